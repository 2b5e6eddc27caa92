"""Choosing one of several candidates by the sum of their features' weights."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import Generic, TypeVar

from constat.codebook.codebook import Model

Value = TypeVar("Value")
_NOTHING = repeat(0)
"""What a feature weighs that the model does not know."""


@dataclass(frozen=True, slots=True)
class Option(Generic[Value]):
    """One candidate: what it would make the answer, and what speaks for it."""

    value: Value
    features: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ranked(Generic[Value]):
    """The chosen candidate, and how probable its value is (candidates of equal value count together)."""

    option: Option[Value]
    probability: float


class Ranker:
    """A trained model for one kind of choice; it has one label, and its weights add up to a candidate's score."""

    def __init__(self, model: Model) -> None:
        self._weight = model.features.get

    def score(self, features: Sequence[str]) -> int:
        """The sum of weights, in thousandths."""
        return sum(map(self._weight, dict.fromkeys(features), _NOTHING))

    def choose(self, options: Sequence[Option[Value]]) -> Ranked[Value]:
        """The value with the most probability; between equals, the one that comes first."""
        if len(options) == 1:
            return Ranked(options[0], 1.0)
        scores = [self.score(option.features) for option in options]
        highest = max(scores)
        shares = [math.exp((score - highest) / 1000) for score in scores]
        total = sum(shares)
        by_value: dict[Value, float] = {}
        for option, share in zip(options, shares, strict=True):
            by_value[option.value] = by_value.get(option.value, 0.0) + share
        best = max(by_value, key=lambda value: by_value[value])
        option = max((pair for pair in zip(options, scores, strict=True) if pair[0].value == best), key=lambda pair: pair[1])[0]
        return Ranked(option, by_value[best] / total)
