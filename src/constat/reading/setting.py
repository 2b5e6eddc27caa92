"""Where a report is set: what its places are, by sentence and over all."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass

from constat.codebook.entries import Place
from constat.reading.layout import PartKind
from constat.reading.marked import MarkedText
from constat.reading.places import Gazetteer, PlaceMark

_FOCUS_SIZE = 45
"""From this size on (see places/kinds.yaml) a place is precise enough to be the scene of a report."""
_HEADS = (PartKind.TITLE, PartKind.DESCRIPTION)
_SET_ON = 2
"""How often a report names a sea or country that it is set on, at least."""
_EARLY = 4
"""Sentences from the top in which a place counts double for the scene of the report."""


@dataclass(slots=True)
class Setting:
    """The places of a report."""

    gazetteer: Gazetteer
    by_sentence: dict[int, list[PlaceMark]]
    by_kind: dict[str, list[PlaceMark]]
    """The places of each kind, in the order of the text."""
    counts: Counter[str]
    title: frozenset[str]
    focus: tuple[Place, ...]
    """The places the report tells most of, precise ones only, first the most told."""

    def is_focus(self, place: Place) -> bool:
        """Whether the report tells most of a place."""
        return bool(self.focus) and self.focus[0].id == place.id

    def last_of_kinds(self, token: int, kinds: frozenset[str]) -> Place | None:
        """The place of one of these kinds that was named last before a token."""
        best: PlaceMark | None = None
        for kind in sorted(kinds):
            marks = self.by_kind.get(kind)
            if not marks:
                continue
            at = bisect_left(marks, token, key=lambda mark: mark.first)
            if at and (best is None or marks[at - 1].first > best.first):
                best = marks[at - 1]
        return best.place if best is not None else None

    def in_place_of(self, usual: Place) -> Place:
        """The usual place itself or, in a report that never names it and is set on another of its kind, that one: a
        report on rescues in another sea does not mean the usual one.
        """
        if self.counts[usual.id]:
            return usual
        others = {mark.place.id: mark.place for mark in self.by_kind.get(usual.kind, ()) if not mark.inside_body}
        most = min(others, key=lambda identifier: (-self.counts[identifier], identifier), default=usual.id)
        return others[most] if self.counts[most] >= _SET_ON else usual


def setting_of(marked: MarkedText, gazetteer: Gazetteer) -> Setting:
    """Gather the places of a report."""
    by_sentence: dict[int, list[PlaceMark]] = {}
    by_kind: dict[str, list[PlaceMark]] = {}
    weight: Counter[str] = Counter()
    counts: Counter[str] = Counter()
    title: set[str] = set()
    for mark in gazetteer.mark(marked):
        by_kind.setdefault(mark.place.kind, []).append(mark)
        sentence = marked.sentence_of_token(mark.first)
        first, last = marked.sentence_tokens(sentence)
        if not first <= mark.first < last:
            continue
        by_sentence.setdefault(sentence, []).append(mark)
        identifier = mark.place.id
        counts[identifier] += 1
        kind = marked.part_of_sentence(sentence).kind
        if kind in _HEADS:
            title.add(identifier)
        if not mark.inside_body and gazetteer.size(mark.place) >= _FOCUS_SIZE:
            weight[identifier] += 3 if kind is PartKind.TITLE else 2 if sentence < _EARLY else 1
    focus = tuple(gazetteer.places[identifier] for identifier, _ in sorted(weight.items(), key=lambda item: (-item[1], item[0]))[:3])
    return Setting(gazetteer, by_sentence, by_kind, counts, frozenset(title), focus)
