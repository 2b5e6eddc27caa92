"""FollowTheMoney entities: an Event for each occurrence, an Article for each report, and which documents which.

An article's publisher and dates are repeated with each event that it documents; readers of the format merge entities of
one identifier, so that nothing has to be held back until the end.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TextIO

from constat.publishing.account_json import line
from constat.publishing.account_rows import comparison_in_words, plain, when, where
from constat.publishing.accounts import Account, Source
from constat.publishing.query_options import Question


def write_follow_the_money(out: TextIO, found: Iterable[Account], question: Question) -> None:  # noqa: ARG001  # the signature of all forms
    """One entity a line."""
    for one in found:
        out.write(f"{line(_event(one))}\n")
        for source in one.sources:
            out.write(f"{line(_article(source))}\n")
            out.write(f"{line(_documentation(one, source))}\n")


def _event(one: Account) -> dict[str, Any]:
    notes = [f"{amount_of_sources(one)}; status: {plain(one.status)}"]
    return _entity(
        f"constat-{one.key}",
        "Event",
        {
            "name": [" · ".join(part for part in (plain(one.type), when(one), where(one)) if part)],
            "startDate": [str(one.period.first)] if one.period else [],
            "endDate": [str(one.period.last)] if one.period else [],
            "location": [one.place.name] if one.place else [],
            "summary": ["; ".join(map(comparison_in_words, one.comparisons))] if one.comparisons else [],
            "notes": notes,
            "recordId": [one.key],
        },
    )


def amount_of_sources(one: Account) -> str:
    """How many reports and independent origins tell of an occurrence."""
    return f"reports: {len(one.sources)}, independent origins: {one.origins}"


def _article(source: Source) -> dict[str, Any]:
    return _entity(
        f"constat-{source.report}",
        "Article",
        {
            "title": [source.name],
            "publisher": [source.publisher] if source.publisher else [],
            "publishedAt": [str(source.day)] if source.day else [],
            "sourceUrl": [source.address] if source.address.startswith(("http://", "https://")) else [],
        },
    )


def _documentation(one: Account, source: Source) -> dict[str, Any]:
    spans = ", ".join(f"{told.span.start}-{told.span.end}" for told in one.told if told.source.report == source.report)
    return _entity(
        f"constat-{one.key}-{source.report}",
        "Documentation",
        {
            "document": [f"constat-{source.report}"],
            "entity": [f"constat-{one.key}"],
            "role": ["tells of it"],
            "summary": [f"characters {spans}"],
        },
    )


def _entity(identifier: str, kind: str, properties: dict[str, list[str]]) -> dict[str, Any]:
    return {"id": identifier, "schema": kind, "properties": {name: values for name, values in properties.items() if values}}
