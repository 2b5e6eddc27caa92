"""Which of many texts contain which: every pair, found exactly, without comparing all pairs.

The shingles of all texts are put in order, a part of the range of hashes at a time; texts that stand behind one
shingle share it; what each pair shares is added up. The containment of a pair is what it shares over the number of
shingles of the smaller text. Memory is that of the shingles (8 bytes each) and of one part in order.
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
_MOST_EVENTS = 1_000_000
"""Pairs held at once before they are added up: bounds memory where many texts share a shingle."""

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
        codes, counts = self._counted(most_texts)
        sizes = np.array(self.sizes, np.int64)
        one, two = codes >> _TEXT_BITS, codes & ((1 << _TEXT_BITS) - 1)
        smaller = np.minimum(sizes[one], sizes[two]) if len(codes) else _empty()
        keep = counts >= np.maximum(1, least * smaller)
        found = (
            self._exact(int(first), int(second), int(count))
            for first, second, count in zip(one[keep], two[keep], counts[keep], strict=True)
        )
        return sorted((pair for pair in found if pair.containment >= least), key=lambda pair: (pair.one, pair.two))

    def _exact(self, one: int, two: int, counted: int) -> Pair:
        """The pair with its count never above what the two sets really share."""
        shared = min(counted, len(np.intersect1d(self._sets[one], self._sets[two], assume_unique=True)))
        return Pair(one, two, shared, shared / min(self.sizes[one], self.sizes[two]))

    def _counted(self, most_texts: int) -> tuple[Counts, Counts]:
        """How many shingles each pair shares, by the pair's code: added up whenever a bounded number of events is at hand."""
        codes, counts = _empty(), _empty()
        waiting: list[Counts] = []
        events = 0
        for part in range(_PARTS):
            for shared in self._shared(part, most_texts):
                waiting.append(shared)
                events += len(shared)
                if events >= _MOST_EVENTS:
                    codes, counts = _added(codes, counts, waiting)
                    waiting, events = [], 0
        return _added(codes, counts, waiting)

    def _shared(self, part: int, most_texts: int) -> Iterator[Counts]:
        """The pairs that share a shingle of one part, as codes, once for each shingle they share."""
        pieces = [shingles[edges[part] : edges[part + 1]] for shingles, edges in zip(self._sets, self._edges, strict=True)]
        lengths = [len(piece) for piece in pieces]
        if not any(lengths):
            return
        keys = np.concatenate(pieces) << np.uint64(_PARTS_BITS) >> np.uint64(_TEXT_BITS) << np.uint64(_TEXT_BITS)
        keys |= np.repeat(np.arange(len(pieces), dtype=np.uint64), lengths)
        keys.sort()
        hashes = keys >> np.uint64(_TEXT_BITS)
        begins = np.flatnonzero(np.concatenate(([True], hashes[1:] != hashes[:-1])))
        runs = np.diff(np.concatenate((begins, [len(hashes)])))
        several = (runs >= 2) & (runs <= most_texts)
        begins, runs = begins[several], runs[several]
        texts = (keys & np.uint64((1 << _TEXT_BITS) - 1)).astype(np.int64)
        for length in np.unique(runs):
            yield from _pairs_of_runs(texts, begins[runs == length], int(length))


def _pairs_of_runs(texts: Counts, begins: Counts, length: int) -> Iterator[Counts]:
    first, second = np.triu_indices(length, 1)
    at_once = max(1, _MOST_EVENTS // len(first))
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
