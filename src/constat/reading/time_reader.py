"""Reading times from tokens: what all rules share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TypeAlias

from constat.reading.english import times as english
from constat.reading.english.numbers import ONES, SMALL_NUMBERS, TENS
from constat.reading.report_calendar import ReportCalendar
from constat.reading.time_marks import Found
from constat.reading.tokens import Tokens

Rule: TypeAlias = "Callable[[TimeReader, int], Found | None]"

_ROOM = ("",) * 64


class TimeReader:
    """A text's tokens with the small readings that the rules share; any_time reads the time that begins at a token."""

    def __init__(self, tokens: Tokens, text: str, anchor: date | None, rules: Mapping[str, Rule], digits: Rule) -> None:
        self.tokens = tokens
        # With room past the end, so that a rule may look at the words behind it; before the first, the last of that is met.
        self.words = [*tokens.words, *_ROOM]
        self.text = text
        self.anchor = anchor
        self.calendar = ReportCalendar(anchor)
        self._rules = rules
        self._digits = digits

    def rule_at(self, index: int) -> Rule | None:
        """The rule for times that begin with a word."""
        word = self.words[index]
        rule = self._rules.get(word)
        return self._digits if rule is None and word[:1].isdigit() else rule

    def any_time(self, index: int) -> Found | None:
        """The time that begins at a token inside another ("since Monday"), whatever its kind."""
        if self.word(index) in ("", "since", "the"):
            return None
        rule = self.rule_at(index)
        return None if rule is None else rule(self, index)

    def word(self, index: int) -> str:
        """The word at a token, empty past either end."""
        return self.words[index]

    def is_capital(self, index: int) -> bool:
        """Whether the word at a token begins with a capital letter."""
        return self.text[self.tokens.starts[index]].isupper()

    def ahead(self, index: int) -> bool:
        """Whether the words before put a time ahead of the report ("will", "is due to")."""
        for at in range(index - 1, max(-1, index - 14), -1):
            word = self.words[at]
            if word in (".", "\n", ";", "!", "?"):
                return False
            if word == "to" and self.word(at - 1) in ("is", "are"):
                return True
            if word in english.STARTING_WORDS and at == index - 1 - (self.word(index - 1) in ("on", "from")):
                return True
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
        word = self.words[index]
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
        word = self.words[index]
        if not (word.isdigit() and len(word) <= 2 and 1 <= int(word) <= 31):
            return None
        end = index + 1
        if self.word(end) in ("st", "nd", "rd", "th") and self.tokens.starts[end] == self.tokens.ends[index]:
            end += 1
        return int(word), end

    def year_at(self, index: int) -> int | None:
        """The year that a token tells by four digits."""
        word = self.words[index]
        return int(word) if len(word) == 4 and word.isdigit() and 1900 <= int(word) <= 2099 else None

    def month_at(self, index: int, *, beside_number: bool = False) -> int | None:
        """The month that a token names; abbreviations only beside a number, "may" and "march" only where they can be no verbs."""
        word = self.words[index]
        month = english.MONTHS.get(word)
        if month is not None:
            if beside_number or word not in ("may", "march"):
                return month
            told = self.is_capital(index) and (self.word(index - 1) in english.MONTH_LEADS or self.year_at(index + 1) is not None)
            return month if told else None
        if beside_number:
            return english.MONTH_ABBREVIATIONS.get(word)
        return None
