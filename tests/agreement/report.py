"""The report as HTML and as PDF, read back and held against what the JSON says."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from math import ceil, floor
from pathlib import Path
from typing import Any

from pypdf import PdfReader

from agreement import expected
from agreement.expected import leaves
from agreement.pages import NUMBER, Cell, Section, Table, read_report
from agreement.plan import month_ends, plan_disagrees
from collabready.assessment.results import Results
from collabready.report.html import render_html
from collabready.report.page import report_pages
from collabready.report.pdf import render_pdf

NEAR, FAR = 24, 160
"""Letters that a chart may write between two cells of a row; that lines of its neighbours take, where cells have several."""
WRAPPED: tuple[list[str], ...] = ([], ["actions"], ["waiting"], ["reasons"], ["sources"])
TEMPLATE = Path(__file__).parents[2] / "report_templates" / "executive"


def html_of(results: Results) -> str:
    return render_html(report_pages(results), TEMPLATE, self_contained=False)


def html_disagrees(content: Any, html: str) -> list[str]:
    """Every cell with a number that is not the one of the JSON, and every number of the JSON that is not there."""
    sections = {section.anchor: section for section in read_report(html)}
    told: list[str] = []
    texts = sorted({*texts_of(content)}, key=len, reverse=True)
    for anchor, must in expected.pages(content):
        told += _page_disagrees(anchor, sections[anchor], must, texts)
    told += _listing_disagrees(sections)
    told += plan_disagrees(content, sections)
    known = {anchor for anchor, _ in expected.pages(content)} | {"", "plan", "days", "annex"}
    told += [f"{anchor}: a page that nothing is known of" for anchor in sections if anchor not in known]
    told += _prose_disagrees(content, sections, texts)
    return told


def _listing_disagrees(sections: Mapping[str, Section]) -> Iterator[str]:
    """The contents list pages by the titles that those bear."""
    titles = {text for section in sections.values() for name, text in section.texts if name.startswith("h1")}
    for table in sections["contents"].tables:
        for row in table.rows if table.name.startswith("contents") else ():
            if not any(row[-1].text.endswith(title) for title in titles):
                yield f"contents: {row[-1].text!r} is the title of no page"


def _page_disagrees(anchor: str, section: Section, must: expected.Page, known: list[str]) -> Iterator[str]:
    by_class: dict[str, list[Table]] = {}
    for table in section.tables:
        by_class.setdefault(table.name.split()[0] if table.name else "", []).append(table)
    for name, tables in must.tables.items():
        yield from _tables_disagree(
            f"{anchor}, {name}", by_class.pop(name, []), tables, must.heads.get(name, ()), known
        )
    axes = [
        alt for table in section.tables for row in table.rows for cell in row for alt in cell.alts if "Scale" in alt
    ]
    if any(axis != must.axis for axis in axes):
        yield f"{anchor}: the axis {axes} in place of {must.axis}"
    for name, others in by_class.items():
        if (
            name
            and name != "contents"
            and any(NUMBER.search(cell.text) for table in others for row in table.rows for cell in row)
        ):
            yield f"{anchor}, {name}: a table that nothing is known of"
    texts = [text for _, text in section.texts]
    for text in must.texts:
        if not any(text == each or (len(text) > 8 and text in each) for each in texts):
            yield f"{anchor}: {text!r} is not there"


def _continued(tables: list[Table]) -> list[Table]:
    """A table that goes on under the same heads, on a page of its own, is one with what stands before it."""
    whole: list[Table] = []
    for table in tables:
        if whole and table.head and table.head == whole[-1].head:
            whole[-1] = Table(table.name, table.head, [*whole[-1].rows, *table.rows])
        else:
            whole.append(table)
    return whole


def _tables_disagree(place: str, found: list[Table], tables: Any, heads: Any, known: list[str]) -> Iterator[str]:
    found = _continued(found)
    if len(found) != len(tables):
        yield f"{place}: {len(found)} tables instead of {len(tables)}"
    for table, lines in zip(found, tables, strict=False):
        yield from _table_disagrees(place, table, lines, known)
        if not table.head and all(name.isdecimal() for line in lines for name in line.cells):
            continue
        numbered = {head for head in table.head if NUMBER.search(head)} - {"0 to 100"}
        if numbered != {head for head in heads if NUMBER.search(head)} or not {*heads} <= {*table.head}:
            yield f"{place}: the headings {table.head} in place of {heads}"


def _table_disagrees(place: str, table: Table, lines: Any, texts: list[str]) -> Iterator[str]:
    rows = [row for row in table.rows if _is_row(row)]
    at = 0
    for line in lines:
        found = next((n for n in range(at, len(rows)) if _titled(rows[n], line.title)), None)
        if found is None:
            yield f"{place}: no row {line.title!r} in its order"
            continue
        for row in rows[at:found]:
            yield from _unknown_numbers(place, row, texts)
        yield from _row_disagrees(f"{place}, {line.title}", table, rows[found], line)
        at = found + 1
    for row in rows[at:]:
        yield from _unknown_numbers(place, row, texts)


def _unknown_numbers(place: str, row: list[Cell], texts: list[str]) -> Iterator[str]:
    """Numbers of a row that are not those of a text of the JSON, such as the version of the questionnaire."""
    rest = " ".join(cell.text for cell in row if not cell.head)
    for text in texts:
        rest = rest.replace(text, "")
    if NUMBER.search(rest):
        yield f"{place}: a row that nothing is known of: {[cell.text for cell in row]}"


def _is_row(row: list[Cell]) -> bool:
    """Not the axis below the others."""
    return not any(alt.startswith("Scale from ") for cell in row for alt in cell.alts)


def _titled(row: list[Cell], title: str) -> bool:
    head = next((cell.text for cell in row if cell.head), None)
    if head is None:
        return title.isdecimal()
    for role in ("(reversed)", "ingredient", "condition"):
        head = head.removesuffix(f" {role}")
    begins = head.strip().removesuffix("…").strip()
    return bool(begins) and " ".join(title.split()).startswith(begins)


def _row_disagrees(place: str, table: Table, row: list[Cell], line: expected.Line) -> Iterator[str]:
    column, at_column = 0, {}
    for cell in row:
        at_column[column] = cell
        column += cell.span
    for name, text in line.cells.items():
        at = int(name) if name.isdecimal() else table.head.index(name) if name in table.head else -1
        stands = at_column[at].text if at in at_column else None
        if stands != text:
            yield f"{place}, {name}: {stands!r} instead of {text!r}"
    alts = [alt for cell in row for alt in cell.alts]
    for alt in line.alts:
        if not any(each.endswith(alt) or _clipped(each, alt) for each in alts):
            yield f"{place}: no picture that says {alt!r} among {alts}"
    columns = {int(n) if n.isdecimal() else table.head.index(n) for n in line.cells if n.isdecimal() or n in table.head}
    for at, cell in at_column.items():
        if at not in columns and not cell.head and NUMBER.search(cell.text):
            yield f"{place}, column {at}: {cell.text!r} is not known of"


def _clipped(printed: str, alt: str) -> bool:
    return printed.endswith("…") and printed.removesuffix("…").rstrip().partition(": ")[2] in alt


PHRASES = re.compile(
    r"95 %|at \.05|rate of \.10|0-100|0 to 100|of 100|100|p below \.05|Holm, \.05|discovery rate, \.10|90 % interval|19 times in 20|Days \d+-\d+|(?:[Ff]irst|next) (?:30|90) days|in 90 days|(?:By|by|check,) day \d+|Checks: .*|Equal priority: [\d,; and]+|\d+: (?:small|medium|large) effort, gain (?:\+\d+\.\d|below 0\.1)|ready line [\d.]+|"
    r"<65|“<65”|rounds to 65|at least 5 points|five|25 points apart|fewer than \d+|from 30 people|counts 0|at 0\b|\d+ more|\d+ moves?|"
    r"(?:Ready from|Ready means) [\d.]+|\d+ of \d+ parts|\d+ other actions?|action \d+|[Aa]ctions? [\d, and]+"
)


def _prose_disagrees(content: Any, sections: dict[str, Section], texts: list[str]) -> Iterator[str]:
    """No sentence holds a number that nothing in the JSON gives; and the names with their scores are those of the parts."""
    allowed = _given(content)
    scores = {d["title"].casefold(): expected.score(d["score"], content) for d in content["dimensions"]}
    for section in sections.values():
        for name, text in section.texts:
            for known, number in re.findall(r"([\w ,-]+?) \((<?\d+)\)", text) if name == "p lead" else []:
                part = next((title for title in scores if known.casefold().endswith(title)), None)
                if part and scores[part] != number:
                    yield f"{section.anchor}: {part} {number} instead of {scores[part]}"
            rest = text
            for each in texts:
                rest = rest.replace(each, "")
            for number in NUMBER.findall(PHRASES.sub("", rest)):
                if number not in allowed:
                    yield f"{section.anchor}: {number!r} in {text!r} is no number of the results"


def texts_of(value: Any) -> Iterator[str]:
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        if (
            isinstance(inner, str)
            and re.search(r"\d", inner)
            and (re.search(r"[A-Za-z]", inner) or re.search(r"[.-]", inner))
        ):
            yield " ".join(inner.split())
        yield from texts_of(inner)


def _given(content: Any) -> set[str]:
    """The numbers of the JSON as sentences may print them: rounded, the distances from the line, those who were silent."""
    given = {str(content["settings"]["min_group"]), str(content["settings"]["min_group_distribution"])}
    ready = expected.line(content)
    for path in leaves(content):
        value: Any = content
        for key in path:
            value = value[key]
        if isinstance(value, int | float) and not isinstance(value, bool):
            given |= {str(expected.half_up(value)), f"{value:,}", str(expected.half_up(100 * value))}
            given.add(str(abs(expected.half_up(value) - expected.half_up(ready))))
    n, invited = content["readiness"]["n"], content["readiness"]["invited"]
    for even in (content["response"] or {}).get("break_even", ()):
        given |= {str(ceil(round(even["silent"], 9))), str(floor(round(even["silent"], 9)))}
    if invited:
        given |= {f"{invited - n:,}", str(expected.half_up(100 * n / invited))}
    for d in content["dimensions"]:
        given |= {expected.coefficient(unit["icc2"]) for unit in d["units"]}
        given |= {told.removesuffix(" %").strip("≥≤") for told in expected.favourable(d)}
    privacy = content["privacy"] or {}
    days = f"{content['created']} {privacy.get('delete_by')} {content['released']} {month_ends(content)}"
    return given | {str(int(day)) for day in re.findall(r"\d+", days)} | {f"{ready:g}"} | {*re.findall(r"\d+", days)}


def pdf_text(results: Results) -> str:
    pages = report_pages(results)
    printed = render_pdf(html_of(results), pages.charts, TEMPLATE, created=pages.created)
    return "".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(printed)).pages)


def squeezed(text: str) -> str:
    """A text without what a printer puts between letters to break lines."""
    return re.sub(r"[\s\u200b\u00ad\u2011-]+", "", text)


def pdf_disagrees(sections: list[Section], text: str) -> Iterator[str]:
    """The cells and sentences of the page that hold numbers, each after the one before it in the text of the PDF."""
    whole = squeezed(text)
    for section in sections:
        if section.anchor == "contents":
            continue
        for table in section.tables:
            yield from (f"{section.anchor}, {table.name}: {row} is not printed" for row in _not_printed(table, whole))
        for name, sentence in section.texts:
            if NUMBER.search(sentence) and name != "alt" and squeezed(sentence) not in whole:
                yield f"{section.anchor}: {sentence!r} is not printed"


def _not_printed(table: Table, whole: str) -> Iterator[list[str]]:
    """The rows whose numbers do not follow their title, below the row before."""
    at = 0
    for row in table.rows:
        head = next((n for n, cell in enumerate(row) if cell.head), 0)
        title = squeezed(row[head].text)
        before = [squeezed(cell.text) for cell in row[:head] if NUMBER.search(cell.text)]
        follows = [squeezed(cell.text) for cell in row[head + 1 :] if NUMBER.search(cell.text)]
        if not before and not follows:
            continue
        found = _after(whole, (*before, title), follows, at, NEAR if table.name.split()[:1] not in WRAPPED else FAR)
        if found < 0:
            yield [*before, title, *follows]
        at = max(found, at)


def _after(whole: str, titles: Sequence[str], cells: Sequence[str], start: int, near: int) -> int:
    """Where a title stands, what comes before it close by, and the cells close behind it in their order; -1 where not."""
    first, *rest = titles
    at = whole.find(first, start)
    while at >= 0:
        end = at + len(first)
        for text in (*rest, *cells):
            found = whole.find(text, end, end + len(text) + near)
            if found < 0:
                break
            end = found + len(text)
        else:
            return at
        at = whole.find(first, at + 1)
    return -1
