"""Words and marks of a text, with where they stand."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import accumulate
from sys import intern

_TOKEN = re.compile(r"([^\W\d_]+|\d+(?:[.,]\d+)*|'(?:s|t|re|ve|ll|d|m)\b|\n+|[^\w\s]|_)")


@dataclass(slots=True)
class Tokens:
    """The tokens of a text: parallel lists of the folded words, where each begins and where it ends.

    A number with its separators is one token, letters stuck to it are another ("55m" is two); an ending like
    "'s" is one; a run of line ends is one, "newline"; any other mark stands alone.
    """

    words: list[str]
    starts: list[int]
    ends: list[int]

    def __len__(self) -> int:
        return len(self.words)

    def at(self, offset: int) -> int:
        """The first token that begins at or after the offset."""
        return bisect_left(self.starts, offset)


def tokenise(folded: str) -> Tokens:
    """Cut a shadow into tokens."""
    # Cut at every token, so that what stands between two tokens and the tokens themselves alternate.
    pieces = _TOKEN.split(folded)
    edges = list(accumulate(map(len, pieces)))
    # Words are looked up many times each: one copy of every word makes that a matter of comparing addresses.
    words = ["\n" if word[0] == "\n" else intern(word) for word in pieces[1::2]]
    return Tokens(words, edges[:-1:2], edges[1::2])
