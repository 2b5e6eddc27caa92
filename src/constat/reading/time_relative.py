"""Times counted from the report's day: "this week", "last Friday", "so far this year", "since 2019"."""

from __future__ import annotations

from constat.model.period import Period
from constat.reading.english import times as english
from constat.reading.report_calendar import DAY, shift_years
from constat.reading.time_dates import month_or_day, weekday, year_to
from constat.reading.time_marks import Found, TimeKind
from constat.reading.time_reader import TimeReader


def today(reader: TimeReader, index: int) -> Found | None:
    """Such as "today", "yesterday morning", "tomorrow", "overnight"."""
    word = reader.words[index]
    end = index + 1 + (reader.word(index + 1) == "'s")
    days = {"yesterday": -1, "tomorrow": 1}.get(word, 0)
    kind = TimeKind.RELATIVE if days else TimeKind.NOW
    return Found(reader.after_day_part(end), kind, None if reader.anchor is None else Period.of_day(reader.anchor + days * DAY))


def this_unit(reader: TimeReader, index: int) -> Found | None:
    """Such as "this morning", "this week", "this year", "this summer", "this Friday"."""
    at = index + 1
    after = reader.word(at)
    if after in ("past", "last", "coming"):
        return last_unit(reader, at) if after != "coming" else next_unit(reader, at)
    if after in english.DAY_PARTS:
        return Found(at + 1, TimeKind.NOW, reader.calendar.today())
    if after in english.WEEKDAYS:
        return weekday(reader, at, "this")
    if after in english.MONTHS and reader.is_capital(at):
        return month_or_day(reader, at)
    end = at + 1 + (reader.word(at + 1) == "'s")
    if after in ("week", "month", "year", "weekend"):
        period = reader.calendar.current(after, ahead=reader.ahead(index) or reader.word(index - 1) == "later")
        return Found(end, TimeKind.RUNNING if after != "weekend" else TimeKind.RELATIVE, period)
    if after in english.SEASONS:
        return Found(end, TimeKind.RELATIVE, reader.calendar.season(after, 0))
    return None


def last_unit(reader: TimeReader, index: int) -> Found | None:
    """Such as "last week", "last Friday", "the last 24 hours", "last night", "last summer"."""
    at = index + 1
    after = reader.word(at)
    end = at + 1 + (reader.word(at + 1) == "'s")
    if after in ("night", "evening"):
        return Found(end, TimeKind.RELATIVE, None if reader.anchor is None else Period.of_day(reader.anchor - DAY))
    if after in english.WEEKDAYS:
        return weekday(reader, at, "last")
    if after in english.MONTHS and reader.is_capital(at):
        month = english.MONTHS[after]
        if reader.anchor is None:
            return Found(end, TimeKind.MONTH, None)
        year = reader.anchor.year - (month >= reader.anchor.month)
        return Found(end, TimeKind.MONTH, Period.of_month(year, month))
    if after in english.SEASONS:
        return Found(end, TimeKind.RELATIVE, reader.calendar.season(after, -1))
    if after in ("week", "month", "year", "weekend") and reader.word(index - 1) not in ("the", "past"):
        return Found(end, TimeKind.RELATIVE, reader.calendar.previous(after))
    return stretch(reader, index)


def next_unit(reader: TimeReader, index: int) -> Found | None:
    """Such as "next week", "next Friday", "the next three days"."""
    at = index + 1
    after = reader.word(at)
    anchor = reader.anchor
    end = at + 1 + (reader.word(at + 1) == "'s")
    if after == "day" and reader.word(index - 1) == "the":
        return Found(end, TimeKind.ANAPHORIC, None, offset=1, first=index - 1)
    if after in english.WEEKDAYS:
        return weekday(reader, at, "next")
    if after in english.MONTHS and reader.is_capital(at):
        month = english.MONTHS[after]
        return Found(end, TimeKind.MONTH, None if anchor is None else Period.of_month(anchor.year + (month <= anchor.month), month))
    if after in english.SEASONS:
        return Found(end, TimeKind.RELATIVE, reader.calendar.season(after, 1))
    if after in ("week", "month", "year", "weekend"):
        return Found(end, TimeKind.RELATIVE, reader.calendar.following(after))
    number = reader.number(at)
    if number is not None and reader.word(number[1]) in english.UNITS:
        return Found(number[1] + 1, TimeKind.SPAN, reader.calendar.stretch_ahead(number[0], english.UNITS[reader.word(number[1])]))
    if after == "few" and reader.word(at + 1) in english.UNITS:
        return Found(at + 2, TimeKind.VAGUE, None)
    return None


def so_far(reader: TimeReader, index: int) -> Found | None:
    """Such as "so far this year", "so far in 2021", "so far"."""
    if reader.word(index + 1) != "far":
        return None
    at = index + 2
    if reader.word(at) == "in":
        year = reader.year_at(at + 1)
        if year is not None:
            return Found(at + 2, TimeKind.RUNNING, reader.calendar.to_anchor(Period.of_year(year)))
        if reader.month_at(at + 1) is not None:
            found = month_or_day(reader, at + 1)
            return None if found is None else Found(found.end, TimeKind.RUNNING, reader.calendar.to_anchor(found.period))
    if reader.word(at) == "this":
        return this_unit(reader, at)
    return None


def since(reader: TimeReader, index: int) -> Found | None:
    """Such as "since 2019", "since the start of the year", "since Monday": up to the report's day."""
    at = index + 1
    if reader.word(at) in ("at", "around", "about", "early", "late", "mid"):
        at += 1 + (reader.word(at + 1) in ("least", "-"))
    opened = opening_of(reader, at)
    if opened is None and reader.word(at) in ("the", "last") and reader.word(at) == "the":
        return None
    found = opened or reader.any_time(at)
    if found is None or found.kind in (TimeKind.VAGUE, TimeKind.ANAPHORIC):
        return None
    return Found(found.end, TimeKind.RUNNING, reader.calendar.to_anchor(found.period))


def opening_of(reader: TimeReader, index: int) -> Found | None:
    """Such as "the start of the year", "the beginning of 2019", "the beginning of the week"."""
    at = index + (reader.word(index) == "the")
    if reader.word(at) not in ("start", "beginning", "turn", "onset") or reader.word(at + 1) != "of":
        return None
    at += 2
    if reader.word(at) in ("the", "this") and reader.word(at + 1) in ("year", "month", "week"):
        return Found(at + 2, TimeKind.RELATIVE, reader.calendar.current(reader.word(at + 1), ahead=False))
    return reader.any_time(at)


def earlier_or_later(reader: TimeReader, index: int) -> Found | None:
    """Such as "earlier this month", "later this year", "earlier in the day"."""
    if reader.word(index + 1) in ("this", "today", "last", "in"):
        if reader.word(index + 1) == "in":
            if reader.word(index + 2) == "the" and reader.word(index + 3) in ("day", "week", "month", "year"):
                unit = reader.word(index + 3)
                return Found(
                    index + 4,
                    TimeKind.RELATIVE,
                    reader.calendar.today() if unit == "day" else reader.calendar.current(unit, ahead=reader.words[index] == "later"),
                )
            return reader.any_time(index + 2)
        found = reader.any_time(index + 1)
        if (
            found is not None
            and reader.words[index] == "later"
            and reader.word(index + 1) == "this"
            and reader.word(index + 2) in ("week", "month", "year")
        ):
            return Found(found.end, TimeKind.RELATIVE, reader.calendar.current(reader.word(index + 2), ahead=True))
        return found
    return None


def early_or_late(reader: TimeReader, index: int) -> Found | None:
    """Such as "early September", "mid-August", "late 2016"."""
    at = index + 1 + (reader.word(index + 1) in ("-", "in"))
    if reader.word(at) == "this" or reader.word(at) in english.WEEKDAYS or reader.word(at) in ("today", "yesterday"):
        found = reader.any_time(at)
        return None if found is None else Found(found.end, found.kind, found.period)
    if reader.word(at) in english.MONTHS or reader.year_at(at) is not None:
        return reader.any_time(at)
    if reader.words[index] == "early" and reader.word(at) == "hours":
        return None
    return None


def recent_times(reader: TimeReader, index: int) -> Found | None:
    """Such as "recent weeks"."""
    if reader.word(index + 1) in ("days", "weeks", "months", "years", "times"):
        return Found(index + 2, TimeKind.VAGUE, None)
    return None


def that_unit(reader: TimeReader, index: int) -> Found | None:
    """Such as "that day", "that year"."""
    if reader.word(index + 1) in ("day", "night", "morning", "evening", "afternoon"):
        return Found(index + 2, TimeKind.ANAPHORIC, None, offset=0)
    if reader.word(index + 1) in ("year", "month", "week"):
        return Found(index + 2, TimeKind.VAGUE, None)
    return None


def stretch_after(reader: TimeReader, index: int) -> Found | None:
    """Such as "past three days"."""
    return stretch(reader, index)


def year_to_month(reader: TimeReader, index: int) -> Found | None:
    """Such as "year to September 2021", "year to date", "the year so far", "a total of 12,000 for the year"."""
    following = [reader.word(index + 1), reader.word(index + 2)]
    leads_on = following[0] in ("to", "ending", "ended")
    if following == ["so", "far"] or (leads_on and following[1] == "date"):
        return Found(index + 3, TimeKind.RUNNING, reader.calendar.current("year", ahead=False))
    if [reader.word(index - 2), reader.word(index - 1)] == ["for", "the"] and not following[0].isalpha() and not reader.ahead(index):
        return Found(index + 1, TimeKind.RUNNING, reader.calendar.current("year", ahead=False))
    return year_to(reader, index + 2) if leads_on else None


def stretch(reader: TimeReader, index: int) -> Found | None:
    """Such as "the last 24 hours", "past three days", "past week": a stretch up to the report's day."""
    at = index + 1
    number = reader.number(at)
    value, unit_at = number if number is not None and reader.word(number[1]) in english.UNITS else (1, at)
    unit = english.UNITS.get(reader.word(unit_at))
    if unit is None:
        few = reader.word(at) in ("few", "several", "couple", "recent") and english.UNITS.get(
            reader.word(at + 1 + (reader.word(at + 1) == "of"))
        )
        return Found(at + 2 + (reader.word(at + 1) == "of"), TimeKind.VAGUE, None) if few else None
    if reader.word(unit_at) in ("minute", "minutes"):
        return None
    if unit in ("weekend", "quarter", "decade"):
        return Found(unit_at + 1, TimeKind.VAGUE, None)
    if reader.word(unit_at) in ("days", "weeks", "months", "years") and unit_at == at:
        return Found(unit_at + 1, TimeKind.VAGUE, None)
    return Found(unit_at + 1, TimeKind.SPAN, reader.calendar.stretch_back(value, unit))


def nearest_weekend(reader: TimeReader, index: int) -> Period | None:
    """The weekend meant by "the weekend": the one on or just past, or the coming one."""
    if reader.ahead(index):
        return reader.calendar.current("weekend", ahead=True)
    return (
        reader.calendar.current("weekend", ahead=False)
        if reader.anchor is not None and reader.anchor.weekday() >= 5
        else reader.calendar.previous("weekend")
    )


def same_point(reader: TimeReader, index: int) -> Found | None:
    """Such as "at this point last year", "by the same date in 2021": that year up to the report's day and month."""
    at = index + 1
    if reader.word(at) == "the" and reader.word(at + 1) == "same":
        at += 1
    if reader.word(at) not in ("this", "same") or reader.word(at + 1) not in english.SAME_POINT:
        return None
    at += 2
    at += reader.word(at) in ("in", "of")
    found = reader.any_time(at)
    if found is None or found.period is None or found.period.days < 365 or reader.anchor is None:
        return None
    years = found.period.first.year - reader.anchor.year
    return Found(found.end, TimeKind.RUNNING, Period(found.period.first, shift_years(Period.of_day(reader.anchor), years).last))
