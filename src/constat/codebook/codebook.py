"""A codebook in memory: the domain, ready to be looked up."""

from __future__ import annotations

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
    """What training found: for each model, the weight of each feature for each label, in thousandths.

    models maps a model's name to its labels, its biases and its features; a feature's weights are pairs of a
    label's position and a weight. calibration maps a model's name to points of (raw probability, share that was
    right on reports held back), both in thousandths.
    """

    models: dict[str, Model] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """One linear model: weights are whole thousandths, so that sums are exact on any machine."""

    labels: tuple[str, ...]
    features: dict[str, tuple[tuple[int, int], ...]]
    calibration: tuple[tuple[int, int], ...] = ()


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
