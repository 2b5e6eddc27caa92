"""The kept tables as they came to be: a list of functions, each run once, in a transaction with the note that it ran.

A function here is never changed after it was released; what follows is added below it.
"""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection, inspect, select

from constat.errors import RecordError
from constat.record import schema
from constat.record.chain import BEGINNING
from constat.record.guards import guard


def _first(connection: Connection) -> None:
    """The ledger, the bytes, the head, the list of refusals, and what each section was built with."""
    tables = [schema.ledger, schema.contents, schema.head, schema.refusals, schema.sections, schema.pending]
    schema.METADATA.create_all(connection, tables=tables)
    connection.execute(schema.head.insert().values(id=1, sequence=0, hash=BEGINNING))
    guard(connection)


MIGRATIONS: tuple[tuple[str, Callable[[Connection], None]], ...] = (("0001-first", _first),)


def pending_migrations(connection: Connection, location: str) -> list[str]:
    """The names of the migrations that a record has yet to run; changes nothing.

    Raises RecordError where a newer version of Constat has changed the record in ways that this one does not know.
    """
    done = set(connection.scalars(select(schema.migrations.c.name))) if inspect(connection).has_table(schema.migrations.name) else set()
    unknown = sorted(done - {name for name, _ in MIGRATIONS})
    if unknown:
        raise RecordError(location, f"was changed by a newer version of Constat ({', '.join(unknown)}); use that version or a later one")
    return [name for name, _ in MIGRATIONS if name not in done]


def migrate(connection: Connection, location: str) -> None:
    """Run what was not run yet. The connection's transaction holds the changes and the notes together.

    Raises RecordError as pending_migrations does.
    """
    names = pending_migrations(connection, location)
    schema.migrations.create(connection, checkfirst=True)
    for name, change in MIGRATIONS:
        if name in names:
            change(connection)
            connection.execute(schema.migrations.insert().values(name=name))
