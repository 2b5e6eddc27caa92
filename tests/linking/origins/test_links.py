"""Copies, cuts, versions and rewrites are linked with their evidence; reports written apart are not."""

from __future__ import annotations

import pytest

from constat.codebook import load_codebook
from constat.linking.origins.credits import credits_of, wires_of
from constat.linking.origins.links import ComparedReport, compared_report, link_of
from constat.linking.origins.traces import telling_numbers, trace_of, traced
from constat.model.origin import LinkKind, OriginLink

WIRE = """Police clear camp outside Dunkirk

Police moved 312 people out of a camp in Grande-Synthe on Tuesday, the prefecture of the Nord said, and took 188 of them
to centres in Amiens, Lens and Beauvais by bus.

About 140 officers took part in the operation, which began at dawn and was over by noon. Volunteers from the group
Salam said that at least 60 people had walked away before the buses came and that tents had been cut to pieces.

"They will be back on Friday, as they always are," said Camille Roussel, who brings breakfast to the site. The mayor,
Martial Beyaert, said that the town could not be left alone with it. It was the 17th such operation since January."""

APART = """Grande-Synthe: another dawn, another clearance

For the seventeenth time this year the tents by the canal are gone. Officers arrived before six on Tuesday and by lunch
the field was empty but for blankets. Officials counted 312 people; aid workers spoke of more than 350. Some boarded
buses for Picardy, others hid in the woods near Loon-Plage and waited.

A father of two from Sulaymaniyah said that he had been moved four times since September. The town hall wants the state
to open a shelter in the region. Nobody at the prefecture would say when that might be."""

SPUN = """Officers empty encampment near Dunkirk

Law enforcement relocated 312 individuals from an encampment at Grande-Synthe this Tuesday, according to the Nord
prefecture, while 188 were conveyed by coach towards facilities located in Amiens, Lens plus Beauvais.

Some 140 agents participated during the action, starting at daybreak and finishing around midday. Helpers of Salam
declared no fewer than 60 persons had gone off on foot prior to the coaches' coming, their shelters being shredded.

Camille Roussel, serving morning meals there, remarked how on Friday everybody would reappear. Martial Beyaert, who is
mayor, insisted his municipality must not be abandoned. That made the 17th comparable intervention counting from January."""

FRENCH = """La police évacue un camp près de Dunkerque

La police a évacué mardi 312 personnes d'un camp à Grande-Synthe, a indiqué la préfecture du Nord, et en a conduit 188 en
autocar vers des centres à Amiens, Lens et Beauvais.

Quelque 140 agents ont participé à l'opération, commencée à l'aube et terminée à midi. Selon l'association Salam, au moins
60 personnes étaient parties à pied avant l'arrivée des cars et des tentes ont été lacérées.

Ils reviendront vendredi, dit Camille Roussel, qui apporte le petit déjeuner. Le maire, Martial Beyaert, demande que la
commune ne soit pas seule. C'était la 17e opération de ce genre depuis janvier."""


def compared(key: str, text: str) -> ComparedReport:
    return compared_report(key, key, text)


def link(one: str, two: str) -> OriginLink | None:
    return link_of(compared("a", one), compared("b", two))


@pytest.mark.parametrize(
    ("other", "kind"),
    [
        (WIRE, LinkKind.SAME_TEXT),
        (WIRE.replace("Police clear camp outside Dunkirk", "Hundreds moved on at dawn"), LinkKind.CONTAINED),
        (WIRE[:620], LinkKind.CONTAINED),
        (WIRE.replace("188", "201").replace("noon", "one o'clock") + "\n\nThe sub-prefect arrived in the afternoon.", LinkKind.CONTAINED),
        (SPUN, LinkKind.REWRITE),
        (FRENCH, LinkKind.REWRITE),
    ],
    ids=["the same", "another headline", "cut short", "updated", "spun by a machine", "translated"],
)
def test_a_text_and_what_became_of_it_are_of_one_origin(other: str, kind: LinkKind) -> None:
    found = link(WIRE, other)
    assert found is not None
    assert found.kind is kind
    assert found.in_one
    assert found.in_two


def test_two_reporters_on_one_event_are_not_linked() -> None:
    assert link(WIRE, APART) is None


def test_a_background_paragraph_in_two_stories_is_a_shared_passage_and_no_family() -> None:
    background = WIRE.split("\n\n")[2].replace("\n", " ")
    found = link(WIRE, f"{APART}\n\n{background}")
    assert found is not None
    assert found.kind is LinkKind.PASSAGE
    (passage,) = found.in_two
    assert background.startswith(f"{APART}\n\n{background}"[passage.start : passage.end][:40])


def test_the_evidence_of_a_rewrite_is_its_numbers_and_names() -> None:
    matched = traced(trace_of(WIRE), trace_of(SPUN)).matched
    assert {"312", "188", "140", "60", "17"} <= {mark.value for mark, _ in matched}
    assert all(one.span.of(WIRE).casefold()[:2] == two.span.of(SPUN).casefold()[:2] for one, two in matched)


@pytest.mark.parametrize("text", [WIRE, APART, SPUN, FRENCH, "In 2016, 1,131 people on A16 had 12.50 euros each, and 40 of 1 200 had 007."])
def test_the_numbers_that_a_rewrite_must_share_are_those_of_its_trace(text: str) -> None:
    assert telling_numbers(text) == {mark.value for mark in trace_of(text) if mark.is_telling}


def test_furniture_ties_no_two_pages() -> None:
    menu = "\n".join(f"Read more: {title}" for title in ("Sport", "Weather", "Puzzles and games")) + "\nShare this article\n" * 3
    assert link(f"{WIRE}\n{menu}", f"{APART}\n{menu}") is None


@pytest.mark.parametrize(
    ("text", "bodies", "whole"),
    [
        ("CALAIS, May 4 (Reuters) - Police cleared a camp on Monday.", ["reuters"], [True]),
        ("Police cleared a camp on Monday, the prefect told AFP. It was large.", ["afp"], [False]),
        ("Camp cleared\nBy AFP\n\nPolice cleared a camp on Monday.", ["afp"], [True]),
        ("Police cleared a camp, Reuters reported. It was on Monday.", ["reuters"], [False]),
        ("He works for Reuters in Paris.", [], []),
        ("Police cleared a camp on Monday.", [], []),
    ],
)
def test_credits_to_agencies_are_found_with_what_they_cover(text: str, bodies: list[str], whole: list[bool]) -> None:
    found = credits_of(text, wires_of(load_codebook()))
    assert [credit.body for credit in found] == bodies
    assert [len(credit.covers) == len(text) for credit in found] == whole
