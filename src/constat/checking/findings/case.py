"""What the checks look at: a report with its claims, its day and its marks, beside the series, the codebook and a record."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeAlias, TypeVar

from constat.checking.dating.axis import Evidence
from constat.checking.dating.date_report import Dater, Dating
from constat.checking.dating.landmark_names import Landmarks
from constat.checking.dating.undated import SentenceTime, UndatedText, mark_undated
from constat.checking.findings.beside import Beside, RecordView
from constat.checking.findings.titles import Titles
from constat.checking.shelf import Shelf
from constat.model.claim import Event, Figure, Statement
from constat.model.period import Period
from constat.model.reading import Reading
from constat.model.report import DateClaim, DateSource, Report
from constat.model.span import Span
from constat.reading.amounts import AmountMark
from constat.reading.dates import find_date
from constat.reading.layout import PartKind, lay_out
from constat.reading.lexicon import Kind
from constat.reading.marked import TokenHit
from constat.reading.reader import Reader

FigureKind: TypeAlias = tuple[str, str, Period | None]
_Item = TypeVar("_Item")
_Key = TypeVar("_Key")

_LONGEST_NAME = 12
"""Tokens that the longest of the codebook's names has, about."""
SURE = 0.5
"""The probability from which the likeliest day that dating finds is taken for the report's own."""


@dataclass(frozen=True, slots=True)
class Means:
    """What reports are checked with, made ready once: reader, series, and what the codebook knows."""

    reader: Reader
    shelf: Shelf
    dater: Dater
    landmarks: Landmarks
    titles: Titles
    by_day: frozenset[str]
    """Measures of events of which a place may see many in a day, each with its own count."""

    @classmethod
    def of(cls, reader: Reader, shelf: Shelf, *, last_day: date) -> Means:
        """Make everything ready; last_day is the last on which a report may have been written."""
        codebook = reader.codebook
        by_day = frozenset(measure for event in codebook.events if event.by_day for measure in event.measures)
        return cls(reader, shelf, Dater(reader, shelf, last_day=last_day), Landmarks(codebook), Titles(codebook), by_day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One report, ready for every check.

    days are those that it may be of, null where nothing tells; day is the one, where it is known or nearly. conflicts are
    dates of its page that its own words speak against; dated says how its day was worked out where nothing gave it.
    """

    report: Report
    means: Means
    marks: UndatedText
    reading: Reading
    day: date | None
    days: Period | None
    given: bool = False
    dated: Dating | None = None
    conflicts: tuple[Evidence, ...] = ()
    page_dates: tuple[DateClaim, ...] = ()
    beside: Beside | None = None
    by_sentence: Mapping[int, tuple[Figure, ...]] = field(default_factory=dict)
    """The figures of each sentence, in its order: made once, so that no check looks through all figures for each."""
    by_kind: Mapping[FigureKind, tuple[Figure, ...]] = field(default_factory=dict)
    """The figures that measure the same over the same days."""
    times: Mapping[int, tuple[SentenceTime, ...]] = field(default_factory=dict)
    """The times of each sentence."""

    @property
    def text(self) -> str:
        """The text that spans count in."""
        return self.report.text

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The report's figures."""
        return self.reading.figures

    @property
    def events(self) -> tuple[Event, ...]:
        """The report's events."""
        return self.reading.events

    @property
    def statements(self) -> tuple[Statement, ...]:
        """What the report has people say."""
        return self.reading.statements

    def beside_figure(self, figure: Figure) -> tuple[Figure, ...]:
        """The figures of a figure's sentence, itself among them."""
        return self.by_sentence[self.sentence_at(figure.span.start)]

    def sentence_at(self, offset: int) -> int:
        """The sentence in which a character stands."""
        return self.marks.marked.sentences.at(offset)

    def part_at(self, offset: int) -> PartKind:
        """What the part of the page is in which a character stands."""
        parts = self.marks.marked.parts
        at = bisect_right(parts, offset, key=lambda part: part.start) - 1
        return parts[at].kind if at >= 0 else PartKind.BODY

    def is_told(self, offset: int) -> bool:
        """Whether a character stands in what the report itself tells, not in its page's furniture."""
        return self.part_at(offset) not in (PartKind.FURNITURE, PartKind.METADATA)

    def hits(self, kind: Kind, first: int, last: int) -> list[TokenHit]:
        """The names of a kind that begin in tokens first..last (last excluded)."""
        every = self.marks.marked.by_kind[kind]
        begin = bisect_left(every, first, key=lambda hit: hit.first)
        return every[begin : bisect_left(every, last, begin, key=lambda hit: hit.first)]

    def amounts(self, first: int, last: int) -> list[AmountMark]:
        """The numbers that begin in tokens first..last (last excluded)."""
        every = self.marks.marked.amounts
        begin = bisect_left(every, first, key=lambda mark: mark.first)
        return every[begin : bisect_left(every, last, begin, key=lambda mark: mark.first)]

    def is_named(self, kind: Kind, token: int) -> bool:
        """Whether a token belongs to a name of a kind."""
        return any(token < hit.last for hit in self.hits(kind, max(0, token - _LONGEST_NAME), token + 1))

    def words_of(self, sentence: int) -> list[str]:
        """The folded words of a sentence."""
        first, last = self.marks.marked.sentence_tokens(sentence)
        return self.marks.marked.tokens.words[first:last]

    def tokens_of(self, span: Span) -> tuple[int, int]:
        """The tokens of a span, as first and last (excluded)."""
        tokens = self.marks.marked.tokens
        return tokens.at(span.start), tokens.at(span.end)


def make_case(report: Report, means: Means, record: RecordView | None = None, *, key: str | None = None) -> Case:
    """Read a report and make it ready for the checks; where nothing gives its day, it is dated by what it says.

    With a record it is laid beside that as well; key is the report's own there, if it is in it.
    """
    case = _dated(report, means)
    return case if record is None else replace(case, beside=record.beside(report, case.reading, key=key))


def _dated(report: Report, means: Means) -> Case:
    claims = find_date(report, lay_out(report.text)).because
    given = next((claim for claim in claims if claim.kind is DateSource.GIVEN), None)
    pages = tuple(claim for claim in claims if claim.kind is not DateSource.GIVEN)
    if given is not None:
        return _case(report, means, Period(given.first, given.last), given=True, page_dates=pages)
    dating = means.dater.date(report)
    doubted = {evidence.span for evidence in dating.conflicts}
    standing = next((claim for claim in pages if claim.span not in doubted and claim.first == claim.last), None)
    if standing is not None:
        return _case(report, means, Period(standing.first, standing.last), dated=None, conflicts=dating.conflicts, page_dates=pages)
    if dating.best is None:
        return _case(report, means, None, conflicts=dating.conflicts, page_dates=pages)
    days = Period(dating.possible[0].first, dating.possible[-1].last)
    if dating.posterior.of(dating.best) >= SURE:
        days = Period.of_day(dating.best)
    return _case(report, means, days, dated=dating, conflicts=dating.conflicts, page_dates=pages)


def _case(
    report: Report,
    means: Means,
    days: Period | None,
    *,
    given: bool = False,
    dated: Dating | None = None,
    conflicts: tuple[Evidence, ...] = (),
    page_dates: tuple[DateClaim, ...] = (),
) -> Case:
    day = days.first if days is not None and days.days == 1 else None
    # A page's doubted date must not resolve "yesterday": where no one day is known, times that need one stay open.
    dates = (DateClaim(DateSource.GIVEN, days.first, days.last, "the day taken for the report's"),) if days is not None else report.dates
    reading = means.reader.read(replace(report, dates=dates))
    marks = mark_undated(report, means.reader.lexicon)
    return Case(
        report=report,
        means=means,
        marks=marks,
        reading=reading,
        by_sentence=_grouped(reading.figures, lambda figure: marks.marked.sentences.at(figure.span.start)),
        by_kind=_grouped(reading.figures, kind_of_figure),
        times=_grouped(marks.times, lambda time: time.sentence),
        day=day,
        days=days,
        given=given,
        dated=dated,
        conflicts=conflicts,
        page_dates=page_dates,
    )


def kind_of_figure(figure: Figure) -> FigureKind:
    """What a figure measures, in what, over which days."""
    return figure.measure, figure.unit, figure.when


def _grouped(items: Iterable[_Item], key: Callable[[_Item], _Key]) -> dict[_Key, tuple[_Item, ...]]:
    found: dict[_Key, list[_Item]] = {}
    for item in items:
        found.setdefault(key(item), []).append(item)
    return {one: tuple(those) for one, those in found.items()}
