"""The fonts of a report: those of its template and those that are shipped, and none of the machine that prints it.

So a report looks the same, and has the same bytes, whatever fonts are installed. Fontconfig reads them where they lie;
nothing is copied. Who reads the page in a browser gets them by `fonts/fonts.css`.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from collabready.report.brand import PLAIN, Brand
from collabready.report.template import FONTS, SHARED, template_folder

SETTING = "FONTCONFIG_FILE"


@contextmanager
def only_fonts_of(folders: Sequence[Path]) -> Iterator[None]:
    """Whatever asks fontconfig for its settings within this block finds the fonts in these folders, and no others."""
    before = os.environ.get(SETTING)
    with tempfile.TemporaryDirectory(prefix="collabready-") as folder:
        settings = Path(folder, "fonts.conf")
        settings.write_text(_settings(folders), encoding="utf-8")
        os.environ[SETTING] = str(settings)
        try:
            yield
        finally:
            if before is None:
                del os.environ[SETTING]
            else:
                os.environ[SETTING] = before


def _settings(folders: Sequence[Path]) -> str:
    listed = "".join(f"<dir>{escape(str(folder))}</dir>" for folder in folders)
    return f'<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig>{listed}</fontconfig>\n'


def font_folders(template: Path, brand: Brand = PLAIN) -> tuple[Path, ...]:
    """The folders of the brand's fonts, of a template's own and of the shipped ones, as far as they are there."""
    shipped, own = template_folder(SHARED) / FONTS, template.resolve() / FONTS
    theirs = [font.file.parent for font in brand.fonts.values()]
    return tuple(dict.fromkeys([*theirs, *([own] if own.is_dir() else []), shipped]))


@cache
def letters_of(folders: tuple[Path, ...]) -> frozenset[int]:
    """The codes of all letters that the fonts in these folders have."""
    files = [file for folder in folders for kind in ("*.ttf", "*.otf") for file in sorted(folder.glob(kind))]
    return frozenset(code for file in files for code in _codes(file))


def _codes(font: Path) -> Any:
    from fontTools.ttLib import TTFont  # a tenth of a second, and only letters beyond ASCII need it

    with TTFont(font, lazy=True) as opened:
        return opened.getBestCmap()
