"""What of two waves can be compared: which dimensions, and which groups of which breakdown."""

from __future__ import annotations

from collabready.assessment.comparison_results import GroupResult
from collabready.assessment.followed import followed_practices
from collabready.assessment.results import Results
from collabready.assessment.rounds import Round, Shared
from collabready.assessment.samples import Scope
from collabready.spelling import normalised


def scopes_of(earlier: Round, later: Round, shared: Shared) -> tuple[Scope, Scope]:
    """What is compared, in the ids and headers of each wave. Of groups, those that both waves show."""
    least = max(earlier.results.settings.min_group, later.results.settings.min_group)
    parts = _comparable(earlier, later, shared)
    by = _breakdown(earlier, later)
    before, after = (_open(wave.results, header) for wave, header in zip((earlier, later), by, strict=True))
    groups = {key: before[key] & after[key] for key in sorted(parts) if key in before and key in after}
    same = {name: name for name in shared.items}
    practices = followed_practices(earlier.results, later.results, shared)
    return (
        Scope(shared.items, parts, least, by[0], groups, practices),
        Scope(same, parts, least, by[1], groups, practices),
    )


def _comparable(earlier: Round, later: Round, shared: Shared) -> frozenset[str]:
    """Dimensions with any item in common where both waves are scored again; else those with all of them, in the same practices."""
    if earlier.answers and later.answers:
        return frozenset(part.id for part in later.results.dimensions if any(i.id in shared.items for i in part.items))
    old = {part.id: part for part in earlier.results.dimensions}
    same = set()
    for part in later.results.dimensions:
        if part.id in old and [p.id for p in part.practices] == [p.id for p in old[part.id].practices]:
            asked = {shared.items.get(item.id) for item in part.items if item.n is not None}
            if asked and asked == {item.id for item in old[part.id].items if item.n is not None}:
                same.add(part.id)
    return frozenset(same)


def _breakdown(earlier: Round, later: Round) -> tuple[str | None, str | None]:
    """The headers of the first breakdown that both waves show; a second could be played off against it."""
    asked = later.answers.questionnaire.questions if later.answers else ()
    names = [{normalised(name) for name in (q.id, q.text, *q.aliases)} for q in asked]
    for by in dict.fromkeys(group.by for group in later.results.groups):
        alike = {normalised(by)}.union(*(each for each in names if normalised(by) in each))
        for before in dict.fromkeys(group.by for group in earlier.results.groups):
            if normalised(before) in alike:
                return before, by
    return None, None


def _open(results: Results, by: str | None) -> dict[str, frozenset[str]]:
    """Dimension -> the groups whose score on it is shown, by normalised name."""
    shown = [group for group in results.groups if group.by == by and not group.hidden]
    return {
        part.id: frozenset(normalised(group.group) for group in shown if _is_open(group, part.id))
        for part in results.dimensions
    }


def _is_open(group: GroupResult, dimension: str) -> bool:
    cell = group.dimensions.get(dimension)
    return cell is not None and not cell.hidden and cell.score is not None
