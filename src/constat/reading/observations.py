"""What is seen of a candidate, and what it weighs.

The models know features, which are names made to be read ("cue=cross", "word before=of&lemma=boat"). To spell them all
out for every candidate would take most of the time of reading; so a candidate is described by observations, from which
its features follow. The same observations are made again and again, and what one weighs is worked out once and
remembered. Training and explanations spell the features out.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable
from itertools import repeat

Namer = Callable[..., Iterable[str]]
"""Names the features that follow from some facts: the same from the same facts."""
Observation = str | tuple[Namer | Hashable, ...]
"""A feature as it stands, or a function that names features, followed by the facts that it is given.

No feature may follow from two different observations of one candidate: it would count twice in reading.
"""

MOST_REMEMBERED = 50_000
"""Observations whose weight is kept, so that memory does not grow with the reports read; what holds the vocabulary of some
hundred reports."""
NOTHING = repeat(0)
"""What a feature weighs that the model does not know."""


def features_of(observations: Iterable[Observation]) -> list[str]:
    """The names of all features that follow from observations, each once."""
    found: dict[str, None] = {}
    for observation in observations:
        found.update(dict.fromkeys(_named(observation)))
    return list(found)


def _named(observation: Observation) -> Iterable[str]:
    if isinstance(observation, str):
        return (observation,)
    namer, *facts = observation
    if not callable(namer):
        raise TypeError(f"an observation begins with a function that names features, not with {namer!r}")
    return namer(*facts)


class Weighed(dict[Observation, int]):
    """What each observation weighs in a model: looked up where it was made before, else worked out and remembered."""

    def __init__(self, features: dict[str, int]) -> None:
        super().__init__()
        self._features = features

    def __missing__(self, observation: Observation) -> int:
        if len(self) >= MOST_REMEMBERED:
            self.clear()
        weight = sum(map(self._features.get, dict.fromkeys(_named(observation)), NOTHING))
        self[observation] = weight
        return weight


Group = tuple[Callable[..., Iterable[str]], Hashable, Collection[Hashable]]
"""Several observations at once: a function that names features, what it is given for all of them, and the fact of each.

The features are what the function names for a fact and what it is given. What is seen twice counts twice, in training too.
"""


def as_it_stands(feature: str, _: None) -> Iterable[str]:
    """Names a feature that needs no words around it."""
    return (feature,)


def features_of_groups(groups: Iterable[Group]) -> list[str]:
    """The names of all features that follow, as often as they do."""
    return [name for namer, given, facts in groups for fact in facts for name in namer(fact, given)]


class _Family(dict[Hashable, int]):
    """What each fact weighs with one function and one thing given."""

    def __init__(self, weighed: WeighedGroups, namer: Callable[..., Iterable[str]], given: Hashable) -> None:
        super().__init__()
        self._weighed = weighed
        self._namer = namer
        self._given = given

    def __missing__(self, fact: Hashable) -> int:
        weight = self[fact] = self._weighed.weight(self._namer(fact, self._given))
        return weight


class _Alone(dict[Group, int]):
    """What each group of one fact weighs."""

    def __init__(self, weighed: WeighedGroups) -> None:
        super().__init__()
        self._weighed = weighed

    def __missing__(self, group: Group) -> int:
        weight = self[group] = self._weighed.weight(features_of_groups((group,)))
        return weight


class WeighedGroups:
    """What groups of observations weigh in a model; the facts of a group are looked up without a step of Python for each."""

    def __init__(self, features: dict[str, int]) -> None:
        self._features = features
        self._families: dict[Callable[..., Iterable[str]], dict[Hashable, _Family]] = {}
        self._alone = _Alone(self)
        self._remembered = 0

    def __len__(self) -> int:
        """How many facts are remembered."""
        return self._remembered

    def weight(self, names: Iterable[str]) -> int:
        """What some features weigh together; called once for each fact that is remembered."""
        self._remembered += 1
        return sum(map(self._features.get, names, NOTHING))

    def total(self, groups: Iterable[Group], start: int) -> int:
        """The sum over all facts of all groups, from a start on."""
        if self._remembered >= MOST_REMEMBERED:
            self._families.clear()
            self._remembered = 0
            self._alone.clear()
        families, alone = self._families, self._alone
        for group in groups:
            namer, given, facts = group
            if len(facts) == 1 and isinstance(facts, tuple):
                # Two groups of three: to look up the group itself takes a third of the time.
                start += alone[group]
                continue
            try:
                family = families[namer][given]
            except KeyError:
                family = families.setdefault(namer, {})[given] = _Family(self, namer, given)
            # Many facts weigh nothing, and to add nothing to such long numbers would cost as much as to add something.
            start += sum(filter(None, map(family.__getitem__, facts)))
        return start


def combined(name: str, features: Iterable[str]) -> Iterable[str]:
    """The features that a circumstance has together with a candidate's name."""
    return [f"{name}&{feature}" for feature in features]
