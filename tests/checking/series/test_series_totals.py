from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from constat.checking.series.totals import Totals
from constat.model.period import Period
from constat.model.series import Value

START = date(2021, 3, 1)


def totals(values: dict[str, float | None]) -> Totals:
    return Totals(Value(Period.parse(period), amount) for period, amount in values.items())


def test_a_sum_says_which_days_it_lacks() -> None:
    found = totals({"2021-03-01": 4, "2021-03-02": None, "2021-03-04": 3}).over(Period.parse("2021-03-01/2021-03-05"))

    assert (found.amount, [stretch.iso() for stretch in found.missing], found.missing_days) == (
        7,
        ["2021-03-02/2021-03-03", "2021-03-05"],
        3,
    )
    assert not found.complete


def test_longer_values_fill_in_where_days_are_not_known() -> None:
    found = totals({"2020": 100, "2021-01-01": 2, "2021-01-02/2021-01-03": 5})

    assert found.complete(Period.parse("2020-01-01/2021-01-03")) == 107
    assert found.complete(Period.parse("2020-01-01/2021-01-02")) is None


def test_a_week_is_not_split() -> None:
    week = totals({"2021-03-01/2021-03-07": 70})

    assert week.complete(Period.parse("2021-03-01/2021-03-07")) == 70
    assert week.complete(Period.parse("2021-03-02/2021-03-07")) is None
    assert week.over(Period.parse("2021-03-01/2021-03-08")).missing_days == 1


def test_days_that_are_all_known_come_before_a_longer_value() -> None:
    assert totals({"2021-03-01/2021-03-02": 99, "2021-03-01": 1, "2021-03-02": 2}).complete(Period.parse("2021-03-01/2021-03-02")) == 3


def test_a_series_without_values_covers_nothing() -> None:
    assert totals({"2021": None}).covered is None
    assert totals({}).complete(Period.parse("2021")) is None


@given(st.lists(st.one_of(st.none(), st.integers(0, 1000)), min_size=1, max_size=40), st.integers(-3, 42), st.integers(0, 42))
def test_sums_and_missing_days_are_those_that_counting_day_by_day_gives(amounts: list[int | None], first: int, length: int) -> None:
    days = {START + timedelta(days=place): amount for place, amount in enumerate(amounts)}
    counted = Totals(Value(Period.of_day(day), None if amount is None else float(amount)) for day, amount in days.items())
    period = Period(START + timedelta(days=first), START + timedelta(days=first + length))

    inside = [days.get(period.first + timedelta(days=place)) for place in range(period.days)]
    found = counted.over(period)

    assert found.amount == sum(amount for amount in inside if amount is not None)
    assert found.missing_days == sum(amount is None for amount in inside)
    assert counted.complete(period) == (found.amount if found.complete else None)


@given(st.lists(st.integers(0, 1000), min_size=2, max_size=40), st.data())
def test_a_sum_over_two_stretches_is_the_sum_of_their_sums(amounts: list[int], data: st.DataObject) -> None:
    counted = Totals(Value(Period.of_day(START + timedelta(days=place)), float(amount)) for place, amount in enumerate(amounts))
    cut = data.draw(st.integers(0, len(amounts) - 2))
    last = START + timedelta(days=len(amounts) - 1)
    parts = [Period(START, START + timedelta(days=cut)), Period(START + timedelta(days=cut + 1), last)]

    assert counted.over(Period(START, last)).amount == pytest.approx(sum(counted.over(part).amount for part in parts))
