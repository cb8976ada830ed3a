"""An interview on disk: durable, private, one window to a file, and never over what somebody else wrote."""

from __future__ import annotations

import errno
import os
import re
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from collabready.errors import CollabreadyError, DocumentError, OutputError
from collabready.files import write_durably
from collabready.interview.desk import Clock, Desk
from collabready.interview.journal import (
    COMMENTED,
    EDITED,
    Journal,
    NotSavedError,
    RefusedError,
    TakenOverError,
    resume_journal,
    start_journal,
)
from collabready.interview.lock import LockedError
from collabready.interview.session import at_step, begun, dont_know, noted, rated, resumed
from collabready.questionnaire.model import Questionnaire
from collabready.responses.interview_file import (
    Answer,
    Asked,
    Interview,
    Words,
    interview_of,
    interview_text,
    load_interview,
)
from crash.disk import FailingDisk, RecordingDisk, after_cuts
from crash.talk import QUESTIONNAIRE, TALK, questionnaire_in

NOW = "2026-11-23T09:00:00+01:00"
LATER = "2026-11-23T10:00:00+01:00"
EMPTY = Interview(format=1, questionnaire=Asked(id="talk", version="1"), interview=TALK)


@pytest.fixture(autouse=True)
def in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "work").mkdir()
    (tmp_path / "home").mkdir()
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "elsewhere"))
    monkeypatch.chdir(tmp_path / "work")


@pytest.fixture(scope="module")
def questionnaire(tmp_path_factory: pytest.TempPathFactory) -> Questionnaire:
    return questionnaire_in(tmp_path_factory.mktemp("questionnaire"))


@pytest.fixture
def journal() -> Iterator[Journal]:
    """The journal of a new interview, cfo.yaml."""
    journal = start_journal(Path("cfo.yaml"), NOW)
    yield journal
    journal.close()


def heard(note: str) -> Interview:
    """An interview in which this was noted."""
    return EMPTY.model_copy(update={"answers": {"goal": Answer(value="3", note=Words(text=note))}})


def noted_in(path: Path | str) -> str:
    """The note in a file; it must be readable."""
    note = load_interview(Path(path))[0].answers["goal"].note
    return note.text if note else ""


def files(folder: str = ".") -> list[str]:
    return sorted(path.name for path in Path(folder).iterdir())


# What is saved


def test_what_was_saved_is_what_is_read(journal: Journal) -> None:
    assert journal.save(heard("one")) == ""
    assert load_interview(Path("cfo.yaml"))[0] == heard("one")
    assert journal.save(heard("two")) == ""
    assert noted_in("cfo.yaml") == "two"


def test_a_file_that_is_there_is_not_begun_again(journal: Journal) -> None:
    journal.save(heard("one"))
    journal.close()

    with pytest.raises(OutputError, match=r"cfo.yaml: there is an interview already. Go on with it by --resume"):
        start_journal(Path("cfo.yaml"), NOW)
    assert files() == ["cfo.yaml"]


def test_a_file_that_is_not_there_is_told_and_leaves_no_lock() -> None:
    with pytest.raises(DocumentError, match=r"cfo.yaml: There is no such file"):
        resume_journal(Path("cfo.yaml"), NOW)
    assert files() == []


def test_a_file_that_is_wrong_is_told_and_leaves_no_lock() -> None:
    Path("cfo.yaml").write_text("format: 2", encoding="utf-8")

    with pytest.raises(DocumentError, match="'interview' is missing"):
        resume_journal(Path("cfo.yaml"), NOW)
    assert files() == ["cfo.yaml"]


def test_a_folder_that_is_not_there_is_told() -> None:
    with pytest.raises(CollabreadyError, match="The folder of an interview has to be one that you may write to"):
        start_journal(Path("nowhere/cfo.yaml"), NOW)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")
def test_the_file_and_all_beside_it_are_for_its_owner_only(journal: Journal) -> None:
    Path("cfo.yaml").touch(0o666)
    journal.save(heard("one"))

    assert {stat.S_IMODE(path.stat().st_mode) for path in Path().iterdir()} == {0o600}
    assert files() == [".cfo.yaml.lock", "cfo.yaml", "cfo.yaml.edited-1"]


def test_a_glob_for_interviews_finds_interviews_only(journal: Journal) -> None:
    journal.save(heard("one"))
    Path("cfo.yaml").write_text("edited", encoding="utf-8")
    journal.save(heard("two"))
    journal.rescue(heard("two"))
    Path(".cfo.yaml.lock").write_text("another", encoding="utf-8")
    Path(".cfo.yaml.1.new").touch()

    assert len(files()) == 5
    assert [path.name for path in Path().glob("*.yaml")] == ["cfo.yaml"]


@pytest.mark.parametrize(
    "name", ["with blanks (1).yaml", "žižek 你好.yaml", "[a-z]*?.yaml", "-x", ".hidden.yaml", "'\"$;.yml"]
)
def test_any_name_of_a_file_will_do(name: str) -> None:
    journal = start_journal(Path(name), NOW)
    journal.save(heard("one"))
    journal.close()
    Path(f".{name}.123.new").touch()
    resumed_, interview = resume_journal(Path(name), NOW)
    resumed_.close()

    assert interview == heard("one")
    assert files() == [name]


def test_a_name_too_long_for_its_copies_is_refused_before_the_talk() -> None:
    with pytest.raises(OutputError, match="the name is too long for an interview"):
        start_journal(Path("a" * 230 + ".yaml"), NOW)


@pytest.mark.skipif(os.name == "nt", reason="links are for administrators there")
def test_a_link_stays_a_link_and_the_file_that_it_leads_to_is_written_and_locked() -> None:
    Path("real").mkdir()
    Path("real/cfo.yaml").write_text(interview_text(heard("one")), encoding="utf-8")
    Path("link.yaml").symlink_to("real/cfo.yaml")
    journal, _ = resume_journal(Path("link.yaml"), NOW)
    journal.save(heard("two"))

    assert Path("link.yaml").is_symlink()
    assert noted_in("real/cfo.yaml") == "two"
    with pytest.raises(LockedError):
        resume_journal(Path("real/cfo.yaml"), NOW)
    journal.close()


def test_what_a_killed_program_left_half_written_is_cleaned_away_and_nothing_else(journal: Journal) -> None:
    journal.save(heard("one"))
    journal.close()
    for name in (
        ".cfo.yaml.12.new",
        ".cfo.yaml.edited-1.12.new",
        ".cfo.yaml.new",
        ".cfo.yaml.b.12.new",
        "cfo.yaml.12.new",
    ):
        Path(name).touch()
    resume_journal(Path("cfo.yaml"), NOW)[0].close()

    assert files() == [".cfo.yaml.b.12.new", ".cfo.yaml.new", "cfo.yaml", "cfo.yaml.12.new"]


def test_half_a_file_of_a_process_with_our_number_is_in_nobodys_way(journal: Journal) -> None:
    Path(f".cfo.yaml.{os.getpid()}.new").symlink_to("elsewhere")
    journal.save(heard("one"))

    assert noted_in("cfo.yaml") == "one"
    assert not Path("elsewhere").exists()


# Two windows


def test_a_second_window_is_told_who_has_the_interview_open_since_when(journal: Journal) -> None:
    journal.save(heard("one"))

    with pytest.raises(LockedError) as caught:
        resume_journal(Path("cfo.yaml"), LATER)
    assert f"process {os.getpid()}, since {NOW}" in str(caught.value)
    assert "Go on there, or take over here with --take-over" in str(caught.value)


def test_two_windows_cannot_begin_the_same_file(journal: Journal) -> None:
    with pytest.raises(LockedError):
        start_journal(journal.path, LATER)


def test_who_was_taken_over_writes_no_more_and_keeps_its_words_in_one_copy(journal: Journal) -> None:
    journal.save(heard("one"))
    second, _ = resume_journal(Path("cfo.yaml"), LATER, over=True)
    second.save(heard("second"))

    for note in ("first", "first, more", "first, still more"):
        with pytest.raises(TakenOverError, match=r"Another window has taken over .* kept in cfo.yaml.other-window-1\."):
            journal.save(heard(note))
    journal.close()

    assert second.save(heard("second goes on")) == ""
    second.close()
    assert noted_in("cfo.yaml") == "second goes on"
    assert noted_in("cfo.yaml.other-window-1") == "first, still more"
    assert files() == ["cfo.yaml", "cfo.yaml.other-window-1"]


def test_who_was_taken_over_writes_no_more_also_when_the_other_window_has_left(journal: Journal) -> None:
    journal.save(heard("one"))
    second, _ = resume_journal(Path("cfo.yaml"), LATER, over=True)
    second.save(heard("second"))
    second.close()

    with pytest.raises(TakenOverError):
        journal.save(heard("first"))
    assert noted_in("cfo.yaml") == "second"
    assert noted_in("cfo.yaml.other-window-1") == "first"


def test_each_window_that_was_taken_over_has_a_copy_of_its_own(journal: Journal) -> None:
    journal.save(heard("one"))
    second, _ = resume_journal(Path("cfo.yaml"), LATER, over=True)
    third, _ = resume_journal(Path("cfo.yaml"), LATER, over=True)

    for window, note in ((journal, "first"), (second, "second"), (journal, "first again")):
        with pytest.raises(TakenOverError):
            window.save(heard(note))
    third.save(heard("third"))
    third.close()
    second.close()

    copies = [noted_in(path) for path in sorted(Path().glob("*other-window*"))]
    assert sorted(copies) == ["first again", "second"]
    assert noted_in("cfo.yaml") == "third"


def test_who_takes_over_while_the_other_writes_loses_nothing(journal: Journal) -> None:
    journal.save(heard("one"))
    second: list[Journal] = []

    class Meanwhile(FailingDisk):
        """A disk on which another window takes over and saves just before the file is put in its place."""

        def fsync(self, descriptor: int) -> None:
            os.fsync(descriptor)
            if not second:
                second.append(resume_journal(Path("cfo.yaml"), LATER, over=True)[0])
                second[0].save(heard("second"))

    journal.system = Meanwhile(0)
    with pytest.raises(TakenOverError):
        journal.save(heard("first"))
    second[0].close()

    assert noted_in("cfo.yaml") == "second"
    assert noted_in("cfo.yaml.other-window-1") == "first"


def test_a_lock_file_that_somebody_cleaned_away_is_made_anew(journal: Journal) -> None:
    journal.save(heard("one"))
    Path(".cfo.yaml.lock").unlink()
    journal.save(heard("two"))

    assert noted_in("cfo.yaml") == "two"
    with pytest.raises(LockedError, match=re.escape(f"since {NOW}")):
        resume_journal(Path("cfo.yaml"), LATER)


def window(*words: str) -> subprocess.Popen[str]:
    """A window in a process of its own, which has the interview open."""
    process = subprocess.Popen(
        [sys.executable, "-m", "crash.window", "cfo.yaml", *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])},
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "open\n"
    return process


def said(process: subprocess.Popen[str], note: str) -> str:
    """What a window says after a note."""
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(f"{note}\n")
    process.stdin.flush()
    return process.stdout.readline().strip()


def ended(process: subprocess.Popen[str]) -> None:
    process.kill()
    process.communicate()


def test_a_killed_window_leaves_what_it_saved_and_no_lock(journal: Journal) -> None:
    journal.save(heard("one"))
    journal.close()
    killed = window()

    assert said(killed, "two") == "saved"
    with pytest.raises(LockedError, match=f"process {killed.pid}, since"):
        resume_journal(Path("cfo.yaml"), LATER)
    ended(killed)

    again, interview = resume_journal(Path("cfo.yaml"), LATER)
    again.close()
    assert interview.answers["goal"].note == Words(text="two")
    assert files() == ["cfo.yaml"]


def test_a_process_that_was_taken_over_notices(journal: Journal) -> None:
    journal.save(heard("one"))
    journal.close()
    first = window()
    second = window("--take-over")

    assert said(second, "second") == "saved"
    assert said(first, "first").startswith("Another window has taken over cfo.yaml.")
    assert said(second, "second again") == "saved"
    ended(first)
    ended(second)
    assert noted_in("cfo.yaml") == "second again"
    assert noted_in("cfo.yaml.other-window-1") == "first"


# What somebody else does to the file


def test_every_edit_by_hand_is_kept_beside_what_this_window_writes(journal: Journal) -> None:
    journal.save(heard("one"))
    copies = []
    for number in range(3):
        Path("cfo.yaml").write_text(interview_text(heard(f"by hand {number}")), encoding="utf-8")
        copies.append(journal.save(heard(f"typed {number}")))

    names = ["cfo.yaml.edited-1", "cfo.yaml.edited-2", "cfo.yaml.edited-3"]
    assert copies == [EDITED.format(name) for name in names]
    assert [noted_in(name) for name in names] == ["by hand 0", "by hand 1", "by hand 2"]
    assert noted_in("cfo.yaml") == "typed 2"


def test_an_edit_that_is_no_interview_is_kept_as_it_is(journal: Journal) -> None:
    journal.save(heard("one"))
    Path("cfo.yaml").write_bytes(b"\xff\x00 half an upl")

    assert journal.save(heard("two")) == EDITED.format("cfo.yaml.edited-1")
    assert Path("cfo.yaml.edited-1").read_bytes() == b"\xff\x00 half an upl"


def test_the_same_edit_twice_needs_one_copy(journal: Journal) -> None:
    for note in ("one", "two"):
        journal.save(heard(note))
        Path("cfo.yaml").write_text("edited", encoding="utf-8")

    assert journal.save(heard("three")) == EDITED.format("cfo.yaml.edited-1")
    assert files() == [".cfo.yaml.lock", "cfo.yaml", "cfo.yaml.edited-1"]


def test_a_file_that_is_edited_while_it_is_written_is_kept_too(journal: Journal) -> None:
    journal.save(heard("one"))

    class Meanwhile(FailingDisk):
        """A disk on which somebody saves from an editor just before the file is put in its place."""

        def fsync(self, descriptor: int) -> None:
            os.fsync(descriptor)
            if not self.made.count("edited"):
                self.made.append("edited")
                Path("cfo.yaml").write_text(interview_text(heard("by hand")), encoding="utf-8")

    journal.system = Meanwhile(0)

    assert journal.save(heard("two")) == EDITED.format("cfo.yaml.edited-1")
    assert noted_in("cfo.yaml.edited-1") == "by hand"
    assert noted_in("cfo.yaml") == "two"


def test_a_comment_by_hand_is_kept_when_the_talk_goes_on(journal: Journal) -> None:
    journal.save(heard("No. 1 #"))
    journal.close()
    again, interview = resume_journal(Path("cfo.yaml"), NOW)
    assert again.save(interview) == ""
    again.close()
    with Path("cfo.yaml").open("a", encoding="utf-8") as file:
        file.write("# She meant the old board.\n")
    again, interview = resume_journal(Path("cfo.yaml"), NOW)

    assert again.save(interview) == COMMENTED.format("cfo.yaml.edited-1")
    assert again.save(interview) == ""
    assert "She meant the old board." in Path("cfo.yaml.edited-1").read_text(encoding="utf-8")
    again.close()


def test_an_edit_between_two_windows_is_what_the_second_goes_on_with(journal: Journal) -> None:
    journal.save(heard("one"))
    journal.close()
    Path("cfo.yaml").write_text(interview_text(heard("by hand")), encoding="utf-8")
    again, interview = resume_journal(Path("cfo.yaml"), NOW)

    assert interview == heard("by hand")
    assert again.save(heard("typed")) == ""
    again.close()


def test_a_file_that_was_deleted_is_written_again(journal: Journal) -> None:
    journal.save(heard("one"))
    Path("cfo.yaml").unlink()

    assert journal.save(heard("two")) == ""
    assert noted_in("cfo.yaml") == "two"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")
def test_a_file_that_was_made_read_only_is_not_written_also_not_by_root(journal: Journal) -> None:
    journal.save(heard("one"))
    Path("cfo.yaml").chmod(0o400)

    with pytest.raises(NotSavedError) as caught:
        journal.save(heard("two"))
    assert str(caught.value) == (
        "NOT SAVED: cfo.yaml cannot be written (the file was made read-only; allow writing, then go on). "
        "Nothing is lost while this window is open."
    )
    assert noted_in("cfo.yaml") == "one"

    Path("cfo.yaml").chmod(0o600)
    journal.save(heard("three"))
    assert noted_in("cfo.yaml") == "three"


def test_a_folder_that_may_not_be_written_is_told_and_tried_again(journal: Journal) -> None:
    journal.save(heard("one"))
    journal.system = FailingDisk(1, errno.EACCES)

    with pytest.raises(NotSavedError, match=r"NOT SAVED: cfo.yaml cannot be written \(Permission denied\)"):
        journal.save(heard("two"))
    assert noted_in("cfo.yaml") == "one"
    journal.save(heard("three"))
    assert noted_in("cfo.yaml") == "three"


@pytest.mark.skipif(os.name == "nt", reason="Windows removes no folder that is in use")
def test_a_folder_that_is_removed_costs_nothing_and_the_talk_goes_on_when_it_is_back() -> None:
    folder = Path("away")
    folder.mkdir()
    journal = start_journal(folder / "cfo.yaml", NOW)
    journal.save(heard("one"))
    folder.rename("moved")

    with pytest.raises(NotSavedError, match=r"NOT SAVED: away/.cfo.yaml.lock: cannot be made \(No such file"):
        journal.save(heard("two"))
    assert journal.rescue(heard("two")) == Path.home() / "cfo.rescued.yaml.txt"
    Path("moved").rename("away")
    journal.save(heard("three"))
    journal.close()

    assert noted_in("away/cfo.yaml") == "three"
    assert noted_in(Path.home() / "cfo.rescued.yaml.txt") == "two"


@pytest.mark.parametrize("which", ["write", "fsync", "close"])
def test_a_full_disk_leaves_the_old_file_and_nothing_half_written(journal: Journal, which: str) -> None:
    journal.save(heard("one"))
    probe = FailingDisk(0)
    journal.system = probe
    journal.save(heard("two"))
    journal.system = FailingDisk(probe.made.index(which) + 1, errno.ENOSPC)

    with pytest.raises(NotSavedError, match="No space left on device"):
        journal.save(heard("three"))
    assert noted_in("cfo.yaml") == "two"
    assert files() == [".cfo.yaml.lock", "cfo.yaml"]


def test_a_disk_that_takes_a_few_bytes_at_a_time_gets_them_all(journal: Journal) -> None:
    journal.system = FailingDisk(0, at_most=7)
    journal.save(heard("one"))

    assert load_interview(Path("cfo.yaml"))[0] == heard("one")


def test_a_disk_that_takes_no_bytes_at_all_is_full(journal: Journal) -> None:
    journal.system = FailingDisk(0, at_most=0)

    with pytest.raises(NotSavedError, match="No space left on device"):
        journal.save(heard("one"))


def test_a_folder_that_no_system_can_sync_is_written_all_the_same(journal: Journal) -> None:
    probe = FailingDisk(0)
    write_durably(Path("probe"), b"content", probe)
    last = len(probe.made) - probe.made[::-1].index("fsync")
    journal.system = FailingDisk(last, errno.EINVAL)
    journal.save(heard("one"))

    assert journal.system.made[last - 1] == "fsync"
    assert noted_in("cfo.yaml") == "one"


# What cannot be kept


def test_what_cannot_be_written_in_its_place_is_rescued_to_another(journal: Journal) -> None:
    journal.save(heard("one"))

    assert journal.rescue(heard("two")) == Path("cfo.rescued.yaml.txt")
    assert journal.rescue(heard("three")) == Path("cfo.rescued.yaml.txt-2")
    assert noted_in("cfo.rescued.yaml.txt") == "two"
    assert noted_in("cfo.rescued.yaml.txt-2") == "three"


def test_a_rescue_looks_for_a_folder_that_takes_it(journal: Journal, tmp_path: Path) -> None:
    journal.system = FailingDisk(1)
    assert journal.rescue(heard("two")) == tmp_path / "home" / "cfo.rescued.yaml.txt"

    (tmp_path / "home" / "cfo.rescued.yaml.txt").unlink()
    (tmp_path / "home").rmdir()
    journal.system = FailingDisk(1)
    assert journal.rescue(heard("two")) == tmp_path / "elsewhere" / "cfo.rescued.yaml.txt"


def test_where_nothing_can_be_written_a_rescue_says_so(journal: Journal) -> None:
    journal.system = FailingDisk(0, at_most=0)

    with pytest.raises(NotSavedError, match=r"NOT SAVED: neither cfo.yaml nor any other place can be written"):
        journal.rescue(heard("two"))


def test_an_interview_over_the_limit_of_the_reader_is_refused_before_it_is_unreadable(journal: Journal) -> None:
    journal.save(heard("one"))

    with pytest.raises(RefusedError, match=r"NOT TAKEN: the interview would be 5.\d MB, and 5 MB is the limit"):
        journal.save(heard("word " * 1_040_000))
    assert noted_in("cfo.yaml") == "one"
    assert Path("cfo.yaml.refused-1").stat().st_size > 5_000_000


def test_a_megabyte_of_notes_is_kept(journal: Journal) -> None:
    journal.save(heard("word " * 200_000 + "."))

    assert len(noted_in("cfo.yaml")) == 1_000_001


@pytest.mark.parametrize("note", ["\ud83d", "\x07", "a\x00b", "\ufffe"])
def test_what_the_reader_would_refuse_is_not_written(journal: Journal, note: str) -> None:
    journal.save(heard("one"))

    with pytest.raises(RefusedError, match=r"NOT TAKEN: .* is in cfo.yaml.refused-1; all before it stands"):
        journal.save(heard(note))
    assert noted_in("cfo.yaml") == "one"


# A desk


def desk_on(journal: Journal, questionnaire: Questionnaire) -> Desk:
    return Desk(at_step(begun(questionnaire, TALK), "goal"), journal, Clock(0))


def test_what_is_heard_is_on_disk_at_once(journal: Journal, questionnaire: Questionnaire) -> None:
    desk = desk_on(journal, questionnaire)
    desk.hear(lambda session, at: rated(session, "3", at))
    desk.hear(lambda session, at: noted(session, "one", at))

    assert noted_in("cfo.yaml") == "one"
    assert desk.trouble == desk.news == ""


def test_what_could_not_be_saved_is_saved_with_what_is_heard_next(
    journal: Journal, questionnaire: Questionnaire
) -> None:
    desk = desk_on(journal, questionnaire)
    journal.system = FailingDisk(1, errno.ENOSPC)
    desk.hear(lambda session, at: noted(session, "one", at))
    assert desk.trouble.startswith("NOT SAVED")

    desk.hear(lambda session, _: session)
    assert desk.trouble == ""
    assert noted_in("cfo.yaml") == "one"


def test_a_paste_that_is_too_large_is_taken_back_and_the_talk_goes_on(
    journal: Journal, questionnaire: Questionnaire
) -> None:
    desk = desk_on(journal, questionnaire)
    desk.hear(lambda session, at: noted(session, "one", at))
    desk.hear(lambda session, at: noted(session, "word " * 1_040_000, at))

    assert desk.news.startswith("NOT TAKEN: the interview would be 5.")
    assert desk.trouble == ""
    desk.hear(dont_know)
    assert noted_in("cfo.yaml") == "one"
    assert load_interview(Path("cfo.yaml"))[0].answers["goal"].reason == "dont-know"


def test_who_leaves_without_being_able_to_save_is_told_where_the_words_are(
    journal: Journal, questionnaire: Questionnaire
) -> None:
    desk = desk_on(journal, questionnaire)
    desk.hear(lambda session, at: noted(session, "one", at))
    journal.system = FailingDisk(1, errno.ENOSPC)
    desk.session = noted(desk.session, "two", NOW)

    assert desk.leave().endswith(
        "\nWhat was heard is in cfo.rescued.yaml.txt. "
        "To bring it back once cfo.yaml can be written again: mv cfo.rescued.yaml.txt cfo.yaml"
    )
    assert noted_in("cfo.rescued.yaml.txt") == "two"
    assert files() == ["cfo.rescued.yaml.txt", "cfo.yaml"]


def test_who_leaves_after_a_take_over_is_told_of_the_copy(journal: Journal, questionnaire: Questionnaire) -> None:
    desk = desk_on(journal, questionnaire)
    desk.hear(lambda session, at: noted(session, "one", at))
    second, _ = resume_journal(Path("cfo.yaml"), LATER, over=True)
    desk.hear(lambda session, at: noted(session, "two", at))

    assert desk.taken_over
    assert desk.leave().endswith("What is typed here is kept in cfo.yaml.other-window-1.")
    assert noted_in("cfo.yaml.other-window-1") == "two"
    second.close()


def test_an_edit_by_hand_is_told(journal: Journal, questionnaire: Questionnaire) -> None:
    desk = desk_on(journal, questionnaire)
    desk.hear(lambda session, at: noted(session, "one", at))
    Path("cfo.yaml").write_text("edited", encoding="utf-8")
    desk.hear(lambda session, at: noted(session, "two", at))

    assert desk.news == (
        "Somebody edited the file meanwhile. Their version is kept in cfo.yaml.edited-1; this window's is in place."
    )


def test_a_clock_counts_the_talk_without_its_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [1000.0]
    monkeypatch.setattr("collabready.interview.desk.time.monotonic", lambda: now[0])
    clock = Clock(60, running_since=now[0])
    for change, passed in (
        (clock.pause, 10.4),
        (clock.pause, 500.0),
        (clock.go_on, 500.0),
        (clock.go_on, 10.4),
        (clock.pause, 10.4),
    ):
        now[0] += passed
        change()

    assert clock.seconds == 60 + round(3 * 10.4)
    assert clock.paused


def test_a_questionnaire_that_changed_in_between_costs_no_answer(
    journal: Journal, questionnaire: Questionnaire, tmp_path: Path
) -> None:
    desk = desk_on(journal, questionnaire)
    for name in ("goal", "board", "hopes"):
        desk.move(lambda session, name=name: at_step(session, name))  # type: ignore[misc] # the name as it is now
        desk.hear(lambda session, at: noted(rated(session, "3", at) if session.step.answers else session, "said", at))
    desk.leave()
    before, _ = load_interview(Path("cfo.yaml"))
    text = QUESTIONNAIRE.replace("id: board", "id: table").replace("text: What do you hope for?", "text: What now?")
    again, interview = resume_journal(Path("cfo.yaml"), LATER)
    desk = Desk(resumed(questionnaire_in(tmp_path, text), interview), again, Clock(0))
    desk.hear(lambda session, at: rated(session, "no", at))
    desk.leave()
    after, _ = load_interview(Path("cfo.yaml"))

    assert {name: after.answers[name] for name in before.answers} == before.answers
    assert after.texts == before.texts
    assert {name: after.questionnaire.items[name] for name in before.questionnaire.items} == before.questionnaire.items


# Every call that a disk can fail


def outcome(journal: Journal, interview: Interview) -> bool:
    """Whether a save returned."""
    try:
        journal.save(interview)
    except NotSavedError:
        return False
    return True


@pytest.mark.parametrize("many", [1, 2])
@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("error", [errno.EIO, errno.ENOSPC, errno.EACCES])
@pytest.mark.parametrize("edited", [False, True])
def test_whichever_call_fails_the_file_is_whole_and_no_saved_answer_is_missing(
    journal: Journal,
    error: int,
    edited: bool,  # noqa: FBT001 - a column of the table, as the next
    after: bool,  # noqa: FBT001
    many: int,
) -> None:
    journal.save(heard("old"))
    for fails in range(1, 100):
        by_hand = f"by hand {fails}"
        if edited:
            Path("cfo.yaml").write_text(interview_text(heard(by_hand)), encoding="utf-8")
        standing = noted_in("cfo.yaml")
        journal.system = disk = FailingDisk(fails, error, after=after, many=many)
        saved = outcome(journal, heard(f"new {fails}"))

        assert noted_in("cfo.yaml") in ({f"new {fails}"} if saved else {f"new {fails}", standing})
        journal.system = os
        assert outcome(journal, heard(f"later {fails}"))
        assert noted_in("cfo.yaml") == f"later {fails}"
        assert [noted_in(path) for path in Path().glob("cfo.yaml.edited-*")].count(by_hand) == edited
        if len(disk.made) < fails:
            break
    journal.close()
    resume_journal(Path("cfo.yaml"), LATER)[0].close()
    assert fails > 8 * (1 + edited)
    assert len(files()) == 1 + edited * fails


# A power cut


@given(
    notes=st.lists(st.text(st.characters(categories=["L"]), min_size=1, max_size=40), min_size=1, max_size=4),
)
@settings(max_examples=25)
def test_after_a_power_cut_the_file_is_whole_and_not_older_than_the_last_save_that_returned(
    notes: list[str],
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    disk = RecordingDisk()
    path = tmp_path_factory.mktemp("disk") / "cfo.yaml"
    journal = start_journal(path, NOW)
    journal.system = disk
    for number, note in enumerate(notes):
        journal.save(heard(f"{number} {note}"))
        disk.mark(number)
    journal.close()

    for returned, content in after_cuts(disk.log, "cfo.yaml"):
        if content is None:
            assert returned == -1
        else:
            words = interview_of(content, "cfo.yaml").answers["goal"].note
            assert words is not None
            number = int(words.text.split()[0])
            assert words.text == f"{number} {notes[number]}"
            assert number >= returned


@pytest.mark.parametrize("careless", ["no sync of the file", "no sync of the folder"])
def test_a_power_cut_would_find_a_writer_that_does_not_sync(careless: str, tmp_path: Path) -> None:
    disk = RecordingDisk()
    write_durably(tmp_path / "file", b"the words of the interviewee", disk)
    disk.mark(0)
    left_out = ("sync folder",) if "folder" in careless else disk.log[2]
    log = [entry for entry in disk.log if entry != left_out]

    assert len(log) == len(disk.log) - 1
    found = {content for returned, content in after_cuts(log, "file") if returned == 0}
    assert found - {b"the words of the interviewee"}
