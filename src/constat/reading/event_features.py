"""What is seen of a trigger, by which the trained model tells whether it asserts an event, and of what type.

Each function that looks at something has beside it those that name the features that follow (see observations).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from constat.reading.context import CueMark, SentenceContext
from constat.reading.marked import MarkedText
from constat.reading.observations import Observation


@dataclass(slots=True)
class Trigger:
    """Words that may assert an event, at tokens first..last (last excluded), as features speak of them."""

    first: int
    last: int
    names: tuple[str, ...]
    """The cues that stand there, or the measure of the figure that does."""
    key: str
    """The same as one word ("arrest+police"), for observations: one word is looked up faster than several."""
    lemmas: tuple[str, ...]
    forms: tuple[str, ...]
    passive: bool
    lemma: str
    """The longest of the base forms."""

    def side(self, first: int, last: int) -> tuple[str, int]:
        """On which side other tokens stand, and how many tokens away."""
        return ("left", self.first - last) if last <= self.first else ("right", first - self.last)


@dataclass(slots=True)
class Surroundings:
    """What the triggers of a sentence are seen among: its figures as (first, last, measure), how often each lemma was told
    before, the cues of the title and of the sentence before, and what is seen of the sentence whatever the trigger.
    """

    figures: Sequence[tuple[int, int, str]]
    measures: tuple[str, ...]
    told: dict[str, int]
    title_cues: tuple[str, ...]
    earlier_cues: frozenset[str]
    sentence: Observation


def surroundings_of(
    context: SentenceContext,
    figures: Sequence[tuple[int, int, str]],
    told: dict[str, int],
    title_cues: tuple[str, ...],
    earlier: SentenceContext | None,
) -> Surroundings:
    """The surroundings that a sentence's triggers share; earlier is the sentence before."""
    length = min((context.last - context.first) // 8, 5)
    times = tuple(time.kind.value for time in context.times)
    sentence = (_in_sentence, context.kind.value, length, times, bool(context.places), bool(context.bodies))
    measures = tuple(sorted({measure for _, _, measure in figures}))
    earlier_cues = frozenset(cue.sense.cue for cue in earlier.cues) if earlier is not None else frozenset()
    return Surroundings(figures, measures, told, title_cues, earlier_cues, sentence)


def trigger_of(first: int, last: int, cues: tuple[CueMark, ...], figure: str | None) -> Trigger:
    """The trigger at some tokens: cues, or a figure of some measure."""
    if len(cues) == 1:
        sense = cues[0].sense
        return Trigger(first, last, (sense.cue,), sense.cue, (sense.lemma,), (sense.form,), cues[0].passive, sense.lemma)
    alone = (f"figure {figure}",)
    names = tuple(sorted({cue.sense.cue for cue in cues})) or alone
    lemmas = tuple(sorted({cue.sense.lemma for cue in cues})) or alone
    forms = tuple(sorted({cue.sense.form for cue in cues})) or ("figure",)
    passive = any(cue.passive for cue in cues)
    return Trigger(first, last, names, "+".join(names), lemmas, forms, passive, max(lemmas, key=len))


def event_observations(marked: MarkedText, context: SentenceContext, trigger: Trigger, around: Surroundings) -> list[Observation]:
    """All that is seen of a trigger in its sentence."""
    words = marked.tokens.words
    found: list[Observation] = [
        around.sentence,
        (_own, trigger.key, trigger.lemmas, trigger.forms, trigger.passive, trigger.lemma, context.kind.value),
        (_tense, context.tense(words, trigger.first), trigger.lemma),
    ]
    _see_figures(found, trigger, around)
    _see_cues(found, context, trigger)
    _see_nouns(found, context, trigger)
    _see_words(found, words, context, trigger)
    _see_marks(found, context, trigger)
    if context.bodies:
        _see_bodies(found, words, context, trigger)
    _see_told(found, marked, context, trigger, around)
    return found


def _in_sentence(kind: str, length: int, times: tuple[str, ...], has_place: bool, has_body: bool) -> Iterator[str]:  # noqa: FBT001  # facts
    """What the sentence is, whatever is told in it."""
    yield "bias"
    yield f"part={kind}"
    yield f"length={length}"
    for time in times:
        yield f"time {time}"
    if has_place:
        yield "has a place"
    if has_body:
        yield "has a body"


def _own(names: str, lemmas: tuple[str, ...], forms: tuple[str, ...], passive: bool, lemma: str, kind: str) -> Iterator[str]:  # noqa: FBT001  # facts
    """What the trigger is."""
    for name in names.split("+"):
        yield f"cue={name}"
    for one in lemmas:
        yield f"lemma={one}"
        yield f"lemma={one}{' passive' if passive else ''}&{kind}"
    for form in forms:
        yield f"form={form}"
        yield f"lemma={lemma}&form={form}"
    if passive:
        yield "passive"
        yield f"lemma={lemma}&passive"


def _tense(tenses: tuple[str, ...], lemma: str) -> Iterator[str]:
    """How it stands in time."""
    for tense in tenses:
        yield tense
        if tense.startswith("before:"):
            yield f"lemma={lemma}&{tense}"


def _distance(tokens: int) -> str:
    return "2" if tokens <= 2 else "5" if tokens <= 5 else "10" if tokens <= 10 else "far"


# ------------------------------------------------------------ figures


def _see_figures(found: list[Observation], trigger: Trigger, around: Surroundings) -> None:
    if not around.figures:
        found.append((_no_figure, trigger.key))
        return
    found += [(_figure, measure, trigger.lemma) for measure in around.measures]
    gap, side, measure = min(_beside(trigger, first, last, what) for first, last, what in around.figures)
    found.append((_figure_near, measure, side, _distance(gap), trigger.key))


def _beside(trigger: Trigger, first: int, last: int, measure: str) -> tuple[int, str, str]:
    if first < trigger.last and last > trigger.first:
        return 0, "inside", measure
    side, gap = trigger.side(first, last)
    return gap, side, measure


def _no_figure(names: str) -> Iterator[str]:
    yield "no figure"
    for name in names.split("+"):
        yield f"no figure&cue={name}"


def _figure(measure: str, lemma: str) -> Iterator[str]:
    yield f"figure {measure} in sentence"
    yield f"figure {measure} in sentence&lemma={lemma}"


def _figure_near(measure: str, side: str, distance: str, names: str) -> Iterator[str]:
    yield f"figure {measure} near"
    yield f"figure {measure} {side} within {distance}"
    for name in names.split("+"):
        yield f"figure {measure} {side}&cue={name}"


# ------------------------------------------------------------ other cues


def _see_cues(found: list[Observation], context: SentenceContext, trigger: Trigger) -> None:
    first, last, names = trigger.first, trigger.last, trigger.key
    for cue in context.cues:
        if cue.last <= first:
            side, gap = "left", first - cue.last
        elif cue.first < first or cue.last > last:
            side, gap = "right", cue.first - last
        else:
            continue
        sense = cue.sense
        found += ((_cue_within, sense.cue, side, _distance(gap)), (_cue_beside, sense.cue, side, names))


def _cue_within(name: str, side: str, distance: str) -> Iterator[str]:
    yield f"{name} {side} within {distance}"


def _cue_beside(name: str, side: str, names: str) -> Iterator[str]:
    for own in names.split("+"):
        yield f"{name} {side}&cue={own}"


# ------------------------------------------------------------ counted nouns


def _see_nouns(found: list[Observation], context: SentenceContext, trigger: Trigger) -> None:
    """The nearest counted nouns on either side: who or what the trigger is about."""
    left = right = None
    for noun in context.nouns:
        if noun.last <= trigger.first:
            left = noun
        elif noun.first >= trigger.last:
            right = noun
            break
    for side, one in (("left", left), ("right", right)):
        if one is None:
            found.append(f"no noun {side}")
            continue
        gap = trigger.first - one.last if one is left else one.first - trigger.last
        found.append((_noun, one.classes, side, _distance(gap), trigger.key))


def _noun(classes: tuple[str, ...], side: str, distance: str, names: str) -> Iterator[str]:
    for noun_class in classes:
        yield f"noun {noun_class} {side} within {distance}"
        for name in names.split("+"):
            yield f"noun {noun_class} {side}&cue={name}"


# ------------------------------------------------------------ words around it


def _see_words(found: list[Observation], words: list[str], context: SentenceContext, trigger: Trigger) -> None:
    first, last, low, high = trigger.first, trigger.last, context.first, context.last
    found += (
        (_word_before, words[first - 1] if first > low else "START", trigger.lemma),
        (_word_after, words[last] if last < high else "END", trigger.lemma),
    )
    for word in words[max(low, first - 5) : max(low, first - 1)]:
        if word.isalpha():
            found.append((_near, word))
    for word in words[last + 1 : min(high, last + 6)]:
        if word.isalpha():
            found.append((_near, word))


def _word_before(word: str, lemma: str) -> Iterator[str]:
    yield f"word before={word}"
    yield f"word before={word}&lemma={lemma}"


def _word_after(word: str, lemma: str) -> Iterator[str]:
    yield f"word after={word}"
    yield f"word after={word}&lemma={lemma}"


def _near(word: str) -> Iterator[str]:
    yield f"near {word}"


# ------------------------------------------------------------ times, places and bodies


def _see_marks(found: list[Observation], context: SentenceContext, trigger: Trigger) -> None:
    """Times, kinds of place and bodies of the sentence, and how near."""
    if context.times:
        found.append((_has_time, trigger.key))
    found += [
        (_place_word, hit.hit.senses[0], trigger.key)
        for hit in context.place_nouns
        if abs(hit.first - trigger.last) <= 4 or abs(trigger.first - hit.last) <= 4
    ]
    for hit in context.bodies:
        side, gap = trigger.side(hit.first, hit.last)
        found.append((_body, side, _distance(gap)))


def _has_time(names: str) -> Iterator[str]:
    for name in names.split("+"):
        yield f"has a time&cue={name}"


def _place_word(kind: str, names: str) -> Iterator[str]:
    yield f"place word {kind} near"
    for name in names.split("+"):
        yield f"place word {kind} near&cue={name}"


def _body(side: str, distance: str) -> Iterator[str]:
    yield f"who {side} within {distance}"


def _see_bodies(found: list[Observation], words: list[str], context: SentenceContext, trigger: Trigger) -> None:
    """Who acts or is acted upon: the kinds and countries of the bodies on either side."""
    for hit in context.bodies:
        side, _ = trigger.side(hit.first, hit.last)
        about = hit.hit.senses[0].about
        found += [(_about, what, side, trigger.key) for what in about]
        if "by" in words[max(context.first, hit.first - 2) : hit.first]:
            found += [(_by, what, trigger.key) for what in about]


def _about(what: str, side: str, names: str) -> Iterator[str]:
    yield f"who {what} {side}"
    for name in names.split("+"):
        yield f"who {what} {side}&cue={name}"


def _by(what: str, names: str) -> Iterator[str]:
    for name in names.split("+"):
        yield f"by {what}&cue={name}"


# ------------------------------------------------------------ what was told before


def _see_told(found: list[Observation], marked: MarkedText, context: SentenceContext, trigger: Trigger, around: Surroundings) -> None:
    """Whether the words stand in a quotation, and whether they were told before."""
    names = trigger.key
    found.append((_told, min(around.told.get(trigger.lemma, 0), 3), names))
    if context.quoted and context.is_quoted(marked.tokens.starts[trigger.first]):
        found.append((_quoted, trigger.lemma))
    if around.title_cues:
        found.append((_title, around.title_cues, names))
    found += [(_earlier, name) for name in trigger.names if name in around.earlier_cues]


def _told(times: int, names: str) -> Iterator[str]:
    yield f"told before={times}"
    if times:
        for name in names.split("+"):
            yield f"told before&cue={name}"


def _quoted(lemma: str) -> Iterator[str]:
    yield "quoted"
    yield f"quoted&lemma={lemma}"


def _title(cues: tuple[str, ...], names: str) -> Iterator[str]:
    for name in names.split("+"):
        for cue in cues:
            yield f"title has {cue}&cue={name}"


def _earlier(name: str) -> Iterator[str]:
    yield f"sentence before has it&cue={name}"
