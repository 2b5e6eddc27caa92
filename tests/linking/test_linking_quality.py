"""On the linking set, read by the real reader, occurrences are found as people told them apart."""

from __future__ import annotations

import pytest

from constat.codebook import load_codebook
from constat.linking.rules import link_rules
from constat.reading.reader import Reader
from linking.bcubed import b_cubed
from linking.linking_set import found_clusters, read_and_link, read_linking_set

FLOOR = 0.9


def test_the_set_is_as_large_as_it_should_be() -> None:
    whole = read_linking_set()
    assert len(whole.texts) >= 150
    assert len(set(whole.true.values())) >= 40


@pytest.mark.parametrize("held_back", [False, True], ids=["tuned on", "held back"])
def test_b_cubed_f1_is_at_least_nine_in_ten(held_back: bool) -> None:
    codebook = load_codebook(None)
    chosen = read_linking_set(held_back=held_back)
    tellings, occurrences = read_and_link(chosen, Reader(codebook), link_rules(codebook))
    found = b_cubed(chosen.true, found_clusters(chosen, tellings, occurrences))
    assert found.f1 >= FLOOR, f"precision {found.precision:.3f}, recall {found.recall:.3f}"
