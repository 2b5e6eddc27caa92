"""Whoever says words of a figure's sentence, or spoke last, may be credited with it; so may nobody."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from constat.model.claim import Form
from constat.reading.context import contexts_of
from constat.reading.credit import Said, credit_options
from constat.reading.marked import MarkedText
from constat.reading.mentions import set_scene
from constat.reading.observations import features_of
from constat.reading.offices import OfficeHolders
from constat.reading.ranking import Option
from constat.reading.statements import find_statements
from constat.reading.target import target_of

Options = Callable[[str, str], list[Option[str | None]]]


@pytest.fixture(scope="session")
def options(mark: Callable[..., MarkedText], offices: OfficeHolders) -> Options:
    """Everybody whom a number may be credited to, with all candidates taken for statements."""

    def found(body: str, number: str) -> list[Option[str | None]]:
        marked = mark(body)
        contexts = contexts_of(marked)
        candidates = find_statements(set_scene(marked), offices)
        at = marked.tokens.words.index(number)
        target = target_of("figure", "people", at, at + 1, contexts[marked.sentence_of_token(at)])
        return credit_options(marked, contexts, target, Said(marked, candidates, frozenset(range(len(candidates))))).every

    return found


@pytest.mark.parametrize(
    ("body", "credited"),
    [
        ("Kent Police said 57 people were found.", "Kent Police"),
        ("There were 57 people, according to the Home Office.", "Home Office"),
        ("'We saw 57 people on the road,' said Ada Brook.", "Ada Brook"),
        ("Home Office figures show 57 people were found.", "Home Office"),
        ("A Kent Police spokesman said 57 people were found.", "Kent Police"),
    ],
)
def test_who_says_the_number_covers_it(options: Options, body: str, credited: str) -> None:
    first = options(body, "57")[0]
    assert first.value == credited
    assert any(feature.endswith(" inside") for feature in features_of(first.observations))


def test_nobody_is_always_among_the_options(options: Options) -> None:
    assert [option.value for option in options("Some 57 people were found.", "57")] == [None]


def test_the_last_speaker_may_go_on_without_being_named(options: Options) -> None:
    found = options("Kent Police said the road was shut. Some 57 people were found.", "57")
    assert [option.value for option in found] == [None, "Kent Police"]
    assert "speaker before 1" in features_of(found[-1].observations)


def test_words_of_another_sentence_do_not_cover_a_number(options: Options) -> None:
    found = options("Some 57 people were found. Kent Police said the road was shut.", "57")
    assert [option.value for option in found] == [None]


def test_a_quotation_over_several_sentences_covers_numbers_in_each(options: Options) -> None:
    body = "'The road was shut. We saw 57 people there,' said Ada Brook."
    assert options(body, "57")[0].value == "Ada Brook"


def test_statements_that_were_not_accepted_are_told_apart(mark: Callable[..., MarkedText], offices: OfficeHolders) -> None:
    marked = mark("Kent Police said the road was shut. Some 57 people were found.")
    candidates = find_statements(set_scene(marked), offices)
    assert [one.form for one in candidates] == [Form.INDIRECT]
    last = marked.sentences.at(marked.text.index("57"))
    assert Said(marked, candidates, frozenset()).before(last) is None
    assert Said(marked, candidates, frozenset([0])).before(last) is candidates[0]
