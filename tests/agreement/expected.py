"""What must be printed of a results.json: worked out from the JSON alone, with a rounding of its own.

Nothing here comes from the program, so that what the program rounds, swaps or leaves out is found. A score is a whole
number, half up, and carries `<` where it reads as a level that it has not reached; shares are whole per cents.
"""

from __future__ import annotations

from calendar import month_name
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from math import ceil, floor
from typing import Any

Json = Mapping[str, Any]
NONE, MINUS = "–", "−"


def half_up(value: float, decimals: int = 0) -> Decimal:
    exact = Decimal(f"{value:.9f}")
    return exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def score(value: float | None, results: Json) -> str:
    if value is None:
        return NONE
    printed = half_up(value)
    cuts = [Decimal(str(cut)) for cut in results["questionnaire"]["levels"].values()]
    return f"<{printed}" if printed in cuts and Decimal(f"{value:.9f}") < printed else str(printed)


def percent(share: float | None) -> str:
    return NONE if share is None else f"{half_up(100 * share)} %"


def between(ci: Sequence[float] | None) -> str:
    return "not estimable" if ci is None else f"{half_up(ci[0])} to {half_up(ci[1])}"


def people(n: int | None) -> str:
    return NONE if n is None else f"{n:,}"


def careful(n: int | None) -> str:
    return "" if n is None or n >= 30 else "indicative" if n < 10 else "with care"


def gain(value: float | None) -> str:
    if value is None:
        return NONE
    return f"+{half_up(value, 1)}" if half_up(value, 9) >= Decimal("0.1") else "below 0.1"


def apart(one: float | None, other: float | None) -> str:
    if one is None or other is None:
        return NONE
    points = half_up(one) - half_up(other)
    return f"+{points}" if points > 0 else f"{MINUS}{-points}" if points < 0 else "0"


def signed(ci: Sequence[float]) -> str:
    return " to ".join(apart(end, 0) for end in ci)


def coefficient(value: float | None, *cuts: str) -> str:
    """Two decimals; `<` where that reads as a limit which is not reached."""
    if value is None:
        return NONE
    printed = half_up(value, 2)
    under = "<" if str(printed) in cuts and Decimal(f"{value:.9f}") < printed else ""
    return f"{under}{MINUS if printed < 0 else ''}{abs(printed)}"


def arrow(cell: Json | None) -> str:
    """Behind a score that differs from all others beyond chance."""
    return "" if cell is None or not cell["differs"] else "↑" if cell["difference"] > 0 else "↓"


def day(iso: str) -> str:
    """An ISO date as 30 June 2027."""
    return f"{int(iso[8:10])} {month_name[int(iso[5:7])]} {iso[:4]}"


def turns(results: Json) -> str:
    """What the silent ones would have to score for each other level."""
    told = []
    for even in (results["response"] or {"break_even": ()})["break_even"]:
        up = even["cut"] > (results["readiness"]["score"] or 0)
        if 0 <= even["silent"] <= 100:
            silent = (ceil if up else floor)(round(even["silent"], 9))
            told.append(f"“{even['level']}” were their average {f'{silent} or more' if up else f'below {silent}'}")
        else:
            told.append(f"not “{even['level']}” even were it {100 if up else 0}")
    return ", ".join(told)


def line(results: Json) -> float:
    cuts = dict(sorted(results["questionnaire"]["levels"].items(), key=lambda level: level[1]))
    if "ready" in cuts:
        return float(cuts["ready"])
    lowest, second, last = min(cuts.values()), [*cuts.values()][-2:][0], [*cuts.values()][-1]
    return float(second if second > lowest else last)


def distance(value: float, results: Json) -> str:
    ready, below = line(results), round(value, 9) < line(results)
    gap = abs(half_up(value) - half_up(ready))
    if not gap:
        return "just short" if below else "on the line"
    return f"{gap} {'point' if gap == 1 else 'points'} {'short' if below else 'over'}"


@dataclass(frozen=True)
class Line:
    """A row of a table: its title, its cells by column, and the ends of the descriptions of its pictures."""

    title: str
    cells: Mapping[str, str]
    alts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Page:
    """`tables`: by class, in order; `texts`: sentences and figures that must stand there; `heads`: headings with numbers."""

    tables: Mapping[str, Sequence[Sequence[Line]]]
    texts: Sequence[str] = ()
    heads: Mapping[str, Sequence[str]] = field(default_factory=dict)
    axis: str = ""


def pages(results: Json) -> Iterator[tuple[str, Page]]:
    """What each page must hold, by anchor; the plan apart, where what is told of an action stands in one cell."""
    yield "contents", Page({"stats": [[Line("0", {str(at): told for at, told in enumerate(_stats(results))})]]})
    yield "summary", _summary(results)
    if len(results["dimensions"]) > 1:
        yield "recipe", _recipe(results)
    for at, dimension in enumerate(results["dimensions"]):
        yield f"dimension-{at}", _dimension(results, dimension)
    for at, by in enumerate(dict.fromkeys(group["by"] for group in results["groups"])):
        yield f"groups-{at}", _groups(results, [group for group in results["groups"] if group["by"] == by])
    yield from _beside(results)
    yield "method", Page({"checks": [[*_checks(results)]], "turnout": [[*_turnout(results)]]})
    yield "rules", _receipt(results)
    yield "statistics", _annex(results)
    if results["privacy"]:
        yield "privacy", _privacy(results, results["privacy"])
    yield "glossary", _glossary(results)


def _beside(results: Json) -> Iterator[tuple[str, Page]]:
    """The pages of what stands beside the staff's answers of this wave."""
    if voices := _voices(results):
        yield "voices", voices
    if results["readiness"]["basis"] == "survey" and results["interviews"]:
        yield "interviews", _interviews(results)
    if results["waves"]:
        yield "waves", _waves(results, results["waves"])
    if any(asked["comments"] for asked in results["comments"]):
        yield "comments", Page({}, [text for asked in results["comments"] for text in asked["comments"]])


def surveyed(results: Json) -> bool:
    return bool(results["readiness"]["basis"] == "survey")


def answered(n: int, invited: int | None) -> str:
    if invited is None:
        return f"{n:,} {'person' if n == 1 else 'people'} answered"
    if n >= invited:
        return f"All {invited:,} invited answered"
    return f"{n:,} of {invited:,} invited answered ({min(half_up(100 * n / invited), Decimal(99))} %)"


def _stats(results: Json) -> list[str]:
    """The figures above the contents: who answered, what was asked, which groups are shown; four at most."""
    n, invited = results["readiness"]["n"], results["readiness"]["invited"]
    people_ = "person" if n == 1 else "people"
    if not surveyed(results):
        told = [f"{n:,} interview{'' if n == 1 else 's'} heard"]
    elif invited:
        rate = 100 if n >= invited else min(half_up(100 * n / invited), 99)
        told = [f"{n:,} {people_} answered, of {invited:,} invited", f"{rate} % of those invited answered"]
    else:
        told = [f"{n:,} {people_} answered"]
    parts, asked = len(results["dimensions"]), sum(len(d["items"]) for d in results["dimensions"])
    if asked:
        told.append(f"{asked:,} statements in {_word(parts)} part{'' if parts == 1 else 's'}")
    else:
        told.append(f"{parts} part, scored alone" if parts == 1 else f"{parts} parts, each scored alone")
    hidden = sum(group["hidden"] for group in results["groups"])
    shown = len(results["groups"]) - hidden
    some = f"{shown} group{'' if shown == 1 else 's'} shown"
    told += [f"{some}; {hidden} hidden, to protect people"] if hidden else [f"{some}, none hidden"] if shown else []
    talks = sum(s["accepted"] or 0 for s in results["sources"] if s["channel"] == "interview")
    if talks and surveyed(results):
        told.append(f"{talks} interview{'' if talks == 1 else 's'} beside them")
    return told[:4]


def _summary(results: Json) -> Page:
    readiness = results["readiness"]
    rows = [
        Line(d["title"], {"2": score(d["score"], results)}, _of_100(d["score"], results)) for d in results["dimensions"]
    ]
    texts = ["none" if readiness["score"] is None else f"{score(readiness['score'], results)} of 100"]
    if readiness["score"] is not None:
        texts.append(answered(readiness["n"], readiness["invited"]))
        if readiness["ci"] and half_up(readiness["ci"][0]) != half_up(readiness["ci"][1]):
            texts.append(f"95 % interval: {between(readiness['ci'])}")
        texts.append(f"Readiness is {score(readiness['score'], results)} of 100, level “{readiness['level']}”.")
    return Page({"bars": [rows]}, texts)


def _of_100(value: float | None, results: Json) -> tuple[str, ...]:
    if value is None:
        return ()
    where = "below" if round(value, 9) < line(results) else "at or above"
    return (f"{score(value, results)} of 100, {where} the ready line {line(results):g}",)


def _recipe(results: Json) -> Page:
    ingredients = [d for d in results["dimensions"] if d["role"] == "ingredient"]
    tables: dict[str, list[list[Line]]] = {}
    if len(ingredients) <= 4 and ingredients and all(d["score"] is not None for d in ingredients):
        recipe = results["recipe"]
        notes = [f"{d['title']} {distance(d['score'], results)}" for d in ingredients]
        alts = [f"{score(d['score'], results)} of 100, {distance(d['score'], results)}" for d in ingredients]
        last = {} if recipe["score"] is None else {str(2 * len(ingredients) - 1): (
            f"The recipe, of 100 {score(recipe['score'], results)} geometric mean of the "
            f"{_word(len(ingredients))} 95 % interval: {between(recipe['ci'])}"
        )}  # fmt: skip
        tables["jars"] = [
            [
                Line("0", last, tuple(alts)),
                Line("1", {str(2 * at): note for at, note in enumerate(notes)}),
            ]
        ]
    elif ingredients:
        tables["bars"] = [
            [Line(d["title"], {"2": score(d["score"], results)}, _of_100(d["score"], results)) for d in ingredients]
        ]
    rows = []
    for d in results["dimensions"]:
        sure = f", 95 % interval {between(d['ci'])}" if d["ci"] else ""
        alts_ = () if d["score"] is None else (f"{score(d['score'], results)} of 100{sure}",)
        shown = between(d["ci"]) if surveyed(results) and d["score"] is not None else ""
        cells = {"Score": score(d["score"], results), "3": shown, "n": "" if d["n"] is None else people(d["n"])}
        rows.append(Line(d["title"], cells, alts_))
    tables["estimates"] = [rows]
    return Page(tables, axis=axis(results))


def axis(results: Json) -> str:
    return f"Scale from 0 to 100, with the ready line {line(results):g}"


def _word(number: int) -> str:
    words = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    return words[number] if number < len(words) else str(number)


def _dimension(results: Json, d: Json) -> Page:
    rows = []
    for p in d["practices"]:
        if p["score"] is None:
            rows.append(Line(p["title"], {"Score": NONE, "3": ""}))
            continue
        word = "" if careful(p["n"]) == careful(d["n"]) else f" {careful(p['n'])}".rstrip()
        shown = (between(p["ci"]) if p["ci"] else "") + word
        alt = f"{score(p['score'], results)} of 100, {distance(p['score'], results)}"
        rows.append(Line(p["title"], {"Score": score(p["score"], results), "3": shown.strip()}, (alt,)))
    figure = "none" if d["score"] is None else score(d["score"], results)
    texts = [figure] if d["score"] is None else [figure, f"{score(d['score'], results)} of 100"]
    tables = {"facts": [_facts(results, d)], "practices": [rows], "answers": [_answers(results, d)]}
    ranges = ["95 % range"] if any(p["score"] is not None and p["ci"] for p in d["practices"]) else []
    return Page(tables | _by_group(results, d), texts, heads={"practices": ranges})


def _facts(results: Json, d: Json) -> list[Line]:
    n = "too few" if d["n"] is None else people(d["n"]) + (f", {careful(d['n'])}" if careful(d["n"]) else "")
    if not surveyed(results):
        return [Line("Interviews", {"1": n})]
    facts = {"Level": "near a limit"} if d["borderline"] else {}
    facts |= {} if d["score"] is None else {"95 % range": between(d["ci"])}
    facts |= {"Staff who answered": n}
    if d["nearly_all"]:
        facts["Favourable answers"] = "90 % or more" if d["nearly_all"] == "favourable" else "10 % or less"
    elif d["favourable"] is not None:
        facts["Favourable answers"] = percent(d["favourable"])
    facts |= _since(results, d) | _leaders(results, d) | _ends(results, d)
    return [Line(title, {"1": told}) for title, told in facts.items()]


def _since(results: Json, d: Json) -> dict[str, str]:
    changes = (results["waves"] or {"changes": ()})["changes"]
    change = next((c for c in changes if c["kind"] == "dimension" and c["id"] == d["id"]), None)
    if change is None:
        return {}
    moved = apart(change["later"], change["earlier"])
    told = {"changed": moved, "stable": f"{moved}, stable"}.get(change["label"], "too few answers to tell")
    wave = results["waves"]["earlier"]["wave"]
    return {f"Change since {wave or 'last time'}": told}


def _leaders(results: Json, d: Json) -> dict[str, str]:
    voice = leaders(results)
    cell = voice["dimensions"].get(d["id"]) if voice else None
    if not voice or not cell or cell["score"] is None or cell["hidden"]:
        return {}
    return {f"{voice['title']}, n = {people(voice['n'])}": score(cell["score"], results)}


def leaders(results: Json) -> Json | None:
    """Leaders together, else the only other voice that is shown."""
    heard = {key: voice for key, voice in results["voices"].items() if key not in {"gaps", "readiness", "staff"}}
    shown: list[Json] = [voice for voice in heard.values() if not voice["hidden"]]
    together: Json | None = heard.get("leaders")
    if together and not together["hidden"]:
        return together
    return shown[0] if len(shown) == 1 else None


def _first(results: Json) -> list[Json]:
    return [group for group in results["groups"] if group["by"] == results["groups"][0]["by"]]


def _in_group(group: Json, d: Json) -> float | None:
    cell = None if group["hidden"] else group["dimensions"].get(d["id"])
    return cell["score"] if cell and not cell["hidden"] else None


def _ends(results: Json, d: Json) -> dict[str, str]:
    """The highest and the lowest group, where those may be told from the others."""
    groups = _first(results) if results["groups"] else []
    scores = {group["group"]: value for group in groups if (value := _in_group(group, d)) is not None}
    told = (
        any(u["by"] == groups[0]["by"] and u["verdict"] in {"ranking", "extremes only"} for u in d["units"][:1])
        if groups
        else False
    )
    high, low = (score(end(scores.values()), results) if scores else "" for end in (max, min))
    if len(scores) < 2 or not told or high == low:
        return {}
    found = {}
    for title, end in (("Highest", high), ("Lowest", low)):
        names = sorted(name for name, value in scores.items() if score(value, results) == end)
        found[f"{title} group shown"] = f"{_listed(names)} {end}"
    return found


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _by_group(results: Json, d: Json) -> dict[str, list[list[Line]]]:
    """A row for each of up to sixteen groups, in two columns from the eighth on."""
    groups = _first(results) if results["groups"] else []
    if all(_in_group(group, d) is None for group in groups) or len(groups) > 16:
        return {}
    rows = []
    for group in groups:
        value = _in_group(group, d)
        alt = "" if value is None else f"{score(value, results)} of 100, {distance(value, results)}"
        rows.append(Line(group["group"], {"2": "" if value is None else score(value, results)}, (alt,) if alt else ()))
    half = len(rows) if len(rows) <= 7 else -(-len(rows) // 2)
    return {"by-group": [part for part in (rows[:half], rows[half:]) if part]}


def _answers(results: Json, d: Json) -> list[Line]:
    rows = []
    for item in d["items"]:
        shares = _shares(item)
        title = item["text"] + (" (reversed)" if item["reverse"] else "")
        favourable = "" if not shares else _favourable(item, shares)
        alts = (": " + ", ".join(f"{label} {told}" for label, _, told in shares),) if shares else ()
        rows.append(Line(title, {"Favourable": favourable, "Score": score(item["score"], results)}, alts))
    return rows


def favourable(d: Json) -> list[str]:
    """The share of favourable answers to each statement."""
    return [_favourable(item, shares) for item in d["items"] if (shares := _shares(item))]


def _shares(item: Json) -> list[tuple[str, float, str]]:
    """Label, share and what is printed, from the least to the most favourable answer."""
    classes = ("unfavourable", "neutral", "favourable")
    if item["nearly_all"]:
        return [(kind, 0.0, "≥90 %" if kind == item["nearly_all"] else "≤10 %") for kind in classes]
    counts = item["distribution"] or {}
    total = sum(counts.values())
    if not total:
        return []
    if set(counts) <= set(classes):
        keys = [(kind, kind) for kind in classes]
    else:
        keys = [(code, item["labels"][code]) for code in sorted(item["labels"], key=int, reverse=item["reverse"])]
    return [(label, counts.get(key, 0) / total, percent(counts.get(key, 0) / total)) for key, label in keys]


def _favourable(item: Json, shares: Sequence[tuple[str, float, str]]) -> str:
    if item["nearly_all"]:
        return "≥90 %" if item["nearly_all"] == "favourable" else "≤10 %"
    if set(item["distribution"]) <= {"unfavourable", "neutral", "favourable"}:
        return shares[-1][2]
    codes = sorted(map(int, item["labels"]), reverse=item["reverse"])
    points = [100 * (code - codes[0]) / (codes[-1] - codes[0]) for code in codes]
    return percent(sum(share for at, (_, share, _) in zip(points, shares, strict=True) if round(at, 9) >= 75))


def _groups(results: Json, groups: Sequence[Json]) -> Page:
    dimensions = [d["id"] for d in results["dimensions"]]
    rows = [_group(results, group, dimensions) for group in groups]
    total = {str(1 + at): score(d["score"], results) for at, d in enumerate(results["dimensions"])}
    total |= {"Readiness": score(results["readiness"]["score"], results), "n": people(results["readiness"]["n"])}
    if any(group["rate"] is not None for group in groups):
        total["answered"] = _rate(results["response"] or {"rate": None})
    table = {"heat": [[*rows, Line("All who answered", total)]]}
    titles = [d["title"] for d in results["dimensions"]]
    if len(titles) <= 6 and max(map(len, titles)) <= 40:
        return Page(table)
    return Page(table, heads={"heat": [str(1 + at) for at in range(len(titles))]})


def _group(results: Json, group: Json, dimensions: Sequence[str]) -> Line:
    if group["hidden"]:
        return Line(group["group"], {"1": "hidden, so that nobody can be recognised"})
    cells = {}
    for at, key in enumerate(dimensions):
        cell = group["dimensions"].get(key)
        hidden = cell is not None and cell["hidden"]
        cells[str(1 + at)] = "hidden" if hidden else score(cell["score"] if cell else None, results) + arrow(cell)
    readiness = group["readiness"]["score"] if group["readiness"] else None
    word = f" ({careful(group['n'])})" if careful(group["n"]) else ""
    cells |= {"Readiness": score(readiness, results), "n": people(group["n"]) + word}
    return Line(group["group"], cells | ({"answered": _rate(group)} if group["rate"] is not None else {}))


def _rate(asked: Json) -> str:
    return "" if asked["rate"] is None else f"{percent(asked['rate'])} of {people(asked['invited'])}"


def _voices(results: Json) -> Page | None:
    heard = {key: voice for key, voice in results["voices"].items() if key not in {"gaps", "readiness", "staff"}}
    if not heard:
        return None
    shown = [voice for voice in heard.values() if not voice["hidden"]][-4:] or [*heard.values()][-1:]
    rows, apart_ = [], []
    for d in results["dimensions"]:
        gap = next((_gap(g) for g in results["voices"]["gaps"] if g["dimension"] == d["id"]), NONE)
        rows.append(Line(d["title"], {"2": gap}, (_pair(results, d, heard),)))
        cells = {"1": score(d["score"], results)}
        for at, voice in enumerate(shown):
            cell = voice["dimensions"].get(d["id"])
            hidden = voice["hidden"] or (cell is not None and cell["hidden"])
            cells[str(2 + at)] = "hidden" if hidden else score(cell["score"] if cell else None, results)
        apart_.append(Line(d["title"], cells))
    heads = [f"Staff, n = {people(results['readiness']['n'])}"]
    heads += [voice["title"] + (", hidden" if voice["hidden"] else f", n = {people(voice['n'])}") for voice in shown]
    return Page({"voices": [rows], "apart": [apart_]}, heads={"apart": heads}, axis=axis(results))


READINGS = {
    "blind-spot": "Blind spot",
    "hidden-strength": "Hidden strength",
    "agreed-weakness": "Agreed weakness",
    "agreed-strength": "Agreed strength",
    "no-difference-shown": "Left open",
}


def _gap(gap: Json) -> str:
    return f"{apart(gap['leaders'], gap['staff'])} {signed(gap['ci'])} {READINGS[gap['label']]}"


def _pair(results: Json, d: Json, heard: Json) -> str:
    open_ = [voice for voice in heard.values() if not voice["hidden"]]
    together = heard.get("leaders")
    leaders = together if together and not together["hidden"] else open_[0] if len(open_) == 1 else None
    cell = leaders["dimensions"].get(d["id"]) if leaders else None
    seen = cell["score"] if cell and not cell["hidden"] else None
    return f"staff {score(d['score'], results)}, leaders {score(seen, results) if seen is not None else 'not shown'}"


def _interviews(results: Json) -> Page:
    rows = []
    for r in results["interviews"]:
        survey, heard = score(r["survey_score"], results), score(r["score"], results)
        cells = {
            "● Survey": survey,
            "■ Interviews": heard,
            "n": people(r["n"]),
            "Difference": apart(r["score"], r["survey_score"]),
        }
        beside = survey if r["survey_score"] is not None else "without a score"
        rows.append(Line(r["title"], cells, (f"survey {beside}, interviews {heard}",)))
    return Page({"ratings": [rows]}, axis=axis(results))


def _receipt(results: Json) -> Page:
    readiness, settings = results["readiness"], results["settings"]
    known = surveyed(results) and readiness["invited"] is not None
    who = answered(readiness["n"], readiness["invited"]) if known else people(readiness["n"])
    facts = [Line("Staff in the survey" if surveyed(results) else "Interviews", {"1": who})]
    least = f"{settings['min_group']} people; how they answered, from {settings['min_group_distribution']}"
    facts.append(Line("Smallest group shown", {"1": least}))
    cuts = [*sorted(results["questionnaire"]["levels"].items(), key=lambda level: level[1])]
    levels = [
        Line(name, {"1": f"{low:g} to below {cuts[at + 1][1]:g}" if at + 1 < len(cuts) else f"{low:g} and above"})
        for at, (name, low) in enumerate(cuts)
    ]
    means = [
        Line(MEANS[m["mean"]], {"Readiness": score(m["score"], results), "Level": m["level"]})
        for m in readiness["robustness"]
    ]
    tables: dict[str, list[list[Line]]] = {"facts": [facts, levels], "sources": [*_sources(results)]}
    return Page(tables | ({"means": [means]} if means else {}))


MEANS = {
    "arithmetic": "Plain average",
    "geometric": "Geometric mean (used here)",
    "harmonic": "Harmonic mean",
    "minimum": "The lowest part alone",
}


def _checks(results: Json) -> Iterator[Line]:
    """The checks on the data that hold numbers, in their order."""
    readiness, groups = results["readiness"], [group for group in results["groups"] if group["rate"] is not None]
    if surveyed(results):
        asked = f" of {people(readiness['invited'])}" if readiness["invited"] else ""
        yield Line("Staff who answered", {"Found": people(readiness["n"]) + asked})
        if groups:
            least = min(groups, key=lambda group: group["rate"])
            yield Line("Lowest share in a group", {"Found": f"{least['group']}, {percent(least['rate'])}"})
        leaders = results["voices"].get("leaders")
        if leaders and not leaders["hidden"]:
            yield Line("Leaders who answered", {"Found": people(leaders["n"])})
    talks = sum(s["accepted"] or 0 for s in results["sources"] if s["channel"] == "interview")
    if talks or results["interviews"]:
        yield Line("Interviews", {"Found": people(talks)})
    if surveyed(results):
        yield from _checks_of_answers(results)


def _checks_of_answers(results: Json) -> Iterator[Line]:
    readiness, careless = results["readiness"], results["careless"]
    items = [i for d in results["dimensions"] for i in d["items"] if i["n"] is not None and i["no_answer"] is not None]
    given, left = sum(i["n"] for i in items), sum(i["no_answer"] for i in items)
    if items:
        yield Line("Answers left blank or not known", {"Found": percent(left / (given + left))})
    read = [s for s in results["sources"] if s["channel"] == "survey" and s["rows"] is not None]
    if read:
        aside = sum(one["count"] for s in read for one in s["set_aside"])
        yield Line(
            "Rows of the survey set aside", {"Found": f"{people(aside)} of {people(sum(s['rows'] for s in read))}"}
        )
    if careless:
        kept = "kept" if results["settings"]["careless"] == "kept" else "set aside"
        few = f"fewer than {results['settings']['min_group']}"
        yield Line(
            "Answers that look careless",
            {"Found": few if careless["n"] is None else f"{people(careless['n'])}, {kept}"},
        )
    if readiness["ci"] and round(readiness["ci"][0], 9) != round(readiness["ci"][1], 9):
        yield Line("Range of the readiness (95 %)", {"Found": between(readiness["ci"])})
    found = [d["reliability"]["verdict"] for d in results["dimensions"] if d["reliability"]]
    if told := [verdict for verdict in found if verdict != "not computed"]:
        good = sum(verdict in {"good", "acceptable"} for verdict in told)
        yield Line("Parts whose statements go together", {"Found": f"{good} of {len(told)}"})
    if labels := [d["agreement"]["label"] for d in results["dimensions"] if d["agreement"] and d["agreement"]["label"]]:
        yield Line("Parts on which people are split", {"Found": f"{labels.count('split')} of {len(labels)}"})
    lacking = sum(d["score"] is None for d in results["dimensions"])
    lacking += sum(p["score"] is None for d in results["dimensions"] if d["score"] is not None for p in d["practices"])
    yield Line("Parts and habits without a score", {"Found": str(lacking) if lacking else "none"})


def _turnout(results: Json) -> Iterator[Line]:
    """Who answered: staff, the groups of the first breakdown, the other voices."""
    response = results["response"]
    groups = [group for group in results["groups"] if group["by"] == results["groups"][0]["by"]][:10]
    rated = bool(response) or any(group["rate"] is not None for group in groups)

    def line(name: str, n: int | None, rate: float | None) -> Line:
        cells = {"n": people(n)} | ({"%": "" if rate is None else percent(rate)} if rated else {})
        return Line(name, cells, () if rate is None else (f"{percent(rate)} of those asked answered",))

    who = "All staff" if surveyed(results) else "Interviews"
    yield line(who, results["readiness"]["n"], response["rate"] if response else None)
    for group in groups:
        yield (
            Line(group["group"], {"1": "hidden"})
            if group["hidden"]
            else line(group["group"], group["n"], group["rate"])
        )
    others = {key: voice for key, voice in results["voices"].items() if key not in {"gaps", "readiness", "staff"}}
    together = others.get("leaders")
    for voice in [together] if together and not together["hidden"] else others.values():
        yield Line(voice["title"], {"1": "hidden"}) if voice["hidden"] else line(voice["title"], voice["n"], None)


def _annex(results: Json) -> Page:
    spreads = [
        Line(
            d["title"],
            {
                "n": people(d["n"]),
                "Mean": score(d["score"], results),
                "95 %": between(d["ci"]),
                "Median": score(d["median"], results),
                "Standard deviation": NONE if d["sd"] is None else str(half_up(d["sd"], 1)),
                "Incomplete": people(d["incomplete"]),
            },
        )
        for d in results["dimensions"]
        if surveyed(results) and d["score"] is not None
    ]
    tables: dict[str, list[list[Line]]] = {"spreads": [spreads]} if spreads else {}
    leans = [_leans(d) for d in results["dimensions"] if d["reliability"]]
    tables |= {"leans": [leans]} if leans else {}
    found = [(d["title"], unit) for d in results["dimensions"] for unit in d["units"]]
    units = [
        _unit(title, unit)
        for by in dict.fromkeys(u["by"] for _, u in found)
        for title, unit in found
        if unit["by"] == by
    ]
    tables |= {"units": [units]} if units else {}
    texts = (
        [f"would be {turns(results)}. "]
        if surveyed(results) and results["readiness"]["invited"] and turns(results)
        else []
    )
    if results["voices"]["readiness"] is not None:
        texts.append(f"counted with staff, readiness would be {score(results['voices']['readiness'], results)}.")
    heads = {"spreads": ["95 %"], "leans": ["95 %"], "units": ["ICC(1)", "ICC(2)"]}
    return Page(tables, texts, heads=heads)


def _unit(title: str, unit: Json) -> Line:
    cells = {"ICC(1)": coefficient(unit["icc1"]), "ICC(2)": coefficient(unit["icc2"], "0.50", "0.70")}
    size = NONE if unit["size"] is None else str(half_up(unit["size"]))
    return Line(title, cells | {"Groups": people(unit["groups"]), "Mean size": size})


def _glossary(results: Json) -> Page:
    """The words of which the explanation holds a number, each in the table of its chapter."""
    tables = [
        [Line("score", {"1": "From 0, the least favourable answer to everything, to 100, the most favourable."})],
        [Line("ready line", {"1": f"From {line(results):g} points on, something counts as ready (a convention)."})],
    ]
    sure = []
    if results["readiness"]["ci"] or any(d["ci"] for d in results["dimensions"]):
        told = "Had other people of the same kind been asked, 19 times in 20 the score would lie in it. A short range is a sure score."
        sure.append(Line("range, 95 % interval", {"1": told}))
    shown = [
        *results["groups"],
        *(voice for key, voice in results["voices"].items() if key not in {"gaps", "readiness"}),
    ]
    if any(each["hidden"] or any(cell["hidden"] for cell in each["dimensions"].values()) for each in shown):
        few = f"fewer than {results['settings']['min_group']} of them"
        told = (
            f"Not shown, because people could be recognised: {few}, or a group that would give such a small one away."
        )
        sure.append(Line("hidden", {"1": told}))
    tables.append(sure)
    leaders = [key for key in results["voices"] if key not in {"gaps", "readiness", "staff"}]
    if leaders or results["interviews"] or results["quotes"] or results["waves"]:
        tables.append([])
    if results["plan"]:
        told = "How far the readiness would rise were each practice that the action improves 10 points higher."
        known = any(action["gain"] is not None for action in results["plan"])
        tables.append([Line("gain", {"1": told})] if known else [])
    return Page({"glossary": tables})


ALPHAS, AGREEMENTS = ("0.60", "0.70", "0.80"), ("0.50", "0.70")


def _leans(d: Json) -> Line:
    found, agreed = d["reliability"], d["agreement"]
    ci = found["alpha_ci"]
    cells = {"Alpha": coefficient(found["alpha"], *ALPHAS), "Omega": coefficient(found["omega"], *ALPHAS)}
    cells["95 %"] = f"{coefficient(ci[0])} to {coefficient(ci[1])}" if ci else NONE
    cells |= {"n": people(found["n"]), "r_wg(j)": coefficient(agreed["rwg"], *AGREEMENTS) if agreed else NONE}
    cells["Distance"] = str(half_up(agreed["ad"])) if agreed and agreed["ad"] is not None else NONE
    return Line(d["title"], cells)


ALTERED = {
    "wording": "other words",
    "scale": "another scale",
    "reversed": "keyed the other way",
    "dropped": "only in the earlier wave",
    "added": "only in the later wave",
}


def _waves(results: Json, waves: Json) -> Page:
    broken = {gone["dimension"] for gone in waves["breaks"]}
    kinds = {
        kind: [c for c in waves["changes"] if c["kind"] == kind] for kind in ("readiness", "dimension", "item", "group")
    }
    compared = {change["id"]: change for change in kinds["dimension"]}
    rows = [_change(results, change, " (all parts together)") for change in kinds["readiness"]]
    told = []
    for d in results["dimensions"]:
        if change := compared.get(d["id"]):
            rows.append(_change(results, change, " (on what both waves asked alike)" if d["id"] in broken else ""))
            told.append(_slope(results, change, broken=d["id"] in broken))
        else:
            rows.append(Line(d["title"], {"Later": score(d["score"], results), "Earlier": NONE, "n": NONE}))
    moved = ([c for c in kinds[kind] if c["label"] == "changed"][:8] for kind in ("item", "group"))
    agreed = [_followed(results, action) for action in waves["actions"][:8]]
    tables = [[*rows, *agreed, *(_change(results, c) for each in moved for c in each)]]
    if waves["breaks"]:
        tables.append([Line(gone["text"], {"1": _how(gone)}) for gone in waves["breaks"][:8]])
    texts = [f"{people(waves['earlier']['n'])} staff answered in ", f", {people(waves['later']['n'])} in ", *told]
    texts += [f" {people(waves['paired'])} of them are known in both"] if waves["paired"] else []
    return Page({"changes": tables}, texts, heads={"changes": ["95 %"]})


def _how(gone: Json) -> str:
    return ALTERED[gone["altered"]] + (f"; before: “{gone['before']}”" if gone["before"] else "")


def _change(results: Json, change: Json, note: str = "") -> Line:
    cells = {"Earlier": score(change["earlier"], results), "Later": score(change["later"], results)}
    cells |= {
        "Difference": apart(change["later"], change["earlier"]),
        "95 %": signed(change["ci"]) if change["ci"] else NONE,
    }
    cells["n"] = f"{people(change['n_earlier'])}, {people(change['n_later'])}"
    group = f"{change['group']}: " if change["group"] else ""
    return Line(f"{group}{change['title']}{note}", cells)


def _followed(results: Json, action: Json) -> Line:
    """An action that was agreed: the practice behind it in both waves, and its target."""
    target = f"; target {score(action['target'], results)}" if action["target"] is not None else ""
    return _change(results, {**action, "group": None}, f" ({action['practice_title']}{target})")


def _slope(results: Json, change: Json, *, broken: bool) -> str:
    """What the picture of the waves says of a part."""
    by = apart(change["later"], change["earlier"]).replace(MINUS, "minus ")
    verdict = {"changed": "moved", "stable": "not moved"}.get(change["label"], change["label"])
    ends = f"{score(change['earlier'], results)} to {score(change['later'], results)}"
    return f"{change['title']}: {ends} ({by}, {verdict}{'; partly asked differently' if broken else ''})"


USES = {"by-function": "quoted by function", "pooled": "pooled with others", "background": "background only"}


def _privacy(results: Json, privacy: Json) -> Page:
    asked = []
    if surveyed(results):
        asked.append(Line("Statements that were scored", {"1": str(privacy["scored"])}))
        asked.append(Line("Questions answered in own words", {"1": str(privacy["open_questions"] or "none")}))
        asked += [Line("Other columns, not used", {"1": str(privacy["unused"])})] if privacy["unused"] else []
        if privacy["fieldwork"]:
            asked.append(Line("Asked", {"1": " to ".join(map(day, privacy["fieldwork"]))}))
    if privacy["interviews"]:
        *most, last = [f"{count} {USES[use]}" for use, count in privacy["interviews"].items()]
        told = f"{', '.join(most)} and {last}" if most else last
        asked.append(Line("Interviews, as each person chose", {"1": told}))
    until = day(privacy["delete_by"]) if privacy["delete_by"] else "not settled yet"
    out = "some people's answers" if privacy["some_withdrawn"] else _withdrawn(privacy["withdrawn"])
    kept = [Line("Until when", {"1": until}), Line("Taken out on request", {"1": out})]
    before = _word(privacy["releases"])
    rounds = (
        f"{before} release{'s' if privacy['releases'] > 1 else ''} of this wave, with which this report was compared"
    )
    copy = f"released on {day(results['released'])}" if results["released"] else "a draft until it is released"
    sees = [Line("Handed out before", {"1": rounds if privacy["releases"] else "nothing of this wave"})]
    texts = [f"Answers are kept until {until}; no group of"] if privacy["delete_by"] else []
    return Page({"told": [asked, kept, [*sees, Line("This copy", {"1": copy})]]}, texts)


def _withdrawn(n: int) -> str:
    return f"the answers of {_word(n)} {'person' if n == 1 else 'people'}" if n else "nobody's answers so far"


def _sources(results: Json) -> Iterator[list[Line]]:
    """What was read, and what was asked besides: two tables of one look."""
    read = []
    for at, s in enumerate(results["sources"]):
        left = "; ".join(f"{people(one['count'])}: {one['reason']}" for one in s["set_aside"]) or "none"
        blank = "; ".join(f"{people(times)} {kind}" for kind, times in (s["no_answer"] or {}).items()) or "none"
        if s["no_answer"] is None:
            blank = "hidden"
        if s["channel"] == "interview":
            left += f"; {people(s['unfinished'])} not finished, and counted" if s["unfinished"] else ""
            blank = NONE
        shown = [
            people(s[key]) if s[key] is not None or s["channel"] == "interview" else "hidden"
            for key in ("rows", "accepted")
        ]
        cells = {"Rows": shown[0], "Accepted": shown[1], "Set aside": left, "No answer": blank}
        read.append(Line(str(at), cells))
    if read:
        yield read
    asked = []
    for at, q in enumerate(results["questions"]):
        told = " · ".join(
            f"{q['labels'].get(code, code)} {percent(share)}" for code, share in (q["shares"] or {}).items()
        )
        cells = {"n": people(q["n"]) if q["shares"] else "", "Answers": told if q["shares"] else "too few answers"}
        asked.append(Line(str(at), cells))
    if asked:
        yield asked


def terminal_lines(results: Json) -> Iterator[list[str]]:
    """The lines of the terminal that hold numbers, each in the parts that stand apart."""
    yield from _terminal_headline(results)
    for d in results["dimensions"]:
        yield _scored(results, d, f"{d['title']} ({d['role']})", borderline=d["borderline"])
        for p in d["practices"]:
            yield _scored(results, p, p["title"], borderline=False)
    yield from _terminal_comparisons(results)
    waves = results["waves"]
    open_ = [action for action in results["plan"] if action["status"] in {"proposed", "agreed"}][:5]
    for action in open_:
        title = f"{action['rank']}. {action['title']}"
        yield [title, str(action["due"]), action["effort"], percent(action["stability"]), action["owner"]]
    if alike := [str(action["rank"]) for action in open_ if action["equal_priority"]]:
        yield [f"Equal priority with the next one: {', '.join(alike)}"]
    printed = [len(asked["comments"]) for asked in results["comments"] if asked["comments"]]
    if printed:
        told = f"{_counted(sum(printed), 'approved answer')} to {_counted(len(printed), 'question')}"
        yield [f"In their own words: {told}, printed in the report."]
    if waves and waves["paired"]:
        yield [
            f"Note: {people(waves['paired'])} respondents are known in both waves by their code; the tests use that."
        ]


def _counted(n: int, thing: str) -> str:
    return f"{n:,} {thing}{'' if n == 1 else 's'}"


def _terminal_comparisons(results: Json) -> Iterator[list[str]]:
    yield from (_terminal_leans(d) for d in results["dimensions"] if d["reliability"])
    for group in results["groups"]:
        if not group["hidden"]:
            yield _terminal_group(results, group)
    titles = {d["id"]: d["title"] for d in results["dimensions"]}
    for gap in results["voices"]["gaps"]:
        seen = [score(gap["staff"], results), score(gap["leaders"], results), apart(gap["leaders"], gap["staff"])]
        yield [titles[gap["dimension"]], *seen, signed(gap["ci"]), READINGS[gap["label"]].lower()]
    for r in results["interviews"] if surveyed(results) else ():
        heard, survey = score(r["score"], results), score(r["survey_score"], results)
        yield [r["title"], heard, people(r["n"]), survey, apart(r["score"], r["survey_score"])]
    if results["waves"]:
        yield from _terminal_waves(results, results["waves"])


def _terminal_leans(d: Json) -> list[str]:
    found, agreed = d["reliability"], d["agreement"]
    cells = dict(_leans(d).cells)
    row = [cells["Alpha"], cells["95 %"] if found["alpha_ci"] else "", cells["Omega"], cells["n"], found["verdict"]]
    row += [cells["r_wg(j)"], agreed["label"] or ""] if agreed else []
    return [d["title"], *filter(None, row)]


def _terminal_waves(results: Json, waves: Json) -> Iterator[list[str]]:
    heads = ["Earlier", "Later", "Diff.", "95 %", "n", "Verdict"]
    parts = [c for kind in ("readiness", "dimension") for c in waves["changes"] if c["kind"] == kind]
    yield ["Wave to wave", *(heads if parts else [])]
    yield from (_terminal_change(results, change) for change in parts)
    if waves["actions"]:
        yield ["What was agreed", "Earlier", "Target", "Later", "Diff.", "95 %", "Verdict"]
    for action in waves["actions"]:
        line = _followed(results, action)
        ends = [line.cells["Earlier"], score(action["target"], results), line.cells["Later"]]
        told = {"changed": "moved", "stable": "not moved"}.get(action["label"], "too few answers")
        yield [action["title"], *ends, line.cells["Difference"], line.cells["95 %"], told]
    for name, kind in (("Statements", "item"), ("Groups", "group")):
        of_kind = [c for c in waves["changes"] if c["kind"] == kind]
        changed = [c for c in of_kind if c["label"] == "changed"]
        if of_kind:
            yield [f"{name}: {len(changed)} of {len(of_kind)} changed", *(heads if changed else [])]
        yield from (_terminal_change(results, change) for change in changed)


def _terminal_change(results: Json, change: Json) -> list[str]:
    line = _change(results, change)
    n = f"{people(change['n_earlier'])}/{people(change['n_later'])}"
    first = change["label"].removesuffix(" to tell")
    return [line.title, *(line.cells[name] for name in ("Earlier", "Later", "Difference", "95 %")), n, first]


def _terminal_headline(results: Json) -> Iterator[list[str]]:
    readiness, recipe = results["readiness"], results["recipe"]
    if results["released"]:
        of = results["organisation"] or "no organisation named"
        yield [f"{results['questionnaire']['title']}: {of}, released {results['released']}"]
    if readiness["score"] is not None:
        near = ", borderline" if readiness["borderline"] else ""
        figure = f"Readiness {score(readiness['score'], results)} of 100{_around(readiness['ci'])}"
        yield [f"{figure}: {readiness['level']}{near}. n = {readiness['n']}."]
    if results["response"]:
        silent = f" Those who stayed silent: the score would be {turns(results)}." if turns(results) else ""
        yield [f"{answered(readiness['n'], readiness['invited'])}.{silent}"]
    if recipe["score"] is not None:
        yield [f"Recipe of the ingredients: {score(recipe['score'], results)}{_around(recipe['ci'])}."]
    for source in results["sources"]:
        if source["channel"] != "interview" and source["no_answer"] is not None:
            kinds = ", ".join(f"{times:,} {kind}" for kind, times in source["no_answer"].items())
            yield [f"No answer in {source['file']}: {kinds or 'none'}."]


def _terminal_group(results: Json, group: Json) -> list[str]:
    cells = [group["dimensions"].get(d["id"]) for d in results["dimensions"]]
    told = ["hidden" if c is None or c["hidden"] else score(c["score"], results) + arrow(c) for c in cells]
    told += [percent(group["rate"])] if group["rate"] is not None else []
    ready = group["readiness"]["score"] if group["readiness"] else None
    return [group["group"], people(group["n"]), score(ready, results), *told]


def _around(ci: Sequence[float] | None) -> str:
    return f" (95 %: {between(ci)})" if ci else ""


def _scored(results: Json, part: Json, title: str, *, borderline: bool) -> list[str]:
    if not surveyed(results):
        return [title, score(part["score"], results), people(part["n"])]
    level = (part["level"] or "") + (", borderline" if part["level"] and borderline else "")
    return [title, score(part["score"], results), between(part["ci"]), people(part["n"]), *([level] if level else [])]


def leaves(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else None
    if items is None:
        yield path
        return
    for key, inner in items:
        yield from leaves(inner, (*path, key))
