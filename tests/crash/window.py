"""A window of its own: a process that opens an interview, says so, and does what its input says until it is killed.

Usage: python -m crash.window FILE [--take-over]. Each line of input is a note for the item `goal`; the answer is `saved`
or the sentence that a person would see.
"""

from __future__ import annotations

import sys
from pathlib import Path

from collabready.errors import CollabreadyError
from collabready.interview.journal import resume_journal
from collabready.responses.interview_file import Answer, Words


def main() -> None:
    journal, interview = resume_journal(Path(sys.argv[1]), "2026-11-23T09:00:00+01:00", over="--take-over" in sys.argv)
    say("open")
    for line in sys.stdin:
        answers = {**interview.answers, "goal": Answer(note=Words(text=line.strip()))}
        interview = interview.model_copy(update={"answers": answers})
        try:
            say(str(journal.save(interview) or "saved"))
        except CollabreadyError as error:
            say(str(error))


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
