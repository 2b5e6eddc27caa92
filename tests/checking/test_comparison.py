from __future__ import annotations

from datetime import date, timedelta
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_series import make_series

from constat.checking.comparison import Comparison, Measurement, Outcome, compare
from constat.checking.periods import natural_periods, neighbours
from constat.checking.shelf import Shelf
from constat.model.amount import Amount, Bound
from constat.model.claim import Figure, Status
from constat.model.period import Period
from constat.model.series import Era, Series, Value, Vintage
from constat.model.span import Span

REVISED = Era(since=date(2018, 1, 1), until=date(2021, 12, 31), share=0.06, because="three days measured")
SETTLED = Era(since=date(2022, 1, 1), until=None, share=0.0, because="none was revised")


def every_day(first: date, days: int, amount: int = 100) -> dict[str, float | None]:
    """Days whose counts differ: amount, amount + 1, …"""
    return {(first + timedelta(days=place)).isoformat(): float(amount + place) for place in range(days)}


DAYS = {**every_day(date(2020, 1, 1), 366), **every_day(date(2021, 1, 1), 365, 300), **every_day(date(2022, 1, 1), 365, 700)}
SHELF = Shelf([make_series(DAYS, eras=(REVISED, SETTLED), unlike={"people_intercepted": "they were stopped"})])


def total(period: str) -> float:
    found = SHELF.shelved[0].totals.complete(Period.parse(period))
    assert found is not None
    return found


def said(low: float | None, high: float | None, bound: str, when: str | None, **changes: object) -> Comparison:
    fields: dict[str, object] = {
        "measure": "people_crossed",
        "unit": "people",
        "amount": Amount(low, high, Bound(bound)),
        "period": None if when is None else Period.parse(when),
    }
    return compare(Measurement(**{**fields, **changes}), SHELF)  # type: ignore[arg-type]  # a table of any of the fields


def exactly(number: float, when: str | None, **changes: object) -> Comparison:
    return said(number, number, "exact", when, **changes)


@pytest.mark.parametrize(
    ("number", "when", "outcome"),
    [
        (700, "2022-01-01", Outcome.AGREES),
        (702, "2022-01-01/2022-01-01", Outcome.DIFFERS),
        (300, "2021-01-01", Outcome.AGREES),
        (310, "2021-01-01", Outcome.WITHIN_REVISIONS),
        (330, "2021-01-01", Outcome.DIFFERS),
        (701, "2022-01-01", Outcome.OFF_BY_A_DAY),
        (1401, "2022-01-02/2022-01-03", Outcome.OFF_BY_A_DAY),
        (700, "2022-06-01", Outcome.DIFFERS),
        (700, "2023-06-01", Outcome.NOT_COMPARABLE),
    ],
)
def test_a_figure_stands_to_the_series_of_its_days(number: float, when: str, outcome: Outcome) -> None:
    assert exactly(number, when).outcome is outcome


@pytest.mark.parametrize(
    ("changes", "outcome", "words"),
    [
        ({"measure": "people_intercepted"}, Outcome.NOT_COMPARABLE, "they were stopped"),
        ({"unit": "boats"}, Outcome.NO_SERIES, "no series counts people_crossed in boats"),
        ({"measure": "injured"}, Outcome.NO_SERIES, "no series counts injured"),
        ({"group": "children"}, Outcome.NOT_COMPARABLE, "a part (children)"),
        ({"place_id": "dover"}, Outcome.NOT_COMPARABLE, "told of dover"),
        ({"place_id": "english-channel"}, Outcome.AGREES, "agrees"),
        ({"happened": False}, Outcome.NOT_COMPARABLE, "planned"),
        ({"period": None}, Outcome.NOT_COMPARABLE, "does not say of which days"),
    ],
)
def test_only_like_is_compared_with_like(changes: dict[str, object], outcome: Outcome, words: str) -> None:
    found = exactly(700, "2022-01-01", **changes)

    assert found.outcome is outcome
    assert words in found.says


def test_the_days_that_the_series_lacks_are_said() -> None:
    assert "has no value for 31 of 396 days (2023-01)" in exactly(9, "2022-01-01/2023-01-31").says


def test_a_running_total_may_be_of_the_days_up_to_the_one_before() -> None:
    found = exactly(total("2022-01-01/2022-05-09"), "2022-01-01/2022-05-10")

    assert (found.outcome, found.period) == (Outcome.AGREES, Period.parse("2022-01-01/2022-05-09"))


@pytest.mark.parametrize(
    ("number", "when", "other", "name"),
    [
        (total("2021"), "2022", "2021", "the year 2021"),
        (total("2021-05-03"), "2022-05-03", "2021-05-03", "the same day of 2021"),
        (total("2022-01-01/2022-05-10"), "2021-01-01/2022-05-10", "2022-01-01/2022-05-10", "2022 up to 2022-05-10"),
        (total("2022-05"), "2022-05-31", "2022-05", "the month 2022-05"),
    ],
)
def test_a_figure_that_fits_another_period_names_it(number: float, when: str, other: str, name: str) -> None:
    found = exactly(number, when)

    assert (found.outcome, found.period) == (Outcome.OTHER_PERIOD, Period.parse(other))
    assert name in found.says


def test_more_than_a_number_just_below_agrees() -> None:
    found = said(26_000, None, "at_least", "2022-01-01/2022-02-03")

    assert (total("2022-01-01/2022-02-03"), found.outcome, found.understated) == (24_361, Outcome.DIFFERS, False)
    assert said(24_000, None, "at_least", "2022-01-01/2022-02-03").outcome is Outcome.AGREES


def test_more_than_a_number_far_below_is_understated() -> None:
    found = said(15_000, None, "at_least", "2022-01-01/2022-02-03")

    assert (found.outcome, found.understated) == (Outcome.AGREES, True)
    assert "understated" in found.says


def test_more_than_a_number_far_below_that_fits_another_period_names_that() -> None:
    found = said(50_000, None, "at_least", "2020-01-01/2022-03-07")

    assert (found.outcome, found.period) == (Outcome.OTHER_PERIOD, Period.parse("2022-01-01/2022-03-07"))


def test_a_figure_that_differs_says_by_how_much() -> None:
    found = exactly(total("2022-02") - 200, "2022-02")

    assert (found.outcome, found.difference) == (Outcome.DIFFERS, -200)
    assert "200 fewer (1.0%)" in found.says


def test_what_an_earlier_vintage_said_agrees_within_revisions() -> None:
    old, new = (
        Vintage(retrieved=date(2022, month, 1), source="", sha256="", values=(Value(Period.parse("2022-01-01"), amount),))
        for month, amount in ((2, 650.0), (3, 700.0))
    )
    shelf = Shelf([make_series({}, eras=(SETTLED,), vintages=(old, new))])
    measurement = Measurement(
        measure="people_crossed", unit="people", amount=Amount(650, 650, Bound.EXACT), period=Period.parse("2022-01-01")
    )

    assert compare(measurement, shelf).outcome is Outcome.WITHIN_REVISIONS


def test_a_series_of_weeks_answers_where_there_is_none_of_days() -> None:
    from_weeks = make_series({"2022-01-03/2022-01-09": 70.0}, identifier="weeks")
    measurement = Measurement(
        measure="people_crossed", unit="people", amount=Amount(70, 70, Bound.EXACT), period=Period.parse("2022-01-03/2022-01-09")
    )

    assert compare(measurement, Shelf([from_weeks])).outcome is Outcome.AGREES


def test_a_measurement_is_made_of_a_figure() -> None:
    figure = Figure(
        span=Span(0, 3),
        measure="people_crossed",
        unit="people",
        amount=Amount(700, 700, Bound.EXACT),
        when=Period.parse("2022-01-01"),
        place="the Channel",
        place_id="english-channel",
        group=None,
        said_by=None,
        status=Status.PLANNED,
        rule="figure.digits.noun",
        confidence=1.0,
    )

    assert compare(Measurement.of(figure), SHELF).outcome is Outcome.NOT_COMPARABLE


@given(st.integers(1, 50_000), st.sampled_from(list(Bound)), st.integers(0, 1100), st.integers(0, 400))
def test_no_comparison_ever_calls_a_figure_false(number: int, bound: Bound, first: int, days: int) -> None:
    start = date(2020, 1, 1) + timedelta(days=first)
    low = None if bound is Bound.AT_MOST else float(number)
    high = None if bound in (Bound.AT_LEAST, Bound.VAGUE) else float(number)
    measurement = Measurement(
        measure="people_crossed", unit="people", amount=Amount(low, high, bound), period=Period(start, start + timedelta(days=days))
    )
    found = compare(measurement, SHELF)

    assert "false" not in found.says.lower()
    assert found.says.startswith((found.outcome.value, "agrees"))


@given(st.integers(0, 1000), st.integers(0, 60))
def test_what_the_series_has_for_some_days_agrees_with_it(first: int, days: int) -> None:
    start = date(2020, 1, 1) + timedelta(days=first)
    period = Period(start, start + timedelta(days=days))

    assert exactly(total(period.iso()), period.iso()).outcome is Outcome.AGREES


@given(st.dates(date(2020, 2, 1), date(2022, 12, 1)), st.integers(0, 300))
def test_natural_periods_are_others_than_the_one_given_and_lie_within_the_series(first: date, days: int) -> None:
    period = Period(first, first + timedelta(days=days))
    within = Period(date(2020, 1, 1), date(2022, 12, 31))
    found = [named.period for named in natural_periods(period, within)]

    assert period not in found
    assert all(within.covers(one) for one in found)
    assert len(set(found)) == len(found)


def test_neighbours_of_a_day_are_two_and_of_several_days_four() -> None:
    assert [one.iso() for one in neighbours(Period.parse("2021-03-01"))] == ["2021-02-28", "2021-03-02"]
    assert len(neighbours(Period.parse("2021-03-01/2021-03-03"))) == 4


def test_an_allowance_is_each_eras_share_of_its_part() -> None:
    shelved = SHELF.shelved[0]
    period = Period.parse("2021-12-31/2022-01-01")

    assert shelved.allowance(period, total(period.iso())) == pytest.approx(0.06 * total("2021-12-31"))


def test_the_days_of_these_tests_count_up() -> None:
    assert total("2022-01-01/2022-01-03") == list(accumulate([700, 701, 702]))[-1]
    assert isinstance(SHELF.shelved[0].series, Series)
