"""The screen of a talk: one terminal screen that a consultant works in while talking. The only door to textual."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collabready.interview.screen.talk import TalkApp

if TYPE_CHECKING:
    from collabready.engagement import Engagement
    from collabready.interview.desk import Desk

__all__ = ["TalkApp", "show"]


def show(desk: Desk, engagement: Engagement | None) -> str:
    """Run the screen until the talk is left or finished, and leave the desk. Says what went wrong; nothing if all is saved."""
    screen = TalkApp(desk, engagement)
    try:
        screen.run()
    finally:
        said = desk.leave()
    return said
