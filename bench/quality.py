"""Writes docs/quality.md from a run of the reader on annotated reports: `make quality`.

    python bench/quality.py ANNOTATIONS TEXTS DATES PAGE PART

ANNOTATIONS is a directory of annotated reports, TEXTS the directory of their texts, DATES a CSV file for those that
bear no date, PAGE the page whose PART is rewritten: "press", with every report and kind of mistake, or "held back", of
which only sums are shown. Nothing in the page but that part is changed.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

from constat.codebook import load_codebook
from constat.evaluation.score import EVENT_ATTRIBUTES, FIGURE_ATTRIBUTES, STATEMENT_ATTRIBUTES, Tally, located_annotation, score_report
from constat.publishing.reading_json import reading_object
from constat.publishing.reports import load_report, read_dates
from constat.reading.reader import Reader

KINDS = ("figures", "events", "statements")
STEPS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.01)


@dataclass
class Measured:
    """What a run gave."""

    tally: Tally = field(default_factory=Tally)
    reports: list[tuple[str, Tally]] = field(default_factory=list)
    reliability: dict[str, list[tuple[float, bool]]] = field(default_factory=lambda: defaultdict(list))


def main() -> None:
    annotations, texts, dates, page = map(Path, sys.argv[1:5])
    part = sys.argv[5]
    begin, end = f"<!-- measured, {part}: begin -->", f"<!-- measured, {part}: end -->"
    codebook = load_codebook()
    measured = measure(Reader(codebook), annotations, texts, dates)
    head, _, rest = page.read_text(encoding="utf-8").partition(begin)
    _, found, tail = rest.partition(end)
    if not found:
        raise SystemExit(f"{page}: has no part that begins with {begin} and ends with {end}")
    body = "\n".join((*sums(measured, codebook.name), *(details(measured) if part == "press" else ())))
    page.write_text(f"{head}{begin}\n\n{body}\n\n{end}{tail}", encoding="utf-8")


def measure(reader: Reader, annotations: Path, texts: Path, dates: Path) -> Measured:
    """Read every annotated report and score it."""
    measured = Measured()
    given = read_dates(dates)
    for path in sorted(annotations.glob("*.json")):
        name, annotation, annotated = located_annotation(path, texts)
        report = load_report(texts / name, given)
        found = reading_object(reader.read(report), report.text)
        alone = Tally()
        for tally in (measured.tally, alone):
            score_report(tally, name, annotation, annotated, {kind: found[kind] for kind in KINDS})
        measured.reports.append((name, alone))
        for kind in KINDS:
            for claim in found[kind]:
                measured.reliability[kind].append((claim["confidence"], _is_right(name, annotation, annotated, kind, claim)))
    return measured


def _is_right(name: str, text: str, annotated: dict[str, Any], kind: str, claim: dict[str, Any]) -> bool:
    """Whether a claim, taken alone, has its like among the annotated."""
    alone = Tally()
    score_report(alone, name, text, annotated, {**{other: [] for other in KINDS}, kind: [claim]})
    return alone.right[kind] == 1


def sums(measured: Measured, codebook: str) -> Iterator[str]:
    """What all reports gave together."""
    yield f"Codebook {codebook}, {len(measured.reports)} reports.\n"
    yield "| | F1 | precision | recall | annotated | found |\n| --- | --- | --- | --- | --- | --- |"
    for kind, rate in measured.tally.rates().items():
        yield f"| {kind} | {rate.f1:.3f} | {rate.precision:.3f} | {rate.recall:.3f} | {rate.gold} | {rate.system} |"
    yield "\nF1 of each attribute, on claims that are right:\n\n| attribute | figures | events | statements |\n| --- | --- | --- | --- |"
    yield from _attributes(measured.tally)


def details(measured: Measured) -> Iterator[str]:
    """What each report gave, and which mistakes remain."""
    yield "\n## By report\n\n| report | figures | events | statements |\n| --- | --- | --- | --- |"
    for number, (_, tally) in enumerate(measured.reports, 1):
        rates = tally.rates()
        yield f"| {number} | " + " | ".join(f"{rates[kind].f1:.2f} ({rates[kind].gold})" for kind in KINDS) + " |"
    yield "\nF1, with the number annotated in brackets.\n"
    yield "## Reliability\n\nOf the claims with a confidence in a range, the share that is right, with their number in brackets.\n"
    yield "| confidence | figures | events | statements |\n| --- | --- | --- | --- |"
    yield from _reliability(measured.reliability)
    yield "\n## Mistakes that remain\n\n| annotated as | missed | found wrongly |\n| --- | --- | --- |"
    yield from _mistakes(measured.tally)


def _attributes(tally: Tally) -> Iterator[str]:
    rates = tally.attribute_rates()
    names = dict.fromkeys((*FIGURE_ATTRIBUTES, *EVENT_ATTRIBUTES, *STATEMENT_ATTRIBUTES))
    for name in names:
        cells = [f"{rates[key]:.3f}" if (key := f"{kind} {name}") in rates else "" for kind in ("figure", "event", "statement")]
        if any(cells):
            yield f"| {name} | " + " | ".join(cells) + " |"


def _reliability(pairs: dict[str, list[tuple[float, bool]]]) -> Iterator[str]:
    for low, high in pairwise(STEPS):
        cells = [_share(right for confidence, right in pairs[kind] if low <= confidence < high) for kind in KINDS]
        yield f"| {low:.2f} to {min(high, 1.0):.2f} | " + " | ".join(cells) + " |"


def _share(rights: Iterable[bool]) -> str:
    found = list(rights)
    return f"{sum(found) / len(found):.2f} ({len(found)})" if found else ""


def _mistakes(tally: Tally) -> Iterator[str]:
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for title, entries in tally.wrong.items():
        kind, _, side = title.partition(" ")
        for _, what, _ in entries:
            counts[f"{kind}: {what}"][side == "false"] += 1
    for what, (missed, wrong) in sorted(counts.items(), key=lambda item: (-sum(item[1]), item[0])):
        yield f"| {what} | {missed} | {wrong} |"


if __name__ == "__main__":
    main()
