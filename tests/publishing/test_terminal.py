"""What a person at a terminal sees, on a pseudo-terminal."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pty = pytest.importorskip("pty", reason="this system has no pseudo-terminals")


def _at_terminal(*arguments: object, output: Path | None = None, **settings: str) -> str:
    """What a command writes to a terminal: its errors and, unless they go to a file, its output."""
    leader, follower = pty.openpty()
    inherited = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR")}
    environment = {**inherited, "TERM": "xterm-256color", "COLUMNS": "60", **settings}
    command = [sys.executable, "-m", "constat", *map(str, arguments)]
    with (output or Path(os.devnull)).open("wb") as file:
        process = subprocess.Popen(command, stdin=follower, stdout=file if output else follower, stderr=follower, env=environment)
    os.close(follower)
    pieces = []
    try:
        while piece := os.read(leader, 65536):
            pieces.append(piece)
    except OSError:  # the other end is closed: how a pseudo-terminal ends on Linux
        pass
    os.close(leader)
    assert process.wait() == 0
    return b"".join(pieces).decode("utf-8")


def test_claims_are_coloured_and_lines_wrapped(report: Path) -> None:
    seen = _at_terminal("read", report)

    assert "\x1b[1;36m40 migrants\x1b[0m" in seen
    assert "[40 migrants]" not in seen
    plain = [_without_styles(line) for line in seen.splitlines()]
    assert max(map(len, plain)) <= 60


def test_colour_stays_off_where_the_user_wants_none(report: Path) -> None:
    assert "\x1b[1;36m" not in _at_terminal("read", report, NO_COLOR="1")
    assert "\x1b[1;36m" not in _at_terminal("read", "--no-color", report)
    assert "[40 migrants]" in _at_terminal("read", "--no-color", report)


def test_a_bar_shows_how_far_reading_has_come_while_the_output_goes_to_a_file(report: Path, tmp_path: Path) -> None:
    for name in ("b.txt", "c.txt"):
        (report.parent / name).write_bytes(report.read_bytes())
    output = tmp_path / "out" / "readings.jsonl"
    output.parent.mkdir()

    seen = _at_terminal("read", "--format", "jsonl", report, report.parent / "b.txt", report.parent / "c.txt", output=output)

    assert "0/3 reports" in _without_styles(seen)
    assert len(output.read_text(encoding="utf-8").splitlines()) == 3


def test_one_report_needs_no_bar(report: Path, tmp_path: Path) -> None:
    assert _at_terminal("read", "--format", "jsonl", report, output=tmp_path / "one.jsonl") == ""


def _without_styles(text: str) -> str:
    pieces = text.split("\x1b[")
    return pieces[0] + "".join(piece.lstrip("0123456789;?")[1:] for piece in pieces[1:])
