"""Figures that fit a series on few days: how likely a report of each day would be to give the number it gives.

The likelihood is a density over numbers, so that rarity weighs by itself: 568 people over four days fits hardly any four days,
"about 100" fits many, and "more than 3,500 so far this year" a month or two of every year.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from constat.checking.comparison import Measurement
from constat.checking.dating.axis import Axis, Evidence
from constat.checking.dating.phrases import RelativeFigure
from constat.checking.periods import neighbours
from constat.checking.shelf import Shelf, Shelved
from constat.model.amount import Bound
from constat.model.interval import Interval, interval_of
from constat.model.period import Period
from constat.model.report import DateSource

_UNRELATED = 0.1
"""How often a figure was read wrongly, is of another count, or is told of other days: then any number of its size is as likely."""
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


def figure_evidence(figures: Iterable[RelativeFigure], shelf: Shelf, axis: Axis) -> list[Evidence]:
    """Evidence from each figure that can be compared with a series. The same number of the same measure speaks once."""
    found: dict[tuple[str, float | None, float | None, str], Evidence] = {}
    for relative in figures:
        figure = relative.figure
        shelved = _comparable(relative, shelf)
        key = (figure.measure, figure.amount.low, figure.amount.high, relative.told)
        if shelved is None or key in found:
            continue
        fit = _fit(relative, shelved, axis)
        if fit is None or min(fit.weights[place] for place in fit.tried) > _TELLS_NOTHING:
            continue
        found[key] = Evidence(
            kind=DateSource.SERIES,
            says=_in_words(relative, shelved, fit),
            span=figure.span,
            weights=fit.weights,
        )
    return list(found.values())


def _comparable(relative: RelativeFigure, shelf: Shelf) -> Shelved | None:
    """The series that a figure can be compared with: like with like, as for any comparison."""
    measurement = Measurement.of(relative.figure)
    candidates = shelf.counting(measurement.measure, measurement.unit)
    if not candidates or not measurement.happened or measurement.group is not None:
        return None
    if measurement.place_id is not None and measurement.place_id not in candidates[0].series.places:
        return None
    return candidates[0] if relative.figure.amount.bound is not Bound.VAGUE else None


def _fit(relative: RelativeFigure, shelved: Shelved, axis: Axis) -> _Fit | None:
    interval = interval_of(relative.figure.amount)
    size = interval.best or ((interval.low or 0) + (interval.high or 0)) / 2
    anywhere = _UNRELATED / (size + 10)
    covered = shelved.totals.covered
    if covered is None:
        return None
    densities: list[float | None] = [None] * len(axis)
    fitting, tried = 0, list[int]()
    by_period: dict[tuple[Period, bool], float | None] = {}
    for place in axis.places(covered.first, date.fromordinal(covered.last.toordinal() + 366)):
        period = _up_to(relative.rule(axis.day(place)), axis.day(place))
        if period is None:
            continue
        if (period, period.last == axis.day(place)) not in by_period:
            by_period[period, period.last == axis.day(place)] = _density(interval, period, shelved, runs=period.last == axis.day(place))
        density = by_period[period, period.last == axis.day(place)]
        if density is None:
            continue
        tried.append(place)
        fitting += density > 2 * anywhere
        densities[place] = (1 - _UNRELATED) * density + anywhere
    if not tried:
        return None
    top = max(density for density in densities if density is not None)
    # A day whose sum is not known is taken for one that does not fit: else all days without a series would fit best.
    return _Fit([max(1e-9, (anywhere if density is None else density) / top) for density in densities], fitting, tried)


def _up_to(period: Period | None, day: date) -> Period | None:
    """What a period can hold for a report of a day: a year that runs counts up to then; one still to come holds nothing."""
    if period is None or period.first > day:
        return None
    return period if period.last <= day else Period(period.first, day)


def _density(interval: Interval, period: Period, shelved: Shelved, *, runs: bool) -> float | None:
    """How densely the number lies among those that would be said of a period; null where its sum is not known.

    runs: the period ends on the report's own day, which is not over: a sum of several days is then as often of those up to the one
    before.
    """
    today = _density_of(interval, period, shelved)
    if not runs or period.days == 1 or today is None:
        return today
    before = _density_of(interval, Period(period.first, period.last - timedelta(days=1)), shelved)
    return today if before is None else (today + before) / 2


def _density_of(interval: Interval, period: Period, shelved: Shelved) -> float | None:
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
