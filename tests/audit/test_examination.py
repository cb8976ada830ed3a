"""Finished files under attack: what is told of known leaks, and what is never cleared."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from audit.survey import people
from collabready.audit.verdict import Verdict
from collabready.errors import CollabreadyError

Export = Callable[..., Path]
Results = Callable[..., Path]
Audit = Callable[..., Verdict]

D, S = "Department", "Site"


def changed(path: Path, alter: Callable[[dict[str, Any]], object], name: str = "tampered.json") -> Path:
    """A copy of results in which something was changed by hand."""
    document = json.loads(path.read_text("utf-8"))
    alter(document)
    other = path.with_name(name)
    other.write_text(json.dumps(document), encoding="utf-8")
    return other


def test_the_rest_of_the_whole_is_a_hidden_group(export: Export, results: Results, audit: Audit) -> None:
    """A 9 and B 4 with the total: METHOD's first kind of leak."""
    persons = [
        *people(9, "5", Department="Finance"),
        *people(3, "1", Department="Legal"),
        *people(1, "3", Department="Legal"),
    ]
    data = export(persons)
    board = results(data, persons, [(D, "Finance")], "board.json")

    verdict = audit(board, data=[data])

    assert not verdict.cleared
    assert verdict.lines == (
        "A group under 5 can be recovered from this file:",
        "Whole (board.json) minus Finance (board.json) = 4 people of Legal; their Communities score would be 12.5.",
        "Leave out one of the files named, or write it again with fewer groups; then audit again.",
    )


def test_two_breakdowns_that_are_safe_each_give_one_person_away(export: Export, results: Results, audit: Audit) -> None:
    """30 people, department 7/23, site 6/24, handed out in two files."""
    persons = [
        *people(6, "4", Department="North", Site="Old"),
        *people(1, "1", Department="North", Site="New"),
        *people(23, "4", Department="South", Site="New"),
    ]
    data = export(persons)
    first = results(data, persons, [(D, "North"), (D, "South")], "departments.json")
    second = results(data, persons, [(S, "Old"), (S, "New")], "sites.json")

    assert audit(first, data=[data]).cleared
    assert audit(second, data=[data]).cleared
    verdict = audit(first, second, data=[data])

    assert verdict.lines[:2] == (
        "A group under 5 can be recovered from these 2 files:",
        "New (sites.json) minus South (departments.json) = 1 person of North and New; their Communities score would be 0.0.",
    )


def test_the_total_minus_two_groups_is_one_person(export: Export, results: Results, audit: Audit) -> None:
    """20 people, disjoint groups of 10 and 9."""
    persons = [*people(10, Department="A"), *people(9, Department="B"), *people(1, "2", Department="C")]
    data = export(persons)

    verdict = audit(results(data, persons, [(D, "A"), (D, "B")]), data=[data])

    assert "Whole (results.json) minus A (results.json) minus B (results.json) = 1 person of C" in verdict.lines[1]


def test_two_releases_that_differ_by_one_person(export: Export, results: Results, audit: Audit) -> None:
    persons = [*people(12, Department="A"), *people(12, Department="B"), *people(1, "1", Department="A")]
    first, second = export(persons[:-1], "may.csv"), export(persons, "june.csv")
    before, after = results(first, persons[:-1], name="may.json"), results(second, persons, name="june.json")

    verdict = audit(before, after, data=[first, second])

    assert verdict.lines[1] == (
        "Whole (june.json) minus Whole (may.json) = 1 person; their Communities score would be 0.0."
    )


def test_an_answer_that_changed_between_two_releases_is_told(export: Export, results: Results, audit: Audit) -> None:
    first, second = people(12), [*people(11), *people(1, "1")]
    may, june = export(first, "may.csv"), export(second, "june.csv")

    verdict = audit(results(may, first, name="may.json"), results(june, second, name="june.json"), data=[may, june])

    assert verdict.lines[1] == (
        "Whole (june.json) and Whole (may.json) differ in 2 people alone: what changed between them is theirs."
    )


def test_with_and_without_careless_answers_is_differencing_too(export: Export, results: Results, audit: Audit) -> None:
    persons = [*people(20), *people(2, "", begun="yes")]
    data = export(persons)
    kept = changed(results(data, persons), lambda d: d["settings"].update(careless="kept"), "kept.json")
    aside = changed(results(data, people(20)), lambda d: d["settings"].update(careless="set aside"), "aside.json")

    assert audit(kept, data=[data]).cleared
    assert audit(aside, data=[data]).cleared
    assert audit(kept, aside, data=[data]).lines[1] == "Whole (kept.json) minus Whole (aside.json) = 2 people."


def test_a_withdrawal_gives_away_who_withdrew(export: Export, results: Results, audit: Audit) -> None:
    """Known by the id that the survey tool (here ODK Central) gave; the export itself still has the row."""
    tool = {"SubmissionDate": "2026-05-01", "SubmitterID": "1"}
    persons = [{**p, **tool, "KEY": f"uuid-{place:04}"} for place, p in enumerate([*people(12), *people(1, "1")])]
    data = export(persons)
    before, after = results(data, persons, name="before.json"), results(data, persons[:-1], name="after.json")

    assert "this file was not made from this export" in audit(after, data=[data]).lines[0]
    assert audit(after, data=[data], withdrawn=["uuid-0012"]).cleared
    assert audit(before, after, data=[data], withdrawn=["uuid-0012"]).lines[1] == (
        "Whole (before.json) minus Whole (after.json) = 1 person; their Communities score would be 0.0."
    )


def test_results_of_several_exports_are_held_against_all_of_them(
    export: Export, results: Results, audit: Audit
) -> None:
    north, south = people(8, "5"), people(9, "2")
    data = [export(north, "north.csv"), export(south, "south.csv")]
    both, alone = results(data[1], [*north, *south], name="both.json"), results(data[0], north, name="alone.json")
    digests = [json.loads(path.read_text("utf-8"))["sources"][0] for path in (alone, both)]
    both = changed(
        both, lambda d: d.update(sources=[{**digests[0], "accepted": 8}, {**digests[1], "accepted": 9}]), "both.json"
    )

    assert audit(both, alone, data=data).cleared
    assert "it names another as its source" in audit(both, alone, data=data[:1]).lines[0]


def test_the_earlier_wave_of_a_comparison_needs_its_own_export(export: Export, results: Results, audit: Audit) -> None:
    first, second = people(12, "2"), people(14, "5")
    data = [export(first, "may.csv"), export(second, "june.csv")]
    change = {"kind": "dimension", "id": "communities", "earlier": 25.0, "later": 100.0, "n_earlier": 12, "n_later": 14}
    waves = {"earlier": {"n": 12}, "later": {"n": 14}, "changes": [change]}
    june = changed(results(data[1], second), lambda d: d.update(waves=waves), "june.json")

    assert audit(june, data=data).cleared
    assert audit(june, data=data[1:]).lines[0] == (
        "june.json: its figures of the earlier wave were not attacked. Name that wave's export with --data, too."
    )


def test_another_questionnaire_is_told(export: Export, results: Results, audit: Audit) -> None:
    data = export(people(12))
    pulse = changed(results(data, people(12)), lambda d: d.update(questionnaire={"id": "pulse"}), "pulse.json")

    assert (
        audit(pulse, data=[data]).lines[0] == "pulse.json: this file is about 'pulse'. Name its questionnaire with -q."
    )


def test_leaders_are_everybody_without_staff(export: Export, results: Results, audit: Audit) -> None:
    """Rows accepted minus staff: no voice need be printed."""
    persons = [{**person, "Do you lead people?": "No"} for person in people(20)]
    persons += [{**person, "Do you lead people?": "Yes"} for person in people(3)]
    data = export(persons)

    verdict = audit(results(data, persons), data=[data])

    assert verdict.lines[1] == "Everybody (results.json) minus Whole (results.json) = 3 people."


def test_a_skipped_statement_makes_a_safe_group_unsafe(export: Export, results: Results, audit: Audit) -> None:
    """14 people and 9 of Finance are safe; of those who answered, the rest is one person."""
    persons = [
        *people(9, "5", Department="Finance"),
        *people(4, "", Department="Legal"),
        *people(1, "2", Department="Legal"),
    ]
    data = export(persons)

    verdict = audit(results(data, persons, [(D, "Finance")]), data=[data])

    assert "= 1 person of Legal; their Communities score would be 25.0." in verdict.lines[1]


def test_a_group_that_was_unhidden_by_hand_is_caught(export: Export, results: Results, audit: Audit) -> None:
    persons = [*people(20, Department="A"), *people(3, "2", Department="B"), *people(4, "3", Department="C")]
    data = export(persons)
    honest = results(data, persons, [(D, "A")])
    cell = {"communities": {"n": 3, "score": 25.0}}
    tampered = changed(
        honest, lambda d: d["groups"].append({"by": D, "group": "B", "hidden": True, "dimensions": cell})
    )

    assert audit(honest, data=[data]).cleared
    verdict = audit(tampered, data=[data])

    assert verdict.lines[1] == "B (tampered.json) is about 3 people of B; their Communities score would be 25.0."


def test_a_number_without_its_n_is_known_all_the_same(export: Export, results: Results, audit: Audit) -> None:
    """An interval, or the difference from the rest, tells that the group has a score and what it is."""
    persons = [*people(20, Department="A"), *people(3, "2", Department="B"), *people(4, "3", Department="C")]
    data = export(persons)
    honest = results(data, persons, [(D, "A")])
    cell = {"communities": {"ci": [10.0, 40.0]}}
    tampered = changed(honest, lambda d: d["groups"].append({"by": D, "group": "B", "dimensions": cell}))

    verdict = audit(tampered, data=[data])

    assert verdict.lines[1] == "B (tampered.json) is about 3 people of B with answers on Communities."


@pytest.mark.parametrize(
    ("alter", "told"),
    [
        (lambda d: d["groups"][0].update(n=21), "it gives n = 21 for A, and the export 20."),
        (lambda d: d["dimensions"][0].update(score=60.0), "it gives 60.0 for Whole, Communities, and the export 68.5."),
        (lambda d: d["groups"][0].update(group="Z"), "it gives n = 20 for Z, and the export 0."),
        (lambda d: d["groups"][0].update(by="Floor"), "that has nothing on A."),
        (lambda d: d["sources"][0].update(sha256="0" * 64), "it names another as its source."),
    ],
    ids=["a number of people", "a score", "a group", "a breakdown", "the export"],
)
def test_figures_that_do_not_fit_the_data_are_told_and_not_cleared(
    export: Export, results: Results, audit: Audit, alter: Callable[[dict[str, Any]], object], told: str
) -> None:
    persons = [*people(20, Department="A"), *people(5, "3", Department="B"), *people(2, "3", Department="B")]
    data = export(persons)
    tampered = changed(results(data, persons, [(D, "A")]), alter)

    verdict = audit(tampered, data=[data])

    assert not verdict.cleared
    assert verdict.lines == (
        f"tampered.json: this file was not made from this export: {told}",
        "So this file cannot be cleared.",
    )


def test_without_data_nothing_is_cleared(export: Export, results: Results, audit: Audit) -> None:
    persons = [*people(20, Department="A"), *people(7, Department="B")]
    data = export(persons)

    verdict = audit(results(data, persons, [(D, "A"), (D, "B")]))

    assert not verdict.cleared
    assert verdict.lines == (
        "Only the totals of this file could be attacked, and those alone give no group under 5 away. That is not enough "
        "to hand anything out: who is in which group is known from the export alone. Name it with --data.",
    )


@pytest.mark.parametrize(
    ("sizes", "shown", "told"),
    [
        ((9, 4), ["A"], "Whole (results.json) minus A (results.json) = 4 people of no group; "),
        ((9, 4), ["A", "B"], "B (results.json) is about 4 people; "),
    ],
    ids=["the rest", "a small group itself"],
)
def test_totals_alone_give_groups_away(
    export: Export, results: Results, audit: Audit, sizes: tuple[int, int], shown: list[str], told: str
) -> None:
    persons = [*people(sizes[0], Department="A"), *people(sizes[1], "2", Department="B")]

    verdict = audit(results(export(persons), persons, [(D, group) for group in shown]))

    assert verdict.lines[1] == f"{told}their Communities score would be 25.0."


def test_totals_of_two_releases_are_subtracted(export: Export, results: Results, audit: Audit) -> None:
    persons = people(30)
    data = export(persons)
    first, second = results(data, persons[:28], name="a.json"), results(data, persons, name="b.json")

    verdict = audit(first, second)

    assert "Whole (b.json) minus Whole (a.json) = 2 people who are in the one and not in the other" in verdict.lines[1]


def test_a_number_of_careless_people_below_the_minimum_is_told(export: Export, results: Results, audit: Audit) -> None:
    persons = people(20)
    data = export(persons)
    told = changed(results(data, persons), lambda d: d.update(careless={"n": 2, "says": "2 look careless."}))

    assert audit(told, data=[data]).lines[1] == "tampered.json tells of 2 people whose answers look careless."


def test_what_is_not_attacked_is_said(export: Export, results: Results, audit: Audit) -> None:
    persons = people(20)
    data = export(persons)
    more = changed(results(data, persons), lambda d: d.update(interviews=[{"n": 3}], heights=[1.8]))

    verdict = audit(more, data=[data])

    assert verdict.cleared
    assert verdict.lines[1] == "Not attacked: interviews (tampered.json); what stands under 'heights' (tampered.json)."


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("none.json", None, "cannot be read (No such file or directory)"),
        ("broken.json", b'{"format": 1', "this is not valid JSON"),
        ("other.json", b'{"format": 1}', "this is not a results.json: it has no scores"),
        ("list.json", b"[1, 2]", "this is not a results.json: it has no scores"),
        ("export.csv", b"Department,I trust\nA,Often\n", "no table here begins with what, of, id"),
        ("empty.csv", b"", "no table here begins with what, of, id"),
        ("page.html", b"<!DOCTYPE html><p>Hello</p>", "no table of a report stands here"),
        ("report.pdf", b"%PDF-1.7 and no more", "this PDF is damaged and cannot be read"),
        ("book.xlsx", b"PK\x03\x04 and no more", "the workbook is damaged"),
        ("photo.jpg", b"\xff\xd8\xff\xe0", "this is neither a PDF nor a workbook nor text"),
    ],
    ids=lambda value: (
        value if isinstance(value, str) and value.endswith(("json", "csv", "html", "pdf", "xlsx", "jpg")) else ""
    ),
)
def test_a_file_that_cannot_be_read_is_a_sentence(
    tmp_path: Path, audit: Audit, name: str, content: bytes | None, told: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)

    with pytest.raises(CollabreadyError, match=rf"{name}: .*{told[:5]}") as raised:
        audit(tmp_path / name)
    assert told in str(raised.value)
