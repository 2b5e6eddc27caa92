"""Landmarks are found in many wordings, and what they say of a report's day hangs on how they are told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from constat.checking.dating.axis import Axis, Evidence
from constat.checking.dating.landmark_likelihoods import as_known, as_new, as_to_come
from constat.checking.dating.landmark_names import Landmarks
from constat.checking.dating.landmarks import landmark_evidence
from constat.checking.dating.phrases import trial_readings
from constat.checking.dating.undated import UndatedText, mark_undated
from constat.codebook.entries import Landmark, Sum
from constat.intake.documents import make_report
from constat.reading.reader import Reader

AXIS = Axis(date(2010, 1, 1), date(2026, 6, 30))
DAY = timedelta(days=1)

BRIDGE = Landmark(
    id="rope-bridge",
    names=("Rope Bridge Accord",),
    words=(("rope*/cable bridge", "river/canal"),),
    since="2018-05-14",
    until="2018-05-14",
    announced="2018-02-01",
    ended="2021-03-31",
    lasting=True,
    kind="deal",
    place="france",
    sums=(Sum(amount=43_700_000, currency="GBP"),),
    source="made",
)
VOTE_2014 = Landmark(id="vote-2014", names=("harbour vote",), since="2014-09-07", until="2014-09-07", kind="election", source="made")
VOTE_2019 = Landmark(id="vote-2019", names=("harbour vote",), since="2019-09-08", until="2019-09-08", kind="election", source="made")
SECOND_VOTE = Landmark(
    id="second-vote", names=("second harbour vote",), since="2019-09-08", until="2019-09-08", kind="election", source="made"
)


def marked(reader: Reader, text: str) -> UndatedText:
    return mark_undated(make_report("report.txt", text.encode()), reader.lexicon)


def landmarks_of(reader: Reader, *known: Landmark) -> Landmarks:
    return Landmarks(replace(reader.codebook, landmarks=known))


def described(reader: Reader, text: str, *known: Landmark) -> list[str]:
    return [naming.landmarks[0].id for naming in landmarks_of(reader, *known).described(marked(reader, text))]


def evidence(reader: Reader, text: str, *known: Landmark) -> list[Evidence]:
    report = make_report("report.txt", text.encode())
    figures = trial_readings(report, reader)[0][1]
    return landmark_evidence(mark_undated(report, reader.lexicon), figures, landmarks_of(reader, *known), AXIS)


def on(one: Evidence, day: date) -> float:
    return one.weights[AXIS.place(day)]


@pytest.mark.parametrize(
    "text",
    [
        "A rope hangs over the river.",
        "Over the canal they drew ropes.",
        "The cable bridge crosses a river at Calais.",
    ],
)
def test_words_that_stand_together_tell_a_landmark_in_any_order_and_ending(reader: Reader, text: str) -> None:
    assert described(reader, text, BRIDGE) == ["rope-bridge"]


@pytest.mark.parametrize(
    "text",
    [
        "A rope was found. The river was high.",
        "A cable crosses the river.",
        "The river was high, and nobody crossed it.",
        "A rope lay there, " + "and one more stone was laid beside it, " * 6 + "by the river.",
    ],
)
def test_words_in_two_sentences_or_far_apart_or_not_all_of_them_tell_none(reader: Reader, text: str) -> None:
    assert described(reader, text, BRIDGE) == []


def test_a_sum_tells_the_deal_as_it_is_rounded_and_small_ones_tell_none(reader: Reader) -> None:
    for written, known in (("£43.7 million", 1), ("£44m", 1), ("£40 million", 0), ("£43,000", 0)):
        undated = marked(reader, f"Ministers said on Monday that {written} would be paid to France for patrols in Calais.")
        figures = trial_readings(undated.report, reader)[0][1]
        found = list(landmarks_of(reader, BRIDGE).by_sum(undated, figures))
        assert len(found) == known, written


def test_what_is_told_as_known_was_there_before_and_less_so_once_it_is_over() -> None:
    weights = as_known(AXIS, BRIDGE, by_name=True, surely=False)

    def at(day: date) -> float:
        return weights[AXIS.place(day)]

    assert at(date(2012, 1, 1)) < at(date(2018, 1, 20)) < at(date(2018, 3, 1)) < at(date(2018, 5, 14)) == at(date(2020, 1, 1)) == 1.0
    assert at(date(2020, 1, 1)) > at(date(2021, 6, 1)) > at(date(2025, 1, 1)) > 0.1


def test_words_without_a_name_and_words_in_passing_speak_less_surely() -> None:
    early = AXIS.place(date(2012, 1, 1))

    named = as_known(AXIS, BRIDGE, by_name=True, surely=False)[early]

    assert as_known(AXIS, BRIDGE, by_name=True, surely=True)[early] < named < as_known(AXIS, BRIDGE, by_name=False, surely=False)[early]


def test_what_is_told_as_new_is_so_around_its_days_its_announcement_and_its_end() -> None:
    weights = as_new(AXIS, BRIDGE, by_name=True)

    def at(day: date) -> float:
        return weights[AXIS.place(day)]

    assert at(date(2018, 5, 14)) == at(date(2018, 5, 20)) == 1.0
    assert 1.0 > at(date(2018, 6, 20)) > at(date(2018, 8, 1)) > at(date(2020, 1, 1)) > at(date(2012, 1, 1)) > 0
    assert at(date(2018, 2, 3)) > at(date(2018, 1, 1))
    assert at(date(2021, 4, 2)) > at(date(2020, 1, 1))


def test_what_is_told_as_to_come_lies_ahead_and_not_for_years() -> None:
    weights = as_to_come(AXIS, VOTE_2014)

    def at(day: date) -> float:
        return weights[AXIS.place(day)]

    assert at(date(2014, 9, 1)) == at(date(2014, 3, 1)) == 1.0
    assert at(date(2014, 9, 20)) < 0.5
    assert 0 < at(date(2011, 1, 1)) < at(date(2013, 6, 1)) < 1.0


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Britain and France have signed the Rope Bridge Accord in Calais.", "as new or under way"),
        ("The Rope Bridge Accord is being signed in Calais.", "as new or under way"),
        ("The new Rope Bridge Accord covers Calais.", "as new or under way"),
        ("Workers are installing ropes over a river near Calais.", "as new or under way"),
        ("Workers are fastening ropes over a river near Calais.", "as new or under way"),
        ("Ropes have been strung over a river near Calais.", "as new or under way"),
        ("Walkers are watching ropes over a river near Calais.", "names “"),
        ("The Rope Bridge Accord will be signed in Calais.", "as still to come"),
        ("Ahead of the Rope Bridge Accord, Calais was quiet.", "as still to come"),
        ("Since the Rope Bridge Accord, Calais has been quiet.", "takes “"),
        ("Money is paid under the Rope Bridge Accord.", "takes “"),
        ("The mayor of Calais dislikes the Rope Bridge Accord.", "names “"),
        ("The Rope Bridge Accord will be debated in Calais.", "names “"),
    ],
)
def test_grammar_tells_how_a_landmark_is_told(reader: Reader, text: str, says: str) -> None:
    found = evidence(reader, text, BRIDGE)

    assert len(found) == 1
    assert says in found[0].says


def test_what_lasts_is_dated_by_a_time_that_is_its_own_only(reader: Reader) -> None:
    signed = evidence(reader, "The Rope Bridge Accord was signed last week, the mayor of Calais said.", BRIDGE)[0]
    spoken = evidence(reader, "On Wednesday the Rope Bridge Accord was praised in Calais.", BRIDGE)[0]

    assert on(signed, date(2018, 5, 22)) == 1.0
    assert on(signed, date(2019, 5, 22)) < 0.001
    assert on(spoken, date(2019, 5, 22)) > 0.05


def test_an_event_of_next_week_lies_ahead(reader: Reader) -> None:
    found = evidence(reader, "Calais waits for next week's harbour vote.", VOTE_2014)[0]

    assert on(found, date(2014, 9, 3)) == 1.0 or on(found, date(2014, 8, 27)) == 1.0
    assert on(found, date(2014, 10, 27)) < 0.01


def test_the_days_beside_those_that_a_time_means_are_not_cut_off(reader: Reader) -> None:
    found = evidence(reader, "The harbour vote yesterday changed nothing in Calais.", VOTE_2014)[0]

    assert on(found, date(2014, 9, 8)) == 1.0
    assert on(found, date(2014, 9, 8)) > on(found, date(2014, 9, 10)) > on(found, date(2014, 9, 15)) > on(found, date(2015, 9, 8)) > 0


def test_a_name_of_several_landmarks_fits_each_and_a_name_of_one_tells_which(reader: Reader) -> None:
    both = evidence(reader, "The new harbour vote has begun in Calais.", VOTE_2014, VOTE_2019)[0]
    told = evidence(
        reader, "The new harbour vote has begun. The second harbour vote is one of many in Calais.", VOTE_2014, VOTE_2019, SECOND_VOTE
    )

    assert on(both, date(2014, 9, 8)) == on(both, date(2019, 9, 9)) == 1.0
    assert [one.says.split("”")[0] for one in told] == ["tells of “harbour vote", "names “second harbour vote"]


def test_no_day_is_cut_off_by_a_landmark(reader: Reader) -> None:
    for text in ("The Rope Bridge Accord has been signed in Calais last week.", "Since the Rope Bridge Accord Calais sleeps."):
        for one in evidence(reader, text, BRIDGE):
            assert min(one.weights) > 0
            assert max(one.weights) == 1.0


def test_only_the_newest_of_what_is_known_makes_later_years_less_likely(reader: Reader) -> None:
    text = "After the harbour vote and the Rope Bridge Accord Calais was quiet."
    vote, bridge = evidence(reader, text, VOTE_2014, replace(BRIDGE, ended=None))

    assert on(vote, date(2015, 1, 1)) == on(vote, date(2026, 1, 1))
    assert on(bridge, date(2019, 1, 1)) > on(bridge, date(2026, 1, 1)) > 0.4


def test_what_stands_in_a_page_s_furniture_is_not_told_by_the_report(reader: Reader) -> None:
    body = "Police in Calais moved forty people on Tuesday, and took their tents. Volunteers said that nobody was hurt there.\n\n" * 3

    assert evidence(reader, body + "Related articles\n\nRope Bridge Accord signed\n", BRIDGE) == []
    assert len(evidence(reader, body + "The Rope Bridge Accord was not named.\n", BRIDGE)) == 1


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("French workers are laying a chain of buoys across a river to stop migrants' boats.", date(2023, 8, 1), date(2024, 3, 1)),
        ("Britain and France have agreed a new £476 million deal to stop small boats.", date(2023, 3, 1), date(2023, 5, 1)),
        ("The first asylum seekers have moved onto a barge in Portland.", date(2023, 7, 1), date(2023, 10, 1)),
        ("Workers have begun to build a four-metre wall along the motorway in Calais.", date(2016, 9, 1), date(2017, 1, 31)),
        ("The Illegal Migration Bill has been introduced, the Home Office said.", date(2023, 3, 1), date(2023, 5, 1)),
    ],
)
def test_the_shipped_landmarks_told_as_new_are_likeliest_in_their_days(reader: Reader, text: str, first: date, last: date) -> None:
    report = make_report("report.txt", text.encode())
    found = landmark_evidence(mark_undated(report, reader.lexicon), trial_readings(report, reader)[0][1], Landmarks(reader.codebook), AXIS)
    likeliest = [AXIS.day(place) for one in found for place, weight in enumerate(one.weights) if weight == 1.0]

    assert likeliest
    assert any(first <= day <= last for day in likeliest)
    assert all(on(one, date(2011, 6, 1)) < 0.1 for one in found)


def test_a_body_that_is_named_in_all_manners_tells_only_that_it_is_there(reader: Reader) -> None:
    patrol = replace(BRIDGE, names=("Harbour Patrol",), words=(), ended=None, background=True)

    found = evidence(reader, "The new Harbour Patrol has sent two boats to Calais. It will be opened to women.", patrol)[0]

    assert on(found, date(2018, 5, 15)) == on(found, date(2026, 1, 1)) == 1.0
    assert on(found, date(2012, 1, 1)) < 0.01


@pytest.mark.parametrize(
    "text",
    [
        "The Rope Bridge Accord has sent nobody to Calais.",
        "Ministers have spoken of the Rope Bridge Accord in Calais.",
        "France has signed a letter about the Rope Bridge Accord.",
    ],
)
def test_a_verb_that_tells_something_else_does_not_make_a_landmark_new(reader: Reader, text: str) -> None:
    assert evidence(reader, text, BRIDGE)[0].says.startswith("names “")
