"""Purging: erasing what single people answered once an engagement is finished, and certifying it."""
