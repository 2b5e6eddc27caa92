"""What the codebook knows of titles, holders and parties, ready to be asked by the words of a text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher

from constat.checking.dating.offices import Directory, term_period
from constat.codebook.codebook import Codebook
from constat.codebook.entries import Office, Party, Person, Term
from constat.linking.rules import folded
from constat.model.period import Period
from constat.reading.english.checks import LINKING_WORDS
from constat.reading.shadow import shadow
from constat.reading.tokens import tokenise

_LIKE = 0.75
"""How alike two spellings of one name are at least, from 0 to 1: two letters of a dozen."""
_LONGEST_TITLE = 6


@dataclass(frozen=True, slots=True)
class MeantTitle:
    """Tokens first..last that are nearly a title, and the title as it is written."""

    first: int
    last: int
    title: str


class Titles:
    """Offices, people and parties by what texts call them."""

    def __init__(self, codebook: Codebook) -> None:
        self.directory = Directory(codebook)
        self.offices = {office.id: office for office in codebook.offices}
        self.people = {person.id: person for person in codebook.people}
        self.parties = {party.id: party for party in codebook.parties}
        self._demonyms = _demonyms(codebook)
        self._vocabulary = _vocabulary(codebook)
        self._masked: dict[tuple[str, ...], list[tuple[str, str]]] = defaultdict(list)
        self._bare: dict[tuple[str, ...], str] = {}
        self._exact: set[tuple[str, ...]] = set()
        self._party_names: dict[str, dict[str, str]] = defaultdict(dict)
        for office in codebook.offices:
            for name in (office.title, *office.names):
                self._index(name)
        for party in codebook.parties:
            for name in (party.name, *party.names, *party.abbreviations):
                self._party_names[party.country][folded(name)] = party.id

    def _index(self, name: str) -> None:
        words = tuple(tokenise(shadow(name)).words)
        self._exact.add(words)
        if not 2 <= len(words) <= _LONGEST_TITLE:
            return
        for at, word in enumerate(words):
            if len(word) >= 4:
                self._masked[(*words[:at], "", *words[at + 1 :])].append((word, name))
        bare = tuple(word for word in words if word not in LINKING_WORDS)
        if 2 < len(bare) < len(words):
            self._bare.setdefault(bare, name)

    def holders(self, offices: Sequence[str], day: date) -> list[tuple[Person, Office]]:
        """Who held one of some offices on a day, where one person holds each at a time and the terms are known."""
        found = []
        for identifier in offices:
            office = self.offices[identifier]
            for term in office.holders:
                period = term_period(term)
                if not office.several and not term.seen and period.first <= day <= period.last and term.person in self.people:
                    found.append((self.people[term.person], office))
        return found

    def terms(self, person: str, offices: Sequence[str]) -> list[tuple[Office, Term]]:
        """A person's terms in some offices."""
        return self.directory.terms(person, offices)

    def near_titles(self, words: Sequence[str], capital: Sequence[bool]) -> Iterator[MeantTitle]:
        """Runs of words that are a title but for one misspelt word, or for the small words within it."""
        at = 0
        while at < len(words):
            found = self._near_title_at(words, at) if capital[at] else None
            if found is None:
                at += 1
            else:
                yield found
                at = found.last

    def _near_title_at(self, words: Sequence[str], at: int) -> MeantTitle | None:
        for length in range(min(_LONGEST_TITLE, len(words) - at), 1, -1):
            run = tuple(words[at : at + length])
            if run in self._exact:
                return None
            if run in self._bare:
                return MeantTitle(at, at + length, self._bare[run])
            for place, word in enumerate(run):
                title = self._misspelt(run, place, word)
                if title is not None:
                    return MeantTitle(at, at + length, title)
        return None

    def _misspelt(self, run: tuple[str, ...], place: int, word: str) -> str | None:
        if len(word) < 4 or word in self._vocabulary or not word.isalpha():
            return None
        for meant, title in self._masked.get((*run[:place], "", *run[place + 1 :]), ()):
            if word[0] == meant[0] and word.rstrip("s") != meant.rstrip("s") and _edits(word, meant) <= (1 if len(meant) < 6 else 2):
                return title
        return None

    def country_words(self, country: str | None) -> frozenset[str]:
        """The words for a country's own, folded: "french", "frenchman"."""
        return self._demonyms.get(country or "", frozenset())

    def party_of(self, country: str, name: str) -> Party | None:
        """The party of a country that a name, or an adjective made of it, stands for."""
        names = self._party_names.get(country, {})
        key = names.get(folded(name))
        return self.parties[key] if key is not None else None

    def countries_of_party(self, name: str) -> list[str]:
        """The countries that have a party of a name."""
        return sorted(country for country, names in self._party_names.items() if folded(name) in names)

    def memberships(self, person: str, day: date | None) -> list[Party]:
        """The parties that somebody sat for, on a day where it is known."""
        found = []
        for membership in self.people[person].party:
            first = Period.parse(membership.since).first if membership.since else date.min
            last = Period.parse(membership.until).last if membership.until else date.max
            if (day is None or first <= day <= last) and membership.name in self.parties:
                found.append(self.parties[membership.name])
        return found


def _demonyms(codebook: Codebook) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for group in codebook.groups:
        if group.country is not None:
            found[group.country] |= {folded(name) for name in group.names}
    for body in codebook.bodies:
        # A country's governments are told by its adjective and its name: "British government", "Britain".
        if body.country is not None and body.kind == "government":
            found[body.country] |= {folded(name).split()[0].removesuffix("'s") for name in body.names}
    return {country: frozenset(words) for country, words in found.items()}


def _vocabulary(codebook: Codebook) -> frozenset[str]:
    names = [name for office in codebook.offices for name in (office.title, *office.names)]
    names += [name for body in codebook.bodies for name in (body.name, *body.names, *body.speaks_as)]
    names += [name for person in codebook.people for name in (person.name, *person.names)]
    return frozenset(word for name in names for word in tokenise(shadow(name)).words)


def _edits(one: str, two: str) -> int:
    """How many letters must be put in, taken out, changed or swapped with the next to make one word of another."""
    if abs(len(one) - len(two)) > 2:
        return 3
    before: list[int] = []
    row = list(range(len(two) + 1))
    for at, letter in enumerate(one, 1):
        older, before, row = before, row, [at]
        for place, other in enumerate(two, 1):
            cost = min(before[place] + 1, row[place - 1] + 1, before[place - 1] + (letter != other))
            if at > 1 and place > 1 and letter == two[place - 2] and one[at - 2] == other:
                cost = min(cost, older[place - 2] + 1)
            row.append(cost)
    return row[-1]


def joined(name: str) -> str:
    """A name folded, without what stands between its words."""
    return "".join(character for character in folded(name) if character.isalnum())


def alike(name: str, person: Person) -> bool:
    """Whether a name is another spelling of a person's: nearly the same letters, and not the same."""
    own = joined(name)
    every = [joined(known) for known in (person.name, *person.names)]
    if own in every:
        return False
    return any(SequenceMatcher(None, own, other, autojunk=False).ratio() >= _LIKE for other in every if len(other) > 6)
