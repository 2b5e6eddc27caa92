"""The commands on a record, as a person types them."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from constat.publishing.cli import main
from constat.record.database import open_record
from constat.record.reports import reports

STORY = "Calais, 4 March 2025. Police cleared a camp of about 300 migrants on Tuesday morning, the prefecture said."
Constat = Callable[..., Result]


@pytest.fixture
def constat(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Constat:
    """Runs a command line in a directory of its own."""
    monkeypatch.chdir(tmp_path)

    def run(line: str, *, status: int = 0, given: str | None = None) -> Result:
        result = CliRunner().invoke(main, line.split(), input=given, catch_exceptions=False)
        assert result.exit_code == status, result.output
        return result

    return run


@pytest.fixture
def key(constat: Constat) -> str:
    """A record r.db with one report in it, read; gives the report's key."""
    Path("a.txt").write_text(STORY)
    constat("init r.db")
    constat("add r.db a.txt")
    constat("build r.db")
    record = open_record("r.db")
    with record.reading() as connection:
        found = next(reports(connection)).key
    record.close()
    return found


def test_what_was_added_is_counted_and_what_was_refused_is_named(constat: Constat):
    Path("reports").mkdir()
    Path("reports/a.txt").write_text(STORY)
    Path("reports/b.png").write_bytes(b"x")
    constat("init r.db")
    first = constat("add r.db reports", status=1)
    assert "1 report added, 0 there already, 1 refused" in first.output
    assert "refused: reports/b.png: files that end in .png are not read" in first.output
    assert "0 reports added, 1 there already, 0 refused" in constat("add r.db reports/a.txt").output
    status = constat("status r.db").output
    assert "to do       reading: 1 report" in status
    assert "refused     reports/b.png: files that end in .png are not read" in status


def test_a_record_is_read_verified_and_cited(constat: Constat, key: str):
    assert "1 entry verified (1 report, 0 of them erased); head 1:" in constat("verify r.db").output
    named = constat("snapshot r.db one").output
    head = re.search(r"entry (\d+:[0-9a-f]{64})", named)
    assert head is not None
    assert "verified" in constat(f"verify r.db --expect {head[1]}").output
    other = f"1:{'0' * 64}"
    assert "as was noted elsewhere" in constat(f"verify r.db --expect {other}", status=1).output
    assert "has a snapshot one already" in constat("snapshot r.db one", status=1).output
    copied = constat("copy r.db s.db --at one").output
    assert "2 entries copied and verified" in copied
    assert "to do       reading: 1 report" in constat("status s.db").output


def test_a_decision_is_made_listed_and_undone(constat: Constat, key: str):
    decided = constat(f"decide r.db set-date {key[:8]} --set date=2025-03-05 --by Ada --why archive").output
    decision = decided.split()[1].rstrip(":")
    assert "~ date ?–? → 2025-03-05–2025-03-05" in constat("build r.db --diff").output
    constat("build r.db")
    assert "0 reports would change" in constat("build r.db --diff").output
    constat(f"undo r.db {decision} --by Ada --why mistaken")
    listed = constat("status r.db --decisions").output
    assert f"set-date {key} date=2025-03-05  by Ada: archive  (cancelled)" in listed
    assert "undo" in listed


def test_erasing_asks_first(constat: Constat, key: str):
    constat(f"erase r.db {key} --by Ada --why law", status=1, given="n\n")
    assert "1 report, 0 of them erased" in constat("verify r.db").output
    assert f"report {key} erased" in constat(f"erase r.db {key} --by Ada --why law", given="y\n").output
    assert "1 report, 1 of them erased" in constat("verify r.db").output
    assert "was erased from this record" in constat("add r.db a.txt", status=1).output


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("build none.db", "none.db: is not there; `constat init` makes a record"),
        ("init r.db", "r.db: is a record already"),
        ("undo r.db feed --by Ada --why x", "has no decision feed"),
        ("decide r.db redact {key} --by Ada --why x", "redact has to set start, end"),
    ],
)
def test_a_mistake_ends_in_one_sentence(constat: Constat, key: str, line: str, message: str):
    output = constat(line.format(key=key), status=1).output
    assert output.startswith("Error: ")
    assert message in output


@pytest.mark.parametrize("line", ["build r.db --diff --from-scratch", "add r.db a.txt --map text", "verify r.db --expect 12"])
def test_a_command_line_that_makes_no_sense_is_said_to(constat: Constat, key: str, line: str):
    assert "Usage:" in constat(line, status=2).output
