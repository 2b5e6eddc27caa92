"""Numbers that go on with what was counted before: "26,000 last year, against 33,000 in 2022", "In 2021 it was 61"."""

from __future__ import annotations

from constat.reading.counted import Counted
from constat.reading.english import continued as english
from constat.reading.leads import lead_before

_FARTHEST = 14
"""How many words may stand between a number and the one that it is compared with."""


def is_compared(words: list[str], before: Counted, counted: Counted) -> bool:
    """Whether a number without a noun is compared with the figure before it in its sentence."""
    first, last = before.first, before.last
    if counted.senses or counted.stranger or not 0 < counted.first - last <= _FARTHEST:
        return False
    if words[first - 1] in english.CHANGED_FROM and words[counted.first - 1] in english.CHANGED_TO:
        return True
    return _follows(words, counted.first, last, english.COMPARES)


def is_added(words: list[str], before: Counted, counted: Counted) -> bool:
    """Whether a number without a noun adds to the figure before it in its sentence: "161 on Monday and another 90 on Tuesday"."""
    if counted.senses or counted.stranger or counted.first - before.last > _FARTHEST or counted.last >= len(words):
        return False
    first, last = counted.first, counted.last
    more = words[last] == "more"
    if not more and english.ADDED.isdisjoint(words[first : counted.mark.core]):
        return False
    follows = words[last + 1] if more and last + 1 < len(words) else words[last]
    return words[first - 1] in english.BEFORE_ADDED and follows in english.AFTER_ADDED


def is_resumed(words: list[str], counted: Counted, floor: int) -> bool:
    """Whether a number without a noun tells of what was counted before; the sentence begins at token floor."""
    return not counted.senses and not counted.stranger and _follows(words, counted.first, floor, english.RESUMES)


def _follows(words: list[str], at: int, floor: int, phrases: frozenset[tuple[str, ...]]) -> bool:
    return lead_before(words, at, floor, phrases, english.LONGEST, english.BETWEEN)[0]
