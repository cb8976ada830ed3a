"""All outputs of one engagement agree, cell by cell: JSON, CSV, workbook, HTML, PDF and terminal.

What each output must print is worked out from the JSON alone (`agreement.expected`, `agreement.rows`), with a rounding
of its own. Then each printer is broken in many ways, one at a time, and the comparison must notice.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from html import unescape
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from agreement.expected import leaves
from agreement.pages import read_report
from agreement.report import html_disagrees, html_of, pdf_disagrees, pdf_text
from agreement.tables import csv_disagrees, workbook_disagrees
from agreement.terminal import terminal_disagrees, terminal_text
from collabready.assessment import figures
from collabready.assessment.results import Results, read_results
from collabready.assessment.sealed import Sealed
from collabready.report import (
    annex,
    answers,
    by_group,
    checks,
    dimensions,
    groups,
    interviews,
    making,
    moves,
    part_facts,
    privacy,
    receipt,
    recipe,
    summary,
    turnout,
    voices,
    waves,
)
from collabready.report.page import report_pages
from collabready.spreadsheet import comparison_rows, delimited, score_rows, sheets, workbook
from collabready.spreadsheet.delimited import results_csv
from collabready.spreadsheet.rows import Row, Sheet, columns
from collabready.spreadsheet.workbook import results_workbook
from collabready.terminal import dimensions as terminal_dimensions
from collabready.terminal import groups as terminal_groups
from collabready.terminal import results as terminal_results
from collabready.terminal import waves as terminal_waves
from filled_results import demo, filled

CASES = Path(__file__).parent / "report" / "results"
FILES = sorted(path.stem for path in CASES.glob("*.json"))
MADE = {"demo": demo, "every field filled": filled}
ALL = [*MADE, *FILES]


@cache
def results_of(name: str) -> Results:
    return MADE[name]() if name in MADE else read_results(CASES / f"{name}.json")


def as_json(results: Results) -> Any:
    return json.loads(results.to_json())


UNPRINTED = {
    "format": "it is of the file",
    "file": "the name of a file can name people",
    "labels": "they name the answers",
}


def changed(results: Results, path: tuple[str | int, ...]) -> Results | None:
    """The results with one more at a place of the JSON; None where that is no number."""
    content = as_json(results)
    inner = content
    for key in path[:-1]:
        inner = inner[key]
    value = inner[path[-1]]
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    inner[path[-1]] = value + 1 if not isinstance(value, float) or value < 90 else value - 1
    try:
        return Results.model_validate(content, strict=False)
    except ValueError:
        return None  # no results have that


def little(results: Results) -> Results:
    """The results with two of each kind, so that each number of them can be tried."""
    parts = tuple(
        d.model_copy(update={"items": d.items[:3], "practices": d.practices[:2]}) for d in results.dimensions[:2]
    )
    groups = (results.groups[0], *results.groups[-3:])
    return results.model_copy(update={"dimensions": parts, "plan": results.plan[:2], "groups": groups})


def test_no_number_of_the_results_is_left_out_of_the_tables() -> None:
    """Each number is changed in turn where every field is filled: the CSV must change too."""
    whole = little(filled())
    before, tried = results_csv(whole), 0
    for path in leaves(as_json(whole)):
        other = None if UNPRINTED.keys() & set(path) or _is_empty(whole, path) else changed(whole, path)
        if other is not None:
            tried += 1
            assert results_csv(other) != before, path
    assert tried > 300


def _is_empty(whole: Results, path: tuple[str | int, ...]) -> bool:
    """The n of a group that nobody answered in is not printed: it looks as a hidden one does."""
    if path[0] == "voices" and path[-1] == "n":
        return True
    return path[0] == "groups" and path[-1] == "n" and not whole.groups[int(path[1])].n


def test_every_field_is_filled_where_every_number_is_tried() -> None:
    """Who adds a field to the results fills it in `filled_results`, and then CSV and workbook must print it."""
    seen: dict[str, bool] = {}
    for part in sealed(filled()):
        for name in type(part).model_fields:
            key = f"{type(part).__name__}.{name}"
            seen[key] = seen.get(key, False) or getattr(part, name) not in (None, (), {}, "")

    assert {key for key, filled_once in seen.items() if not filled_once} == set()


def sealed(value: Any) -> Iterator[Sealed]:
    """All parts of the results, of every kind."""
    if isinstance(value, Sealed):
        yield value
        value = [getattr(value, name) for name in type(value).model_fields]
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else ():
        yield from sealed(inner)


# Each output as it is, and broken


PRINTERS: dict[str, tuple[Callable[[Results], Any], Callable[[Any, Any], list[str]]]] = {
    "CSV": (results_csv, csv_disagrees),
    "workbook": (results_workbook, workbook_disagrees),
    "HTML": (html_of, html_disagrees),
    "terminal": (terminal_text, terminal_disagrees),
}


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("printer", PRINTERS)
def test_every_number_that_is_printed_is_that_of_the_results_at_its_place(printer: str, name: str) -> None:
    prints, compare = PRINTERS[printer]
    results = results_of(name)

    assert compare(as_json(results), prints(results)) == []


def lower_half(value: float) -> int:
    """A half rounded down, and nothing else."""
    return math.ceil(round(value, 9) - 0.5)


def part(results: Results, at: int, **values: Any) -> Results:
    """The results with other values in one dimension."""
    parts = list(results.dimensions)
    parts[at] = parts[at].model_copy(update=values)
    return results.model_copy(update={"dimensions": tuple(parts)})


def two_practices_swapped(results: Results) -> Results:
    first, second, *rest = results.dimensions[0].practices
    swapped = (first.model_copy(update={"score": second.score}), second.model_copy(update={"score": first.score}))
    return part(results, 0, practices=(*swapped, *rest))


def n_of_another_row(results: Results) -> Results:
    """The group before it lends its n."""
    shown = [at for at, group in enumerate(results.groups) if not group.hidden and group.n]
    groups = list(results.groups)
    groups[shown[1]] = groups[shown[1]].model_copy(update={"n": groups[shown[0]].n})
    return results.model_copy(update={"groups": tuple(groups)})


def two_cells_of_a_group_swapped(results: Results) -> Results:
    groups = list(results.groups)
    cells = groups[0].dimensions
    one, other = list(cells)[:2]
    groups[0] = groups[0].model_copy(update={"dimensions": {**cells, one: cells[other], other: cells[one]}})
    return results.model_copy(update={"groups": tuple(groups)})


def two_groups_swapped(results: Results) -> Results:
    one, other, *rest = results.groups
    named = (one.model_copy(update={"group": other.group}), other.model_copy(update={"group": one.group}))
    return results.model_copy(update={"groups": (*named, *rest)})


def interval_of_another(results: Results) -> Results:
    return part(results, 2, ci=results.dimensions[3].ci)


def readiness_for_recipe(results: Results) -> Results:
    readiness = results.readiness.model_copy(update={"score": results.dimensions[1].score, "ci": results.recipe.ci})
    return results.model_copy(update={"readiness": readiness})


def a_point_more(results: Results) -> Results:
    return part(results, 4, score=(results.dimensions[4].score or 0) + 1)


def survey_and_rating_swapped(results: Results) -> Results:
    first, *rest = results.interviews
    swapped = first.model_copy(update={"score": first.survey_score, "survey_score": first.score})
    return results.model_copy(update={"interviews": (swapped, *rest)})


def an_action_less(results: Results) -> Results:
    return results.model_copy(update={"plan": results.plan[:2] + results.plan[3:]})


def another_day(results: Results) -> Results:
    first, *rest = results.plan
    return results.model_copy(update={"plan": (first.model_copy(update={"due": 90 if first.due != 90 else 30}), *rest)})


def two_gaps_swapped(results: Results) -> Results:
    one, other, *rest = results.voices.gaps
    named = (
        one.model_copy(update={"dimension": other.dimension}),
        other.model_copy(update={"dimension": one.dimension}),
    )
    return results.model_copy(update={"voices": results.voices.model_copy(update={"gaps": (*named, *rest)})})


def two_reliabilities_swapped(results: Results) -> Results:
    one, other = results.dimensions[:2]
    return part(part(results, 0, reliability=other.reliability), 1, reliability=one.reliability)


def rate_of_another_row(results: Results) -> Results:
    one, other, *rest = results.groups
    return results.model_copy(update={"groups": (one.model_copy(update={"rate": other.rate}), other, *rest)})


def a_change_the_other_way(results: Results) -> Results:
    assert results.waves
    first, *rest = results.waves.changes
    turned = first.model_copy(update={"earlier": first.later, "later": first.earlier})
    return results.model_copy(update={"waves": results.waves.model_copy(update={"changes": (turned, *rest)})})


def a_hidden_group_shown(results: Results) -> Results:
    groups = tuple(
        group.model_copy(update={"hidden": False, "n": 3}) if group.hidden else group for group in results.groups
    )
    return results.model_copy(update={"groups": groups})


MISTAKES = (
    two_practices_swapped, n_of_another_row, two_cells_of_a_group_swapped, two_groups_swapped, interval_of_another,
    readiness_for_recipe, a_point_more, survey_and_rating_swapped, an_action_less, another_day, a_hidden_group_shown,
    two_gaps_swapped, two_reliabilities_swapped, rate_of_another_row, a_change_the_other_way,
)  # fmt: skip


@pytest.mark.parametrize("mistake", MISTAKES)
@pytest.mark.parametrize("printer", PRINTERS)
def test_a_printer_that_takes_the_wrong_number_is_found_out(
    printer: str, mistake: Callable[[Results], Results]
) -> None:
    """It prints as if the results were others; compared with what they are."""
    prints, compare = PRINTERS[printer]

    assert compare(as_json(filled()), prints(mistake(filled()))) != []


ROUNDING: list[tuple[str, Any, str, Any]] = [
    ("HTML", figures, "whole", math.floor),
    ("HTML", figures, "whole", lower_half),
    ("HTML", figures, "whole", lambda value: math.ceil(round(value, 9))),
    ("HTML", figures, "marked", lambda score, _: "–" if score is None else str(figures.whole(score))),
    ("HTML", part_facts, "percent", lambda share: "–" if share is None else f"{int(100 * share)} %"),
    ("HTML", part_facts, "count", lambda n: f"{(n or 0) + 1}"),
    ("HTML", part_facts, "interval", lambda ci: f"{math.floor(ci[0])} to {math.ceil(ci[1])}" if ci else ""),
    ("HTML", part_facts, "difference", lambda score, other: f"{round(other - score)}"),
    ("HTML", by_group, "distance", lambda _, score: f"{round(score)} points short"),
    ("HTML", dimensions, "lowest", lambda *_: ("It is said", "120 %")),
    ("HTML", dimensions, "interval", lambda ci: f"{round(ci[1])} to {round(ci[0])}" if ci else ""),
    ("HTML", dimensions, "distance", lambda _, score: f"{round(score)} points short"),
    ("HTML", recipe, "interval", lambda ci: f"{math.floor(ci[0])} to {math.ceil(ci[1])}" if ci else ""),
    ("HTML", groups, "count", lambda n: f"{(n or 0) - 1}"),
    ("HTML", groups, "caution", lambda _: ""),
    ("HTML", voices, "count", lambda n: f"{(n or 0) + 1}"),
    ("HTML", interviews, "difference", lambda score, other: f"+{round(score - other)}" if other else "–"),
    ("HTML", answers, "percent", lambda share: f"{int(100 * share)} %"),
    ("HTML", answers, "whole", int),
    ("HTML", moves, "points", lambda value: "–" if value is None else f"+{value:.0f}"),
    ("HTML", receipt, "percent", lambda share: f"{int(100 * share)} %"),
    ("HTML", summary, "interval", lambda ci: f"{math.floor(ci[0])} to {math.floor(ci[1])}" if ci else ""),
    ("terminal", figures, "whole", math.floor),
    ("terminal", figures, "whole", lower_half),
    ("terminal", figures, "marked", lambda score, _: "–" if score is None else str(figures.whole(score))),
    ("terminal", terminal_dimensions, "count", lambda n: f"{(n or 0) + 1}"),
    ("terminal", terminal_dimensions, "interval", lambda ci: f"{round(ci[1])} to {round(ci[0])}" if ci else ""),
    ("terminal", terminal_groups, "difference", lambda score, other: f"{round(score - other)}" if other else "–"),
    ("terminal", terminal_results, "FIRST_ACTIONS", 4),
    ("terminal", terminal_results, "turns", lambda _: "“ready” were their average 80 or more"),
    (
        "terminal",
        terminal_dimensions,
        "coefficient",
        lambda value, _=(): "–" if value is None else f"{value - 0.005:.2f}",
    ),
    ("terminal", terminal_groups, "percent", lambda share: f"{int(100 * share)} %"),
    ("terminal", terminal_groups, "difference_mark", lambda _: ""),
    ("terminal", terminal_groups, "difference_interval", lambda ci: f"{math.floor(ci[0]):+} to {math.floor(ci[1]):+}"),
    ("terminal", terminal_waves, "count", lambda n: f"{(n or 0) + 1}"),
    ("HTML", voices, "difference_interval", lambda ci: f"{math.floor(ci[0]):+} to {math.floor(ci[1]):+}"),
    ("HTML", groups, "difference_mark", lambda _: ""),
    ("HTML", groups, "percent", lambda share: f"{int(100 * share)} %"),
    ("HTML", annex, "coefficient", lambda value, _=(): f"{value - 0.005:.2f}"),
    ("HTML", making, "turns", lambda _: "“ready” were their average 80 or more"),
    ("HTML", waves, "difference", lambda score, other: f"{round(other - score)}"),
    ("HTML", waves, "count", lambda n: f"{(n or 0) + 1}"),
    ("HTML", annex, "spread", lambda value: f"{value:.0f}"),
    ("HTML", checks, "percent", lambda share: f"{int(100 * share)} %"),
    ("HTML", turnout, "count", lambda n: f"{(n or 0) + 1}"),
    ("HTML", privacy, "date", lambda iso: iso),
    ("CSV", score_rows, "_spread", lambda _: {}),
    ("CSV", comparison_rows, "ends", lambda name, ci: {f"{name}_low": ci[1], f"{name}_high": ci[0]}),
    ("CSV", comparison_rows, "HIDDEN", "empty"),
    ("CSV", sheets, "_response", lambda _: iter(())),
    ("CSV", delimited, "guarded", lambda cell: cell[:9]),
    ("workbook", workbook, "columns", lambda rows: columns(rows)[:-1]),
    ("workbook", workbook, "_pattern", lambda *_: "0"),
    ("workbook", workbook, "_pattern", lambda *_: "0.0"),
    ("workbook", score_rows, "_agreement", lambda _: {}),
    ("workbook", comparison_rows, "told", lambda flag: "no" if flag else "yes"),
]


@pytest.mark.parametrize(
    ("printer", "place", "name", "broken"),
    [pytest.param(*each, id=f"{each[0]}-{each[2]}-{at}") for at, each in enumerate(ROUNDING)],
)
def test_a_printer_that_rounds_or_writes_a_number_otherwise_is_found_out(
    monkeypatch: pytest.MonkeyPatch, printer: str, place: ModuleType, name: str, broken: Any
) -> None:
    prints, compare = PRINTERS[printer]
    monkeypatch.setattr(place, name, broken)

    assert compare(as_json(filled()), prints(filled())) != []


ROWS: dict[str, Callable[[list[Row]], list[Row]]] = {
    "a row is left out": lambda rows: [*rows[:20], *rows[21:]],
    "two rows change places": lambda rows: [*rows[:12], rows[13], rows[12], *rows[14:]],
    "n and score change places": lambda rows: [replace(row, n=row.score, score=row.n) for row in rows],  # type: ignore[arg-type] # it is the mistake
    "the ends of an interval change places": lambda rows: [replace(row, ci=row.ci and row.ci[::-1]) for row in rows],
    "scores are rounded": lambda rows: [replace(row, score=row.score and round(row.score, 2)) for row in rows],
    "n is of the row before": lambda rows: [replace(row, n=rows[at - 1].n) for at, row in enumerate(rows)],
    "hidden ones have an n": lambda rows: [replace(row, n=0) if row.level == "hidden" else row for row in rows],
}


@pytest.mark.parametrize("mistake", ROWS)
@pytest.mark.parametrize(("printer", "place"), [("CSV", delimited), ("workbook", workbook)])
def test_a_table_with_a_wrong_row_is_found_out(
    monkeypatch: pytest.MonkeyPatch, printer: str, place: ModuleType, mistake: str
) -> None:
    prints, compare = PRINTERS[printer]
    whole = [row for sheet in sheets.sheets(filled()) for row in sheet.rows]
    monkeypatch.setattr(place, "sheets", lambda _: (Sheet("All", tuple(ROWS[mistake](whole))),))

    assert compare(as_json(filled()), prints(filled())) != []


def test_each_number_of_a_table_of_the_page_that_is_changed_is_noticed() -> None:
    """One more in place of it, each in turn among every ninth: in cells and in the descriptions of their pictures."""
    html, content = html_of(filled()), as_json(filled())
    tables = [match.span() for match in re.finditer(r'<table class="(?!contents).*?</table>', html, re.DOTALL)]
    spots = [
        number
        for start, end in tables
        for text in re.finditer(r'>(?!0 to 100|Days)[^<>]+<|alt="[^"]+"', html[start:end])
        for number in (match.span() for match in re.finditer(r"(?<![\w.#&;,–-])\d+(?![\w;,.%–-])", text[0]))
        for number in [(start + text.start() + number[0], start + text.start() + number[1])]
    ]
    unnoticed = []
    for start, end in spots[::9]:
        other = f"{html[:start]}{int(html[start:end]) + 1}{html[end:]}"
        if not html_disagrees(content, other):
            unnoticed.append(html[start - 60 : end + 20])

    assert len(spots[::9]) > 60
    assert unnoticed == []


@pytest.mark.usefixtures("pdf_libraries")
@pytest.mark.parametrize("name", ["every field filled", "small-firm"])
def test_the_pdf_prints_what_the_page_prints(name: str) -> None:
    results = results_of(name)
    sections, text = read_report(html_of(results)), pdf_text(results)

    assert [*pdf_disagrees(sections, text)] == []
    for mistake in (two_practices_swapped, interval_of_another, a_point_more):
        other = read_report(html_of(mistake(results)))
        assert [*pdf_disagrees(other, text)] != [], mistake


def test_the_numbers_in_the_charts_are_those_of_their_descriptions() -> None:
    """What is written into a bar of answers, left to right, and beside the marks of two voices, is what the description says."""
    tried = set()
    for name in ALL:
        for key, svg in report_pages(results_of(name)).charts.items():
            kind = re.fullmatch(r"(answers-\d+|voices)-\d+", key)
            if kind:
                told = r"([≥≤]?\d+) %" if kind[1].startswith("answers") else r"(?:staff|leaders) (<?\d+)"
                rest = iter(re.findall(told, unescape(_alt(name, key))))
                written = re.findall(r">([≥≤<]?\d+)</text>", unescape(svg))
                assert all(each in rest for each in written), key
                tried.add(kind[1][:6])
    assert tried == {"answer", "voices"}


@cache
def _alts(name: str) -> dict[str, str]:
    html = html_of(results_of(name))
    return dict(re.findall(r'src="chart:([^"]+?)\.svg" alt="([^"]*)"', html))


def _alt(name: str, key: str) -> str:
    return _alts(name)[key]
