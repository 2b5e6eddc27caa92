"""A folded copy of a text, character for character as long as the text itself.

Rules match the shadow, so that they need know only one apostrophe, one quote mark, one space and lower case;
offsets found in the shadow are offsets in the text. Nothing here may ever change a length.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

_SAME_AS = {
    **dict.fromkeys("‘’‚‛′´`ʼ＇", "'"),
    **dict.fromkeys("“”„‟«»″＂〝〞", '"'),
    **dict.fromkeys("‐‑‒–−﹣－", "-"),
    **dict.fromkeys("\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "),
    "\u200b": " ",
    "\ufeff": " ",
    "\u2028": "\n",
    "\u2029": "\n",
    "\x85": "\n",
}
_NON_ASCII = re.compile(r"[^\x00-\x7f]")
_WORD_SPACED = {code: chr(code) if chr(code).isalnum() else " " for code in range(128)}
_NOT_A_WORD = re.compile(r"[^\x00-\x7f\w]|_")


@lru_cache(maxsize=4096)
def _plain(character: str) -> str:
    same = _SAME_AS.get(character)
    if same is not None:
        return same
    base = "".join(part for part in unicodedata.normalize("NFKD", character) if not unicodedata.combining(part))
    return base if len(base) == 1 else character


def straight(text: str) -> str:
    """The text with quote marks, dashes, spaces and accents made plain; capitals stay capitals."""
    if text.isascii():
        return text
    return _NON_ASCII.sub(lambda match: _plain(match.group()), text)


def shadow(text: str) -> str:
    """The text in lower case with quote marks, dashes, spaces and accents made plain."""
    return straight(text).lower()


def spaced(folded: str) -> str:
    """A shadow in which everything but letters and digits is a space, with a space more at either end.

    An offset in it is one more than the offset in the text. A phrase is looked up in it with a space at either
    end, which is a test for whole words at no cost; two words never match over a full stop or a line's end,
    since at least two spaces stand there.
    """
    # Signs beyond ASCII go first: what is left of a text is then ASCII, as a rule, and that is translated ten times as fast.
    words = folded if folded.isascii() else _NOT_A_WORD.sub(" ", folded)
    return f" {words.translate(_WORD_SPACED)} "


@dataclass(slots=True)
class Copies:
    """A text's copies in which rules look: plain keeps its capitals, folded is its shadow, in phrases phrases are looked up."""

    plain: str
    folded: str
    phrases: str


def copies_of(text: str) -> Copies:
    """Make all copies of a text at once."""
    plain = straight(text)
    # "İ" is the one letter whose small form is longer, and it was made plain before.
    folded = plain.lower()
    return Copies(plain, folded, spaced(folded))


_LINES_KEPT = {**_WORD_SPACED, ord("\n"): "\n"}


def fold_all(phrases: Sequence[str]) -> list[tuple[str, ...]]:
    """How each of many phrases is looked up in a spaced shadow; a phrase with nothing to look up has no way.

    The first way has single spaces. Where an abbreviation's full stop leaves two ("St. Omer"), the second has both.
    """
    folded = shadow("\n".join(phrase.replace("\n", " ") for phrase in phrases))
    folded = (folded if folded.isascii() else _NOT_A_WORD.sub(" ", folded)).translate(_LINES_KEPT)
    ways: list[tuple[str, ...]] = []
    for phrase, line in zip(phrases, folded.split("\n") if phrases else (), strict=True):
        written = line.strip()
        words = " ".join(written.split()) if "  " in written else written
        ways.append(() if not words else (words, written) if ". " in phrase else (words,))
    return ways
