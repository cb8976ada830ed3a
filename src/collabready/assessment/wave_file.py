"""A comparison of waves as a file of its own, as `compare -o waves.json` writes it."""

from __future__ import annotations

from typing import Literal

from collabready.assessment.results import QuestionnaireRef, Results, Tool
from collabready.assessment.sealed import Sealed
from collabready.assessment.wave_results import Waves
from collabready.version import __version__


class WaveFile(Sealed):
    """Two waves compared, with what the scores are read by. `questionnaire`: of the later wave."""

    format: Literal[1] = 1
    tool: Tool
    questionnaire: QuestionnaireRef
    organisation: str | None
    scope: str
    min_group: int
    waves: Waves

    @classmethod
    def of(cls, results: Results) -> WaveFile:
        """The waves among the results of the later one. Raises ValueError where there are none."""
        if results.waves is None:
            raise ValueError("These results hold no earlier wave.")
        return cls(
            tool=Tool(version=__version__),
            questionnaire=results.questionnaire,
            organisation=results.organisation,
            scope=results.scope,
            min_group=results.settings.min_group,
            waves=results.waves,
        )

    def to_json(self) -> str:
        """The text of the file: unrounded, in the order of the fields."""
        return self.model_dump_json(indent=2) + "\n"
