"""Linear models over named features: whole-number weights, so that a score is the same on any machine."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from constat.codebook.codebook import Model
from constat.model.claim import Reason


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
        self._calibration = model.calibration
        self._size = len(model.labels)

    def scores(self, features: Iterable[str]) -> list[int]:
        """The sum of weights for each label, in thousandths."""
        totals = [0] * self._size
        known = self._features
        for feature in dict.fromkeys(features):  # a feature counts once, however often it was seen
            pairs = known.get(feature)
            if pairs is not None:
                for label, weight in pairs:
                    totals[label] += weight
        return totals

    def choose(self, features: Iterable[str], allowed: Iterable[int] | None = None) -> Choice:
        """The most probable label, among those allowed."""
        totals = self.scores(features)
        places = list(range(self._size) if allowed is None else allowed)
        best = max(places, key=lambda place: (totals[place], -place))
        highest = totals[best]
        shares = [math.exp((totals[place] - highest) / 1000) for place in places]
        total = sum(shares)
        rest = [(share, place) for share, place in zip(shares, places, strict=True) if place != best]
        second_share, second = max(rest, key=lambda pair: (pair[0], -pair[1])) if rest else (0.0, best)
        return Choice(self.labels[best], 1 / total, self.labels[second], second_share / total)

    def probability(self, features: Iterable[str]) -> float:
        """For a model of one label against none: how probable it is."""
        total = self.scores(features)[0]
        return 1 / (1 + math.exp(-total / 1000)) if total > -700_000 else 0.0

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

    def reasons(self, features: Iterable[str], label: str, most: int = 6) -> tuple[Reason, ...]:
        """The features that weighed most for a label or against it."""
        place = self.labels.index(label)
        weighed = []
        for feature in dict.fromkeys(features):
            for at, weight in self._features.get(feature, ()):
                if at == place and weight:
                    weighed.append(Reason(feature, weight))
        weighed.sort(key=lambda reason: (-abs(reason.weight), reason.says))
        return tuple(weighed[:most])
