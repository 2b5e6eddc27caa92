"""What is seen of a trigger, by which the trained model tells whether it asserts an event, and of what type.

Each function that looks at something has beside it those that name the features that follow (see observations).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from constat.reading.context import CueMark, NounMark, SentenceContext
from constat.reading.lexicon import CueSense
from constat.reading.marked import MarkedText
from constat.reading.observations import Group


@dataclass(slots=True)
class Trigger:
    """Words that may assert an event, at tokens first..last (last excluded), as features speak of them."""

    first: int
    last: int
    key: str
    """The cues that stand there, or the measure of the figure that does, as one word ("arrest+police")."""
    lemma: str
    """The longest of the base forms."""
    senses: tuple[CueSense, ...]
    passive: bool

    def side(self, first: int, last: int) -> tuple[str, int]:
        """On which side other tokens stand, and how many tokens away."""
        return ("left", self.first - last) if last <= self.first else ("right", first - self.last)


@dataclass(slots=True)
class Surroundings:
    """What the triggers of a sentence are seen among: its figures as (first, last, measure), how often each lemma was told
    before, and what is seen of the sentence whatever the trigger.
    """

    figures: Sequence[tuple[int, int, str]]
    measures: tuple[str, ...]
    told: dict[str, int]
    sentence: tuple[str, ...]


def surroundings_of(context: SentenceContext, figures: Sequence[tuple[int, int, str]], told: dict[str, int]) -> Surroundings:
    """The surroundings that a sentence's triggers share."""
    sentence = ["bias", f"part={context.kind.value}", f"length={min((context.last - context.first) // 8, 5)}"]
    sentence += [f"time {time.kind.value}" for time in context.times]
    sentence += ["has a place"] if context.places else []
    sentence += ["has a body"] if context.bodies else []
    measures = tuple(sorted({measure for _, _, measure in figures}))
    return Surroundings(figures, measures, told, tuple(sentence))


def trigger_of(first: int, last: int, cues: tuple[CueMark, ...], figure: str | None) -> Trigger:
    """The trigger at some tokens: cues, or a figure of some measure."""
    if len(cues) == 1:
        sense = cues[0].sense
        return Trigger(first, last, sense.cue, sense.lemma, (sense,), cues[0].passive)
    names = tuple(sorted({cue.sense.cue for cue in cues})) or (f"figure {figure}",)
    lemma = max(sorted({cue.sense.lemma for cue in cues}) or names, key=len)
    return Trigger(first, last, "+".join(names), lemma, tuple(cue.sense for cue in cues), any(cue.passive for cue in cues))


def event_observations(marked: MarkedText, context: SentenceContext, trigger: Trigger, around: Surroundings) -> list[Group]:
    """All that is seen of a trigger in its sentence."""
    words = marked.tokens.words
    own = f"{context.kind.value}{' passive' if trigger.passive else ''}"
    found: list[Group] = [
        (_as_they_stand, None, (around.sentence,)),
        (_own, own, (trigger.senses or trigger.key,)),
        (_tense, trigger.lemma, (context.tense(words, trigger.first),)),
        (_told, trigger.key, (min(around.told.get(trigger.lemma, 0), 3),)),
    ]
    _see_figures(found, trigger, around)
    _see_cues(found, context, trigger)
    _see_nouns(found, context.nouns, trigger)
    _see_words(found, words, context, trigger)
    if context.quoted and context.is_quoted(marked.tokens.starts[trigger.first]):
        found.append((_quoted, None, (trigger.lemma,)))
    return found


def _as_they_stand(features: tuple[str, ...], _: None) -> Iterable[str]:
    return features


def _own(senses: tuple[CueSense, ...] | str, own: str) -> Iterable[str]:
    """What the trigger is: its cues, words and forms."""
    seen = [(senses, senses, "figure")] if isinstance(senses, str) else [(sense.cue, sense.lemma, sense.form) for sense in senses]
    yield from [f"cue={name}" for name in dict.fromkeys(name for name, _, _ in seen)]
    for lemma in dict.fromkeys(lemma for _, lemma, _ in seen):
        yield from (f"lemma={lemma}", f"lemma={lemma}&{own}")
    yield from [f"form={form}" for form in dict.fromkeys(form for _, _, form in seen)]
    yield from [f"lemma={lemma}&form={form}" for _, lemma, form in seen]
    if own.endswith(" passive"):
        yield "passive"


def _tense(tenses: tuple[str, ...], lemma: str) -> Iterable[str]:
    """How it stands in time."""
    for tense in tenses:
        yield tense
        if tense.startswith("before:"):
            yield f"lemma={lemma}&{tense}"


def _told(times: int, key: str) -> Iterable[str]:
    """How often the same was told before."""
    yield f"told before={times}"
    if times:
        yield from [f"told before&cue={name}" for name in key.split("+")]


def _distance(tokens: int) -> str:
    return "2" if tokens <= 2 else "5" if tokens <= 5 else "10" if tokens <= 10 else "far"


# ------------------------------------------------------------ figures


def _see_figures(found: list[Group], trigger: Trigger, around: Surroundings) -> None:
    if not around.figures:
        found.append((_no_figure, trigger.key, (True,)))
        return
    found.append((_figure, trigger.lemma, around.measures))
    gap, side, measure = min([_beside(trigger, first, last, what) for first, last, what in around.figures])
    found.append((_figure_near, trigger.key, (f"{measure} {side} {_distance(gap)}",)))


def _beside(trigger: Trigger, first: int, last: int, measure: str) -> tuple[int, str, str]:
    if first < trigger.last and last > trigger.first:
        return 0, "inside", measure
    side, gap = trigger.side(first, last)
    return gap, side, measure


def _no_figure(_: bool, key: str) -> Iterable[str]:  # noqa: FBT001  # a fact
    yield "no figure"
    yield from [f"no figure&cue={name}" for name in key.split("+")]


def _figure(measure: str, lemma: str) -> Iterable[str]:
    yield f"figure {measure} in sentence"
    yield f"figure {measure} in sentence&lemma={lemma}"


def _figure_near(stands: str, key: str) -> Iterable[str]:
    measure, side, distance = stands.split()
    yield f"figure {measure} near"
    yield f"figure {measure} {side} within {distance}"
    yield from [f"figure {measure} {side}&cue={name}" for name in key.split("+")]


# ------------------------------------------------------------ other cues


def _see_cues(found: list[Group], context: SentenceContext, trigger: Trigger) -> None:
    """The cues on either side, and those near."""
    table = context.cue_table
    names, firsts = table.names, table.firsts
    left = bisect_left(firsts, trigger.first)
    right = bisect_left(firsts, trigger.last, left)
    if left:
        found.append((_left_cue, trigger.key, names[:left]))
    if right < len(names):
        found.append((_right_cue, trigger.key, names[right:]))


def _left_cue(name: str, key: str) -> Iterable[str]:
    return [f"{name} left&cue={own}" for own in key.split("+")]


def _right_cue(name: str, key: str) -> Iterable[str]:
    return [f"{name} right&cue={own}" for own in key.split("+")]


# ------------------------------------------------------------ counted nouns


def _see_nouns(found: list[Group], nouns: Sequence[NounMark], trigger: Trigger) -> None:
    """The nearest counted nouns on either side: who or what the trigger is about."""
    left = right = None
    for noun in nouns:
        if noun.last <= trigger.first:
            left = noun
        elif noun.first >= trigger.last:
            right = noun
            break
    found.append((_left_noun, trigger.key, left.classes if left else ("none",)))
    found.append((_right_noun, trigger.key, right.classes if right else ("none",)))


def _left_noun(noun_class: str, key: str) -> Iterable[str]:
    yield f"noun {noun_class} left"
    yield from [f"noun {noun_class} left&cue={name}" for name in key.split("+")]


def _right_noun(noun_class: str, key: str) -> Iterable[str]:
    yield f"noun {noun_class} right"
    yield from [f"noun {noun_class} right&cue={name}" for name in key.split("+")]


# ------------------------------------------------------------ words around it


def _see_words(found: list[Group], words: list[str], context: SentenceContext, trigger: Trigger) -> None:
    first, last, low, high = trigger.first, trigger.last, context.first, context.last
    found += (
        (_word_before, trigger.lemma, (words[first - 1] if first > low else "START",)),
        (_word_after, trigger.lemma, (words[last] if last < high else "END",)),
    )


def _word_before(word: str, lemma: str) -> Iterable[str]:
    return (f"word before={word}", f"word before={word}&lemma={lemma}")


def _word_after(word: str, lemma: str) -> Iterable[str]:
    return (f"word after={word}", f"word after={word}&lemma={lemma}")


# ------------------------------------------------------------ quotations


def _quoted(lemma: str, _: None) -> Iterable[str]:
    return ("quoted", f"quoted&lemma={lemma}")
