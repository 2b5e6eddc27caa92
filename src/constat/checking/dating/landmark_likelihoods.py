"""How likely each day is, given the way in which a report tells of a landmark: as new, as still to come, or as known.

What is told as new or under way was so around the landmark's days; what is told as to come, before them; what is taken for known, after
its first day. None of the three is a hard cut: news leaks and lingers, words are taken for a landmark that they do not mean, and a
list of landmarks is never whole.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date, timedelta

from constat.checking.dating.axis import Axis
from constat.codebook.entries import Landmark
from constat.model.period import Period

_LONG_BEFORE = 0.005
"""How likely a landmark's name stands in a report of long before it, beside one after it: names are used for more than one thing."""
_DESCRIBED_BEFORE = 0.08
"""The same for words without a name: they tell other things more often, and alone should not set a page's own date aside."""
_KNOWN_BEFORE = 0.8
"""By how much less likely the two are where the words around take the thing for known ("since the treaty")."""
_LEAKS = 20
"""Days over which talk of what is not announced yet grows by the factor e."""
_ANNOUNCED = 0.5
"""How likely a thing is named between its announcement and its first day, beside after it."""
_GONE = 0.3
"""How likely what is over is still named years later, beside while it was there."""
_FORGOTTEN = 200
"""Days over which mentions of what is over fade by the factor e."""

_NEWS = 10
"""Days for which a landmark is news."""
_STALE = 30
"""Days over which a thing is called new less often by the factor e, after it was news."""
_STILL_NEW = 0.03
"""How likely years later something is told as new, beside in its first days."""
_NOT_YET = 0.005
"""And before it is known of at all."""
_DESCRIBED_DOUBT = 4.0
"""How many times likelier the first of the two is for words without a name, which tell other things as well."""
_ENDING = 0.6
"""How likely the end of a thing is told as news, beside its beginning."""

_SPOKEN_OF = 240
"""Days for which a landmark is told as to come, where it is not known when it was announced."""
_REMOTE = 150
"""Days over which, before that, it is told less often by the factor e."""
_TOLD_LATE = 15
"""Days over which, after its first day, a thing is told as to come less often by the factor e."""
_PASSED = 0.1
"""What remains then: steps of it that are still to come, and words about something else."""

_FRESH_YEARS = 3.0
_FADES_TO = 0.5
"""The newest of what a report takes for known tells when it was written: each three years after its first year it is half as likely as
the factor e, down to a half."""


def landmark_days(landmark: Landmark) -> Period:
    """The days on which it took place, or on which what lasts began."""
    first, last = Period.parse(landmark.since).first, Period.parse(landmark.until).last
    return Period(first, max(first, last))


def first_told(landmark: Landmark) -> date:
    """The first day on which it can be told of: when it was announced, else its first day."""
    first = landmark_days(landmark).first
    return min(first, Period.parse(landmark.announced).first) if landmark.announced else first


def as_known(axis: Axis, landmark: Landmark, *, by_name: bool, surely: bool, chance: float = 1.0) -> list[float]:
    """Named as a thing that is there or has been. surely: the words around take it for known; chance: as in Naming."""
    floor = (_LONG_BEFORE if by_name else _DESCRIBED_BEFORE * chance) * (_KNOWN_BEFORE if surely else 1.0)
    days, begins = landmark_days(landmark), first_told(landmark)
    weights = [floor] * len(axis)
    top = _ANNOUNCED * (_KNOWN_BEFORE if surely else 1.0)
    _fade(weights, axis, begins, -1, _LEAKS, top)
    _fill(weights, axis, begins, days.first, top)
    _fill(weights, axis, days.first, axis.last, 1.0)
    if landmark.ended is not None:
        ended = Period.parse(landmark.ended).last
        _fill(weights, axis, ended + timedelta(days=1), axis.last, _GONE)
        _fade(weights, axis, ended, 1, _FORGOTTEN, 1.0)
    return weights


def as_new(axis: Axis, landmark: Landmark, *, by_name: bool) -> list[float]:
    """Told as new or under way: around its days, its announcement, and less likely its end."""
    days, begins = landmark_days(landmark), first_told(landmark)
    doubt = 1.0 if by_name else _DESCRIBED_DOUBT
    weights = [_NOT_YET if by_name else _DESCRIBED_BEFORE] * len(axis)
    _fill(weights, axis, begins, axis.last, _STILL_NEW * doubt)
    if begins < days.first:
        _news(weights, axis, Period(begins, begins), _ANNOUNCED)
    if landmark.ended is not None:
        _news(weights, axis, Period.parse(landmark.ended), _ENDING)
    _news(weights, axis, days, 1.0)
    return weights


def as_to_come(axis: Axis, landmark: Landmark) -> list[float]:
    """Told as still to come: before its days."""
    first = landmark_days(landmark).first
    begins = first_told(landmark) if landmark.announced else first - timedelta(days=_SPOKEN_OF)
    weights = [_PASSED] * len(axis)
    _fade(weights, axis, begins, -1, _REMOTE, 1.0)
    _fill(weights, axis, begins, first, 1.0)
    _fade(weights, axis, first, 1, _TOLD_LATE, 1.0)
    return weights


def fresh(axis: Axis, weights: Sequence[float], landmark: Landmark) -> list[float]:
    """The same weights for the newest landmark that a report takes for known: news dwells on the present."""
    last = landmark_days(landmark).last
    begin = axis.place(last) + 365
    return [
        weight if place <= begin else weight * max(_FADES_TO, math.exp(-(place - begin) / 365 / _FRESH_YEARS))
        for place, weight in enumerate(weights)
    ]


def _news(weights: list[float], axis: Axis, days: Period, top: float) -> None:
    """Raise the weights around some days to what news of them has."""
    _fade(weights, axis, days.first, -1, 2, top)
    last = days.last + timedelta(days=_NEWS)
    for place in axis.places(days.first, last):
        weights[place] = max(weights[place], top)
    _fade(weights, axis, last, 1, _STALE, top)


def _fill(weights: list[float], axis: Axis, first: date, last: date, weight: float) -> None:
    for place in axis.places(first, last):
        weights[place] = weight


def _fade(weights: list[float], axis: Axis, begin: date, step: int, scale: float, top: float) -> None:
    """Raise the weights on one side of a day, less and less, as far as that is above what they are."""
    for away in range(1, len(axis)):
        place = axis.place(begin) + away * step
        weight = top * math.exp(-away / scale)
        if 0 <= place < len(weights):
            if weight <= weights[place]:
                return
            weights[place] = weight
        elif weight < _NOT_YET:
            return
