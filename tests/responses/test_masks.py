"""Masks: names in every form they are written in, addresses, numbers and units; and what must be left alone."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collabready.responses.masks import Masker, masker_of
from collabready.responses.names import PARTICLES, TITLES, keys, names_of, words

PEOPLE = (
    "Els Maes",
    "Peeters-Janssens, Tom",
    "Müller, Jürgen",
    "van den Berg, An",
    "Seán O'Brien (contractor)",
    "Łukasz Kowalski",
    "Jean-Pierre D'Hondt",
    "Γιώργος Παπαδόπουλος",
    "Иван Петров",
    "أحمد حسن",
    "王小明",
    "Dr. Ada Lovelace",
    "Bjørn Ødegård",
    "İlkay Işık",
    "Minh Le",
)
UNITS = ("Customer Service", "IT", "People and Communication", "R&D", "Légal", "Team 3", "Other", "2")


@pytest.fixture(scope="module")
def masker() -> Masker:
    return masker_of(names_of(PEOPLE, ["jdoe1"]), UNITS, ["R_2abC99", "100"])


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Els said so", "[name] said so"),
        ("ELS said so, and els too", "[name] said so, and [name] too"),
        ("Els's plan, Elsens plan, Elsje", "[name]'s plan, [name] plan, [name]"),
        ("Maes Els or Maes, Els", "[name] or [name], [name]"),
        ("E. Maes and Els M. left", "[name] and [name] left"),
        ("ask E.M. or EM", "ask [name] or [name]"),
        ("elsmaes, maesels, EMaes", "[name], [name], [name]"),
        ("Mueller, MULLER and Muͤller", "[name], [name] and [name]"),
        ("juergen; Jurgen", "[name]; [name]"),
        ("het idee van Tom Peeters Janssens", "het idee van [name]"),
        ("Toms ideeën, Peetersens kantoor", "[name] ideeën, [name] kantoor"),
        ("An van den Berg, van den berg", "[name], [name]"),
        ("An says that an idea is an idea", "[name] says that an idea is an idea"),
        ("sean o'brien and Sean O’Brien and OBrien", "[name] o'[name] and [name] and [name]"),
        ("z Łukaszem Kowalskim, lukasz kowalskiego", "z [name], [name]"),
        ("jean pierre d’hondt, Dhondt", "[name] d’[name], [name]"),
        ("ο ΓΙΏΡΓΟΣ παπαδοπουλος", "ο [name]"),
        ("сказал Ивану Петрову", "сказал Ивану [name]"),
        ("قال أحمد وحسن", "قال [name]"),
        ("我问了王小明。小明说", "我问了[name]。[name]说"),
        ("Bjorn Odegard, BJØRN ØDEGÅRD, Bjoern", "[name], [name], [name]"),
        ("ilkay ISIK", "[name]"),
        ("ask minh le, LE or Le; le plan", "ask [name] le, [name] or [name]; le plan"),
        ("Ada Lovelace. I agree.", "[name]. I agree."),
        ("Ｅｌｓ and E\N{ZERO WIDTH JOINER}ls", "[name] and E\N{ZERO WIDTH JOINER}ls"),
        ("mail els.maes@north.example.", "mail [e-mail]."),
        ("somebody (at) north.example; a@b", "[e-mail]; a@b"),
        ("jdoe1 and @somebody", "jdoe1 and [name]"),
        ("https://x.example/els-maes, https://linkedin.com/in/q", "[name], [name]"),
        ("see https://x.example/rules.", "see https://x.example/rules."),
        ("R_2abC99 is 100", "[name] is 100"),
    ],
)
def test_names_are_masked_in_every_form(masker: Masker, text: str, masked: str) -> None:
    assert masker.mask(text).text == masked


@pytest.mark.parametrize(
    "number",
    [
        "+32 475 12 34 56",
        "0032 475/12.34.56",
        "0475/12.34.56",
        "(02) 123 45 67",
        "+44 (0)20 7946 0958",
        "06-12345678",
        "01 23 45 67 89",
        "+49-30-1234567",
        "+1 (555) 010-9999",
        "91 23 45 67",
        "601 234 567",
        "+420 601 234 567",
    ],
)
def test_telephone_numbers_are_masked(masker: Masker, number: str) -> None:
    assert masker.mask(f"Call {number}, please").text == "Call [phone], please"


@pytest.mark.parametrize(
    "text",
    [
        "On 24-11-2026, from 2025-2026, and 2026-11-24",
        "In 2019 we were 1,200 people with 45 teams",
        "it is an open plan, and others too",
        "We answer 24/7 since 1998",
        "Legally we may, 2 of 3 times",
    ],
)
def test_what_tells_of_nobody_is_left_as_it_is(masker: Masker, text: str) -> None:
    assert masker.mask(text) == (masker.mask(text).__class__(text, ()))


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("IT is slow, it is", "[unit] is slow, it is"),
        ("customer service; CUSTOMER-SERVICE; CustomerService's", "[unit]; [unit]; [unit]'s"),
        ("People & Communication, people communication", "[unit], [unit]"),
        ("R&D and r&d", "[unit] and r&d"),
        ("legal and LÉGAL", "[unit] and [unit]"),
        ("team 3, team 4", "[unit], team 4"),
        ("customers want service", "customers want service"),
    ],
)
def test_units_are_masked_however_they_are_written(masker: Masker, text: str, masked: str) -> None:
    assert masker.mask(text).text == masked


def test_the_kinds_of_masks_are_told(masker: Masker) -> None:
    assert masker.mask("Els of IT, 0475 12 34 56, a@b.be").masks == ("name", "e-mail", "phone", "unit")


def test_a_masked_text_has_nothing_left_to_mask(masker: Masker) -> None:
    once = masker.mask("Els of IT, 0475 12 34 56, a@b.be")

    assert masker.mask(once.text).masks == ()


def test_a_person_called_as_a_mask_is_does_not_break_it() -> None:
    masker = masker_of(names_of(["Name Unit"]))

    assert masker.mask("[name] met Name").text == "[name] met [name]"


LETTERS = "abcdefghijklmnoprstuvwzáàâäãåçéèêëíîïñóôöøúüýßčšžłąęğ"
NAME = (
    st.text(LETTERS, min_size=3, max_size=12)
    .map(str.title)
    .filter(lambda name: name.casefold() not in PARTICLES | TITLES)
)
FORMS = (
    str.upper,
    str.lower,
    str.title,
    str,
    lambda name: unicodedata.normalize("NFD", name),
    lambda name: "".join(sign for sign in unicodedata.normalize("NFD", name) if unicodedata.category(sign) != "Mn"),
)
PATTERNS = ("{0} {1} said", "{1}, {0}", "x {1} {0}'s y", "({0}.{1})", "{0}-{1}!", "{1}s {0}", "{0}_{1}", "“{0}” 3{1}4")


@given(first=NAME, last=NAME, pattern=st.sampled_from(PATTERNS), forms=st.tuples(*2 * [st.sampled_from(FORMS)]))
def test_no_name_of_the_roster_survives_in_any_case_accent_or_order(
    first: str, last: str, pattern: str, forms: tuple[object, object]
) -> None:
    one, other = (form(name) for form, name in zip(forms, (first, last), strict=True))  # type: ignore[operator] # functions of text
    masker = masker_of(names_of([f"{first} {last}"]))

    text = masker.mask(pattern.format(one, other)).text.replace("[name]", "")

    left = {key for word in words().findall(text) for key in keys(word)}
    assert not left & (keys(first) | keys(last))


@given(st.text(max_size=300))
def test_any_text_can_be_masked(text: str) -> None:
    masker = masker_of(names_of(PEOPLE), UNITS)

    once = masker.mask(text)

    assert masker.mask(once.text).text == once.text
