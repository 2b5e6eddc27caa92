"""Places in a text: which of the gazetteer's places each name means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import cos, hypot, radians

from constat.codebook.codebook import Codebook
from constat.codebook.entries import Place
from constat.reading.lexicon import Kind
from constat.reading.marked import MarkedText, TokenHit
from constat.reading.shadow import shadow, spaced


@dataclass(slots=True)
class PlaceMark:
    """A name of a place at tokens first..last (last excluded), and the place it means."""

    first: int
    last: int
    place: Place
    inside_body: bool = False
    """Whether the name is part of a body's ("Kent Police")."""


class Gazetteer:
    """The codebook's places, with what is needed to tell namesakes apart."""

    def __init__(self, codebook: Codebook) -> None:
        self.places = {place.id: place for place in codebook.places}
        self.sizes = {kind.kind: kind.size for kind in codebook.place_kinds}
        self.country_of_group = {group.group: group.country for group in codebook.groups if group.country}
        self.seats = {body.id: body.seat for body in codebook.bodies if body.seat}
        self._ancestors: dict[str, list[str]] = {}
        self._context = {
            place.id: tuple(f" {' '.join(spaced(shadow(word)).split())} " for word in place.context)
            for place in codebook.places
            if place.context
        }

    def size(self, place: Place) -> int:
        """How precise a place is: larger numbers are smaller places."""
        return self.sizes.get(place.kind, 50)

    def ancestors(self, identifier: str) -> list[str]:
        """The places that contain a place, the nearest first."""
        found = self._ancestors.get(identifier)
        if found is None:
            found = self._ancestors[identifier] = self._find_ancestors(identifier)
        return found

    def _find_ancestors(self, identifier: str) -> list[str]:
        found: list[str] = []
        step = self.places[identifier].parent if identifier in self.places else None
        while step is not None and step not in found:
            found.append(step)
            parent = self.places.get(step)
            step = parent.parent if parent is not None else None
        return found

    def contains(self, outer: str, inner: str) -> bool:
        """Whether one place lies in another."""
        return outer in self.ancestors(inner)

    def mark(self, marked: MarkedText) -> list[PlaceMark]:
        """The places named in a text, in order; a name that is also a common word needs its context."""
        hits = marked.by_kind[Kind.PLACE]
        certain = Counter(ids[0] for hit in hits if len(ids := hit.hit.senses[0].ids) == 1 and not self.places[ids[0]].common_word)
        nearby = set(certain)
        for identifier in certain:
            nearby.update(self.ancestors(identifier))
        meant: dict[tuple[str, ...], Place | None] = {}
        found: list[PlaceMark] = []
        for hit, inside in _inside_bodies(hits, marked.by_kind[Kind.BODY]):
            ids = hit.hit.senses[0].ids
            if ids not in meant:
                meant[ids] = self._meant(ids, marked.phrases, nearby)
            place = meant[ids]
            if place is not None:
                found.append(PlaceMark(hit.first, hit.last, place, inside))
        return found

    def _meant(self, ids: tuple[str, ...], words: str, nearby: set[str]) -> Place | None:
        """The place that a name means: the one its context speaks for, else the nearest to the others named, else the largest.

        It means the same throughout a text, so the text is searched once for each name.
        """
        candidates = [self.places[identifier] for identifier in ids]
        if len(candidates) == 1 and not candidates[0].common_word:
            return candidates[0]
        scored = []
        for order, place in enumerate(candidates):
            context = sum(1 for word in self._context.get(place.id, ()) if word in words)
            if place.common_word and not context and place.parent not in nearby and not nearby & set(self.ancestors(place.id)[:1]):
                continue
            family = sum(1 for step in self.ancestors(place.id)[:3] if step in nearby)
            scored.append(
                (min(context, 3) * 2 + family - (1 if place.context and not context else 0), -self.size(place) / 100, -order, place)
            )
        if not scored:
            return None
        return max(scored, key=lambda item: item[:3])[3]


def _inside_bodies(hits: Iterable[TokenHit], bodies: Iterable[TokenHit]) -> Iterator[tuple[TokenHit, bool]]:
    """Names of places, in order, and whether each is part of a longer name of a body, which are in order too."""
    waiting = iter(bodies)
    body = next(waiting, None)
    reach = (0, 0)
    for hit in hits:
        while body is not None and body.first <= hit.first:
            reach = max(reach, (body.last, -body.first))
            body = next(waiting, None)
        last, first = reach[0], -reach[1]
        yield hit, hit.last <= last and last - first > hit.last - hit.first


def kilometres(one: Place, two: Place) -> float:
    """The distance between two places' points, near enough within a few hundred kilometres (equirectangular)."""
    across = (one.longitude - two.longitude) * cos(radians((one.latitude + two.latitude) / 2))
    return 111.32 * hypot(one.latitude - two.latitude, across)
