"""One talk in plain lines: tells the question on the table, reads a line, does what it orders, and goes on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from collabready.interview import course, remarks
from collabready.interview.dialogue import Dialogue
from collabready.interview.orders import Order, Verb, either, help_lines, order_of
from collabready.interview.search import found
from collabready.interview.session import Session, at_number, back, choice_made, forward, next_open, state
from collabready.interview.skips import why_skipped
from collabready.interview.wording import numbers, opening_lines, overview_lines, step_lines, talk_line

if TYPE_CHECKING:
    from collabready.engagement import Engagement

Doer = Callable[[Dialogue, Order], Order | None]
# Orders that change nothing, so that the line before them may still be taken the other way.
HARMLESS: set[Verb] = {"help", "list", "time", "nothing", "search"}


@dataclass
class Plain:
    """A talk at work. `told`: skipped steps that were explained. `at`: the step and language that were read out last.

    `meant`: how the last line might be meant as well, and the session to which it then applies.
    """

    talk: Dialogue
    engagement: Engagement | None
    told: set[str] = field(default_factory=set)
    at: tuple[str, str | None] | None = None
    meant: tuple[Session, Order] | None = None
    over: bool = False

    @property
    def session(self) -> Session:
        return self.talk.session

    def run(self) -> None:
        """Talk until it is over. Raises EOFError when input has ended, CollabreadyError when the talk is taken over."""
        self._begin()
        while not self.over:
            step, language = self.session.step, self.session.interview.interview.language
            if self.at != (step.id, language):
                self.at = step.id, language
                self.talk.say("", *step_lines(self.session, step))
            answers = "words" if step.kind == "text" else either(step)
            self._obey(order_of(self.talk.line(f"Question {step.number}, {answers}, or help: "), self.session))

    def _begin(self) -> None:
        interview = self.session.interview
        talk = interview.interview
        self.talk.say(f"Interview with {talk_line(self.session)}", "help tells what may be typed, q saves and stops.")
        if talk.finished is not None:
            self.talk.say(f"It was finished on {talk.finished[:10]}. Changes are kept all the same.")
        if choice_made(self.session):
            return
        self.talk.say("", *opening_lines(self.session, self.engagement), "")
        self._follow(Order("use"))

    # What lines order

    def _obey(self, order: Order) -> None:
        before = self.session
        if order.verb == "meant":
            before, order = self.meant or (before, order)
            self.talk.hear(lambda _, __: before)
        if order.verb not in HARMLESS:
            self.meant = (before, order.other) if order.other else None
        self._follow(order)

    def _follow(self, order: Order | None) -> None:
        while order is not None:
            place = at_number(self.session, order.number) if order.number is not None else None
            if place is not None:
                self.talk.desk.move(lambda _, place=place: place)  # type: ignore[misc]
            order = self._doers[order.verb](self.talk, order)

    @property
    def _doers(self) -> dict[Verb, Doer]:
        return {**ON_THE_STEP, **ON_THE_TALK, **{verb: self._going(do) for verb, do in self._moves.items()}}

    @property
    def _moves(self) -> dict[Verb, Callable[[], Order | None]]:
        return {
            "again": self._again,
            "go": self._again,
            "back": self._back,
            "skip": self._go_on,
            "next-open": self._next_open,
            "quit": self._quit,
        }

    @staticmethod
    def _going(move: Callable[[], Order | None]) -> Doer:
        return lambda _, __: move()

    # Where the talk goes

    def _again(self) -> None:
        self.at = None

    def _back(self) -> None:
        here = self.session.step
        self.talk.desk.move(back)
        if self.session.step is here:
            self.talk.say("This is the first question.")

    def _go_on(self) -> Order | None:
        here = self.session.step
        self.talk.desk.move(forward)
        there = self.session.step
        until = len(self.session.steps) if there is here else there.number - 1
        for step in self.session.steps[here.number : until]:
            if step.id not in self.told and state(self.session, step) == "skipped":
                self.told.add(step.id)
                self.talk.say(f"Question {step.number} is left out. {why_skipped(self.session, step)}")
        return self._after_the_last() if there is here else None

    def _after_the_last(self) -> Order | None:
        open_ = [step for step in self.session.steps if state(self.session, step) == "open"]
        if not open_:
            self.talk.say("That was the last question, and nothing is open.")
            return Order("end")
        if open_ == [self.session.step]:
            self.talk.say("Only this question is open. e ends the talk, also without it.")
        else:
            self.talk.say(f"That was the last question. Still open: {numbers(open_)}. e ends the talk all the same.")
            self.talk.desk.move(next_open)
        return None

    def _next_open(self) -> None:
        here = self.session.step
        self.talk.desk.move(next_open)
        if self.session.step is here:
            only = state(self.session, here) == "open"
            self.talk.say("No other question is open." if only else "Nothing is open. e ends the talk.")

    def _quit(self) -> None:
        self.over = True


def _search(talk: Dialogue, order: Order) -> None:
    steps = found(talk.session, order.words)
    talk.say(*(f"{step.number}: {step.text}" for step in steps))
    talk.say("# and its number goes to a question." if steps else f"Nothing mentions '{order.words}'.")


def _nothing(talk: Dialogue, _: Order) -> None:
    talk.say("Nothing was typed. s goes on without an answer, help tells what else there is.")


def _nothing_meant(talk: Dialogue, _: Order) -> None:
    talk.say("There is nothing to take the other way.")


ON_THE_STEP: dict[Verb, Doer] = {
    "rate": remarks.rate,
    "not-asked": remarks.leave_out,
    "dont-know": remarks.leave_out,
    "answer": remarks.answer,
    "note": remarks.note,
    "clear-note": remarks.replace_note,
    "words": remarks.quote,
    "clear-words": remarks.replace_quote,
    "flag": remarks.flag,
}
ON_THE_TALK: dict[Verb, Doer] = {
    "use": course.choose_use,
    "language": course.change_language,
    "clock": course.turn_clock,
    "time": course.tell_time,
    "end": course.end,
    "search": _search,
    "nothing": _nothing,
    "meant": _nothing_meant,
    "list": lambda talk, _: talk.say(*overview_lines(talk.session)),
    "help": lambda talk, _: talk.say(*help_lines(talk.session.step)),
    "unknown": lambda talk, order: talk.say(order.words),
}
