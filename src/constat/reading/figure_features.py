"""What is seen of a number, by which the trained model tells what it measures.

Each function that looks at something has beside it those that name the features that follow (see observations). Names are
made to be read: they are what `constat read --explain` shows.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from constat.reading.amounts import NumberKind
from constat.reading.context import CueMark, SentenceContext
from constat.reading.counted import Counted
from constat.reading.marked import MarkedText
from constat.reading.observations import Observation
from constat.reading.times import TimeKind


def _bucket(value: float) -> str:
    for edge in (1, 2, 5, 20, 100, 500, 2000, 10000, 100000, 1e6, 1e7):
        if value <= edge:
            return f"<={edge:g}"
    return "more"


def _distance(tokens: int) -> str:
    return "1" if tokens <= 1 else "3" if tokens <= 3 else "6" if tokens <= 6 else "12" if tokens <= 12 else "far"


@dataclass(frozen=True, slots=True)
class Before:
    """What was read before a number: the measure of the figure before it in the sentence, which ended at token
    previous_end; that of the last figure in an earlier sentence; what the same amount was taken for earlier in the report;
    and the cues of the title and of the sentence before.
    """

    previous: str | None
    previous_end: int
    before_sentence: str | None
    same_amount: str | None
    title_cues: tuple[str, ...]
    earlier_cues: tuple[str, ...]


@dataclass(slots=True)
class _Number:
    """A number in its sentence; main is the class of its noun, or what kind of number it is."""

    words: list[str]
    context: SentenceContext
    counted: Counted
    main: str

    @property
    def size(self) -> str:
        """How large it is, roughly."""
        amount = self.counted.mark.amount
        return _bucket(amount.low if amount.low is not None else amount.high or 0.0)


def figure_observations(marked: MarkedText, context: SentenceContext, counted: Counted, before: Before) -> list[Observation]:
    """All that is seen of a number in its sentence."""
    number = _Number(marked.tokens.words, context, counted, _main(counted))
    found: list[Observation] = []
    _see_own(found, marked, number)
    _see_cues(found, number)
    _see_words(found, number)
    _see_times(found, number)
    _see_places(found, number)
    _see_bodies(found, number)
    _see_main_verb(found, number)
    _see_earlier(found, number, before)
    _see_previous(found, number, before)
    return found


def _main(counted: Counted) -> str:
    kind = counted.mark.kind
    if kind is NumberKind.MONEY:
        return "money"
    if kind is NumberKind.DURATION:
        return "duration"
    return "+".join(sorted({sense.noun_class for sense in counted.senses})) or "none"


# ------------------------------------------------------------ the number itself


def _see_own(found: list[Observation], marked: MarkedText, number: _Number) -> None:
    """The number itself and its noun, and where in the report it stands."""
    counted, main, context = number.counted, number.main, number.context
    mark = counted.mark
    classes = tuple(sorted({sense.noun_class for sense in counted.senses})) or ("none",)
    found.append((_own, mark.kind.value, classes, number.size, mark.amount.bound.value, main))
    found.append((_noun, counted.senses[0].lemma if counted.senses else "none"))
    if counted.stranger:
        found += ["counts a stranger", f"stranger={counted.stranger}"]
    if counted.indefinite:
        found.append((_indefinite, main, context.kind.value))
    if counted.noun_first > mark.last:
        found += [f"between={word}" for word in number.words[mark.last : min(counted.noun_first, mark.last + 3)]]
    found.append(f"part={context.kind.value}")
    if context.is_quoted(marked.tokens.starts[mark.core]):
        found.append("quoted")


def _own(kind: str, classes: tuple[str, ...], size: str, bound: str, main: str) -> Iterator[str]:
    yield from ("bias", f"kind={kind}")
    for name in classes:
        yield f"class={name}"
    yield from (f"size{size}&{main}", f"bound={bound}&{main}")


def _noun(lemma: str) -> Iterator[str]:
    yield f"noun={lemma}"


def _indefinite(main: str, part: str) -> Iterator[str]:
    yield from ("indefinite", f"indefinite&{main}", f"part={part}&indefinite")


# ------------------------------------------------------------ what was told before


def _see_earlier(found: list[Observation], number: _Number, before: Before) -> None:
    """What the report told before of the same things."""
    main = number.main
    found += [(_title, cue, main) for cue in before.title_cues]
    found += [(_earlier, cue, main) for cue in before.earlier_cues]
    if before.same_amount is not None:
        found.append((_same_amount, before.same_amount, main, number.size))


def _title(cue: str, main: str) -> Iterator[str]:
    yield from (f"title has {cue}", f"title has {cue}&{main}")


def _earlier(cue: str, main: str) -> Iterator[str]:
    yield f"sentence before has {cue}&{main}"


def _same_amount(measure: str, main: str, size: str) -> Iterator[str]:
    same = f"same amount told as {measure}"
    yield from (same, f"{same}&{main}", f"{same}&size{size}")


_GAP_WORDS = frozenset("including and among of from with to in , compared than but while aboard on another further or".split())


def _see_previous(found: list[Observation], number: _Number, before: Before) -> None:
    """The figure before it, and how the two are joined."""
    previous = before.previous
    if previous is None:
        found.append((_sentence_after, before.before_sentence, number.main))
        return
    gap = number.words[before.previous_end : number.counted.first]
    joint = " ".join(gap)[:24] if len(gap) <= 4 else None
    found.append((_after, previous, number.main, joint, tuple([word for word in gap if word in _GAP_WORDS])))


def _sentence_after(measure: str | None, main: str) -> Iterator[str]:
    yield "after None"
    if measure is not None:
        yield from (f"sentence after {measure}", f"sentence after {measure}&{main}")


def _after(previous: str, main: str, joint: str | None, past: tuple[str, ...]) -> Iterator[str]:
    yield from (f"after {previous}", f"after {previous}&{main}")
    if joint is not None:
        yield f"after {previous}&joined by {joint}"
    for word in past:
        yield f"after {previous}&past {word}"


# ------------------------------------------------------------ cues


@dataclass(slots=True)
class _Beside:
    """A cue beside a number: on which side, and how many tokens away."""

    gap: int
    side: str
    cue: CueMark

    @property
    def voice(self) -> str:
        """What marks a passive."""
        return " passive" if self.cue.passive else ""


def _beside(counted: Counted, cue: CueMark) -> _Beside:
    if cue.first >= counted.last:
        return _Beside(cue.first - counted.last, "right", cue)
    if cue.last <= counted.first:
        return _Beside(counted.first - cue.last, "left", cue)
    return _Beside(0, "inside", cue)


def _is_in_clause(context: SentenceContext, counted: Counted, beside: _Beside) -> bool:
    if beside.side == "right":
        return context.breaks_between(counted.last, beside.cue.first) == 0
    return beside.side == "left" and context.breaks_between(beside.cue.last, counted.first) == 0


def _see_cues(found: list[Observation], number: _Number) -> None:
    """Cues to the left and right: the nearest of each name, how far, and which stand in the number's clause."""
    main = number.main
    nearest: dict[tuple[str, str], _Beside] = {}
    in_clause: dict[str, _Beside] = {}
    for cue in number.context.cues:
        beside = _beside(number.counted, cue)
        name, side = cue.sense.cue, beside.side
        if (name, side) not in nearest or beside.gap < nearest[name, side].gap:
            nearest[name, side] = beside
        if _is_in_clause(number.context, number.counted, beside):
            if side not in in_clause or beside.gap < in_clause[side].gap:
                in_clause[side] = beside
            found += ((_clause_side, name, side, main), (_clause, name))
    for (name, side), beside in nearest.items():
        found += ((_cue, name, side, _distance(beside.gap)), (_sentence, name))
        if beside.gap <= 6:
            found.append((_lemma, beside.cue.sense.lemma, side, beside.voice))
    for side, which in (("right", "next"), ("left", "last")):
        if side in in_clause:
            sense, voice = in_clause[side].cue.sense, in_clause[side].voice
            found.append((_nearest, which, sense.cue, sense.lemma, voice, main))
    if len(in_clause) == 2:
        found.append((_between, in_clause["left"].cue.sense.cue, in_clause["right"].cue.sense.cue))


def _clause_side(name: str, side: str, main: str) -> Iterator[str]:
    yield from (f"{side} clause has {name}", f"{side} clause has {name}&{main}")


def _clause(name: str) -> Iterator[str]:
    yield f"clause has {name}"


def _cue(name: str, side: str, distance: str) -> Iterator[str]:
    yield f"{name} {side} within {distance}"


def _sentence(name: str) -> Iterator[str]:
    yield f"sentence has {name}"


def _lemma(lemma: str, side: str, voice: str) -> Iterator[str]:
    yield f"{lemma} {side}{voice}"


def _nearest(which: str, name: str, lemma: str, voice: str, main: str) -> Iterator[str]:
    yield from (f"{which} cue {name}", f"{which} cue {name}{voice}&{main}", f"{which} cue {lemma}{voice}&{main}")


def _between(left: str, right: str) -> Iterator[str]:
    yield f"between cues {left} and {right}"


# ------------------------------------------------------------ words around it


def _see_words(found: list[Observation], number: _Number) -> None:
    words, context, main = number.words, number.context, number.main
    first, last, low, high = number.counted.first, number.counted.last, number.context.first, number.context.last
    before = [words[index] if index >= low else "START" for index in (first - 1, first - 2, first - 3)]
    after = [words[index] if index < high else "END" for index in (last, last + 1, last + 2)]
    found += (
        (_word_before, before[0], main),
        (_words_before, before[1], before[0]),
        (_words_before, before[2], before[1], before[0]),
        (_word_after, after[0], main),
        (_words_after, after[0], after[1]),
        (_words_after, after[0], after[1], after[2]),
    )
    found += [(_soon_after, word) for word in words[last + 1 : min(high, last + 5)] if word.isalpha()]
    found += [(_soon_before, word) for word in words[max(low, first - 6) : max(context.first, first - 1)] if word.isalpha()]


def _word_before(word: str, main: str) -> Iterator[str]:
    yield from (f"word before={word}", f"word before={word}&{main}")


def _words_before(*words: str) -> Iterator[str]:
    yield f"words before={' '.join(words)}"


def _word_after(word: str, main: str) -> Iterator[str]:
    yield from (f"word after={word}", f"word after={word}&{main}")


def _words_after(*words: str) -> Iterator[str]:
    yield f"words after={' '.join(words)}"


def _soon_after(word: str) -> Iterator[str]:
    yield f"soon after {word}"


def _soon_before(word: str) -> Iterator[str]:
    yield f"soon before {word}"


# ------------------------------------------------------------ times, places and bodies


def _see_times(found: list[Observation], number: _Number) -> None:
    for time in number.context.times:
        found.append(f"time {time.kind.value}")
        if time.kind is TimeKind.RUNNING:
            found.append("running total")
        if 0 <= time.first - number.counted.last <= 1:
            found.append(f"time {time.kind.value} right after")


def _see_places(found: list[Observation], number: _Number) -> None:
    last = number.counted.last
    for hit in number.context.place_nouns:
        found.append(f"place word {hit.hit.senses[0]}")
        if 0 <= hit.first - last <= 3:
            found.append(f"place word {hit.hit.senses[0]} right after")
    hits = (*number.context.places, *number.context.place_nouns, *number.context.bodies)
    found += [f"{hit.hit.kind.value} right after" for hit in hits if 0 <= hit.first - last <= 3]


def _see_bodies(found: list[Observation], number: _Number) -> None:
    """Who acts: the kinds and countries of the bodies around the number, and of one that "by" leads to."""
    context, main = number.context, number.main
    for hit in context.bodies:
        side = "left" if hit.last <= number.counted.first else "right"
        agent = "by" in number.words[max(context.first, hit.first - 2) : hit.first]
        for what in hit.hit.senses[0].about:
            found.append((_who, what, side, main))
            if agent:
                found.append((_by, what, main))


def _who(what: str, side: str, main: str) -> Iterator[str]:
    yield from (f"who {what} {side}", f"who {what} {side}&{main}")


def _by(what: str, main: str) -> Iterator[str]:
    yield from (f"by {what}", f"by {what}&{main}")


# ------------------------------------------------------------ the main verb


_FINITE = frozenset("were was are is have has had will would".split())
_RELATIVES = frozenset("who which that aboard on".split())
_STILL_RELATIVE = frozenset("who which that and".split())


def _see_main_verb(found: list[Observation], number: _Number) -> None:
    """The main verb behind a relative clause: "34 people who tried to cross were picked up"."""
    context, words, at = number.context, number.words, number.counted.last
    if at >= context.last or words[at] not in _RELATIVES:
        return
    start = _verb_after(words, at + 2, min(context.last, at + 22))
    for cue in context.cues if start is not None else ():
        if start is not None and start < cue.first <= start + 4 and cue.sense.form != "noun":
            found += ((_main_verb, cue.sense.cue), (_main_verb, cue.sense.lemma), (_main_verb_with, cue.sense.cue, number.main))


def _main_verb(what: str) -> Iterator[str]:
    yield f"main verb {what}"


def _main_verb_with(name: str, main: str) -> Iterator[str]:
    yield f"main verb {name}&{main}"


def _verb_after(words: list[str], first: int, last: int) -> int | None:
    """The first auxiliary that no relative pronoun leads to."""
    for index in range(first, last):
        if words[index] in (".", ";", "but"):
            return None
        if words[index] in _FINITE and words[index - 1] not in _STILL_RELATIVE:
            return index
    return None
