"""Figures: which numbers are candidates at all, and what the trained model takes them for."""

from __future__ import annotations

import pytest

from constat.reading.figures import figure_candidates
from reading.channel import channel_reader, marked_body, read_body


def candidates_in(body: str) -> list[str]:
    marked, contexts = marked_body(body)
    found = figure_candidates(marked, contexts, channel_reader().figure_rules)
    return [marked.words(one.counted.first, one.counted.last) for one in found]


@pytest.mark.parametrize(
    "body",
    [
        "He is 34 years old.",
        "It happened at 6.30am on Tuesday.",
        "The beach lies 21 miles from Dover.",
        "Arrivals rose by 40 per cent.",
        "She finished in third place.",
        "It was the 2nd such case.",
    ],
)
def test_ages_times_distances_shares_and_ranks_are_no_figures(body: str) -> None:
    """Such numbers measure nothing that the codebook knows."""
    assert read_body(body).figures == ()


def test_a_number_in_a_name_that_the_codebook_knows_is_no_candidate() -> None:
    """The charity's number is part of its name; the count beside it is a candidate."""
    assert candidates_in("Utopia 56 helped 12 migrants.") == ["12 migrants"]


def test_a_man_counts_as_one_only_where_a_cue_of_such_a_measure_stands_in_the_sentence() -> None:
    """A man who dies is a figure; a man who smiles is none."""
    rules = channel_reader().figure_rules
    allowed = []
    for body in ("A Sudanese man drowned off the beach.", "A Sudanese man smiled at the camera."):
        marked, contexts = marked_body(body)
        (one,) = figure_candidates(marked, contexts, rules)
        allowed.append(rules.allowed(one.counted, contexts[one.sentence]))
    assert "deaths" in allowed[0]
    assert "deaths" not in allowed[1]


def test_euros_may_be_funding_but_no_count_of_people() -> None:
    """What a number may measure depends on its kind."""
    rules = channel_reader().figure_rules
    marked, contexts = marked_body("London paid 62 million euros.")
    (one,) = figure_candidates(marked, contexts, rules)
    assert rules.allowed(one.counted, contexts[one.sentence]) == {"funding", "crossing_price"}


@pytest.mark.parametrize(
    ("measure", "amount", "body"),
    [
        ("people_crossed", 412, "On Tuesday 412 migrants crossed the Channel to Britain in small boats."),
        ("boats_crossed", 9, "On Tuesday 412 migrants crossed the Channel to Britain in 9 boats."),
        ("people_intercepted", 84, "French police stopped 84 migrants from leaving the beach."),
        ("people_rescued", 38, "A French lifeboat rescued 38 migrants from a sinking dinghy."),
        ("deaths", 27, "At least 27 migrants drowned when their boat sank off Calais."),
        ("missing", 3, "Three people were still missing on Thursday."),
        ("people_arrested", 5, "Police arrested five suspected smugglers near Lille."),
        ("people_cleared", 650, "Police evicted 650 migrants from a camp at Grande-Synthe."),
        ("camp_residents", 800, "About 800 migrants were living in the camp."),
        ("people_sheltered", 150, "Another 150 migrants were taken to reception centres by bus."),
        ("returned", 14, "The Home Office deported 14 failed asylum seekers to Albania."),
        ("funding", 54_000_000, "Britain will pay France £54m to step up patrols on its beaches."),
        ("crossing_price", 3000, "Smugglers charge 3,000 euros for a place on a boat."),
        ("sentence", 48, "The smuggler was jailed for four years at Canterbury Crown Court."),
    ],
)
def test_a_plain_sentence_of_each_measure_is_read_as_that_measure(measure: str, amount: float, body: str) -> None:
    """Plain sentences, of the kind that most reports hold."""
    figures = read_body(body).figures
    found = [(figure.measure, figure.amount.low if figure.amount.low is not None else figure.amount.high) for figure in figures]
    assert (measure, amount) in found


def test_a_breakdown_is_a_figure_of_its_own_with_its_group() -> None:
    """The children are a part of the whole, of the same measure."""
    figures = read_body("Border Force picked up 180 migrants, including 30 children, and brought them to Dover.").figures
    assert [(figure.measure, figure.amount.low, figure.group) for figure in figures] == [
        ("people_crossed", 180, None),
        ("people_crossed", 30, "children"),
    ]


@pytest.mark.parametrize(
    ("measure", "amount", "body"),
    [
        ("deaths", 27, "The boat sank in the Channel and 27 drowned."),
        ("people_rescued", 12, "Rescuers saved 40 migrants from the sea on Monday, and a further 12 were rescued at dawn."),
    ],
)
def test_a_number_whose_noun_is_left_out_is_read_by_the_words_around_it(measure: str, amount: float, body: str) -> None:
    """The verb tells what is counted."""
    assert (measure, amount) in [(figure.measure, figure.amount.low) for figure in read_body(body).figures]


def test_somebody_who_gives_something_is_no_figure_of_those_who_are_given_a_sentence() -> None:
    """A light verb tells of a sentence only where a term stands beside it."""
    assert read_body("One man gave the camera a thumbs-up as he walked along the beach at Dover.").figures == ()
    assert "people_sentenced" in [figure.measure for figure in read_body("One man was given two years by Canterbury Crown Court.").figures]


def test_millions_that_count_nothing_are_money_in_the_currency_told_before() -> None:
    """The sum before them has its currency."""
    figures = read_body("Britain paid France €62m in 2021 and half a billion in 2023 to patrol its beaches.").figures
    assert [(figure.measure, figure.unit, figure.amount.low) for figure in figures] == [
        ("funding", "EUR", 62_000_000),
        ("funding", "EUR", 500_000_000),
    ]


def test_a_price_behind_a_price_is_in_the_same_currency() -> None:
    """A count of people behind a price is none."""
    figures = read_body("Smugglers charge migrants 1,500 euros for a place on a boat, 800 for a child.").figures
    assert [(figure.measure, figure.unit, figure.amount.low) for figure in figures][:2] == [
        ("crossing_price", "EUR", 1500),
        ("crossing_price", "EUR", 800),
    ]
    body = "Smugglers charge 1,500 euros for a place on a boat, and 800 crossed on Monday."
    assert [figure.unit for figure in read_body(body).figures if figure.amount.low == 800] == ["people"]


@pytest.mark.parametrize(
    ("measure", "body"),
    [
        ("deaths", "On Wednesday 45 people - including five children - died when the engine of their boat exploded."),
        ("returned", "The minister said 14 migrants who had crossed the Channel in a dinghy were deported this morning."),
    ],
)
def test_a_figure_is_measured_by_the_verb_behind_an_aside_or_a_relative_clause(measure: str, body: str) -> None:
    """What is put in after the subject does not tell what becomes of those counted."""
    assert read_body(body).figures[0].measure == measure


@pytest.mark.parametrize(
    ("measure", "body"),
    [
        ("attempts_intercepted", "French police prevented 26,000 crossing attempts last year, against 33,000 in 2022."),
        ("clearances_counted", "The charity recorded 94 evictions in Grande-Synthe last year. In 2021 there were 61."),
        ("deaths", "At least 36 people have drowned in the Channel this year. Last year it was 82."),
        ("people_rescued", "Lifeboats rescued 3,412 people from sinking boats off Calais this year, compared with 2,107 last year."),
        ("people_intercepted", "French police stopped 161 people from leaving the beach on Monday and another 90 or so on Tuesday."),
        ("officers_deployed", "The number of officers patrolling the beaches will rise from 200 to 300."),
    ],
)
def test_a_number_that_goes_on_with_the_one_before_measures_the_same(measure: str, body: str) -> None:
    """What it counts is left out, since it was told."""
    assert [figure.measure for figure in read_body(body).figures][-2:] == [measure, measure]
