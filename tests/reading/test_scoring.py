"""Scores are sums of whole weights, the same whichever way they are added up."""

from __future__ import annotations

from collections.abc import Iterable
from math import exp

from hypothesis import given
from hypothesis import strategies as st

from constat.codebook.codebook import Model, pack, unpack
from constat.reading.observations import Observation
from constat.reading.ranking import Options, Ranker
from constat.reading.scoring import Scorer, scorer_of_groups, scorer_of_observations

LABELS = ("none", "landed", "turned back")
WEIGHTS = {"bias": [(0, 500)], "word=boat": [(1, 1200), (2, -300)], "word=police": [(1, -2500), (2, 900)]}


def model(calibration: tuple[tuple[int, int], ...] = ()) -> Model:
    return Model(labels=LABELS, features={name: pack(pairs) for name, pairs in WEIGHTS.items()}, calibration=calibration)


def scorer(calibration: tuple[tuple[int, int], ...] = ()) -> Scorer[Iterable[Observation]]:
    return scorer_of_observations(model(calibration))


def words(word: str, before: str) -> Iterable[str]:
    return (f"word={word}", f"word={word} after {before}")


@given(st.lists(st.lists(st.integers(-1_000_000, 1_000_000), min_size=4, max_size=4), min_size=1, max_size=30))
def test_packed_weights_add_up_as_the_weights_do(rows):
    total = sum(pack(enumerate(row)) for row in rows)
    sums = [sum(column) for column in zip(*rows, strict=True)]
    if all(abs(one) < 2**31 for one in sums):
        assert unpack(total, 4) == sums


def test_a_score_is_the_sum_of_the_weights_of_known_features_each_counted_once():
    assert scorer().scores(["bias", "word=boat", "word=boat", "never seen"]) == [500, 1200, -300]


def test_in_groups_what_is_seen_twice_counts_twice():
    groups = scorer_of_groups(model())
    assert groups.scores([(words, "the", ["boat", "boat", "harbour"]), (words, "a", ("police",))]) == [0, -100, 300]
    assert groups.scores([(words, "the", ["boat"])]) == [0, 1200, -300]
    reasons = groups.reasons([(words, "the", ["boat", "boat"])], "landed")
    assert [(reason.says, reason.weight) for reason in reasons] == [("word=boat", 1200)]


def test_the_most_probable_label_wins_among_those_allowed():
    assert scorer().choose(["bias", "word=boat"]).label == "landed"
    assert scorer().choose(["bias", "word=boat"], [0, 2]).label == "none"
    alone = scorer().choose(["bias"], [1])
    assert (alone.label, alone.probability) == ("landed", 1.0)


def test_between_equals_the_first_label_wins():
    assert scorer().choose([]).label == "none"


def test_reasons_name_what_weighed_most_for_a_label_or_against_it():
    reasons = scorer().reasons(["bias", "word=boat", "word=police"], "turned back")
    assert [(reason.says, reason.weight) for reason in reasons] == [("word=police", 900), ("word=boat", -300)]


def test_calibration_lies_between_its_points_and_ends_with_them():
    tried = scorer(((200, 100), (600, 500), (900, 950)))
    assert [round(tried.calibrated(raw), 3) for raw in (0.0, 0.2, 0.4, 0.6, 0.75, 1.0)] == [0.1, 0.1, 0.3, 0.5, 0.725, 0.95]
    assert scorer().calibrated(0.42) == 0.42


def options_of(*candidates):
    options = Options()
    for value, seen in candidates:
        options.add(value, seen)
    return options


def test_candidates_of_equal_value_count_together():
    """Two that are each less likely than a third may be more likely together, where the third is not far ahead."""
    near, far = (Ranker(Model(labels=("right",), features={"near": weight, "named": 700})) for weight in (1000, 2000))
    options = options_of(("Dover", "near"), ("Calais", "named"), ("Calais", "named"))
    assert near.choose(options) == "Calais"
    assert far.choose(options) == "Dover"
    assert near.choose(options_of(("Dover", "near"), ("Calais", "named"))) == "Dover"


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(-3000, 3000)), min_size=1, max_size=9))
def test_the_choice_is_that_of_the_shares_added_up_by_value(candidates):
    ranker = Ranker(Model(labels=("right",), features={str(weight): weight for _, weight in candidates}))
    shares: dict[str, float] = {}
    for value, weight in candidates:
        shares[value] = shares.get(value, 0.0) + exp((weight - max(other for _, other in candidates)) / 1000)
    chosen = ranker.choose(options_of(*[(value, str(weight)) for value, weight in candidates]))
    assert chosen == max(shares, key=shares.__getitem__)
