from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Constat = Callable[..., Result]
SHARED = Path(__file__).parents[3] / "shared"

TEXT = "Police moved 40 people on Monday. Three men were hurt, the mayor said.\n"
ANNOTATION = {
    "doc": "one.txt",
    "figures": [
        {
            "quote": "40 people",
            "measure": "people_cleared",
            "low": 40,
            "high": 40,
            "unit": "people",
            "bound": "exact",
            "when": "2024-03-04",
        },
        {"quote": "Three men", "measure": "injured", "low": 3, "high": 3, "unit": "people", "bound": "exact", "said_by": "mayor"},
    ],
    "events": [{"quote": "moved 40 people", "type": "clearance"}],
    "statements": [{"quote": "Three men were hurt", "speaker": "mayor", "form": "indirect"}],
}
READING = {
    "doc": "one.txt",
    "figures": [
        {
            "start": 13,
            "end": 22,
            "measure": "people_cleared",
            "low": 40,
            "high": 40,
            "unit": "people",
            "bound": "exact",
            "when": "2024-03-05",
        },
        {"start": 34, "end": 43, "measure": "deaths", "low": 3, "high": 3, "unit": "people", "bound": "exact"},
    ],
    "events": [{"start": 7, "end": 12, "type": "clearance"}],
    "statements": [],
}


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path, Path]:
    """Annotations, readings and texts of one report."""
    gold, texts, system = tmp_path / "gold", tmp_path / "texts", tmp_path / "system.jsonl"
    gold.mkdir()
    texts.mkdir()
    (gold / "one.json").write_text(json.dumps(ANNOTATION), encoding="utf-8")
    (texts / "one.txt").write_text(TEXT, encoding="utf-8")
    system.write_text(json.dumps(READING) + "\n", encoding="utf-8")
    return gold, system, texts


def test_claims_are_counted_kind_by_kind(constat: Constat, files: tuple[Path, Path, Path]) -> None:
    rates = json.loads(constat("score", "--json", *files).stdout)

    assert rates["figures found"]["f1"] == 1.0
    assert (rates["figures"]["precision"], rates["figures"]["recall"]) == (0.5, 0.5)
    assert rates["events"]["f1"] == 1.0
    assert rates["statements"] == {"precision": 0.0, "recall": 0.0, "f1": 0.0, "gold": 1, "system": 0}
    assert rates["attributes"]["figure when"] == 0.0
    assert rates["attributes"]["figure bound"] == 1.0


def test_what_was_missed_and_found_wrongly_is_printed_when_asked_for(constat: Constat, files: tuple[Path, Path, Path]) -> None:
    printed = constat("score", "--misses", "5", *files).stdout

    assert "figures missed: 1\n   | one.txt | injured | Three men" in printed.replace("figure missed", "figures missed")
    assert "| injured | deaths | 1" in printed


def test_a_report_that_the_readings_lack_is_named_and_counts_as_missed(constat: Constat, files: tuple[Path, Path, Path]) -> None:
    files[1].write_text("", encoding="utf-8")

    result = constat("score", "--json", *files)

    assert f"Warning: one.txt is not in {files[1]}; all it holds counts as missed" in result.stderr
    assert json.loads(result.stdout)["figures"]["recall"] == 0.0


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{not json\n", "system.jsonl:1: not a reading"),
        ('{"figures": []}\n', "system.jsonl:1: not a reading"),
        ('{"doc": "one.txt"}\n{"doc": "one.txt"}\n', "system.jsonl:2: one.txt stands there twice"),
        ('{"doc": "one.txt", "events": [{"start": 5, "end": 500, "type": "clearance"}]}\n', "span 5-500 is outside the text"),
    ],
)
def test_a_fault_in_the_readings_is_named_by_line(constat: Constat, files: tuple[Path, Path, Path], content: str, message: str) -> None:
    files[1].write_text(content, encoding="utf-8")

    result = constat("score", *files)

    assert result.exit_code == 1
    assert message in result.stderr


def test_an_annotation_that_does_not_fit_its_text_is_named(constat: Constat, files: tuple[Path, Path, Path]) -> None:
    gold, _, texts = files
    (texts / "one.txt").write_text("Another text.\n", encoding="utf-8")
    assert "one.json: not in the text: '40 people'" in constat("score", *files).stderr

    (texts / "one.txt").unlink()
    assert "missing; one.json annotates it" in constat("score", *files).stderr

    (gold / "one.json").write_text("[]", encoding="utf-8")
    assert "one.json: not an annotation" in constat("score", *files).stderr

    (gold / "one.json").unlink()
    assert "holds no annotations" in constat("score", *files).stderr


def test_the_public_scorer_gives_the_same_figures(constat: Constat, files: tuple[Path, Path, Path]) -> None:
    scorer = SHARED / "gold" / "score.py"
    if not scorer.is_file():
        pytest.skip("the public scorer is not on this machine, so it cannot be compared with")
    theirs = subprocess.run([sys.executable, str(scorer), "--json", *map(str, files)], capture_output=True, text=True, check=True)

    ours = json.loads(constat("score", "--json", *files).stdout)
    for kind, rate in json.loads(theirs.stdout).items():
        if kind in ours and isinstance(rate, dict) and "f1" in rate:
            assert rate["f1"] == pytest.approx(ours[kind]["f1"], abs=1e-4), kind
