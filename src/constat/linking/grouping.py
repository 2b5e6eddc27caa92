"""From likenesses between tellings to groups that tell of one occurrence.

Likenesses are taken from the strongest down, and two groups joined where nothing keeps them apart: a report that
tells of both, days or places that no one occurrence can have, or a person's decision. The result depends on the
tellings and likenesses alone, not on the order in which they came, so that a record built step by step is the same
as one built at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from constat.linking.rules import LinkRules
from constat.model.occurrence import Scope, Telling

_WIDEST = 25.0
"""Kilometres over which one incident's tellings may place it."""
_SLACK = timedelta(days=1)
"""How far apart the days may be that tellings of one incident name: reports are often off by one."""


@dataclass(frozen=True, slots=True)
class Ties:
    """What people decided: tellings that belong together, and tellings that do not, as pairs of keys."""

    together: frozenset[tuple[str, str]] = frozenset()
    apart: frozenset[tuple[str, str]] = frozenset()


@dataclass(slots=True)
class _Group:
    """Tellings taken for one occurrence so far, with what no further one may contradict."""

    keys: list[str]
    reports: set[str]
    first: date | None
    """The earliest day on which the incident can have ended, and last the latest on which it can have begun."""
    last: date | None
    places: set[str]
    """The distinct places named, the widest settings left out."""
    apart: set[str] = field(default_factory=set)
    """Keys that a decision keeps out."""


def group_tellings(
    tellings: Mapping[str, Telling], likenesses: Iterable[tuple[int, str, str]], rules: LinkRules, ties: Ties | None = None
) -> list[tuple[str, ...]]:
    """Group tellings, given by key, by the likenesses (score, key, key) that are high enough to join.

    Each group is a sorted tuple of keys; groups stand in the order of their first keys.
    """
    decided = ties or Ties()
    groups = {key: _group(tellings[key], decided, rules) for key in sorted(tellings)}
    owner = {key: key for key in groups}
    for one, two in sorted(decided.together):
        if one in owner and two in owner and owner[one] != owner[two]:
            _merge(groups, owner, owner[one], owner[two])
    for _, one, two in sorted(likenesses, key=lambda entry: (-entry[0], entry[1], entry[2])):
        first, second = owner[one], owner[two]
        if first != second and _may_join(groups[first], groups[second], rules):
            _merge(groups, owner, first, second)
    return sorted(tuple(sorted(group.keys)) for group in groups.values())


def _group(telling: Telling, ties: Ties, rules: LinkRules) -> _Group:
    period = telling.period if telling.scope is Scope.INCIDENT else None
    place = telling.place_id
    return _Group(
        keys=[telling.key],
        reports={telling.report},
        first=period.last if period is not None else None,
        last=period.first if period is not None else None,
        places={place} if place is not None and place not in rules.scenes else set(),
        apart={two if one == telling.key else one for one, two in ties.apart if telling.key in (one, two)},
    )


def _may_join(one: _Group, two: _Group, rules: LinkRules) -> bool:
    if one.reports & two.reports or one.apart & set(two.keys) or two.apart & set(one.keys):
        return False
    first, last = _earliest(one.first, two.first), _latest(one.last, two.last)
    if first is not None and last is not None and last > first + _SLACK:
        return False
    return all(_near(here, there, rules) for here in one.places for there in two.places)


def _near(one: str, two: str, rules: LinkRules) -> bool:
    if rules.places_agree(one, two):
        return True
    apart = rules.kilometres_apart(one, two)
    return apart is None or apart <= _WIDEST


def _earliest(one: date | None, two: date | None) -> date | None:
    return min(one, two) if one is not None and two is not None else one or two


def _latest(one: date | None, two: date | None) -> date | None:
    return max(one, two) if one is not None and two is not None else one or two


def _merge(groups: dict[str, _Group], owner: dict[str, str], first: str, second: str) -> None:
    keep, gone = (first, second) if len(groups[first].keys) >= len(groups[second].keys) else (second, first)
    kept, lost = groups[keep], groups.pop(gone)
    kept.keys += lost.keys
    kept.reports |= lost.reports
    kept.places |= lost.places
    kept.apart |= lost.apart
    kept.first, kept.last = _earliest(kept.first, lost.first), _latest(kept.last, lost.last)
    for key in lost.keys:
        owner[key] = keep
