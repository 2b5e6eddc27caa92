"""Within one report: which of its claims tell of the same thing.

An event with its figures is one mention, and so is a figure that no event holds. Mentions of one type are put
together where nothing in the report tells them apart: other days, other places, or one of them not having come about.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from constat.linking.recognition import SentenceMarks
from constat.linking.rules import LinkRules
from constat.model.claim import Event, Figure, Status
from constat.model.interval import interval_of
from constat.model.occurrence import Measured, Scope, Telling
from constat.model.period import Period
from constat.model.span import Span

LONGEST_INCIDENT = 4
"""Days: a long weekend's arrivals are still told as one thing; more days of them are a total."""
_LONGEST_DATE = 31
"""Days: one incident may be dated to its week or month; a toll over more days is a total."""

_NOT_COME_ABOUT = frozenset({Status.CALLED_FOR, Status.HYPOTHETICAL, Status.DENIED})


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportClaims:
    """A report as linking sees it: its claims with their identifiers, its text, its day."""

    report: str
    text: str
    said_on: date | None
    figures: tuple[tuple[str, Figure], ...]
    events: tuple[tuple[str, Event], ...]
    rejected: frozenset[str] = frozenset()
    """Claims that a decision has rejected: they tell of nothing."""


@dataclass(slots=True)
class _Mention:
    """Claims told in one breath; while mentions are put together, all those of one telling."""

    type: str
    scope: Scope
    period: Period | None
    place: str | None
    place_id: str | None
    sentence: int
    come_about: bool
    claims: list[tuple[str, Span]] = field(default_factory=list)
    figures: list[tuple[str, Figure]] = field(default_factory=list)
    statuses: list[Status] = field(default_factory=list)


def tellings_of(report: ReportClaims, rules: LinkRules) -> tuple[Telling, ...]:
    """Everything that a report tells of, in the order in which it tells it."""
    marks = SentenceMarks(report.text, rules)
    told: list[_Mention] = []
    for mention in sorted(_mentions(report, rules, marks), key=lambda one: one.claims[0][1]):
        same = next((other for other in reversed(told) if _told_as_one(other, mention, rules)), None)
        if same is None:
            told.append(mention)
        else:
            _join(same, mention, rules)
    return tuple(_telling(report, mention, marks) for mention in told)


def _mentions(report: ReportClaims, rules: LinkRules, marks: SentenceMarks) -> Iterable[_Mention]:
    holders = _holders(report, rules)
    for position, (identifier, event) in enumerate(report.events):
        if identifier in report.rejected:
            continue
        figures = [report.figures[number] for number, holder in holders.items() if holder == position]
        figures = [entry for entry in figures if entry[0] not in report.rejected]
        yield _Mention(
            type=event.type,
            scope=_scope(event.type, event.when, [figure for _, figure in figures], rules),
            period=event.when,
            place=event.place,
            place_id=event.place_id,
            sentence=marks.sentence_at(event.span.start),
            come_about=event.status not in _NOT_COME_ABOUT,
            claims=[(identifier, event.span), *((name, figure.span) for name, figure in figures)],
            figures=figures,
            statuses=[event.status],
        )
    for number, (identifier, figure) in enumerate(report.figures):
        if number in holders or identifier in report.rejected:
            continue
        name = rules.types_of_measure.get(figure.measure, (figure.measure,))[0]
        yield _Mention(
            type=name,
            scope=_scope(name, figure.when, [figure], rules),
            period=figure.when,
            place=figure.place,
            place_id=figure.place_id,
            sentence=marks.sentence_at(figure.span.start),
            come_about=figure.status not in _NOT_COME_ABOUT,
            claims=[(identifier, figure.span)],
            figures=[(identifier, figure)],
            statuses=[figure.status],
        )


def _holders(report: ReportClaims, rules: LinkRules) -> dict[int, int]:
    """For each figure that an event tells, by position, the event: of several, the one at the figure's own place, else the first."""
    holders: dict[int, int] = {}
    for position, (identifier, event) in enumerate(report.events):
        if identifier in report.rejected:
            continue
        for number in event.figures:
            figure = report.figures[number][1]
            if figure.measure in rules.measures_of_type[event.type] and (
                number not in holders
                or (figure.place_id == event.place_id and report.events[holders[number]][1].place_id != figure.place_id)
            ):
                holders[number] = position
    return dict(sorted(holders.items()))


def _scope(event_type: str, period: Period | None, figures: Sequence[Figure], rules: LinkRules) -> Scope:
    """A figure over many days is a total where its kind is counted up; else the date is only imprecise."""
    if period is None or period.days <= LONGEST_INCIDENT:
        return Scope.INCIDENT
    if event_type in rules.by_day or event_type not in rules.measures_of_type:
        return Scope.TOTAL
    grown = period.days > _LONGEST_DATE and any(figure.measure in rules.growing for figure in figures)
    return Scope.TOTAL if grown else Scope.INCIDENT


def _told_as_one(one: _Mention, two: _Mention, rules: LinkRules) -> bool:
    if (one.type, one.scope, one.come_about) != (two.type, two.scope, two.come_about):
        return False
    if one.scope is Scope.TOTAL:
        return one.period == two.period and rules.places_agree(one.place_id, two.place_id)
    if one.period is not None and two.period is not None:
        if not one.period.meets(two.period) and not (_same_amount(one, two) and _a_day_apart(one.period, two.period)):
            return False
    elif one.period is not two.period and abs(one.sentence - two.sentence) > 1 and not _same_amount(one, two):
        return False
    return rules.places_agree(one.place_id, two.place_id)


def _a_day_apart(one: Period, two: Period) -> bool:
    return (max(one.first, two.first) - min(one.last, two.last)).days == 1


def _same_amount(one: _Mention, two: _Mention) -> bool:
    amounts = {(figure.measure, figure.amount) for _, figure in one.figures}
    return any((figure.measure, figure.amount) in amounts for _, figure in two.figures)


def _join(one: _Mention, two: _Mention, rules: LinkRules) -> None:
    """Add the second mention to the first, keeping the more precise day and place."""
    if one.period is None or (two.period is not None and one.period.meets(two.period) and two.period.days < one.period.days):
        one.period = two.period
    if _finer(two.place_id, one.place_id, rules):
        one.place, one.place_id = two.place, two.place_id
    one.sentence = two.sentence
    one.claims += two.claims
    one.figures += two.figures
    one.statuses += two.statuses


def _finer(new: str | None, old: str | None, rules: LinkRules) -> bool:
    if new is None or new == old:
        return False
    if old is None or old in rules.scenes:
        return True
    return rules.gazetteer.contains(old, new)


def _telling(report: ReportClaims, mention: _Mention, marks: SentenceMarks) -> Telling:
    claims = sorted(set(mention.claims), key=lambda entry: (entry[1], entry[0]))
    found = [marks.of_span(span) for _, span in claims]
    identifiers = tuple(identifier for identifier, _ in claims)
    return Telling(
        key=hashlib.sha256("\0".join((report.report, mention.type, *sorted(identifiers))).encode()).hexdigest()[:16],
        report=report.report,
        scope=mention.scope,
        type=mention.type,
        period=mention.period,
        place=mention.place,
        place_id=mention.place_id,
        claims=identifiers,
        spans=tuple(span for _, span in claims),
        figures=_measured(mention, marks),
        statuses=tuple(dict.fromkeys(mention.statuses)),
        names=tuple(sorted(frozenset().union(*(mark.names for mark in found)))),
        groups=tuple(sorted(frozenset().union(*(mark.groups for mark in found)))),
        words=tuple(sorted(frozenset().union(*(mark.words for mark in found)))),
        said_on=report.said_on,
    )


def _measured(mention: _Mention, marks: SentenceMarks) -> tuple[Measured, ...]:
    """The figures of a telling, each once, with those that are a part of another told from the whole."""
    figures = sorted(dict(mention.figures).items(), key=lambda entry: (entry[1].span, entry[0]))
    return tuple(
        Measured(
            claim=identifier,
            measure=figure.measure,
            unit=figure.unit,
            amount=figure.amount,
            group=figure.group,
            when=figure.when,
            said_by=figure.said_by,
            span=figure.span,
            whole=not any(_is_part(figure, other) for _, other in figures),
            count_changed=marks.of_span(figure.span).count_changed,
        )
        for identifier, figure in figures
    )


def _is_part(figure: Figure, other: Figure) -> bool:
    """Whether the other measures the same and is larger beyond doubt: one report's smaller count is part of its larger."""
    if (figure.measure, figure.unit, figure.group) != (other.measure, other.unit, other.group) or figure is other:
        return False
    one, two = interval_of(figure.amount), interval_of(other.amount)
    return one.high is not None and two.low is not None and one.high < two.low
