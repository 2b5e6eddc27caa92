"""The same reports give the same bytes, whatever the seed of hashes, the order of files or the process."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

EXAMPLES = Path(__file__).parent.parent / "examples" / "channel"
REPORTS = sorted(EXAMPLES.glob("0[1-4]-*"))


def printed(seed: str, *arguments: str) -> bytes:
    """What `constat read` prints for some of the example reports, under one seed of hashes."""
    command = [sys.executable, "-m", "constat.publishing.cli", "read", *arguments, *map(str, REPORTS)]
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    return subprocess.run(command, env=environment, check=True, capture_output=True).stdout


def test_two_processes_under_two_hash_seeds_print_the_same_bytes():
    one = printed("1", "--format", "jsonl")
    assert one == printed("4242", "--format", "jsonl")
    assert len(one.splitlines()) == len(REPORTS)


def test_explanations_are_the_same_under_two_hash_seeds():
    assert printed("1", "--explain", "--no-color") == printed("4242", "--explain", "--no-color")
