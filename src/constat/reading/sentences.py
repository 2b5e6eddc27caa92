"""Where sentences and paragraphs begin and end."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from constat.reading.layout import NOT_READ, Part

_ABBREVIATIONS = frozenset(
    "mr mrs ms dr st sgt lt col gen no nos vs etc approx m mme mlle jan feb mar apr jun jul aug sep sept oct nov dec "
    "mon tue tues wed thu thur thurs fri sat sun prof rev hon insp det supt capt cllr rt maj brig cmdr fr sr jr inc ltd co "
    "dept est fig al cf ed eds pp vol u.s u.k e.u u.n a.m p.m e.g i.e".split()
)
# A full stop, or the like, with the closing marks that belong to it. A stop inside a number or an address is not one,
# since neither white space nor a capital follows; a stop with its space lost ("closed.Police") is one.
_END = re.compile(r"(?P<stop>[.!?…])(?P<close>[\"'”’»)\]]*)(?:\s+(?=[\"'“‘«(\[–—-]{0,3}[A-Z0-9À-Ý£€$\[])|(?=[A-Z][a-z])|(?=[“\"]\s?[A-Z]))")
LONGEST = 600
"""Characters; what goes on for longer is no sentence (a table, a list without stops) and is cut where words end. So the
steps that compare the words of a sentence with each other take time in proportion to the text. In reports, one sentence
in a thousand is longer than 320 characters and none of 1,400 than 400."""
_WORD_BEFORE = re.compile(r"[\w.]*$")


@dataclass(slots=True)
class Sentences:
    """The sentences of a text, as parallel lists: where each begins and ends, and the part it belongs to."""

    starts: list[int]
    ends: list[int]
    parts: list[int]

    def __len__(self) -> int:
        return len(self.starts)

    def at(self, offset: int) -> int:
        """The sentence in which a character stands (the one before it, where it stands between two)."""
        return max(0, bisect_right(self.starts, offset) - 1)


def split_sentences(text: str, parts: list[Part]) -> Sentences:
    """Cut the parts of a text that are read (not its furniture and metadata) into sentences."""
    edges: list[tuple[int, int, int]] = []
    for owner, part in enumerate(parts):
        if part.kind in NOT_READ:
            continue
        begin = part.start
        for match in _END.finditer(text, part.start, part.end):
            if _is_abbreviation(text, match):
                continue
            edges += _cut(text, begin, match.end("close"), owner)
            begin = match.end()
        edges += _cut(text, begin, part.end, owner)
    if not edges and parts:
        # A text of nothing but furniture: one sentence without words, so that every mark has one that it stands outside of.
        edges.append((parts[0].start, parts[0].start, 0))
    return Sentences([start for start, _, _ in edges], [end for _, end, _ in edges], [owner for _, _, owner in edges])


def _cut(text: str, start: int, end: int, owner: int) -> list[tuple[int, int, int]]:
    """A sentence of the part `owner`; one that is too long in pieces that end with a clause, a word, or just so."""
    pieces: list[tuple[int, int, int]] = []
    while end - start > LONGEST:
        reach = start + LONGEST
        at = max(text.rfind(mark, start + LONGEST // 2, reach) for mark in ("; ", ", ", "\n")) + 1
        at = at or text.rfind(" ", start + LONGEST // 2, reach) + 1 or reach
        pieces.append((start, at, owner))
        start = at
    if start < end:
        pieces.append((start, end, owner))
    return pieces


def _is_abbreviation(text: str, match: re.Match[str]) -> bool:
    if match["stop"] != "." or match["close"]:
        return False
    start = match.start()
    found = _WORD_BEFORE.search(text, max(0, start - 12), start)
    word = found.group() if found else ""
    if len(word) == 1 and word.isupper():
        return word != "I"
    if word.lower() in _ABBREVIATIONS:
        # "at 6 p.m. Police said": after a clock time a capital begins a sentence more often than not.
        return word.lower() not in {"a.m", "p.m", "m", "no", "co", "sun", "mar", "est", "ed"} or word in {"M", "No", "Co"}
    return False
