"""What the titles of the report say, over profiles of every kind.

Requirements:

T1 a title claims nothing that the results do not bear out, worked out anew from the scores
T2 no page is without a title, and no title is cut off
T3 findings that are opposite never have the same sentence
T4 no page that an executive reads holds the jargon of statistics or of consultants
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache

import pytest

from collabready.language import languages
from collabready.report.html import render_html
from collabready.report.page import Report, report_pages
from collabready.report.template import template_folder
from report_profiles import profiles
from title_claims import contradictions

ALL = profiles()
OPPOSITE = [
    ("all missing", "all strong", ("summary", "recipe", "dimension-0", "dimension-2", "plan")),
    ("purpose missing", "communities missing", ("summary", "recipe", "dimension-0", "dimension-2")),
    ("purpose missing", "safety missing", ("summary", "recipe")),
    ("ready, one lagging", "only a condition weak", ("summary", "dimension-0")),
    ("probably missing", "two missing", ("summary",)),
    ("probably missing", "not quite missing", ("summary",)),
    ("all just below the line", "all on the line", ("summary", "recipe", "dimension-0")),
    ("one part, low", "one part, high", ("summary", "dimension-0")),
    ("no ingredients, all well", "no ingredients, all tied", ("summary", "recipe")),
    ("nothing scored", "all ready", ("summary", "recipe", "dimension-0", "method")),
    ("interviews only", "mixed", ("summary", "recipe", "dimension-0", "method")),
    ("a gate on a question", "a gate on a question, not certain", ("summary",)),
    ("a gate by interviews", "a gate on a weak ingredient", ("summary",)),
    ("every group below", "no group below", ("groups-0",)),
    ("some groups below", "every group below", ("groups-0",)),
    ("every group hidden", "one group shown", ("groups-0",)),
    ("leaders see more", "leaders see less", ("voices",)),
    ("leaders agree on what is weak", "leaders agree on what is strong", ("voices",)),
    ("leaders left open", "leaders hidden", ("voices",)),
    ("all rose", "all fell", ("waves",)),
    ("one rose", "one fell", ("waves",)),
    ("all stable", "too few to tell what moved", ("waves",)),
    ("all stable", "all rose", ("waves",)),
    ("interviews higher", "interviews lower", ("interviews",)),
    ("interviews alike", "interviews few", ("interviews",)),
    ("nothing to do", "mixed", ("plan",)),
    ("few of those invited", "all of those invited", ("method",)),
    ("a firm of six", "mixed", ("method",)),
]
EVERY_PAGE = (
    "mixed", "safety missing", "all strong", "nothing scored", "interviews only", "a group much lower", "leaders see more", "one rose",
    "interviews both", "own words", "kept", "a firm of 25",
)  # fmt: skip
"""Profiles that have every page among them."""
BEHIND = {"method", "annex", "statistics", "privacy", "glossary"}
"""The pages at the end, for those who want to know how it was made."""
STATISTICS = (
    "Cronbach", "ICC", "p-value", "p <", "standard deviation", "standard error", "regression", "psychometric", "construct",
    "Welch", "Hedges", "Holm", "Benjamini", "covariance", "delta method", "degrees of freedom", "null hypothesis",
    "statistically significant", "factor loading", "reliability coefficient", "effect size", "r_wg", "variance", "quartile",
    "bootstrap", "t-test", "percentile",
)  # fmt: skip
CONSULTANTS = (
    "stakeholder", "leverage", "engagement", "alignment", "empower", "synergy", "buy-in", "low-hanging", "paradigm", "holistic",
    "best practice", "change agent", "value proposition", "deep dive", "north star", "quick win", "roadmap", "KPI", "human capital",
    "talent pool", "upskill", "cascade", "bandwidth", "ecosystem", "mindset", "thought leader", "game changer", "journey",
    "transformation", "pain point", "touchpoint", "actionable", "going forward", "key driver", "maturity model", "operationalise",
)  # fmt: skip


@cache
def printed(name: str, language: str) -> Report:
    """The report of a profile, in a language."""
    asked = ALL[name].questionnaire.model_copy(update={"language": language})
    return report_pages(ALL[name].model_copy(update={"questionnaire": asked}))


def titles(name: str, language: str = "en") -> dict[str, str]:
    """The title of each page, by its anchor."""
    return {entry.anchor: entry.title for entry in printed(name, language).contents.entries}


def test_there_are_profiles_of_every_kind() -> None:
    assert len(ALL) >= 40


@pytest.mark.parametrize("name", ALL)
def test_no_title_claims_what_the_results_do_not_bear_out(name: str) -> None:
    """T1."""
    assert list(contradictions(ALL[name], titles(name))) == []


@pytest.mark.parametrize(
    ("said", "borne_out_by", "contradicted_by"),
    [
        ("Not ready yet: purpose is the missing ingredient", "purpose missing", "communities missing"),
        ("Not ready yet: purpose is probably the missing ingredient", "probably missing", "purpose missing"),
        ("Not ready yet: purpose is the weakest ingredient", "mixed", "two tied"),
        ("Ready: all five parts stand at the ready line or above", "all ready", "ready, one lagging"),
        ("Not ready yet: what falls short is managers and safety", "safety missing", "a gate by interviews"),
    ],
)
def test_a_claim_is_checked_against_the_results(said: str, borne_out_by: str, contradicted_by: str) -> None:
    """T1. Of a sentence that is true here and false there, the one is let pass and the other found."""
    assert list(contradictions(ALL[borne_out_by], {"summary": said})) == []
    assert list(contradictions(ALL[contradicted_by], {"summary": said})) != []


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("name", ALL)
def test_every_page_has_a_title_that_is_whole(name: str, language: str) -> None:
    """T2."""
    told = titles(name, language)

    assert all(text.strip() and "{" not in text and "\x1f" not in text for text in told.values()), told
    assert not [text for text in told.values() if re.search(r"\s[:;,.]|\s\s|: *$", text) and language == "en"]


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize(("one", "other", "pages"), OPPOSITE)
def test_opposite_findings_never_have_the_same_sentence(
    one: str, other: str, pages: tuple[str, ...], language: str
) -> None:
    """T3."""
    here, there = titles(one, language), titles(other, language)

    assert [page for page in pages if here[page] == there[page]] == []


def pages(name: str, language: str) -> dict[str, str]:
    """What a reader sees of each page, by its anchor."""
    html = render_html(printed(name, language), template_folder("executive"), self_contained=False)
    sections = re.split(r"<section", html)[1:]
    found = {}
    for section in sections:
        anchor = re.search(r'<header class="opening" id="([^"]+)"', section)
        alts = " ".join(re.findall(r'alt="([^"]*)"', section))
        told = re.sub(r"<[^>]+>", " ", section) + alts
        found[anchor[1] if anchor else "cover"] = " ".join(told.split())
    return found


JARGON = {
    "en": (*STATISTICS, *CONSULTANTS),
    "nl": (
        "Cronbach", "ICC", "p-waarde", "standaarddeviatie", "standaardafwijking", "regressie", "variantie", "psychometri",
        "stakeholder", "empower", "synergie", "best practice", "quick win", "roadmap", "KPI", "mindset", "alignment", "engagement",
        "change agent", "stip op de horizon", "laaghangend fruit", "borgen", "uitrollen", "doorpakken", "verbinden en versterken",
    ),
    "fr": (
        "Cronbach", "ICC", "valeur p", "écart type", "écart-type", "régression", "variance", "psychométri", "parties prenantes",
        "empower", "synergie", "bonnes pratiques", "meilleures pratiques", "feuille de route", "KPI", "mindset", "alignement",
        "capital humain", "conduite du changement", "levier", "impacter", "challenger", "quick win", "fédérer",
    ),
}  # fmt: skip


def jargon(text: str, language: str = "en") -> list[str]:
    return [word for word in JARGON[language] if re.search(rf"(?<!\w){re.escape(word)}", text, re.IGNORECASE)]


def test_the_list_of_jargon_is_long_and_finds_its_words() -> None:
    """T4."""
    assert len(STATISTICS) + len(CONSULTANTS) >= 40
    assert jargon("We leverage the KPIs of our Stakeholders.") == ["stakeholder", "leverage", "KPI"]
    assert jargon("The disengaged were asked; of invariance nothing is said.") == []


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("name", EVERY_PAGE)
def test_no_page_that_an_executive_reads_holds_jargon(name: str, language: str) -> None:
    """T4. With what the template says around the values."""
    told = pages(name, language)

    assert {"cover", "contents", "summary"} <= told.keys()
    assert {page: found for page in told if page not in BEHIND and (found := jargon(told[page], language))} == {}


@pytest.mark.parametrize("name", ALL)
def test_no_value_that_an_executive_reads_is_jargon(name: str) -> None:
    """T4."""
    report = printed(name, "en")
    told = {
        field.name: list(texts(getattr(report, field.name))) for field in fields(report) if field.name not in BEHIND
    }

    assert len(told["summary"]) > 10
    assert {page: found for page, each in told.items() if (found := jargon(" ".join(each)))} == {}


def texts(value: object) -> Iterator[str]:
    """Every text inside a page."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from texts(each)
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts(getattr(value, field.name))
