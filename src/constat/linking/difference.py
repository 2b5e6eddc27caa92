"""What a build with another reader or codebook would change, found without changing anything."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date

from sqlalchemy import Connection

from constat.linking.read_stage import Sources, read_batch
from constat.reading.reader import Reader
from constat.record.database import Record
from constat.record.readings import KeptClaim, ReadReport, claim_rows, claims_of, readings_of
from constat.record.reports import reports

_AT_ONCE = 32


@dataclass(frozen=True, slots=True)
class ClaimChange:
    """A claim that would come, go, or say something else; before or after is null where there is none."""

    before: KeptClaim | None
    after: KeptClaim | None

    @property
    def fields(self) -> tuple[str, ...]:
        """What would differ in a claim that stays."""
        if self.before is None or self.after is None:
            return ()
        return tuple(
            field.name
            for field in fields(KeptClaim)
            if field.name != "position" and getattr(self.before, field.name) != getattr(self.after, field.name)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportDifference:
    """What would change of one report; dates are its earliest and latest day before and after, where they differ."""

    report: str
    name: str
    dates: tuple[tuple[date | None, date | None], tuple[date | None, date | None]] | None
    changes: tuple[ClaimChange, ...]


def differences(record: Record, reader: Reader) -> Iterator[ReportDifference]:
    """The reports that a build would change, in the order in which they were added; what was never read is all new."""
    sources = Sources.of(record, reader)
    with record.reading() as connection:
        keys = [report.key for report in reports(connection) if report.receipt is not None]
    for first in range(0, len(keys), _AT_ONCE):
        with record.reading() as connection:
            some = keys[first : first + _AT_ONCE]
            yield from _of_batch(connection, read_batch(connection, some, sources).read)


def _of_batch(connection: Connection, read: Sequence[ReadReport]) -> Iterator[ReportDifference]:
    keys = [one.key for one in read]
    kept: dict[str, list[KeptClaim]] = {key: [] for key in keys}
    for claim in claims_of(connection, keys):
        kept[claim.report].append(claim)
    known = readings_of(connection, keys)
    for one in read:
        new = [KeptClaim(**row) for row in claim_rows(one.key, one.reading)] if one.reading is not None else []
        before = (known[one.key].earliest, known[one.key].latest) if one.key in known else (None, None)
        after = (one.reading.date.earliest, one.reading.date.latest) if one.reading is not None else (None, None)
        changes = _changes(kept[one.key], new)
        if changes or before != after:
            dates = (before, after) if before != after else None
            yield ReportDifference(report=one.key, name=one.name, dates=dates, changes=changes)


def _changes(before: Sequence[KeptClaim], after: Sequence[KeptClaim]) -> tuple[ClaimChange, ...]:
    """Changes in the order of the text; a claim is the same where it is of one kind, on the same words, for the same thing."""
    old, new = ({claim.id: claim for claim in claims} for claims in (before, after))
    found = [
        ClaimChange(old.get(key), new.get(key))
        for key in sorted({*old, *new})
        if key not in old or key not in new or replace(old[key], position=0) != replace(new[key], position=0)
    ]
    return tuple(sorted(found, key=_place))


def _place(change: ClaimChange) -> tuple[int, int, str, str]:
    claim = change.after or change.before
    if claim is None:
        raise ValueError("a change needs a claim before or after it")
    return (claim.start, claim.end, claim.kind, claim.id)
