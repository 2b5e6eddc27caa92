"""Who says something: the name, body or role that a noun phrase tells."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from constat.reading.english import speech as english
from constat.reading.mentions import Mention, MentionKind, Scene


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


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks, as the words at tokens first..last (last excluded) tell; name is null for pronouns and the unnamed.

    noun is the pronoun, or the noun that tells the role, folded.
    """

    kind: SpeakerKind
    name: str | None
    first: int
    last: int
    noun: str = ""
    gender: str = ""


def speaker_in(scene: Scene, first: int, last: int) -> Speaker | None:
    """The speaker that a noun phrase names: a person before a body, a body before an office, a role, a pronoun."""
    words = scene.words
    while first < last and words[first] in english.LEADING and not (words[first] == "the" and scene.begins_name(first)):
        first += 1
    while last > first and (words[last - 1] in ("himself", "herself", "itself", "themselves", "-", "'") or words[last - 1] == "'s"):
        last -= 1
    if last - first > 3 and words[last - 1] == ")":
        last = next((at for at in range(last - 2, first, -1) if words[at] == "("), last)
    if last - first > 2 and (words[first] in english.PREPOSITIONS or words[first] in ("last", "this", "next", "earlier")):
        first = _past_setting(scene, first, last)
    if first >= last:
        return None
    if words[last - 1] == "old" and words[first - 1] == "the" and last - first <= 6:
        # "The 24-year-old": the person told of.
        return Speaker(SpeakerKind.PRONOUN, None, first, last, "he or she")
    if words[last - 1] in english.PRONOUNS or (last - first <= 2 and words[first] in english.PRONOUNS):
        at = first if words[first] in english.PRONOUNS else last - 1
        return Speaker(SpeakerKind.PRONOUN, None, at, last, words[at])
    mentions = scene.between(first, last)
    head = _head(scene, first, last, mentions)
    for finder in (_spokesperson, _person, _publisher, _mouthpiece, _body, _role):
        found = finder(scene, first, last, head, mentions)
        if found is not None:
            return found
    return None


def _past_setting(scene: Scene, first: int, last: int) -> int:
    """Past a time or place that opens a clause without a comma: "On 12 December the judge", "In Paris Macron"."""
    for at in range(first + 2, min(last, first + 10)):
        if scene.words[at] in ("the", "a", "an", "he", "she", "they", "it") or (at in scene.named and at - 1 not in scene.named):
            return at
    return first


def _head(scene: Scene, first: int, last: int, mentions: list[Mention]) -> int:
    """The head of a noun phrase: its last word before a preposition, a relative or an apposition."""
    words = scene.words
    ends = {mention.first: mention.last for mention in mentions if mention.kind is not MentionKind.PERSON}
    at = first
    while at < last:
        if at in ends:
            at = ends[at]
            continue
        if at > first and (words[at] in english.AFTER_HEAD or _is_participle(words, at, last) or words[at] in ("the", "a", "an", ",", "(") or (words[at] == "-" and not scene.is_joined(at))):
            return at - 1
        at += 1
    return last - 1


def _is_participle(words: list[str], at: int, last: int) -> bool:
    """Whether a word begins a participle's clause: "figures published by", "a count kept in"."""
    word = words[at]
    return at + 1 < last and words[at + 1] in english.PREPOSITIONS and (word in ("kept", "seen", "held", "made", "sent", "written", "drawn", "given") or (len(word) > 4 and word.endswith("ed")))


def _person(scene: Scene, first: int, last: int, head: int, mentions: list[Mention]) -> Speaker | None:
    """The last person whom no preposition ties to another noun; two joined by "and" are both."""
    words = scene.words
    persons = [mention for mention in mentions if mention.kind is MentionKind.PERSON and not _is_tied(words, mention, first)]
    if not persons:
        return None
    if len(persons) == 2 and "and" in words[persons[0].last : persons[1].first] and persons[1].first - persons[0].last <= 8:
        return Speaker(SpeakerKind.PERSON, f"{persons[0].name} and {persons[1].name}", first, last)
    person = persons[0] if persons[0].last - 1 == head else persons[-1]
    return Speaker(SpeakerKind.PERSON, person.name, person.first, person.last, gender=person.gender)


def _is_tied(words: list[str], mention: Mention, first: int) -> bool:
    """Whether a preposition ("a friend of X"), or "'s" after it ("X's lawyer"), makes a name part of another's description."""
    if words[mention.last : mention.last + 1] == ["'s"]:
        return True
    at = mention.first - 1
    while at >= first and (words[at] in english.TITLE_WORDS or words[at] in english.OFFICE_NOUNS or words[at] in ("the", "a", ".")):
        at -= 1
    return at >= first and words[at] in english.PREPOSITIONS


def _spokesperson(scene: Scene, first: int, last: int, head: int, mentions: list[Mention]) -> Speaker | None:
    """ "A spokesman for the Calais prefecture", "a Home Office spokesman": the body; named ones by their names."""
    words = scene.words
    at = next((index for index in range(first, last) if words[index] in english.SPOKESPEOPLE), None)
    if at is None:
        return None
    if any(mention.kind is MentionKind.PERSON and mention.first > at and not _is_tied(words, mention, at + 1) for mention in mentions):
        return None
    if at + 2 < last and words[at + 1] in ("for", "of", "from", "at"):
        named = speaker_in(scene, at + 2, last)
        name = named.name if named is not None else None
        return Speaker(SpeakerKind.BODY, name or scene.marked.words(_past_determiner(words, at + 2, last), last), first, last, words[at])
    start = _past_determiner(words, first, at)
    end = at - (words[at - 1] in ("'s", "'")) if at > start else at
    if words[first] in english.POSSESSIVES:
        return _owner(words, first, last)
    if end > start and (any(scene.marked.is_capital(index) for index in range(start, end)) or any(words[index] in english.INSTITUTIONS or words[index] in english.OFFICE_NOUNS for index in range(start, end))):
        return Speaker(SpeakerKind.BODY, scene.marked.words(start, end), first, last, words[at])
    return Speaker(SpeakerKind.ROLE, None, first, last, words[at], english.GENDER.get(words[at], ""))


def _past_determiner(words: list[str], first: int, last: int) -> int:
    while first < last - 1 and words[first] in english.DETERMINERS:
        first += 1
    return first


def _publisher(scene: Scene, first: int, last: int, head: int, mentions: list[Mention]) -> Speaker | None:
    """ "Figures from the Home Office", "Home Office figures", "British figures": whose publication speaks."""
    words = scene.words
    if words[head] not in english.PUBLICATIONS:
        return None
    if words[first] in english.POSSESSIVES:
        return _owner(words, first, last)
    for index in range(head + 1, min(last - 1, head + 6)):
        if words[index] in ("from", "by", "of"):
            found = speaker_in(scene, index + 1, last)
            if found is not None and found.name is not None:
                return found
    bodies = [mention for mention in mentions if mention.last <= head and mention.kind is not MentionKind.PLACE]
    if bodies:
        return Speaker(SpeakerKind.BODY, bodies[-1].name, first, last, words[head])
    named = [index for index in range(first, head) if scene.marked.is_capital(index) and (index > first or words[index] not in english.NEVER_NAMES)]
    if named:
        return Speaker(SpeakerKind.BODY, scene.marked.words(named[0], head + 1), first, last, words[head])
    institution = next((index for index in range(first, head) if words[index] in english.INSTITUTIONS or words[index] in english.OFFICE_NOUNS), None)
    if institution is not None:
        return Speaker(SpeakerKind.BODY, scene.marked.words(_past_determiner(words, first, institution + 1), institution + 1), first, last, words[head])
    return Speaker(SpeakerKind.ANONYMOUS, None, first, last, words[head])


_OWNERS = {"his": "he", "her": "she", "its": "it", "their": "they"}


def _owner(words: list[str], first: int, last: int) -> Speaker:
    """ "Its spokeswoman", "his office": whom the possessive stands for speaks by them."""
    pronoun = _OWNERS.get(words[first])
    return Speaker(SpeakerKind.PRONOUN if pronoun else SpeakerKind.ANONYMOUS, None, first, last, pronoun or "we")


def _mouthpiece(scene: Scene, first: int, last: int, head: int, mentions: list[Mention]) -> Speaker | None:
    """ "A Home Office source", "officials in Calais", "a Save the Children worker": unnamed people who are tied to a body."""
    words = scene.words
    noun = words[head]
    if noun not in english.MOUTHPIECES or any(mention.first <= head < mention.last for mention in mentions):
        return None
    start = _past_determiner(words, first, head + 1)
    if words[first] in english.POSSESSIVES:
        return _owner(words, first, last)
    before = [mention for mention in mentions if mention.last <= head]
    capital = any(scene.marked.is_capital(index) for index in range(start, head) if index > first or index + 1 < head)
    institutional = any(words[index] in english.INSTITUTIONS for index in range(start, head))
    speaks = noun in english.AUTHORITATIVE or noun in ("source", "sources", "insider", "insiders")
    if before and before[-1].kind is MentionKind.BODY and not speaks:
        return Speaker(SpeakerKind.SOURCE, before[-1].name, first, last, noun)
    if (speaks and (before or capital)) or institutional:
        return Speaker(SpeakerKind.SOURCE, scene.marked.words(start, head + 1), first, last, noun)
    after = [mention for mention in mentions if mention.first > head]
    if after and words[head + 1] in ("at", "in", "from", "of", "for", "with", "close", "within", "inside", "familiar", "travelling"):
        if after[0].kind is MentionKind.BODY and not speaks:
            return Speaker(SpeakerKind.SOURCE, after[0].name, first, last, noun)
        if speaks:
            return Speaker(SpeakerKind.SOURCE, scene.marked.words(start, after[0].last), first, last, noun)
    if noun in ("source", "sources") and words[first - 1] == "the":
        return Speaker(SpeakerKind.ROLE, None, first, last, noun)
    if noun in english.INSTITUTIONS:
        return None
    if noun in english.AUTHORITATIVE or noun in english.OFFICE_NOUNS:
        return Speaker(SpeakerKind.ROLE, scene.marked.words(start, head + 1), first, last, noun)
    return Speaker(SpeakerKind.ANONYMOUS, None, first, last, noun)


def _body(scene: Scene, first: int, last: int, head: int, mentions: list[Mention]) -> Speaker | None:
    """A body or office that the codebook knows, at the head of the phrase; a country or capital speaks for its government."""
    joint = [mention for mention in mentions if mention.kind is MentionKind.BODY and mention.last <= head + 1 or mention.first == head + 2]
    if len(joint) == 2 and "and" in scene.words[joint[0].last : joint[1].first] and joint[1].first - joint[0].last <= 3 and joint[1].kind is MentionKind.BODY:
        return Speaker(SpeakerKind.BODY, scene.marked.words(joint[0].first, joint[1].last), first, last)
    for mention in mentions:
        if mention.first <= head < mention.last or (mention.first == first and mention.last == head + 1):
            if mention.kind is MentionKind.BODY:
                return Speaker(SpeakerKind.BODY, mention.name, first, last, scene.words[mention.last - 1])
            if mention.kind is MentionKind.OFFICE:
                return Speaker(SpeakerKind.OFFICE, scene.marked.words(_past_determiner(scene.words, first, mention.last), _end_of_title(scene, mention.last, last)), first, last, scene.words[mention.last - 1])
            if mention.kind is MentionKind.PLACE:
                return Speaker(SpeakerKind.PLACE, mention.name, first, last)
        noun = scene.words[head]
        if mention.kind is MentionKind.BODY and 0 <= head - mention.last <= 2 and not (scene.marked.is_capital(head) or noun in english.OFFICE_NOUNS or noun in english.INSTITUTIONS):
            # "A Human Rights Watch researcher", "Europol analysts", "Kent Police's roads unit": somebody of that body.
            return Speaker(SpeakerKind.SOURCE, mention.name, first, last, scene.words[head])
    return None


def _end_of_title(scene: Scene, end: int, last: int) -> int:
    """Past "of Calais" or "for the region" after a title, but not past what follows a second preposition."""
    words = scene.words
    if end < last - 1 and words[end] in ("of", "for", "in"):
        end += 1
        while end < last and words[end] not in english.AFTER_HEAD and words[end] not in (",", "(", "-"):
            end += 1
    return end


def _role(scene: Scene, first: int, last: int, head: int, mentions: list[Mention]) -> Speaker | None:
    """A body or role without an entry in the codebook: by its noun, or by being capitalised."""
    words, marked = scene.words, scene.marked
    noun = words[head]
    start = _past_determiner(words, first, head + 1)
    if noun in english.ANONYMOUS or head in scene.people:
        return Speaker(SpeakerKind.ANONYMOUS, None, first, last, noun, english.GENDER.get(noun, ""))
    capitals = [index for index in range(start, head + 1) if marked.is_capital(index)]
    end = _end_of_title(scene, head + 1, last)
    if noun in english.INSTITUTIONS or noun in english.OFFICE_NOUNS:
        specific = end > head + 1 or head > start
        kind = SpeakerKind.ROLE if not specific or (noun in english.OFFICE_NOUNS and not capitals) else SpeakerKind.OFFICE if noun in english.OFFICE_NOUNS else SpeakerKind.BODY
        return Speaker(kind, marked.words(start, end), first, last, noun, english.GENDER.get(noun, ""))
    if marked.is_capital(head) and noun not in english.NEVER_NAMES and last - first <= 9:
        return Speaker(SpeakerKind.NAME, marked.words(capitals[0], head + 1), first, last, noun)
    return Speaker(SpeakerKind.ANONYMOUS, None, first, last, noun, english.GENDER.get(noun, "")) if last - first <= 14 else None
