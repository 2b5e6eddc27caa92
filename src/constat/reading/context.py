"""What surrounds a candidate in its sentence, in a form that features are made from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from constat.reading.layout import PartKind
from constat.reading.lexicon import CueSense, Kind
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


@dataclass(frozen=True, slots=True)
class CueMark:
    """A cue in a sentence: tokens first..last, and whether an auxiliary makes it passive, perfect or negative."""

    first: int
    last: int
    sense: CueSense
    passive: bool


@dataclass(slots=True)
class SentenceContext:
    """A sentence's tokens first..last (last excluded) with its cues and clause breaks."""

    sentence: int
    first: int
    last: int
    kind: PartKind
    cues: list[CueMark]
    breaks: list[int]
    """breaks[i]: how many clause breaks stand before token first + i."""
    times: list[TimeMark] = field(default_factory=list)
    places: list[TokenHit] = field(default_factory=list)
    place_nouns: list[TokenHit] = field(default_factory=list)
    bodies: list[TokenHit] = field(default_factory=list)
    quoted: list[tuple[int, int]] = field(default_factory=list)
    """The quotations that reach into the sentence, as characters of the text from start to end."""

    def is_quoted(self, offset: int) -> bool:
        """Whether a character of the sentence stands in a quotation."""
        return any(start <= offset < end for start, end in self.quoted)

    def breaks_between(self, one: int, two: int) -> int:
        """How many clause breaks stand between two tokens."""
        low, high = (one, two) if one <= two else (two, one)
        return self.breaks[high - self.first] - self.breaks[low - self.first]


def contexts_of(marked: MarkedText) -> list[SentenceContext]:
    """The contexts of all sentences, each with the marks that stand in it."""
    contexts = [_context_of(marked, sentence) for sentence in range(len(marked.sentences))]
    if not contexts:
        return contexts
    for context, time in _placed(marked, contexts, marked.times):
        context.times.append(time)
    for context, hit in _placed(marked, contexts, marked.by_kind[Kind.PLACE]):
        context.places.append(hit)
    for context, hit in _placed(marked, contexts, marked.by_kind[Kind.PLACE_NOUN]):
        context.place_nouns.append(hit)
    for context, hit in _placed(marked, contexts, marked.by_kind[Kind.BODY]):
        context.bodies.append(hit)
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
    breaks = [0] * (last - first + 1)
    count = 0
    cues: list[CueMark] = []
    cue_at = marked.cue_at
    for index in range(first, last):
        breaks[index - first] = count
        if words[index] in _BREAKS:
            count += 1
        found = cue_at.get(index)
        if found is not None:
            passive = _is_passive(words, index, first)
            cues.extend(
                CueMark(index, end, sense, passive and sense.form in ("past", "participle", "phrase"))
                for end, sense in found
                if end <= last
            )
    breaks[last - first] = count
    return SentenceContext(sentence, first, last, marked.part_of_sentence(sentence).kind, cues, breaks)


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
    for index in range(at - 1, max(floor, at - 7) - 1, -1):
        word = words[index]
        if word in _CLOSES and index < at - 2:
            break
        says = _SAYS.get(word)
        if says is not None:
            found += says
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
