"""`constat status`."""

from __future__ import annotations

from collections.abc import Iterator

import click

from constat.model.decision import Decision
from constat.publishing.record_options import RECORD, amount, opened
from constat.record.decisions import all_decisions, decisions
from constat.record.status import Status, status_of


@click.command()
@RECORD
@click.option("--decisions", "list_decisions", is_flag=True, help="List every decision, those that were cancelled too.")
def command(record: str, *, list_decisions: bool) -> None:
    """Show what a record holds and what is left to do.

    Refused inputs are named with the reason, and so are decisions whose claims or reports have gone.
    """
    with opened(record) as opened_record, opened_record.reading() as connection:
        if list_decisions:
            standing = {decision.id for decision in decisions(connection)}
            for decision in all_decisions(connection):
                click.echo(_decision(decision) + ("" if decision.id in standing or decision.kind.value == "undo" else "  (cancelled)"))
            return
        for line in _lines(status_of(connection)):
            click.echo(line)


def _lines(status: Status) -> Iterator[str]:
    yield f"reports     {status.reports:,}, {status.erased:,} of them erased; {status.bytes:,} bytes, kept as {status.packed:,}"
    claims = ", ".join(amount(count, kind) for kind, count in status.claims)
    yield f"read        {status.read:,}" + (f"; {claims}" if claims else "")
    if status.built_with is not None:
        yield f"built with  {status.built_with}"
    yield "to do       " + (", ".join(f"{name}: {amount(count, 'report')}" for name, count in status.waiting if count) or "nothing")
    yield f"decisions   {status.decisions:,}, {status.standing:,} of them stand"
    yield f"head        {status.head.sequence}:{status.head.hash}"
    for snapshot in status.snapshots:
        yield f"snapshot    {snapshot.name}, entry {snapshot.sequence}:{snapshot.hash}, {snapshot.made:%Y-%m-%d}, by {snapshot.reader}; {snapshot.codebook}"
    for unreadable in status.unreadable:
        yield f"unreadable  {unreadable.source}: {unreadable.reason}"
    for decision, gone in status.orphaned:
        yield f"orphaned    {_decision(decision)}; gone: {', '.join(gone)}"
    for refusal, times in status.refused:
        yield f"refused     {refusal.source}: {refusal.reason}" + (f" ({times} times)" if times > 1 else "")


def _decision(decision: Decision) -> str:
    changes = " ".join(f"{change.name}={change.value}" for change in decision.changes)
    what = " ".join(part for part in (decision.kind.value, *decision.targets, changes) if part)
    return f"{decision.id}  {decision.made:%Y-%m-%d %H:%M}  {what}  by {decision.by}: {decision.why}"
