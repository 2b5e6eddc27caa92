"""Cutting a shadow into words and marks."""

from __future__ import annotations

from constat.reading.shadow import copies_of, shadow, spaced, straight
from constat.reading.tokens import _VOCABULARY, tokenise


def _pieces(text: str) -> list[str]:
    tokens = tokenise(text)
    return [text[start:end] for start, end in zip(tokens.starts, tokens.ends, strict=True)]


def test_each_token_stands_where_it_says() -> None:
    text = "the boat's 2,150 litres; 55m, don't they?\n\n\nno."
    expected = ["the", "boat", "'s", "2,150", "litres", ";", "55", "m", ",", "don", "'t", "they", "?", "\n\n\n", "no", "."]
    assert _pieces(text) == expected


def test_a_run_of_line_ends_is_one_word_whatever_its_length() -> None:
    assert tokenise("one\ntwo\n\nthree\n\n\n\nfour").words == ["one", "\n", "two", "\n", "three", "\n", "four"]


def test_letters_beyond_ascii_change_nothing_for_the_words_around_them() -> None:
    text = "at 6.30 the mayor's men_at 12pm found £40, or 50% - 'twas more"
    plain, foreign = tokenise(text), tokenise(f"{text} in łódź")
    assert foreign.words[: len(plain)] == plain.words
    assert foreign.words[len(plain) :] == ["in", "łódź"]


def test_tokens_that_begin_with_a_digit_are_known() -> None:
    tokens = tokenise("on 4 june 300 left in 12m boats")
    assert [tokens.words[at] for at in tokens.digits] == ["4", "300", "12"]


def test_copies_are_as_long_as_the_text_and_agree_with_those_made_alone() -> None:
    text = "“Łódź”\u00a0— the İstanbul boat, 12\u202f000 €"
    copies = copies_of(text)
    assert (copies.plain, copies.folded, copies.phrases) == (straight(text), shadow(text), spaced(shadow(text)))
    assert len(copies.plain) == len(copies.folded) == len(copies.phrases) - 2 == len(text)


def test_words_without_end_are_cut_out_whole_and_not_kept() -> None:
    endless = "a" * 100_000
    tokens = tokenise(f"{endless}\n{endless}")
    assert tokens.words == [endless, "\n", endless]
    assert endless not in _VOCABULARY
    assert "\n" in _VOCABULARY
