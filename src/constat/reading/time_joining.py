"""Making one time of two that stand together: "in August last year", "from Friday to Monday"."""

from __future__ import annotations

from datetime import timedelta

from constat.model.period import Period
from constat.reading.report_calendar import DAY, shift_years
from constat.reading.time_marks import TimeKind, TimeMark


def join_times(marks: list[TimeMark], words: list[str]) -> list[TimeMark]:
    """Make one time of two that stand together: "in August last year", "from Friday to Monday"."""
    joined: list[TimeMark] = []
    for mark in marks:
        if joined:
            both = _joined(joined[-1], mark, words)
            if both is not None:
                joined[-1] = both
                continue
        joined.append(_compared(joined[-1], mark, words) if joined else mark)
    return _with_appositions(joined, words)


def _with_appositions(marks: list[TimeMark], words: list[str]) -> list[TimeMark]:
    """Make one time of a few days and the stretch that says which of them: "last weekend, from Friday to Monday"."""
    found: list[TimeMark] = []
    for mark in marks:
        stretch = _specified(found[-1], mark, words) if found and mark.kind is TimeKind.SPAN else None
        if stretch is None:
            found.append(mark)
        else:
            found[-1] = TimeMark(found[-1].first, mark.last, TimeKind.SPAN, stretch)
    return found


_FEW = 9
"""Days that a stretch of named weekdays, or what it specifies, can have: a week, or a weekend that ran on."""


def _specified(one: TimeMark, two: TimeMark, words: list[str]) -> Period | None:
    """The days of a stretch of weekdays that stands behind a comma, in the week or weekend that stands before it; null where it does not."""
    if words[one.last : two.first] not in ([","], [",", "from"], [",", "between"]) or one.kind is not TimeKind.RELATIVE:
        return None
    days, stretch = one.period, two.period
    if days is None or stretch is None or max(days.days, stretch.days) > _FEW:
        return None
    for weeks in (0, -1, 1):
        placed = Period(stretch.first + 7 * weeks * DAY, stretch.last + 7 * weeks * DAY)
        if placed.first <= days.last and days.first <= placed.last:
            return placed
    return None


_YEAR_BEFORE = (["a", "year", "earlier"], ["a", "year", "before"], ["the", "year", "before"], ["the", "previous", "year"])
_REACH = 30
"""Tokens within which a comparison takes its time from the one before."""


def _compared(one: TimeMark, two: TimeMark, words: list[str]) -> TimeMark:
    """The same time a year before ("up from 80 a year earlier", "the same period of 2021"), where the time before is in the sentence."""
    if one.period is None or two.first - one.last > _REACH:
        return two
    is_year_before = words[two.first : two.last] in _YEAR_BEFORE
    if not (is_year_before or _is_same_period(one, two, words)) or {".", "\n"} & set(words[one.last : two.first]):
        return two
    if is_year_before or two.period is None:
        return TimeMark(two.first, two.last, TimeKind.RELATIVE, shift_years(one.period, -1))
    return TimeMark(two.first, two.last, TimeKind.SPAN, shift_years(one.period, two.period.first.year - one.period.first.year))


def _is_same_period(one: TimeMark, two: TimeMark, words: list[str]) -> bool:
    """Whether the words before a year make it the same months of another: "the same period of 2021"."""
    if two.period is None or two.period.days < 365:
        return False
    lead = words[max(one.last, two.first - 3) : two.first]
    return lead[:1] == ["same"] and lead[1:2] in (["period"], ["months"], ["month"])


_UP_TO = frozenset("to until till - and".split())
"""What stands between the first and the last day of a stretch."""


def _numbered(one: TimeMark, two: TimeMark, words: list[str]) -> TimeMark | None:
    """A stretch whose first day has its month from the last: "Saturday 20 to Sunday 21 August"."""
    number = words[one.last]
    if (
        one.kind is not TimeKind.WEEKDAY
        or two.kind is not TimeKind.DAY
        or words[one.last + 1] not in _UP_TO
        or not (number.isdecimal() and len(number) <= 2)
    ):
        return None
    if one.period is None or two.period is None or two.period.days != 1:
        return None
    last = two.period.first
    first = next((last - back * DAY for back in range(1, 31) if (last - back * DAY).day == int(number)), None)
    if first is None or first.weekday() != one.period.first.weekday():
        return None
    return TimeMark(one.first, two.last, TimeKind.SPAN, Period(first, last))


def _is_stretch(one: TimeMark, two: TimeMark, words: list[str]) -> bool:
    """Whether two times with a joint between them are the ends of a stretch: "from May to July", "in the night of Saturday to Sunday"."""
    if words[one.first] in ("from", "between") or (one.first > 0 and words[one.first - 1] in ("from", "between")):
        return True
    return words[one.last] in ("to", "-") and one.kind is two.kind is TimeKind.WEEKDAY


def _joined(one: TimeMark, two: TimeMark, words: list[str]) -> TimeMark | None:
    if two.first - one.last == 2:
        return _numbered(one, two, words)
    if one.period is None or two.period is None or two.first - one.last > 1:
        return None
    between = words[one.last : two.first]
    if len(between) == 1 and between[0] in _UP_TO and _is_stretch(one, two, words):
        first, last = one.period, two.period
        if first.first > last.last:
            if one.kind is TimeKind.WEEKDAY:
                first = Period(first.first - 7 * DAY, first.last - 7 * DAY)
            elif first.first.year > last.last.year or one.kind is TimeKind.MONTH:
                first = shift_years(first, last.last.year - first.first.year - (1 if first.first.month > last.last.month else 0))
        if first.first <= last.last:
            return TimeMark(one.first, two.last, TimeKind.SPAN, Period(first.first, last.last))
    if between in ([], ["of"], [","]):
        if one.kind is TimeKind.WEEKDAY and two.kind is TimeKind.DAY:
            return TimeMark(one.first, two.last, TimeKind.DAY, two.period)
        if one.kind is TimeKind.DAY and two.kind is TimeKind.WEEKDAY and between == [","]:
            return TimeMark(one.first, two.last, TimeKind.DAY, one.period)
        if one.kind is TimeKind.NOW and two.kind in (TimeKind.WEEKDAY, TimeKind.DAY) and between != [","]:
            return TimeMark(one.first, two.last, two.kind, two.period)
        if (
            one.kind in (TimeKind.MONTH, TimeKind.DAY, TimeKind.WEEKDAY, TimeKind.SPAN)
            and two.kind in (TimeKind.RELATIVE, TimeKind.RUNNING, TimeKind.YEAR)
            and between != [","]
        ):
            placed = _within(one, two.period)
            if placed is not None:
                return TimeMark(one.first, two.last, one.kind, placed)
    return None


def _within(mark: TimeMark, outer: Period) -> Period | None:
    """The month or weekday of the mark inside a wider period: "in August" + "last year", "on Monday" + "last week"."""
    inner = mark.period
    if inner is None:
        return None
    if mark.kind is TimeKind.WEEKDAY and outer.days <= 7:
        day = outer.first + timedelta(days=(inner.first.weekday() - outer.first.weekday()) % 7)
        return Period.of_day(day)
    if outer.first.month == 1 and outer.first.day == 1 and outer.first.year == outer.last.year:
        return shift_years(inner, outer.first.year - inner.first.year)
    return None
