"""The build's third stage: what reports tell of, linked into occurrences.

A report that comes in is compared only with the tellings that it meets in a block, and only those occurrences are made
anew that its tellings, through chains of likenesses, can touch: cost grows with what is new. Likenesses depend on the
two tellings alone and groups on the likenesses alone, so the order in which reports come changes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from sqlalchemy import Connection

from constat.linking.blocking import blocks_of
from constat.linking.claims import report_claims
from constat.linking.grouping import Ties, group_tellings
from constat.linking.occurrence_rows import (
    drop_occurrences,
    drop_tellings,
    homes_of,
    homes_of_tellings,
    likenesses_of,
    standing_in,
    store_likenesses,
    store_occurrence,
    store_tellings,
    tellings_in,
    tellings_with,
    told_by,
)
from constat.linking.occurrences import alike, make_occurrence
from constat.linking.origins.independence import evidence_on
from constat.linking.read_stage import Sources
from constat.linking.rules import LinkRules
from constat.linking.tellings import tellings_of
from constat.model.decision import DecisionKind
from constat.model.occurrence import Telling
from constat.record.decisions import decisions


def link_occurrences(connection: Connection, keys: Sequence[str], sources: Sources) -> None:
    """Link what reports tell of that were read, read again, decided upon or erased."""
    rules = sources.link_rules
    before = tellings_in(connection, keys)
    now = {one.key: one for claims in report_claims(connection, keys) for one in tellings_of(claims, rules)}
    gone = [key for key, one in before.items() if now.get(key) != one]
    new = {key: one for key, one in now.items() if before.get(key) != one}
    freed = drop_occurrences(connection, sorted(homes_of(connection, keys)))
    drop_tellings(connection, gone, sorted({before[key].report for key in gone}))
    _take_in(connection, new, rules)
    ties = _ties(connection)
    concerned = _reached(connection, (freed - set(gone)) | set(now), ties)
    drop_occurrences(connection, sorted(homes_of_tellings(connection, sorted(concerned))))
    _regroup(connection, concerned, ties, rules)


def _take_in(connection: Connection, new: dict[str, Telling], rules: LinkRules) -> None:
    """Keep new tellings, and find those that they are like."""
    blocks = {key: blocks_of(one, rules) for key, one in new.items()}
    store_tellings(connection, new, blocks)
    met = {key: standing_in(connection, own.looks_in) for key, own in blocks.items()}
    others = tellings_with(connection, sorted(frozenset().union(*met.values())))
    found: set[tuple[int, str, str]] = set()
    for key, one in new.items():
        found |= set(alike(one, [others[other] for other in met[key] if other != key], rules))
    report_of = {key: one.report for key, one in (others | new).items()}
    store_likenesses(connection, sorted(found), report_of)


def _ties(connection: Connection) -> Ties:
    """What people decided of claims, as pairs of the tellings that they are in now; the later decision holds."""
    decided = decisions(connection, DecisionKind.MERGE, DecisionKind.SPLIT)
    telling_of = told_by(connection, [claim for decision in decided for claim in decision.targets])
    pairs: dict[tuple[str, str], DecisionKind] = {}
    for decision in decided:
        tellings = sorted({telling_of[claim] for claim in decision.targets if claim in telling_of})
        for one, two in combinations(tellings, 2):
            pairs[one, two] = decision.kind
    return Ties(
        together=frozenset(pair for pair, kind in pairs.items() if kind is DecisionKind.MERGE),
        apart=frozenset(pair for pair, kind in pairs.items() if kind is DecisionKind.SPLIT),
    )


def _reached(connection: Connection, touched: set[str], ties: Ties) -> set[str]:
    """The tellings whose groups a change to the touched ones can change: all that likenesses or decisions tie to them."""
    reached: set[str] = set()
    waiting = set(touched)
    while waiting:
        reached |= waiting
        near = {key for _, one, two in likenesses_of(connection, sorted(waiting)) for key in (one, two)}
        near |= {key for pair in ties.together | ties.apart if waiting & set(pair) for key in pair}
        waiting = near - reached
    return reached


def _regroup(connection: Connection, concerned: set[str], ties: Ties, rules: LinkRules) -> None:
    tellings = tellings_with(connection, sorted(concerned))
    groups = group_tellings(tellings, likenesses_of(connection, sorted(tellings)), rules, ties)
    evidence = evidence_on(connection, [one.report for one in tellings.values()])
    for keys in groups:
        store_occurrence(connection, make_occurrence([tellings[key] for key in keys], evidence.origins_of, rules))
