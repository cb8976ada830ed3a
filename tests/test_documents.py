"""What a user reads when a YAML file cannot be read, and what the program reads when it can."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path
from typing import Annotated, Literal

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field

from collabready.documents import Document, Texts, closest, parse, read, read_text
from collabready.documents.reading import MOST_VALUES
from collabready.documents.syntax import DEEPEST, syntax_problem
from collabready.errors import DocumentError


@pytest.fixture(autouse=True)
def in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def told(content: bytes | str, name: str = "file.yaml") -> str:
    """What the user reads about a file with this content."""
    Path(name).write_bytes(content.encode() if isinstance(content, str) else content)
    with pytest.raises(DocumentError) as caught:
        read(name)
    return str(caught.value)


class Part(Document):
    id: Annotated[str, Field(pattern="^[a-z]+$")]
    size: Literal["S", "M", "L"] = "M"


class Whole(Document):
    title: str
    count: int = 0
    share: Annotated[float, Field(gt=0, le=1)] = 1
    active: bool = True
    words: Texts = ()
    rows: tuple[int, ...] = ()
    parts: Annotated[tuple[Part, ...], Field(min_length=1)] = (Part(id="a"),)
    named: dict[str, Part] = Field(default_factory=dict)
    maybe: Part | None = None


def refused(text: str) -> str:
    """What the user reads about a file that is YAML, but not what is expected."""
    Path("whole.yaml").write_text(text, encoding="utf-8")
    tree = read("whole.yaml")
    with pytest.raises(DocumentError) as caught:
        parse(tree, Whole)
    return str(caught.value)


# What is read


def test_every_scalar_stays_what_was_typed() -> None:
    root = read_text("{id: no, version: 1.10, date: 2026-11-27, octal: 010, quoted: 'null', 1: one}", "file.yaml")

    assert root.value == {
        "id": "no",
        "version": "1.10",
        "date": "2026-11-27",
        "octal": "010",
        "quoted": "null",
        "1": "one",
    }


def test_only_plain_null_tilde_and_nothing_are_empty() -> None:
    root = read_text("{a: null, b: ~, c: , d: '', e: NULL, f: none}", "file.yaml")

    assert root.value == {"a": None, "b": None, "c": None, "d": "", "e": "NULL", "f": "none"}


def test_knows_the_place_of_every_key_and_value() -> None:
    Path("file.yaml").write_text("title: x\nparts:\n  - id: a\n  - id:  b\n", encoding="utf-8")
    node = read("file.yaml").node(("parts", 1, "id"))

    assert node.place == ("file.yaml", 4, 10)
    assert node.key_place == ("file.yaml", 4, 5)


def test_a_column_counts_characters_not_bytes() -> None:
    root = read_text("{ž: 你, b: c}", "file.yaml")

    assert root.children["b"].place.column == 11


def test_an_alias_repeats_a_value_and_keeps_the_place_where_it_was_written() -> None:
    root = read_text("a: &x [1, 2]\nb: *x\n", "file.yaml")

    assert root.value == {"a": ["1", "2"], "b": ["1", "2"]}
    assert root.children["b"].children[1].place.line == 1


def test_a_file_with_a_byte_order_mark_is_read() -> None:
    Path("8.yaml").write_text("a: é", encoding="utf-8-sig")
    Path("16.yaml").write_text("a: é", encoding="utf-16")

    assert read("8.yaml").root.value == read("16.yaml").root.value == {"a": "é"}


def test_windows_line_ends_do_not_shift_lines() -> None:
    assert read_text("a: 1\r\nb: 2\r\n", "file.yaml").children["b"].place.line == 2


# What cannot be read


def test_a_missing_file_names_the_nearest_one() -> None:
    Path("questions.yaml").touch()
    with pytest.raises(DocumentError) as caught:
        read("question.yml")

    assert str(caught.value) == "question.yml: There is no such file. Did you mean 'questions.yaml'?"


def test_a_missing_folder_is_named() -> None:
    with pytest.raises(DocumentError) as caught:
        read("clients/file.yaml")

    assert str(caught.value) == "clients/file.yaml: There is no such file. There is no folder 'clients' either."


def test_a_missing_file_without_a_like_says_where_it_looked() -> None:
    with pytest.raises(DocumentError) as caught:
        read("file.yaml")

    assert str(caught.value) == "file.yaml: There is no such file. The folder '.' has no file with a name like it."


def test_a_folder_is_no_file() -> None:
    with pytest.raises(DocumentError) as caught:
        read(".")

    assert str(caught.value) == ".: This is a folder. Name a YAML file in it."


def test_a_file_that_the_system_refuses_is_said_to_be_unreadable() -> None:
    with pytest.raises(DocumentError) as caught:
        read("a" * 300)

    assert "The file cannot be read: File name too long. Check its name and its permissions." in str(caught.value)


def test_a_file_name_that_cannot_be_is_said_to_be_unreadable() -> None:
    with pytest.raises(DocumentError) as caught:
        read("a\0b")

    assert re.search(r"The file cannot be read: .*embedded null", str(caught.value))


def test_a_file_over_5_mb_is_refused() -> None:
    assert told(b"a: 1\n" * 2_000_000) == "file.yaml: The file is 10.0 MB; 5 MB is the limit. Is it the right file?"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7\n", "a PDF document"),
        (b"PK\x03\x04rest", "an Excel workbook or another ZIP archive"),
        (b"\xd0\xcf\x11\xe0rest", "an old Office file"),
        (b"\x89PNG\r\n", "a picture"),
        (b"\x1f\x8b\x08", "a compressed file"),
        (b"a: \0", "a program's own format"),
    ],
)
def test_a_binary_file_is_named_for_what_it_is(content: bytes, kind: str) -> None:
    assert told(content) == f"file.yaml: This is {kind}, not text. Name a YAML file."


@pytest.mark.parametrize("content", [b"", b"\n\n", b"# only a comment\n", b"---\n", b"\xef\xbb\xbf", b"null\n"])
def test_an_empty_file_is_said_to_be_empty(content: bytes) -> None:
    assert told(content) == "file.yaml: The file is empty. Is it the right file?"


def test_a_wrong_encoding_is_told_with_its_place_and_the_way_out() -> None:
    assert told("a: 1\nname: José\n".encode("cp1252")) == (
        "file.yaml:2:10: Byte 0xe9 at offset 14 is not UTF-8 text. "
        "Open the file in an editor and save it with the encoding UTF-8."
    )


def test_half_a_character_of_utf_16_is_told_with_its_place() -> None:
    assert told("a: 1\nb: c".encode("utf-16") + b"\x00").startswith("file.yaml:2:5: Byte 0x00 at offset 20 is not")


def test_a_character_that_cannot_be_seen_is_told_with_its_place() -> None:
    assert told("a: 1\nb: x\x07\n") == (
        "file.yaml:2:5: The file contains a character that cannot be seen (U+0007). Delete it."
    )


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("a:\n\tb: 1", "2:1: A tab is used for indentation. Use spaces."),
        ("a:\n  - b\n\t- c\n", "3:1: A tab is used for indentation. Use spaces."),
        (
            "a: 1\nb: c: d",
            "2:5: A colon is not expected here. Check that this line is indented like its neighbours; put text that contains ': ' in quotes.",
        ),
        ("a: - b", "1:4: A list cannot start here. Start it on a line of its own."),
        ("a: 'x\nb: 2\n", "1:4: A quotation mark is opened here and never closed. Close it."),
        (
            "a: [1, 2\nb: 3",
            "1:4: A bracket is opened here and not closed, or a comma is missing in it. Close it.",
        ),
        ("a: 1\nfoo\nb: 2", "3:1: Above this is a line without a colon. Write 'key: value' or '- entry'."),
        ('a: "\\q"', "1:5: A backslash means something else between these quotes. Use single quotes."),
        ("a: @x", "1:4: A value cannot start with this character. Put the value in quotes."),
        (
            "a:\n  b: 1\n c: 2",
            "3:2: This does not fit the lines above. Check its indentation and the quotes before it.",
        ),
        ("%YAML 3.0\n---\na: 1", "1:1: This is no valid YAML: found incompatible YAML document."),
        ("a: 1\n---\nb: 2\n", "2:1: A second document starts here. Keep one document in a file."),
        ("- a\n- b\n", "1:1: The file does not start with 'key: value'. Its top level has to be keys."),
        ("just text", "1:1: The file does not start with 'key: value'. Its top level has to be keys."),
        ("a: 1\nb: 2\na: 3\n", "3:1: The key 'a' stands here again; it was on line 1. Keep one."),
        ("a: &x {b: 1}\nc:\n  <<: *x\n", "3:3: '<<' does not merge keys here. Write the keys out."),
        ("? [a]\n: b\n", "1:3: A key has to be a word. Write 'key: value'."),
        ("a: 1\n~: b\n", "2:1: A key has to be a word. Write 'key: value'."),
        ("a: !!python/object:os.system x\n", "1:4: A tag ('!' and a word) has no meaning here. Delete it."),
        ("a: *b\n", "1:4: '*b' names nothing that stands above it and is complete. Write the value itself."),
        ("a: &a [*a]\n", "1:8: '*a' names nothing that stands above it and is complete. Write the value itself."),
    ],
)
def test_a_fault_of_yaml_is_told_in_plain_words_at_its_place(content: str, expected: str) -> None:
    assert told(content) == f"file.yaml:{expected}"


def test_a_character_that_cannot_be_seen_is_refused_when_it_is_written_as_an_escape_too() -> None:
    """It could take over the terminal in which a questionnaire is shown."""
    assert told('a: "x\\e[2J"\n') == (
        "file.yaml:1:4: The text holds a character that cannot be seen (U+001B). Delete it."
    )


def test_without_the_c_library_files_are_read_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(yaml, "CSafeLoader")

    assert read_text("{id: no, n: ~, list: [a]}", "file.yaml").value == {"id": "no", "n": None, "list": ["a"]}
    assert told("a: 1\nb: c: d").startswith("file.yaml:2:5: A colon is not expected here.")
    assert told('a: "\\UFFFFFFFF"').startswith("file.yaml: This is no valid YAML: ")
    assert "nested more than" in told("a:\n  " + "[" * 100_000)


def test_all_faults_that_leave_the_rest_readable_are_told_at_once() -> None:
    assert told("a: 1\na: 2\nb: *x\na: 3\n").count("\n") == 2


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_brackets_without_end_do_not_bring_the_program_down(opening: str) -> None:
    assert f"Values are nested more than {DEEPEST} deep here." in told("a:\n  " + opening * 100_000)


def test_a_parser_that_notices_brackets_without_end_first_is_told_in_the_same_words() -> None:
    mark = yaml.Mark("file.yaml", 0, 1, 1001, None, 0)
    error = yaml.scanner.ScannerError("while increasing flow level", mark, "exceeded maximum nesting depth", mark)

    said = syntax_problem(error, "a:\n  " + "[" * 100_000, "file.yaml")

    assert str(said) == f"file.yaml:2:1002: Values are nested more than {DEEPEST} deep here. Is a bracket not closed?"


def test_aliases_that_unfold_without_bound_are_refused() -> None:
    laughs = ["a: &a [ha, ha, ha, ha, ha, ha, ha, ha, ha, ha]"]
    laughs += [
        f"{name}: &{name} [{', '.join([f'*{before}'] * 10)}]"
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    ]

    assert told("\n".join(laughs)).startswith(f"file.yaml:6:8: The file holds more than {MOST_VALUES} values")


def test_a_file_of_millions_of_small_values_is_refused() -> None:
    assert f"more than {MOST_VALUES} values" in told("a: [" + "1," * 2_000_000 + "]")


@given(st.text())
def test_any_text_is_read_or_refused_with_a_problem(text: str) -> None:
    with suppress(DocumentError):
        assert isinstance(read_text(text, "file.yaml").value, dict)


@given(st.binary())
def test_any_bytes_are_read_or_refused_with_a_problem(content: bytes) -> None:
    Path("any.yaml").write_bytes(content)
    with suppress(DocumentError):
        assert isinstance(read("any.yaml").root.value, dict)


# What does not fit


def test_what_fits_becomes_the_model() -> None:
    Path("whole.yaml").write_text(
        "title: no\ncount: 3\nshare: 0.5\nactive: no\nwords: one\nrows: [1, 2]\nnamed: {x: {id: a}}\n", encoding="utf-8"
    )
    whole = parse(read("whole.yaml"), Whole)

    assert whole == Whole(
        title="no", count=3, share=0.5, active=False, words=("one",), rows=(1, 2), named={"x": Part(id="a")}
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("count: 1", "1:1: 'title' is missing. Add it."),
        ("title: x\nparts:\n  - size: S", "3:5: 'id' is missing. Add it."),
        ("title: x\nnamed:\n  first: {size: S}", "3:3: 'id' is missing. Add it."),
        ("title:", "1:7: 'title' is empty. Fill it in, or delete the key if it is not needed."),
        ("title: [a]", "1:1: 'title' has to be text, not a list of 1."),
        ("title: x\ntitel: y", "2:1: Unknown key 'titel'. Did you mean 'title'?"),
        ("title: x\nparts: [{id: a, siez: S}]", "2:17: Unknown key 'siez'. Did you mean 'size'?"),
        ("title: x\nmaybe: {id: a, zzz: S}", "2:16: Unknown key 'zzz'. Allowed here: id, size."),
        ("title: x\nnamed: {a: {id: a, siz: S}}", "2:20: Unknown key 'siz'. Did you mean 'size'?"),
        ("title: x\ncount: many", "2:8: 'count' has to be a whole number, not 'many'."),
        ("title: x\ncount: 1.5", "2:8: 'count' has to be a whole number, not '1.5'."),
        (f"title: x\ncount: {'9' * 5000}", f"2:8: 'count' has to be a whole number, not '{'9' * 60}...'."),
        ("title: x\nrows: [1, two]", "2:11: Entry 2 of 'rows' has to be a whole number, not 'two'."),
        ("title: x\nshare: half", "2:8: 'share' has to be a number, not 'half'."),
        ("title: x\nshare: 0", "2:8: 'share' has to be above 0, not '0'."),
        ("title: x\nshare: 1.5", "2:8: 'share' has to be 1 or less, not '1.5'."),
        ("title: x\nactive: perhaps", "2:9: 'active' has to be true or false, not 'perhaps'."),
        ("title: x\nparts: [{id: a, size: XL}]", "2:23: 'size' has to be 'S', 'M' or 'L', not 'XL'."),
        ("title: x\nparts: []", "2:8: 'parts' needs 1 or more entries, not a list of 0."),
        ("title: x\nparts: a", "2:8: 'parts' has to be a list ('- ' before each entry), not 'a'."),
        ("title: x\nnamed: a", "2:8: 'named' has to hold 'key: value' lines, not 'a'."),
        ("title: x\nparts: [a]", "2:9: Entry 1 of 'parts' has to hold 'key: value' lines, not 'a'."),
        (
            "title: x\nparts: [{id: A b}]",
            "2:14: 'id' has to be an id: a letter, then letters, digits, '-' and '_', not 'A b'.",
        ),
    ],
)
def test_what_does_not_fit_is_told_at_its_place(text: str, expected: str) -> None:
    assert refused(text) == f"whole.yaml:{expected}"


def test_everything_that_does_not_fit_is_told_at_once_in_the_order_of_the_file() -> None:
    assert refused("titel: x\ncount: many\nparts:\n  - size: S\n  - id: 5\n").splitlines() == [
        "whole.yaml:1:1: 'title' is missing. Add it.",
        "whole.yaml:1:1: Unknown key 'titel'. Did you mean 'title'?",
        "whole.yaml:2:8: 'count' has to be a whole number, not 'many'.",
        "whole.yaml:4:5: 'id' is missing. Add it.",
        "whole.yaml:5:9: 'id' has to be an id: a letter, then letters, digits, '-' and '_', not '5'.",
    ]


def test_a_hint_names_the_nearest_or_nothing() -> None:
    assert closest("drivr", ["driver", "trust"]) == "Did you mean 'driver'?"
    assert closest("x", ["driver", "trust"]) == ""
