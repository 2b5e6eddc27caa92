"""The annotated examples of a codebook: reports and single sentences that people wrote and marked by hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from constat.codebook.codebook import Codebook
from constat.errors import CodebookError


@dataclass(frozen=True, slots=True)
class Example:
    """One annotated text: entries are as gold annotations have them, each with its start and end in the text."""

    doc: str
    published: date
    text: str
    figures: tuple[dict[str, Any], ...]
    events: tuple[dict[str, Any], ...]
    statements: tuple[dict[str, Any], ...]
    whole: bool
    """Whether it is a whole report, not a sentence or two out of one."""


def read_examples(directory: Path) -> Iterator[Example]:
    """Read every example of a codebook, in the order of their files' names.

    Raises CodebookError where a file is not in form, or an annotated quote is not in its text.
    """
    for path in sorted((directory / "examples").rglob("*.yaml")):
        yield from read_example_file(path)


def check_names(codebook: Codebook, examples: Iterable[Example]) -> int:
    """See that examples annotate only measures and types of event that the codebook has; returns how many examples there are.

    Raises CodebookError at the first that does not.
    """
    measures = {measure.name for measure in codebook.measures}
    types = {event.name for event in codebook.events}
    count = 0
    for example in examples:
        count += 1
        for sort, known, names in (
            ("measure", measures, [entry.get("measure") for entry in example.figures]),
            ("type of event", types, [entry.get("type") for entry in example.events]),
        ):
            wrong = next((name for name in names if name not in known), None)
            if wrong is not None:
                raise CodebookError(f"example {example.doc}", None, f"the codebook has no {sort} {wrong!r}")
    return count


def read_example_file(path: Path) -> list[Example]:
    """Read one file of examples: a whole report, or a list of single sentences."""
    with path.open(encoding="utf-8") as file:
        try:
            content = yaml.load(file, Loader=yaml.CSafeLoader)
        except yaml.YAMLError as error:
            raise CodebookError(str(path), None, f"not YAML: {error}") from error
    whole = not isinstance(content, list)
    return [_example(path, entry, whole=whole) for entry in ([content] if whole else content)]


def _example(path: Path, entry: Any, *, whole: bool) -> Example:
    if not isinstance(entry, dict) or not {"doc", "date", "text"} <= set(entry):
        raise CodebookError(str(path), None, "an example needs doc, date and text")
    text = str(entry["text"])
    published = entry["date"] if isinstance(entry["date"], date) else date.fromisoformat(str(entry["date"]))
    kinds = {
        kind: tuple(_located(path, str(entry["doc"]), text, item) for item in entry.get(kind) or ())
        for kind in ("figures", "events", "statements")
    }
    return Example(str(entry["doc"]), published, text, kinds["figures"], kinds["events"], kinds["statements"], whole)


def _located(path: Path, doc: str, text: str, item: dict[str, Any]) -> dict[str, Any]:
    quote = str(item["quote"])
    start = -1
    for _ in range(int(item.get("nth", 1))):
        start = text.find(quote, start + 1)
        if start < 0:
            raise CodebookError(str(path), None, f"{doc}: not in the text: {quote!r}")
    for side in ("low", "high"):
        if not isinstance(item.get(side), int | float | None):
            raise CodebookError(str(path), None, f"{doc}: {quote!r}: {side} should be a number, not {item[side]!r}")
    when = item.get("when")
    return {
        "place": None, "group": None, "said_by": None, "speaker": None, "low": None, "high": None, "bound": "exact", "status": "happened",
        **item, "when": None if when is None else str(when), "start": start, "end": start + len(quote),
    }  # fmt: skip
