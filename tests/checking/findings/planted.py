"""The set of short texts: each a pair, one sound and one with a planted fault, with the series and record that they are laid beside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import yaml

from constat.checking.findings.beside import RecordView
from constat.checking.findings.case import Means, make_case
from constat.checking.findings.checks import find_all
from constat.checking.shelf import Shelf
from constat.intake.documents import make_report
from constat.linking.build import build
from constat.model.finding import Finding
from constat.model.period import Period
from constat.model.receipt import Arrival, Format, Receipt, Way
from constat.model.report import DateClaim, DateSource
from constat.model.series import Era, Series, Step, Value, Vintage
from constat.reading.reader import Reader
from constat.record.adding import add_reports
from constat.record.database import create_record

SET = Path(__file__).parent / "set"
NOW = datetime(2025, 1, 1, tzinfo=UTC)
_ALTERNATIVES = re.compile(r"\[\[(.*?)\|(.*?)\]\]", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Pair:
    """A text in two forms, the check that is to find the fault in the second, and what stands in the record."""

    name: str
    code: str
    day: date | None
    sound: str
    planted: str
    record: tuple[dict[str, Any], ...]


def pairs() -> Iterator[Pair]:
    """All pairs, in the order of the files."""
    for path in sorted(SET.glob("*.yaml")):
        for number, row in enumerate(yaml.safe_load(path.read_text(encoding="utf-8")), 1):
            sound, planted = (_ALTERNATIVES.sub(rf"\{side}", row["text"]) for side in (1, 2))
            yield Pair(f"{path.stem} {number} {row['code']}", row["code"], row.get("day"), sound, planted, tuple(row.get("record", ())))


def arrivals(day: date) -> int:
    """How many people the made-up series has for a day."""
    return ((day.toordinal() * 37) % 800 + 105) * {2022: 10, 2023: 8, 2024: 13}[day.year] // 10


def made_series() -> tuple[Series, ...]:
    """A series of people and one of boats, by day, for three years; until 2023 counts were revised later."""
    first = date(2022, 1, 1)
    days = [first + timedelta(days=step) for step in range((date(2024, 12, 31) - first).days + 1)]
    eras = (
        Era(since=first, until=date(2022, 12, 31), share=0.06, because="made up"),
        Era(since=date(2023, 1, 1), until=None, share=0.005, because="made up"),
    )

    def series(identifier: str, measure: str, unit: str, amounts: dict[date, int], unlike: dict[str, str]) -> Series:
        values = tuple(Value(Period.of_day(day), amount) for day, amount in amounts.items())
        return Series(
            id=identifier,
            title=f"Made-up {unit}, by day",
            measure=measure,
            unit=unit,
            places=("united-kingdom", "english-channel"),
            step=Step.DAY,
            publisher="A ministry",
            licence="made up",
            definition="made up",
            unlike=unlike,
            eras=eras,
            vintages=(Vintage(retrieved=date(2025, 1, 1), source="made up", sha256="0" * 64, values=values),),
        )

    others = {
        "people_intercepted": "stopped people did not arrive",
        "attempts_intercepted": "an attempt that was stopped is no arrival",
        "people_rescued": "rescued people may have been taken to either shore",
    }
    people = {day: arrivals(day) for day in days}
    return (
        series("people", "people_crossed", "people", people, others),
        series(
            "boats",
            "boats_crossed",
            "boats",
            {day: amount // 40 + 1 for day, amount in people.items()},
            {"people_crossed": "people are not boats"},
        ),
    )


class Bench:
    """Everything that the texts are checked with, made ready once."""

    def __init__(self, reader: Reader, directory: Path) -> None:
        self._reader = reader
        self._directory = directory
        self._views: dict[str, RecordView] = {}
        self.means = Means.of(reader, Shelf(made_series()), last_day=date(2026, 6, 30))

    def findings(self, pair: Pair, text: str) -> tuple[Finding, ...]:
        """What is found in one form of a pair."""
        report = make_report("text.txt", text.encode(), day=pair.day)
        return find_all(make_case(report, self.means, self._view(pair) if pair.record else None))

    def _view(self, pair: Pair) -> RecordView:
        if pair.name not in self._views:
            record = create_record(str(self._directory / f"{len(self._views)}.db"))
            add_reports(record, [_arrival(place, row) for place, row in enumerate(pair.record)], now=NOW)
            build(record, self._reader)
            self._views[pair.name] = RecordView(record, self._reader)
        return self._views[pair.name]

    def close(self) -> None:
        """Close the records."""
        for view in self._views.values():
            view.record.close()


def _arrival(place: int, row: dict[str, Any]) -> Arrival:
    day: date = row["day"]
    receipt = Receipt(
        name=f"{place}.txt",
        source=f"{place}.txt",
        format=Format.PLAIN,
        way=Way.FILE,
        obtained=NOW,
        publisher=row["publisher"],
        dates=(DateClaim(DateSource.GIVEN, day, day, day.isoformat()),),
    )
    return Arrival(row["text"].encode(), receipt)
