from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from constat.checking.series.changes import changes
from constat.checking.series.declarations import Publication, read_publication
from constat.checking.series.store import (
    add_file,
    default_store,
    fitting_publication,
    load_series,
    shipped_publications,
)
from constat.checking.series.totals import Totals
from constat.errors import FormatError, InputError
from constat.model.period import Period
from harbour import DECLARATION


@pytest.fixture
def harbour(tmp_path: Path) -> Publication:
    path = tmp_path / "harbour.yaml"
    path.write_text(DECLARATION, encoding="utf-8")
    return read_publication(path)


def test_a_newer_file_is_kept_beside_the_older_one_and_their_differences_are_listed(harbour: Publication, tmp_path: Path) -> None:
    store = tmp_path / "store"
    add_file(b"day,ferries\n2021-01-01,5\n2021-01-02,7\n", harbour, source="a.csv", retrieved=date(2021, 2, 1), store=store)
    added = add_file(b"day,ferries\n2021-01-02,8\n2021-01-03,\n", harbour, source="b.csv", retrieved=date(2021, 3, 1), store=store)
    series = next(one for one in load_series(store) if one.id == "ferries-daily")

    assert [(vintage.retrieved, vintage.source) for vintage in series.vintages] == [
        (date(2021, 2, 1), "a.csv"),
        (date(2021, 3, 1), "b.csv"),
    ]
    assert series.eras[0].share == 0.01
    before, new = added.series[0].before, added.series[0].new
    assert before is not None
    assert new is not None
    found = changes(before, new)
    assert [(change.period.iso(), change.before, change.after) for change in found.revised] == [("2021-01-02", 7, 8)]
    assert ([one.iso() for one in found.new], [one.iso() for one in found.gone]) == (["2021-01-03"], ["2021-01-01"])


def test_a_file_that_was_added_before_makes_no_new_vintage(harbour: Publication, tmp_path: Path) -> None:
    raw = b"day,ferries\n2021-01-01,5\n"
    add_file(raw, harbour, source="a.csv", retrieved=date(2021, 2, 1), store=tmp_path)
    again = add_file(raw, harbour, source="a.csv", retrieved=date(2021, 3, 1), store=tmp_path)

    assert again.series[0].new is None
    assert len(again.series[0].series.vintages) == 1


def test_what_is_kept_is_read_back_as_it_was(harbour: Publication, tmp_path: Path) -> None:
    raw = b"day,ferries\n2021-01-01,0\n2021-01-02,\n2021-01-03,1234\n"
    kept = add_file(raw, harbour, source="a.csv", retrieved=date(2021, 2, 1), store=tmp_path).series[0].new
    read = next(one for one in load_series(tmp_path) if one.id == "ferries-daily").newest

    assert read == kept


def test_series_of_the_store_come_before_the_shipped_ones(harbour: Publication, tmp_path: Path) -> None:
    shipped = {series.id for series in load_series()}
    add_file(b"day,ferries\n2021-01-01,5\n", harbour, source="a.csv", retrieved=date(2021, 2, 1), store=tmp_path)

    assert {series.id for series in load_series(tmp_path)} == {*shipped, "ferries-daily"}


def test_a_damaged_vintage_is_refused_by_line(harbour: Publication, tmp_path: Path) -> None:
    add_file(b"day,ferries\n2021-01-01,5\n", harbour, source="a.csv", retrieved=date(2021, 2, 1), store=tmp_path)
    path = next((tmp_path / "ferries-daily").glob("*.csv"))
    path.write_text(path.read_text().replace("2021-01-01,5", "2021-01-01,five"), encoding="utf-8")

    with pytest.raises(FormatError, match=r"\.csv:5: not a period and a value"):
        load_series(tmp_path)


@pytest.mark.parametrize(
    ("found", "problem"),
    [("day,ferries\n", "does not say"), ("# retrieved: soon\n# source: a\n# sha256: b\nperiod,value\n", "not a day")],
)
def test_a_vintage_that_does_not_say_where_it_is_from_is_refused(harbour: Publication, tmp_path: Path, found: str, problem: str) -> None:
    add_file(b"day,ferries\n2021-01-01,5\n", harbour, source="a.csv", retrieved=date(2021, 2, 1), store=tmp_path)
    next((tmp_path / "ferries-daily").glob("*.csv")).write_text(found, encoding="utf-8")

    with pytest.raises(FormatError, match=problem):
        load_series(tmp_path)


def test_a_declaration_says_where_it_is_wrong(tmp_path: Path) -> None:
    path = tmp_path / "wrong.yaml"
    path.write_text(
        DECLARATION.replace("step: day\n      columns", "step: fortnight\n      columns").replace("step: day", "step: fortnight")
    )

    with pytest.raises(FormatError, match=r"tables.0.step"):
        read_publication(path)
    path.write_text("id: [", encoding="utf-8")
    with pytest.raises(FormatError, match=r"wrong.yaml:2: not YAML"):
        read_publication(path)
    with pytest.raises(InputError, match="cannot be read"):
        read_publication(tmp_path / "none.yaml")


def test_one_series_cannot_have_two_columns(tmp_path: Path) -> None:
    path = tmp_path / "twice.yaml"
    path.write_text(DECLARATION.replace("{ferries: {series: ferries-daily}}", "{a: {series: x}, b: {series: x}}"), encoding="utf-8")

    with pytest.raises(FormatError, match="two columns hold the series x"):
        read_publication(path)


def test_a_column_whose_series_is_described_nowhere_is_refused(harbour: Publication, tmp_path: Path) -> None:
    path = tmp_path / "bare.yaml"
    path.write_text(DECLARATION.split("series:\n- id")[0], encoding="utf-8")

    with pytest.raises(FormatError, match="described nowhere"):
        add_file(b"day,ferries\n2021-01-01,5\n", read_publication(path), source="a.csv", retrieved=date(2021, 1, 1), store=tmp_path)


@pytest.mark.parametrize(
    ("environment", "expected"),
    [({"CONSTAT_SERIES": "/somewhere"}, "/somewhere"), ({"XDG_DATA_HOME": "/data"}, "/data/constat/series")],
)
def test_the_store_is_where_the_environment_says(environment: dict[str, str], expected: str) -> None:
    assert default_store(environment) == Path(expected)


def test_the_store_is_in_the_home_directory_where_the_environment_says_nothing() -> None:
    assert default_store({}) == Path.home() / ".local" / "share" / "constat" / "series"


def test_the_shipped_series_have_their_yearly_totals_and_say_how_far_figures_may_lie() -> None:
    arrivals = next(series for series in load_series() if series.id == "uk-small-boat-arrivals-daily")
    assert arrivals.newest is not None
    totals = Totals(arrivals.newest.values)

    assert {year: totals.complete(Period.of_year(year)) for year in (2018, 2020, 2021, 2022)} == {
        2018: 299,
        2020: 8462,
        2021: 28526,
        2022: 45755,
    }
    assert totals.complete(Period.parse("2021-11-11")) == 1250
    assert totals.complete(Period.parse("2021-01-01/2021-05-31")) is not None
    assert all(era.because for era in arrivals.eras)


def test_the_parts_of_a_shipped_year_that_is_given_in_parts_add_up_to_it() -> None:
    for series in load_series():
        assert series.newest is not None
        parts = [value for value in series.newest.values if value.period.days < 365]
        for year in (2021,):
            last = max(value.period.last for value in parts if value.period.first.year == year)
            assert Totals(parts).complete(Period(date(year, 1, 1), last)) is not None


def test_the_home_office_spreadsheet_is_read_whole(shared_series: Path, tmp_path: Path) -> None:
    raw = (shared_series / "home_office_small_boats_time_series.ods").read_bytes()
    publication = fitting_publication(raw, "ods", "series.ods")
    addition = add_file(raw, publication, source="series.ods", retrieved=date(2026, 8, 21), store=tmp_path)
    newest = {added.series.id: added.new for added in addition.series}

    assert publication.id == "home-office-small-boats"
    assert addition.oddities == ()
    days, prevented = newest["uk-small-boat-arrivals-daily"], newest["fr-preventions-people-weekly"]
    assert days is not None
    assert prevented is not None
    assert (len(days.values), sum(value.amount or 0 for value in days.values)) == (3154, 208_507)
    assert sum(value.amount is None for value in prevented.values) == 330


def test_the_untidy_weekly_file_counts_no_day_twice(shared_series: Path, tmp_path: Path) -> None:
    raw = (shared_series / "small_boats_weekly.csv").read_bytes()
    addition = add_file(raw, fitting_publication(raw, "csv", "w.csv"), source="w.csv", retrieved=date(2026, 8, 22), store=tmp_path)
    ods = (shared_series / "home_office_small_boats_time_series.ods").read_bytes()
    official = add_file(ods, shipped_publications()["home-office-small-boats"], source="s.ods", retrieved=date(2026, 8, 21), store=tmp_path)
    weeks = {added.series.id: added.new for added in addition.series}
    published = {added.series.id: added.new for added in official.series}
    short_rows = {number for number, line in enumerate(raw.decode().splitlines(), 1) if line.count(",") == 2}

    assert short_rows <= {oddity.line for oddity in addition.oddities if "left out" in oddity.says}
    for name in ("uk-small-boat-arrivals-weekly", "fr-preventions-people-weekly"):
        kept, said = weeks[name], published[name]
        assert kept is not None
        assert said is not None
        found = changes(said, kept)
        assert not [change for change in found.revised if change.after is None and change.before is not None]


def test_the_republished_days_are_those_of_the_spreadsheet(shared_series: Path, tmp_path: Path) -> None:
    raw = (shared_series / "small_boats_daily.csv").read_bytes()
    republished = add_file(raw, fitting_publication(raw, "csv", "d.csv"), source="d.csv", retrieved=date(2026, 8, 20), store=tmp_path)
    ods = (shared_series / "home_office_small_boats_time_series.ods").read_bytes()
    official = add_file(ods, shipped_publications()["home-office-small-boats"], source="s.ods", retrieved=date(2026, 8, 21), store=tmp_path)

    assert republished.oddities == ()
    for added in official.series[:2]:
        assert added.before is not None
        assert added.new is not None
        assert changes(added.before, added.new).revised == ()


def test_a_spreadsheet_that_is_none_or_lacks_a_sheet_is_refused(make_ods: Callable[..., bytes]) -> None:
    publication = shipped_publications()["home-office-small-boats"]

    with pytest.raises(FormatError, match="no zip file"):
        add_file(b"PK nothing", publication, source="a.ods", retrieved=date(2021, 1, 1), store=Path("unused"))
    with pytest.raises(FormatError, match="has no sheet 'SB_01'; it has Cover"):
        add_file(make_ods({"Cover": [["a"]]}), publication, source="a.ods", retrieved=date(2021, 1, 1), store=Path("unused"))


def test_a_file_that_fits_no_declaration_is_refused_with_what_it_lacks() -> None:
    with pytest.raises(FormatError, match="fits no shipped declaration"):
        fitting_publication(b"a,b\n1,2\n", "csv", "a.csv")
    with pytest.raises(FormatError, match="no shipped declaration is of docx files"):
        fitting_publication(b"", "docx", "a.docx")


def test_a_spreadsheet_s_dashes_and_noughts_are_told_apart(make_ods: Callable[..., bytes], tmp_path: Path) -> None:
    names = ["Migrants arrived", "Boats arrived", "Boats arrived - involved in uncontrolled landings"]
    raw = make_ods(
        {
            "SB_01": [["Date", *names, "Notes"], [date(2024, 1, 1), 0.0, 0.0, "-", None], [date(2024, 1, 2), 12.0, 1.0, 0.0, "Revised"]],
            "SB_02": [
                ["Week ending", *names, "Migrants prevented", "Events prevented", "Notes"],
                [date(2024, 1, 7), 12.0, 1.0, "-", "-", "-", None],
            ],
        }
    )
    addition = add_file(raw, shipped_publications()["home-office-small-boats"], source="a.ods", retrieved=date(2024, 1, 8), store=tmp_path)
    found = {added.series.id: [value.amount for value in added.new.values] for added in addition.series if added.new is not None}

    assert found["uk-small-boat-arrivals-daily"] == [0, 12]
    assert found["fr-preventions-people-weekly"] == [None]
