"""Asides and relative clauses: where a sentence goes on behind what is put in after its subject."""

from __future__ import annotations

import pytest

from constat.reading.asides import resumes_at


@pytest.mark.parametrize(
    ("sentence", "after", "goes_on"),
    [
        ("45 people , including five children , died off calais", 2, "died"),
        ("45 people - five of them children - died off calais", 2, "died"),
        ("45 people ( most of them iraqis ) were saved", 2, "were"),
        ("14 migrants who had crossed by boat were sent back", 2, "were"),
        ("14 migrants who had crossed by boat and been held were sent back", 2, "were"),
        ("45 people died off calais , including five children", 2, "died"),
        ("14 migrants who had crossed by boat", 2, "who"),
        ("14 migrants who drowned when their boat sank and 20 were saved", 2, "who"),
        ("45 people , and a boat , were found", 2, ","),
    ],
)
def test_a_sentence_goes_on_behind_what_is_put_in(sentence: str, after: int, goes_on: str) -> None:
    """Where nothing is put in, or no verb follows it, it goes on at once."""
    words = sentence.split()
    assert words[resumes_at(words, after, len(words))] == goes_on
