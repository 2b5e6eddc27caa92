"""Where a claim is told of: the places that a sentence offers, and what speaks for each."""

from __future__ import annotations

from datetime import date

from constat.codebook.codebook import Codebook
from constat.codebook.entries import Body, Group, Head, Place, PlaceKind
from constat.model.amount import Amount, Bound
from constat.model.period import Period
from constat.reading.context import contexts_of
from constat.reading.lexicon import Lexicon
from constat.reading.marked import MarkedText, mark_text
from constat.reading.places import Gazetteer
from constat.reading.setting import setting_of
from constat.reading.target import Target, target_of
from constat.reading.told_places import preposition
from constat.reading.when import ReportTimes, when_options
from constat.reading.where import ReportPlaces, where_options

DAY = date(2021, 6, 9)


def _place(identifier: str, name: str, kind: str, parent: str | None = None, context: tuple[str, ...] = ()) -> Place:
    return Place(
        id=identifier, name=name, kind=kind, parent=parent, latitude=0.0, longitude=0.0, source="made up for the tests", context=context
    )


BOOK = Codebook(
    head=Head(name="small", version="1", language="en", title="Small", description="For tests", topics=("boats",)),
    nouns=(),
    cues=(),
    measures=(),
    events=(),
    groups=(Group(group="norrish", country="norra", names=("Norrish",)),),
    place_kinds=(
        PlaceKind(kind="country", size=20, nouns=("country",)),
        PlaceKind(kind="town", size=65, nouns=("town",)),
        PlaceKind(kind="port", size=76, nouns=("port",)),
        PlaceKind(kind="camp", size=88, nouns=("camp",)),
    ),
    places=(
        _place("norra", "Norra", "country"),
        _place("sudra", "Sudra", "country"),
        _place("ostrel", "Ostrel", "town", "norra"),
        _place("ostrel-port", "Port of Ostrel", "port", "ostrel"),
        _place("old-mill", "Old Mill", "camp", "ostrel"),
        _place("marsh-norra", "Marsh", "town", "norra", context=("Norrish",)),
        _place("marsh-sudra", "Marsh", "town", "sudra", context=("Sudran",)),
    ),
    offices=(),
    people=(),
    bodies=(Body(id="ostrel-police", name="Ostrel Police", kind="police", source="made up for the tests", seat="ostrel"),),
    parties=(),
)
GAZETTEER = Gazetteer(BOOK)


def read(body: str, words: str) -> tuple[MarkedText, Target]:
    """A text under a headline, and words in it as an event whose place and time are asked for."""
    marked = mark_text(f"What the day brought\n\n{body}\n", Lexicon(BOOK), DAY)
    start = marked.text.index(words)
    first, last = marked.tokens.at(start), marked.tokens.at(start + len(words))
    return marked, target_of("event", "clearance", first, last, contexts_of(marked)[marked.sentences.at(start)])


def places(body: str, words: str) -> dict[str | None, set[str]]:
    """The features of every place that the words may be told of, by the place's name."""
    marked, target = read(body, words)
    found: dict[str | None, set[str]] = {}
    options = where_options(ReportPlaces(marked, contexts_of(marked), setting_of(marked, GAZETTEER), ("norra",)), target, ())
    for option in options.every:
        found.setdefault(option.value.name if option.value else None, set()).update(options.features(option))
    return found


def test_the_place_of_the_sentence_the_town_of_a_site_and_no_place_at_all_are_offered() -> None:
    found = places("Officers cleared the tents at Old Mill at dawn.", "cleared the tents")
    assert "in sentence" in found["Old Mill"]
    assert "town of a site" in found["Ostrel"]
    assert "no place" in found[None]


def test_a_kind_of_place_points_back_at_the_last_of_its_kind() -> None:
    found = places("A ship lay in the Port of Ostrel. Tents stood in Old Mill. They were cleared near the port.", "cleared")
    assert "told by kind definite=True" in found["Port of Ostrel"]


def test_a_name_inside_that_of_a_body_is_marked_as_such() -> None:
    found = places("The tents were cleared by Ostrel Police on Monday.", "cleared")
    assert {"part of a body's name", "seat of a body"} <= found["Ostrel"]


def test_an_adjective_offers_its_country() -> None:
    assert "adjective of a country" in places("They were cleared by Norrish police.", "cleared")["Norra"]


def test_a_name_that_the_gazetteer_does_not_have_is_offered_after_a_preposition() -> None:
    assert "unknown name lead near" in places("They were cleared near Quellingham at dawn.", "cleared")["Quellingham"]


def test_of_two_namesakes_the_text_says_which() -> None:
    assert [one.place.id for one in GAZETTEER.mark(read("Sudran police cleared Marsh at dawn.", "cleared")[0])] == ["marsh-sudra"]
    assert [one.place.id for one in GAZETTEER.mark(read("Norrish police cleared Marsh at dawn.", "cleared")[0])] == ["marsh-norra"]


def test_the_preposition_of_a_name_stands_before_the_kind_of_place() -> None:
    words = "they slept in the northern port of ostrel , and left".split()
    assert preposition(words, words.index("ostrel"), 0) == "in"
    assert preposition(["they", "spoke", "of", "ostrel"], 3, 0) == "of"


def times(body: str, words: str, before: tuple[str, Period] | None = None) -> dict[str | None, set[str]]:
    """The features of every time that the words may be told of, by its days; before are the words and the time of a claim before them."""
    marked, target = read(body, words)
    report = ReportTimes(marked, contexts_of(marked))
    if before is not None:
        report.settle(read(body, before[0])[1], before[1])
    found: dict[str | None, set[str]] = {}
    options = when_options(report, target, ())
    for option in options.every:
        found.setdefault(option.value.iso() if option.value else None, set()).update(options.features(option))
    return found


def test_the_times_of_the_sentence_and_of_those_before_are_offered_with_the_reports_day_and_none() -> None:
    found = times("On Monday tents were put up. On Tuesday they were cleared.", "cleared")
    assert "in sentence" in found["2021-06-08"]
    assert "back 1 same part" in found["2021-06-07"]
    assert "report's day" in found["2021-06-09"]
    assert "no time" in found[None]


def test_a_running_total_may_end_on_another_day_that_the_sentence_names() -> None:
    found = times("On Monday 40 more were cleared, which takes the total so far this year to 900.", "900")
    assert "total to other time" in found["2021-01-01/2021-06-07"]


def test_the_reports_own_year_may_stand_for_its_total_to_date() -> None:
    assert "year named to date" in times("In 2021 some 900 were cleared.", "900")["2021-01-01/2021-06-09"]


def test_a_headline_without_a_time_may_take_the_day_that_the_body_opens_with() -> None:
    found = times("Tents were cleared on Monday.", "What the day brought")
    assert any(feature.startswith("first day of body, for title") for feature in found["2021-06-07"])


def test_the_day_of_the_news_is_offered_however_far_back_it_was_told() -> None:
    body = "Tents were cleared on Monday. It rained. The wind rose. Nobody came. A further 40 people were moved."
    assert "day of the news far" in times(body, "moved")["2021-06-07"]
    assert not any(
        "day of the news" in feature for found in times("Tents were cleared on Monday.", "cleared").values() for feature in found
    )


def test_a_claim_before_is_told_apart_by_whether_its_time_is_told_here_again() -> None:
    body = "They were counted. They were cleared on Monday."
    again, other = (times(body, "cleared", ("counted", Period.of_day(date(2021, 6, day)))) for day in (7, 8))
    assert "time of claim before&memory near own=same" in again["2021-06-07"]
    assert "time of claim before&memory near own=other" in other["2021-06-08"]


def test_a_verb_of_saying_between_a_time_and_a_claim_is_seen() -> None:
    assert "left saying between" in times("On Monday the mayor said 40 tents were cleared.", "cleared")["2021-06-07"]
    assert "left saying between" not in times("On Monday 40 tents were cleared.", "cleared")["2021-06-07"]


def test_a_sentence_out_of_a_report_does_not_stand_at_its_top() -> None:
    marked, target = read("Tents were cleared.", "cleared")
    contexts = contexts_of(marked)
    told = []
    for whole in (True, False):
        options = when_options(ReportTimes(marked, contexts, whole=whole), target, ())
        told.append({feature for option in options.every for feature in options.features(option)})
    assert "no time&sentence 1" in told[0]
    assert not any("&sentence 1" in feature or "early=True" in feature for feature in told[1])


def test_the_following_day_is_counted_from_the_claim_before() -> None:
    counted = ("counted", Period.of_day(date(2021, 5, 3)))
    assert "in sentence" in times("They were counted. They were cleared the following day.", "cleared", counted)["2021-05-04"]


def test_a_figure_may_be_of_the_time_and_the_place_that_the_same_amount_had_before() -> None:
    marked, _ = read("In Ostrel 900 were counted on Monday. Of the 900 nobody stayed.", "900")
    contexts = contexts_of(marked)
    first, second = (at for at, word in enumerate(marked.tokens.words) if word == "900")
    amount = Amount(900.0, 900.0, Bound.EXACT)
    earlier, later = (target_of("figure", "people", at, at + 1, contexts[marked.sentence_of_token(at)], amount) for at in (first, second))
    when = ReportTimes(marked, contexts)
    where = ReportPlaces(marked, contexts, setting_of(marked, GAZETTEER), ())
    when.settle(earlier, Period.of_day(date(2021, 6, 7)))
    where.settle(earlier, None)
    times, places = when_options(when, later, ()), where_options(where, later, ())
    assert [one.value for one in times.every if "same amount before round" in times.features(one)] == [Period.of_day(date(2021, 6, 7))]
    assert [one.value for one in places.every if "same amount before" in places.features(one)] == [None]


def test_an_event_may_be_of_the_time_of_a_figure_that_its_words_tell() -> None:
    marked, event = read("Some 40 tents were cleared.", "40 tents were cleared")
    contexts = contexts_of(marked)
    figure = target_of("figure", "tents", event.first, event.first + 1, contexts[event.sentence], Amount(40.0, 40.0, Bound.ABOUT))
    report = ReportTimes(marked, contexts)
    report.settle(figure, Period.of_day(date(2021, 6, 8)))
    options = when_options(report, event, ())
    found = [one.value for one in options.every if "time of its figure inside=True" in options.features(one)]
    assert found == [Period.of_day(date(2021, 6, 8))]


def test_a_report_of_one_sentence_has_none_to_look_back_at() -> None:
    marked = mark_text("Tents were cleared.\n", Lexicon(BOOK), DAY)
    contexts = contexts_of(marked)
    target = target_of("event", "clearance", 0, 3, contexts[0])
    assert len(contexts) == 1
    report = ReportPlaces(marked, contexts, setting_of(marked, GAZETTEER), ("norra",))
    assert when_options(ReportTimes(marked, contexts), target, ()).values[0] is None
    assert where_options(report, target, ()).values == [None, ("Norra", "norra")]


def test_a_report_set_on_another_country_or_sea_does_not_mean_the_usual_one() -> None:
    usual = GAZETTEER.places["norra"]
    elsewhere, _ = read("Boats left Sudra on Monday. In Sudra nobody saw them.", "left")
    at_home, _ = read("Boats left Norra on Monday. In Sudra nobody saw them, nor did Sudra look.", "left")
    assert setting_of(elsewhere, GAZETTEER).in_place_of(usual).id == "sudra"
    assert setting_of(at_home, GAZETTEER).in_place_of(usual) is usual
