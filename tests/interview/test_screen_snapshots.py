"""The main screens as text, at two sizes, the same in dark and in light.

A screen that was changed on purpose: delete its file in `screens`, run this twice, and look at the new one.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from collabready.interview.desk import Desk, moment
from collabready.interview.screen import TalkApp

SCREENS = Path(__file__).with_name("screens")
OPENED = ["1", "right"]
MAIN: Mapping[str, Sequence[str]] = {
    "opening": [],
    "question": [*OPENED, "2"],
    "changed": [*OPENED, "2", "4", "f"],
    "note": [*OPENED, "2", "n", *"two", "space", *"evenings"],
    "skipped": ["1", "2", "g", "3", "enter"],
    "open-question": ["1", "g", "6", "enter", "n", *"Fear", "escape"],
    "search": ["1", "slash", *"rules"],
    "help": ["1", "question_mark"],
    "end": [*OPENED, "2", "f", "e"],
    "pause": ["1", "p"],
}


@pytest.mark.parametrize("theme", ["textual-dark", "textual-light"])
@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
@pytest.mark.parametrize("name", list(MAIN))
def test_the_main_screens_look_as_they_did(desk: Desk, name: str, size: tuple[int, int], theme: str) -> None:
    async def drawn() -> str:
        screen = TalkApp(desk)
        screen.theme = theme
        async with screen.run_test(size=size) as pilot:
            await pilot.press(*MAIN[name])
            await pilot.pause(0.3)
            strips = screen.screen._compositor.render_strips()
            return "".join(f"{strip.text.rstrip()}\n" for strip in strips)

    text = asyncio.run(drawn()).replace(moment()[11:16], "10:14")
    file = SCREENS / f"{name}-{size[0]}x{size[1]}.txt"
    if not file.exists():
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
        pytest.fail(f"{file.name} is new: look at it, and run this again")

    assert file.read_text(encoding="utf-8") == text
