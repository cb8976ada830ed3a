"""What the title of a page claims, and whether the results bear it out: worked out anew from the scores.

Each claim is a form of words and a check. A title of no known form is a failure: whoever words a new one says here what
it claims.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from collabready.assessment.comparison_results import GroupResult
from collabready.assessment.figures import Ladder, ladder, whole
from collabready.assessment.results import DimensionResult, Results
from collabready.report.priorities import main_plan
from collabready.report.wording import inside

WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
NUMBER = r"(\d+|" + "|".join(WORDS) + ")"


@dataclass(frozen=True)
class Title:
    """A title with the results and the page that it stands on. `found`: what the form of words took out of it."""

    text: str
    anchor: str
    results: Results
    found: tuple[str, ...] = ()

    @property
    def rungs(self) -> Ladder:
        return ladder(self.results)

    @property
    def parts(self) -> tuple[DimensionResult, ...]:
        return self.results.dimensions

    @property
    def part(self) -> DimensionResult:
        """The part that the page is about."""
        return self.parts[int(self.anchor.removeprefix("dimension-"))]

    @property
    def ingredients(self) -> list[DimensionResult]:
        return [part for part in self.parts if part.role == "ingredient"]

    @property
    def groups(self) -> list[GroupResult]:
        """The groups of the page that are shown."""
        breakdowns = list(dict.fromkeys(group.by for group in self.results.groups))
        by = breakdowns[int(self.anchor.removeprefix("groups-"))]
        return [group for group in self.results.groups if group.by == by and not group.hidden]


Check = Callable[[Title], bool]


def number(word: str) -> int:
    return int(word) if word.isdecimal() else WORDS.index(word.lower())


def reach(title: Title, parts: list[DimensionResult] | tuple[DimensionResult, ...]) -> list[DimensionResult]:
    return [part for part in parts if part.score is not None and not title.rungs.below(part.score)]


def short(title: Title, parts: list[DimensionResult] | tuple[DimensionResult, ...]) -> list[DimensionResult]:
    return [part for part in parts if title.rungs.below(part.score)]


def names(text: str, parts: list[DimensionResult] | tuple[DimensionResult, ...]) -> bool:
    """Does a text name just these parts, or as many of them as fit, and none of the others?"""
    more = re.search(r"(\d+) more", text)
    named = [part for part in parts if inside(part.title) in text]
    return bool(named) and len(named) + (int(more[1]) if more else 0) == len(parts)


def others(title: Title, text: str, parts: list[DimensionResult]) -> bool:
    """Is none of the other parts named?"""
    return not any(inside(part.title) in text for part in title.parts if part not in parts)


def just(title: Title, text: str, parts: list[DimensionResult]) -> bool:
    return names(text, parts) and others(title, text, parts)


def lowest(parts: list[DimensionResult] | tuple[DimensionResult, ...]) -> list[DimensionResult]:
    least = min(whole(part.score or 0) for part in parts if part.score is not None)
    return [part for part in parts if part.score is not None and whole(part.score) == least]


def not_ready(title: Title) -> bool:
    level = title.results.readiness.level
    return level is not None and title.rungs.cut(level) < title.rungs.line


def is_ready(title: Title) -> bool:
    level = title.results.readiness.level
    return level is not None and title.rungs.cut(level) >= title.rungs.line


def sure_of_level(title: Title) -> bool:
    ci = title.results.readiness.ci
    return ci is None or not title.rungs.below(ci[0])


def missing(title: Title, probably: str) -> list[DimensionResult]:
    """The ingredients under the cut; `probably` must be said when the interval of one reaches over it, and only then."""
    low = [part for part in title.ingredients if title.rungs.below(part.score, title.rungs.missing)]
    sure = all(part.ci is None or part.ci[1] < title.rungs.missing for part in low)
    return low if sure == (not probably) else []


def distance(title: Title, told: str, score: float | None) -> bool:
    gap = abs(whole(score or 0) - whole(title.rungs.line))
    if title.rungs.below(score):
        return told == ("just short" if not gap else f"{gap} point{'s' if gap > 1 else ''} short")
    return told == ("on the line" if not gap else f"{gap} point{'s' if gap > 1 else ''} over")


def gate_on(title: Title, text: str, probably: str, basis: str) -> bool:
    """Does a gate with this basis that fired concern what is named, and is it as certain as it is said to be?"""
    known = {d.id: d.title for d in title.parts} | {p.id: p.title for d in title.parts for p in d.practices}
    return any(
        gate.basis == basis and gate.uncertain == bool(probably) and all(inside(known[at]) in text for at in gate.where)
        for gate in title.results.readiness.gates
        if all(at in known for at in gate.where)
    )


SUMMARY: list[tuple[str, Check]] = [
    (r"What leaders tell us; staff have not been asked", lambda t: t.results.readiness.basis == "interviews"),
    (r"No readiness yet: too few answers", lambda t: all(part.score is None for part in t.parts)),
    (
        rf"No readiness yet: {NUMBER} of {NUMBER} parts could not be scored",
        lambda t: (number(t.found[0]), number(t.found[1])) == (sum(p.score is None for p in t.parts), len(t.parts)),
    ),
    (
        r"No readiness yet: (.+) could not be scored",
        lambda t: just(t, t.found[0], [part for part in t.parts if part.score is None]),
    ),
    (
        r"(Probably )?(\w+), but still below the line: (.+)",
        lambda t: is_ready(t) and sure_of_level(t) == (not t.found[0]) and just(t, t.found[2], short(t, t.parts)),
    ),
    (
        rf"(Probably )?(\w+): all {NUMBER} parts stand at the ready line or above",
        lambda t: (
            is_ready(t)
            and sure_of_level(t) == (not t.found[0])
            and len(reach(t, t.parts)) == len(t.parts) == number(t.found[2])
        ),
    ),
    (
        rf"Not ready yet: all {NUMBER} ingredients are (probably )?missing",
        lambda t: not_ready(t) and len(missing(t, t.found[1])) == len(t.ingredients) == number(t.found[0]),
    ),
    (
        r"Not ready yet: (.+) (?:is|are) (probably )?the missing ingredients?",
        lambda t: not_ready(t) and just(t, t.found[0], missing(t, t.found[1])),
    ),
    (
        rf"Not ready yet: the {NUMBER} (ingredients|parts) are equally weak",
        lambda t: (
            not_ready(t)
            and (among := t.ingredients if t.found[1] == "ingredients" else list(t.parts)) == lowest(among)
            and len(among) == number(t.found[0])
        ),
    ),
    (
        r"Not ready yet: (.+) (?:is|are) the weakest (ingredient|part)s?",
        lambda t: (
            not_ready(t) and just(t, t.found[0], lowest(t.ingredients if t.found[1] == "ingredient" else t.parts))
        ),
    ),
    (
        r"Not ready yet: interviews say that what (probably )?falls short is (.+)",
        lambda t: not_ready(t) and gate_on(t, t.found[1], t.found[0], "interviews"),
    ),
    (
        r"Not ready yet: what (probably )?falls short is (.+)",
        lambda t: not_ready(t) and gate_on(t, t.found[1], t.found[0], "survey"),
    ),
    (
        r"Not ready yet: (probably )?it does not hold",
        lambda t: not_ready(t) and bool(t.found[0]) in {gate.uncertain for gate in t.results.readiness.gates},
    ),
    (
        r"(Not ready yet|Probably \w+|\w+): (.+) at (\S+) of 100",
        lambda t: (
            len(t.parts) == 1
            and (not_ready(t) if t.found[0] == "Not ready yet" else is_ready(t))
            and t.found[2] == t.rungs.score(t.parts[0].score)
        ),
    ),
]


def _kind(title: Title, word: str) -> list[DimensionResult]:
    return title.ingredients if word.startswith("ingredient") else list(title.parts)


def _furthest(title: Title, kind: str, told: str) -> bool:
    """Are the parts furthest under the line named, with their distance?"""
    low = lowest(short(title, _kind(title, kind)))
    named, _, far = told.rpartition(", ")
    return just(title, named, low) and distance(title, far, low[0].score)


def _some(title: Title, there: str, all_of_them: str, kind: str) -> bool:
    parts = _kind(title, kind)
    return (len(reach(title, parts)), len(parts)) == (number(there), number(all_of_them))


RECIPE: list[tuple[str, Check]] = [
    (r"What was heard, part by part", lambda t: t.results.readiness.basis == "interviews"),
    (
        r"One cannot judge the whole without (.+)",
        lambda t: names(t.found[0], [part for part in t.ingredients or t.parts if part.score is None]),
    ),
    (
        r"Ingredient (below|at) the ready line: (.+), (.+)",
        lambda t: (
            len(t.ingredients) == 1
            and t.rungs.below(t.ingredients[0].score) == (t.found[0] == "below")
            and distance(t, t.found[2], t.ingredients[0].score)
        ),
    ),
    (
        rf"All {NUMBER} (ingredients|parts) are there",
        lambda t: len(reach(t, _kind(t, t.found[1]))) == len(_kind(t, t.found[1])) == number(t.found[0]),
    ),
    (
        rf"None of the {NUMBER} (ingredients|parts) reaches the ready line(?:\. Furthest off: (.+))?",
        lambda t: _some(t, "no", t.found[0], t.found[1]) and (not t.found[2] or _furthest(t, t.found[1], t.found[2])),
    ),
    (
        rf"{NUMBER} of {NUMBER} (ingredients|parts) (?:is|are) there(?:\. (?:Furthest off|Not yet): (.+))?",
        lambda t: (
            _some(t, t.found[0], t.found[1], t.found[2]) and (not t.found[3] or _furthest(t, t.found[2], t.found[3]))
        ),
    ),
]


def _practices(title: Title, text: str, *, there: bool) -> bool:
    """Are just the practices named that reach the line, or just those that do not?"""
    wanted = [p for p in title.part.practices if p.score is not None and title.rungs.below(p.score) != there]
    more = re.search(r"(\d+) more", text)
    named = [p for p in title.part.practices if inside(p.title) in text]
    return all(p in wanted for p in named) and len(named) + (int(more[1]) if more else 0) == len(wanted)


def _of_practices(title: Title) -> list[float]:
    return [practice.score for practice in title.part.practices if practice.score is not None]


def _least_of_all(title: Title, text: str) -> bool:
    """Is just the lowest practice named, lower than the others as they are printed?"""
    low = min(_of_practices(title))
    named = [practice for practice in title.part.practices if inside(practice.title) in text]
    tied = [
        practice
        for practice in title.part.practices
        if practice.score is not None and whole(practice.score) == whole(low)
    ]
    return bool(named) and named == tied


PART: list[tuple[str, Check]] = [
    (r".+: too few answers to tell", lambda t: t.part.score is None),
    (
        r".+: what was heard is rated (\S+) of 100",
        lambda t: t.results.readiness.basis == "interviews" and t.found[0] == t.rungs.score(t.part.score),
    ),
    (
        r".+: every practice (that could be scored )?reaches the ready line",
        lambda t: (
            not any(t.rungs.below(score) for score in _of_practices(t))
            and (len(_of_practices(t)) == len(t.part.practices)) == (not t.found[0])
        ),
    ),
    (
        r".+: no practice reaches the ready line(?:, (.+) least of all)?",
        lambda t: (
            all(t.rungs.below(score) for score in _of_practices(t)) and (not t.found[0] or _least_of_all(t, t.found[0]))
        ),
    ),
    (
        r"In place: (.+)\. Not yet: (.+)",
        lambda t: _practices(t, t.found[0], there=True) and _practices(t, t.found[1], there=False),
    ),
    (
        r".+: (\S+) of 100, (.+)",
        lambda t: t.found[0] == t.rungs.score(t.part.score) and distance(t, t.found[1], t.part.score),
    ),
]


def _below(title: Title) -> dict[str, list[bool]]:
    """For each part, of the groups with a score that is shown, whether it is below the line."""
    cells = {part.id: [group.dimensions.get(part.id) for group in title.groups] for part in title.parts}
    return {
        ident: [title.rungs.below(cell.score) for cell in each if cell and cell.score is not None]
        for ident, each in cells.items()
    }


def _low_in(title: Title, low: int, text: str) -> bool:
    below = _below(title)
    most = [part for part in title.parts if sum(below[part.id]) == max(map(sum, below.values()))]
    return max(map(sum, below.values())) == low and just(title, text, most)


GROUPS: list[tuple[str, Check]] = [
    (r"No group can be shown without revealing people", lambda t: not t.groups),
    (r"Only one group can be shown: (.+)", lambda t: [group.group for group in t.groups] == [t.found[0]]),
    (r"No group shown is below the ready line", lambda t: bool(t.groups) and not any(map(any, _below(t).values()))),
    (
        r"Below the ready line in every group shown: (.+)",
        lambda t: _low_in(t, max(map(len, _below(t).values())), t.found[0]),
    ),
    (
        rf"Below the ready line in {NUMBER} of {NUMBER} groups shown: (.+)",
        lambda t: (
            number(t.found[0]) < number(t.found[1]) <= len(t.groups) and _low_in(t, number(t.found[0]), t.found[2])
        ),
    ),
]


def _labelled(title: Title, label: str, text: str) -> bool:
    labelled = {gap.dimension for gap in title.results.voices.gaps if gap.label == label}
    return just(title, text, [part for part in title.parts if part.id in labelled])


VOICES: list[tuple[str, Check]] = [
    (
        r"Too few leaders answered to set them beside staff",
        lambda t: all(voice.hidden for key, voice in t.results.voices.heard.items() if key != "staff"),
    ),
    (r"Leaders and staff side by side; .+", lambda t: not t.results.voices.gaps),
    (
        r"Rated higher by leaders than by staff: (.+); rated lower(?: by leaders than by staff)?: (.+)",
        lambda t: _labelled(t, "blind-spot", t.found[0]) and _labelled(t, "hidden-strength", t.found[1]),
    ),
    (r"Rated higher by leaders than by staff: (.+)", lambda t: _labelled(t, "blind-spot", t.found[0])),
    (r"Rated lower by leaders than by staff: (.+)", lambda t: _labelled(t, "hidden-strength", t.found[0])),
    (r"Leaders and staff agree on what is weak: (.+)", lambda t: _labelled(t, "agreed-weakness", t.found[0])),
    (r"Leaders and staff agree on what is strong: (.+)", lambda t: _labelled(t, "agreed-strength", t.found[0])),
    (
        r"No clear difference between leaders and staff",
        lambda t: {gap.label for gap in t.results.voices.gaps} == {"no-difference-shown"},
    ),
]


def _changes(title: Title, label: str) -> list[float]:
    waves = title.results.waves
    return [change.difference for change in waves.of_kind("dimension") if change.label == label] if waves else []


def _compared(title: Title) -> int:
    return len(title.results.waves.of_kind("dimension")) if title.results.waves else 0


def _direction(title: Title, text: str) -> bool:
    """Does the text say of each part that it names what it did?"""
    waves = title.results.waves
    told = {change.title: change for change in waves.of_kind("dimension")} if waves else {}
    verbs = re.findall(r"(?:^|, | and )([^,]+?) (rose|fell) by (\d+)", text)
    return bool(verbs) and all(
        (change := next(each for name, each in told.items() if inside(name) == part)).label == "changed"
        and (verb == "rose") == (change.difference > 0)
        and int(by) == abs(whole(change.later) - whole(change.earlier))
        for part, verb, by in verbs
    )


def _counts(title: Title, up: str, down: str, parts: str) -> bool:
    """Did so many rise and so many fall, of so many that can be compared, and are those all that moved?"""
    moved = _changes(title, "changed")
    told = (sum(by > 0 for by in moved), sum(by < 0 for by in moved), _compared(title))
    return told == (number(up), number(down), number(parts))


def _open(title: Title) -> int:
    return len(_changes(title, "too few answers to tell"))


COMPARED = r"parts?(?: that can be compared)?"
WAVES: list[tuple[str, Check]] = [
    (r"The waves cannot be compared: too little was asked alike", lambda t: not _compared(t)),
    (
        rf"{NUMBER} of {NUMBER} {COMPARED} moved: (.+)",
        lambda t: (
            (number(t.found[0]), number(t.found[1])) == (len(_changes(t, "changed")), _compared(t))
            and _direction(t, t.found[2])
        ),
    ),
    (rf"{NUMBER} of {NUMBER} {COMPARED} rose, {NUMBER} fell", lambda t: _counts(t, t.found[0], t.found[2], t.found[1])),
    (rf"{NUMBER} of {NUMBER} {COMPARED} rose", lambda t: _counts(t, t.found[0], "no", t.found[1])),
    (rf"{NUMBER} of {NUMBER} {COMPARED} fell", lambda t: _counts(t, "no", t.found[0], t.found[1])),
    (rf"All {NUMBER} {COMPARED} rose", lambda t: _counts(t, t.found[0], "no", t.found[0])),
    (rf"All {NUMBER} {COMPARED} fell", lambda t: _counts(t, "no", t.found[0], t.found[0])),
    (
        rf"The only {COMPARED} moved: (.+)",
        lambda t: len(_changes(t, "changed")) == _compared(t) == 1 and _direction(t, t.found[0]),
    ),
    (
        r"No part(?: that can be compared)? moved: each stayed within 5 points",
        lambda t: len(_changes(t, "stable")) == _compared(t),
    ),
    (
        r"Too few answers to tell whether any part(?: that can be compared)? moved",
        lambda t: _open(t) == _compared(t),
    ),
    (
        rf"No part is shown to have moved; for {NUMBER} of {NUMBER} there are too few answers to tell",
        lambda t: not _changes(t, "changed") and (number(t.found[0]), number(t.found[1])) == (_open(t), _compared(t)),
    ),
]


def _rated(title: Title, text: str, *, up: bool) -> bool:
    differing = [each for each in title.results.interviews if each.label and ((each.difference or 0) > 0) == up]
    return bool(differing) and all(inside(each.title) in text for each in differing)


INTERVIEWS: list[tuple[str, Check]] = [
    (
        r"Too few interviews to say whether they differ from the survey",
        lambda t: all(each.n < 3 for each in t.results.interviews),
    ),
    (
        r"Rated higher in interviews than in the survey: (.+); rated lower: (.+)",
        lambda t: _rated(t, t.found[0], up=True) and _rated(t, t.found[1], up=False),
    ),
    (r"Rated higher in interviews than in the survey: (.+)", lambda t: _rated(t, t.found[0], up=True)),
    (r"Rated lower in interviews than in the survey: (.+)", lambda t: _rated(t, t.found[0], up=False)),
    (
        r"No large difference between interviews and survey",
        lambda t: not any(each.label for each in t.results.interviews),
    ),
]


def _moves(title: Title, moves: str, first: str | None) -> bool:
    chosen = main_plan(title.results)
    soon = sum(action.due == 30 for action in chosen)
    return number(moves) == len(chosen) and (first is None or number(first) == soon)


def _any_below(title: Title) -> bool:
    parts = any(title.rungs.below(part.score) for part in title.parts)
    return parts or any(title.rungs.below(each.score) for part in title.parts for each in part.practices)


PLAN: list[tuple[str, Check]] = [
    (rf"{NUMBER} moves?, {NUMBER} of them in the first 30 days", lambda t: _moves(t, t.found[0], t.found[1])),
    (rf"{NUMBER} moves? in the first 30 days", lambda t: _moves(t, t.found[0], t.found[0])),
    (rf"{NUMBER} moves? in 90 days", lambda t: _moves(t, t.found[0], "no")),
    (r"No action applies: keep what works and ask again", lambda t: not t.results.plan and not _any_below(t)),
    (r"The questionnaire names no action for what falls short", lambda t: not t.results.plan and _any_below(t)),
    (r"No plan yet: too few answers to tell what to do", lambda t: all(part.score is None for part in t.parts)),
]


def _firm(title: Title) -> bool:
    readiness = title.results.readiness
    few = readiness.n < 30 or (readiness.invited or 0) * 0.5 > readiness.n
    return readiness.score is not None and not few and not any(gate.uncertain for gate in readiness.gates)


METHOD: list[tuple[str, Check]] = [
    (r"A first picture from interviews; staff must be asked", lambda t: t.results.readiness.basis == "interviews"),
    (r"The answers are few: .+", lambda t: t.results.readiness.n < 30),
    (
        r"The scores can be acted on; without every part there is no readiness",
        lambda t: t.results.readiness.score is None,
    ),
    (
        r"Fewer than half of those invited answered: .+",
        lambda t: t.results.readiness.n * 2 < (t.results.readiness.invited or 0),
    ),
    (
        r"The scores can be acted on; the level is near a limit",
        lambda t: t.results.readiness.ci is not None and not t.results.readiness.gates,
    ),
    (
        r"The scores can be acted on; not every rule that fired is certain",
        lambda t: any(gate.uncertain for gate in t.results.readiness.gates),
    ),
    (
        r"The scores can be acted on; the level depends on the kind of mean",
        lambda t: bool(t.results.readiness.robustness),
    ),
    (
        rf"The evidence can be acted on, with {NUMBER} cautions?",
        lambda t: _firm(t) and number(t.found[0]) >= len(t.results.warnings),
    ),
    (r"The evidence is firm enough to act on", lambda t: _firm(t) and not t.results.warnings),
]
COMMENTS: list[tuple[str, Check]] = [
    (
        rf"Staff in their own words: {NUMBER} answers? to {NUMBER} questions?",
        lambda t: (
            (number(t.found[0]), number(t.found[1]))
            == (
                sum(len(each.comments) for each in t.results.comments),
                sum(bool(each.comments) for each in t.results.comments),
            )
        ),
    ),
]
PRIVACY: list[tuple[str, Check]] = [
    (
        rf"(?:Answers are kept until (.+)|How long answers are kept is open); no group of fewer than {NUMBER} people is shown",
        lambda t: (
            number(t.found[1]) == t.results.settings.min_group
            and bool(t.found[0]) == bool(t.results.privacy and t.results.privacy.delete_by)
        ),
    ),
]
CLAIMS = {
    "summary": SUMMARY, "recipe": RECIPE, "dimension": PART, "groups": GROUPS, "voices": VOICES, "waves": WAVES,
    "interviews": INTERVIEWS, "plan": PLAN, "method": METHOD, "comments": COMMENTS, "privacy": PRIVACY,
}  # fmt: skip


def contradictions(results: Results, titles: dict[str, str]) -> Iterator[str]:
    """The titles, by the anchor of their pages, that claim what the results do not bear out, or what nobody has said how to check."""
    for anchor, text in titles.items():
        page = anchor.split("-")[0]
        known = [
            (found, check) for form, check in CLAIMS.get(page, ()) if (found := re.fullmatch(form, text, re.IGNORECASE))
        ]
        if page in CLAIMS and not known:
            yield f"{anchor}: nothing is known of what this claims: {text}"
        for found, check in known[:1]:
            if not check(Title(text, anchor, results, found.groups())):
                yield f"{anchor}: the results do not bear out: {text}"
