"""The file of the ledger: read whole, written durably, never over one that cannot be read."""

from __future__ import annotations

from pathlib import Path

from pydantic import ValidationError

from collabready.assessment.sealed import first_problem
from collabready.engagement import LEDGER
from collabready.errors import CollabreadyError, OutputError
from collabready.files import write_durably
from collabready.ledger.entries import Ledger

RESTORE = (
    "Without it nobody can tell whether a number gives away somebody who was counted in an earlier one. "
    "Put it back from a backup."
)


def load_ledger(client: Path) -> Ledger | None:
    """The ledger of a client folder; None where nothing was released.

    Raises:
        CollabreadyError: it cannot be read, or is damaged.
    """
    path = client / LEDGER
    try:
        return Ledger.model_validate_json(path.read_bytes())
    except FileNotFoundError:
        return None
    except OSError as error:
        raise CollabreadyError(f"{path}: cannot be read ({error.strerror}). {RESTORE}") from error
    except ValidationError as error:
        raise CollabreadyError(
            f"{path}: the ledger of releases is damaged ({first_problem(error)}). {RESTORE}"
        ) from error


def save_ledger(client: Path, ledger: Ledger, before: Ledger | None) -> None:
    """Write the ledger durably, so that only the user may read it. `before`: what is replaced, None where it is new.

    Raises:
        OutputError: it cannot be written, or another window released something meanwhile.
    """

    def unchanged() -> None:
        if load_ledger(client) != before:
            raise OutputError(
                f"{client / LEDGER}: another window released something meanwhile. Nothing was released here; type this again."
            )

    try:
        write_durably(client / LEDGER, (ledger.model_dump_json() + "\n").encode(), check=unchanged)
    except OSError as error:
        raise OutputError(f"{client / LEDGER}: cannot be written ({error.strerror}). Nothing was released.") from error
