"""The series at hand, each with its sums ready, and the one that a figure is to be compared with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from constat.checking.series.totals import Totals
from constat.model.period import Period
from constat.model.series import Series, Step

_FINEST_FIRST = (Step.DAY, Step.WEEK, Step.MONTH, Step.YEAR)


@dataclass(frozen=True, slots=True)
class Shelved:
    """A series with the sums of its newest vintage and of those before, the newest first."""

    series: Series
    totals: Totals
    earlier: tuple[Totals, ...] = ()

    def allowance(self, period: Period, total: float) -> float:
        """How far a figure said at the time may lie from a sum as it stands now: each era's share of its part of the period."""
        allowed = 0.0
        for era in self.series.eras:
            last = period.last if era.until is None else min(era.until, period.last)
            first = max(era.since, period.first)
            if first <= last:
                part = Period(first, last)
                amount = total if part == period else self.totals.complete(part)
                # Where the part cannot be summed, its share of the days stands for its share of the sum.
                allowed += era.share * (amount if amount is not None else total * part.days / period.days)
        return allowed


class Shelf:
    """The series at hand, by the measure and unit that they count."""

    def __init__(self, series: Iterable[Series]) -> None:
        self.shelved = tuple(_shelve(one) for one in series if one.newest is not None)
        self._by_measure: dict[tuple[str, str], list[Shelved]] = {}
        self._unlike: dict[str, list[tuple[Series, str]]] = {}
        for one in self.shelved:
            self._by_measure.setdefault((one.series.measure, one.series.unit), []).append(one)
            for measure, why in (one.series.unlike or {}).items():
                self._unlike.setdefault(measure, []).append((one.series, why))
        for those in self._by_measure.values():
            those.sort(key=lambda shelved: (_FINEST_FIRST.index(shelved.series.step), shelved.series.id))

    def counting(self, measure: str, unit: str) -> tuple[Shelved, ...]:
        """The series of a measure and unit, the finest step first."""
        return tuple(self._by_measure.get((measure, unit), ()))

    def unlike(self, measure: str) -> tuple[Series, str] | None:
        """A series that a measure is easily compared with and must not be, and why."""
        found = self._unlike.get(measure)
        return found[0] if found else None


def _shelve(series: Series) -> Shelved:
    newest, *earlier = [Totals(vintage.values) for vintage in reversed(series.vintages)]
    return Shelved(series, newest, tuple(earlier))
