"""Choosing one of several candidates by the sum of what is seen of each."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Generic, TypeVar

from constat.codebook.codebook import Model
from constat.reading.observations import Circumstances, Observation, Weighed, combined, features_of

Value = TypeVar("Value")


@dataclass(slots=True)
class Option(Generic[Value]):
    """One candidate: what it would make the answer, and what is seen of it; one with a name is weighed by what is known of
    the circumstances too.
    """

    value: Value
    observations: tuple[Observation, ...]
    name: str = ""


@dataclass(slots=True)
class Options(Generic[Value]):
    """The candidates of one choice, in order, and the circumstances under which it is made."""

    every: list[Option[Value]]
    circumstances: tuple[Observation, ...] = ()

    def features(self, option: Option[Value]) -> tuple[str, ...]:
        """The names of all features of one of the candidates."""
        found = features_of(option.observations)
        if option.name:
            found += combined(option.name, features_of(self.circumstances))
        return tuple(found)


@dataclass(slots=True)
class Ranked(Generic[Value]):
    """The chosen value, and how probable it is (candidates of equal value count together)."""

    value: Value
    probability: float


class Ranker:
    """A trained model for one kind of choice; it has one label, and its weights add up to a candidate's score."""

    def __init__(self, model: Model) -> None:
        self._weight = Weighed(model.features).__getitem__
        self._by_name = Circumstances(model.features).__getitem__

    def _scores(self, options: Options[Value]) -> list[int]:
        """The sum of weights of each candidate, in thousandths."""
        weight = self._weight
        tables = [self._by_name(circumstance) for circumstance in options.circumstances]
        scores = []
        for option in options.every:
            score = sum(map(weight, option.observations))
            if option.name:
                for table in tables:
                    score += table[option.name]
            scores.append(score)
        return scores

    def choose(self, options: Options[Value]) -> Ranked[Value]:
        """The value with the most probability; between equals, the one that comes first."""
        if len(options.every) == 1:
            return Ranked(options.every[0].value, 1.0)
        scores = self._scores(options)
        highest = max(scores)
        total = 0.0
        by_value: dict[Value, float] = {}
        for option, score in zip(options.every, scores, strict=True):
            share = math.exp((score - highest) / 1000)
            total += share
            by_value[option.value] = by_value.get(option.value, 0.0) + share
        best = max(by_value, key=by_value.__getitem__)
        return Ranked(best, by_value[best] / total)
