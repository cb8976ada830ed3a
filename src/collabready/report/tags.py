"""What the renderer leaves undone in a tagged PDF, so that a screen reader tells a report as it is meant.

WeasyPrint 70 tags every table as one of data, names headings of cells without telling what they head, counts running
heads as content, measures pictures in pixels from the top, and keeps links off paper. All of that is put right in its
objects before they are written, by the rules of ISO 14289-1 (PDF/UA-1) and ISO 32000-1, 14.8.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

PRINTED = 4
"""Flag of an annotation that is printed too (ISO 32000-1, table 165)."""
LISTED, BODIES = ("/L", "/LI", "/Caption"), ("/Lbl", "/LBody")
ROWS, CELLS = ("/THead", "/TBody", "/TFoot", "/TR"), ("/TH", "/TD")


def finish(document: Any, pdf: Any, *, made: Mapping[str, str]) -> None:
    """Put the tags of a PDF right; for `write_pdf(finisher=...)`. `made`: what else it tells of how it was made."""
    import pydyf  # with weasyprint

    pdf.info |= {key: pydyf.String(value) for key, value in made.items()}
    objects = {item.reference: item for item in pdf.objects}
    for item in pdf.objects:
        if getattr(item, "extra", {}).get("Type") == "/Metadata":
            item.compress = False  # validators and indexers read it as it is, and so a report tells who made it
        elif isinstance(item, dict) and item.get("Subtype") == "/Link":
            item["F"] = PRINTED
    root = objects[pdf.catalog["StructTreeRoot"]]
    points = objects[pdf.page_references[0]]["MediaBox"][3] / document.pages[0].height
    for element in [*_elements(root, objects)]:
        match element.get("S"):
            case "/Figure":
                _measure(element, objects, points)
            case "/Table":
                _head(element, objects)
            case "/L":
                _list(pdf, element, objects)
    _set_apart(pdf, root, objects)


def _children(element: Any, objects: dict[bytes, Any]) -> Iterator[Any]:
    """The elements below one; its pieces of content, which are numbers, are left out."""
    for kid in element.get("K", ()):
        child = objects.get(kid) if isinstance(kid, bytes) else None
        if child is not None and "S" in child:
            yield child


def _elements(top: Any, objects: dict[bytes, Any]) -> Iterator[Any]:
    """Every element that can be reached, in the order of reading."""
    waiting = [top]
    while waiting:
        element = waiting.pop()
        yield element
        waiting += reversed([*_children(element, objects)])


def _measure(figure: Any, objects: dict[bytes, Any], points: float) -> None:
    """The box of a picture in points from the lower left corner of the page, as all that a PDF measures.

    `points`: of a CSS pixel.
    """
    left, top, right, bottom = figure["A"]["BBox"]
    height = objects[figure["Pg"]]["MediaBox"][3]
    figure["A"]["BBox"][:] = (points * left, height - points * bottom, points * right, height - points * top)


def _head(table: Any, objects: dict[bytes, Any]) -> None:
    """Tell what each heading of a table heads. A table without headings only sets things side by side: no table at all."""
    rows = [*_rows(table, objects)]
    cells = [[cell for cell in _children(row, objects) if cell["S"] in CELLS] for _, row in rows]
    if not any(cell["S"] == "/TH" for row in cells for cell in row):
        _flatten(table, objects)
        return
    body = [row for (part, _), row in zip(rows, cells, strict=True) if part != "/THead"]
    if len(body) == 1 < len(cells):
        _as_data(body[0])
    for (part, _), row in zip(rows, cells, strict=True):
        of_columns = part == "/THead" or all(cell["S"] == "/TH" for cell in row)
        for cell in row:
            if cell["S"] == "/TH":
                cell["A"]["Scope"] = "/Column" if of_columns else "/Row"


def _as_data(row: list[Any]) -> None:
    """A row that stands alone under the headings of columns needs none of its own; it would be read out before each cell."""
    for cell in row:
        cell["S"] = "/TD"
        cell.pop("ID", None)
        cell["A"].pop("Headers", None)


def _rows(table: Any, objects: dict[bytes, Any]) -> Iterator[tuple[str, Any]]:
    """The rows of a table, each with the part that it stands in; not those of a table within."""
    for child in _children(table, objects):
        if child["S"] == "/TR":
            yield table["S"], child
        elif child["S"] in ROWS:
            yield from _rows(child, objects)


def _flatten(table: Any, objects: dict[bytes, Any]) -> None:
    parts = [table, *(row for _, row in _rows(table, objects))]
    parts += [part for part in _children(table, objects) if part["S"] in ROWS]
    parts += [cell for row in parts for cell in _children(row, objects) if cell["S"] in CELLS]
    for part in parts:
        part["S"] = "/Div"
        part.pop("A", None)


def _list(pdf: Any, element: Any, objects: dict[bytes, Any]) -> None:
    """Nothing but items in a list, and nothing but one body in an item, beside its mark."""
    for item in _children(element, objects):
        if item["S"] not in LISTED:
            item["S"] = "/LI"
            for part in _children(item, objects):
                if part["S"] == "/LI":
                    _neutral(part, objects)
        if item["S"] == "/LI" and any(part["S"] not in BODIES for part in _children(item, objects)):
            _embody(pdf, item, objects)


def _neutral(item: Any, objects: dict[bytes, Any]) -> None:
    for part in (item, *_children(item, objects)):
        part["S"] = "/Div" if part["S"] in {"/LI", *BODIES} else part["S"]


def _embody(pdf: Any, item: Any, objects: dict[bytes, Any]) -> None:
    """All parts of an item but its mark within one body."""
    import pydyf  # with weasyprint

    parts = [part for part in _children(item, objects) if part["S"] != "/Lbl"]
    marks = [part.reference for part in _children(item, objects) if part["S"] == "/Lbl"]
    kids = pydyf.Array([part.reference for part in parts])
    body = pydyf.Dictionary({"Type": "/StructElem", "S": "/LBody", "K": kids, "Pg": item["Pg"], "P": item.reference})
    pdf.add_object(body)
    objects[body.reference] = body
    for part in parts:
        part["P"] = body.reference
        part["S"] = "/Div" if part["S"] == "/LBody" else part["S"]
    item["K"][:] = [*marks, body.reference]


def _set_apart(pdf: Any, root: Any, objects: dict[bytes, Any]) -> None:
    """Mark what stands in the margins as furniture of the page, which is not read out."""
    numbers = objects[root["ParentTree"]]["Nums"]
    kept = {element.reference for element in _elements(root, objects)}
    for at, page in enumerate(pdf.page_references):
        owners = numbers[2 * at + 1]
        aside = {mark for mark, owner in enumerate(owners) if owner not in kept}
        _as_artifacts(objects[objects[page]["Contents"]].stream, aside)
        for mark in aside:
            owners[mark] = "null"
    elements: list[Any] = [item for item in pdf.objects if isinstance(item, dict) and item.get("Type") == "/StructElem"]
    for element in elements:
        if element.reference not in kept:
            element.clear()


def _as_artifacts(stream: list[Any], marks: set[int]) -> None:
    """Pieces of content, by their number on the page, as artifacts of it."""
    for at, piece in enumerate(stream):
        if isinstance(piece, dict) and piece.get("MCID") in marks and stream[at + 1] == b"BDC":
            stream[at - 1] = "/Artifact"
            piece.clear()
            piece["Type"] = "/Pagination"
