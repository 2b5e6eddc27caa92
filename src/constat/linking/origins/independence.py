"""Which claims of one occurrence are independent of each other: judged claim by claim.

Claims have one origin where their reports are of one family or one publisher, where both stand in a passage that the
two reports share, or where both are credited to one news agency. What cannot be told is unknown: a report so short that
a copy of it would not be known, of no known publisher, that credits nobody.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sqlalchemy import Connection

from constat.linking.comparing import Member
from constat.linking.origins.families import families_of, links_within
from constat.linking.origins.index import are_long_enough, credits_in
from constat.linking.rules import folded
from constat.model.origin import Credit, LinkKind
from constat.model.span import Span
from constat.record.readings import readings_of


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the record knows of the independence of some reports."""

    families: Mapping[str, str]
    passages: Mapping[str, tuple[tuple[str, tuple[Span, ...], tuple[Span, ...]], ...]]
    """For a report the others with larger keys that it shares passages with, and where those stand in each."""
    publishers: Mapping[str, str]
    credits: Mapping[str, tuple[Credit, ...]]
    long_enough: frozenset[str]

    def origins_of(self, members: Sequence[Member]) -> dict[str, str | None]:
        """The origin behind each claim, by the smallest key of a report of it; null where it cannot be told."""
        parent = {member.claim: member.claim for member in members}
        for one, two in self._tied(members):
            first, second = _root(parent, one), _root(parent, two)
            parent[max(first, second)] = min(first, second)
        report_of = {member.claim: member.report for member in members}
        groups: dict[str, list[str]] = {}
        for claim in sorted(parent):
            groups.setdefault(_root(parent, claim), []).append(claim)
        found: dict[str, str | None] = {}
        for claims in groups.values():
            reports = {report_of[claim] for claim in claims}
            known = any(self._can_be_told(report) for report in reports) or len(reports) > 1
            found |= dict.fromkeys(claims, min(self.families.get(report, report) for report in reports) if known else None)
        return found

    def _can_be_told(self, report: str) -> bool:
        return report in self.long_enough or report in self.publishers or bool(self.credits.get(report))

    def _tied(self, members: Sequence[Member]) -> Iterable[tuple[str, str]]:
        """Pairs of claims of one origin; those that share a name for it are tied each to the next."""
        last: dict[str, str] = {}
        for member in members:
            for name in self._names(member):
                if name in last:
                    yield last[name], member.claim
                last[name] = member.claim
        by_report: dict[str, list[Member]] = {}
        for member in members:
            by_report.setdefault(member.report, []).append(member)
        for first, those in by_report.items():
            for second, in_first, in_second in self.passages.get(first, ()):
                held = [one for one in those if _held(one.span, in_first)]
                others = [two for two in by_report.get(second, ()) if _held(two.span, in_second)]
                if held and others:
                    yield from ((one.claim, two.claim) for one, two in pairwise([*held, *others]))

    def _names(self, member: Member) -> list[str]:
        names = [f"family {self.families.get(member.report, member.report)}"]
        if member.report in self.publishers:
            names.append(f"publisher {self.publishers[member.report]}")
        names += [f"agency {credit.body}" for credit in self.credits.get(member.report, ()) if credit.covers.covers(member.span)]
        return names


def evidence_on(connection: Connection, reports: Sequence[str]) -> Evidence:
    """What the record knows of the independence of reports."""
    keys = sorted(set(reports))
    passages: dict[str, tuple[tuple[str, tuple[Span, ...], tuple[Span, ...]], ...]] = {}
    for link in links_within(connection, keys, [LinkKind.PASSAGE]):
        passages[link.one] = (*passages.get(link.one, ()), (link.two, link.in_one, link.in_two))
    publishers = {key: folded(read.publisher) for key, read in readings_of(connection, keys).items() if read.publisher}
    return Evidence(
        families=families_of(connection, keys),
        passages=passages,
        publishers=publishers,
        credits=credits_in(connection, keys),
        long_enough=frozenset(are_long_enough(connection, keys)),
    )


def _held(span: Span, passages: Sequence[Span]) -> bool:
    return any(passage.covers(span) for passage in passages)


def _root(parent: dict[str, str], claim: str) -> str:
    while parent[claim] != claim:
        parent[claim] = parent[parent[claim]]
        claim = parent[claim]
    return claim
