from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from constat.checking.dating.axis import Axis, Evidence, combine, stretches, weights_on
from constat.model.report import DateSource

AXIS = Axis(date(2021, 1, 1), date(2021, 1, 10))


def evidence(weights: list[float]) -> Evidence:
    return Evidence(kind=DateSource.TEXT, says="", span=None, weights=weights)


def test_a_rare_exact_match_outweighs_a_rough_total_and_that_a_weekday() -> None:
    exact, rough, weekday = [0.001] * 10, [0.1] * 10, [0.3] * 10
    exact[2], rough[5], weekday[7] = 1.0, 1.0, 1.0

    assert combine(AXIS, [evidence(exact), evidence(rough), evidence(weekday)]).best == date(2021, 1, 3)
    assert combine(AXIS, [evidence(rough), evidence(weekday)]).best == date(2021, 1, 6)


def test_no_single_piece_of_evidence_decides_against_all_others() -> None:
    wrong, right = [0.01] * 10, [0.05] * 10
    wrong[0], right[4] = 1.0, 1.0

    assert combine(AXIS, [evidence(wrong), evidence(right), evidence(right)]).best == date(2021, 1, 5)


def test_without_evidence_every_day_is_as_likely_as_another() -> None:
    posterior = combine(AXIS, [])

    assert set(posterior.probabilities) == {0.1}
    assert [stretch.iso() for stretch in posterior.smallest_set(0.5)] == ["2021-01-01/2021-01-10"]


@given(st.lists(st.floats(1e-6, 1.0), min_size=10, max_size=10), st.floats(0.1, 0.99))
def test_the_smallest_set_holds_its_share_and_the_likeliest_day(weights: list[float], mass: float) -> None:
    posterior = combine(AXIS, [evidence(weights)])
    days = {AXIS.day(place) for stretch in posterior.smallest_set(mass) for place in AXIS.places(stretch.first, stretch.last)}

    assert sum(map(posterior.of, days)) >= mass - 1e-9
    assert posterior.best in days


@given(st.sets(st.integers(0, 9)))
def test_stretches_hold_exactly_the_days_given(places: set[int]) -> None:
    found = stretches(AXIS, places)

    assert {place for stretch in found for place in AXIS.places(stretch.first, stretch.last)} == places
    assert all((later.first - sooner.last).days > 1 for sooner, later in pairwise(found))


def test_the_rarer_the_days_on_which_words_hold_the_less_is_left_to_others() -> None:
    assert weights_on(AXIS, [3], 0.1)[0] == pytest.approx(0.01)
    assert weights_on(AXIS, range(5), 0.1)[9] == pytest.approx(0.05)


def test_days_outside_the_axis_have_no_probability_and_no_place() -> None:
    assert combine(AXIS, []).of(date(2020, 12, 31)) == 0
    assert list(AXIS.places(date(2020, 1, 1), date(2020, 12, 31))) == []
    with pytest.raises(ValueError, match="no days between"):
        Axis(date(2021, 1, 2), date(2021, 1, 1))
