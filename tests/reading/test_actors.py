"""Who takes part in an event, in which role, is told by where the name stands to the event's words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from constat.codebook.entries import EventType
from constat.model.claim import Role
from constat.reading.actors import actors_of
from constat.reading.context import CueMark
from constat.reading.events import EventCandidate, EventMark
from constat.reading.lexicon import CueSense
from constat.reading.marked import MarkedText
from constat.reading.mentions import set_scene
from constat.reading.offices import OfficeHolders
from constat.reading.scoring import Choice

Actors = Callable[..., list[tuple[str, str]]]
_MONEY = frozenset(["grant"])


@pytest.fixture(scope="session")
def actors(mark: Callable[..., MarkedText], offices: OfficeHolders) -> Actors:
    """The roles and names for an event told by one word of a text."""

    def found(body: str, word: str, *, passive: bool = False, paid: bool = False, day: date | None = None) -> list[tuple[str, str]]:
        scene = set_scene(mark(body, day))
        at = scene.words.index(word)
        cue = CueMark(at, at + 1, CueSense("cue", word, "past"), passive)
        sentence = scene.marked.sentence_of_token(at)
        kind = EventType(name="happening", definition="", triggers={"cue": 1.0}, measures=("grant",) if paid else ())
        event = EventMark(EventCandidate(at, at + 1, sentence, (cue,)), kind, Choice("happening", 1.0, "", 0.0), at, at + 1)
        return [(actor.role.value, actor.name) for actor in actors_of(scene, event, offices, _MONEY)]

    return found


@pytest.mark.parametrize(
    ("body", "word", "expected"),
    [
        ("Kent Police cleared the car park.", "cleared", [("agent", "Kent Police")]),
        ("Early on Monday Kent Police officers cleared the car park.", "cleared", [("agent", "Kent Police")]),
        ("Ada Brook met the Home Secretary in Dover.", "met", [("agent", "Ada Brook"), ("affected", "Home Secretary")]),
        ("Kent Police arrested Ada Brook in Dover.", "arrested", [("agent", "Kent Police"), ("affected", "Ada Brook")]),
        ("Talks with Kent County Council failed.", "talks", [("affected", "Kent County Council")]),
        ("The arrest of Ada Brook shocked the town.", "arrest", [("affected", "Ada Brook")]),
        ("The car park was cleared, Kent Police said.", "cleared", [("speaker", "Kent Police")]),
        ("The car park was cleared, according to Kent Police.", "cleared", [("speaker", "Kent Police")]),
        ("Kent County Council ordered the car park cleared.", "cleared", [("authority", "Kent County Council")]),
        ("On the orders of the Home Office the car park was cleared.", "cleared", [("authority", "Home Office")]),
        ("Kent County Council offered hotel rooms.", "rooms", [("provider", "Kent County Council")]),
        ("Home Office and Kent Police agreed a plan.", "agreed", [("agent", "Home Office"), ("agent", "Kent Police")]),
        ("For the Home Office, Kent Police cleared the car park.", "cleared", [("agent", "Kent Police")]),
    ],
)
def test_active_events_are_done_by_whoever_stands_before(actors: Actors, body: str, word: str, expected: list[tuple[str, str]]) -> None:
    assert actors(body, word) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Ada Brook was arrested by Kent Police.", [("affected", "Ada Brook"), ("agent", "Kent Police")]),
        ("Ada Brook was arrested in a raid ordered by the Home Office.", [("affected", "Ada Brook"), ("authority", "Home Office")]),
        ("Ada Brook was arrested at a home run by Kent County Council.", [("affected", "Ada Brook"), ("provider", "Kent County Council")]),
    ],
)
def test_passive_events_are_done_by_whoever_stands_behind_by(actors: Actors, body: str, expected: list[tuple[str, str]]) -> None:
    assert actors(body, "arrested", passive=True) == expected


@pytest.mark.parametrize(
    ("body", "word", "expected"),
    [
        ("The Home Office paid £3m to Kent County Council.", "paid", [("payer", "Home Office"), ("payee", "Kent County Council")]),
        ("The Home Office gave Kent County Council £3m.", "gave", [("payer", "Home Office"), ("payee", "Kent County Council")]),
        (
            "Kent County Council received £3m from the Home Office.",
            "received",
            [("payee", "Kent County Council"), ("payer", "Home Office")],
        ),
        ("A grant funded by the Home Office was spent.", "grant", [("payer", "Home Office")]),
    ],
)
def test_money_has_a_payer_and_a_payee(actors: Actors, body: str, word: str, expected: list[tuple[str, str]]) -> None:
    assert actors(body, word, paid=True) == expected


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2018, 9, 1), "Alma Reyes-Holt"),
        (date(2022, 9, 1), "Petra Vance"),
        (date(2010, 1, 1), "Home Secretary"),
        (None, "Home Secretary"),
    ],
)
def test_an_office_stands_for_its_holder_on_the_day(actors: Actors, day: date | None, name: str) -> None:
    assert actors("The Home Secretary closed the road.", "closed", day=day) == [("agent", name)]


def test_a_dateline_names_nobody_who_takes_part(actors: Actors) -> None:
    assert actors("DOVER, Britain, 4 June 2021 (North Wire) - Two roads were closed.", "closed") == []
    assert actors("Kent Police - who had waited - closed the road.", "closed") == [("agent", "Kent Police")]


def test_nobody_far_from_the_event_takes_part(actors: Actors) -> None:
    body = "Kent Police, after a long and wet night on the road with no food and very little to drink at all, closed it."
    assert actors(body, "closed") == []


def test_every_role_has_a_name_in_the_record() -> None:
    assert {role.value for role in Role} == {"agent", "affected", "authority", "provider", "payer", "payee", "speaker"}
