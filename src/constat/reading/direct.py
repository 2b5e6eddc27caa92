"""Who says a quotation: by the words before it, after it or around it, or by what was quoted before."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from constat.reading.english import speech as english
from constat.reading.layout import PartKind
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


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says a quotation, how that is told, and the base form of the verb."""

    speaker: Speaker | None
    how: str
    lemma: str = ""


_UNTOLD = Attribution(None, "unknown")
_JOINTS = frozenset([":", ",", "that", "is", "was", "are", "were", "be", "been", "as", "-", "it", "them", "him"])
_OPENS_CLAUSE = english.CLAUSE_OPENERS | frozenset("and but while as when which who whereas although though because so before after since if to of in on at for with than or from by".split())


def place_quotes(scene: Scene) -> list[Quoted]:
    """The quotations of a text with the tokens around each that may tell its speaker."""
    marked, tokens = scene.marked, scene.marked.tokens
    placed: list[Quoted] = []
    for quote in marked.quotes:
        first, last = tokens.at(quote.outer_start), tokens.at(quote.outer_end)
        opening = marked.sentence_tokens(marked.sentences.at(quote.start))[0]
        closing = marked.sentence_tokens(marked.sentences.at(max(quote.start, quote.outer_end - 1)))[1]
        floor = min(opening, first)
        if placed:
            floor = max(floor, min(placed[-1].last, first))
            placed[-1].ceiling = min(placed[-1].ceiling, max(first, placed[-1].last))
        placed.append(Quoted(quote, first, last, min(opening, first), max(closing, last), floor, max(closing, last)))
    return placed


def attribute(scene: Scene, quoted: Quoted, sayings: list[Saying], verbs: list[int]) -> Attribution:
    """Who the words around a quotation say it is by; verbs are the tokens of the sayings, in order."""
    around = sayings[bisect_left(verbs, quoted.sentence_first) : bisect_left(verbs, quoted.sentence_last)]
    before = [one for one in around if quoted.floor <= one.verb < quoted.first]
    after = [one for one in around if quoted.last <= one.verb < quoted.ceiling]
    return (
        _introduced(scene, quoted, before)
        or _followed(scene, quoted, after)
        or _inside(scene, quoted, around)
        or _by_subject(scene, quoted)
        or _UNTOLD
    )


def _introduced(scene: Scene, quoted: Quoted, before: list[Saying]) -> Attribution | None:
    """ 'X said: "..."': a verb of saying, or a colon, right before the quotation."""
    words = scene.words
    at = quoted.first - 1
    if at < quoted.floor or (words[at] not in _JOINTS and (not before or before[-1].end != quoted.first)):
        return None
    for saying in reversed(before):
        near = saying.end >= at or (saying.order == "after" and saying.end >= at - 1)
        if (words[at] == ":" or near or (words[at] == "," and quoted.first - saying.end <= 12)) and _can_introduce(saying, near=near):
            return Attribution(saying.speaker, "before", saying.lemma)
    if words[at] == ":":
        found = clause_subject(scene, quoted.floor, at)
        if found is not None:
            return Attribution(found, "colon")
    return None


def _can_introduce(saying: Saying, *, near: bool) -> bool:
    return near or saying.lemma in english.SPEECH_LEMMAS or saying.order == "credit"


def _is_past(word: str) -> bool:
    return word in english.IRREGULAR_PASTS or (len(word) > 4 and word.endswith("ed")) or word in english.VERBS


def _followed(scene: Scene, quoted: Quoted, after: list[Saying]) -> Attribution | None:
    """ '"...," said X', '"...," X said': the words right after the quotation."""
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
        near = saying.speaker.first - at <= 4 or (ends_clause and not _has_auxiliary(words, at, saying.speaker.first))
        if saying.verb == at or (near and saying.order in ("before", "after") and (ends_clause or saying.verb - at <= 6)):
            return Attribution(saying.speaker, "after", saying.lemma)
    if not ends_clause:
        return None
    if _is_past(words[at]) or (words[at].endswith("s") and not scene.marked.is_capital(at) and words[at] not in english.DETERMINERS and words[at] not in english.AUXILIARIES):
        found = subject_after(scene, at, quoted.ceiling)
        return Attribution(found, "after", "*") if found is not None else None
    found = clause_subject(scene, at, quoted.ceiling) if quoted.first == quoted.floor else None
    return Attribution(found, "beside", "*") if found is not None and found.kind is not SpeakerKind.ANONYMOUS else None


def _has_auxiliary(words: list[str], first: int, last: int) -> bool:
    return any(word in english.AUXILIARIES for word in words[first:last])


def _bracketed(scene: Scene, at: int, ceiling: int) -> Attribution | None:
    """ '"..." (the prime minister)': who is named in a bracket right after a quotation."""
    end = next((index for index in range(at + 1, min(ceiling, at + 12)) if scene.words[index] == ")"), None)
    found = speaker_in(scene, at + 1, end) if end is not None else None
    return Attribution(found, "bracket") if found is not None and found.kind is not SpeakerKind.ANONYMOUS else None


def _inside(scene: Scene, quoted: Quoted, around: list[Saying]) -> Attribution | None:
    """A quoted run inside a reporter's sentence: the nearest verb of saying before it, else after it."""
    before = [one for one in around if one.verb < quoted.first]
    for saying in reversed(before):
        if saying.speaker.kind is not SpeakerKind.ANONYMOUS:
            return Attribution(saying.speaker, "within", saying.lemma)
    for saying in around:
        if saying.verb >= quoted.last and saying.speaker.kind is not SpeakerKind.ANONYMOUS:
            return Attribution(saying.speaker, "within", saying.lemma)
    if before:
        return Attribution(before[-1].speaker, "within", before[-1].lemma)
    return None


def _by_subject(scene: Scene, quoted: Quoted) -> Attribution | None:
    """A quoted run in a sentence that has no verb of saying: whom the sentence is about."""
    if quoted.first - quoted.sentence_first < 2:
        return None
    found = clause_subject(scene, quoted.sentence_first, quoted.first)
    if found is None or found.kind is SpeakerKind.ANONYMOUS:
        return None
    return Attribution(found, "subject")


def direct_features(scene: Scene, quoted: Quoted, attribution: Attribution, how: str, name: str | None) -> list[str]:
    """What speaks for quoted words being a statement."""
    marked, words = scene.marked, scene.words
    quote = quoted.quote
    said = marked.text[quote.start : quote.end].split()
    size = str(len(said)) if len(said) < 6 else "6+" if len(said) < 12 else "12+"
    kind = attribution.speaker.kind.value if attribution.speaker is not None else "none"
    before = words[quoted.first - 1] if quoted.first else "\n"
    after = words[quoted.last] if quoted.last < len(words) else "\n"
    features = [
        "form=direct",
        f"how={how}",
        f"speaker={kind}",
        f"named={name is not None}",
        f"how={how}&named={name is not None}",
        f"words={size}",
        f"words={size}&how={how}",
        f"quote before={_class_of(before)}",
        f"quote after={'end' if after in _ENDS else 'word'}",
        f"quote verb={attribution.lemma}",
    ]
    if all(word[:1].isupper() or word.lower() in _SMALL or not word[:1].isalpha() for word in said):
        features.append("all capitals")
    if not quote.closed:
        features.append("unclosed")
    if quote.outer_start <= marked.parts[quote.part].start + 1:
        features.append("opens part")
    if said[-1][-1:] in ".!?,…":
        features.append("ends like a sentence")
    if said[0][:1].isupper():
        features.append("begins like a sentence")
    if any(word in english.AUXILIARIES or word in english.PRONOUNS for word in words[quoted.first : quoted.last]):
        features.append("reads like a clause")
    if marked.parts[quote.part].kind is PartKind.CAPTION:
        features.append("quoted in caption")
    return features


_ENDS = frozenset([".", ",", "\n", ";", ":", "!", "?", ")", "and", "but"])
_SMALL = frozenset("of the and to in for a s on at".split())
_NAMING = frozenset("called named dubbed titled entitled slogan reading known so-called nicknamed codenamed film book song word words term phrase label labelled".split())


def _class_of(word: str) -> str:
    """What stands right before a quotation, as far as it matters."""
    if word in _NAMING:
        return "naming"
    if word in (":", ",", "\n", ".", "that", "as", "of", "is", "was", "a", "an", "the"):
        return word
    if word in english.VERBS:
        return "verb"
    return "preposition" if word in english.PREPOSITIONS else "other"
