"""The forms in which a tool may write the same survey: old and new, in several languages, as codes and as texts.

All exports are synthetic. Most hold the same two people: (5, 4, don't know), and (2, blank, blank).
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from collabready.errors import ResponsesError, UnsettledError
from collabready.responses.table import open_table

if TYPE_CHECKING:
    from responses.conftest import Read

TWO = [("5", "4", "don't know"), ("2", "blank", "blank")]
NUMBERS_ARE_CODES = """
format: 1
questionnaire: {id: learning, version: "1"}
labels:
  agreement: {"1": 1, "2": 2, "3": 3, "4": 4, "5": 5}
"""
Rows = Iterable[Sequence[object]]


def write_workbook(path: Path, **sheets: Rows) -> Path:
    """A workbook as tools write it: a sheet each, all of its cells text or numbers."""
    import xlsxwriter

    with xlsxwriter.Workbook(path) as workbook:
        for name, rows in sheets.items():
            sheet = workbook.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return path


# Qualtrics

ABOUT = "StartDate,EndDate,Status,IPAddress,Progress,Duration (in seconds),Finished,RecordedDate,ResponseId,DistributionChannel,UserLanguage"
NAMES = f"{ABOUT},Q1_1,Q1_2,Q1_3,Q2"
TEXTS = (
    "Start Date,End Date,Response Type,IP Address,Progress,Duration (in seconds),Finished,Recorded Date,Response ID,Distribution Channel,User Language"
    ',How far do you agree? - People here help each other.,"How far do you agree? - We share what we learn, also mistakes."'
    ",How far do you agree? - I have time to learn.,In which department do you work?"
)
JSON_IDS = ",".join(
    f'"{{""ImportId"":""{name}""}}"'
    for name in (
        *("startDate", "endDate", "status", "ipAddress", "progress", "duration", "finished", "recordedDate"),
        *("_recordId", "distributionChannel", "userLanguage", "QID1_1", "QID1_2", "QID1_3", "QID2_TEXT"),
    )
)
PYTHON_IDS = ",".join(
    [
        *(
            "{'ImportId': 'startDate'}",
            "{'ImportId': 'endDate'}",
            "{'ImportId': 'status'}",
            "{'ImportId': 'ipAddress'}",
        ),
        *("{'ImportId': 'progress'}", "{'ImportId': 'duration'}", "{'ImportId': 'finished'}"),
        *("{'ImportId': 'recordedDate'}", "{'ImportId': '_recordId'}", "{'ImportId': 'distributionChannel'}"),
        *("{'ImportId': 'userLanguage'}", "\"{'ImportId': 'QID1', 'choiceId': '1'}\""),
        *(
            "\"{'ImportId': 'QID1', 'choiceId': '2'}\"",
            "\"{'ImportId': 'QID1', 'choiceId': '3'}\"",
            "{'ImportId': 'QID2'}",
        ),
    ]
)
GENUINE = """\
2026-11-03 09:00:00,2026-11-03 09:05:00,IP Address,192.0.2.1,100,300,True,2026-11-03 09:05:01,R_1,anonymous,EN,Strongly agree,Agree,Don't know,Sales
2026-11-03 09:10:00,2026-11-03 09:11:00,IP Address,192.0.2.2,40,60,False,2026-11-10 09:11:01,R_2,anonymous,EN,Disagree,,,
"""
QUALTRICS = f"{NAMES}\n{TEXTS}\n{JSON_IDS}\n{GENUINE}"


@pytest.mark.parametrize("ids", [JSON_IDS, PYTHON_IDS], ids=["JSON", "Python"])
def test_qualtrics_import_ids_end_the_header(read: Read, ids: str) -> None:
    found = read("export.csv", f"{NAMES}\n{TEXTS}\n{ids}\n{GENUINE}", "unit")

    assert (found.tool, found.headers) == ("Qualtrics", 3)
    assert dict(found.answers) == dict(zip([4, 5], TWO, strict=True))
    assert (found.unfinished, found.unused) == ((5,), ())


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [("utf-16-le", "\ufeff"), ("utf-16-be", "\ufeff"), ("utf-16-le", ""), ("utf-8", "\ufeff"), ("utf-8", "")],
)
def test_qualtrics_tsv_is_read_in_any_unicode(read: Read, encoding: str, mark: str) -> None:
    """Qualtrics writes its TSV in UTF-16; some tools that pass it on drop the byte order mark."""
    rows = [line.replace('""', "\0").replace('"', "").replace("\0", '"') for line in QUALTRICS.splitlines()]
    texts = rows[1].replace("learn, also", "learn\0 also").replace(",", "\t").replace("\0", ",")
    tsv = "\r\n".join([rows[0].replace(",", "\t"), texts, *(row.replace(",", "\t") for row in rows[2:])]) + "\r\n"

    found = read("export.tsv", f"{mark}{tsv}".encode(encoding), "unit")

    assert (found.tool, found.headers) == ("Qualtrics", 3)
    assert dict(found.answers) == dict(zip([4, 5], TWO, strict=True))


def test_qualtrics_legacy_has_two_headers_and_a_column_too_many(read: Read) -> None:
    legacy = """\
V1,V2,V3,V4,V5,V6,V7,V8,V9,V10,Q1_1,Q1_2,Q1_3,Q2,LocationLatitude,LocationLongitude,LocationAccuracy,
ResponseID,ResponseSet,Name,ExternalDataReference,EmailAddress,IPAddress,Status,StartDate,EndDate,Finished,How far do you agree?-People here help each other.,"How far do you agree?-We share what we learn, also mistakes.",How far do you agree?-I have time to learn.,In which department do you work?,LocationLatitude,LocationLongitude,LocationAccuracy,
R_1,Default Response Set,Anonymous,,,192.0.2.1,0,2015-11-03 09:00:00,2015-11-03 09:05:00,1,Strongly agree,Agree,Don't know,Sales,52.3,4.9,-1,
R_2,Default Response Set,Anonymous,,,192.0.2.2,0,2015-11-03 09:10:00,2015-11-03 09:11:00,0,Disagree,,,,52.3,4.9,-1,
R_3,Default Response Set,Anonymous,,,192.0.2.2,2,2015-11-03 09:10:00,2015-11-03 09:11:00,1,Agree,Agree,Agree,,52.3,4.9,-1,
"""

    found = read("legacy.csv", legacy, "unit")

    assert (found.tool, found.headers) == ("Qualtrics", 2)
    assert dict(found.answers) == dict(zip([3, 4], TWO, strict=True))
    assert dict(found.aside) == {"preview, test or spam ('Status')": (5,)}
    assert found.unfinished == (4,)
    assert [header for header in found.unused if not header.startswith("column")] == []


@pytest.mark.parametrize(
    ("second", "genuine", "preview", "yes", "no"),
    [
        (
            "Startdatum,Enddatum,Antworttyp,IP-Adresse,Fortschritt,Dauer (in Sekunden),Beendet,Aufgezeichnetes Datum,Antwort-ID,Verteilungskanal,Benutzersprache",
            "IP-Adresse",
            "Umfragevorschau",
            "Wahr",
            "Falsch",
        ),
        (
            "Fecha de inicio,Fecha final,Tipo de respuesta,Dirección IP,Progreso,Duración (en segundos),Finalizado,Fecha registrada,ID de respuesta,Canal de distribución,Idioma del usuario",
            "Dirección IP",
            "Vista previa de la encuesta",
            "Verdadero",
            "Falso",
        ),
        (
            "Date de début,Date de fin,Type de réponse,Adresse IP,Progression,Durée (en secondes),Terminé,Date enregistrée,ID de réponse,Canal de distribution,Langue de l'utilisateur",
            "Adresse IP",
            "Aperçu de l'enquête",
            "Vrai",
            "Faux",
        ),
    ],
    ids=["de", "es", "fr"],
)
def test_qualtrics_workbook_has_two_headers_in_the_language_of_the_account(
    read: Read, tmp_path: Path, second: str, genuine: str, preview: str, yes: str, no: str
) -> None:
    def row(kind: str, finished: str, name: str, *answers: str) -> list[object]:
        about = [kind, "192.0.2.1", 100, 300, finished, "2026-11-03 09:05:01", name, "anonymous", "EN"]
        return ["2026-11-03 09:00:00", "2026-11-03 09:05:00", *about, *answers]

    statements = [
        "Frage - People here help each other.",
        "We share what we learn, also mistakes.",
        "I have time to learn.",
    ]
    rows: list[list[object]] = [
        [*NAMES.split(",")],
        [*second.split(","), *statements, "In which department do you work?"],
        row(preview, yes, "R_0", "Agree", "Agree", "Agree", "Test"),
        row(genuine, yes, "R_1", "Strongly agree", "Agree", "Don't know", "Sales"),
        row(genuine, no, "R_2", "Disagree", "", "", ""),
    ]
    write_workbook(tmp_path / "export.xlsx", Sheet0=rows)

    found = read("export.xlsx", None, "unit")

    assert (found.tool, found.headers) == ("Qualtrics", 2)
    assert dict(found.answers) == dict(zip([4, 5], TWO, strict=True))
    assert dict(found.aside) == {"preview, test or spam ('Status')": (3,)}
    assert (found.unfinished, found.unused) == ((5,), ())


def test_qualtrics_numbers_are_refused_whether_or_not_they_fit(read: Read) -> None:
    numbers = QUALTRICS.replace("Strongly agree,Agree,Don't know", "5,4,3").replace("Disagree", "2")
    numbers = numbers.replace("IP Address,192", "0,192").replace("True", "1").replace("False", "0")

    with pytest.raises(UnsettledError, match="Qualtrics numbers answers in its own way"):
        read("export.csv", numbers)


def test_qualtrics_minus_99_is_seen_and_not_answered(read: Read) -> None:
    found = read("export.csv", QUALTRICS.replace("Don't know", "-99"))

    assert found.answers[4] == ("5", "4", "not answered")


# LimeSurvey


@pytest.mark.parametrize(
    ("header", "first", "second"),
    [
        (
            "ID de la réponse;Date de soumission;Dernière page;Langue de départ;Tête de série;Date de lancement;Date de la dernière action"
            ";Qu'en pensez-vous ? [Ici, les gens s'entraident.];Qu'en pensez-vous ? [Nous partageons ce que nous apprenons, même nos erreurs.]"
            ";Qu'en pensez-vous ? [J'ai le temps d'apprendre.];Dans quel service travaillez-vous ?;Temps total;Temps pour le groupe de questions : Idées",
            "fr;1182736450;2026-11-03 09:00:00;2026-11-03 09:05:00;Tout à fait d'accord;D'accord;Ne sait pas;Ventes;300,5;290",
            "fr;1182736451;2026-11-03 09:10:00;2026-11-03 09:11:00;Pas d'accord;;;;60,2;60",
        ),
        (
            "Antwort ID;Datum Abgeschickt;Letzte Seite;Start-Sprache;Zufallsstartwert;Datum gestartet;Datum letzte Aktivität"
            ";Wie ist es? [Hier hilft man einander.];Wie ist es? [Wir teilen, was wir lernen, auch Fehler.]"
            ";Wie ist es? [Ich habe Zeit zu lernen.];In welcher Abteilung arbeiten Sie?;Gesamtzeit;Gruppenzeit: Ideen",
            "de;1182736450;2026-11-03 09:00:00;2026-11-03 09:05:00;Stimme voll zu;Stimme zu;Weiß nicht;Vertrieb;300.5;290",
            "de;1182736451;2026-11-03 09:10:00;2026-11-03 09:11:00;Stimme nicht zu;;;;60.2;60",
        ),
        (
            "Antwoord ID;Datum ingediend;Laatste pagina;Starttaal;Seed;Datum gestart;Datum laatste actie"
            ";Hoe is het? [Mensen helpen elkaar hier.];Hoe is het? [We delen wat we leren, ook fouten.]"
            ";Hoe is het? [Ik heb tijd om te leren.];Op welke afdeling werk je?;Totale tijd;Groepstijd: Ideeën",
            "nl;1182736450;2026-11-03 09:00:00;2026-11-03 09:05:00;Helemaal eens;Eens;Weet niet;Verkoop;300.5;290",
            "nl;1182736451;2026-11-03 09:10:00;2026-11-03 09:11:00;Oneens;;;;60.2;60",
        ),
    ],
    ids=["fr", "de", "nl"],
)
def test_limesurvey_full_headings_are_known_in_the_language_of_the_survey(
    read: Read, header: str, first: str, second: str
) -> None:
    rows = [header, f"1;2026-11-03 09:05:00;2;{first}", f"2;;1;{second}"]
    quoted = "\r\n".join(";".join(f'"{cell}"' for cell in row.split(";")) for row in rows)

    found = read("results-survey482915.csv", f"\ufeff{quoted}\r\n\r\n", "unit")

    assert (found.tool, found.headers) == ("LimeSurvey", 1)
    assert list(found.answers.values()) == TWO
    assert (found.unfinished, found.unused) == ((3,), ())


LIMESURVEY_BOTH = """\
"id. Response ID","submitdate. Date submitted","lastpage. Last page","startlanguage. Start language","seed. Seed","startdate. Date started","G01Q01[SQ001]. How far do you agree? [People here help each other.]","G01Q01[SQ002]. How far do you agree? [We share what we learn, also mistakes.]","G01Q01[SQ003]. How far do you agree? [I have time to learn.]","G01Q02. In which department do you work?","interviewtime. Total time"
"1","2026-11-03 09:05:00","2","en","1182736450","2026-11-03 09:00:00","Strongly agree","Agree","Don't know","Sales","300.5"
"2","","1","en","1182736451","2026-11-03 09:10:00","Disagree","","","","60.2"
"""


def test_limesurvey_codes_with_texts_are_headings_as_well(read: Read) -> None:
    found = read("results.csv", LIMESURVEY_BOTH, "unit")

    assert (found.tool, found.headers) == ("LimeSurvey", 1)
    assert list(found.answers.values()) == TWO
    assert (found.unfinished, found.unused) == ((3,), ())


@pytest.mark.parametrize("codes", [("A1", "A2", "A4"), ("5", "4", "2")])
def test_limesurvey_short_answers_are_refused(read: Read, codes: tuple[str, str, str]) -> None:
    """A1 is the first option and no more: nobody may assume that it is the best or the worst."""
    best, good, bad = codes
    short = LIMESURVEY_BOTH.replace('"Strongly agree","Agree","Don\'t know"', f'"{best}","{good}",""')
    lines = short.replace('"Disagree"', f'"{bad}"').splitlines()

    with pytest.raises(UnsettledError):
        read("results.csv", "\n".join([*lines, *lines[1:] * 5]) + "\n")


def test_limesurvey_puts_an_apostrophe_before_an_equals_sign(read: Read) -> None:
    found = read("results.csv", LIMESURVEY_BOTH.replace('"Sales"', '"\'=Sales"'), "unit")

    assert found.responses.groups.to_series().to_list() == ["=Sales", None]


# SurveyMonkey

MATRIX = "How far do you agree?,,,In which department do you work?"
BELOW = (
    'People here help each other.,"We share what we learn, also mistakes.",I have time to learn.,Open-Ended Response'
)


@pytest.mark.parametrize(
    ("first", "second", "about"),
    [
        ("Respondent ID,Collector ID,Start Date,End Date,IP Address,Email Address,First Name,Last Name,Custom Data 1", ",,,,,,,,", "114000000001,42,11/03/2026,11/03/2026,192.0.2.1,,,,"),
        ("RespondentID,CollectorID,StartDate,EndDate,IP Address,Email Address,First Name,LastName,Custom Data", ",,,,,,,,", "114000000001,42,11/03/2014,11/03/2014,192.0.2.1,,,,"),
        ("Respondent ID,Collector ID,Start Date,End Date,IP Address", ",,,,", "114000000001,42,11/03/2026,11/03/2026,192.0.2.1"),
        ("Start Date,End Date", ",", "11/03/2026,11/03/2026"),
    ],
    ids=["new", "old", "short", "stripped"],
)  # fmt: skip
def test_surveymonkey_sub_headers_are_no_respondent(read: Read, first: str, second: str, about: str) -> None:
    rows = [
        f"{first},{MATRIX}",
        f"{second},{BELOW}",
        f"{about},Strongly agree,Agree,Don't know,Sales",
        f"{about},Disagree,,,",
    ]

    found = read("sm.csv", "\r\n".join(rows) + "\r\n", "unit")

    assert (found.tool, found.headers) == ("SurveyMonkey", 2)
    assert dict(found.answers) == dict(zip([3, 4], TWO, strict=True))
    assert found.unused == ()


def test_surveymonkey_is_known_by_its_sub_headers_alone(read: Read) -> None:
    found = read("sm.csv", f"{MATRIX}\n{BELOW}\nStrongly agree,Agree,Don't know,Sales\nDisagree,,,\n", "unit")

    assert (found.tool, found.headers) == ("SurveyMonkey", 2)
    assert dict(found.answers) == dict(zip([3, 4], TWO, strict=True))


def test_surveymonkey_questions_of_one_answer_have_a_sub_header_too(read: Read) -> None:
    header = 'People here help each other.,"We share what we learn, also mistakes.",I have time to learn.'

    found = read("sm.csv", f"{header}\nResponse,Response,Response\nStrongly agree,Agree,Don't know\nDisagree,,\n")

    assert dict(found.answers) == dict(zip([3, 4], TWO, strict=True))


# Google Forms


@pytest.mark.parametrize(
    ("header", "first", "second"),
    [
        (
            'Timestamp,Email Address,Agree? [People here help each other.],"Agree? [We share what we learn, also mistakes.]",Agree? [I have time to learn.],In which department do you work?',
            "11/3/2026 9:05:00,a@example.org,Strongly agree,Agree,Don't know,Sales",
            "11/3/2026 9:11:00,b@example.org,Disagree,,,",
        ),
        (
            'Horodateur,Adresse e-mail,"Avis [Ici, les gens s\'entraident.]","Avis [Nous partageons ce que nous apprenons, même nos erreurs.]",Avis [J\'ai le temps d\'apprendre.],Dans quel service travaillez-vous ?',
            "03/11/2026 09:05:00,a@example.org,Tout à fait d'accord,D'accord,Ne sait pas,Ventes",
            "03/11/2026 09:11:00,b@example.org,Pas d'accord,,,",
        ),
        (
            'Tijdstempel,E-mailadres,Eens? [Mensen helpen elkaar hier.],"Eens? [We delen wat we leren, ook fouten.]",Eens? [Ik heb tijd om te leren.],Op welke afdeling werk je?',
            "3-11-2026 9:05:00,a@example.org,Helemaal eens,Eens,Weet niet,Verkoop",
            "3-11-2026 9:11:00,b@example.org,Oneens,,,",
        ),
        (
            'Zeitstempel,E-Mail-Adresse,Meinung [Hier hilft man einander.],"Meinung [Wir teilen, was wir lernen, auch Fehler.]",Meinung [Ich habe Zeit zu lernen.],In welcher Abteilung arbeiten Sie?',
            "03.11.2026 09:05:00,a@example.org,Stimme voll zu,Stimme zu,Weiß nicht,Vertrieb",
            "03.11.2026 09:11:00,b@example.org,Stimme nicht zu,,,",
        ),
    ],
    ids=["en", "fr", "nl", "de"],
)
def test_google_forms_names_its_time_stamp_in_the_language_of_the_form(
    read: Read, header: str, first: str, second: str
) -> None:
    found = read("responses.csv", f"{header}\r\n{first}\r\n{second}", "unit")

    assert (found.tool, found.headers) == ("Google Forms", 1)
    assert list(found.answers.values()) == TWO
    assert (len(found.metadata), found.unused) == (2, ())


# Microsoft Forms


def lying(path: Path) -> Path:
    """The same workbook, whose sheet says of itself that it is one cell."""
    with zipfile.ZipFile(path) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    before, _, after = parts[sheet].partition(b"<dimension ref=")
    parts[sheet] = before + b'<dimension ref="A1"/>' + after.partition(b"/>")[2]
    with zipfile.ZipFile(path, "w") as book:
        for name, content in parts.items():
            book.writestr(name, content)
    return path


@pytest.mark.parametrize(
    ("about", "statements", "unit", "first", "second"),
    [
        (
            ["ID", "Start time", "Completion time", "Email", "Name", "Last modified time"],
            ["People here help each other.", "We share what we learn, also mistakes.", "I have time to learn."],
            "In which department do you work?",
            ["Strongly agree", "Agree", "Don't know", "Sales"],
            "Disagree",
        ),
        (
            ["ID", "Begintijd", "Tijd van voltooien", "E-mail", "Naam", "Tijd van laatste wijziging"],
            ["Mensen helpen elkaar hier.", "We delen wat we leren, ook fouten.", "Ik heb tijd om te leren."],
            "Op welke afdeling werk je?",
            ["Helemaal eens", "Eens", "Weet niet", "Verkoop"],
            "Oneens",
        ),
        (
            ["ID", "Heure de début", "Heure de fin", "Adresse de messagerie", "Nom", "Heure de la dernière modification"],
            ["Ici, les gens s'entraident.", "Nous partageons ce que nous apprenons, même nos erreurs.", "J'ai le temps d'apprendre."],
            "Dans quel service travaillez-vous ?",
            ["Tout à fait d'accord", "D'accord", "Ne sait pas", "Ventes"],
            "Pas d'accord",
        ),
    ],
    ids=["en", "nl", "fr"],
)  # fmt: skip
def test_microsoft_forms_workbook_is_read_whatever_it_says_of_its_size(
    read: Read, tmp_path: Path, about: list[str], statements: list[str], unit: str, first: list[str], second: str
) -> None:
    """A matrix has a column for each statement; a question called Email, later on, is a question."""
    rows: list[list[object]] = [
        [*about, *statements, unit, "Email"],
        [1, 46329.375, 46329.378, "anonymous", "", "", *first, "a@example.org"],
        [2, 46329.385, 46329.388, "anonymous", "", "", second, "", "", "", ""],
    ]
    lying(write_workbook(tmp_path / "Learning(1-2).xlsx", Sheet1=rows))

    found = read("Learning(1-2).xlsx", None, "unit")

    assert (found.tool, found.headers) == ("Microsoft Forms", 1)
    assert list(found.answers.values()) == TWO
    assert len(found.metadata) == 6
    assert [header.partition(" ")[0] for header in found.unused] == ["Email"]


# Typeform


def test_typeform_headers_with_tags_are_read_and_duplicates_do_no_harm_elsewhere(read: Read) -> None:
    """Options of several multiple choices have the same names; nobody asks for them here."""
    found = read(
        "responses.csv",
        """\
#,<p>People here <em>help</em> each other.</p>,"We share what we learn,&nbsp;also mistakes.",I have time to learn.<br>,In which department do you work?,Other,Other,Other,Start Date (UTC),Submit Date (UTC),Network ID
a1,Strongly agree,Agree,Don't know,Sales,1,,,2019-11-03 09:00:00,2019-11-03 09:05:00,f1
a2,Disagree,,,,,1,,2019-11-03 09:10:00,2019-11-03 09:11:00,f2
""",
        "unit",
    )

    assert found.tool == "Typeform"
    assert list(found.answers.values()) == TWO
    assert found.unused == ("Other (1)", "Other (2)", "Other (3)")


# SoSci Survey

SOSCI = "CASE,SERIAL,REF,QUESTNNR,MODE,STARTED,LT01_01,LT01_02,LT01_03,AB01_01,TIME001,FINISHED,LASTPAGE"
SOSCI_LABELS = (
    "Interview-Nummer (fortlaufend),Personenkennung,Referenz,Fragebogen,Interview-Modus,Zeitpunkt zu dem das Interview begonnen hat"
    ',Lernen: Hier hilft man einander.,"Lernen: Wir teilen, was wir lernen, auch Fehler.",Lernen: Ich habe Zeit zu lernen.'
    ",In welcher Abteilung arbeiten Sie?,Verweildauer Seite 1,Wurde die Befragung abgeschlossen?,Letzte Seite"
)
SOSCI_ROWS = """\
12,,,base,interview,2026-11-03 09:00:00,5,4,-1,Vertrieb,20,TRUE,5
13,,,base,interview,2026-11-03 09:10:00,2,,,,20,FALSE,2
14,,,base,debug,2026-11-03 09:10:00,2,2,2,,20,TRUE,5
"""
SOSCI_COLUMNS = "columns: {help: LT01_01, share: LT01_02, time: LT01_03, unit: AB01_01}\n"


@pytest.mark.parametrize("labels", [True, False])
def test_sosci_may_have_a_second_header_row_of_labels(read: Read, labels: bool) -> None:  # noqa: FBT001 - a column of the table of cases
    export = f"{SOSCI}\n{SOSCI_LABELS}\n{SOSCI_ROWS}" if labels else f"{SOSCI}\n{SOSCI_ROWS}"

    found = read("data.csv", export, "unit", mapping=NUMBERS_ARE_CODES + SOSCI_COLUMNS)

    assert (found.tool, found.headers) == ("SoSci Survey", 2 if labels else 1)
    assert list(found.answers.values()) == [("5", "4", "another option"), ("2", "blank", "blank")]
    assert list(found.aside) == ["a test and no interview (MODE)"]
    assert (len(found.unfinished), found.unused) == (1, ())


def test_sosci_codes_are_refused_though_they_fit_the_scale(read: Read) -> None:
    with pytest.raises(UnsettledError, match="SoSci Survey numbers answers in its own way"):
        read("data.csv", f"{SOSCI}\n{SOSCI_LABELS}\n{SOSCI_ROWS}")


# REDCap

REDCAP = """\
record_id,redcap_event_name,redcap_survey_identifier,learning_timestamp,help,share,time,unit,tools___1,tools___2,learning_complete
1,baseline_arm_1,,2026-11-03 09:05:00,5,4,,2,1,0,2
2,baseline_arm_1,,[not completed],2,,,,0,0,0
"""


def test_redcap_raw_values_are_read_once_a_mapping_tells_what_they_mean(read: Read) -> None:
    found = read("raw.csv", REDCAP, "unit", mapping=NUMBERS_ARE_CODES)

    assert found.tool == "REDCap"
    assert list(found.answers.values()) == [("5", "4", "blank"), ("2", "blank", "blank")]
    assert found.unused == ("tools___1", "tools___2")


def test_redcap_raw_values_alone_are_refused(read: Read) -> None:
    with pytest.raises(UnsettledError, match="REDCap numbers answers in its own way"):
        read("raw.csv", REDCAP)


# EFS Survey


def test_efs_numbers_tell_testers_and_screened_out_as_well(read: Read) -> None:
    efs = """\
lfdn;external_lfdn;tester;dispcode;lastpage;quality;duration;v_1;v_2;v_3;v_4;output_mode;session_id;datetime;rts99
1;0;0;31;9;-77;300;5;4;-77;Sales;HTML;a;2026-11-03 09:00:00;1
2;0;0;22;9;-77;300;2;-77;-77;-66;HTML;b;2026-11-03 09:00:00;1
3;0;1;31;9;-77;300;2;2;2;Test;HTML;c;2026-11-03 09:00:00;1
4;0;0;37;9;-77;300;2;2;2;Sales;HTML;d;2026-11-03 09:00:00;1
5;0;0;36;9;-77;300;2;2;2;Sales;HTML;e;2026-11-03 09:00:00;1
"""
    columns = "columns: {help: v_1, share: v_2, time: v_3, unit: v_4}\n"

    found = read("data.csv", efs, "unit", mapping=NUMBERS_ARE_CODES + columns)

    assert found.tool == "EFS Survey (Unipark)"
    assert dict(found.answers) == {2: ("5", "4", "not shown"), 3: ("2", "not shown", "not shown")}
    assert dict(found.aside) == {"a tester's (tester = 1)": (4,), "screened out or quota full (dispcode)": (5, 6)}
    assert (found.unfinished, found.unused) == ((3,), ())


# ODK Central and KoboToolbox


@pytest.mark.parametrize(
    "header",
    ["help,share,time,unit", "habits-help,habits-share,habits-time,about-unit", "page-habits-help,page-habits-share,page-habits-time,unit"],
)  # fmt: skip
def test_odk_central_joins_groups_and_names(read: Read, header: str) -> None:
    found = read(
        "learning.csv",
        f"""\
SubmissionDate,{header},meta-instanceID,KEY,SubmitterID,SubmitterName,AttachmentsPresent,AttachmentsExpected,Status,ReviewState,DeviceID,Edits,FormVersion
2026-11-03T08:05:01.123Z,strongly_agree,agree,don't_know,sales,uuid:1,uuid:1,12,Tablet 1,0,0,,,collect:a1,0,1
2026-11-03T08:11:01.123Z,disagree,,,,uuid:2,uuid:2,12,Tablet 1,0,0,,hasIssues,collect:a1,0,1
""",
        "unit",
    )

    assert found.tool == "ODK Central"
    assert list(found.answers.values()) == TWO
    assert found.unused == ()


def test_kobotoolbox_xml_values_stand_below_groups_and_names(read: Read) -> None:
    found = read(
        "learning_-_all_versions_-_False_-_2026-11-24.csv",
        """\
"start";"end";"habits/help";"habits/share";"habits/time";"about/unit";"__version__";"_id";"_uuid";"_submission_time";"_validation_status";"_notes";"_status";"_submitted_by";"_tags";"meta/rootUuid";"_index"
"2026-11-03T09:00:00";"2026-11-03T09:05:00";"strongly_agree";"agree";"don't_know";"sales";"v1";"1";"u1";"2026-11-03T08:05:01";"";"";"submitted_via_web";"";"";"";"1"
"2026-11-03T09:00:00";"2026-11-03T09:05:00";"disagree";"";"";"";"v1";"2";"u2";"2026-11-03T08:05:01";"validation_status_on_hold";"";"submitted_via_web";"";"";"";"2"
""",
        "unit",
    )

    assert found.tool == "KoboToolbox"
    assert list(found.answers.values()) == TWO
    assert found.unused == ()


# SurveyXact

DATASET = (
    "respondentid;s_1;s_2;s_3;unit;stato_1;stato_2;stato_3;stato_4;stato_5\n1;1;2;9;1;0;0;0;1;0\n2;4;;;;0;0;1;0;0\n"
)


def test_surveyxact_numbers_are_refused_without_the_table_of_labels(read: Read) -> None:
    structure = "questionId;variableName;questionType;questionText\n1;s_1;x;People here help each other.\n"

    with pytest.raises(UnsettledError, match="SurveyXact numbers answers in its own way"):
        read("dataset.csv", DATASET, beside={"structure.csv": structure})


def test_surveyxact_columns_without_texts_are_told(read: Read) -> None:
    with pytest.raises(ResponsesError, match=r"no column fits an item of 'learning'.*found: s_1, s_2, s_3"):
        read("dataset.csv", DATASET)


def test_surveyxact_tables_are_found_beside_the_dataset_in_utf_16(read: Read) -> None:
    answers = ["Strongly agree", "Agree", "Neither agree nor disagree", "Disagree", "Strongly disagree"]
    labels = [f"{name}\t{number}\t{label}" for name in ("s_1", "s_2", "s_3") for number, label in enumerate(answers, 1)]
    structure = ["questionId\tvariableName\tquestionType\tquestionText\t", "1\ts_1\tx\tPeople here help each other.\t"]
    structure += ["1\ts_2\tx\tWe share what we learn, also mistakes.\t", "1\ts_3\tx\tI have time to learn.\t"]
    texts = {
        "learning_labels.csv": "\r\n".join([*labels, "s_3\t9\tDon't know", "unit\t1\tSales"]),
        "learning_structure.csv": "\r\n".join([*structure, "2\tunit\tx\tIn which department do you work?\t"]),
    }
    beside = {name: text.encode("utf-16") for name, text in texts.items()}

    found = read("learning_dataset.csv", DATASET.replace(";", "\t").encode("utf-16"), "unit", beside=beside)

    assert found.tool == "SurveyXact"
    assert list(found.answers.values()) == TWO
    assert found.responses.groups.to_series().to_list() == ["Sales", None]
    assert found.unfinished == (3,)


def test_a_file_of_labels_alone_is_no_export(tmp_path: Path) -> None:
    (tmp_path / "labels.csv").write_text("s_1,1,Agree\ns_1,2,Disagree\ns_2,1,Agree\ns_2,2,Disagree\n", encoding="utf-8")

    with pytest.raises(ResponsesError, match="this table describes the columns of an export"):
        open_table(tmp_path / "labels.csv")
