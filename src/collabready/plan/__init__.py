"""What to do: which actions apply, in what order, and why; and what the consultant makes of them."""

from __future__ import annotations

from collabready.plan.candidates import BLIND_SPOT, EFFORT
from collabready.plan.gain import STEP
from collabready.plan.proposal import ask_staff, factors, plan
from collabready.plan.results import assess

__all__ = ["BLIND_SPOT", "EFFORT", "STEP", "ask_staff", "assess", "factors", "plan"]
