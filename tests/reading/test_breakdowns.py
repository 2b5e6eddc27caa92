"""Breakdowns: which figures are parts of a larger one, and of what group."""

from __future__ import annotations

import pytest

from reading.channel import read_body


def parts_in(body: str) -> dict[float | None, str | None]:
    """The group of each figure of a body, by its amount."""
    return {figure.amount.low: figure.group for figure in read_body(body).figures}


@pytest.mark.parametrize(
    ("body", "part", "group"),
    [
        ("Lifeboats rescued 63 migrants off Calais, including 14 women.", 14, "women"),
        ("Lifeboats rescued 63 migrants off Calais, of whom at least nine were children.", 9, "children"),
        ("Lifeboats rescued 63 migrants off Calais, nine of them teenage boys.", 9, "children"),
        ("At least 27 people drowned off Calais. Of those, three were children.", 3, "children"),
        ("At least 27 people drowned off Calais. Ten of the dead were women.", 10, "women"),
        ("Lifeboats rescued 63 migrants off Calais. Among them were nine children.", 9, "children"),
        ("Lifeboats rescued 63 migrants off Calais. Among those taken to hospital, officials said, were nine babies.", 9, "children"),
        ("Police detained 276 migrants near Calais, 135 of whom said they were under 18.", 135, "children"),
        ("Lifeboats rescued 63 migrants off Calais, mostly Iraqis, among them 40 Syrians.", 40, "syrian"),
    ],
)
def test_a_part_of_a_larger_number_is_of_the_group_that_its_words_name(body: str, part: float, group: str) -> None:
    """What leads from the whole to the part may stand before the number or after it, and the group after both."""
    assert parts_in(body)[part] == group


@pytest.mark.parametrize(
    "body",
    [
        "Border Force picked up 11 Syrians in a dinghy and brought them to Dover on Monday.",
        "Police arrested four men near Lille on Monday.",
        "A Sudanese teenager drowned off Calais on Monday.",
        "Lifeboats rescued 60 men, women and children off Calais.",
    ],
)
def test_who_the_whole_are_is_no_part(body: str) -> None:
    """A nationality, and what anybody is called, name the whole where no larger number is told."""
    assert set(parts_in(body).values()) == {None}


def test_the_items_of_a_list_are_parts() -> None:
    """Each is of its own group; the number before the dash is the whole."""
    body = "Lifeboats rescued 17 people - 12 men, three women and two children - off Calais on Monday."
    assert parts_in(body) == {17: None, 12: "men", 3: "women", 2: "children"}


def test_an_item_of_a_list_may_tell_an_age() -> None:
    """The age stands between the items, and does not part them."""
    body = "Seven people drowned off Calais on Monday, among them a woman of 30 and two children."
    assert parts_in(body) == {7: None, 1: "women", 2: "children"}


def test_women_and_children_told_as_one_number_are_one_part() -> None:
    """The number is of both together."""
    assert parts_in("About 800 migrants live in the camp, including some 40 women and children.")[40] == "women and children"


def test_a_number_is_of_the_group_of_the_one_that_it_is_compared_with() -> None:
    """The second number leaves out what it counts."""
    body = "The council was looking after 304 unaccompanied children, compared with 237 a year ago."
    assert parts_in(body) == {304: "children", 237: "children"}


def test_a_number_behind_the_name_of_a_people_is_their_part() -> None:
    """Lists of nationalities put the number in brackets."""
    body = "Asylum claims were lodged by 74,000 people last year. The most were from Iranians (8,470) and Afghans (8,051)."
    found = parts_in(body)
    assert found.get(8470, "iranian") == "iranian"
    assert found.get(8051, "afghan") == "afghan"


def test_an_old_man_is_told_by_his_age_alone_and_is_no_elderly_person() -> None:
    """ "24-year-old man" holds the words of an old man."""
    assert set(parts_in("A 24-year-old man was arrested near Lille on Monday.").values()) == {None}


def test_those_who_make_up_the_whole_leave_it_a_whole() -> None:
    """The list behind the number adds up to it."""
    found = parts_in("Two men, an Iranian and a Briton, were arrested in Dover on Monday.")
    assert found[2] is None


def test_thousands_of_one_nation_are_a_part_of_all_who_came() -> None:
    """No boat holds as many; a few of one nation may be all who were in one."""
    found = parts_in("More than 12,000 Albanians crossed the Channel in small boats in 2022, and in 2023 there were 812.")
    assert found == {12_000: "albanian", 812: "albanian"}
