"""What is said is found as the clause or quotation that it is, in every way in which reporters put it."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constat.model.claim import Form
from constat.reading.marked import MarkedText
from constat.reading.mentions import set_scene
from constat.reading.offices import OfficeHolders
from constat.reading.statements import StatementCandidate, find_statements, told

Find = Callable[[str], list[StatementCandidate]]


@pytest.fixture(scope="session")
def find(mark: Callable[[str], MarkedText], offices: OfficeHolders) -> Find:
    return lambda body: find_statements(set_scene(mark(body)), offices)


@pytest.fixture(scope="session")
def words_said(mark: Callable[[str], MarkedText], offices: OfficeHolders) -> Callable[[str, Form], list[str]]:
    def words(body: str, form: Form) -> list[str]:
        marked = mark(body)
        return [marked.text[one.start : one.end] for one in find_statements(set_scene(marked), offices) if one.form is form]

    return words


Words = Callable[[str, Form], list[str]]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("The mayor said the road was shut.", "the road was shut"),
        ("The mayor said that the road was shut.", "the road was shut"),
        ("The mayor said on Monday that the road was shut.", "the road was shut"),
        ("The mayor said the same evening that the road was shut.", "the road was shut"),
        ("The mayor would say only that the road was shut.", "the road was shut"),
        ("The mayor told reporters that the road was shut.", "the road was shut"),
        ("The mayor told AFP the road was shut.", "the road was shut"),
        ("The road was shut for a week, the mayor said.", "The road was shut for a week"),
        ("The road was shut for a week, said the mayor of Calais.", "The road was shut for a week"),
        ("The road was shut for a week, figures from Kent Police show.", "The road was shut for a week"),
        ("The road was shut for a week, the force's deputy chief Ada Brook said in a briefing.", "The road was shut for a week"),
        ("The road was shut, Kent Police announced on Monday.", "The road was shut"),
        ("CALAIS-NORD, France, 4 June 2021 (North Wire) - The road was shut for a week, the mayor said.", "The road was shut for a week"),
        ("The road, the mayor said, was shut for a week.", "was shut for a week"),
        ("By first light, the mayor said, the road was shut.", "By first light, the mayor said, the road was shut"),
        (
            "All the coaches, the mayor told local radio on Friday, were full.",
            "All the coaches, the mayor told local radio on Friday, were full",
        ),
        ("According to Kent Police, the road was shut.", "the road was shut"),
        ("According to Ada Brook a further nine lorries were searched.", "a further nine lorries were searched"),
        ("The road was shut for a week, according to Kent Police.", "The road was shut for a week"),
        ("Campaigners had raised concerns ahead of the march that there would be trouble.", "there would be trouble"),
        ("A vow from Ada Brook to reopen the road came late.", "to reopen the road came late"),
        ("Ada Brook accused the council of hiding the letter.", "hiding the letter"),
        ("Ada Brook called for the road to be reopened.", "the road to be reopened"),
        ("Charities put it nearer to 350.", "it nearer to 350"),
        ("The council argued, however, that the road was shut.", "the road was shut"),
        ("Ada Brook pledged Mayor Lund a new bridge by the spring.", "a new bridge by the spring"),
        (
            "The road would stay shut, the mayor said, until the ice had gone.",
            "The road would stay shut, the mayor said, until the ice had gone",
        ),
        ("On the first night, according to Kent Police, nobody came at all.", "nobody came at all"),
        ("The queue had shrunk 'from nine miles to about two', the mayor told AFP.", "The queue had shrunk 'from nine miles to about two'"),
        ("The mayor said the road was shut and that it would stay so.", "the road was shut and that it would stay so"),
        ("The road opens at night, the council says, and lorries will be back by noon.", "The road opens at night"),
        ("Nobody would open the road again, the mayor warned on Friday ahead of a vote.", "Nobody would open the road again"),
        ("If the road stays shut, people will drown, warned the mayor of Calais.", "If the road stays shut, people will drown"),
        ("The road was never open, says the group's treasurer, Ada Brook.", "The road was never open"),
        ("The road was 'shut for a week or two', said Ada Brook.", "The road was 'shut for a week or two'"),
        ("The road was 'shut for now', Ada Brook told AFP on Monday.", "The road was 'shut for now'"),
        ("Downing Brothers Group played down the row, saying the road was shut.", "the road was shut"),
        ("The mayor said that the road was shut and that it would stay so.", "the road was shut and that it would stay so"),
    ],
)
def test_the_reported_clause_is_found_without_its_verb_of_saying(words_said: Words, body: str, expected: str) -> None:
    assert expected in words_said(body, Form.INDIRECT)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("While Britain accuses France of doing nothing at all, France says the boats leave too fast to stop.", "doing nothing at all"),
        ("Before blaming the ferry firm for the long delays, Ada Brook said the weather was bad.", "the ferry firm for the long delays"),
        ("Ada Brook says she cannot back the plan and called on the council to drop it.", "she cannot back the plan"),
        ("Ada Brook asked the council to halt the plan after blasting it as a disgrace.", "halt the plan"),
        ("Kent Police said it had been called to the beach, with a spokesman adding: 'All are well.'", "it had been called to the beach"),
        ("The mayor said the road was shut, adding that it would stay so.", "the road was shut"),
        ("The mayor said the road was shut, while Ada Brook said it was open.", "the road was shut"),
        ("The firm, which had complained of the delays all year, was pleased.", "the delays all year"),
        (
            "Kent Police says it will keep the road shut after a court found on Monday that the bridge was weak.",
            "it will keep the road shut",
        ),
        (
            "Ada Brook said she would read the order before deciding whether to go.",
            "she would read the order before deciding whether to go",
        ),
        ("The mayor demanded that the road be shut, a step the council says is needed.", "the road be shut"),
        ("The mayor said the road was shut, though a charity on the coast, Dry Socks, thinks it is open.", "the road was shut"),
        ("The rest, in the mayor's view, were useless: 'Lorries come and go,' he said.", "The rest, in the mayor's view, were useless"),
    ],
)
def test_the_clause_ends_where_another_begins(words_said: Words, body: str, expected: str) -> None:
    assert expected in words_said(body, Form.INDIRECT)


def test_a_clause_that_holds_quoted_words_has_both_entries(words_said: Words) -> None:
    body = "The mayor said the plan was 'a danger to all of us' and wrong."
    assert words_said(body, Form.DIRECT) == ["a danger to all of us"]
    assert any("a danger to all of us" in one and one.startswith("the plan") for one in words_said(body, Form.INDIRECT))


@pytest.mark.parametrize("body", ["The mayor called it 'a farce'.", "The so-called 'Jungle' was cleared.", "Drivers call it 'the wall'."])
def test_a_quoted_fragment_of_under_three_words_is_no_statement(words_said: Words, body: str) -> None:
    assert words_said(body, Form.DIRECT) == []


def test_each_paragraph_of_a_quotation_is_an_entry_of_its_speaker(find: Find) -> None:
    body = "Ada Brook said: 'We waited all night.\n\n'Nobody came to help us.\n\n'Then it rained on us.'"
    assert [(one.form, one.speaker) for one in find(body)] == [(Form.DIRECT, "Ada Brook")] * 3


def test_a_quotation_may_run_on_from_the_middle_of_a_paragraph(words_said: Words) -> None:
    body = "'It was full,' Ada Brook said. 'They had no room for us.\n\n'So we left at once.'"
    assert words_said(body, Form.DIRECT) == ["It was full,", "They had no room for us.", "So we left at once."]


def test_a_clause_is_not_reported_by_the_subject_of_the_next_that_and_joins_to_it(find: Find) -> None:
    found = find("The road was shut for a week, Kent Police says, and Ada Brook wants it to stay so.")
    assert [one.speaker for one in found if one.start == found[0].start] == ["Kent Police"]


def _candidate(start: int, end: int, form: Form, speaker: str | None = "Kent Police") -> StatementCandidate:
    return StatementCandidate(start, end, form, speaker, "", ())


def test_of_reported_clauses_that_share_words_the_surest_stays_and_quotations_stay_too() -> None:
    every = [
        _candidate(0, 40, Form.INDIRECT),
        _candidate(10, 20, Form.DIRECT),
        _candidate(15, 40, Form.INDIRECT),
        _candidate(40, 60, Form.INDIRECT),
    ]
    assert told(every, [0.8, 0.7, 0.9, 0.6]) == {1, 2, 3}
    assert told(every, [0.9, 0.7, 0.9, 0.1]) == {0, 1}


def test_a_reported_clause_needs_a_speaker_and_a_quotation_does_not() -> None:
    every = [_candidate(0, 40, Form.INDIRECT, None), _candidate(50, 60, Form.DIRECT, None)]
    assert told(every, [0.9, 0.9]) == {1}


def test_what_only_describes_a_place_or_thing_is_not_what_was_said(words_said: Words) -> None:
    assert words_said("'It is late tonight,' Ada Brook told reporters at the hangar that served as a school.", Form.INDIRECT) == []
    found = words_said("The family's solicitor, Ada Brook, claims the road was shut.", Form.INDIRECT)
    assert found == ["the road was shut"]


@pytest.mark.parametrize("body", ["Hope Not Hate Kent County Council met.", "The mayor gave a report on the road.", "The road was shut."])
def test_words_that_report_nothing_are_no_statement(words_said: Words, body: str) -> None:
    assert words_said(body, Form.INDIRECT) == []


@settings(deadline=None)
@given(body=st.text(alphabet=st.sampled_from("said that the “”'\",. \nAda Brook told he (Mr) 12-"), max_size=200))
def test_any_text_gives_candidates_inside_it(find: Find, mark: Callable[[str], MarkedText], body: str) -> None:
    length = len(mark(body).text)
    for one in find(body):
        assert 0 <= one.start < one.end <= length


@pytest.mark.parametrize(
    "unit",
    ["he said that ", "the mayor said ", "Ada Brook, who said ", "said, ", "'so it is,' he said, ", "a claim by X that ", "according to "],
)
def test_time_grows_with_the_length_of_a_sentence(mark: Callable[[str], MarkedText], offices: OfficeHolders, unit: str) -> None:
    def seconds(copies: int) -> float:
        marked = mark(unit * copies)
        start = time.process_time()
        find_statements(set_scene(marked), offices)
        return time.process_time() - start

    seconds(100)
    short, long = min(seconds(300) for _ in range(2)), min(seconds(2400) for _ in range(2))
    # Eight times the words in eight times the time; thirty times leaves room for a busy machine, and would catch a square.
    assert long < 30 * short + 0.1
