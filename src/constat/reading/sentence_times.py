"""What is known of the times of a sentence, whatever claim of it is asked about: found once for each sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from constat.model.period import Period
from constat.reading.context import SentenceContext
from constat.reading.english.speech import SPEECH_VERBS
from constat.reading.observations import Observation
from constat.reading.times import TimeKind, TimeMark


@dataclass(slots=True)
class ToldTime:
    """A time that a sentence tells: its kind by name, and how it stands in the sentence."""

    mark: TimeMark
    kind: str
    observation: Observation
    lead: str
    """The word before it, as far as it matters."""


@dataclass(slots=True)
class SentenceTimes:
    """All times that a sentence tells."""

    told: list[ToldTime]
    firsts: list[int]
    """Where each begins."""
    kinds: tuple[str, ...]
    """The kinds of its times, sorted."""
    totals: list[tuple[TimeMark, date]]
    """Times that running totals may be counted from, each with the first day."""
    runs: bool
    """Whether one of its times runs up to the report's day."""
    sayings: list[int]
    """Where its verbs of saying stand."""


def times_of_sentence(words: list[str], context: SentenceContext, anchor: date | None) -> SentenceTimes:
    """Find out about the times of a sentence; anchor is the report's day."""
    marks = context.times
    if not marks:
        return _NO_TIMES
    starts = [(mark, _start_of_total(mark, anchor)) for mark in marks] if anchor is not None else []
    return SentenceTimes(
        [_told(words, context, mark, order) for order, mark in enumerate(marks)],
        [mark.first for mark in marks],
        tuple(sorted({mark.kind.value for mark in marks})),
        [(mark, start) for mark, start in starts if start is not None],
        runs=any(mark.kind is TimeKind.RUNNING for mark in marks),
        sayings=[at for at in range(context.first, context.last) if words[at] in SPEECH_VERBS],
    )


_NO_TIMES = SentenceTimes([], [], (), [], runs=False, sayings=[])
_LEADS = frozenset("in on since by until from during for of at to before after and so ( , 's than with between START".split())
_SAYING = frozenset("said told says added".split())


def _told(words: list[str], context: SentenceContext, mark: TimeMark, order: int) -> ToldTime:
    kind = mark.kind.value
    before = words[mark.first - 1] if mark.first > context.first else "START"
    lead = before if before in _LEADS else "other"
    unresolved = mark.period is None and mark.kind is not TimeKind.ANAPHORIC
    saying = _time_of_saying(words, mark.first, context.first)
    opens = mark.first - context.first <= 2
    seen = (_stands, kind, context.kind.value, order == 0, len(context.times) == 1, opens, lead, unresolved, saying)
    return ToldTime(mark, kind, seen, lead)


def _stands(
    kind: str,
    part: str,
    first: bool,  # noqa: FBT001  # facts
    only: bool,  # noqa: FBT001
    opens: bool,  # noqa: FBT001
    lead: str,
    unresolved: bool,  # noqa: FBT001
    saying: bool,  # noqa: FBT001
) -> Iterator[str]:
    yield "in sentence"
    yield f"time {kind}&part={part}"
    yield f"only time={only}"
    yield f"opens sentence={opens}"
    yield f"word before time={lead}"
    if first:
        yield "first time of sentence"
    if unresolved:
        yield "unresolved"
    if saying:
        yield "time of saying"


def _time_of_saying(words: list[str], at: int, floor: int) -> bool:
    """Such as "said on Friday": the words are of that day, not what they tell."""
    return at - 2 >= floor and (words[at - 1] in _SAYING or (words[at - 1] in ("in", "on") and words[at - 2] in _SAYING))


def _start_of_total(mark: TimeMark, anchor: date) -> date | None:
    """Where a total begins that a time tells: "so far this year", or the report's own year named by its number."""
    if mark.period is None:
        return None
    if mark.kind is TimeKind.RUNNING or (mark.kind is TimeKind.YEAR and mark.period.first.year == anchor.year):
        return mark.period.first
    return None


@dataclass(frozen=True, slots=True)
class ToldDay:
    """A single day that a report tells: in which sentence, and by what kind of time."""

    sentence: int
    kind: str
    day: Period


_DAYS = (TimeKind.DAY, TimeKind.WEEKDAY, TimeKind.NOW, TimeKind.RELATIVE)


def days_told(contexts: Iterable[SentenceContext]) -> Iterator[ToldDay]:
    """The single days that sentences tell, in their order."""
    for context in contexts:
        for mark in context.times:
            if mark.kind in _DAYS and mark.period is not None and mark.period.days == 1:
                yield ToldDay(context.sentence, mark.kind.value, mark.period)


class Shapes(dict[Period | None, str]):
    """What periods are, seen from the report's day (the same value may be told in many ways): each worked out once."""

    def __init__(self, anchor: date | None) -> None:
        super().__init__({None: "none"})
        self._anchor = anchor

    def __missing__(self, period: Period) -> str:
        shape = self[period] = _shape(period, self._anchor)
        return shape


def _shape(period: Period, anchor: date | None) -> str:
    days = period.days
    length = "day" if days == 1 else "week" if days <= 7 else "month" if days <= 31 else "year" if days <= 366 else "years"
    if anchor is None:
        return length
    if period.last == anchor:
        return "report's day" if days == 1 else f"{length} to report's day"
    if period.first > anchor:
        return f"{length} ahead"
    if period.first <= anchor <= period.last:
        return f"{length} around"
    gap = (anchor - period.last).days
    since = "just" if gap <= 1 else "days" if gap <= 10 else "weeks" if gap <= 60 else "months" if gap <= 366 else "years"
    return f"{length} {since} before"
