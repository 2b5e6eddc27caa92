from __future__ import annotations

import pytest

from constat.model.mask import MaskKind
from constat.reading.marked import mark_text
from constat.reading.mentions import set_scene
from constat.reading.private_people import private_people
from reading.channel import channel_reader


def masked(text: str) -> str:
    """The text as a view of a record would show it."""
    pieces, at = [], 0
    for mask in private_people(set_scene(mark_text(text, channel_reader().lexicon, None))):
        assert mask.span.of(text) == mask.words
        assert mask.kind is MaskKind.PERSON
        pieces += [text[at : mask.span.start], mask.label]
        at = mask.span.end
    return "".join([*pieces, text[at:]])


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Iris Quenault, who walks a dog there, saw it.", "a person, who walks a dog there, saw it."),
        ("Tarek Benmoussa, 24, a driver, was jailed.", "a 24-year-old, 24, a driver, was jailed."),
        ("The 24-year-old Karwan Aziz-Salih was held.", "The 24-year-old a 24-year-old was held."),
        ("“I saw it,” said Mr Quenault. “Quenault’s dog barked.”", "“I saw it,” said a man. “a man’s dog barked.”"),
        ("Her son Artem and his sister Anahita drowned.", "Her son a man and his sister a woman drowned."),
        ("Why QUENAULT is jailed\n\nTom Quenault was jailed.", "Why a person is jailed\n\na person was jailed."),
        ("Mohammed al-Dinari drowned on Monday.", "a person drowned on Monday."),
        ("“No,” said Ahmad.", "“No,” said a person."),
        ("A migrant called Soran, 9, was found.", "A migrant called a 9-year-old child, 9, was found."),
    ],
)
def test_a_private_person_is_told_of_without_the_name(written: str, shown: str) -> None:
    assert masked(written) == shown


@pytest.mark.parametrize(
    "written",
    [
        "Priti Patel said no.",
        "Ann Smithers, 41, a spokeswoman for the charity Salt Kitchen, spoke.",
        "The charity's director, Lea Bruneau, was there.",
        "Jeanne Morvannec of the association Bancs de Sable said migrants left.",
        "Detective Sergeant Paul Denbury appealed. Denbury said nobody was hurt.",
        "Calais mayor Natacha Bouchart objected.",
        "NCA colleague Steven Dannatt said so.",
        "Lea Reisnerova, head of operations for the charity, asked for help.",
        "Clare Mossley, who works for the charity Care4Calais, said so.",
        "Officials in Calais said that the Dover coastguard and Kent Police were there.",
    ],
)
def test_who_holds_an_office_or_speaks_for_a_body_keeps_the_name(written: str) -> None:
    assert masked(written) == written


def test_a_role_told_of_somebody_else_makes_nobody_public() -> None:
    assert "Quenault" not in masked("“We left,” said Tom Quenault. The charity's director, Lea Bruneau, was there.")
    assert "Quenault" not in masked("Tom Quenault was jailed, the mayor said.")


def test_a_surname_that_is_also_a_place_is_not_sought_in_the_places() -> None:
    assert masked("Jack Dover was jailed. Police in Dover cheered.").endswith("Police in Dover cheered.")
