"""What a file is by its first bytes, whatever its name says."""

from __future__ import annotations

SIGNATURES = {
    b"%PDF": "a PDF document",
    b"PK\x03\x04": "an Excel workbook or another ZIP archive",
    b"\xd0\xcf\x11\xe0": "an old Office file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x1f\x8b": "a compressed file",
    b"SQLite": "a database",
}


def kind_of(content: bytes) -> str | None:
    """The kind of a file that is no text; None where its start tells of none."""
    return next((kind for signature, kind in SIGNATURES.items() if content.startswith(signature)), None)
