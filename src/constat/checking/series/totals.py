"""Sums over a series' values, for any period, with the days for which there is no value."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from constat.model.period import Period
from constat.model.series import Value

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Total:
    """A sum over the days that have a value; missing are the days that have none, as stretches in order."""

    amount: float
    missing: tuple[Period, ...]

    @property
    def complete(self) -> bool:
        """Whether every day of the period had a value."""
        return not self.missing

    @property
    def missing_days(self) -> int:
        """How many days had none."""
        return sum(stretch.days for stretch in self.missing)


class Totals:
    """The sums of one vintage. Days answer in constant time where they are all known; else longer values fill in.

    A value of a week or a year counts only for a period that holds all of it: a part of a week is not guessed.
    """

    def __init__(self, values: Iterable[Value]) -> None:
        known = [value for value in values if value.amount is not None]
        days = {value.period.first: value.amount for value in known if value.period.days == 1 and value.amount is not None}
        self._longer: dict[date, list[tuple[date, float]]] = {}
        for value in known:
            if value.period.days > 1 and value.amount is not None:
                self._longer.setdefault(value.period.first, []).append((value.period.last, value.amount))
        for stretches in self._longer.values():
            stretches.sort(reverse=True)
        self.covered = _hull(known)
        first = min(days, default=date.max)
        self._first = first.toordinal()
        sums, counts = [0.0], [0]
        for ordinal in range(self._first, max(days).toordinal() + 1 if days else self._first):
            amount = days.get(date.fromordinal(ordinal))
            sums.append(sums[-1] + (amount or 0.0))
            counts.append(counts[-1] + (amount is not None))
        self._sums, self._counts = sums, counts

    def over(self, period: Period) -> Total:
        """The sum over a period, and the days it lacks."""
        whole = self._of_days(period)
        if whole is not None:
            return Total(whole, ())
        amount, missing = 0.0, list[Period]()
        day = period.first
        while day <= period.last:
            last, part = self._from(day, period.last)
            if part is None:
                missing = _extended(missing, day)
            else:
                amount += part
            day = last + _DAY
        return Total(amount, tuple(missing))

    def complete(self, period: Period) -> float | None:
        """The sum over a period, or None where some day has no value."""
        whole = self._of_days(period)
        if whole is not None or self.covered is None or not self.covered.covers(period):
            return whole
        amount = 0.0
        day = period.first
        while day <= period.last:
            last, part = self._from(day, period.last)
            if part is None:
                return None
            amount += part
            day = last + _DAY
        return amount

    def _of_days(self, period: Period) -> float | None:
        first, last = period.first.toordinal() - self._first, period.last.toordinal() - self._first + 1
        if first < 0 or last >= len(self._sums) or self._counts[last] - self._counts[first] != last - first:
            return None
        return self._sums[last] - self._sums[first]

    def _from(self, day: date, end: date) -> tuple[date, float | None]:
        """The longest value that begins on a day and ends no later than another, as its last day and amount."""
        for last, amount in self._longer.get(day, ()):
            if last <= end:
                return last, amount
        return day, self._of_days(Period.of_day(day))


def _hull(values: list[Value]) -> Period | None:
    if not values:
        return None
    return Period(min(value.period.first for value in values), max(value.period.last for value in values))


def _extended(missing: list[Period], day: date) -> list[Period]:
    if missing and missing[-1].last + _DAY == day:
        return [*missing[:-1], Period(missing[-1].first, day)]
    return [*missing, Period.of_day(day)]
