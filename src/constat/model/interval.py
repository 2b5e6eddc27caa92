"""What an amount means when it is compared: an interval made from the words, with a best value and open ends.

| written          | compared as                                                              |
| ---------------- | ------------------------------------------------------------------------ |
| 650              | 650                                                                      |
| about 650        | 645 to 655: half the step it is rounded to, either way                   |
| more than 3,500  | from 3,500 up, best near 3,500, less likely with distance                |
| up to 1,000      | from 1,000 down, likewise                                                |
| hundreds         | 100 to 1,000, by a convention                                            |
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from constat.model.amount import Amount, Bound

VAGUE_HIGHS: Mapping[float, float] = MappingProxyType(
    {24: 100, 40: 100, 100: 1_000, 1_000: 10_000, 10_000: 100_000, 100_000: 1_000_000, 1_000_000: 10_000_000}
)
"""For each vague word, by the low that is recorded for it (dozens 24, scores 40, hundreds 100 and so on), the high it is
compared with. A convention: event data sets differ (ACLED takes "hundreds" for 100), so it can be given from outside."""

_VAGUE_FACTOR = 10
"""A vague word that the convention does not list reaches to ten times its low, as "hundreds" and "thousands" do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """The values that an amount may stand for, both ends included; a null end is open.

    best is the likeliest value, null where all are alike. step is how finely the amount is written ("3,500" to the
    hundred): within one step of an open end a value is as likely as at it, then ever less.
    """

    low: float | None
    best: float | None
    high: float | None
    step: float

    def __post_init__(self) -> None:
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"an interval's low {self.low} is above its high {self.high}")
        if self.step <= 0:
            raise ValueError(f"a step is above nothing, not {self.step}")

    def holds(self, value: float) -> bool:
        """Whether a value is among those that the amount may stand for."""
        return (self.low is None or self.low <= value) and (self.high is None or value <= self.high)

    def likelihood(self, value: float) -> float:
        """How well a value fits, from 0 (contradicted) to 1.

        Inside closed ends every value fits alike. Beyond one step from where the amount opens, the fit falls as the step
        over the distance: "more than 3,500" fits 3,560 fully, 3,700 by half, 13,500 by a hundredth; 3,499 contradicts it.
        """
        if not self.holds(value):
            return 0.0
        distance = 0.0
        if self.high is None and self.low is not None:
            distance = value - self.low
        elif self.low is None and self.high is not None:
            distance = self.high - value
        return min(1.0, self.step / distance) if distance > self.step else 1.0

    def distance(self, value: float) -> float:
        """How far a value lies outside, 0 inside; negative where the value lies below."""
        if self.low is not None and value < self.low:
            return value - self.low
        if self.high is not None and value > self.high:
            return value - self.high
        return 0.0


def interval_of(amount: Amount, *, vague_highs: Mapping[float, float] = VAGUE_HIGHS) -> Interval:
    """The interval that an amount is compared as."""
    low, high = amount.low, amount.high
    if amount.bound is Bound.VAGUE and low is not None and high is None:
        return Interval(low=low, best=None, high=vague_highs.get(low, low * _VAGUE_FACTOR), step=rounding_step(low))
    if low is not None and low == high:
        step = rounding_step(low)
        give = step / 2 if amount.bound is Bound.ABOUT else 0.0
        return Interval(low=low - give, best=low, high=low + give, step=step)
    if low is not None and high is not None:
        return Interval(low=low, best=None, high=high, step=min(rounding_step(low), rounding_step(high)))
    written = low if low is not None else high
    assert written is not None  # an amount has at least one of the two
    return Interval(low=low, best=written, high=high, step=rounding_step(written))


def rounding_step(value: float) -> float:
    """The step that a number is rounded to as written: the largest power of ten that divides it.

    650 is written to the ten, 1,500 to the hundred, 3,000 to the thousand. A one with noughts (100, 1,000) is a round
    number that people reach for from nearer by, so its step is half of itself: "about 1,000" is 750 to 1,250. A number
    with a fraction is written to its last decimal, of which four are looked at.
    """
    size = abs(value)
    if size == 0:
        return 1.0
    power = 1.0
    while power > 1e-4 and round(size / power, 9) != int(round(size / power, 9)):
        power /= 10
    while round(size / (power * 10), 9) == int(round(size / (power * 10), 9)):
        power *= 10
    return power / 2 if power == size and power > 1 else power


def meets(one: Interval, two: Interval) -> bool:
    """Whether some value fits both: then the two amounts agree."""
    below = one.high is not None and two.low is not None and one.high < two.low
    above = one.low is not None and two.high is not None and one.low > two.high
    return not (below or above)


def inside(inner: Interval, outer: Interval) -> bool:
    """Whether every value that fits the inner fits the outer and some fits only the outer: then the inner is the narrower account."""
    low = outer.low is None or (inner.low is not None and outer.low <= inner.low)
    high = outer.high is None or (inner.high is not None and inner.high <= outer.high)
    return low and high and (inner.low, inner.high) != (outer.low, outer.high)
