"""The report of one group, for who leads it: that group beside the whole, and nothing about any other.

`extract` cuts the results down to what such a report may show. `pages` makes the report of that extract alone, and the
extract is what is attached to it: so the attachment holds nothing that the pages could not show, and neither can tell
of another group.
"""
