"""Verbs of saying in a sentence, each with who says it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress

from constat.codebook.inflection import conjugate
from constat.reading.clauses import has_verb
from constat.reading.english import speech as english
from constat.reading.english.auxiliaries import BE
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
_OPENS_SUBJECT = (
    (english.DETERMINERS - {"that", "this", "its", "his", "her", "their"})
    | english.PERSONAL
    | {"they"}
    | english.INSTITUTIONS
    | english.OFFICE_NOUNS
    | english.MOUTHPIECES
    | english.SPOKESPEOPLE
)
_AFTER_INVERTED = frozenset(
    [".", ",", ";", "\n", ":", "-", "who", "in", "on", "as", "after", "while", "when", "(", "during", "following", "before"]
)
_GOES = frozenset(["go", "goes", "going", "gone", "went"])
_PUTS = frozenset(["put", "puts", "putting"])
_PUT_REACH = 20
"""How far "at" may stand from "put"."""
_SUBJECT_REACH = 12
_QUOTE_REACH = 40
"""How many quoted words may stand between a passive verb and its "by"."""
_NEAR_START = 6
"""A subject with an apposition ("X, of Y, said") begins its clause within this many words."""
_SURE = (SpeakerKind.PERSON, SpeakerKind.BODY, SpeakerKind.OFFICE, SpeakerKind.SOURCE)
_SURE_AUXILIARIES = english.AUXILIARIES - {"'s"}
_PARTICIPLES = frozenset(conjugate(verb).participle for verb in english.VERBS.values())
_PARTICLES = frozenset(["back", "out", "up", "on", "in", "off", "down", "simply", "clear", "known", "angrily"])


_CREDITING = frozenset(["according", "in", "by"])
_TELLING = frozenset(english.VERBS) | english.SAYING_NOUNS | _CREDITING | {"that", ":"}


def telling_tokens(words: list[str]) -> list[int]:
    """The tokens at which a verb or noun of saying can stand, or a word that follows an unknown verb: no others need be looked at."""
    return list(compress(range(len(words)), map(_TELLING.__contains__, words)))


def find_sayings(scene: Scene, first: int, last: int, telling: Sequence[int]) -> list[Saying]:
    """The verbs of saying of a sentence that stand outside quotations and have a subject, from left to right."""
    sayings: list[Saying] = []
    words, quoted = scene.words, scene.quoted
    past_credit = first
    for at in telling:
        if quoted[at] or at < past_credit:
            continue
        if words[at] in _CREDITING:
            credit = _credit(scene, at, last)
            if credit is not None:
                sayings.append(credit)
                past_credit = credit.end
            continue
        verb, lemma = _verb_at(scene, at, first)
        if lemma is not None and not _is_noun(scene, verb, first) and not (sayings and sayings[-1].verb >= verb):
            saying = _saying(scene, verb, lemma, first, last, sayings)
            if saying is not None and not (lemma == _UNKNOWN and words[saying.speaker.first] == "it"):
                sayings.append(saying)
    return sayings


def _verb_at(scene: Scene, at: int, first: int) -> tuple[int, str | None]:
    """The verb at a token that may tell one, and its base form; before "that" and ":" any past form can be a verb of saying."""
    words = scene.words
    if words[at] not in ("that", ":"):
        return at, english.VERBS.get(words[at]) if at not in scene.named and at not in scene.bodies else None
    verb = at - 1 - (words[at - 1] in _PARTICLES)
    if verb <= first or scene.quoted[verb] or words[verb] in english.VERBS:
        return verb, None
    return verb, _UNKNOWN if words[verb] in english.IRREGULAR_PASTS or (len(words[verb]) > 4 and words[verb].endswith("ed")) else None


_CREDIT_REACH = 18
_CREDIT_NOUN_REACH = 8
_OPENS_CLAUSE = frozenset("the a an some there it he she they about around nearly over".split())
"""Words that begin a clause right after "according to X", where no comma parts them."""
_NEVER_ALONE = frozenset(["tell", "inform", "notify", "remind", "assure"])
"""Verbs that whom they tell must follow, so that no subject does."""
_ALONE = frozenset(["warn", "advise", "caution", "answer"])
"""Verbs that may do without whom they tell: "People would drown, warned the admiral"."""
_REACH = 100
"""How many words back a quotation ends what a verb's subject is looked for in."""


def _credit(scene: Scene, at: int, last: int) -> Saying | None:
    """Such as "According to X", "in the words of X", "in X's view", "by X's count"."""
    words = scene.words
    begin = at + 2
    if words[at] == "according":
        if words[at + 1 : at + 2] != ["to"]:
            return None
    elif english.CREDITING_NOUNS.isdisjoint(words[at + 2 : at + _CREDIT_NOUN_REACH]):
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
    for index in range(at + 2, min(last, at + _CREDIT_NOUN_REACH)):
        if words[index] in english.CREDITING_NOUNS and (words[index - 1] in ("'s", "own", "'") or words[index - 1] in english.POSSESSIVES):
            if words[at + 1] in english.POSSESSIVES:
                pronoun = {"his": "he", "her": "she", "their": "they", "its": "it"}.get(words[at + 1])
                return (
                    Saying(at, "according", Speaker(SpeakerKind.PRONOUN, None, at + 1, at + 2, pronoun), "credit", index + 1, finite=True)
                    if pronoun
                    else None
                )
            found = speaker_in(scene, at + 1, index - 1)
            return Saying(at, "according", found, "credit", index + 1, finite=True) if found is not None else None
        if words[index] in (",", ".", ";", ":"):
            return None
    return None


def _end_of_credit(scene: Scene, begin: int, last: int) -> int:
    """Where the name after "according to" ends."""
    words = scene.words
    end = begin
    named = {mention.last for mention in scene.between(begin, min(last, begin + _CREDIT_REACH))}
    while end < last and end - begin < _CREDIT_REACH and not scene.quoted[end]:
        if (end in named or (end > begin and words[end - 1] in english.PUBLICATIONS)) and (
            words[end] in _OPENS_CLAUSE or (words[end][0].isdigit() and words[end + 1 : end + 2] != ["-"])
        ):
            break
        if words[end] in (",", ".", ";", "\n", ":", "(", "while", "with", "who", "which", "as") or (
            words[end] == "-" and not scene.is_joined(end)
        ):
            break
        if (
            words[end] == "and"
            and not any(mention.first < end < mention.last for mention in scene.between(begin, end + _CREDIT_REACH))
            and not scene.marked.is_capital(end + 1)
        ):
            break
        end += 1
    return end


def _is_noun(scene: Scene, at: int, first: int) -> bool:
    """Whether a form that is also a noun or an adjective stands as one."""
    words = scene.words
    if words[at] in _PUTS and not _is_put_at(scene, at):
        return True
    if words[at] in _GOES and (words[at + 1 : at + 2] != ["on"] or (words[at + 2 : at + 3] or [""])[0].endswith("ing")):
        return True
    if words[at].startswith("point") and words[at + 1 : at + 2] != ["out"]:
        return True
    if (
        at > first
        and words[at - 1] in english.DETERMINERS
        and words[at - 1] not in ("this", "that", "all", "both", "others", "some", "many", "few")
    ):
        return True
    if words[at] not in english.NOUN_FORMS:
        return False
    before = words[at - 1] if at > first else ""
    return before in english.PREPOSITIONS and before != "to"


def _is_put_at(scene: Scene, at: int) -> bool:
    """Whether an amount is what something is put at: "put the cost of the extra homes at £8m", or it is put so: "as he put it"."""
    words = scene.words
    if words[at + 1 : at + 2] == ["it"]:
        return True
    for index in range(at + 1, min(len(words), at + _PUT_REACH)):
        if words[index] in ("at", "nearer"):
            amount = bisect_left(scene.amount_firsts, index)
            if amount < len(scene.amount_firsts) and scene.amount_firsts[amount] <= index + 5:
                return True
        if words[index] in (".", ";"):
            break
    return False


def _saying(scene: Scene, at: int, lemma: str, first: int, last: int, sayings: list[Saying]) -> Saying | None:
    words = scene.words
    word = words[at]
    floor = scene.quoted.rfind(1, max(first, at - _REACH), at) + 1 or first
    participle = word.endswith("ing") and not (at > first and words[at - 1] in english.AUXILIARIES)
    by = _by(scene, at, last)
    if by is not None and not _is_means(scene, at, by):
        return _passive(scene, at, lemma, by, last)
    if at == first or _is_inverted(scene, at, lemma, floor, last):
        found = subject_after(scene, at, last) if not participle else None
        if found is not None and (at > first or found.kind is not SpeakerKind.ANONYMOUS):
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
    if _is_said_of(words, at, end):
        # "The boat was said to be full": who says so is not told.
        return Saying(at, lemma, Speaker(SpeakerKind.ANONYMOUS, None, end, at), "before", at + 1, finite=True)
    found = subject_before(scene, at, floor)
    if found is None and sayings and floor > first and end == floor and words[end - 1] != '"':
        found = sayings[-1].speaker
    return Saying(at, lemma, found, "before", at + 1, finite=True) if found is not None else None


def _is_passive(words: list[str], at: int) -> bool:
    """Whether a form of "be" makes a verb passive: "it has been confirmed"."""
    return not BE.isdisjoint(words[max(0, at - 2) : at])


def _is_said_of(words: list[str], at: int, end: int) -> bool:
    """Whether a verb is passive, so that its subject, which ends at a token, is what is said and not who says it."""
    return words[at] in _PARTICIPLES and not BE.isdisjoint(words[max(end, at - 2) : at])


def _is_inverted(scene: Scene, at: int, lemma: str, floor: int, last: int) -> bool:
    """Whether a verb stands right after a comma or a quotation, so that its subject follows it: '"...," said X'."""
    words = scene.words
    if at + 1 >= last or (words[at - 1] != "," and not scene.quoted[at - 1]) or lemma in _NEVER_ALONE:
        return False
    if not (words[at + 1] in _OPENS_SUBJECT or scene.marked.is_capital(at + 1)):
        return False
    if words[at - 1] != "," or scene.quoted[at - 2]:
        return True
    end = right_edge(scene, at + 1, last)
    if (
        (lemma in english.RECIPIENT_VERBS and lemma not in _ALONE)
        or end - at > _SUBJECT_REACH
        or not _SURE_AUXILIARIES.isdisjoint(words[at + 1 : end])
    ):
        return False
    if end < last and words[end] not in _AFTER_INVERTED:
        return False
    before = subject_before(scene, at, floor)
    if before is None or before.kind not in _SURE:
        return True
    # Words without a verb are the subject with what describes it, however long: "The group's director in Calais, X, said".
    return before.first - floor > _NEAR_START and has_verb(scene, floor, at)


def _by(scene: Scene, at: int, last: int) -> int | None:
    """Such as "Estimated by X", "was branded 'a disgrace' by X": where "by" stands after a passive verb."""
    words = scene.words
    by = at + 1
    if _is_passive(words, at):
        while by < last and by - at < _QUOTE_REACH and (scene.quoted[by] or words[by] == "as"):
            by += 1
    return by if by < last and words[by] == "by" else None


def _passive(scene: Scene, at: int, lemma: str, by: int, last: int) -> Saying | None:
    """Such as "It is estimated by X that ...": the one who says it follows "by"."""
    words = scene.words
    end = by + 1
    while end < last and end - by < 14 and words[end] not in (",", ".", ":", "that", ";") and not scene.quoted[end]:
        end += 1
    found = speaker_in(scene, by + 1, end)
    return Saying(at, lemma, found, "passive", end, finite=True) if found is not None else None


def _is_means(scene: Scene, at: int, by: int) -> bool:
    """Whether "by" tells how something was said and not who said it: "said by telephone from Calais"."""
    return not _is_passive(scene.words, at) and scene.words[by + 1] in english.MEANS


def _participle(scene: Scene, at: int, lemma: str, first: int, floor: int, last: int, sayings: list[Saying]) -> Saying | None:
    """Such as "..., adding that ...": the subject of the verb before, or the one right before it ("with a spokesman adding")."""
    owner = _writer(scene, at, floor)
    if owner is not None:
        return Saying(at, lemma, owner, "before", at + 1, finite=False)
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


def _writer(scene: Scene, at: int, floor: int) -> Speaker | None:
    """Such as "X's letter calling for ...": whose publication it is that says something."""
    words = scene.words
    if at - 2 <= floor or words[at - 1] not in english.PUBLICATIONS or words[at - 2] not in ("'s", "'"):
        return None
    named = next((mention for mention in scene.between(max(floor, at - 10), at - 2) if mention.last == at - 2), None)
    return speaker_in(scene, named.first, named.last) if named is not None else None


def _subject_of_next(scene: Scene, at: int, last: int) -> Speaker | None:
    """Such as "Before blaming X, he stated": the subject of the clause after the comma."""
    words = scene.words
    for index in range(at + 1, min(last, at + 30)):
        if words[index] in english.SPEECH_VERBS and not words[index].endswith("ing") and not scene.quoted[index]:
            return subject_before(scene, index, at + 1)
    return None


def _led(scene: Scene, at: int, lemma: str, to: int, floor: int, sayings: list[Saying]) -> Saying | None:
    """Such as "Prompting X to claim": whom another verb leads to say something, where a name stands right before "to"."""
    named = [mention for mention in scene.between(max(floor, to - 8), to) if mention.last == to]
    if not named or (sayings and sayings[-1].lemma in english.RECIPIENT_VERBS):
        return None
    found = speaker_in(scene, named[-1].first, to)
    return Saying(at, lemma, found, "before", at + 1, finite=False) if found is not None else None
