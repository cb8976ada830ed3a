"""One scorer: the same answers score alike to the bit, on the screen, in plain lines and in a file written by hand."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from pathlib import Path

import pytest

from collabready.interview.desk import Desk
from collabready.interview.screen import TalkApp

BY_HAND = """
format: 1
questionnaire: {id: guide, version: "1"}
interview: {id: hand, respondent: CFO, audience: executive, use: by-function, finished: "2026-11-23T11:00:00+01:00"}
answers:
  member: {value: "yes"}
  driver-time: {value: 3}
  core: {value: null, reason: dont-know}
  rules-length: {value: 1, note: "Twelve pages"}
  rules-place: {value: 4, flag: follow-up}
texts: {resistance: Fear}
"""
PLAIN = "1\n1\n3\nd\n1 Twelve pages\n4\n#5\nf\n#6\nFear\n.\ne\ny\n"
SCREEN = ["1", "1", "right", "3", "right", "d", "right", "1", "n", *"Twelve", "space", *"pages", "escape", "right", "4"]
SCREEN += ["f", "right", "n", *"Fear", "escape", "e", "f"]


def scored(folder: Path, file: str) -> object:
    """What `score` says of an interview, but for when and of which bytes."""
    command = [sys.executable, "-m", "collabready", "score", file, "-q", "guide.yaml", "--format", "json"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=True)
    results = json.loads(done.stdout)
    return {key: results[key] for key in results if key not in {"created", "sources"}}


@pytest.mark.usefixtures("guide")
def test_screen_plain_lines_and_a_file_by_hand_score_alike(tmp_path: Path, desk: Desk) -> None:
    (tmp_path / "hand.yaml").write_text(BY_HAND, encoding="utf-8")
    options = ["-q", "guide.yaml", "--respondent", "CFO", "--audience", "executive", "--file", "plain.yaml"]
    subprocess.run(
        [sys.executable, "-m", "collabready", "interview", *options],
        cwd=tmp_path, input=PLAIN, text=True, encoding="utf-8", check=True, capture_output=True,
    )  # fmt: skip

    async def on_screen() -> None:
        async with TalkApp(desk).run_test() as pilot:
            await pilot.press(*SCREEN)
            await pilot.pause()

    asyncio.run(on_screen())
    desk.leave()

    by_hand = scored(tmp_path, "hand.yaml")
    assert by_hand == scored(tmp_path, "plain.yaml")
    assert by_hand == scored(tmp_path, "cfo.yaml")
    assert '"score": 62.5' in json.dumps(by_hand)
