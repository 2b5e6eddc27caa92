"""The calendar as a report sees it: the days that "last week" or "next month" mean, counted from the report's own day."""

from __future__ import annotations

from datetime import date, timedelta

from constat.model.period import Period
from constat.reading.english import times as english

DAY = timedelta(days=1)


def shift_years(period: Period, years: int) -> Period:
    """The same days of another year; a month stays a month."""

    def moved(day: date) -> date:
        leap = day.month == 2 and day.day >= 28
        return date(day.year + years, day.month, 28 if leap else day.day)

    shifted = Period(moved(period.first), moved(period.last))
    if (
        period.first.day == 1
        and period.last == Period.of_month(period.last.year, period.last.month).last
        and period.first.month == period.last.month
    ):
        return Period.of_month(shifted.first.year, shifted.first.month)
    return shifted


def part_of_period(whole: Period, which: str, count: int, unit: str) -> Period | None:
    """The first or last part of a year or month: "first" 6 "months" of it, its "second" "half", its "last" 3 "days"."""
    year = whole.first.year
    if unit in ("half", "quarter"):
        length = 6 if unit == "half" else 3
        final = 12 // length - 1
        order = final if which in ("last", "final") else _ORDER.get(which)
        if order is None or whole.days <= 31:
            return _half_of_month(whole, which) if unit == "half" else None
        first = order * length + 1
        return Period(date(year, first, 1), Period.of_month(year, first + length - 1).last) if first + length - 1 <= 12 else None
    if unit.startswith("month") and whole.days > 31:
        first = 1 if which in ("first", "opening") else 13 - count
        return (
            Period(date(year, first, 1), Period.of_month(year, first + count - 1).last) if 1 <= first <= first + count - 1 <= 12 else None
        )
    if unit == "week" and _ORDER.get(which, 0) > 0 and whole.days <= 31:
        opening = whole.first + timedelta(days=7 * _ORDER[which])
        return Period(opening, min(opening + timedelta(days=6), whole.last))
    days = count * (7 if unit.startswith("week") else 1)
    if which in ("first", "opening") and days <= whole.days:
        return Period(whole.first, whole.first + timedelta(days=days - 1))
    if which in ("last", "final") and days <= whole.days:
        return Period(whole.last - timedelta(days=days - 1), whole.last)
    return None


_ORDER = {"first": 0, "opening": 0, "second": 1, "third": 2, "fourth": 3}
"""How many weeks, quarters or halves lie before the one that is meant."""


def _half_of_month(whole: Period, which: str) -> Period | None:
    middle = whole.first + timedelta(days=14)
    if which in ("first", "opening"):
        return Period(whole.first, middle)
    return Period(middle + DAY, whole.last) if which in ("second", "last", "final") else None


class ReportCalendar:
    """Periods counted from a report's day (anchor); none can be told where that is not known."""

    def __init__(self, anchor: date | None) -> None:
        self.anchor = anchor

    def back(self, value: int, unit: str) -> Period | None:
        """The day, month or year that lies so many units back."""
        anchor = self.anchor
        if anchor is None:
            return None
        if unit in ("day", "week", "fortnight", "hour"):
            days = {"day": value, "week": 7 * value, "fortnight": 14 * value, "hour": value // 24}[unit]
            return Period.of_day(anchor - timedelta(days=min(days, 36500)))
        if unit == "month":
            months = anchor.year * 12 + anchor.month - 1 - value
            return Period.of_month(months // 12, months % 12 + 1) if months > 12 else None
        years = {"year": value, "decade": 10 * value}.get(unit, anchor.year)
        if years < 200:
            return Period.of_year(anchor.year - years)
        return None

    def current(self, unit: str, *, ahead: bool) -> Period | None:
        """The week, month or year that runs: up to the report's day, or whole where it lies ahead."""
        anchor = self.anchor
        if anchor is None:
            return None
        monday = anchor - timedelta(days=anchor.weekday())
        if unit == "week":
            return Period(monday, monday + timedelta(days=6) if ahead else anchor)
        if unit == "weekend":
            saturday = monday + timedelta(days=5)
            return Period(saturday, saturday + DAY) if ahead or anchor >= saturday else Period(saturday - 7 * DAY, saturday - 6 * DAY)
        whole = Period.of_month(anchor.year, anchor.month) if unit == "month" else Period.of_year(anchor.year)
        return Period(anchor, whole.last) if ahead else Period(whole.first, anchor)

    def previous(self, unit: str) -> Period | None:
        """The week, weekend, month or year before the report's."""
        anchor = self.anchor
        if anchor is None:
            return None
        monday = anchor - timedelta(days=anchor.weekday())
        if unit == "week":
            return Period(monday - 7 * DAY, monday - DAY)
        if unit == "weekend":
            sunday = monday - DAY
            return Period(sunday - DAY, sunday)
        if unit == "month":
            months = anchor.year * 12 + anchor.month - 2
            return Period.of_month(months // 12, months % 12 + 1)
        return Period.of_year(anchor.year - 1)

    def following(self, unit: str) -> Period | None:
        """The week, weekend, month or year after the report's."""
        anchor = self.anchor
        if anchor is None:
            return None
        monday = anchor - timedelta(days=anchor.weekday()) + 7 * DAY
        if unit == "week":
            return Period(monday, monday + 6 * DAY)
        if unit == "weekend":
            return Period(monday + 5 * DAY, monday + 6 * DAY)
        if unit == "month":
            months = anchor.year * 12 + anchor.month
            return Period.of_month(months // 12, months % 12 + 1)
        return Period.of_year(anchor.year + 1)

    def season(self, name: str, shift: int) -> Period | None:
        """The season by its name: the report's own (shift 0), the last that has ended (-1), the next to begin (1)."""
        if self.anchor is None:
            return None
        first = english.SEASONS[name]
        year = self.anchor.year
        if shift == 0:
            year -= first == 12 and self.anchor.month < 3
        elif shift < 0:
            end_month = (first + 2 - 1) % 12 + 1
            ended = self.anchor.month > end_month if first != 12 else self.anchor.month > 2
            year -= (not ended) if first != 12 else (2 if not ended else 1)
        else:
            year += self.anchor.month >= first
        return Period(date(year, first, 1), Period.of_month(year + (first == 12), (first + 1) % 12 + 1).last)

    def stretch_back(self, value: int, unit: str) -> Period | None:
        """So many units up to the report's day."""
        anchor = self.anchor
        if anchor is None or value > 1000:
            return None
        if unit == "year":
            return Period(shift_years(Period.of_day(anchor), -value).first, anchor) if value < 200 else None
        if unit == "month":
            months = anchor.year * 12 + anchor.month - 1 - value
            length = Period.of_month(months // 12, months % 12 + 1).last.day
            return Period(date(months // 12, months % 12 + 1, min(anchor.day, length)), anchor)
        days = {"day": value, "week": 7 * value, "fortnight": 14 * value, "hour": max(1, value // 24)}[unit]
        return Period(anchor - timedelta(days=days), anchor)

    def stretch_ahead(self, value: int, unit: str) -> Period | None:
        """So many units from the report's day on."""
        anchor = self.anchor
        if anchor is None or value > 100:
            return None
        if unit == "year":
            return Period(anchor, shift_years(Period.of_day(anchor), value).last)
        days = {"day": value, "week": 7 * value, "month": 30 * value, "fortnight": 14 * value}.get(unit)
        return None if days is None else Period(anchor, anchor + timedelta(days=days))

    def day_of_month(self, day: int) -> Period | None:
        """The last day of that number, counted back from the report's day."""
        anchor = self.anchor
        if anchor is None:
            return None
        months = anchor.year * 12 + anchor.month - 1 - (day > anchor.day)
        try:
            return Period.of_day(date(months // 12, months % 12 + 1, day))
        except ValueError:
            return None

    def to_anchor(self, period: Period | None) -> Period | None:
        """A period from its first day up to the report's day, where it has begun."""
        if period is None or self.anchor is None:
            return period
        return Period(period.first, self.anchor) if period.first <= self.anchor else period

    def today(self) -> Period | None:
        """The report's own day."""
        return None if self.anchor is None else Period.of_day(self.anchor)

    def in_season(self, name: str) -> bool:
        """Whether the report's day falls in a season."""
        return self.anchor is not None and (self.anchor.month - english.SEASONS[name]) % 12 < 3
