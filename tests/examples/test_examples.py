from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from constat.model.reading import Reading
from constat.publishing.reports import expand, load_report, read_dates
from reading.channel import channel_reader

EXAMPLES = Path(__file__).parents[2] / "examples"
CHANNEL = EXAMPLES / "channel"
SHARED = Path(__file__).parents[3] / "shared"


@pytest.fixture(scope="module")
def readings() -> dict[str, Reading]:
    reader = channel_reader()
    dates = read_dates(CHANNEL / "dates.csv")
    return {path.name: reader.read(load_report(path, dates)) for path in expand([CHANNEL])}


def _amounts(reading: Reading, measure: str) -> set[float | None]:
    return {figure.amount.low for figure in reading.figures if figure.measure == measure}


def test_every_example_is_read_and_every_one_holds_figures(readings: dict[str, Reading]) -> None:
    assert len(readings) == 16
    assert [name for name, reading in readings.items() if not reading.figures] == []


def test_the_page_without_a_date_has_the_one_that_is_given(readings: dict[str, Reading]) -> None:
    with (CHANNEL / "dates.csv").open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)

    assert str(readings[row["doc"]].date.latest) == row["date"]
    assert load_report(CHANNEL / row["doc"]).dates == ()


def test_the_later_version_of_a_story_has_another_toll(readings: dict[str, Reading]) -> None:
    assert 4 in _amounts(readings["01-wimereux-agency-morning.txt"], "deaths")
    assert 5 not in _amounts(readings["01-wimereux-agency-morning.txt"], "deaths")
    assert {4, 5} <= _amounts(readings["02-wimereux-agency-evening.txt"], "deaths")


def test_a_copy_says_what_its_original_says(readings: dict[str, Reading]) -> None:
    original, copy = (readings[name] for name in ("05-record-day-agency.txt", "06-record-day-local-copy.md"))

    assert {882, 12313} <= _amounts(original, "people_crossed") & _amounts(copy, "people_crossed")
    assert original.sha256 != copy.sha256


def test_accounts_of_one_camp_disagree(readings: dict[str, Reading]) -> None:
    assert {6486, 8143} <= _amounts(readings["12-jungle-rights-note.md"], "camp_residents")


def test_the_sources_of_the_facts_are_written_down() -> None:
    page = (EXAMPLES / "README.md").read_text(encoding="utf-8")

    for number in range(1, 17):
        assert list(CHANNEL.glob(f"{number:02d}-*")), number
    for fact in ("882", "8,143", "€541m", "18 convicted", "10,472"):
        assert fact in page


def test_no_example_repeats_a_text_that_others_wrote() -> None:
    theirs = [*SHARED.glob("gold/texts/*"), *SHARED.glob("seeds/*.txt")]
    if not theirs:
        pytest.skip("the shared reports are not on this machine, so the examples cannot be compared with them")
    others = set().union(*(_runs(path.read_text(encoding="utf-8", errors="replace")) for path in theirs))

    for path in CHANNEL.iterdir():
        assert sorted(_runs(path.read_text(encoding="utf-8")) & others) == [], path.name


def _runs(text: str, length: int = 9) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[at : at + length]) for at in range(len(words) - length + 1)}
