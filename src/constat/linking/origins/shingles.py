"""Runs of words as numbers, worked out for a whole text at once.

A shingle is a run of LENGTH words (letters and digits, in lower case) hashed to 64 bits. The hash of a word is a
polynomial over its characters, taken from running sums, so that no step runs word by word in Python; what one text
costs is a dozen passes over an array of its characters.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

Hashes = npt.NDArray[np.uint64]
Places = npt.NDArray[np.int64]

LENGTH = 5
"""Words in a shingle: what the field uses for news; runs of four turn up by chance, of seven miss light edits."""

_BASE = 0x9E3779B97F4A7C15
"""Any odd number with well mixed bits: odd, so that its powers can be undone modulo 2**64."""
_INVERSE = pow(_BASE, -1, 1 << 64)
_ALL = (1 << 64) - 1


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text: a hash of each, and where it begins and ends, in characters."""

    hashes: Hashes
    starts: Places
    ends: Places


def words_of(text: str) -> Words:
    """The words of a text, in order."""
    lower = _lowered(text)
    size = len(lower)
    if lower.isascii():
        codes = np.frombuffer(lower.encode(), np.uint8)
        values, word = _ASCII_VALUES[codes], _ASCII_WORDS[codes]
    else:
        wide = np.frombuffer(lower.encode("utf-32-le", "surrogatepass"), np.uint32)
        values, word = wide.astype(np.uint64) + np.uint64(1), _is_word(wide)
    inside = np.zeros(size + 2, np.int8)
    inside[1:-1] = word
    edges = np.flatnonzero(inside[1:] != inside[:-1])
    starts, ends = edges[0::2], edges[1::2]
    powers, inverses = _powers(_room(size))
    values *= powers[:size]
    sums = np.zeros(size + 1, np.uint64)
    np.cumsum(values, out=sums[1:])
    return Words(_mixed((sums[ends] - sums[starts]) * inverses[starts]), starts, ends)


def shingles_of(words: Words, length: int = LENGTH) -> Hashes:
    """A hash for each run of so many words, in order; none where there are fewer words."""
    hashes = words.hashes
    count = len(hashes) - length + 1
    if count <= 0:
        return np.zeros(0, np.uint64)
    total = np.zeros(count, np.uint64)
    for step in range(length):
        total += hashes[step : step + count] * np.uint64(pow(_BASE, 2 * step + 1, 1 << 64))
    return _mixed(total)


def shingle_set(text: str) -> Hashes:
    """The distinct shingles of a text, sorted."""
    return distinct(shingles_of(words_of(text)))


def distinct(hashes: Hashes) -> Hashes:
    """The distinct ones, sorted (several times as fast as numpy's own for arrays of a text's size)."""
    ordered = np.sort(hashes)
    return ordered[np.concatenate(([True], ordered[1:] != ordered[:-1]))] if len(ordered) else ordered


def _lowered(text: str) -> str:
    """Lower case, character for character: the few whose lower case is longer stay as they are, so that places hold."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := character.lower()) == 1 else character for character in text)


def _is_word(codes: npt.NDArray[np.uint32]) -> npt.NDArray[np.bool_]:
    table = _word_table()
    if not len(codes) or int(codes.max()) < len(table):
        return table[codes]
    small = np.minimum(codes, len(table) - 1)
    found = table[small]
    for place in np.flatnonzero(codes >= len(table)):
        found[place] = chr(codes[place]).isalnum()
    return found


_ASCII_WORDS = np.array([chr(code).isalnum() or chr(code) == "_" for code in range(128)], np.bool_)
_ASCII_VALUES = np.arange(1, 129, dtype=np.uint64)


@cache
def _word_table() -> npt.NDArray[np.bool_]:
    return np.array([chr(code).isalnum() or code == 0x5F for code in range(0x3000)], np.bool_)


def _room(size: int) -> int:
    """A power of two that a text's size fits in, so that few tables of powers are made."""
    return max(1 << 14, 1 << max(size - 1, 1).bit_length())


@cache
def _powers(size: int) -> tuple[Hashes, Hashes]:
    """The powers of the base and of its inverse, modulo 2**64."""
    return _power_table(_BASE, size), _power_table(_INVERSE, size)


def _power_table(base: int, size: int) -> Hashes:
    table = np.ones(size, np.uint64)
    done, power = 1, base
    while done < size:
        step = min(done, size - done)
        np.multiply(table[:step], np.uint64(power), out=table[done : done + step])
        done += step
        power = power * power & _ALL
    return table


def _mixed(values: Hashes) -> Hashes:
    """Spread each value over all 64 bits (the finaliser of SplitMix64, Steele et al., 2014)."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))
