"""The periods that reporters sum over: where a figure does not fit the one it names, it may fit another of these."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from constat.model.period import Period

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class NamedPeriod:
    """A period and what a reporter would call it."""

    period: Period
    name: str


def neighbours(period: Period) -> tuple[Period, ...]:
    """The same stretch a day earlier and a day later, and, for several days, the stretch with its last day left off or one more."""
    shifted = [Period(period.first - _DAY, period.last - _DAY), Period(period.first + _DAY, period.last + _DAY)]
    if period.days > 1:
        shifted += [Period(period.first, period.last - _DAY), Period(period.first, period.last + _DAY)]
    return tuple(shifted)


def natural_periods(period: Period, within: Period) -> tuple[NamedPeriod, ...]:
    """Other periods that a figure told of one may be meant for, the likeliest first; all lie within another.

    The same days of other years; the years, and the years up to the period's last day, that begin in any year; the month and
    the week around it; and all since the beginning.
    """
    found: dict[Period, str] = {}
    last = period.last
    for year in sorted(range(within.first.year, within.last.year + 1), key=lambda year: (abs(year - last.year), year)):
        if year < last.year:
            found.setdefault(Period(date(year, 1, 1), last), f"since the beginning of {year}")
        elif year == last.year:
            found.setdefault(Period(date(year, 1, 1), last), f"{year} up to {last}")
        found.setdefault(Period.of_year(year), f"the year {year}")
        moved = _in_year(period, year)
        found.setdefault(moved, f"the same days of {year}" if moved.days > 1 else f"the same day of {year}")
    found.setdefault(Period.of_month(last.year, last.month), f"the month {last:%Y-%m}")
    before = date(last.year, last.month, 1) - _DAY
    found.setdefault(Period.of_month(before.year, before.month), f"the month {before:%Y-%m}")
    found.setdefault(Period(date(last.year, last.month, 1), last), f"the month up to {last}")
    monday = last - timedelta(days=last.weekday())
    found.setdefault(Period(monday, last), f"the week up to {last}")
    found.setdefault(Period(monday - 7 * _DAY, monday - _DAY), f"the week from {monday - 7 * _DAY}")
    for days in (2, 3, 4, 7):
        found.setdefault(Period(last - (days - 1) * _DAY, last), f"the {days} days up to {last}")
    return tuple(NamedPeriod(one, name) for one, name in found.items() if one != period and within.covers(one))


def _in_year(period: Period, year: int) -> Period:
    shift = year - period.last.year
    return Period(_moved(period.first, shift), _moved(period.last, shift))


def _moved(day: date, years: int) -> date:
    year = day.year + years
    return date(year, day.month, min(day.day, monthrange(year, day.month)[1]))
