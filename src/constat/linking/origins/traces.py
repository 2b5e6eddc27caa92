"""What survives when a text is rewritten: its numbers and names, in their order.

A machine that spins a text, a person who rewrites it and a translator all change the words and keep the amounts, the
names and most of their order. Two reporters who write of one thing share some of its numbers and names, but not most of
them in one order. A text's trace is the sequence of them; the likeness of two traces is the weight of what they have in
common in the same order, over that of the smaller.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from constat.linking.rules import folded
from constat.model.span import Span
from constat.reading.english.recognition import SMALL_WORDS
from constat.reading.layout import Part, PartKind, lay_out

_NUMBER = re.compile(r"(?P<number>\d{1,3}(?:[.,\u00a0\u202f ]\d{3})+(?!\d)|\d{1,9}(?:[.,]\d{1,2})?(?!\d))")
_MARK = re.compile(_NUMBER.pattern + r"|(?P<name>[^\W\d_][^\W\d_]*)")
_SENTENCE_END = re.compile(r"[.!?:]\W*$|\n\s*$")
_LONGEST = 4000
"""Marks of a text that are looked at: a report has a few hundred."""
FEWEST = 8
"""Marks from which a trace says something."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A number or name of a text."""

    value: str
    weight: int
    """A long number says most, a short one or a year little."""
    span: Span

    @property
    def is_telling(self) -> bool:
        """Whether it is a number that is neither a year nor round."""
        return self.weight > 1


@dataclass(frozen=True, slots=True)
class Traced:
    """What two traces have in common: the share of the smaller's weight, and the pairs of marks that match."""

    likeness: float
    matched: tuple[tuple[Mark, Mark], ...]


def trace_of(text: str) -> tuple[Mark, ...]:
    """The numbers and names of a text, in order, without those of its page's furniture; a name said again at once counts once."""
    marks: list[Mark] = []
    for part in _own_parts(text):
        previous_end = part.start
        begins = True
        for match in _MARK.finditer(text, part.start, part.end):
            begins = begins or _SENTENCE_END.search(text, previous_end, match.start()) is not None
            mark = _number(match) if match["number"] else _name(match, begins=begins)
            if mark is not None and (not marks or marks[-1].value != mark.value):
                marks.append(mark)
            begins = False
            previous_end = match.end()
            if len(marks) >= _LONGEST:
                return tuple(marks)
    return tuple(marks)


def telling_numbers(text: str) -> frozenset[str]:
    """The numbers of a text that tell something, at a fraction of the price of its trace, which has no others."""
    matches = (match for part in _own_parts(text) for match in _NUMBER.finditer(text, part.start, part.end))
    return frozenset(mark.value for mark in map(_number, matches) if mark is not None and mark.is_telling)


def _own_parts(text: str) -> Iterator[Part]:
    return (part for part in lay_out(text) if part.kind not in (PartKind.FURNITURE, PartKind.METADATA))


def _number(match: re.Match[str]) -> Mark | None:
    written = match["number"]
    whole = re.sub(r"[.,\u00a0\u202f ](?=\d{3}(?!\d))", "", written).replace(",", ".")
    digits = whole.replace(".", "").lstrip("0")
    if len(digits) < 2:
        return None
    is_year = len(whole) == 4 and whole[:2] in ("19", "20")
    return Mark(whole, 1 if is_year or len(digits.rstrip("0")) < 2 else min(len(digits), 4), Span(match.start(), match.end()))


def _name(match: re.Match[str], *, begins: bool) -> Mark | None:
    """A capitalised word that does not only begin a sentence."""
    word = match["name"]
    if begins or len(word) < 3 or not word[0].isupper() or folded(word) in SMALL_WORDS:
        return None
    return Mark(folded(word), 1, Span(match.start(), match.end()))


def traced(one: tuple[Mark, ...], two: tuple[Mark, ...]) -> Traced:
    """Compare two traces by the heaviest common run of marks in one order (a longest common subsequence, sparse)."""
    smaller = min(sum(mark.weight for mark in one), sum(mark.weight for mark in two))
    if not smaller:
        return Traced(0.0, ())
    matched = _in_order(one, two)
    return Traced(min(1.0, sum(first.weight for first, _ in matched) / smaller), tuple(matched))


_MOST_SAME = 8
"""Places of one name in the other text that are tried: the rest of a name said on every line adds nothing."""


@dataclass(frozen=True, slots=True)
class _Link:
    """The end of a chain of matches: places in the two traces, and the chain before."""

    here: int
    there: int
    before: _Link | None


def _in_order(one: tuple[Mark, ...], two: tuple[Mark, ...]) -> list[tuple[Mark, Mark]]:
    """The longest chain of matches that rises in both texts (Hunt and Szymanski, 1977)."""
    places: dict[str, list[int]] = {}
    for place, mark in enumerate(two):
        places.setdefault(mark.value, []).append(place)
    ends: list[int] = []
    links: list[_Link] = []
    for here, mark in enumerate(one):
        for there in reversed(places.get(mark.value, [])[:_MOST_SAME]):
            at = bisect_left(ends, there)
            link = _Link(here, there, links[at - 1] if at else None)
            ends[at : at + 1] = [there]
            links[at : at + 1] = [link]
    chain: list[tuple[Mark, Mark]] = []
    last = links[-1] if links else None
    while last is not None:
        chain.append((one[last.here], two[last.there]))
        last = last.before
    return chain[::-1]


def trace_keys(trace: tuple[Mark, ...]) -> tuple[str, ...]:
    """What a text's trace is looked up by, sorted: each number of two digits or more that is no year with the mark after it."""
    keys = set()
    for one, two in pairwise(trace):
        if one.is_telling or two.is_telling:
            keys.add(f"{one.value} {two.value}")
    return tuple(sorted(keys))
