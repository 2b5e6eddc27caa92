"""What follows a verb of saying: where the reported clause begins after it, and where it ends in its sentence."""

from __future__ import annotations

from collections.abc import Sequence

from constat.reading.clauses import SHORTEST, STOPS, Reported, closed, has_verb, is_finite
from constat.reading.english import speech as english
from constat.reading.mentions import Scene
from constat.reading.sayings import Saying
from constat.reading.speakers import SpeakerKind
from constat.reading.subjects import is_adverb

_PARTICLES = frozenset(["back", "out", "up", "on", "down", "clear", "known", "only"])
_JOINERS = frozenset("and but while as whereas although though when after before since because".split())
_SETTINGS = frozenset(
    "on in at during from after before by through via yesterday today last earlier later this again also late early outside afterwards once".split()
)
"""Words that begin when or where something was said."""
_SETTING_REACH = 12
_RECIPIENT_REACH = 14
_NOUN_REACH = 4
_DAY_REACH = 3
"""How many words may stand between a verb and its "that" for the day on which it was said."""
_NOT_A_CLAUSE = STOPS | frozenset(
    ["(", ")", "by", "with", "from", "about", "as", "goodbye", "sorry", "yes", "into", "of", "so", "and", "or", "but", "nothing"]
)
_NOT_AFTER_RECIPIENT = STOPS | frozenset(["in", "at", "about", "of", "on", "by", "after"])
_BEFORE_DAYS = frozenset(["on", "last", "this", "late", "early", "by"])
_CAN_OPEN = english.DETERMINERS | english.PRONOUNS | {"there", "if", "nobody", "everyone", "nothing"}
_ASIDE_REACH = 14
_OPENS_ADDITION = (_JOINERS - {"and"}) | {"which", "something", "a", "an"}
"""Words that open what a reporter adds to what somebody said."""
_CUTTING = frozenset([";", ":"])
_PUT_AT = frozenset(["at", "nearer", "closer"])
_BEFORE_PARTICIPLES = frozenset(["after", "before", "while", "when"])
_SUBJECTS = english.PERSONAL | {"they", "there", "it", "we"}
_TOLD = frozenset(
    "him her them us me you reporters mps journalists ministers jurors peers officers police lawmakers deputies magistrates councillors viewers listeners readers residents parliament".split()
)


def complement(scene: Scene, saying: Saying, last: int) -> tuple[int | None, str]:
    """Where what is said begins after a verb, and how it is joined to it; null where nothing reported follows."""
    words, lemma = scene.words, saying.lemma
    at = saying.end
    while at + 1 < last and words[at] in _PARTICLES and words[at + 1] in ("that", "the", "a", "how", "an"):
        at += 1
    if at + 1 >= last:
        return None, ""
    at = _past_manner(words, at, last)
    word = words[at]
    if word == "that":
        return at + 1, "that"
    found = _by_verb(scene, at, last, lemma)
    if found is not None:
        return found
    if word in english.QUESTION_WORDS:
        return at, "how"
    if lemma == "put":
        return (at, "put at") if word != "it" or words[at + 1] in _PUT_AT else (None, "")
    if word in _SETTINGS or word.endswith("day") or (word == "the" and words[at + 1] in ("same", "next", "following")):
        return _after_setting(scene, at, last, lemma)
    return _joined(scene, at, lemma)


def _past_manner(words: list[str], at: int, last: int) -> int:
    """Past how something was said, where a setting or "that" follows: "said bitterly in the garage", "argues, rather, that"."""
    if is_adverb(words[at]) and (words[at + 1] in _SETTINGS or words[at + 1] == "that"):
        return at + 1
    if words[at] == ",":
        for index in range(at + 2, min(last - 1, at + _NOUN_REACH + 2)):
            if words[index] == "," and words[index + 1] == "that":
                return index + 1
    return at


def _by_verb(scene: Scene, at: int, last: int, lemma: str) -> tuple[int | None, str] | None:
    """What some verbs lead to in a way of their own: "accused X of ...", "told X that ...", "called for ..."; null for all others."""
    words = scene.words
    word = words[at]
    start: int | None
    if lemma in english.TAKES_NOUN:
        start = _after_noun(scene, at, last)
        if start is not None:
            return start, "noun that"
    if lemma in english.RECIPIENT_VERBS or (word == "to" and lemma in english.SPEECH_LEMMAS and lemma not in english.TAKES_TO):
        start, how = _after_recipient(scene, at, last, lemma)
        if start is not None or lemma in english.RECIPIENT_VERBS:
            return start, how
    if lemma == "accuse":
        of = next((index for index in range(at + 1, min(last, at + _SETTING_REACH)) if words[index] == "of"), None)
        return (of + 1, "accused of") if of is not None else (None, "")
    if lemma in english.TAKES_FOR and word in ("for", "on"):
        return at + 1, "for"
    if lemma in ("promise", "pledge") and scene.marked.is_capital(at):
        end = _past_name(scene, at, min(last, at + _RECIPIENT_REACH))
        return (end, "told") if end < last and (words[end] in english.DETERMINERS or words[end][0].isdigit()) else None
    if lemma in ("speak", "talk", "complain") and word in ("of", "about"):
        return at + 1, "of"
    return None


def _after_noun(scene: Scene, at: int, last: int) -> int | None:
    """Past a noun of saying and its "that": "raised concerns in advance of the event that ...", "issued a warning that ..."."""
    words = scene.words
    noun = next((index for index in range(at, min(last, at + _NOUN_REACH)) if words[index] in english.SAYING_NOUNS), None)
    if noun is None:
        return None
    for index in range(noun + 1, min(last - 1, noun + _SETTING_REACH)):
        if words[index] == "that":
            return index + 1
        if words[index] in STOPS or scene.quoted[index]:
            break
    return None


def _joined(scene: Scene, at: int, lemma: str) -> tuple[int | None, str]:
    """A clause right after its verb: with "to", a colon, or nothing to join them."""
    word, following = scene.words[at], scene.words[at + 1]
    if word == "to":
        return (at + 1, "to") if lemma in english.TAKES_TO else (None, "")
    if word == ":":
        return (at + 1, "colon") if not scene.quoted[at + 1] else (None, "")
    amount = word == "as" and following in ("many", "few", "much")
    if (word in _NOT_A_CLAUSE and not amount) or lemma in english.MANNER_LEMMAS:
        return None, ""
    return at, "bare" if lemma in english.CLAUSE_LEMMAS else "object"


def _after_recipient(scene: Scene, at: int, last: int, lemma: str) -> tuple[int | None, str]:
    """Past whom something is told: "told the BBC that ...", "warned ministers (that) ..."."""
    words = scene.words
    limit = min(last, at + _RECIPIENT_REACH)
    for index in range(at, limit):
        word = words[index]
        if word in (",", ":", "\n", ".", ";") or scene.quoted[index]:
            break
        if word == "that" and index > at and not is_finite(scene, index + 1):
            return index + 1, "told that"
        if word == "to" and index > at and lemma != "say" and index + 1 < last and _is_infinitive(scene, index + 1):
            return index + 1, "told to"
        if word in ("of", "against", "about") and lemma in ("warn", "inform", "remind", "complain"):
            return index + 1, "warned of"
        if word in english.QUESTION_WORDS:
            return index, "told how"
        if word == "for" and lemma == "ask":
            return index + 1, "for"
    end = _past_recipient(scene, at, limit)
    if end is not None and end < last and words[end] not in _NOT_AFTER_RECIPIENT and not scene.quoted[end]:
        return end, "told"
    if lemma in ("warn", "answer") and words[at] not in _NOT_A_CLAUSE and words[at + 1] != ".":
        return at, "bare"
    return None, ""


def _is_infinitive(scene: Scene, at: int) -> bool:
    """Whether what follows "to" can be a verb rather than a place or an amount."""
    word = scene.words[at]
    return word[0].isalpha() and word not in english.DETERMINERS and word not in english.PRONOUNS and not scene.marked.is_capital(at)


def _past_recipient(scene: Scene, at: int, limit: int) -> int | None:
    """Such as "Told AFP the camp ...", "told MPs on Monday there ...": past a name, a pronoun or a noun, and a day."""
    words = scene.words
    index = at + (words[at] == "to")
    while index < limit and words[index] in ("the", "a", "his", "her", "their", "its"):
        index += 1
    if index >= limit:
        return None
    if scene.marked.is_capital(index):
        end = _past_name(scene, index, limit)
    elif words[index] in _TOLD:
        end = index + 1
    else:
        end = _first_opening(scene, index + 1, min(limit, index + _NOUN_REACH)) if index > at else 0
    return _past_days(words, end, limit) if end else None


def _past_name(scene: Scene, at: int, limit: int) -> int:
    end = at
    for mention in scene.between(at, limit):
        if mention.first != end:
            break
        end = mention.last
    if end > at:
        return end
    end = at + 1
    while (
        end < limit
        and scene.marked.is_capital(end)
        and scene.words[end] not in english.NEVER_NAMES
        and scene.words[end] not in english.TITLE_WORDS
    ):
        end += 1
    return end


def _past_days(words: list[str], at: int, limit: int) -> int:
    """Past "on Monday", "last night", "yesterday"."""
    while at < limit and (words[at] in english.DAYS or (words[at] in _BEFORE_DAYS and at + 1 < limit and words[at + 1] in english.DAYS)):
        at += 1
    return at


def _first_opening(scene: Scene, first: int, last: int) -> int:
    """Where a clause can begin after a noun: "told the press 194 people had ..."; 0 where none does."""
    words = scene.words
    for at in range(first, last):
        if words[at] in english.PREPOSITIONS or words[at] in STOPS or words[at] == "and":
            return 0
        if words[at] in _CAN_OPEN or words[at][0].isdigit() or scene.marked.is_capital(at):
            return at
    return 0


def _after_setting(scene: Scene, at: int, last: int, lemma: str) -> tuple[int | None, str]:
    """Past when or where something was said: "said on Tuesday (that) ...", "said in a statement that ..."."""
    words = scene.words
    limit = min(last, at + _SETTING_REACH)
    for index in range(at + 1, limit):
        word = words[index]
        if word == "that":
            return index + 1, "that"
        if word == "for" and lemma == "call":
            return index + 1, "for"
        if word in (",", ":", "\n", ";", ".") or scene.quoted[index]:
            break
        if word in _SUBJECTS and words[at] != "this":
            return index, "bare"
    if lemma not in english.CLAUSE_LEMMAS:
        return None, ""
    if words[at] in ("this", "in", "at", "on", "last", "after") and words[at + 1] != "a" and words[at + 1] not in english.DAYS:
        # "said in 2019 the number was ...": the words are a clause only if a verb stands before the next comma.
        comma = next((index for index in range(at, last) if words[index] == ","), last)
        if has_verb(scene, at, comma):
            return at, "bare"
    return _after_days(scene, at, last, limit)


def _after_days(scene: Scene, at: int, last: int, limit: int) -> tuple[int | None, str]:
    words = scene.words
    end = _past_days(words, at, limit)
    while at < end < limit and (words[end] in ("earlier", "later") or words[end].isdigit()):
        end = _past_days(words, end + 1, limit)
    if at < end < last and words[end] not in _NOT_A_CLAUSE and words[end] not in english.PREPOSITIONS and not scene.quoted[end]:
        return end, "bare"
    return None, ""


def split(scene: Scene, start: int, last: int, later: Sequence[Saying], how: str, *, opens: bool) -> list[Reported]:
    """What is said, up to where it ends inside its sentence: "said that X and that Y" is one report in two halves, unless either is a quotation."""
    words = scene.words
    end = _end_of_report(scene, start, last, later, opens=opens)
    found: list[Reported] = []
    begin = start
    cuts = _cuts(scene, start + SHORTEST, end - 2) if "that" in words[start:end] else []
    for at in [*cuts, end]:
        stop = closed(words, begin, at)
        if at != end and words[stop - 1] in ("and", "but"):
            stop = closed(words, begin, stop - 1)
        found.append(Reported(begin, stop, how if begin == start else "and that"))
        begin = at + 1
    return found


def _cuts(scene: Scene, first: int, last: int) -> list[int]:
    """Where among some tokens another "that" begins a second clause, if either is a quotation."""
    words = scene.words
    return [
        at
        for at in range(first, last)
        if words[at] == "that"
        and words[at - 1] in ("and", ",", "but")
        and (scene.quoted[first - SHORTEST] or scene.quoted[at + 1])
        and not scene.quoted[at]
        and _opens_clause(words, at + 1)
    ]


def _opens_clause(words: list[str], at: int) -> bool:
    return words[at] not in english.AUXILIARIES and words[at] not in (",", ".", "of")


def _end_of_report(scene: Scene, start: int, last: int, later: Sequence[Saying], *, opens: bool) -> int:
    """Where what is said ends: before another speaker's clause, before ", adding that ...", or before what introduces a quotation.

    opens is whether the saying only opens its sentence: "While X says ..., Y says", "Appealing for ..., Y says".
    """
    words = scene.words
    for saying in later:
        if opens and saying.order == "before" and start < saying.verb < last:
            return _end_of_opening(scene, start, saying.speaker.first)
        end = _before_next(scene, start, saying) if start < saying.verb < last else None
        if end is not None:
            return closed(words, start, end)
    if not _CUTTING.isdisjoint(words[start:last]):
        for at in range(start, last):
            if words[at] == ";" and not scene.quoted[at] and at - start >= SHORTEST:
                return at
            if words[at] == ":" and at + 1 < last and scene.quoted[at + 1] and not scene.quoted[at]:
                return at
    return closed(words, start, last)


def _end_of_opening(scene: Scene, start: int, subject: int) -> int:
    """The comma that parts what opens a sentence from its main clause, whose subject stands at a token: the last before its titles."""
    words = scene.words
    comma = next((at for at in range(subject - 1, start, -1) if words[at] == "," and not scene.quoted[at]), subject)
    return closed(words, start, comma)


def _comma_of_aside(scene: Scene, start: int, saying: Saying) -> int | None:
    """The comma before what the reporter adds by another's words: "..., a move the council says is late", "..., though a charity, X, thinks ..."."""
    words = scene.words
    for at in range(saying.speaker.first - 1, max(start + SHORTEST - 1, saying.speaker.first - _ASIDE_REACH), -1):
        if words[at] == "," and words[at + 1] in _OPENS_ADDITION and not scene.quoted[at]:
            return at if not has_verb(scene, at + 1, saying.speaker.first) else None
        if words[at] in STOPS and words[at] != ",":
            return None
    return None


def _before_next(scene: Scene, start: int, saying: Saying) -> int | None:
    """Where a later saying of the sentence ends the clause before it, if it does."""
    words = scene.words
    speaks = saying.lemma in english.SPEECH_LEMMAS
    at = saying.verb - 1
    if saying.order == "shared":
        if saying.finite:
            while at > start and (words[at] in english.AUXILIARIES or words[at] in english.ADVERBS):
                at -= 1
            goes_on = words[at] in ("and", "but", "then") and (speaks or saying.lemma in english.OBJECT_LEMMAS)
        else:
            goes_on = (words[at] == "," and speaks) or (words[at] in _BEFORE_PARTICIPLES and saying.lemma not in english.OPINION_LEMMAS)
        return at if goes_on and at > start + 1 else None
    if saying.order != "before":
        return None
    comma = _comma_of_aside(scene, start, saying)
    if comma is not None:
        return comma
    at = saying.speaker.first - 1
    if not saying.finite and saying.speaker.kind is not SpeakerKind.PERSON:
        with_ = at - (words[at] in english.DETERMINERS)
        if words[with_] == "with" and words[with_ - 1] == "," and with_ - 1 > start:
            return with_ - 1
    if saying.speaker.kind is SpeakerKind.ANONYMOUS:
        return None
    while at > start and (words[at] in english.DETERMINERS or (words[at] in (",", "as") and words[at - 1] in _JOINERS)):
        at -= 1
    if at <= start + 1 or not (words[at] in _JOINERS or words[at] == ";"):
        return None
    at -= words[at - 1] == ","
    return at if speaks or words[at] in (";", ",") or "that" in words[saying.end : saying.end + _DAY_REACH] else None
