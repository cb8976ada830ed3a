"""`explain`: every number down to the answers, and nothing of what is hidden."""

from __future__ import annotations

import contextlib
import json
import math
import re
from pathlib import Path
from typing import Any

import pytest

from collabready.assessment.comparison_results import GroupResult
from collabready.assessment.results import Results
from collabready.errors import CollabreadyError
from collabready.explanation.material import Material
from collabready.explanation.places import explain, places
from collabready.explanation.places import told as explanation_of
from collabready.questionnaire.reader import load_questionnaire
from collabready.report.output import write_report
from conftest import Run
from filled_results import demo, filled

FLAGSHIP = load_questionnaire("collaborative-learning")


def told(place: str | None, results: Results | None = None) -> str:
    return "\n".join(explain(Material(results or demo(), FLAGSHIP), place))


def altered(results: Results, *path: str | int, value: Any) -> Results:
    """The results with one value in their JSON replaced."""
    content = json.loads(results.to_json())
    inner = content
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    return Results.model_validate(content, strict=False)


CALCULATION = re.compile(r"((?:\(|\d|sqrt)(?:[\d.^()x+\-/ ]|sqrt)*) = (-?\d+(?:\.\d+)?)")


def calculations(text: str) -> list[tuple[str, str]]:
    """What a reader would type into a calculator, and what is printed after it."""
    return [(found[1], found[2]) for found in CALCULATION.finditer(text)]


def test_calculations_are_found() -> None:
    assert calculations("a 1.97 x 2 / sqrt(4) x sqrt(1 - 2/4) = 1.39.") == [
        ("1.97 x 2 / sqrt(4) x sqrt(1 - 2/4)", "1.39")
    ]
    assert sum(len(calculations(told(place.name))) for place in places(Material(demo(), FLAGSHIP))) > 250


@pytest.mark.parametrize("place", [each.name for each in places(Material(demo(), FLAGSHIP))])
def test_a_calculator_gives_the_printed_number(place: str) -> None:
    for typed, printed in calculations(told(place)):
        found = eval(re.sub(r"sqrt", "math.sqrt", typed.replace(" x ", " * ").replace("^", "**")), {"math": math})  # noqa: S307 - digits and signs alone
        decimals = len(printed.partition(".")[2])
        assert abs(found - float(printed)) <= 0.50001 * 10**-decimals, f"{typed} = {printed}"


def test_the_geometric_mean_is_printed_with_its_parts() -> None:
    text = told("readiness")

    assert "(60.0 x 66.4 x 31.3 x 47.9 x 55.0)^(1/5) = 50.5, printed as 51" in text
    assert "Gate missing-ingredient fires: at most fragile." in text
    assert "The lowest of them is the level: fragile." in text


def test_weights_are_powers() -> None:
    """Worked by hand: 60^.5 x 40^.5 = 48.99; the questionnaire gives the weights."""
    asked = FLAGSHIP.model_copy(
        update={
            "scoring": FLAGSHIP.scoring.model_copy(
                update={
                    "weights": {
                        d.id: weight for d, weight in zip(FLAGSHIP.dimensions, (0.3, 0.3, 0.2, 0.1, 0.1), strict=True)
                    }
                }
            )
        }
    )
    scores = [d.score or 0 for d in demo().dimensions]
    weighted = math.prod(score**weight for score, weight in zip(scores, (0.3, 0.3, 0.2, 0.1, 0.1), strict=True))
    readiness = demo().readiness.model_copy(update={"score": weighted, "robustness": ()})
    results = demo().model_copy(update={"readiness": readiness})

    assert "60.0^0.3 x 66.4^0.3 x 31.3^0.2 x 47.9^0.1 x 55.0^0.1 = " in "\n".join(
        explain(Material(results, asked), "readiness")
    )


def test_an_item_is_explained_by_its_codes_and_a_reversed_one_is_turned() -> None:
    reversed_item = next(i.id for d in demo().dimensions for i in d.items if i.reverse)

    assert "(5 x 0 + 30 x 25 + 71 x 50 + 75 x 75 + 48 x 100) / 229 = 64.3" in told("com-trust")
    assert "Reversed: a code x counts as 1 + 5 - x." in told(reversed_item)
    assert "1: " in told(reversed_item)
    assert "x 100  Strongly disagree" in told(reversed_item)


def test_an_interval_names_its_method_and_comes_out() -> None:
    text = told("purpose")

    assert "95 % interval 30 to 33: 31.302 ± 1.592. Half its width, by t with 238 (n - 1) degrees of freedom:" in text
    assert "1.970 x 19.614 / sqrt(239) x sqrt(1 - 239/402) = 1.592" in text
    assert "A missing answer is never 0 and never a midpoint." in text


def test_an_action_says_why_it_applies_and_why_it_has_its_rank() -> None:
    text = told("name-a-driver")

    assert "driver: 54.5 is below 65" in text
    assert "Rank 9 of " in text
    assert "9. name-a-driver: " in text
    assert "<- this one" in text


def test_a_blind_spot_of_leaders_stands_in_the_rank() -> None:
    """Purpose: leaders 52, staff 31; what improves it is worth a quarter more, and the listed order falls."""
    text = told("write-the-purpose")
    worth = [float(found) for found in re.findall(r"^    \d+\. .* = (\d\.\d+)", text, re.MULTILINE)]

    assert "Worth x 1.25 where leaders have a blind spot" in text
    assert re.search(r"write-the-purpose: \d\.\d+ / 1 x 1\.25 = \d", text)
    assert worth == sorted(worth, reverse=True)


def test_what_does_not_apply_and_does_not_fire_is_explained_too() -> None:
    idle = next(action.id for action in FLAGSHIP.actions if action.id not in {each.id for each in demo().plan})

    assert "does not apply." in told(idle)
    assert "is not below" in told(idle)
    assert told("no-community").startswith("Gate no-community does not fire.")
    assert "com-member: 60.3 % is not below 20 %." in told("no-community")


@pytest.mark.parametrize("typed", ["Finance", "finance", "department=Finance"])
def test_a_group_is_found_as_people_type_it(typed: str) -> None:
    assert told(typed).startswith("Finance (In which department do you work?): n = 27.")


def test_one_sentence_for_all_that_is_hidden() -> None:
    """Too small, hidden for another's sake, and empty: the results tell them apart as little as the sentence does."""
    groups = (
        GroupResult(by="Unit", group="Hidden", hidden=True),
        GroupResult(by="Unit", group="Empty", n=0),
        *demo().groups,
    )
    results = demo().model_copy(update={"groups": groups})
    sentence = (
        "{} is not shown: fewer than 5 answered, or showing it would let such a group be worked out; which of the two is "
        "not told."
    )

    for name in ("Hidden", "Empty"):
        for place in (f"Unit={name}", f"Unit={name}/purpose"):
            assert told(place, results) == sentence.format(name)


def test_where_there_is_no_gap_the_reason_is_told_and_gives_nobody_away() -> None:
    leaders = demo().voices.heard["leaders"]
    hidden = [
        leaders.model_copy(update={"hidden": True, "n": None, "dimensions": {}}),
        leaders.model_copy(update={"n": 0}),
    ]

    for voice in hidden:
        voices = demo().voices.model_copy(update={"heard": {"leaders": voice}, "gaps": ()})
        text = told("gaps/purpose", demo().model_copy(update={"voices": voices}))
        assert text.startswith("The gap on Purpose is not shown: fewer than 5 answered, or showing it")
    alone = demo().model_copy(update={"voices": demo().voices.model_copy(update={"heard": {}, "gaps": ()})})
    assert told("gaps/purpose", alone) == "No gap on Purpose: leaders are not told apart from staff."


def test_the_minimum_of_the_sentence_is_that_of_the_settings() -> None:
    results = altered(demo(), "settings", "min_group", value=8)

    assert "fewer than 8 answered" in told("Legal", results)


@pytest.mark.parametrize(
    ("typed", "meant"), [("purpse", "purpose"), ("com-trst", "com-trust"), ("Finnance/purpose", "Finance/purpose")]
)
def test_an_unknown_place_is_told_with_what_may_be_meant(typed: str, meant: str) -> None:
    with pytest.raises(
        CollabreadyError, match=f"{typed}: there is no such place in these results. Did you mean .*{meant}"
    ):
        told(typed)


def test_a_name_of_two_breakdowns_is_asked_about() -> None:
    groups = tuple(GroupResult(by=by, group="North", hidden=True) for by in ("Site", "Region"))
    results = demo().model_copy(update={"groups": groups})

    with pytest.raises(CollabreadyError, match="Name it as Site=North or Region=North"):
        told("North", results)
    assert told("Region=North", results).startswith("North is not shown")


@pytest.mark.parametrize(
    ("place", "path", "value"),
    [
        ("readiness", ("readiness", "score"), 64.0),
        ("readiness", ("readiness", "level"), "ready"),
        ("readiness", ("readiness", "robustness", 0, "score"), 70.0),
        ("readiness", ("dimensions", 2, "score"), 66.0),
        ("recipe", ("recipe", "score"), 70.0),
        ("purpose", ("dimensions", 2, "ci"), [31.0, 32.0]),
        ("purpose", ("dimensions", 2, "favourable"), 0.9),
        ("driver", ("dimensions", 0, "practices", 3, "sd"), 3.0),
        ("com-trust", ("dimensions", 0, "items", 0, "score"), 90.0),
        ("com-trust", ("dimensions", 0, "items", 0, "n"), 230),
        ("com-trust", ("dimensions", 0, "items", 0, "sd"), 1.0),
        ("silent-consent", ("dimensions", 3, "practices", 2, "score"), 80.0),
        ("name-a-driver", ("dimensions", 0, "practices", 3, "score"), 20.0),
        ("write-the-purpose", ("plan", 2, "gain"), 9.0),
        ("write-the-purpose", ("plan", 2, "rank"), 1),
        ("write-the-purpose", ("plan", 2, "target"), 99.0),
        ("Finance", ("groups", 2, "readiness", "score"), 90.0),
        ("response", ("response", "rate"), 0.9),
        ("response", ("response", "break_even", 0, "silent"), 5.0),
        ("gaps/purpose", ("voices", "gaps", 2, "difference"), 30.0),
    ],
)
def test_a_number_that_its_parts_do_not_give_is_refused(place: str, path: tuple[str | int, ...], value: Any) -> None:
    whole = filled() if place in {"response", "gaps/purpose"} else demo()
    told(place, whole)

    with pytest.raises(CollabreadyError, match=r"but its parts give|but cuts and gates give|which does not fit"):
        told(place, altered(whole, *path, value=value))


def test_every_place_of_results_in_which_every_field_is_filled_is_explained() -> None:
    given = Material(filled(), FLAGSHIP)

    for place in places(given):
        if place.kind in {"dimension", "item", "practice", "gate", "action"}:
            continue  # the made-up answers do not give the demo's shares
        assert list(place.explain())


def test_without_the_questionnaire_what_cannot_be_told_is_said() -> None:
    given = Material(demo(), None)

    assert "(60.0 x 66.4 x 31.3 x 47.9 x 55.0)^(1/5) = 50.5" in "\n".join(explain(given, "readiness"))
    for place in ("silent-consent", "driver", "name-a-driver"):
        assert "is not at hand" in "\n".join(explain(given, place))
    assert "is not at hand" in explain(given, None)[-1]


@pytest.mark.parametrize("value", [0, 1, -1, None, 100, {}, []])
def test_whatever_a_file_holds_the_answer_is_a_sentence(value: Any) -> None:
    """Each value of the JSON replaced in turn, as far as results can hold it: no other error than those told to people."""
    whole = filled()
    content = json.loads(whole.to_json())
    for path in [*_paths(content)][::29]:
        try:
            results = altered(whole, *path, value=value)
        except ValueError:
            continue  # no results at all: reading says so
        given = Material(results, FLAGSHIP)
        for place in places(given):
            if place.kind in {"action", "item", "gate"} and place.name not in {
                "name-a-driver",
                "com-trust",
                "com-need",
            }:
                continue
            with contextlib.suppress(CollabreadyError):
                explanation_of(place)


def _paths(value: Any, path: tuple[str | int, ...] = ()) -> Any:
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield (*path, key)
        if key != "plan":
            yield from _paths(inner, (*path, key))


def test_the_command_reads_results_and_wraps_to_the_width(run: Run, tmp_path: Path) -> None:
    (tmp_path / "results.json").write_text(demo().to_json(), encoding="utf-8")

    done = run("explain", "results.json", "Legal")

    assert done.stdout.split() == told("Legal").split()
    assert max(map(len, done.stdout.splitlines())) <= 80


@pytest.mark.usefixtures("pdf_libraries")
def test_a_report_is_explained_from_what_is_attached_to_it(run: Run, tmp_path: Path) -> None:
    write_report(demo(), tmp_path / "report.pdf")

    assert run("explain", "report.pdf", "recipe").stdout.split() == told("recipe").split()


def test_a_pdf_of_somebody_else_and_another_questionnaire_are_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "other.pdf").write_bytes(b"%PDF-1.7\n%%EOF\n")
    (tmp_path / "results.json").write_text(demo().to_json(), encoding="utf-8")

    assert "other.pdf: this is no PDF that can be read" in run("explain", "other.pdf", code=1).stderr
    assert "made with another questionnaire" in run("explain", "results.json", "-q", "pulse", code=1).stderr
