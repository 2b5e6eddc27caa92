from __future__ import annotations

import csv
import statistics
from datetime import date, timedelta
from pathlib import Path

import pytest
from made_reports import MadeReport, make_reports

from constat.checking.dating.axis import Axis, Evidence, weights_on
from constat.checking.dating.date_report import Dater, Dating
from constat.checking.dating.undated import UndatedText
from constat.checking.series.store import add_file, load_series, shipped_publications
from constat.checking.shelf import Shelf
from constat.intake.documents import make_report, read_report
from constat.model.claim import Figure
from constat.model.report import DateSource
from constat.reading.reader import Reader

LAST = date(2026, 8, 20)
ARRIVALS = "uk-small-boat-arrivals-daily"


@pytest.fixture(scope="session")
def dater(reader: Reader) -> Dater:
    """Dates by the shipped series."""
    return Dater(reader, Shelf(load_series()), last_day=LAST)


@pytest.fixture(scope="session")
def full_shelf(shared_series: Path, tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    """The series as published."""
    store = tmp_path_factory.mktemp("series")
    raw = (shared_series / "home_office_small_boats_time_series.ods").read_bytes()
    add_file(raw, shipped_publications()["home-office-small-boats"], source="series.ods", retrieved=date(2026, 8, 21), store=store)
    return Shelf(load_series(store))


def dated(dater: Dater, text: str, day: date | None = None) -> Dating:
    return dater.date(make_report("report.txt", text.encode(), day=day))


def holds(dating: Dating, day: date) -> bool:
    return any(stretch.first <= day <= stretch.last for stretch in dating.possible)


def kinds(dating: Dating) -> set[DateSource]:
    return {one.kind for one in dating.because}


def test_a_report_of_nothing_is_of_no_day(dater: Dater) -> None:
    found = dated(dater, "The sea was calm.")

    assert (found.possible, found.best, found.because, found.half) == ((), None, (), ())
    assert found.report_date().earliest is None


def test_a_day_that_a_person_gives_decides(dater: Dater) -> None:
    found = dated(dater, "Prime Minister Theresa May spoke of Calais on Friday.", date(2024, 5, 6))

    assert [stretch.iso() for stretch in found.possible] == ["2024-05-06"]


def test_a_rare_sum_over_days_that_are_told_by_weekday_dates_a_report(dater: Dater) -> None:
    text = (
        "Police cleared tents from a wood near Calais on Thursday.\n\n"
        "The Home Office said 1,131 people crossed the Channel in small boats from Tuesday to Friday last week.\n\n"
        "Volunteers said on Thursday that many of those moved had come back by night."
    )
    found = dated(dater, text)

    assert DateSource.WEEKDAY in kinds(found)
    assert found.best is not None
    assert found.best.weekday() == 3


def test_a_prime_minister_named_leaves_the_term_and_no_hard_cut(dater: Dater) -> None:
    found = dated(dater, "Prime Minister Theresa May said the camps near Calais would be cleared.")

    assert (found.possible[0].first.year, found.possible[-1].last.year) == (2016, 2019)
    assert 0 < found.posterior.of(date(2022, 1, 1)) < found.posterior.of(date(2018, 1, 1))


def test_a_former_minister_tells_only_that_the_term_had_begun(dater: Dater) -> None:
    found = dated(dater, "The former prime minister Theresa May spoke about the Channel.")

    assert found.posterior.of(date(2024, 1, 1)) == pytest.approx(found.posterior.of(date(2017, 1, 1)))
    assert found.posterior.of(date(2015, 1, 1)) < found.posterior.of(date(2017, 1, 1)) / 10


def test_a_minister_called_new_is_in_the_first_months_of_a_term(dater: Dater) -> None:
    new = dated(dater, "The new home secretary, Theresa May, went to Calais.")
    newly = dated(dater, "Newly appointed Home Secretary Theresa May went to Calais.")
    plain = dated(dater, "The home secretary, Theresa May, went to Calais under the new rules.")

    assert new.possible[-1].last == newly.possible[-1].last < date(2011, 1, 1)
    assert plain.possible[-1].last > date(2016, 1, 1)
    assert plain.posterior.of(date(2010, 5, 20)) < plain.posterior.of(date(2011, 5, 20))


def test_who_comes_back_to_an_office_within_days_does_not_begin_anew(dater: Dater) -> None:
    found = dated(dater, "The home secretary, Suella Braverman, went to Calais.")

    assert found.posterior.of(date(2022, 10, 26)) > found.posterior.of(date(2022, 9, 8))


def test_of_several_who_held_an_office_the_last_tells_the_time(dater: Dater) -> None:
    found = dated(dater, "Talks on the Channel had stalled under Theresa May and Boris Johnson, and Rishi Sunak wants to begin anew.")

    assert date(2022, 10, 22) <= found.possible[0].first
    assert found.best is not None
    assert found.best <= date(2024, 7, 5)


def test_a_known_event_told_as_of_last_week_leaves_the_week_after_it(dater: Dater) -> None:
    found = dated(dater, "Migrants in Calais said that last week's general election in Britain had changed nothing for them.")

    assert DateSource.LANDMARK in kinds(found)
    assert found.days <= 60
    assert holds(found, date(2024, 7, 9))


def test_the_dead_of_a_shipwreck_tell_which_it_was(dater: Dater) -> None:
    found = dated(
        dater,
        "The deaths of 39 people in a lorry last week have not stopped others from trying, charities in Calais said. All 39 people died.",
    )

    assert found.best is None or holds(found, date(2019, 10, 30)) or DateSource.LANDMARK not in kinds(found)


def test_a_page_s_day_that_fits_what_the_report_tells_is_taken(dater: Dater) -> None:
    found = dated(
        dater, "Published: 14 March 2018\n\nPrime Minister Theresa May said on Wednesday that the camps near Calais would be cleared."
    )

    assert ([stretch.iso() for stretch in found.possible], found.conflicts) == (["2018-03-14"], ())


def test_a_page_s_day_that_the_report_speaks_against_is_told_and_not_averaged_in(dater: Dater) -> None:
    text = (
        "Published: 3 February 2025\n\nPrime Minister Theresa May and the home secretary, Sajid Javid, said that the camps near Calais "
        "would be cleared. President Emmanuel Macron agreed."
    )
    found = dated(dater, text)

    assert [conflict.says for conflict in found.conflicts] == ["the page says 3 February 2025"]
    assert not holds(found, date(2025, 2, 3))
    assert found.possible[-1].last < date(2019, 9, 1)


def test_a_report_is_not_written_before_what_it_dates(dater: Dater) -> None:
    found = dated(dater, "The camp in Calais was cleared in October 2016. A new site will open by 2031.")

    assert found.posterior.of(date(2016, 9, 1)) < found.posterior.of(date(2016, 12, 1)) / 100


def test_what_a_record_knows_can_be_added(dater: Dater) -> None:
    def retold(undated: UndatedText, figures: tuple[Figure, ...], axis: Axis) -> list[Evidence]:
        day = axis.place(date(2021, 5, 3))
        return [Evidence(kind=DateSource.RECORD, says="retells a fire", span=None, weights=weights_on(axis, [day], 0.01))]

    found = dater.date(make_report("report.txt", b"A fire was put out in the camp."), retold=[retold])  # type: ignore[list-item]  # a tuple will do

    assert found.best == date(2021, 5, 3)
    assert found.report_date().because[0].kind is DateSource.RECORD


def _outcome(dater: Dater, reports: list[MadeReport]) -> tuple[float, list[int]]:
    datings = [(report, dated(dater, report.text)) for report in reports]
    return (
        sum(holds(dating, report.day) for report, dating in datings) / len(datings),
        [dating.days for report, dating in datings if report.figures == 2],
    )


def test_reports_made_of_the_shipped_days_are_dated(dater: Dater) -> None:
    totals = next(one.totals for one in Shelf(load_series()).shelved if one.series.id == ARRIVALS)
    days = [date(2021, 6, 1) + timedelta(days=place) for place in range(14)] + [
        date(2023, 8, 12) + timedelta(days=place) for place in range(48)
    ]
    held, sizes = _outcome(dater, make_reports(totals, days, 24, seed=5))

    assert held >= 0.9
    assert statistics.median(sizes) <= 3


def test_days_that_a_short_series_does_not_know_do_not_speak_against_the_page(dater: Dater) -> None:
    """The package's series has no day of 2020; some that it has fit the count."""
    text = "Published: 2 September 2020\n\nA total of 568 migrants crossed the Channel from Friday to Monday, the Home Office said."
    found = dated(dater, text)

    assert (found.best, found.conflicts) == (date(2020, 9, 2), ())


def test_two_hundred_reports_made_of_the_published_days_are_dated(reader: Reader, full_shelf: Shelf) -> None:
    totals = next(one.totals for one in full_shelf.shelved if one.series.id == ARRIVALS)
    days = [date(2018, 10, 1) + timedelta(days=place) for place in range((LAST - date(2018, 10, 1)).days)]
    held, sizes = _outcome(Dater(reader, full_shelf, last_day=LAST), make_reports(totals, days, 200, seed=11))

    assert held >= 0.95
    assert statistics.median(sizes) <= 3


def test_the_undated_reports_at_hand_are_dated(reader: Reader, full_shelf: Shelf, shared_series: Path) -> None:
    texts, days = shared_series.parent / "seeds", shared_series.parent / "gold" / "dates.csv"
    if not (texts.is_dir() and days.is_file()):
        pytest.skip(f"no undated reports at {texts}")
    dater = Dater(reader, full_shelf, last_day=LAST)
    with days.open(encoding="utf-8", newline="") as file:
        known = {row["doc"]: date.fromisoformat(row["date"]) for row in csv.DictReader(file)}
    datings = {path.name: dater.date(read_report(path)) for path in sorted(texts.glob("*.txt"))}

    assert all(holds(dating, known[name]) for name, dating in datings.items() if name in known)
    assert sum(dating.days <= 3 and dating.best == known.get(name) for name, dating in datings.items()) >= 3
    assert all(dating.days <= 450 for dating in datings.values())
    first = datings[min(datings)].possible
    assert date(2022, 10, 25) <= first[0].first <= first[-1].last <= date(2023, 11, 13)  # the term of office that it names
