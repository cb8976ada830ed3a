"""What is promised of any bytes and of any table. Whatever breaks a promise raises something else than CollabreadyError.

The same functions are run over the corpus by the tests, and over what atheris and hypothesis make of it by `make fuzz`.
"""

from __future__ import annotations

import csv
import io
import tempfile
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from collabready.assessment.receipts import with_particulars
from collabready.assessment.unfinished import settle_unfinished
from collabready.errors import CollabreadyError, UnsettledError
from collabready.questionnaire.reader import load_questionnaire
from collabready.responses.drafting import draft_of
from collabready.responses.mapping import mapping_text, read_mapping
from collabready.responses.receipt import receipts_json
from collabready.responses.rejects import rejects_csv
from collabready.responses.stack import read_exports
from collabready.responses.understanding import UNDECIDED, Decisions, understand

if TYPE_CHECKING:
    from collabready.questionnaire.model import Questionnaire
    from collabready.responses.model import Responses

HERE = Path(__file__).parent
CORPUS = HERE / "corpus"
EXPORT = CORPUS / "csv" / "labels.csv"


@cache
def questionnaire() -> Questionnaire:
    return load_questionnaire(HERE / "questionnaire.yaml")


def any_export(content: bytes, name: str) -> None:
    """The bytes of an export are read or refused, and so they are when every proposal is accepted."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(content)
        with suppress(CollabreadyError):
            a_mapping_can_be_made(path)
        try:
            read(path, by="unit")
        except UnsettledError:
            with suppress(CollabreadyError):
                read(path, Decisions(accept_proposals=True))
        except CollabreadyError:
            with suppress(CollabreadyError):
                read(path)


def any_mapping(content: bytes) -> None:
    """The bytes of a mapping are read or refused, and an export is read by it or refused."""
    with tempfile.TemporaryDirectory() as folder, suppress(CollabreadyError):
        path = Path(folder, "mapping.yaml")
        path.write_bytes(content)
        read_mapping(path, questionnaire(), unfinished=True)
        read(EXPORT, Decisions(read_mapping(path, questionnaire())))


def read(path: Path, decisions: Decisions = UNDECIDED, by: str = "") -> Responses:
    """An export as `score` reads it; what the receipt says holds at every step.

    Raises:
        CollabreadyError: the export is refused.
    """
    responses = read_exports([path], questionnaire(), [by] if by else [], [decisions])
    nothing_disappears(responses, path)
    settled = settle_unfinished(questionnaire(), responses)
    nothing_disappears(settled, path)
    detailed = with_particulars(questionnaire(), settled)
    receipts_json(detailed.receipts)
    assert "\n".join(line for receipt in detailed.receipts for line in receipt.lines())
    return settled


def nothing_disappears(responses: Responses, path: Path) -> None:
    """Rows read = accepted + set aside, each row once, and the rejects are what was set aside."""
    (receipt,) = responses.receipts
    aside = sorted(number for rows in receipt.set_aside for number in rows.numbers)
    assert responses.rows is not None
    accepted = responses.rows.to_list()
    together = sorted([*aside, *accepted])

    assert receipt.rows == receipt.accepted + len(aside)
    assert receipt.accepted == responses.height == len(accepted)
    assert together == list(range(together[0], together[0] + receipt.rows))
    assert not responses.answers.null_count().sum_horizontal().sum()
    rejects = list(csv.DictReader(io.StringIO(rejects_csv([(path, receipt)]), newline="")))
    assert [int(row["row"]) for row in rejects] == aside


def a_mapping_can_be_made(path: Path) -> None:
    """What `map` writes about an export is a mapping that is read again.

    Raises:
        CollabreadyError: the export is refused.
    """
    text = mapping_text(draft_of(understand(path, questionnaire()), questionnaire()))
    mapping = path.with_name("made.yaml")
    mapping.write_text(text, encoding="utf-8")
    try:
        read_mapping(mapping, questionnaire(), unfinished=True)
    except CollabreadyError as error:
        raise AssertionError(f"{error}\n{text}") from error
