"""A codebook in memory: the domain, ready to be looked up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from constat.codebook.entries import (
    Body,
    Cue,
    EventType,
    Group,
    Head,
    Landmark,
    Measure,
    NounClass,
    Office,
    Party,
    Person,
    Place,
    PlaceKind,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What training found, by the name of each model."""

    models: dict[str, Model] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """One linear model: weights are whole thousandths, so that sums are exact on any machine.

    A feature's weights for all labels stand in one whole number (see pack), so that the weights of many features are
    added up for all labels at once. calibration holds points of (raw probability, share that was right on reports
    held back), both in thousandths.
    """

    labels: tuple[str, ...]
    features: dict[str, int]
    calibration: tuple[tuple[int, int], ...] = ()


FIELD_BITS = 32
"""The width of one label's place in a packed number: sums of up to two million units fit."""


def pack(pairs: Iterable[tuple[int, int]]) -> int:
    """Weights as one number, from pairs of a label's position and its weight; packed numbers may be added up."""
    return sum(weight << (FIELD_BITS * place) for place, weight in pairs)


def unpack(packed: int, labels: int) -> list[int]:
    """The weight, or sum of weights, of each label."""
    half = 1 << (FIELD_BITS - 1)
    found: list[int] = []
    for _ in range(labels):
        low = ((packed + half) & ((1 << FIELD_BITS) - 1)) - half
        found.append(low)
        packed = (packed - low) >> FIELD_BITS
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Codebook:
    """The domain: measures, event types, cues, nouns, groups, places, actors and landmarks."""

    head: Head
    nouns: tuple[NounClass, ...]
    cues: tuple[Cue, ...]
    measures: tuple[Measure, ...]
    events: tuple[EventType, ...]
    groups: tuple[Group, ...] = ()
    place_kinds: tuple[PlaceKind, ...] = ()
    places: tuple[Place, ...] = ()
    offices: tuple[Office, ...] = ()
    people: tuple[Person, ...] = ()
    bodies: tuple[Body, ...] = ()
    parties: tuple[Party, ...] = ()
    landmarks: tuple[Landmark, ...] = ()
    weights: Weights = Weights()

    @property
    def name(self) -> str:
        """Name and version, as claims are stamped with it."""
        return f"{self.head.name} {self.head.version}"
