"""Two waves side by side: what changed, what is stable, and where the answers are too few to tell.

Compared is only what both asked in the same words, on the same scale, keyed the same way. Where the answers of both are
at hand, both are scored again on these items alone, by the practices and weights of the later questionnaire; where one
is known by its results only, a dimension is compared when all its items are the same. Changes are tested with Welch's
test, or as partly the same people where codes link them; no finite population correction.

Conventions: *changed* needs 5 points and an adjusted p below .05 (Holm, over the readiness and the dimensions together),
or a false discovery rate of .10 (Benjamini and Hochberg, over the items, and over the groups); *stable* needs the 90 %
interval within 5 points either way; all else is *too few answers to tell*.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from collabready.assessment.answer_samples import link_of, linked, samples_of_answers
from collabready.assessment.contrasts import Contrast, benjamini_hochberg, holm
from collabready.assessment.followed import followed_plan, lost_actions
from collabready.assessment.overlaps import overlapping
from collabready.assessment.result_samples import samples_of_results
from collabready.assessment.results import Results
from collabready.assessment.rounds import Round, Shared, check_rounds, shared_items
from collabready.assessment.samples import Samples, Scope, Subject
from collabready.assessment.wave_notes import wave_notes
from collabready.assessment.wave_results import Change, Followed, Moved, Wave, Waves
from collabready.assessment.wave_scopes import scopes_of
from collabready.errors import CollabreadyError
from collabready.language import say, speaking
from collabready.questionnaire.model import Questionnaire
from collabready.spelling import normalised

LEAST_CHANGE = 5
STABLE_CONFIDENCE = 0.90
CHANGED_P, CHANGED_Q = 0.05, 0.10


@dataclass(frozen=True)
class Comparison:
    """All that two waves have in common. `codes`: how many respondents are known in both by their code."""

    earlier: Round
    later: Round
    scopes: tuple[Scope, Scope]
    samples: tuple[Samples, Samples]
    codes: int

    @property
    def paired(self) -> bool:
        """Whether enough are known in both for the test to use it."""
        return self.codes >= self.scopes[0].min_group


def compare_waves(earlier: Round, later: Round) -> Waves:
    """Compare two waves.

    Raises:
        CollabreadyError: a wave of interviews alone, or nothing that both asked alike.
    """
    check_rounds(earlier, later)
    shared = shared_items(earlier.results, later.results)
    if not shared.items:
        raise CollabreadyError(
            f"{earlier.name} and {later.name} share no statement with the same words, scale and keying, so there is "
            "nothing to compare. Name the questionnaires with -q and --earlier-questionnaire."
        )
    with speaking(later.results.questionnaire.language):
        return _compared(_comparison(earlier, later, shared), shared)


def _compared(found: Comparison, shared: Shared) -> Waves:
    earlier, later, changes = found.earlier, found.later, tuple(_changes(found))
    actions, both = tuple(_actions(found)), (earlier.results, later.results)
    return Waves(
        earlier=_wave(earlier.results),
        later=_wave(later.results),
        paired=found.codes if found.paired else None,
        changes=changes,
        breaks=shared.breaks,
        notes=(*wave_notes(earlier, later, shared, changes, found.codes), *lost_actions(*both, actions)),
        actions=actions,
    )


def _wave(results: Results) -> Wave:
    return Wave(wave=results.wave, created=results.created, n=results.readiness.n)


def _comparison(earlier: Round, later: Round, shared: Shared) -> Comparison:
    scopes = scopes_of(earlier, later, shared)
    structure = later.answers.questionnaire if later.answers and earlier.answers else None
    samples = _samples(earlier, structure, scopes[0]), _samples(later, structure, scopes[1])
    return Comparison(earlier, later, scopes, samples, linked(*samples))


def _samples(wave: Round, structure: Questionnaire | None, scope: Scope) -> Samples:
    if wave.answers is None:
        return samples_of_results(wave.results, scope)
    return samples_of_answers(wave.answers, structure or wave.answers.questionnaire, scope)


def _changes(found: Comparison) -> Iterator[Change]:
    before, after = found.samples
    subjects = [subject for subject in _in_order(found) if subject in before.known and subject in after.known]
    contrasts = {subject: _contrasts(found, subject) for subject in subjects}
    adjusted = _adjusted({subject: wide for subject, (wide, _) in contrasts.items() if wide})
    for subject in subjects:
        yield _change(found, subject, contrasts[subject], adjusted.get(subject))


def _in_order(found: Comparison) -> Iterator[Subject]:
    """Every subject in the order of the later results."""
    parts = found.later.results.dimensions
    yield Subject("readiness")
    yield from (Subject("dimension", part.id) for part in parts)
    yield from (Subject("item", item.id) for part in parts for item in part.items)
    for group in found.later.results.groups:
        if group.by == found.scopes[1].by:
            yield from (Subject("group", part.id, normalised(group.group)) for part in parts)


def _contrasts(found: Comparison, subject: Subject) -> tuple[Contrast | None, Contrast | None]:
    """The later less the earlier, with the interval that is printed and the one that decides on stable."""
    before, after = found.samples
    link = link_of(before, after, subject) if found.paired else None
    one, other = after.known[subject], before.known[subject]
    return overlapping(one, other, link), overlapping(one, other, link, STABLE_CONFIDENCE)


def _adjusted(contrasts: Mapping[Subject, Contrast]) -> dict[Subject, float]:
    """The p-values, adjusted within each family."""
    adjusted: dict[Subject, float] = {}
    for kinds, method in (
        (("readiness", "dimension"), holm),
        (("item",), benjamini_hochberg),
        (("practice",), benjamini_hochberg),
        (("group",), benjamini_hochberg),
    ):
        family = [subject for subject in contrasts if subject.kind in kinds]
        adjusted |= dict(zip(family, method([contrasts[subject].p for subject in family]), strict=True))
    return adjusted


def _change(
    found: Comparison, subject: Subject, contrasts: tuple[Contrast | None, Contrast | None], p: float | None
) -> Change:
    before, after = (samples.known[subject] for samples in found.samples)
    of_all = subject.kind == "readiness"
    difference = after.mean - before.mean
    return Change(
        kind=subject.kind,
        id=subject.id,
        title=_title(found.later.results, subject),
        by=found.scopes[1].by if subject.group else None,
        group=_group(found, subject) if subject.group else None,
        earlier=before.mean,
        later=after.mean,
        n_earlier=found.earlier.results.readiness.n if of_all else before.n,
        n_later=found.later.results.readiness.n if of_all else after.n,
        difference=difference,
        ci=contrasts[0].ci if contrasts[0] else None,
        p_adjusted=p,
        label=label(difference, contrasts, p, CHANGED_P if subject.kind in {"readiness", "dimension"} else CHANGED_Q),
    )


def _actions(found: Comparison) -> Iterator[Followed]:
    """Each action that was agreed, by the change of the practice that called for it."""
    plan = [
        (action, practice, Subject("practice", practice.id))
        for action, practice in followed_plan(found.earlier.results, found.later.results)
    ]
    before, after = (samples.known for samples in found.samples)
    subjects = [each for each in dict.fromkeys(subject for *_, subject in plan) if each in before and each in after]
    contrasts = {subject: _contrasts(found, subject) for subject in subjects}
    adjusted = _adjusted({subject: wide for subject, (wide, _) in contrasts.items() if wide})
    titles = {action.id: action.title for action in found.later.results.plan}
    for action, practice, subject in plan:
        if subject in contrasts:
            change = _change(found, subject, contrasts[subject], adjusted.get(subject))
            alike = change.model_dump(exclude={"kind", "id", "title", "by", "group"})
            yield Followed(
                id=action.id,
                title=titles.get(action.id, action.title),
                practice=practice.id,
                practice_title=practice.title,
                owner=action.owner,
                target=action.target,
                **alike,
            )


def label(
    difference: float, contrasts: tuple[Contrast | None, Contrast | None], p: float | None, limit: float
) -> Moved:
    """The verdict. `contrasts`: with the 95 % and the 90 % interval; `p`: adjusted; `limit`: what it may be at most.

    What changed has an interval without 0: among many statements a rate of false discoveries alone would allow one with.
    """
    wide, narrow = contrasts
    if wide is None or narrow is None or p is None:
        return "too few answers to tell"
    beyond = round(p, 9) <= limit and not wide.ci[0] <= 0 <= wide.ci[1]
    if beyond and round(abs(difference), 9) >= LEAST_CHANGE:
        return "changed"
    within = all(round(abs(end), 9) <= LEAST_CHANGE for end in narrow.ci)
    return "stable" if within else "too few answers to tell"


def _title(results: Results, subject: Subject) -> str:
    titles = {part.id: part.title for part in results.dimensions}
    if subject.kind == "item":
        titles = {item.id: item.text for part in results.dimensions for item in part.items}
    return titles.get(subject.id) or say("Readiness")


def _group(found: Comparison, subject: Subject) -> str:
    names = (group.group for group in found.later.results.groups if group.by == found.scopes[1].by)
    return next(name for name in names if normalised(name) == subject.group)
