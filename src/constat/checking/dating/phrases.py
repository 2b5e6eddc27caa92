"""For each figure of a measure that has a series: what days it would be of, on any day that the report may be of.

The reader decides, for a report whose day is known, which time a figure is told of. So the report is read as if written on each
of a few trial days, and the rule is looked for that explains all of the answers: this time of the text, the report's own day,
the year so far. That rule then tells the figure's days for every other day.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from constat.checking.dating.undated import SentenceTime, TimeKind, UndatedText
from constat.model.claim import Figure
from constat.model.period import Period
from constat.model.report import DateClaim, DateSource, Report
from constat.reading.english.times import DAY_PARTS
from constat.reading.reader import Reader
from constat.reading.tokens import tokenise

TRIALS = (date(2021, 6, 9), date(2022, 10, 21), date(2024, 2, 26), date(2023, 8, 12))
"""Days of differing weekday, month and year, so that no two rules give the same days on all of them."""
_DAY = timedelta(days=1)

Rule = Callable[[date], Period | None]


@dataclass(frozen=True, slots=True)
class RelativeFigure:
    """A figure with the rule for its days; told says in the report's words, or plainly, which time it is told of.

    others are the times that stand beside it in its sentence, any of which may be meant instead. part_of_day: the time names a part of a
    day ("this morning"), so that the figure is not the whole day's.
    """

    figure: Figure
    rule: Rule
    told: str
    others: tuple[Rule, ...] = ()
    part_of_day: bool = False


def trial_readings(report: Report, reader: Reader) -> list[tuple[date, tuple[Figure, ...]]]:
    """The report's figures as if it were of each trial day."""
    readings = []
    for trial in TRIALS:
        given = DateClaim(DateSource.GIVEN, trial, trial, trial.isoformat())
        readings.append((trial, reader.read(replace(report, dates=(given,))).figures))
    return readings


def relative_figures(
    undated: UndatedText, readings: Sequence[tuple[date, tuple[Figure, ...]]], wanted: Callable[[Figure], bool]
) -> list[RelativeFigure]:
    """The wanted figures whose days follow from the report's own by some rule. A figure that the trials read differently is left out."""
    found = []
    for figure in _without_parts(readings[0][1]):
        if not wanted(figure):
            continue
        answers = [(trial, _same(figure, figures)) for trial, figures in readings]
        periods = [(trial, other.when) for trial, other in answers if other is not None and other.when is not None]
        if len(periods) < len(readings):
            continue
        if all(period == periods[0][1] for _, period in periods):
            found.append(RelativeFigure(figure, _always(periods[0][1]), periods[0][1].iso()))
            continue
        fitting = ((rule, told) for rule, told in _rules(undated, figure) if all(rule(trial) == period for trial, period in periods))
        chosen = next(fitting, None)
        if chosen is not None:
            rule, told = chosen
            part_of_day = not DAY_PARTS.isdisjoint(tokenise(told.lower()).words)
            found.append(RelativeFigure(figure, rule, told, _others(undated, figure, dict(periods)), part_of_day))
    return found


def _without_parts(figures: Sequence[Figure]) -> list[Figure]:
    """Without those whose words hold another of the same measure, of which they are a part: "two of the nine boats"."""
    ordered = sorted(figures, key=lambda figure: (figure.measure, figure.span.start, -figure.span.end))
    parts = {one.span for one, after in pairwise(ordered) if one.measure == after.measure and after.span.end <= one.span.end}
    return [figure for figure in figures if figure.span not in parts]


def _others(undated: UndatedText, figure: Figure, chosen: Mapping[date, Period]) -> tuple[Rule, ...]:
    """The other times of a figure's sentence: where two stand beside it ("last weekend, from Friday to Monday"), the reader takes one."""
    sentence = undated.sentence_of(undated.marked.tokens.at(figure.span.start))
    found: dict[tuple[Period | None, ...], Rule] = {}
    for time in undated.times_of(sentence):
        rule = undated.meaning(time)
        meant = tuple(rule(trial) for trial in TRIALS)
        if None not in meant and meant != tuple(chosen.values()):
            found.setdefault(meant, rule)
        if time.mark.kind is TimeKind.WEEKDAY and undated.marked.tokens.words[time.mark.first] == "last":
            # "Last Sunday" said on a Monday is the day before to some, and the Sunday of the week before to others.
            found.setdefault((None, *meant), _a_week_before(rule))
    return tuple(found.values())


def _same(figure: Figure, others: Sequence[Figure]) -> Figure | None:
    return next((other for other in others if other.span == figure.span and other.measure == figure.measure), None)


def _rules(undated: UndatedText, figure: Figure) -> Iterator[tuple[Rule, str]]:
    """The rules that may tell a figure's days, the nearest first: times of its sentence, of those before and after, then the day itself."""
    here = undated.sentence_of(undated.marked.tokens.at(figure.span.start))
    times = sorted(undated.times, key=lambda time: (abs(time.sentence - here), time.sentence > here, time.order))
    for time in times:
        said = _said(undated, time)
        yield undated.meaning(time), said
        if time.mark.kind is TimeKind.RUNNING:
            yield _to_the_day_before(undated, time), f"{said}, up to the day before"
    for time in times:
        if time.mark.kind is TimeKind.ANAPHORIC:
            for base in times:
                yield _counted_from(undated, base, time.mark.offset), f"{_said(undated, time)} after {_said(undated, base)}"
    yield Period.of_day, "the report's own day"
    yield (lambda day: Period(day.replace(month=1, day=1), day)), "the year so far"
    yield (lambda day: Period.of_day(day - _DAY)), "the day before"


def _a_week_before(rule: Rule) -> Rule:
    def before(day: date) -> Period | None:
        period = rule(day)
        return None if period is None else Period(period.first - 7 * _DAY, period.last - 7 * _DAY)

    return before


def _always(period: Period) -> Rule:
    return lambda _: period


def _said(undated: UndatedText, time: SentenceTime) -> str:
    """A time in the report's words; two that make one ("from Friday to Monday") stand together once a day is known."""
    mark = undated.mark_on(time, TRIALS[0])
    if mark is None:
        return f"“{undated.words(time.mark.first, time.mark.last)}”"
    offset = undated.marked.sentence_tokens(time.sentence)[0]
    return f"“{undated.words(mark.first + offset, mark.last + offset)}”"


def _to_the_day_before(undated: UndatedText, time: SentenceTime) -> Rule:
    meaning = undated.meaning(time)

    def rule(day: date) -> Period | None:
        period = meaning(day)
        return Period(period.first, period.last - _DAY) if period is not None and period.days > 1 else None

    return rule


def _counted_from(undated: UndatedText, base: SentenceTime, offset: int) -> Rule:
    meaning = undated.meaning(base)

    def rule(day: date) -> Period | None:
        period = meaning(day)
        return None if period is None or period.days > 3 else Period.of_day(period.last + timedelta(days=offset))

    return rule
