"""Days as an axis, evidence as likelihoods along it, and what the evidence says together.

Evidence is a weight for each day: how likely the report's words would be, had it been written then, beside the day they
suit best (1.0). Weights multiply. None is ever 0: reports are wrong, and so are readers, so what speaks against a day
is outweighed where enough speaks for it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from constat.model.period import Period
from constat.model.report import DateSource
from constat.model.span import Span

IMPOSSIBLE = 0.001
"""The weight left to a day on which the words could not be right: some reports are wrong, and some are wrongly read."""


@dataclass(frozen=True, slots=True)
class Axis:
    """The days that come into question, from first to last."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.first > self.last:
            raise ValueError(f"no days between {self.first} and {self.last}")

    def __len__(self) -> int:
        return (self.last - self.first).days + 1

    def day(self, place: int) -> date:
        """The day at a place."""
        return date.fromordinal(self.first.toordinal() + place)

    def place(self, day: date) -> int:
        """The place of a day, below 0 or beyond the end where it lies outside."""
        return day.toordinal() - self.first.toordinal()

    def places(self, first: date, last: date) -> range:
        """The places from one day to another, both included, as far as they are on the axis."""
        return range(max(0, self.place(first)), min(len(self) - 1, self.place(last)) + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One thing in or about a report that speaks for some days and against others.

    says is a plain sentence; weights holds for each day of the axis its likelihood, the best being 1.
    """

    kind: DateSource
    says: str
    span: Span | None
    weights: Sequence[float]


def weights_on(axis: Axis, places: Iterable[int], misread: float) -> list[float]:
    """Weights of words that hold on some days only: 1 there, and elsewhere what wrong or misread words leave.

    misread is how often such words are wrong. Then they stand in a report of any day alike, so that the rarer the days on
    which they hold, the less is left to each of the others: misread times the share of the days on which they hold.
    """
    holding = set(places)
    elsewhere = max(misread * len(holding) / len(axis), 1e-6)
    return [1.0 if place in holding else elsewhere for place in range(len(axis))]


@dataclass(frozen=True, slots=True)
class Posterior:
    """What all evidence says together: a probability for each day."""

    axis: Axis
    probabilities: Sequence[float]

    @property
    def best(self) -> date:
        """The likeliest day, the first of several."""
        return self.axis.day(max(range(len(self.probabilities)), key=lambda place: (self.probabilities[place], -place)))

    def smallest_set(self, mass: float) -> tuple[Period, ...]:
        """The fewest days that hold a share of the probability, as stretches in order."""
        order = sorted(range(len(self.probabilities)), key=lambda place: (-self.probabilities[place], place))
        held, places = 0.0, list[int]()
        for place in order:
            # Days that are exactly as likely as the last one taken belong with it, so that none is left out by its order alone.
            if held >= mass and not math.isclose(self.probabilities[place], self.probabilities[places[-1]], rel_tol=1e-9):
                break
            places.append(place)
            held += self.probabilities[place]
        return stretches(self.axis, places)

    def of(self, day: date) -> float:
        """The probability of a day."""
        place = self.axis.place(day)
        return self.probabilities[place] if 0 <= place < len(self.probabilities) else 0.0


def combine(axis: Axis, evidence: Iterable[Evidence]) -> Posterior:
    """Multiply the evidence; every day is as likely as another before any is looked at."""
    logs = [0.0] * len(axis)
    for one in evidence:
        for place, weight in enumerate(one.weights):
            if weight != 1.0:
                logs[place] += math.log(weight)
    top = max(logs)
    raw = [math.exp(value - top) for value in logs]
    total = math.fsum(raw)
    return Posterior(axis, [value / total for value in raw])


def stretches(axis: Axis, places: Iterable[int]) -> tuple[Period, ...]:
    """Places as runs of days."""
    found: list[Period] = []
    begin = last = -2
    for place in sorted(places):
        if place != last + 1:
            if begin >= 0:
                found.append(Period(axis.day(begin), axis.day(last)))
            begin = place
        last = place
    if begin >= 0:
        found.append(Period(axis.day(begin), axis.day(last)))
    return tuple(found)
