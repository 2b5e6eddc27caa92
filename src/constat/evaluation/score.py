"""Scoring a reader against annotated reports, with the definitions and results of the public scorer."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from constat.errors import FormatError, InputError
from constat.evaluation.forms import LISTS, problem_with
from constat.evaluation.matching import pair, same_amount, same_value, sentence_bounds, sentence_of, touches

FIGURE_ATTRIBUTES = ("bound", "when", "place", "group", "said_by", "status", "unit")
EVENT_ATTRIBUTES = ("when", "place", "status")
STATEMENT_ATTRIBUTES = ("speaker", "form")
KINDS = ("figures found", "figures", "events", "statements")

Entry = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Rate:
    """Precision, recall and F1, with the numbers annotated (gold) and given (system)."""

    precision: float
    recall: float
    f1: float
    gold: int
    system: int


def rate(right: int, gold: int, system: int) -> Rate:
    """The rates of so many right ones; of nothing annotated and nothing given, all are 1."""
    if not gold and not system:
        return Rate(1.0, 1.0, 1.0, 0, 0)
    precision = right / system if system else 0.0
    recall = right / gold if gold else 0.0
    f1 = 2 * precision * recall / (precision + recall) if right else 0.0
    return Rate(round(precision, 4), round(recall, 4), round(f1, 4), gold, system)


@dataclass(slots=True)
class Tally:
    """Counts over any number of reports."""

    right: Counter[str] = field(default_factory=Counter)
    gold: Counter[str] = field(default_factory=Counter)
    system: Counter[str] = field(default_factory=Counter)
    attributes: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0, 0]))
    confusion: Counter[tuple[str, str]] = field(default_factory=Counter)
    wrong: dict[str, list[tuple[str, str, str]]] = field(default_factory=lambda: defaultdict(list))
    """Misses and false alarms by kind: the report, the measure, type or form, and the words."""
    sureness: dict[str, list[tuple[float, bool]]] = field(default_factory=lambda: defaultdict(list))
    """By kind, for each claim that states one: its confidence, and whether it is right."""

    def rates(self) -> dict[str, Rate]:
        """The rates of each kind."""
        return {kind: rate(self.right[kind], self.gold[kind], self.system[kind]) for kind in KINDS}

    def attribute_rates(self) -> dict[str, float]:
        """F1 of each attribute, on what is right."""
        return {name: rate(*tally).f1 for name, tally in sorted(self.attributes.items()) if tally[1] or tally[2]}


def score_files(gold: Path, system: Path, texts: Path) -> tuple[Tally, list[str]]:
    """Score a file of readings against a directory of annotations; also returns the reports that the file lacks.

    Raises InputError or FormatError, naming the file and place, where one of them cannot be used.
    """
    readings = read_system(system)
    tally = Tally()
    lacking = []
    paths = sorted(gold.glob("*.json"))
    if not paths:
        raise InputError(str(gold), "holds no annotations (*.json)")
    for path in paths:
        name, text, annotated = located_annotation(path, texts)
        if name not in readings:
            lacking.append(name)
        found = readings.get(name, {})
        score_report(tally, name, text, annotated, {kind: found.get(kind) or [] for kind in LISTS})
    return tally, lacking


def located_annotation(path: Path, texts: Path) -> tuple[str, str, dict[str, list[Entry]]]:
    """The name and text of the report that a file annotates, and its entries with where each stands.

    Raises InputError or FormatError where the text is missing, or does not hold what is quoted from it.
    """
    annotation = _read_json(path)
    name = Path(str(annotation.get("doc", ""))).name
    text_path = texts / name
    if not text_path.is_file():
        raise InputError(str(text_path), f"missing; {path.name} annotates it")
    with text_path.open(encoding="utf-8", errors="replace", newline="") as file:
        text = file.read()
    return name, text, _located(path, text, annotation)


def read_system(path: Path) -> dict[str, Entry]:
    """Read a file of readings, one JSON object a line, by report."""
    readings: dict[str, Entry] = {}
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except OSError as error:
        raise InputError(str(path), f"cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise FormatError(str(path), None, f"not UTF-8 at byte {error.start}") from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            entry = json.loads(line)
            name = Path(entry["doc"]).name
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise FormatError(str(path), number, f"not a reading: {error}") from error
        problem = problem_with(entry, annotated=False)
        if problem is not None:
            raise FormatError(str(path), number, f"not a reading: {problem}")
        if name in readings:
            raise FormatError(str(path), number, f"{name} stands there twice")
        readings[name] = entry
    return readings


def _read_json(path: Path) -> Entry:
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(str(path), f"cannot be read ({error.strerror})") from error
    except (ValueError, RecursionError) as error:
        raise FormatError(str(path), None, f"not JSON: {error}") from error
    problem = problem_with(value, annotated=True)
    if problem is not None:
        raise FormatError(str(path), None, f"not an annotation: {problem}")
    return dict(value)


def _located(path: Path, text: str, annotation: Entry) -> dict[str, list[Entry]]:
    """The annotation's entries with where their quotes stand."""
    located: dict[str, list[Entry]] = {}
    for kind in LISTS:
        located[kind] = []
        for entry in annotation.get(kind) or []:
            start = -1
            for _ in range(int(entry.get("nth", 1))):
                start = text.find(entry["quote"], start + 1)
                if start < 0:
                    raise FormatError(str(path), None, f"not in the text: {entry['quote']!r}")
            located[kind].append({**entry, "start": start, "end": start + len(entry["quote"])})
    return located


def score_report(tally: Tally, name: str, text: str, gold: Mapping[str, Sequence[Entry]], found: Mapping[str, Sequence[Entry]]) -> None:
    """Add one report to a tally."""
    for entries in found.values():
        for entry in entries:
            if not 0 <= entry["start"] < entry["end"] <= len(text):
                raise FormatError(name, None, f"span {entry['start']}-{entry['end']} is outside the text")
    _score_figures(tally, name, text, gold["figures"], found["figures"])
    _score_events(tally, name, text, gold["events"], found["events"])
    _score_statements(tally, name, text, gold["statements"], found["statements"])


def _count(tally: Tally, kind: str, right: int, gold: Sequence[Entry], system: Sequence[Entry]) -> None:
    tally.right[kind] += right
    tally.gold[kind] += len(gold)
    tally.system[kind] += len(system)


def _note(tally: Tally, kind: str, names: Sequence[str], pairs: Sequence[tuple[Entry, Entry]]) -> None:
    for one, two in pairs:
        for name in names:
            first, second = one.get(name) or None, two.get(name) or None
            counts = tally.attributes[f"{kind} {name}"]
            counts[0] += first is not None and second is not None and same_value(name, first, second)
            counts[1] += first is not None
            counts[2] += second is not None


def _keep_wrong(tally: Tally, kind: str, name: str, text: str, what: str, missed: Sequence[Entry], extra: Sequence[Entry]) -> None:
    tally.wrong[f"{kind} missed"] += [(name, str(entry[what]), entry["quote"]) for entry in missed]
    tally.wrong[f"{kind} false"] += [(name, str(entry.get(what)), text[entry["start"] : entry["end"]]) for entry in extra]


def _keep_sureness(tally: Tally, kind: str, pairs: Sequence[tuple[Entry, Entry]], extra: Sequence[Entry]) -> None:
    judged = [*((two, True) for _, two in pairs), *((two, False) for two in extra)]
    tally.sureness[kind] += [(float(entry["confidence"]), right) for entry, right in judged if entry.get("confidence") is not None]


def _score_figures(tally: Tally, name: str, text: str, gold: Sequence[Entry], found: Sequence[Entry]) -> None:
    def found_fit(one: Entry, two: Entry) -> float:
        short = two["end"] - two["start"] <= max(120, 4 * (one["end"] - one["start"]))
        if not (short and touches(one, two) and same_amount(one, two)):
            return 0
        return 2 if one["measure"] == two.get("measure") else 1

    def right_fit(one: Entry, two: Entry) -> float:
        return float(found_fit(one, two) == 2)

    _count(tally, "figures found", len(pair(gold, found, found_fit)[0]), gold, found)
    pairs, missed, extra = pair(gold, found, right_fit)
    _count(tally, "figures", len(pairs), gold, found)
    _keep_sureness(tally, "figures", pairs, extra)
    _note(tally, "figure", FIGURE_ATTRIBUTES, pairs)
    for one, two in pair(missed, extra, found_fit)[0]:
        tally.confusion[one["measure"], str(two.get("measure"))] += 1
    _keep_wrong(tally, "figure", name, text, "measure", missed, extra)


def _score_events(tally: Tally, name: str, text: str, gold: Sequence[Entry], found: Sequence[Entry]) -> None:
    bounds = sentence_bounds(text)

    def fit(one: Entry, two: Entry) -> float:
        if one["type"] != two.get("type"):
            return 0
        return 2 if touches(one, two) else int(sentence_of(bounds, one["start"]) == sentence_of(bounds, two["start"]))

    pairs, missed, extra = pair(gold, found, fit)
    _count(tally, "events", len(pairs), gold, found)
    _keep_sureness(tally, "events", pairs, extra)
    _note(tally, "event", EVENT_ATTRIBUTES, pairs)
    _keep_wrong(tally, "event", name, text, "type", missed, extra)


def _score_statements(tally: Tally, name: str, text: str, gold: Sequence[Entry], found: Sequence[Entry]) -> None:
    def fit(one: Entry, two: Entry) -> float:
        shared = min(one["end"], two["end"]) - max(one["start"], two["start"])
        share = float(shared / (max(one["end"], two["end"]) - min(one["start"], two["start"])))
        return share if share >= 0.5 else 0

    fitting: Callable[[Entry, Entry], float] = fit
    pairs, missed, extra = pair(gold, found, fitting)
    _count(tally, "statements", len(pairs), gold, found)
    _keep_sureness(tally, "statements", pairs, extra)
    _note(tally, "statement", STATEMENT_ATTRIBUTES, pairs)
    _keep_wrong(tally, "statement", name, text, "form", missed, extra)
