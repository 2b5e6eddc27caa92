"""Reported clauses: the words that stand for what somebody said, and what tells a clause from a fragment."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from constat.reading.english import speech as english
from constat.reading.mentions import Scene

SHORTEST = 3
"""A reported clause has at least this many tokens."""
STOPS = frozenset([".", "\n", "!", "?", ",", ";", ":", "-"])


@dataclass(slots=True)
class Reported:
    """Tokens first..last (last excluded) as what a saying reports; how names the way it is joined to its verb."""

    first: int
    last: int
    how: str


def is_worth(scene: Scene, reported: Reported) -> bool:
    """Whether the words are enough, and more than a quotation that stands for itself."""
    if reported.last - reported.first < SHORTEST:
        return False
    outside = scene.quoted.count(0, reported.first, reported.last)
    return outside >= 2 or (outside == 1 and not scene.quoted[reported.first])


def closed(words: list[str], first: int, last: int) -> int:
    """Where a clause ends without the marks at its end."""
    while last > first and words[last - 1] in STOPS:
        last -= 1
    return last


def cut_at_quote(scene: Scene, first: int, last: int) -> int:
    """Where a clause ends that runs on to a token: before a colon that leads to a quotation, and without the marks at its end."""
    words = scene.words
    for at in range(first, last - 1):
        if words[at] == ":" and scene.quoted[at + 1] and not scene.quoted[at]:
            last = at
            break
    return closed(words, first, last)


_BEFORE_IS = english.PRONOUNS | {"there", "that", "what", "who", "here", "where", "how"}
"""Words after which "'s" is a verb and no possessive."""
_VERBS = english.AUXILIARIES | english.IRREGULAR_PASTS
_SURE_VERBS = _VERBS - {"'s"}


def has_verb(scene: Scene, first: int, last: int) -> bool:
    """Whether words hold what looks like the verb of a sentence."""
    words = scene.words[first:last]
    if not _SURE_VERBS.isdisjoint(words) or any(map(_is_regular_past, words)):
        return True
    return "'s" in words and any(word == "'s" and before in _BEFORE_IS for before, word in pairwise(words))


def _is_regular_past(word: str) -> bool:
    return word.endswith("ed") and len(word) > 4


def is_finite(scene: Scene, at: int) -> bool:
    """Whether a word that a comma stands before looks like the verb of its sentence: "..., told", "..., was", "..., cheered"."""
    word = scene.words[at]
    if scene.quoted[at] or at in scene.named:
        return False
    return word in _VERBS or _is_regular_past(word) or (word in english.VERBS and word not in english.NOUN_FORMS)


def is_quoted_at(scene: Scene, token: int) -> bool:
    """Whether there is a token there and it stands in a quotation."""
    return token < len(scene.words) and bool(scene.quoted[token])
