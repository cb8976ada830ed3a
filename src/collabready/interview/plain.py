"""One talk in plain lines: tells the question on the table, reads a line, does what it orders, and goes on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from collabready.interview import course, remarks
from collabready.interview.dialogue import Dialogue
from collabready.interview.help import help_lines
from collabready.interview.orders import Order, Verb, either, order_of
from collabready.interview.search import found
from collabready.interview.session import Session, at_number, back, choice_made, forward, next_open, state
from collabready.interview.skips import why_skipped
from collabready.interview.wording import opening_lines, overview_lines, step_lines, still_open, talk_line

if TYPE_CHECKING:
    from collabready.engagement import Engagement

# Orders that change nothing, so that the line before them may still be taken the other way.
HARMLESS: set[Verb] = {"help", "list", "time", "nothing", "search"}


@dataclass
class Plain(Dialogue):
    """A talk at work. `told`: skipped steps that were explained. `at`: the step and language that were read out last.

    `meant`: how the last line might be meant as well, and the session to which it then applies.
    """

    engagement: Engagement | None = None
    told: set[str] = field(default_factory=set)
    at: tuple[str, str | None] | None = None
    meant: tuple[Session, Order] | None = None
    over: bool = False

    def run(self) -> None:
        """Talk until it is over. Raises EOFError when input has ended, CollabreadyError when the talk is taken over."""
        self._begin()
        while not self.over:
            step, language = self.session.step, self.session.interview.interview.language
            if self.at != (step.id, language):
                self.at = step.id, language
                self.say("", *step_lines(self.session, step))
            line = self.line(f"Question {step.number}, {either(step)}, or help: ")
            self._obey(order_of(line, self.session))

    def _begin(self) -> None:
        talk = self.session.interview.interview
        self.say(f"Interview with {talk_line(self.session)}", "help tells what may be typed, q saves and stops.")
        if talk.finished is not None:
            self.say(f"It was finished on {talk.finished[:10]}. Changes are kept all the same.")
        if choice_made(self.session):
            return
        self.say("", *opening_lines(self.session, self.engagement), "")
        self._follow(Order("use"))

    def _obey(self, order: Order) -> None:
        if order.verb == "meant" and self.meant:
            before, order = self.meant
            self.hear(lambda _, __: before)
        if order.verb not in HARMLESS:
            self.meant = None
        self._follow(order)

    def _follow(self, order: Order | None) -> None:
        while order is not None:
            if order.other:
                self.meant = self.session, order.other
            if order.number is not None:
                self._go_to(order.number)
            order = DOERS[order.verb](self, order)

    def _go_to(self, number: int) -> None:
        self.desk.move(lambda session: at_number(session, number) or session)


# Where the talk goes


def _again(plain: Plain, _: Order) -> None:
    plain.at = None


def _back(plain: Plain, _: Order) -> None:
    here = plain.session.step
    plain.desk.move(back)
    if plain.session.step is here:
        plain.say("This is the first question.")


def _go_on(plain: Plain, _: Order) -> Order | None:
    here = plain.session.step
    plain.desk.move(forward)
    there = plain.session.step
    until = len(plain.session.steps) if there is here else there.number - 1
    for step in plain.session.steps[here.number : until]:
        if step.id not in plain.told and state(plain.session, step) == "skipped":
            plain.told.add(step.id)
            plain.say(f"Question {step.number} is left out. {why_skipped(plain.session, step)}")
    return _after_the_last(plain) if there is here else None


def _after_the_last(plain: Plain) -> Order | None:
    open_ = [step for step in plain.session.steps if state(plain.session, step) == "open"]
    if not open_:
        plain.say("That was the last question, and nothing is open.")
        return Order("end")
    if open_ == [plain.session.step]:
        plain.say("Only this question is open. e ends the talk, also without it.")
    else:
        plain.say(f"That was the last question. {still_open(open_)} e ends the talk all the same.")
        plain.desk.move(next_open)
    return None


def _next_open(plain: Plain, _: Order) -> None:
    here = plain.session.step
    plain.desk.move(next_open)
    if plain.session.step is here:
        only = state(plain.session, here) == "open"
        plain.say("No other question is open." if only else "Nothing is open. e ends the talk.")


def _quit(plain: Plain, _: Order) -> None:
    plain.over = True


def _search(plain: Plain, order: Order) -> None:
    steps = found(plain.session, order.words)
    plain.say(*(f"{step.number}: {step.text}" for step in steps))
    plain.say("# and its number goes to a question." if steps else f"Nothing mentions '{order.words}'.")


def _nothing(plain: Plain, _: Order) -> None:
    plain.say("Nothing was typed. s goes on without an answer, help tells what else there is.")


def _nothing_meant(plain: Plain, _: Order) -> None:
    plain.say("There is nothing to take the other way.")


DOERS: dict[Verb, Callable[[Plain, Order], Order | None]] = {
    "rate": remarks.rate,
    "not-asked": remarks.leave_out,
    "dont-know": remarks.leave_out,
    "answer": remarks.answer,
    "note": remarks.note,
    "bare-note": remarks.bare_note,
    "clear-note": remarks.replace_note,
    "words": remarks.quote,
    "clear-words": remarks.replace_quote,
    "flag": remarks.flag,
    "use": course.choose_use,
    "language": course.change_language,
    "clock": course.turn_clock,
    "time": course.tell_time,
    "end": course.end,
    "again": _again,
    "go": _again,
    "back": _back,
    "skip": _go_on,
    "next-open": _next_open,
    "quit": _quit,
    "search": _search,
    "nothing": _nothing,
    "meant": _nothing_meant,
    "list": lambda plain, _: plain.say(*overview_lines(plain.session)),
    "help": lambda plain, _: plain.say(*help_lines(plain.session)),
    "unknown": lambda plain, order: plain.say(order.words),
}
