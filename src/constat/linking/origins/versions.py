"""Versions of one story: in which order they came, and what each changed, figure by figure.

Versions are the reports of a family that contain one another in good part. They stand by their dates; of one day, by
growth: a story grows as more becomes known, and one that holds all of another and more came after it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from sqlalchemy import Connection

from constat.linking.claims import figure_of
from constat.linking.origins.families import links_within
from constat.model.amount import Amount
from constat.model.claim import Figure
from constat.model.origin import LinkKind
from constat.record.readings import claims_of, readings_of, texts_of

_VERSIONS = frozenset({LinkKind.SAME_BYTES, LinkKind.SAME_TEXT, LinkKind.CONTAINED, LinkKind.REWRITE})


class ChangeKind(Enum):
    """What a version did to a figure of the one before it."""

    AMOUNT = "amount"
    NEW = "new"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class FigureChange:
    """One figure that differs from the version before; before is null where it is new, after where it was dropped."""

    kind: ChangeKind
    before: Figure | None
    after: Figure | None


@dataclass(frozen=True, slots=True)
class Version:
    """One report of a story, with what it changed since the version before it; because says how it is known to come after."""

    report: str
    because: str
    changes: tuple[FigureChange, ...]


@dataclass(frozen=True, slots=True)
class VersionedReport:
    """What the order of versions goes by: a report's days, how long its text is, its figures in the order of the text."""

    report: str
    earliest: date | None
    latest: date | None
    length: int
    figures: tuple[Figure, ...]


def versions_of(connection: Connection, reports: Sequence[str]) -> tuple[Version, ...]:
    """The versions among the reports of one family, in order; nothing where no two are versions of each other."""
    keys = sorted(set(reports))
    linked = {key for link in links_within(connection, keys, _VERSIONS) for key in (link.one, link.two)}
    read = readings_of(connection, sorted(linked))
    texts = texts_of(connection, sorted(linked))
    figures: dict[str, list[Figure]] = {key: [] for key in read}
    for claim in claims_of(connection, sorted(read)):
        if claim.kind == "figure":
            figures[claim.report].append(figure_of(claim))
    found = [
        VersionedReport(key, one.earliest, one.latest, len(texts[key]), tuple(sorted(figures[key], key=lambda figure: figure.span)))
        for key, one in read.items()
        if key in texts
    ]
    return order_versions(found)


def order_versions(reports: Sequence[VersionedReport]) -> tuple[Version, ...]:
    """Put versions in order and list what each changed."""
    ordered = sorted(reports, key=lambda one: (one.latest or date.max, one.length, one.report))
    found: list[Version] = []
    for place, one in enumerate(ordered):
        before = ordered[place - 1] if place else None
        changes = tuple(differences(before.figures, one.figures)) if before is not None else ()
        found.append(Version(one.report, _because(before, one), changes))
    return tuple(found)


def _because(before: VersionedReport | None, after: VersionedReport) -> str:
    if before is None:
        return "the first"
    if before.latest is None or after.earliest is None:
        return "no date tells; put last" if after.latest is None else "by length"
    if before.latest < after.earliest:
        return (
            f"dated {(after.earliest - before.latest).days} days later"
            if (after.earliest - before.latest).days > 1
            else "dated a day later"
        )
    return "of the same day and longer: it grew" if after.length > before.length else "of the same day and length"


def differences(before: Sequence[Figure], after: Sequence[Figure]) -> Iterator[FigureChange]:
    """The figures that changed from one version to the next, in the order of the later text, those that were dropped last.

    Figures of one measure, unit and group are paired by their amounts first, then in the order of the text.
    """
    left = list(before)
    unpaired: list[Figure] = []
    for figure in after:
        same = next((other for other in left if _kind(other) == _kind(figure) and other.amount == figure.amount), None)
        if same is not None:
            left.remove(same)
        else:
            unpaired.append(figure)
    by_kind: dict[tuple[str, str, str], list[Figure]] = {}
    for figure in left:
        by_kind.setdefault(_kind(figure), []).append(figure)
    known = {(_kind(figure), figure.amount) for figure in before}
    yield from _changed(unpaired, by_kind, known)
    stated = {(_kind(figure), figure.amount) for figure in after}
    for figure in left:
        if figure in by_kind[_kind(figure)] and (_kind(figure), figure.amount) not in stated:
            yield FigureChange(ChangeKind.DROPPED, figure, None)


def _changed(
    unpaired: Sequence[Figure], left: Mapping[tuple[str, str, str], list[Figure]], known: set[tuple[tuple[str, str, str], Amount]]
) -> Iterator[FigureChange]:
    """Figures of the later version that the earlier does not have; one that it only says once more is none."""
    for figure in unpaired:
        if (_kind(figure), figure.amount) in known:
            continue
        others = left.get(_kind(figure))
        if others:
            yield FigureChange(ChangeKind.AMOUNT, others.pop(0), figure)
        else:
            yield FigureChange(ChangeKind.NEW, None, figure)


def _kind(figure: Figure) -> tuple[str, str, str]:
    return (figure.measure, figure.unit, figure.group or "")
