"""Linear models over named features: whole-number weights, so that a score is the same on any machine."""

from __future__ import annotations

import math
import struct
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from constat.codebook.codebook import FIELD_BITS, Model, pack, unpack
from constat.model.claim import Reason
from constat.reading.observations import Group, Observation, Weighed, WeighedGroups, features_of, features_of_groups

LIFT = 1 << (FIELD_BITS - 1)
"""What keeps the packed sums of weights from falling below nought."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The label with the highest score, how probable it is, and the runner-up."""

    label: str
    probability: float
    second: str
    second_probability: float

    def of(self, label: str) -> float:
        """How probable a label is, if it is one of these two."""
        return self.probability if label == self.label else self.second_probability if label == self.second else 0.0


Seen = TypeVar("Seen")
"""What is seen of a candidate: observations, or groups of them."""


class Scorer(Generic[Seen]):
    """A trained model, ready to score; weigh adds what is seen to a start, spell names its features."""

    def __init__(self, model: Model, weigh: Callable[[Seen, int], int], spell: Callable[[Seen], list[str]]) -> None:
        self.labels = model.labels
        self._features = model.features
        self._weigh = weigh
        self._spell = spell
        self._calibration = model.calibration
        self._every = range(len(model.labels))
        self._lift = pack((place, LIFT) for place in self._every)
        self._layout = struct.Struct(f"<{len(model.labels)}I")

    def raised(self, seen: Seen) -> tuple[int, ...]:
        """The sum of weights for each label, in thousandths, all raised by LIFT: enough to compare one label with another."""
        # The sum runs over all labels at once, in packed numbers.
        return self._layout.unpack(self._weigh(seen, self._lift).to_bytes(self._layout.size, "little"))

    def scores(self, seen: Seen) -> list[int]:
        """The sum of weights for each label, in thousandths."""
        return [raised - LIFT for raised in self.raised(seen)]

    def choose(self, seen: Seen, allowed: Iterable[int] | None = None) -> Choice:
        """The most probable label, among those allowed; between equals, the first."""
        totals = self.raised(seen)
        places = self._every if allowed is None else allowed
        ranked = sorted([(-totals[place], place) for place in places])
        highest, best = ranked[0]
        shares = [math.exp((highest - total) / 1000) for total, _ in ranked]
        whole = sum(shares)
        second = min(1, len(ranked) - 1)
        return Choice(self.labels[best], shares[0] / whole, self.labels[ranked[second][1]], shares[second] / whole if second else 0.0)

    def calibrated(self, probability: float) -> float:
        """The share of claims with such a probability that were right on reports held back from training."""
        points = self._calibration
        if not points:
            return probability
        raw = probability * 1000
        at = bisect_left(points, (raw, -1))
        if at == 0:
            return points[0][1] / 1000
        if at == len(points):
            return points[-1][1] / 1000
        (low, low_share), (high, high_share) = points[at - 1], points[at]
        if high == low:
            return high_share / 1000
        return (low_share + (high_share - low_share) * (raw - low) / (high - low)) / 1000

    def reasons(self, seen: Seen, label: str, most: int = 6) -> tuple[Reason, ...]:
        """The features that weighed most for a label or against it."""
        place = self.labels.index(label)
        weighed: list[Reason] = []
        for feature in dict.fromkeys(self._spell(seen)):
            packed = self._features.get(feature)
            weight = unpack(packed, len(self.labels))[place] if packed is not None else 0
            if weight:
                weighed.append(Reason(feature, weight))
        weighed.sort(key=lambda reason: (-abs(reason.weight), reason.says))
        return tuple(weighed[:most])


def scorer_of_observations(model: Model) -> Scorer[Iterable[Observation]]:
    """A model of candidates that are described by observations; one that is made twice counts once."""
    weight = Weighed(model.features).__getitem__
    return Scorer(model, lambda seen, start: sum(map(weight, dict.fromkeys(seen)), start), features_of)


def scorer_of_groups(model: Model) -> Scorer[Sequence[Group]]:
    """A model of candidates that are described by groups of observations."""
    return Scorer(model, WeighedGroups(model.features).total, features_of_groups)
