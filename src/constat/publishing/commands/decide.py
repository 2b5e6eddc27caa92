"""`constat decide`."""

from __future__ import annotations

import click

from constat.model.decision import Change, DecisionKind, TargetKind
from constat.publishing.decision_targets import claims_behind
from constat.publishing.record_options import BY, RECORD, WHY, now, opened
from constat.record.decisions import RULES, Proposal, decide
from constat.record.reports import report

_KINDS = {kind.value: kind for kind in DecisionKind if kind not in (DecisionKind.UNDO, DecisionKind.ERASE)}


@click.command()
@RECORD
@click.argument("kind", type=click.Choice(list(_KINDS)))
@click.argument("targets", nargs=-1, required=True, metavar="ID…")
@click.option("--set", "changes", multiple=True, metavar="NAME=VALUE", help="What to set: date, publisher, a claim's field, start and end.")
@BY
@WHY
def command(record: str, kind: str, targets: tuple[str, ...], changes: tuple[str, ...], by: str, why: str) -> None:
    """Decide on claims or reports; it is kept for ever.

    \b
    accept, reject CLAIM…             whether a claim is what its report says
    correct CLAIM --set low=650       what it says instead (an empty value: unknown)
    merge, split CLAIM CLAIM…         whether they are about one occurrence; an occurrence stands for its claims
    same-origin, different-origin REPORT REPORT…
    set-date REPORT… --set date=2021-06-04
    set-publisher REPORT… --set publisher=NAME
    redact REPORT --set start=10 --set end=25
    reveal REPORT…                    show private names of it to who asks with --reveal

    `constat undo` cancels a decision, `constat erase` erases a report.
    """  # noqa: D301  # the sign that keeps lines apart has to reach click as one character
    decision_kind = _KINDS[kind]
    with opened(record) as opened_record:
        if RULES[decision_kind].about is TargetKind.REPORT:
            with opened_record.reading() as connection:
                targets = tuple(report(connection, target, record).key for target in targets)
        elif decision_kind in (DecisionKind.MERGE, DecisionKind.SPLIT):
            with opened_record.reading() as connection:
                targets = claims_behind(connection, targets, record)
        proposal = Proposal(kind=decision_kind, targets=targets, changes=tuple(map(_change, changes)), by=by, why=why)
        decision = decide(opened_record, proposal, now=now())
    click.echo(f"decision {decision.id}: {kind} {' '.join(decision.targets)}")


def _change(written: str) -> Change:
    name, equals, value = written.partition("=")
    if not equals or not name.strip():
        raise click.BadParameter(f"{written!r}: write it as NAME=VALUE", param_hint="--set")
    return Change(name.strip(), value.strip())
