"""W3C Web Annotations: each claim as an annotation of its report, found by its words and by its place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TextIO

from constat.publishing.account_json import line
from constat.publishing.account_rows import plain, value_in_words
from constat.publishing.accounts import Account, Source, Told
from constat.publishing.query_options import Question

CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def write_web_annotation(out: TextIO, found: Iterable[Account], question: Question) -> None:  # noqa: ARG001  # the signature of all forms
    """An annotation page. The quotation is masked as everywhere; where a name was replaced, the place still finds the words."""
    out.write(f'{{"@context":"{CONTEXT}","id":"urn:constat:export","type":"AnnotationPage","items":[')
    first = True
    for one in found:
        values = {value.claim: f"{plain(comparison.measure)}: {value_in_words(value.amount, comparison.unit, comparison.group)}"
                  for comparison in one.comparisons for value in comparison.values}  # fmt: skip
        for told in one.told:
            out.write("\n" if first else ",\n")
            out.write(line(_annotation(one, told, values.get(told.claim))))
            first = False
    out.write("\n]}\n")


def _annotation(one: Account, told: Told, value: str | None) -> dict[str, Any]:
    bodies = [{"type": "TextualBody", "purpose": "tagging", "value": one.type}]
    if value is not None:
        bodies.append({"type": "TextualBody", "purpose": "describing", "value": value})
    return {
        "id": f"urn:constat:claim:{told.claim}:{one.key}",
        "type": "Annotation",
        "motivation": "identifying",
        "body": [*bodies, {"purpose": "identifying", "type": "SpecificResource",
                           "source": f"urn:constat:occurrence:{one.key}"}],
        "target": {
            "source": _address(told.source),
            "selector": [
                {"type": "TextQuoteSelector", "exact": told.quote, "prefix": told.before, "suffix": told.after},
                {"type": "TextPositionSelector", "start": told.span.start, "end": told.span.end},
            ],
        },
    }  # fmt: skip


def _address(source: Source) -> str:
    """The report's address on the web, where it came from there; else a name for it."""
    plain_address = source.address.startswith(("http://", "https://")) and " " not in source.address
    return source.address if plain_address else f"urn:constat:report:{source.report}"
