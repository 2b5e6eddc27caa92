"""Statements of a record's reports: who said what, in whose report, when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from constat.linking.rules import folded
from constat.model.span import Span
from constat.publishing.accounts import Source, sources_of
from constat.publishing.masking import Showing, masker_for
from constat.record import schema
from constat.record.readings import claims_of, texts_of

_PAGE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """One statement, masked: who made it (null: nobody named), in which form, where."""

    claim: str
    source: Source
    speaker: str | None
    form: str
    span: Span
    words: str


def sayings(
    connection: Connection,
    showing: Showing,
    *,
    speaker: str | None,
    about: str | None,
    publishers: Sequence[str],
    since: date | None,
    until: date | None,
) -> Iterator[Saying]:
    """The statements that are asked for, report by report in the order of their days, those of no known day last."""
    for keys in _reports(connection, publishers, since, until):
        masker = masker_for(connection, keys, showing)
        sources, texts = sources_of(masker), texts_of(connection, keys)
        for claim in claims_of(connection, keys):
            if claim.kind != "statement":
                continue
            span = Span(claim.start, claim.end)
            said_by = masker.words((claim.report,), claim.said_by) if claim.said_by else None
            words = masker.quote(claim.report, texts[claim.report], span)
            # What is asked for is sought in what is shown, so that no question tells a name that is not shown.
            if (speaker and folded(speaker) not in folded(said_by or "")) or (about and folded(about) not in folded(words)):
                continue
            yield Saying(claim=claim.id, source=sources[claim.report], speaker=said_by, form=claim.what, span=span, words=words)


def _reports(connection: Connection, publishers: Sequence[str], since: date | None, until: date | None) -> Iterator[list[str]]:
    """The reports that were read, a page at a time."""
    read = schema.readings.c
    query = select(read.report).where(read.statements > 0)
    for condition in (
        read.publisher.in_(publishers) if publishers else None,
        read.latest >= since if since else None,
        read.earliest <= until if until else None,
    ):
        query = query if condition is None else query.where(condition)
    for dated in (
        query.where(read.latest.is_not(None)).order_by(read.latest, read.report),
        query.where(read.latest.is_(None)).order_by(read.report),
    ):
        done = 0
        while keys := list(connection.scalars(dated.limit(_PAGE).offset(done))):
            yield keys
            done += len(keys)
