"""The part of the results that the report of one group may show: that group, and the whole beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collabready.assessment.comparison_results import GroupCell, GroupResult, Voices
from collabready.assessment.figures import ladder
from collabready.assessment.privacy_results import Privacy
from collabready.assessment.results import DimensionResult, PlannedAction, PracticeResult, Readiness, Recipe, Source
from collabready.errors import CollabreadyError
from collabready.language import say, speaking
from collabready.report.priorities import main_plan, other_actions
from collabready.report.wording import clip

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from collabready.assessment.results import Results

MOST_ACTIONS = 3
OPEN = frozenset(("proposed", "agreed"))
"""What an action's status is while somebody can still take it up."""


def shown_groups(results: Results, by: str) -> tuple[GroupResult, ...]:
    """The groups of a breakdown of which something may be shown, in their order; not those of which nobody answered."""
    return tuple(group for group in results.groups if group.by == by and not group.hidden and group.n)


def extract(results: Results, group: GroupResult) -> Results:
    """Results of one group and of the whole, without a word on anybody else.

    The numbers are those of the results, whose plan of what may be shown holds for them. Practices have no score here:
    they are not broken down, and some judge the very managers who read this.

    Raises:
        CollabreadyError: the group is hidden, or is none of these results.
    """
    if group.hidden or group not in results.groups:
        raise CollabreadyError(f"{group.group}: this group is not shown, so there is no report of it.")
    with speaking(results.questionnaire.language):
        actions = tuple(_renumbered(results, group))
    improved = frozenset(practice for action in actions for practice in action.improves)
    return results.model_copy(
        update={
            "sources": tuple(_sources(results.sources)),
            "readiness": _readiness(results.readiness),
            "recipe": Recipe(score=None, ci=None),
            "dimensions": tuple(_dimension(dimension, improved) for dimension in results.dimensions),
            "questions": (),
            "groups": (_group(group),),
            "voices": Voices(),
            "response": None,
            "careless": None,
            "waves": None,
            "interviews": (),
            "quotes": (),
            "comments": (),
            "privacy": _privacy(results.privacy),
            "warnings": (),
            "plan": actions,
            "readings": {},
            "extract": True,
        }
    )


def _sources(sources: Sequence[Source]) -> Iterator[Source]:
    """By which the answers are known again; no names, and no counts. Of interviews only that there were any."""
    heard = any(source.channel == "interview" for source in sources)
    known = [source.sha256 for source in sources if source.channel == "survey"]
    for channel, digests in (("survey", known), ("interview", [""] if heard else [])):
        for sha256 in digests:
            yield Source.model_validate(
                {
                    "file": "",
                    "sha256": sha256,
                    "dialect": "",
                    "encoding": "",
                    "delimiter": "",
                    "channel": channel,
                    "rows": None,
                    "accepted": None,
                    "no_answer": None,
                }
            )


def _readiness(readiness: Readiness) -> Readiness:
    """The score alone: why the whole has its level stands in the report of the whole."""
    without = {"level": None, "level_before_gates": None, "gates": (), "borderline": False, "robustness": ()}
    return readiness.model_copy(update=without)


def _dimension(dimension: DimensionResult, improved: frozenset[str]) -> DimensionResult:
    named = [practice for practice in dimension.practices if practice.id in improved]
    return DimensionResult(
        id=dimension.id,
        title=dimension.title,
        role=dimension.role,
        about=None,
        n=dimension.n,
        score=dimension.score,
        ci=dimension.ci,
        sd=None,
        median=None,
        favourable=None,
        neutral=None,
        unfavourable=None,
        level=dimension.level,
        borderline=dimension.borderline,
        incomplete=None,
        practices=tuple(
            PracticeResult(id=each.id, title=each.title, n=None, score=None, ci=None, sd=None, level=None)
            for each in named
        ),
        items=(),
    )


def _group(group: GroupResult) -> GroupResult:
    return group.model_copy(update={"dimensions": {key: _cell(cell) for key, cell in group.dimensions.items()}})


def _cell(cell: GroupCell) -> GroupCell:
    """How far it is from the others, only where that is more than chance; how sure that is rests on all groups."""
    return cell.model_copy(update={"p_adjusted": None, "difference": cell.difference if cell.differs else None})


def _privacy(privacy: Privacy | None) -> Privacy | None:
    if privacy is None:
        return None
    return Privacy(
        scored=privacy.scored,
        open_questions=privacy.open_questions,
        personal=privacy.personal,
        unused=privacy.unused,
        fieldwork=privacy.fieldwork,
        delete_by=privacy.delete_by,
        keeper=privacy.keeper,
        contact=privacy.contact,
        trust=privacy.trust,
    )


def _renumbered(results: Results, group: GroupResult) -> Iterator[PlannedAction]:
    """The actions of the plan that a group can take up, by date, with the reason that holds in this group."""
    chosen = sorted(_chosen(results, group), key=lambda each: (each[0].due, each[0].rank))
    for rank, (action, because) in enumerate(chosen, start=1):
        yield action.model_copy(
            update={
                "because": because,
                "gate": None,
                "gain": None,
                "baseline": None,
                "target": None,
                "rank": rank,
                "seed": (),
                "note": None,
                "equal_priority": False,
                "stability": None,
            }
        )


def _chosen(results: Results, group: GroupResult) -> list[tuple[PlannedAction, str]]:
    """At most three: what improves the part that is lowest in this group, then the next, while they are below the line."""
    rungs = ladder(results)
    open_ = [action for action in (*main_plan(results), *other_actions(results)) if action.status in OPEN]
    chosen: dict[str, tuple[PlannedAction, str]] = {}
    for dimension, score in lowest_first(results, group):
        if rungs.below(score):
            because = say("{part} scores {score} here.", part=clip(dimension.title), score=rungs.score(score))
            improved = {practice.id for practice in dimension.practices}
            for action in open_:
                if improved & set(action.improves) and len(chosen) < MOST_ACTIONS:
                    chosen.setdefault(action.id, (action, because))
    return list(chosen.values())


def lowest_first(results: Results, group: GroupResult) -> list[tuple[DimensionResult, float]]:
    """The parts that have a score in a group, the lowest first; ties in the order of the questionnaire."""
    scored = [
        (dimension, cell.score)
        for dimension in results.dimensions
        if (cell := group.dimensions.get(dimension.id)) and not cell.hidden and cell.score is not None
    ]
    return sorted(scored, key=lambda each: round(each[1], 9))
