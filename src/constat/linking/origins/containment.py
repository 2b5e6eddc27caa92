"""Which of many texts contain which: every pair, found exactly, without comparing all pairs.

The shingles of all texts are put in order, a part of the range of hashes at a time; texts that stand behind one shingle
share it. What each pair shares is added up for rare shingles only: a pair whose containment is high enough has enough of
those, or else common ones are a large part of the smaller text, and such texts are looked at one by one. The pairs that
may be contained are then counted exactly. Memory is that of the shingles (8 bytes each) and of the pairs that share a
rare one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from constat.linking.origins.shingles import Hashes

_PARTS_BITS = 5
_PARTS = 1 << _PARTS_BITS
_TEXT_BITS = 22
"""Texts are numbered in the low bits of a key, so that one sort puts them in order behind their shingles: up to four
million at once. What is left of the hash is 47 bits with those of the part; a pair that two different shingles would join
by chance is found out when pairs are counted again (see _exact)."""
_TEXT_MASK = (1 << _TEXT_BITS) - 1
_SHINGLE_BITS = 64 - _TEXT_BITS + _PARTS_BITS
_KEPT_FROM = np.uint64(64 - _SHINGLE_BITS)
"""Bits of a shingle that are not looked at when it is put in order."""
_RARE = 6
"""Texts up to which the pairs behind a shingle are all written down: what stands in more of them is a phrase."""
_FEWEST_EVENTS = 1_000_000
"""Pairs held at least before they are added up."""
_AT_ONCE = 1_000_000
"""Pairs made at once."""

Counts = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts by their numbers, what they share, and the containment of the smaller in the larger."""

    one: int
    two: int
    shared: int
    containment: float


@dataclass(slots=True)
class ShingleSets:
    """The shingles of texts, in parts of their range; texts are numbered in the order in which they are added."""

    sizes: list[int] = field(default_factory=list)
    _sets: list[Hashes] = field(default_factory=list)
    _edges: list[npt.NDArray[np.int32]] = field(default_factory=list)
    """For each text where each part of the range begins in its shingles."""

    def add(self, shingles: Hashes) -> int:
        """Add a text by its distinct shingles, sorted; returns its number."""
        number = len(self.sizes)
        if number >> _TEXT_BITS:
            raise ValueError(f"no more than {1 << _TEXT_BITS:,} texts can be compared at once")
        self.sizes.append(len(shingles))
        self._sets.append(shingles)
        self._edges.append(np.searchsorted(shingles, _EDGES).astype(np.int32))
        return number

    def pairs(self, *, least: float = 0.5, most_texts: int = 200) -> list[Pair]:
        """All pairs whose containment is at least so much, in order.

        Shingles that stand in more than most_texts texts are passed over: they are what everybody writes.
        """
        ordered = _Ordered(self, most_texts)
        sizes = np.array(self.sizes, np.int64)
        codes, counts = ordered.rare_pairs()
        found: set[tuple[int, int]] = set()
        for start in range(0, len(codes), _AT_ONCE):
            some = codes[start : start + _AT_ONCE]
            one, two = some >> _TEXT_BITS, some & _TEXT_MASK
            most = counts[start : start + _AT_ONCE] + np.minimum(ordered.common[one], ordered.common[two])
            likely = most >= np.maximum(1, least * np.minimum(sizes[one], sizes[two]))
            found |= set(zip(one[likely].tolist(), two[likely].tolist(), strict=True))
        del codes, counts
        found |= ordered.common_pairs(sizes, least)
        exact = (self._exact(first, second, ordered.everybodys) for first, second in sorted(found))
        return [pair for pair in exact if pair.shared and pair.containment >= least]

    def _exact(self, one: int, two: int, everybodys: Hashes) -> Pair:
        both = np.intersect1d(self._sets[one], self._sets[two], assume_unique=True)
        shared = len(both) - int(np.isin(both >> _KEPT_FROM, everybodys, assume_unique=False).sum())
        return Pair(one, two, shared, shared / min(self.sizes[one], self.sizes[two]))

    def in_part(self, part: int) -> Iterator[Hashes]:
        """The shingles of each text that lie in one part of the range."""
        for shingles, edges in zip(self._sets, self._edges, strict=True):
            yield shingles[edges[part] : edges[part + 1]]


class _Ordered:
    """All shingles in order: the pairs that share rare ones, and the texts behind each common one."""

    def __init__(self, sets: ShingleSets, most_texts: int) -> None:
        self._sets = sets
        self._most_texts = most_texts
        self.common = np.zeros(len(sets.sizes), np.int64)
        """For each text how many of its shingles are common: in more than RARE texts, and in no more than most_texts."""
        self.everybodys: Hashes = np.zeros(0, np.uint64)
        """The shingles that stand in more texts than that, by the bits that are looked at."""
        self._members: list[Counts] = []
        """The texts behind each common shingle."""

    def rare_pairs(self) -> tuple[Counts, Counts]:
        """How many rare shingles each pair shares, by the pair's code; added up whenever enough is at hand to be worth it."""
        codes, counts = _empty(), _empty()
        waiting: list[Counts] = []
        events = 0
        for part in range(_PARTS):
            for shared in self._in_part(part):
                waiting.append(shared)
                events += len(shared)
                if events >= max(_FEWEST_EVENTS, len(codes) // 4):
                    codes, counts = _added(codes, counts, waiting)
                    waiting, events = [], 0
        return _added(codes, counts, waiting)

    def _in_part(self, part: int) -> Iterator[Counts]:
        pieces = list(self._sets.in_part(part))
        lengths = [len(piece) for piece in pieces]
        if not any(lengths):
            return
        keys = np.concatenate(pieces) << np.uint64(_PARTS_BITS) >> np.uint64(_TEXT_BITS) << np.uint64(_TEXT_BITS)
        keys |= np.repeat(np.arange(len(pieces), dtype=np.uint64), lengths)
        keys.sort()
        hashes = keys >> np.uint64(_TEXT_BITS)
        begins = np.flatnonzero(np.concatenate(([True], hashes[1:] != hashes[:-1])))
        runs = np.diff(np.concatenate((begins, [len(hashes)])))
        texts = (keys & np.uint64(_TEXT_MASK)).astype(np.int64)
        self._note_frequent(part, hashes, texts, begins, runs)
        for length in range(2, min(_RARE, self._most_texts) + 1):
            yield from _pairs_of_runs(texts, begins[runs == length], length)

    def _note_frequent(self, part: int, hashes: Hashes, texts: Counts, begins: Counts, runs: Counts) -> None:
        too_many = runs > self._most_texts
        whole = hashes[begins[too_many]] | np.uint64(part << (_SHINGLE_BITS - _PARTS_BITS))
        self.everybodys = np.concatenate((self.everybodys, whole))
        for begin, length in zip(begins[(runs > _RARE) & ~too_many], runs[(runs > _RARE) & ~too_many], strict=True):
            members = texts[begin : begin + length].copy()  # a view would keep the whole part in memory
            self.common[members] += 1
            self._members.append(members)

    def common_pairs(self, sizes: Counts, least: float) -> set[tuple[int, int]]:
        """Pairs whose common shingles alone make up enough of one of the two: of texts that are half made of phrases."""
        made_of_phrases = self.common >= np.maximum(1, least * sizes)
        behind: dict[int, list[Counts]] = {int(text): [] for text in np.flatnonzero(made_of_phrases)}
        for members in self._members:
            for text in members[made_of_phrases[members]]:
                behind[int(text)].append(members)
        found: set[tuple[int, int]] = set()
        for text, lists in behind.items():
            others, counts = np.unique(np.concatenate(lists), return_counts=True)
            enough = (counts >= np.maximum(1, least * np.minimum(sizes[others], sizes[text]))) & (others != text)
            found |= {(min(text, int(other)), max(text, int(other))) for other in others[enough]}
        return found


def _pairs_of_runs(texts: Counts, begins: Counts, length: int) -> Iterator[Counts]:
    first, second = np.triu_indices(length, 1)
    at_once = max(1, _AT_ONCE // len(first))
    for start in range(0, len(begins), at_once):
        rows = texts[begins[start : start + at_once, None] + np.arange(length)]
        yield ((rows[:, first] << _TEXT_BITS) | rows[:, second]).ravel()


def _added(codes: Counts, counts: Counts, events: list[Counts]) -> tuple[Counts, Counts]:
    """The counts with those of more events, one for each time a code stands there."""
    if not events:
        return codes, counts
    more = np.concatenate(events)
    more.sort()
    begins = np.flatnonzero(np.concatenate(([True], more[1:] != more[:-1])))
    new_codes, new_counts = more[begins], np.diff(np.concatenate((begins, [len(more)])))
    every = np.concatenate((codes, new_codes))
    order = np.argsort(every, kind="stable")
    every, sums = every[order], np.concatenate((counts, new_counts))[order]
    begins = np.flatnonzero(np.concatenate(([True], every[1:] != every[:-1])))
    return every[begins], np.add.reduceat(sums, begins)


def _empty() -> Counts:
    return np.zeros(0, np.int64)


_EDGES = np.concatenate((np.arange(_PARTS, dtype=np.uint64) << np.uint64(64 - _PARTS_BITS), [np.uint64(0xFFFFFFFFFFFFFFFF)]))


def contained_pairs(shingle_sets: Iterable[Hashes], *, least: float = 0.5, most_texts: int = 200) -> list[Pair]:
    """All pairs of texts, given by their distinct sorted shingles, of which one contains so much of the other."""
    sets = ShingleSets()
    for shingles in shingle_sets:
        sets.add(shingles)
    return sets.pairs(least=least, most_texts=most_texts)
