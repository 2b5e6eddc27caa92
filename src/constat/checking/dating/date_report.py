"""The days a report may be of, and why: all evidence, what it says together, and where the page says otherwise."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from constat.checking.dating.axis import Axis, Evidence, Posterior, combine
from constat.checking.dating.calendar import calendar_evidence
from constat.checking.dating.figures import figure_evidence
from constat.checking.dating.landmark_names import Landmarks
from constat.checking.dating.landmarks import landmark_evidence
from constat.checking.dating.offices import office_evidence
from constat.checking.dating.pages import page_evidence
from constat.checking.dating.phrases import RelativeFigure, relative_figures, trial_readings
from constat.checking.dating.undated import UndatedText, mark_undated
from constat.checking.dating.weekdays import weekday_evidence
from constat.checking.shelf import Shelf
from constat.model.claim import Figure
from constat.model.period import Period
from constat.model.reading import ReportDate
from constat.model.report import DateClaim, DateSource, Report
from constat.reading.dates import find_date
from constat.reading.layout import lay_out
from constat.reading.reader import Reader

FIRST_DAY = date(2000, 1, 1)
MASS = 0.9
"""The share of the probability that the possible days hold. Evidence is weighed with caution: of 240 reports made of published days,
the days that hold 0.9 had the true one among them for 239, those that hold 0.95 for no more."""
CONFLICT = 0.01
"""A page's date that the report's content makes this many times less likely than its best day is not taken for the report's ..."""
RANDOM = 0.25
"""... if it is also this much less likely than a day at random: of some thousands of days the best fits better by chance."""

Retold = Callable[[UndatedText, Sequence[Figure], Axis], Sequence[Evidence]]
"""Evidence from elsewhere, such as occurrences of a record that the report retells: given the report's marks, its figures and
the days in question, what speaks for which of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dating:
    """The days that a report may be of.

    possible are the fewest days that hold nine tenths of the probability; best is the likeliest. conflicts are dates that the page
    claims and the content speaks against: each is told, none is averaged in. Where there is no evidence at all, possible
    is empty and best null.
    """

    possible: tuple[Period, ...]
    best: date | None
    because: tuple[Evidence, ...]
    conflicts: tuple[Evidence, ...]
    posterior: Posterior

    @property
    def half(self) -> tuple[Period, ...]:
        """The fewest days that hold half of the probability."""
        return self.posterior.smallest_set(0.5) if self.possible else ()

    @property
    def days(self) -> int:
        """How many days are possible."""
        return sum(stretch.days for stretch in self.possible)

    def report_date(self) -> ReportDate:
        """The same as readings have it: the first and last possible day, and the reasons."""
        if not self.possible:
            return ReportDate(None, None, ())
        first, last = self.possible[0].first, self.possible[-1].last
        return ReportDate(first, last, tuple(DateClaim(one.kind, first, last, one.says, one.span) for one in self.because))


class Dater:
    """A reader, its codebook's landmarks and the series at hand, ready to date reports."""

    def __init__(self, reader: Reader, shelf: Shelf, *, last_day: date, first_day: date = FIRST_DAY) -> None:
        self._reader = reader
        self._shelf = shelf
        self._landmarks = Landmarks(reader.codebook)
        self._parents = {place.id: place.parent for place in reader.codebook.places}
        self.axis = Axis(first_day, last_day)

    def date(self, report: Report, *, retold: Sequence[Retold] = ()) -> Dating:
        """Date a report by everything that it and its page say."""
        axis = self.axis
        claims = find_date(report, lay_out(report.text)).because
        given = next((claim for claim in claims if claim.kind is DateSource.GIVEN), None)
        if given is not None:
            evidence = page_evidence(given, axis)
            posterior = combine(axis, [evidence])
            return Dating(
                possible=(Period(given.first, given.last),), best=given.first, because=(evidence,), conflicts=(), posterior=posterior
            )
        pages = [page_evidence(claim, axis) for claim in claims]
        told, others = self._content(report, retold)
        found = _weigh(axis, [*figure_evidence(told, self._shelf, axis, self._parents), *others], pages, claims)
        if not found.conflicts:
            return found
        # A short series knows few days; that it fits them better does not speak against a page of a day that it does not know.
        fairly = figure_evidence(told, self._shelf, axis, self._parents, unknown_may_fit=True)
        fair = _weigh(axis, [*fairly, *others], pages, claims)
        return fair if len(fair.conflicts) < len(found.conflicts) else found

    def _content(self, report: Report, retold: Sequence[Retold]) -> tuple[list[RelativeFigure], list[Evidence]]:
        """The figures that a series may have, and what else in the report speaks of its day."""
        axis, reader = self.axis, self._reader
        undated = mark_undated(report, reader.lexicon)
        readings = trial_readings(report, reader)
        figures = readings[0][1]
        told = relative_figures(undated, readings, lambda figure: bool(self._shelf.counting(figure.measure, figure.unit)))
        counted = frozenset(undated.sentence_of(undated.marked.tokens.at(one.figure.span.start)) for one in told)
        evidence = [
            *landmark_evidence(undated, figures, self._landmarks, axis),
            *office_evidence(undated, reader.codebook, axis),
            *weekday_evidence(undated, axis, counted),
            *calendar_evidence(undated, axis),
        ]
        for find in retold:
            evidence += find(undated, figures, axis)
        return told, evidence


def _weigh(axis: Axis, content: list[Evidence], pages: list[Evidence], claims: Sequence[DateClaim]) -> Dating:
    """Put the page's dates beside what the content says. One that the content speaks against is told apart, not averaged in."""
    alone = combine(axis, content)
    least = min(CONFLICT * max(alone.probabilities), RANDOM / len(axis))
    fitting: list[Evidence] = []
    conflicts: list[Evidence] = []
    for page, claim in zip(pages, claims, strict=True):
        best = max((alone.of(day) for day in _some_days(claim, axis)), default=0.0)
        (conflicts if best < least else fitting).append(page)
    because = [*fitting, *content]
    if not because:
        return Dating(possible=(), best=None, because=(), conflicts=tuple(conflicts), posterior=alone)
    posterior = combine(axis, because)
    return Dating(
        possible=posterior.smallest_set(MASS),
        best=posterior.best,
        because=tuple(sorted(because, key=lambda one: sum(one.weights))),
        conflicts=tuple(conflicts),
        posterior=posterior,
    )


def _some_days(claim: DateClaim, axis: Axis) -> list[date]:
    return [axis.day(place) for place in axis.places(claim.first, claim.last)]
