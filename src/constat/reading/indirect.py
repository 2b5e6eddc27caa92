"""What somebody is reported as saying: which words of a sentence are the clause that a verb or noun of saying reports."""

from __future__ import annotations

from constat.reading.clauses import SHORTEST, STOPS, Reported, closed, cut_at_quote, has_verb, is_finite, is_quoted_at, is_worth
from constat.reading.complements import complement, split
from constat.reading.datelines import after_dateline
from constat.reading.english import speech as english
from constat.reading.mentions import Scene
from constat.reading.sayings import Saying
from constat.reading.speakers import speaker_in

_REACH = 200
"""No reported clause reaches further from its verb than this many words: sentences that a text forgot to end would else be read anew for every verb."""
_TITLE_REACH = 8
_SETTING_REACH = 12
_AS_REACH = 9
_QUOTE_REACH = 20
_NAME_REACH = 14
_CUT_OFF = english.RELATIVES | {"because", "and", "where", "when", "while", "if"}
"""Words after which an aside stands inside a clause, not after one."""
_GOES_ON = frozenset("when if because unless until than to into".split())
"""Words by which a clause goes on after an aside: "They would leave, he said, when the rain stopped"."""
_NEW_CLAUSE = frozenset(["and", "but", "while", "though", "although"])
"""Words by which another clause follows: what stands before the aside is then whole."""
_SCENE = english.PREPOSITIONS | {"ahead", "as", "late", "early", "last"}
_WORTH_KEEPING = 3
"""So many words before an aside are kept with what follows it; fewer are only its subject or setting."""
_OPENING = 4
"""The subject of a clause that opens a sentence begins within this many words."""
_NOT_IN_TITLE = english.AUXILIARIES - {"'s"} | english.CLAUSE_OPENERS | english.RELATIVES | frozenset(english.SPEECH_VERBS)
_ADJUNCTS = frozenset("asked challenged pressed questioned told quizzed as".split())
"""Words that begin what is no clause of its own: "Asked about the deal, X replied"."""


def reported_clauses(scene: Scene, sayings: list[Saying], number: int, first: int, last: int) -> list[Reported]:
    """The clauses that a saying of a sentence reports: none, one, or several joined by "and that"."""
    saying = sayings[number]
    first, last = max(first, saying.verb - _REACH), min(last, saying.verb + _REACH)
    found: list[Reported | None]
    if saying.order == "credit":
        found = [_credited(scene, saying, first, last)]
    elif saying.order == "after":
        found = [_inverted(scene, saying, first, last), _after_colon(scene, saying, last)]
    else:
        aside = _aside(scene, saying, first, last)
        start, how = complement(scene, saying, last) if aside is None else (None, "")
        if start is not None and _only_sets_scene(scene, saying, start, first):
            start = None
        if start is not None:
            last = _end_of_relative(scene, saying, start, last)
            later = sayings[number + 1 : number + 1 + _REACH]
            found = [*split(scene, start, last, later, how, opens=_opens_sentence(scene, saying, first))]
            if not any(one is not None and is_worth(scene, one) for one in found):
                found = [_preceding(scene, saying, first, last)]
        else:
            found = [aside or _preceding(scene, saying, first, last)]
    return [one for one in found if one is not None and is_worth(scene, one)]


def _only_sets_scene(scene: Scene, saying: Saying, start: int, first: int) -> bool:
    """Whether what follows a verb only tells when, where or how it was said: "The boats leave by night, X warned on Friday amid ..."."""
    words = scene.words
    if words[start] not in _SCENE or words[start - 1] == "that" or words[first] in english.PREPOSITIONS:
        return False
    comma = _past_titles(words, saying.speaker.first, first) - 1
    return words[comma] == "," and comma - first > SHORTEST and has_verb(scene, first, comma) and not _is_adjunct(words, first, comma)


def _end_of_relative(scene: Scene, saying: Saying, start: int, last: int) -> int:
    """Where a relative clause between commas that says something ends: "The firm, which had complained of delays, cheered"."""
    words = scene.words
    if saying.order != "before" or not any(
        words[at] in ("who", "which") and words[at - 1] == "," for at in range(saying.speaker.last, saying.verb)
    ):
        return last
    return next((at for at in range(start, last - 1) if words[at] == "," and not scene.quoted[at] and is_finite(scene, at + 1)), last)


def _opens_sentence(scene: Scene, saying: Saying, first: int) -> bool:
    """Whether a saying only leads to the main clause: "While X accuses Y of ...", "Before blaming X, ...", "Appealing for help, ..."."""
    words = scene.words
    gerund = words[first].endswith("ing") and first not in scene.named and first not in scene.bodies
    if words[first] not in english.CLAUSE_OPENERS and not gerund:
        return False
    start = saying.verb if saying.order == "shared" and not saying.finite else saying.speaker.first
    return start - first <= _OPENING


def _clause_start(scene: Scene, first: int, end: int) -> int:
    """Where the clause that ends before a verb of saying begins: after a semicolon, a colon or a dateline, or with its sentence."""
    words = scene.words
    for at in range(end - 1, first, -1):
        if words[at] in (";", ":") and not scene.quoted[at] and not scene.is_joined(at) and end - at > SHORTEST:
            return at + 1
    first = after_dateline(scene, first, end)
    while first < end and words[first] in ("but", "and", "-"):
        first += 1
    return first


def _after_colon(scene: Scene, saying: Saying, last: int) -> Reported | None:
    """Such as "Wrong, said the judge: the mayor cannot ...": what a colon leads to after an inverted verb."""
    begin = saying.end + 1
    if begin >= last or scene.words[saying.end] != ":" or scene.quoted[begin]:
        return None
    return Reported(begin, closed(scene.words, begin, last), "colon")


def _inverted(scene: Scene, saying: Saying, first: int, last: int) -> Reported | None:
    """Such as "The camp held 800 people, said X.": what is said stands before the verb; or around it, as in an aside."""
    words = scene.words
    end = saying.verb
    while end > first and words[end - 1] == ",":
        end -= 1
    if end <= first or end == saying.verb:
        return None
    start = _clause_start(scene, first, end)
    if _is_all_quoted(scene, start, end):
        return None
    after = saying.end
    while after < last and words[after] not in STOPS and after - saying.end < _SETTING_REACH:
        after += 1
    if after + SHORTEST < last and words[after] == "," and not scene.quoted[after + 1]:
        close = cut_at_quote(scene, after + 1, last)
        if (
            words[end - 1] in _CUT_OFF
            or end - start < SHORTEST
            or (words[start] in english.PREPOSITIONS and not has_verb(scene, start, end))
        ):
            return Reported(after + 1, close, "inverted aside")
        if words[after + 1] in english.AUXILIARIES:
            return Reported(start, close, "inverted aside")
    return Reported(start, end, "inverted") if words[end - 1] not in _CUT_OFF else None


def _is_all_quoted(scene: Scene, start: int, end: int) -> bool:
    """Whether the quotation that ends some words is the whole of what was said, or all but its setting."""
    return bool(scene.quoted[end - 1]) and not has_verb(scene, start, scene.quoted.rfind(0, start, end) + 1)


def _preceding(scene: Scene, saying: Saying, first: int, last: int) -> Reported | None:
    """Such as "The camp held 800 people, X said.": what is said stands before the speaker."""
    words = scene.words
    if saying.order != "before" or saying.speaker.first > saying.verb:
        return None
    comma = _comma_before(words, saying.speaker.first, first)
    before = _past_titles(words, saying.speaker.first, first) - 1
    if comma <= first or words[comma] not in (",", "-") or (words[before] in ("and", "but") and words[before - 1] == ","):
        return None
    if is_quoted_at(scene, saying.end) or _leads_to_quote(scene, saying.end, last):
        return None
    start = _clause_start(scene, first, comma)
    if _is_all_quoted(scene, start, comma):
        return None
    if (
        start >= comma
        or _is_adjunct(words, start, comma)
        or words[comma - 1] in _CUT_OFF
        or (words[comma] == "-" and not has_verb(scene, start, comma))
    ):
        return None
    return Reported(start, comma, "before")


def _is_adjunct(words: list[str], start: int, end: int) -> bool:
    """Whether words before a subject only say when or how it spoke: "Speaking in Dover, X said"."""
    gerund = words[start].endswith("ing") and english.AUXILIARIES.isdisjoint(words[start:end])
    return gerund or words[start] in _ADJUNCTS


def _comma_before(words: list[str], subject: int, first: int) -> int:
    """The comma before a subject, its title and its apposition: "..., the shift leader, Bev Tranter, said"."""
    comma = _past_titles(words, subject, first) - 1
    for at in range(comma - 2, max(first, comma - _TITLE_REACH), -1):
        if words[at] == "," and (words[at + 1] in ("the", "a", "an") or words[at + 1] in english.POSSESSIVES):
            told = words[at + 1 : comma]
            return comma if words[comma] == "," and english.OFFICE_NOUNS.isdisjoint(told) and english.MOUTHPIECES.isdisjoint(told) else at
        if words[at] in STOPS or words[at] in english.AUXILIARIES or (words[at] in english.PREPOSITIONS and words[at] != "of"):
            break
    return comma if comma <= first or words[comma] in (",", "-") else _comma_further(words, comma, first)


def _comma_further(words: list[str], at: int, first: int) -> int:
    """The comma before a longer phrase: "..., figures from the ministry show", "..., the force's deputy head Bev Tranter said"."""
    for index in range(at, max(first, at - _TITLE_REACH), -1):
        if words[index] == ",":
            return index
        if words[index] in STOPS or words[index] in _NOT_IN_TITLE:
            break
    return at


def _past_titles(words: list[str], subject: int, first: int) -> int:
    """Where a subject begins with its determiners and titles."""
    while subject > first and (
        words[subject - 1] in english.DETERMINERS or words[subject - 1] in english.TITLE_WORDS or words[subject - 1] in english.OFFICE_NOUNS
    ):
        subject -= 1
    return subject


def _leads_to_quote(scene: Scene, at: int, last: int) -> bool:
    """Whether a colon that a quotation follows, or that ends the words, comes in the sentence."""
    words = scene.words
    return any(words[index] == ":" and (index == at or is_quoted_at(scene, index + 1)) for index in range(at, min(last, at + _QUOTE_REACH)))


def _aside(scene: Scene, saying: Saying, first: int, last: int) -> Reported | None:
    """Such as "There is, X says, no ...", "Such raids, it added, would go on", "As X put it, ...": the sentence around the aside is what is said."""
    words = scene.words
    begin = _past_titles(words, saying.speaker.first, first)
    if begin - 1 == first and words[first] == "as":
        return _after_as(words, saying, last)
    end = _end_of_aside(scene, saying, last)
    if saying.order != "before" or begin <= first + 1 or words[begin - 1] != "," or end + SHORTEST >= last or words[end] != ",":
        return None
    start = _clause_start(scene, first, begin - 1)
    close = cut_at_quote(scene, end + 1, last)
    if words[begin - 2] in _CUT_OFF or words[begin - 2] in english.AUXILIARIES:
        return Reported(end + 1, close, "aside")
    following = words[end + 1]
    if following in _NEW_CLAUSE and has_verb(scene, end + 1, close):
        return None
    if following.endswith("ing") and following in english.SPEECH_VERBS:
        return None
    goes_on = following in english.AUXILIARIES or following in _GOES_ON or following.endswith("ed")
    if has_verb(scene, start, begin - 1) and not goes_on:
        return None
    return Reported(start if begin - 1 - start >= _WORTH_KEEPING else end + 1, close, "aside")


def _end_of_aside(scene: Scene, saying: Saying, last: int) -> int:
    """Where an aside's comma should stand: after its verb, or past whom, when or where it was told: "he told X radio on Monday,"."""
    words, end = scene.words, saying.verb + 1
    if end >= last or not (
        saying.lemma in english.RECIPIENT_VERBS or words[end] in english.DAYS or words[end] in ("on", "in", "at", "last")
    ):
        return end
    comma = next((at for at in range(end, min(last, end + _TITLE_REACH)) if words[at] == ","), None)
    if (
        comma is None
        or scene.quoted[end]
        or any(words[at] in english.QUESTION_WORDS or words[at] in ("that", "to", "of", ".") for at in range(end, comma))
    ):
        return end
    return end if has_verb(scene, end, comma) else comma


def _after_as(words: list[str], saying: Saying, last: int) -> Reported | None:
    """Such as "As X put it, ...": what follows the comma."""
    for at in range(saying.verb + 1, min(last, saying.verb + _AS_REACH)):
        if words[at] == ",":
            return Reported(at + 1, closed(words, at + 1, last), "as")
        if words[at] == "that":
            break
    return None


def _credited(scene: Scene, saying: Saying, first: int, last: int) -> Reported | None:
    """What is credited by "according to X": the words before it, after it where it begins the sentence, or around it."""
    words, at = scene.words, saying.verb
    start = _clause_start(scene, first, at)
    if at - start <= 1:
        comma = next((index for index in range(saying.end, min(last, saying.end + _SETTING_REACH)) if words[index] == ","), saying.end)
        begin = comma + (words[comma : comma + 1] == [","])
        return Reported(begin, cut_at_quote(scene, begin, last), "according")
    if words[at - 1] == "," and saying.end < last:
        if words[at - 2] in _CUT_OFF:
            return Reported(saying.end + 1, cut_at_quote(scene, saying.end + 1, last), "according aside")
        if words[saying.end] == "," and not has_verb(scene, start, at - 1):
            # "On the 9th, according to X, ..." only sets the scene for what is said; "The road, according to X, ..." begins it.
            begin = saying.end + 1 if words[start] in english.PREPOSITIONS else start
            return Reported(begin, cut_at_quote(scene, saying.end, last), "according aside")
    return Reported(start, closed(words, start, at), "according")


def noun_clause(scene: Scene, at: int, last: int) -> tuple[Saying, Reported] | None:
    """Such as "A vow from X to ...", "X's claim that ...": whose it is, and the clause of a noun of saying."""
    words = scene.words
    last = min(last, at + _REACH)
    if at + 1 < last and words[at + 1] in ("from", "by", "of"):
        giver = at + 2, _end_of_giver(words, at + 2, last)
        after = giver[1]
    elif words[at - 1] in ("'s", "'") or words[at - 1] in english.POSSESSIVES:
        giver = _start_of_owner(scene, at - 1), at - (words[at - 1] in ("'s", "'"))
        after = at + 1
    else:
        return None
    for index in range(after, min(last, after + 5)):
        if words[index] in ("that", "to") and not scene.quoted[index]:
            begin = index + (words[index] == "that")
            comma = next((stop for stop in range(begin + SHORTEST, last) if words[stop] == ","), last)
            reported = Reported(begin, closed(words, begin, comma), "noun")
            speaker = speaker_in(scene, *giver) if is_worth(scene, reported) else None
            return (
                (Saying(at, words[at].removesuffix("s"), speaker, "noun", at + 1, finite=False), reported) if speaker is not None else None
            )
        if words[index] in (",", "."):
            break
    return None


def _end_of_giver(words: list[str], begin: int, last: int) -> int:
    end, limit = begin, min(last, begin + _NAME_REACH)
    while end < limit and words[end] not in ("to", "that", ",", ".", "last", "on", "this", "in", "\n", "is", "was", "are", "were"):
        end += 1
    return end


def _start_of_owner(scene: Scene, at: int) -> int:
    start, lowest = at, max(0, at - _NAME_REACH)
    while start > lowest and (
        scene.marked.is_capital(start - 1)
        or scene.words[start - 1] in english.INSTITUTIONS
        or scene.words[start - 1] in english.OFFICE_NOUNS
    ):
        start -= 1
    return start
