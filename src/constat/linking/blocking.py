"""Which tellings are compared at all: those that meet in a block, so that never all pairs are.

An incident with a day meets others of its kind on the days around it; a total meets those of the same period. One
whose date is missing or loose ("in 2016") meets, within its year, those that share its place or a figure that is not
small, but two that both name their days do not meet that way. So each telling stands in some blocks and looks in others;
two meet where one looks in a block in which the other stands, and that holds both ways.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from constat.linking.rules import LinkRules
from constat.model.occurrence import Scope, Telling

_LONGEST = 7
"""Days beyond which a date is too loose to be looked up by day."""
_SMALLEST = 10
"""Figures below this turn up everywhere."""


@dataclass(frozen=True, slots=True)
class Blocks:
    """The blocks of one telling, sorted."""

    stands_in: tuple[str, ...]
    looks_in: tuple[str, ...]


def blocks_of(telling: Telling, rules: LinkRules) -> Blocks:
    """The blocks in which a telling stands, and those in which it looks for others."""
    period = telling.period
    if period is not None and telling.scope is Scope.TOTAL:
        one = (f"{telling.type} total {period.iso()}",)
        return Blocks(one, one)
    marks = [
        f"{telling.type} {year} {mark}"
        for year in (range(period.first.year, period.last.year + 1) if period is not None else ("",))
        for mark in _marks(telling, rules)
    ]
    if period is None or period.days > _LONGEST:
        return Blocks(tuple(f"loose {mark}" for mark in marks), tuple(f"{kind} {mark}" for kind in ("dated", "loose") for mark in marks))
    days = tuple(f"{telling.type} day {period.first + timedelta(days=step)}" for step in range(-1, period.days))
    return Blocks((*days, *(f"dated {mark}" for mark in marks)), (*days, *(f"loose {mark}" for mark in marks)))


def _marks(telling: Telling, rules: LinkRules) -> list[str]:
    amounts = {(figure.measure, figure.amount.size) for figure in telling.figures}
    marks = [f"{measure} {value:g}" for measure, value in amounts if value >= _SMALLEST]
    if telling.place_id is not None and telling.place_id not in rules.scenes:
        marks.append(f"at {telling.place_id}")
    return sorted(marks)
