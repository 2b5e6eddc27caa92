"""The same questions to the same record in PostgreSQL have the same answers, to the byte."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import create_engine

from constat.publishing.cli import main
from constat.publishing.exports.formats import FORMATS
from record import postgresql

Constat = Callable[..., Result]

QUESTIONS = (
    ("occurrences",),
    ("occurrences", "--place", "france", "--from", "2025-03-05", "--to", "2025-06-01"),
    ("occurrences", "--publisher", "Coast Courier", "--measure", "deaths", "--min-origins", "1"),
    ("figures",),
    ("statements",),
    ("timeline", "--by", "day"),
    ("timeline", "--by", "month"),
    ("timeline", "--by", "year", "--type", "clearance"),
    ("origins", "--alone"),
    *(("export", "--as", form) for form in FORMATS),
)


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    programs = postgresql.programs()
    if programs is None:
        pytest.skip("PostgreSQL's programs (initdb, pg_ctl) are not installed: questions are tested on SQLite alone")
    with postgresql.server(programs) as address:
        yield address


@pytest.fixture(scope="module")
def copied(server: str, story_record: str) -> str:
    """The record of made-up stories, copied to PostgreSQL."""
    engine = create_engine(server.format(database="postgres").replace("postgresql:", "postgresql+psycopg:"))
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("CREATE DATABASE questions")
    engine.dispose()
    address = server.format(database="questions")
    done = CliRunner().invoke(main, ["copy", story_record, address])
    assert done.exit_code == 0, done.output
    done = CliRunner().invoke(main, ["build", address])
    assert done.exit_code == 0, done.output
    return address


@pytest.mark.parametrize("question", QUESTIONS, ids=" ".join)
def test_the_answer_is_the_same_to_the_byte(constat: Constat, story_record: str, copied: str, question: tuple[str, ...]) -> None:
    command, *options = question

    here = constat(command, story_record, *options, "--on", "2026-11-29")
    there = constat(command, copied, *options, "--on", "2026-11-29")

    assert here.exit_code == there.exit_code == 0, here.output + there.output
    assert here.stdout
    assert there.stdout == here.stdout
