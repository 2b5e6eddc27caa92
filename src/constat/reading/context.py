"""What surrounds a candidate in its sentence, in a form that features are made from."""

from __future__ import annotations

from dataclasses import dataclass

from constat.reading.layout import PartKind
from constat.reading.lexicon import CueSense
from constat.reading.marked import MarkedText

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

    def breaks_between(self, one: int, two: int) -> int:
        """How many clause breaks stand between two tokens."""
        low, high = (one, two) if one <= two else (two, one)
        return self.breaks[high - self.first] - self.breaks[low - self.first]


def context_of(marked: MarkedText, sentence: int) -> SentenceContext:
    """The context of a sentence."""
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


def tense_features(words: list[str], at: int, floor: int) -> list[str]:
    """What the words before a verb or noun say of its time and certainty."""
    found: list[str] = []
    start = max(floor, at - 7)
    for index in range(at - 1, start - 1, -1):
        word = words[index]
        if word in (",", ";", ":", "\n") and index < at - 2:
            break
        for name, group in (
            ("future", _FUTURE),
            ("modal", _MODAL),
            ("intent", _INTENT),
            ("negative", _NEGATIVE),
            ("condition", _CONDITION),
            ("be", _BE),
            ("have", _HAVE),
        ):
            if word in group:
                found.append(f"before:{name}")
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
