"""Results to print: whole ones from files, small ones from a table of scores."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from collabready.assessment.results import (
    DimensionResult,
    FiredGate,
    PracticeResult,
    QuestionnaireRef,
    Readiness,
    Recipe,
    Results,
    Settings,
    Tool,
)

RESULTS = Path(__file__).parent / "results"
TEMPLATE = Path(__file__).parents[2] / "report_templates" / "executive"
LEVELS = {"missing": 0.0, "fragile": 35.0, "forming": 50.0, "ready": 65.0, "strong": 80.0}
INGREDIENTS = {"Communities", "Technology", "Purpose"}

Profile = Callable[..., Results]
Load = Callable[[str], Results]


@pytest.fixture
def template() -> Path:
    return TEMPLATE


@pytest.fixture(scope="session")
def load_results() -> Load:
    """Results from a file of this folder."""

    def load(name: str) -> Results:
        return Results.model_validate_json((RESULTS / f"{name}.json").read_text("utf-8"))

    return load


@pytest.fixture
def profile() -> Profile:
    """Results from titles and scores, with an interval of two points either way, and gates as (cap, says, where)."""
    return _profile


def _profile(
    scores: dict[str, float | None],
    level: str | None = "forming",
    score: float | None = 60.0,
    *,
    gates: tuple[FiredGate, ...] = (),
    levels: dict[str, float] | None = None,
    margin: float = 2.0,
    n: int = 100,
) -> Results:
    dimensions = tuple(_dimension(title, value, margin, n) for title, value in scores.items())
    around = None if score is None else (max(0.0, score - margin), min(100.0, score + margin))
    return Results(
        tool=Tool(version="0"),
        questionnaire=QuestionnaireRef(
            id="q", version="1", title="Readiness", language="en", sha256="0", levels=levels or LEVELS
        ),
        organisation="Northmoor Water",
        scope="whole",
        wave=None,
        created="2026-11-24T09:00:00+00:00",
        settings=Settings(min_group=5, min_group_distribution=10),
        sources=(),
        readiness=Readiness(
            score=score,
            ci=around,
            n=n,
            level=level,
            level_before_gates=level,
            gates=gates,
            weakest=None,
            borderline=False,
            basis="survey",
        ),
        recipe=Recipe(score=None, ci=None),
        dimensions=dimensions,
    )


def _dimension(title: str, score: float | None, margin: float, n: int) -> DimensionResult:
    ident = title.lower().replace(" ", "-")
    ci = None if score is None else (max(0.0, score - margin), min(100.0, score + margin))
    practice = PracticeResult(
        id=f"{ident}-practice", title=f"Practice of {title}", n=n, score=score, ci=ci, sd=1.0, level=None
    )
    return DimensionResult(
        id=ident,
        title=title,
        role="ingredient" if title in INGREDIENTS else "condition",
        about=None,
        n=None if score is None else n,
        score=score,
        ci=ci,
        sd=None,
        median=None,
        favourable=None,
        neutral=None,
        unfavourable=None,
        level=None,
        borderline=False,
        incomplete=None,
        practices=(practice,),
        items=(),
    )


@pytest.fixture
def gate() -> Callable[..., FiredGate]:
    """A gate that fired on places, by the level that it caps at."""

    def fired(cap: str, *where: str, says: str = "It does not work.", uncertain: bool = False) -> FiredGate:
        return FiredGate(id=f"{cap}-{'-'.join(where)}", cap=cap, says=says, uncertain=uncertain, where=where)

    return fired


class _Loud(logging.Handler):
    """Keeps what WeasyPrint complains about: it logs a fault and prints on."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(record.getMessage())


@pytest.fixture(autouse=True)
def complaints() -> Iterator[list[str]]:
    """A warning of the renderer is a failure, unless a test that means to have it clears what was heard."""
    loud, logger = _Loud(), logging.getLogger("weasyprint")
    logger.addHandler(loud)
    yield loud.heard
    logger.removeHandler(loud)
    assert loud.heard == []
