"""Results in which every field holds something: the demo, with what its 259 answers do not give made up beside it.

The numbers that are made up hold together where one follows from others, so that `explain` finds nothing wrong.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from collabready.assessment.comparison_results import (
    BreakEven,
    Gap,
    GroupCell,
    GroupReadiness,
    GroupResult,
    Response,
    VoiceResult,
    Voices,
)
from collabready.assessment.interview_results import DIFFER, InterviewResult, Quote
from collabready.assessment.privacy_results import Comments, Privacy
from collabready.assessment.quality_results import Agreement, Careless, Reliability, UnitDifferences
from collabready.assessment.response import light
from collabready.assessment.results import (
    DimensionResult,
    ItemResult,
    PlannedAction,
    Results,
    SetAside,
    Settings,
    Source,
)
from collabready.assessment.summary import Context
from collabready.assessment.wave_results import Break, Change, Followed, Wave, Waves
from collabready.plan import assess
from collabready.questionnaire.reader import load_questionnaire
from collabready.responses.reader import read_responses

CREATED = "2026-11-24T09:00:00+00:00"
EXPORT = next((Path(__file__).parents[1] / "examples" / "northmoor" / "exports").glob("*.csv"))


@cache
def demo() -> Results:
    """The results of the demo's survey, broken down by department, with head counts."""
    questionnaire = load_questionnaire("collaborative-learning")
    responses = read_responses(EXPORT, questionnaire, ["department"])
    settings = Settings(min_group=5, min_group_distribution=10, by=tuple(responses.groups.columns))
    context = Context(created=CREATED, organisation="Northmoor Water", wave="2026-11", invited={"staff": 402})
    return assess(questionnaire, responses, settings, context)


@cache
def filled() -> Results:
    whole = demo()
    dimensions = tuple(_dimension(place, each) for place, each in enumerate(whole.dimensions))
    return whole.model_copy(
        update={
            "note": "Made up in part.",
            "scope": "pilot: Customer Service",
            "released": date(2026, 11, 25),
            "settings": whole.settings.model_copy(update={"careless": "set aside"}),
            "sources": (*whole.sources, _interviews()),
            "dimensions": dimensions,
            "groups": (*(_counted(each) for each in whole.groups), *_sites(whole)),
            "voices": _voices(whole),
            "response": _response(whole),
            "careless": Careless(n=11, score=50.875, level="fragile", says="11 look careless; without them 51."),
            "waves": _waves(whole),
            "interviews": _ratings(whole),
            "quotes": (Quote(id="driver", title="A driver", text="A volunteer, two evenings.", who="Executives"),),
            "comments": (
                Comments(question="resistance", text="What resistance?", comments=("No time.", "=None")),
                Comments(question="hope", text="What hope?", comments=(), note="Fewer than 10 wrote something."),
            ),
            "privacy": Privacy(
                scored=33, open_questions=4, personal=2, unused=1, withdrawn=3, some_withdrawn=True, roster=True,
                about_people=("Which unit?", "Since when?"), metadata=("e-mail addresses", "times"), releases=6,
                interviews={"by-function": 11, "pooled": 12, "background": 13}, fieldwork=(date(2026, 11, 2), date(2026, 11, 13)),
                delete_by=date(2027, 6, 30), keeper="Ada Consult", contact="privacy@northmoor.example", trust="Works council",
            ),
            "warnings": (*whole.warnings, "One of them is made up."),
            "plan": _plan(whole),
            "plan_start": date(2026, 12, 1),
            "readings": {"summary": "Purpose comes first.", "dimension-1": "=What the tools lack is time."},
        }
    )  # fmt: skip


def _plan(whole: Results) -> tuple[PlannedAction, ...]:
    """The plan with decisions on its first actions, and one action of the consultant's own."""
    first, second, third, fourth, *rest = whole.plan
    decided = (
        first.model_copy(update={"status": "agreed", "owner": "Els Maes (CEO)", "due_date": date(2026, 12, 31)}),
        second.model_copy(update={"status": "rejected", "note": "Not before the merger.", "equal_priority": True}),
        third.model_copy(update={"stability": 0.8325}),
        fourth.model_copy(update={"status": "done"}),
    )
    own = PlannedAction(
        id="lunch-talks", title="Hold lunch talks", improves=(), because="The consultant added it.", gate=None, gain=None,
        effort="S", due=60, owner="HR", first_step="Ask two speakers", measure="Talks held", baseline=None, target=None,
        rank=len(whole.plan) + 1, seed=(), own=True,
    )  # fmt: skip
    return (*decided, *rest, own)


def _dimension(place: int, dimension: DimensionResult) -> DimensionResult:
    return dimension.model_copy(
        update={
            "about": "What it is about.",
            **({"favourable": None, "neutral": None, "unfavourable": None, "nearly_all": "neutral"} if place == 1 else {}),
            "reliability": Reliability(
                alpha=0.701 + place / 50, alpha_ci=(0.652 + place / 50, 0.748 + place / 50), omega=0.713 + place / 50,
                n=180 + place, verdict="acceptable", says="Its items speak of one thing well enough.",
            ),
            "agreement": Agreement(rwg=0.611 + place / 50, ad=17.3 + place, label="mixed", says="People are mixed."),
            "units": (
                UnitDifferences(
                    by="Site", icc1=0.041 + place / 100, icc2=0.557 + place / 50, size=31.7 + place, groups=4 + place,
                    verdict="extremes only", says="Only the ends may be named.",
                ),
            ),
            "items": tuple(_item(place, at, item) for at, item in enumerate(dimension.items)),
        }
    )  # fmt: skip


def _item(place: int, at: int, item: ItemResult) -> ItemResult:
    """The first of a dimension folded, the second of nearly all one kind."""
    changed: dict[str, object] = {"item_rest": 0.31 + place / 100 + at / 1000}
    if at == 0:
        changed["distribution"] = {"favourable": 40 + place, "neutral": 30 + place, "unfavourable": 20 + place}
    if at == 1:
        changed |= {"distribution": None, "nearly_all": "favourable"}
    return item.model_copy(update=changed)


def _counted(group: GroupResult) -> GroupResult:
    if group.hidden or group.n is None:
        return group
    asked = group.n + 13
    return group.model_copy(update={"invited": asked, "rate": group.n / asked, "light": light(group.n / asked)})


def _sites(whole: Results) -> tuple[GroupResult, ...]:
    """A second breakdown: one group with differences and a hidden cell, one hidden, one empty."""
    cells = {}
    for place, d in enumerate(whole.dimensions):
        score, n = 41.25 + 7 * place, 57 + place
        rest = ((d.n or 0) * (d.score or 0) - n * score) / ((d.n or 0) - n)
        cells[d.id] = GroupCell(
            score=score, ci=(score - 4.5, score + 4.5), n=n, difference=score - rest, p_adjusted=0.011 + place / 100,
            differs=place < 2,
        )  # fmt: skip
    cells[whole.dimensions[-1].id] = GroupCell(hidden=True)
    return (
        GroupResult(
            by="Site",
            group="Depot",
            n=61,
            invited=297,
            rate=61 / 297,
            light="red",
            dimensions=cells,
            readiness=_unknown(),
        ),
        GroupResult(by="Site", group="Head office", hidden=True),
        GroupResult(by="Site", group="North yard", n=0),
    )


def _unknown() -> GroupReadiness:
    return GroupReadiness(score=None, ci=None, level=None)


def _voices(whole: Results) -> Voices:
    heard = dict(whole.voices.heard)
    heard["executives"] = VoiceResult(title="Executives", hidden=True)
    heard["managers"] = VoiceResult(title="Managers", n=0)
    gaps = []
    for place, d in enumerate(whole.dimensions):
        leaders = (heard["leaders"].dimensions[d.id].score or 0) + place / 10
        staff = (d.score or 0) - place / 10
        gaps.append(
            Gap(
                dimension=d.id,
                staff=staff,
                leaders=leaders,
                difference=leaders - staff,
                ci=(leaders - staff - 6.5, leaders - staff + 6.5),
                g=0.42 + place / 10,
                p_adjusted=0.021 + place / 100,
                label="no-difference-shown" if place else "blind-spot",
            )
        )
    return Voices(heard=heard, gaps=tuple(gaps), readiness=52.375)


def _response(whole: Results) -> Response:
    rate, score = 239 / 402, whole.readiness.score or 0
    cuts = {"fragile": 35.0, "ready": 65.0}
    even = tuple(
        BreakEven(level=level, cut=cut, silent=(cut - rate * score) / (1 - rate)) for level, cut in cuts.items()
    )
    return Response(invited=402, answered=239, rate=rate, light="none", break_even=even)


def _ratings(whole: Results) -> tuple[InterviewResult, ...]:
    first, second = whole.dimensions[0], whole.dimensions[1]
    practice = first.practices[0]
    return (
        _rating(first.id, None, first.title, 37.5, 4, first.score or 0),
        _rating(first.id, practice.id, practice.title, 92.5, 3, practice.score or 0),
        InterviewResult(
            dimension=second.id, practice=None, title=second.title, score=62.5, n=3, survey_score=None, difference=None,
            label=None,
        ),
    )  # fmt: skip


def _rating(dimension: str, practice: str | None, title: str, score: float, n: int, survey: float) -> InterviewResult:
    apart = score - survey
    return InterviewResult(
        dimension=dimension, practice=practice, title=title, score=score, n=n, survey_score=survey, difference=apart,
        label=DIFFER if abs(apart) >= 25 else None,
    )  # fmt: skip


def _interviews() -> Source:
    return Source(
        file="interviews", sha256="ab" * 32, dialect="interview files", encoding="UTF-8", delimiter="",
        channel="interview", rows=6, accepted=4, set_aside=(SetAside(reason="not to be counted", count=2),),
        unused_columns=8, unknown_labels=9, unfinished=1, no_answer={"not asked": 7},
    )  # fmt: skip


def _followed(whole: Results, place: int) -> Followed:
    action, practice = whole.plan[place], whole.dimensions[place].practices[0]
    return Followed(
        id=action.id, title=action.title, practice=practice.id, practice_title=practice.title, owner=action.owner,
        target=61.75 + place, earlier=45.5 + place, later=57.25 + 3 * place, n_earlier=187 + place, n_later=176 + place,
        difference=11.75 + 2 * place, ci=(4.25 + place, 19.25 + place), p_adjusted=0.013 + place / 100, label="changed",
    )  # fmt: skip


def _waves(whole: Results) -> Waves:
    changes = [
        Change(
            kind="dimension", id=d.id, title=d.title, earlier=44.25 + place, later=d.score or 0, n_earlier=201 + place,
            n_later=239 - place, difference=(d.score or 0) - 44.25 - place, ci=(-3.25 + place, 9.75 + place),
            p_adjusted=0.031 + place / 100, label="changed",
        )
        for place, d in enumerate(whole.dimensions)
    ]  # fmt: skip
    unit = changes[0].model_copy(update={"kind": "group", "by": "Site", "group": "Depot", "n_earlier": 41})
    return Waves(
        earlier=Wave(wave="2025-11", created="2025-11-20T09:00:00+00:00", n=201),
        later=Wave(wave="2026-11", created=CREATED, n=239),
        paired=88,
        changes=(*changes, unit),
        breaks=(
            Break(
                item="com-old",
                dimension="communities",
                text="An old statement.",
                altered="wording",
                before="An older one.",
            ),
        ),
        notes=("One item was asked in other words.",),
        actions=tuple(_followed(whole, place) for place in range(1)),
    )
