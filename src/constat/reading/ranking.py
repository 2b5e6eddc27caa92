"""Choosing one of several candidates by the sum of what is seen of each."""

from __future__ import annotations

import math
import struct
from collections.abc import Iterable, Sequence
from itertools import compress
from operator import add
from typing import Generic, TypeVar

from constat.codebook.codebook import FIELD_BITS, Model, pack
from constat.reading.observations import MOST_REMEMBERED, Observation, Weighed, combined, features_of

Value = TypeVar("Value")


# The classes here that are made for any kind of value are no dataclasses: mypyc, which makes the compiled build, has no
# dataclasses of that sort.


class Option(Generic[Value]):
    """One candidate: what it would make the answer, and what is seen of it; one with a name is weighed by what is known of
    the circumstances too.
    """

    __slots__ = ("name", "observations", "value")

    def __init__(self, value: Value, observations: tuple[Observation, ...], name: str = "") -> None:
        self.value = value
        self.observations = observations
        self.name = name


class Named(Generic[Value]):
    """Candidates with names, of each of which one thing is seen, in parallel lists."""

    __slots__ = ("names", "seen", "values")

    def __init__(self, names: tuple[str, ...], values: tuple[Value, ...], seen: tuple[Observation, ...]) -> None:
        self.names = names
        self.values = values
        self.seen = seen


class Options(Generic[Value]):
    """The candidates of one choice, in order, and the circumstances under which it is made.

    There are a dozen candidates for every claim, of most of which one thing is seen. So what they have in common is kept
    in parallel lists that are weighed in one go, and what only some of them have beside, by position.
    """

    __slots__ = ("circumstances", "more", "named", "seen", "values")

    def __init__(self) -> None:
        self.values: list[Value] = []
        self.seen: list[Observation] = []
        """The first that is seen of each."""
        self.more: list[tuple[int, tuple[Observation, ...]]] = []
        """What else is seen of some of them."""
        self.named: list[tuple[int, tuple[str, ...]]] = []
        """The names of candidates in a row, with the position of the first."""
        self.circumstances: tuple[Observation, ...] = ()

    def add(self, value: Value, seen: Observation, *more: Observation) -> None:
        """Add a candidate with what is seen of it."""
        if more:
            self.more.append((len(self.values), more))
        self.values.append(value)
        self.seen.append(seen)

    def add_named(self, name: str, value: Value, seen: Observation, *more: Observation) -> None:
        """Add a candidate that is weighed by what is known of the circumstances too."""
        self.named.append((len(self.values), (name,)))
        self.add(value, seen, *more)

    def extend(self, more: Named[Value]) -> None:
        """Add candidates that are weighed by what is known of the circumstances too, as many claims have them alike."""
        self.named.append((len(self.values), more.names))
        self.values += more.values
        self.seen += more.seen

    @property
    def every(self) -> list[Option[Value]]:
        """The candidates, each by itself."""
        more = dict(self.more)
        names = {at: name for start, row in self.named for at, name in enumerate(row, start)}
        return [
            Option(value, (seen, *more.get(at, ())), names.get(at, ""))
            for at, (value, seen) in enumerate(zip(self.values, self.seen, strict=True))
        ]

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
        self._names = tuple(names)
        self._sign = pack((place, 1 << (FIELD_BITS - 1)) for place in range(len(names)))
        self._layout = struct.Struct(f"<{len(names)}i")

    def _of_names(self, circumstances: Iterable[Observation]) -> tuple[int, ...]:
        """What the circumstances weigh for each name."""
        # To add the sign's bit keeps each sum apart from the next; to flip it afterwards leaves the sum, with its sign.
        total = sum(map(self._circumstance, circumstances), self._sign) ^ self._sign
        return self._layout.unpack(total.to_bytes(self._layout.size, "little"))

    def _scores(self, options: Options[Value]) -> list[int]:
        """The sum of weights of each candidate, in thousandths."""
        weight = self._weight
        scores = list(map(weight, options.seen))
        for at, more in options.more:
            scores[at] += sum(map(weight, more))
        if options.named:
            by_name = dict(zip(self._names, self._of_names(options.circumstances), strict=True)).__getitem__
            for start, names in options.named:
                end = start + len(names)
                scores[start:end] = map(add, scores[start:end], map(by_name, names))
        return scores

    def choose(self, options: Options[Value]) -> Value:
        """The value with the most probability (candidates of equal value count together); between equals, the one that comes first."""
        values, scores = options.values, self._scores(options)
        highest = max(scores)
        best = values[scores.index(highest)]
        # Candidates so far off that all of them together weigh less than the best alone cannot turn the choice: mostly
        # those are all but a few of one value.
        least = highest - math.log(len(scores)) * 1000
        near = list(compress(values, map(least.__le__, scores)))
        return best if near.count(best) == len(near) else _most_probable(values, scores, highest)


def _most_probable(values: Sequence[Value], scores: Sequence[int], highest: int) -> Value:
    shares = dict.fromkeys(values, 0.0)
    for value, score in zip(values, scores, strict=True):
        shares[value] += math.exp((score - highest) / 1000)
    return max(shares, key=shares.__getitem__)


class _Circumstances(dict[Observation, int]):
    """What each circumstance weighs for every name, packed into one number, so that one sum runs over all names at once."""

    def __init__(self, features: dict[str, int], names: Sequence[str]) -> None:
        super().__init__()
        self._of_feature = _OfFeatures(features, names).__getitem__

    def __missing__(self, circumstance: Observation) -> int:
        if len(self) >= MOST_REMEMBERED:
            self.clear()
        packed = self[circumstance] = sum(map(self._of_feature, features_of([circumstance])))
        return packed


class _OfFeatures(dict[str, int]):
    """The same for each feature of the circumstances: these are few, and recur in many of them."""

    def __init__(self, features: dict[str, int], names: Sequence[str]) -> None:
        super().__init__()
        self._features = features
        self._names = names

    def __missing__(self, feature: str) -> int:
        if len(self) >= MOST_REMEMBERED:
            self.clear()
        weights = [self._features.get(together, 0) for name in self._names for together in combined(name, (feature,))]
        packed = self[feature] = pack(enumerate(weights))
        return packed
