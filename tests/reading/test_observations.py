"""What is seen of candidates: weighed once, remembered, and never counted twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from constat.codebook.codebook import Model
from constat.intake.documents import read_report
from constat.reading import observations
from constat.reading.context import contexts_of
from constat.reading.events import READ, EventWalk, event_candidates
from constat.reading.figures import FigureWalk, figure_candidates, find_figures
from constat.reading.marked import mark_text
from constat.reading.observations import Group, Observation, Weighed, WeighedGroups, features_of, features_of_groups
from constat.reading.ranking import Named, Options, Ranker
from constat.reading.setting import setting_of
from constat.reading.status import status_observations
from constat.reading.target import target_of
from constat.reading.telling import TellingWalk
from constat.reading.when import ReportTimes, when_options
from constat.reading.where import ReportPlaces, where_options
from reading.channel import channel_reader

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "channel"


def _colour(name: str, shade: str) -> Iterator[str]:
    yield f"colour {name}"
    yield f"colour {name} {shade}"


def test_an_observation_weighs_what_its_features_weigh_together() -> None:
    """The second time it is remembered, and weighs the same."""
    weighed = Weighed({"colour red": 300, "colour red dark": -50, "bias": 7})
    seen: Observation = (_colour, "red", "dark")
    assert [weighed[seen], weighed[seen], weighed["bias"], weighed[_colour, "blue", "dark"]] == [250, 250, 7, 0]


def test_what_is_remembered_does_not_grow_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """Past the limit it begins anew, and weighs the same as before."""
    monkeypatch.setattr(observations, "MOST_REMEMBERED", 10)
    weighed = Weighed({"colour red": 300})
    assert {weighed[_colour, "red", str(shade)] for shade in range(100)} == {300}
    assert len(weighed) <= 10


def test_groups_are_remembered_too_but_not_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """Past the limit they begin anew, and weigh the same as before."""
    monkeypatch.setattr(observations, "MOST_REMEMBERED", 10)
    weighed = WeighedGroups({"colour red": 300, "colour red 7": 20})
    totals = {shade: weighed.total([(_colour, str(shade), ("red", "blue"))], 1) for shade in range(100)}
    assert totals == {shade: 301 + 20 * (shade == 7) for shade in range(100)}
    assert weighed.total([], 1) == 1
    assert len(weighed) <= 12


def test_what_does_not_begin_with_a_function_is_no_observation() -> None:
    """A mistake in a rule is named, not weighed as nothing."""
    with pytest.raises(TypeError, match="begins with a function"):
        features_of([("colour", "red")])


def test_circumstances_speak_for_candidates_by_their_names() -> None:
    """The same circumstance may speak for one candidate and against another."""
    model = Model(labels=("right",), features={"nobody&quoted": -900, "somebody&quoted": 400, "nobody": 600})
    ranker = Ranker(model, ("nobody", "somebody"))
    options: Options[str] = Options()
    options.add_named("nobody", "none", "nobody")
    options.add_named("somebody", "one", "somebody")
    assert ranker.choose(options) == "none"
    options.circumstances = ("quoted",)
    assert ranker.choose(options) == "one"
    row: Options[str] = Options()
    row.extend(Named(("nobody", "somebody"), ("none", "one"), ("nobody", "somebody")))
    row.circumstances = ("quoted",)
    assert ranker.choose(row) == "one"
    assert [row.features(one) for one in row.every] == [("nobody", "nobody&quoted"), ("somebody", "somebody&quoted")]
    assert options.features(options.every[0]) == ("nobody", "nobody&quoted")


def _repeated(seen: Iterable[Observation]) -> set[str]:
    """The features that follow from more than one observation."""
    counts = Counter(feature for one in dict.fromkeys(seen) for feature in features_of([one]))
    return {feature for feature, count in counts.items() if count > 1}


def _shared(groups: list[Group]) -> set[str]:
    """The features that follow from groups of two kinds."""
    kinds: dict[str, set[object]] = {}
    for group in groups:
        for feature in features_of_groups([group]):
            kinds.setdefault(feature, set()).add(group[0])
    return {feature for feature, namers in kinds.items() if len(namers) > 1}


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.txt"))[:6], ids=lambda path: path.name[:2])
def test_no_feature_follows_from_two_observations_of_one_candidate(path: Path) -> None:
    """It would count once in training and twice in reading."""
    reader = channel_reader()
    marked = mark_text(read_report(path).text, reader.lexicon, None)
    contexts = contexts_of(marked)
    figures = find_figures(marked, contexts, reader.figure_rules, reader.figures)
    walk = FigureWalk(marked, contexts)
    for figure in figure_candidates(marked, contexts, reader.figure_rules):
        assert _shared(walk.observations(figure)) == set()
    events = EventWalk(marked, contexts, figures)
    for event in event_candidates(contexts, figures, reader.event_rules):
        assert _shared(events.observations(event)) == set()
        events.settle(event)
    telling = TellingWalk(marked, contexts)
    for context in contexts:
        if context.kind in READ and context.first < context.last:
            assert _shared(telling.observations(context, ["deaths"], 0.0)) == set()
    times, places = ReportTimes(marked, contexts), ReportPlaces(marked, contexts, setting_of(marked, reader.gazetteer), ("france",))
    for mark in figures:
        counted, context = mark.candidate.counted, contexts[mark.candidate.sentence]
        target = target_of("figure", mark.measure.name, counted.first, counted.last, context, counted.mark.amount)
        assert _repeated(status_observations(marked, contexts, target)) == set()
        when, where = when_options(times, target, ()), where_options(places, target, ())
        for option in (*when.every, *where.every):
            assert len(set(option.observations)) == len(option.observations)
            assert _repeated(option.observations) == set()
        times.settle(target, when.every[0].value)
        places.settle(target, where.every[0].value)
