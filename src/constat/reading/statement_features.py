"""What speaks for a candidate being a statement: what is seen of it, for the trained model (see observations)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from constat.reading.clauses import Reported, has_verb
from constat.reading.direct import Attribution, Quoted
from constat.reading.english import speech as english
from constat.reading.layout import PartKind
from constat.reading.mentions import Scene
from constat.reading.observations import Observation
from constat.reading.sayings import Saying
from constat.reading.speakers import SpeakerKind


def direct_observations(scene: Scene, quoted: Quoted, attribution: Attribution, how: str, name: str | None) -> tuple[Observation, ...]:
    """What speaks for quoted words being a statement."""
    marked, words = scene.marked, scene.words
    quote = quoted.quote
    said = marked.text[quote.start : quote.end].split()
    size = str(len(said)) if len(said) < 6 else "6+" if len(said) < 12 else "12+"
    kind = attribution.speaker.kind.value if attribution.speaker is not None else "none"
    before = words[quoted.first - 1] if quoted.first else "\n"
    after = words[quoted.last] if quoted.last < len(words) else "\n"
    part = marked.parts[quote.part]
    return (
        (_quoted_by, how, kind, name is not None, attribution.lemma),
        (_quote_length, size, how),
        (_around_quote, _class_before(before), after in _ENDS),
        (
            _quote_looks,
            all(word[:1].isupper() or word.lower() in _SMALL or not word[:1].isalpha() for word in said),
            quote.closed,
            quote.outer_start <= part.start + 1,
            said[-1][-1:] in ".!?,…",
            said[0][:1].isupper(),
            not _OF_CLAUSES.isdisjoint(words[quoted.first : quoted.last]),
            part.kind is PartKind.CAPTION,
        ),
    )


_OF_CLAUSES = english.AUXILIARIES | english.PRONOUNS


def _quoted_by(how: str, kind: str, named: bool, lemma: str) -> Iterator[str]:  # noqa: FBT001  # a fact
    yield "bias"
    yield "form=direct"
    yield f"how={how}"
    yield f"speaker={kind}"
    yield f"named={named}"
    yield f"how={how}&named={named}"
    yield f"quote verb={lemma}"


def _quote_length(size: str, how: str) -> Iterator[str]:
    yield f"words={size}"
    yield f"words={size}&how={how}"


def _around_quote(before: str, ends: bool) -> Iterator[str]:  # noqa: FBT001  # a fact
    yield f"quote before={before}"
    yield f"quote after={'end' if ends else 'word'}"


def _quote_looks(capitals: bool, closed: bool, opens: bool, ends: bool, begins: bool, clause: bool, caption: bool) -> Iterator[str]:  # noqa: FBT001  # facts
    if capitals:
        yield "all capitals"
    if not closed:
        yield "unclosed"
    if opens:
        yield "opens part"
    if ends:
        yield "ends like a sentence"
    if begins:
        yield "begins like a sentence"
    if clause:
        yield "reads like a clause"
    if caption:
        yield "quoted in caption"


_ENDS = frozenset([".", ",", "\n", ";", ":", "!", "?", ")", "and", "but"])
_SMALL = frozenset("of the and to in for a s on at".split())
_NAMING = frozenset(
    "called named dubbed titled entitled slogan reading known so-called nicknamed codenamed film book song word words term phrase label labelled".split()
)


def _class_before(word: str) -> str:
    """What stands right before a quotation, as far as it matters."""
    if word in _NAMING:
        return "naming"
    if word in (":", ",", "\n", ".", "that", "as", "of", "is", "was", "a", "an", "the"):
        return word
    if word in english.VERBS:
        return "verb"
    return "preposition" if word in english.PREPOSITIONS else "other"


def verb_observations(scene: Scene, saying: Saying, how: str, *, named: bool) -> tuple[Observation, ...]:
    """What the verb of saying itself, and the noun that tells the speaker, speak for."""
    seen = (_verb, saying.lemma, how, named, _tense(scene.words, saying))
    speaker = saying.speaker
    return (seen, (_noun, speaker.noun)) if speaker.noun and speaker.kind is not SpeakerKind.PERSON else (seen,)


def _verb(lemma: str, how: str, named: bool, tense: str) -> Iterator[str]:  # noqa: FBT001  # a fact
    yield f"verb={lemma}"
    yield f"verb={lemma}&how={how}"
    yield f"verb={lemma}&named={named}"
    yield f"verb={lemma}&tense={tense}"


def _noun(noun: str) -> Iterator[str]:
    yield f"noun={noun}"


def indirect_observations(scene: Scene, saying: Saying, reported: Reported, *, named: bool, nested: bool) -> tuple[Observation, ...]:
    """What else speaks for a clause being reported speech (see verb_observations)."""
    marked, words = scene.marked, scene.words
    speaker, how, verb = saying.speaker, reported.how, saying.verb
    sort, first, last = english.sort_of(saying.lemma), reported.first, reported.last
    quotes = scene.quoted.find(1, first, last) >= 0
    return (
        (_said, sort, how, named, _tense(words, saying)),
        (_begins, has_verb(scene, first, last), _class_of_first(scene, first), sort, how),
        (_said_by, speaker.kind.value, named, saying.order, min(abs(verb - speaker.last) // 3, 4)),
        (
            _holds,
            marked.part_of_sentence(marked.sentence_of_token(verb)).kind.value,
            min((last - first) // 4, 6),
            how if quotes else "",
            _holds_amount(scene, reported),
        ),
        (
            _stands,
            saying.finite,
            words[verb - 1] in ("who", "which"),
            _auxiliary(words, verb, speaker.last),
            sort if nested else "",
            _opener(words, speaker.first),
        ),
    )


def _said(sort: str, how: str, named: bool, tense: str) -> Iterator[str]:  # noqa: FBT001  # a fact
    yield "bias"
    yield "form=indirect"
    yield f"how={how}"
    yield f"sort={sort}"
    yield f"sort={sort}&how={how}"
    yield f"how={how}&named={named}"
    yield f"sort={sort}&named={named}"
    yield f"named={named}"
    yield f"tense={tense}"
    yield f"sort={sort}&tense={tense}"


def _begins(clause: bool, first: str, sort: str, how: str) -> Iterator[str]:  # noqa: FBT001  # a fact
    yield f"clause={clause}&first={first}"
    yield f"sort={sort}&first={first}"
    yield f"first={first}"
    yield f"first={first}&how={how}"
    yield f"clause={clause}&how={how}"
    yield f"clause={clause}&sort={sort}"


def _said_by(kind: str, named: bool, order: str, reach: int) -> Iterator[str]:  # noqa: FBT001  # a fact
    yield f"speaker={kind}"
    yield f"speaker={kind}&named={named}"
    yield f"order={order}"
    yield f"reach={reach}"


def _holds(part: str, length: int, quoting: str, amount: bool) -> Iterator[str]:  # noqa: FBT001  # a fact
    yield f"part={part}"
    yield f"length={length}"
    if quoting:
        yield "holds a quotation"
        yield f"holds a quotation&how={quoting}"
    if amount:
        yield "holds a number"


def _stands(finite: bool, relative: bool, auxiliary: str, nested: str, opener: str) -> Iterator[str]:  # noqa: FBT001  # facts
    if not finite:
        yield "not finite"
    if relative:
        yield "relative"
    if auxiliary:
        yield f"aux={auxiliary}"
    if nested:
        yield "nested"
        yield f"nested&sort={nested}"
    if opener:
        yield "subordinate"
        yield f"subordinate={opener}"


def _auxiliary(words: list[str], verb: int, subject: int) -> str:
    """The auxiliary right before a verb, but none of its subject's words."""
    for at in range(verb - 1, max(verb - 4, subject - 1), -1):
        if words[at] in _TELLING_AUXILIARIES:
            return words[at]
    return ""


def _opener(words: list[str], subject: int) -> str:
    """The word that makes a subordinate clause of the one in which something is said: "after the court ruled that ..."."""
    for at in range(subject - 1, max(-1, subject - 4), -1):
        if words[at] in english.CLAUSE_OPENERS:
            return words[at]
        if words[at] not in english.DETERMINERS and words[at] not in english.TITLE_WORDS:
            break
    return ""


def _holds_amount(scene: Scene, reported: Reported) -> bool:
    at = bisect_left(scene.amount_firsts, reported.first)
    return any(mark.last <= reported.last for mark in scene.marked.amounts[at : at + 2])


_TELLING_AUXILIARIES = frozenset(
    "to would could might may not will must should has have had is was are were been be can did does do 't n't never".split()
)


def _tense(words: list[str], saying: Saying) -> str:
    word = words[saying.verb]
    if word == saying.lemma:
        return "base"
    if word.endswith("ing"):
        return "ing"
    return "third" if word.endswith("s") else "past"


def _class_of_first(scene: Scene, at: int) -> str:
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
