"""Quoted words in a text: where each quotation opens and closes, in every style of quote mark, closed or not."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from constat.reading.layout import NOT_READ, Part


@dataclass(slots=True)
class Quote:
    """A quotation: start..end are the words without the marks, outer_start..outer_end with them.

    part is the index of the part it stands in; closed is false where the mark that ends it is missing, as at the
    end of a paragraph whose quotation goes on in the next.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    part: int
    closed: bool


# A quote mark, or two grave accents: what every mark begins with stands in front, so that the search need try nothing else.
_MARK = re.compile("[\"'“”„‟‘’‚‛«»`](?:(?<!`)|`)")
_DOUBLE_OPEN = frozenset("“„‟«")
_DOUBLE_CLOSE = frozenset("”»")
_SINGLES = frozenset("'‘’‚‛")
_BEFORE_OPEN = frozenset(' \t\n\u00a0\u202f([—–-/:…"“”')
_AFTER_OPEN = frozenset('£€$[(…"“.')
_STRONG_END = frozenset('.,!?…;:-–—)]"”%')
_ELISIONS = re.compile(r"['’‘](?:em|til|tis|twas|cause|n|\d0s|bout)\b", re.IGNORECASE)
_RUNS_ON = 3
"""A mark that nothing closes opens a quotation if at least this many words follow it in its paragraph."""


def find_quotes(text: str, parts: list[Part]) -> list[Quote]:
    """Find the quotations of a text, in order of their openings."""
    quotes: list[Quote] = []
    for index, part in enumerate(parts):
        if part.kind in NOT_READ:
            continue
        running = bool(quotes) and not quotes[-1].closed and quotes[-1].part >= index - 1
        found = _quotes_of_part(text, part, index)
        if running and not found:
            found = _rest_of_running(text, part, index)
        quotes += found
    return quotes


def _rest_of_running(text: str, part: Part, index: int) -> list[Quote]:
    """The last paragraph of a quotation that ran on: it has no opening mark, but the closing one."""
    end = part.end - 1
    if end > part.start and text[end] in "\"'”’" and text[end - 1] in _STRONG_END:
        return [Quote(part.start, end, part.start, part.end, index, closed=True)]
    return []


@dataclass(slots=True)
class _Marks:
    """The quote marks of a part, sorted by what each can do, so that no mark is looked at once for every other."""

    every: list[int] = field(default_factory=list)
    straight: list[int] = field(default_factory=list)
    """what closes a straight double mark"""
    curly: list[int] = field(default_factory=list)
    low: list[int] = field(default_factory=list)
    """what closes the low mark of German"""
    french: list[int] = field(default_factory=list)
    anew: list[int] = field(default_factory=list)
    """curly marks that open a quotation where another should have closed before"""
    single: list[int] = field(default_factory=list)
    weak: list[int] = field(default_factory=list)
    """single marks after an s, which may also be possessives"""
    single_open: list[int] = field(default_factory=list)
    agency: list[int] = field(default_factory=list)
    """the two single marks that close what two grave accents opened"""


def _marks_of(text: str, part: Part) -> _Marks:
    marks = _Marks()
    for match in _MARK.finditer(text, part.start, part.end):
        at, mark = match.start(), match.group()
        marks.every.append(at)
        if mark in _SINGLES:
            if text.startswith("''", at):
                marks.agency.append(at)
            _sort_single(text, at, part, marks)
            continue
        if mark in '"”':
            marks.straight.append(at)
            marks.curly.append(at)
        if mark in "“”":
            marks.low.append(at)
        if mark == "»":
            marks.french.append(at)
        if mark == "“" and at > part.start and text[at - 1].isspace() and text[max(part.start, at - 3) : at].strip()[-1:] in (".", ":", ""):
            marks.anew.append(at)
    return marks


def _sort_single(text: str, at: int, part: Part, marks: _Marks) -> None:
    """Tell a single mark that closes from one that opens, and from the apostrophe of "don't" or "the migrants' journey"."""
    before = text[at - 1] if at > part.start else " "
    after = text[at + 1] if at + 1 < part.end else " "
    if after.isalnum() or before.isspace():
        if before.isspace() and text[at] in "'‘" and after.isalnum() and not _ELISIONS.match(text, at):
            marks.single_open.append(at)
        if not (after.isupper() and before in ".!?,"):
            return
    if before in "nN" and at - 2 >= part.start and text[at - 2] in _SINGLES:
        return  # "rock 'n' roll"
    possessive = before in "sS" and after.isspace() and text[at + 2 : at + 3].islower()
    (marks.weak if possessive else marks.single).append(at)


def _quotes_of_part(text: str, part: Part, index: int) -> list[Quote]:
    if _MARK.search(text, part.start, part.end) is None:
        return []
    marks = _marks_of(text, part)
    quotes = []
    past = part.start
    for at in marks.every:
        if at < past or not _opens(text, at, part):
            continue
        width = 2 if text[at] == "`" else 1
        end = _closing(text, marks, at)
        if end is None:
            if _may_run_on(text, at, part):
                quotes.append(Quote(at + width, part.end, at, part.end, index, closed=False))
                break
            continue
        inner = _inner(text, marks, at, end, part)
        if inner is not None and _may_run_on(text, at, part):
            quotes += _nested(text, at, inner, end, part, index)
            break
        if end > at + width:
            quotes.append(Quote(at + width, end, at, end + width, index, closed=True))
        past = end + width
    return [_trimmed(text, quote) for quote in quotes if text[quote.start : quote.end].strip()]


def _inner(text: str, marks: _Marks, at: int, end: int, part: Part) -> int | None:
    """The mark that opens a quotation inside another in the same single curly marks, if one does."""
    if text[at] != "‘":
        return None
    place = bisect_right(marks.every, at)
    while place < len(marks.every) and marks.every[place] < end:
        if text[marks.every[place]] == "‘" and _opens(text, marks.every[place], part):
            return marks.every[place]
        place += 1
    return None


def _nested(text: str, at: int, inner: int, end: int, part: Part, index: int) -> list[Quote]:
    """A quotation inside another in the same marks, where the outer one runs to the paragraph's end."""
    closed = text[part.end - 1] in "’'" and part.end - 1 > end
    outer = Quote(at + 1, part.end - closed, at, part.end, index, closed=closed)
    return [outer, Quote(inner + 1, end, inner, end + 1, index, closed=True)]


def _trimmed(text: str, quote: Quote) -> Quote:
    words = text[quote.start : quote.end]
    start = quote.start + len(words) - len(words.lstrip())
    return Quote(start, start + len(words.strip()), quote.outer_start, quote.outer_end, quote.part, quote.closed)


def _opens(text: str, at: int, part: Part) -> bool:
    mark = text[at]
    after = text[at + 1] if at + 1 < part.end else " "
    before = text[at - 1] if at > part.start else " "
    if mark in _DOUBLE_OPEN or mark == "`":
        return True
    if mark in _DOUBLE_CLOSE:
        return False
    if mark == '"':
        return before in _BEFORE_OPEN or not after.isspace()
    if mark in ("’", "‛"):
        # Used for opening only by mistake, at a line's start.
        return at == part.start and after.isupper() and text.find("’", at + 2, part.end) > 0
    if not (after.isalnum() or after in _AFTER_OPEN) or _ELISIONS.match(text, at):
        return False
    return before in _BEFORE_OPEN or mark == "‘"


def _closing(text: str, marks: _Marks, at: int) -> int | None:
    """The mark that closes the quotation opened at an offset."""
    mark = text[at]
    if mark == "`":
        return _next(marks.agency, at)
    if mark in _SINGLES:
        return _closing_single(marks, at)
    if mark == '"':
        return _next(marks.straight, at)
    if mark == "«":
        return _next(marks.french, at)
    if mark == "„":
        return _next(marks.low, at)
    end, anew = _next(marks.curly, at), _next(marks.anew, at)
    return None if anew is not None and (end is None or anew < end) else end


def _next(places: list[int], at: int) -> int | None:
    place = bisect_right(places, at)
    return places[place] if place < len(places) else None


def _closing_single(marks: _Marks, at: int) -> int | None:
    """The first mark that can only close; or one after an s, where nothing better comes before another quotation opens."""
    strong, weak = _next(marks.single, at), _next(marks.weak, at)
    if weak is None or (strong is not None and strong < weak):
        return strong
    opened = _next(marks.single_open, weak)
    return weak if strong is None or (opened is not None and opened < strong) else strong


def _may_run_on(text: str, at: int, part: Part) -> bool:
    """Whether an unclosed mark opens words that run to the paragraph's end."""
    if text[at] in "'‘’" and at > part.start:
        before = text[max(part.start, at - 2) : at].strip()[-1:]
        if before not in (":", ",") and not (before in (".", "!", "?") and text[at + 1 : at + 2].isupper()):
            return False
    return len(text[at + 1 : min(part.end, at + 200)].split()) >= _RUNS_ON
