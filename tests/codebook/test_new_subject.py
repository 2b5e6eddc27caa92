"""A subject that nobody had in mind needs a codebook and nothing else: no Python, and no training to begin with."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from constat.codebook import load_codebook
from constat.intake.documents import make_report
from constat.model.period import Period
from constat.model.reading import Reading
from constat.reading.reader import Reader

TEXT = """Avalanche in the Engadine

Seven skiers were buried by a slide in the Engadine on Saturday. Two climbers died.
More than 40 rescuers searched the slope until dark. Three avalanches came down on Sunday.
The road up the valley was closed on Monday, police said. Tickets cost 45 francs.
"""


@pytest.fixture(scope="module")
def reading() -> Reading:
    codebook = load_codebook(Path(__file__).parent / "avalanches")
    return Reader(codebook).read(make_report("bulletin.txt", TEXT.encode(), day=date(2024, 2, 5)))


def test_figures_are_found_with_their_measures_and_amounts(reading):
    found = [(figure.measure, figure.amount.bound.value, figure.amount.low) for figure in reading.figures]
    assert found == [("buried", "exact", 7), ("killed", "exact", 2), ("searchers", "at_least", 40), ("slides", "exact", 3)]


def test_events_are_found_with_day_and_place(reading):
    events = {event.type: event for event in reading.events}
    assert {"burial", "fatality", "closure"} <= events.keys()
    assert events["burial"].when == Period.parse("2024-02-03")
    assert events["burial"].place == "Engadine"


def test_every_claim_points_at_its_words(reading):
    assert [TEXT[one.span.start : one.span.end] for one in reading.figures][:2] == ["Seven skiers", "Two climbers"]


def test_a_report_on_another_subject_holds_nothing(reading):
    reader = Reader(load_codebook(Path(__file__).parent / "avalanches"))
    other = reader.read(make_report("other.txt", b"Seven skiers died of thirst on Saturday, police said.\n"))
    assert (other.figures, other.events, other.statements) == ((), (), ())
