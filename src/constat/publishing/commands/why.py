"""`constat why`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

import click

from constat.errors import RecordError
from constat.linking.rules import link_rules
from constat.publishing.account_json import account_object, line
from constat.publishing.account_rows import SHORT
from constat.publishing.account_text import comparison_lines, decision_lines, grounds_lines, head_lines, told_lines
from constat.publishing.accounts import Account, account
from constat.publishing.families import ShownLink
from constat.publishing.grounds import Grounds, grounds_of, occurrences_of
from constat.publishing.identify import Thing, identify
from constat.publishing.query_options import Question, asking, shown


@click.command()
@shown
@click.argument("identifier", metavar="ID")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="Text, or an object.")
def command(record: str, identifier: str, form: str, **given: Any) -> None:
    """Show what an occurrence, or a claim's value, rests on, down to the quoted characters.

    The words of each report, the table of weighted features that joined what they tell, the links between reports that are
    not independent with their evidence, and the decisions on any of it.
    """
    with asking(record, given) as question:
        one, claim = _account(question, identifier)
        grounds = grounds_of(question.connection, one, question.showing, link_rules(question.codebook))
        if form == "json":
            sys.stdout.write(f"{line(_object(one, grounds, claim))}\n")
        else:
            sys.stdout.writelines(f"{text}\n" for text in _lines(one, grounds, claim))


def _account(question: Question, identifier: str) -> tuple[Account, str | None]:
    """The occurrence, and the claim that was asked for, if it was one."""
    named = identify(question.connection, identifier, question.location)
    claim = named.key if named.thing is Thing.CLAIM else None
    key = occurrences_of(question.connection, [claim]).get(claim) if claim is not None else named.key
    one = account(question.connection, key, question.showing) if key is not None else None
    if one is None:
        raise RecordError(question.location, f"{identifier} is no occurrence and no claim in one; `constat show` shows what it is")
    return one, claim


def _lines(one: Account, grounds: Grounds, claim: str | None) -> Iterator[str]:
    yield from head_lines(one)
    for comparison in one.comparisons:
        if claim is None or any(value.claim == claim for value in comparison.values):
            yield ""
            yield from comparison_lines(comparison)
            for value in comparison.values:
                if claim in (None, value.claim):
                    where = f"characters {value.span.start} to {value.span.end} of report {value.source.report[:SHORT]}"
                    yield f"    “{' '.join(value.quote.split())}”  {where}"
    yield ""
    yield "told in:"
    yield from told_lines(one)
    yield from grounds_lines(grounds)
    if grounds.links:
        yield "not independent:"
        from constat.publishing.commands.origins import link_lines

        for link in grounds.links:
            yield from link_lines(link)
    if grounds.decisions:
        yield "decisions:"
        yield from decision_lines(grounds.decisions)


def _object(one: Account, grounds: Grounds, claim: str | None) -> dict[str, Any]:
    return {
        **account_object(one),
        "asked": claim,
        "joined_by": [
            {
                "one": joint.one.report,
                "two": joint.two.report,
                "score": joint.score,
                "needed": joint.needed,
                "features": [{"name": feature.name, "weight": feature.weight, "says": feature.says} for feature in joint.features],
            }
            for joint in grounds.joints
        ],
        "links": [_link(link) for link in grounds.links],
        "decisions": [
            {"decision": decided.decision.id, "kind": decided.decision.kind.value, "by": decided.decision.by, "why": decided.decision.why}
            for decided in grounds.decisions
        ],
    }


def _link(link: ShownLink) -> dict[str, Any]:
    return {"one": link.one.report, "two": link.two.report, "kind": link.kind, "measure": link.measure, "says": link.says}
