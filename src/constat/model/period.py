"""Stretches of days, and the ISO form in which claims print them."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

_ISO_EDGE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """The days from first to last, both included."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.first > self.last:
            raise ValueError(f"a period cannot end ({self.last}) before it begins ({self.first})")

    @classmethod
    def of_day(cls, day: date) -> Period:
        """One day."""
        return cls(day, day)

    @classmethod
    def of_month(cls, year: int, month: int) -> Period:
        """A calendar month."""
        return cls(date(year, month, 1), date(year, month, monthrange(year, month)[1]))

    @classmethod
    def of_year(cls, year: int) -> Period:
        """A calendar year."""
        return cls(date(year, 1, 1), date(year, 12, 31))

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read an ISO day, month, year, or two of them with a slash between.

        Raises ValueError where the text is none of these.
        """
        first, slash, last = text.partition("/")
        begin = _edge(first, text)
        end = _edge(last, text) if slash else begin
        return cls(begin.first, end.last)

    @property
    def days(self) -> int:
        """How many days it holds."""
        return (self.last - self.first).days + 1

    def iso(self) -> str:
        """The shortest ISO form: a day, a month, a year, or first/last."""
        first, last = self.first, self.last
        if first == last:
            return first.isoformat()
        if first.year == last.year and first.day == 1:
            if first.month == last.month and last.day == monthrange(last.year, last.month)[1]:
                return f"{first.year:04d}-{first.month:02d}"
            if (first.month, last.month, last.day) == (1, 12, 31):
                return f"{first.year:04d}"
        return f"{first.isoformat()}/{last.isoformat()}"

    def covers(self, other: Period) -> bool:
        """Whether every day of the other is in this one."""
        return self.first <= other.first and other.last <= self.last

    def meets(self, other: Period) -> bool:
        """Whether the two share at least one day."""
        return self.first <= other.last and other.first <= self.last


def _edge(text: str, whole: str) -> Period:
    match = _ISO_EDGE.fullmatch(text)
    if match is None:
        raise ValueError(f"not an ISO day, month, year or interval: {whole!r}")
    year, month, day = match.groups()
    if month is None:
        return Period.of_year(int(year))
    if day is None:
        return Period.of_month(int(year), int(month))
    return Period.of_day(date(int(year), int(month), int(day)))
