"""What is told of the answers themselves: counts and kinds, never a header, and no small number."""

from __future__ import annotations

import pytest

from collabready.assessment.privacy import privacy_of
from collabready.questionnaire.model import Questionnaire
from collabready.questionnaire.reader import load_questionnaire
from collabready.responses.receipt import Receipt, Rows
from collabready.responses.uses import Use


@pytest.fixture(scope="module")
def flagship() -> Questionnaire:
    return load_questionnaire("collaborative-learning")


def receipt(**more: object) -> Receipt:
    return Receipt("a.csv", "0", "csv", "utf-8", "comma", 100, **more)  # type: ignore[arg-type] # keywords as a test needs them


def test_columns_are_counted_by_what_they_hold(flagship: Questionnaire) -> None:
    columns = {"com-trust": "I trust", "obstacle": "What", "department": "Department", "role": "Role"}
    read = receipt(columns=columns, comments=("obstacle",), metadata_columns=("IP Address",), unused_columns=("a", "b"))

    privacy = privacy_of(flagship, [read], [], 5)

    assert (privacy.scored, privacy.open_questions, privacy.personal, privacy.unused) == (1, 1, 1, 2)
    assert privacy.about_people == ("In which department do you work?", "Do you lead people?")


def test_metadata_is_told_by_kind_and_never_by_header(flagship: Questionnaire) -> None:
    headers = (
        "StartDate",
        "IPAddress",
        "RecipientEmail",
        "RecipientLastName",
        "ResponseId",
        "UserLanguage",
        "Q_Els Maes",
    )

    kinds = privacy_of(flagship, [receipt(metadata_columns=headers)], [], 5).metadata

    assert kinds == (
        "e-mail addresses",
        "names",
        "network addresses",
        "times",
        "languages",
        "numbers of responses",
        "notes of the survey tool",
    )


@pytest.mark.parametrize(("count", "told", "some"), [(0, 0, False), (4, 0, True), (5, 5, False)])
def test_few_who_withdrew_are_some(flagship: Questionnaire, count: int, told: int, some: bool) -> None:  # noqa: FBT001 - a column of the table
    aside = (Rows("withdrawn on request", tuple(range(count))),) if count else ()

    privacy = privacy_of(flagship, [receipt(set_aside=aside)], [], 5)

    assert (privacy.withdrawn, privacy.some_withdrawn) == (told, some)


@pytest.mark.parametrize(
    ("uses", "told"),
    [
        ([], {}),
        (["pooled"] * 3 + ["by-function"] * 4, {"by-function": 4, "pooled": 3}),
        (["pooled"] * 3 + ["background"] * 2, None),
    ],
    ids=["none", "enough", "few"],
)
def test_interviews_by_use_are_told_only_where_no_use_is_of_few(
    flagship: Questionnaire, uses: list[Use], told: dict[str, int] | None
) -> None:
    """One number among others would follow from the total."""
    assert privacy_of(flagship, [], uses, 5).interviews == told
