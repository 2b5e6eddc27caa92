"""The JSON Schema of the public format of readings, with the measures and event types of a codebook filled in."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

from constat.codebook.codebook import Codebook


def reading_schema(codebook: Codebook) -> dict[str, Any]:
    """The schema, listing every value that the fields of a reading with this codebook can take."""
    schema: dict[str, Any] = json.loads(files("constat.publishing").joinpath("reading.schema.json").read_text(encoding="utf-8"))
    figure, event = (schema["$defs"][kind]["properties"] for kind in ("figure", "event"))
    figure["measure"]["enum"] = [measure.name for measure in codebook.measures]
    figure["unit"]["enum"] = list(dict.fromkeys(unit for measure in codebook.measures for unit in measure.units))
    event["type"]["enum"] = [type_.name for type_ in codebook.events]
    return schema
