"""The columns of ACLED's event data, as its users know them. The types stay this codebook's own: nothing is coded anew."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from constat.model.claim import Role
from constat.publishing.account_rows import comparison_in_words, number, place_precision, plain
from constat.publishing.accounts import Account
from constat.publishing.exports.columns import Columns
from constat.publishing.exports.follow_the_money import amount_of_sources
from constat.publishing.query_options import Question, write_csv

HEADS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1",
    "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting", "iso", "region",
    "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision", "source", "source_scale",
    "notes", "fatalities", "tags",
)  # fmt: skip
_DOES = (Role.AGENT, Role.AUTHORITY, Role.PROVIDER, Role.PAYER)


def write_acled(out: TextIO, found: Iterable[Account], question: Question) -> None:
    """One row for each incident with a date; columns that only ACLED's coders can fill are left empty."""
    columns = Columns.of(question)
    write_csv(out, HEADS, (_row(one, columns, question) for one in found if one.period is not None and one.scope == "incident"))


def _row(one: Account, columns: Columns, question: Question) -> tuple[str, ...]:
    does = "; ".join(dict.fromkeys(actor.name for actor in one.actors if actor.role in _DOES))
    affected = "; ".join(dict.fromkeys(actor.name for actor in one.actors if actor.role is Role.AFFECTED))
    levels = columns.administration(one, question)
    day = one.period.first if one.period is not None else None
    place = one.place
    notes = "; ".join([*map(comparison_in_words, one.comparisons), amount_of_sources(one)])
    return (
        one.key, f"{day:%d %B %Y}" if day else "", f"{day:%Y}" if day else "", _time_precision(one), "", plain(one.type), "",
        does, "", "", affected, "", "", "", "", "", "", levels.get("country", ""), levels.get("admin1", ""),
        levels.get("admin2", ""), levels.get("admin3", ""), place.name if place else "", number(place.latitude) if place else "",
        number(place.longitude) if place else "", _geo_precision(place_precision(one, question.sizes)),
        "; ".join(source.outlet for source in one.sources), "", notes, number(columns.best(one, "dead")), plain(one.status),
    )  # fmt: skip


def _time_precision(one: Account) -> str:
    """1 to the day, 2 within a week, 3 wider."""
    days = one.period.days if one.period is not None else 0
    return "1" if days == 1 else "2" if days <= 7 else "3"


def _geo_precision(code: str) -> str:
    """1 the town or closer, 2 a part of a region, 3 wider."""
    return {"1": "1", "2": "1", "3": "2"}.get(code, "3")
