"""All words of a codebook in one automaton: what each stands for, found in a text in one pass."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from functools import cache
from itertools import chain
from operator import itemgetter
from typing import Any

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from constat.codebook.codebook import Codebook
from constat.codebook.inflection import conjugate, plural
from constat.reading.shadow import fold_all
from constat.reading.tokens import Tokens


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


@dataclass(frozen=True, slots=True, eq=False)
class CueSense:
    """A word as a cue: the cue's name, the base form, and which form it is. Each is made once, and equal to itself only."""

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


@dataclass(slots=True)
class TokenHit:
    """A hit of the lexicon, as tokens first..last (last excluded)."""

    first: int
    last: int
    hit: Hit


@dataclass(slots=True)
class Hits:
    """The codebook's words in a text, all in the order of the text."""

    by_kind: dict[Kind, list[TokenHit]] = field(default_factory=lambda: {kind: [] for kind in Kind})
    """The names, of every kind; cues and counted nouns are kept as below."""
    cues: list[tuple[int, int, tuple[CueSense, ...]]] = field(default_factory=list)
    """Every cue as tokens first, last (excluded), with its senses."""
    noun_at: dict[int, tuple[int, tuple[NounSense, ...]]] = field(default_factory=dict)
    """The counted noun that begins at a token, the longest: (end token, senses)."""


_Entry = tuple[str, Kind, Any]
"""A word as the codebook writes it, or folded, its kind and its sense."""
_Meaning = tuple[tuple[CueSense, ...], tuple[NounSense, ...], tuple[tuple[Kind, tuple[Any, ...]], ...]]
"""What a word stands for: as a cue, as a counted noun, and as names, by kind."""


_TOP = 1500
"""How many characters of a text are searched for a topic before the whole of it is."""


class Lexicon:
    """The codebook's words, ready to be found."""

    def __init__(self, codebook: Codebook) -> None:
        senses: dict[str, dict[Kind, tuple[Any, ...]]] = {}
        words = [*_nouns(codebook), *_cues(codebook), *_groups(codebook), *_place_nouns(codebook)]
        for key, kind, sense in chain(_folded(words), _names(codebook)):
            by_kind = senses.setdefault(key, {})
            kept = by_kind.get(kind, ())
            if sense not in kept:
                by_kind[kind] = (*kept, sense)
        patterns = sorted(senses)
        self._meanings = _meanings(senses[pattern] for pattern in patterns)
        self._automaton = AhoCorasick(
            [f" {pattern} " for pattern in patterns], matchkind=MatchKind.Standard, implementation=Implementation.ContiguousNFA
        )
        self.person_class = codebook.head.nationals
        topics = [f" {key} " for keys in fold_all(codebook.head.topics) for key in keys]
        self._topics = AhoCorasick(topics or ["\0"], implementation=Implementation.DFA)

    def concerns(self, words: str) -> bool:
        """Whether a text (as shadow.spaced gives it) holds any of the codebook's topics."""
        # A report on a topic mostly names it near its top.
        find = self._topics.find_matches_as_indexes
        return bool(find(words[:_TOP]) or find(words))

    def mark(self, text: str, words: str, tokens: Tokens) -> Hits:
        """Every entry found in a text (words as shadow.spaced gives it), by where it begins; of one kind, the longest wins."""
        hits = Hits()
        by_kind, noun_at = hits.by_kind, hits.noun_at
        meanings, starts, ends = self._meanings, tokens.starts, tokens.ends
        first = 0
        reach = dict.fromkeys(Kind, -1)
        noun_reach = -1
        place_noun = Kind.PLACE_NOUN
        for index, start, after in self._matches(words):
            first = bisect_left(starts, start, first)
            if first == len(starts) or starts[first] != start:
                continue
            # Offsets count from the leading space, which the text itself does not have.
            end = after - 2
            last = first + 1 if ends[first] >= end else bisect_left(ends, end, first) + 1
            cues, nouns, names = meanings[index]
            if cues:
                hits.cues.append((first, last, cues))
            if nouns and end > noun_reach:
                noun_reach = end
                noun_at[first] = (last, nouns)
            for kind, senses in names:
                if end > reach[kind]:
                    reach[kind] = end
                    if kind is place_noun or not senses[0].cased or text[start].isupper() or _has_capital(text[start:end]):
                        by_kind[kind].append(TokenHit(first, last, Hit(start, end, kind, senses)))
        return hits

    def _matches(self, words: str) -> list[tuple[int, int, int]]:
        """Where each pattern (by number) is found, by where it begins, the longest first."""
        matches = self._automaton.find_matches_as_indexes(words, overlapping=True)
        # They come by where they end; turned round and sorted by where they begin, the longest of those stays first.
        matches.reverse()
        matches.sort(key=itemgetter(1))
        return matches


def _meanings(words: Iterable[dict[Kind, tuple[Any, ...]]]) -> list[_Meaning]:
    """What each of many words stands for, from its senses by kind."""
    cue, noun = Kind.CUE, Kind.NOUN
    return [(senses.pop(cue, ()), senses.pop(noun, ()), tuple(senses.items())) for senses in words]


def _folded(entries: list[_Entry]) -> Iterator[_Entry]:
    """Entries by the folded words that they are looked up by."""
    for keys, (_, kind, sense) in zip(fold_all([words for words, _, _ in entries]), entries, strict=True):
        for key in keys:
            yield key, kind, sense


def _has_capital(name: str) -> bool:
    """Whether a name that must be capitalised is: one capital is enough ("l'Auberge des Migrants"), and so are figures ("999")."""
    return any(letter.isupper() or letter.isdigit() for letter in name)


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
    sense = cache(CueSense)
    for cue in codebook.cues:
        for verb in cue.verbs:
            forms = conjugate(verb)
            for form in ("base", "third", "past", "participle", "ing"):
                words = getattr(forms, form)
                if form != "participle" or words != forms.past:
                    yield words, Kind.CUE, sense(cue.name, verb, form)
        for noun in cue.nouns:
            yield noun, Kind.CUE, sense(cue.name, noun, "noun")
            yield plural(noun), Kind.CUE, sense(cue.name, noun, "noun")
        for phrase in cue.phrases:
            yield phrase, Kind.CUE, sense(cue.name, phrase, "phrase")


def _groups(codebook: Codebook) -> Iterator[_Entry]:
    for group in codebook.groups:
        for name in group.names:
            yield name, Kind.GROUP, NameSense((group.group,), cased=group.country is not None)


def _place_nouns(codebook: Codebook) -> Iterator[_Entry]:
    for place_kind in codebook.place_kinds:
        for noun in place_kind.nouns:
            yield noun, Kind.PLACE_NOUN, place_kind.kind


def _names(codebook: Codebook) -> Iterator[_Entry]:
    """The names, folded."""
    about = {body.id: (body.kind, body.country or "", f"{body.kind} {body.country or ''}") for body in codebook.bodies}
    for kind, named in _named(codebook):
        for words, (ids, cased) in _merged(named, kind).items():
            yield words, kind, NameSense(ids, cased, about.get(ids[0], ()) if kind is Kind.BODY else ())


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
    merged: dict[str, tuple[tuple[str, ...], bool]] = {}
    is_office = kind is Kind.OFFICE
    new: tuple[tuple[str, ...], bool] = ((), True)
    for keys, (name, identifier) in zip(fold_all([name for name, _ in named]), named, strict=True):
        for key in keys:
            needs = " " not in key if is_office else name != name.lower()
            ids, cased = merged.get(key, new)
            merged[key] = (ids if identifier in ids else (*ids, identifier), cased and needs)
    return merged
