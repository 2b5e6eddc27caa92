"""The build's second stage: which reports are not independent of those that are in the record.

A report is compared only with those that share some of its runs of words or numbers, found by the index; its links
depend on the two texts alone, and whom it is compared with on what is in the record, so that the order in which reports
come changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from sqlalchemy import Connection

from constat.linking.origins.credits import credits_of, wires_of
from constat.linking.origins.families import drop_links, regroup, store_links
from constat.linking.origins.index import Print, candidates, print_of, renew_prints
from constat.linking.origins.links import ComparedReport, compared_report, link_of
from constat.linking.read_stage import Sources
from constat.model.decision import DecisionKind
from constat.model.origin import FAMILY_KINDS, LinkKind, OriginLink
from constat.record import derived
from constat.record.decisions import decisions
from constat.record.readings import texts_of
from constat.record.reports import reports_of
from constat.record.schema import ORIGINS, SECTIONS


def link_origins(connection: Connection, keys: Sequence[str], sources: Sources) -> None:
    """Link reports that were read, read again or erased to the others of their origin."""
    texts = texts_of(connection, keys)
    compared = _compared(connection, texts)
    prints = {key: print_of(report) for key, report in compared.items()}
    wires = wires_of(sources.reader.codebook)
    moved = sorted(renew_prints(connection, keys, prints, {key: credits_of(text, wires) for key, text in texts.items()}))
    touched = drop_links(connection, [*keys, *moved]) | {*keys, *moved}
    again = _compared(connection, texts_of(connection, moved))
    compared |= again
    prints |= {key: print_of(report) for key, report in again.items()}
    links = _links(connection, compared, prints)
    store_links(connection, links)
    touched |= {key for link in links for key in (link.one, link.two)}
    gone = set(keys) - set(texts)
    changed = regroup(connection, touched, touched - gone)
    # A passage that two reports share tells only where both tell of one thing, so that the report at its other end is met through these.
    for section in SECTIONS[SECTIONS.index(ORIGINS) + 1 :]:
        derived.put(connection, section, sorted((changed | {*keys, *moved}) - gone))


def _compared(connection: Connection, texts: dict[str, str]) -> dict[str, ComparedReport]:
    hashes = {report.key: report.sha256 for report in reports_of(connection, sorted(texts))}
    return {key: compared_report(key, hashes[key], text) for key, text in texts.items()}


def _links(connection: Connection, compared: dict[str, ComparedReport], prints: dict[str, Print]) -> list[OriginLink]:
    """The links of new reports to each other and to all that are in the record, with what was decided."""
    together, apart = _decided(connection)
    pairs = {(min(key, other), max(key, other)) for key, own in prints.items() for other in candidates(connection, key, own)} | {
        pair for pair in together if pair[0] in compared or pair[1] in compared
    }
    strangers = sorted({key for pair in pairs for key in pair} - set(compared))
    known = compared | _compared(connection, texts_of(connection, strangers))
    links = []
    for one, two in sorted(pairs):
        if one in known and two in known:
            link = _link(known[one], known[two], together, apart)
            if link is not None:
                links.append(link)
    return links


def _link(one: ComparedReport, two: ComparedReport, together: set[tuple[str, str]], apart: set[tuple[str, str]]) -> OriginLink | None:
    link = link_of(one, two)
    if (one.key, two.key) in together:
        return OriginLink(one=one.key, two=two.key, kind=LinkKind.DECIDED, measure=1.0, says="decided: the same origin")
    return None if (one.key, two.key) in apart and link is not None and link.kind in FAMILY_KINDS else link


def _decided(connection: Connection) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    """The pairs of reports that people decided to be of one origin, and of different ones; the later decision holds."""
    pairs: dict[tuple[str, str], DecisionKind] = {}
    for decision in decisions(connection, DecisionKind.SAME_ORIGIN, DecisionKind.DIFFERENT_ORIGIN):
        for one, two in combinations(sorted(set(decision.targets)), 2):
            pairs[one, two] = decision.kind
    return _of(pairs.items(), DecisionKind.SAME_ORIGIN), _of(pairs.items(), DecisionKind.DIFFERENT_ORIGIN)


def _of(pairs: Iterable[tuple[tuple[str, str], DecisionKind]], kind: DecisionKind) -> set[tuple[str, str]]:
    return {pair for pair, decided in pairs if decided is kind}
