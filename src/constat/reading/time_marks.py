"""Times as they stand in a text: which words tell one, how, and which days they mean."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from constat.model.period import Period


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


@dataclass(slots=True)
class Found:
    """A time read at a token: where it ends, and where it begins if that is before the token."""

    end: int
    kind: TimeKind
    period: Period | None
    offset: int = 0
    first: int = -1
