"""How results are shown: page values, charts, HTML, PDF.

`page` turns the results into strings that are ready to print, `html` lays them out with a template, `pdf` prints the
HTML. Nothing here computes from data, and nothing here decides what may be shown: what is hidden is not in the results.
"""
