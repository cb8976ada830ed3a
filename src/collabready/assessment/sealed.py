"""What all parts of the results have in common: nothing can change them."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

Interval = tuple[float, float]
Score = Annotated[float, Field(ge=0, le=100.000001)]  # 0-100, and the noise of the last digit


class Sealed(BaseModel):
    """A frozen part of the results; infinities and NaN are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False, defer_build=True)


def first_problem(error: ValidationError) -> str:
    """What is wrong first in a file of such parts, and where: 'dimensions.0.score: Field required'."""
    first = error.errors()[0]
    return f"{'.'.join(str(part) for part in first['loc']) or 'the file'}: {first['msg']}"
