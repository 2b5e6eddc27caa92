"""What holds between the values that reports give of one measure of one occurrence.

Compared in this order: agreed (the intervals meet), refined (one names a narrower value inside another's), revised
(the same source said the later one, or the later report says that the count changed, or the measure is one that grows
and the later value is larger), conflict (anything else that differs). Values of another period or unit, and parts of a
whole, are set apart with the reason. Values from one origin count once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from constat.linking.rules import LinkRules, folded
from constat.model.amount import Bound
from constat.model.interval import Interval, inside, interval_of, meets
from constat.model.occurrence import Apart, Comparison, Measured, Relation, Telling, Value
from constat.model.period import Period
from constat.model.span import Span

OriginsOf = Callable[[Sequence["Member"]], Mapping[str, str | None]]
"""The origin behind each of some claims, by claim; null where it cannot be told. Judged for these claims together: reports
that share a passage are not independent for the claims in it, and may be for others."""

_WIDE = frozenset({Bound.VAGUE, Bound.RANGE, Bound.AT_LEAST, Bound.AT_MOST})
_LAST_DAY = date.max


@dataclass(frozen=True, slots=True)
class Member:
    """A claim of a report, as its independence from others is judged."""

    report: str
    claim: str
    span: Span


def compare_figures(tellings: Sequence[Telling], origins_of: OriginsOf, rules: LinkRules) -> tuple[Comparison, ...]:
    """Compare the figures of an occurrence's tellings, measure by measure and group by group."""
    keys = sorted({(figure.measure, figure.group or "") for telling in tellings for figure in telling.figures})
    return tuple(_compare(tellings, measure, group or None, origins_of, rules) for measure, group in keys)


def _compare(tellings: Sequence[Telling], measure: str, group: str | None, origins_of: OriginsOf, rules: LinkRules) -> Comparison:
    told = [(figure, telling) for telling in tellings for figure in telling.figures if (figure.measure, figure.group) == (measure, group)]
    origins = origins_of([Member(telling.report, figure.claim, figure.span) for figure, telling in told])
    every = [(figure, _value(figure, telling, origins[figure.claim])) for figure, telling in told]
    every.sort(key=lambda entry: (entry[1].said_on or _LAST_DAY, entry[1].report, entry[1].span))
    unit = _commonest([figure.unit for figure, _ in every])
    period = _commonest_period([figure.when for figure, _ in every if figure.whole and figure.unit == unit])
    values: list[Value] = []
    apart: list[Apart] = []
    for figure, value in every:
        why = _why_apart(figure, unit, period)
        if why is None:
            values.append(value)
        else:
            apart.append(Apart(value=value, why=why))
    if not values:
        values, apart = [apart[0].value], apart[1:]
    relation, says = what_holds(values, grows=measure in rules.growing)
    preferred, because = prefer(values, relation)
    return Comparison(
        measure=measure,
        unit=unit,
        group=group,
        values=tuple(values),
        relation=relation,
        says=says,
        origins=count_origins(values),
        preferred=preferred,
        because=because,
        apart=tuple(apart),
    )


def _value(figure: Measured, telling: Telling, origin: str | None) -> Value:
    return Value(
        claim=figure.claim,
        report=telling.report,
        amount=figure.amount,
        said_by=figure.said_by,
        said_on=telling.said_on,
        origin=origin,
        when=figure.when,
        span=figure.span,
        count_changed=figure.count_changed,
    )


def _commonest(units: Sequence[str]) -> str:
    return min(set(units), key=lambda unit: (-units.count(unit), unit))


def _commonest_period(periods: Sequence[Period | None]) -> Period | None:
    known = [period for period in periods if period is not None]
    return min(set(known), key=lambda period: (-known.count(period), period)) if known else None


def _why_apart(figure: Measured, unit: str, period: Period | None) -> str | None:
    """Why a figure cannot be compared with the others, in words; null where it can."""
    if figure.unit != unit:
        return f"in {figure.unit}, not {unit}"
    if not figure.whole:
        return "a part of the same report's larger count"
    if period is not None and figure.when is not None and not _same_period(figure.when, period):
        return f"for another period ({figure.when.iso()}, not {period.iso()})"
    return None


def _same_period(one: Period, two: Period) -> bool:
    """Days may be off by one, and a loose date may hold a closer one; two stretches must be the same."""
    if one == two or (one.days <= 4 and two.days <= 4 and abs((one.first - two.first).days) <= 1):
        return True
    return min(one.days, two.days) == 1 and max(one.days, two.days) <= 31 and one.meets(two)


def what_holds(values: Sequence[Value], *, grows: bool) -> tuple[Relation, str]:
    """What holds between values in the order in which they were said, and that in words."""
    if len(values) == 1:
        return Relation.SINGLE, "one value"
    if grows:
        values = sorted(values, key=lambda value: (value.said_on or _LAST_DAY, _plain(interval_of(value.amount))))
    intervals = [interval_of(value.amount) for value in values]
    pairs = [(one, two) for place, one in enumerate(intervals) for two in intervals[place + 1 :]]
    if all(meets(one, two) for one, two in pairs):
        if any(
            _refines(values[a], intervals[a], intervals[b], values[b]) for a in range(len(values)) for b in range(len(values)) if a != b
        ):
            return Relation.REFINED, "a closer value lies inside a wider one"
        return Relation.AGREED, "all values agree"
    reasons = [
        reason
        for (one, first), (two, second) in pairwise(zip(values, intervals, strict=True))
        if not meets(first, second)
        for reason in [_why_revised(one, two, first, second, grows=grows) or _why_grown(values, one, two, grows=grows)]
    ]
    if reasons and all(reason is not None for reason in reasons):
        return Relation.REVISED, "; ".join(dict.fromkeys(reason for reason in reasons if reason is not None))
    low, high = (choose(_plain(interval) for interval in intervals) for choose in (min, max))
    return Relation.CONFLICT, f"values from {low:g} to {high:g} that no revision explains"


def _refines(value: Value, narrow: Interval, wide: Interval, other: Value) -> bool:
    return other.amount.bound in _WIDE and value.amount.bound not in _WIDE and inside(narrow, wide)


def _why_revised(one: Value, two: Value, first: Interval, second: Interval, *, grows: bool) -> str | None:
    """Why the later of two values that differ revises the earlier; null where nothing says so.

    Order must be known: two reports of one day, or without a day, revise each other only where one says so.
    """
    if two.count_changed:
        return "the later report says that the count changed"
    ordered = one.said_on is not None and two.said_on is not None and one.said_on < two.said_on
    if not ordered:
        return None
    if one.said_by is not None and two.said_by is not None and folded(one.said_by) == folded(two.said_by):
        return "the same source said the later one"
    return "the count grew" if grows and _plain(second) > _plain(first) else None


def _why_grown(values: Sequence[Value], one: Value, two: Value, *, grows: bool) -> str | None:
    """Of two counts of one day the smaller came first if the count is one that grows and a later day has no smaller one."""
    day, least = two.said_on, _plain(interval_of(two.amount))
    if not grows or day is None or one.said_on != day or _plain(interval_of(one.amount)) >= least:
        return None
    after = [_plain(interval_of(value.amount)) for value in values if value.said_on is not None and value.said_on > day]
    return "the count grew within a day, as later reports confirm" if after and min(after) >= least else None


def _plain(interval: Interval) -> float:
    ends = [end for end in (interval.best, interval.low, interval.high) if end is not None]
    return ends[0]


def count_origins(values: Iterable[Value]) -> int:
    """How many independent origins stand behind values: each counts once, and unknown ones do not count."""
    return len({value.origin for value in values if value.origin is not None})


def prefer(values: Sequence[Value], relation: Relation) -> tuple[int, str]:
    """The value to use where one must be, by its position, and why: never instead of the others.

    Of revised values the last; of refined ones the closest; else the one with most independent origins behind it,
    of those the most exact, of those the last said.
    """
    if relation is Relation.SINGLE:
        return 0, "the only value"
    if relation is Relation.REVISED:
        return len(values) - 1, "the latest after revision"
    support = [count_origins(other for other in values if other.amount == value.amount) for value in values]
    exact = [value.amount.bound not in _WIDE for value in values]
    best = max(
        range(len(values)), key=lambda place: (exact[place] if relation is Relation.REFINED else False, support[place], exact[place], place)
    )
    if relation is Relation.REFINED:
        return best, "the closest value"
    if support[best] > max((support[place] for place in range(len(values)) if values[place].amount != values[best].amount), default=-1):
        return best, f"most independent origins ({support[best]})"
    return best, "the most exact of those with as many origins, and the last said"
