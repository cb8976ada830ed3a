"""The JSON Schema of questionnaire files, for editors."""

from __future__ import annotations

from typing import Any

from collabready.questionnaire.extending import Extension
from collabready.questionnaire.model import Questionnaire


def json_schema() -> dict[str, Any]:
    """Of whole questionnaires and of those that extend another: they differ in what they must give."""
    whole = Questionnaire.model_json_schema()
    extension = Extension.model_json_schema()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **{key: value for key, value in whole.items() if key != "required"},
        "properties": {**extension["properties"], **whole["properties"]},
        "anyOf": [{"required": whole["required"]}, {"required": extension["required"]}],
    }
