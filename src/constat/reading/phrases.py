"""Noun phrases that may tell a speaker: where the phrase begins, what its head is, and whom it names."""

from __future__ import annotations

from dataclasses import dataclass

from constat.reading.english import speech as english
from constat.reading.mentions import Mention, MentionKind, Scene

_PARTICIPLES = frozenset("kept seen held made sent written drawn given known".split())
_OPENS = frozenset("the a an he she they it his her its their".split())
"""Words that begin a subject after the time or place that opens a clause."""
_SETTING_REACH = 10


@dataclass(slots=True)
class Phrase:
    """Tokens first..last (last excluded) read as a noun phrase: head is the token of its main noun, which noun is, folded."""

    scene: Scene
    first: int
    last: int
    head: int
    noun: str
    mentions: list[Mention]

    @property
    def start(self) -> int:
        """Where the phrase begins past its determiners."""
        return self.past_determiners(self.first, self.head + 1)

    def past_determiners(self, first: int, last: int) -> int:
        """Past the determiners at the front of some of its tokens."""
        words = self.scene.words
        while first < last - 1 and words[first] in english.DETERMINERS:
            first += 1
        return first

    def capitals(self, first: int, last: int) -> list[int]:
        """Which of some tokens begin with a capital letter."""
        is_capital = self.scene.marked.is_capital
        return [at for at in range(first, last) if is_capital(at)]

    def title(self, first: int, end: int) -> str:
        """A title with what it is over: "mayor of Calais", "head of the region", but not past a second preposition."""
        words = self.scene.words
        if end < self.last - 1 and words[end] in ("of", "for", "in"):
            end += 1
            while end < self.last and words[end] not in english.AFTER_HEAD and words[end] not in (",", "(", "-"):
                end += 1
        return self.scene.marked.words(first, end)

    def is_tied(self, mention: Mention) -> bool:
        """Whether a preposition ("a friend of X"), or "'s" after it ("X's lawyer"), makes a name part of another's description."""
        words = self.scene.words
        if words[mention.last : mention.last + 1] == ["'s"]:
            return True
        offices = {other.last - 1 for other in self.mentions if other.kind is MentionKind.OFFICE}
        at = mention.first - 1
        while (
            at >= self.first
            and at not in offices
            and (words[at] in english.TITLE_WORDS or words[at] in english.OFFICE_NOUNS or words[at] in ("the", "a", "."))
        ):
            at -= 1
        return at >= self.first and at not in offices and words[at] in english.PREPOSITIONS


def phrase_in(scene: Scene, first: int, last: int) -> Phrase | None:
    """Read tokens as a noun phrase, without the words at either end that are none of it."""
    words = scene.words
    if words[first - 1] in english.PREPOSITIONS and words[first] in english.DETERMINERS:
        first = _past_setting(scene, first, last)
    while first < last and words[first] in english.LEADING and not (words[first] == "the" and scene.begins_name(first)):
        first += 1
    while last > first and words[last - 1] in english.TRAILING:
        last -= 1
    if last - first > 3 and words[last - 1] == ")":
        last = next((at for at in range(last - 2, first, -1) if words[at] == "("), last)
    if last - first > 2 and (words[first] in english.PREPOSITIONS or words[first] in ("last", "this", "next", "earlier")):
        first = _past_setting(scene, first, last)
    if first >= last:
        return None
    mentions = scene.between(first, last)
    head = _head(scene, first, last, mentions)
    return Phrase(scene, first, last, head, words[head], mentions)


def _past_setting(scene: Scene, first: int, last: int) -> int:
    """Past a time or place that opens a clause without a comma: "On 12 December the judge", "In Paris Macron"."""
    for at in range(first + 2, min(last, first + _SETTING_REACH)):
        if (scene.words[at] in _OPENS and scene.words[at - 1] not in english.PREPOSITIONS) or (
            at in scene.named and at - 1 not in scene.named
        ):
            return at
    return first


def _head(scene: Scene, first: int, last: int, mentions: list[Mention]) -> int:
    """The head of a noun phrase: its last word before a preposition, a relative or an apposition."""
    words = scene.words
    ends = {mention.first: mention.last for mention in mentions if mention.kind is not MentionKind.PERSON}
    at = ends.get(first, first + 1)
    while at < last:
        word = words[at]
        if word in _AFTER_HEAD or (word == "-" and not scene.is_joined(at)) or _is_participle(words, at, last):
            break
        at = ends.get(at, at + 1)
    return min(at, last) - 1


_AFTER_HEAD = english.AFTER_HEAD | {"the", "a", "an", ",", "("}


def _is_participle(words: list[str], at: int, last: int) -> bool:
    """Whether a word begins a participle's clause: "figures published by", "a count kept in"."""
    word = words[at]
    return (word in _PARTICIPLES or (word.endswith("ed") and len(word) > 4)) and at + 1 < last and words[at + 1] in english.PREPOSITIONS
