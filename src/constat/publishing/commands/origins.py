"""`constat origins`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

import click

from constat.linking.origins.versions import ChangeKind, FigureChange
from constat.publishing.account_json import source_object, write_array
from constat.publishing.account_rows import SHORT, plain, value_in_words
from constat.publishing.accounts import Source
from constat.publishing.families import Family, ShownLink, families
from constat.publishing.query_options import FORMAT, asking, filtered, write_csv
from constat.publishing.record_options import amount

_CSV_HEADS = ("family", "report", "name", "publisher", "earliest", "latest", "linked_to", "kind", "measure", "says")


@click.command()
@filtered
@FORMAT
@click.option("--versions", is_flag=True, help="Only stories with several versions, in order, with what each changed.")
@click.option("--alone", is_flag=True, help="Families of one report too.")
def command(record: str, form: str, *, versions: bool, alone: bool, **given: Any) -> None:
    """List families of reports that are not independent, each link with its reason and evidence.

    With filters, those that stand behind the occurrences asked for. Reports of several families may still share a passage:
    `constat why RECORD ID` shows what is independent for one claim.
    """
    out = sys.stdout
    with asking(record, given) as question:
        found = families(question.connection, question.filters, question.showing, alone=alone, versions=versions)
        if form == "json":
            write_array(out, map(family_object, found))
        elif form == "csv":
            write_csv(out, _CSV_HEADS, (row for one in found for row in _csv_rows(one)))
        else:
            for one in found:
                for line in family_lines(one):
                    out.write(f"{line}\n")
                out.write("\n")


def family_lines(one: Family) -> Iterator[str]:
    """A family in lines of text."""
    yield f"family {one.key[:SHORT]}: {amount(len(one.sources), 'report')}"
    named = {source.report: source for source in one.sources}
    if one.versions:
        for number, version in enumerate(one.versions, 1):
            yield f"  version {number}  {source_line(named[version.report])}  ({version.because})"
            yield from (f"    {_change(change)}" for change in version.changes)
        return
    for source in one.sources:
        yield f"  {source_line(source)}"
    for link in one.links:
        yield from link_lines(link)


def link_lines(link: ShownLink) -> Iterator[str]:
    """A link and its evidence in lines of text."""
    yield f"  {link.one.report[:SHORT]} and {link.two.report[:SHORT]}: {link.kind} ({link.says})"
    for piece in link.evidence:
        yield f"    characters {piece.span.start} to {piece.span.end} of {piece.report[:SHORT]}: “{piece.quote}”"


def source_line(source: Source) -> str:
    """A report as a source, in a line."""
    days = str(source.day) if source.day else f"{source.earliest} to {source.latest}" if source.latest else "date unknown"
    outlet = f", {source.publisher}" if source.publisher else ""
    return f"{source.report[:SHORT]}  {days}  {source.name}{outlet}"


def _change(change: FigureChange) -> str:
    shown = [
        value_in_words(figure.amount, figure.unit, figure.group) if figure is not None else "" for figure in (change.before, change.after)
    ]
    figure = change.after or change.before
    measure = plain(figure.measure) if figure is not None else ""
    if change.kind is ChangeKind.AMOUNT:
        return f"{measure}: {shown[0]} became {shown[1]}"
    return f"{measure}: {shown[1]}, new" if change.kind is ChangeKind.NEW else f"{measure}: {shown[0]}, dropped"


def family_object(one: Family) -> dict[str, Any]:
    """A family as JSON."""
    return {
        "family": one.key,
        "reports": [source_object(source) for source in one.sources],
        "links": [_link_object(link) for link in one.links],
        "versions": [
            {
                "report": version.report,
                "because": version.because,
                "changes": [{"kind": change.kind.value, "says": _change(change)} for change in version.changes],
            }
            for version in one.versions
        ],
    }


def _link_object(link: ShownLink) -> dict[str, Any]:
    return {
        "one": link.one.report,
        "two": link.two.report,
        "kind": link.kind,
        "measure": link.measure,
        "says": link.says,
        "pieces": link.pieces,
        "evidence": [
            {"report": piece.report, "start": piece.span.start, "end": piece.span.end, "text": piece.quote} for piece in link.evidence
        ],
    }


def _csv_rows(one: Family) -> Iterator[tuple[str, ...]]:
    for source in one.sources:
        head = (
            one.key, source.report, source.name, source.publisher or "", str(source.earliest or ""), str(source.latest or ""),
        )  # fmt: skip
        links = [link for link in one.links if link.one.report == source.report]
        if not links:
            yield (*head, "", "", "", "")
        for link in links:
            yield (*head, link.two.report, link.kind, f"{link.measure:g}", link.says)
