from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from constat.model.amount import Amount, Bound
from constat.model.interval import Interval, inside, interval_of, meets, rounding_step

NUMBERS = st.integers(min_value=1, max_value=10_000_000)


def exact(value: float) -> Interval:
    return interval_of(Amount(value, value, Bound.EXACT))


def about(value: float) -> Interval:
    return interval_of(Amount(value, value, Bound.ABOUT))


def more_than(value: float) -> Interval:
    return interval_of(Amount(value, None, Bound.AT_LEAST))


def up_to(value: float) -> Interval:
    return interval_of(Amount(None, value, Bound.AT_MOST))


@pytest.mark.parametrize(
    ("amount", "low", "best", "high"),
    [
        (Amount(650, 650, Bound.EXACT), 650, 650, 650),
        (Amount(650, 650, Bound.ABOUT), 645, 650, 655),
        (Amount(1500, 1500, Bound.ABOUT), 1450, 1500, 1550),
        (Amount(1000, 1000, Bound.ABOUT), 750, 1000, 1250),
        (Amount(30, 30, Bound.ABOUT), 25, 30, 35),
        (Amount(7, 7, Bound.ABOUT), 6.5, 7, 7.5),
        (Amount(3500, None, Bound.AT_LEAST), 3500, 3500, None),
        (Amount(None, 1000, Bound.AT_MOST), None, 1000, 1000),
        (Amount(500, 800, Bound.RANGE), 500, None, 800),
        (Amount(24, None, Bound.VAGUE), 24, None, 100),
        (Amount(100, None, Bound.VAGUE), 100, None, 1000),
        (Amount(1000, None, Bound.VAGUE), 1000, None, 10_000),
        (Amount(300, None, Bound.VAGUE), 300, None, 3000),
    ],
)
def test_an_amount_is_compared_as_the_interval_that_its_words_mean(
    amount: Amount, low: float | None, best: float | None, high: float | None
) -> None:
    made = interval_of(amount)

    assert (made.low, made.best, made.high) == (low, best, high)


@pytest.mark.parametrize(
    ("number", "step"), [(650, 10), (1500, 100), (3000, 1000), (100, 50), (1, 1), (10, 5), (0, 1), (28_526, 1), (2.5, 0.1), (0.25, 0.01)]
)
def test_a_number_is_rounded_to_the_largest_power_of_ten_that_divides_it(number: float, step: float) -> None:
    assert rounding_step(number) == pytest.approx(step)


def test_a_vague_word_follows_the_convention_it_is_given() -> None:
    assert interval_of(Amount(100, None, Bound.VAGUE), vague_highs={100: 100}).high == 100


def test_more_than_is_likeliest_just_above_and_contradicted_below() -> None:
    fit = more_than(3500)

    assert fit.likelihood(3500) == fit.likelihood(3560) == 1
    assert fit.likelihood(3560) > fit.likelihood(3700) > fit.likelihood(13_500) > 0
    assert fit.likelihood(3499) == 0


def test_up_to_is_likeliest_just_below_and_contradicted_above() -> None:
    fit = up_to(800)

    assert fit.likelihood(780) == 1
    assert fit.likelihood(780) > fit.likelihood(400) > 0
    assert fit.likelihood(801) == 0


def test_a_range_fits_all_its_values_alike_and_says_how_far_outside_others_lie() -> None:
    fit = interval_of(Amount(500, 800, Bound.RANGE))

    assert {fit.likelihood(value) for value in (500, 650, 800)} == {1}
    assert (fit.distance(650), fit.distance(490), fit.distance(807)) == (0, -10, 7)


def test_650_agrees_with_hundreds_and_is_the_narrower_account() -> None:
    hundreds = interval_of(Amount(100, None, Bound.VAGUE))

    assert meets(exact(650), hundreds)
    assert inside(exact(650), hundreds)
    assert not inside(hundreds, exact(650))
    assert not meets(exact(1400), hundreds)


def test_what_is_written_alike_is_not_narrower_than_itself() -> None:
    assert not inside(exact(650), exact(650))


@given(NUMBERS)
def test_every_amount_fits_the_number_it_is_written_with(number: int) -> None:
    for made in (exact(number), about(number), more_than(number), up_to(number)):
        assert made.likelihood(number) == 1
        assert made.distance(number) == 0


@given(NUMBERS, NUMBERS)
def test_meeting_is_mutual_and_holds_wherever_one_is_inside_the_other(one: int, two: int) -> None:
    for first in (exact(one), about(one), more_than(one), up_to(one)):
        for second in (exact(two), about(two), more_than(two), up_to(two)):
            assert meets(first, second) == meets(second, first)
            if inside(first, second):
                assert meets(first, second)
                assert not inside(second, first)


@given(NUMBERS, st.integers(min_value=0, max_value=10_000_000), st.integers(min_value=0, max_value=10_000_000))
def test_likelihood_never_rises_with_the_distance_from_an_open_end(number: int, near: int, far: int) -> None:
    near, far = sorted((near, far))

    assert more_than(number).likelihood(number + near) >= more_than(number).likelihood(number + far)
    assert up_to(number).likelihood(number - near) >= up_to(number).likelihood(number - far)


@given(NUMBERS, NUMBERS)
def test_a_value_fits_exactly_where_its_interval_meets(number: int, value: int) -> None:
    for made in (exact(number), about(number), more_than(number), up_to(number)):
        assert made.holds(value) == meets(made, exact(value)) == (made.likelihood(value) > 0) == (made.distance(value) == 0)


@given(NUMBERS)
def test_a_rounding_step_divides_its_number(number: int) -> None:
    assert number % rounding_step(number) == 0


def test_an_interval_the_wrong_way_round_is_refused() -> None:
    with pytest.raises(ValueError, match="above its high"):
        Interval(low=2, best=None, high=1, step=1)
    with pytest.raises(ValueError, match="above nothing"):
        Interval(low=1, best=None, high=2, step=0)
