"""The page that says which command answers what, run on the record of the examples."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from constat.publishing.account_rows import PLACE_PRECISION, TIME_PRECISION
from constat.publishing.cli import main
from constat.publishing.exports.formats import FORMATS
from reading.channel import channel_reader

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "how-to" / "ask-a-record.md"
ROW = re.compile(r"^\| (?P<part>\d+)\. [^|]+ \| `(?P<command>constat [^`]+)` \|$", re.MULTILINE)
ROWS = [(int(row["part"]), row["command"]) for row in ROW.finditer(PAGE.read_text(encoding="utf-8"))]


@pytest.fixture(scope="session")
def example_record(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The record of the examples, made as a person would."""
    if "telling" not in channel_reader().codebook.weights.models:
        pytest.skip("the channel codebook has no trained weights with a model of what sentences tell: run constat codebook train")
    path = str(tmp_path_factory.mktemp("examples") / "examples.db")
    examples = ROOT / "examples" / "channel"
    for arguments in (["init", path], ["add", path, str(examples), "--dates", str(examples / "dates.csv")], ["build", path]):
        assert CliRunner().invoke(main, arguments).exit_code == 0
    return path


def test_each_of_the_twelve_parts_has_its_command() -> None:
    assert [part for part, _ in ROWS] == list(range(1, 13))


@pytest.mark.parametrize(("part", "command"), ROWS)
def test_the_command_answers_from_the_examples(part: int, command: str, example_record: str) -> None:
    words = [example_record if word == "RECORD" else word for word in shlex.split(command)[1:]]

    result = CliRunner().invoke(main, words)

    assert result.exit_code == 0, result.output
    heads, *rows = result.stdout.splitlines()
    assert heads.startswith(("id ", "claim "))
    asked = [words[at + 1].replace("_", " ") for at, word in enumerate(words) if word in ("--type", "--measure")]
    assert rows, part
    assert not asked or all(any(name in row for name in asked) for row in rows)


def test_every_form_of_export_and_every_code_has_its_line() -> None:
    page = (ROOT / "docs" / "how-to" / "export.md").read_text(encoding="utf-8")

    for name in FORMATS:
        assert f"| `{name}` |" in page
    for (code, when), (_, where) in zip(TIME_PRECISION, PLACE_PRECISION, strict=True):
        assert f"| {code} | {when} | {where} |" in page
