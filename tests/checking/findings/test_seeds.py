"""What is found in the reports beside the repository, with the official series and no date given but where one is said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from constat.checking.findings.case import Means, make_case
from constat.checking.findings.checks import find_all
from constat.checking.series.store import add_file, fitting_publication, load_series
from constat.checking.shelf import Shelf
from constat.intake.documents import read_report
from constat.reading.reader import Reader

SEEDS = Path(__file__).parents[4] / "shared" / "seeds"

Check = Callable[[str, date | None], dict[str, set[str]]]


@pytest.fixture(scope="module")
def check(reader: Reader, shared_series: Path, tmp_path_factory: pytest.TempPathFactory) -> Check:
    """Checks a report by the beginning of its name; gives for each code the words that it marks."""
    if not SEEDS.is_dir():
        pytest.skip(f"no reports at {SEEDS}")
    store = tmp_path_factory.mktemp("series")
    file = next(shared_series.glob("*.ods"))
    raw = file.read_bytes()
    add_file(raw, fitting_publication(raw, "ods", file.name), source=file.name, retrieved=date(2026, 8, 21), store=store)
    means = Means.of(reader, Shelf(load_series(store)), last_day=date(2026, 8, 21))

    def run(name: str, day: date | None) -> dict[str, set[str]]:
        (path,) = SEEDS.glob(f"{name}_*")
        report = read_report(path, {path.name: day} if day is not None else {})
        found: dict[str, set[str]] = {}
        for finding in find_all(make_case(replace(report, publisher=None), means)):
            found.setdefault(finding.code, set()).add(finding.span.of(report.text))
        return found

    return run


def test_a_prime_minister_of_another_year_and_a_total_of_another_period_are_reported(check: Check) -> None:
    found = check("002", None)
    assert "Prime Minister David Cameron" in found["C401"]
    assert "more than 26500 migrants" in found["C204"]
    assert {"8,461", "1,835"} <= found["C202"]
    assert any("Prime Minster" in words for words in found["C403"])
    assert "C101" not in found


def test_a_weekend_and_a_running_total_agree_with_the_series(check: Check) -> None:
    found = check("001", date(2021, 6, 4))
    assert "568 people" in found["C201"]
    assert "more than 3,500 people" in found["C201"] | found.get("C202", set()) | found.get("C208", set())


def test_a_page_date_and_a_party_that_the_country_lacks_are_reported(check: Check) -> None:
    found = check("004", None)
    assert any("2026" in words for words in found["C303"])
    assert any(words.startswith("Republican") for words in found["C404"])
