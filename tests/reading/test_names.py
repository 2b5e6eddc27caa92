"""Names are runs of capitalised words, without titles, offices and the words that a sentence's head capitalises."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from constat.reading.names import NameDirectory, find_names
from constat.reading.shadow import straight


def names_in(text: str) -> list[str]:
    return [run.name(text) for run in find_names(straight(text))]


def directory(text: str) -> NameDirectory:
    plain = straight(text)
    return NameDirectory(run.name(text) for run in find_names(plain))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Then Ada Brook spoke.", ["Ada Brook"]),
        ("Home Secretary Ada Brook spoke.", ["Ada Brook"]),
        ("Detective Chief Inspector Ada Brook spoke.", ["Ada Brook"]),
        ("Harbour Branch Commander Ada Brook spoke.", ["Ada Brook"]),
        ("Mr. Brook met Dr. Lund.", ["Brook", "Lund"]),
        ("Ada Brook MP spoke.", ["Ada Brook"]),
        ("Éloïse d'Arcy-Lemaître spoke to Jan van der Meer.", ["Éloïse", "Arcy-Lemaître", "Jan van der Meer"]),
        ("It is Kent Police's Ada Brook.", ["Kent Police", "Ada Brook"]),
        ("Officer C. He left.", ["C."]),
        ("U.S. envoy J. K. Brook left.", ["U.S.", "J. K. Brook"]),
        ("Separately, Ada Brook left. However Lund stayed.", ["Ada Brook", "Lund"]),
        ("BROOK MAULED BY OWN SIDE", []),
        ("Care4Coast waited.", ["Care4Coast"]),
        ("In May Ada May spoke. Mrs May left Dover May 5.", ["Ada May", "May", "Dover"]),
    ],
)
def test_titles_and_function_words_are_cut(text: str, expected: list[str]) -> None:
    assert names_in(text) == expected


@pytest.mark.parametrize(
    ("text", "short", "full"),
    [
        ("Ada Brook came. Mrs Brook left.", "Mrs Brook", "Ada Brook"),
        ("Ada Brook came. Ada left.", "Ada", "Ada Brook"),
        ("Jan van der Meer came.", "van der Meer", "Jan van der Meer"),
        ("Ada Brook came.", "Lund", "Lund"),
        ("Ada Brook came. Ada Brook left. Ida Brook stayed.", "Brook", "Ada Brook"),
        ("Éloïse Lemaître came.", "Lemaitre", "Éloïse Lemaître"),
    ],
)
def test_a_short_name_means_the_full_one_that_the_text_uses_most(text: str, short: str, full: str) -> None:
    assert directory(text).fullest(short) == full


@given(st.text(max_size=300))
def test_runs_lie_inside_the_text_in_order(text: str) -> None:
    reach = 0
    for run in find_names(straight(text)):
        assert reach <= run.start <= run.name_start < run.end <= len(text)
        reach = run.end


@given(st.text(max_size=80), st.text(max_size=20))
def test_any_name_can_be_asked_for(text: str, name: str) -> None:
    assert isinstance(directory(text).fullest(name), str)


@pytest.mark.parametrize("unit", ["Aa ", "Ada Brook. ", "Aa de la ", "McA's-B'c ", "A.", "Mr. "])
def test_time_grows_with_the_length_of_the_text(unit: str) -> None:
    def seconds(copies: int) -> float:
        text = unit * copies
        start = time.process_time()
        directory(text).fullest("Brook")
        return time.process_time() - start

    seconds(1000)
    short, long = min(seconds(2000) for _ in range(3)), min(seconds(16000) for _ in range(3))
    assert long < 30 * short + 0.05


def test_many_namesakes_do_not_slow_a_directory_down() -> None:
    text = " and ".join(f"A{''.join(chr(97 + int(digit)) for digit in str(number))} Brook" for number in range(5000))
    book = directory(text)
    start = time.process_time()
    for _ in range(1000):
        book.fullest("Brook")
    assert time.process_time() - start < 1
