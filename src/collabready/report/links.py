"""Where the links of a page may lead: within it, to the web, or to a mailbox; never to a script or to a file."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

from collabready.errors import CollabreadyError

SAFE = re.compile(r"#|https?://|mailto:", re.IGNORECASE)


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.unsafe: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        target = dict(attrs).get("href")
        if tag in {"a", "area", "base"} and target and not SAFE.match(target.strip()):
            self.unsafe.append(target)


def unsafe_links(page: str) -> list[str]:
    """The targets of a page's links that a reader must not be led to."""
    links = _Links()
    links.feed(page)
    return links.unsafe


def refuse_unsafe_links(page: str, file: Path) -> None:
    """Raises CollabreadyError: the template in `file` makes such a link; the renderer would put it into the PDF as it is."""
    if unsafe := unsafe_links(page):
        raise CollabreadyError(f"{file}: a link to '{unsafe[0][:60]}': only #, https, http and mailto can be followed.")
