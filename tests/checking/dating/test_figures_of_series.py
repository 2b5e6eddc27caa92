"""Figures of a series, told of a day or of a part of one, in reports whose day is unknown."""

from __future__ import annotations

from datetime import date

from made_series import make_series

from constat.checking.dating.axis import Axis
from constat.checking.dating.figures import figure_evidence
from constat.checking.dating.phrases import RelativeFigure, relative_figures, trial_readings
from constat.checking.dating.undated import mark_undated
from constat.checking.shelf import Shelf
from constat.intake.documents import make_report
from constat.reading.reader import Reader

AXIS = Axis(date(2023, 5, 1), date(2023, 5, 5))
SHELF = Shelf([make_series({"2023-05-01": 40, "2023-05-02": 60, "2023-05-03": 41, "2023-05-04": 400, "2023-05-05": 39})])


def told(reader: Reader, text: str) -> list[RelativeFigure]:
    report = make_report("report.txt", text.encode())
    readings = trial_readings(report, reader)
    return relative_figures(mark_undated(report, reader.lexicon), readings, lambda figure: figure.measure.endswith("_crossed"))


def weights(reader: Reader, text: str) -> list[float]:
    found = figure_evidence(told(reader, text), SHELF, AXIS)
    assert len(found) == 1
    return list(found[0].weights)


def test_a_count_of_a_morning_is_seldom_the_whole_day_s_number(reader: Reader) -> None:
    whole, other, near, far, less = weights(
        reader, "Home Office figures show that 40 people crossed the Channel in small boats this morning."
    )
    today = weights(reader, "Home Office figures show that 40 people crossed the Channel in small boats today.")

    assert whole / near < today[0] / today[2]
    assert whole >= near > less > other > far


def test_a_part_of_a_count_is_not_compared(reader: Reader) -> None:
    found = told(reader, "He was on one of 12 dinghies that reached Dover this morning.")

    assert [(one.figure.amount.low, one.part_of_day) for one in found] in ([], [(12, True)])
