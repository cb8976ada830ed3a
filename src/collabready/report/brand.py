"""Whose report it looks like: the consultant's name, logo and colours, the fonts, the size of the paper."""

from __future__ import annotations

import re
import struct
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from collabready.errors import CollabreadyError

if TYPE_CHECKING:
    from collabready.engagement import Engagement
    from collabready.engagement.settings import Fonts

Paper = Literal["A4", "Letter"]

LARGEST_LOGO = 1_000_000
KINDS = {"svg": b"<", "png": b"\x89PNG\r\n\x1a\n", "jpeg": b"\xff\xd8\xff"}
DESIGN_COLOURS = {"accent": "#0E3347", "good": "#2C6E8F", "problem": "#B4461A"}
DESIGN_FONTS = {"sans": "Collab Sans", "serif": "Collab Serif", "display": "Collab Display"}
# A drawing that runs something, or that asks for something from elsewhere.
HARMFUL = re.compile(
    rb"<!doctype|<!entity|<script|<foreignobject|<style[^>]*>[^<]*(?:@import|url\()|\son\w+\s*="
    rb"|href\s*=\s*[\"'](?!#|data:image/(?:png|jpeg))|url\(\s*[\"']?(?!#)",
    re.IGNORECASE,
)
RESTRICTED = 0x0002
"""The bit of a font's `fsType` that forbids embedding it (OpenType specification, table OS/2)."""


@dataclass(frozen=True)
class Font:
    """A font of the client's own: the name of its family, and its file."""

    family: str
    file: Path


@dataclass(frozen=True)
class Brand:
    """`logo`: an SVG, PNG or JPEG as a data URI, or empty. `colours` and `fonts`: what replaces the design's own, by name."""

    consultant: str = ""
    firm: str = ""
    logo: str = ""
    colours: Mapping[str, str] = field(default_factory=dict)
    fonts: Mapping[str, Font] = field(default_factory=dict)
    paper: Paper = "A4"

    @property
    def signature(self) -> str:
        """Who made the report: "Ann Peeters, Peeters & Co"; empty where the settings do not tell."""
        return ", ".join(filter(None, (self.consultant, self.firm)))

    @property
    def logo_digest(self) -> str:
        """What tells one logo from another, to be noted in a PDF; empty where there is none."""
        return sha256(self.logo.encode()).hexdigest() if self.logo else ""

    def painted(self, text: str) -> str:
        """A page, a style sheet or a drawing of the design in the brand's colours and fonts."""
        for name, colour in self.colours.items():
            text = re.sub(DESIGN_COLOURS[name], colour, text, flags=re.IGNORECASE)
        for name, font in self.fonts.items():
            text = text.replace(DESIGN_FONTS[name], font.family)
        return text


PLAIN = Brand()
"""The design as it is shipped, on A4."""


def brand_of(engagement: Engagement | None, paper: Paper | None = None) -> Brand:
    """What the settings of a client's folder say. `paper`: in place of theirs; A4 where neither says.

    Raises:
        CollabreadyError: the logo or a font is not there, or is none that can be printed.
    """
    if engagement is None:
        return Brand(paper=paper or "A4")
    consultant = engagement.consultant
    return Brand(
        consultant=consultant.name or "",
        firm=consultant.firm or "",
        logo=_logo(engagement.folder / consultant.logo) if consultant.logo else "",
        colours={name: colour for name, colour in consultant.colours if colour},
        fonts=_fonts(engagement.folder, consultant.fonts),
        paper=paper or engagement.paper,
    )


def _logo(file: Path) -> str:
    content = _read(file, "logo")
    if len(content) > LARGEST_LOGO:
        raise CollabreadyError(f"{file}: a logo of more than 1 MB. Save it smaller; 600 pixels across are enough.")
    start = content.lstrip(b"\xef\xbb\xbf \r\n\t")
    kind = next((kind for kind, sign in KINDS.items() if start.startswith(sign)), None)
    if kind is None or (kind == "svg" and b"<svg" not in content):
        raise CollabreadyError(f"{file}: this is no logo that can be printed. Save it as SVG, PNG or JPEG.")
    if kind == "svg" and (found := HARMFUL.search(content)):
        line = content.count(b"\n", 0, found.start()) + 1
        raise CollabreadyError(
            f"{file}:{line}: a logo may only draw: no scripts, entities, or files from elsewhere. Export it as plain SVG, or as PNG."
        )
    return f"data:image/{'svg+xml' if kind == 'svg' else kind};base64,{b64encode(content).decode()}"


def _fonts(folder: Path, fonts: Fonts) -> dict[str, Font]:
    return {name: _font(folder / file) for name, file in fonts if file}


def _font(file: Path) -> Font:
    # A tenth of a second, and only who brings fonts of their own needs it.
    from fontTools.ttLib import TTFont, TTLibError

    content = _read(file, "font")
    try:
        with TTFont(BytesIO(content), lazy=True) as font:
            family, rights = font["name"].getBestFamilyName(), font["OS/2"].fsType
    except (TTLibError, KeyError, AssertionError, ValueError, struct.error) as error:
        raise CollabreadyError(f"{file}: this is no font that can be read. Use a TTF or an OTF.") from error
    if rights & RESTRICTED:
        raise CollabreadyError(f"{file}: its maker does not allow that it is put into a PDF. Use another font.")
    if not family or not re.fullmatch(r"[\w .&+-]+", family):
        raise CollabreadyError(f"{file}: its family is named '{family}', which a style sheet cannot hold. Use another.")
    return Font(family, file.resolve())


def _read(file: Path, what: str) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise CollabreadyError(
            f"{file}: the {what} that collabready.yaml names cannot be read ({error.strerror}). Check the name."
        ) from error
