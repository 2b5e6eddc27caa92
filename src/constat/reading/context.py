"""What surrounds a candidate in its sentence, in a form that features are made from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Protocol, TypeVar

from constat.reading.layout import PartKind
from constat.reading.lexicon import CueSense, Kind, NounSense
from constat.reading.marked import MarkedText, TokenHit
from constat.reading.times import TimeMark


class _Mark(Protocol):
    """Anything that begins at a token."""

    @property
    def first(self) -> int: ...


Marked = TypeVar("Marked", bound=_Mark)

_BE = frozenset("is are was were been being be".split())
_HAVE = frozenset("has have had having 've".split())
_BREAKS = frozenset(
    [
        ",",
        ";",
        ":",
        "-",
        "(",
        ")",
        "and",
        "but",
        "while",
        "which",
        "who",
        "after",
        "as",
        "when",
        "before",
        "that",
        "because",
        "although",
        "where",
        "with",
        "or",
        '"',
    ]
)


@dataclass(slots=True)
class CueMark:
    """A cue in a sentence: tokens first..last, and whether an auxiliary makes it passive, perfect or negative."""

    first: int
    last: int
    sense: CueSense
    passive: bool


@dataclass(slots=True)
class NounMark:
    """A counted noun in a sentence: tokens first..last, the classes it may be of, and its singular."""

    first: int
    last: int
    classes: tuple[str, ...]
    lemma: str


@dataclass(slots=True)
class SentenceContext:
    """A sentence's tokens first..last (last excluded) with its cues, counted nouns and clause breaks."""

    sentence: int
    first: int
    last: int
    kind: PartKind
    cues: list[CueMark]
    nouns: list[NounMark]
    breaks: list[int]
    """breaks[i]: how many clause breaks stand before token first + i."""
    times: list[TimeMark] = field(default_factory=list)
    places: list[TokenHit] = field(default_factory=list)
    place_nouns: list[TokenHit] = field(default_factory=list)
    bodies: list[TokenHit] = field(default_factory=list)
    groups: list[TokenHit] = field(default_factory=list)
    people: list[TokenHit] = field(default_factory=list)
    """Offices, persons and parties."""
    quoted: list[tuple[int, int]] = field(default_factory=list)
    """The quotations that reach into the sentence, as characters of the text from start to end."""
    _tenses: dict[int, tuple[str, ...]] = field(default_factory=dict)

    def tense(self, words: list[str], at: int) -> tuple[str, ...]:
        """What the words of the sentence before a token say of its time and certainty; several steps ask for it."""
        found = self._tenses.get(at)
        if found is None:
            found = self._tenses[at] = tuple(tense_features(words, at, self.first))
        return found

    def is_quoted(self, offset: int) -> bool:
        """Whether a character of the sentence stands in a quotation."""
        return any(start <= offset < end for start, end in self.quoted)

    def breaks_between(self, one: int, two: int) -> int:
        """How many clause breaks stand between two tokens."""
        low, high = (one, two) if one <= two else (two, one)
        return self.breaks[high - self.first] - self.breaks[low - self.first]


_HITS = {
    Kind.PLACE: "places",
    Kind.PLACE_NOUN: "place_nouns",
    Kind.BODY: "bodies",
    Kind.GROUP: "groups",
    Kind.OFFICE: "people",
    Kind.PERSON: "people",
    Kind.PARTY: "people",
}
"""Where a sentence keeps the codebook's names of each kind."""


def contexts_of(marked: MarkedText) -> list[SentenceContext]:
    """The contexts of all sentences, each with the marks that stand in it."""
    contexts = [_context_of(marked, sentence) for sentence in range(len(marked.sentences))]
    if not contexts:
        return contexts
    for context, time in _placed(marked, contexts, marked.times):
        context.times.append(time)
    for kind, name in _HITS.items():
        for context, hit in _placed(marked, contexts, marked.by_kind[kind]):
            getattr(context, name).append(hit)
    for quote in marked.quotes:
        for sentence in range(marked.sentences.at(quote.start), marked.sentences.at(max(quote.start, quote.end - 1)) + 1):
            contexts[sentence].quoted.append((quote.start, quote.end))
    return contexts


def _placed(marked: MarkedText, contexts: list[SentenceContext], marks: Iterable[Marked]) -> Iterable[tuple[SentenceContext, Marked]]:
    """Each mark with the sentence that it begins in; marks outside of sentences are left out."""
    for mark in marks:
        context = contexts[marked.sentence_of_token(mark.first)]
        if context.first <= mark.first < context.last:
            yield context, mark


def _context_of(marked: MarkedText, sentence: int) -> SentenceContext:
    first, last = marked.sentence_tokens(sentence)
    words = marked.tokens.words
    cues: list[CueMark] = []
    for index in [index for index in range(first, last) if index in marked.cue_at]:
        passive = _is_passive(words, index, first)
        for end, sense in marked.cue_at[index]:
            if end <= last:
                cues.append(CueMark(index, end, sense, passive and sense.form in _PASSIVE_FORMS))
    nouns = []
    for index in [index for index in range(first, last) if index in marked.noun_at]:
        end, senses = marked.noun_at[index]
        nouns.append(NounMark(index, end, _classes(senses), senses[0].lemma))
    breaks = list(accumulate(map(_BREAKS.__contains__, words[first:last]), initial=0))
    return SentenceContext(sentence, first, last, marked.part_of_sentence(sentence).kind, cues, nouns, breaks)


_PASSIVE_FORMS = ("past", "participle", "phrase")


def _classes(senses: tuple[NounSense, ...]) -> tuple[str, ...]:
    return (senses[0].noun_class,) if len(senses) == 1 else tuple(sorted({sense.noun_class for sense in senses}))


def _is_passive(words: list[str], index: int, floor: int) -> bool:
    at = index - 1
    while at >= floor and (
        words[at].endswith("ly") or words[at] in ("also", "not", "then", "later", "since", "now", "all", "both", "already")
    ):
        at -= 1
    return at >= floor and words[at] in _BE


_FUTURE = frozenset("will 'll would shall".split())
_MODAL = frozenset("could may might can should must".split())
_INTENT = frozenset(
    "plan plans planned planning hope hopes hoping hoped want wants wanted expected set due aim aims aiming intend intends seek seeking seeks try tries trying attempt attempting prepare preparing pledged vowed promised proposals proposal ready determined poised scheduled threatened threatens called calling calls urged urging demand demands demanded need needs needed ask asked asking".split()
)
_NEGATIVE = frozenset(
    "not n't 't no never without refused refuse refuses rejected denied failed unable cancelled canceled scrapped none nor neither yet".split()
)
_CONDITION = frozenset("if unless whether".split())


_TENSES = (
    ("future", _FUTURE),
    ("modal", _MODAL),
    ("intent", _INTENT),
    ("negative", _NEGATIVE),
    ("condition", _CONDITION),
    ("be", _BE),
    ("have", _HAVE),
)
_SAYS = {
    word: tuple(f"before:{name}" for name, group in _TENSES if word in group)
    for word in frozenset().union(*(group for _, group in _TENSES))
}
"""What each such word says of a verb behind it."""
_CLOSES = frozenset([",", ";", ":", "\n"])


def tense_features(words: list[str], at: int, floor: int) -> list[str]:
    """What the words before a verb or noun say of its time and certainty."""
    found: list[str] = []
    for back, word in enumerate(reversed(words[max(floor, at - 7) : at])):
        says = _SAYS.get(word)
        if says is not None:
            found += says
        elif back > 1 and word in _CLOSES:
            break
    if at > floor:
        found.append(f"just before={words[at - 1] if words[at - 1] in _TENSE_WORDS else 'other'}")
    return found


_TENSE_WORDS = (
    _BE
    | _HAVE
    | _FUTURE
    | _MODAL
    | _INTENT
    | _NEGATIVE
    | _CONDITION
    | frozenset("to by the a an of from for who that which and had".split())
)
