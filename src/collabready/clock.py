"""What time it is. SOURCE_DATE_EPOCH stands in for the clock, so that output can be made again byte by byte.

All functions raise CollabreadyError where SOURCE_DATE_EPOCH is no number of seconds.
"""

from __future__ import annotations

import os
from datetime import UTC, date, datetime

from collabready.errors import CollabreadyError


def now() -> str:
    """Now, in UTC and to the second, as results hold it."""
    return _now().isoformat(timespec="seconds")


def moment() -> str:
    """Now, with the local offset and to the second, as an interview file holds it."""
    return _now().astimezone().isoformat(timespec="seconds")


def today() -> date:
    """The day on the consultant's wall."""
    return _now().astimezone().date()


def _now() -> datetime:
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        return datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    except (ValueError, OverflowError, OSError):
        raise CollabreadyError(f"SOURCE_DATE_EPOCH is '{epoch}'; it must be a number of seconds since 1970.") from None
