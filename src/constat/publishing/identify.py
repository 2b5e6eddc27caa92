"""What an identifier, or the beginning of one, names in a record."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from sqlalchemy import Column, ColumnElement, Connection, select

from constat.errors import RecordError
from constat.record import schema
from constat.record.chain import EntryKind

_MOST = 5
"""Identifiers that are named where a beginning fits several."""


class Thing(Enum):
    """What can be shown."""

    OCCURRENCE = "occurrence"
    REPORT = "report"
    CLAIM = "claim"
    DECISION = "decision"


@dataclass(frozen=True, slots=True)
class Named:
    """One thing of a record, by its whole identifier."""

    thing: Thing
    key: str


def identify(connection: Connection, beginning: str, location: str) -> Named:
    """The one thing whose identifier is this, or begins so. A family is shown with any of its reports.

    Raises RecordError where there is none, or more than one.
    """
    found = _matches(connection, beginning)
    whole = [one for one in found if one.key == beginning]
    if len(whole) == 1 or len(found) == 1:
        return (whole or found)[0]
    if not found:
        raise RecordError(location, f"has no occurrence, report, claim or decision {beginning}")
    some = ", ".join(f"{one.thing.value} {one.key[:16]}" for one in found[:_MOST])
    raise RecordError(location, f"has several things that begin with {beginning} ({some}); give more of the identifier")


def _matches(connection: Connection, beginning: str) -> list[Named]:
    ledger = schema.ledger.c
    places: tuple[tuple[Thing, Column[str], ColumnElement[bool] | None], ...] = (
        (Thing.OCCURRENCE, schema.occurrences.c.key, None),
        (Thing.REPORT, ledger.key, ledger.kind == EntryKind.REPORT.value),
        (Thing.CLAIM, schema.claims.c.id, None),
        (Thing.DECISION, ledger.key, ledger.kind == EntryKind.DECISION.value),
    )
    found: list[Named] = []
    for thing, column, condition in places:
        # A range, not a pattern: the index finds it, and the key's letters mean nothing but themselves.
        query = select(column).where(column >= beginning, column < beginning + "g").order_by(column).limit(_MOST)
        keys = connection.scalars(query if condition is None else query.where(condition))
        found += [Named(thing, key) for key in keys]
    return found
