"""What a sentence tells, as a whole: what is seen of it, by which it is told which types of event it asserts.

The words around one cue say whether that cue asserts an event; the whole sentence says what it is about, whether it was
told before, and in which clause it stands. Both views are added up (see events).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from constat.reading.context import CueMark, SentenceContext
from constat.reading.layout import PartKind
from constat.reading.marked import MarkedText
from constat.reading.observations import Observation

_LEADS = frozenset("who which that having after following before while if to".split())
"""Words that, shortly before a cue, put it into a clause of its own."""
_RUN = 3
"""How many words in a row make a run that is remembered."""
_SHORTEST = 4
"""How many such runs a sentence must have to be recognised as told before."""


class TellingWalk:
    """Goes over a text's sentences in order and looks at each; remembers what was told before."""

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
        runs = set(zip(words, words[1:], words[2:], strict=False))
        share = len(runs & self._runs) / len(runs) if len(runs) >= _SHORTEST else 0.0
        self._runs |= runs
        return share

    def observations(self, context: SentenceContext, measures: list[str], repeated: float) -> list[Observation]:
        """What is seen of the next sentence; measures are those of its figures, repeated what was told of it before."""
        words = self._marked.tokens.words
        cues = context.cues
        names = sorted({cue.sense.cue for cue in cues})
        length = min((context.last - context.first) // 8, 5)
        found: list[Observation] = [(_in_sentence, context.kind.value, length, int(repeated * 5), bool(measures))]
        found += [(_word, word) for word in words[context.first : context.last] if word.isalpha()]
        found += [(_cue, name) for name in names]
        for cue in cues:
            _see_cue(found, words, context, cue)
        verb = next((cue for cue in cues if cue.sense.form != "noun"), None)
        if verb is not None:
            found.append((_first_verb, verb.sense.cue, verb.sense.lemma))
        for name in names:
            found.append((_figures, tuple(measures), bool(context.times), name))
        found += [f"figure {measure}" for measure in measures]
        self._see_earlier(found, context, names, bare=not measures and not context.times)
        self._see_marks(found, context, names)
        return found

    def settle(self, context: SentenceContext) -> None:
        """Remember a sentence as told."""
        self._lemmas.update(cue.sense.lemma for cue in context.cues)
        self._cues.update({cue.sense.cue for cue in context.cues})

    def _see_earlier(self, found: list[Observation], context: SentenceContext, names: list[str], *, bare: bool) -> None:
        """What was told before of the same things: in the title, in the sentence before, anywhere."""
        found += [(_told, cue.sense.cue) for cue in context.cues if cue.sense.lemma in self._lemmas]
        for name in names:
            found.append((_told_times, min(self._cues[name], 3), bare, name in self._title, name))
        before = self._contexts[context.sentence - 1] if context.sentence else None
        if before is not None and before.kind is context.kind:
            found += [(_before, cue.sense.cue) for cue in before.cues]

    def _see_marks(self, found: list[Observation], context: SentenceContext, names: list[str]) -> None:
        """The times, places, bodies and nouns of the sentence, the latter two with each of its cues."""
        found += [(_time, time.kind.value) for time in context.times]
        found += [(_place_word, hit.hit.senses[0]) for hit in context.place_nouns]
        bodies = dict.fromkeys(what for hit in context.bodies for what in hit.hit.senses[0].about)
        nouns = dict.fromkeys(noun_class for noun in context.nouns for noun_class in noun.classes)
        found += [(_with_cue, "body", what, name) for what in bodies for name in (None, *names)]
        found += [(_with_cue, "noun", noun_class, name) for noun_class in nouns for name in (None, *names)]
        if context.quoted and context.first < context.last and context.is_quoted(self._marked.tokens.starts[context.first]):
            found += ["begins quoted", *((_quoted, name) for name in names)]


def _in_sentence(kind: str, length: int, repeated: int, has_figure: bool) -> Iterator[str]:  # noqa: FBT001  # a fact
    yield "bias"
    yield f"part={kind}"
    yield f"length {length}"
    yield f"repeated {repeated}"
    if not has_figure:
        yield "no figure"


def _word(word: str) -> Iterable[str]:
    return (f"word {word}",)


def _figures(measures: tuple[str, ...], timed: bool, name: str) -> Iterator[str]:  # noqa: FBT001  # a fact
    for measure in measures:
        yield f"figure {measure}&{name}"
    if not measures:
        yield f"no figure&{name}"
    yield f"{'timed' if timed else 'no time'}&{name}"


def _told(name: str) -> Iterable[str]:
    return (f"told&{name}",)


def _told_times(times: int, bare: bool, in_title: bool, name: str) -> Iterator[str]:  # noqa: FBT001  # facts
    yield f"told {times}&{name}"
    if times and bare:
        yield f"told bare&{name}"
    if in_title:
        yield f"in title&{name}"


def _before(name: str) -> Iterable[str]:
    return (f"sentence before {name}",)


def _time(kind: str) -> Iterable[str]:
    return (f"time {kind}",)


def _place_word(kind: str) -> Iterable[str]:
    return (f"place word {kind}",)


def _with_cue(sort: str, what: str, name: str | None) -> Iterable[str]:
    return (f"{sort} {what}",) if name is None else (f"{sort} {what}&{name}",)


def _quoted(name: str) -> Iterable[str]:
    return (f"quoted&{name}",)


# ------------------------------------------------------------ cues


def _see_cue(found: list[Observation], words: list[str], context: SentenceContext, cue: CueMark) -> None:
    sense = cue.sense
    name, lemma = sense.cue, sense.lemma
    found += ((_form, name, sense.form), (_lemma, lemma), (_lemma_form, lemma, sense.form))
    found += [(_cue_tense, name, tense) for tense in context.tense(words, cue.first)]
    if cue.passive:
        found += ((_passive, name), (_passive, lemma))
    for word in words[max(context.first, cue.first - 3) : cue.first]:
        if word in _LEADS:
            found += ((_lead, word, name), (_lead, word, lemma))


def _cue(name: str) -> Iterable[str]:
    return (f"cue {name}",)


def _form(name: str, form: str) -> Iterable[str]:
    return (f"cue {name} {form}",)


def _lemma(lemma: str) -> Iterable[str]:
    return (f"lemma {lemma}",)


def _lemma_form(lemma: str, form: str) -> Iterable[str]:
    return (f"lemma {lemma} {form}",)


def _first_verb(name: str, lemma: str) -> Iterable[str]:
    return (f"first verb {name}", f"first verb {lemma}")


def _cue_tense(name: str, tense: str) -> Iterable[str]:
    return (f"{name} {tense}",)


def _passive(what: str) -> Iterable[str]:
    return (f"passive {what}",)


def _lead(word: str, what: str) -> Iterable[str]:
    return (f"{word} > {what}",)
