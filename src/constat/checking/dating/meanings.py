"""What a time would mean in reports of thousands of days, from what it means on a few.

"On Friday" and "last week" lie so many days from the report's own for each weekday, whatever the date. "So far this year", "last
month" and "on 3 May" depend on the day of the year and not on the weekday. Which of the two holds is found out by trying; a time of
which neither does is read anew for each day.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from typing import TypeAlias

from constat.model.period import Period

Meaning: TypeAlias = Callable[[date], Period | None]

_WEEKS = (date(2021, 3, 1), date(2023, 10, 30), date(2024, 2, 26), date(2024, 12, 30))
"""Mondays of weeks that differ in their place in the month and the year."""
_LEAP_YEAR = 2024
_OTHER_YEARS = tuple(date(year, month, day) for year in (2019, 2021, 2022) for month, day in ((1, 1), (3, 1), (5, 17), (8, 30), (12, 31)))
"""Days of other years, whose weekdays differ from those of the leap year's same days."""

_Offset: TypeAlias = tuple[int, int]
_YearlyEdge: TypeAlias = tuple[int, int, int]
_Yearly: TypeAlias = tuple[_YearlyEdge, _YearlyEdge]


def meaning_of(read: Meaning) -> Meaning:
    """The same meaning as one that reads the text for each day, cheap to ask of thousands of days."""
    return _by_weekday(read) or _by_day_of_year(read) or cache(read)


def _by_weekday(read: Meaning) -> Meaning | None:
    tables = [[_offset(read, monday + timedelta(days=day)) for day in range(7)] for monday in _WEEKS]
    table = tables[0]
    if any(other != table for other in tables) or None in table:
        return None

    def meaning(day: date) -> Period | None:
        offset = table[day.weekday()]
        return None if offset is None else Period(day + timedelta(days=offset[0]), day + timedelta(days=offset[1]))

    return meaning


def _offset(read: Meaning, day: date) -> _Offset | None:
    period = read(day)
    return None if period is None else ((period.first - day).days, (period.last - day).days)


def _by_day_of_year(read: Meaning) -> Meaning | None:
    @cache
    def pattern(month: int, day: int) -> _Yearly | None:
        return _yearly(read, date(_LEAP_YEAR, month, day))

    def meaning(day: date) -> Period | None:
        found = pattern(day.month, day.day)
        return None if found is None else Period(_placed(found[0], day.year), _placed(found[1], day.year))

    return meaning if all(meaning(day) == read(day) for day in _OTHER_YEARS) else None


def _yearly(read: Meaning, day: date) -> _Yearly | None:
    period = read(day)
    if period is None:
        return None
    first, last = period.first, period.last
    return (first.year - day.year, first.month, first.day), (last.year - day.year, last.month, last.day)


def _placed(edge: _YearlyEdge, year: int) -> date:
    """An edge in a year; the end of February moves with it."""
    years, month, day = edge
    return date(year + years, month, min(day, monthrange(year + years, month)[1]))
