"""Verbs of saying in a sentence, each with who says it."""

from __future__ import annotations

from dataclasses import dataclass

from constat.reading.english import speech as english
from constat.reading.mentions import Scene
from constat.reading.speakers import Speaker, SpeakerKind, speaker_in
from constat.reading.subjects import clause_subject, past_auxiliaries, right_edge, subject_after, subject_before


@dataclass(slots=True)
class Saying:
    """A verb of saying at a token: its base form, who says it, and how the verb stands.

    order is "before" or "after" by where the subject stands, "shared" where it is that of the verb before,
    "passive" where it follows "by", "credit" for "according to X" and its like; end is the token after the verb,
    or after the subject that follows it.
    """

    verb: int
    lemma: str
    speaker: Speaker
    order: str
    end: int
    finite: bool


_UNKNOWN = "*"
"""The base form of a verb that no list knows, but that stands where only a verb of saying can."""
_OPENS_SUBJECT = (english.DETERMINERS - {"that", "this", "its", "his", "her", "their"}) | english.PERSONAL | {"they"} | english.INSTITUTIONS | english.OFFICE_NOUNS | english.MOUTHPIECES | english.SPOKESPEOPLE
_AFTER_INVERTED = frozenset([".", ",", ";", "\n", ":", "-", "who", "in", "on", "as", "after", "while", "when", "(", "during", "following", "before"])
_SUBJECT_REACH = 12
_QUOTE_REACH = 40
"""How many quoted words may stand between a passive verb and its "by"."""
_NEAR_START = 6
"""A subject with an apposition ("X, of Y, said") begins its clause within this many words."""
_SURE = (SpeakerKind.PERSON, SpeakerKind.BODY, SpeakerKind.OFFICE, SpeakerKind.SOURCE)
_BE = frozenset("is was are were be been being".split())
_PARTICLES = frozenset(["back", "out", "up", "on", "in", "off", "down", "simply", "clear", "known", "angrily"])


def find_sayings(scene: Scene, first: int, last: int) -> list[Saying]:
    """The verbs of saying of a sentence that stand outside quotations and have a subject, from left to right."""
    sayings: list[Saying] = []
    words, quoted = scene.words, scene.quoted
    floor = first
    past_credit = first
    for at in range(first, last):
        if quoted[at]:
            floor = at + 1
            continue
        if at < past_credit:
            continue
        if words[at] in _CREDITING:
            credit = _credit(scene, at, first, last)
            if credit is not None:
                sayings.append(credit)
                past_credit = credit.end
                continue
        lemma = english.VERBS.get(words[at]) if at not in scene.named else None
        if lemma is None:
            lemma = _unknown_verb(words, at, first, last)
        if lemma is not None and not _is_noun(scene, at, first):
            saying = _saying(scene, at, lemma, first, floor, last, sayings)
            if saying is not None:
                sayings.append(saying)
    return sayings


_CREDITING = frozenset(["according", "in", "by"])
_CREDIT_REACH = 18


def _credit(scene: Scene, at: int, first: int, last: int) -> Saying | None:
    """ "According to X", "in the words of X", "in X's view", "by X's count"."""
    words = scene.words
    begin = at + 2
    if words[at] == "according":
        if words[at + 1 : at + 2] != ["to"]:
            return None
    elif at + 3 < last and words[at + 1] == "the" and words[at + 2] in english.CREDITING_NOUNS and words[at + 3] == "of":
        begin = at + 4
    else:
        return _possessed_credit(scene, at, last)
    end = _end_of_credit(scene, begin, last)
    found = speaker_in(scene, begin, end)
    return Saying(at, "according", found, "credit", end, finite=True) if found is not None else None


def _possessed_credit(scene: Scene, at: int, last: int) -> Saying | None:
    words = scene.words
    for index in range(at + 2, min(last, at + 8)):
        if words[index] in english.CREDITING_NOUNS and (words[index - 1] in ("'s", "own", "'") or words[index - 1] in english.POSSESSIVES):
            if words[at + 1] in english.POSSESSIVES:
                pronoun = {"his": "he", "her": "she", "their": "they", "its": "it"}.get(words[at + 1])
                return Saying(at, "according", Speaker(SpeakerKind.PRONOUN, None, at + 1, at + 2, pronoun), "credit", index + 1, finite=True) if pronoun else None
            found = speaker_in(scene, at + 1, index - 1)
            return Saying(at, "according", found, "credit", index + 1, finite=True) if found is not None else None
        if words[index] in (",", ".", ";", ":"):
            return None
    return None


def _end_of_credit(scene: Scene, begin: int, last: int) -> int:
    """Where the name after "according to" ends."""
    words = scene.words
    end = begin
    while end < last and end - begin < _CREDIT_REACH and not scene.quoted[end]:
        if words[end] in (",", ".", ";", "\n", ":", "(", "while", "with", "who", "which", "as") or (words[end] == "-" and not scene.is_joined(end)):
            break
        if words[end] == "and" and not any(mention.first < end < mention.last for mention in scene.between(begin, last)) and not scene.marked.is_capital(end + 1):
            break
        end += 1
    return end


def _unknown_verb(words: list[str], at: int, first: int, last: int) -> str | None:
    """A past form right before "that", or before a colon that ends its clause, can be taken for a verb of saying."""
    word = words[at]
    if at == first or not (word in english.IRREGULAR_PASTS or (len(word) > 4 and word.endswith("ed"))):
        return None
    after = at + 1 + (words[at + 1 : at + 2] != [] and words[at + 1] in _PARTICLES)
    return _UNKNOWN if after < last and words[after] in ("that", ":") and words[after - 1] != "so" else None


def _is_noun(scene: Scene, at: int, first: int) -> bool:
    """Whether a form that is also a noun or an adjective stands as one."""
    words = scene.words
    if words[at].startswith("point") and words[at + 1 : at + 2] != ["out"]:
        return True
    if at > first and words[at - 1] in english.DETERMINERS and words[at - 1] not in ("this", "that", "all", "both", "others", "some", "many", "few"):
        return True
    if words[at] not in english.NOUN_FORMS:
        return False
    before = words[at - 1] if at > first else ""
    return before in english.PREPOSITIONS and before != "to"


def _saying(scene: Scene, at: int, lemma: str, first: int, floor: int, last: int, sayings: list[Saying]) -> Saying | None:
    words = scene.words
    word = words[at]
    participle = word.endswith("ing") and not (at > first and words[at - 1] in english.AUXILIARIES)
    by = _by(scene, at, last)
    if by is not None:
        return _passive(scene, at, lemma, by, last)
    if at == first or _is_inverted(scene, at, lemma, floor, last):
        found = subject_after(scene, at, last) if not participle else None
        if found is not None and found.kind is not SpeakerKind.ANONYMOUS or (found is not None and at > first):
            return Saying(at, lemma, found, "after", found.last, finite=True)
    if participle:
        return _participle(scene, at, lemma, first, floor, last, sayings)
    end = past_auxiliaries(scene, at, floor)
    if end > floor and words[end - 1] in ("and", "but", "then", "or") and sayings:
        return Saying(at, lemma, sayings[-1].speaker, "shared", at + 1, finite=True)
    if end > floor and words[end - 1] in ("and", "but"):
        main = clause_subject(scene, floor, end - 1)
        return Saying(at, lemma, main, "shared", at + 1, finite=True) if main is not None else None
    if end > floor and words[end - 1] == "to":
        return _led(scene, at, lemma, end - 1, floor, sayings)
    found = subject_before(scene, at, floor)
    if found is not None and found.noun == "it" and _is_passive(words, at):
        return None
    if found is None and sayings and floor > first and end == floor and words[end - 1] != '"':
        found = sayings[-1].speaker
    return Saying(at, lemma, found, "before", at + 1, finite=True) if found is not None else None


def _is_passive(words: list[str], at: int) -> bool:
    """Whether a form of "be" makes a verb passive: "it has been confirmed"."""
    return any(word in _BE for word in words[max(0, at - 2) : at])


def _is_inverted(scene: Scene, at: int, lemma: str, floor: int, last: int) -> bool:
    """Whether a verb stands right after a comma or a quotation, so that its subject follows it: '"...," said X'."""
    words = scene.words
    if at + 1 >= last or (words[at - 1] != "," and not scene.quoted[at - 1]):
        return False
    if not (words[at + 1] in _OPENS_SUBJECT or scene.marked.is_capital(at + 1)):
        return False
    if words[at - 1] != "," or scene.quoted[at - 2]:
        return True
    end = right_edge(scene, at + 1, last)
    if lemma in english.RECIPIENT_VERBS or end - at > _SUBJECT_REACH or any(word in english.AUXILIARIES for word in words[at + 1 : end]):
        return False
    if end < last and words[end] not in _AFTER_INVERTED:
        return False
    before = subject_before(scene, at, floor)
    return before is None or before.kind not in _SURE or before.first - floor > _NEAR_START


def _by(scene: Scene, at: int, last: int) -> int | None:
    """ "Estimated by X", "was branded 'a disgrace' by X": where "by" stands after a passive verb."""
    words = scene.words
    by = at + 1
    if _is_passive(words, at):
        while by < last and by - at < _QUOTE_REACH and (scene.quoted[by] or words[by] == "as"):
            by += 1
    return by if by < last and words[by] == "by" else None


def _passive(scene: Scene, at: int, lemma: str, by: int, last: int) -> Saying | None:
    """ "It is estimated by X that ...": the one who says it follows "by"."""
    words = scene.words
    end = by + 1
    while end < last and end - by < 14 and words[end] not in (",", ".", ":", "that", ";") and not scene.quoted[end]:
        end += 1
    found = speaker_in(scene, by + 1, end)
    return Saying(at, lemma, found, "passive", end, finite=True) if found is not None else None


def _participle(scene: Scene, at: int, lemma: str, first: int, floor: int, last: int, sayings: list[Saying]) -> Saying | None:
    """ "..., adding that ...": the subject of the verb before, or the one right before it ("with a spokesman adding")."""
    words = scene.words
    if at > floor and (words[at - 1] not in (",", "and", "but", "by", "in", "while", "when", "before", "after", "without") or not sayings):
        found = subject_before(scene, at, floor)
        if found is not None and (found.kind is not SpeakerKind.ANONYMOUS or words[at - 1] != ","):
            return Saying(at, lemma, found, "before", at + 1, finite=False)
    if sayings:
        return Saying(at, lemma, sayings[-1].speaker, "shared", at + 1, finite=False)
    main = clause_subject(scene, first, at)
    if main is None or main.kind is SpeakerKind.ANONYMOUS:
        main = _subject_of_next(scene, at, last)
    return Saying(at, lemma, main, "shared", at + 1, finite=False) if main is not None else None


def _subject_of_next(scene: Scene, at: int, last: int) -> Speaker | None:
    """ "Before blaming X, he stated": the subject of the clause after the comma."""
    words = scene.words
    for index in range(at + 1, min(last, at + 30)):
        if words[index] in english.SPEECH_VERBS and not words[index].endswith("ing") and not scene.quoted[index]:
            return subject_before(scene, index, at + 1)
    return None


def _led(scene: Scene, at: int, lemma: str, to: int, floor: int, sayings: list[Saying]) -> Saying | None:
    """ "Prompting X to claim": whom another verb leads to say something, where a name stands right before "to"."""
    named = [mention for mention in scene.between(max(floor, to - 8), to) if mention.last == to]
    if not named or (sayings and sayings[-1].lemma in english.RECIPIENT_VERBS):
        return None
    found = speaker_in(scene, named[-1].first, to)
    return Saying(at, lemma, found, "before", at + 1, finite=False) if found is not None else None
