"""Places that a sentence tells in other ways than by a name of the gazetteer, and the preposition that leads to a name."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from constat.codebook.entries import Place
from constat.reading.context import SentenceContext
from constat.reading.english.places import AFTER_ADJECTIVE, NOT_PLACES, OF_LEADS, PREPOSITIONS, UNKNOWN_LEADS
from constat.reading.english.speech import PARTICLES
from constat.reading.marked import MarkedText, TokenHit
from constat.reading.names import NameRun
from constat.reading.places import Gazetteer, PlaceMark
from constat.reading.setting import Setting


def preposition(words: list[str], at: int, floor: int) -> str:
    """The preposition that leads to a name, past articles, adjectives and "the northern port of"."""
    for step in range(at - 1, max(floor, at - 5) - 1, -1):
        word = words[step]
        if word in PREPOSITIONS and not (word == "of" and step == at - 1 and step > floor and words[step - 1] in OF_LEADS):
            return word
        if word in (",", ".", "\n", "("):
            return "none" if step < at - 1 else word
    return "none"


@dataclass(frozen=True, slots=True)
class UnknownPlace:
    """A capitalised name at tokens first..last that a preposition of place leads to and that the gazetteer does not have."""

    first: int
    last: int
    lead: str
    name: str


def unknown_places(marked: MarkedText, context: SentenceContext, here: Sequence[PlaceMark]) -> list[UnknownPlace]:
    """The names of a sentence that seem to be of places; here are the places of it that are known."""
    if context.first >= context.last:
        return []
    tokens, words = marked.tokens, marked.tokens.words
    found = []
    for run in _runs(marked, tokens.starts[context.first], tokens.ends[context.last - 1]):
        first = tokens.at(run.start)
        lead = _lead(words, first, context.first)
        if lead and not run.titled and not _is_known(marked, context, here, run):
            found.append(UnknownPlace(first, tokens.at(run.end), lead, marked.text[run.start : run.end]))
    return found


def _lead(words: list[str], first: int, floor: int) -> str:
    """The preposition that leads to a name which may be of a place, or nothing."""
    at = first - 1 - (words[first - 1] == "the")
    if first <= floor or at < floor or words[at] not in UNKNOWN_LEADS or words[first] in PARTICLES or words[first] in NOT_PLACES:
        return ""
    return words[at]


def _is_known(marked: MarkedText, context: SentenceContext, here: Sequence[PlaceMark], run: NameRun) -> bool:
    """Whether a name shares characters with a place, body, people, office, person or party that the codebook has."""
    starts, ends = marked.tokens.starts, marked.tokens.ends
    if any(run.start < ends[mark.last - 1] and starts[mark.first] < run.end for mark in here):
        return True
    return any(
        run.start < hit.hit.end and hit.hit.start < run.end for hits in (context.bodies, context.groups, context.people) for hit in hits
    )


_RUN_START = attrgetter("start")


def _runs(marked: MarkedText, start: int, end: int) -> Iterator[NameRun]:
    """The capitalised names that begin at characters start..end."""
    runs = marked.runs
    for at in range(bisect_left(runs, start, key=_RUN_START), len(runs)):
        if runs[at].start >= end:
            break
        yield runs[at]


def seats_of_bodies(context: SentenceContext, gazetteer: Gazetteer) -> Iterator[Place]:
    """The seats of the bodies that a sentence names."""
    for hit in context.bodies:
        for identifier in hit.hit.senses[0].ids:
            seat = gazetteer.places.get(gazetteer.seats.get(identifier, ""))
            if seat is not None:
                yield seat
                break


def adjectives_of_countries(context: SentenceContext, gazetteer: Gazetteer) -> Iterator[tuple[TokenHit, Place]]:
    """The countries of the nationalities that a sentence names ("the French coast")."""
    for hit in context.groups:
        place = gazetteer.places.get(gazetteer.country_of_group.get(hit.hit.senses[0].ids[0], "") or "")
        if place is not None:
            yield hit, place


def places_by_noun(marked: MarkedText, context: SentenceContext, setting: Setting) -> Iterator[tuple[TokenHit, Place, bool]]:
    """The places that a sentence points back at by their kind ("the port"), and whether an article or the like does so."""
    words = marked.tokens.words
    for hit in context.place_nouns:
        place = setting.last_of_kinds(hit.first, frozenset(hit.hit.senses))
        if place is not None:
            yield hit, place, hit.first > context.first and words[hit.first - 1] in ("the", "this", "that", "its", "same")


__all__ = [
    "AFTER_ADJECTIVE",
    "UnknownPlace",
    "adjectives_of_countries",
    "places_by_noun",
    "preposition",
    "seats_of_bodies",
    "unknown_places",
]
