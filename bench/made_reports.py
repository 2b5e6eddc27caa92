"""Made-up short reports on made-up days of the real subject: several reports on most occurrences, some of them copies.

Everything follows from the seed; the places are the codebook's, the events are not the world's.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from made_stories import filler

from constat.model.receipt import Arrival, Format, Receipt, Way
from constat.model.report import DateClaim, DateSource

_PLACES = "Calais Dunkirk Grande-Synthe Loon-Plage Gravelines Marck Wissant Wimereux Boulogne Sangatte Dover Folkestone Deal Dungeness Hastings Ouistreham Dieppe Berck".split()
_OUTLETS = [
    f"The {town} {kind}" for town in ("Harbour", "Coast", "Northern", "Valley", "County") for kind in ("Courier", "Post", "Echo", "Herald")
]
_FIRST = date(2015, 1, 1)
_DAYS = 4000
_TELLINGS = {
    "clearance": (
        "Police cleared a camp of about {n} migrants at {place} on {day}, the prefecture said.",
        "A migrant camp at {place} was dismantled on {day}; {n} people had lived there.",
        "Some {n} people were evicted from a camp near {place} on {day}, charities said.",
    ),
    "crossing": (
        "A total of {n} migrants crossed the Channel on {day} in {m} boats, the Home Office said.",
        "Border Force picked up {n} migrants from {m} boats off {place} on {day}.",
        "On {day} {n} people reached the UK in {m} small boats.",
    ),
    "rescue": (
        "Lifeboats rescued {n} people off {place} on {day} when their dinghy lost air.",
        "Off {place} {n} migrants were pulled from the water on {day}, the coastguard said.",
        "{n} migrants were rescued near {place} on {day}, according to the maritime prefecture.",
    ),
    "death": (
        "{m} migrants drowned off {place} on {day} when their boat sank, prosecutors said.",
        "At least {m} people died in a shipwreck near {place} on {day}.",
        "The bodies of {m} migrants were recovered off {place} after a sinking on {day}.",
    ),
    "arrest": (
        "Police arrested {m} suspected people smugglers in {place} on {day}.",
        "{m} men were held in {place} on {day} on suspicion of smuggling migrants.",
        "Officers in {place} detained {m} suspects on {day} in a smuggling inquiry.",
    ),
}


@dataclass(frozen=True)
class MadeReport:
    name: str
    published: date
    publisher: str
    text: str


def arrival_of(made: MadeReport, now: datetime) -> Arrival:
    """A made report as it comes into a record, with its day and publisher."""
    given = DateClaim(DateSource.GIVEN, made.published, made.published, made.published.isoformat())
    receipt = Receipt(
        name=made.name, source=made.name, format=Format.PLAIN, way=Way.FILE, obtained=now, publisher=made.publisher, dates=(given,)
    )
    return Arrival(made.text.encode(), receipt)


def made_reports(seed: int, count: int) -> Iterator[MadeReport]:
    """So many reports, in the order of their days, about three to an occurrence."""
    chance = random.Random(seed)
    made = 0
    per_day = max(1.0, count / _DAYS)
    day = _FIRST
    while made < count:
        for _ in range(max(1, round(chance.expovariate(1.0) * per_day / 3))):
            for report in _on_one_occurrence(chance, day, made):
                if made == count:
                    return
                made += 1
                yield report
        day += timedelta(days=1)


def _on_one_occurrence(chance: random.Random, day: date, made: int) -> Iterator[MadeReport]:
    kind = chance.choice(sorted(_TELLINGS))
    values = {"place": chance.choice(_PLACES), "n": str(chance.randint(20, 900)), "m": str(chance.randint(2, 40))}
    written: list[str] = []
    for number in range(chance.randint(1, 5)):
        published = day + timedelta(days=chance.randint(0, 2))
        if written and chance.random() < 0.25:
            text = chance.choice(written)
        else:
            told = chance.choice(_TELLINGS[kind]).format(day=f"{day.day} {day:%B} {day.year}", **values)
            told = told[0].upper() + told[1:]
            text = "\n\n".join(
                [
                    f"Migrants: news from {values['place']}",
                    told,
                    " ".join(f"{filler(chance)}." for _ in range(5)),
                    f"Report {made + number} of the day.",
                ]
            )
            written.append(text)
        yield MadeReport(f"report-{made + number:07d}.txt", published, chance.choice(_OUTLETS), text)
