"""What surrounds a candidate in its sentence, in a form that features are made from."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, chain
from typing import Protocol, TypeVar

from constat.reading.english.auxiliaries import BE
from constat.reading.layout import PartKind
from constat.reading.lexicon import CueSense, Kind, NounSense
from constat.reading.marked import MarkedText, TokenHit
from constat.reading.times import TimeMark


class _Mark(Protocol):
    """Anything that begins at a token."""

    @property
    def first(self) -> int: ...


Marked = TypeVar("Marked", bound=_Mark)

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
class CueTable:
    """The cues of a sentence in columns, so that those of a stretch of it are a slice."""

    names: list[str]
    firsts: list[int]
    """The token at which each begins, never falling."""
    voiced: list[str]
    """The base form of each, and whether it is passive."""


@dataclass(slots=True)
class SentenceContext:
    """A sentence's tokens first..last (last excluded) with its cues, counted nouns and clause breaks."""

    sentence: int
    first: int
    last: int
    kind: PartKind
    breaks: list[int]
    """breaks[i]: how many clause breaks stand before token i of the text; all sentences share the list."""
    cues: Sequence[CueMark] = ()
    nouns: Sequence[NounMark] = ()
    times: Sequence[TimeMark] = ()
    places: Sequence[TokenHit] = ()
    place_nouns: Sequence[TokenHit] = ()
    bodies: Sequence[TokenHit] = ()
    groups: Sequence[TokenHit] = ()
    people: Sequence[TokenHit] = ()
    """Offices, persons and parties."""
    quoted: Sequence[tuple[int, int]] = ()
    """The quotations that reach into the sentence, as characters of the text from start to end."""
    _tenses: dict[int, tuple[str, ...]] = field(default_factory=dict)
    _cue_table: CueTable | None = None

    @property
    def cue_table(self) -> CueTable:
        """The sentence's cues in columns; made when first asked for."""
        if self._cue_table is None:
            self._cue_table = CueTable(
                [cue.sense.cue for cue in self.cues],
                [cue.first for cue in self.cues],
                [f"{cue.sense.lemma} passive" if cue.passive else cue.sense.lemma for cue in self.cues],
            )
        return self._cue_table

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
        return self.breaks[high] - self.breaks[low]


def contexts_of(marked: MarkedText) -> list[SentenceContext]:
    """The contexts of all sentences, each with the marks that stand in it."""
    breaks = list(accumulate(map(_BREAKS.__contains__, marked.tokens.words), initial=0))
    cues, nouns, quoted = _cues(marked), _nouns(marked), _quoted(marked)
    times = _by_sentence(marked, marked.times)
    hits = marked.by_kind
    places, place_nouns = _by_sentence(marked, hits[Kind.PLACE]), _by_sentence(marked, hits[Kind.PLACE_NOUN])
    bodies, groups = _by_sentence(marked, hits[Kind.BODY]), _by_sentence(marked, hits[Kind.GROUP])
    people = _by_sentence(marked, chain(hits[Kind.OFFICE], hits[Kind.PERSON], hits[Kind.PARTY]))
    return [
        SentenceContext(
            sentence,
            first,
            last,
            marked.parts[part].kind,
            breaks,
            cues.get(sentence, ()),
            nouns.get(sentence, ()),
            times.get(sentence, ()),
            places.get(sentence, ()),
            place_nouns.get(sentence, ()),
            bodies.get(sentence, ()),
            groups.get(sentence, ()),
            people.get(sentence, ()),
            quoted.get(sentence, ()),
        )
        for sentence, (first, last, part) in enumerate(
            zip(marked.sentence_first, marked.sentence_last, marked.sentences.parts, strict=True)
        )
    ]


def _by_sentence(marked: MarkedText, marks: Iterable[Marked]) -> dict[int, list[Marked]]:
    """The marks of each sentence that has any; those outside of sentences are left out."""
    found: dict[int, list[Marked]] = defaultdict(list)
    firsts, lasts = marked.sentence_first, marked.sentence_last
    for mark in marks:
        sentence = bisect_right(firsts, mark.first) - 1
        if sentence >= 0 and mark.first < lasts[sentence]:
            found[sentence].append(mark)
    return found


def _cues(marked: MarkedText) -> dict[int, list[CueMark]]:
    """The cues of each sentence that has any; they come in the order of the text, so that a sentence is looked up once."""
    found: dict[int, list[CueMark]] = {}
    firsts, lasts, words = marked.sentence_first, marked.sentence_last, marked.tokens.words
    floor = ceiling = -1
    here: list[CueMark] = []
    for first, last, senses in marked.cues:
        if first >= ceiling:
            sentence = bisect_right(firsts, first) - 1
            if sentence < 0 or first >= lasts[sentence]:
                continue
            floor, ceiling = firsts[sentence], lasts[sentence]
            here = found[sentence] = []
        if last <= ceiling:
            for sense in senses:
                here.append(CueMark(first, last, sense, sense.form in _PASSIVE_FORMS and _is_passive(words, first, floor)))
    return found


def _nouns(marked: MarkedText) -> dict[int, list[NounMark]]:
    """The counted nouns of each sentence that has any."""
    marks = [NounMark(first, last, _classes(senses), senses[0].lemma) for first, (last, senses) in marked.noun_at.items()]
    return _by_sentence(marked, marks)


def _quoted(marked: MarkedText) -> dict[int, list[tuple[int, int]]]:
    """The quotations that reach into each sentence."""
    found: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for quote in marked.quotes:
        for sentence in range(marked.sentences.at(quote.start), marked.sentences.at(max(quote.start, quote.end - 1)) + 1):
            found[sentence].append((quote.start, quote.end))
    return found


_PASSIVE_FORMS = frozenset(["past", "participle", "phrase"])
_BEFORE_PASSIVE = frozenset("also not then later since now all both already".split())
"""Words that may stand between a form of "be" and its participle, beside adverbs in -ly."""


def _classes(senses: tuple[NounSense, ...]) -> tuple[str, ...]:
    return (senses[0].noun_class,) if len(senses) == 1 else tuple(sorted({sense.noun_class for sense in senses}))


def _is_passive(words: list[str], index: int, floor: int) -> bool:
    at = index - 1
    while at >= floor and (words[at] in _BEFORE_PASSIVE or words[at].endswith("ly")):
        at -= 1
    return at >= floor and words[at] in BE


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
    ("be", BE),
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
    BE
    | _HAVE
    | _FUTURE
    | _MODAL
    | _INTENT
    | _NEGATIVE
    | _CONDITION
    | frozenset("to by the a an of from for who that which and had".split())
)
