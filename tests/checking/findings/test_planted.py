"""The set of short texts, half of them sound: what is found in it, and what is wrongly found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import planted
import pytest

from constat.checking.findings.checks import CHECKS
from constat.model.finding import Severity
from constat.reading.reader import Reader

PAIRS = tuple(planted.pairs())
RECALL = 0.9
FALSE_ALARMS = 0.02


@pytest.fixture(scope="module")
def bench(reader: Reader, tmp_path_factory: pytest.TempPathFactory) -> Iterator[planted.Bench]:
    made = planted.Bench(reader, tmp_path_factory.mktemp("records"))
    yield made
    made.close()


def test_the_set_has_a_hundred_sound_texts_and_a_planted_fault_for_every_check() -> None:
    counts = Counter(pair.code for pair in PAIRS)
    assert len(PAIRS) >= 100
    assert {check.code for check in CHECKS} == set(counts)
    assert all(count >= 2 for count in counts.values())


def test_nine_in_ten_planted_faults_are_found(bench: planted.Bench) -> None:
    missed = [pair.name for pair in PAIRS if pair.code not in {finding.code for finding in bench.findings(pair, pair.planted)}]
    assert len(missed) <= (1 - RECALL) * len(PAIRS), missed


def test_every_check_finds_at_least_one_of_its_own(bench: planted.Bench) -> None:
    found = {pair.code for pair in PAIRS if pair.code in {finding.code for finding in bench.findings(pair, pair.planted)}}
    assert {check.code for check in CHECKS} - found == set()


def test_sound_texts_are_left_alone(bench: planted.Bench) -> None:
    alarms = [
        f"{pair.name}: {finding.code} {finding.says}"
        for pair in PAIRS
        for finding in bench.findings(pair, pair.sound)
        if finding.severity.rank >= Severity.WARNING.rank
    ]
    assert len(alarms) <= FALSE_ALARMS * len(PAIRS), alarms


def test_every_finding_marks_words_of_its_text(bench: planted.Bench) -> None:
    for pair in PAIRS:
        for finding in bench.findings(pair, pair.planted):
            assert finding.span.of(pair.planted).strip()
            assert all(evidence.span.end <= len(pair.planted) for evidence in finding.evidence if evidence.span is not None)
