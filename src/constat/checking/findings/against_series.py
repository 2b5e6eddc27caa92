"""Figures beside the official series at hand."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from constat.checking.comparison import Comparison, Measurement, Outcome, compare
from constat.checking.findings.case import Case, kind_of_figure
from constat.checking.findings.found import Found, also, amount_words, digits, holds_run, may_be_part, measure_words
from constat.model.amount import Bound
from constat.model.claim import Figure
from constat.model.finding import EvidenceKind, FindingEvidence
from constat.model.interval import interval_of
from constat.model.period import Period
from constat.reading.english.checks import COMPARED

_RARE = 3
"""Digits from which a number hardly fits another measure's count by chance."""
_SMALLEST = 20
"""Smaller numbers fit another measure's count on many days."""
_FAR = 3.0
"""Times by which a figure that is of the days told can hardly differ from the series."""
_BESIDE = 6
"""Words between a figure and a time that it may be told of."""
_MOST = 60
"""Figures of one kind that are looked through for one that is the whole."""
_FEW = 30
"""Below so many a count of one day is often of a part of it: one boat, one beach, one morning."""


def compared(case: Case, figure: Figure) -> Comparison:
    """A figure beside the series, its period read as reporters write.

    Days beyond the report's own are left off: "in 2021", said in November, is of the year so far. A running total may be up
    to the evening before.
    """
    measurement = Measurement.of(figure)
    period, day = figure.when, case.day
    if period is None or day is None or not period.first < day <= period.last:
        return compare(measurement, case.means.shelf)
    found = compare(replace(measurement, period=Period(period.first, day)), case.means.shelf)
    if found.outcome in (Outcome.DIFFERS, Outcome.OTHER_PERIOD, Outcome.OFF_BY_A_DAY) and period.first.day == 1:
        before = compare(replace(measurement, period=Period(period.first, day - timedelta(days=1))), case.means.shelf)
        if before.outcome in (Outcome.AGREES, Outcome.WITHIN_REVISIONS):
            return before
    return found


def _with(case: Case, outcome: Outcome) -> Iterator[tuple[Figure, Comparison]]:
    for figure in case.figures:
        comparison = compared(case, figure)
        if comparison.outcome is outcome:
            yield figure, comparison


def _found(figure: Figure, comparison: Comparison) -> Found:
    says = comparison.says
    proof = FindingEvidence(kind=EvidenceKind.SERIES, says=says, source=comparison.series)
    head, _, rest = says.partition(": ")
    return Found(
        figure.span, f"{amount_words(figure.amount)} {head}: {rest}" if rest else f"{amount_words(figure.amount)} {head}", (proof,)
    )


def agrees_with_series(case: Case) -> Iterator[Found]:
    """The figure is what an official series has for its period, exactly or as loosely as it is written."""
    for figure, comparison in _with(case, Outcome.AGREES):
        if not comparison.understated and figure.amount.bound is not Bound.VAGUE:
            yield _found(figure, comparison)


def agrees_within_revisions(case: Case) -> Iterator[Found]:
    """The figure is near what the series has now, as near as counts of that time were revised later: then it may have been exact."""
    for figure, comparison in _with(case, Outcome.WITHIN_REVISIONS):
        yield _found(figure, comparison)


def off_by_a_day(case: Case) -> Iterator[Found]:
    """The figure is what the series has for the day before or after, or for a period one day shorter or longer."""
    for figure, comparison in _with(case, Outcome.OFF_BY_A_DAY):
        if figure.amount.bound in (Bound.EXACT, Bound.ABOUT) and not _may_be_part(case, figure, comparison):
            yield _found(figure, comparison)


def fits_another_period(case: Case) -> Iterator[Found]:
    """The figure is not what the series has for the period told, but closely what it has for another: the period may be wrong."""
    for figure, comparison in _with(case, Outcome.OTHER_PERIOD):
        if not _is_to_come(case, comparison) and not _may_be_part(case, figure, comparison):
            yield _found(figure, comparison)


def differs_from_series(case: Case) -> Iterator[Found]:
    """The figure differs from the series by more than counts of that time were revised, and fits no other period.

    A smaller number is left alone where it may be a part of the count: a few people, one boat, words such as "another". One
    that is many times the series' or a small part of it is most likely of other days than it was read for, and left alone too.
    """
    for figure, comparison in _differing(case):
        if (
            _is_of_the_size(figure, comparison)
            and not _other_time_near(case, figure)
            and not _may_be_part(case, figure, comparison)
            and _other_measure(case, figure) is None
        ):
            yield _found(figure, comparison)


def _differing(case: Case) -> Iterator[tuple[Figure, Comparison]]:
    """The figures that differ, those among them that fit only a period which had not come when the report was written."""
    yield from _with(case, Outcome.DIFFERS)
    for figure, comparison in _with(case, Outcome.OTHER_PERIOD):
        if _is_to_come(case, comparison) and comparison.difference is not None:
            counted = comparison.says.partition(": ")[2].partition(", and ")[0]
            own = figure.amount.size - comparison.difference
            yield figure, replace(comparison, says=f"differs: {counted}", total=own)


def _is_to_come(case: Case, comparison: Comparison) -> bool:
    return case.days is not None and comparison.period is not None and comparison.period.first > case.days.last


def _other_time_near(case: Case, figure: Figure) -> bool:
    """Whether a time stands right before or after the figure that is not of its days: the figure may have been read for the wrong ones."""
    if case.day is None or figure.when is None:
        return False
    first, last = case.tokens_of(figure.span)
    near = (
        time
        for time in case.times.get(case.sentence_at(figure.span.start), ())
        if first - _BESIDE <= time.mark.last and time.mark.first <= last + _BESIDE
    )
    meant = (case.marks.on(time, case.day) for time in near)
    return any(period is not None and not period.meets(figure.when) for period in meant)


def _is_of_the_size(figure: Figure, comparison: Comparison) -> bool:
    """Whether a figure is near enough to the series to be of those days, and its words say what it counts: a bare number is misread most."""
    size = figure.amount.size
    total = comparison.total or 0.0
    return figure.rule.endswith(".noun") and 0 < total <= _FAR * size and size <= _FAR * total


def _may_be_part(case: Case, figure: Figure, comparison: Comparison) -> bool:
    """Whether a figure may be of less than the series counts: not the whole day, not every boat."""
    if comparison.difference is None or comparison.difference > 0 or figure.when is None:
        return False
    size = figure.amount.size
    if figure.amount.bound is Bound.VAGUE or (figure.when.days <= 7 and size < _FEW):
        return True
    first, last = case.tokens_of(figure.span)
    marked = case.marks.marked
    bounds = marked.sentence_tokens(case.sentence_at(figure.span.start))
    if may_be_part(marked.tokens.words, first, last, bounds):
        return True
    total = (figure.amount.high or figure.amount.low or 0.0) - comparison.difference
    whole = [other for other in case.by_kind[kind_of_figure(figure)][:_MOST] if other is not figure]
    return any(interval_of(other.amount).holds(total) for other in whole) or _beside_one(case, figure)


def _beside_one(case: Case, figure: Figure) -> bool:
    return any(other is not figure and other.amount.low == other.amount.high == 1 for other in case.beside_figure(figure))


def understated(case: Case) -> Iterator[Found]:
    """The figure is "more than" a number that the series is far above: not wrong, but old or careful."""
    for figure, comparison in _with(case, Outcome.AGREES):
        if comparison.understated:
            yield _found(figure, comparison)


def not_compared(case: Case) -> Iterator[Found]:
    """A series counts the same or something like it, but the two must not be compared, and why: another place, a part, no one period."""
    for figure, comparison in _with(case, Outcome.NOT_COMPARABLE):
        yield _found(figure, comparison)


def compares_unlike(case: Case) -> Iterator[Found]:
    """One sentence sets a number beside another that counts something else: attempts beside arrivals, boats beside people.

    Which measures are easily taken for one another is told by the series' own files; numbers in different units are never alike.
    """
    marked = case.marks.marked
    for figures in case.by_sentence.values():
        for one, two in itertools.pairwise(figures):
            between = marked.tokens.words[case.tokens_of(one.span)[1] : case.tokens_of(two.span)[0]]
            if holds_run(between, COMPARED) is not None and _unlike(case, one, two):
                yield Found(
                    two.span,
                    f"compares {measure_words(one.measure)} ({amount_words(one.amount)} {one.unit}) with "
                    f"{measure_words(two.measure)} ({amount_words(two.amount)} {two.unit}), which are counted differently",
                    (also(one.span, f"counts {measure_words(one.measure)}"), *_why_unlike(case, one, two)),
                )


def _unlike(case: Case, one: Figure, two: Figure) -> bool:
    if one.measure == two.measure or not one.rule.endswith(".noun"):
        return False
    return (one.unit != two.unit and two.rule.endswith(".noun")) or bool(_why_unlike(case, one, two))


def _why_unlike(case: Case, one: Figure, two: Figure) -> tuple[FindingEvidence, ...]:
    for shelved in case.means.shelf.shelved:
        for measure, other in ((one.measure, two.measure), (two.measure, one.measure)):
            why = (shelved.series.unlike or {}).get(other) if shelved.series.measure == measure else None
            if why is not None:
                return (FindingEvidence(kind=EvidenceKind.SERIES, says=why, source=shelved.series.id),)
    return ()


def fits_another_measure(case: Case) -> Iterator[Found]:
    """The figure is not what its own series has, but exactly what a series of something else has for the same days: the unit may have drifted."""
    for figure in case.figures:
        other = _other_measure(case, figure)
        if other is not None:
            yield other


def _other_measure(case: Case, figure: Figure) -> Found | None:
    value = figure.amount.low
    if not figure.rule.endswith(".noun") or value is None or value < _SMALLEST:
        return None
    if figure.when is None or value is None or value != figure.amount.high or figure.group is not None:
        return None
    own = compared(case, figure)
    if own.outcome not in (Outcome.DIFFERS, Outcome.NOT_COMPARABLE, Outcome.OTHER_PERIOD):
        return None
    own_unit = {shelved.series.unit for shelved in case.means.shelf.shelved if shelved.series.measure == figure.measure}
    for shelved in case.means.shelf.shelved:
        series = shelved.series
        total = shelved.totals.complete(figure.when) if series.measure != figure.measure else None
        related = figure.measure in (series.unlike or {})
        if (
            total == value
            and related
            and (digits(value) >= _RARE or (own_unit and series.unit not in own_unit and own.outcome is Outcome.DIFFERS))
        ):
            says = f"{series.title} has exactly {total:,.0f} {series.unit} for {figure.when.iso()}"
            return Found(
                figure.span,
                f"{amount_words(figure.amount)} is told as {measure_words(figure.measure)}, but {says}",
                (FindingEvidence(kind=EvidenceKind.SERIES, says=(series.unlike or {}).get(figure.measure, says), source=series.id),),
            )
    return None
