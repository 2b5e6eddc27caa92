"""Times in a text: the words that tell one, and the days they mean when the report's own date is known."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from constat.model.period import Period
from constat.reading.english import times as english
from constat.reading.english.numbers import ONES, SMALL_NUMBERS, TENS
from constat.reading.tokens import Tokens


class TimeKind(Enum):
    """How a time is told."""

    DAY = "day"
    WEEKDAY = "weekday"
    NOW = "now"
    """today, this morning, overnight"""
    RELATIVE = "relative"
    """yesterday, two weeks ago, last month"""
    MONTH = "month"
    YEAR = "year"
    RUNNING = "running"
    """so far this year, since 2019: up to the report's day"""
    SPAN = "span"
    """from Friday to Monday, in the first six months of 2021"""
    ANAPHORIC = "anaphoric"
    """the same day, the following day: counted from the time told before"""
    VAGUE = "vague"
    """in recent weeks: known to be a time, but to no days"""


@dataclass(frozen=True, slots=True)
class TimeMark:
    """Tokens first..last (last excluded) that tell a time; period is null where the days cannot be told.

    offset is, for an anaphoric time, the number of days from the time told before.
    """

    first: int
    last: int
    kind: TimeKind
    period: Period | None
    offset: int = 0


@dataclass(frozen=True, slots=True)
class _Found:
    end: int
    kind: TimeKind
    period: Period | None
    offset: int = 0
    first: int = -1


_DAY = timedelta(days=1)


def mark_times(tokens: Tokens, text: str, anchor: date | None) -> list[TimeMark]:
    """Find every time, in order, none overlapping, resolved against the report's day (anchor)."""
    reader = _TimeReader(tokens, text, anchor)
    marks: list[TimeMark] = []
    index = 0
    words = tokens.words
    while index < len(words):
        rule = _RULES.get(words[index])
        if rule is None and words[index][0].isdigit():
            rule = _TimeReader.digits
        found = rule(reader, index) if rule is not None else None
        if found is None or found.end <= index:
            index += 1
            continue
        first = index if found.first < 0 else found.first
        if marks and first < marks[-1].last:
            first = index
        marks.append(TimeMark(first, found.end, found.kind, found.period, found.offset))
        index = found.end
    return _join(marks, words, anchor)


def _join(marks: list[TimeMark], words: list[str], anchor: date | None) -> list[TimeMark]:
    """Make one time of two that stand together: "in August last year", "from Friday to Monday"."""
    joined: list[TimeMark] = []
    for mark in marks:
        if joined:
            both = _joined(joined[-1], mark, words, anchor)
            if both is not None:
                joined[-1] = both
                continue
        joined.append(mark)
    return joined


def _joined(one: TimeMark, two: TimeMark, words: list[str], anchor: date | None) -> TimeMark | None:
    between = words[one.last : two.first]
    before = words[one.first - 1] if one.first else ""
    if one.period is None or two.period is None:
        return None
    lead = words[one.first]
    if between in (["to"], ["until"], ["till"], ["-"], ["and"]) and (before in ("from", "between") or lead in ("from", "between")):
        first, last = one.period, two.period
        if first.first > last.last:
            if one.kind is TimeKind.WEEKDAY:
                first = Period(first.first - 7 * _DAY, first.last - 7 * _DAY)
            elif first.first.year > last.last.year or one.kind is TimeKind.MONTH:
                first = _shift_years(first, last.last.year - first.first.year - (1 if first.first.month > last.last.month else 0))
        if first.first <= last.last:
            return TimeMark(one.first, two.last, TimeKind.SPAN, Period(first.first, last.last))
    if between in ([], ["of"], [","]):
        if one.kind is TimeKind.WEEKDAY and two.kind is TimeKind.DAY:
            return TimeMark(one.first, two.last, TimeKind.DAY, two.period)
        if one.kind is TimeKind.DAY and two.kind is TimeKind.WEEKDAY and between == [","]:
            return TimeMark(one.first, two.last, TimeKind.DAY, one.period)
        if one.kind is TimeKind.NOW and two.kind in (TimeKind.WEEKDAY, TimeKind.DAY) and between != [","]:
            return TimeMark(one.first, two.last, two.kind, two.period)
        if (
            one.kind in (TimeKind.MONTH, TimeKind.DAY, TimeKind.WEEKDAY, TimeKind.SPAN)
            and two.kind in (TimeKind.RELATIVE, TimeKind.RUNNING, TimeKind.YEAR)
            and between != [","]
        ):
            placed = _within(one, two.period)
            if placed is not None:
                return TimeMark(one.first, two.last, one.kind, placed)
    return None


def _within(mark: TimeMark, outer: Period) -> Period | None:
    """The month or weekday of the mark inside a wider period: "in August" + "last year", "on Monday" + "last week"."""
    inner = mark.period
    if inner is None:
        return None
    if mark.kind is TimeKind.WEEKDAY and outer.days <= 7:
        day = outer.first + timedelta(days=(inner.first.weekday() - outer.first.weekday()) % 7)
        return Period.of_day(day)
    if outer.first.month == 1 and outer.first.day == 1 and outer.first.year == outer.last.year:
        return _shift_years(inner, outer.first.year - inner.first.year)
    return None


def _shift_years(period: Period, years: int) -> Period:
    def moved(day: date) -> date:
        leap = day.month == 2 and day.day >= 28
        return date(day.year + years, day.month, 28 if leap else day.day)

    shifted = Period(moved(period.first), moved(period.last))
    if (
        period.first.day == 1
        and period.last == Period.of_month(period.last.year, period.last.month).last
        and period.first.month == period.last.month
    ):
        return Period.of_month(shifted.first.year, shifted.first.month)
    return shifted


class _TimeReader:
    """One pass over a text's tokens; each method reads the time that begins at a token, or finds none."""

    def __init__(self, tokens: Tokens, text: str, anchor: date | None) -> None:
        self.tokens = tokens
        self.words = tokens.words
        self.text = text
        self.anchor = anchor

    # ------------------------------------------------------------ small tools

    def word(self, index: int) -> str:
        return self.words[index] if 0 <= index < len(self.words) else ""

    def is_capital(self, index: int) -> bool:
        return self.text[self.tokens.starts[index]].isupper()

    def ahead(self, index: int) -> bool:
        """Whether the words before put a time ahead of the report ("will", "is due to")."""
        for at in range(index - 1, max(-1, index - 14), -1):
            word = self.words[at]
            if word in (".", "\n", ";", "!", "?"):
                return False
            if (
                word in english.FUTURE_WORDS
                and (word != "set" or self.word(at + 1) == "to")
                and (word != "would" or self.word(at + 1) != "have")
            ):
                return True
        return False

    def after_day_part(self, end: int) -> int:
        """Past "morning", "night" and the like, where one follows."""
        if self.word(end) in ("early", "late") and self.word(end + 1) in english.DAY_PARTS:
            end += 1
        if self.word(end) in english.DAY_PARTS:
            return end + 1
        return end

    def number(self, index: int) -> tuple[int, int] | None:
        """A small number at a token, as (value, end)."""
        word = self.word(index)
        if word.isdigit() and len(word) <= 4:
            return int(word), index + 1
        if word in TENS and self.word(index + 1) == "-" and self.word(index + 2) in ONES:
            return TENS[word] + ONES[self.word(index + 2)], index + 3
        if word in SMALL_NUMBERS:
            return SMALL_NUMBERS[word], index + 1
        if word in ("a", "an"):
            if self.word(index + 1) == "couple" and self.word(index + 2) == "of":
                return 2, index + 3
            return (1, index + 1) if self.word(index + 1) not in ("few", "number") else None
        return None

    def day_number(self, index: int) -> tuple[int, int] | None:
        """A day of the month, with its "st" or "th", as (day, end)."""
        word = self.word(index)
        if not (word.isdigit() and len(word) <= 2 and 1 <= int(word) <= 31):
            return None
        end = index + 1
        if self.word(end) in ("st", "nd", "rd", "th") and self.tokens.starts[end] == self.tokens.ends[index]:
            end += 1
        return int(word), end

    def year_at(self, index: int) -> int | None:
        word = self.word(index)
        return int(word) if len(word) == 4 and word.isdigit() and 1900 <= int(word) <= 2099 else None

    def month_at(self, index: int, *, beside_number: bool = False) -> int | None:
        word = self.word(index)
        month = english.MONTHS.get(word)
        if month is not None:
            if word in ("may", "march") and not beside_number:
                if not self.is_capital(index) or not (self.word(index - 1) in english.MONTH_LEADS or self.year_at(index + 1)):
                    return None
            return month
        if beside_number:
            return english.MONTH_ABBREVIATIONS.get(word)
        return None

    def year_of_month(self, month: int, index: int) -> int | None:
        """The year meant by a month that names none: the latest that is not ahead, or the next where it is ahead."""
        if self.anchor is None:
            return None
        year = self.anchor.year
        if self.ahead(index):
            return year + 1 if month < self.anchor.month else year
        return year - 1 if month > self.anchor.month else year

    def day(self, year: int | None, month: int, day: int, index: int) -> Period | None:
        if year is None and self.anchor is not None:
            year = self.anchor.year
            try:
                guess = date(year, month, day)
            except ValueError:
                return None
            if self.ahead(index):
                year += guess < self.anchor and (self.anchor - guess).days > 31
            elif (guess - self.anchor).days > 2:
                year -= 1
        if year is None:
            return None
        try:
            return Period.of_day(date(year, month, day))
        except ValueError:
            return None

    # ------------------------------------------------------------ rules by first word

    def digits(self, index: int) -> _Found | None:
        return self._numeric_date(index) or self._day_month(index) or self._year(index) or self._ago(index)

    def _numeric_date(self, index: int) -> _Found | None:
        words = self.words
        if index + 4 >= len(words) or words[index + 1] != words[index + 3] or words[index + 1] not in "-/.":
            return None
        one, two, three = words[index], words[index + 2], words[index + 4]
        if not (one.isdigit() and two.isdigit() and three.isdigit()):
            return None
        try:
            if len(one) == 4:
                return _Found(index + 5, TimeKind.DAY, Period.of_day(date(int(one), int(two), int(three))))
            if len(three) == 4 and words[index + 1] == "/":
                return _Found(index + 5, TimeKind.DAY, Period.of_day(date(int(three), int(two), int(one))))
        except ValueError:
            return None
        return None

    def _day_month(self, index: int) -> _Found | None:
        """Such as "4 June 2021", "4th of June", "1-3 September"."""
        day = self.day_number(index)
        if day is None:
            return None
        first, end = day
        last = None
        if self.word(end) in ("-", "to", "and"):
            other = self.day_number(end + 1)
            if other is not None and other[0] > first:
                month_index = other[1] + (self.word(other[1]) == "of")
                if self.month_at(month_index, beside_number=True) is not None:
                    last, end = other
        end += self.word(end) == "of"
        month = self.month_at(end, beside_number=True)
        if month is None or (self.word(end) == "may" and not self.is_capital(end)):
            return None
        end += 1
        if self.word(end) == "." and self.word(end - 1) in english.MONTH_ABBREVIATIONS:
            end += 1
        year_index = end + (self.word(end) == ",")
        year = self.year_at(year_index)
        end = year_index + 1 if year is not None else end
        period = self.day(year, month, first, index)
        if last is not None and period is not None:
            closing = self.day(period.first.year, month, last, index)
            period = Period(period.first, closing.last) if closing is not None else period
            return _Found(end, TimeKind.SPAN, period)
        return _Found(end, TimeKind.DAY, period)

    def _year(self, index: int) -> _Found | None:
        year = self.year_at(index)
        if year is None or year < 1950:
            return None
        end = index + 1
        if self.word(end) in ("-", "/") and self.tokens.starts[end] == self.tokens.ends[index]:
            other = self.word(end + 1)
            if other.isdigit() and len(other) in (2, 4):
                closing = int(other) if len(other) == 4 else year // 100 * 100 + int(other)
                if year < closing <= year + 30:
                    return _Found(end + 2, TimeKind.SPAN, Period(date(year, 1, 1), date(closing, 12, 31)))
        if self.word(end) == "s" and self.tokens.starts[end] == self.tokens.ends[index]:
            return _Found(end + 1, TimeKind.SPAN, Period(date(year, 1, 1), date(year + 9, 12, 31)))
        after = self.word(end)
        if self.word(index - 1) not in english.YEAR_LEADS and (
            after.endswith("s") and after.isalpha() and after not in ("s", "was", "has", "is", "as", "'s")
        ):
            return None
        if self.word(index - 1) in ("than", "over", "about", "around") or (
            self.tokens.starts[index] == (self.tokens.ends[index - 1] if index else -1) and self.word(index - 1) in "£€$#"
        ):
            return None
        return _Found(end, TimeKind.YEAR, Period.of_year(year))

    def _ago(self, index: int) -> _Found | None:
        """Such as "two weeks ago", "a day earlier", "three days later"."""
        number = self.number(index)
        if number is None:
            return None
        value, end = number
        unit = english.UNITS.get(self.word(end))
        if unit is None:
            return None
        after = self.word(end + 1)
        if (
            after in ("later", "afterwards")
            or (after == "earlier" and value <= 2)
            or (after == "before" and self.word(end + 2) in (",", ".", ""))
        ):
            days = {"day": 1, "week": 7, "hour": 0}.get(unit)
            if days is not None:
                sign = 1 if after in ("later", "afterwards") else -1
                return _Found(end + 2, TimeKind.ANAPHORIC, None, offset=sign * value * days)
            return _Found(end + 2, TimeKind.VAGUE, None)
        if after not in ("ago", "earlier"):
            return None
        return _Found(end + 2, TimeKind.RELATIVE, self.back(value, unit))

    def back(self, value: int, unit: str) -> Period | None:
        """The day, month or year that lies so many units back."""
        anchor = self.anchor
        if anchor is None:
            return None
        if unit in ("day", "week", "fortnight", "hour"):
            days = {"day": value, "week": 7 * value, "fortnight": 14 * value, "hour": value // 24}[unit]
            return Period.of_day(anchor - timedelta(days=min(days, 36500)))
        if unit == "month":
            months = anchor.year * 12 + anchor.month - 1 - value
            return Period.of_month(months // 12, months % 12 + 1) if months > 12 else None
        if unit == "year" and value < 200:
            return Period.of_year(anchor.year - value)
        return None

    def small_number(self, index: int) -> _Found | None:
        return self._ago(index)

    def weekday(self, index: int, which: str = "") -> _Found | None:
        number = english.WEEKDAYS.get(self.words[index])
        if number is None:
            return None
        end = index + 1
        if self.word(end) == "'s":
            end += 1
        end = self.after_day_part(end)
        dated = self._date_after_weekday(end)
        if dated is not None:
            return dated
        if self.word(end) == "last" and self.word(end + 1) == "week":
            which, end = "week before", end + 2
        elif self.word(end) == "week" and which == "":
            return None
        return _Found(end, TimeKind.WEEKDAY, self.weekday_period(number, which, index))

    def _date_after_weekday(self, end: int) -> _Found | None:
        at = end + (self.word(end) in (",", "the"))
        if self.word(at)[:1].isdigit():
            found = self._day_month(at)
            return found if found is not None else self._numeric_date(at)
        if self.month_at(at, beside_number=True) is not None:
            found = self.month(at)
            return found if found is not None and found.kind is TimeKind.DAY else None
        return None

    def weekday_period(self, number: int, which: str, index: int) -> Period | None:
        anchor = self.anchor
        if anchor is None:
            return None
        back = (anchor.weekday() - number) % 7
        if which == "last":
            back = back or 7
        elif which == "week before":
            back = anchor.weekday() + 7 - number
        elif which == "next" or (which == "" and self.ahead(index) and back):
            back = back - 7
        elif which == "this" and self.ahead(index):
            back = back - 7 if back else 0
        return Period.of_day(anchor - timedelta(days=back))

    def weekday_abbreviation(self, index: int) -> _Found | None:
        found = self._date_after_weekday(index + 1 + (self.word(index + 1) == "."))
        return found

    def month(self, index: int) -> _Found | None:
        """Such as "June 4, 2021", "September 2020", "August"."""
        word = self.words[index]
        day = self.day_number(index + 1 + (self.word(index + 1) == "." and word in english.MONTH_ABBREVIATIONS))
        if day is not None and self.month_at(index, beside_number=True) is not None and self.is_capital(index):
            value, end = day
            month = self.month_at(index, beside_number=True)
            assert month is not None  # just tested
            last = None
            if self.word(end) in ("-", "to", "and"):
                other = self.day_number(end + 1)
                if other is not None and other[0] > value and self.word(other[1]) not in english.MONTHS:
                    last, end = other
            comma = self.word(end) == ","
            year = self.year_at(end + comma)
            end = end + comma + 1 if year is not None else end
            period = self.day(year, month, value, index)
            if last is not None and period is not None:
                closing = self.day(period.first.year, month, last, index)
                return _Found(end, TimeKind.SPAN, Period(period.first, closing.last) if closing is not None else period)
            if period is not None or year is None:
                return _Found(end, TimeKind.DAY, period)
        year_index = index + 1 + (self.word(index + 1) in (",", "of"))
        year = self.year_at(year_index)
        month = self.month_at(index, beside_number=year is not None)
        if month is None:
            return None
        if year is not None:
            return _Found(year_index + 1, TimeKind.MONTH, Period.of_month(year, month))
        if not self.is_capital(index):
            return None
        guessed = self.year_of_month(month, index)
        end = index + 1 + (self.word(index + 1) == "'s")
        return _Found(end, TimeKind.MONTH, Period.of_month(guessed, month) if guessed is not None else None)

    def today(self, index: int) -> _Found | None:
        word = self.words[index]
        end = index + 1 + (self.word(index + 1) == "'s")
        days = {"yesterday": -1, "tomorrow": 1}.get(word, 0)
        kind = TimeKind.RELATIVE if days else TimeKind.NOW
        return _Found(self.after_day_part(end), kind, None if self.anchor is None else Period.of_day(self.anchor + days * _DAY))

    def this(self, index: int) -> _Found | None:
        """Such as "this morning", "this week", "this year", "this summer", "this Friday"."""
        at = index + 1
        after = self.word(at)
        if after in ("past", "last", "coming"):
            return self.last(at) if after != "coming" else self.next(at)
        if after in english.DAY_PARTS:
            return _Found(at + 1, TimeKind.NOW, self._anchor_day())
        if after in english.WEEKDAYS:
            return self.weekday(at, "this")
        if after in english.MONTHS and self.is_capital(at):
            return self.month(at)
        end = at + 1 + (self.word(at + 1) == "'s")
        if after in ("week", "month", "year", "weekend"):
            period = self.current(after, ahead=self.ahead(index) or self.word(index - 1) == "later")
            return _Found(end, TimeKind.RUNNING if after != "weekend" else TimeKind.RELATIVE, period)
        if after in english.SEASONS:
            return _Found(end, TimeKind.RELATIVE, self.season(after, 0))
        return None

    def _anchor_day(self) -> Period | None:
        return None if self.anchor is None else Period.of_day(self.anchor)

    def current(self, unit: str, *, ahead: bool) -> Period | None:
        """The week, month or year that runs: up to the report's day, or whole where it lies ahead."""
        anchor = self.anchor
        if anchor is None:
            return None
        monday = anchor - timedelta(days=anchor.weekday())
        if unit == "week":
            return Period(monday, monday + timedelta(days=6) if ahead else anchor)
        if unit == "weekend":
            saturday = monday + timedelta(days=5)
            return Period(saturday, saturday + _DAY) if ahead or anchor >= saturday else Period(saturday - 7 * _DAY, saturday - 6 * _DAY)
        whole = Period.of_month(anchor.year, anchor.month) if unit == "month" else Period.of_year(anchor.year)
        return Period(anchor, whole.last) if ahead else Period(whole.first, anchor)

    def season(self, name: str, shift: int) -> Period | None:
        if self.anchor is None:
            return None
        first = english.SEASONS[name]
        year = self.anchor.year
        if shift == 0:
            year -= first == 12 and self.anchor.month < 3
        elif shift < 0:
            end_month = (first + 2 - 1) % 12 + 1
            ended = self.anchor.month > end_month if first != 12 else self.anchor.month > 2
            year -= (not ended) if first != 12 else (2 if not ended else 1)
        else:
            year += self.anchor.month >= first
        return Period(date(year, first, 1), Period.of_month(year + (first == 12), (first + 1) % 12 + 1).last)

    def last(self, index: int) -> _Found | None:
        """Such as "last week", "last Friday", "the last 24 hours", "last night", "last summer"."""
        at = index + 1
        after = self.word(at)
        end = at + 1 + (self.word(at + 1) == "'s")
        if after == "night" or after == "evening":
            return _Found(end, TimeKind.RELATIVE, None if self.anchor is None else Period.of_day(self.anchor - _DAY))
        if after in english.WEEKDAYS:
            return self.weekday(at, "last")
        if after in english.MONTHS and self.is_capital(at):
            month = english.MONTHS[after]
            if self.anchor is None:
                return _Found(end, TimeKind.MONTH, None)
            year = self.anchor.year - (month >= self.anchor.month)
            return _Found(end, TimeKind.MONTH, Period.of_month(year, month))
        if after in english.SEASONS:
            return _Found(end, TimeKind.RELATIVE, self.season(after, -1))
        if after in ("week", "month", "year", "weekend") and self.word(index - 1) not in ("the", "past"):
            return _Found(end, TimeKind.RELATIVE, self.previous(after))
        return self._stretch(index)

    def previous(self, unit: str) -> Period | None:
        anchor = self.anchor
        if anchor is None:
            return None
        monday = anchor - timedelta(days=anchor.weekday())
        if unit == "week":
            return Period(monday - 7 * _DAY, monday - _DAY)
        if unit == "weekend":
            sunday = monday - _DAY
            return Period(sunday - _DAY, sunday)
        if unit == "month":
            months = anchor.year * 12 + anchor.month - 2
            return Period.of_month(months // 12, months % 12 + 1)
        return Period.of_year(anchor.year - 1)

    def _stretch(self, index: int) -> _Found | None:
        """Such as "the last 24 hours", "past three days", "past week": a stretch up to the report's day."""
        at = index + 1
        number = self.number(at)
        value, unit_at = number if number is not None and self.word(number[1]) in english.UNITS else (1, at)
        unit = english.UNITS.get(self.word(unit_at))
        if unit is None:
            few = self.word(at) in ("few", "several", "couple", "recent") and english.UNITS.get(
                self.word(at + 1 + (self.word(at + 1) == "of"))
            )
            return _Found(at + 2 + (self.word(at + 1) == "of"), TimeKind.VAGUE, None) if few else None
        if unit in ("weekend", "quarter", "decade"):
            return _Found(unit_at + 1, TimeKind.VAGUE, None)
        if self.word(unit_at) in ("days", "weeks", "months", "years") and unit_at == at:
            return _Found(unit_at + 1, TimeKind.VAGUE, None)
        return _Found(unit_at + 1, TimeKind.SPAN, self.stretch_back(value, unit))

    def stretch_back(self, value: int, unit: str) -> Period | None:
        anchor = self.anchor
        if anchor is None or value > 1000:
            return None
        if unit == "year":
            return Period(_shift_years(Period.of_day(anchor), -value).first, anchor) if value < 200 else None
        if unit == "month":
            months = anchor.year * 12 + anchor.month - 1 - value
            length = Period.of_month(months // 12, months % 12 + 1).last.day
            return Period(date(months // 12, months % 12 + 1, min(anchor.day, length)), anchor)
        days = {"day": value, "week": 7 * value, "fortnight": 14 * value, "hour": max(1, value // 24)}[unit]
        return Period(anchor - timedelta(days=days), anchor)

    def next(self, index: int) -> _Found | None:
        at = index + 1
        after = self.word(at)
        anchor = self.anchor
        end = at + 1 + (self.word(at + 1) == "'s")
        if after == "day" and self.word(index - 1) == "the":
            return _Found(end, TimeKind.ANAPHORIC, None, offset=1, first=index - 1)
        if after in english.WEEKDAYS:
            return self.weekday(at, "next")
        if after in english.MONTHS and self.is_capital(at):
            month = english.MONTHS[after]
            return _Found(end, TimeKind.MONTH, None if anchor is None else Period.of_month(anchor.year + (month <= anchor.month), month))
        if after in english.SEASONS:
            return _Found(end, TimeKind.RELATIVE, self.season(after, 1))
        if after in ("week", "month", "year", "weekend"):
            return _Found(end, TimeKind.RELATIVE, self._following(after))
        number = self.number(at)
        if number is not None and self.word(number[1]) in english.UNITS:
            return _Found(number[1] + 1, TimeKind.SPAN, self._stretch_ahead(number[0], english.UNITS[self.word(number[1])]))
        if after == "few" and self.word(at + 1) in english.UNITS:
            return _Found(at + 2, TimeKind.VAGUE, None)
        return None

    def _following(self, unit: str) -> Period | None:
        anchor = self.anchor
        if anchor is None:
            return None
        monday = anchor - timedelta(days=anchor.weekday()) + 7 * _DAY
        if unit == "week":
            return Period(monday, monday + 6 * _DAY)
        if unit == "weekend":
            return Period(monday + 5 * _DAY, monday + 6 * _DAY)
        if unit == "month":
            months = anchor.year * 12 + anchor.month
            return Period.of_month(months // 12, months % 12 + 1)
        return Period.of_year(anchor.year + 1)

    def _stretch_ahead(self, value: int, unit: str) -> Period | None:
        anchor = self.anchor
        if anchor is None or value > 100:
            return None
        if unit == "year":
            return Period(anchor, _shift_years(Period.of_day(anchor), value).last)
        days = {"day": value, "week": 7 * value, "month": 30 * value, "fortnight": 14 * value}.get(unit)
        return None if days is None else Period(anchor, anchor + timedelta(days=days))

    def so_far(self, index: int) -> _Found | None:
        """Such as "so far this year", "so far in 2021", "so far"."""
        if self.word(index + 1) != "far":
            return None
        at = index + 2
        if self.word(at) == "in":
            year = self.year_at(at + 1)
            if year is not None:
                return _Found(at + 2, TimeKind.RUNNING, self._to_anchor(Period.of_year(year)))
            if self.month_at(at + 1) is not None:
                found = self.month(at + 1)
                return None if found is None else _Found(found.end, TimeKind.RUNNING, self._to_anchor(found.period))
        if self.word(at) == "this":
            return self.this(at)
        return None

    def _to_anchor(self, period: Period | None) -> Period | None:
        if period is None or self.anchor is None:
            return period
        return Period(period.first, self.anchor) if period.first <= self.anchor else period

    def since(self, index: int) -> _Found | None:
        """Such as "since 2019", "since the start of the year", "since Monday": up to the report's day."""
        at = index + 1
        if self.word(at) in ("at", "around", "about", "early", "late", "mid"):
            at += 1 + (self.word(at + 1) in ("least", "-"))
        opened = self._opening(at)
        if opened is None and self.word(at) in ("the", "last") and self.word(at) == "the":
            return None
        found = opened or self._any(at)
        if found is None or found.kind in (TimeKind.VAGUE, TimeKind.ANAPHORIC):
            return None
        return _Found(found.end, TimeKind.RUNNING, self._to_anchor(found.period))

    def _opening(self, index: int) -> _Found | None:
        """Such as "the start of the year", "the beginning of 2019", "the beginning of the week"."""
        at = index + (self.word(index) == "the")
        if self.word(at) not in ("start", "beginning", "turn", "onset") or self.word(at + 1) != "of":
            return None
        at += 2
        if self.word(at) in ("the", "this") and self.word(at + 1) in ("year", "month", "week"):
            return _Found(at + 2, TimeKind.RELATIVE, self.current(self.word(at + 1), ahead=False))
        return self._any(at)

    def _any(self, index: int) -> _Found | None:
        word = self.word(index)
        if not word:
            return None
        rule = _RULES.get(word)
        if rule is None and word[0].isdigit():
            rule = _TimeReader.digits
        return rule(self, index) if rule is not None and word not in ("since", "the") else None

    def the(self, index: int) -> _Found | None:
        """Such as "the first six months of 2021", "the year to September", "the same day", "the weekend", "the 24th"."""
        at = index + 1
        after = self.word(at)
        if after in ("same", "following", "previous", "next", "day"):
            return self._the_day(index)
        if after == "weekend":
            return _Found(at + 1, TimeKind.RELATIVE, self._nearest_weekend(index))
        if after in ("first", "second", "third", "fourth", "last", "final", "opening", "past"):
            return self._part_of(index)
        if after == "year" and self.word(at + 1) in ("to", "ending", "ended", "until"):
            return self._year_to(at + 2)
        if after in ("start", "beginning"):
            found = self._opening(index)
            return None if found is None else _Found(found.end, TimeKind.RELATIVE, found.period)
        if after in ("end", "middle", "summer", "spring", "autumn", "winter", "fall"):
            return self._the_season(index)
        if after in ("early", "small") and self.word(at + 1) == "hours":
            end = at + 2
            if self.word(end) == "of":
                found = self._any(end + 1)
                if found is not None and found.kind in (TimeKind.DAY, TimeKind.WEEKDAY, TimeKind.NOW, TimeKind.RELATIVE):
                    return found
            return _Found(end, TimeKind.NOW, self._anchor_day())
        day = self.day_number(at)
        if (
            day is not None
            and day[1] == at + 2
            and self.word(day[1]) != "of"
            and self.month_at(day[1], beside_number=True) is None
            and self.word(index - 1) == "on"
        ):
            return _Found(day[1], TimeKind.DAY, self._day_of_month(day[0]))
        return None

    def _nearest_weekend(self, index: int) -> Period | None:
        if self.ahead(index):
            return self.current("weekend", ahead=True)
        return self.current("weekend", ahead=False) if self.anchor is not None and self.anchor.weekday() >= 5 else self.previous("weekend")

    def _day_of_month(self, day: int) -> Period | None:
        anchor = self.anchor
        if anchor is None:
            return None
        months = anchor.year * 12 + anchor.month - 1 - (day > anchor.day)
        try:
            return Period.of_day(date(months // 12, months % 12 + 1, day))
        except ValueError:
            return None

    def _the_day(self, index: int) -> _Found | None:
        word, after = self.word(index + 1), self.word(index + 2)
        if word == "day":
            if after == "before" and self.word(index + 3) == "yesterday":
                return _Found(index + 4, TimeKind.RELATIVE, None if self.anchor is None else Period.of_day(self.anchor - 2 * _DAY))
            if after in ("before", "after") and self.word(index + 3) in (",", ".", "\n", "and", "by", "in", "at", "when"):
                return _Found(index + 3, TimeKind.ANAPHORIC, None, offset=-1 if after == "before" else 1)
            return None
        if after not in ("day", "night", "morning", "evening", "afternoon"):
            return None
        return _Found(index + 3, TimeKind.ANAPHORIC, None, offset={"same": 0, "previous": -1}.get(word, 1))

    def _part_of(self, index: int) -> _Found | None:
        """Such as "the first six months of 2021", "the first 22 days of this month", "the first half of the year", "the last 24 hours"."""
        at = index + 1
        which = self.word(at)
        number = self.number(at + 1)
        count, unit_at = number if number is not None else (1, at + 1)
        unit = self.word(unit_at)
        if self.word(unit_at + 1) == "of" and unit in ("months", "month", "days", "weeks", "half", "quarter", "week", "day"):
            outer_at = unit_at + 2
            outer = self._outer(outer_at)
            if outer is not None:
                end, whole = outer
                return _Found(end, TimeKind.SPAN, None if whole is None else self._slice(whole, which, count, unit))
        if which in ("last", "past"):
            return self._stretch(at)
        return None

    def _outer(self, index: int) -> tuple[int, Period | None] | None:
        if self.word(index) in ("the", "this") and self.word(index + 1) in ("year", "month"):
            anchor = self.anchor
            if anchor is None:
                return index + 2, None
            return index + 2, Period.of_year(anchor.year) if self.word(index + 1) == "year" else Period.of_month(anchor.year, anchor.month)
        found = self._any(index)
        if found is None or found.kind not in (TimeKind.YEAR, TimeKind.MONTH, TimeKind.RELATIVE):
            return None
        return found.end, found.period

    def _slice(self, whole: Period, which: str, count: int, unit: str) -> Period | None:
        year = whole.first.year
        if unit in ("half", "quarter"):
            length = 6 if unit == "half" else 3
            order = {"first": 0, "opening": 0, "second": 1, "third": 2, "fourth": 3, "last": 12 // length - 1, "final": 12 // length - 1}[
                which
            ]
            first = order * length + 1
            return Period(date(year, first, 1), Period.of_month(year, first + length - 1).last) if first + length - 1 <= 12 else None
        if unit.startswith("month") and whole.days > 31:
            first = 1 if which in ("first", "opening") else 13 - count
            return (
                Period(date(year, first, 1), Period.of_month(year, first + count - 1).last)
                if 1 <= first <= first + count - 1 <= 12
                else None
            )
        days = count * (7 if unit.startswith("week") else 1)
        if which in ("first", "opening") and days <= whole.days:
            return Period(whole.first, whole.first + timedelta(days=days - 1))
        if which in ("last", "final") and days <= whole.days:
            return Period(whole.last - timedelta(days=days - 1), whole.last)
        return None

    def _year_to(self, index: int) -> _Found | None:
        """Such as "the year to September 2021", "the year ending June 2022"."""
        at = index + (self.word(index) in ("the", "in"))
        at += 2 * (self.word(at) == "end" and self.word(at + 1) == "of")
        found = self._any(at)
        if found is None or found.kind not in (TimeKind.MONTH, TimeKind.DAY):
            return None
        if found.period is None:
            return _Found(found.end, TimeKind.SPAN, None)
        last = found.period.last
        return _Found(found.end, TimeKind.SPAN, Period(_shift_years(Period.of_day(last), -1).first + _DAY, last))

    def _the_season(self, index: int) -> _Found | None:
        """Such as "the summer of 2015", "the end of March"."""
        name = self.word(index + 1)
        if self.word(index + 2) == "of":
            found = self._any(index + 3)
            if name in ("end", "middle"):
                if self.word(index + 3) in ("the", "this") and self.word(index + 4) in ("year", "month"):
                    return _Found(
                        index + 5,
                        TimeKind.RELATIVE,
                        None
                        if self.anchor is None
                        else (
                            Period.of_year(self.anchor.year)
                            if self.word(index + 4) == "year"
                            else Period.of_month(self.anchor.year, self.anchor.month)
                        ),
                    )
                return found if found is not None and found.kind in (TimeKind.MONTH, TimeKind.YEAR, TimeKind.RELATIVE) else None
            if found is not None and found.period is not None and name in english.SEASONS:
                year, first = found.period.first.year, english.SEASONS[name]
                return _Found(
                    found.end, TimeKind.SPAN, Period(date(year, first, 1), Period.of_month(year + (first == 12), (first + 1) % 12 + 1).last)
                )
        if name in english.SEASONS and name != "fall":
            return _Found(index + 2, TimeKind.RELATIVE, self.season(name, 0 if self.anchor is not None and self._in_season(name) else -1))
        return None

    def _in_season(self, name: str) -> bool:
        return self.anchor is not None and (self.anchor.month - english.SEASONS[name]) % 12 < 3

    def early(self, index: int) -> _Found | None:
        """Such as "early September", "mid-August", "late 2016"."""
        at = index + 1 + (self.word(index + 1) in ("-", "in"))
        if self.word(at) == "this" or self.word(at) in english.WEEKDAYS or self.word(at) in ("today", "yesterday"):
            found = self._any(at)
            return None if found is None else _Found(found.end, found.kind, found.period)
        if self.word(at) in english.MONTHS or self.year_at(at) is not None:
            return self._any(at)
        if self.words[index] == "early" and self.word(at) == "hours":
            return None
        return None

    def earlier(self, index: int) -> _Found | None:
        """Such as "earlier this month", "later this year", "earlier in the day"."""
        if self.word(index + 1) in ("this", "today", "last", "in"):
            if self.word(index + 1) == "in":
                if self.word(index + 2) == "the" and self.word(index + 3) in ("day", "week", "month", "year"):
                    unit = self.word(index + 3)
                    return _Found(
                        index + 4,
                        TimeKind.RELATIVE,
                        self._anchor_day() if unit == "day" else self.current(unit, ahead=self.words[index] == "later"),
                    )
                return self._any(index + 2)
            found = self._any(index + 1)
            if (
                found is not None
                and self.words[index] == "later"
                and self.word(index + 1) == "this"
                and self.word(index + 2) in ("week", "month", "year")
            ):
                return _Found(found.end, TimeKind.RELATIVE, self.current(self.word(index + 2), ahead=True))
            return found
        return None

    def recent(self, index: int) -> _Found | None:
        if self.word(index + 1) in ("days", "weeks", "months", "years", "times"):
            return _Found(index + 2, TimeKind.VAGUE, None)
        return None

    def that(self, index: int) -> _Found | None:
        if self.word(index + 1) in ("day", "night", "morning", "evening", "afternoon"):
            return _Found(index + 2, TimeKind.ANAPHORIC, None, offset=0)
        if self.word(index + 1) in ("year", "month", "week"):
            return _Found(index + 2, TimeKind.VAGUE, None)
        return None

    def past(self, index: int) -> _Found | None:
        return self._stretch(index)

    def year_word(self, index: int) -> _Found | None:
        """Such as "year to September 2021", "year to date"."""
        if self.word(index + 1) in ("to", "ending", "ended"):
            if self.word(index + 2) == "date":
                return _Found(index + 3, TimeKind.RUNNING, self.current("year", ahead=False))
            return self._year_to(index + 2)
        return None

    def twelve(self, index: int) -> _Found | None:
        """Such as "12 months to September 2021", else "12 weeks ago"."""
        at = index + 1 + (self.word(index + 1) == "-")
        if self.word(at) in ("months", "month") and self.word(at + 1) in ("to", "ending"):
            return self._year_to(at + 2)
        return self.digits(index) if self.word(index)[0].isdigit() else self._ago(index)


_Rule = Callable[[_TimeReader, int], _Found | None]
_RULES: dict[str, _Rule] = {
    **dict.fromkeys(english.WEEKDAYS, _TimeReader.weekday),
    **dict.fromkeys(english.WEEKDAY_ABBREVIATIONS, _TimeReader.weekday_abbreviation),
    **dict.fromkeys(english.MONTHS, _TimeReader.month),
    **dict.fromkeys(english.MONTH_ABBREVIATIONS, _TimeReader.month),
    **dict.fromkeys(("today", "yesterday", "tomorrow", "tonight", "overnight"), _TimeReader.today),
    **dict.fromkeys((*SMALL_NUMBERS, "a", "an"), _TimeReader.small_number),
    "this": _TimeReader.this,
    "last": _TimeReader.last,
    "past": _TimeReader.past,
    "next": _TimeReader.next,
    "so": _TimeReader.so_far,
    "since": _TimeReader.since,
    "the": _TimeReader.the,
    "early": _TimeReader.early,
    "mid": _TimeReader.early,
    "late": _TimeReader.early,
    "earlier": _TimeReader.earlier,
    "later": _TimeReader.earlier,
    "recent": _TimeReader.recent,
    "that": _TimeReader.that,
    "year": _TimeReader.year_word,
    "12": _TimeReader.twelve,
    "twelve": _TimeReader.twelve,
}
