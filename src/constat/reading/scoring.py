"""Linear models over named features: whole-number weights, so that a score is the same on any machine."""

from __future__ import annotations

import math
import struct
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from constat.codebook.codebook import FIELD_BITS, Model, pack, unpack
from constat.model.claim import Reason
from constat.reading.observations import Observation, Weighed, features_of

_HALF = 1 << (FIELD_BITS - 1)


@dataclass(frozen=True, slots=True)
class Choice:
    """The label with the highest score, how probable it is, and the runner-up."""

    label: str
    probability: float
    second: str
    second_probability: float


class Scorer:
    """A trained model, ready to score."""

    def __init__(self, model: Model) -> None:
        self.labels = model.labels
        self._features = model.features
        self._weight = Weighed(model.features).__getitem__
        self._calibration = model.calibration
        self._every = range(len(model.labels))
        self._lift = pack((place, _HALF) for place in self._every)
        self._layout = struct.Struct(f"<{len(model.labels)}I")

    def _lifted(self, observations: Iterable[Observation]) -> tuple[int, ...]:
        """The sum of weights for each label, all raised by one constant."""
        # What is seen counts once, however often it is seen; the sum runs over all labels at once, in packed numbers.
        total = sum(map(self._weight, dict.fromkeys(observations)), self._lift)
        return self._layout.unpack(total.to_bytes(self._layout.size, "little"))

    def scores(self, observations: Iterable[Observation]) -> list[int]:
        """The sum of weights for each label, in thousandths."""
        return [raised - _HALF for raised in self._lifted(observations)]

    def choose(self, observations: Iterable[Observation], allowed: Iterable[int] | None = None) -> Choice:
        """The most probable label, among those allowed; between equals, the first."""
        totals = self._lifted(observations)
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

    def reasons(self, observations: Iterable[Observation], label: str, most: int = 6) -> tuple[Reason, ...]:
        """The features that weighed most for a label or against it."""
        place = self.labels.index(label)
        weighed: list[Reason] = []
        for feature in features_of(observations):
            packed = self._features.get(feature)
            weight = unpack(packed, len(self.labels))[place] if packed is not None else 0
            if weight:
                weighed.append(Reason(feature, weight))
        weighed.sort(key=lambda reason: (-abs(reason.weight), reason.says))
        return tuple(weighed[:most])
