"""Where a record is kept: a SQLite file, or a PostgreSQL database named by its URL. One way of using both.

Every write happens in a transaction that is either there whole or not at all, also when the process is killed.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, NoSuchModuleError, OperationalError

from constat.errors import RecordError
from constat.record import derived
from constat.record.migrations import migrate, pending_migrations

_WRITES = "constat_writes"
_SYNCHRONOUS = "FULL"
"""Every commit is on the disk before it is reported: what was added once is there after a power cut too."""
_WRITERS_LOCK = 20_261_129
"""An arbitrary number, the same in all versions."""
_WAIT_SECONDS = 60
"""How long one writer waits for another."""


@dataclass(frozen=True, slots=True)
class Record:
    """An open record. Its functions stand in this package's modules; reads and writes go through the two doors here."""

    location: str
    engine: Engine

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the record and changes nothing."""
        engine = self.engine if self.engine.dialect.name == "sqlite" else self.engine.execution_options(isolation_level="REPEATABLE READ")
        with engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection in a transaction of its own, the only one that writes; kept as a whole at the end, or not at all."""
        with self.engine.execution_options(**{_WRITES: True}).begin() as connection:
            yield connection

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()


def create_record(location: str) -> Record:
    """Make a new, empty record and open it.

    Raises RecordError where there is one already, or where the place cannot be used.
    """
    record = Record(location, _engine(location, create=True))
    try:
        with _said(location), record.writing() as connection:
            _refuse_what_is_there(connection, location)
            migrate(connection, location)
            derived.prepare(connection)
    except RecordError:
        record.close()
        raise
    return record


def open_record(location: str) -> Record:
    """Open a record, bringing its tables up to date where an older version of Constat made it.

    Raises RecordError where there is none, or one that a newer version made.
    """
    record = Record(location, _engine(location, create=False))
    try:
        with _said(location):
            _bring_up_to_date(record)
    except RecordError:
        record.close()
        raise
    return record


def _bring_up_to_date(record: Record) -> None:
    """Change what has to be changed; where nothing has, take no lock."""
    with record.reading() as connection:
        if not _is_record(connection):
            raise RecordError(record.location, "is no record; `constat init` makes one")
        if not pending_migrations(connection, record.location) and derived.is_prepared(connection):
            return
    with record.writing() as connection:
        migrate(connection, record.location)
        derived.prepare(connection)


@contextmanager
def _said(location: str) -> Iterator[None]:
    """What the database says, said as an error of the record's."""
    try:
        yield
    except (OperationalError, DatabaseError) as error:
        reason = str(error.orig).strip().splitlines()[0] if error.orig is not None else str(error)
        raise RecordError(location, f"cannot be used ({reason})") from error


def _refuse_what_is_there(connection: Connection, location: str) -> None:
    if _is_record(connection):
        raise RecordError(location, "is a record already; `constat add` adds to it")


def _is_record(connection: Connection) -> bool:
    return inspect(connection).has_table("ledger")


def _engine(location: str, *, create: bool) -> Engine:
    url = _url(location)
    if url.get_backend_name() == "sqlite":
        return _sqlite(url, location, create=create)
    try:
        engine = create_engine(url, pool_pre_ping=True)
    except (ArgumentError, NoSuchModuleError) as error:
        raise RecordError(location, f"is no address of a database that can hold a record ({error})") from error
    except ImportError as error:
        raise RecordError(location, "needs the driver for PostgreSQL: pip install 'constat[postgresql]'") from error
    event.listen(engine, "begin", _on_begin_postgresql)
    return engine


def _url(location: str) -> URL:
    if "://" not in location:
        return URL.create("sqlite", database=location)
    try:
        url = make_url(location)
    except (ArgumentError, ValueError) as error:
        raise RecordError(location, f"is neither a file nor the address of a database ({error})") from error
    if url.drivername in ("postgres", "postgresql"):
        return url.set(drivername="postgresql+psycopg")
    if url.get_backend_name() not in ("postgresql", "sqlite"):
        raise RecordError(location, "is the address of a database of another kind; a record is kept in SQLite or PostgreSQL")
    return url


def _sqlite(url: URL, location: str, *, create: bool) -> Engine:
    path = Path(url.database or "")
    if not create and not path.is_file():
        raise RecordError(location, "is not there; `constat init` makes a record")
    if create and not path.parent.is_dir():
        raise RecordError(location, f"cannot be made: there is no directory {path.parent}")
    if not create and not _is_sqlite(path):
        raise RecordError(location, "is no record, but a file of another kind")
    engine = create_engine(url, connect_args={"timeout": _WAIT_SECONDS, "isolation_level": None})
    event.listen(engine, "connect", _on_connect)
    event.listen(engine, "begin", _on_begin)
    return engine


def _is_sqlite(path: Path) -> bool:
    with path.open("rb") as file:
        beginning = file.read(16)
    return not beginning or beginning.startswith(b"SQLite format 3")


def _on_connect(connection: sqlite3.Connection, _pooled: Any) -> None:
    """Writes beside reads, every commit on the disk before it is reported, and what is deleted overwritten."""
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", f"synchronous={_SYNCHRONOUS}", "secure_delete=ON", "cache_size=-65536", "temp_store=MEMORY"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _on_begin(connection: Connection) -> None:
    """A writer takes the lock at once: two that both read first and then write would otherwise stand in each other's way."""
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get(_WRITES) else "BEGIN")


def _on_begin_postgresql(connection: Connection) -> None:
    """The same on PostgreSQL: writers queue for a lock that has no other use."""
    if connection.get_execution_options().get(_WRITES):
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITERS_LOCK})")
