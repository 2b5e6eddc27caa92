"""Claims as they stand after what people decided of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from constat.model.decision import Decision, DecisionKind
from constat.record.readings import KeptClaim

_VERDICTS = (DecisionKind.ACCEPT, DecisionKind.REJECT, DecisionKind.CORRECT)


@dataclass(frozen=True, slots=True)
class JudgedClaim:
    """A claim with its corrections made; verdict is the last thing decided of it, null where nothing was, and decisions are
    the ids of all that bear on it. as_read is the claim as the reader made it.
    """

    claim: KeptClaim
    as_read: KeptClaim
    verdict: DecisionKind | None
    decisions: tuple[str, ...]


def judged(claims: Iterable[KeptClaim], standing: Sequence[Decision]) -> Iterator[JudgedClaim]:
    """Claims with the decisions that stand applied, in the order in which they were taken."""
    about: dict[str, list[Decision]] = {}
    for decision in standing:
        if decision.kind in _VERDICTS:
            for target in decision.targets:
                about.setdefault(target, []).append(decision)
    for claim in claims:
        yield _judge(claim, about.get(claim.id, []))


def _judge(claim: KeptClaim, about: Sequence[Decision]) -> JudgedClaim:
    changed = claim
    for decision in about:
        if decision.changes:
            changed = _corrected(changed, {change.name: _value(change.name, change.value) for change in decision.changes})
    return JudgedClaim(changed, claim, about[-1].kind if about else None, tuple(decision.id for decision in about))


def _corrected(claim: KeptClaim, changes: Mapping[str, Any]) -> KeptClaim:
    """The claim with fields set; where one end of an amount is set past the other, the other follows."""
    changed = replace(claim, **changes)
    if changed.low is None or changed.high is None or changed.low <= changed.high:
        return changed
    return replace(changed, low=changed.high) if "high" in changes else replace(changed, high=changed.low)


def _value(name: str, written: str) -> Any:
    """A field's value from how a decision writes it; an empty one is unknown."""
    if not written:
        return None
    return _READ.get(name, str)(written)


_READ: Mapping[str, Any] = {"low": float, "high": float, "first_day": date.fromisoformat, "last_day": date.fromisoformat}
