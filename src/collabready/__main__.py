"""`python -m collabready`."""

from collabready.cli import main

main()
