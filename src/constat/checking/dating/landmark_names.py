"""Where a text tells of landmarks: by name, by words that stand together in a sentence, by the sum of a deal, by the number of the dead."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeAlias

from constat.checking.dating.undated import UndatedText
from constat.codebook.codebook import Codebook
from constat.codebook.entries import Landmark
from constat.model.claim import Figure
from constat.reading.lexicon import Kind
from constat.reading.shadow import shadow
from constat.reading.tokens import tokenise

_TOGETHER = 40
"""Tokens within which the words that tell a landmark together stand."""
_DEADLY_FROM = 5
"""Fewer dead than this are too common a number to know an event by."""
_SEVERAL = 5
"""So many dead are told of one event as of another; of twice as many, a quarter as often (sizes of disasters follow a power law)."""
_SUMS_FROM = {2: 20_000_000, 3: 1_000_000}
"""By the digits in which they are told: smaller sums than these are promised too often to know a deal by."""
_ANY_END = "*"

Phrase: TypeAlias = tuple[str, ...]
_Rule: TypeAlias = tuple[tuple[Phrase, ...], ...]
"""For each thing that must stand in the sentence, the phrases by which it may be told."""


@dataclass(frozen=True, slots=True)
class Naming:
    """Tokens first..last (last excluded) that tell one of some landmarks; by_name where that is done by a name of its own.

    chance is how often the same words would tell something else, beside words without a name in general.
    """

    first: int
    last: int
    landmarks: tuple[Landmark, ...]
    by_name: bool
    chance: float = 1.0


class Landmarks:
    """The codebook's landmarks, by the words that tell them. Nothing is made ready before it is asked for."""

    def __init__(self, codebook: Codebook) -> None:
        self._codebook = codebook

    @cached_property
    def by_kind(self) -> dict[str, list[Landmark]]:
        """The landmarks of each kind."""
        kinds: dict[str, list[Landmark]] = {}
        for landmark in self._codebook.landmarks:
            kinds.setdefault(landmark.kind, []).append(landmark)
        return kinds

    def of_places(self, kind: str, undated: UndatedText) -> list[Landmark]:
        """The landmarks of a kind whose place, or a place that holds it, the text names."""
        places = {identifier for hit in undated.marked.by_kind[Kind.PLACE] for identifier in hit.hit.senses[0].ids}
        return [landmark for landmark in self.by_kind.get(kind, ()) if places & set(self._around(landmark.place))]

    def _around(self, place: str | None) -> list[str]:
        around: list[str] = []
        while place is not None and place not in around:
            around.append(place)
            place = self._parents.get(place)
        return around

    def named(self, words: Sequence[str]) -> list[Naming]:
        """The landmarks that a text names, the longest name at each place."""
        found: list[Naming] = []
        at = 0
        while at < len(words):
            fits = [(name, landmark) for name, landmark in self._by_first.get(words[at], ()) if list(words[at : at + len(name)]) == name]
            if not fits:
                at += 1
                continue
            length = max(len(name) for name, _ in fits)
            found.append(Naming(at, at + length, tuple(landmark for name, landmark in fits if len(name) == length), by_name=True))
            at += length
        return found

    def described(self, undated: UndatedText) -> list[Naming]:
        """The landmarks that a text tells by words that stand together in one of its sentences, the first such sentence of each."""
        places = _Places(undated.marked.tokens.words, undated.told_in)
        found: list[Naming] = []
        for rule, landmarks in self._rules.items():
            told = [places.of_any(phrases) for phrases in rule]
            for sentence in sorted(set.intersection(*(set(one) for one in told))):
                first, last = min(one[sentence][0] for one in told), max(one[sentence][1] for one in told)
                if last - first <= _TOGETHER:
                    found.append(Naming(first, last, landmarks, by_name=False))
                    break
        return found

    def by_sum(self, undated: UndatedText, figures: Iterable[Figure]) -> Iterator[Naming]:
        """The deals whose sum a text tells."""
        for figure in figures:
            number = figure.amount.low
            if number is not None and number == figure.amount.high and (figure.unit, round(number)) in self._by_sum:
                yield _at_figure(undated, figure, self._by_sum[figure.unit, round(number)])

    def by_deaths(self, undated: UndatedText, figures: Iterable[Figure]) -> Iterator[Naming]:
        """The events whose dead a text counts."""
        for figure in figures:
            number = figure.amount.low
            if figure.measure == "deaths" and figure.group is None and number is not None and number == figure.amount.high:
                deadly = self._by_deaths.get(int(number))
                if deadly:
                    yield replace(_at_figure(undated, figure, deadly), chance=min(1.0, (_SEVERAL / number) ** 2))

    @cached_property
    def _parents(self) -> dict[str, str | None]:
        return {place.id: place.parent for place in self._codebook.places}

    @cached_property
    def _by_first(self) -> dict[str, list[tuple[list[str], Landmark]]]:
        by_first: dict[str, list[tuple[list[str], Landmark]]] = defaultdict(list)
        for landmark in self._codebook.landmarks:
            for words in {tuple(tokenise(shadow(name)).words): None for name in landmark.names}:
                if words:
                    by_first[words[0]].append((list(words), landmark))
        return by_first

    @cached_property
    def _rules(self) -> dict[_Rule, tuple[Landmark, ...]]:
        rules: dict[_Rule, list[Landmark]] = {}
        for landmark in self._codebook.landmarks:
            for words in landmark.words:
                rules.setdefault(tuple(_alternatives(word) for word in words), []).append(landmark)
        return {rule: tuple(landmarks) for rule, landmarks in rules.items() if rule and all(rule)}

    @cached_property
    def _by_deaths(self) -> dict[int, list[Landmark]]:
        by_deaths: dict[int, list[Landmark]] = defaultdict(list)
        for landmark in self._codebook.landmarks:
            if landmark.deaths is not None and landmark.deaths >= _DEADLY_FROM:
                by_deaths[landmark.deaths].append(landmark)
        return by_deaths

    @cached_property
    def _by_sum(self) -> dict[tuple[str, int], list[Landmark]]:
        by_sum: dict[tuple[str, int], dict[str, Landmark]] = defaultdict(dict)
        for landmark in self._codebook.landmarks:
            for promised in landmark.sums:
                for digits, least in _SUMS_FROM.items():
                    amount = _rounded(promised.amount, digits)
                    if promised.amount >= least and _digits(amount) > 1:
                        by_sum[promised.currency, amount][landmark.id] = landmark
        return {told: list(landmarks.values()) for told, landmarks in by_sum.items()}


class _Places:
    """Where phrases stand in a report's own sentences: for each the first place, as tokens first and last (excluded)."""

    def __init__(self, words: Sequence[str], told_in: Callable[[int], int | None]) -> None:
        self._words = words
        self._told_in = told_in
        self._at: dict[str, list[int]] = {}
        for place, word in enumerate(words):
            self._at.setdefault(word, []).append(place)
        self._vocabulary = sorted(self._at)
        self._known: dict[Phrase, dict[int, tuple[int, int]]] = {}

    def of_any(self, phrases: Sequence[Phrase]) -> dict[int, tuple[int, int]]:
        """The first place of any of some phrases in each sentence."""
        found: dict[int, tuple[int, int]] = {}
        for phrase in phrases:
            for sentence, place in self._of(phrase).items():
                found[sentence] = min(place, found.get(sentence, place))
        return found

    def _of(self, phrase: Phrase) -> dict[int, tuple[int, int]]:
        found = self._known.get(phrase)
        if found is None:
            found = self._known[phrase] = {}
            for first in self._beginnings(phrase[0]):
                last = first + len(phrase)
                if last <= len(self._words) and all(map(_fits, phrase[1:], self._words[first + 1 : last])):
                    sentence = self._told_in(first)
                    if sentence is not None:
                        found.setdefault(sentence, (first, last))
        return found

    def _beginnings(self, word: str) -> Iterable[int]:
        if not word.endswith(_ANY_END):
            return self._at.get(word, ())
        stem = word.removesuffix(_ANY_END)
        begin = bisect_left(self._vocabulary, stem)
        end = bisect_left(self._vocabulary, stem + "\uffff", begin)
        return sorted(place for known in self._vocabulary[begin:end] for place in self._at[known])


def _fits(wanted: str, word: str) -> bool:
    return word.startswith(wanted.removesuffix(_ANY_END)) if wanted.endswith(_ANY_END) else word == wanted


def _alternatives(written: str) -> tuple[Phrase, ...]:
    """The phrases of one entry of a landmark's words, "dam/floating barrier*" being two."""
    phrases = []
    for alternative in written.split("/"):
        words = tokenise(shadow(alternative)).words
        starred = [word + _ANY_END if after == _ANY_END else word for word, after in zip(words, [*words[1:], ""], strict=True)]
        phrases.append(tuple(word for word in starred if word != _ANY_END))
    return tuple(phrase for phrase in phrases if phrase)


def _rounded(amount: int, digits: int) -> int:
    """An amount as it is told in so many digits."""
    return round(amount, digits - len(str(amount)))


def _digits(amount: int) -> int:
    """In how many digits an amount is told ("£480 million" in two)."""
    return len(str(amount).rstrip("0"))


def _at_figure(undated: UndatedText, figure: Figure, landmarks: Sequence[Landmark]) -> Naming:
    tokens = undated.marked.tokens
    first = tokens.at(figure.span.start)
    return Naming(first, max(first + 1, tokens.at(figure.span.end)), tuple(landmarks), by_name=False)
