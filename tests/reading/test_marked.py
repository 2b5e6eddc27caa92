"""What a marked text tells of its words."""

from __future__ import annotations

from reading.channel import marked_body


def test_cues_are_told_by_the_token_that_they_begin_at() -> None:
    marked, _ = marked_body("The boat was intercepted off Dover before dawn.")
    at = marked.tokens.words.index("intercepted")
    assert {sense.lemma for sense in marked.cues_at(at)} == {"intercept"}
    assert not list(marked.cues_at(at - 1))


def test_a_cue_after_a_form_of_be_is_passive_and_the_same_without_one_is_not() -> None:
    _, contexts = marked_body("The boat was later intercepted off Dover. Officers intercepted it.")
    passive = [[cue.passive for cue in context.cues if cue.sense.lemma == "intercept"] for context in contexts]
    assert [set(found) for found in passive if found] == [{True}, {False}]


def test_a_sentence_has_the_names_that_stand_in_it_and_no_other() -> None:
    marked, contexts = marked_body("Two boats left Calais. Nobody saw them land at Dover.")
    named = [[marked.words(hit.first, hit.last) for hit in context.places] for context in contexts]
    assert named[-2:] == [["Calais"], ["Dover"]]
    assert all(marked.sentence_of_token(hit.first) == context.sentence for context in contexts for hit in context.places)
