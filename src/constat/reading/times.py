"""Times in a text: the words that tell one, and the days they mean when the report's own date is known."""

from __future__ import annotations

from datetime import date
from itertools import compress, count

from constat.reading.english import times as english
from constat.reading.english.numbers import SMALL_NUMBERS
from constat.reading.time_dates import article, festival, from_digits, month_or_day, twelve_months, units_ago, weekday, weekday_abbreviation
from constat.reading.time_joining import join_times
from constat.reading.time_marks import TimeKind, TimeMark
from constat.reading.time_parts import after_article
from constat.reading.time_reader import Rule, TimeReader
from constat.reading.time_relative import (
    earlier_or_later,
    early_or_late,
    last_unit,
    next_unit,
    recent_times,
    same_point,
    since,
    so_far,
    stretch_after,
    that_unit,
    this_unit,
    today,
    year_to_month,
)
from constat.reading.tokens import Tokens


def mark_times(tokens: Tokens, text: str, anchor: date | None) -> list[TimeMark]:
    """Find every time, in order, none overlapping, resolved against the report's day (anchor)."""
    reader = TimeReader(tokens, text, anchor, _RULES, from_digits)
    marks: list[TimeMark] = []
    reached = 0
    words = tokens.words
    words_that_open = compress(count(), map(_OPENERS.__contains__, words))
    for index in sorted([*tokens.digits, *words_that_open]):
        if index < reached:
            continue
        found = _RULES.get(words[index], from_digits)(reader, index)
        if found is None or found.end <= index:
            continue
        first = index if found.first < 0 else found.first
        if marks and first < marks[-1].last:
            first = index
        marks.append(TimeMark(first, found.end, found.kind, found.period, found.offset))
        reached = found.end
    return join_times(marks, words)


_RULES: dict[str, Rule] = {
    **dict.fromkeys(english.WEEKDAYS, weekday),
    **dict.fromkeys(english.WEEKDAY_ABBREVIATIONS, weekday_abbreviation),
    **dict.fromkeys(english.MONTHS, month_or_day),
    **dict.fromkeys(english.MONTH_ABBREVIATIONS, month_or_day),
    **dict.fromkeys(("today", "yesterday", "tomorrow", "tonight", "overnight"), today),
    **dict.fromkeys(SMALL_NUMBERS, units_ago),
    **dict.fromkeys(("a", "an"), article),
    **dict.fromkeys(sorted({names[0] for names in english.FESTIVALS}), festival),
    **dict.fromkeys(("at", "by"), same_point),
    "this": this_unit,
    "last": last_unit,
    "past": stretch_after,
    "next": next_unit,
    "so": so_far,
    "since": since,
    "the": after_article,
    "early": early_or_late,
    "mid": early_or_late,
    "late": early_or_late,
    "earlier": earlier_or_later,
    "later": earlier_or_later,
    "recent": recent_times,
    "that": that_unit,
    "year": year_to_month,
    "12": twelve_months,
    "twelve": twelve_months,
}
_OPENERS = frozenset(word for word in _RULES if not word.isdigit())


__all__ = ["TimeKind", "TimeMark", "mark_times"]
