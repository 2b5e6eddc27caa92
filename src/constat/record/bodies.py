"""Receipts, decisions and snapshots as the texts that the ledger keeps: JSON in one fixed form, since the chain covers each character."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import Any

from constat.model.decision import Change, Decision, DecisionKind, Snapshot
from constat.model.receipt import Format, Receipt, Way
from constat.model.report import DateClaim, DateSource
from constat.record.chain import digest

_MOMENT = "%Y-%m-%dT%H:%M:%SZ"
_KEY_LENGTH = 16
"""Hexadecimal digits of a key: among 100,000 reports, the chance that any two share one is below 1 in a thousand million."""


def report_key(sha256: str, source: str) -> str:
    """What a report is known by: the same bytes from the same source have the same key, in any record."""
    return digest(f"{sha256}\n{source}")[:_KEY_LENGTH]


def receipt_body(receipt: Receipt) -> str:
    """A receipt as it is kept."""
    return _json(
        {
            "name": receipt.name,
            "source": receipt.source,
            "format": receipt.format.value,
            "way": receipt.way.value,
            "obtained": moment(receipt.obtained),
            "publisher": receipt.publisher,
            "dates": [
                {"kind": claim.kind.value, "first": claim.first.isoformat(), "last": claim.last.isoformat(), "says": claim.says}
                for claim in receipt.dates
            ],
            "headers": [list(pair) for pair in receipt.headers],
            "columns": [list(pair) for pair in receipt.columns],
        }
    )


def receipt_of(body: str) -> Receipt:
    """A receipt from what is kept of it."""
    plain = json.loads(body)
    return Receipt(
        name=plain["name"],
        source=plain["source"],
        format=Format(plain["format"]),
        way=Way(plain["way"]),
        obtained=_moment_of(plain["obtained"]),
        publisher=plain["publisher"],
        dates=tuple(
            DateClaim(DateSource(one["kind"]), date.fromisoformat(one["first"]), date.fromisoformat(one["last"]), one["says"])
            for one in plain["dates"]
        ),
        headers=tuple((name, value) for name, value in plain["headers"]),
        columns=tuple((holds, column) for holds, column in plain["columns"]),
    )


def decision_body(kind: DecisionKind, targets: tuple[str, ...], changes: tuple[Change, ...], by: str, why: str, made: datetime) -> str:
    """A decision as it is kept; its id is made from this."""
    return _json(
        {
            "kind": kind.value,
            "targets": list(targets),
            "changes": [[change.name, change.value] for change in changes],
            "by": by,
            "why": why,
            "made": moment(made),
        }
    )


def decision_of(body: str) -> Decision:
    """A decision from what is kept of it."""
    plain = json.loads(body)
    return Decision(
        id=decision_key(body),
        kind=DecisionKind(plain["kind"]),
        targets=tuple(plain["targets"]),
        changes=tuple(Change(name, value) for name, value in plain["changes"]),
        by=plain["by"],
        why=plain["why"],
        made=_moment_of(plain["made"]),
    )


def decision_key(body: str) -> str:
    """What a decision is known by."""
    return digest(body)[:_KEY_LENGTH]


def snapshot_body(snapshot: Snapshot) -> str:
    """A snapshot as it is kept."""
    return _json(
        {
            "name": snapshot.name,
            "sequence": snapshot.sequence,
            "hash": snapshot.hash,
            "reader": snapshot.reader,
            "codebook": snapshot.codebook,
            "made": moment(snapshot.made),
        }
    )


def snapshot_of(body: str) -> Snapshot:
    """A snapshot from what is kept of it."""
    plain = json.loads(body)
    return Snapshot(
        name=plain["name"],
        sequence=plain["sequence"],
        hash=plain["hash"],
        reader=plain["reader"],
        codebook=plain["codebook"],
        made=_moment_of(plain["made"]),
    )


def moment(when: datetime) -> str:
    """A moment in UTC, to the second."""
    return when.astimezone(UTC).strftime(_MOMENT)


def _moment_of(text: str) -> datetime:
    return datetime.strptime(text, _MOMENT).replace(tzinfo=UTC)


def _json(plain: dict[str, Any]) -> str:
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
