from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from publishing.made_records import STORIES, make_record

Constat = Callable[..., Result]


def asked(constat: Constat, *arguments: object) -> list[dict[str, Any]]:
    result = constat(*arguments, "--format", "json")
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_each_thing_that_happened_is_listed_once_with_the_reports_that_tell_of_it(constat: Constat, story_record: str) -> None:
    (clearance,) = asked(constat, "occurrences", story_record, "--type", "clearance")

    assert clearance["when"] == "2025-03-04"
    assert clearance["place_id"] == "calais"
    assert {source["publisher"] for source in clearance["reports"]} == {"Coast Courier", "North Bulletin"}
    assert clearance["origins"] == 2


def test_a_value_stands_with_who_said_it_where_when_and_from_which_origin(constat: Constat, story_record: str) -> None:
    deaths = [one for one in asked(constat, "figures", story_record, "--measure", "deaths") if one["measure"] == "deaths"]

    assert len(deaths) == 1
    values = deaths[0]["values"]
    assert {value["low"] for value in values if not value["not_comparable"]} >= {4, 5}
    for value in values:
        text = next(text for _, _, text in STORIES if text[value["start"] : value["end"]] == value["text"])
        assert text
        assert value["outlet"]
        assert value["said_on"]
        assert value["origin"]
    assert deaths[0]["preferred"] in {value["claim"] for value in values}


def test_a_place_includes_what_lies_in_it(constat: Constat, story_record: str) -> None:
    in_calais = asked(constat, "occurrences", story_record, "--place", "Calais")
    in_france = asked(constat, "occurrences", story_record, "--place", "france")

    assert in_calais
    assert {one["occurrence"] for one in in_calais} < {one["occurrence"] for one in in_france}


@pytest.mark.parametrize(
    ("filters", "fits"),
    [
        (("--from", "2025-05-01"), lambda one: one["when"] >= "2025-05"),
        (("--to", "2025-03-05"), lambda one: one["when"] <= "2025-03-05"),
        (("--min-origins", 2), lambda one: one["origins"] >= 2),
        (("--publisher", "Channel Wire"), lambda one: "Channel Wire" in {source["publisher"] for source in one["reports"]}),
        (("--measure", "deaths"), lambda one: "deaths" in {figure["measure"] for figure in one["figures"]}),
        (("--status", "happened"), lambda one: one["status"] == "happened"),
    ],
)
def test_a_filter_leaves_what_fits_and_nothing_else(constat: Constat, story_record: str, filters: tuple[object, ...], fits: Any) -> None:
    found = asked(constat, "occurrences", story_record, *filters)
    every = asked(constat, "occurrences", story_record)

    assert found
    dated = [one for one in every if one["when"] or filters[0] not in ("--from", "--to")]
    assert [one["occurrence"] for one in found] == [one["occurrence"] for one in dated if fits(one)]


def test_what_is_in_conflict_can_be_asked_for(constat: Constat, tmp_path: Path) -> None:
    told = "{} migrants died when a dinghy capsized off Dunkirk on Thursday, the {} said. It was dark and the sea was rough off Dunkirk.\n"
    record = make_record(
        tmp_path / "conflict.db",
        [
            ("2025-03-06", "A Gazette", "Deaths off Dunkirk\n\n" + told.format("Four", "coastguard")),
            ("2025-03-06", "B Post", "A boat capsizes\n\n" + told.format("Seven", "prefecture")),
        ],
    )

    (found,) = asked(constat, "occurrences", record, "--in-conflict")

    assert found["type"] == "fatal_incident"
    assert found["figures"][0]["relation"] == "conflict"
    assert {one["relation"] for one in asked(constat, "figures", record, "--in-conflict")} == {"conflict"}


def test_a_month_of_which_nothing_is_reported_is_no_zero(constat: Constat, story_record: str) -> None:
    printed = constat("timeline", story_record).stdout.splitlines()
    march = next(line for line in printed if line.startswith("2025-03"))
    april = next(line for line in printed if line.startswith("2025-04"))

    assert "nothing reported" in april
    assert "0" not in april.removeprefix("2025-04")
    assert march.split()[-3:] == ["4", "3", "4"]  # reports, outlets, families


def test_periods_can_be_days_and_years(constat: Constat, story_record: str) -> None:
    days = asked(constat, "timeline", story_record, "--by", "day")
    years = asked(constat, "timeline", story_record, "--by", "year")

    assert [one["period"] for one in days][:2] == ["2025-03-04", "2025-03-05"]
    assert not days[1]["reported"]
    assert [one["period"] for one in years] == ["2025"]
    assert years[0]["reports"] == 5


def test_an_occurrence_a_report_and_a_claim_are_shown_by_the_beginning_of_their_identifiers(constat: Constat, story_record: str) -> None:
    (clearance,) = asked(constat, "occurrences", story_record, "--type", "clearance")
    report, claim = clearance["reports"][0]["report"], clearance["told"][0]["claim"]

    assert "clearance · 2025-03-04 · Calais" in constat("show", story_record, clearance["occurrence"][:9]).stdout
    assert f"report {report}" in constat("show", story_record, report[:9]).stdout
    assert f"claim {claim}" in constat("show", story_record, claim[:12]).stdout
    assert json.loads(constat("show", story_record, claim, "--format", "json").stdout)["occurrence"] == clearance["occurrence"]


def test_an_identifier_that_fits_nothing_or_several_things_is_named(constat: Constat, story_record: str) -> None:
    nothing = constat("show", story_record, "zzz")
    several = constat("show", story_record, "")

    assert nothing.exit_code == several.exit_code == 1
    assert "has no occurrence, report, claim or decision zzz" in nothing.output
    assert "give more of the identifier" in several.output


def test_why_leads_down_to_the_words_and_shows_the_table_that_joined_them(constat: Constat, story_record: str) -> None:
    (clearance,) = asked(constat, "occurrences", story_record, "--type", "clearance")

    found = json.loads(constat("why", story_record, clearance["occurrence"], "--format", "json").stdout)
    printed = constat("why", story_record, clearance["occurrence"]).stdout

    (joint,) = found["joined_by"]
    assert joint["score"] == sum(feature["weight"] for feature in joint["features"]) >= joint["needed"]
    assert "days told: the same day" in printed
    assert "“about 300 migrants”" in printed


def test_a_merge_of_occurrences_is_a_decision_on_their_claims_and_is_shown(constat: Constat, tmp_path: Path) -> None:
    record = make_record(tmp_path / "merged.db")
    first, second = (asked(constat, "occurrences", record, "--type", kind)[0]["occurrence"] for kind in ("crossing", "clearance"))

    decided = constat("decide", record, "merge", first, second, "--by", "Lea", "--why", "to see it")

    assert decided.exit_code == 0, decided.output
    assert "Lea: to see it" in constat("show", record, first).stdout
    assert "Lea: to see it" in constat("why", record, second).stdout
    decision = decided.stdout.split()[1].rstrip(":")
    assert "merge" in constat("show", record, decision).stdout


def test_tables_that_are_piped_have_one_line_for_a_row(constat: Constat, story_record: str) -> None:
    printed = constat("figures", story_record).stdout.splitlines()
    rows = list(csv.reader(io.StringIO(constat("figures", story_record, "--format", "csv").stdout)))

    assert len(printed) == len(rows)
    assert all(len(row) == len(rows[0]) for row in rows)


def test_a_cell_that_a_spreadsheet_would_run_is_kept_from_it(constat: Constat, tmp_path: Path) -> None:
    record = make_record(tmp_path / "cells.db", [(STORIES[0][0], "=HYPERLINK(1)", STORIES[0][2])])

    printed = constat("figures", record, "--format", "csv").stdout

    assert "'=HYPERLINK(1)" in printed
    assert ",=HYPERLINK" not in printed


def test_an_answer_says_what_is_missing_from_it(constat: Constat, tmp_path: Path) -> None:
    record, report = tmp_path / "waiting.db", tmp_path / "story.txt"
    report.write_text(STORIES[0][2], encoding="utf-8")
    constat("init", record)
    constat("add", record, report)

    asked_early = constat("occurrences", record)

    assert "Warning: 1 report not taken in yet" in asked_early.stderr
    assert asked_early.exit_code == 0


def test_what_the_codebook_does_not_know_is_refused(constat: Constat, story_record: str) -> None:
    assert constat("occurrences", story_record, "--type", "wedding").exit_code == 2
    assert "is no place of the codebook" in constat("occurrences", story_record, "--place", "Atlantis").output
