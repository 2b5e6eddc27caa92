"""`constat show`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from typing import Any

import click
from sqlalchemy import select

from constat.errors import RecordError
from constat.model.decision import Decision
from constat.model.span import Span
from constat.publishing.account_json import account_object, line, source_object
from constat.publishing.account_rows import SHORT, plain
from constat.publishing.account_text import actor_lines, comparison_lines, decision_line, decision_lines, head_lines, told_lines
from constat.publishing.accounts import Account, account, sources_of
from constat.publishing.families import Family, family
from constat.publishing.grounds import ShownDecision, decisions_on, occurrences_of
from constat.publishing.identify import Named, Thing, identify
from constat.publishing.masking import masker_for
from constat.publishing.query_options import Question, asking, shown
from constat.record import schema
from constat.record.decisions import all_decisions
from constat.record.readings import KeptClaim, claims, claims_of, texts_of
from constat.record.reports import report as kept_report

_FORM = click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="Text, or an object.")


@click.command()
@shown
@click.argument("identifier", metavar="ID")
@_FORM
def command(record: str, identifier: str, form: str, **given: Any) -> None:
    """Show one occurrence, report (with its family), claim or decision, by its identifier or a unique beginning of it."""
    with asking(record, given) as question:
        named = identify(question.connection, identifier, record)
        lines, plain_object = _SHOW[named.thing](question, named)
        if form == "json":
            sys.stdout.write(f"{line(plain_object)}\n")
        else:
            sys.stdout.writelines(f"{one}\n" for one in lines)


Shown = tuple[Iterator[str], dict[str, Any]]


def _occurrence(question: Question, named: Named) -> Shown:
    one = account(question.connection, named.key, question.showing)
    if one is None:
        raise RecordError(question.location, f"has no occurrence {named.key}")
    decided = decisions_on(question.connection, [told.claim for told in one.told] + [source.report for source in one.sources])

    def lines() -> Iterator[str]:
        yield from head_lines(one)
        yield from actor_lines(one.actors)
        yield from _figures_and_words(one)
        yield from _decided(decided)

    return lines(), {**account_object(one), "decisions": _decision_objects(decided)}


def _figures_and_words(one: Account) -> Iterator[str]:
    for comparison in one.comparisons:
        yield ""
        yield from comparison_lines(comparison)
    yield ""
    yield "told in:"
    yield from told_lines(one)


def _report(question: Question, named: Named) -> Shown:
    connection, showing = question.connection, question.showing
    kept = kept_report(connection, named.key, question.location)
    masker = masker_for(connection, [named.key], showing)
    source = sources_of(masker).get(named.key)
    decided = decisions_on(connection, [named.key])
    if kept.receipt is None or source is None:
        state = "erased: its bytes and words are gone" if kept.receipt is None else "not read yet; `constat build` reads it"
        return iter([f"report {named.key}: {state}", *_decided(decided)]), {"report": named.key, "state": state}
    texts = texts_of(connection, [named.key])
    own = claims_of(connection, [named.key])
    homes = occurrences_of(connection, [claim.id for claim in own])
    home = connection.scalar(select(schema.families.c.family).where(schema.families.c.report == named.key))
    kin = family(connection, home, showing) if home is not None else None
    receipt = kept.receipt

    def lines() -> Iterator[str]:
        yield f"report {named.key}"
        yield f"{source.name}, {source.publisher or 'publisher unknown'}, {_days(source.earliest, source.latest)}"
        yield f"from {source.address}, obtained {receipt.obtained:%Y-%m-%d}, bytes {kept.sha256}"
        yield from _family(kin)
        yield "claims:"
        for claim in own:
            quote = masker.quote(claim.report, texts[claim.report], Span(claim.start, claim.end))
            told = f" · occurrence {homes[claim.id][:SHORT]}" if claim.id in homes else ""
            yield f"  {claim.id}  {claim.kind} {plain(claim.what)}: “{' '.join(quote.split())}”{told}"
        yield from _decided(decided)

    return lines(), {
        **source_object(source),
        "sha256": kept.sha256,
        "obtained": receipt.obtained.isoformat(),
        "family": home,
        "claims": [{"claim": claim.id, "kind": claim.kind, "what": claim.what, "occurrence": homes.get(claim.id)} for claim in own],
        "decisions": _decision_objects(decided),
    }


def _days(earliest: object, latest: object) -> str:
    if latest is None:
        return "date unknown"
    return str(latest) if earliest == latest else f"{earliest} to {latest}"


def _family(kin: Family | None) -> Iterator[str]:
    if kin is None or len(kin.sources) < 2:
        yield "a family of its own: nothing in the record is a copy, a version or a rewrite of it"
        return
    from constat.publishing.commands.origins import family_lines

    yield from family_lines(kin)


def _claim(question: Question, named: Named) -> Shown:
    connection = question.connection
    (claim,) = claims(connection, schema.claims.c.id == named.key)
    masker = masker_for(connection, [claim.report], question.showing)
    text = texts_of(connection, [claim.report])[claim.report]
    quote = masker.quote(claim.report, text, Span(claim.start, claim.end))
    said_by = masker.words((claim.report,), claim.said_by or "") or None
    place = masker.place(claim.place_id, (claim.report,))
    home = occurrences_of(connection, [claim.id]).get(claim.id)
    decided = decisions_on(connection, [claim.id])
    plain_object = {
        **_claim_object(claim),
        "place_id": place.id if place else None,
        "place": place.name if place else None,
        "said_by": said_by,
        "text": quote,
        "occurrence": home,
        "decisions": _decision_objects(decided),
    }

    def lines() -> Iterator[str]:
        yield f"{claim.kind} {plain(claim.what)}, claim {claim.id}"
        yield f"“{quote}”  characters {claim.start} to {claim.end} of report {claim.report}"
        for name, value in plain_object.items():
            if name in _ATTRIBUTES and value not in (None, ""):
                yield f"  {name.replace('_', ' ')}: {value}"
        if home:
            yield f"  occurrence: {home}"
        yield from _decided(decided)

    return lines(), plain_object


_ATTRIBUTES = ("low", "high", "bound", "unit", "group", "first_day", "last_day", "place", "said_by", "status", "confidence")


def _claim_object(claim: KeptClaim) -> dict[str, Any]:
    names = ("id", "report", "kind", "what", "low", "high", "bound", "unit", "group", "first_day", "last_day", "status", "confidence")
    values = {name: getattr(claim, name) for name in names}
    days = {name: str(values[name]) if values[name] else None for name in ("first_day", "last_day")}
    return {**values, **days, "start": claim.start, "end": claim.end}


def _decision(question: Question, named: Named) -> Shown:
    decision = next(one for one in all_decisions(question.connection) if one.id == named.key)
    later = decisions_on(question.connection, [named.key])

    def lines() -> Iterator[str]:
        yield decision_line(decision)
        yield f"  about {', '.join(decision.targets)}"
        yield from _decided(later)

    return lines(), {**_decision_object(decision), "later": _decision_objects(later)}


def _decided(decided: tuple[ShownDecision, ...]) -> Iterator[str]:
    if decided:
        yield "decisions:"
        yield from decision_lines(decided)


def _decision_objects(decided: tuple[ShownDecision, ...]) -> list[dict[str, Any]]:
    return [{**_decision_object(one.decision), "stands": one.stands} for one in decided]


def _decision_object(decision: Decision) -> dict[str, Any]:
    return {
        "decision": decision.id,
        "kind": decision.kind.value,
        "targets": list(decision.targets),
        "changes": {change.name: change.value for change in decision.changes},
        "by": decision.by,
        "why": decision.why,
        "made": decision.made.isoformat(),
    }


_SHOW: dict[Thing, Callable[[Question, Named], Shown]] = {
    Thing.OCCURRENCE: _occurrence,
    Thing.REPORT: _report,
    Thing.CLAIM: _claim,
    Thing.DECISION: _decision,
}
