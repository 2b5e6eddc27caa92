"""Groups depend on tellings and likenesses alone, and never join what a report or a person tells apart."""

from __future__ import annotations

import itertools
import random
from dataclasses import replace
from functools import cache

import pytest

from constat.codebook import load_codebook
from constat.linking.blocking import blocks_of
from constat.linking.grouping import Ties, group_tellings
from constat.linking.likeness import compare_tellings
from constat.linking.occurrences import alike, likenesses_among
from constat.linking.rules import LinkRules, link_rules
from constat.model.amount import Amount, Bound
from constat.model.claim import Status
from constat.model.occurrence import Measured, Scope, Telling
from constat.model.period import Period
from constat.model.span import Span


@cache
def rules() -> LinkRules:
    return link_rules(load_codebook(None))


def telling(key: str, report: str | None = None, when: str | None = "2022-05-03", place: str | None = "calais") -> Telling:
    return Telling(
        key=key,
        report=report or key,
        scope=Scope.INCIDENT,
        type="clearance",
        period=Period.parse(when) if when else None,
        place=place,
        place_id=place,
        claims=(key,),
        spans=(),
        figures=(),
        statuses=(Status.HAPPENED,),
        names=(),
        groups=(),
        words=(),
        said_on=None,
    )


def grouped(*tellings: Telling, ties: Ties | None = None, likenesses: list[tuple[int, str, str]] | None = None) -> list[tuple[str, ...]]:
    by_key = {one.key: one for one in tellings}
    return group_tellings(by_key, likenesses if likenesses is not None else likenesses_among(by_key, rules()), rules(), ties)


def test_the_same_day_and_place_are_one_occurrence() -> None:
    assert grouped(telling("a"), telling("b")) == [("a", "b")]


@pytest.mark.parametrize("other", [{"when": "2022-05-06"}, {"place": "dunkirk"}, {"when": "2022-06"}])
def test_another_day_or_a_far_place_is_another_occurrence(other: dict[str, str]) -> None:
    assert grouped(telling("a"), telling("b", **other)) == [("a",), ("b",)]


def test_two_tellings_of_one_report_are_never_joined_even_through_a_third() -> None:
    groups = grouped(telling("a", "first"), telling("b", "first"), telling("c", "second"))
    assert sorted(map(len, groups)) == [1, 2]
    assert not any({"a", "b"} <= set(group) for group in groups)


def test_a_decision_joins_and_a_decision_keeps_apart() -> None:
    far = telling("b", when="2022-05-09")
    assert grouped(telling("a"), far, ties=Ties(together=frozenset({("a", "b")}))) == [("a", "b")]
    assert grouped(telling("a"), telling("b"), ties=Ties(apart=frozenset({("a", "b")}))) == [("a",), ("b",)]


def test_a_chain_of_days_does_not_run_on() -> None:
    days = [telling(f"day {day}", when=f"2022-05-{day:02d}") for day in range(1, 9)]
    links = [(9000, one.key, two.key) for one, two in itertools.pairwise(days)]
    assert all(len(group) <= 2 for group in grouped(*days, likenesses=links))


def test_groups_do_not_depend_on_the_order_in_which_tellings_and_likenesses_come() -> None:
    chance = random.Random(4)
    tellings = [
        telling(f"t{number}", f"r{number % 17}", f"2022-05-{1 + number % 5:02d}", ("calais", "dunkirk", "marck")[number % 3])
        for number in range(60)
    ]
    likenesses = likenesses_among({one.key: one for one in tellings}, rules())
    expected = grouped(*tellings, likenesses=likenesses)
    for _ in range(10):
        chance.shuffle(tellings)
        chance.shuffle(likenesses)
        assert grouped(*tellings, likenesses=likenesses) == expected


@pytest.mark.parametrize(
    ("one", "two", "meet"),
    [
        ("2022-05-03", "2022-05-03", True),
        ("2022-05-03", "2022-05-04", True),
        ("2022-05-03", "2022-05-06", False),
        ("2022", "2022-05-03", True),
        ("2022", "2021-05-03", False),
        (None, None, True),
    ],
)
def test_looking_in_each_others_blocks_holds_both_ways(one: str | None, two: str | None, meet: bool) -> None:
    first, second = blocks_of(telling("a", when=one), rules()), blocks_of(telling("b", when=two), rules())
    assert bool(set(first.looks_in) & set(second.stands_in)) is meet
    assert bool(set(second.looks_in) & set(first.stands_in)) is meet


def test_a_pair_has_one_score_whichever_comes_first() -> None:
    exact, about = telling("a"), telling("b")
    exact = replace(exact, figures=(measured(Amount(650, 650, Bound.EXACT)),))
    about = replace(about, figures=(measured(Amount(655, 655, Bound.ABOUT)), measured(Amount(600, None, Bound.AT_LEAST))))
    assert compare_tellings(exact, about, rules()).score == compare_tellings(about, exact, rules()).score
    assert alike(exact, [about], rules()) == alike(about, [exact], rules())


def measured(amount: Amount) -> Measured:
    return Measured(
        claim=str(amount), measure="camp_residents", unit="people", amount=amount, group=None, when=None, said_by=None, span=Span(0, 1)
    )
