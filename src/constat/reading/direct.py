"""Who says a quotation: by the words before it, after it or around it, or by what was quoted before."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from constat.reading.english import speech as english
from constat.reading.mentions import Scene
from constat.reading.quotes import Quote
from constat.reading.sayings import Saying
from constat.reading.speakers import Speaker, SpeakerKind, speaker_in
from constat.reading.subjects import clause_subject, subject_after


@dataclass(slots=True)
class Quoted:
    """A quotation as tokens first..last (marks included), with the sentence it opens in and the one it closes in."""

    quote: Quote
    first: int
    last: int
    sentence_first: int
    sentence_last: int
    """the end of the sentence in which it closes"""
    floor: int
    """where the quotation before it ends, or its own sentence begins"""
    ceiling: int
    """where the next quotation begins, or the sentence in which it closes ends"""


@dataclass(slots=True)
class Attribution:
    """Who says a quotation, how that is told, and the base form of the verb."""

    speaker: Speaker | None
    how: str
    lemma: str = ""


_PASSIVE = (["was"], ["were"])
"""Words after a subject that is told of rather than speaks: "X was filmed by an 'eye in the sky'"."""
_NEAR = 4
"""Within this many words after a quotation, the subject of a verb of saying is whoever said it."""
_COMMA_REACH = 12
_REACH = 150
"""How many words from a quotation the verb that attributes it may stand."""
_UNTOLD = Attribution(None, "unknown")
_JOINTS = frozenset([":", ",", "that", "is", "was", "are", "were", "be", "been", "as", "-", "it", "them", "him"])
_OPENS_CLAUSE = english.CLAUSE_OPENERS | frozenset(
    "and but while as when which who whereas although though because so before after since if to of in on at for with than or from by".split()
)


def place_quotes(scene: Scene) -> list[Quoted]:
    """The quotations of a text with the tokens around each that may tell its speaker."""
    marked, tokens = scene.marked, scene.marked.tokens
    placed: list[Quoted] = []
    for quote in marked.quotes:
        first, last = tokens.at(quote.outer_start), tokens.at(quote.outer_end)
        opening = scene.bounds[marked.sentences.at(quote.start)][0]
        closing = scene.bounds[marked.sentences.at(max(quote.start, quote.outer_end - 1))][1]
        floor = min(opening, first)
        if placed:
            floor = max(floor, min(placed[-1].last, first))
            placed[-1].ceiling = min(placed[-1].ceiling, max(first, placed[-1].last))
        placed.append(Quoted(quote, first, last, min(opening, first), max(closing, last), floor, max(closing, last)))
    return placed


def attribute(scene: Scene, quoted: Quoted, sayings: list[Saying], verbs: list[int]) -> Attribution:
    """Who the words around a quotation say it is by; verbs are the tokens of the sayings, in order."""
    lowest, highest = max(quoted.sentence_first, quoted.first - _REACH), min(quoted.sentence_last, quoted.last + _REACH)
    around = sayings[bisect_left(verbs, lowest) : bisect_left(verbs, highest)]
    # What a colon leads to is said by whom the sentence begins with, whatever of theirs was quoted in between.
    floor = quoted.sentence_first if scene.words[quoted.first - 1] == ":" else quoted.floor
    before = [one for one in around if floor <= one.verb < quoted.first]
    after = [one for one in around if quoted.last <= one.verb < quoted.ceiling]
    return (
        _introduced(scene, quoted, before, floor)
        or _followed(scene, quoted, after)
        or _inside(quoted, around)
        or _by_subject(scene, quoted)
        or _UNTOLD
    )


def _introduced(scene: Scene, quoted: Quoted, before: list[Saying], floor: int) -> Attribution | None:
    """'X said: "..."': a verb of saying, or a colon, right before the quotation."""
    words = scene.words
    at = quoted.first - 1
    if at < floor or (words[at] not in _JOINTS and (not before or before[-1].end != quoted.first)):
        return None
    for saying in reversed(before):
        near = saying.end >= at or (saying.order == "after" and saying.end >= at - 1)
        speaks = saying.lemma in english.SPEECH_LEMMAS or saying.order == "credit"
        joined = words[at] == ":" or (words[at] == "," and quoted.first - saying.end <= _COMMA_REACH)
        if near or (joined and speaks):
            return Attribution(saying.speaker, "before", saying.lemma)
    if words[at] == ":":
        found = clause_subject(scene, floor, at)
        if found is not None:
            return Attribution(found, "colon")
    return None


def _followed(scene: Scene, quoted: Quoted, after: list[Saying]) -> Attribution | None:
    """'"...," said X', '"...," X said': the words right after the quotation."""
    words = scene.words
    at = quoted.last
    while at < quoted.ceiling and words[at] in (",", "-"):
        at += 1
    if at < quoted.ceiling and words[at] == "(":
        return _bracketed(scene, at, quoted.ceiling)
    if at >= quoted.ceiling or words[at] in _OPENS_CLAUSE or words[at] in (".", ":", ";", ")"):
        return None
    ends_clause = at > quoted.last or scene.marked.text[quoted.quote.end - 1] in ",.!?…-–—"
    for saying in after:
        near = saying.speaker.first - at <= _NEAR or (ends_clause and english.AUXILIARIES.isdisjoint(words[at : saying.speaker.first]))
        if saying.verb == at or (near and saying.order in ("before", "after") and (ends_clause or saying.verb - at <= _NEAR + 2)):
            return Attribution(saying.speaker, "after", saying.lemma)
    return _beside(scene, quoted, at) if ends_clause else None


def _beside(scene: Scene, quoted: Quoted, at: int) -> Attribution | None:
    """'"...," bellowed X', '"...," X, of Y': words that can only tell the speaker, although their verb is in no list."""
    if _is_verb(scene, at):
        found = subject_after(scene, at, quoted.ceiling)
        return Attribution(found, "after", "*") if found is not None else None
    found = clause_subject(scene, at, quoted.ceiling) if quoted.first == quoted.floor else None
    return Attribution(found, "beside", "*") if found is not None and found.kind is not SpeakerKind.ANONYMOUS else None


def _is_verb(scene: Scene, at: int) -> bool:
    """Whether a word right after a quotation is shaped like a verb in the past or the present."""
    word = scene.words[at]
    if word in english.IRREGULAR_PASTS or word in english.VERBS or (len(word) > 4 and word.endswith("ed")):
        return True
    return word.endswith("s") and not scene.marked.is_capital(at) and word not in english.DETERMINERS and word not in english.AUXILIARIES


def _bracketed(scene: Scene, at: int, ceiling: int) -> Attribution | None:
    """'"..." (the prime minister)': who is named in a bracket right after a quotation."""
    end = next((index for index in range(at + 1, min(ceiling, at + 12)) if scene.words[index] == ")"), None)
    found = speaker_in(scene, at + 1, end) if end is not None else None
    return Attribution(found, "bracket") if found is not None and found.kind is not SpeakerKind.ANONYMOUS else None


def _inside(quoted: Quoted, around: list[Saying]) -> Attribution | None:
    """A quoted run inside a reporter's sentence: the nearest verb of saying before it, else after it."""
    before = [one for one in around if one.verb < quoted.first]
    for saying in reversed(before):
        if saying.speaker.kind is not SpeakerKind.ANONYMOUS:
            return Attribution(saying.speaker, "within", saying.lemma)
    if before:
        # Whoever has no name here still speaks, and not who speaks later in the sentence.
        return Attribution(before[-1].speaker, "within", before[-1].lemma)
    for saying in around:
        if saying.verb >= quoted.last and saying.speaker.kind is not SpeakerKind.ANONYMOUS:
            return Attribution(saying.speaker, "within", saying.lemma)
    return None


def _by_subject(scene: Scene, quoted: Quoted) -> Attribution | None:
    """A quoted run in a sentence that has no verb of saying: whom the sentence is about."""
    if quoted.first - quoted.sentence_first < 2:
        return None
    found = clause_subject(scene, quoted.sentence_first, quoted.first)
    if found is None or found.kind in (SpeakerKind.ANONYMOUS, SpeakerKind.NAME) or scene.words[found.last : found.last + 1] in _PASSIVE:
        return None
    return Attribution(found, "subject")
