"""Occurrences out of groups of tellings: when, where, what was measured and what holds."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from constat.linking.blocking import blocks_of
from constat.linking.comparing import Member, OriginsOf, compare_figures
from constat.linking.grouping import Ties, group_tellings
from constat.linking.likeness import JOINS, compare_tellings
from constat.linking.rules import LinkRules
from constat.model.claim import Status
from constat.model.occurrence import Occurrence, Telling
from constat.model.period import Period

_STATUS_ORDER = (Status.HAPPENED, Status.ONGOING, Status.DENIED, Status.PLANNED, Status.CALLED_FOR, Status.HYPOTHETICAL)
"""Of the statuses told, the one that says most of what came of it, first."""


def likenesses_among(tellings: Mapping[str, Telling], rules: LinkRules) -> list[tuple[int, str, str]]:
    """The pairs of tellings that are alike enough to join, as (score, key, key), by way of their blocks."""
    standing: dict[str, list[str]] = {}
    blocks = {key: blocks_of(tellings[key], rules) for key in sorted(tellings)}
    for key, own in blocks.items():
        for block in own.stands_in:
            standing.setdefault(block, []).append(key)
    found = []
    for key, own in blocks.items():
        others = sorted({other for block in own.looks_in for other in standing.get(block, ()) if other > key})
        found += alike(tellings[key], [tellings[other] for other in others], rules)
    return found


def alike(telling: Telling, others: Iterable[Telling], rules: LinkRules) -> list[tuple[int, str, str]]:
    """Those of the other tellings that are alike enough to join, as (score, key, key) with the smaller key first."""
    found = []
    for other in others:
        if other.report == telling.report or (other.type, other.scope) != (telling.type, telling.scope):
            continue
        one, two = (telling, other) if telling.key < other.key else (other, telling)
        score = compare_tellings(one, two, rules).score  # always in one order, so that a pair has one score
        if score >= JOINS:
            found.append((score, one.key, two.key))
    return found


def link(tellings: Iterable[Telling], origins_of: OriginsOf, rules: LinkRules, ties: Ties | None = None) -> tuple[Occurrence, ...]:
    """All occurrences that tellings tell of, in the order of time: what a build from scratch gives."""
    by_key = {telling.key: telling for telling in tellings}
    groups = group_tellings(by_key, likenesses_among(by_key, rules), rules, ties)
    made = [make_occurrence([by_key[key] for key in keys], origins_of, rules) for keys in groups]
    return tuple(sorted(made, key=order_of))


def order_of(occurrence: Occurrence) -> tuple[str, str, str]:
    """The order in which occurrences are listed: by day, those without one last."""
    return (occurrence.period.iso() if occurrence.period is not None else "~", occurrence.type, occurrence.key)


def make_occurrence(tellings: Sequence[Telling], origins_of: OriginsOf, rules: LinkRules) -> Occurrence:
    """The occurrence that a group of tellings, sorted by key, tells of."""
    place, place_id = _place(tellings, rules)
    claims = tuple(claim for telling in tellings for claim in telling.claims)
    members = [
        Member(telling.report, claim, span) for telling in tellings for claim, span in zip(telling.claims, telling.spans, strict=True)
    ]
    origins = set(origins_of(members).values()) - {None}
    statuses = {status for telling in tellings for status in telling.statuses}
    return Occurrence(
        key=hashlib.sha256(("occurrence\0" + tellings[0].key).encode()).hexdigest()[:12],
        scope=tellings[0].scope,
        type=tellings[0].type,
        period=_period(tellings),
        place=place,
        place_id=place_id,
        status=next(status for status in _STATUS_ORDER if status in statuses),
        tellings=tuple(telling.key for telling in tellings),
        reports=tuple(sorted({telling.report for telling in tellings})),
        claims=claims,
        origins=len(origins),
        comparisons=compare_figures(tellings, origins_of, rules),
    )


def _period(tellings: Sequence[Telling]) -> Period | None:
    """The days that most reports name, the closest of those told equally often."""
    told = Counter(telling.period for telling in tellings if telling.period is not None)
    shortest = min((period.days for period in told), default=0)
    close = {period: count for period, count in told.items() if period.days <= max(shortest, 4)}
    return min(close, key=lambda period: (-close[period], period.days, period), default=None)


def _place(tellings: Sequence[Telling], rules: LinkRules) -> tuple[str | None, str | None]:
    """The place that most reports name, the widest settings only where there is no other."""
    told = Counter((telling.place, telling.place_id) for telling in tellings if telling.place is not None)

    def rank(entry: tuple[str, str | None]) -> tuple[bool, int, int, str]:
        name, identifier = entry
        place = rules.gazetteer.places.get(identifier or "")
        return (identifier in rules.scenes, -told[entry], -rules.gazetteer.size(place) if place is not None else 0, name)

    return min(told, key=rank, default=(None, None))
