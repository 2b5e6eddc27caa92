"""What a sentence tells, as a whole: features by which it is told which types of event it asserts.

The words around one cue say whether that cue asserts an event; the whole sentence says what it is about, whether it was
told before, and in which clause it stands. Both views are added up (see events).
"""

from __future__ import annotations

from collections import Counter

from constat.reading.context import CueMark, SentenceContext, tense_features
from constat.reading.layout import PartKind
from constat.reading.marked import MarkedText

_LEADS = frozenset("who which that having after following before while if to".split())
"""Words that, shortly before a cue, put it into a clause of its own."""
_RUN = 3
"""How many words in a row make a run that is remembered."""
_SHORTEST = 4
"""How many such runs a sentence must have to be recognised as told before."""


class TellingWalk:
    """Goes over a text's sentences in order and gives each its features; remembers what was told before."""

    def __init__(self, marked: MarkedText, contexts: list[SentenceContext]) -> None:
        self._marked = marked
        self._contexts = contexts
        self._title = frozenset(cue.sense.cue for context in contexts if context.kind is PartKind.TITLE for cue in context.cues)
        self._lemmas: set[str] = set()
        self._cues: Counter[str] = Counter()
        self._runs: set[tuple[str, ...]] = set()

    def repeated(self, context: SentenceContext) -> float:
        """How much of a sentence stood in the text before: the share of its runs of three words."""
        words = [word for word in self._marked.tokens.words[context.first : context.last] if word[0].isalnum()]
        runs = {tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)}
        share = len(runs & self._runs) / len(runs) if len(runs) >= _SHORTEST else 0.0
        self._runs |= runs
        return share

    def features(self, context: SentenceContext, measures: list[str], repeated: float) -> list[str]:
        """The features of the next sentence; measures are those of its figures, repeated what was told of it before."""
        cues = context.cues
        names = sorted({cue.sense.cue for cue in cues})
        features = ["bias", f"part={context.kind.value}", f"repeated {int(repeated * 5)}"]
        features += _words(self._marked.tokens.words, context)
        features += _cues(self._marked.tokens.words, context)
        features += self._measures(context, names, measures)
        features += self._earlier(context, names, bare=not measures and not context.times)
        features += self._marks(context, names)
        return features

    def settle(self, context: SentenceContext) -> None:
        """Remember a sentence as told."""
        self._lemmas.update(cue.sense.lemma for cue in context.cues)
        self._cues.update({cue.sense.cue for cue in context.cues})

    def _measures(self, context: SentenceContext, names: list[str], measures: list[str]) -> list[str]:
        found = [f"figure {measure}" for measure in measures] or ["no figure"]
        timed = "timed" if context.times else "no time"
        return [*found, *(f"{one}&{name}" for one in found for name in names), *(f"{timed}&{name}" for name in names)]

    def _earlier(self, context: SentenceContext, names: list[str], *, bare: bool) -> list[str]:
        """What was told before of the same things: in the title, in the sentence before, anywhere."""
        found = [f"told&{cue.sense.cue}" for cue in context.cues if cue.sense.lemma in self._lemmas]
        for name in names:
            times = min(self._cues[name], 3)
            found.append(f"told {times}&{name}")
            if times and bare:
                found.append(f"told bare&{name}")
            if name in self._title:
                found.append(f"in title&{name}")
        before = self._contexts[context.sentence - 1] if context.sentence else None
        if before is not None and before.kind is context.kind:
            found += [f"sentence before {name}" for name in dict.fromkeys(cue.sense.cue for cue in before.cues)]
        return found

    def _marks(self, context: SentenceContext, names: list[str]) -> list[str]:
        found = [f"time {time.kind.value}" for time in context.times]
        found += [f"place word {hit.hit.senses[0]}" for hit in context.place_nouns]
        for what in dict.fromkeys(what for hit in context.bodies for what in hit.hit.senses[0].about):
            found.append(f"body {what}")
            found += [f"body {what}&{name}" for name in names]
        nouns = (self._marked.noun_at.get(at) for at in range(context.first, context.last))
        for noun_class in dict.fromkeys(sense.noun_class for noun in nouns if noun is not None for sense in noun[1]):
            found.append(f"noun {noun_class}")
            found += [f"noun {noun_class}&{name}" for name in names]
        if context.first < context.last and context.is_quoted(self._marked.tokens.starts[context.first]):
            found += ["begins quoted", *(f"quoted&{name}" for name in names)]
        return found


def _words(words: list[str], context: SentenceContext) -> list[str]:
    own = words[context.first : context.last]
    found = [f"word {word}" for word in own if word.isalpha()]
    found.append(f"length {min(len(own) // 8, 5)}")
    return found


def _cues(words: list[str], context: SentenceContext) -> list[str]:
    found: list[str] = []
    for cue in context.cues:
        found += _cue(words, context, cue)
    verb = next((cue for cue in context.cues if cue.sense.form != "noun"), None)
    if verb is not None:
        found += [f"first verb {verb.sense.cue}", f"first verb {verb.sense.lemma}"]
    return found


def _cue(words: list[str], context: SentenceContext, cue: CueMark) -> list[str]:
    name, lemma, form = cue.sense.cue, cue.sense.lemma, cue.sense.form
    found = [f"cue {name}", f"cue {name} {form}", f"lemma {lemma}", f"lemma {lemma} {form}"]
    if cue.passive:
        found += [f"passive {name}", f"passive {lemma}"]
    found += [f"{name} {tense}" for tense in tense_features(words, cue.first, context.first)]
    for word in words[max(context.first, cue.first - 3) : cue.first]:
        if word in _LEADS:
            found += [f"{word} > {name}", f"{word} > {lemma}"]
    return found
