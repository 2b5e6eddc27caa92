"""Times that begin with an article: "the first six months of 2021", "the year to September", "the same day"."""

from __future__ import annotations

from datetime import date

from constat.model.period import Period
from constat.reading.english import times as english
from constat.reading.report_calendar import DAY, part_of_period
from constat.reading.time_dates import year_to
from constat.reading.time_marks import Found, TimeKind
from constat.reading.time_reader import Rule, TimeReader
from constat.reading.time_relative import nearest_weekend, opening_of, stretch


def after_article(reader: TimeReader, index: int) -> Found | None:
    """Such as "the first six months of 2021", "the year to September", "the same day", "the weekend", "the 24th"."""
    after = reader.words[index + 1]
    rule = _AFTER_ARTICLE.get(after)
    if rule is not None:
        return rule(reader, index)
    return _day_of_month(reader, index) if after[:1].isdigit() else None


def _year(reader: TimeReader, index: int) -> Found | None:
    """Such as "the year before", "the year to September"."""
    after = reader.word(index + 2)
    if after == "before":
        return Found(index + 3, TimeKind.VAGUE, None)
    return year_to(reader, index + 3) if after in ("to", "ending", "ended", "until") else None


def _previous(reader: TimeReader, index: int) -> Found | None:
    """Such as "the previous year", "the previous day"."""
    return Found(index + 3, TimeKind.VAGUE, None) if reader.word(index + 2) == "year" else the_day(reader, index)


def _weekend(reader: TimeReader, index: int) -> Found | None:
    return Found(index + 2, TimeKind.RELATIVE, nearest_weekend(reader, index))


def _opening(reader: TimeReader, index: int) -> Found | None:
    """Such as "the start of the year"."""
    found = opening_of(reader, index)
    return None if found is None else Found(found.end, TimeKind.RELATIVE, found.period)


def _day_of_month(reader: TimeReader, index: int) -> Found | None:
    """Such as "on the 24th"."""
    at = index + 1
    day = reader.day_number(at)
    if (
        day is not None
        and day[1] == at + 2
        and reader.word(day[1]) != "of"
        and reader.month_at(day[1], beside_number=True) is None
        and reader.word(index - 1) == "on"
    ):
        return Found(day[1], TimeKind.DAY, reader.calendar.day_of_month(day[0]))
    return None


def _small_hours(reader: TimeReader, index: int) -> Found | None:
    """Such as "the early hours of Friday"; of the report's day where none is named."""
    if reader.word(index + 2) != "hours":
        return None
    end = index + 3
    if reader.word(end) == "of":
        found = reader.any_time(end + 1)
        if found is not None and found.kind in (TimeKind.DAY, TimeKind.WEEKDAY, TimeKind.NOW, TimeKind.RELATIVE):
            return found
    return Found(end, TimeKind.NOW, reader.calendar.today())


def the_day(reader: TimeReader, index: int) -> Found | None:
    """Such as "the same day", "the following morning", "the day before yesterday"."""
    word, after = reader.word(index + 1), reader.word(index + 2)
    if word == "day":
        if after == "before" and reader.word(index + 3) == "yesterday":
            return Found(index + 4, TimeKind.RELATIVE, None if reader.anchor is None else Period.of_day(reader.anchor - 2 * DAY))
        if after in ("before", "after") and reader.word(index + 3) in (",", ".", "\n", "and", "by", "in", "at", "when"):
            return Found(index + 3, TimeKind.ANAPHORIC, None, offset=-1 if after == "before" else 1)
        return None
    if after not in ("day", "night", "morning", "evening", "afternoon"):
        return None
    return Found(index + 3, TimeKind.ANAPHORIC, None, offset={"same": 0, "previous": -1}.get(word, 1))


def part_of(reader: TimeReader, index: int) -> Found | None:
    """Such as "the first six months of 2021", "the first 22 days of this month", "the first half of the year", "the last 24 hours"."""
    at = index + 1
    which = reader.word(at)
    number = reader.number(at + 1)
    count, unit_at = number if number is not None else (1, at + 1)
    unit = reader.word(unit_at)
    if reader.word(unit_at + 1) == "of" and unit in ("months", "month", "days", "weeks", "half", "quarter", "week", "day"):
        outer_at = unit_at + 2
        outer = outer_period(reader, outer_at)
        if outer is not None:
            end, whole = outer
            return Found(end, TimeKind.SPAN, None if whole is None else part_of_period(whole, which, count, unit))
    if which in ("last", "past"):
        return stretch(reader, at)
    return None


def outer_period(reader: TimeReader, index: int) -> tuple[int, Period | None] | None:
    """The year or month that a part is taken of."""
    if reader.word(index) in ("the", "this") and reader.word(index + 1) in ("year", "month"):
        anchor = reader.anchor
        if anchor is None:
            return index + 2, None
        return index + 2, Period.of_year(anchor.year) if reader.word(index + 1) == "year" else Period.of_month(anchor.year, anchor.month)
    found = reader.any_time(index)
    if found is None or found.kind not in (TimeKind.YEAR, TimeKind.MONTH, TimeKind.RELATIVE):
        return None
    return found.end, found.period


def the_season(reader: TimeReader, index: int) -> Found | None:
    """Such as "the summer of 2015", "the end of March"."""
    name = reader.word(index + 1)
    if reader.word(index + 2) == "of":
        found = reader.any_time(index + 3)
        if name in ("end", "middle"):
            if reader.word(index + 3) in ("the", "this") and reader.word(index + 4) in ("year", "month"):
                return Found(
                    index + 5,
                    TimeKind.RELATIVE,
                    None
                    if reader.anchor is None
                    else (
                        Period.of_year(reader.anchor.year)
                        if reader.word(index + 4) == "year"
                        else Period.of_month(reader.anchor.year, reader.anchor.month)
                    ),
                )
            return found if found is not None and found.kind in (TimeKind.MONTH, TimeKind.YEAR, TimeKind.RELATIVE) else None
        if found is not None and found.period is not None and name in english.SEASONS:
            year, first = found.period.first.year, english.SEASONS[name]
            return Found(
                found.end, TimeKind.SPAN, Period(date(year, first, 1), Period.of_month(year + (first == 12), (first + 1) % 12 + 1).last)
            )
    if name in english.SEASONS and name != "fall":
        return Found(
            index + 2,
            TimeKind.RELATIVE,
            reader.calendar.season(name, 0 if reader.anchor is not None and reader.calendar.in_season(name) else -1),
        )
    return None


_AFTER_ARTICLE: dict[str, Rule] = {
    **dict.fromkeys(("same", "following", "next", "day"), the_day),
    "previous": _previous,
    "weekend": _weekend,
    **dict.fromkeys(("first", "second", "third", "fourth", "last", "final", "opening", "past"), part_of),
    "year": _year,
    **dict.fromkeys(("start", "beginning"), _opening),
    **dict.fromkeys(("end", "middle", "summer", "spring", "autumn", "winter", "fall"), the_season),
    **dict.fromkeys(("early", "small"), _small_hours),
}
"""The rule by the word after the article; most articles stand before none of these."""
