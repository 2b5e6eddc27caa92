"""All words of a codebook in one automaton: what each stands for, found in a text in one pass."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import Enum
from typing import Any

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from constat.codebook.codebook import Codebook
from constat.codebook.inflection import conjugate, plural
from constat.reading.shadow import shadow, spaced


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


@dataclass(frozen=True, slots=True)
class Hit:
    """Words of the codebook at start..end of a text, with every sense of one kind that they have."""

    start: int
    end: int
    kind: Kind
    senses: tuple[Any, ...]


class Lexicon:
    """The codebook's words, ready to be found."""

    def __init__(self, codebook: Codebook) -> None:
        entries: dict[str, dict[Kind, list[Any]]] = defaultdict(lambda: defaultdict(list))

        def add(words: str, kind: Kind, sense: Any) -> None:
            # "St. Omer" is looked up as it stands too: its full stop leaves two spaces.
            for key in {" ".join(spaced(shadow(words)).split()): None, spaced(shadow(words)).strip(): None}:
                if key and sense not in entries[key][kind]:
                    entries[key][kind].append(sense)

        _add_nouns(codebook, add)
        _add_cues(codebook, add)
        _add_names(codebook, add)
        patterns = sorted(entries)
        self._senses = [tuple((kind, tuple(senses)) for kind, senses in entries[pattern].items()) for pattern in patterns]
        self._automaton = AhoCorasick(
            [f" {pattern} " for pattern in patterns], matchkind=MatchKind.Standard, implementation=Implementation.ContiguousNFA
        )
        self.person_class = codebook.head.nationals
        self._topics = AhoCorasick(
            [f" {' '.join(spaced(shadow(topic)).split())} " for topic in codebook.head.topics] or ["\0"], implementation=Implementation.DFA
        )

    def concerns(self, words: str) -> bool:
        """Whether a text (as shadow.spaced gives it) holds any of the codebook's topics."""
        return bool(self._topics.find_matches_as_indexes(words))

    def scan(self, words: str) -> list[Hit]:
        """Every entry found in a text (as shadow.spaced gives it), by where it begins; of one kind, the longest wins."""
        hits: list[Hit] = []
        senses = self._senses
        matches = self._automaton.find_matches_as_indexes(words, overlapping=True)
        matches.sort(key=lambda match: (match[1], -match[2]))
        reach: dict[Kind, int] = {}
        for index, start, end in matches:
            for kind, found in senses[index]:
                # start counts from the leading space, which the text itself does not have.
                if end - 2 > reach.get(kind, -1):
                    reach[kind] = end - 2
                    hits.append(Hit(start, end - 2, kind, found))
                elif kind is Kind.CUE:
                    hits.append(Hit(start, end - 2, kind, found))
        return hits


def _add_nouns(codebook: Codebook, add: Any) -> None:
    terms = {name for measure in codebook.measures if measure.quantity == "duration" for name in measure.counts}
    if codebook.head.nationals is not None:
        for group in codebook.groups:
            for name in group.names if group.country else ():
                folded = name.lower()
                add(
                    name,
                    Kind.NOUN,
                    NounSense(codebook.head.nationals, folded, folded.endswith(("s", "ese", "men", "ish", "ch")), None, national=True),
                )
    for noun in codebook.nouns:
        for word in (*noun.words, *noun.plural_only):
            singular, _, many = word.partition("/")
            many = many or plural(singular)
            add(singular, Kind.NOUN, NounSense(noun.name, singular, many == singular, noun.group, is_term=noun.name in terms))
            if many != singular:
                add(many, Kind.NOUN, NounSense(noun.name, singular, True, noun.group, is_term=noun.name in terms))


def _add_cues(codebook: Codebook, add: Any) -> None:
    for cue in codebook.cues:
        for verb in cue.verbs:
            forms = conjugate(verb)
            for form, words in (
                ("base", forms.base),
                ("third", forms.third),
                ("past", forms.past),
                ("participle", forms.participle),
                ("ing", forms.ing),
            ):
                if form == "participle" and words == forms.past:
                    continue
                add(words, Kind.CUE, CueSense(cue.name, verb, form))
        for noun in cue.nouns:
            add(noun, Kind.CUE, CueSense(cue.name, noun, "noun"))
            add(plural(noun), Kind.CUE, CueSense(cue.name, noun, "noun"))
        for phrase in cue.phrases:
            add(phrase, Kind.CUE, CueSense(cue.name, phrase, "phrase"))


def _add_names(codebook: Codebook, add: Any) -> None:
    for group in codebook.groups:
        for name in group.names:
            add(name, Kind.GROUP, NameSense((group.group,), cased=group.country is not None))
    named: dict[tuple[Kind, str], list[str]] = defaultdict(list)
    for place in codebook.places:
        for name in dict.fromkeys([place.name, *(name for names in place.names.values() for name in names)]):
            named[Kind.PLACE, name].append(place.id)
    for body in codebook.bodies:
        for name in {body.name: None, **dict.fromkeys(body.names)}:
            named[Kind.BODY, name].append(body.id)
    for office in codebook.offices:
        for name in {office.title: None, **dict.fromkeys(office.names)}:
            named[Kind.OFFICE, name].append(office.id)
    for person in codebook.people:
        for name in {person.name: None, **dict.fromkeys(person.names)}:
            named[Kind.PERSON, name].append(person.id)
    for party in codebook.parties:
        for name in {party.name: None, **dict.fromkeys(party.names), **dict.fromkeys(party.abbreviations)}:
            named[Kind.PARTY, name].append(party.id)
    merged: dict[tuple[Kind, str], list[str]] = defaultdict(list)
    cased: dict[tuple[Kind, str], bool] = {}
    for (kind, name), ids in named.items():
        key = kind, " ".join(spaced(shadow(name)).split())
        merged[key] += [identifier for identifier in ids if identifier not in merged[key]]
        cased[key] = cased.get(key, True) and (any(letter.isupper() for letter in name) if kind is not Kind.OFFICE else " " not in key[1])
    about = {body.id: (body.kind, body.country or "", f"{body.kind} {body.country or ''}") for body in codebook.bodies}
    for (kind, words), ids in merged.items():
        add(words, kind, NameSense(tuple(ids), cased[kind, words], about.get(ids[0], ()) if kind is Kind.BODY else ()))
    for place_kind in codebook.place_kinds:
        for noun in place_kind.nouns:
            add(noun, Kind.PLACE_NOUN, place_kind.kind)
