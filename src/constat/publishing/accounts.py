"""Occurrences as they are shown: every value with who said it, where, when and from which origin; then what holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, select

from constat.linking.occurrence_rows import tellings_with
from constat.model.amount import Amount
from constat.model.claim import Role
from constat.model.occurrence import Measured, Telling
from constat.model.period import Period
from constat.model.span import Span
from constat.publishing.masking import Masker, Showing, ShownPlace, masker_for
from constat.publishing.queries import Filters, occurrence_rows
from constat.record import schema
from constat.record.derived import chunks
from constat.record.readings import KeptReading, public_readings, texts_of

_CONTEXT = 32
"""Characters before and after a quotation by which it can be found again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A report as a source: its outlet and days where they are known."""

    report: str
    name: str
    address: str
    publisher: str | None
    earliest: date | None
    latest: date | None

    @property
    def day(self) -> date | None:
        """The report's day, where it is known to the day."""
        return self.latest if self.earliest == self.latest else None

    @property
    def outlet(self) -> str:
        """What to call the source: its publisher, else the name under which the report came in."""
        return self.publisher or self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownValue:
    """One value of a measure: how much, who said it, in which report, from which origin (null: unknown).

    apart says why it cannot be compared with the others; place is where the occurrence is said to be.
    """

    claim: str
    amount: Amount
    said_by: str | None
    source: Source
    origin: str | None
    when: Period | None
    span: Span
    quote: str
    preferred: bool
    apart: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownComparison:
    """The values of one measure and what holds between them."""

    measure: str
    unit: str
    group: str | None
    relation: str
    says: str
    origins: int
    because: str
    values: tuple[ShownValue, ...]

    @property
    def preferred(self) -> ShownValue:
        """The value to use where one must be."""
        return next(value for value in self.values if value.preferred)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Where a report tells of an occurrence: a claim's span with its words, and those before and after it."""

    claim: str
    source: Source
    span: Span
    quote: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Actor:
    """Who took part in an occurrence, in which role, as a report tells."""

    role: Role
    name: str
    report: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One occurrence as it is shown; actors are empty where they were not asked for."""

    key: str
    scope: str
    type: str
    period: Period | None
    place: ShownPlace | None
    status: str
    in_conflict: bool
    origins: int
    sources: tuple[Source, ...]
    comparisons: tuple[ShownComparison, ...]
    told: tuple[Told, ...]
    actors: tuple[Actor, ...] = ()

    @property
    def outlets(self) -> tuple[str, ...]:
        """The publishers that are known, sorted."""
        return tuple(sorted({source.publisher for source in self.sources if source.publisher}))


@dataclass(frozen=True, slots=True)
class _Material:
    """What the accounts of a page of occurrences are made of."""

    tellings: Mapping[str, list[Telling]]
    comparisons: Mapping[str, list[Row[Any]]]
    values: Mapping[tuple[str, str, str], list[Row[Any]]]
    sources: Mapping[str, Source]
    texts: Mapping[str, str]
    actors: Mapping[str, tuple[Actor, ...]]
    """Those of each event, by claim."""
    masker: Masker


def accounts(
    connection: Connection, filters: Filters, showing: Showing, *, limit: int | None = None, actors: bool = False
) -> Iterator[Account]:
    """The occurrences that are asked for, in the order of their days, fetched page by page; with who took part, if asked for."""
    for page in occurrence_rows(connection, filters, limit=limit):
        yield from _accounts(connection, page, showing, actors=actors)


def account(connection: Connection, key: str, showing: Showing) -> Account | None:
    """The occurrence with a key and who took part; null where there is none."""
    rows = connection.execute(select(schema.occurrences).where(schema.occurrences.c.key == key)).all()
    return next(_accounts(connection, rows, showing, actors=True), None)


def sources_of(masker: Masker) -> dict[str, Source]:
    """The reports that a masker is for as sources, by key; their names and addresses are masked."""
    return {key: _source(read, masker) for key, read in masker.readings.items()}


def _source(read: KeptReading, masker: Masker) -> Source:
    own = (read.report,)
    return Source(
        report=read.report,
        name=masker.words(own, read.name),
        address=masker.words(own, read.source),
        publisher=masker.words(own, read.publisher) if read.publisher else None,
        earliest=read.earliest,
        latest=read.latest,
    )


def _accounts(connection: Connection, page: Sequence[Row[Any]], showing: Showing, *, actors: bool) -> Iterator[Account]:
    material = _material(connection, [row.key for row in page], showing, actors=actors)
    for row in page:
        tellings = material.tellings.get(row.key, [])
        reports = sorted({telling.report for telling in tellings})
        yield Account(
            key=row.key,
            scope=row.scope,
            type=row.type,
            period=Period(row.first_day, row.last_day) if row.first_day is not None else None,
            place=material.masker.place(row.place_id, reports),
            status=row.status,
            in_conflict=bool(row.in_conflict),
            origins=row.origins,
            sources=tuple(sorted((material.sources[report] for report in reports), key=lambda one: (one.latest or date.max, one.report))),
            comparisons=tuple(_comparison(one, tellings, material) for one in material.comparisons.get(row.key, ())),
            told=tuple(_told(tellings, material)),
            actors=_acting(tellings, material),
        )


def _acting(tellings: Iterable[Telling], material: _Material) -> tuple[Actor, ...]:
    """Who took part, each once for each role and report."""
    return tuple(dict.fromkeys(actor for telling in tellings for claim in telling.claims for actor in material.actors.get(claim, ())))


def _material(connection: Connection, keys: Sequence[str], showing: Showing, *, actors: bool) -> _Material:
    tellings = _grouped(connection, keys)
    reports = sorted({telling.report for members in tellings.values() for telling in members})
    masker = masker_for(connection, reports, showing)
    comparisons: dict[str, list[Row[Any]]] = {}
    values: dict[tuple[str, str, str], list[Row[Any]]] = {}
    for some in chunks(sorted(keys)):
        table = schema.comparisons
        for row in connection.execute(select(table).where(table.c.occurrence.in_(some)).order_by(table.c.measure, table.c.group)):
            comparisons.setdefault(row.occurrence, []).append(row)
        table = schema.compared_values
        for row in connection.execute(select(table).where(table.c.occurrence.in_(some)).order_by(table.c.position)):
            values.setdefault((row.occurrence, row.measure, row.group), []).append(row)
    acting = _actors(connection, reports, masker) if actors else {}
    return _Material(tellings, comparisons, values, sources_of(masker), texts_of(connection, reports), acting, masker)


def _actors(connection: Connection, reports: Sequence[str], masker: Masker) -> dict[str, tuple[Actor, ...]]:
    """Who takes part in each event of some reports, by its claim, masked."""
    public = public_readings(connection, reports)
    claims = schema.claims.c
    found: dict[str, tuple[Actor, ...]] = {}
    for some in chunks(sorted(public)):
        # Asked for by report alone: SQLite would take the index of all events instead.
        query = select(claims.id, claims.report, claims.kind, claims.position).where(claims.report.in_(some))
        for claim, report, kind, position in connection.execute(query):
            told = public[report]["events"][position]["actors"] if kind == "event" else ()
            if told:
                found[claim] = tuple(Actor(Role(one["role"]), masker.words((report,), one["name"]), report) for one in told)
    return found


def _grouped(connection: Connection, keys: Sequence[str]) -> dict[str, list[Telling]]:
    """The tellings of occurrences, by occurrence, in the order of their keys."""
    home: dict[str, str] = {}
    table = schema.tellings
    for some in chunks(sorted(keys)):
        home |= {
            row.key: row.occurrence
            for row in connection.execute(select(table.c.key, table.c.occurrence).where(table.c.occurrence.in_(some)))
        }
    found: dict[str, list[Telling]] = {}
    for key, telling in sorted(tellings_with(connection, sorted(home)).items()):
        found.setdefault(home[key], []).append(telling)
    return found


def _comparison(row: Row[Any], tellings: Iterable[Telling], material: _Material) -> ShownComparison:
    said = {figure.claim: (figure, telling) for telling in tellings for figure in telling.figures}
    return ShownComparison(
        measure=row.measure,
        unit=row.unit,
        group=row.group or None,
        relation=row.relation,
        says=row.says,
        origins=row.origins,
        because=row.because,
        values=tuple(
            _value(value, *said[value.claim], material, preferred=value.claim == row.preferred)
            for value in material.values[row.occurrence, row.measure, row.group]
        ),
    )


def _value(row: Row[Any], figure: Measured, telling: Telling, material: _Material, *, preferred: bool) -> ShownValue:
    report = telling.report
    return ShownValue(
        claim=figure.claim,
        amount=figure.amount,
        said_by=material.masker.words((report,), figure.said_by) if figure.said_by else None,
        source=material.sources[report],
        origin=row.origin,
        when=figure.when,
        span=figure.span,
        quote=material.masker.quote(report, material.texts[report], figure.span),
        preferred=preferred,
        apart=row.apart,
    )


def _told(tellings: Iterable[Telling], material: _Material) -> Iterator[Told]:
    for telling in tellings:
        report = telling.report
        for claim, span in zip(telling.claims, telling.spans, strict=True):
            text = material.texts[report]
            yield Told(
                claim=claim,
                source=material.sources[report],
                span=span,
                quote=material.masker.quote(report, text, span),
                before=_quoted(material.masker, report, text, max(0, span.start - _CONTEXT), span.start),
                after=_quoted(material.masker, report, text, span.end, min(len(text), span.end + _CONTEXT)),
            )


def _quoted(masker: Masker, report: str, text: str, start: int, end: int) -> str:
    return masker.quote(report, text, Span(start, end)) if start < end else ""
