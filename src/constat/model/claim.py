"""Claims: what a report says, each with the characters it stands on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from constat.model.amount import Amount
from constat.model.period import Period
from constat.model.span import Span


class Status(Enum):
    """Whether the thing claimed has come about, in the report's own terms."""

    HAPPENED = "happened"
    ONGOING = "ongoing"
    PLANNED = "planned"
    CALLED_FOR = "called_for"
    HYPOTHETICAL = "hypothetical"
    DENIED = "denied"


class Form(Enum):
    """Whether a statement's own words stand there or a reporter's account of them."""

    DIRECT = "direct"
    INDIRECT = "indirect"


class Role(Enum):
    """What an actor does in an event."""

    AGENT = "agent"
    AFFECTED = "affected"
    AUTHORITY = "authority"
    PROVIDER = "provider"
    PAYER = "payer"
    PAYEE = "payee"
    SPEAKER = "speaker"


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that spoke for (or against) a claim or one of its attributes.

    weight is in thousandths of a log-odds unit, positive where it spoke for.
    """

    says: str
    weight: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A measured amount."""

    span: Span
    measure: str
    unit: str
    amount: Amount
    when: Period | None
    place: str | None
    place_id: str | None
    group: str | None
    said_by: str | None
    status: Status
    rule: str
    confidence: float
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorMention:
    """Who took part in an event, in which role, and where the text names them."""

    role: Role
    name: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened, or is planned, called for or denied."""

    span: Span
    type: str
    when: Period | None
    place: str | None
    place_id: str | None
    actors: tuple[ActorMention, ...]
    figures: tuple[int, ...]
    """Positions, in the reading's figures, of those that this event's sentence ties to it."""
    status: Status
    rule: str
    confidence: float
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What somebody said; speaker is null where the report does not name one."""

    span: Span
    speaker: str | None
    form: Form
    rule: str
    confidence: float
    reasons: tuple[Reason, ...] = ()
