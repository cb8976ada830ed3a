"""What is known of an engagement besides the answers: from the command line, the settings, and the files beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collabready.cli.options import Options

if TYPE_CHECKING:
    from collabready.assessment.summary import Context
    from collabready.engagement import Engagement


def context_of(options: Options, engagement: Engagement | None) -> Context:
    from collabready.assessment.summary import Context

    if engagement is None:
        return Context(organisation=options.name)
    return Context(
        organisation=options.name or engagement.organisation,
        scope=engagement.scope,
        wave=engagement.wave,
        note=engagement.note,
        invited=engagement.invited,
    )
