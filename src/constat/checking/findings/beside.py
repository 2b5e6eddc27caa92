"""A report beside a record: whom it copies, what others tell of the same things, who quotes the same words.

Everything is looked up by an index: copies by the hashes of runs of words, tellings by the blocks in which they stand,
words quoted by their fingerprints. So the cost depends on how many reports tell the same, not on how many there are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from sqlalchemy import Connection, func, select

from constat.linking.blocking import blocks_of
from constat.linking.comparing import compare_figures
from constat.linking.likeness import JOINS, compare_tellings
from constat.linking.occurrence_rows import standing_in, tellings_with
from constat.linking.origins.credits import Wires, credits_of, wires_of
from constat.linking.origins.families import families_of
from constat.linking.origins.independence import Evidence, evidence_on
from constat.linking.origins.index import candidates, print_of
from constat.linking.origins.links import compared_report, link_of
from constat.linking.origins.passages import fingerprints, text_print
from constat.linking.rules import LinkRules, folded, link_rules
from constat.linking.tellings import ReportClaims, tellings_of
from constat.model.claim import Form
from constat.model.occurrence import Comparison, Measured, Telling
from constat.model.origin import FAMILY_KINDS, LinkKind, OriginLink
from constat.model.reading import Reading
from constat.model.report import Report
from constat.reading.reader import Reader
from constat.record import schema
from constat.record.database import Record
from constat.record.derived import chunks
from constat.record.readings import KeptClaim, KeptReading, claims, readings_of, texts_of
from constat.record.reports import reports_of

OWN = "\uffff"
"""The key of the report that is checked, behind all keys of the record."""
_MOST = 60
"""Reports whose quotations are compared: the rest of a crowd that tells one story adds little."""
_MOST_TELLINGS = 400
"""Tellings that are compared of those that meet in blocks, the largest days of the year bounded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One telling of the report with those of the record that tell the same, and what holds between their figures."""

    own: Telling
    others: tuple[Telling, ...]
    comparisons: tuple[Comparison, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherQuote:
    """A quotation of a report of the record."""

    report: str
    speaker: str | None
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Drift:
    """A figure of the report whose number the record has for another unit, of the same kind of event in the same days."""

    figure: Measured
    other: Measured
    report: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What a record has beside one report; names gives for each key what a person knows a report by."""

    links: tuple[tuple[OriginLink, str], ...]
    """Each with the key of the other report."""
    compared: tuple[Compared, ...]
    quotes: tuple[OtherQuote, ...]
    drifts: tuple[Drift, ...]
    readings: dict[str, KeptReading]

    def name(self, report: str) -> str:
        """What a person knows a report by: its publisher or name, and its day."""
        read = self.readings.get(report)
        if read is None:
            return report[:12]
        day = f", {read.latest}" if read.latest is not None and read.earliest == read.latest else ""
        return f"{read.publisher + ': ' if read.publisher else ''}{read.name}{day}"


class RecordView:
    """A record made ready to be laid beside reports."""

    def __init__(self, record: Record, reader: Reader) -> None:
        self.record = record
        self._rules: LinkRules = link_rules(reader.codebook)
        self._wires: Wires = wires_of(reader.codebook)

    def beside(self, report: Report, reading: Reading, *, key: str | None = None) -> Beside:
        """Lay a report beside the record; key is its own where it is in the record, and it is not compared with itself."""
        with self.record.reading() as connection:
            own = set(_same_bytes(connection, report.sha256)) | ({key} if key is not None else set())
            claimed = _claims(report, reading)
            links = self._links(connection, report, own)
            told = tellings_of(claimed, self._rules)
            met = {one.key: self._met(connection, one, own) for one in told}
            evidence = self._evidence(connection, report, links, met, sorted(own))
            compared = tuple(self._compared(one, met[one.key], evidence) for one in told)
            others = Counter(other.report for one in compared for other in one.others)
            quoting = _quoting(connection, reading, report.text) | {link.two if link.one == OWN else link.one for link in links}
            near = sorted((set(others) | quoting) - own)[:_MOST]
            named = set(near) | {other.report for tellings in met.values() for other in tellings}
            return Beside(
                links=tuple((link, link.two if link.one == OWN else link.one) for link in links),
                compared=compared,
                quotes=_quotes_of(connection, near),
                drifts=tuple(drift for one in told for drift in self._drifts(connection, one, met[one.key], own)),
                readings=readings_of(connection, sorted(named | {k for link in links for k in (link.one, link.two)})),
            )

    def _links(self, connection: Connection, report: Report, own: set[str]) -> list[OriginLink]:
        compared = compared_report(OWN, report.sha256, report.text)
        keys = [key for key in candidates(connection, OWN, print_of(compared)) if key not in own]
        hashes = {kept.key: kept.sha256 for kept in reports_of(connection, keys)}
        found = []
        for key, text in texts_of(connection, keys).items():
            link = link_of(compared, compared_report(key, hashes[key], text))
            if link is not None:
                found.append(link)
        return found

    def _met(self, connection: Connection, telling: Telling, own: set[str]) -> list[Telling]:
        """The tellings of the record that tell the same thing."""
        keys = standing_in(connection, blocks_of(telling, self._rules).looks_in)[:_MOST_TELLINGS]
        return [
            other
            for other in tellings_with(connection, keys).values()
            if other.report not in own
            and (other.type, other.scope) == (telling.type, telling.scope)
            and self._tell_the_same(telling, other)
        ]

    def _tell_the_same(self, one: Telling, other: Telling) -> bool:
        """Whether two tellings are of one thing. Numbers that differ speak against it only where a day has many of the kind:
        a report that has the number wrong must still be found to tell of it.
        """
        likeness = compare_tellings(one, other, self._rules)
        differing = sum(min(0, weighed.weight) for weighed in likeness.features if weighed.name == "figures told")
        return likeness.score - (0 if one.type in self._rules.by_day else differing) >= JOINS

    def _evidence(
        self, connection: Connection, report: Report, links: Sequence[OriginLink], met: dict[str, list[Telling]], own: Sequence[str]
    ) -> Evidence:
        """What is known of the independence of the reports that tell the same, the checked one among them."""
        keys = sorted({other.report for tellings in met.values() for other in tellings})
        known = evidence_on(connection, keys)
        families = dict(known.families)
        passages = dict(known.passages)
        publishers = dict(known.publishers)
        # Of a report that is in the record, the record knows the family, with what people decided of it.
        for family in families_of(connection, own).values():
            families[OWN] = family
        for link in links:
            other = link.two if link.one == OWN else link.one
            if link.kind in FAMILY_KINDS and OWN not in families:
                families[OWN] = families_of(connection, [other]).get(other, other)
            elif link.kind is LinkKind.PASSAGE:
                passages[link.one] = (*passages.get(link.one, ()), (link.two, link.in_one, link.in_two))
        if report.publisher:
            publishers[OWN] = folded(report.publisher)
        long_enough = known.long_enough | ({OWN} if len(print_of(compared_report(OWN, "", report.text)).runs) >= 3 else set())
        return replace(
            known,
            families=families,
            passages=passages,
            publishers=publishers,
            credits={**known.credits, OWN: credits_of(report.text, self._wires)},
            long_enough=frozenset(long_enough),
        )

    def _compared(self, own: Telling, others: list[Telling], evidence: Evidence) -> Compared:
        comparisons = compare_figures([own, *others], evidence.origins_of, self._rules) if others else ()
        return Compared(own=own, others=tuple(others), comparisons=comparisons)

    def _drifts(self, connection: Connection, telling: Telling, met: list[Telling], own: set[str]) -> list[Drift]:
        """Rare numbers of a telling that the record has, for the same kind of event and year, in another unit."""
        found = []
        for figure in telling.figures:
            value = figure.amount.low
            if value is None or value != figure.amount.high or value < _DRIFTS_FROM or value % 10 == 0:
                continue
            others = self._in_another_unit(connection, telling, figure, own)
            same = [one for other in met for one in other.figures if one.unit == figure.unit and one.amount.low == value]
            if others and not same:
                found.append(Drift(figure=figure, other=others[0][0], report=others[0][1]))
        return found

    def _in_another_unit(self, connection: Connection, telling: Telling, figure: Measured, own: set[str]) -> list[tuple[Measured, str]]:
        looked_in: set[str] = set()
        for kind, measures in self._rules.measures_of_type.items():
            for measure in measures:
                turned = replace(telling, type=kind, figures=(replace(figure, measure=measure),))
                looked_in |= set(blocks_of(turned, self._rules).looks_in)
        wanted = sorted(block for block in looked_in if f" {figure.amount.low:g}" in block or " total " in block)
        found = []
        for other in tellings_with(connection, standing_in(connection, wanted)[:_MOST_TELLINGS]).values():
            if other.report not in own:
                found += [
                    (one, other.report)
                    for one in other.figures
                    if one.amount.low == one.amount.high == figure.amount.low and one.unit != figure.unit
                ]
        return sorted(found, key=lambda pair: (pair[1], pair[0].span))


_DRIFTS_FROM = 100
"""Smaller numbers, and round ones, stand for many things."""


def _same_bytes(connection: Connection, sha256: str) -> list[str]:
    """The report itself, where it is in the record."""
    return list(connection.scalars(select(schema.ledger.c.key).where(schema.ledger.c.sha256 == sha256, schema.ledger.c.kind == "report")))


def _claims(report: Report, reading: Reading) -> ReportClaims:
    earliest, latest = reading.date.earliest, reading.date.latest
    return ReportClaims(
        report=OWN,
        text=report.text,
        said_on=latest if earliest == latest else None,
        figures=tuple((f"{OWN}f{place:05d}", figure) for place, figure in enumerate(reading.figures)),
        events=tuple((f"{OWN}e{place:05d}", event) for place, event in enumerate(reading.events)),
    )


def _quoting(connection: Connection, reading: Reading, text: str) -> set[str]:
    """The reports that hold a run of words of one of the report's quotations."""
    hashes: set[int] = set()
    for statement in reading.statements:
        if statement.form is Form.DIRECT:
            printed = text_print(statement.span.of(text))
            hashes |= set((fingerprints(printed) >> np.uint64(1)).astype(np.int64).tolist())
    table = schema.fingerprints
    counts: Counter[str] = Counter()
    for some in chunks(sorted(hashes)):
        query = select(table.c.report, func.count()).where(table.c.hash.in_(some)).group_by(table.c.report)
        for key, count in connection.execute(query):
            counts[key] += count
    return {key for key, _ in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:_MOST]}


def _quotes_of(connection: Connection, keys: Sequence[str]) -> tuple[OtherQuote, ...]:
    texts = texts_of(connection, keys)
    table = schema.claims
    found: list[KeptClaim] = []
    for some in chunks(sorted(texts)):
        found += claims(connection, table.c.report.in_(some), table.c.kind == "statement", table.c.what == Form.DIRECT.value)
    return tuple(OtherQuote(report=one.report, speaker=one.said_by, words=texts[one.report][one.start : one.end]) for one in found)


__all__ = ["OWN", "Beside", "Compared", "Drift", "OtherQuote", "RecordView"]
