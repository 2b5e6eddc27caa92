"""Who says something is told by the fullest form of the name that the text gives, and nobody is made a speaker by guess."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from constat.reading.marked import MarkedText
from constat.reading.mentions import set_scene
from constat.reading.offices import OfficeHolders
from constat.reading.statements import find_statements

Speakers = Callable[..., list[str | None]]


@pytest.fixture(scope="session")
def speakers(mark: Callable[..., MarkedText], offices: OfficeHolders) -> Speakers:
    def found(body: str, day: date | None = None) -> list[str | None]:
        return [one.speaker for one in find_statements(set_scene(mark(body, day)), offices)]

    return found


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('"The road is shut," said Ada Brook.', "Ada Brook"),
        ('"The road is shut," Ada Brook told AFP.', "Ada Brook"),
        ('Ada Brook said: "The road is shut."', "Ada Brook"),
        ('Ada Brook, 81, who has lived by the road since 1974, said: "The road is shut."', "Ada Brook"),
        ('In the Commons this week Ada Brook, the member for Dover, asked: "Is the road shut?"', "Ada Brook"),
        ('"The road is shut," said its spokeswoman in Calais, Ada Brook.', "Ada Brook"),
        ('"The road is shut," bellowed Ada Brook.', "Ada Brook"),
        ("A Home Office spokesman said the road was shut.", "Home Office"),
        ("A spokeswoman for Kent County Council said the road was shut.", "Kent County Council"),
        ("Home Office figures show the road was shut.", "Home Office"),
        ("The road was shut for a week, reported a local newspaper, AFP.", "AFP"),
        ("Seven lorries were stopped in what Kent Police called 'a very good night'.", "Kent Police"),
        ("Kent Police came. A spokesman for the force said the road was shut.", "Kent Police"),
        ("The National Crime Agency came. The NCA said the road was shut.", "National Crime Agency"),
        ("Red Wall Labour member Ada Brook said the road was shut.", "Ada Brook"),
        ('"The road is shut," said Capt. Ada Brook, whose lorry was first.', "Ada Brook"),
        ('"The road is shut," said Lt. Col. Ada Brook.', "Ada Brook"),
        ("At Dover in May Ada Brook said the road was shut.", "Ada Brook"),
        ("Ada Brook, 44, of no fixed address in this country, at first claimed the road was shut.", "Ada Brook"),
        ("It spoke of a report in which Kent Police said the road was shut.", "Kent Police"),
        ("The Dover Relief Alliance said the road was shut.", "Dover Relief Alliance"),
        ("The road was shut, the maritime prefecture for France and Britain said.", "maritime prefecture for France and Britain"),
        ("No. 9 Depot said the road was shut.", "No. 9 Depot"),
        ("Borders would stay open despite Ada Brook's tweet calling for an end to them.", "Ada Brook"),
        ("Ada Brook, of the charity Dry Socks, said the road was shut.", "Ada Brook"),
        ("The charity Dry Socks said the road was shut.", "Dry Socks"),
        ("The road was shut, while Refugee Kettle Kent said it was open.", "Refugee Kettle Kent"),
        ("Ada Brook, in a letter sent before the vote, said the road was shut.", "Ada Brook"),
        ("Ada B., a nurse, said the road was shut.", "Ada B."),
        ("'The road is shut,' said a nurse who gave only her first name, Ada.", "Ada"),
        ("'The road is shut,' said an Afghan who gave his name as Azad and had walked.", "Azad"),
        ("Soran, 24, an Afghan who said the road was shut, laughed.", "Soran"),
        ("'The road is shut,' Ada Brook said by telephone from Dover.", "Ada Brook"),
        ("Kent County Council's long-standing head of coastal roads, Ada Brook, called the queue 'a very sorry sight'.", "Ada Brook"),
        ("A spokesman for Mayor Ada Brook said the road was shut.", "spokesman for Ada Brook"),
        ("Ada Brook said nobody had 'stopped to look': 'They drove on by as if we were not there.'", "Ada Brook"),
        ("Some drivers branded the queue 'a day wasted by fools', while Ada Brook said it was short.", "Ada Brook"),
    ],
)
def test_the_speaker_is_the_person_or_body_beside_the_words(speakers: Speakers, body: str, expected: str) -> None:
    assert speakers(body)[-1] == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Ada Brook came to Dover. Mrs Brook said the road was shut.", "Ada Brook"),
        ("Ada Brook came to Dover. She said the road was shut.", "Ada Brook"),
        ("The mayor, Ada Brook, came. The mayor said the road was shut.", "Ada Brook"),
        ("Ada Brook, 41, drove on. 'The road is shut,' says the 41-year-old plumber.", "Ada Brook"),
        ("Tom Lund and Jo Dean had fled, prosecutor Ada Brook told the court. 'It was greed,' she said.", "Ada Brook"),
        ("Kent County Council met. It said the road was shut.", "Kent County Council"),
        ("In a letter, Kent County Council cited 'a lack of any notice'. They added: 'We had no time.'", "Kent County Council"),
        ("When I asked the Home Secretary about it, he said the road was shut.", "Home Secretary"),
        ("Mrs Justice Lang came in. She said the road was shut.", "Lang"),
        ("The mayor, Ada Brook, came. Her office said the road was shut.", "office of Ada Brook"),
        ("Kent Police came. A force spokesman said the road was shut.", "Kent Police"),
        ("Ashdown Police came. The force said the road was shut.", "Ashdown Police"),
        ("Ashdown Parish Council met. The council said the road was shut.", "Ashdown Parish Council"),
        ("The charity Dry Socks was there. The charity said the road was shut.", "Dry Socks"),
        ("Home Secretary Ada Brook came. The minister said the road was shut.", "Ada Brook"),
        ("Labour MP Ada Brook was angry, she said. 'The road is shut,' the MP for Dover added.", "Ada Brook"),
        ("Soran, 17, said he was cold. The teenager said the road was shut.", "Soran"),
        ("An official at Kent Police said it was late. 'The road is shut,' the official added.", "official at Kent Police"),
        ("The Home Office has asked AFP to wait. It said the road was shut.", "Home Office"),
        ("The judge ruled that it was late. She said the road was shut.", "judge"),
    ],
)
def test_a_later_mention_means_the_one_named_before(speakers: Speakers, body: str, expected: str) -> None:
    assert speakers(body)[-1] == expected


@pytest.mark.parametrize(
    "body",
    [
        "Sources said the road was shut.",
        "A fisherman said the road was shut.",
        "'The road is shut,' said one of the drivers.",
        "The road was said to be 'shut for the week'.",
        "A group of around 60 protesters said the road was shut.",
        "Ada Brook was filmed by an 'eye in the sky' on Monday.",
        "An Afghan told AFP he was cold. 'I am going home tonight,' he added.",
        "The ministers met Ada Brook. Ministers said she agreed. A man said: 'I do not know him.'",
        "Ada Brook came to Dover. The garage owner said he was sorry. 'The road is shut,' he said.",
        "Ada Brook came to Dover. The man who found it said the road was shut.",
    ],
)
def test_the_unnamed_are_nobody(speakers: Speakers, body: str) -> None:
    assert speakers(body)[-1] is None


@pytest.mark.parametrize(
    ("day", "expected"),
    [(date(2018, 9, 1), "Alma Reyes-Holt"), (date(2021, 3, 1), "Home Secretary"), (None, "Home Secretary")],
)
def test_an_office_means_who_held_it_on_the_day_where_the_text_names_that_person(
    speakers: Speakers, day: date | None, expected: str
) -> None:
    body = "The Home Secretary said the road was shut. The letter to Alma Reyes-Holt came late."
    assert speakers(body, day) == [expected]


def test_a_quotation_without_a_speaker_goes_on_with_the_last(speakers: Speakers) -> None:
    assert speakers("'We are full tonight,' said Ada Brook.\n\n'There is no more room.'") == ["Ada Brook", "Ada Brook"]


@pytest.mark.parametrize(
    "body",
    [
        "'The sea does not forgive a fool.' Ada Brook has fished here for forty years.",
        "'The sea does not forgive a fool,' she said.\n\nAda Brook, 61, was mending her nets.",
        "'The sea does not forgive a fool.' Those were the words of Ada Brook at the quay.",
    ],
)
def test_a_quotation_that_opens_a_story_is_by_whom_the_next_sentence_is_about(speakers: Speakers, body: str) -> None:
    assert speakers(body) == ["Ada Brook"]


def test_of_a_body_named_in_full_a_short_form_is_that_body(speakers: Speakers) -> None:
    assert speakers("National Crime Agency officers came. The NCA said the road was shut.") == ["National Crime Agency"]
