"""The pages of the plan held against what the JSON says: each action at its place, with its number everywhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from agreement import expected
from agreement.expected import Json
from agreement.pages import Cell, Section, Table

FEW, MOST_OF_FEW = 30, 3
EFFORT = {"S": "small", "M": "medium", "L": "large"}
NUMBERED = ("actions", "waiting")
Actions = Mapping[int, Any]


def plan_disagrees(content: Json, sections: Mapping[str, Section]) -> Iterator[str]:
    """Each action by its title: what it gains, when it is due, where it starts and shall end; its number everywhere."""
    tables = [table for section in sections.values() for table in section.tables]
    actions: dict[int, Any] = {}
    for table in tables:
        for row in table.rows if table.name in NUMBERED else ():
            action = next((a for a in content["plan"] if _begins(row[1].text, a["title"])), None)
            if action is None:
                yield f"plan: {row[1].text!r} is no action of the results"
                continue
            actions[int(row[0].text)] = action
            yield from _action_disagrees(content, table, row, action)
    yield from _missing(content, actions)
    if list(actions) != list(range(1, len(actions) + 1)):
        yield f"plan: numbered {list(actions)}"
    for section in sections.values():
        yield from _named_elsewhere(content, section, actions)


def _missing(content: Json, actions: Actions) -> Iterator[str]:
    """All that applies and was not decided against stands somewhere; of few answers three at most."""
    stands = [a["id"] for a in content["plan"] if a["status"] != "rejected"]
    few = content["readiness"]["n"] < FEW
    if few and len(actions) != min(MOST_OF_FEW, len(stands)):
        yield f"plan: {len(actions)} actions of few answers"
    missing = set(stands) - {a["id"] for a in actions.values()}
    if missing and not few:
        yield f"plan: without {missing}"


def _begins(printed: str, title: str) -> bool:
    plain = " ".join(title.split())
    return printed.startswith((plain, plain[:100]))


def _day(content: Json, action: Json) -> str:
    """When an action is due, as it is printed."""
    day = _due(content, action)
    return f"{day.day} {day:%b}" if day else f"day {action['due']}"


def _date(content: Json, action: Json) -> str | None:
    """The same with its month and year in full; None where it has no date."""
    day = _due(content, action)
    return f"{day.day} {day:%B %Y}" if day else None


def _due(content: Json, action: Json) -> date | None:
    on, start = action["due_date"], content["plan_start"]
    if not on and not start:
        return None
    return date.fromisoformat(on) if on else date.fromisoformat(start) + timedelta(days=action["due"] - 1)


def month_ends(content: Json) -> str:
    """The dates on which the months of the plan end, where its first day is known."""
    if not content["plan_start"]:
        return ""
    return " ".join(str(date.fromisoformat(content["plan_start"]) + timedelta(days=day - 1)) for day in (30, 60, 90))


def _action_disagrees(content: Json, table: Table, row: list[Cell], action: Json) -> Iterator[str]:
    day, effort = _day(content, action), EFFORT[action["effort"]]
    must = {
        "Owner": " ".join(action["owner"].split())[:60],
        "Due": day,
        "Effort": effort,
        "Due, effort": f"{day}, {effort}",
        "Gain": expected.gain(action["gain"]),
    }
    for name, text in must.items():
        if name in table.head and row[table.head.index(name)].text != text:
            yield f"plan, {action['id']}, {name}: {row[table.head.index(name)].text!r} instead of {text!r}"
    reason = row[1].text if "Builds" in table.head else row[2].text
    told = re.search(r": (<?\d+)$", reason)
    if told and told[1] not in _scores(content, action):
        yield f"plan, {action['id']}: {reason!r}"


def _scores(content: Json, action: Json) -> set[str]:
    """The scores of what an action improves."""
    practices = [p for d in content["dimensions"] for p in d["practices"] if p["id"] in action["improves"]]
    heard = [r["score"] for r in content["interviews"] if r["practice"] in action["improves"]]
    return {expected.score(each, content) for each in [*(p["score"] for p in practices), *heard]}


def _named_elsewhere(content: Json, section: Section, actions: Actions) -> Iterator[str]:
    """The actions with their reasons, among the days, the moves and the measures, and on the pages of the parts."""
    yield from _measured_elsewhere(section)
    for table in section.tables:
        yield from _heads_disagree(content, table)
        for row in table.rows:
            if table.name in {"timeline", "moves", "reasons"}:
                yield from _row_disagrees(content, table.name, row, actions.get(int(row[0].text)))
            elif table.name == "measures":
                yield from _measure_disagrees(content, row, actions)
            elif not table.name:
                yield from _mentions_disagree(content, section.anchor, row, actions)
    for name, text in section.texts:
        if name == "alt" and " effort, gain " in text:
            yield from _chart_disagrees(text, actions)


def _measured_elsewhere(section: Section) -> Iterator[str]:
    """What is measured is what the days hold, each action once."""
    rows = {
        name: [row for t in section.tables if t.name == name for row in t.rows] for name in ("timeline", "measures")
    }
    moves = [number for row in rows["measures"] for number in re.findall(r"\d+", row[2].text)]
    if len(moves) != len({*moves}) or not {*moves} <= {row[0].text for row in rows["timeline"]}:
        yield f"plan, measures: {moves} are measured"


def _heads_disagree(content: Json, table: Table) -> Iterator[str]:
    starts = _starts(content)
    if table.name == "timeline" and table.head[-1].replace(" ", "") != starts.replace(" ", ""):
        yield f"plan, timeline: {table.head[-1]!r} instead of {starts!r}"


def _starts(content: Json) -> str:
    """The heads of the three months: their days, or the date on which each begins."""
    if not content["plan_start"]:
        return "Days 1-30 Days 31-60 Days 61-90"
    first = date.fromisoformat(content["plan_start"])
    days = (first + timedelta(days=day) for day in (0, 30, 60))
    return " ".join(f"from {day.day} {day:%b}" for day in days)


def _days(content: Json, action: Json) -> str:
    """The days of an action as they are read aloud: from the first of its month, up to its own date where it has one."""
    end = action["due"]
    if action["due_date"] and content["plan_start"]:
        apart = date.fromisoformat(action["due_date"]) - date.fromisoformat(content["plan_start"])
        end = min(max(apart.days + 1, 1), 90)
    month = -(-end // 30) * 30
    return f"from day {month - 29} to day {end}" + (", done" if action["status"] == "done" else "")


def _row_disagrees(content: Json, table: str, row: list[Cell], action: Any) -> Iterator[str]:
    """A row by its number: of the picture of the days, of the measures, of the reasons."""
    text = row[1].text.removesuffix("…")
    if action is None or not _begins(text, action["measure" if table == "moves" else "title"][:60]):
        yield f"plan, {table}: {text!r} in place of {action and action['title']}"
    elif table == "timeline" and row[-1].alts != [days := _days(content, action)]:
        yield f"plan, {table}: {row[-1].alts} in place of {days}"
    elif table == "reasons":
        because = " ".join(action["because"].split())
        if because[:1].upper() + because[1:] not in row[1].text:
            yield f"plan, {action['id']}: because {row[1].text!r}"
        share = re.search(r"first five in (\d+ %)", row[1].text)
        if (share[1] if share else "–") != expected.percent(action["stability"]):
            yield f"plan, {action['id']}: {share and share[1]} in place of {action['stability']}"


def _measure_disagrees(content: Json, row: list[Cell], actions: Actions) -> Iterator[str]:
    """A habit with its score now, and its target where that can be told."""
    title, _, numbers, now, target = (cell.text for cell in row)
    named = {p["id"] for d in content["dimensions"] for p in d["practices"] if _begins(title, p["title"])}
    for number in re.findall(r"\d+", numbers):
        action = actions.get(int(number), {})
        if not named & {*action.get("improves", ())}:
            yield f"plan, {title}: action {number} does not improve it"
        if expected.score(action.get("baseline"), content) != now:
            yield f"plan, {title}: {now!r} is not where action {number} starts"
        if target[-1].isdecimal() and expected.score(action.get("target"), content) != target:
            yield f"plan, {title}: {target!r} is not the target of action {number}"


def _chart_disagrees(alt: str, actions: Actions) -> Iterator[str]:
    for number, effort, gain in re.findall(r"(\d+): (\w+) effort, gain (\+\d+\.\d|below 0\.1)", alt):
        action = actions.get(int(number), {"effort": "", "gain": None})
        if (EFFORT.get(action["effort"]), expected.gain(action["gain"])) != (effort, gain):
            yield f"plan, chart: {number} with {effort} effort and {gain}"


def _mentions_disagree(content: Json, anchor: str, row: list[Cell], actions: Actions) -> Iterator[str]:
    for at, cell in enumerate(row):
        for number, action in actions.items():
            if _begins(cell.text, action["title"]):
                own = any(f"by {day}" in cell.text for day in (f"day {action['due']}", _date(content, action)))
                told = re.search(rf"action {number}\b", cell.text) or (at > 0 and row[at - 1].text == str(number))
                if not own or not told:
                    yield f"{anchor}: {cell.text!r} in place of action {number}, day {action['due']}"
