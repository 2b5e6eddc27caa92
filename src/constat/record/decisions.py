"""Decisions taken, read back, and cancelled by others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, select

from constat.errors import DecisionError
from constat.model.amount import Bound
from constat.model.claim import Status
from constat.model.decision import Change, Decision, DecisionKind, TargetKind
from constat.record import derived, schema
from constat.record.bodies import decision_body, decision_key, decision_of
from constat.record.chain import Entry, EntryKind, append
from constat.record.database import Record
from constat.record.schema import READING, SECTIONS, Section

_CLAIM, _REPORT, _DECISION = TargetKind.CLAIM, TargetKind.REPORT, TargetKind.DECISION


@dataclass(frozen=True, slots=True)
class _Rule:
    """What a kind of decision is about: how many of what, and what it may and must set."""

    about: TargetKind
    least: int
    most: int | None
    must_set: tuple[str, ...] = ()
    may_set: tuple[str, ...] = ()


RULES: dict[DecisionKind, _Rule] = {
    DecisionKind.ACCEPT: _Rule(_CLAIM, 1, None),
    DecisionKind.REJECT: _Rule(_CLAIM, 1, None),
    DecisionKind.CORRECT: _Rule(
        _CLAIM, 1, 1, may_set=("what", "low", "high", "bound", "unit", "group", "first_day", "last_day", "place_id", "said_by", "status")
    ),
    DecisionKind.MERGE: _Rule(_CLAIM, 2, None),
    DecisionKind.SPLIT: _Rule(_CLAIM, 2, None),
    DecisionKind.SAME_ORIGIN: _Rule(_REPORT, 2, None),
    DecisionKind.DIFFERENT_ORIGIN: _Rule(_REPORT, 2, None),
    DecisionKind.SET_DATE: _Rule(_REPORT, 1, None, must_set=("date",)),
    DecisionKind.SET_PUBLISHER: _Rule(_REPORT, 1, None, must_set=("publisher",)),
    DecisionKind.REDACT: _Rule(_REPORT, 1, 1, must_set=("start", "end")),
    DecisionKind.REVEAL: _Rule(_REPORT, 1, None),
    DecisionKind.ERASE: _Rule(_REPORT, 1, None),
    DecisionKind.UNDO: _Rule(_DECISION, 1, 1),
}
"""What each kind of decision needs."""

_RE_READ = (DecisionKind.SET_DATE, DecisionKind.SET_PUBLISHER)
"""Decisions that change what a report is read with."""


_ENUMERATED: dict[str, Callable[[str], object]] = {"bound": Bound, "status": Status}


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A decision about to be taken."""

    kind: DecisionKind
    targets: tuple[str, ...]
    changes: tuple[Change, ...] = ()
    by: str
    why: str


def decide(record: Record, proposal: Proposal, *, now: datetime) -> Decision:
    """Take a decision: it is kept for ever, and reports whose reading depends on it are read again at the next build.

    Raises DecisionError where it names what the record does not have, sets what it cannot, or lacks an author or reason.
    Erasing has its own function, erasure.erase, since it does more.
    """
    if proposal.kind is DecisionKind.ERASE:
        raise DecisionError(record.location, "a report is erased by `constat erase`")
    with record.writing() as connection:
        return take(connection, record.location, proposal, now)


def undo(record: Record, decision: str, *, by: str, why: str, now: datetime) -> Decision:
    """Cancel a decision by another, which stays beside it.

    Raises DecisionError where there is no such decision, where it is cancelled already, or where it erased something.
    """
    with record.writing() as connection:
        known = {one.id: one for one in all_decisions(connection)}
        found = [one for one in known if one.startswith(decision)]
        if len(found) != 1:
            raise DecisionError(record.location, f"has no decision {decision}" if not found else f"has several decisions {decision}…")
        if known[found[0]].kind is DecisionKind.ERASE:
            raise DecisionError(record.location, f"decision {found[0]} erased a report; what is gone cannot be brought back")
        if found[0] not in {one.id for one in decisions(connection)} | {one.id for one in decisions(connection, DecisionKind.UNDO)}:
            raise DecisionError(record.location, f"decision {found[0]} is cancelled already")
        return take(connection, record.location, Proposal(kind=DecisionKind.UNDO, targets=(found[0],), by=by, why=why), now)


def take(connection: Connection, location: str, proposal: Proposal, now: datetime, *, erases: str | None = None) -> Decision:
    """Take a decision within a transaction; see decide."""
    _check(connection, location, proposal)
    body = decision_body(proposal.kind, proposal.targets, proposal.changes, proposal.by.strip(), proposal.why.strip(), now)
    key = decision_key(body)
    taken = select(schema.ledger.c.key).where(schema.ledger.c.kind == EntryKind.DECISION.value, schema.ledger.c.key == key)
    if connection.scalar(taken) is not None:
        raise DecisionError(location, "this very decision was taken in this second already")
    append(connection, [Entry(kind=EntryKind.DECISION, key=key, body=body, erases=erases)])
    decision = decision_of(body)
    _put_before_sections(connection, decision)
    return decision


def all_decisions(connection: Connection) -> list[Decision]:
    """Every decision ever taken, in order, those that were cancelled among them."""
    query = select(schema.ledger.c.body).where(schema.ledger.c.kind == EntryKind.DECISION.value).order_by(schema.ledger.c.sequence)
    return [decision_of(body) for body in connection.scalars(query)]


def decisions(connection: Connection, *kinds: DecisionKind) -> tuple[Decision, ...]:
    """The decisions that stand, in the order in which they were taken: of some kinds, or of all but cancellations."""
    taken = all_decisions(connection)
    cancelled: set[str] = set()
    for decision in reversed(taken):  # a later one may cancel an earlier cancellation, so the last word is read first
        if decision.kind is DecisionKind.UNDO and decision.id not in cancelled:
            cancelled |= set(decision.targets)
    wanted = kinds or tuple(kind for kind in DecisionKind if kind is not DecisionKind.UNDO)
    return tuple(decision for decision in taken if decision.id not in cancelled and decision.kind in wanted)


def orphaned(connection: Connection) -> list[tuple[Decision, tuple[str, ...]]]:
    """Standing decisions whose claims or reports are gone, with those that are: a claim that is no longer made, a report that
    was erased. They are kept and reported, since nobody but a person can say what they now mean.
    """
    standing = [one for one in decisions(connection) if one.kind is not DecisionKind.ERASE]
    gone: list[tuple[Decision, tuple[str, ...]]] = []
    claims = _present_claims(connection, [key for one in standing if RULES[one.kind].about is _CLAIM for key in one.targets])
    present = _present_reports(connection, [key for one in standing if RULES[one.kind].about is _REPORT for key in one.targets])
    for decision in standing:
        there = claims if RULES[decision.kind].about is _CLAIM else present
        lacking = tuple(key for key in decision.targets if key not in there)
        if lacking:
            gone.append((decision, lacking))
    return gone


def _check(connection: Connection, location: str, proposal: Proposal) -> None:
    rule = RULES[proposal.kind]
    name = proposal.kind.value
    if not proposal.by.strip() or not proposal.why.strip():
        raise DecisionError(location, "a decision needs an author (--by) and a reason (--why)")
    count = len(set(proposal.targets))
    if count != len(proposal.targets):
        raise DecisionError(location, f"{name} names the same {rule.about.value} twice")
    if count < rule.least or (rule.most is not None and count > rule.most):
        wanted = f"{rule.least}" if rule.least == rule.most else f"{rule.least} or more"
        raise DecisionError(location, f"{name} is about {wanted} {rule.about.value}{'s' if wanted != '1' else ''}, not {count}")
    present = {_CLAIM: _present_claims, _REPORT: _present_reports, _DECISION: _present_decisions}[rule.about](connection, proposal.targets)
    lacking = [target for target in proposal.targets if target not in present]
    if lacking:
        raise DecisionError(location, f"has no {rule.about.value} {', '.join(lacking)}")
    _check_changes(location, proposal, rule)


def _check_changes(location: str, proposal: Proposal, rule: _Rule) -> None:
    names = [change.name for change in proposal.changes]
    lacking = [name for name in rule.must_set if name not in names]
    unknown = [name for name in names if name not in rule.must_set + rule.may_set]
    if lacking or (rule.may_set and not names):
        raise DecisionError(location, f"{proposal.kind.value} has to set {', '.join(lacking or rule.may_set)}")
    if unknown:
        raise DecisionError(location, f"{proposal.kind.value} cannot set {', '.join(unknown)}")
    for change in proposal.changes:
        problem = _problem_with(change)
        if problem is not None:
            raise DecisionError(location, f"{change.name} cannot be {change.value!r}: {problem}")


def _problem_with(change: Change) -> str | None:
    """What is wrong with a value, if anything; an empty one of a claim's fields says that the field is unknown."""
    try:
        if change.name == "date" or (change.name in ("first_day", "last_day") and change.value):
            date.fromisoformat(change.value)
        elif change.name in ("low", "high") and change.value:
            float(change.value)
        elif change.name in ("start", "end") and not change.value.isdecimal():
            return "not a place in a text"
        elif change.name in _ENUMERATED and change.value:
            _ENUMERATED[change.name](change.value)
        elif change.name in ("publisher", "what") and not change.value.strip():
            return "it has to be named"
    except ValueError as error:
        return str(error)
    return None


def _put_before_sections(connection: Connection, decision: Decision) -> None:
    """Have the next build take in again what a decision bears on."""
    if decision.kind is DecisionKind.UNDO:
        for one in all_decisions(connection):
            if one.id in decision.targets:
                _put_before_sections(connection, one)
        return
    keys = reports_behind(connection, decision)
    if decision.kind in _RE_READ:
        derived.put(connection, READING, keys)
        return
    for section in later_sections():
        derived.put(connection, section, keys)


def reports_behind(connection: Connection, decision: Decision) -> list[str]:
    """The keys of the reports that a decision bears on, directly or by their claims."""
    if RULES[decision.kind].about is _REPORT:
        return sorted(_present_reports(connection, decision.targets))
    found: set[str] = set()
    for some in derived.chunks(sorted(decision.targets)):
        found |= set(connection.scalars(select(schema.claims.c.report).where(schema.claims.c.id.in_(some))))
    return sorted(found)


def later_sections() -> tuple[Section, ...]:
    """The sections that are built from readings."""
    return tuple(section for section in SECTIONS if section is not READING)


def _present_claims(connection: Connection, keys: Sequence[str]) -> set[str]:
    return set(_present(connection, keys, TargetKind.CLAIM))


def _present_reports(connection: Connection, keys: Sequence[str]) -> set[str]:
    return set(_present(connection, keys, TargetKind.REPORT))


def _present_decisions(connection: Connection, keys: Sequence[str]) -> set[str]:
    return set(_present(connection, keys, TargetKind.DECISION))


def _present(connection: Connection, keys: Sequence[str], kind: TargetKind) -> Iterator[str]:
    ledger = schema.ledger
    for some in derived.chunks(sorted(set(keys))):
        if kind is TargetKind.CLAIM:
            yield from connection.scalars(select(schema.claims.c.id).where(schema.claims.c.id.in_(some)))
        else:
            query = select(ledger.c.key).where(ledger.c.kind == kind.value, ledger.c.key.in_(some), ledger.c.body.is_not(None))
            yield from connection.scalars(query)
