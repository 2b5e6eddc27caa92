from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from constat.checking.dating.meanings import Meaning, meaning_of
from constat.model.period import Period
from constat.reading.shadow import shadow, straight
from constat.reading.times import mark_times
from constat.reading.tokens import tokenise

TIMES = (
    "on Friday",
    "last Friday",
    "yesterday",
    "two weeks ago",
    "last week",
    "last weekend",
    "so far this year",
    "since the start of the month",
    "last month",
    "in June",
    "on 29 February",
    "on 3 September",
    "last year",
    "three months ago",
    "in the past three days",
    "last summer",
    "in 2019",
    "since 2019",
)
DAYS = st.dates(date(2000, 1, 1), date(2030, 12, 31))


def read(words: str) -> Meaning:
    text = f"They came {words}."
    tokens, plain = tokenise(shadow(text)), straight(text)

    def meaning(day: date) -> Period | None:
        marks = mark_times(tokens, plain, day)
        return marks[0].period if marks else None

    return meaning


@pytest.mark.parametrize("words", TIMES)
@given(day=DAYS)
def test_a_meaning_found_from_a_few_days_is_that_which_reading_gives_for_every_day(words: str, day: date) -> None:
    cheap, slow = CHEAP[words](day), read(words)(day)

    if (day.month, day.day) in ((2, 28), (2, 29)) or (slow and (slow.last.month, slow.last.day) in ((2, 28), (2, 29))):
        return  # the end of February moves with the year; it may be a day off
    assert cheap == slow


CHEAP = {words: meaning_of(read(words)) for words in TIMES}


@given(DAYS)
def test_a_time_that_follows_no_rule_is_read_for_each_day(day: date) -> None:
    def odd(one: date) -> Period:
        return Period.of_day(one - timedelta(days=one.toordinal() % 5))

    assert meaning_of(odd)(day) == odd(day)
