"""Weekdays told: a report of the day's news names its own weekday, or the one before, more often than those further back."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from constat.checking.dating.axis import IMPOSSIBLE, Axis, Evidence
from constat.checking.dating.undated import SentenceTime, TimeKind, UndatedText
from constat.model.report import DateSource

_LEAD = (0.80, 0.13, 0.03, 0.015, 0.01, 0.008, 0.007)
"""How often the weekday of a report's first sentence that names one lies so many days back: its news is of the day."""
_LATER = (0.55, 0.22, 0.08, 0.05, 0.04, 0.03, 0.03)
"""The same for the other weekdays it names."""
_REPEATED = 0.3
"""A weekday that is named again speaks again, but its mentions are not independent: each counts as so much of one."""
_MONDAY = date(2001, 1, 1)
_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def weekday_evidence(undated: UndatedText, axis: Axis, counted: frozenset[int] = frozenset()) -> list[Evidence]:
    """What the weekdays say that stand alone ("on Friday"), and those beside a day of the month ("Friday, 4 June").

    counted are sentences that tell an official count: it is published on a later day than the one that it names.
    """
    bare: list[tuple[SentenceTime, int]] = []
    found: list[Evidence] = []
    for time in undated.times:
        if time.mark.kind is TimeKind.WEEKDAY:
            weekday = _bare_weekday(undated, time)
            if weekday is not None:
                bare.append((time, weekday))
        elif time.mark.kind is TimeKind.DAY and time.mark.period is None:
            pinned = _pinned(undated, time, axis)
            if pinned is not None:
                found.append(pinned)
    return [*_told(undated, axis, bare, counted), *found]


def _bare_weekday(undated: UndatedText, time: SentenceTime) -> int | None:
    """The weekday that a time names, where it is the last such day up to the report's own; null for "last Friday" and "next Friday"."""
    days = []
    for back in range(7):
        period = undated.on(time, _MONDAY + timedelta(days=back))
        if period is None or period.days != 1:
            return None
        days.append((_MONDAY + timedelta(days=back) - period.first).days)
    if sorted(days) != list(range(7)):
        return None
    return days.index(0)


def _told(undated: UndatedText, axis: Axis, bare: list[tuple[SentenceTime, int]], counted: frozenset[int]) -> list[Evidence]:
    if not bare:
        return []
    counts = Counter(weekday for _, weekday in bare)
    lead = next((weekday for time, weekday in bare if time.sentence not in counted), None)
    seen: set[int] = set()
    found = []
    for time, weekday in bare:
        if weekday in seen:
            continue
        seen.add(weekday)
        table = _LEAD if weekday == lead else _LATER
        power = 1 + _REPEATED * (min(counts[weekday], 4) - 1)
        by_weekday = [(table[(own - weekday) % 7] / table[0]) ** power for own in range(7)]
        times = "" if counts[weekday] == 1 else f", {counts[weekday]} times"
        place = "names first" if weekday == lead else "names"
        found.append(
            Evidence(
                kind=DateSource.WEEKDAY,
                says=f"{place} {_NAMES[weekday]}{times}: its own day, or one shortly before",
                span=undated.span(time.mark.first, time.mark.last),
                weights=_repeated(axis, by_weekday),
            )
        )
    return found


def _repeated(axis: Axis, by_weekday: list[float]) -> list[float]:
    begin = axis.first.weekday()
    week = [max(by_weekday[(begin + back) % 7], 1e-6) for back in range(7)]
    return (week * (len(axis) // 7 + 1))[: len(axis)]


def _pinned(undated: UndatedText, time: SentenceTime, axis: Axis) -> Evidence | None:
    """A weekday with a day and month but no year falls together in some years only."""
    words = undated.marked.tokens.words[time.mark.first : time.mark.last]
    weekday = next((number for number, name in enumerate(_NAMES) if name.lower() in words), None)
    if weekday is None:
        return None
    weights = []
    meaning = undated.meaning(time)
    for place in range(len(axis)):
        period = meaning(axis.day(place))
        weights.append(1.0 if period is not None and period.first.weekday() == weekday else IMPOSSIBLE)
    said = undated.words(time.mark.first, time.mark.last)
    return Evidence(
        kind=DateSource.WEEKDAY,
        says=f"“{said}” falls so in some years only",
        span=undated.span(time.mark.first, time.mark.last),
        weights=weights,
    )
