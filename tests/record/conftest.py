"""Records to test on, and reports to put into them. Every sentence here is made up."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from constat.codebook import load_codebook
from constat.reading.reader import Reader
from constat.record.database import Record, create_record


@pytest.fixture(scope="session")
def reader() -> Reader:
    return Reader(load_codebook())


@pytest.fixture
def new_record(tmp_path: Path) -> Iterator[Callable[[], Record]]:
    """Makes empty records, as many as a test needs."""
    made: list[Record] = []

    def make() -> Record:
        made.append(create_record(str(tmp_path / f"record-{len(made)}.db")))
        return made[-1]

    yield make
    for one in made:
        one.close()


@pytest.fixture
def record(new_record: Callable[[], Record]) -> Record:
    return new_record()
