"""What is known of the places of a sentence, whatever claim of it is asked about: found once for each sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from constat.codebook.entries import Place
from constat.reading.context import SentenceContext
from constat.reading.marked import MarkedText, TokenHit
from constat.reading.observations import Observation
from constat.reading.places import PlaceMark
from constat.reading.setting import Setting
from constat.reading.told_places import UnknownPlace, adjectives_of_countries, places_by_noun, preposition, seats_of_bodies, unknown_places


class Located(NamedTuple):
    """A place as a claim gives it: its usual name, and the gazetteer's identifier where it has one."""

    name: str
    id: str | None


@dataclass(slots=True)
class NamedPlace:
    """A place that a sentence names: the preposition that leads to it, and how it lies to the other places named there."""

    mark: PlaceMark
    lead: str
    holds_smaller: bool
    in_larger: bool
    finest: bool
    """Whether no place of the sentence is smaller."""
    observations: tuple[Observation, ...]
    """What else is seen of it."""


@dataclass(slots=True)
class SentencePlaces:
    """All places that a sentence tells: by their names, known or not, and in other ways (see told_places)."""

    named: list[NamedPlace]
    unknown: list[UnknownPlace]
    seats: list[Place]
    adjectives: list[tuple[TokenHit, Place]]
    by_noun: list[tuple[TokenHit, Place, bool]]

    @property
    def has(self) -> str:
        """Whether the sentence names a place."""
        return f"has own={bool(self.named or self.unknown)}"


def places_of_sentence(marked: MarkedText, context: SentenceContext, setting: Setting) -> SentencePlaces:
    """Find the places of a sentence."""
    here = setting.by_sentence.get(context.sentence, ())
    finest = max((setting.gazetteer.size(mark.place) for mark in here), default=0)
    return SentencePlaces(
        [_named(marked, context, setting, order, finest) for order in range(len(here))],
        unknown_places(marked, context, here),
        list(seats_of_bodies(context, setting.gazetteer)),
        list(adjectives_of_countries(context, setting.gazetteer)),
        list(places_by_noun(marked, context, setting)),
    )


def _named(marked: MarkedText, context: SentenceContext, setting: Setting, order: int, finest: int) -> NamedPlace:
    gazetteer, words = setting.gazetteer, marked.tokens.words
    here: Sequence[PlaceMark] = setting.by_sentence[context.sentence]
    mark = here[order]
    place = mark.place
    smaller = [other for other in here if other is not mark and gazetteer.contains(place.id, other.place.id)]
    larger = any(other is not mark and gazetteer.contains(other.place.id, place.id) for other in here)
    seen: list[Observation] = [
        (_standing, len(here) == 1, min(order, 3), place.id in setting.title, min(setting.counts[place.id], 4), setting.is_focus(place))
    ]
    if any(abs(other.last - mark.first) <= 3 or abs(mark.last - other.first) <= 3 for other in smaller):
        seen.append("names the smaller one beside it")
    if mark.inside_body:
        seen.append("part of a body's name")
    after = words[mark.last] if mark.last < context.last else ""
    if after in ("'s", "-"):
        seen.append("possessive" if after == "'s" else "hyphened")
    lead = f"lead {preposition(words, mark.first, context.first)}"
    return NamedPlace(mark, lead, bool(smaller), larger, gazetteer.size(place) == finest, tuple(seen))


def _standing(only: bool, order: int, in_title: bool, told: int, is_focus: bool) -> tuple[str, ...]:  # noqa: FBT001  # facts
    return (f"only one={only}", f"order {order}", f"in title={in_title}", f"told {told}", f"focus={is_focus}")
