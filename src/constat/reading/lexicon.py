"""All words of a codebook in one automaton: what each stands for, found in a text in one pass."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Any

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from constat.codebook.codebook import Codebook
from constat.codebook.inflection import conjugate, plural
from constat.reading.shadow import fold_all


class Kind(Enum):
    """What sort of entry a word belongs to."""

    NOUN = "noun"
    CUE = "cue"
    GROUP = "group"
    PLACE = "place"
    PLACE_NOUN = "place_noun"
    BODY = "body"
    OFFICE = "office"
    PERSON = "person"
    PARTY = "party"

    __hash__ = object.__hash__  # a kind is looked up for every hit; nothing is ever ordered by it


@dataclass(frozen=True, slots=True)
class NounSense:
    """A word as a counted noun: its class, its singular, and whether it stands in the plural."""

    noun_class: str
    lemma: str
    is_plural: bool
    group: str | None
    is_term: bool = False
    """A unit of time, which is counted only where a duration is told."""
    national: bool = False
    """A nationality: a noun ("two Iraqis") or only an adjective ("two Iraqi flags")."""


@dataclass(frozen=True, slots=True)
class CueSense:
    """A word as a cue: the cue's name, the base form, and which form it is."""

    cue: str
    lemma: str
    form: str
    """base, third, past, participle, ing, noun or phrase"""


@dataclass(frozen=True, slots=True)
class NameSense:
    """A word as a name: the identifiers of the entries it may mean, and whether it must be capitalised."""

    ids: tuple[str, ...]
    cased: bool
    about: tuple[str, ...] = ()
    """What the entries are, for features: a body's kind, its country, both."""


@dataclass(slots=True)
class Hit:
    """Words of the codebook at start..end of a text, with every sense of one kind that they have."""

    start: int
    end: int
    kind: Kind
    senses: tuple[Any, ...]


_Entry = tuple[str, Kind, Any]
"""A word as the codebook writes it, its kind and its sense."""


class Lexicon:
    """The codebook's words, ready to be found."""

    def __init__(self, codebook: Codebook) -> None:
        senses: dict[str, dict[Kind, tuple[Any, ...]]] = {}
        entries = [*_nouns(codebook), *_cues(codebook), *_names(codebook)]
        for keys, (_, kind, sense) in zip(fold_all([words for words, _, _ in entries]), entries, strict=True):
            for key in keys:
                by_kind = senses.setdefault(key, {})
                kept = by_kind.get(kind, ())
                if sense not in kept:
                    by_kind[kind] = (*kept, sense)
        patterns = sorted(senses)
        self._senses = [tuple(senses[pattern].items()) for pattern in patterns]
        self._automaton = AhoCorasick(
            [f" {pattern} " for pattern in patterns], matchkind=MatchKind.Standard, implementation=Implementation.ContiguousNFA
        )
        self.person_class = codebook.head.nationals
        topics = [f" {key} " for keys in fold_all(codebook.head.topics) for key in keys[:1]]
        self._topics = AhoCorasick(topics or ["\0"], implementation=Implementation.DFA)

    def concerns(self, words: str) -> bool:
        """Whether a text (as shadow.spaced gives it) holds any of the codebook's topics."""
        return bool(self._topics.find_matches_as_indexes(words))

    def scan(self, words: str) -> list[Hit]:
        """Every entry found in a text (as shadow.spaced gives it), by where it begins; of one kind, the longest wins."""
        hits: list[Hit] = []
        add = hits.append
        senses = self._senses
        matches = self._automaton.find_matches_as_indexes(words, overlapping=True)
        reach = dict.fromkeys(Kind, -1)
        for start, _, after, index in sorted([(start, -after, after, index) for index, start, after in matches]):
            # Offsets count from the leading space, which the text itself does not have.
            end = after - 2
            for kind, found in senses[index]:
                if end > reach[kind]:
                    reach[kind] = end
                    add(Hit(start, end, kind, found))
                elif kind is Kind.CUE:
                    add(Hit(start, end, kind, found))
        return hits


def _nouns(codebook: Codebook) -> Iterator[_Entry]:
    terms = {name for measure in codebook.measures if measure.quantity == "duration" for name in measure.counts}
    nationals = codebook.head.nationals
    for group in codebook.groups if nationals is not None else ():
        for name in group.names if group.country else ():
            folded = name.lower()
            many = folded.endswith(("s", "ese", "men", "ish", "ch"))
            yield name, Kind.NOUN, NounSense(str(nationals), folded, many, None, national=True)
    for noun in codebook.nouns:
        for word in (*noun.words, *noun.plural_only):
            singular, _, many_form = word.partition("/")
            many_form = many_form or plural(singular)
            is_term = noun.name in terms
            yield singular, Kind.NOUN, NounSense(noun.name, singular, many_form == singular, noun.group, is_term=is_term)
            if many_form != singular:
                yield many_form, Kind.NOUN, NounSense(noun.name, singular, True, noun.group, is_term=is_term)


def _cues(codebook: Codebook) -> Iterator[_Entry]:
    for cue in codebook.cues:
        for verb in cue.verbs:
            forms = conjugate(verb)
            for form in ("base", "third", "past", "participle", "ing"):
                words = getattr(forms, form)
                if form != "participle" or words != forms.past:
                    yield words, Kind.CUE, CueSense(cue.name, verb, form)
        for noun in cue.nouns:
            yield noun, Kind.CUE, CueSense(cue.name, noun, "noun")
            yield plural(noun), Kind.CUE, CueSense(cue.name, noun, "noun")
        for phrase in cue.phrases:
            yield phrase, Kind.CUE, CueSense(cue.name, phrase, "phrase")


def _names(codebook: Codebook) -> Iterator[_Entry]:
    for group in codebook.groups:
        for name in group.names:
            yield name, Kind.GROUP, NameSense((group.group,), cased=group.country is not None)
    about = {body.id: (body.kind, body.country or "", f"{body.kind} {body.country or ''}") for body in codebook.bodies}
    for kind, named in _named(codebook):
        for words, (ids, cased) in _merged(named, kind).items():
            yield words, kind, NameSense(ids, cased, about.get(ids[0], ()) if kind is Kind.BODY else ())
    for place_kind in codebook.place_kinds:
        for noun in place_kind.nouns:
            yield noun, Kind.PLACE_NOUN, place_kind.kind


def _named(codebook: Codebook) -> Iterator[tuple[Kind, list[tuple[str, str]]]]:
    """By kind, every name with the identifier of an entry that bears it."""

    def pairs(names: Iterable[str], identifier: str) -> list[tuple[str, str]]:
        return [(name, identifier) for name in dict.fromkeys(names)]

    yield (
        Kind.PLACE,
        [
            pair
            for place in codebook.places
            for pair in pairs([place.name, *(name for names in place.names.values() for name in names)], place.id)
        ],
    )
    yield Kind.BODY, [pair for body in codebook.bodies for pair in pairs([body.name, *body.names], body.id)]
    yield Kind.OFFICE, [pair for office in codebook.offices for pair in pairs([office.title, *office.names], office.id)]
    yield Kind.PERSON, [pair for person in codebook.people for pair in pairs([person.name, *person.names], person.id)]
    yield Kind.PARTY, [pair for party in codebook.parties for pair in pairs([party.name, *party.names, *party.abbreviations], party.id)]


def _merged(named: list[tuple[str, str]], kind: Kind) -> dict[str, tuple[tuple[str, ...], bool]]:
    """Names that are one once folded, with the identifiers of all entries that bear them, and whether a capital is needed.

    Offices stand in small letters too ("the home secretary"), unless their name is one word.
    """
    ids: dict[str, dict[str, None]] = defaultdict(dict)
    cased: dict[str, bool] = {}
    for keys, (name, identifier) in zip(fold_all([name for name, _ in named]), named, strict=True):
        for key in keys:
            ids[key][identifier] = None
            needs = " " not in key if kind is Kind.OFFICE else name != name.lower()
            cased[key] = cased.get(key, True) and needs
    return {key: (tuple(found), cased[key]) for key, found in ids.items()}
