"""Names in a text: runs of capitalised words, and which later short form means which full one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from constat.reading.english.speech import AFTER_NAMES, NEVER_NAMES, OFFICE_NOUNS, PARTICLES, TITLE_WORDS
from constat.reading.shadow import shadow

# A capital begins every word, so that the search need try nothing else; "'s" belongs to no name. That the first word does
# not begin inside another is tested after its capital, for the same reason.
_AFTER_CAPITAL = (
    r"(?:\.(?:[A-Z]\.)*|[A-Za-z0-9]*(?:['-](?!s\b|S\b)[A-Za-z]+)*"
    r"(?:\.(?:(?<=\bMr\.|\bMs\.|\bDr\.|\bSt\.)|(?<=\bMrs\.|\bMme\.|\bRev\.|\bSgt\.)|(?<=\bProf\.|\bSupt\.|\bInsp\.|\bCllr\.)))?)"
)
_PARTICLE = "|".join(sorted(PARTICLES, key=len, reverse=True))
_RUN = re.compile(rf"[A-Z](?<!\w[A-Z]){_AFTER_CAPITAL}(?: (?:(?:{_PARTICLE}) ){{0,3}}[A-Z]{_AFTER_CAPITAL})*")
_LEADING_PARTICLE = re.compile(r"\b(?:de|van|al|el|von) $")
_PARTICLE_ENDS = frozenset(["e ", "n ", "l "])
_LONGEST = 8
_NAMESAKES = 20
"""Of more full names than this that share a word, the rest are not told apart."""
_SURNAME = "May"
"""The one function word that is a well-known surname too, where a name or title stands before it."""
_HEADLINE = 3
"""A run of this many words or more in capitals only is a headline, not a name."""


@dataclass(slots=True)
class NameRun:
    """A run of capitalised words at start..end, and the name left of it once titles and offices are cut from its front.

    name_start is where that name begins; titled is whether a title or office stood before it.
    """

    start: int
    end: int
    name_start: int
    titled: bool

    def name(self, text: str) -> str:
        """The name, in the text's own letters."""
        return text[self.name_start : self.end]


def find_names(plain: str) -> list[NameRun]:
    """Find the runs of capitalised words of a text whose quote marks, dashes and accents were made plain."""
    runs: list[NameRun] = []
    for match in _RUN.finditer(plain):
        words = match.group()
        start, end = match.span()
        if plain[start - 2 : start] in _PARTICLE_ENDS and (particle := _LEADING_PARTICLE.search(plain, max(0, start - 5), start)):
            start = particle.start()
            words = plain[start:end]
        if " " in words:
            runs += _runs_of(words, start, dated=plain[end : end + 2].strip().isdigit())
        elif not _is_never(words):
            runs.append(NameRun(start, end, start, titled=False))
    return runs


def _runs_of(run: str, start: int, *, dated: bool) -> list[NameRun]:
    """Cut a run of several words at those that stand in no name, which a sentence's head or a headline has capitalised.

    dated is whether a number follows, so that "May" at its end is the month.
    """
    words = run.split(" ")
    if len(words) >= _HEADLINE and run.isupper():
        return []
    runs = []
    begin, stretch = start, 0
    for index, word in enumerate(words):
        if _is_never(word) and (word != _SURNAME or index == stretch or dated):
            if index > stretch:
                runs.append(_without_titles(begin, words[stretch:index]))
            begin += sum(map(len, words[stretch : index + 1])) + index + 1 - stretch
            stretch = index + 1
    if stretch < len(words):
        runs.append(_without_titles(begin, words[stretch:]))
    return runs


def _is_never(word: str) -> bool:
    """Whether a word is capitalised for where it stands: a function word, or an adverb ("Separately"), but not "Kimberly"."""
    return word.lower() in NEVER_NAMES or (len(word) > 6 and word.endswith("ly") and not word.endswith("erly"))


def _without_titles(start: int, words: list[str]) -> NameRun:
    """Cut titles and offices from the front of a run, letters from its end: "Home Secretary Priti Patel MP" is Priti Patel."""
    while len(words) > 2 and words[-1].strip(".").lower() in AFTER_NAMES:
        words = words[:-1]
    end = start + sum(map(len, words)) + len(words) - 1
    first = 0
    while first < len(words) - 1 and words[first].lower().rstrip(".") in TITLE_WORDS:
        first += 1
    # "Branch Commander Paul Denby", "Kent Police Superintendent Ann Broome": an office further on ends what is no name.
    if len(words) - first > 2:
        first = next((at + 1 for at in range(len(words) - 3, first - 1, -1) if words[at].lower() in OFFICE_NOUNS), first)
    name_start = start + sum(map(len, words[:first])) + first
    return NameRun(start, end, name_start, first > 0)


def pieces_of(name: str) -> tuple[str, ...]:
    """A name's words, folded, without particles' marks, for comparing short forms with long ones."""
    folded = name.lower() if name.isascii() else shadow(name)
    return tuple(piece for word in folded.split() if (piece := word.strip(".'-")))


@dataclass(frozen=True, slots=True)
class _Full:
    """A full name: its words, folded, how it is written, and how often."""

    pieces: tuple[str, ...]
    written: str
    times: int


class NameDirectory:
    """Which full name a short one means: "Mr Philp" is Chris Philp where a report names Chris Philp."""

    def __init__(self, names: Iterable[str]) -> None:
        """Take in full names, each as often as the text uses it, in the order of the text."""
        self._full: dict[str, list[_Full]] = {}
        times = Counter(names)
        for name, count in times.items():
            pieces = pieces_of(name)
            if 2 <= len(pieces) <= _LONGEST:
                entry = _Full(pieces, name, count)
                for key in {pieces[-1], pieces[0]}:
                    namesakes = self._full.setdefault(key, [])
                    if len(namesakes) < _NAMESAKES:
                        namesakes.append(entry)

    def begins_or_ends(self, word: str) -> bool:
        """Whether a word, folded, is the first or last of a full name: no other can be its short form."""
        return word in self._full

    def fullest(self, name: str) -> str:
        """The fullest form of a name that the text gives, the one it uses most, or the name itself."""
        pieces = pieces_of(name)
        while len(pieces) > 1 and pieces[0] in TITLE_WORDS:
            pieces = pieces[1:]
        if not pieces:
            return name
        best: _Full | None = None
        for full in (*self._full.get(pieces[-1], ()), *self._full.get(pieces[0], ())):
            fits = full.pieces[-len(pieces) :] == pieces or full.pieces[: len(pieces)] == pieces
            if fits and len(full.pieces) > len(pieces) and (best is None or full.times > best.times):
                best = full
        return name if best is None else best.written
