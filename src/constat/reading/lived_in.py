"""Sites where people live, and the commune that may be named in their place."""

from __future__ import annotations

from constat.codebook.codebook import Codebook
from constat.codebook.entries import Place
from constat.model.mask import Mask, MaskKind
from constat.model.span import Span
from constat.reading.english.people import site_label
from constat.reading.marked import MarkedText
from constat.reading.places import Gazetteer


class LivedIn:
    """Which places of a codebook are sites where people live."""

    def __init__(self, codebook: Codebook, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._kinds = frozenset(kind.kind for kind in codebook.place_kinds if kind.lived_in)
        self._smallest = min((kind.size for kind in codebook.place_kinds if kind.lived_in), default=0)

    def is_site(self, identifier: str | None) -> bool:
        """Whether a place is such a site."""
        place = self._gazetteer.places.get(identifier) if identifier is not None else None
        return place is not None and place.kind in self._kinds

    def commune_of(self, identifier: str) -> Place | None:
        """The commune in which a place lies, or the next larger place where the gazetteer has none."""
        places = self._gazetteer.places
        for step in self._gazetteer.ancestors(identifier):
            place = places.get(step)
            if place is not None and place.kind not in self._kinds and self._gazetteer.size(place) < self._smallest:
                return place
        return None

    def masks(self, marked: MarkedText) -> list[Mask]:
        """The names of such sites in a text, each with what to say instead."""
        found = []
        for mark in self._gazetteer.mark(marked):
            if mark.place.kind in self._kinds and not mark.inside_body:
                span = Span(marked.tokens.starts[mark.first], marked.tokens.ends[mark.last - 1])
                commune = self.commune_of(mark.place.id)
                label = site_label(commune.name if commune is not None else None)
                found.append(Mask(span=span, kind=MaskKind.SITE, words=span.of(marked.text), label=label))
        return found
