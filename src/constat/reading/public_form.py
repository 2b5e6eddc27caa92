"""The public form of a reading: an object of plain values, keys in a fixed order."""

from __future__ import annotations

from typing import Any

from constat.model.claim import Event, Figure, Statement
from constat.model.reading import Reading
from constat.model.report import DateClaim


def reading_object(reading: Reading, text: str) -> dict[str, Any]:
    """A reading as the public format has it."""
    date = reading.date
    return {
        "doc": reading.doc,
        "sha256": reading.sha256,
        "language": reading.language,
        "date": {
            "earliest": date.earliest.isoformat() if date.earliest else None,
            "latest": date.latest.isoformat() if date.latest else None,
            "because": [_because(claim) for claim in date.because],
        },
        "figures": [_figure(figure, text) for figure in reading.figures],
        "events": [_event(event, text) for event in reading.events],
        "statements": [_statement(statement, text) for statement in reading.statements],
    }


def _because(claim: DateClaim) -> dict[str, Any]:
    return {
        "kind": claim.kind.value,
        "says": claim.says,
        "start": claim.span.start if claim.span else None,
        "end": claim.span.end if claim.span else None,
    }


def _number(value: float | None) -> float | int | None:
    return int(value) if value is not None and value == int(value) else value


def _figure(figure: Figure, text: str) -> dict[str, Any]:
    return {
        "start": figure.span.start,
        "end": figure.span.end,
        "text": figure.span.of(text),
        "measure": figure.measure,
        "unit": figure.unit,
        "low": _number(figure.amount.low),
        "high": _number(figure.amount.high),
        "bound": figure.amount.bound.value,
        "when": figure.when.iso() if figure.when else None,
        "place": figure.place,
        "place_id": figure.place_id,
        "group": figure.group,
        "said_by": figure.said_by,
        "status": figure.status.value,
        "rule": figure.rule,
        "confidence": figure.confidence,
    }


def _event(event: Event, text: str) -> dict[str, Any]:
    return {
        "start": event.span.start,
        "end": event.span.end,
        "text": event.span.of(text),
        "type": event.type,
        "when": event.when.iso() if event.when else None,
        "place": event.place,
        "place_id": event.place_id,
        "actors": [
            {"role": actor.role.value, "name": actor.name, "start": actor.span.start, "end": actor.span.end} for actor in event.actors
        ],
        "figures": list(event.figures),
        "status": event.status.value,
        "rule": event.rule,
        "confidence": event.confidence,
    }


def _statement(statement: Statement, text: str) -> dict[str, Any]:
    return {
        "start": statement.span.start,
        "end": statement.span.end,
        "text": statement.span.of(text),
        "speaker": statement.speaker,
        "form": statement.form.value,
        "rule": statement.rule,
        "confidence": statement.confidence,
    }
