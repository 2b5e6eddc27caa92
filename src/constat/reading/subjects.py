"""The subject of a verb of saying: the noun phrase before it, or after it where the order is turned round.

There is no parser: a phrase is followed to the left from the verb, over what may stand between (auxiliaries, adverbs,
days, brackets, appositions), up to a word that cannot belong to it. Every search is bounded by the sentence and by
a number of words.
"""

from __future__ import annotations

from dataclasses import replace

from constat.reading.english import speech as english
from constat.reading.mentions import MentionKind, Scene
from constat.reading.speakers import Speaker, SpeakerKind, speaker_in

_BREAKS = frozenset(["\n", ";", ":", '"', ".", "!", "?"])
_REACH = 60
"""How many words before a verb its subject may begin."""
_CLAUSE = 16
"""How many words may stand before a clause's verb."""
_BRACKET = 14
"""How many words a bracketed aside has at most."""
_NAME_LENGTH = 10
_TITLE_LENGTH = 5
_APPOSITIONS = 5
_AFTER = 25
"""How many words a subject after the verb may have."""
_ASIDE = 25
"""How many words after a subject its relative clause may give its name."""
_NAMES_ITSELF = frozenset(["name", "called", "calls", "himself", "herself"])
_NAMED = (SpeakerKind.PERSON, SpeakerKind.BODY, SpeakerKind.OFFICE, SpeakerKind.SOURCE, SpeakerKind.NAME, SpeakerKind.PLACE)
_BEST_FIRST = ((SpeakerKind.PERSON,), _NAMED[1:], (SpeakerKind.ROLE, SpeakerKind.PRONOUN), (SpeakerKind.ANONYMOUS,))
_STOPPERS = (english.CLAUSE_OPENERS | english.AUXILIARIES | {"that", "what", "how", "why"}) - {"'s"}
_OF_WHAT = frozenset(["of", "from", "with", "by"])
"""Prepositions that open no time or place before a subject, but tell what somebody named before is of."""
_STAND_IN = english.INSTITUTIONS | english.MOUTHPIECES | english.SPOKESPEOPLE
"""Nouns that a place may tell apart: "officials in Calais"."""
_OPENS_ASIDE = english.PREPOSITIONS | {"who", "which", "whose"}
"""Words that open what stands between commas after a name."""
_AFTER_SUBJECT = english.CLAUSE_OPENERS | {"who", "which", "during", "following", "on"}


def past_auxiliaries(scene: Scene, verb: int, floor: int) -> int:
    """Where the subject of a verb ends: past auxiliaries, adverbs and verbs that lead to it ("went on to say")."""
    words, named = scene.words, scene.named
    end = verb
    while end > floor and end - 1 not in named:
        word, before = words[end - 1], words[end - 2] if end - 2 >= floor else ""
        if (
            word in english.AUXILIARIES
            or word in english.ADVERBS
            or word in english.DAYS
            or is_adverb(word)
            or _leads(word, before, words[end])
            or (word == "at" and words[end] in ("first", "last", "least", "once"))
        ):
            end -= 1
        elif word == "," and end - 2 > floor and before in ("however", "meanwhile", "though", "too"):
            end -= 2
        else:
            break
    return end


def _leads(word: str, before: str, after: str) -> bool:
    """Whether a word leads to the verb after it: "sought to", "went on to", "last night"."""
    if word == "to":
        return before in english.CATENATIVES or before in ("on", "also")
    if after == "to":
        return word in english.CATENATIVES
    return after in english.DAYS and word in ("last", "this", "late", "next", "that", "by")


def is_adverb(word: str) -> bool:
    """Whether a word ends like an adverb of manner."""
    return len(word) > 4 and word.endswith("ly") and word not in english.NOT_ADVERBS


def subject_before(scene: Scene, verb: int, floor: int) -> Speaker | None:
    """The speaker named before a verb of saying: "X, of Y, said"."""
    words = scene.words
    end = past_auxiliaries(scene, verb, floor)
    if end > floor and words[end - 1] == ")":
        end = _before_bracket(words, end, floor)
    if end <= floor:
        return None
    if words[end - 1] in english.RELATIVES:
        return _antecedent(scene, end - 1, floor)
    if _is_comma(scene, end - 1):
        return _apposed(scene, end - 1, floor)
    begin = _left_edge(scene, end, floor)
    found = speaker_in(scene, begin, end)
    if found is not None and found.kind is SpeakerKind.PRONOUN and _is_verb(scene, begin - 1):
        # "The man who found it said": "it" is what he found.
        return _of_relative(scene, begin, floor) or found
    if found is None or found.kind in (SpeakerKind.ANONYMOUS, SpeakerKind.ROLE, SpeakerKind.OFFICE, SpeakerKind.NAME):
        return _explained(scene, begin, floor) or found
    return found


def _is_comma(scene: Scene, at: int) -> bool:
    return scene.words[at] == "," or (scene.words[at] == "-" and not scene.is_joined(at))


def _explained(scene: Scene, begin: int, floor: int) -> Speaker | None:
    """Whom the phrase before a verb only says more of: "Hussein Hamid (25), an Iranian, said", "X, whose group helps, said"."""
    words = scene.words
    if begin <= floor + 1:
        return None
    if words[begin - 1] in english.AUXILIARIES or words[begin - 1] in english.VERBS:
        owner = _of_relative(scene, begin, floor)
        if owner is not None:
            return owner
    if not _is_comma(scene, begin - 1):
        return None
    end = begin - 1
    if words[end - 1] == ")":
        end = _before_bracket(words, end, floor)
    elif words[end - 1].isdigit() and end - 2 > floor and words[end - 2] == ",":
        end -= 2
    start = _left_edge(scene, end, floor)
    if start >= end or words[start] in english.PREPOSITIONS:
        return None
    found = speaker_in(scene, start, end)
    return (
        found
        if found is not None and found.kind in (SpeakerKind.PERSON, SpeakerKind.BODY) and found.last == end and found.first - start <= 4
        else None
    )


def _of_relative(scene: Scene, begin: int, floor: int) -> Speaker | None:
    """Whose relative clause the words before a token belong to."""
    words = scene.words
    for at in range(begin - 1, max(floor, begin - _BRACKET), -1):
        if words[at] in ("who", "which"):
            return _antecedent(scene, at, floor)
        if words[at] in _BREAKS or words[at] == ",":
            break
    return None


def _antecedent(scene: Scene, relative: int, floor: int) -> Speaker | None:
    """Whom a relative pronoun stands for: "X, who said", "X, the mayor, who said"."""
    end = relative
    if end > floor and _is_comma(scene, end - 1):
        end -= 1
    if end <= floor:
        return None
    named = [
        mention
        for mention in scene.between(max(floor, end - _NAME_LENGTH), end)
        if mention.last == end and (mention.kind is MentionKind.PERSON or mention.kind is MentionKind.BODY)
    ]
    if named and not (named[-1].kind is MentionKind.BODY and _is_workplace(scene, named[-1].first, relative)):
        return speaker_in(scene, named[-1].first, end)
    if end != relative:
        return _apposed(scene, end, floor)
    begin = _left_edge(scene, end, floor)
    if scene.words[relative] == "that":
        # "For supplying a gang that demanded": of things, the one named right before.
        begin = max((at for at in range(begin, end) if scene.words[at] in ("a", "an", "the")), default=begin)
    found = speaker_in(scene, begin, end)
    # "X, 24, an Eritrean who said": the antecedent only says more of whom the text names before it.
    return (_explained(scene, begin, floor) or found) if found is not None and found.kind is SpeakerKind.ANONYMOUS else found


def _is_workplace(scene: Scene, first: int, relative: int) -> bool:
    """Whether a body's name only tells where somebody is, whom "who" stands for: "an official at the ministry who asked"."""
    words = scene.words
    return words[relative] == "who" and words[first - 1 - (words[first - 1] == "the")] in english.PREPOSITIONS


def _before_bracket(words: list[str], end: int, floor: int) -> int:
    """Past a bracketed aside: "Lee Anderson (Ashfield) told"."""
    for at in range(end - 2, max(floor, end - _BRACKET) - 1, -1):
        if words[at] == "(":
            return at
    return end


def clause_subject(scene: Scene, first: int, last: int) -> Speaker | None:
    """The subject of a clause, where its verb is none of saying: what stands before its first verb, or whom it names first."""
    words = scene.words
    while first < last and words[first] in (",", "and", "but"):
        first += 1
    end = first
    while end < last and end - first < _CLAUSE and not _is_verb(scene, end) and words[end] not in (",", ":", "("):
        end += 1
    found = speaker_in(scene, first, end) if end > first and words[first] not in english.PREPOSITIONS else None
    if found is not None and found.kind is not SpeakerKind.ANONYMOUS:
        return found
    for mention in scene.between(first, min(last, first + _REACH)):
        if mention.kind is MentionKind.PERSON and not scene.quoted[mention.first] and words[mention.first - 1] not in english.PREPOSITIONS:
            return speaker_in(scene, mention.first, mention.last)
    return found


def _is_verb(scene: Scene, at: int) -> bool:
    word = scene.words[at]
    return at not in scene.named and (
        word in english.AUXILIARIES - {"'s"}
        or word in english.IRREGULAR_PASTS
        or (len(word) > 4 and word.endswith("ed"))
        or (word in english.VERBS and word not in english.NOUN_FORMS)
    )


def _left_edge(scene: Scene, end: int, floor: int) -> int:
    """Where the noun phrase that ends at a token begins."""
    words = scene.words
    lowest = max(floor, end - _REACH)
    begin = end
    while begin > lowest:
        word = words[begin - 1]
        if begin - 1 in scene.named or begin - 1 in scene.bodies:
            begin -= 1
            continue
        if (
            (word in _BREAKS and not is_abbreviated(scene, begin - 1))
            or word in _STOPPERS
            or word == "("
            or _is_comma(scene, begin - 1)
            or (word in ("which", "whom") and words[begin - 2] in english.PREPOSITIONS)
        ):
            break
        if word in english.VERBS and word not in english.NOUN_FORMS and begin < end:
            break
        if word == "and" and begin < end and not _joins_names(scene, begin - 1, lowest):
            break
        begin -= 1
    return begin


def is_abbreviated(scene: Scene, at: int) -> bool:
    """Whether a full stop only shortens the title or name before it: "Capt. Morel", "J. K. Brook", "Ada B., a nurse, said"."""
    words = scene.words
    if words[at] != "." or at + 1 >= len(words):
        return False
    if words[at + 1] == "," and at in scene.named:
        return True
    return scene.marked.is_capital(at + 1) and (len(words[at - 1]) == 1 or words[at - 1] in english.TITLE_WORDS)


def _joins_names(scene: Scene, token: int, floor: int) -> bool:
    """Whether "and" stands between two that speak together, both named ("France and Britain"), or inside one name."""
    around = scene.between(max(floor, token - _NAME_LENGTH), token + _NAME_LENGTH)
    if any(mention.first < token < mention.last for mention in around):
        return True
    before = next((mention for mention in around if mention.last == token), None)
    after = next((mention for mention in around if mention.first > token and mention.kind is not MentionKind.OFFICE), None)
    if before is None or after is None or after.first - token > _TITLE_LENGTH:
        return False
    if before.kind is not after.kind:
        return False
    # Of two places, as in "the prefecture for the Channel and the North Sea", a preposition may make one description.
    lead = before.first - 1 - (scene.words[before.first - 1] == "the")
    return before.kind is not MentionKind.PLACE or before.first in (floor, floor + 1) or scene.words[lead] in ("for", "of")


def _apposed(scene: Scene, comma: int, floor: int) -> Speaker | None:
    """Such as "X, of Y," before a verb: of the runs between commas, the nearest that names a person, else a body, else a role."""
    words = scene.words
    found: list[Speaker] = []
    end = comma
    joined = False
    for _ in range(_APPOSITIONS):
        begin = _comma_edge(scene, end, floor)
        speaker = _of_run(scene, begin, end)
        if speaker is not None:
            if (
                speaker.kind is SpeakerKind.PERSON
                and found
                and found[-1].kind is SpeakerKind.PERSON
                and (joined or "and" in words[speaker.last : end])
            ):
                return replace(speaker, name=f"{speaker.name} and {found[-1].name}", last=comma)
            found.append(speaker)
            joined = words[begin] == "and"
        if begin <= floor or not _is_comma(scene, begin - 1):
            break
        end = begin - 1
    if len(found) > 1 and found[0].kind is not SpeakerKind.PERSON:
        # The last run only says more of the one before it.
        found = found[1:] + found[:1]
    for kinds in _BEST_FIRST:
        for speaker in found:
            if speaker.kind in kinds:
                return speaker
    return None


def _of_run(scene: Scene, begin: int, end: int) -> Speaker | None:
    """The speaker that a run between commas names; of one that opens with a time or place, the person at its end."""
    words = scene.words
    if begin >= end or words[begin] in _OF_WHAT:
        return None
    if words[begin] not in english.PREPOSITIONS:
        return speaker_in(scene, begin, end)
    last = next((mention for mention in scene.between(begin, end) if mention.last == end and mention.kind is MentionKind.PERSON), None)
    if last is None or words[last.first - 1] in english.PREPOSITIONS or words[last.first - 1] in ("and", "the"):
        return None
    return speaker_in(scene, last.first, end)


def _comma_edge(scene: Scene, end: int, floor: int) -> int:
    """Where a run between commas begins; a bracket within it is stepped over."""
    words = scene.words
    begin = end
    lowest = max(floor, end - _REACH)
    while begin > lowest:
        word = words[begin - 1]
        if word == ")":
            begin = min(begin - 1, _before_bracket(words, begin, lowest))
            continue
        if (word in _BREAKS and not is_abbreviated(scene, begin - 1)) or word == "(" or _is_comma(scene, begin - 1):
            break
        if word in english.CLAUSE_OPENERS and word != "as" and not _is_in_aside(scene, begin - 1, lowest):
            break
        begin -= 1
    return begin


def _is_in_aside(scene: Scene, token: int, lowest: int) -> bool:
    """Whether a word stands in an aside: "X, who has lived here since 1974, said", "X, speaking after the vote, said"."""
    comma = next((at for at in range(token, lowest, -1) if _is_comma(scene, at)), None)
    if comma is None or comma + 1 == token:
        return False
    opening = scene.words[comma + 1]
    return opening in _OPENS_ASIDE or opening.endswith(("ing", "ed"))


def subject_after(scene: Scene, verb: int, ceiling: int) -> Speaker | None:
    """The speaker named after a verb of saying: "said X, of Y"."""
    words = scene.words
    begin = verb + 1
    while begin < ceiling and (is_adverb(words[begin]) or words[begin] in ("back", "out", "also")):
        begin += 1
    end = right_edge(scene, begin, ceiling)
    if end <= begin:
        return None
    found = speaker_in(scene, begin, end)
    called = _named_in_aside(scene, begin, ceiling) if found is not None and found.kind is SpeakerKind.ANONYMOUS else None
    if called is not None:
        return called
    if found is None or found.kind is SpeakerKind.PERSON or (found.kind is SpeakerKind.PRONOUN and found.last - found.first == 1):
        return found
    if end >= ceiling - 1 or words[end] != "," or not scene.marked.is_capital(end + 1):
        return found
    # "its spokeswoman, X", "a local newspaper, X": the name after the comma is whoever was described before it.
    described = found.name is None or found.name.islower() or found.noun in english.SPOKESPEOPLE
    apposed = speaker_in(scene, end + 1, right_edge(scene, end + 1, ceiling))
    if apposed is None or (found.kind is SpeakerKind.BODY and not described):
        return found
    named = apposed.kind in (SpeakerKind.PERSON, SpeakerKind.NAME) or (described and apposed.kind is SpeakerKind.BODY)
    return apposed if named else found


def _named_in_aside(scene: Scene, begin: int, ceiling: int) -> Speaker | None:
    """The name that a relative clause gives to somebody: "said a man who gave his name as Soran", "a nurse, who gave only her first name, Ada"."""
    words = scene.words
    last = min(ceiling, begin + _ASIDE)
    relative = next((at for at in range(begin, last) if words[at] == "who"), None)
    for mention in scene.between(relative, last) if relative is not None else ():
        if mention.kind is MentionKind.PERSON and not _NAMES_ITSELF.isdisjoint(words[mention.first - 3 : mention.first]):
            return speaker_in(scene, mention.first, mention.last)
    return None


def right_edge(scene: Scene, begin: int, ceiling: int) -> int:
    """Where the noun phrase that begins at a token ends."""
    words = scene.words
    end = begin
    limit = min(ceiling, begin + _AFTER)
    while end < limit:
        word = words[end]
        if (word in _BREAKS and not is_abbreviated(scene, end) and end not in scene.bodies) or word == "(" or _is_comma(scene, end):
            break
        if end > begin and (word in _AFTER_SUBJECT or (word == "in" and words[end - 1] not in _STAND_IN)):
            break
        end += 1
    return end
