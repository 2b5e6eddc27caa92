"""Features of a number, by which the trained model tells what it measures.

A feature is a short name; the model has a weight for it for each measure. Names are made to be read: they are what
`constat read --explain` shows.
"""

from __future__ import annotations

from dataclasses import dataclass

from constat.reading.amounts import NumberKind
from constat.reading.context import CueMark, SentenceContext
from constat.reading.counted import Counted
from constat.reading.marked import MarkedText
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


@dataclass(frozen=True, slots=True)
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


def figure_features(marked: MarkedText, context: SentenceContext, counted: Counted, before: Before) -> list[str]:
    """All features of a number in its sentence."""
    number = _Number(marked.tokens.words, context, counted, _main(counted))
    return [
        "bias",
        *_own(number),
        *_cues(number),
        *_next_words(number),
        *_times(number),
        *_places(number),
        *_bodies(number),
        *_main_verb(number),
        *_part(marked, number),
        *_earlier(number, before),
        *_previous(number, before),
    ]


def _main(counted: Counted) -> str:
    kind = counted.mark.kind
    if kind is NumberKind.MONEY:
        return "money"
    if kind is NumberKind.DURATION:
        return "duration"
    return "+".join(sorted({sense.noun_class for sense in counted.senses})) or "none"


def _own(number: _Number) -> list[str]:
    """The number itself and its noun."""
    counted, main = number.counted, number.main
    mark = counted.mark
    features = [f"kind={mark.kind.value}", f"noun={counted.senses[0].lemma if counted.senses else 'none'}"]
    features += [f"class={name}" for name in sorted({sense.noun_class for sense in counted.senses}) or ["none"]]
    features += [f"size{number.size}&{main}", f"bound={mark.amount.bound.value}&{main}"]
    if counted.stranger:
        features += ["counts a stranger", f"stranger={counted.stranger}"]
    if counted.indefinite:
        features += ["indefinite", f"indefinite&{main}"]
    if counted.noun_first > mark.last:
        features += [f"between={number.words[index]}" for index in range(mark.last, min(counted.noun_first, mark.last + 3))]
    return features


def _part(marked: MarkedText, number: _Number) -> list[str]:
    """Where in the report it stands."""
    part = f"part={number.context.kind.value}"
    features = [part, f"{part}&indefinite"] if number.counted.indefinite else [part]
    if number.context.is_quoted(marked.tokens.starts[number.counted.mark.core]):
        features.append("quoted")
    return features


def _earlier(number: _Number, before: Before) -> list[str]:
    """What the report told before of the same things."""
    main = number.main
    features: list[str] = []
    for cue in before.title_cues:
        features += [f"title has {cue}", f"title has {cue}&{main}"]
    features += [f"sentence before has {cue}&{main}" for cue in before.earlier_cues]
    if before.same_amount is not None:
        same = f"same amount told as {before.same_amount}"
        features += [same, f"{same}&{main}", f"{same}&size{number.size}"]
    return features


_GAP_WORDS = frozenset("including and among of from with to in , compared than but while aboard on another further or".split())


def _previous(number: _Number, before: Before) -> list[str]:
    """The figure before it, and how the two are joined."""
    main, previous = number.main, before.previous
    features = [f"after {previous}"]
    if previous is not None:
        features.append(f"after {previous}&{main}")
        gap = number.words[before.previous_end : number.counted.first]
        if len(gap) <= 4:
            features.append(f"after {previous}&joined by {' '.join(gap)[:24]}")
        features += [f"after {previous}&past {word}" for word in gap if word in _GAP_WORDS]
    elif before.before_sentence is not None:
        features += [f"sentence after {before.before_sentence}", f"sentence after {before.before_sentence}&{main}"]
    return features


@dataclass(frozen=True, slots=True)
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


def _cues(number: _Number) -> list[str]:
    """Cues to the left and right: the nearest of each name, how far, and which stand in the number's clause."""
    main = number.main
    nearest: dict[tuple[str, str], _Beside] = {}
    in_clause: dict[str, _Beside] = {}
    features: list[str] = []
    for cue in number.context.cues:
        beside = _beside(number.counted, cue)
        name, side = cue.sense.cue, beside.side
        if (name, side) not in nearest or beside.gap < nearest[name, side].gap:
            nearest[name, side] = beside
        if _is_in_clause(number.context, number.counted, beside):
            if side not in in_clause or beside.gap < in_clause[side].gap:
                in_clause[side] = beside
            features += [f"{side} clause has {name}", f"{side} clause has {name}&{main}", f"clause has {name}"]
    for (name, side), beside in sorted(nearest.items()):
        features += [f"{name} {side} within {_distance(beside.gap)}", f"sentence has {name}"]
        if beside.gap <= 6:
            features.append(f"{beside.cue.sense.lemma} {side}{beside.voice}")
    for side, which in (("right", "next"), ("left", "last")):
        if side in in_clause:
            sense, voice = in_clause[side].cue.sense, in_clause[side].voice
            features += [f"{which} cue {sense.cue}", f"{which} cue {sense.cue}{voice}&{main}", f"{which} cue {sense.lemma}{voice}&{main}"]
    if len(in_clause) == 2:
        features.append(f"between cues {in_clause['left'].cue.sense.cue} and {in_clause['right'].cue.sense.cue}")
    return features


def _next_words(number: _Number) -> list[str]:
    words, context, main = number.words, number.context, number.main
    first, last = number.counted.first, number.counted.last
    before = [words[index] if index >= context.first else "START" for index in (first - 1, first - 2, first - 3)]
    after = [words[index] if index < context.last else "END" for index in (last, last + 1, last + 2)]
    features = [
        f"word before={before[0]}",
        f"words before={before[1]} {before[0]}",
        f"words before={before[2]} {before[1]} {before[0]}",
        f"word before={before[0]}&{main}",
        f"word after={after[0]}",
        f"words after={after[0]} {after[1]}",
        f"words after={after[0]} {after[1]} {after[2]}",
        f"word after={after[0]}&{main}",
    ]
    features += [f"soon after {word}" for word in words[last + 1 : min(context.last, last + 5)] if word.isalpha()]
    features += [f"soon before {word}" for word in words[max(context.first, first - 6) : max(context.first, first - 1)] if word.isalpha()]
    return features


def _times(number: _Number) -> list[str]:
    features: list[str] = []
    for time in number.context.times:
        features.append(f"time {time.kind.value}")
        if time.kind is TimeKind.RUNNING:
            features.append("running total")
        if 0 <= time.first - number.counted.last <= 1:
            features.append(f"time {time.kind.value} right after")
    return features


def _places(number: _Number) -> list[str]:
    last = number.counted.last
    features: list[str] = []
    for hit in number.context.place_nouns:
        features.append(f"place word {hit.hit.senses[0]}")
        if 0 <= hit.first - last <= 3:
            features.append(f"place word {hit.hit.senses[0]} right after")
    hits = (*number.context.places, *number.context.place_nouns, *number.context.bodies)
    features += [f"{hit.hit.kind.value} right after" for hit in hits if 0 <= hit.first - last <= 3]
    return features


def _bodies(number: _Number) -> list[str]:
    """Who acts: the kinds and countries of the bodies around the number, and of one that "by" leads to."""
    context, main = number.context, number.main
    features: list[str] = []
    for hit in context.bodies:
        side = "left" if hit.last <= number.counted.first else "right"
        agent = "by" in number.words[max(context.first, hit.first - 2) : hit.first]
        for what in hit.hit.senses[0].about:
            features += [f"{what} {side}", f"{what} {side}&{main}"]
            if agent:
                features += [f"by {what}", f"by {what}&{main}"]
    return features


_FINITE = frozenset("were was are is have has had will would".split())
_RELATIVES = frozenset("who which that aboard on".split())
_STILL_RELATIVE = frozenset("who which that and".split())


def _main_verb(number: _Number) -> list[str]:
    """The main verb behind a relative clause: "34 people who tried to cross were picked up"."""
    context, words, at = number.context, number.words, number.counted.last
    if at >= context.last or words[at] not in _RELATIVES:
        return []
    start = _verb_after(words, at + 2, min(context.last, at + 22))
    features: list[str] = []
    for cue in context.cues if start is not None else ():
        if start is not None and start < cue.first <= start + 4 and cue.sense.form != "noun":
            features += [f"main verb {cue.sense.cue}", f"main verb {cue.sense.cue}&{number.main}", f"main verb {cue.sense.lemma}"]
    return features


def _verb_after(words: list[str], first: int, last: int) -> int | None:
    """The first auxiliary that no relative pronoun leads to."""
    for index in range(first, last):
        if words[index] in (".", ";", "but"):
            return None
        if words[index] in _FINITE and words[index - 1] not in _STILL_RELATIVE:
            return index
    return None
