"""What a number counts: its noun, near or far, or none where the noun is left out."""

from __future__ import annotations

import pytest

from constat.reading.counted import Counted, count_of, indefinite_counts
from reading.channel import channel_reader, marked_body


def counted_in(body: str) -> list[Counted]:
    """Each number of a body with its noun."""
    marked, contexts = marked_body(body)
    ends = {sentence: context.last for sentence, context in enumerate(contexts)}
    return [count_of(marked, mark, ends[marked.sentence_of_token(mark.core)]) for mark in marked.amounts]


@pytest.mark.parametrize(
    ("body", "noun"),
    [
        ("Police counted 41 migrants on the sand.", "migrant"),
        ("Some 30 exhausted young Afghan refugees sat by the road.", "refugee"),
        ("Crews towed seven overloaded black inflatable boats to port.", "inflatable boat"),
        ("Of the men, 12 of the Sudanese migrants had no shoes.", "migrant"),
        ("Bulldozers took away 85 tents before noon.", "tent"),
    ],
)
def test_a_number_goes_with_the_noun_behind_it_however_many_adjectives_stand_between(body: str, noun: str) -> None:
    """The noun may stand far from its number."""
    assert [counted.senses[0].lemma for counted in counted_in(body)] == [noun]


@pytest.mark.parametrize("body", ["In all 27 drowned that night.", "A further 12 were pulled out.", "Another 40 had left before dawn."])
def test_a_number_whose_noun_is_left_out_has_none(body: str) -> None:
    """What such a number measures is told by the words around it."""
    assert [counted.noun_first for counted in counted_in(body)] == [-1]


def test_a_word_that_the_codebook_does_not_know_is_kept_as_a_stranger() -> None:
    """The number counts something, and nothing that a measure counts."""
    (counted,) = counted_in("The town has 6 windmills.")
    assert (counted.senses, counted.stranger) == ((), "windmills")


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("A Sudanese man was found lifeless.", 1),
        ("A 24-year-old was found lifeless.", 1),
        ("A windmill was found lifeless.", 0),
        ("A group of friends was found.", 0),
    ],
)
def test_a_singular_counts_as_one_where_its_noun_may(body: str, count: int) -> None:
    """An age stands for the person; a thing that no measure counts does not count."""
    marked, contexts = marked_body(body)
    context = contexts[-1]
    found = indefinite_counts(marked, context.first, context.last, (), (), channel_reader().figure_rules.indefinite_classes)
    assert len(found) == count


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("Three men were held and a fourth fled.", ["a fourth"]),
        ("One boat landed with a second seen out at sea.", ["One boat", "a second"]),
        ("One man drowned and another was missing.", ["One man", "another"]),
        ("Three men were held for a fourth of a day.", []),
        ("A fourth fled.", []),
    ],
)
def test_one_more_of_those_counted_before_counts_as_one_without_its_noun(body: str, words: list[str]) -> None:
    """The ordinal follows the number of those before it; "another" follows one."""
    marked, contexts = marked_body(body)
    context = contexts[-1]
    before = [counted for counted in counted_in(body) if counted.mark.first >= context.first]
    found = indefinite_counts(marked, context.first, context.last, before, (), channel_reader().figure_rules.indefinite_classes)
    ones = [one for one in (*found, *before) if one.mark.amount.high == 1]
    assert [marked.words(one.first, one.last) for one in sorted(ones, key=lambda one: one.first)] == words


@pytest.mark.parametrize(
    ("body", "noun"),
    [
        ("Police stopped 40 people, nine of them children.", "child"),
        ("Police stopped 40 people, of whom nine were said to be women.", "woman"),
        ("Police stopped 40 people, nine of them on the road.", ""),
    ],
)
def test_a_number_of_those_told_before_goes_with_what_they_are_said_to_be(body: str, noun: str) -> None:
    """Where that names a group; else the number stands alone."""
    counted = counted_in(body)[-1]
    assert (counted.senses[0].lemma if counted.senses else "") == noun
