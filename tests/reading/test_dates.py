"""The day of a report, from its own header, stamp or date line."""

from __future__ import annotations

from datetime import date

import pytest

from constat.intake.documents import make_report
from constat.model.reading import ReportDate
from constat.reading.dates import find_date
from constat.reading.layout import lay_out

BODY = "Gendarmes moved 40 people out of a wood on Tuesday. They had come back by nightfall, volunteers said."


def dated(text: str) -> ReportDate:
    """The day that a text says it is of."""
    report = make_report("page.txt", text.encode())
    return find_date(report, lay_out(report.text))


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("8 September 2020", date(2020, 9, 8)),
        ("September 8, 2020", date(2020, 9, 8)),
        ("08:32, 9 September 2020", date(2020, 9, 9)),
        ("Tue 8 Sep 2020 10.12 BST", date(2020, 9, 8)),
        ("Published: 19:47 GMT, 7 August 2020 | Updated: 08:10 GMT, 8 August 2020", date(2020, 8, 7)),
        ("Updated: 10:00, 3 May 2021\nPublished: 09:00, 2 May 2021", date(2021, 5, 2)),
        ("Posted on Sep 8, 2020 by the editor", date(2020, 9, 8)),
        ("Published 8 September 2020", date(2020, 9, 8)),
        ("08/09/2020", date(2020, 9, 8)),
    ],
)
def test_a_line_below_the_headline_gives_the_day(head: str, day: date) -> None:
    assert dated(f"Wood cleared again\n\n{head}\n\n{BODY}").earliest == day


def test_a_field_of_the_header_gives_the_day_and_its_words() -> None:
    found = dated(f"---\ndate: 2020-09-08T10:11:12Z\n---\nWood cleared again\n\n{BODY}")
    assert (found.earliest, [claim.says for claim in found.because]) == (date(2020, 9, 8), ["2020-09-08"])


@pytest.mark.parametrize("line", ["CALAIS, France, Sept 8, 2020 (Wire) - ", "LONDON, 8 September 2020 - "])
def test_a_date_line_gives_the_day(line: str) -> None:
    assert dated(line + BODY).earliest == date(2020, 9, 8)


@pytest.mark.parametrize(
    "text",
    [
        f"Wood cleared again\n\n{BODY}",
        f"Wood cleared again\n\nOn 4 June 2016 another was cleared.\n\n{BODY}",
        f"Wood cleared again\n\n{BODY}\n\nREAD MORE: Fire at the port, 3 March 2019",
        f"Copyright of the group, 1 January 2019\n\nWood cleared again\n\n{BODY}",
    ],
)
def test_a_page_that_bears_no_date_has_none(text: str) -> None:
    assert dated(text).earliest is None
