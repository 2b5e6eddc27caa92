"""Times in a text: which words tell one, and which days they mean."""

from __future__ import annotations

from datetime import date

import pytest

from constat.reading.shadow import shadow, straight
from constat.reading.times import TimeKind, TimeMark, mark_times
from constat.reading.tokens import tokenise

WEDNESDAY = date(2021, 6, 9)


def times(text: str, day: date | None = WEDNESDAY) -> list[tuple[str, str | None]]:
    """The words of each time with the days they mean."""
    tokens = tokenise(shadow(text))
    return [(text[tokens.starts[mark.first] : tokens.ends[mark.last - 1]], _iso(mark)) for mark in mark_times(tokens, straight(text), day)]


def _iso(mark: TimeMark) -> str | None:
    return None if mark.period is None else mark.period.iso()


@pytest.mark.parametrize(
    ("text", "words", "means"),
    [
        ("It began on 4 June 2021.", "4 June 2021", "2021-06-04"),
        ("It began on June 4th, 2021.", "June 4th, 2021", "2021-06-04"),
        ("The log of 2021-06-04 says so.", "2021-06-04", "2021-06-04"),
        ("It rained on 28 May.", "28 May", "2021-05-28"),
        ("It rained on 28 December.", "28 December", "2020-12-28"),
        ("The court will sit on 28 December.", "28 December", "2021-12-28"),
        ("They sailed on Monday.", "Monday", "2021-06-07"),
        ("They will sail on Monday.", "Monday", "2021-06-14"),
        ("The rule applies starting Monday.", "Monday", "2021-06-14"),
        ("They came in March.", "March", "2021-03"),
        ("They came in October.", "October", "2020-10"),
        ("They came last October.", "last October", "2020-10"),
        ("They came last week.", "last week", "2021-05-31/2021-06-06"),
        ("They came last month.", "last month", "2021-05"),
        ("They came overnight.", "overnight", "2021-06-09"),
        ("They came last night.", "last night", "2021-06-08"),
        ("They came at the weekend.", "the weekend", "2021-06-05/2021-06-06"),
        ("So far this year 40 came.", "So far this year", "2021-01-01/2021-06-09"),
        ("Since 2019 some 400 came.", "Since 2019", "2019-01-01/2021-06-09"),
        ("Since January some 400 came.", "Since January", "2021-01-01/2021-06-09"),
        ("In the year to March 400 came.", "the year to March", "2020-04-01/2021-03-31"),
        ("In the first half of May 40 came.", "the first half of May", "2021-05-01/2021-05-15"),
        ("In the second week of March 40 came.", "the second week of March", "2021-03-08/2021-03-14"),
        ("In the third week of May 40 came.", "the third week of May", "2021-05-15/2021-05-21"),
        ("In the first six months of 2020 40 came.", "the first six months of 2020", "2020-01-01/2020-06-30"),
        ("In the past 24 hours 40 came.", "the past 24 hours", "2021-06-08/2021-06-09"),
        ("In August last year 40 came.", "August last year", "2020-08"),
        ("On Friday last week 40 came.", "Friday last week", "2021-06-04"),
        ("The toll has passed 12,000 for the year.", "year", "2021-01-01/2021-06-09"),
        ("In the year so far 400 came.", "year so far", "2021-01-01/2021-06-09"),
        ("Last weekend, from Friday to Monday, 40 came.", "Last weekend, from Friday to Monday", "2021-06-04/2021-06-07"),
        ("Last week, from Monday to Thursday, 40 came.", "Last week, from Monday to Thursday", "2021-05-31/2021-06-03"),
        ("From Saturday 5 to Sunday 6 June 40 came.", "Saturday 5 to Sunday 6 June", "2021-06-05/2021-06-06"),
        ("Between Saturday 29 and Tuesday 1 June 40 came.", "Saturday 29 and Tuesday 1 June", "2021-05-29/2021-06-01"),
        ("They came in the night of Saturday to Sunday.", "Saturday to Sunday", "2021-06-05/2021-06-06"),
        ("A decade ago it was a marsh.", "A decade ago", "2011"),
        ("On Boxing Day four came.", "Boxing Day", "2020-12-26"),
        ("At this point last year it was 90.", "At this point last year", "2020-01-01/2020-06-09"),
        ("It was 90 by the same date in 2019.", "by the same date in 2019", "2019-01-01/2019-06-09"),
    ],
)
def test_a_time_means_the_days_that_a_reader_of_that_day_would_take_it_for(text: str, words: str, means: str) -> None:
    assert times(text) == [(words, means)]


def test_a_comparison_with_the_year_before_counts_from_the_time_before_it() -> None:
    assert times("In May 300 came, against 120 a year earlier.") == [("May", "2021-05"), ("a year earlier", "2020-05")]
    assert times("In the first half of 2021 it was 90, and 70 in the same period of 2020.")[1] == ("2020", "2020-01-01/2020-06-30")


def test_a_comparison_does_not_reach_into_the_sentence_before() -> None:
    assert times("In May 300 came. It was 120 the year before.")[1] == ("the year before", None)


@pytest.mark.parametrize("text", ["A last minute appeal failed.", "They march along the shore.", "It may rain.", "The past half of it."])
def test_words_that_only_look_like_times_tell_none(text: str) -> None:
    assert times(text) == []


def test_without_the_day_of_the_report_only_full_dates_mean_days() -> None:
    assert times("On Friday, and on 4 June 2021.", None) == [("Friday", None), ("4 June 2021", "2021-06-04")]


def test_the_same_day_is_counted_from_the_time_told_before() -> None:
    tokens = tokenise("four more came the following day.")
    assert [(mark.kind, mark.offset) for mark in mark_times(tokens, "four more came the following day.", WEDNESDAY)] == [
        (TimeKind.ANAPHORIC, 1)
    ]
