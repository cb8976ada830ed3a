"""Every chart as a picture of its own: names, titles and figures of the pages, nothing hidden, nothing overwritten."""

from __future__ import annotations

import io
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PIL import Image

from collabready.assessment.results import Results
from collabready.report.letter_widths import width_of, wrapped
from collabready.report.page import report_pages
from collabready.report.pictures import Picture, slug
from collabready.report.slides import pictures
from filled_results import filled

Run = Callable[..., "subprocess.CompletedProcess[str]"]
Load = Callable[[str], Results]


@pytest.fixture(scope="module")
def drawn() -> dict[str, Picture]:
    return {each.name: each for each in pictures(report_pages(filled()))}


def texts(picture: Picture) -> list[str]:
    return [each.text or "" for each in ET.fromstring(picture.svg).iter("{http://www.w3.org/2000/svg}text")]  # noqa: S314 - our own drawing


def test_there_is_a_picture_for_every_chart_of_the_report(drawn: dict[str, Picture]) -> None:
    parts = (
        "01-communities",
        "02-technology",
        "03-purpose",
        "04-executive-support",
        "05-managers-and-psychological-safety",
    )
    expected = {"scores", "estimates", "recipe", "voices", "interviews", "waves"}
    expected |= {"groups-01-in-which-department-do-you-work", "groups-02-site"}
    expected |= {f"{kind}-{part}" for kind in ("habits", "answers") for part in parts}

    assert expected <= {*drawn}
    assert len(drawn) == len(pictures(report_pages(filled())))


def test_a_picture_says_what_the_page_says(drawn: dict[str, Picture]) -> None:
    report = report_pages(filled())
    said = " ".join(texts(drawn["scores"]))

    assert report.summary.opening.title.text in said
    for row in report.summary.bars:
        assert f"{row.title} {row.score}" in said
        assert row.chart
        assert row.chart.alt in drawn["scores"].alt


def test_a_picture_is_told_in_words_within_the_file(drawn: dict[str, Picture]) -> None:
    for picture in drawn.values():
        root = ET.fromstring(picture.svg)  # noqa: S314 - our own drawing
        title = root.find("{http://www.w3.org/2000/svg}title")
        assert title is not None
        assert title.text == picture.alt
        assert len(picture.alt) > 20


def test_a_hidden_group_shows_its_name_and_the_word_and_no_figure(drawn: dict[str, Picture]) -> None:
    page = report_pages(filled()).groups[0]
    hidden = [row.name for row in page.rows if row.hidden]
    picture = drawn["groups-01-in-which-department-do-you-work"]
    said = texts(picture)

    assert hidden
    for name in hidden:
        assert said[said.index(name) + 1] == "hidden"
        assert f"{name}: hidden;" in picture.alt


def test_nothing_is_written_beyond_the_edges(drawn: dict[str, Picture]) -> None:
    """Every text begins and ends within the picture, and so does every line of letters in the file's own units."""
    for picture in drawn.values():
        for match in re.finditer(
            r'<text x="([\d.]+)" y="([\d.]+)" text-anchor="(\w+)".*?font-size="([\d.]+)".*?>([^<]*)<', picture.svg
        ):
            x, y, anchor, size, said = float(match[1]), float(match[2]), match[3], float(match[4]), match[5]
            font = "CollabDisplay-Regular" if "Display" in match[0] else "CollabSans-Regular"
            long = width_of(said.replace("&amp;", "&"), size, font)
            start = {"start": x, "middle": x - long / 2, "end": x - long}[anchor]
            if "translate" not in picture.svg:
                assert start >= 0, (picture.name, said)
                assert start + long <= picture.size[0] + 1, (picture.name, said)
            assert y <= picture.size[1], (picture.name, said)


@pytest.mark.parametrize("name", ["one-dimension", "interviews-only", "nothing-scored", "twelve-dimensions"])
def test_other_results_are_drawn_too(load_results: Load, name: str) -> None:
    found = pictures(report_pages(load_results(name)))

    assert [each.name for each in found].count("scores") == 1
    assert len({each.name for each in found}) == len(found)
    assert all(each.size[1] > 60 for each in found)


def test_a_long_text_is_broken_where_it_no_longer_fits() -> None:
    lines = wrapped("I trust colleagues in other teams to handle what I share with care", 100, 9)

    assert " ".join(lines) == "I trust colleagues in other teams to handle what I share with care"
    assert all(width_of(line, 9) <= 100 for line in lines)
    assert all(width_of(line, 9) <= 40 for line in wrapped("x" * 60, 40, 9))
    assert "".join(wrapped("x" * 60, 40, 9)) == "x" * 60


@pytest.mark.parametrize(
    ("name", "file"),
    [("Managers & safety", "managers-safety"), ("Één doel", "een-doel"), ("目的", "part"), ("x" * 90, "x" * 40)],
)
def test_a_name_becomes_that_of_a_file(name: str, file: str) -> None:
    assert slug(name) == file


@pytest.mark.usefixtures("pdf_libraries")
def test_the_command_writes_svg_png_and_texts_and_never_over_other_files(
    run: Run, tmp_path: Path, load_results: Load
) -> None:
    (tmp_path / "results.json").write_text(load_results("one-dimension").to_json(), encoding="utf-8")
    first = run("report", "results.json", "--charts", "slides")
    again = run("report", "results.json", "--charts", "slides")
    made = sorted(file.name for file in (tmp_path / "slides").iterdir())

    assert "slides: 3 charts as SVG and PNG, with their texts in alt.txt." in first.stderr
    assert again.returncode == 0
    assert made == sorted(
        [
            "alt.txt",
            *(
                f"{name}.{kind}"
                for name in ("answers-01-focus", "habits-01-focus", "scores")
                for kind in ("png", "svg")
            ),
        ]
    )
    picture = Image.open(io.BytesIO((tmp_path / "slides" / "scores.png").read_bytes()))
    assert picture.width == pytest.approx(620 * 2 * 96 / 72, abs=1)
    assert "scores.svg, scores.png\n" in (tmp_path / "slides" / "alt.txt").read_text("utf-8")

    (tmp_path / "slides" / "scores.svg").write_text("<svg>mine</svg>", encoding="utf-8")
    refused = run("report", "results.json", "--charts", "slides", code=1)
    assert "scores.svg: exists, and collabready did not make it" in refused.stderr
    assert (tmp_path / "slides" / "scores.svg").read_text("utf-8") == "<svg>mine</svg>"
