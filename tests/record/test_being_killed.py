"""A record whose process is killed, kill -9, at a random moment."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parent / "killed.py"


def _found(where: Path, rounds: int, seed: int) -> dict[str, int]:
    finished = subprocess.run([sys.executable, SCRIPT, where, str(rounds), str(seed)], capture_output=True, text=True, check=False)
    assert finished.returncode == 0, finished.stderr
    found: dict[str, int] = json.loads(finished.stdout)
    return found


def _assert_sound(found: dict[str, int], rounds: int) -> None:
    # How many are caught in time depends on how busy the machine is; a few of them test what is to be tested.
    assert found["killed"] >= max(1, rounds // 5), "the process was through before it could be killed"
    assert found | {"killed": 0} == {"rounds": rounds, "killed": 0, "faults": 0, "lost": 0, "doubled": 0, "different": 0}


def test_a_killed_process_loses_nothing_doubles_nothing_and_is_finished_by_the_next(tmp_path: Path):
    _assert_sound(_found(tmp_path, 25, 1), 25)


@pytest.mark.long
def test_so_it_is_a_hundred_times(tmp_path: Path):
    _assert_sound(_found(tmp_path, 100, 7), 100)


def test_a_killed_process_leaves_a_postgresql_record_just_as_sound(tmp_path: Path, new_postgresql: Callable[[], str]):
    places = tmp_path / "places"
    places.write_text("\n".join(new_postgresql() for _ in range(12)))
    _assert_sound(_found(places, 10, 2), 10)
