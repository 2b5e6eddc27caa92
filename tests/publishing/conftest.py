from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from constat.publishing.cli import main
from publishing.made_records import make_record

REPORT = """Forty held at Gravelines beach

3 May 2023

French police stopped 40 migrants on a beach near Gravelines on Tuesday, the prefecture said.

“We saw no boat at all,” said Iris Lemaire, who walks her dog there.
"""


@pytest.fixture
def constat() -> Callable[..., Result]:
    """The command line, called in this process."""

    def call(*arguments: object, given: bytes | None = None) -> Result:
        return CliRunner().invoke(main, [str(argument) for argument in arguments], input=given)

    return call


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A file with a short report that holds a figure, an event and a statement."""
    path = tmp_path / "beach.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def story_record(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A built record of a few made-up stories; nobody may decide anything in it."""
    return make_record(tmp_path_factory.mktemp("stories") / "stories.db")
