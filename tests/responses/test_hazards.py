"""What real exports do to whoever reads them in good faith, one hazard a test. All exports are synthetic."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from collabready.assessment.receipts import with_particulars
from collabready.errors import ResponsesError, UnsettledError
from collabready.questionnaire.reader import load_questionnaire

if TYPE_CHECKING:
    from conftest import Run
    from responses.conftest import Read

STATEMENTS = 'People here help each other.,"We share what we learn, also mistakes.",I have time to learn.'
MAPPING = """
format: 1
questionnaire: {id: learning, version: "1"}
labels:
  agreement: {"1": 1, "6": 2, "2": 3, "3": 4, "4": 5}
"""


def answers(*lines: str, header: str = "help,share,time") -> str:
    return "\n".join([header, *lines, ""])


def test_numbers_that_are_recodes_are_refused_until_a_mapping_tells_what_they_mean(read: Read) -> None:
    """1: a 6 among codes 1-5 says that no number here is a code; sorting or believing them gives wrong scores."""
    export = answers("1,6,2", "3,4,4", "6,6,3")

    with pytest.raises(UnsettledError) as refused:
        read("export.csv", export)
    found = read("export.csv", export, mapping=MAPPING)

    assert "hold 6 as well, while 5 never occurs." in str(refused.value)
    assert list(found.answers.values()) == [("1", "2", "3"), ("4", "5", "5"), ("2", "2", "4")]


def test_a_stray_number_among_labels_is_a_slip_and_told(read: Read) -> None:
    found = read("export.csv", answers("Agree,Agree,Disagree", "Strongly agree,7,Agree"))

    assert list(found.answers.values()) == [("4", "4", "2"), ("5", "unknown label", "4")]
    assert [str(each).partition(",")[0] for each in found.responses.receipts[0].unread] == [
        "share: the scale does not know '7'"
    ]


def test_labels_at_the_ends_and_digits_between_are_one_scale(read: Read) -> None:
    """2: forms that label the end points only write `Strongly disagree,2,3,4,Strongly agree`."""
    found = read("export.csv", answers("Strongly disagree,2,3", "4,Strongly agree,2"))

    assert list(found.answers.values()) == [("1", "2", "3"), ("4", "5", "2")]


def test_labels_at_the_ends_with_their_numbers_are_known_too(read: Read) -> None:
    found = read("export.csv", answers("1 - Strongly disagree,2,3", "4,5 (Strongly agree),2"))

    assert list(found.answers.values()) == [("1", "2", "3"), ("4", "5", "2")]


@pytest.mark.parametrize(
    "blank", ["\N{NO-BREAK SPACE}", " ", "\t", "\N{ZERO WIDTH SPACE}", "\N{NARROW NO-BREAK SPACE}"]
)
def test_a_blank_that_nobody_sees_makes_no_other_label(read: Read, blank: str) -> None:
    """3: `Agree` and `Agree` with a non-breaking space behind it are one label."""
    found = read("export.csv", answers(f"Agree{blank},Strongly{blank or ' '} agree,{blank}Disagree"))

    assert list(found.answers.values()) == [("4", "5", "2")]


def test_a_typing_error_in_a_label_is_asked_about_and_not_guessed(read: Read) -> None:
    """3: so many chose it that it is a label of the form; taken as it is only when somebody accepts that."""
    export = answers(*["Stronlgy agree,Agree,Agree"] * 6)

    with pytest.raises(
        UnsettledError, match=r"'Stronlgy agree', 6 answers to help, is no label .* 'Strongly agree' looks like it"
    ):
        read("export.csv", export)

    assert read("export.csv", export, accept=True).answers[2] == ("5", "4", "4")


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("Weet niet", "don't know"),
        ("Weet ik niet", "don't know"),
        ("N.v.t.", "not applicable"),
        ("Ne sait pas", "don't know"),
        ("Je ne sais pas", "don't know"),
        ("Sans objet", "not applicable"),
        ("Vet ikke", "don't know"),
        ("Ikke relevant", "not applicable"),
        ("No lo sé", "don't know"),
        ("No aplica", "not applicable"),
        ("Unfamiliar (N/A)", "not applicable"),
        ("N/A", "not applicable"),
        ("Prefer not to say", "prefer not to say"),
    ],
)
def test_an_answer_without_a_value_is_neither_blank_nor_a_midpoint(read: Read, label: str, kind: str) -> None:
    """4: in whatever language; it is counted apart, and needs no word in the questionnaire."""
    found = read("export.csv", answers(f"{label},Agree,Agree", "Agree,Agree,Agree"))

    assert found.answers[2] == (kind, "4", "4")
    assert not found.responses.receipts[0].unread


def test_an_item_in_two_columns_is_refused_with_both_places(read: Read) -> None:
    """5: which of two equal headers is right, nobody can tell but the person who made the survey."""
    statement = "People here help each other."

    with pytest.raises(
        UnsettledError, match=rf"(?i)'help' fits more than one column: .*'{statement}' stands in columns 1, 3"
    ):
        read("export.csv", answers("Agree,Agree,Disagree", header=f"{statement},time,{statement}"))


def test_one_of_two_equal_headers_is_named_by_its_number(read: Read) -> None:
    """5: Google Forms keeps the column of a question that was edited beside the new one."""
    statement = "People here help each other."
    named = (
        'format: 1\nquestionnaire: {id: learning, version: "1"}\ncolumns: {help: "People here help each other. (2)"}\n'
    )

    found = read("export.csv", answers("Agree,Agree,Disagree", header=f"{statement},time,{statement}"), mapping=named)

    assert found.answers[2] == ("2", "", "4")


def test_equal_headers_that_nobody_asks_for_do_no_harm(read: Read) -> None:
    """5: `id` and `ID`, and three columns called Other."""
    found = read("export.csv", answers("1,1,Agree,x,y,z", header="id,ID,help,Other,Other,Other"))

    assert found.answers[2] == ("4", "", "")
    assert found.unused == ("id (1)", "ID (2)", "Other (1)", "Other (2)", "Other (3)")


def test_a_header_may_hold_line_breaks_and_quotation_marks(read: Read) -> None:
    """6: authors press Enter in questions, and put words in quotation marks."""
    header = '"Think of ""your"" team.\r\n\r\nHow is it? [People here\nhelp each other.]","We share what we learn,\nalso mistakes.",time'

    found = read("export.csv", answers("Agree,Agree,Disagree", header=header))

    assert list(found.answers.values()) == [("4", "4", "2")]


def test_zero_bytes_trailing_delimiters_and_a_blank_last_record_are_overlooked(read: Read) -> None:
    """7: none of them is an answer, a column or a respondent."""
    found = read("export.csv", "help,share,time,\r\nAg\0ree,Agree,Disagree,\r\nAgree,\0,\0,\r\n,,,\r\n\r\n")

    assert dict(found.answers) == {2: ("4", "4", "2"), 3: ("4", "blank", "blank")}
    assert found.responses.receipts[0].rows == 2


def test_a_csv_may_hold_tabs(read: Read) -> None:
    """9: the name of a file says nothing of its delimiter; nor do the commas in a statement."""
    found = read("export.csv", f"{STATEMENTS}\nAgree,Agree,Disagree\n".replace(",", "\t").replace("learn\t", "learn,"))

    assert list(found.answers.values()) == [("4", "4", "2")]
    assert found.responses.receipts[0].delimiter == "tab"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_known_without_its_mark(read: Read, encoding: str) -> None:
    """9: every second byte is zero; that is no binary data."""
    found = read("export.csv", answers("Agree,Agree,Disagree").encode(encoding))

    assert list(found.answers.values()) == [("4", "4", "2")]


@pytest.mark.parametrize(("encoding", "named"), [("cp1252", "cp1252"), ("mac-roman", "mac-roman")])
def test_an_odd_letter_after_a_thousand_plain_rows_is_read_right(read: Read, encoding: str, named: str) -> None:
    """9: whoever looks at the first kilobytes only takes the file for UTF-8."""
    rows = [*["Agree,Agree,Agree,Sales"] * 800, *["Agree,Agree,Agree,Crédit à l’étranger"] * 3]
    export = answers(*rows, header="help,share,time,unit").encode(encoding)

    found = read("export.csv", export, "unit")

    assert export.index("é".encode(encoding)) > 16_000
    assert found.responses.groups.to_series().unique().sort().to_list() == ["Crédit à l’étranger", "Sales"]
    assert found.responses.receipts[0].encoding == named


def test_an_old_windows_export_with_semicolons_and_decimal_commas_is_read(read: Read) -> None:
    """9: as Excel in the Netherlands, France or Germany saves CSV."""
    export = "help;share;time;Unité\r\n4,0;5,00;2;Développement\r\n1,0;3,0;2,0;Développement\r\n".encode("cp1252")

    found = read("export.csv", export, "Unité")

    assert list(found.answers.values()) == [("4", "5", "2"), ("1", "3", "2")]
    assert found.responses.groups.to_series().to_list() == ["Développement"] * 2


def test_a_number_between_two_codes_is_none_of_them(read: Read) -> None:
    found = read("export.csv", "help;share;time\r\n4,5;5;2\r\n1;3;2\r\n")

    assert found.answers[2] == ("unknown label", "5", "2")


def test_headers_and_labels_may_be_in_any_language_of_the_questionnaire(read: Read, tmp_path: Path) -> None:
    """14: one file, its header Dutch, answered in Dutch, French and English; the receipt tells how many of each."""
    header = 'Mensen helpen elkaar hier.,"We delen wat we leren, ook fouten.",Ik heb tijd om te leren.'
    found = read(
        "export.csv",
        answers(
            "Helemaal eens,Eens,Weet niet",
            "Tout à fait d'accord,D\N{RIGHT SINGLE QUOTATION MARK}accord,Ne sait pas",
            "Strongly agree,Agree,Don't know",
            "Helemaal eens,D'accord,Agree",
            header=header,
        ),
    )

    assert list(found.answers.values()) == [*[("5", "4", "don't know")] * 3, ("5", "4", "4")]
    assert languages(found.responses, tmp_path) == {"en": (4,), "fr": (3,), "nl": (2,), "mixed": (5,)}


@pytest.mark.parametrize(
    ("row", "counted"), [("Response,Open-Ended Response,Response", 2), (",Response,", 2)]
)  # fmt: skip
def test_a_sub_header_is_no_respondent(read: Read, row: str, counted: int) -> None:
    """12: a row of `Response` is a header."""
    found = read("export.csv", answers(row, "Agree,Agree,Agree", "Disagree,Agree,Agree"))

    assert found.responses.receipts[0].rows == counted


def test_a_label_of_which_excel_made_a_date_is_told_as_that(read: Read) -> None:
    """13: `6-25` has become `Jun-25`, and no program can tell any more what somebody chose."""
    survey_rows = answers("Jun-25,Agree,Agree", "Agree,Agree,Agree")
    often = answers(*["Jun-25,Agree,Agree"] * 6)

    found = read("export.csv", survey_rows)
    with pytest.raises(
        UnsettledError, match=r"'Jun-25', 6 answers.* Excel seems to have made a date of it\. Export again"
    ):
        read("export.csv", often)

    assert "Excel has made a date of a label here" in str(found.responses.receipts[0].unread[0])


def languages(responses: object, folder: Path) -> dict[str, tuple[int, ...]]:
    questionnaire = load_questionnaire(folder / "learning.yaml")
    receipts = with_particulars(questionnaire, responses).receipts  # type: ignore[arg-type] # Responses, by its own fixture
    return {rows.reason: rows.numbers for rows in receipts[0].languages}


LIMESURVEY = "id,submitdate,lastpage,startlanguage,help,share,time"
DATE = "2026-11-03 09:05:00"


def test_who_began_in_another_language_than_that_of_their_labels_is_told(read: Read, tmp_path: Path) -> None:
    """14: somebody may have changed the language on the way, or the export is in one language for all."""
    found = read(
        "export.csv",
        answers(
            f"1,{DATE},2,nl,Helemaal eens,Eens,Oneens",
            f"2,{DATE},2,en,Helemaal eens,Eens,Oneens",
            f"3,{DATE},2,nl-informal,Helemaal eens,Eens,Oneens",
            f"4,{DATE},2,,Agree,Agree,Agree",
            header=LIMESURVEY,
        ),
    )

    assert languages(found.responses, tmp_path) == {
        "nl": (2, 3, 4),
        "nl, though begun in another language": (3,),
        "en": (5,),
    }


@pytest.mark.parametrize("began", ["Dutch", "Nederlands", "1"])
def test_a_language_that_is_no_code_tells_nothing(read: Read, tmp_path: Path, began: str) -> None:
    """14: Alchemer writes `Dutch`, SurveyXact a number: neither is another language than nl."""
    header = (
        "Response ID,Time Started,Date Submitted,Status,Contact ID,Legacy Comments,Comments,Language,help,share,time"
    )
    row = f"1,{DATE},{DATE},Complete,,,,{began},Helemaal eens,Eens,Oneens"

    found = read("export.csv", answers(row, row, header=header))

    assert found.tool == "Alchemer"
    assert languages(found.responses, tmp_path) == {"nl": (2, 3)}


def test_a_cell_that_looks_like_a_formula_survives_going_out_and_coming_in_again(
    run: Run, read: Read, survey: Path, tmp_path: Path
) -> None:
    """A row set aside is written so that no spreadsheet runs it; mended, it is read as if it had been right at once."""
    units = ["=SUM(A1)", "+31", "-5", "@home", "'quoted", "'=guarded", "plain"]
    text = answers(*(f"{unit},,," for unit in units), *["Sales,Agree,Agree,Agree"] * 5, header="unit,help,share,time")
    (tmp_path / "export.csv").write_text(text, encoding="utf-8")
    right = read("right.csv", text.replace(",,,", ",Agree,Agree,Agree"), "unit").responses.groups.to_series().to_list()

    run("score", "export.csv", "-q", survey, "--rejects", "rejects.csv")
    with (tmp_path / "rejects.csv").open(encoding="utf-8", newline="") as file:
        header, *rejects = csv.reader(file)
    with (tmp_path / "mended.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *([*row[:4], "Agree", "Agree", "Agree"] for row in rejects)])
    mended = read("mended.csv", None, "unit").responses.groups.to_series().to_list()

    assert header == ["file", "row", "reason", "unit", "help", "share", "time"]
    assert [row[:3] for row in rejects] == [["export.csv", str(row), "no item answered"] for row in range(2, 9)]
    assert not [cell for row in rejects for cell in row if cell.startswith(("=", "+", "-", "@"))]
    assert mended == right[:7] == ["=SUM(A1)", "+31", "-5", "@home", "'quoted", "=guarded", "plain"]


def test_nobody_answered_anything_is_told(read: Read) -> None:
    with pytest.raises(ResponsesError, match="nobody answered any item"):
        read("export.csv", answers("1,,,", "2,,,", header="id,help,share,time"))


def test_rows_that_do_not_count_are_not_told_as_rows_without_a_group(run: Run, survey: Path, tmp_path: Path) -> None:
    """10: who did not finish and answered too little is set aside; neither their department nor their id matters then."""
    header = "ResponseId,StartDate,EndDate,Finished,unit,help,share,time"
    whole = [f"R_{n},{DATE},{DATE},True,Sales,Agree,Agree,Disagree" for n in range(6)]
    partial = [f"R_partial,{DATE},{DATE},False,,Agree,,"] * 2
    (tmp_path / "export.csv").write_text(answers(*whole, *partial, header=header), encoding="utf-8")

    some = run("score", "export.csv", "-q", survey, "--by", "unit")
    everybody = run("score", "export.csv", "-q", survey, "--by", "unit", "--partial", "all")

    assert "2 rows set aside, not finished, and too little answered for any dimension: rows 8, 9." in some.stderr
    assert "without a group" not in some.stderr
    assert "more than once" not in some.stderr
    assert "2 rows without a group in 'unit', counted in the whole only." in everybody.stderr
    assert "1 respondent more than once, each time counted" in everybody.stderr


def test_the_opposite_is_never_taken_for_what_it_is_like(read: Read, survey: Path) -> None:
    """`Dissatisfied` is 86 % like `Satisfied`, and nobody who accepts proposals means that."""
    satisfaction = "{1: Very unsatisfied, 2: Unsatisfied, 3: Neutral, 4: Satisfied, 5: Very satisfied}"
    text = re.sub(r"(?<=answers: ){1: Strongly .*}", satisfaction, survey.read_text(encoding="utf-8"))

    with pytest.raises(
        UnsettledError, match=r"'Satisfied' looks like it .*, but one of the two seems to say the opposite"
    ) as refused:
        read("export.csv", answers(*["Dissatisfied,Neutral,Satisfied"] * 6), survey=text, accept=True)

    assert "add --accept-proposals" not in str(refused.value)


def test_a_statement_turned_around_is_never_taken_for_its_opposite(read: Read) -> None:
    header = "People here do not help each other.,share,time"

    with pytest.raises(UnsettledError, match=r"'People here do not help each other.' looks like it .* the opposite"):
        read("export.csv", answers(*["Agree,Agree,Agree"] * 6, header=header), accept=True)
