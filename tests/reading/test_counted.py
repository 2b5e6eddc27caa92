"""What a number counts: its noun, near or far, or none where the noun is left out."""

from __future__ import annotations

import pytest

from constat.reading.counted import Counted, count_of, group_of, indefinite_counts
from reading.channel import channel_reader, marked_body


def counted_in(body: str) -> list[tuple[Counted, str | None]]:
    """Each number of a body with its noun, and the part of a whole that it names."""
    marked, contexts = marked_body(body)
    ends = {sentence: context.last for sentence, context in enumerate(contexts)}
    counts = [count_of(marked, mark, ends[marked.sentence_of_token(mark.core)]) for mark in marked.amounts]
    return [(counted, group_of(marked, counted)) for counted in counts]


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
    assert [counted.senses[0].lemma for counted, _ in counted_in(body)] == [noun]


@pytest.mark.parametrize("body", ["In all 27 drowned that night.", "A further 12 were pulled out.", "Another 40 had left before dawn."])
def test_a_number_whose_noun_is_left_out_has_none(body: str) -> None:
    """What such a number measures is told by the words around it."""
    assert [counted.noun_first for counted, _ in counted_in(body)] == [-1]


@pytest.mark.parametrize(
    ("body", "group"),
    [
        ("The list named 30 children.", "children"),
        ("The list named 17 women.", "women"),
        ("The list named 9 migrants.", None),
        ("The list named 14 women and children.", "women and children"),
        ("The list named 60 men, women and children.", None),
    ],
)
def test_a_part_of_a_whole_is_named_by_its_noun(body: str, group: str | None) -> None:
    """Men, women and children together are everybody, and no part."""
    assert [found for _, found in counted_in(body)] == [group]


def test_a_word_that_the_codebook_does_not_know_is_kept_as_a_stranger() -> None:
    """The number counts something, and nothing that a measure counts."""
    ((counted, _),) = counted_in("The town has 6 windmills.")
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
    found = indefinite_counts(marked, context.first, context.last, set(), channel_reader().figure_rules.indefinite_classes)
    assert len(found) == count
