"""What a sentence tells, as a whole: what is seen of it, by which it is told which types of event it asserts.

The words around one cue say whether that cue asserts an event; the whole sentence says what it is about, whether it was
told before, and in which clause it stands. Both views are added up (see events).
"""

from __future__ import annotations

from collections.abc import Iterable

from constat.reading.context import SentenceContext
from constat.reading.lexicon import CueSense
from constat.reading.marked import MarkedText
from constat.reading.observations import Group, as_it_stands

_LEADS = frozenset("who which that having after following before while if to".split())
"""Words that, shortly before a cue, put it into a clause of its own."""
_SHORTEST = 4
"""How many runs of three words a sentence must have to be recognised as told before."""


class TellingWalk:
    """Goes over a text's sentences in order and looks at each; remembers what was told before."""

    def __init__(self, marked: MarkedText, contexts: list[SentenceContext]) -> None:
        self._marked = marked
        self._contexts = contexts
        self._runs: set[tuple[str, ...]] = set()

    def repeated(self, context: SentenceContext) -> float:
        """How much of a sentence stood in the text before: the share of its runs of three words."""
        words = self._marked.tokens.words[context.first : context.last]
        runs = set(zip(words, words[1:], words[2:], strict=False))
        share = len(runs & self._runs) / len(runs) if len(runs) >= _SHORTEST else 0.0
        self._runs |= runs
        return share

    def observations(self, context: SentenceContext, measures: list[str], repeated: float) -> list[Group]:
        """What is seen of the next sentence; measures are those of its figures, repeated what was told of it before."""
        words = self._marked.tokens.words
        cues = context.cues
        sentence = [
            "bias",
            f"part={context.kind.value}",
            f"length {min((context.last - context.first) // 8, 5)}",
            f"repeated {int(repeated * 5)}",
        ]
        sentence += [f"figure {measure}" for measure in measures] or ["no figure"]
        sentence += ["begins quoted"] if context.quoted and context.is_quoted(self._marked.tokens.starts[context.first]) else []
        sentence += [f"time {time.kind.value}" for time in context.times]
        found: list[Group] = [
            (as_it_stands, None, sentence),
            (_word, None, words[context.first : context.last]),
            (_cue, None, dict.fromkeys(context.cue_table.names)),
            (_cue_in_time, None, [(cue.sense, context.tense(words, cue.first)) for cue in cues]),
            (_passive, None, [cue.sense for cue in cues if cue.passive]),
        ]
        verb = next((cue for cue in cues if cue.sense.form != "noun"), None)
        if verb is not None:
            found.append((_first_verb, None, (verb.sense,)))
        if context.place_nouns:
            found.append((_place_word, None, [hit.hit.senses[0] for hit in context.place_nouns]))
        if context.bodies:
            found.append((_body, None, [what for hit in context.bodies for what in hit.hit.senses[0].about]))
        if context.nouns:
            found.append((_noun, None, [noun_class for noun in context.nouns for noun_class in noun.classes]))
        _see_clauses(found, words, context)
        before = self._contexts[context.sentence - 1] if context.sentence else None
        if before is not None and before.kind is context.kind:
            found.append((_before, None, before.cue_table.names))
        return found


def _see_clauses(found: list[Group], words: list[str], context: SentenceContext) -> None:
    """The words that put cues into clauses of their own."""
    if _LEADS.isdisjoint(words[context.first : context.last]):
        return
    for cue in context.cues:
        leads = _LEADS.intersection(words[max(context.first, cue.first - 3) : cue.first])
        if leads:
            found.append((_lead, cue.sense, sorted(leads)))


def _word(word: str, _: None) -> Iterable[str]:
    return (f"word {word}",) if word.isalpha() else ()


def _cue(name: str, _: None) -> Iterable[str]:
    return (f"cue {name}",)


def _cue_in_time(seen: tuple[CueSense, tuple[str, ...]], _: None) -> Iterable[str]:
    sense, tenses = seen
    yield from (f"cue {sense.cue} {sense.form}", f"lemma {sense.lemma}", f"lemma {sense.lemma} {sense.form}")
    yield from [f"{sense.cue} {tense}" for tense in tenses]


def _passive(sense: CueSense, _: None) -> Iterable[str]:
    return (f"passive {sense.cue}", f"passive {sense.lemma}")


def _first_verb(sense: CueSense, _: None) -> Iterable[str]:
    return (f"first verb {sense.cue}", f"first verb {sense.lemma}")


def _lead(word: str, sense: CueSense) -> Iterable[str]:
    return (f"{word} > {sense.cue}", f"{word} > {sense.lemma}")


def _before(name: str, _: None) -> Iterable[str]:
    return (f"sentence before {name}",)


def _place_word(kind: str, _: None) -> Iterable[str]:
    return (f"place word {kind}",)


def _body(what: str, _: None) -> Iterable[str]:
    return (f"body {what}",)


def _noun(noun_class: str, _: None) -> Iterable[str]:
    return (f"noun {noun_class}",)
