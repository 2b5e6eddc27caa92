"""The record's rows of tellings and occurrences: kept, found again, dropped."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Column, Connection, delete, insert, or_, select, update

from constat.linking.blocking import Blocks
from constat.linking.telling_form import telling_json, telling_of
from constat.model.occurrence import Comparison, Occurrence, Telling
from constat.record import schema
from constat.record.derived import chunks

_LIKE = schema.likenesses
_NONE = ""
"""The occurrence of a telling that has not been grouped yet: only within a transaction."""


def tellings_in(connection: Connection, reports: Sequence[str]) -> dict[str, Telling]:
    """The tellings of reports, by key."""
    return _tellings(connection, schema.tellings.c.report, reports)


def tellings_with(connection: Connection, keys: Sequence[str]) -> dict[str, Telling]:
    """The tellings with these keys."""
    return _tellings(connection, schema.tellings.c.key, keys)


def _tellings(connection: Connection, column: Column[str], values: Sequence[str]) -> dict[str, Telling]:
    found: dict[str, Telling] = {}
    for some in chunks(sorted(set(values))):
        for key, body in connection.execute(select(schema.tellings.c.key, schema.tellings.c.body).where(column.in_(some))):
            found[key] = telling_of(body)
    return found


def store_tellings(connection: Connection, tellings: Mapping[str, Telling], blocks: Mapping[str, Blocks]) -> None:
    """Keep tellings with their claims and blocks."""
    if not tellings:
        return
    rows = [{"key": key, "report": one.report, "occurrence": _NONE, "body": telling_json(one)} for key, one in tellings.items()]
    connection.execute(insert(schema.tellings), rows)
    told = [{"claim": claim, "report": one.report, "telling": key} for key, one in tellings.items() for claim in one.claims]
    connection.execute(insert(schema.told_claims), told)
    standing = sorted((block, key) for key in tellings for block in blocks[key].stands_in)
    if standing:
        rows = [{"block": block, "telling": key, "report": tellings[key].report} for block, key in standing]
        connection.execute(insert(schema.blocks), rows)


def drop_tellings(connection: Connection, keys: Sequence[str], reports: Sequence[str]) -> None:
    """Drop tellings of these reports, with their blocks and likenesses."""
    for some in chunks(sorted(reports)):
        standing = schema.blocks.c.report.in_(some)
        connection.execute(delete(schema.blocks).where(standing, schema.blocks.c.telling.in_(keys)))
    for some in chunks(sorted(keys)):
        connection.execute(delete(_LIKE).where(or_(_LIKE.c.one.in_(some), _LIKE.c.two.in_(some))))
        connection.execute(delete(schema.told_claims).where(schema.told_claims.c.telling.in_(some)))
        connection.execute(delete(schema.tellings).where(schema.tellings.c.key.in_(some)))


def standing_in(connection: Connection, blocks: Sequence[str]) -> list[str]:
    """The keys of the tellings that stand in any of the blocks, sorted."""
    found: set[str] = set()
    for some in chunks(blocks):
        found |= set(connection.scalars(select(schema.blocks.c.telling).where(schema.blocks.c.block.in_(some))))
    return sorted(found)


def store_likenesses(connection: Connection, likenesses: Iterable[tuple[int, str, str]], report_of: Mapping[str, str]) -> None:
    """Keep pairs of tellings that are alike, with the reports that they are of."""
    rows = [
        {"one": one, "two": two, "report_of_one": report_of[one], "report_of_two": report_of[two], "score": score}
        for score, one, two in likenesses
    ]
    if rows:
        connection.execute(insert(_LIKE), rows)


def likenesses_of(connection: Connection, keys: Sequence[str]) -> list[tuple[int, str, str]]:
    """All pairs of alike tellings that one of these is in, as (score, key, key)."""
    found: set[tuple[int, str, str]] = set()
    for some in chunks(sorted(keys)):
        query = select(_LIKE.c.score, _LIKE.c.one, _LIKE.c.two).where(or_(_LIKE.c.one.in_(some), _LIKE.c.two.in_(some)))
        found |= {(row.score, row.one, row.two) for row in connection.execute(query)}
    return sorted(found)


def told_by(connection: Connection, claims: Sequence[str]) -> dict[str, str]:
    """The telling of each claim; a claim that is in none is left out."""
    table = schema.told_claims
    found: dict[str, str] = {}
    for some in chunks(sorted(set(claims))):
        rows = connection.execute(select(table.c.claim, table.c.telling).where(table.c.claim.in_(some)))
        found |= {row.claim: row.telling for row in rows}
    return found


def homes_of(connection: Connection, reports: Sequence[str]) -> set[str]:
    """The occurrences that reports were found to tell of, also those of reports that were erased since."""
    table = schema.told_in
    found: set[str] = set()
    for some in chunks(sorted(reports)):
        found |= set(connection.scalars(select(table.c.occurrence).where(table.c.teller.in_(some))))
    return found


def homes_of_tellings(connection: Connection, keys: Sequence[str]) -> set[str]:
    """The occurrences that tellings stand in so far."""
    table = schema.tellings
    found: set[str] = set()
    for some in chunks(sorted(keys)):
        found |= set(connection.scalars(select(table.c.occurrence).where(table.c.key.in_(some))))
    return found - {_NONE}


def drop_occurrences(connection: Connection, keys: Sequence[str]) -> set[str]:
    """Drop occurrences with what was compared in them; returns the tellings that stood in them."""
    freed: set[str] = set()
    for some in chunks(sorted(keys)):
        freed |= set(connection.scalars(select(schema.tellings.c.key).where(schema.tellings.c.occurrence.in_(some))))
        for table in (schema.compared_values, schema.comparisons, schema.told_in):
            connection.execute(delete(table).where(table.c.occurrence.in_(some)))
        connection.execute(delete(schema.occurrences).where(schema.occurrences.c.key.in_(some)))
    return freed


def store_occurrence(connection: Connection, occurrence: Occurrence) -> None:
    """Keep an occurrence, and note it in its tellings."""
    period = occurrence.period
    connection.execute(
        insert(schema.occurrences).values(
            key=occurrence.key,
            scope=occurrence.scope.value,
            type=occurrence.type,
            first_day=period.first if period is not None else None,
            last_day=period.last if period is not None else None,
            place_id=occurrence.place_id,
            status=occurrence.status.value,
            reports=len(occurrence.reports),
            origins=occurrence.origins,
            in_conflict=int(occurrence.in_conflict),
        )
    )
    connection.execute(insert(schema.told_in), [{"occurrence": occurrence.key, "teller": report} for report in occurrence.reports])
    for some in chunks(occurrence.tellings):
        connection.execute(update(schema.tellings).where(schema.tellings.c.key.in_(some)).values(occurrence=occurrence.key))
    for comparison in occurrence.comparisons:
        _store_comparison(connection, occurrence.key, comparison)


def _store_comparison(connection: Connection, key: str, comparison: Comparison) -> None:
    where = {"occurrence": key, "measure": comparison.measure, "group": comparison.group or ""}
    connection.execute(
        insert(schema.comparisons).values(
            **where,
            unit=comparison.unit,
            relation=comparison.relation.value,
            says=comparison.says,
            origins=comparison.origins,
            preferred=comparison.values[comparison.preferred].claim,
            because=comparison.because,
        )
    )
    values = [(value, None) for value in comparison.values] + [(one.value, one.why) for one in comparison.apart]
    rows = [
        {**where, "claim": value.claim, "report": value.report, "position": position, "origin": value.origin, "apart": why}
        for position, (value, why) in enumerate(values)
    ]
    connection.execute(insert(schema.compared_values), rows)
