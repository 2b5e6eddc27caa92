"""Families out of links: reports that a chain of copies, versions and rewrites ties together."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, or_, select

from constat.model.origin import FAMILY_KINDS, LinkKind, OriginLink
from constat.model.span import Span
from constat.record import schema
from constat.record.derived import chunks

_LINKS = schema.origin_links


def store_links(connection: Connection, links: Iterable[OriginLink]) -> None:
    """Keep links."""
    rows = [
        {
            "one": link.one,
            "two": link.two,
            "kind": link.kind.value,
            "measure": link.measure,
            "says": link.says,
            "in_one": _spans_json(link.in_one),
            "in_two": _spans_json(link.in_two),
        }
        for link in links
    ]
    if rows:
        connection.execute(insert(_LINKS), rows)


def drop_links(connection: Connection, keys: Sequence[str]) -> set[str]:
    """Drop the links of reports, and return all reports at the other ends."""
    others: set[str] = set()
    for some in chunks(keys):
        touching = or_(_LINKS.c.one.in_(some), _LINKS.c.two.in_(some))
        for one, two in connection.execute(select(_LINKS.c.one, _LINKS.c.two).where(touching)):
            others |= {one, two}
        connection.execute(delete(_LINKS).where(touching))
    return others


def links_within(connection: Connection, keys: Iterable[str], kinds: Collection[LinkKind] = tuple(LinkKind)) -> list[OriginLink]:
    """All links of some kinds between the reports, in the order of their keys. Those to any other report are left where they are."""
    own = set(keys)
    found: list[OriginLink] = []
    for some in chunks(sorted(own)):
        query = select(_LINKS).where(_LINKS.c.one.in_(some), _LINKS.c.kind.in_(sorted(kind.value for kind in kinds)))
        found += [_link(row) for row in connection.execute(query) if row.two in own]
    return sorted(found, key=lambda link: (link.one, link.two))


def _link(row: Row[Any]) -> OriginLink:
    return OriginLink(
        one=row.one,
        two=row.two,
        kind=LinkKind(row.kind),
        measure=row.measure,
        says=row.says,
        in_one=_spans(row.in_one),
        in_two=_spans(row.in_two),
    )


def families_of(connection: Connection, keys: Sequence[str]) -> dict[str, str]:
    """The family of each report, by the smallest key in it; a report without one is left out."""
    found: dict[str, str] = {}
    table = schema.families
    for some in chunks(sorted(set(keys))):
        rows = connection.execute(select(table.c.report, table.c.family).where(table.c.report.in_(some)))
        found |= {row.report: row.family for row in rows}
    return found


def members_of(connection: Connection, families: Sequence[str]) -> list[str]:
    """The reports of families, sorted."""
    table = schema.families
    found: list[str] = []
    for some in chunks(sorted(set(families))):
        found += connection.scalars(select(table.c.report).where(table.c.family.in_(some)))
    return sorted(found)


def regroup(connection: Connection, touched: Iterable[str], present: set[str]) -> set[str]:
    """Work out anew the families that links of the touched reports can have changed; returns the reports whose family did.

    present are those of the touched that are in the record; the others are let go of. Only the families that these were
    in, or are linked to now, are looked at.
    """
    before = families_of(connection, sorted(touched))
    concerned = set(members_of(connection, sorted(set(before.values())))) | set(touched)
    concerned -= set(touched) - present
    old = families_of(connection, sorted(concerned | set(touched)))
    new = _components(concerned, links_within(connection, concerned, FAMILY_KINDS))
    gone = set(old) - set(new)
    changed = {key for key, family in new.items() if old.get(key) != family}
    for some in chunks(sorted(gone | changed)):
        connection.execute(delete(schema.families).where(schema.families.c.report.in_(some)))
    if changed:
        connection.execute(insert(schema.families), [{"report": key, "family": new[key]} for key in sorted(changed)])
    return changed | gone


def _components(keys: set[str], links: Iterable[OriginLink]) -> dict[str, str]:
    parent = {key: key for key in keys}

    def root(key: str) -> str:
        while parent[key] != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    for link in links:
        one, two = root(link.one), root(link.two)
        parent[max(one, two)] = min(one, two)
    return {key: root(key) for key in sorted(keys)}


def _spans_json(spans: Sequence[Span]) -> str:
    return json.dumps([[span.start, span.end] for span in spans])


def _spans(text: str) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in json.loads(text))
