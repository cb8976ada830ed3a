"""How the numbers of groups, voices and gaps came about, and what is not told of those that are hidden."""

from __future__ import annotations

from collabready.assessment.comparison_results import Gap, GroupCell, GroupResult, VoiceResult
from collabready.assessment.figures import coefficient, count, interval, signed
from collabready.assessment.results import DimensionResult
from collabready.explanation.material import TOLERANCE, Lines, Material, exactly, must_be, rounded, unseen, worked
from collabready.explanation.whole import geometric_lines, weights_of

KEPT_OUT = (
    "SD and answers of a part of the whole are not kept in the results, so this mean cannot be worked out again here."
)
LABELS = {
    "blind-spot": "leaders are 10 points or more higher, and adjusted p is below .05",
    "hidden-strength": "leaders are 10 points or more lower, and adjusted p is below .05",
    "agreed-strength": "the 90 % interval of the difference lies within 10 points either way, and both are 65 or more",
    "agreed-weakness": "the 90 % interval of the difference lies within 10 points either way, and both are below 50",
    "no-difference-shown": "none of the rules for a blind spot, a hidden strength or agreement holds",
}


def is_seen(part: GroupResult | VoiceResult | GroupCell) -> bool:
    """Whether anything is told of it. What is hidden and what nobody answered are the same here."""
    return not part.hidden and bool(part.n)


def explain_group(given: Material, group: GroupResult) -> Lines:
    if not is_seen(group):
        yield unseen(group.group, given.results)
        return
    invited = f" of {count(group.invited)} invited" if group.invited else ""
    yield f"{group.group} ({group.by}): n = {count(group.n)}{invited}."
    readiness, scores = group.readiness, {key: cell.score for key, cell in group.dimensions.items() if is_seen(cell)}
    if readiness and readiness.score is not None:
        yield f"  Readiness {given.rungs.score(readiness.score)}, {readiness.level}, 95 % interval {interval(readiness.ci)} (delta method)."
        yield from geometric_lines(
            given, scores, weights_of(given, scores, readiness.score), readiness.score, f"readiness of {group.group}"
        )
        yield "  Its level is capped by the gates on dimensions; practices and questions are not broken down."
    else:
        yield "  No readiness: it needs every dimension, and not every one is shown here."
        for key, score in scores.items():
            yield f"      {given.rungs.score(score):>4}  {key}"
    for key, cell in group.dimensions.items():
        if not is_seen(cell):
            yield f"  {unseen(key, given.results)}"


def explain_group_cell(given: Material, group: GroupResult, dimension: str) -> Lines:
    cell = group.dimensions.get(dimension)
    if not is_seen(group) or cell is None or not is_seen(cell):
        yield unseen(group.group if not is_seen(group) else f"{group.group}, {dimension}", given.results)
        return
    yield from _cell(given, f"{group.group}, {dimension}", cell)
    if cell.difference is None:
        return
    verdict = {True: "a difference is shown", False: "no difference is shown", None: "too little is known"}[
        cell.differs
    ]
    adjusted = (
        "" if cell.p_adjusted is None else f", p {cell.p_adjusted:.3f} after Benjamini and Hochberg over the groups"
    )
    yield f"  From the rest of the whole: {signed(cell.difference)} points{adjusted}: {verdict}."
    yield from _rest(given, cell, dimension)


def _rest(given: Material, cell: GroupCell, dimension: str) -> Lines:
    """What the rest scores, from the whole and the group."""
    whole = given.dimension(dimension)
    if whole is None or whole.score is None or whole.n is None or cell.score is None or cell.n is None:
        return
    rest = (whole.n * whole.score - cell.n * cell.score) / max(whole.n - cell.n, 1)
    if whole.n > cell.n and abs(cell.score - rest - (cell.difference or 0)) < TOLERANCE:
        n, part = whole.n, cell.n
        done = worked([whole.score, cell.score], lambda v: (n * v[0] - part * v[1]) / (n - part), rounded(2))
        yield f"    The rest: ({n} x {done.inputs[0]} - {part} x {done.inputs[1]}) / {n - part} = {done.result}"


def _cell(given: Material, name: str, cell: GroupCell) -> Lines:
    score = "no score" if cell.score is None else f"{given.rungs.score(cell.score)} of 100"
    yield f"{name}: {score}, n = {count(cell.n)}."
    yield f"  How: the mean over these {count(cell.n)} people, by the same rules as the whole. {KEPT_OUT}"
    if cell.score is not None:
        yield f"  95 % interval: {interval(cell.ci)}, by t with n - 1 degrees of freedom; more exactly {exactly(cell.score, given.rungs)}."


def explain_voice(given: Material, key: str, voice: VoiceResult) -> Lines:
    if not is_seen(voice):
        yield unseen(voice.title, given.results)
        return
    role = "They make the headline." if key == "staff" else "They never enter the readiness."
    yield f"{voice.title} ({key}): n = {count(voice.n)}. {role}"
    for dimension, cell in voice.dimensions.items():
        if is_seen(cell) and cell.score is not None:
            yield f"      {given.rungs.score(cell.score):>4}  {dimension}, n = {count(cell.n)}, 95 % interval {interval(cell.ci)}"
        else:
            yield f"  {unseen(dimension, given.results)}"


def explain_voice_cell(given: Material, voice: VoiceResult, dimension: str) -> Lines:
    cell = voice.dimensions.get(dimension)
    if not is_seen(voice) or cell is None or not is_seen(cell):
        yield unseen(voice.title if not is_seen(voice) else f"{voice.title}, {dimension}", given.results)
        return
    yield from _cell(given, f"{voice.title}, {dimension}", cell)


def explain_gap(given: Material, gap: Gap) -> Lines:
    """A gap.

    Raises:
        CollabreadyError: the difference is not that of the two scores.
    """
    must_be(gap.leaders - gap.staff, gap.difference, f"gap of {gap.dimension}")
    yield f"Leaders and staff on {gap.dimension}: {gap.label}."
    done = worked([gap.leaders, gap.staff], lambda scores: scores[0] - scores[1], rounded(1))
    apart = f"{done.inputs[0]} - {done.inputs[1]} = {done.result} points"
    yield f"  Leaders {given.rungs.score(gap.leaders)}, staff {given.rungs.score(gap.staff)}: {apart}, 95 % interval {signed(gap.ci[0])} to {signed(gap.ci[1])} (Welch)."
    size = "" if gap.g is None else f"; in standard deviations {coefficient(gap.g)} (Hedges g)"
    yield f"  p {gap.p_adjusted:.4f} after Holm over the dimensions{size}."
    yield f"  Why this name: {LABELS[gap.label]}."
    yield f"  {KEPT_OUT}"


def explain_no_gap(given: Material, dimension: DimensionResult) -> Lines:
    """Why leaders and staff are not set against each other."""
    leaders = given.results.voices.heard.get("leaders")
    if leaders is None:
        yield f"No gap on {dimension.title}: leaders are not told apart from staff."
        return
    cell = leaders.dimensions.get(dimension.id)
    if is_seen(leaders) and cell and is_seen(cell) and dimension.score is not None:
        yield f"No gap on {dimension.title} was worked out in these results."
        return
    yield unseen(f"The gap on {dimension.title}", given.results)
