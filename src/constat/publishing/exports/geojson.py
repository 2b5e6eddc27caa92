"""GeoJSON (RFC 7946): occurrences as points, each with how precise its point is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TextIO

from constat.publishing.account_json import line
from constat.publishing.account_rows import PLACE_PRECISION, comparison_in_words, place_precision
from constat.publishing.accounts import Account
from constat.publishing.query_options import Question

_PRECISION = dict(PLACE_PRECISION)


def write_geojson(out: TextIO, found: Iterable[Account], question: Question) -> None:
    """One feature for each occurrence; one without a place has no geometry, and is kept."""
    out.write('{"type":"FeatureCollection","features":[')
    for number, one in enumerate(found):
        out.write(",\n" if number else "\n")
        out.write(line(_feature(one, place_precision(one, question.sizes))))
    out.write("\n]}\n")


def _feature(one: Account, precision: str) -> dict[str, Any]:
    place = one.place
    return {
        "type": "Feature",
        "id": one.key,
        "geometry": {"type": "Point", "coordinates": [place.longitude, place.latitude]} if place is not None else None,
        "properties": {
            "type": one.type,
            "scope": one.scope,
            "status": one.status,
            "first_day": str(one.period.first) if one.period else None,
            "last_day": str(one.period.last) if one.period else None,
            "place": place.name if place is not None else None,
            "place_id": place.id if place is not None else None,
            "precision": _PRECISION[precision],
            "precision_code": int(precision),
            "figures": "; ".join(map(comparison_in_words, one.comparisons)),
            "in_conflict": one.in_conflict,
            "reports": len(one.sources),
            "outlets": list(one.outlets),
            "origins": one.origins,
        },
    }
