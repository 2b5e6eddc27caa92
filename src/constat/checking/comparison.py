"""A figure beside a series: whether they agree, and if not, what would explain it.

Only like is compared with like. Whatever differs is said with its numbers; that a report is wrong is for people to say.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from constat.checking.periods import natural_periods, neighbours
from constat.checking.shelf import Shelf, Shelved
from constat.model.amount import Amount, Bound
from constat.model.claim import Figure, Status
from constat.model.interval import Interval, interval_of
from constat.model.period import Period
from constat.model.series import Step


class Outcome(Enum):
    """How a figure stands to a series."""

    AGREES = "agrees"
    WITHIN_REVISIONS = "agrees within the revisions of that era"
    OFF_BY_A_DAY = "off by a day"
    OTHER_PERIOD = "fits another period"
    DIFFERS = "differs"
    NOT_COMPARABLE = "not comparable"
    NO_SERIES = "no series"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement:
    """What of a figure is compared: what was measured, where, over which days, and the amount as written."""

    measure: str
    unit: str
    amount: Amount
    period: Period | None
    place_id: str | None = None
    group: str | None = None
    happened: bool = True

    @classmethod
    def of(cls, figure: Figure) -> Measurement:
        """What of a figure is compared."""
        return cls(
            measure=figure.measure,
            unit=figure.unit,
            amount=figure.amount,
            period=figure.when,
            place_id=figure.place_id,
            group=figure.group,
            happened=figure.status in (Status.HAPPENED, Status.ONGOING),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The outcome, in one plain sentence and in its parts.

    total is the series' sum over period (the figure's own, or the other that it fits). difference is the figure less the sum
    of its own period, and share that by the sum; both null where nothing was compared. understated: the series is far above
    a "more than".
    """

    outcome: Outcome
    says: str
    series: str | None = None
    period: Period | None = None
    total: float | None = None
    difference: float | None = None
    share: float | None = None
    understated: bool = False


CLOSE_SHARE = 0.005
"""How near, as a share of the sum, another period's sum must lie to explain a figure: half a percent, the narrowest
tolerance that any series here has, since a wide one finds some period for any figure."""
CLOSE_SHARE_OPEN = 0.01
"""The same for "more than" and "up to", where one step of rounding is allowed as well."""
RARE_FROM = 100
"""Smaller sums than this occur on too many days for a match with another period to explain anything."""
FAR_ABOVE = 0.1
"""From this share above a "more than", and three of its steps, it is understated."""


def compare(measurement: Measurement, shelf: Shelf) -> Comparison:
    """Compare a figure with the series at hand."""
    candidates = shelf.counting(measurement.measure, measurement.unit)
    if not candidates:
        return _without_series(measurement, shelf)
    reason = _why_not(measurement, candidates[0])
    if reason is not None:
        return Comparison(outcome=Outcome.NOT_COMPARABLE, says=f"not comparable: {reason}", series=candidates[0].series.id)
    period = measurement.period
    if period is None:
        return Comparison(outcome=Outcome.NOT_COMPARABLE, says="not comparable: the report does not say of which days it is")
    for shelved in candidates:
        total = shelved.totals.complete(period)
        if total is not None:
            return _beside(_Case(interval_of(measurement.amount), measurement.amount, period, total, shelved))
    return _without_values(candidates[0], period)


def _without_series(measurement: Measurement, shelf: Shelf) -> Comparison:
    unlike = shelf.unlike(measurement.measure)
    if unlike is None:
        return Comparison(outcome=Outcome.NO_SERIES, says=f"no series counts {measurement.measure} in {measurement.unit}")
    series, why = unlike
    return Comparison(
        outcome=Outcome.NOT_COMPARABLE, says=f"not comparable with {series.title}: {why}", series=series.id, period=measurement.period
    )


def _why_not(measurement: Measurement, shelved: Shelved) -> str | None:
    series = shelved.series
    if not measurement.happened:
        return "the figure is of what is planned, asked for, supposed or denied"
    if measurement.group is not None:
        return f"the figure is of a part ({measurement.group}), the series of the whole"
    if measurement.place_id is not None and measurement.place_id not in series.places:
        return f"the figure is told of {measurement.place_id}, the series is of {series.places[0]} as a whole"
    return None


def _without_values(shelved: Shelved, period: Period) -> Comparison:
    missing = shelved.totals.over(period).missing
    days = sum(stretch.days for stretch in missing)
    which = ", ".join(stretch.iso() for stretch in missing[:3]) + (" and others" if len(missing) > 3 else "")
    return Comparison(
        outcome=Outcome.NOT_COMPARABLE,
        says=f"not comparable: {shelved.series.title} has no value for {days} of {period.days} days ({which})",
        series=shelved.series.id,
        period=period,
    )


@dataclass(frozen=True, slots=True)
class _Case:
    """A figure of one period beside the sum of the series that has it."""

    interval: Interval
    amount: Amount
    period: Period
    total: float
    shelved: Shelved

    def made(self, outcome: Outcome, says: str, *, period: Period | None = None, understated: bool = False) -> Comparison:
        stands_in = period or self.period
        nearest = self.total + _gap(self.interval, self.total)
        written = self.interval.best if self.interval.best is not None else nearest
        difference = written - self.total
        return Comparison(
            outcome=outcome,
            says=says,
            series=self.shelved.series.id,
            period=stands_in,
            total=self.shelved.totals.complete(stands_in),
            difference=difference,
            share=difference / self.total if self.total else None,
            understated=understated,
        )


def _beside(case: _Case) -> Comparison:
    name = case.shelved.series.title
    counted = f"{name} has {case.total:,.0f} for {case.period.iso()}"
    if case.interval.holds(case.total):
        return _understated(case, counted) if _is_far_below(case) else case.made(Outcome.AGREES, f"agrees: {counted}")
    early = _to_the_day_before(case)
    if early is not None:
        return early
    allowance = case.shelved.allowance(case.period, case.total)
    gap = abs(_gap(case.interval, case.total))
    if gap <= allowance or any(case.interval.holds(total) for total in _as_it_stood(case)):
        era = f"revisions of that era reach {allowance:,.0f}"
        return case.made(Outcome.WITHIN_REVISIONS, f"agrees within the revisions of that era: {counted}, {gap:,.0f} away; {era}")
    return _off_by_a_day(case, counted) or _other_period(case, counted) or _differs(case, counted)


def _is_far_below(case: _Case) -> bool:
    if case.amount.bound is not Bound.AT_LEAST or case.amount.low is None:
        return False
    above = case.total - case.amount.low - case.shelved.allowance(case.period, case.total)
    return above > max(3 * case.interval.step, FAR_ABOVE * case.amount.low)


def _understated(case: _Case, counted: str) -> Comparison:
    other = _other_period(case, counted)
    if other is not None:
        return other
    return case.made(Outcome.AGREES, f"agrees, but understated: {counted}, far above", understated=True)


def _as_it_stood(case: _Case) -> list[float]:
    """The sums of earlier vintages: what the publisher said then."""
    return [total for totals in case.shelved.earlier if (total := totals.complete(case.period)) is not None]


def _to_the_day_before(case: _Case) -> Comparison | None:
    """A running total is often of the days up to the one before it was said."""
    if case.period.days < 28:
        return None
    shorter = neighbours(case.period)[2]
    total = case.shelved.totals.complete(shorter)
    if total is None or total == case.total or not case.interval.holds(total):
        return None
    title = case.shelved.series.title
    return case.made(Outcome.AGREES, f"agrees with {title} up to the day before: {total:,.0f} for {shorter.iso()}", period=shorter)


def _off_by_a_day(case: _Case, counted: str) -> Comparison | None:
    if case.shelved.series.step is not Step.DAY:
        return None
    for period in neighbours(case.period):
        total = case.shelved.totals.complete(period)
        if total is not None and total > 0 and case.interval.holds(total):
            says = f"off by a day: {counted}, and {total:,.0f} for {period.iso()}"
            return case.made(Outcome.OFF_BY_A_DAY, says, period=period)
    return None


def _other_period(case: _Case, counted: str) -> Comparison | None:
    """The natural period whose sum the figure fits closely, if its sum is one that seldom occurs by chance."""
    covered = case.shelved.totals.covered
    if covered is None or case.amount.bound is Bound.VAGUE:
        return None
    for named in natural_periods(case.period, covered):
        total = case.shelved.totals.complete(named.period)
        if total is not None and total >= RARE_FROM and _fits_closely(case, total):
            says = f"fits another period: {counted}, and {total:,.0f} for {named.name} ({named.period.iso()})"
            return case.made(Outcome.OTHER_PERIOD, says, period=named.period)
    return None


def _fits_closely(case: _Case, total: float) -> bool:
    best = case.interval.best
    if best is not None and (case.interval.high is None or case.interval.low is None):
        return abs(total - best) <= case.interval.step + CLOSE_SHARE_OPEN * total
    return abs(_gap(case.interval, total)) <= CLOSE_SHARE * total


def _differs(case: _Case, counted: str) -> Comparison:
    gap = _gap(case.interval, case.total)
    way = "more" if gap > 0 else "fewer"
    share = f" ({abs(gap) / case.total:.1%})" if case.total else ""
    return case.made(Outcome.DIFFERS, f"differs: {counted}; the figure is {abs(gap):,.0f} {way}{share}")


def _gap(interval: Interval, total: float) -> float:
    """The figure less the sum: from the sum to the nearest value that the figure may stand for."""
    return -interval.distance(total)
