"""Quotations are found in every style of mark, and an apostrophe is never taken for one."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from constat.reading.layout import lay_out
from constat.reading.quotes import Quote, find_quotes

HEAD = "What the day brought to the coast\n\n"


def quotes_of(body: str) -> list[Quote]:
    text = HEAD + body
    return find_quotes(text, lay_out(text))


def words_of(body: str) -> list[str]:
    text = HEAD + body
    return [text[quote.start : quote.end] for quote in quotes_of(body)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('She said: "The road is shut."', ["The road is shut."]),
        ("She said: “The road is shut.”", ["The road is shut."]),
        ("She said: ‘The road is shut.’", ["The road is shut."]),
        ("She said: 'The road is shut.'", ["The road is shut."]),
        ("« La route est fermée », said Anne. «Encore.»", ["La route est fermée", "Encore."]),
        ("``The road is shut,'' said Anne. ``It is ice.''", ["The road is shut,", "It is ice."]),
        ("„Die Straße ist zu“, said Anna.", ["Die Straße ist zu"]),
        ("“One,” he said. “Two.”", ["One,", "Two."]),
        ("They called it “cruel”and “wrong in law”.", ["cruel", "wrong in law"]),
    ],
)
def test_every_style_of_mark_is_read(body: str, expected: list[str]) -> None:
    assert words_of(body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("The drivers' friend and the boys' coach said: 'I saw nothing at all.'", ["I saw nothing at all."]),
        ("'It's the sailors' choice, isn't it?' she said.", ["It's the sailors' choice, isn't it?"]),
        ("He said: 'The smugglers' boats are full.' They're leaving.", ["The smugglers' boats are full."]),
        ("‘We’re full,’ he said. ‘The council’s broke.’", ["We’re full,", "The council’s broke."]),
        ("He added: 'Rock 'n' roll it isn't, but we'll cope.'", ["Rock 'n' roll it isn't, but we'll cope."]),
        ("It was '90s music, the 1960s' revival and nobody's fault.", []),
        ("Get 'em out, they don't belong to the coast's towns.", []),
    ],
)
def test_an_apostrophe_neither_opens_nor_closes(body: str, expected: list[str]) -> None:
    assert words_of(body) == expected


def test_a_quotation_inside_another_stays_inside() -> None:
    assert words_of("“We told them, ‘Go back now,’ and they laughed,” she said.") == ["We told them, ‘Go back now,’ and they laughed,"]


def test_a_paragraph_left_open_is_marked_as_such() -> None:
    first, second = quotes_of('"We waited for hours.\n\n"Nobody came at all," said Anne.')
    assert not first.closed
    assert second.closed


def test_the_last_paragraph_of_a_running_quotation_needs_no_opening_mark() -> None:
    assert words_of('"We waited for hours.\n\nNobody came, and then it rained."') == [
        "We waited for hours.",
        "Nobody came, and then it rained.",
    ]


def test_the_outer_offsets_hold_the_marks() -> None:
    body = 'He said "no more boats" twice.'
    (quote,) = quotes_of(body)
    text = HEAD + body
    assert text[quote.outer_start : quote.outer_end] == '"no more boats"'


MARKS = st.text(alphabet=st.sampled_from("ab sS.,:!?\n'\"“”„‘’‚«»`n1-—"), max_size=200)


@given(st.one_of(MARKS, st.text(max_size=200)))
def test_spans_lie_inside_the_text_and_are_not_empty(body: str) -> None:
    text = HEAD + body
    for quote in find_quotes(text, lay_out(text)):
        assert 0 <= quote.outer_start <= quote.start < quote.end <= quote.outer_end <= len(text)
        assert text[quote.start : quote.end].strip() == text[quote.start : quote.end]


@pytest.mark.parametrize("unit", ["'a ", "“a. ", "`` ", "s' a 'b ", '"', "‘‘a ", "« ", "'n' "])
def test_time_grows_with_the_length_of_the_text(unit: str) -> None:
    def seconds(copies: int) -> float:
        text = HEAD + unit * copies + "."
        parts = lay_out(text)
        start = time.process_time()
        find_quotes(text, parts)
        return time.process_time() - start

    seconds(1000)
    short, long = min(seconds(4000) for _ in range(3)), min(seconds(32000) for _ in range(3))
    # Eight times the text in eight times the time; thirty times leaves room for a busy machine, and would catch a square.
    assert long < 30 * short + 0.05
