"""What the page of leaders and staff says: never more than the labels of the gaps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collabready.assessment.comparison import APART, STRONG, WEAK
from collabready.assessment.figures import caution, count, ladder
from collabready.language import say
from collabready.report.headline import ROOM, Headline
from collabready.report.wording import inside, listed, number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from collabready.assessment.comparison_results import Gap, GapLabel, VoiceResult
    from collabready.assessment.results import Results

LEADERS = "leaders"


def label_name(label: GapLabel) -> str:
    """The label of a gap as it is printed."""
    names: dict[GapLabel, str] = {
        "blind-spot": say("Blind spot"),
        "hidden-strength": say("Hidden strength"),
        "agreed-weakness": say("Agreed weakness"),
        "agreed-strength": say("Agreed strength"),
        "no-difference-shown": say("Left open"),
    }
    return names[label]


def title(results: Results) -> Headline:
    """What differs beyond chance, then what both see alike."""
    if not results.voices.gaps:
        return Headline(_side_by_side(results))
    higher, lower = _named(results, "blind-spot"), _named(results, "hidden-strength")
    if higher and lower:
        return Headline(
            say(
                "Rated higher by leaders than by staff: {higher}; rated lower by leaders than by staff: {lower}",
                higher=higher,
                lower=lower,
            )
        )
    if higher:
        return Headline(say("Rated higher by leaders than by staff: {parts}", parts=higher))
    if lower:
        return Headline(say("Rated lower by leaders than by staff: {parts}", parts=lower))
    return Headline(_agreed(_named(results, "agreed-weakness"), _named(results, "agreed-strength")))


def _agreed(weak: str, strong: str) -> str:
    if weak and strong:
        return say(
            "Leaders and staff agree on what is weak: {weak}; on what is strong: {strong}", weak=weak, strong=strong
        )
    if weak:
        return say("Leaders and staff agree on what is weak: {parts}", parts=weak)
    if strong:
        return say("Leaders and staff agree on what is strong: {parts}", parts=strong)
    return say("No clear difference between leaders and staff")


def _side_by_side(results: Results) -> str:
    if _too_few(results):
        return say("Too few leaders answered to set them beside staff")
    return say("Leaders and staff side by side; what is chance between them cannot be told")


def _too_few(results: Results) -> bool:
    leaders = results.voices.heard.get(LEADERS)
    return leaders is None or leaders.hidden


def _parts(results: Results, *labels: GapLabel) -> list[str]:
    """The titles of the dimensions whose gap has one of the labels, in their order."""
    labelled = {gap.dimension for gap in results.voices.gaps if gap.label in labels}
    return [inside(d.title, results.questionnaire.language) for d in results.dimensions if d.id in labelled]


def _named(results: Results, label: GapLabel) -> str:
    """The parts with a label as far as a title has room; empty where there is none."""
    parts = _parts(results, label)
    if not parts:
        return ""
    named = listed(parts)
    if len(named) <= ROOM:
        return named
    return say("{some} of {all} parts", some=number(len(parts)), all=number(len(results.dimensions)))


def lead(results: Results) -> str:
    if not results.voices.gaps:
        if _too_few(results):
            return say("A small group is not shown, so that nobody can be recognised.")
        return say("Too few answered about the same parts, or all of them answered alike.")
    return " ".join(_lead(results)) or say(
        "On no part is a distance of {points} points or more shown beyond chance, nor that they agree.", points=APART
    )


def _lead(results: Results) -> Iterator[str]:
    widest = _widest(results)
    if widest:
        part, gap = widest
        rungs = ladder(results)
        yield say(
            "The widest gap is on {part}: leaders score {leaders} of 100, staff {staff}.",
            part=part,
            leaders=rungs.score(gap.leaders),
            staff=rungs.score(gap.staff),
        )
    weak, strong = _parts(results, "agreed-weakness"), _parts(results, "agreed-strength")
    if weak:
        yield say("Both see these as weak: {parts}.", parts=listed(weak))
    if strong:
        yield say("Both see these as strong: {parts}.", parts=listed(strong))
    open_ = _parts(results, "no-difference-shown")
    if open_ and (widest or weak or strong):
        yield say("Left open: {parts}.", parts=listed(open_))


def _widest(results: Results) -> tuple[str, Gap] | None:
    """The part on which leaders and staff differ most beyond chance, the first of equals."""
    notable = [gap for gap in results.voices.gaps if gap.label in {"blind-spot", "hidden-strength"}]
    if not notable:
        return None
    gap = max(notable, key=lambda each: round(abs(each.difference), 9))
    found = next((d.title for d in results.dimensions if d.id == gap.dimension), gap.dimension)
    return inside(found, results.questionnaire.language), gap


def how_to_read(results: Results) -> tuple[str, ...]:
    """What the labels of the page mean; nothing where there are none."""
    if not results.voices.gaps:
        return ()
    told = [
        say(
            "Blind spot: leaders score a part {points} points or more above staff, and chance does not explain it. "
            "Hidden strength: as much below. Agreed: the two surely lie within {points} points of each other, and both at "
            "{strong} or more, or below {weak}. All else is left open. These limits are conventions.",
            points=APART,
            strong=STRONG,
            weak=WEAK,
        )
    ]
    if results.readiness.invited:
        told.append(
            say(
                "Where it is known how many were invited, the range of a score speaks of these people alone; the gap and its "
                "range ask what would be found of others like them, so two ranges may lie apart and the gap be left open."
            )
        )
    return tuple(told)


def meaning(results: Results) -> tuple[str, ...]:
    """What the labels come down to for those who decide."""
    return tuple(_meaning(results))


def _meaning(results: Results) -> Iterator[str]:
    if parts := _parts(results, "blind-spot"):
        yield say(
            "Those who decide see a brighter picture than the staff of: {parts}. A plan made at the top can miss what people "
            "meet every day.",
            parts=listed(parts),
        )
    if parts := _parts(results, "hidden-strength"):
        yield say(
            "Staff see a brighter picture than those who decide of: {parts}. Ask them what works before changing it.",
            parts=listed(parts),
        )
    if parts := _parts(results, "agreed-weakness"):
        yield say("Both score these low, so the talk can go straight to what to do: {parts}.", parts=listed(parts))
    if not _parts(results, "blind-spot", "hidden-strength", "agreed-weakness"):
        yield say(
            "Those who decide see the organisation from where they stand. Where their picture is brighter than that of the "
            "staff, a plan made at the top can miss what people meet every day."
        )


def cannot(leaders: VoiceResult | None) -> tuple[str, ...]:
    told = [say("Why the two differ, and who is right. “Left open” does not mean that they agree.")]
    if leaders and caution(leaders.n):
        told.append(say("Leaders who answered: {n}. Read their scores with care.", n=count(leaders.n)))
    return (*told, say("The scores of leaders never enter the readiness."))
