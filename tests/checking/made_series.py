"""Series for tests, made of a few values."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from constat.model.period import Period
from constat.model.series import Era, Series, Step, Value, Vintage


def make_series(values: Mapping[str, float | None], *, eras: tuple[Era, ...] = (), identifier: str = "arrivals", **other: object) -> Series:
    """A series of one vintage, its values by ISO period."""
    vintage = Vintage(
        retrieved=date(2024, 1, 1),
        source="made up",
        sha256="0" * 64,
        values=tuple(Value(Period.parse(period), amount) for period, amount in values.items()),
    )
    fields: dict[str, object] = {
        "id": identifier,
        "title": "Arrivals by day",
        "measure": "people_crossed",
        "unit": "people",
        "places": ("united-kingdom", "english-channel"),
        "step": Step.DAY,
        "publisher": "A ministry",
        "licence": "open",
        "definition": "People who arrived",
        "eras": eras,
        "vintages": (vintage,),
    }
    return Series(**{**fields, **other})  # type: ignore[arg-type]  # a table of any of the fields
