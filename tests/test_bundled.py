"""What comes with the program is found by its name."""

from __future__ import annotations

import pytest

from collabready import bundled
from collabready.errors import CollabreadyError


def test_a_questionnaire_is_found_by_its_name() -> None:
    assert bundled.questionnaire("pulse").name == "pulse.yaml"


def test_a_translation_is_no_questionnaire_of_its_own() -> None:
    assert all("." not in name for name in bundled.questionnaires())


def test_a_template_is_a_folder_with_a_page() -> None:
    assert (bundled.template("executive") / "report.html").is_file()


def test_an_example_is_an_engagement() -> None:
    assert (bundled.example("northmoor") / "collabready.yaml").is_file()


def test_an_unknown_name_lists_the_known_ones() -> None:
    with pytest.raises(CollabreadyError) as caught:
        bundled.template("executif")

    assert (
        str(caught.value)
        == "There is no shipped report template 'executif'. There are: department, executive, guide, one-page, respondent, staff."
    )


def test_a_path_is_no_name() -> None:
    with pytest.raises(CollabreadyError):
        bundled.template("../questionnaires")
