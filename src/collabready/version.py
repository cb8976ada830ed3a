"""The version, in one place: the wheel, `--version`, results and reports read it from here."""

__version__ = "0.1.0"
