"""A monitor's own table of incidents, kept and read."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from constat.intake.inputs import IntakeOptions, gather
from constat.linking.build import build
from constat.reading.reader import Reader
from constat.record.adding import add_reports
from constat.record.database import Record
from constat.record.readings import KeptClaim, claims, texts_of
from record.made_up import NOW

OPTIONS = IntakeOptions(
    now=NOW, field_notes=True, columns=(("date", "Day"), ("place", "Where"), ("people_cleared", "People"), ("tents_removed", "Tents"))
)


def _claims(record: Record, reader: Reader, path: Path, table: str, options: IntakeOptions = OPTIONS) -> list[tuple[KeptClaim, str]]:
    path.write_text(table)
    add_reports(record, gather([str(path)], options, io.BytesIO()), now=NOW)
    build(record, reader)
    with record.reading() as connection:
        found = list(claims(connection))
        texts = texts_of(connection, [claim.report for claim in found])
    return [(claim, texts[claim.report][claim.start : claim.end]) for claim in found]


def test_each_cell_that_holds_a_measure_is_a_figure_and_its_span_is_the_cell(record: Record, reader: Reader, tmp_path: Path):
    found = _claims(
        record, reader, tmp_path / "a.csv", 'Day,Where,People,Tents,Notes\n2025-03-04,"Calais, near the stadium","1,120",40-60,cold\n'
    )
    figures = [(claim.what, claim.low, claim.high, claim.bound, cell) for claim, cell in found if claim.kind == "figure"]
    assert figures == [("people_cleared", 1120, 1120, "exact", "1,120"), ("tents_removed", 40, 60, "range", "40-60")]
    assert {claim.first_day for claim, _ in found} == {date(2025, 3, 4)}
    assert {claim.place_id for claim, _ in found} == {"calais"}


def test_the_event_is_the_one_that_all_measures_belong_to(record: Record, reader: Reader, tmp_path: Path):
    found = _claims(record, reader, tmp_path / "a.csv", "Day,Where,People,Tents\n2025-03-04,Calais,120,\n")
    fitting = [event.name for event in reader.codebook.events if "people_cleared" in event.measures]
    assert [(claim.what, cell) for claim, cell in found if claim.kind == "event"] == ([(fitting[0], "120")] if len(fitting) == 1 else [])


def test_the_event_is_the_one_that_its_cell_names(record: Record, reader: Reader, tmp_path: Path):
    options = replace(OPTIONS, columns=(*OPTIONS.columns, ("event", "Kind")))
    found = _claims(record, reader, tmp_path / "a.csv", "Day,Where,People,Tents,Kind\n2025-03-04,Calais,120,9,Clearance\n", options)
    assert [(claim.what, cell) for claim, cell in found if claim.kind == "event"] == [("clearance", "Clearance")]


@pytest.mark.parametrize(
    ("cell", "amount"),
    [
        ("120", (120, 120, "exact")),
        ("about 80", (80, 80, "about")),
        ("~80", (80, 80, "about")),
        ("200+", (200, None, "at_least")),
        ("100 to 150", (100, 150, "range")),
        ("1 200", (1200, 1200, "exact")),
        ("unknown", None),
        ("150-100", None),
    ],
)
def test_amounts_are_read_as_monitors_write_them(
    record: Record, reader: Reader, tmp_path: Path, cell: str, amount: tuple[float, float | None, str] | None
):
    found = _claims(record, reader, tmp_path / "a.csv", f"Day,Where,People,Tents\n2025-03-04,Calais,{cell},\n")
    figures = [(claim.low, claim.high, claim.bound) for claim, _ in found if claim.what == "people_cleared"]
    assert figures == ([amount] if amount is not None else [])


def test_words_in_cells_that_hold_nothing_said_are_read_as_text(record: Record, reader: Reader, tmp_path: Path):
    note = "Police cleared a camp of about 300 migrants and arrested nine people."
    found = _claims(record, reader, tmp_path / "a.csv", f"Day,Where,People,Tents,Notes\n2025-03-04,Calais,120,,{note}\n")
    assert ("120", "people_cleared") in {(cell, claim.what) for claim, cell in found}
    assert "about 300 migrants" in {cell for claim, cell in found if claim.kind == "figure"}
