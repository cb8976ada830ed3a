"""What the summary tells beside the answer: a few findings, each with the page that shows it, each only where numbers carry it.

In the order of the page:

1. the rule that holds the level down
2. where leaders and staff differ beyond chance, else what both find weak
3. what changed since the earlier wave, or that nothing did
4. the group that differs most from all others beyond chance, else what is below the line in every group
5. where interviews and survey differ
6. what is worth building on
7. the lowest practice

Where that is more than the page holds, the order of `FIRST` decides.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from collabready.assessment.figures import difference, ladder, whole
from collabready.assessment.wave_results import largest_first
from collabready.language import say
from collabready.report.headline import ROOM
from collabready.report.rules import rules
from collabready.report.wording import clip, inside, listed, number, upper_first

if TYPE_CHECKING:
    from collabready.assessment.comparison_results import Gap, GapLabel, GroupCell, GroupResult
    from collabready.assessment.results import DimensionResult, PracticeResult, Results
    from collabready.assessment.wave_results import Change

MOST = 4
FIRST = ("voices", "waves", "groups", "base", "rule", "lowest", "interviews")
AT_LEAST_COMPARED = 2
LEAST_PRACTICES = 3
TWO_LINES = 150
"""Letters that the names of the parts at the ready line may take."""


@dataclass(frozen=True)
class Finding:
    """A sentence, what carries it, and the anchor and name of the page that shows it. `kind`: one of `FIRST`."""

    kind: str
    title: str
    text: str
    anchor: str
    page: str


def findings(results: Results, most: int = MOST) -> tuple[Finding, ...]:
    """At most so many, the weightiest kept and told in the order of the page."""
    told = (_rule, _voices, _waves, _groups, _interviews, _base, _lowest)
    found = [finding for tell in told if (finding := tell(results))]
    kept = sorted(found, key=lambda each: FIRST.index(each.kind))[:most]
    return tuple(each for each in found if each in kept)


def _title(results: Results, dimension: str) -> str:
    """The title of a dimension, as it stands inside a sentence."""
    return next(inside(d.title, results.questionnaire.language) for d in results.dimensions if d.id == dimension)


def _rule(results: Results) -> Finding | None:
    rule = next((each for each in rules(results) if each.lowers), None)
    if rule is None:
        return None
    if len(results.dimensions) == 1:
        return Finding("rule", rule.says, rule.effect, "rules", say("Method and data quality"))
    return Finding("rule", rule.says, rule.effect, "recipe", say("The recipe"))


def _voices(results: Results) -> Finding | None:
    for label in ("blind-spot", "hidden-strength", "agreed-weakness"):
        gaps = [gap for gap in results.voices.gaps if gap.label == label]
        if gaps:
            widest = sorted(gaps, key=lambda gap: -abs(gap.difference))
            names = listed([_title(results, gap.dimension) for gap in gaps], ROOM)
            told = " ".join(_seen(results, gap) for gap in widest[:2])
            return Finding("voices", _gap_title(label, names), told, "voices", say("Leaders and staff"))
    return None


def _gap_title(label: GapLabel, names: str) -> str:
    if label == "blind-spot":
        return say("Rated higher by leaders than by staff: {names}.", names=names)
    if label == "hidden-strength":
        return say("Rated lower by leaders than by staff: {names}.", names=names)
    return say("Leaders and staff agree on what is weak: {names}.", names=names)


def _seen(results: Results, gap: Gap) -> str:
    rungs = ladder(results)
    return say(
        "{part}: leaders {leaders}, staff {staff}.",
        part=upper_first(_title(results, gap.dimension)),
        leaders=rungs.score(gap.leaders),
        staff=rungs.score(gap.staff),
    )


def _waves(results: Results) -> Finding | None:
    parts = results.waves.of_kind("dimension") if results.waves else ()
    changed = [change for change in parts if change.label == "changed"]
    if changed:
        told = " ".join(_before_and_now(results, change) for change in largest_first(changed)[:2])
        return Finding("waves", _moved(results, changed), told, "waves", say("Wave to wave"))
    if len(parts) >= AT_LEAST_COMPARED and all(change.label == "stable" for change in parts):
        told = say("All {number} parts that can be compared stayed within 5 points.", number=number(len(parts)))
        return Finding("waves", say("No part changed since the earlier wave."), told, "waves", say("Wave to wave"))
    return None


def _moved(results: Results, changed: list[Change]) -> str:
    language = results.questionnaire.language
    up, down = (
        [
            f"{inside(change.title, language)} ({difference(change.later, change.earlier)})"
            for change in largest_first(changed)
            if (change.difference > 0) is way
        ]
        for way in (True, False)
    )
    if not down:
        return say("Higher than in the earlier wave: {names}.", names=listed(up, ROOM))
    if not up:
        return say("Lower than in the earlier wave: {names}.", names=listed(down, ROOM))
    return say(
        "Higher than in the earlier wave: {up}; lower: {down}.", up=listed(up, ROOM // 2), down=listed(down, ROOM // 2)
    )


def _before_and_now(results: Results, change: Change) -> str:
    rungs = ladder(results)
    return say(
        "{part}: {earlier} before, {later} now.",
        part=clip(change.title),
        earlier=rungs.score(change.earlier),
        later=rungs.score(change.later),
    )


def _groups(results: Results) -> Finding | None:
    shown = [group for group in results.groups if not group.hidden]
    differing = [
        (abs(cell.difference or 0), group, _lower(cell))
        for group in shown
        for cell in group.dimensions.values()
        if cell.differs
    ]
    if differing:
        _, group, lower = max(differing, key=lambda each: round(each[0], 9))
        return _different(results, group, lower=lower)
    return _everywhere(results, shown)


def _lower(cell: GroupCell) -> bool:
    return (cell.difference or 0) < 0


def _different(results: Results, group: GroupResult, *, lower: bool) -> Finding:
    """The group that differs most, with all parts in which it differs this way."""
    rungs = ladder(results)
    cells = [(part, group.dimensions.get(part.id)) for part in results.dimensions]
    differing = [(part, cell) for part, cell in cells if cell and cell.differs and _lower(cell) is lower]
    names = listed([_title(results, part.id) for part, _ in differing], ROOM)
    part, cell = max(differing, key=lambda each: round(abs(each[1].difference or 0), 9))
    values = {"group": clip(group.group, 60), "names": names}
    below = say("Lower in {group} than among all other staff: {names}.", **values)
    above = say("Higher in {group} than among all other staff: {names}.", **values)
    told = say(
        "{part}: {score} there, {all} among all who answered; more than chance explains.",
        part=clip(part.title),
        score=rungs.score(cell.score),
        all=rungs.score(part.score),
    )
    return Finding("groups", below if lower else above, told, *_page_of(results, group.by))


def _everywhere(results: Results, shown: list[GroupResult]) -> Finding | None:
    """What is below the line in every group of the first breakdown that shows two or more."""
    rungs = ladder(results)
    for by in dict.fromkeys(group.by for group in shown):
        groups = [group for group in shown if group.by == by]
        low = [
            _title(results, part.id)
            for part in results.dimensions
            if all((cell := group.dimensions.get(part.id)) and rungs.below(cell.score) for group in groups)
        ]
        if len(groups) >= AT_LEAST_COMPARED and low:
            title = say("Below the ready line in every group shown: {names}.", names=listed(low, ROOM))
            told = say("This is a matter for the whole, not for single groups.")
            return Finding("groups", title, told, *_page_of(results, by))
    return None


def _page_of(results: Results, by: str) -> tuple[str, str]:
    """The anchor and the name of the page of a breakdown."""
    at = list(dict.fromkeys(group.by for group in results.groups)).index(by)
    return f"groups-{at}", say("Groups")


def _interviews(results: Results) -> Finding | None:
    if results.readiness.basis == "interviews":
        return None
    differing = [each for each in results.interviews if each.label]
    if not differing:
        return None
    widest = max(differing, key=lambda each: round(abs(each.difference or 0), 9))
    rungs, names = ladder(results), [inside(each.title, results.questionnaire.language) for each in differing]
    told = say(
        "{part}: {heard} in interviews, {survey} in the survey.",
        part=clip(widest.title),
        heard=rungs.score(widest.score),
        survey=rungs.score(widest.survey_score),
    )
    title = say("Interviews and survey differ: {names}.", names=listed(names, ROOM))
    return Finding("interviews", title, told, "interviews", say("Interviews and survey"))


def _base(results: Results) -> Finding | None:
    """What is at the ready line: parts, where not all are; else practices of parts that are not."""
    rungs, language = ladder(results), results.questionnaire.language
    if results.readiness.basis == "interviews":
        return None
    reach = [part for part in results.dimensions if part.score is not None and not rungs.below(part.score)]
    if len(reach) == len(results.dimensions):
        return None
    if reach:
        names = [f"{inside(part.title, language)} ({rungs.score(part.score)})" for part in reach]
        title = say("Worth building on: {names}.", names=listed(names, TWO_LINES))
        return Finding("base", title, _strongest(results, reach), *_page_of_part(results, max(reach, key=_score)))
    found = [(part, each) for part in results.dimensions for each in part.practices if _reaches(results, each)]
    if not found:
        return None
    best = sorted(found, key=lambda each: -_score(each[1]))[:2]
    names = [f"{inside(each.title, language)} ({rungs.score(each.score)})" for _, each in best]
    title = say("Worth building on: {names}.", names=listed(names, ROOM))
    told = say("Practices at the {line} or above, though no part as a whole is.", line=rungs.line_label)
    return Finding("base", title, told, *_page_of_part(results, best[0][0]))


def _strongest(results: Results, reach: list[DimensionResult]) -> str:
    """The strongest practice of the parts at the line."""
    rungs = ladder(results)
    practices = [each for part in reach for each in part.practices if _reaches(results, each)]
    if len(practices) < AT_LEAST_COMPARED:
        return say("At the {line} or above.", line=rungs.line_label)
    best = max(practices, key=_score)
    return say(
        "At the {line} or above. Strongest practice: {name} ({score}).",
        line=rungs.line_label,
        name=inside(best.title, results.questionnaire.language),
        score=rungs.score(best.score),
    )


def _score(part: DimensionResult | PracticeResult) -> float:
    return round(part.score or 0, 9)


def _reaches(results: Results, practice: PracticeResult) -> bool:
    return practice.score is not None and not ladder(results).below(practice.score)


def _page_of_part(results: Results, part: DimensionResult) -> tuple[str, str]:
    return f"dimension-{results.dimensions.index(part)}", clip(part.title, 60)


def _lowest(results: Results) -> Finding | None:
    """The practice with the lowest score, where it is one alone, as it is printed."""
    scored = [(part, each) for part in results.dimensions for each in part.practices if each.score is not None]
    if len(scored) < LEAST_PRACTICES:
        return None
    part, low = min(scored, key=lambda each: _score(each[1]))
    if sum(whole(each.score or 0) == whole(low.score or 0) for _, each in scored) > 1:
        return None
    rungs = ladder(results)
    values = {"name": inside(low.title, results.questionnaire.language), "score": rungs.score(low.score)}
    asked = say("Lowest of all practices: {name} ({score}).", **values)
    heard = say("Lowest of what was heard: {name} ({score}).", **values)
    title = heard if results.readiness.basis == "interviews" else asked
    told = say("It belongs to {part}.", part=_title(results, part.id))
    return Finding("lowest", title, told, *_page_of_part(results, part))
