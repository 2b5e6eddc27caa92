"""Records made of made-up reports, to ask questions of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from constat.linking.build import build
from constat.model.receipt import Arrival, Format, Receipt, Way
from constat.model.report import DateClaim, DateSource
from constat.record.adding import add_reports
from constat.record.database import create_record
from reading.channel import channel_reader

NOW = datetime(2026, 3, 14, 9, 30, tzinfo=UTC)

STORIES: tuple[tuple[str, str, str], ...] = (
    (
        "2025-03-04",
        "Coast Courier",
        (
            "Camp cleared in Calais\n\nPolice cleared a camp of about 300 migrants in Calais on Tuesday morning, the prefecture said. "
            "“They cut my tent,” said Tarek Benmoussa, 24, a migrant from Sudan. Benmoussa's brother was taken to a shelter in Lille."
        ),
    ),
    (
        "2025-03-04",
        "North Bulletin",
        (
            "Calais: tents taken down\n\nPolice cleared a camp in Calais on Tuesday and 310 migrants were moved out, said Ann Smithers, a "
            "spokeswoman for the charity Salt Kitchen. Iris Quenault, who lives opposite, watched."
        ),
    ),
    (
        "2025-03-06",
        "Channel Wire",
        (
            "Four die off Dunkirk\n\nFour migrants died when a dinghy capsized off Dunkirk on Thursday, the coastguard said. "
            "Rescuers saved 48 people from the water. French police arrested two men on the beach."
        ),
    ),
    (
        "2025-03-07",
        "Coast Courier",
        (
            "Toll rises to five\n\nThe death toll of Thursday's capsize off Dunkirk rose to five on Friday when another body was found, "
            "the coastguard said. Five migrants died. Rescuers saved 48 people from the water."
        ),
    ),
    (
        "2025-05-12",
        "North Bulletin",
        (
            "Crossings\n\nAt least 120 migrants crossed the Channel in three small boats on Sunday, the Home Office said. "
            "Home Secretary Yvette Cooper said the gangs had to be stopped."
        ),
    ),
)


def make_record(path: Path, stories: Sequence[tuple[str, str, str]] = STORIES, *, names: Mapping[int, str] | None = None) -> str:
    """A built record of stories: (day, publisher, text)."""
    if "telling" not in channel_reader().codebook.weights.models:
        pytest.skip("the channel codebook has no trained weights with a model of what sentences tell: run constat codebook train")
    record = create_record(str(path))
    arrivals = []
    for number, (day, publisher, text) in enumerate(stories):
        name = (names or {}).get(number, f"{number}.txt")
        claimed = DateClaim(DateSource.GIVEN, date.fromisoformat(day), date.fromisoformat(day), "given") if day else None
        receipt = Receipt(
            name=name,
            source=name,
            format=Format.PLAIN,
            way=Way.FILE,
            obtained=NOW,
            publisher=publisher or None,
            dates=(claimed,) if claimed else (),
        )
        arrivals.append(Arrival(text.encode(), receipt))
    add_reports(record, arrivals, now=NOW)
    build(record, channel_reader())
    record.close()
    return str(path)
