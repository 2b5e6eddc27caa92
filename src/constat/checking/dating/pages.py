"""What a page says of its own day: its metadata, a header's date, a date line. Evidence about the page, and so about the report."""

from __future__ import annotations

from datetime import timedelta

from constat.checking.dating.axis import Axis, Evidence
from constat.model.report import DateClaim, DateSource

_NEIGHBOUR = 0.015
"""How likely a report is of the day before or after its page's, beside that day: written in the evening, put up in the morning."""
_BEFORE = 1e-5
"""Of any one earlier day: pages are moved, reprinted and dated anew, which over twenty years adds up to one in ten."""
_AFTER = 1e-6
"""Of any one later day: pages are hardly ever dated ahead."""


def page_evidence(claim: DateClaim, axis: Axis) -> Evidence:
    """A date that the page claims."""
    weights = [_BEFORE if axis.day(place) < claim.first else _AFTER for place in range(len(axis))]
    for place in axis.places(claim.first - timedelta(days=1), claim.last + timedelta(days=1)):
        weights[place] = 1.0 if claim.first <= axis.day(place) <= claim.last else _NEIGHBOUR
    where = {DateSource.METADATA: "the page", DateSource.DATE_LINE: "the date line", DateSource.TEXT: "the text"}.get(
        claim.kind, "its header"
    )
    return Evidence(kind=claim.kind, says=f"{where} says {claim.says}", span=claim.span, weights=weights)
