"""Features of a trigger, by which the trained model tells whether it asserts an event, and of what type."""

from __future__ import annotations

from dataclasses import dataclass

from constat.reading.context import CueMark, SentenceContext, tense_features
from constat.reading.marked import MarkedText


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that may assert an event, at tokens first..last (last excluded), as features speak of them."""

    first: int
    last: int
    names: tuple[str, ...]
    """The cues that stand there, or the measure of the figure that does."""
    lemmas: tuple[str, ...]
    forms: tuple[str, ...]
    passive: bool

    @property
    def lemma(self) -> str:
        """The longest of the base forms."""
        return max(self.lemmas, key=len)

    def side(self, first: int, last: int) -> tuple[str, int]:
        """On which side other tokens stand, and how many tokens away."""
        return ("left", self.first - last) if last <= self.first else ("right", first - self.last)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a trigger is seen among: figures of its sentence as (first, last, measure), how often each lemma was told before,
    and the cues of the title and of the sentence before.
    """

    figures: tuple[tuple[int, int, str], ...]
    told: dict[str, int]
    title_cues: tuple[str, ...]
    earlier_cues: frozenset[str]


def trigger_of(first: int, last: int, cues: tuple[CueMark, ...], figure: str | None) -> Trigger:
    """The trigger at some tokens: cues, or a figure of some measure."""
    alone = (f"figure {figure}",)
    return Trigger(
        first,
        last,
        tuple(sorted({cue.sense.cue for cue in cues})) or alone,
        tuple(sorted({cue.sense.lemma for cue in cues})) or alone,
        tuple(sorted({cue.sense.form for cue in cues})) or ("figure",),
        any(cue.passive for cue in cues),
    )


def event_features(marked: MarkedText, context: SentenceContext, trigger: Trigger, around: Surroundings) -> list[str]:
    """All features of a trigger in its sentence."""
    words = marked.tokens.words
    return [
        "bias",
        *_own(words, context, trigger),
        *_figures(trigger, around),
        *_other_cues(context, trigger),
        *_nouns(marked, context, trigger),
        *_next_words(words, context, trigger),
        *_marks(context, trigger),
        *_bodies(words, context, trigger),
        *_told(marked, context, trigger, around),
    ]


def _own(words: list[str], context: SentenceContext, trigger: Trigger) -> list[str]:
    """What the trigger is, and how it stands in time."""
    kind, lemma = context.kind.value, trigger.lemma
    features = [f"cue={name}" for name in trigger.names]
    for one in trigger.lemmas:
        features += [f"lemma={one}", f"lemma={one}{' passive' if trigger.passive else ''}&{kind}"]
    for form in trigger.forms:
        features += [f"form={form}", f"lemma={lemma}&form={form}"]
    if trigger.passive:
        features += ["passive", f"lemma={lemma}&passive"]
    tenses = tense_features(words, trigger.first, context.first)
    features += [f"part={kind}", f"length={min((context.last - context.first) // 8, 5)}", *tenses]
    features += [f"lemma={lemma}&{tense}" for tense in tenses if tense.startswith("before:")]
    return features


def _distance(tokens: int) -> str:
    return "2" if tokens <= 2 else "5" if tokens <= 5 else "10" if tokens <= 10 else "far"


def _figures(trigger: Trigger, around: Surroundings) -> list[str]:
    if not around.figures:
        return ["no figure", *(f"no figure&cue={name}" for name in trigger.names)]
    features: list[str] = []
    for measure in sorted({measure for _, _, measure in around.figures}):
        features += [f"figure {measure} in sentence", f"figure {measure} in sentence&lemma={trigger.lemma}"]
    gap, side, measure = min(_beside(trigger, first, last, what) for first, last, what in around.figures)
    features += [f"figure {measure} near", f"figure {measure} {side} within {_distance(gap)}"]
    features += [f"figure {measure} {side}&cue={name}" for name in trigger.names]
    return features


def _beside(trigger: Trigger, first: int, last: int, measure: str) -> tuple[int, str, str]:
    if first < trigger.last and last > trigger.first:
        return 0, "inside", measure
    side, gap = trigger.side(first, last)
    return gap, side, measure


def _other_cues(context: SentenceContext, trigger: Trigger) -> list[str]:
    features: list[str] = []
    for cue in context.cues:
        if cue.first >= trigger.first and cue.last <= trigger.last:
            continue
        name = cue.sense.cue
        side, gap = trigger.side(cue.first, cue.last)
        features.append(f"{name} {side} within {_distance(gap)}")
        features += [f"{name} {side}&cue={own}" for own in trigger.names]
        if gap <= 4:
            features.append(f"{cue.sense.lemma} {side}&lemma={trigger.lemma}")
    return features


def _nouns(marked: MarkedText, context: SentenceContext, trigger: Trigger) -> list[str]:
    """The nearest counted nouns on either side: who or what the trigger is about."""
    left = right = None
    for at in range(context.first, context.last):
        noun = marked.noun_at.get(at)
        if noun is None:
            continue
        if noun[0] <= trigger.first:
            left = (trigger.first - noun[0], noun[1])
        elif at >= trigger.last:
            right = (at - trigger.last, noun[1])
            break
    features: list[str] = []
    for side, found in (("left", left), ("right", right)):
        if found is None:
            features.append(f"no noun {side}")
            continue
        gap, senses = found
        for noun_class in sorted({sense.noun_class for sense in senses}):
            features.append(f"noun {noun_class} {side} within {_distance(gap)}")
            features += [f"noun {noun_class} {side}&cue={name}" for name in trigger.names]
        if gap <= 3:
            features.append(f"noun {senses[0].lemma} {side}&lemma={trigger.lemma}")
    return features


def _next_words(words: list[str], context: SentenceContext, trigger: Trigger) -> list[str]:
    first, last, lemma = trigger.first, trigger.last, trigger.lemma
    before = [words[index] if index >= context.first else "START" for index in (first - 1, first - 2)]
    after = [words[index] if index < context.last else "END" for index in (last, last + 1)]
    features = [
        f"word before={before[0]}",
        f"words before={before[1]} {before[0]}",
        f"word after={after[0]}",
        f"words after={after[0]} {after[1]}",
        f"word before={before[0]}&lemma={lemma}",
        f"word after={after[0]}&lemma={lemma}",
    ]
    features += [
        f"near {words[index]}"
        for index in range(max(context.first, first - 5), min(context.last, last + 6))
        if (index < first - 1 or index > last) and words[index].isalpha()
    ]
    return features


def _marks(context: SentenceContext, trigger: Trigger) -> list[str]:
    """Times, places and bodies of the sentence, and how near."""
    features = [f"time {time.kind.value}" for time in context.times]
    if context.times:
        features += [f"has a time&cue={name}" for name in trigger.names]
    for hit in context.place_nouns:
        if abs(hit.first - trigger.last) <= 4 or abs(trigger.first - hit.last) <= 4:
            what = f"place word {hit.hit.senses[0]} near"
            features += [what, *(f"{what}&cue={name}" for name in trigger.names)]
    if context.places:
        features.append("has a place")
    for hit in context.bodies:
        side, gap = trigger.side(hit.first, hit.last)
        features += ["has a body", f"body {side} within {_distance(gap)}"]
    return features


def _bodies(words: list[str], context: SentenceContext, trigger: Trigger) -> list[str]:
    """Who acts or is acted upon: the kinds and countries of the bodies on either side."""
    features: list[str] = []
    for hit in context.bodies:
        side, _ = trigger.side(hit.first, hit.last)
        by = "by" in words[max(context.first, hit.first - 2) : hit.first]
        for what in hit.hit.senses[0].about:
            features += [f"{what} {side}", *(f"{what} {side}&cue={name}" for name in trigger.names)]
            if by:
                features += [f"by {what}&cue={name}" for name in trigger.names]
    return features


def _told(marked: MarkedText, context: SentenceContext, trigger: Trigger, around: Surroundings) -> list[str]:
    """Whether the words stand in a quotation, and whether they were told before."""
    seen = around.told.get(trigger.lemma, 0)
    features = [f"told before={min(seen, 3)}"]
    if context.is_quoted(marked.tokens.starts[trigger.first]):
        features += ["quoted", f"quoted&lemma={trigger.lemma}"]
    for name in trigger.names:
        features += [f"title has {cue}&cue={name}" for cue in around.title_cues]
        if seen:
            features.append(f"told before&cue={name}")
        if name in around.earlier_cues:
            features.append(f"sentence before has it&cue={name}")
    return features
