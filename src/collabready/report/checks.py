"""Checks on the data: what was found, whether it is sound, and what has to be minded where it is not."""

from __future__ import annotations

from dataclasses import dataclass
from math import fsum
from typing import TYPE_CHECKING, Literal

from collabready.assessment.figures import caution, count, interval, percent, whole
from collabready.assessment.interview_results import LEAST
from collabready.language import say, say_count
from collabready.report.unknowns import alike, level_is_open, other_levels, unscored_practices
from collabready.report.wording import clip, listed, number, upper_first

if TYPE_CHECKING:
    from collections.abc import Iterator

    from collabready.assessment.results import Results

Verdict = Literal["sound", "care", "open"]
WIDE, LEFT_OUT, SET_ASIDE, CARELESS = 10, 0.10, 0.05, 0.10
"""Points of an interval, and shares of answers, rows and people, from which a check says "with care". Conventions."""
WEAK = ("weak", "not one thing")


@dataclass(frozen=True)
class Check:
    """`verdict`: whether what was found is sound, to be read with care, or not known. `mind`: why, where with care."""

    name: str
    found: str
    verdict: Verdict
    mind: str = ""


def verdict_words(verdict: Verdict) -> str:
    return {"sound": say("sound"), "care": say("with care"), "open": say("not known")}[verdict]


def checks(results: Results) -> tuple[Check, ...]:
    """From who answered to how much the level depends on."""
    if results.readiness.basis == "interviews":
        return (*_interviews(results), *_unscored(results))
    return (
        *_staff(results),
        *_groups(results),
        *_leaders(results),
        *_interviews(results),
        *_left_out(results),
        *_set_aside(results),
        *_careless(results),
        *_range(results),
        *_together(results),
        *_split(results),
        *_unscored(results),
        *_level(results),
    )


def _care(name: str, found: str, mind: str, *, care: bool) -> Check:
    return Check(name, found, "care", mind) if care else Check(name, found, "sound")


def _staff(results: Results) -> Iterator[Check]:
    readiness, name = results.readiness, say("Staff who answered")
    few = say("Few people answered: read the scores as a start of the conversation.") if caution(readiness.n) else ""
    if readiness.invited is None:
        yield _care(name, count(readiness.n), few, care=bool(few))
        yield Check(say("How many of those asked"), say("not told"), "open")
        return
    low = results.response is not None and results.response.light != "none"
    silent = say("Of those asked, most did not answer: they may think otherwise.")
    found = say("{n} of {invited}", n=count(readiness.n), invited=count(readiness.invited))
    yield _care(name, found, few or silent, care=bool(few) or low)


def _groups(results: Results) -> Iterator[Check]:
    rated = [group for group in results.groups if group.rate is not None]
    if not rated:
        return
    least = min(rated, key=lambda group: group.rate or 0)
    group, rate = clip(least.group, 30), percent(least.rate)
    yield _care(
        say("Lowest share in a group"),
        say("{group}, {rate}", group=group, rate=rate),
        say("In {group}, {rate} answered: read what it scores with care.", group=group, rate=rate),
        care=least.light not in (None, "none"),
    )


def _leaders(results: Results) -> Iterator[Check]:
    leaders, name = results.voices.heard.get("leaders"), say("Leaders who answered")
    if leaders is None:
        yield Check(name, say("not asked"), "open")
    elif leaders.hidden or leaders.n is None:
        yield Check(name, say("hidden"), "open")
    else:
        few = say("Few leaders answered: the difference between them and staff may be chance.")
        yield _care(name, count(leaders.n), few, care=caution(leaders.n) == caution(1))


def _interviews(results: Results) -> Iterator[Check]:
    heard = sum(source.accepted or 0 for source in results.sources if source.channel == "interview")
    if not heard and not results.interviews:
        return
    few = say_count(
        heard,
        "One interview is evidence heard, not a measure.",
        "{heard} interviews are evidence heard, not a measure.",
        heard=upper_first(number(heard)),
    )
    yield _care(say("Interviews"), count(heard), few, care=heard < LEAST)


def _left_out(results: Results) -> Iterator[Check]:
    """Of the statements that people were asked, those that got no value."""
    items = [i for d in results.dimensions for i in d.items if i.n is not None and i.no_answer is not None]
    asked = fsum((item.n or 0) + (item.no_answer or 0) for item in items)
    if asked:
        share = fsum(item.no_answer or 0 for item in items) / asked
        much = say("Many statements were left blank or not known: some may be hard to answer.")
        yield _care(say("Answers left blank or not known"), percent(share), much, care=share >= LEFT_OUT)


def _set_aside(results: Results) -> Iterator[Check]:
    read = [source for source in results.sources if source.channel == "survey" and source.rows is not None]
    rows = sum(source.rows or 0 for source in read)
    if rows:
        aside = sum(each.count for source in read for each in source.set_aside)
        many = say("Many rows of the survey were set aside: the next page tells why.")
        found = say("{n} of {rows}", n=count(aside), rows=count(rows))
        yield _care(say("Rows of the survey set aside"), found, many, care=aside >= SET_ASIDE * rows)


def _careless(results: Results) -> Iterator[Check]:
    careless, name = results.careless, say("Answers that look careless")
    if careless is None:
        return
    if careless.n is None:
        yield Check(name, say("fewer than {least}", least=results.settings.min_group), "sound")
        return
    kept = results.settings.careless == "kept"
    found = say("{n}, kept", n=count(careless.n)) if kept else say("{n}, set aside", n=count(careless.n))
    other = careless.level is not None and careless.level != results.readiness.level
    mind = say("The level depends on whether answers that look careless count.")
    if not other:
        mind = say("Many answers look careless: the survey may have been too long.")
    yield _care(name, found, mind, care=other or careless.n >= CARELESS * results.readiness.n)


def _range(results: Results) -> Iterator[Check]:
    ci = results.readiness.ci
    if ci is not None and not alike(results):
        wide = say(
            "The readiness is known only roughly, between {low} and {high}.", low=whole(ci[0]), high=whole(ci[1])
        )
        yield _care(say("Range of the readiness (95 %)"), interval(ci), wide, care=ci[1] - ci[0] > WIDE)


def _together(results: Results) -> Iterator[Check]:
    """Whether the statements of each part speak of one thing."""
    looked = [d for d in results.dimensions if d.reliability and d.reliability.verdict != "not computed"]
    if not looked:
        return
    weak = [clip(d.title) for d in looked if d.reliability and d.reliability.verdict in WEAK]
    yield _care(
        say("Parts whose statements go together"),
        say("{n} of {parts}", n=len(looked) - len(weak), parts=len(looked)),
        say(
            "The statements of {parts} go together loosely: read its habits beside the score.",
            parts=listed(weak or [""]),
        ),
        care=bool(weak),
    )


def _split(results: Results) -> Iterator[Check]:
    looked = [d for d in results.dimensions if d.agreement and d.agreement.label]
    if not looked:
        return
    split = [clip(d.title) for d in looked if d.agreement and d.agreement.label == "split"]
    yield _care(
        say("Parts on which people are split"),
        say("{n} of {parts}", n=len(split), parts=len(looked)),
        say("People are split on {parts}: the average stands for few of them.", parts=listed(split or [""])),
        care=bool(split),
    )


def _unscored(results: Results) -> Iterator[Check]:
    lacking = [clip(d.title) for d in results.dimensions if d.score is None] + unscored_practices(results)
    told = say("Too few answered to score {parts}.", parts=listed(lacking or [""]))
    found = count(len(lacking)) if lacking else say("none")
    yield _care(say("Parts and habits without a score"), found, told, care=bool(lacking))


def _level(results: Results) -> Iterator[Check]:
    """Whether the level is the same at both ends of the range, and under other means, of which the lead tells."""
    if results.readiness.level is None:
        return
    near = say("The level is near a limit: both ends of the range do not give the same.")
    open_ = level_is_open(results)
    yield _care(say("Level at both ends of the range"), say("differs") if open_ else say("the same"), near, care=open_)
    other = other_levels(results)
    if results.readiness.robustness:
        name = say("Level under other kinds of mean")
        yield Check(name, say("differs"), "care") if other else Check(name, say("the same"), "sound")
