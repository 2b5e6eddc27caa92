"""Occurrences as JSON: keys in one order, so that the same record gives the same bytes."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, TextIO

from constat.publishing.accounts import Account, ShownComparison, ShownValue, Source


def account_object(one: Account) -> dict[str, Any]:
    """An occurrence with all that is said of it."""
    place = one.place
    return {
        "occurrence": one.key,
        "scope": one.scope,
        "type": one.type,
        "status": one.status,
        "when": one.period.iso() if one.period is not None else None,
        "place": place.name if place is not None else None,
        "place_id": place.id if place is not None else None,
        "place_shielded": place.shielded if place is not None else False,
        "in_conflict": one.in_conflict,
        "origins": one.origins,
        "reports": [source_object(source) for source in one.sources],
        "figures": [comparison_object(comparison) for comparison in one.comparisons],
        "told": [
            {"claim": told.claim, "report": told.source.report, "start": told.span.start, "end": told.span.end, "text": told.quote}
            for told in one.told
        ],
        "actors": [{"role": actor.role.value, "name": actor.name, "report": actor.report} for actor in one.actors],
    }


def source_object(source: Source) -> dict[str, Any]:
    """A report as a source."""
    return {
        "report": source.report,
        "name": source.name,
        "address": source.address,
        "publisher": source.publisher,
        "earliest": str(source.earliest) if source.earliest else None,
        "latest": str(source.latest) if source.latest else None,
    }


def comparison_object(comparison: ShownComparison) -> dict[str, Any]:
    """The values of a measure, and what holds."""
    return {
        "measure": comparison.measure,
        "unit": comparison.unit,
        "group": comparison.group,
        "relation": comparison.relation,
        "says": comparison.says,
        "origins": comparison.origins,
        "preferred": comparison.preferred.claim,
        "because": comparison.because,
        "values": [_value_object(value) for value in comparison.values],
    }


def _value_object(value: ShownValue) -> dict[str, Any]:
    return {
        "claim": value.claim,
        "low": value.amount.low,
        "high": value.amount.high,
        "bound": value.amount.bound.value,
        "said_by": value.said_by,
        "report": value.source.report,
        "outlet": value.source.outlet,
        "said_on": str(value.source.day) if value.source.day else None,
        "origin": value.origin,
        "when": value.when.iso() if value.when is not None else None,
        "start": value.span.start,
        "end": value.span.end,
        "text": value.quote,
        "not_comparable": value.apart,
    }


def line(plain: object) -> str:
    """An object in one line."""
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


def write_array(out: TextIO, objects: Iterable[object]) -> None:
    """Objects as one JSON array, an object a line, as they come."""
    out.write("[")
    for number, one in enumerate(objects):
        out.write(",\n" if number else "\n")
        out.write(line(one))
    out.write("\n]\n")
