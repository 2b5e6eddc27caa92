from __future__ import annotations

from datetime import date

from constat.linking.origins.versions import ChangeKind, VersionedReport, differences, order_versions
from constat.model.amount import Amount, Bound
from constat.model.claim import Figure, Status
from constat.model.span import Span

MORNING = date(2025, 3, 6)


def figure(measure: str, amount: float, at: int = 0) -> Figure:
    return Figure(
        span=Span(at, at + 1),
        measure=measure,
        unit="people",
        amount=Amount(amount, amount, Bound.EXACT),
        when=None,
        place=None,
        place_id=None,
        group=None,
        said_by=None,
        status=Status.HAPPENED,
        rule="",
        confidence=1.0,
    )


def version(report: str, day: date | None, length: int, *figures: Figure) -> VersionedReport:
    return VersionedReport(report, day, day, length, figures)


def test_versions_stand_by_their_dates_and_on_one_day_by_growth() -> None:
    ordered = order_versions(
        [version("c", date(2025, 3, 7), 10), version("b", MORNING, 300), version("a", MORNING, 900), version("d", None, 5)]
    )

    assert [one.report for one in ordered] == ["b", "a", "c", "d"]
    assert ordered[1].because == "of the same day and longer: it grew"
    assert ordered[2].because == "dated a day later"
    assert ordered[3].because == "no date tells; put last"


def test_an_amount_that_changed_a_figure_that_is_new_and_one_that_was_dropped_are_told_apart() -> None:
    before = [figure("deaths", 4, 1), figure("missing", 2, 5)]
    after = [figure("deaths", 5, 1), figure("people_rescued", 48, 9)]

    found = list(differences(before, after))

    assert [(one.kind, one.before and one.before.amount.low, one.after and one.after.amount.low) for one in found] == [
        (ChangeKind.AMOUNT, 4, 5),
        (ChangeKind.NEW, None, 48),
        (ChangeKind.DROPPED, 2, None),
    ]


def test_a_figure_said_again_is_no_change() -> None:
    assert list(differences([figure("deaths", 4, 1)], [figure("deaths", 4, 1), figure("deaths", 4, 50)])) == []
    assert list(differences([figure("deaths", 4, 1), figure("deaths", 4, 50)], [figure("deaths", 4, 7)])) == []


def test_the_first_version_changes_nothing() -> None:
    (only,) = order_versions([version("a", MORNING, 10, figure("deaths", 4))])

    assert only.changes == ()
    assert only.because == "the first"
