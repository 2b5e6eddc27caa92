"""Confidence is held against what turned out right."""

from __future__ import annotations

import random

from constat.codebook.codebook import Model
from constat.evaluation.calibration import calibration_points, distance, reliability
from constat.evaluation.score import Tally, score_report
from constat.reading.scoring import scorer_of_observations


def claims(count: int, stated_to_true: float) -> list[tuple[float, bool]]:
    """Claims of every confidence, of which the share right is the confidence to a power."""
    chance = random.Random(7)
    return [(stated, chance.random() < stated**stated_to_true) for stated in (chance.random() for _ in range(count))]


def test_a_table_of_reliability_counts_every_claim_once():
    rows = reliability([(0.05, False), (0.1, True), (0.95, True), (1.0, True), (1.0, False)])
    assert [(row.low, row.claims, row.right) for row in rows] == [(0.0, 1, 0.0), (0.1, 1, 1.0), (0.9, 3, 0.6667)]


def test_a_reader_that_is_as_sure_as_it_is_right_is_at_no_distance():
    assert distance([(0.75, True), (0.75, True), (0.75, True), (0.75, False)]) == 0
    assert distance([(0.9, False)] * 4) == 0.9
    assert distance([]) == 0


def test_a_calibration_learned_on_some_claims_holds_on_others():
    judged = claims(6000, 2.0)
    points = calibration_points(judged[:3000])
    scorer = scorer_of_observations(Model(labels=("none", "right"), features={}, calibration=points))
    after = [(scorer.calibrated(stated), right) for stated, right in judged[3000:]]
    assert distance(judged[3000:]) > 0.1
    assert distance(after) < 0.03


def test_a_calibration_never_falls():
    points = calibration_points(claims(2000, 0.5))
    assert points == tuple(sorted(points))
    assert [share for _, share in points] == sorted(share for _, share in points)


def test_too_few_claims_are_not_calibrated_on():
    assert calibration_points(claims(60, 1.0)) == ()


def test_the_scorer_keeps_for_each_claim_whether_it_was_right():
    tally = Tally()
    gold = {"figures": [{"quote": "two", "start": 0, "end": 3, "measure": "deaths", "low": 2, "high": 2}], "events": [], "statements": []}
    found = [
        {"start": 0, "end": 3, "measure": "deaths", "low": 2, "high": 2, "confidence": 0.9},
        {"start": 4, "end": 8, "measure": "deaths", "low": 3, "high": 3, "confidence": 0.4},
    ]
    score_report(tally, "a.txt", "two died", gold, {"figures": found, "events": [], "statements": []})
    assert tally.sureness["figures"] == [(0.9, True), (0.4, False)]
