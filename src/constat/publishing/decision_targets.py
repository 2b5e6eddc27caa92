"""Identifiers of occurrences, where a decision is about claims."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, select

from constat.linking.occurrence_rows import tellings_with
from constat.publishing.identify import Thing, identify
from constat.record import schema


def claims_behind(connection: Connection, names: Sequence[str], location: str) -> tuple[str, ...]:
    """The claims that names stand for: a claim for itself, an occurrence for the first claim of each of its tellings.

    An occurrence's identifier may change when a record is built anew; a claim's does not. Raises RecordError where a name is
    neither a claim's nor an occurrence's, or fits several.
    """
    found: dict[str, None] = {}
    for name in names:
        named = identify(connection, name, location)
        if named.thing is not Thing.OCCURRENCE:
            found[named.key] = None
            continue
        table = schema.tellings
        keys = connection.scalars(select(table.c.key).where(table.c.occurrence == named.key).order_by(table.c.key))
        found |= dict.fromkeys(telling.claims[0] for telling in tellings_with(connection, list(keys)).values())
    return tuple(found)
