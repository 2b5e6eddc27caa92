"""What an occurrence rests on: which likenesses joined its tellings, what is not independent in it, who decided what of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from constat.linking.likeness import FEATURES, JOINS, compare_tellings
from constat.linking.occurrence_rows import likenesses_of, tellings_with, told_by
from constat.linking.rules import LinkRules
from constat.model.decision import Decision
from constat.model.occurrence import Telling
from constat.publishing.accounts import Account, Source
from constat.publishing.families import ShownLink, shown_links
from constat.publishing.masking import Masker, Showing, masker_for
from constat.record import schema
from constat.record.decisions import all_decisions, decisions
from constat.record.derived import chunks

FEATURE_MEANINGS: Mapping[str, str] = {
    feature.__name__.replace("_", " "): (feature.__doc__ or "").strip().partition("\n")[0] for feature in FEATURES
}
"""What each feature of the likeness of two tellings asks, by its name."""


@dataclass(frozen=True, slots=True)
class ShownFeature:
    """One line of the table that joined two tellings: its weight in thousandths, and what it saw."""

    name: str
    weight: int
    says: str


@dataclass(frozen=True, slots=True)
class Joint:
    """Two tellings that were joined, with the table of features that the score is the sum of."""

    one: Source
    two: Source
    score: int
    needed: int
    features: tuple[ShownFeature, ...]


@dataclass(frozen=True, slots=True)
class ShownDecision:
    """A decision, and whether it stands."""

    decision: Decision
    stands: bool


@dataclass(frozen=True, slots=True)
class Grounds:
    """All that an occurrence rests on beside the words themselves."""

    joints: tuple[Joint, ...]
    links: tuple[ShownLink, ...]
    decisions: tuple[ShownDecision, ...]


def grounds_of(connection: Connection, one: Account, showing: Showing, rules: LinkRules) -> Grounds:
    """What an occurrence rests on."""
    reports = [source.report for source in one.sources]
    masker = masker_for(connection, reports, showing)
    claims = [told.claim for told in one.told]
    return Grounds(
        joints=tuple(_joints(connection, one, masker, rules)),
        links=tuple(shown_links(connection, reports, showing)),
        decisions=decisions_on(connection, [*claims, *reports]),
    )


def _joints(connection: Connection, one: Account, masker: Masker, rules: LinkRules) -> Iterable[Joint]:
    """The strongest likenesses that tie the tellings together, as many as it takes."""
    table = schema.tellings
    keys = list(connection.scalars(select(table.c.key).where(table.c.occurrence == one.key)))
    tellings = tellings_with(connection, keys)
    sources = {source.report: source for source in one.sources}
    owner = {key: key for key in tellings}
    for _, first, second in sorted(likenesses_of(connection, keys), key=lambda entry: (-entry[0], entry[1], entry[2])):
        if first not in owner or second not in owner or owner[first] == owner[second]:
            continue
        gone = owner[second]
        owner = {key: owner[first] if home == gone else home for key, home in owner.items()}
        yield _joint(tellings[first], tellings[second], sources, masker, rules)


def _joint(first: Telling, second: Telling, sources: Mapping[str, Source], masker: Masker, rules: LinkRules) -> Joint:
    likeness = compare_tellings(first, second, rules)
    reports = (first.report, second.report)
    features = tuple(ShownFeature(one.name, one.weight, masker.words(reports, one.says)) for one in likeness.features)
    return Joint(sources[first.report], sources[second.report], likeness.score, JOINS, features)


def decisions_on(connection: Connection, targets: Iterable[str]) -> tuple[ShownDecision, ...]:
    """The decisions on some claims, reports or decisions, and those that cancel them, in the order in which they were taken."""
    wanted = set(targets)
    standing = {decision.id for decision in decisions(connection)}
    found = []
    for decision in all_decisions(connection):
        if not wanted.isdisjoint(decision.targets):
            wanted.add(decision.id)
            found.append(ShownDecision(decision, decision.id in standing or decision.kind.value == "undo"))
    return tuple(found)


def occurrences_of(connection: Connection, claims: Sequence[str]) -> dict[str, str]:
    """The occurrence that each claim is told of; a claim that is in none is left out."""
    telling = told_by(connection, claims)
    table = schema.tellings
    homes: dict[str, str] = {}
    for some in chunks(sorted(set(telling.values()))):
        rows = connection.execute(select(table.c.key, table.c.occurrence).where(table.c.key.in_(some)))
        homes |= {row.key: row.occurrence for row in rows}
    return {claim: homes[key] for claim, key in telling.items() if key in homes}
