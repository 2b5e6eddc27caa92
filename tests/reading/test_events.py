"""Events: one of a type and sentence, told by its words and by the whole sentence."""

from __future__ import annotations

import pytest

from constat.reading.events import TOLD_BEFORE, event_candidates
from constat.reading.telling import TellingWalk
from reading.channel import channel_reader, marked_body, read_body


def types_in(body: str) -> list[str]:
    return [event.type for event in read_body(body).events]


@pytest.mark.parametrize(
    ("event_type", "body"),
    [
        ("clearance", "Police cleared a migrant camp near Dunkirk on Tuesday morning."),
        ("crossing", "On Tuesday 412 migrants crossed the Channel to Britain in small boats."),
        ("interception", "French police stopped 84 migrants from leaving the beach on Monday."),
        ("rescue", "A French lifeboat rescued 38 migrants from a sinking dinghy on Monday."),
        ("fatal_incident", "At least 27 migrants drowned when their boat sank off Calais."),
        ("arrest", "Police arrested five suspected smugglers near Lille on Friday."),
        ("trial", "A people smuggler was jailed for four years at Canterbury Crown Court on Friday."),
        ("clash", "Clashes broke out between migrants and riot police overnight."),
        ("removal", "The Home Office deported 14 failed asylum seekers to Albania on Tuesday."),
        ("accommodation", "Some 150 migrants were taken to reception centres and given accommodation."),
        ("deal", "Britain and France signed an agreement under which London will pay £54m."),
        ("talks", "The Home Secretary held talks with her French counterpart in Paris on Monday."),
        ("protest", "Hundreds of demonstrators marched through Dover in a protest against the arrivals."),
    ],
)
def test_a_plain_sentence_of_each_type_tells_an_event_of_that_type(event_type: str, body: str) -> None:
    """Plain sentences, of the kind that most reports hold."""
    assert event_type in types_in(body)


@pytest.mark.parametrize(
    "body",
    [
        "The weather was fine and the market was full of people buying bread.",
        "He has lived in the town since he was a boy and likes it.",
        "The port handles more lorries than any other in the country.",
    ],
)
def test_a_sentence_about_something_else_tells_no_event(body: str) -> None:
    """Words of the codebook may stand there; nothing is said to have happened."""
    assert types_in(body) == []


def test_a_sentence_tells_one_event_of_a_type_however_many_words_speak_for_it() -> None:
    """The arrest is one, told by a verb and by a figure."""
    assert types_in("Police arrested five men, and the five arrests followed months of work.").count("arrest") == 1


def test_words_far_from_each_other_that_speak_clearly_tell_two_events_each_with_its_own_figures() -> None:
    """Two boats sank, months apart, and one sentence tells both."""
    reading = read_body(
        "Two migrants drowned off Sangatte when their dinghy sank in the early hours of Friday, "
        "and in April another five died when a boat carrying 60 people was wrecked near Wimereux."
    )
    deaths = [event for event in reading.events if event.type == "fatal_incident"]
    assert [[reading.figures[number].amount.low for number in event.figures] for event in deaths] == [[2], [5]]


def test_a_sentence_that_is_told_again_tells_nothing_new() -> None:
    """The second time, its words stood in the text before."""
    sentence = "French police stopped 84 migrants from leaving the beach near Calais on Monday."
    assert types_in(f"{sentence}\n\n{sentence}").count("interception") == types_in(sentence).count("interception")


def test_a_sentence_counts_as_told_by_the_share_of_its_runs_of_words() -> None:
    """A repeated sentence has all of them, one that only shares a phrase has few."""
    marked, contexts = marked_body(
        "Police stopped a boat with forty people off the beach at dawn.\n\n"
        "Police stopped a boat with forty people off the beach at dawn.\n\n"
        "Police stopped a boat, but nobody on the quay saw where it had come from."
    )
    walk = TellingWalk(marked, contexts)
    first, again, other = [walk.repeated(context) for context in contexts[-3:]]
    assert (first, again) == (0.0, 1.0)
    assert other < TOLD_BEFORE


def test_headlines_tell_no_events_of_their_own() -> None:
    """Events are looked for in the body and in captions; figures in headlines too."""
    _, contexts = marked_body("Nothing else is known.")
    assert event_candidates(contexts, [], channel_reader().event_rules) == []
