"""A report's claims as linking takes them: as read, with what people decided of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection

from constat.linking.tellings import ReportClaims
from constat.model.amount import Amount, Bound
from constat.model.claim import Event, Figure, Status
from constat.model.decision import DecisionKind
from constat.model.period import Period
from constat.model.span import Span
from constat.record.decisions import decisions
from constat.record.judged import JudgedClaim, judged
from constat.record.readings import KeptClaim, claims_of, public_readings, readings_of, texts_of

_VERDICTS = (DecisionKind.ACCEPT, DecisionKind.REJECT, DecisionKind.CORRECT)
_CERTAIN = 1.0
"""The confidence of a claim that a person accepted or corrected."""


def report_claims(connection: Connection, keys: Sequence[str]) -> list[ReportClaims]:
    """The claims of those of the reports that were read, report by report."""
    read = readings_of(connection, keys)
    texts = texts_of(connection, keys)
    public = public_readings(connection, keys)
    standing = decisions(connection, *_VERDICTS)
    by_report: dict[str, list[JudgedClaim]] = {key: [] for key in keys}
    for claim in judged(claims_of(connection, keys), standing):
        by_report[claim.claim.report].append(claim)
    return [
        _report_claims(key, texts[key], _day(read[key].earliest, read[key].latest), public[key], by_report[key])
        for key in keys
        if key in public
    ]


def _day(earliest: date | None, latest: date | None) -> date | None:
    return latest if earliest == latest else None


def _report_claims(key: str, text: str, said_on: date | None, public: Mapping[str, Any], claims: Sequence[JudgedClaim]) -> ReportClaims:
    figures = [one for one in claims if one.claim.kind == "figure"]
    events = [one for one in claims if one.claim.kind == "event"]
    return ReportClaims(
        report=key,
        text=text,
        said_on=said_on,
        figures=tuple((one.claim.id, figure_of(one.claim, certain=one.verdict is not None)) for one in figures),
        events=tuple(
            (one.claim.id, event_of(one.claim, tuple(public["events"][one.claim.position]["figures"]), certain=one.verdict is not None))
            for one in events
        ),
        rejected=frozenset(one.claim.id for one in claims if one.verdict is DecisionKind.REJECT),
    )


def figure_of(claim: KeptClaim, *, certain: bool = False) -> Figure:
    """A figure out of its row."""
    return Figure(
        span=Span(claim.start, claim.end),
        measure=claim.what,
        unit=claim.unit or "",
        amount=Amount(claim.low, claim.high, Bound(claim.bound)),
        when=_period(claim),
        place=claim.place,
        place_id=claim.place_id,
        group=claim.group,
        said_by=claim.said_by,
        status=Status(claim.status),
        rule="",
        confidence=_CERTAIN if certain else claim.confidence,
    )


def event_of(claim: KeptClaim, figures: tuple[int, ...], *, certain: bool = False) -> Event:
    """An event out of its row, with the positions of its figures; linking needs none of its actors."""
    return Event(
        span=Span(claim.start, claim.end),
        type=claim.what,
        when=_period(claim),
        place=claim.place,
        place_id=claim.place_id,
        actors=(),
        figures=figures,
        status=Status(claim.status),
        rule="",
        confidence=_CERTAIN if certain else claim.confidence,
    )


def _period(claim: KeptClaim) -> Period | None:
    return Period(claim.first_day, claim.last_day) if claim.first_day is not None and claim.last_day is not None else None
