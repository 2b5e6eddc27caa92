"""The columns of IOM's Missing Migrants data, as its users know them: incidents in which people died or went missing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from constat.publishing.account_rows import comparison_in_words, number, plain
from constat.publishing.accounts import Account
from constat.publishing.exports.columns import Columns
from constat.publishing.query_options import Question, write_csv

HEADS = (
    "Main ID", "Incident ID", "Incident Type", "Region of Incident", "Incident Date", "Incident Year", "Month", "Number of Dead",
    "Minimum Estimated Number of Missing", "Total Number of Dead and Missing", "Number of Survivors", "Number of Females",
    "Number of Males", "Number of Children", "Country of Origin", "Region of Origin", "Cause of Death", "Country of Incident",
    "Migration Route", "Location of Incident", "Coordinates", "Information Source", "URL", "Source Quality", "Comments",
)  # fmt: skip
_SEVERAL, _ONE = "3", "1"
"""IOM's codes of source quality: several media reports, one. Only what is independent counts as several."""


def write_missing_migrants(out: TextIO, found: Iterable[Account], question: Question) -> None:
    """One row for each incident with a figure of dead or missing; what nobody says is left empty, never nought."""
    columns = Columns.of(question)
    rows = (_row(one, columns, question) for one in found if one.scope == "incident" and _is_told(one, columns))
    write_csv(out, HEADS, rows)


def _is_told(one: Account, columns: Columns) -> bool:
    return columns.best(one, "dead") is not None or columns.best(one, "missing") is not None


def _row(one: Account, columns: Columns, question: Question) -> tuple[str, ...]:
    day = one.period.first if one.period is not None else None
    dead, missing = columns.best(one, "dead"), columns.least(one, "missing")
    place = one.place
    addresses = [source.address for source in one.sources if source.address.startswith(("http://", "https://"))]
    return (
        one.key, one.key, plain(one.type), "", str(day or ""), f"{day:%Y}" if day else "", f"{day:%B}" if day else "",
        number(dead), number(missing), number((dead or 0) + (missing or 0)), number(columns.best(one, "survivors")), "", "", "",
        columns.origins_of_people(one), "", "", columns.administration(one, question).get("country", ""), "",
        place.name if place else "", f"{number(place.latitude)}, {number(place.longitude)}" if place else "",
        "; ".join(source.outlet for source in one.sources), "; ".join(addresses), _SEVERAL if one.origins > 1 else _ONE,
        "; ".join(map(comparison_in_words, one.comparisons)),
    )  # fmt: skip
