"""Choosing one of several candidates by the sum of what is seen of each."""

from __future__ import annotations

import math
import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from constat.codebook.codebook import FIELD_BITS, Model, pack
from constat.reading.observations import MOST_REMEMBERED, NOTHING, Observation, Weighed, combined, features_of

Value = TypeVar("Value")
_HALF = 1 << (FIELD_BITS - 1)


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


class Ranker:
    """A trained model for one kind of choice; it has one label, and its weights add up to a candidate's score.

    names are those that its candidates may have.
    """

    def __init__(self, model: Model, names: Sequence[str] = ()) -> None:
        self._weight = Weighed(model.features).__getitem__
        self._circumstance = _Circumstances(model.features, names).__getitem__
        self._place = {name: place for place, name in enumerate(names)}
        self._lift = pack((place, _HALF) for place in range(len(names)))
        self._layout = struct.Struct(f"<{len(names)}I")

    def _by_place(self, circumstances: Iterable[Observation]) -> tuple[int, ...]:
        """What the circumstances weigh for each name, all raised by one constant."""
        total = sum(map(self._circumstance, circumstances), self._lift)
        return self._layout.unpack(total.to_bytes(self._layout.size, "little"))

    def _scores(self, options: Options[Value]) -> list[int]:
        """The sum of weights of each candidate, in thousandths."""
        weight, place = self._weight, self._place
        by_place = self._by_place(options.circumstances)
        scores = []
        for option in options.every:
            score = sum(map(weight, option.observations))
            if option.name:
                score += by_place[place[option.name]] - _HALF
            scores.append(score)
        return scores

    def choose(self, options: Options[Value]) -> Value:
        """The value with the most probability (candidates of equal value count together); between equals, the one that comes first."""
        every = options.every
        scores = self._scores(options)
        highest = max(scores)
        best = every[scores.index(highest)].value
        # Candidates so far off that all of them together weigh less than the best alone cannot turn the choice: mostly
        # those are all but a few of one value.
        least = highest - math.log(len(scores)) * 1000
        near = [option.value for option, score in zip(every, scores, strict=True) if score >= least]
        return best if near.count(best) == len(near) else _most_probable(every, scores, highest)


def _most_probable(every: Sequence[Option[Value]], scores: Sequence[int], highest: int) -> Value:
    by_value: dict[Value, float] = {}
    for option, score in zip(every, scores, strict=True):
        by_value[option.value] = by_value.get(option.value, 0.0) + math.exp((score - highest) / 1000)
    return max(by_value, key=by_value.__getitem__)


class _Circumstances(dict[Observation, int]):
    """What each circumstance weighs for every name, packed into one number, so that one sum runs over all names at once."""

    def __init__(self, features: dict[str, int], names: Sequence[str]) -> None:
        super().__init__()
        self._features = features
        self._names = names

    def __missing__(self, circumstance: Observation) -> int:
        if len(self) >= MOST_REMEMBERED:
            self.clear()
        named, weight = features_of([circumstance]), self._features.get
        packed = self[circumstance] = pack(
            (place, sum(map(weight, combined(name, named), NOTHING))) for place, name in enumerate(self._names)
        )
        return packed
