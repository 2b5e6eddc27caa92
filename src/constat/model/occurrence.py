"""Occurrences: one thing in the world that claims from several reports describe, with what agrees and what does not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from constat.model.amount import Amount
from constat.model.claim import Status
from constat.model.period import Period
from constat.model.span import Span


class Scope(Enum):
    """Whether claims tell of one incident or count over a stretch of time."""

    INCIDENT = "incident"
    TOTAL = "total"


class Relation(Enum):
    """What holds between the values that an occurrence's measure was given, in the order in which it is tried."""

    SINGLE = "single"
    """There is one value only."""
    AGREED = "agreed"
    REFINED = "refined"
    REVISED = "revised"
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A figure's part in a telling: what was measured, how much, who says so, and the claim it stands on."""

    claim: str
    measure: str
    unit: str
    amount: Amount
    group: str | None
    when: Period | None
    said_by: str | None
    span: Span
    whole: bool = True
    """Whether it is the telling's own total; false for a part ("17 were among those who died")."""
    count_changed: bool = False
    """Whether its sentence says that the count has changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What one report says of one occurrence: the claims that tell it, and what they can be recognised by."""

    key: str
    """Hash of the report and of the claims, so that it does not depend on what else is in a record."""
    report: str
    scope: Scope
    type: str
    period: Period | None
    place: str | None
    place_id: str | None
    claims: tuple[str, ...]
    spans: tuple[Span, ...]
    """One for each claim."""
    figures: tuple[Measured, ...]
    statuses: tuple[Status, ...]
    names: tuple[str, ...]
    """Names of people, bodies and things in its sentences, folded and sorted."""
    groups: tuple[str, ...]
    """Nationalities, ages and other groups of its sentences."""
    words: tuple[str, ...]
    """Telling words of its sentences, folded and sorted."""
    said_on: date | None
    """The report's day, where it is known."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """One feature of a comparison: its name, its weight in thousandths, and what it saw."""

    name: str
    weight: int
    says: str


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two tellings are: the sum of the weights, and the table it is the sum of."""

    score: int
    features: tuple[Weighed, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One value of one measure: who said it, where it stands, when it was said, and from which origin (null: unknown)."""

    claim: str
    report: str
    amount: Amount
    said_by: str | None
    said_on: date | None
    origin: str | None
    when: Period | None
    span: Span
    count_changed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Apart:
    """A value that cannot be compared with the others, and why."""

    value: Value
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """All values of one measure, unit and group of an occurrence, and what holds between them.

    values stand in the order in which they were said; says tells in words what holds; preferred is the position in
    values of the one to use where one must be, with the reason.
    """

    measure: str
    unit: str
    group: str | None
    values: tuple[Value, ...]
    relation: Relation
    says: str
    origins: int
    """How many independent origins stand behind the values; unknown ones are not counted."""
    preferred: int
    because: str
    apart: tuple[Apart, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """One thing in the world, as the tellings of several reports describe it."""

    key: str
    """Hash of its first telling's key: stable while that telling stays in it."""
    scope: Scope
    type: str
    period: Period | None
    place: str | None
    place_id: str | None
    status: Status
    tellings: tuple[str, ...]
    reports: tuple[str, ...]
    claims: tuple[str, ...]
    origins: int
    comparisons: tuple[Comparison, ...]

    @property
    def in_conflict(self) -> bool:
        """Whether the values of any of its measures are in conflict."""
        return any(comparison.relation is Relation.CONFLICT for comparison in self.comparisons)
