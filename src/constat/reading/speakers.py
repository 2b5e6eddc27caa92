"""Who says something: the name, body or role that a noun phrase tells."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

from constat.reading.english import speech as english
from constat.reading.mentions import MentionKind, Scene
from constat.reading.phrases import Phrase, phrase_in


class SpeakerKind(Enum):
    """How the text tells who speaks."""

    PERSON = "person"
    BODY = "body"
    OFFICE = "office"
    PLACE = "place"
    """a country or town, for those who govern it"""
    NAME = "name"
    """capitalised words that nothing here knows"""
    PRONOUN = "pronoun"
    ROLE = "role"
    """a role in small letters, which a name elsewhere may fill: "the minister", "a spokesman", "the charity" """
    SOURCE = "source"
    """unnamed, but tied to a body: "a Home Office source" """
    ANONYMOUS = "anonymous"


@dataclass(slots=True)
class Speaker:
    """Who speaks, as the words at tokens first..last (last excluded) tell; name is null for pronouns and the unnamed;
    of "his office" it is "office".

    noun is the pronoun, or the noun that tells the role, folded; gender is he or she where a title or the noun tells.
    """

    kind: SpeakerKind
    name: str | None
    first: int
    last: int
    noun: str = ""
    gender: str = ""


_LONGEST_NAME = 9
_LONGEST_PHRASE = 14
"""A longer run of words is no phrase that tells a speaker."""
_JOINED = 8
"""Two persons who speak together stand at most this many words apart."""
_OWNERS = {"his": "he", "her": "she", "its": "it", "their": "they"}
_SOURCES = frozenset("source sources insider insiders".split())
_TIES = frozenset("at in from of for with close within inside familiar travelling".split())


def speaker_in(scene: Scene, first: int, last: int) -> Speaker | None:
    """The speaker that a noun phrase names: a person before a body, a body before an office, a role, a pronoun."""
    phrase = phrase_in(scene, first, last)
    if phrase is None:
        return None
    for finder in _FINDERS:
        found = finder(phrase)
        if found is not None:
            return found
    return None


def _speaker(phrase: Phrase, kind: SpeakerKind, name: str | None) -> Speaker:
    noun = phrase.noun
    return Speaker(kind, name, phrase.first, phrase.last, noun, english.GENDER.get(noun, ""))


def _pronoun(phrase: Phrase) -> Speaker | None:
    """Such as "He", "they all", and "the 24-year-old", who is the one told of."""
    words, first, last = phrase.scene.words, phrase.first, phrase.last
    if words[first - 1] == "the" and words[first].isdigit() and words[first + 2 : first + 5 : 2] == ["year", "old"]:
        return Speaker(SpeakerKind.PRONOUN, None, first, last, "he or she")
    if words[first] in english.PRONOUNS and last - first <= 2:
        return Speaker(SpeakerKind.PRONOUN, None, first, last, words[first])
    if words[last - 1] in english.PRONOUNS:
        return Speaker(SpeakerKind.PRONOUN, None, last - 1, last, words[last - 1])
    return None


def _owner(phrase: Phrase) -> Speaker | None:
    """Such as "Its spokeswoman", "his office": whom the possessive stands for speaks by them."""
    word = phrase.scene.words[phrase.first]
    if word not in english.POSSESSIVES:
        return None
    pronoun = _OWNERS.get(word)
    return Speaker(SpeakerKind.PRONOUN if pronoun else SpeakerKind.ANONYMOUS, None, phrase.first, phrase.last, pronoun or "we")


def _person(phrase: Phrase) -> Speaker | None:
    """The last person whom no preposition ties to another noun; two joined by "and" are both."""
    persons = [mention for mention in phrase.mentions if mention.kind is MentionKind.PERSON and not phrase.is_tied(mention)]
    if not persons:
        return None
    if (
        len(persons) == 2
        and persons[1].first - persons[0].last <= _JOINED
        and "and" in phrase.scene.words[persons[0].last : persons[1].first]
    ):
        return Speaker(SpeakerKind.PERSON, f"{persons[0].name} and {persons[1].name}", phrase.first, phrase.last)
    person = persons[0] if persons[0].last - 1 == phrase.head else persons[-1]
    return Speaker(SpeakerKind.PERSON, person.name, person.first, person.last, gender=person.gender)


def _spokesperson(phrase: Phrase) -> Speaker | None:
    """Such as "A spokesman for the Calais prefecture", "a Home Office spokesman": the body; named ones by their names."""
    words, first, last = phrase.scene.words, phrase.first, phrase.last
    if english.SPOKESPEOPLE.isdisjoint(words[first:last]):
        return None
    at = next(index for index in range(first, last) if words[index] in english.SPOKESPEOPLE)
    speaks_for = at + 2 < last and words[at + 1] in ("for", "of", "from", "at")
    if any(
        mention.kind is MentionKind.PERSON
        and mention.first > at
        and words[mention.first - 1] not in english.PREPOSITIONS
        and not (speaks_for and "," not in words[at : mention.first])
        for mention in phrase.mentions
    ):
        return None
    if speaks_for:
        named = speaker_in(phrase.scene, at + 2, last)
        if named is not None and named.kind is SpeakerKind.PERSON:
            return Speaker(SpeakerKind.SOURCE, f"{words[at]} for {named.name}", first, last, words[at])
        if named is not None and named.kind is SpeakerKind.ROLE and named.noun in english.INSTITUTIONS:
            # "A spokesman for the force": whichever force the text told of.
            return Speaker(SpeakerKind.ROLE, named.name, first, last, named.noun)
        name = (
            named.name
            if named is not None and named.name is not None
            else phrase.scene.marked.words(phrase.past_determiners(at + 2, last), last)
        )
        return Speaker(SpeakerKind.BODY, name, first, last, words[at])
    owner = _owner(phrase)
    if owner is not None:
        return owner
    start = phrase.past_determiners(first, at)
    end = at - (words[at - 1] in ("'s", "'")) if at > start else at
    if end - start == 1 and words[start] in english.INSTITUTIONS and not phrase.capitals(start, end):
        # "A force spokesman", "the charity's spokesman": whichever the text told of.
        return Speaker(SpeakerKind.ROLE, words[start], first, last, words[start])
    if end > start and (
        phrase.capitals(start, end) or any(word in english.INSTITUTIONS or word in english.OFFICE_NOUNS for word in words[start:end])
    ):
        return Speaker(SpeakerKind.BODY, phrase.scene.marked.words(start, end), first, last, words[at])
    return Speaker(SpeakerKind.ROLE, None, first, last, words[at], english.GENDER.get(words[at], ""))


def _publisher(phrase: Phrase) -> Speaker | None:
    """Such as "Figures from the Home Office", "Home Office figures", "British figures": whose publication speaks."""
    if phrase.noun not in english.PUBLICATIONS:
        return None
    words, head = phrase.scene.words, phrase.head
    owner = _owner(phrase)
    if owner is not None:
        return owner
    for index in range(head + 1, min(phrase.last - 1, head + 6)):
        if words[index] in ("from", "by", "of"):
            found = speaker_in(phrase.scene, index + 1, phrase.last)
            if found is not None and found.name is not None:
                return found
    bodies = [mention for mention in phrase.mentions if mention.last <= head and mention.kind is not MentionKind.PLACE]
    if bodies:
        return _speaker(phrase, SpeakerKind.BODY, bodies[-1].name)
    named = [at for at in phrase.capitals(phrase.first, head) if at > phrase.first or words[at] not in english.NEVER_NAMES]
    if named:
        return _speaker(phrase, SpeakerKind.BODY, phrase.scene.marked.words(named[0], head + 1))
    institution = next(
        (at for at in range(phrase.first, head) if words[at] in english.INSTITUTIONS or words[at] in english.OFFICE_NOUNS), None
    )
    if institution is not None:
        return _speaker(phrase, SpeakerKind.BODY, phrase.scene.marked.words(phrase.start, institution + 1))
    return _speaker(phrase, SpeakerKind.ANONYMOUS, None)


def _mouthpiece(phrase: Phrase) -> Speaker | None:
    """Such as "A Home Office source", "officials in Calais", "a Save the Children worker": unnamed people who are tied to a body."""
    noun, head = phrase.noun, phrase.head
    if noun not in english.MOUTHPIECES or any(mention.first <= head < mention.last for mention in phrase.mentions):
        return None
    owner = _owner(phrase)
    if owner is not None:
        return owner
    tied = _tied_source(phrase)
    if tied is not None:
        return tied
    if noun in ("source", "sources") and phrase.scene.words[phrase.first - 1] == "the":
        return _speaker(phrase, SpeakerKind.ROLE, None)
    if noun in english.INSTITUTIONS:
        return None
    if noun in english.AUTHORITATIVE or noun in english.OFFICE_NOUNS:
        return _speaker(phrase, SpeakerKind.ROLE, phrase.scene.marked.words(phrase.start, head + 1))
    return _speaker(phrase, SpeakerKind.ANONYMOUS, None)


def _tied_source(phrase: Phrase) -> Speaker | None:
    """The body that an unnamed source is of, or the source in the text's own words where a place or a department tells it."""
    words, marked, head, start = phrase.scene.words, phrase.scene.marked, phrase.head, phrase.start
    before = [mention for mention in phrase.mentions if mention.last <= head]
    speaks = phrase.noun in english.AUTHORITATIVE or phrase.noun in _SOURCES
    if before and before[-1].kind is MentionKind.BODY and not speaks:
        return _speaker(phrase, SpeakerKind.SOURCE, before[-1].name)
    capital = any(at > phrase.first or at + 1 < head for at in phrase.capitals(start, head))
    if (speaks and (before or capital)) or any(word in english.INSTITUTIONS for word in words[start:head]):
        return _speaker(phrase, SpeakerKind.SOURCE, marked.words(start, head + 1))
    after = next((mention for mention in phrase.mentions if mention.first > head), None)
    if after is None or words[head + 1] not in _TIES:
        return None
    if speaks:
        return _speaker(phrase, SpeakerKind.SOURCE, marked.words(start, after.last))
    return _speaker(phrase, SpeakerKind.SOURCE, after.name) if after.kind is MentionKind.BODY else None


def _body(phrase: Phrase) -> Speaker | None:
    """A body or office that the codebook knows, at the head of the phrase; a country or capital speaks for its government."""
    head, marked = phrase.head, phrase.scene.marked
    bodies = [mention for mention in phrase.mentions if mention.kind is MentionKind.BODY]
    if len(bodies) == 2 and bodies[0].last == head + 1 and "and" in phrase.scene.words[bodies[0].last : bodies[1].first][:1]:
        return Speaker(SpeakerKind.BODY, marked.words(bodies[0].first, bodies[1].last), phrase.first, phrase.last)
    for mention in phrase.mentions:
        if mention.first <= head < mention.last:
            if mention.kind is MentionKind.OFFICE:
                return _speaker(phrase, SpeakerKind.OFFICE, phrase.title(phrase.past_determiners(phrase.first, mention.last), mention.last))
            return _speaker(phrase, SpeakerKind.BODY if mention.kind is MentionKind.BODY else SpeakerKind.PLACE, mention.name)
    of_body = next((mention for mention in bodies if 0 <= head - mention.last <= 2), None)
    if of_body is None or marked.is_capital(head) or phrase.noun in english.OFFICE_NOUNS or phrase.noun in english.INSTITUTIONS:
        return None
    # "A Human Rights Watch researcher", "Europol analysts", "Kent Police's roads unit": somebody of that body.
    return _speaker(phrase, SpeakerKind.SOURCE, of_body.name)


def _role(phrase: Phrase) -> Speaker | None:
    """A body or role without an entry in the codebook: by its noun, or by being capitalised."""
    noun, head, start, marked = phrase.noun, phrase.head, phrase.start, phrase.scene.marked
    if noun in english.OWNED:
        owner = _owner(phrase)
        if owner is not None:
            # "His office" is not himself; "its crew" is the ship.
            return owner if noun == "crew" else replace(owner, name=noun)
    if noun in english.ANONYMOUS or head in phrase.scene.people:
        return _speaker(phrase, SpeakerKind.ANONYMOUS, None)
    if noun in english.OFFICE_NOUNS:
        return _speaker(phrase, SpeakerKind.OFFICE if phrase.capitals(start, head + 1) else SpeakerKind.ROLE, phrase.title(start, head + 1))
    if noun in english.INSTITUTIONS and _is_crowd(phrase):
        return _speaker(phrase, SpeakerKind.ANONYMOUS, None)
    if noun in english.INSTITUTIONS:
        name = phrase.title(start, head + 1)
        return _speaker(phrase, SpeakerKind.BODY if " " in name else SpeakerKind.ROLE, name)
    if marked.is_capital(head) and noun not in english.NEVER_NAMES and phrase.last - phrase.first <= _LONGEST_NAME:
        return _speaker(phrase, SpeakerKind.NAME, marked.words(phrase.capitals(start, head + 1)[0], head + 1))
    return _speaker(phrase, SpeakerKind.ANONYMOUS, None) if phrase.last - phrase.first <= _LONGEST_PHRASE else None


def _is_crowd(phrase: Phrase) -> bool:
    """Whether a body's noun only gathers unnamed people: "a group of around 60 protesters"."""
    words, after = phrase.scene.words, phrase.head + 1
    if words[after : after + 1] != ["of"]:
        return False
    return any(words[at] in english.ANONYMOUS or words[at].isdigit() or at in phrase.scene.people for at in range(after + 1, phrase.last))


_FINDERS = (_pronoun, _spokesperson, _person, _publisher, _mouthpiece, _body, _role)
