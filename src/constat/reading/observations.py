"""What is seen of a candidate, and what it weighs.

The models know features, which are names made to be read ("cue=cross", "word before=of&lemma=boat"). To spell them all
out for every candidate would take most of the time of reading; so a candidate is described by observations, from which
its features follow. The same observations are made again and again, and what one weighs is worked out once and
remembered. Training and explanations spell the features out.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
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


def combined(name: str, features: Iterable[str]) -> Iterable[str]:
    """The features that a circumstance has together with a candidate's name."""
    return [f"{name}&{feature}" for feature in features]
