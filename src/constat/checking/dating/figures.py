"""Figures that fit a series on few days: how likely a report of each day would be to give the number it gives.

The likelihood is a density over numbers, so that rarity weighs by itself: 568 people over four days fits hardly any four days,
"about 100" fits many, and "more than 3,500 so far this year" a month or two of every year.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from types import MappingProxyType

from constat.checking.comparison import Measurement
from constat.checking.dating.axis import Axis, Evidence
from constat.checking.dating.phrases import RelativeFigure
from constat.checking.periods import neighbours
from constat.checking.shelf import Shelf, Shelved
from constat.model.amount import Bound
from constat.model.claim import Figure
from constat.model.interval import Interval, interval_of
from constat.model.period import Period
from constat.model.report import DateSource

_UNRELATED = 0.2
"""How often a figure was read wrongly, is of another count, or is told of other days: then any number of its size is as likely."""
_PERHAPS_A_PART = 0.4
"""The same where the figure is told of a place within the series' own: it may be of that place alone."""
_SIZES = math.log(100_000)
"""Unrelated numbers are as often of one order of size as of another, from ones to a hundred thousand."""
_OUTSIDE = 0.2
"""How likely a figure of what a series counts is on a day that it does not cover, beside one of an unrelated number: a count is
kept from when there is something to count."""
_OTHER_TIME = 0.25
"""How often a figure is told of another time of its sentence than the one that the reader chose, where there is another."""
_OWN_DAY = 0.15
"""How often a count of the report's own day is already the day's whole count, which is published on the next."""
_SO_FAR = 0.5
"""How often it counts those of the day so far ("this morning"): any number up to the whole is as likely."""
_PROVISIONAL = 0.35
"""And how often it is a first count, of some more or fewer than were published later."""
_FIRST_COUNTS_OFF = 0.1
"""By what share of the whole first counts differ; by two at least."""
_EXACT = 0.75
"""Of the others, how many give the number that the series has; the rest were revised since, or are off by a day."""
_REVISED = 0.17
_OFF_BY_A_DAY = 0.08
_LEAST_WIDTH = 1.0
_TELLS_NOTHING = 0.9
"""Where every day that can be told fits as well as this beside the best, a figure is of days that do not depend on the report's."""


@dataclass(frozen=True, slots=True)
class _Fit:
    """A figure's likelihood along the axis: on the days whose sum is known, and what any other day is given."""

    weights: Sequence[float]
    fitting: int
    """On how many days it fits better than any number of its size would."""
    tried: Sequence[int]
    """The places of the days whose sum is known."""


def figure_evidence(
    figures: Iterable[RelativeFigure],
    shelf: Shelf,
    axis: Axis,
    parents: Mapping[str, str | None] = MappingProxyType({}),
    *,
    unknown_may_fit: bool = False,
) -> list[Evidence]:
    """Evidence from each figure that can be compared with a series. The same number of the same measure speaks once.

    parents names for each place the one that holds it: a count that is told of a place within the series' own is often of the whole
    ("333 people reached Kent"), and weighs less.

    unknown_may_fit: the days within a series whose sums it does not know are as any of those that it knows, so that a short series does not
    speak against them. Without that, days that can be told are looked for.
    """
    found: dict[tuple[str, float | None, float | None, str], Evidence] = {}
    for relative in figures:
        figure = relative.figure
        shelved = _comparable(relative, shelf, parents)
        key = (figure.measure, figure.amount.low, figure.amount.high, relative.told)
        if shelved is None or key in found:
            continue
        fit = _fit(relative, shelved, axis, _unrelated(figure, shelved), unknown_may_fit=unknown_may_fit)
        if fit is None or min(fit.weights[place] for place in fit.tried) > _TELLS_NOTHING:
            continue
        found[key] = Evidence(
            kind=DateSource.SERIES,
            says=_in_words(relative, shelved, fit),
            span=figure.span,
            weights=fit.weights,
        )
    return _tempered(list(found.values()))


def _tempered(found: list[Evidence]) -> list[Evidence]:
    """Each further figure weighs less: what makes one fit or be misread, such as a wrong day or a busy week, does it to the others too."""
    order = sorted(range(len(found)), key=lambda place: (sum(found[place].weights), place))
    return [
        found[place] if rank == 0 else replace(found[place], weights=[weight ** (1 / (1 + rank)) for weight in found[place].weights])
        for rank, place in enumerate(order)
    ]


def _unrelated(figure: Figure, shelved: Shelved) -> float:
    return _UNRELATED if figure.place_id is None or figure.place_id in shelved.series.places else _PERHAPS_A_PART


def _comparable(relative: RelativeFigure, shelf: Shelf, parents: Mapping[str, str | None]) -> Shelved | None:
    """The series that a figure can be compared with: like with like, and told of the series' place or one within it."""
    measurement = Measurement.of(relative.figure)
    candidates = shelf.counting(measurement.measure, measurement.unit)
    if not candidates or not measurement.happened or measurement.group is not None:
        return None
    place, seen = measurement.place_id, set[str]()
    while place is not None and place not in candidates[0].series.places and place not in seen:
        seen.add(place)
        place = parents.get(place)
    if place is None and measurement.place_id is not None:
        return None
    return candidates[0] if relative.figure.amount.bound is not Bound.VAGUE else None


def _fit(relative: RelativeFigure, shelved: Shelved, axis: Axis, unrelated: float, *, unknown_may_fit: bool) -> _Fit | None:
    covered = shelved.totals.covered
    if covered is None:
        return None
    sayings = _Sayings(interval_of(relative.figure.amount), shelved, unrelated)
    densities: list[float | None] = [None] * len(axis)
    fitting, tried = 0, list[int]()
    for place in axis.places(covered.first, date.fromordinal(covered.last.toordinal() + 366)):
        density = sayings.density(relative, axis.day(place))
        if density is not None:
            tried.append(place)
            fitting += density > 2 * sayings.anywhere
            densities[place] = (1 - unrelated) * density + sayings.anywhere
    if not tried:
        return None
    known = [density for density in densities if density is not None]
    top = max(known)
    if unknown_may_fit:
        average = sum(known) / len(known)
        for place in axis.places(covered.first, covered.last):
            densities[place] = average if densities[place] is None else densities[place]
    outside = _OUTSIDE * sayings.anywhere
    return _Fit([max(1e-9, (outside if density is None else density) / top) for density in densities], fitting, tried)


class _Sayings:
    """How densely a number lies among those that would be said of a time, for reports of any day."""

    def __init__(self, interval: Interval, shelved: Shelved, unrelated: float) -> None:
        self._interval = interval
        self._shelved = shelved
        self._known: dict[tuple[Period, bool], float | None] = {}
        size = interval.best or ((interval.low or 0) + (interval.high or 0)) / 2
        self.anywhere = unrelated / ((size + 10) * _SIZES)

    def density(self, relative: RelativeFigure, day: date) -> float | None:
        """For a report of a day: by the time that the reader chose, and by those beside it; null where no sum is known."""
        period = relative.rule(day)
        chosen = self._part_of(period) if relative.part_of_day and period is not None and period.days == 1 else self._of(period, day)
        others = [density for rule in relative.others if (density := self._of(rule(day), day)) is not None]
        if chosen is None or not others:
            return chosen
        return (1 - _OTHER_TIME) * chosen + _OTHER_TIME * sum(others) / len(others)

    def _of(self, period: Period | None, day: date) -> float | None:
        """A year that runs counts up to the report's day; one still to come holds nothing."""
        if period is None or period.first > day:
            return None
        runs = period.last >= day
        key = (Period(period.first, day) if runs else period, runs)
        if key not in self._known:
            self._known[key] = self._sum_density(*key)
        return self._known[key]

    def _part_of(self, period: Period) -> float | None:
        """Of a part of a day: not its whole count, but one of the day so far, or one told before the counting was over."""
        return None if self._shelved.totals.complete(period) is None else self._before_evening(period)

    def _sum_density(self, period: Period, runs: bool) -> float | None:  # noqa: FBT001  # the key of the memory, whole
        """Where a period ends on the report's own day, which is not over, a sum of several days is as often of those up to the one before."""
        today = _density_of(self._interval, period, self._shelved)
        if not runs or today is None:
            return today
        if period.days == 1:
            return _OWN_DAY * today + self._before_evening(period)
        before = _density_of(self._interval, Period(period.first, period.last - timedelta(days=1)), self._shelved)
        return today if before is None else (today + before) / 2

    def _before_evening(self, day: Period) -> float:
        """For a count that was told before the day was over."""
        total = self._shelved.totals.complete(day)
        if total is None:
            return 0.0
        off = max(2.0, _FIRST_COUNTS_OFF * total)
        return _SO_FAR * _so_far_of(self._interval, total) + _PROVISIONAL * _blurred(self._interval, total, off)


def _so_far_of(interval: Interval, total: float) -> float:
    """How densely a number lies among those that may have been counted before a day's end."""
    least = interval.low if interval.low is not None else interval.high
    return 1.0 / (total + 1) if least is not None and least <= total else 0.0


def _density_of(interval: Interval, period: Period, shelved: Shelved) -> float | None:
    """How densely a number lies among those that would be said of a period: its sum, that sum as it stood then, or a day's neighbour."""
    total = shelved.totals.complete(period)
    if total is None:
        return None
    allowance = shelved.allowance(period, total)
    density = _EXACT * _said_of(interval, total)
    density += _REVISED * _blurred(interval, total, max(allowance, 1.0))
    near = [other for one in neighbours(period) if (other := shelved.totals.complete(one)) is not None]
    return density + sum(_OFF_BY_A_DAY / len(near) * _said_of(interval, other) for other in near)


def _said_of(interval: Interval, total: float) -> float:
    """How densely the written number lies for a sum: one of the numbers that round to it, or that it is a little more than."""
    if interval.low is None or interval.high is None:
        return interval.likelihood(total) / (2 * interval.step)
    return 1.0 / max(_LEAST_WIDTH, interval.high - interval.low) if interval.holds(total) else 0.0


def _blurred(interval: Interval, total: float, allowance: float) -> float:
    """The same where the sum may have stood up to an allowance away."""
    if interval.low is None or interval.high is None:
        return 0.5 * max(interval.likelihood(total - allowance), interval.likelihood(total + allowance), 0.0) / (2 * interval.step)
    gap = abs(interval.distance(total))
    if gap > allowance:
        return 0.0
    return 1.0 / max(_LEAST_WIDTH, interval.high - interval.low, 2 * allowance)


def _in_words(relative: RelativeFigure, shelved: Shelved, fit: _Fit) -> str:
    figure = relative.figure
    low, high = figure.amount.low, figure.amount.high
    number = f"{low if low is not None else high:,.0f}"
    bound = {Bound.AT_LEAST: "more than ", Bound.AT_MOST: "up to ", Bound.ABOUT: "about "}.get(figure.amount.bound, "")
    return (
        f"{bound}{number} {figure.unit}, {relative.told}: {shelved.series.title} fits on {fit.fitting:,} of the {len(fit.tried):,} days "
        f"for which it can tell"
    )
