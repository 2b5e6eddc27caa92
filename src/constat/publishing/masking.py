"""What views and exports of a record replace: names of private people, recent sites where people live, redacted words.

Spans keep pointing at the text as it is stored; only what is printed changes. A private name is shown where its report
was revealed by a decision, and only to who asks for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Connection

from constat.codebook.codebook import Codebook
from constat.linking.rules import folded
from constat.model.decision import DecisionKind
from constat.model.mask import Mask, MaskKind
from constat.model.span import Span
from constat.reading.english.people import COURTESY
from constat.reading.english.speech import PARTICLES
from constat.reading.lived_in import LivedIn
from constat.reading.places import Gazetteer
from constat.record.decisions import decisions
from constat.record.readings import KeptReading, masks_of, readings_of

REDACTED = "[redacted]"
_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST = 2
"""Letters of the shortest word of a name that is sought in other words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Showing:
    """On what terms a record is shown: the day, how long sites are shielded, what decisions hide and reveal."""

    today: date
    shield_days: int
    gazetteer: Gazetteer
    lived_in: LivedIn
    hidden: Mapping[str, tuple[Span, ...]]
    """The spans that decisions hide, by report."""
    revealed: frozenset[str]
    """The reports whose private names are shown: a decision reveals them, and it is asked for."""


@dataclass(frozen=True, slots=True)
class ShownPlace:
    """A place as it may be shown; shielded where it stands for a site in it."""

    id: str
    name: str
    latitude: float
    longitude: float
    precision: str
    """The kind of place, or "commune" where a site is shielded."""
    shielded: bool


@dataclass(frozen=True, slots=True)
class Masker:
    """What is replaced in some reports, for one showing."""

    showing: Showing
    readings: Mapping[str, KeptReading]
    masks: Mapping[str, tuple[Mask, ...]]
    recent: frozenset[str]
    """Reports so recent that their sites are shielded; one without a date is taken for recent."""

    def quote(self, report: str, text: str, span: Span) -> str:
        """The words of a span, masked."""
        pieces, at = [], span.start
        for mask in self.masks.get(report, ()):
            if not mask.span.touches(span) or mask.span.end <= at:
                continue
            pieces += [text[at : max(at, mask.span.start)], mask.label]
            at = mask.span.end
        return "".join([*pieces, text[at : span.end]])

    def words(self, reports: Iterable[str], words: str) -> str:
        """Words that are made of reports' words (who is credited, a file's name, names that two share), masked."""
        masks = [mask for report in reports for mask in self.masks.get(report, ())]
        if not masks or not words:
            return words
        for mask in masks:
            if mask.kind is MaskKind.SITE and mask.words.casefold() in words.casefold():
                words = re.sub(re.escape(mask.words), mask.label.replace("\\", ""), words, flags=re.IGNORECASE)
        labels = {piece: mask.label for mask in reversed(masks) if mask.kind is MaskKind.PERSON for piece in _pieces(mask.words)}
        return _replaced(words, labels)

    def place(self, identifier: str | None, reports: Iterable[str]) -> ShownPlace | None:
        """A place as it may be shown for what these reports tell of it."""
        place = self.showing.gazetteer.places.get(identifier) if identifier is not None else None
        if place is None:
            return None
        if not self.showing.lived_in.is_site(place.id) or self.recent.isdisjoint(reports):
            return ShownPlace(place.id, place.name, place.latitude, place.longitude, place.kind, shielded=False)
        commune = self.showing.lived_in.commune_of(place.id)
        if commune is None:
            return None
        return ShownPlace(commune.id, commune.name, commune.latitude, commune.longitude, "commune", shielded=True)


def showing_on(connection: Connection, codebook: Codebook, today: date, *, reveal: bool = False) -> Showing:
    """The terms on which a record is shown: those of its codebook and of the decisions that stand, on a day."""
    hidden: dict[str, tuple[Span, ...]] = {}
    revealed: set[str] = set()
    for decision in decisions(connection, DecisionKind.REDACT, DecisionKind.REVEAL):
        if decision.kind is DecisionKind.REVEAL:
            revealed |= set(decision.targets)
            continue
        ends = {change.name: int(change.value) for change in decision.changes}
        if ends["start"] < ends["end"]:
            hidden[decision.targets[0]] = (*hidden.get(decision.targets[0], ()), Span(ends["start"], ends["end"]))
    gazetteer = Gazetteer(codebook)
    return Showing(
        today=today,
        shield_days=codebook.head.shield_days,
        gazetteer=gazetteer,
        lived_in=LivedIn(codebook, gazetteer),
        hidden=hidden,
        revealed=frozenset(revealed) if reveal else frozenset(),
    )


def masker_for(connection: Connection, reports: Sequence[str], showing: Showing) -> Masker:
    """What is to be replaced in these reports."""
    keys = sorted(set(reports))
    since = showing.today - timedelta(days=showing.shield_days)
    read = readings_of(connection, keys)
    recent = frozenset(key for key, one in read.items() if one.latest is None or one.latest >= since)
    found: dict[str, tuple[Mask, ...]] = {}
    masks = masks_of(connection, keys)
    for key in keys:
        kept = [mask for mask in masks.get(key, ()) if _applies(mask, recent=key in recent, revealed=key in showing.revealed)]
        cut = showing.hidden.get(key, ())
        kept = [mask for mask in kept if not any(span.touches(mask.span) for span in cut)]
        kept += [Mask(span=span, kind=MaskKind.REDACTED, words="", label=REDACTED) for span in cut]
        if kept:
            found[key] = tuple(sorted(kept, key=lambda mask: mask.span))
    return Masker(showing, read, found, recent)


def _applies(mask: Mask, *, recent: bool, revealed: bool) -> bool:
    return recent if mask.kind is MaskKind.SITE else not revealed


def _pieces(name: str) -> list[str]:
    pieces = [folded(word) for word in _WORD.findall(name)]
    return [piece for piece in pieces if len(piece) >= _SHORTEST and piece not in COURTESY and piece not in PARTICLES]


def _replaced(words: str, labels: Mapping[str, str]) -> str:
    """Words with each run of words of private names replaced by a label."""
    pieces: list[str] = []
    at, last = 0, -1
    for match in _WORD.finditer(words):
        label = labels.get(folded(match.group()))
        if label is None:
            continue
        between = words[at : match.start()]
        if last == at and len(between) <= 1:
            at = last = match.end()
            continue
        pieces += [between, label]
        at = last = match.end()
    return "".join([*pieces, words[at:]])
