from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from constat.publishing.cli import main

DECLARATION = """
id: harbour
title: Harbour counts
file: csv
tables: [{date: day, step: day, columns: {ferries: {series: ferries-daily}}}]
series:
- {id: ferries-daily, title: Ferries by day, measure: boats_crossed, unit: boats, places: [dover], step: day,
   publisher: The harbour, licence: open, definition: Ferries that came in}
"""


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("CONSTAT_SERIES", str(tmp_path / "store"))

    def call(*arguments: str) -> Result:
        return CliRunner().invoke(main, arguments)

    return call


@pytest.fixture
def declared(tmp_path: Path) -> str:
    path = tmp_path / "harbour.yaml"
    path.write_text(DECLARATION, encoding="utf-8")
    return str(path)


def written(path: Path, text: str) -> str:
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_a_series_is_added_listed_shown_and_summed(run, declared: str, tmp_path: Path) -> None:
    first = written(tmp_path / "a.csv", "day,ferries\n2021-01-01,5\n2021-01-02,\n2021-01-03,7\n")
    second = written(tmp_path / "b.csv", "day,ferries\n2021-01-01,6\n2021-01-02,1\n2021-01-03,7\n")

    assert "3 values, 1 of them missing" in run("series", "add", first, "--declared", declared, "--retrieved", "2021-02-01").output
    added = run("series", "add", second, "--declared", declared, "--retrieved", "2021-03-01").output
    assert "2021-01-01: 5, now 6" in added
    assert "2021-01-02: missing, now 1" in added
    assert "this file was added before" in run("series", "add", second, "--declared", declared).output
    assert "2 vintages, the newest of 2021-03-01" in run("series", "list").output
    assert "The harbour" in run("series", "show", "ferries-daily").output
    total = run("series", "show", "ferries-daily", "2021-01-01/2021-01-04").output
    assert "14 boats (vintage of 2021-03-01); no value for 1 of its 4 days" in total
    assert "missing 2021-01-04" in total


def test_check_names_what_is_odd_by_line_and_keeps_nothing(run, declared: str, tmp_path: Path) -> None:
    odd = written(tmp_path / "odd.csv", "day,ferries\n2021-01-01,5\n2021-01-01,5\n")
    result = run("series", "check", odd, "--declared", declared)

    assert result.exit_code == 1
    assert "odd.csv:3: a second row for 2021-01-01" in result.output
    assert "ferries-daily" not in run("series", "list").output


def test_an_unknown_series_or_period_is_named(run) -> None:
    unknown = run("series", "show", "ferries")
    assert unknown.exit_code == 1
    assert "ferries: is no series at hand; they are uk-small-boat-arrivals-daily" in unknown.output
    assert run("series", "show", "uk-small-boats-daily", "June").exit_code == 2
    assert "is no shipped publication" in run("series", "update", "harbour").output


def test_date_prints_the_days_and_the_reasons(run, tmp_path: Path) -> None:
    report = written(tmp_path / "report.txt", "Prime Minister Theresa May spoke on Friday of the camps near Calais.\n")
    result = run("date", "--until", "2024-01-01", "--explain", report)

    assert "calls Theresa May Prime Minister of the United Kingdom: in office 2016-07-13 to 2019-07-24 (line 1)" in result.output
    assert "likeliest" in result.output


def test_date_prints_json_with_spans(run, tmp_path: Path) -> None:
    text = "Published: 3 February 2025\n\nPrime Minister Theresa May and Home Secretary Sajid Javid spoke of the camps near Calais.\n"
    found = json.loads(run("date", "--until", "2026-01-01", "--format", "jsonl", written(tmp_path / "report.txt", text)).output)

    assert found["earliest"] >= "2018-04"
    assert found["latest"] < "2019-09"
    assert [text[one["start"] : one["end"]] for one in found["conflicts"]] == ["3 February 2025"]
    assert {one["kind"] for one in found["because"]} >= {"office"}


def test_date_says_where_nothing_tells_and_names_what_it_cannot_read(run, tmp_path: Path) -> None:
    result = run("date", "--until", "2024-01-01", written(tmp_path / "a.txt", "The sea was calm.\n"), str(tmp_path / "none.txt"))

    assert result.exit_code == 1
    assert "no day can be told" in result.output
    assert "none.txt: cannot be read" in result.output
