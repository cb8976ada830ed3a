"""A translation beside a questionnaire: what it changes, what it leaves, what is inherited, and where it is found."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collabready.errors import DocumentError
from collabready.questionnaire.model import Questionnaire
from collabready.questionnaire.reader import load_questionnaire, load_translated

GOOD = (Path(__file__).parent / "good.yaml").read_text(encoding="utf-8")
SHORT = """\
format: 1
id: short
version: "2"
title: Short
extends: good
only: [com-driver, com-hours, member]
texts: {thanks: Bye.}
scoring: {weights: null}
"""
HEAD = "format: 1\ntranslates: good\nlanguage: nl\n"
DUTCH = """\
format: 1
translates: good
language: nl
version: 1.10
title: Een vragenlijst met van alles één
about: Gelezen door de tests.
texts: {introduction: Hallo., thanks: Dank u.}
audiences:
  employee: {title: Medewerkers}
  manager: {title: Leidinggevenden}
scales:
  agreement:
    answers: {1: Nee, 2: Geen van beide, 3: Ja}
    aliases: {1: Nooit, 3: [Zeker, Jazeker]}
    no_answer: Weet niet
  evidence:
    answers: {0: Niets van te zien, 1: Hier en daar, 2: Gewoon}
dimensions:
  communities: {title: Gemeenschappen}
  support: {title: Steun}
practices:
  driver: {title: Een trekker}
  trust: {title: Vertrouwen}
  spoken: {title: Uitgesproken steun}
items:
  com-driver: {statement: Ik weet wie mijn groep trekt.}
  com-hours: {question: Hoeveel uren?, anchors: {0: Geen, 2: Een dag per week}}
  com-fair: {statement: Ik vertrouw mijn groep.}
  com-fear: {statement: Wat ik weet houd ik voor me.}
  sup-said: {statement: De directie spreekt over onze groepen., aliases: De directie spreekt zich uit}
  sup-seen: {statement: De directie doet mee in onze groepen.}
questions:
  member: {text: Zit u in een groep?, answers: {yes: Ja, no: Nee}}
  role: {text: Geeft u leiding?, answers: {employee: Nee, manager: Ja}}
  site: {text: Waar werkt u?, aliases: [Vestiging]}
gates:
  missing: {says: "{dimension} ontbreekt."}
  silent: {says: Niemand spreekt erover.}
  alone: {says: Bijna niemand zit in een groep.}
  unsupported: {says: "{dimension} ontbreekt."}
actions:
  name-a-driver:
    title: Benoem een trekker
    owner: Opdrachtgever
    first_step: Vraag wie de meeste vragen beantwoordt.
    measure: Gemeenschappen met een trekker
  speak: {title: Spreek, owner: Directeur, first_step: Zet het op de agenda., measure: Toespraken}
"""


@pytest.fixture(autouse=True)
def in_a_folder_with_a_good_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write("good.yaml", GOOD)


def write(name: str, text: str) -> None:
    Path(name).write_text(text, encoding="utf-8")


def dutch(text: str, name: str = "good") -> Questionnaire:
    """The questionnaire as the text translates it."""
    write("good.nl.yaml", text)
    return load_questionnaire(f"{name}.yaml").translations["nl"]


def told(name: str) -> str:
    with pytest.raises(DocumentError) as caught:
        load_questionnaire(name)
    return str(caught.value)


def numbers(questionnaire: Questionnaire) -> list[object]:
    """What a score depends on."""
    scales = [(name, scale.codes, scale.nominal) for name, scale in questionnaire.scales.items()]
    items = [
        (item.id, item.scale, item.reverse, item.weight, item.audience, item.when, tuple(item.anchors))
        for item in questionnaire.items
    ]
    gates = [gate.model_copy(update={"says": ""}) for gate in questionnaire.scoring.gates]
    actions = [
        (action.id, action.improves, action.below, action.effort, action.due) for action in questionnaire.actions
    ]
    questions = [(question.id, question.type, tuple(question.answers)) for question in questionnaire.questions]
    levels = questionnaire.scoring.model_copy(update={"gates": ()})
    return [questionnaire.version, questionnaire.sha256, scales, items, gates, actions, questions, levels]


def test_without_a_translation_only_the_original_is_spoken() -> None:
    good = load_questionnaire("good.yaml")

    assert good.translations == {}
    assert good.spoken == (good,)


def test_every_word_is_replaced() -> None:
    nl = dutch(DUTCH)
    driver, hours = tuple(nl.items)[:2]
    said = tuple(nl.items)[4]

    assert (nl.language, nl.title, nl.about) == ("nl", "Een vragenlijst met van alles één", "Gelezen door de tests.")
    assert nl.texts == {"introduction": "Hallo.", "thanks": "Dank u."}
    assert [audience.title for audience in nl.audiences.values()] == ["Medewerkers", "Leidinggevenden"]
    assert nl.scales["agreement"].answers == {"1": "Nee", "2": "Geen van beide", "3": "Ja"}
    assert nl.scales["agreement"].no_answer == ("Weet niet",)
    assert [dimension.title for dimension in nl.dimensions] == ["Gemeenschappen", "Steun"]
    assert [practice.title for practice in nl.practices] == ["Een trekker", "Vertrouwen", "Uitgesproken steun"]
    assert driver.statement == "Ik weet wie mijn groep trekt."
    assert (hours.question, hours.anchors) == ("Hoeveel uren?", {"0": "Geen", "2": "Een dag per week"})
    assert said.aliases == ("De directie spreekt zich uit",)
    assert nl.questions[0].answers == {"yes": "Ja", "no": "Nee"}
    assert nl.questions[2].aliases == ("Vestiging",)
    assert nl.scoring.gates[0].says == "{dimension} ontbreekt."
    assert (nl.actions[1].title, nl.actions[1].owner) == ("Spreek", "Directeur")
    assert (nl.actions[1].first_step, nl.actions[1].measure) == ("Zet het op de agenda.", "Toespraken")


def test_nothing_is_left_to_translate_then() -> None:
    write("good.nl.yaml", DUTCH)
    _, translations = load_translated("good.yaml")

    assert translations["nl"].missing == ()


def test_what_is_no_word_stays_as_it_is() -> None:
    nl, good = dutch(DUTCH), load_questionnaire("good.yaml")

    assert numbers(nl) == numbers(good)
    assert good.sha256 == hashlib.sha256(GOOD.encode()).hexdigest()


def test_the_original_keeps_its_own_words() -> None:
    alone = load_questionnaire("good.yaml")
    dutch(DUTCH)

    assert load_questionnaire("good.yaml").model_dump() == alone.model_dump()


def test_what_is_not_translated_keeps_the_words_of_the_original() -> None:
    nl = dutch(
        HEAD + "scales: {agreement: {answers: {3: Ja}, aliases: {1: Nooit}}}\nitems: {com-fair: {statement: Eerlijk}}\n"
    )

    assert nl.title == "A questionnaire with one of everything"
    assert nl.scales["agreement"].answers == {"1": "No", "2": "Neither", "3": "Ja"}
    assert nl.scales["agreement"].aliases == {"3": ("Certainly", "Of course"), "1": ("Nooit",)}
    assert nl.scales["agreement"].no_answer == ("Don't know",)
    assert [item.statement for item in nl.items][2:4] == ["Eerlijk", "I keep what I know to myself."]


def test_a_key_that_is_left_open_is_still_to_translate() -> None:
    write("good.nl.yaml", HEAD + "title:\ntexts: {thanks: }\nitems: {com-fair: {statement: }}\n")
    _, translations = load_translated("good.yaml")

    assert {"title", "texts.thanks", "items.com-fair.statement"} <= set(translations["nl"].missing)
    assert translations["nl"].questionnaire.title == "A questionnaire with one of everything"


def test_what_is_left_stands_in_the_order_of_a_translation_without_aliases() -> None:
    write(
        "good.nl.yaml",
        "\n".join(line for line in DUTCH.splitlines() if not line.startswith(("  site:", "title:", "  sup"))),
    )
    _, translations = load_translated("good.yaml")

    assert translations["nl"].missing == (
        "title",
        "dimensions.support.title",
        "items.sup-said.statement",
        "items.sup-seen.statement",
        "questions.site.text",
    )


def test_the_only_words_of_an_id_may_stand_without_their_key() -> None:
    nl = dutch(HEAD + "audiences: {employee: Staf}\npractices: {trust: Vertrouwen}\ngates: {silent: Stil.}\n")

    assert nl.audiences["employee"].title == "Staf"
    assert next(practice for practice in nl.practices if practice.id == "trust").title == "Vertrouwen"
    assert nl.scoring.gates[1].says == "Stil."


def test_an_item_may_have_other_probes_than_the_original() -> None:
    write(
        "good.yaml", GOOD.replace("question: How many hours?", "question: How many hours?, probes: [Paid?, Planned?]")
    )

    assert next(
        item for item in dutch(HEAD + "items: {com-hours: {probes: Betaald?}}\n").items if item.probes
    ).probes == ("Betaald?",)


def test_labels_for_no_answer_may_come_to_the_same() -> None:
    write("good.yaml", GOOD.replace("no_answer: Don't know", "no_answer: [Don't know, Do not know]"))
    nl = dutch(HEAD + "scales: {agreement: {no_answer: [Weet niet, Weet niet]}}\n")

    assert nl.scales["agreement"].no_answer == ("Weet niet", "Weet niet")


def test_a_word_may_mean_the_same_in_both_languages() -> None:
    nl = dutch(
        HEAD
        + "scales: {agreement: {answers: {1: No}, aliases: {1: Non, 3: Certainly}}}\nquestions: {site: {text: Where do you work?}}\n"
    )

    assert nl.scales["agreement"].answers["1"] == "No"


def test_the_languages_are_spoken_in_the_order_of_their_codes() -> None:
    for language in ("nl", "de", "pt-BR"):
        write(f"good.{language}.yaml", f"format: 1\ntranslates: good\nlanguage: {language}\ntitle: In {language}\n")
    good = load_questionnaire("good.yaml")

    assert [spoken.language for spoken in good.spoken] == ["en", "de", "nl", "pt-BR"]
    assert {language: one.title for language, one in good.translations.items()} == {
        "de": "In de",
        "nl": "In nl",
        "pt-BR": "In pt-BR",
    }
    assert all(one.translations == {} for one in good.translations.values())


def test_the_problems_of_all_translations_come_together() -> None:
    write("good.de.yaml", "format: 1\ntranslates: good\nlanguage: de\ntitel: Fragebogen\n")
    write("good.nl.yaml", HEAD + "items: {com-fairr: {statement: Eerlijk}}\n")

    assert told("good.yaml").splitlines() == [
        "good.de.yaml:4:1: Unknown key 'titel'. Did you mean 'title'?",
        "good.nl.yaml:4:9: 'good' has no 'com-fairr' among its items. Did you mean 'com-fair'?",
    ]


@pytest.mark.parametrize(
    "name", ["good.v2.yaml", "good.nl.yml", "goods.nl.yaml", "good.nl.yaml~", "good.nl.old.yaml", "xgood.nl.yaml"]
)
def test_a_file_with_another_name_is_no_translation(name: str) -> None:
    write(name, "no translation")

    assert load_questionnaire("good.yaml").translations == {}


def test_a_questionnaire_that_is_named_like_a_translation_is_one_of_its_own() -> None:
    write("good.old.yaml", GOOD.replace("id: good", "id: good-old"))

    assert load_questionnaire("good.yaml").translations == {}
    assert load_questionnaire("good.old").id == "good-old"


def test_a_name_with_odd_letters_has_translations_too() -> None:
    write("go[o]d *.yaml", GOOD)
    write("go[o]d *.nl.yaml", HEAD + "title: Een vragenlijst\n")
    write("good x.nl.yaml", "no translation")

    assert load_questionnaire("go[o]d *.yaml").translations["nl"].title == "Een vragenlijst"


def test_translations_are_found_wherever_the_questionnaire_lies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("good.nl.yaml", DUTCH)
    monkeypatch.chdir("/")

    assert list(load_questionnaire("good.yaml", tmp_path).translations) == ["nl"]
    assert list(load_questionnaire(tmp_path / "good.yaml").translations) == ["nl"]


def test_a_translation_is_no_questionnaire() -> None:
    write("good.nl.yaml", DUTCH)
    sentence = (
        "good.nl.yaml:2:13: This is a translation, no questionnaire. Name the questionnaire: this is read with it."
    )

    assert told("good.nl.yaml") == sentence
    assert told("good.nl") == sentence


def test_a_translation_is_no_base() -> None:
    write("good.nl.yaml", DUTCH)
    write("short.yaml", SHORT.replace("extends: good", "extends: good.nl"))

    assert told("short.yaml").startswith("good.nl.yaml:2:13: This is a translation")


def test_a_translation_is_not_suggested_for_a_name() -> None:
    write("good.nl.yaml", DUTCH)

    assert told("good.nm").startswith("good.nm: There is no such file.")
    assert told("goodnl").endswith("Did you mean 'good'?")


def test_an_extension_inherits_the_translation_of_what_it_keeps() -> None:
    write("short.yaml", SHORT)
    nl = dutch(DUTCH, "short")

    assert [item.statement or item.question for item in nl.items] == ["Ik weet wie mijn groep trekt.", "Hoeveel uren?"]
    assert nl.scales["agreement"].answers["3"] == "Ja"
    assert nl.scales["agreement"].aliases["3"] == ("Zeker", "Jazeker")
    assert (nl.id, nl.version) == ("short", "2")


def test_an_extension_keeps_what_it_says_itself() -> None:
    write("short.yaml", SHORT)
    nl = dutch(DUTCH, "short")

    assert nl.title == "Short"
    assert nl.texts == {"introduction": "Hallo.", "thanks": "Bye."}


def test_a_scale_that_an_extension_words_anew_inherits_only_the_labels_that_it_shares() -> None:
    write("short.yaml", SHORT + "scales: {agreement: {answers: {1: No, 2: Half, 4: Yes}}}\n")
    nl = dutch(DUTCH, "short")

    assert nl.scales["agreement"].answers == {"1": "Nee", "2": "Half", "4": "Yes"}
    assert nl.scales["agreement"].aliases == {"1": ("Nooit",)}
    assert nl.scales["agreement"].no_answer == ()


def test_its_own_translation_counts_before_what_an_extension_inherits() -> None:
    write("short.yaml", SHORT)
    write(
        "short.nl.yaml",
        "format: 1\ntranslates: short\nlanguage: nl\ntitle: Kort\nitems: {com-hours: {question: Uren?}}\n",
    )
    nl = dutch(DUTCH, "short")

    assert nl.title == "Kort"
    assert [item.statement or item.question for item in nl.items] == ["Ik weet wie mijn groep trekt.", "Uren?"]
    assert load_translated("short.yaml")[1]["nl"].missing == ("texts.thanks",)


def test_what_is_inherited_and_what_an_extension_says_itself_do_not_mix_up_answers() -> None:
    write("good.nl.yaml", DUTCH)
    write("short.yaml", SHORT)
    write(
        "short.nl.yaml",
        "format: 1\ntranslates: short\nlanguage: nl\nscales: {agreement: {answers: {2: Nee}}}\n"
        "items: {com-hours: {question: Uren?}}\nquestions: {member: {text: Ik weet wie mijn groep trekt.}}\n",
    )

    assert told("short.yaml").splitlines() == [
        "short.nl.yaml:4:35: 'Nee' means both 1 and 2. "
        "Give each answer its own words, other than in the other languages too.",
        "short.nl.yaml:6:28: 'com-driver' has these words too: a column of answers could be either. Change one.",
    ]


def test_two_translations_do_not_mix_up_answers_either() -> None:
    write("good.de.yaml", "format: 1\ntranslates: good\nlanguage: de\nscales: {agreement: {answers: {1: Ohne}}}\n")
    write("good.nl.yaml", HEAD + "scales: {agreement: {answers: {3: Ohne}}}\n")

    assert told("good.yaml").startswith("good.nl.yaml:4:35: 'Ohne' means both 1 and 3.")


def test_a_translation_into_the_language_of_the_original_is_refused() -> None:
    write("good.en.yaml", HEAD.replace("nl", "en"))

    assert told("good.yaml").startswith("good.en.yaml:3:11: The questionnaire itself is in the language 'en'.")


def test_its_own_translation_has_no_words_for_what_an_extension_leaves_out() -> None:
    write("short.yaml", SHORT)
    write("short.nl.yaml", "format: 1\ntranslates: short\nlanguage: nl\nitems: {sup-seen: {statement: Zichtbaar}}\n")

    assert told("short.yaml") == "short.nl.yaml:4:9: 'short' has no 'sup-seen' among its items. Correct or delete it."


def test_translations_are_inherited_through_a_chain() -> None:
    write("short.yaml", SHORT)
    write("shorter.yaml", SHORT.replace("id: short", "id: shorter").replace("extends: good", "extends: short"))
    nl = dutch(DUTCH, "shorter")

    assert next(iter(nl.items)).statement == "Ik weet wie mijn groep trekt."


def test_a_broken_translation_of_a_base_is_told_with_its_own_name() -> None:
    write("short.yaml", SHORT)
    write("good.nl.yaml", HEAD + "items: {com-fairr: {statement: Eerlijk}}\n")

    assert told("short.yaml").startswith("good.nl.yaml:4:9:")


def test_an_extension_in_the_language_of_a_translation_has_no_translation_into_it() -> None:
    write("kort.yaml", SHORT + "language: nl\n")
    write("good.nl.yaml", DUTCH)

    assert load_questionnaire("kort.yaml").translations == {}


def test_an_extension_without_any_shared_words_has_no_translation() -> None:
    write("short.yaml", SHORT)
    write("good.nl.yaml", HEAD + "title: Een vragenlijst\nitems: {sup-seen: {statement: Zichtbaar}}\n")

    assert load_questionnaire("short.yaml").translations == {}


@given(
    st.lists(
        st.tuples(
            st.integers(0, len(DUTCH)),
            st.integers(0, 60),
            st.one_of(
                st.sampled_from(
                    ["", "\n", " ", "  ", ":", ": ", "- ", "{", "}", "[", "]", "'", "null", "~", "aliases"]
                ),
                st.sampled_from(["com-driver", "driver", "1", "Nee", "Yes", "no_answer", "answers", "{dimension}"]),
                st.text(max_size=5),
            ),
        ),
        min_size=1,
        max_size=4,
    )
)
def test_a_translation_with_slips_is_loaded_or_refused_with_problems(slips: list[tuple[int, int, str]]) -> None:
    text = DUTCH
    for start, length, replacement in slips:
        text = text[:start] + replacement + text[start + length :]
    write("good.nl.yaml", text)
    with suppress(DocumentError):
        assert numbers(load_questionnaire("good.yaml").spoken[-1]) == numbers(load_questionnaire("good.yaml"))
