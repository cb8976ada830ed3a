"""What became of what was agreed: for each action, whether the practice that called for it moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collabready.assessment.figures import NONE, count, difference, difference_interval, ladder
from collabready.language import say, say_count
from collabready.report.wave_lines import OPEN, verdict
from collabready.report.wave_rows import ChangeList, ChangeRow
from collabready.report.wording import SENTENCE, clip, number

if TYPE_CHECKING:
    from collabready.assessment.results import Results
    from collabready.assessment.wave_results import Followed, Waves


def agreed_list(results: Results, waves: Waves) -> ChangeList | None:
    """Every action that is followed, in the order of the earlier plan; None where there is none."""
    actions = waves.actions
    if not actions:
        return None
    moved = sum(action.label == "changed" for action in actions)
    open_ = sum(action.label == OPEN for action in actions)
    left = (
        say("Too few answered to tell.")
        if len(actions) == 1
        else say_count(
            open_,
            "For one of them, too few answered to tell.",
            "For {some} of them, too few answered to tell.",
            some=number(open_),
        )
    )
    rows = tuple(_row(results, action) for action in actions)
    return ChangeList(_title(moved, len(actions)), left if open_ else "", rows, "")


def _title(moved: int, all_of_them: int) -> str:
    """How many of the practices behind what was agreed moved; nothing of why."""
    values = {"all": number(all_of_them), "moved": number(moved)}
    if all_of_them == 1:
        return say("What was agreed: moved") if moved else say("What was agreed: not shown to have moved")
    if not moved:
        return say("What was agreed: none of {all} is shown to have moved", **values)
    return say_count(moved, "What was agreed: one of {all} moved", "What was agreed: {moved} of {all} moved", **values)


def _row(results: Results, action: Followed) -> ChangeRow:
    rungs = ladder(results)
    values = {"practice": clip(action.practice_title), "target": rungs.score(action.target)}
    return ChangeRow(
        title=clip(action.title, SENTENCE),
        note=values["practice"] if action.target is None else say("{practice}; target {target}", **values),
        earlier=rungs.score(action.earlier),
        later=rungs.score(action.later),
        difference=difference(action.later, action.earlier),
        interval=difference_interval(action.ci) if action.ci else NONE,
        n=f"{count(action.n_earlier)}, {count(action.n_later)}",
        verdict=verdict(action.label),
        moved=action.label == "changed",
    )
