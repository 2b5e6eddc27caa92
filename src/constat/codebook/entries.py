"""What a codebook is made of. Every class here is one kind of entry in a codebook's files, field for field.

In the files, "since" and "until" are written "from" and "to". Nothing here imports the validation library, so that
a compiled codebook starts without it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

StrictConfig: TypeAlias = dict[str, str]
_STRICT: StrictConfig = {"extra": "forbid"}

SourceKeys: TypeAlias = str | tuple[str, ...]
"""One key or several in a sources.yaml: where a fact was looked up."""

QuantityKind: TypeAlias = Literal["count", "money", "duration"]
Column: TypeAlias = Literal["dead", "missing", "survivors"]
"""A column of the exchange formats that a measure's figures fill."""
Level: TypeAlias = Literal["country", "admin1", "admin2", "admin3"]
"""A level of administration, as exchange formats number them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """codebook.yaml: what the codebook is about."""

    __pydantic_config__ = _STRICT

    name: str
    version: str
    language: Literal["en"]
    title: str
    description: str
    topics: tuple[str, ...]
    """Words and phrases without any of which a report has nothing in it for this codebook."""
    home_country: str | None = None
    """Identifier of the country whose office holders are meant by a title that names no country."""
    nationals: str | None = None
    """The noun class of people named by their nationality or age alone ("two Iraqis", "a 19-year-old")."""
    wires: tuple[str, ...] = ()
    """Kinds of bodies whose copy others print, so that a credit to one names an origin."""
    scenes: tuple[str, ...] = ()
    """Identifiers of the places that a report on the subject means when it names none: the widest settings."""
    shield_days: int = 90
    """Days after a report's date for which the sites where people live are shown no finer than their commune."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NounClass:
    """nouns.yaml: words for one kind of thing that is counted."""

    __pydantic_config__ = _STRICT

    name: str
    about: str
    words: tuple[str, ...] = ()
    """Singular forms; the plural is made by rule, or given after a slash: "man/men"."""
    plural_only: tuple[str, ...] = ()
    group: str | None = None
    """The group that a figure counted in these words is broken down to, where the words name a part."""
    headless: bool = False
    """Whether these words may stand for people only next to a number ("20 others", "a further 12")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """cues.yaml: words that tell which kind of thing is going on."""

    __pydantic_config__ = _STRICT

    name: str
    about: str
    verbs: tuple[str, ...] = ()
    """Base forms; "pick up" is inflected in its first word."""
    nouns: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    """Taken as they stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """measures.yaml: one thing that figures measure."""

    __pydantic_config__ = _STRICT

    name: str
    units: tuple[str, ...]
    definition: str
    quantity: QuantityKind = "count"
    counts: tuple[str, ...] = ()
    """Noun classes whose words may be counted."""
    cues: dict[str, float] = field(default_factory=dict)
    """Cue names with the weight that their presence near the number starts with, before training."""
    counts_one: bool = False
    """Whether "a", "an" or "one" counts where a cue of this measure stands in the sentence."""
    usual_places: tuple[str, ...] = ()
    """Identifiers of places that a claim of this kind means when its sentence names none."""
    stands_for: Column | None = None
    """The column that its figures fill in exports to exchange formats."""
    grows: bool = False
    """Whether the count of one occurrence grows as more becomes known: a later, larger one revises an earlier one."""
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EventType:
    """events.yaml: one kind of event."""

    __pydantic_config__ = _STRICT

    name: str
    definition: str
    triggers: dict[str, float]
    """Cue names that can assert such an event, with the weight each starts with, before training."""
    measures: tuple[str, ...] = ()
    """Measures whose figures belong to such an event."""
    usual_places: tuple[str, ...] = ()
    by_day: bool = False
    """Whether the many of one day in one area are told as one ("223 people crossed on Monday")."""
    seldom: bool = False
    """Whether two of the kind on one day are so seldom that the day nearly tells which is meant."""
    agents: tuple[str, ...] = ()
    """Kinds of bodies that carry such an event out."""
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """groups.yaml: a nationality, people or other part of a whole, with all words for it."""

    __pydantic_config__ = _STRICT

    group: str
    names: tuple[str, ...]
    country: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """places/*.yaml: a place that reports name."""

    __pydantic_config__ = _STRICT

    id: str
    name: str
    kind: str
    parent: str | None
    latitude: float
    longitude: float
    source: SourceKeys
    names: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Further names, by language."""
    official: dict[str, str] = field(default_factory=dict)
    context: tuple[str, ...] = ()
    """Words whose presence in a report speaks for this place among those that share a name."""
    common_word: bool = False
    """Whether the name is also an ordinary word or surname, so that it needs its context."""
    precision: str | None = None
    """How near the point is where it is not the place itself: commune, parent or area."""
    since: str | None = None
    until: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceKind:
    """places/kinds.yaml: a kind of place, with the nouns that point back at one."""

    __pydantic_config__ = _STRICT

    kind: str
    nouns: tuple[str, ...]
    size: int
    """Order from largest (0) to smallest, by which the most precise of several places is chosen."""
    spread: bool = False
    """Whether such places are so long or wide that a distance from their point means nothing."""
    level: Level | None = None
    """The level of administration that such places are, in exports to exchange formats."""
    lived_in: bool = False
    """Whether people live at such sites, who are shielded: they are shown no finer than their commune for a while."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One person's time in an office; dates may be months or years where no day is known.

    since null: not known; until null: in office as far as the office's source goes. title is the exact title held
    where it differs from the office's.
    """

    __pydantic_config__ = _STRICT

    person: str
    since: str | None
    until: str | None
    title: str | None = None
    acting: bool = False
    seen: bool = False
    """Whether since and until are only the first and last day on which the sources show the person in office."""
    source: SourceKeys | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """actors/offices.yaml: an office and who held it when."""

    __pydantic_config__ = _STRICT

    id: str
    title: str
    kind: str
    source: SourceKeys
    names: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()
    """Those names that another office shares, or that need the report's country to be understood."""
    body: str | None = None
    country: str | None = None
    holders: tuple[Term, ...] = ()
    several: bool = False
    """Whether more than one person holds it at a time."""
    as_of: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """A person's time in a party."""

    __pydantic_config__ = _STRICT

    name: str
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """actors/people.yaml: a person who holds or held an office or role."""

    __pydantic_config__ = _STRICT

    id: str
    name: str
    source: SourceKeys
    names: tuple[str, ...] = ()
    party: tuple[Membership, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """actors/bodies.yaml: a government, force, court, agency, group or outlet."""

    __pydantic_config__ = _STRICT

    id: str
    name: str
    kind: str
    source: SourceKeys
    names: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()
    """Those names that are also ordinary words, places or something else's name."""
    country: str | None = None
    seat: str | None = None
    """The place that an event at the body's own address is told of."""
    speaks_as: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """actors/parties.yaml: a political party."""

    __pydantic_config__ = _STRICT

    id: str
    name: str
    country: str
    source: SourceKeys
    since: str | None
    until: str | None
    names: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """Money promised in a deal: amount in currency, over a period in words where the source names one."""

    __pydantic_config__ = _STRICT

    amount: int
    currency: str
    period: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Landmark:
    """landmarks.yaml: a dated public event, or the beginning of something public, that reports tell of.

    since and until are its days, or months or years where no day is known; what was counted is as its source has it.
    """

    __pydantic_config__ = _STRICT

    id: str
    names: tuple[str, ...]
    """What it is called. A name that other things share is better given as words."""
    since: str
    until: str
    kind: str
    source: SourceKeys
    words: tuple[tuple[str, ...], ...] = ()
    """Other words that tell it: lists of which one of each must stand in a sentence, "dam/floating barrier*" meaning either, in any ending."""
    announced: str | None = None
    """When it was first told of as to come, where that was long before: a law as a bill, a site before it opened."""
    ended: str | None = None
    """When what began then was over: a camp, a ship, a scheme."""
    lasting: bool = False
    """Whether it is there from then on (a treaty, a law, a wall), so that it is told of without its days."""
    background: bool = False
    """Whether it is named in all manners for as long as it is there (a body, a party, a word), so that only its first day and its end tell."""
    place: str | None = None
    deaths: int | None = None
    missing: int | None = None
    arrivals: int | None = None
    boats: int | None = None
    sums: tuple[Sum, ...] = ()
    rounds: tuple[str, ...] = ()
    means: str | None = None
    note: str | None = None
