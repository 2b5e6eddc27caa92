"""Times that name a day, weekday, month or year, and so many days ago."""

from __future__ import annotations

from datetime import date, timedelta

from constat.model.period import Period
from constat.reading.english import times as english
from constat.reading.report_calendar import DAY, shift_years
from constat.reading.time_marks import Found, TimeKind
from constat.reading.time_reader import TimeReader


def from_digits(reader: TimeReader, index: int) -> Found | None:
    """Any time that begins with digits."""
    return numeric_date(reader, index) or day_and_month(reader, index) or year_alone(reader, index) or units_ago(reader, index)


def numeric_date(reader: TimeReader, index: int) -> Found | None:
    """Such as "2021-06-04", "04/06/2021"."""
    words = reader.words
    if index + 4 >= len(words) or words[index + 1] != words[index + 3] or words[index + 1] not in "-/.":
        return None
    one, two, three = words[index], words[index + 2], words[index + 4]
    if not (one.isdigit() and two.isdigit() and three.isdigit()):
        return None
    try:
        if len(one) == 4:
            return Found(index + 5, TimeKind.DAY, Period.of_day(date(int(one), int(two), int(three))))
        if len(three) == 4 and words[index + 1] == "/":
            return Found(index + 5, TimeKind.DAY, Period.of_day(date(int(three), int(two), int(one))))
    except ValueError:
        return None
    return None


def day_and_month(reader: TimeReader, index: int) -> Found | None:
    """Such as "4 June 2021", "4th of June", "1-3 September"."""
    day = reader.day_number(index)
    if day is None:
        return None
    first, end = day
    last = None
    if reader.word(end) in ("-", "to", "and"):
        other = reader.day_number(end + 1)
        if other is not None and other[0] > first:
            month_index = other[1] + (reader.word(other[1]) == "of")
            if reader.month_at(month_index, beside_number=True) is not None:
                last, end = other
    end += reader.word(end) == "of"
    month = reader.month_at(end, beside_number=True)
    if month is None or (reader.word(end) == "may" and not reader.is_capital(end)):
        return None
    end += 1
    if reader.word(end) == "." and reader.word(end - 1) in english.MONTH_ABBREVIATIONS:
        end += 1
    year_index = end + (reader.word(end) == ",")
    year = reader.year_at(year_index)
    end = year_index + 1 if year is not None else end
    period = day_of_month_near(reader, year, month, first, index)
    if last is not None and period is not None:
        closing = day_of_month_near(reader, period.first.year, month, last, index)
        period = Period(period.first, closing.last) if closing is not None else period
        return Found(end, TimeKind.SPAN, period)
    return Found(end, TimeKind.DAY, period)


def year_alone(reader: TimeReader, index: int) -> Found | None:
    """Such as "2021", "2022-23", "the 2010s"."""
    year = reader.year_at(index)
    if year is None or year < 1950:
        return None
    end = index + 1
    if reader.word(end) in ("-", "/") and reader.tokens.starts[end] == reader.tokens.ends[index]:
        other = reader.word(end + 1)
        if other.isdigit() and len(other) in (2, 4):
            closing = int(other) if len(other) == 4 else year // 100 * 100 + int(other)
            if year < closing <= year + 30:
                return Found(end + 2, TimeKind.SPAN, Period(date(year, 1, 1), date(closing, 12, 31)))
    if reader.word(end) == "s" and reader.tokens.starts[end] == reader.tokens.ends[index]:
        return Found(end + 1, TimeKind.SPAN, Period(date(year, 1, 1), date(year + 9, 12, 31)))
    after = reader.word(end)
    if reader.word(index - 1) not in english.YEAR_LEADS and (
        after.endswith("s") and after.isalpha() and after not in ("s", "was", "has", "is", "as", "'s")
    ):
        return None
    if reader.word(index - 1) in ("than", "over", "about", "around") or (
        reader.tokens.starts[index] == (reader.tokens.ends[index - 1] if index else -1) and reader.word(index - 1) in "£€$#"
    ):
        return None
    return Found(end, TimeKind.YEAR, Period.of_year(year))


def month_or_day(reader: TimeReader, index: int) -> Found | None:
    """Such as "June 4, 2021", "September 2020", "August"."""
    word = reader.words[index]
    day = reader.day_number(index + 1 + (reader.word(index + 1) == "." and word in english.MONTH_ABBREVIATIONS))
    if day is not None and reader.month_at(index, beside_number=True) is not None and reader.is_capital(index):
        value, end = day
        month = reader.month_at(index, beside_number=True)
        assert month is not None  # just tested
        last = None
        if reader.word(end) in ("-", "to", "and"):
            other = reader.day_number(end + 1)
            if other is not None and other[0] > value and reader.word(other[1]) not in english.MONTHS:
                last, end = other
        comma = reader.word(end) == ","
        year = reader.year_at(end + comma)
        end = end + comma + 1 if year is not None else end
        period = day_of_month_near(reader, year, month, value, index)
        if last is not None and period is not None:
            closing = day_of_month_near(reader, period.first.year, month, last, index)
            return Found(end, TimeKind.SPAN, Period(period.first, closing.last) if closing is not None else period)
        if period is not None or year is None:
            return Found(end, TimeKind.DAY, period)
    year_index = index + 1 + (reader.word(index + 1) in (",", "of"))
    year = reader.year_at(year_index)
    month = reader.month_at(index, beside_number=year is not None)
    if month is None:
        return None
    if year is not None:
        return Found(year_index + 1, TimeKind.MONTH, Period.of_month(year, month))
    if not reader.is_capital(index):
        return None
    guessed = year_of_month(reader, month, index)
    end = index + 1 + (reader.word(index + 1) == "'s")
    return Found(end, TimeKind.MONTH, Period.of_month(guessed, month) if guessed is not None else None)


def units_ago(reader: TimeReader, index: int) -> Found | None:
    """Such as "two weeks ago", "a day earlier", "three days later"."""
    number = reader.number(index)
    if number is None:
        return None
    value, end = number
    unit = english.UNITS.get(reader.word(end))
    if unit is None:
        return None
    after = reader.word(end + 1)
    if (
        after in ("later", "afterwards")
        or (after == "earlier" and value <= 2)
        or (after == "before" and reader.word(end + 2) in (",", ".", ""))
    ):
        days = {"day": 1, "week": 7, "hour": 0}.get(unit)
        if days is not None:
            sign = 1 if after in ("later", "afterwards") else -1
            return Found(end + 2, TimeKind.ANAPHORIC, None, offset=sign * value * days)
        return Found(end + 2, TimeKind.VAGUE, None)
    if after not in ("ago", "earlier"):
        return None
    return Found(end + 2, TimeKind.RELATIVE, reader.calendar.back(value, unit))


def article(reader: TimeReader, index: int) -> Found | None:
    """Such as "a day ago", "a couple of weeks earlier"; most articles stand before no unit of time."""
    after = reader.words[index + 1]
    return units_ago(reader, index) if after in english.UNITS or after == "couple" else None


def weekday(reader: TimeReader, index: int, which: str = "") -> Found | None:
    """Such as "Friday", "Friday night", "Friday 4 June", "Friday last week"."""
    number = english.WEEKDAYS.get(reader.words[index])
    if number is None:
        return None
    end = index + 1
    if reader.word(end) == "'s":
        end += 1
    end = reader.after_day_part(end)
    dated = date_after_weekday(reader, end)
    if dated is not None:
        return dated
    if reader.word(end) == "last" and reader.word(end + 1) == "week":
        which, end = "week before", end + 2
    elif reader.word(end) == "week" and which == "":
        return None
    return Found(end, TimeKind.WEEKDAY, weekday_period(reader, number, which, index))


def date_after_weekday(reader: TimeReader, end: int) -> Found | None:
    """The date that follows a weekday."""
    at = end + (reader.word(end) in (",", "the"))
    if reader.word(at)[:1].isdigit():
        found = day_and_month(reader, at)
        return found if found is not None else numeric_date(reader, at)
    if reader.month_at(at, beside_number=True) is not None:
        found = month_or_day(reader, at)
        return found if found is not None and found.kind is TimeKind.DAY else None
    return None


def weekday_abbreviation(reader: TimeReader, index: int) -> Found | None:
    """Such as "Fri 4 June": an abbreviated weekday counts only beside a date."""
    return date_after_weekday(reader, index + 1 + (reader.word(index + 1) == "."))


def festival(reader: TimeReader, index: int) -> Found | None:
    """Such as "Christmas Day", "Boxing Day": the last one, or the next where the words around put it ahead."""
    for names, (month, day) in english.FESTIVALS.items():
        end = index + len(names)
        if tuple(reader.words[index:end]) == names:
            year = reader.year_at(end)
            period = day_of_month_near(reader, year, month, day, index)
            return Found(end + (year is not None), TimeKind.DAY, period)
    return None


def year_of_month(reader: TimeReader, month: int, index: int) -> int | None:
    """The year meant by a month that names none: the latest that is not ahead, or the next where it is ahead."""
    if reader.anchor is None:
        return None
    year = reader.anchor.year
    if reader.ahead(index):
        return year + 1 if month < reader.anchor.month else year
    return year - 1 if month > reader.anchor.month else year


def day_of_month_near(reader: TimeReader, year: int | None, month: int, day: int, index: int) -> Period | None:
    """The date of a day and month; without a year, the one nearest the report's day that the tense allows."""
    if year is None and reader.anchor is not None:
        year = reader.anchor.year
        try:
            guess = date(year, month, day)
        except ValueError:
            return None
        if reader.ahead(index):
            year += guess < reader.anchor and (reader.anchor - guess).days > 31
        elif (guess - reader.anchor).days > 2:
            year -= 1
    if year is None:
        return None
    try:
        return Period.of_day(date(year, month, day))
    except ValueError:
        return None


def weekday_period(reader: TimeReader, number: int, which: str, index: int) -> Period | None:
    """The day meant by a weekday: the last such, or the next where the words around put it ahead."""
    anchor = reader.anchor
    if anchor is None:
        return None
    back = (anchor.weekday() - number) % 7
    if which == "last":
        back = back or 7
    elif which == "week before":
        back = anchor.weekday() + 7 - number
    elif which == "next" or (which == "" and reader.ahead(index) and back):
        back = back - 7
    elif which == "this" and reader.ahead(index):
        back = back - 7 if back else 0
    return Period.of_day(anchor - timedelta(days=back))


def twelve_months(reader: TimeReader, index: int) -> Found | None:
    """Such as "12 months to September 2021", else "12 weeks ago"."""
    at = index + 1 + (reader.word(index + 1) == "-")
    if reader.word(at) in ("months", "month") and reader.word(at + 1) in ("to", "ending"):
        return year_to(reader, at + 2)
    return from_digits(reader, index) if reader.word(index)[0].isdigit() else units_ago(reader, index)


def year_to(reader: TimeReader, index: int) -> Found | None:
    """Such as "the year to September 2021", "the year ending June 2022"."""
    at = index + (reader.word(index) in ("the", "in"))
    at += 2 * (reader.word(at) == "end" and reader.word(at + 1) == "of")
    found = reader.any_time(at)
    if found is None or found.kind not in (TimeKind.MONTH, TimeKind.DAY):
        return None
    if found.period is None:
        return Found(found.end, TimeKind.SPAN, None)
    last = found.period.last
    return Found(found.end, TimeKind.SPAN, Period(shift_years(Period.of_day(last), -1).first + DAY, last))
