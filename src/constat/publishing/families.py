"""Origins as they are shown: families of reports that are not independent, each link with its reason and evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from constat.linking.origins.families import links_within, members_of
from constat.linking.origins.versions import Version, versions_of
from constat.model.span import Span
from constat.publishing.accounts import Source, sources_of
from constat.publishing.masking import Showing, masker_for
from constat.publishing.queries import Filters, occurrence_rows
from constat.record import schema
from constat.record.derived import chunks
from constat.record.readings import texts_of

_PAGE = 100
_PIECES = 3
"""Pieces of evidence that are quoted for a link."""
_LONGEST = 160
"""Characters of a quotation of evidence."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words that two reports share, where they stand in the first."""

    report: str
    span: Span
    quote: str


@dataclass(frozen=True, slots=True)
class ShownLink:
    """Why two reports are not independent."""

    one: Source
    two: Source
    kind: str
    measure: float
    says: str
    pieces: int
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Family:
    """Reports of one origin; versions are empty where they were not asked for or there are none."""

    key: str
    sources: tuple[Source, ...]
    links: tuple[ShownLink, ...]
    versions: tuple[Version, ...]


def families(
    connection: Connection, filters: Filters, showing: Showing, *, alone: bool = False, versions: bool = False
) -> Iterator[Family]:
    """The families behind the occurrences that are asked for (all, where nothing is); those of one report only with `alone`."""
    for keys in _keys(connection, filters, alone=alone):
        for key in keys:
            found = family(connection, key, showing, versions=versions)
            if found is not None and not (versions and not found.versions):
                yield found


def family(connection: Connection, key: str, showing: Showing, *, versions: bool = False) -> Family | None:
    """The family with a key; null where there is none."""
    reports = members_of(connection, [key])
    if not reports:
        return None
    masker = masker_for(connection, reports, showing)
    sources = sources_of(masker)
    ordered = sorted(sources.values(), key=lambda one: (str(one.latest or "9"), one.report))
    return Family(
        key=key,
        sources=tuple(ordered),
        links=tuple(shown_links(connection, reports, showing)) if len(reports) > 1 else (),
        versions=versions_of(connection, reports) if versions and len(reports) > 1 else (),
    )


def shown_links(connection: Connection, reports: Sequence[str], showing: Showing) -> Iterator[ShownLink]:
    """The links among some reports, passages too, with their evidence."""
    own = set(reports)
    links = links_within(connection, own)
    masker = masker_for(connection, sorted(own), showing)
    sources = sources_of(masker)
    texts = texts_of(connection, sorted({link.one for link in links}))
    for link in links:
        if link.one not in sources or link.two not in sources:
            continue
        pieces = sorted(link.in_one, key=lambda span: (span.start - span.end, span.start))[:_PIECES]
        evidence = tuple(
            Evidence(link.one, span, _short(masker.quote(link.one, texts[link.one], span))) for span in sorted(pieces) if link.one in texts
        )
        yield ShownLink(sources[link.one], sources[link.two], link.kind.value, link.measure, link.says, len(link.in_one), evidence)


def _short(words: str) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= _LONGEST else f"{plain[: _LONGEST - 1].rstrip()}…"


def _keys(connection: Connection, filters: Filters, *, alone: bool) -> Iterator[Sequence[str]]:
    table = schema.families
    if filters.conditions():
        yield sorted(_behind(connection, filters, alone=alone))
        return
    last = ""
    while True:
        query = select(table.c.family).where(table.c.family > last).group_by(table.c.family).order_by(table.c.family).limit(_PAGE)
        keys = list(connection.scalars(query if alone else query.having(func.count() > 1)))
        yield keys
        if len(keys) < _PAGE:
            return
        last = keys[-1]


def _behind(connection: Connection, filters: Filters, *, alone: bool) -> set[str]:
    """The families of the reports that tell of the occurrences asked for."""
    found: set[str] = set()
    table, told = schema.families, schema.told_in
    for page in occurrence_rows(connection, filters):
        for some in chunks([str(row.key) for row in page]):
            query = select(table.c.family).join(told, told.c.teller == table.c.report).where(told.c.occurrence.in_(some))
            found |= set(connection.scalars(query))
    return found if alone else {key for key in found if len(members_of(connection, [key])) > 1}
