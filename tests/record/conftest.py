"""Records to test on: in SQLite and, where its programs are installed, in PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import postgresql
import pytest
from sqlalchemy import create_engine

from constat.reading.reader import Reader
from constat.record import database
from constat.record.database import Record, create_record
from reading.channel import channel_reader

_NUMBERS = count(1)


@pytest.fixture(autouse=True)
def _without_waiting_for_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests need no record after a power cut."""
    monkeypatch.setattr(database, "_SYNCHRONOUS", "OFF")


@pytest.fixture(scope="session")
def reader() -> Reader:
    return channel_reader()


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    programs = postgresql.programs()
    if programs is None:
        pytest.skip("PostgreSQL's programs (initdb, pg_ctl) are not installed: the record is tested on SQLite alone")
    with postgresql.server(programs) as address:
        yield address


@pytest.fixture
def new_postgresql(postgresql_server: str) -> Callable[[], str]:
    """Makes empty databases and gives their addresses."""

    def make() -> str:
        name = f"record_{next(_NUMBERS)}"
        engine = create_engine(postgresql_server.format(database="postgres").replace("postgresql:", "postgresql+psycopg:"))
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql(f"CREATE DATABASE {name}")
        engine.dispose()
        return postgresql_server.format(database=name)

    return make


@pytest.fixture
def new_sqlite(tmp_path: Path) -> Callable[[], str]:
    """Gives places for records that are not there yet."""
    return lambda: str(tmp_path / f"record-{next(_NUMBERS)}.db")


@pytest.fixture(params=["sqlite", "postgresql"])
def new_location(request: pytest.FixtureRequest) -> Callable[[], str]:
    """Gives places for records, on either database."""
    made: Callable[[], str] = request.getfixturevalue(f"new_{request.param}")
    return made


@pytest.fixture
def new_record(new_location: Callable[[], str]) -> Iterator[Callable[[], Record]]:
    """Makes empty records, as many as a test needs, on either database."""
    made: list[Record] = []

    def make() -> Record:
        made.append(create_record(new_location()))
        return made[-1]

    yield make
    for one in made:
        one.close()


@pytest.fixture
def record(new_record: Callable[[], Record]) -> Record:
    return new_record()
