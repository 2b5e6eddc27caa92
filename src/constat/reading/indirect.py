"""What somebody is reported as saying: which words of a sentence are the clause that a verb of saying reports."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from constat.reading.amounts import AmountMark
from constat.reading.english import speech as english
from constat.reading.mentions import Scene
from constat.reading.sayings import Saying
from constat.reading.speakers import SpeakerKind


@dataclass(frozen=True, slots=True)
class Reported:
    """Tokens first..last (last excluded) as what a saying reports; how names the way it is joined to its verb."""

    first: int
    last: int
    how: str


_SHORTEST = 3
"""A reported clause has at least this many tokens."""
_STOPS = frozenset([".", "\n", "!", "?", ",", ";", ":", "-"])
_JOINERS = frozenset("and but while as whereas although though when after before since because".split())
_PLACES = frozenset(["on", "in", "at", "during", "from", "after", "before", "by", "through", "via", "yesterday", "today", "last", "earlier", "later", "this", "again", "also", "late", "early", "outside", "afterwards", "once"])
_PLACE_REACH = 12
_RECIPIENT_REACH = 14
_PUT_REACH = 20
"""How far "at" may stand from "put": "put the cost of the extra homes at £8m"."""
_NOT_A_CLAUSE = frozenset([".", ",", ":", ";", "\n", "?", "!", ")", "(", "by", "with", "from", "about", "as", "goodbye", "sorry", "yes", "into", "of", "so", "and", "or", "but", "-", "nothing"])


def reported_clauses(scene: Scene, sayings: list[Saying], number: int, first: int, last: int) -> list[Reported]:
    """The clauses that a saying of a sentence reports: none, one, or several joined by "and that"."""
    saying = sayings[number]
    found: list[Reported | None] = []
    if saying.order == "credit":
        found = [_credited(scene, saying, first, last)]
    elif saying.order == "after":
        found = [_inverted(scene, saying, first, last)]
        if saying.end + 1 < last and scene.words[saying.end] == ":" and not scene.quoted[saying.end + 1]:
            found.append(Reported(saying.end + 1, _closed(scene.words, saying.end + 1, last), "colon"))
    else:
        aside = _aside(scene, saying, first, last)
        if aside is not None:
            found = [aside]
        else:
            start, how = _complement(scene, saying, last)
            if start is not None:
                found.extend(_split(scene, sayings, number, start, last, how))
            else:
                found.append(_preceding(scene, saying, first, last))
    return [one for one in found if one is not None and _is_worth(scene, one)]


def _is_worth(scene: Scene, reported: Reported) -> bool:
    """Whether the words are enough, and more than a quotation that stands for itself."""
    if reported.last - reported.first < _SHORTEST:
        return False
    outside = sum(not quoted for quoted in scene.quoted[reported.first : reported.last])
    return outside >= 2 or (outside == 1 and not scene.quoted[reported.first])


def _closed(words: list[str], first: int, last: int) -> int:
    while last > first and words[last - 1] in _STOPS:
        last -= 1
    return last


# ---- after the verb


def _complement(scene: Scene, saying: Saying, last: int) -> tuple[int | None, str]:
    """Where what is said begins after a verb, and how it is joined to it."""
    words, lemma = scene.words, saying.lemma
    at = saying.end
    while at + 1 < last and words[at] in ("back", "out", "up", "on", "down", "clear", "known") and words[at + 1] in ("that", "the", "a", "how", "an"):
        at += 1
    if at >= last:
        return None, ""
    word = words[at]
    if word == "that" and at + 1 < last:
        return at + 1, "that"
    if lemma in english.RECIPIENT_VERBS or (word == "to" and lemma in english.SPEECH_LEMMAS and lemma not in english.TAKES_TO):
        start, how = _after_recipient(scene, at, last, lemma)
        if start is not None or lemma in english.RECIPIENT_VERBS:
            return start, how
    if lemma in english.TAKES_FOR and word in ("for", "on"):
        return at + 1, "for"
    if lemma in ("speak", "talk", "complain") and word in ("of", "about"):
        return at + 1, "of"
    if word in english.QUESTION_WORDS:
        return at, "how"
    if lemma == "put" and _is_put_at(scene, at, last):
        return at, "put at"
    if word in _PLACES or word.endswith("day"):
        return _after_place(scene, at, last, lemma)
    if word == "to":
        return (at + 1, "to") if lemma in english.TAKES_TO else (None, "")
    if word == ":" and at + 1 < last and not scene.quoted[at + 1]:
        return at + 1, "colon"
    if word == "as" and at + 1 < last and words[at + 1] in ("many", "few", "much"):
        return at, "bare"
    if word in _NOT_A_CLAUSE or lemma in english.MANNER_LEMMAS:
        return None, ""
    return at, "bare" if lemma in english.CLAUSE_LEMMAS else "object"


def _is_put_at(scene: Scene, at: int, last: int) -> bool:
    """Whether an amount is what something is put at: "put the cost of the extra homes at £8m"."""
    words = scene.words
    for index in range(at + 1, min(last, at + _PUT_REACH)):
        if words[index] in ("at", "nearer") and any(mark.first >= index and mark.first <= index + 5 for mark in _amounts_from(scene, index)):
            return True
    return False


def _amounts_from(scene: Scene, token: int) -> list[AmountMark]:
    """The next two amounts that begin at a token or after it."""
    amounts = scene.marked.amounts
    at = bisect_left(amounts, token, key=lambda mark: mark.first)
    return amounts[at : at + 2]


def _after_recipient(scene: Scene, at: int, last: int, lemma: str) -> tuple[int | None, str]:
    """Past whom something is told: "told the BBC that ...", "warned ministers (that) ..."."""
    words = scene.words
    limit = min(last, at + _RECIPIENT_REACH)
    for index in range(at, limit):
        word = words[index]
        if word == "that" and index > at:
            return index + 1, "told that"
        if word in (",", ":", "\n", ".", ";") or scene.quoted[index]:
            break
        if word == "to" and index > at and lemma != "say" and index + 1 < last and _is_infinitive(scene, index + 1):
            return index + 1, "told to"
        if word in ("of", "against", "about") and lemma in ("warn", "inform", "remind", "complain"):
            return index + 1, "warned of"
        if word in english.QUESTION_WORDS:
            return index, "told how"
        if word == "for" and lemma == "ask":
            return index + 1, "for"
    end = _past_recipient(scene, at, limit)
    if end is not None and end < last and words[end] not in _STOPS and words[end] not in ("in", "at", "about", "of", "on", "by", "after") and not scene.quoted[end]:
        return end, "told"
    if lemma in ("warn", "answer") and words[at] not in _NOT_A_CLAUSE and words[at + 1 : at + 2] != ["."]:
        return at, "bare"
    return None, ""


def _is_infinitive(scene: Scene, at: int) -> bool:
    """Whether what follows "to" can be a verb rather than a place or an amount."""
    word = scene.words[at]
    return word[0].isalpha() and word not in english.DETERMINERS and word not in english.PRONOUNS and not scene.marked.is_capital(at)


def _past_recipient(scene: Scene, at: int, limit: int) -> int | None:
    """ "told AFP the camp ...", "told MPs on Monday there ...": past a name, a pronoun or a noun, and a day."""
    words = scene.words
    index = at + (words[at] == "to")
    while index < limit and words[index] in ("the", "a", "his", "her", "their", "its"):
        index += 1
    if index >= limit:
        return None
    end = index + 1
    if scene.marked.is_capital(index):
        mention = next(iter(scene.between(index, limit)), None)
        if mention is not None and mention.first == index:
            end = mention.last
        else:
            while end < limit and scene.marked.is_capital(end) and words[end] not in english.NEVER_NAMES and words[end] not in english.TITLE_WORDS:
                end += 1
    elif words[index] not in _TOLD:
        if index == at:
            return None
        end = _first_opening(scene, index + 1, min(limit, index + 4))
        if not end:
            return None
    while end < limit and (words[end] in english.DAYS or (words[end] in ("on", "last", "this") and end + 1 < limit and words[end + 1] in english.DAYS)):
        end += 1
    return end


def _first_opening(scene: Scene, first: int, last: int) -> int:
    """Where a clause can begin after a noun: "told the press 194 people had ..."; 0 where it does not."""
    words = scene.words
    for at in range(first, last):
        if words[at] in english.PREPOSITIONS or words[at] in _STOPS or words[at] == "and":
            return 0
        if words[at] in _CAN_OPEN or words[at][0].isdigit() or scene.marked.is_capital(at):
            return at
    return 0


_BEFORE_DAYS = frozenset(["on", "last", "this", "late", "early", "by"])
_CAN_OPEN = english.DETERMINERS | english.PRONOUNS | {"there", "if", "nobody", "everyone", "nothing"}
_TOLD = frozenset("him her them us me you reporters mps journalists ministers jurors peers officers police lawmakers deputies magistrates councillors viewers listeners readers residents parliament".split())


def _after_place(scene: Scene, at: int, last: int, lemma: str) -> tuple[int | None, str]:
    """ "said on Tuesday (that) ...", "said in a statement that ...", "called on Thursday for ...": past when or where it was said."""
    words = scene.words
    limit = min(last, at + _PLACE_REACH)
    for index in range(at, limit):
        word = words[index]
        if word == "that" and index > at:
            return index + 1, "that"
        if word == "for" and lemma == "call":
            return index + 1, "for"
        if index > at and (word in (",", ":", "\n", ";", ".") or scene.quoted[index]):
            break
        if index > at and (word in english.PERSONAL or word in ("they", "there", "it", "we")) and words[at] != "this":
            return index, "bare"
    if lemma not in english.CLAUSE_LEMMAS:
        return None, ""
    if words[at] in ("this", "in", "at", "on", "last", "after") and words[at + 1 : at + 2] != ["a"] and at + 1 < last and words[at + 1] not in english.DAYS:
        comma = next((index for index in range(at, last) if words[index] == ","), last)
        if _has_verb(scene, at, comma):
            return at, "bare"
    end = at
    while end < limit and (words[end] in english.DAYS or (words[end] in _BEFORE_DAYS and end + 1 < limit and words[end + 1] in english.DAYS) or words[end] in ("earlier", "later") or (words[end].isdigit() and end > at)):
        end += 1
    if at < end < last and words[end] not in _NOT_A_CLAUSE and words[end] not in english.PREPOSITIONS and not scene.quoted[end]:
        return end, "bare"
    return None, ""


def _split(scene: Scene, sayings: list[Saying], number: int, start: int, last: int, how: str) -> list[Reported]:
    """Cut what is said where it ends inside its sentence, and where another "that" begins a second clause of it."""
    words = scene.words
    end = _end_of_report(scene, sayings, number, start, last)
    cuts = [at for at in range(start + _SHORTEST, end - 2) if words[at] == "that" and words[at - 1] in ("and", ",", "but") and not scene.quoted[at] and _opens_clause(words, at + 1)]
    found: list[Reported] = []
    begin = start
    for at in [*cuts, end]:
        stop = at
        while stop > begin and (words[stop - 1] in _STOPS or (stop <= at and at != end and words[stop - 1] in ("and", "but"))):
            stop -= 1
        found.append(Reported(begin, stop, how if begin == start else "and that"))
        begin = at + 1
    return found


def _opens_clause(words: list[str], at: int) -> bool:
    return words[at] not in english.AUXILIARIES and words[at] not in (",", ".", "of", "the way")


def _end_of_report(scene: Scene, sayings: list[Saying], number: int, start: int, last: int) -> int:
    """Where what is said ends: before another speaker's clause, before ", adding that ...", or before what introduces a quotation."""
    words = scene.words
    for later in sayings[number + 1 :]:
        if later.verb <= start:
            continue
        if later.order == "shared":
            at = later.verb - 1
            if words[at] in ("and", "but", "then") and at > start + 1 and later.lemma in english.SPEECH_LEMMAS and later.finite:
                return _closed(words, start, at)
            if words[at] == "," and not later.finite and later.lemma in english.SPEECH_LEMMAS:
                return at
        elif later.order == "before" and later.speaker.kind is not SpeakerKind.ANONYMOUS:
            at = _joint_before(words, later.speaker.first, start)
            if at is not None and (later.lemma in english.SPEECH_LEMMAS or words[at] in (";", ",")):
                return _closed(words, start, at)
    for at in range(start, last):
        if words[at] == ";" and not scene.quoted[at] and at - start >= _SHORTEST:
            return at
        if words[at] == ":" and at + 1 < last and scene.quoted[at + 1] and not scene.quoted[at]:
            return at
    return _closed(words, start, last)


def _joint_before(words: list[str], subject: int, start: int) -> int | None:
    """The word that joins another speaker's clause, if one stands right before its subject."""
    at = subject - 1
    while at > start and (words[at] in english.DETERMINERS or words[at] in (",", "as") and words[at - 1] in _JOINERS):
        at -= 1
    if at > start + 1 and (words[at] in _JOINERS or words[at] == ";"):
        return at - (words[at - 1] == ",")
    return None


# ---- before the verb and around it


_DATELINE = 12
"""A dateline ("LONDON, Aug 5 -") ends within this many words."""
_CUT_OFF = english.RELATIVES | {"because", "and", "where", "when", "while", "if"}
"""Words after which an aside stands inside a clause, not after one."""


def _clause_start(scene: Scene, first: int, end: int) -> int:
    """Where the clause that ends before a verb of saying begins: after a semicolon, a colon or a quotation, or with its sentence."""
    words = scene.words
    for at in range(end - 1, first, -1):
        if words[at] in (";", ":") and not scene.quoted[at] and not scene.is_joined(at) and end - at > _SHORTEST:
            return at + 1
    dateline = next((at for at in range(first, min(end, first + _DATELINE)) if words[at] == "-" and not scene.is_joined(at)), None)
    if dateline is not None and (scene.marked.is_capital(dateline - 1) or words[dateline - 1].isdigit() or words[dateline - 1] == ")") and scene.marked.is_capital(first):
        first = dateline + 1
    while first < end and words[first] in ("but", "and", "-"):
        first += 1
    return first


def _inverted(scene: Scene, saying: Saying, first: int, last: int) -> Reported | None:
    """ "The camp held 800 people, said X.": what is said stands before the verb."""
    end = saying.verb
    while end > first and scene.words[end - 1] == ",":
        end -= 1
    if end <= first or end == saying.verb or scene.quoted[end - 1]:
        return None
    start = _clause_start(scene, first, end)
    words, after = scene.words, saying.end
    while after < last and words[after] not in _STOPS and after - saying.end < _PLACE_REACH:
        after += 1
    if after + _SHORTEST < last and words[after] == "," and not scene.quoted[after + 1]:
        if words[end - 1] in _CUT_OFF or (words[start] in english.PREPOSITIONS and not _has_verb(scene, start, end)) or end - start < _SHORTEST:
            return Reported(after + 1, _closed(words, after + 1, last), "inverted aside")
        if words[after + 1] in english.AUXILIARIES:
            return Reported(start, _closed(words, after + 1, last), "inverted aside")
    if words[end - 1] in _CUT_OFF:
        return None
    return Reported(start, end, "inverted")


def _preceding(scene: Scene, saying: Saying, first: int, last: int) -> Reported | None:
    """ "The camp held 800 people, X said.": what is said stands before the speaker."""
    words = scene.words
    comma = _comma_before(words, saying.speaker.first, first)
    if saying.order != "before" or saying.speaker.first > saying.verb or comma <= first or words[comma] not in (",", "-"):
        return None
    if scene.quoted[comma - 1] or saying.end < last and (words[saying.end] == ":" or scene.quoted[saying.end]) or _leads_to_quote(scene, saying.end, last):
        return None
    start = _clause_start(scene, first, comma)
    if (words[start].endswith("ing") and not any(word in english.AUXILIARIES for word in words[start:comma])) or words[start] in _ADJUNCTS or words[comma - 1] in _CUT_OFF or (words[comma] == "-" and not _has_verb(scene, start, comma)):
        return None
    return Reported(start, comma, "before")


def _comma_before(words: list[str], subject: int, first: int) -> int:
    """The comma before a subject, its title and its apposition: "..., the shift leader, Bev Tranter, said"."""
    comma = _past_titles(words, subject, first) - 1
    for at in range(comma - 2, max(first, comma - _TITLE_REACH), -1):
        if words[at] == "," and (words[at + 1] in ("the", "a", "an") or words[at + 1] in english.POSSESSIVES):
            return at if any(word in english.OFFICE_NOUNS or word in english.MOUTHPIECES for word in words[at + 1 : comma]) else comma
        if words[at] in english.AUXILIARIES or words[at] in english.PREPOSITIONS and words[at] != "of" or words[at] in _STOPS:
            break
    return comma


def _past_titles(words: list[str], subject: int, first: int) -> int:
    while subject > first and (words[subject - 1] in english.DETERMINERS or words[subject - 1] in english.TITLE_WORDS or words[subject - 1] in english.OFFICE_NOUNS):
        subject -= 1
    return subject


_TITLE_REACH = 8
_ADJUNCTS = frozenset("asked challenged pressed questioned told quizzed as".split())


def _leads_to_quote(scene: Scene, at: int, last: int) -> bool:
    """Whether a colon and a quotation follow in the sentence."""
    return any(scene.words[index] == ":" and scene.quoted[index + 1] for index in range(at, min(last, at + 20) - 1))


def _aside(scene: Scene, saying: Saying, first: int, last: int) -> Reported | None:
    """ "There is, X says, no ...", "Such raids, it added, would go on" and "As X put it, ...": the sentence around the aside is what is said."""
    words = scene.words
    begin = _past_titles(words, saying.speaker.first, first)
    if begin > first and words[begin - 1] == "as" and (begin - 1 == first or words[begin - 2] == ","):
        for index in range(saying.verb + 1, min(last, saying.verb + 9)):
            if words[index] == ",":
                return Reported(index + 1, _closed(words, index + 1, last), "as") if begin - 1 == first else None
            if words[index] == "that":
                return None
    end = saying.verb + 1
    if saying.order != "before" or begin <= first or words[begin - 1] != "," or end >= last or words[end] != "," or last - end < _SHORTEST + 1:
        return None
    start = _clause_start(scene, first, begin - 1)
    close = _closed(words, end + 1, last)
    if words[begin - 2] in _CUT_OFF or words[begin - 2] in english.AUXILIARIES:
        return Reported(end + 1, close, "aside")
    if words[end + 1].endswith("ing") and words[end + 1] in english.SPEECH_VERBS:
        return None
    if _has_verb(scene, start, begin - 1) and not (words[end + 1] in english.AUXILIARIES or words[end + 1].endswith("ed")):
        return None
    whole = words[start] not in english.PREPOSITIONS and begin - 1 - start > 2
    return Reported(start if whole else end + 1, close, "aside")


def _has_verb(scene: Scene, first: int, last: int) -> bool:
    """Whether words hold what looks like the verb of a sentence."""
    return any(word in english.AUXILIARIES or (len(word) > 4 and word.endswith("ed")) or word in english.IRREGULAR_PASTS for word in scene.words[first:last])


def _credited(scene: Scene, saying: Saying, first: int, last: int) -> Reported | None:
    """What is credited by "according to X": the words before it, or after it where it begins the sentence."""
    words = scene.words
    start = _clause_start(scene, first, saying.verb)
    if saying.verb - start <= 1:
        at = saying.end
        while at < last and words[at] != ",":
            at += 1
        at = saying.end if at - saying.end > 12 or at >= last else at
        return Reported(at + 1, _closed(words, at + 1, last), "according")
    if words[saying.verb - 1] == "," and words[saying.verb - 2] in _CUT_OFF and saying.end < last:
        return Reported(saying.end + 1, _closed(words, saying.end + 1, last), "according aside")
    if words[saying.verb - 1] == "," and saying.end < last and words[saying.end] == "," and not _has_verb(scene, start, saying.verb - 1):
        return Reported(start, _closed(words, saying.end, last), "according aside")
    return Reported(start, _closed(words, start, saying.verb), "according")


# ---- nouns of saying


def noun_clause(scene: Scene, at: int, last: int) -> tuple[int, int, Reported] | None:
    """ "A vow from X to ...", "X's claim that ...": the speaker's tokens, and the clause of a noun of saying."""
    words = scene.words
    after = at + 1
    if words[after : after + 1] and words[after] in ("from", "by", "of"):
        speaker = (after + 1, _end_of_giver(words, after + 1, last))
        after = speaker[1]
    elif words[at - 1] in ("'s", "'") or scene.words[at - 1] in english.POSSESSIVES:
        speaker = (_start_of_owner(scene, at - 1), at - (words[at - 1] in ("'s", "'")))
    else:
        return None
    for index in range(after, min(last, after + 5)):
        if words[index] in ("that", "to") and not scene.quoted[index]:
            begin = index + (words[index] == "that")
            reported = Reported(begin, _closed(words, begin, _comma_after(words, begin, last)), "noun")
            return (*speaker, reported) if _is_worth(scene, reported) else None
        if words[index] in (",", "."):
            break
    return None


def _end_of_giver(words: list[str], begin: int, last: int) -> int:
    end = begin
    while end < last and words[end] not in ("to", "that", ",", ".", "last", "on", "this", "in", "\n", "is", "was", "are", "were"):
        end += 1
    return end


def _start_of_owner(scene: Scene, at: int) -> int:
    start = at
    while start > 0 and (scene.marked.is_capital(start - 1) or scene.words[start - 1] in english.INSTITUTIONS or scene.words[start - 1] in english.OFFICE_NOUNS):
        start -= 1
    return start


def _comma_after(words: list[str], begin: int, last: int) -> int:
    """A clause that hangs on a noun ends at a comma."""
    return next((at for at in range(begin + _SHORTEST, last) if words[at] == ","), last)


# ---- features


def indirect_features(scene: Scene, saying: Saying, reported: Reported, name: str | None, *, nested: bool) -> list[str]:
    """What speaks for a clause being reported speech."""
    marked, words = scene.marked, scene.words
    speaker, lemma, how = saying.speaker, saying.lemma, reported.how
    kind, named, sort = speaker.kind.value, name is not None, english.sort_of(lemma)
    tense = _tense(words, saying)
    features = [
        "form=indirect",
        f"verb={lemma}",
        f"how={how}",
        f"verb={lemma}&how={how}",
        f"sort={sort}",
        f"sort={sort}&how={how}",
        f"how={how}&named={named}",
        f"sort={sort}&named={named}",
        f"order={saying.order}",
        f"speaker={kind}",
        f"speaker={kind}&named={named}",
        f"named={named}",
        f"tense={tense}",
        f"sort={sort}&tense={tense}",
        f"length={min((reported.last - reported.first) // 4, 6)}",
        f"first={_class_of(scene, reported.first)}",
        f"first={_class_of(scene, reported.first)}&how={how}",
        f"clause={_has_verb(scene, reported.first, reported.last)}&how={how}",
        f"clause={_has_verb(scene, reported.first, reported.last)}&sort={sort}",
        f"part={marked.part_of_sentence(marked.sentence_of_token(saying.verb)).kind.value}",
        f"reach={min(abs(saying.verb - speaker.last) // 3, 4)}",
    ]
    if speaker.noun and kind != "person":
        features.append(f"noun={speaker.noun}")
    if not saying.finite:
        features.append("not finite")
    if any(scene.quoted[reported.first : reported.last]):
        features += ["holds a quotation", f"holds a quotation&how={how}"]
    if any(mark.last <= reported.last for mark in _amounts_from(scene, reported.first)):
        features.append("holds a number")
    aux = next((words[index] for index in range(saying.verb - 1, max(saying.verb - 4, speaker.last - 1), -1) if words[index] in _TELLING_AUXILIARIES), None)
    if aux is not None:
        features.append(f"aux={aux}")
    if words[saying.verb - 1] in ("who", "which"):
        features.append("relative")
    if nested:
        features += ["nested", f"nested&sort={sort}"]
    opener = _opener(words, speaker.first)
    if opener:
        features += ["subordinate", f"subordinate={opener}"]
    return features


def _opener(words: list[str], subject: int) -> str:
    """The word that makes a subordinate clause of the one in which something is said: "after the court ruled that ..."."""
    for at in range(subject - 1, max(-1, subject - 4), -1):
        if words[at] in english.CLAUSE_OPENERS:
            return words[at]
        if words[at] not in english.DETERMINERS and words[at] not in english.TITLE_WORDS:
            break
    return ""


_TELLING_AUXILIARIES = frozenset("to would could might may not will must should has have had is was are were been be can did does do 't n't never".split())


def _tense(words: list[str], saying: Saying) -> str:
    word = words[saying.verb]
    if word == saying.lemma:
        return "base"
    if word.endswith("ing"):
        return "ing"
    return "third" if word.endswith("s") else "past"


def _class_of(scene: Scene, at: int) -> str:
    """What sort of word a clause begins with."""
    word = scene.words[at]
    if scene.quoted[at]:
        return "quotation"
    if word in english.PRONOUNS or word in ("there", "this", "that", "these", "those"):
        return "pronoun"
    if word in english.DETERMINERS:
        return "determiner"
    if word[0].isdigit():
        return "number"
    if word in english.PREPOSITIONS:
        return "number" if scene.words[at + 1][0].isdigit() else "preposition"
    if word in english.AUXILIARIES or word in english.QUESTION_WORDS:
        return "auxiliary"
    if word.endswith("ing"):
        return "participle"
    return "capital" if scene.marked.is_capital(at) else "other"
