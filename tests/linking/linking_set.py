"""The linking set: short reports on known occurrences, read by the real reader and linked."""

from __future__ import annotations

import hashlib
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from constat.intake.documents import make_report
from constat.linking.occurrences import link
from constat.linking.rules import LinkRules
from constat.linking.tellings import ReportClaims, tellings_of
from constat.model.occurrence import Occurrence, Telling
from constat.reading.reader import Reader

DIRECTORY = Path(__file__).parent / "linking_set"
HEAD = "Migrants and the Channel: the day in brief\n\n"
"""Each report stands under a headline that says what it is about, as it would on a page."""
HELD_BACK = 3
"""One occurrence in so many is kept away from tuning."""


@dataclass(frozen=True)
class Element:
    """One telling that the set knows: a report, the type told, and the words that tell it."""

    report: str
    type: str
    start: int
    end: int


@dataclass(frozen=True)
class LinkingSet:
    texts: dict[str, tuple[date, str]]
    true: dict[Element, str]


def is_held_back(occurrence: str) -> bool:
    """Told by the name, so that adding occurrences moves none."""
    return int(hashlib.sha256(occurrence.encode()).hexdigest(), 16) % HELD_BACK == 0


def read_linking_set(*, held_back: bool | None = None) -> LinkingSet:
    """The set, or the part of it that is held back or not; neighbours told in one report come along with it."""
    texts: dict[str, tuple[date, str]] = {}
    true: dict[Element, str] = {}
    entries = list(_entries())
    types = {entry["occurrence"]: entry["type"] for entry in entries}
    for entry in entries:
        name = entry["occurrence"]
        if held_back is not None and is_held_back(name) is not held_back:
            continue
        for number, report in enumerate(entry["reports"]):
            key, text = f"{name}/{number}", HEAD + report["text"]
            texts[key] = (report["date"], text)
            anchor = report.get("anchor", report["text"])
            true[_element(key, entry["type"], text, anchor)] = name
            for other, words in report.get("also", {}).items():
                true[_element(key, types[other], text, words)] = other
    return LinkingSet(texts, true)


def _entries() -> Iterator[dict[str, Any]]:
    for path in sorted(DIRECTORY.glob("*.yaml")):
        yield from yaml.safe_load(path.read_text(encoding="utf-8"))


def _element(key: str, kind: str, text: str, anchor: str) -> Element:
    start = text.index(anchor)
    return Element(key, kind, start, start + len(anchor))


def read_and_link(chosen: LinkingSet, reader: Reader, rules: LinkRules) -> tuple[list[Telling], tuple[Occurrence, ...]]:
    """Read every report of the set and link what they tell, each report taken for an origin of its own."""
    tellings: list[Telling] = []
    for key, (day, text) in chosen.texts.items():
        reading = reader.read(make_report(key, text.encode(), day=day))
        figures = tuple((f"{key} figure {number}", figure) for number, figure in enumerate(reading.figures))
        events = tuple((f"{key} event {number}", event) for number, event in enumerate(reading.events))
        tellings += tellings_of(ReportClaims(report=key, text=text, said_on=day, figures=figures, events=events), rules)
    return tellings, link(tellings, lambda members: {one.claim: one.report for one in members}, rules)


def found_clusters(chosen: LinkingSet, tellings: list[Telling], occurrences: tuple[Occurrence, ...]) -> dict[Hashable, Hashable]:
    """For each element the occurrence that holds its telling; one that was not read stands alone."""
    owner = {key: occurrence.key for occurrence in occurrences for key in occurrence.tellings}
    found: dict[Hashable, Hashable] = {}
    for element in chosen.true:
        fitting = [
            telling
            for telling in tellings
            if telling.report == element.report
            and telling.type == element.type
            and any(span.start < element.end and element.start < span.end for span in telling.spans)
        ]
        best = max(fitting, key=lambda telling: (len(telling.claims), telling.key), default=None)
        found[element] = owner[best.key] if best is not None else element
    return found
