"""Runs of words are found as a plain loop over the words would find them."""

from __future__ import annotations

import re

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from constat.linking.origins import containment
from constat.linking.origins.containment import contained_pairs
from constat.linking.origins.shingles import LENGTH, shingle_set, shingles_of, words_of

WORD = re.compile(r"\w+")


@given(st.text(max_size=200))
def test_words_are_those_that_a_pattern_finds(text: str) -> None:
    words = words_of(text)
    found = [text[start:end] for start, end in zip(words.starts, words.ends, strict=True)]
    plain = [character if character.isalnum() or character == "_" else " " for character in text]
    assert found == "".join(plain).split(" ") or found == "".join(plain).split()


@given(st.lists(st.sampled_from("boat camp Calais 27 été DOVER the of".split()), max_size=40))
def test_equal_runs_have_equal_hashes_and_others_do_not(words: list[str]) -> None:
    runs = [tuple(word.lower() for word in words[at : at + LENGTH]) for at in range(len(words) - LENGTH + 1)]
    hashes = shingles_of(words_of(" ".join(words))).tolist()
    assert len(set(runs)) == len(set(hashes))
    assert len({(run, value) for run, value in zip(runs, hashes, strict=True)}) == len(set(runs))


@pytest.mark.parametrize("text", ["", "one", "one two three four", "\ud800 lone", "İİİ straße ẞ 𝔸𝔹 x y z", "a\0b c d e f"])
def test_any_text_can_be_cut(text: str) -> None:
    assert len(shingle_set(text)) <= max(0, len(WORD.findall(text)) - LENGTH + 1) + 1


def texts(draw: st.DrawFn) -> list[str]:
    vocabulary = [f"word{number}" for number in range(draw(st.integers(3, 30)))]
    return draw(st.lists(st.lists(st.sampled_from(vocabulary), max_size=40).map(" ".join), min_size=2, max_size=12))


@pytest.mark.parametrize("rare", [16, 3, 1], ids=["every shingle rare", "some common", "nearly all common"])
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(corpus=st.composite(texts)(), least=st.sampled_from([0.2, 0.5, 0.8, 1.0]))
def test_contained_pairs_are_all_that_comparing_every_two_finds(
    monkeypatch: pytest.MonkeyPatch, rare: int, corpus: list[str], least: float
) -> None:
    monkeypatch.setattr(containment, "_RARE", rare)
    sets = [shingle_set(text) for text in corpus]
    expected = []
    for two in range(len(sets)):
        for one in range(two):
            shared = len(np.intersect1d(sets[one], sets[two]))
            smaller = min(len(sets[one]), len(sets[two]))
            if shared and shared / smaller >= least:
                expected.append((one, two, shared))
    assert [(pair.one, pair.two, pair.shared) for pair in contained_pairs(sets, least=least)] == sorted(expected)


def test_what_everybody_writes_ties_nobody() -> None:
    phrase = "the ministry of the interior has been asked to comment"
    sets = [shingle_set(phrase) for _ in range(12)]
    assert contained_pairs(sets, most_texts=11) == []
    assert len(contained_pairs(sets, most_texts=12)) == 66
