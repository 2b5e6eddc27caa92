"""Words and marks of a text, with where they stand."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import accumulate
from sys import intern

_ENDINGS = r"'(?:s|t|re|ve|ll|d|m)\b"
_TOKEN = re.compile(rf"([^\W\d_]+|\d+(?:[.,]\d+)*|{_ENDINGS}|\n+|[^\w\s]|_)")
# The same for texts without a letter or digit beyond ASCII, as most are once folded: in two thirds of the time, since no
# character's class is looked up.
_PLAIN_TOKEN = re.compile(rf"([a-z]+|[0-9]+(?:[.,][0-9]+)*|{_ENDINGS}|\n+|[^a-z0-9\s])")
_FOREIGN = re.compile(r"[^\x00-\x7f\W]")


@dataclass(slots=True)
class Tokens:
    """The tokens of a text: parallel lists of the folded words, where each begins and where it ends.

    A number with its separators is one token, letters stuck to it are another ("55m" is two); an ending like
    "'s" is one; a run of line ends is one, "newline"; any other mark stands alone.
    """

    words: list[str]
    starts: list[int]
    ends: list[int]
    digits: list[int] = field(init=False)
    """The tokens that begin with a digit: numbers and dates are looked for there."""

    def __post_init__(self) -> None:
        self.digits = [at for at, word in enumerate(self.words) if word[0].isdigit()]

    def __len__(self) -> int:
        return len(self.words)

    def at(self, offset: int) -> int:
        """The first token that begins at or after the offset."""
        return bisect_left(self.starts, offset)


def tokenise(folded: str) -> Tokens:
    """Cut a shadow into tokens."""
    # Cut at every token, so that what stands between two tokens and the tokens themselves alternate.
    pieces = (_TOKEN if _FOREIGN.search(folded) else _PLAIN_TOKEN).split(folded)
    edges = list(accumulate(map(len, pieces)))
    return Tokens(list(map(_VOCABULARY.__getitem__, pieces[1::2])), edges[:-1:2], edges[1::2])


_MOST_WORDS = 30_000
_LONGEST_WORD = 40
"""Characters; with the number of words that are kept, what bounds the memory that they take."""


class _Vocabulary(dict[str, str]):
    """One copy of every word, since words are looked up many times each and so it is a matter of comparing addresses.

    That is what interning does, but in a table of all names of the program, most of it far from the processor; here a
    word that stood in a report is found near the others. Runs of line ends are one word.
    """

    def __missing__(self, token: str) -> str:
        word = "\n" if token[0] == "\n" else intern(token)
        if len(self) < _MOST_WORDS and len(token) <= _LONGEST_WORD:
            self[token] = word
        return word


_VOCABULARY = _Vocabulary()
