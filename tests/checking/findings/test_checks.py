"""Single checks, each on sentences that show where it begins and ends."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import planted
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from constat.checking.findings.case import make_case
from constat.checking.findings.checks import find_all
from constat.intake.documents import make_report
from constat.reading.reader import Reader

DAY = date(2024, 5, 14)
Codes = Callable[[str], list[str]]


@pytest.fixture(scope="module")
def bench(reader: Reader, tmp_path_factory: pytest.TempPathFactory) -> Iterator[planted.Bench]:
    made = planted.Bench(reader, Path(tmp_path_factory.mktemp("records")))
    yield made
    made.close()


@pytest.fixture
def codes(bench: planted.Bench) -> Codes:
    """The codes of warnings and errors found in a text of DAY."""

    def run(text: str) -> list[str]:
        case = make_case(make_report("text.txt", text.encode(), day=DAY), bench.means)
        return [finding.code for finding in find_all(case) if finding.severity.rank > 0]

    return run


@pytest.mark.parametrize(
    "text",
    [
        "27 migrants drowned off Calais on Monday.\n\nA court heard that 17 people were among those who drowned off Calais on Monday.",
        "Police evicted 400 migrants from a camp in Calais on Tuesday.\n\nAnother 250 people were evicted from a second camp in Calais on Tuesday.",
        "Police evicted 400 migrants from a camp in Calais on Tuesday, the prefecture said.\n\nIn all, 550 people were evicted, a charity said.",
        "Nine migrants drowned off Calais on Monday.\n\nThe toll, first put at six people who drowned off Calais on Monday, has risen since.",
    ],
)
def test_a_part_an_addition_another_source_and_a_revision_are_no_second_total(codes: Codes, text: str) -> None:
    assert "C101" not in codes(text)


@pytest.mark.parametrize(
    ("said", "contradicted"),
    [
        ("The number of migrants in the camp doubled from 300 to 620.", False),
        ("The number of migrants in the camp more than doubled from 300 to 900.", False),
        ("The number of migrants in the camp nearly doubled from 300 to 560.", False),
        ("The number of migrants in the camp doubled from 300 to 450.", True),
        ("Asylum claims rose by a third, from 30,000 to 40,000.", False),
        ("Asylum claims fell by 20 per cent, from 50,000 to 40,000.", False),
        ("Asylum claims fell by 40 per cent, from 50,000 to 40,000.", True),
        ("Asylum claims rose to 40,000 from 30,000.", False),
        ("Asylum claims rose to 30,000 from 40,000.", True),
        ("Police moved migrants from camp 4 to camp 2 and the number rose.", False),
    ],
)
def test_a_change_is_held_against_its_own_numbers(codes: Codes, said: str, contradicted: bool) -> None:
    assert ("C103" in codes(said)) is contradicted


@pytest.mark.parametrize(
    "said",
    [
        "Former prime minister David Cameron said that migrants needed safe routes.",
        "In 2015 Prime Minister David Cameron spoke of a swarm of migrants.",
        "The then Home Secretary, Priti Patel, promised to stop small boats.",
        "Rishi Sunak, the Prime Minister, said that small boats would be stopped.",
    ],
)
def test_who_held_the_office_at_the_time_told_is_left_alone(codes: Codes, said: str) -> None:
    assert codes(said) == []


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ("Police cleared a migrant camp on Friday, 12 January.", False),
        ("Police cleared a migrant camp on Friday, 22 December.", False),
        ("Police cleared a migrant camp on Friday 29 February 2024.", True),
        ("Police cleared a migrant camp on Thursday 29 February 2024.", False),
        ("Police cleared a migrant camp on 9 May and on Friday.", False),
    ],
)
def test_a_weekday_is_looked_up_in_the_year_that_is_meant(codes: Codes, said: str, wrong: bool) -> None:
    assert ("C302" in codes(said)) is wrong


@pytest.mark.parametrize(
    "said",
    [
        "Police will clear the migrant camp in Calais on 14 June 2024.",
        "The trial of the smugglers is set for 3 September 2024, and 12 people are to be heard.",
        "Migrants crossed the Channel by the hundred in 2023.",
    ],
)
def test_what_is_told_as_still_to_come_is_not_told_too_early(codes: Codes, said: str) -> None:
    assert "C301" not in codes(said)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    st.lists(
        st.sampled_from(
            "migrants Calais 300 from to rose doubled 12% Prime Minister Home Secretry Boris Johnson including of them , . \n Monday 31 February 2024 "
            "£5m “we said” MP for Dover Labour Tuesday, 8 May since up compared with boats people drowned sources said the The".split(" ")
        ),
        max_size=60,
    )
)
def test_any_text_can_be_checked_and_every_mark_stands_in_it(bench: planted.Bench, words: list[str]) -> None:
    text = " ".join(words)
    report = make_report("text.txt", text.encode(), day=DAY)
    for finding in find_all(make_case(report, bench.means)):
        assert finding.span.end <= len(text)
        assert finding.says
