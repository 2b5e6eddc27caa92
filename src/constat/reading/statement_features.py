"""What speaks for a candidate being a statement: the features that the trained model weighs."""

from __future__ import annotations

from bisect import bisect_left

from constat.reading.clauses import Reported, has_verb
from constat.reading.direct import Attribution, Quoted
from constat.reading.english import speech as english
from constat.reading.layout import PartKind
from constat.reading.mentions import Scene
from constat.reading.sayings import Saying


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
        f"quote before={_class_before(before)}",
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


def indirect_features(scene: Scene, saying: Saying, reported: Reported, name: str | None, *, nested: bool) -> list[str]:
    """What speaks for a clause being reported speech."""
    marked, words = scene.marked, scene.words
    speaker, lemma, how = saying.speaker, saying.lemma, reported.how
    kind, named, sort = speaker.kind.value, name is not None, english.sort_of(lemma)
    tense, opening = _tense(words, saying), _class_of_first(scene, reported.first)
    clause = has_verb(scene, reported.first, reported.last)
    features = [
        "form=indirect",
        f"verb={lemma}",
        f"how={how}",
        f"verb={lemma}&how={how}",
        f"sort={sort}",
        f"sort={sort}&how={how}",
        f"how={how}&named={named}",
        f"sort={sort}&named={named}",
        f"verb={lemma}&named={named}",
        f"verb={lemma}&tense={tense}",
        f"clause={clause}&first={opening}",
        f"sort={sort}&first={opening}",
        f"order={saying.order}",
        f"speaker={kind}",
        f"speaker={kind}&named={named}",
        f"named={named}",
        f"tense={tense}",
        f"sort={sort}&tense={tense}",
        f"length={min((reported.last - reported.first) // 4, 6)}",
        f"first={opening}",
        f"first={opening}&how={how}",
        f"clause={clause}&how={how}",
        f"clause={clause}&sort={sort}",
        f"part={marked.part_of_sentence(marked.sentence_of_token(saying.verb)).kind.value}",
        f"reach={min(abs(saying.verb - speaker.last) // 3, 4)}",
    ]
    if speaker.noun and kind != "person":
        features.append(f"noun={speaker.noun}")
    if not saying.finite:
        features.append("not finite")
    if any(scene.quoted[reported.first : reported.last]):
        features += ["holds a quotation", f"holds a quotation&how={how}"]
    if _holds_amount(scene, reported):
        features.append("holds a number")
    aux = next(
        (
            words[index]
            for index in range(saying.verb - 1, max(saying.verb - 4, speaker.last - 1), -1)
            if words[index] in _TELLING_AUXILIARIES
        ),
        None,
    )
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
