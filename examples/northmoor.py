"""Makes the synthetic export of examples/northmoor: nobody said any of it.

Run it after the flagship questionnaire changed: `python examples/northmoor.py`. The same questionnaire gives the same
file. It has the form of a Google Forms export: a timestamp first, the questions as headers, labels as answers, line ends
of two characters and none at the end.
"""

from __future__ import annotations

import csv
import io
import random
from datetime import datetime, timedelta
from pathlib import Path

from collabready.questionnaire.model import Item, Question, Questionnaire
from collabready.questionnaire.reader import load_questionnaire

EXPORT = Path(__file__).parent / "northmoor" / "exports" / "synthetic learning survey (responses).csv"
STAFF = {
    "Operations": 54, "Customer Service": 46, "Networks": 38, "Engineering": 32,
    "Finance": 27, "IT": 22, "People and Communication": 17, "Legal": 4,
}  # fmt: skip
MANAGERS = {"Operations": 4, "Customer Service": 3, "Networks": 2, "Engineering": 2, "Finance": 1, "IT": 1, "Legal": 1}
EXECUTIVES = 6
MEANS = {
    "trust": 66, "interdependence": 62, "mixed-network": 58, "driver": 56,
    "usefulness": 68, "low-threshold": 72, "simple-rules": 64,
    "clear-goal": 29, "urgency": 26, "line-to-results": 32,
    "belief": 57, "continuity": 46, "explicit-support": 40, "allies": 47,
    "room-for-mistakes": 61, "no-punishment": 55, "speaking-up": 59, "managers-encourage": 57, "managers-let-go": 53,
}  # fmt: skip
DEPARTMENT_EFFECT = {"Operations": -4, "Customer Service": 5, "IT": 3, "Finance": -6}
LEADERS_EFFECT = {"purpose": 24, "executive-support": 14, "psychological-safety": 12, "communities": 5, "technology": 2}
OBSTACLES = (
    "I like helping other teams, but nobody can say what it is for.",
    "We have the tools. What we miss is a reason to use them together.",
    "The goal. Every team has its own targets.",
    "Time. My own work always comes first.",
    "After the launch we heard nothing more about it.",
    "I do not know whom to ask outside my department.",
    "People are willing, the plan is missing.",
    "It is never clear which questions belong in the group and which do not.",
)
MEMBERS, DONT_KNOW, BLANK, COMMENT = 0.62, 0.035, 0.02, 0.2
FIRST = datetime(2026, 10, 5, 8, 2, 11)  # noqa: DTZ001 - Google Forms writes local time


def main() -> None:
    questionnaire = load_questionnaire("collaborative-learning")
    EXPORT.parent.mkdir(parents=True, exist_ok=True)
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows(_rows(questionnaire, random.Random(2026)))
    EXPORT.write_bytes(text.getvalue().removesuffix("\r\n").encode())


def _rows(questionnaire: Questionnaire, chance: random.Random) -> list[list[str]]:
    asked = _asked(questionnaire)
    header = ["Timestamp", *[_text(thing) for thing in asked], "This is synthetic example data"]
    people = [
        *[(department, "employee") for department, number in STAFF.items() for _ in range(number)],
        *[(department, "manager") for department, number in MANAGERS.items() for _ in range(number)],
        *[("Operations", "executive")] * EXECUTIVES,
    ]
    chance.shuffle(people)
    moment, rows = FIRST, [header]
    for department, role in people:
        moment += timedelta(minutes=chance.expovariate(1 / 55))
        cells = _answers(questionnaire, asked, department, role, chance)
        rows.append([moment.strftime("%Y/%m/%d %-I:%M:%S %p GMT+2"), *cells, "yes"])
    rows[100][1:-1] = [""] * len(asked)
    return rows


def _asked(questionnaire: Questionnaire) -> list[Item | Question]:
    first = [question for question in questionnaire.questions if question.ask == "first"]
    last = [question for question in questionnaire.questions if question.ask != "first"]
    return [*first, *[item for item in questionnaire.items if item.statement], *last]


def _text(thing: Item | Question) -> str:
    return thing.text if isinstance(thing, Question) else thing.statement or ""


def _answers(
    questionnaire: Questionnaire, asked: list[Item | Question], department: str, role: str, chance: random.Random
) -> list[str]:
    practices = {
        item.id: (practice.id, d.id)
        for d in questionnaire.dimensions
        for practice in d.practices
        for item in practice.items
    }
    person = chance.gauss(0, 13) + DEPARTMENT_EFFECT.get(department, 0)
    traits = {dimension.id: chance.gauss(0, 11) for dimension in questionnaire.dimensions}
    member = chance.random() < MEMBERS
    cells = []
    for thing in asked:
        if thing.audience and role not in thing.audience:
            cells.append("")
        elif isinstance(thing, Question):
            cells.append(_answer(thing, department, role, member, chance))
        elif thing.when and not member:
            cells.append("")
        else:
            practice, dimension = practices[thing.id]
            mean = (
                MEANS[practice] + person + traits[dimension] + (LEADERS_EFFECT[dimension] if role != "employee" else 0)
            )
            cells.append(_rating(questionnaire, thing, mean, chance))
    return cells


def _answer(question: Question, department: str, role: str, member: bool, chance: random.Random) -> str:  # noqa: FBT001
    if question.type == "group":
        return department
    if question.type == "audience":
        return question.answers[role]
    if question.id == "com-member":
        return question.answers["yes" if member else "no"]
    if question.type == "choice":
        return chance.choices(list(question.answers.values()), weights=[5, 4, 3, 1])[0]
    return chance.choice(OBSTACLES) if chance.random() < COMMENT else ""


def _rating(questionnaire: Questionnaire, item: Item, mean: float, chance: random.Random) -> str:
    scale = questionnaire.scale(item)
    draw = chance.random()
    if draw < BLANK:
        return ""
    if draw < BLANK + DONT_KNOW and scale.no_answer:
        return scale.no_answer[0]
    score = min(max(mean + chance.gauss(0, 22), 0), 100)
    if item.reverse:
        score = 100 - score
    return scale.label(scale.codes[round(score / 100 * (len(scale.codes) - 1))])


if __name__ == "__main__":
    main()
