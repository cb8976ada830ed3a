"""`collabready` alone in a client folder: where the engagement stands, and what comes next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from collabready.files import hash_in_background

if TYPE_CHECKING:
    from collabready.engagement import Engagement
    from collabready.interview.folder import Kept
    from collabready.ledger.entries import Ledger
    from collabready.questionnaire.model import Questionnaire

FEW = 3


@dataclass(frozen=True)
class Standing:
    """What lies in a client's folder. `day`: today. `log`: where withdrawals are noted. `ledger`: None before any release.

    `private`: how many files tell of single people; `purged`: when those were erased, and the certificate.
    """

    engagement: Engagement
    questionnaire: Questionnaire
    exports: tuple[Path, ...]
    interviews: tuple[Kept, ...]
    reports: tuple[Path, ...]
    log: Path
    ledger: Ledger | None
    day: date
    private: int = 0
    purged: tuple[date, Path] | None = None

    @property
    def overdue(self) -> bool:
        by = self.engagement.delete_by
        return by is not None and by < self.day and bool(self.private or self.exports or self.interviews)

    @property
    def broken(self) -> int:
        return sum(kept.interview is None for kept in self.interviews)

    @property
    def open(self) -> int:
        return sum(kept.open for kept in self.interviews)

    @property
    def others(self) -> int:
        """Talks about another questionnaire, which are not scored with this one."""
        return sum(kept.about not in {self.questionnaire.id, ""} for kept in self.interviews)

    @property
    def may_go_on(self) -> bool:
        """Whether a talk about this questionnaire is open."""
        return any(kept.open and kept.about == self.questionnaire.id for kept in self.interviews)

    @property
    def stale(self) -> bool:
        """Whether an answer is newer than every report, or was withdrawn, approved or decided on since."""
        from collabready.engagement import RELEASED
        from collabready.plan.decisions import FILE as PLAN

        newest = max((_written(path) for path in self.reports), default=0.0)
        logs = [] if _last_line(self.log).partition(": ")[2].startswith(RELEASED) else [self.log]
        beside = [self.engagement.folder / name for name in (self.engagement.comments, PLAN)]
        inputs = [*self.exports, *(kept.path for kept in self.interviews), *logs, *beside]
        return any(_written(path) > newest for path in inputs)


def status(client: Path) -> None:
    """Print where the engagement of a client's folder stands. Raises DocumentError when its settings are wrong."""
    from collabready.engagement import load_engagement

    engagement = load_engagement(client)
    if engagement:
        print(*_lines(_standing(engagement, client)), sep="\n")


def _standing(engagement: Engagement, client: Path) -> Standing:
    from collabready.clock import today
    from collabready.engagement import LOG, REPORTS, exports, questionnaire_of
    from collabready.interview.folder import kept_in
    from collabready.ledger.file import load_ledger
    from collabready.purge.certificate import purged_on
    from collabready.purge.inventory import inventory_of
    from collabready.questionnaire.reader import load_questionnaire

    interviews = kept_in(client)
    return Standing(
        engagement=engagement,
        questionnaire=load_questionnaire(questionnaire_of(engagement)),
        exports=exports(engagement),
        interviews=interviews,
        reports=_reports(client / REPORTS, [kept.id for kept in interviews]),
        log=client / LOG,
        ledger=load_ledger(client),
        day=today(),
        private=len(inventory_of(engagement).goes),
        purged=purged_on(client),
    )


def _reports(folder: Path, talks: Sequence[str]) -> tuple[Path, ...]:
    """The reports as PDF, or as the page where no PDF could be drawn; without what is printed for an interview."""
    from collabready.engagement import is_report

    files = {path.stem: path for suffix in ("html", "pdf") for path in sorted(folder.glob(f"*.{suffix}"))}
    return tuple(path for _, path in sorted(files.items()) if is_report(path, talks))


def _lines(standing: Standing) -> Iterator[str]:
    engagement = standing.engagement
    yield f"{engagement.organisation}: {engagement.extent}"
    yield f"Questionnaire: {standing.questionnaire.title} ({standing.questionnaire.id} {standing.questionnaire.version})"
    yield from _unfit(engagement, standing.questionnaire)
    yield f"Exports: {_named(standing.exports) or _looked_for(engagement)}"
    yield f"Interviews: {_interviews(standing)}"
    yield f"Reports: {_named(standing.reports) or 'none yet'}"
    yield from _released(standing)
    yield from _deletion(standing)
    yield f"Next: {_next_step(standing)}"


def _named(paths: Sequence[Path]) -> str:
    """`2: a.csv, b.csv`; nothing where there are none."""
    names = ", ".join(path.name for path in paths[:FEW])
    return f"{len(paths)}: {names}{', ...' if len(paths) > FEW else ''}" if paths else ""


def _looked_for(engagement: Engagement) -> str:
    from collabready.engagement import unmatched

    patterns = ", ".join(unmatched(engagement))
    return f"none yet; looked for {patterns}" if patterns else "none; `exports:` in collabready.yaml names no files"


def _interviews(standing: Standing) -> str:
    if not standing.interviews:
        return "none yet"
    talks = [kept.interview.interview for kept in standing.interviews if kept.interview]
    uses = [str(talk.use) for talk in talks]
    states = {
        "open": standing.open,
        "finished": len(talks) - standing.open,
        "cannot be read": standing.broken,
        "about another questionnaire": standing.others,
    }
    used = {use: uses.count(use) for use in dict.fromkeys(sorted(uses))}
    said = "; ".join(_counts(counts) for counts in (states, used) if any(counts.values()))
    return f"{len(standing.interviews)}: {said}"


def _counts(counts: dict[str, int]) -> str:
    return ", ".join(f"{count} {name}" for name, count in counts.items() if count)


def _unfit(engagement: Engagement, questionnaire: Questionnaire) -> Iterator[str]:
    """Settings that say nothing to this questionnaire."""
    from collabready.documents import closest
    from collabready.questionnaire.refusals import not_translated

    yield from (f"languages: {why}" for each in engagement.languages if (why := not_translated(questionnaire, each)))
    roles = sorted({action.owner for action in questionnaire.actions})
    for role in engagement.owners:
        if role not in roles:
            hint = closest(role, roles) or f"It has: {', '.join(roles) or 'none'}."
            yield f"owners: no action of '{questionnaire.id}' is owned by '{role}'. {hint}"


def _released(standing: Standing) -> Iterator[str]:
    """What was handed out, and which reports are drafts; nothing while there is no report."""
    entries = standing.ledger.releases if standing.ledger else ()
    for entry in entries:
        yield f"Released on {entry.released}: {', '.join(file.name for file in entry.files)}"
    if entries:
        yield "Whatever is scored from now on in the same wave is checked with that."
    known = {file.sha256 for entry in entries for file in entry.files}
    if drafts := [path for path in standing.reports if _sha256(path) not in known]:
        are = "is a draft" if len(drafts) == 1 else "are drafts"
        names = ", ".join(path.name for path in drafts[:FEW]) + (", ..." if len(drafts) > FEW else "")
        yield f"{names} {are} until you type: collabready release FILE"


def _sha256(path: Path) -> str:
    """Of a file; empty for what is gone meanwhile."""
    try:
        return hash_in_background(path).result()
    except OSError:
        return ""


def _last_line(path: Path) -> str:
    """Of a text file; empty where there is none."""
    try:
        return path.read_text("utf-8", errors="replace").rstrip().rpartition("\n")[2]
    except OSError:
        return ""


def _deletion(standing: Standing) -> Iterator[str]:
    by = standing.engagement.delete_by
    if standing.purged:
        yield f"Purged on {standing.purged[0]}: {standing.purged[1].name} says what was erased."
    if standing.purged and not standing.private:
        return
    if by is None:
        yield "No day is set by which the answers are deleted: `delete_by` in collabready.yaml."
    elif standing.overdue:
        days = (standing.day - by).days
        yield f"OVERDUE: all answers were to be deleted by {by}, {days} {'day' if days == 1 else 'days'} ago: collabready purge"
    else:
        yield f"All answers are to be deleted by {by}."


def _next_step(standing: Standing) -> str:
    """A command to type, with what it is for."""
    asked = standing.exports or standing.interviews
    finished = bool(standing.purged and not standing.private)
    steps = (
        (finished, "nothing; results and reports that were kept may still be read and printed"),
        (standing.overdue, "collabready purge, and delete backups yourself; results and reports stay"),
        (standing.broken, "collabready interview list (it tells what is wrong)"),
        (standing.may_go_on, "collabready interview --resume"),
        (not asked, "collabready interview, or put the export of the survey into exports"),
        (not standing.reports, "collabready score, then collabready report"),
        (standing.stale, "collabready report (answers have changed since the last one)"),
    )
    return next((step for due, step in steps if due), "read the report: no answer is newer")


def _written(path: Path) -> float:
    """Seconds; 0 for what is gone meanwhile."""
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0
