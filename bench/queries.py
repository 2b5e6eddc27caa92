"""What questions to a record cost: how long the first page of each kind of query takes, and single things shown.

    python bench/queries.py RECORD [ROUNDS]

Prints, for each query, the median and the 95th percentile of the wall-clock time over the rounds, in milliseconds, each with
other types, places and days, chosen by a seed from what the record holds.
"""

from __future__ import annotations

import random
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy import Connection

SEED = 11
PAGE = 50


def main(location: str, rounds: int) -> None:
    from sqlalchemy import func, select

    from constat.record import schema
    from constat.record.database import open_record

    record = open_record(location)
    with record.reading() as connection:
        sizes = [connection.scalar(select(func.count()).select_from(table)) for table in (schema.readings, schema.occurrences)]
        print(f"{sizes[0]:,} reports, {sizes[1]:,} occurrences\n{'query':<44} {'median':>8} {'p95':>8}")
        every: list[float] = []
        for name, ask in _queries(connection):
            took = sorted(_milliseconds(ask) for _ in range(rounds))
            every += took
            print(f"{name:<44} {statistics.median(took):>8.1f} {_p95(took):>8.1f}")
        print(f"{'all':<44} {statistics.median(every):>8.1f} {_p95(sorted(every)):>8.1f}")


def _p95(sorted_values: list[float]) -> float:
    return sorted_values[min(len(sorted_values) - 1, int(len(sorted_values) * 0.95))]


def _milliseconds(ask: Callable[[], object]) -> float:
    start = time.perf_counter()
    ask()
    return (time.perf_counter() - start) * 1000


def _queries(connection: Connection) -> Iterator[tuple[str, Callable[[], object]]]:  # noqa: PLR0915  # a list of queries
    """Each kind of query with a name; every call asks for something else."""
    from sqlalchemy import select

    from constat.codebook import load_codebook
    from constat.linking.rules import link_rules
    from constat.publishing.accounts import account, accounts
    from constat.publishing.grounds import grounds_of
    from constat.publishing.masking import showing_on
    from constat.publishing.queries import Filters, places_within, types_of
    from constat.publishing.timeline import Step, timeline
    from constat.record import schema

    chance = random.Random(SEED)
    book = load_codebook()
    rules = link_rules(book)
    gazetteer = rules.gazetteer
    showing = showing_on(connection, book, date(2026, 1, 1))
    occurrences = schema.occurrences.c
    keys = list(connection.scalars(select(occurrences.key)))
    places = sorted({place for place in connection.scalars(select(occurrences.place_id).distinct()) if place})
    types = sorted(connection.scalars(select(occurrences.type).distinct()))
    measures = sorted(connection.scalars(select(schema.comparisons.c.measure).distinct()))
    publishers = sorted(name for name in connection.scalars(select(schema.readings.c.publisher).distinct()) if name)

    def page(filters: Filters) -> None:
        assert len(list(accounts(connection, filters, showing, limit=PAGE))) <= PAGE

    def days() -> dict[str, date]:
        first = date(2015 + chance.randrange(11), 1 + chance.randrange(12), 1)
        return {"since": first, "until": date(first.year, first.month, 28)}

    yield "a first page", lambda: page(Filters())
    yield "of a type", lambda: page(Filters(types=(chance.choice(types),)))
    yield "in a place", lambda: page(Filters(places=places_within(gazetteer, [chance.choice(places)])))
    yield "in a country", lambda: page(Filters(places=places_within(gazetteer, ["france"])))
    yield "in a month", lambda: page(Filters(**days()))
    yield (
        "of a type, in a place, in a month",
        lambda: page(Filters(types=(chance.choice(types),), places=places_within(gazetteer, [chance.choice(places)]), **days())),
    )
    yield (
        "with a measure",
        lambda: page(Filters(measures=(one := (chance.choice(measures),)), types_of_measures=types_of(one, rules.types_of_measure))),
    )
    yield "in conflict", lambda: page(Filters(in_conflict=True))
    yield "of three origins or more", lambda: page(Filters(least_origins=3))
    yield "told of by a publisher", lambda: page(Filters(publishers=(chance.choice(publishers),)))
    yield "one occurrence", lambda: account(connection, chance.choice(keys), showing)
    yield "why, of one occurrence", lambda: grounds_of(connection, account(connection, chance.choice(keys), showing), showing, rules)
    yield (
        "timeline of a type: its first year",
        lambda: list(islice(timeline(connection, Filters(types=(chance.choice(types),)), Step.MONTH), 12)),
    )
    yield (
        "timeline of a place: its first year",
        lambda: list(islice(timeline(connection, Filters(places=places_within(gazetteer, [chance.choice(places)])), Step.MONTH), 12)),
    )
    yield "timeline of a month by days", lambda: list(timeline(connection, Filters(**days()), Step.DAY))
    yield "timeline of everything: its first year", lambda: list(islice(timeline(connection, Filters(), Step.MONTH), 12))
    yield "timeline of everything by years: the first", lambda: next(timeline(connection, Filters(), Step.YEAR))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 40)
