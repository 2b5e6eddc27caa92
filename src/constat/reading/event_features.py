"""Features of a trigger, by which the trained model tells whether it asserts an event, and of what type."""

from __future__ import annotations

from constat.reading.context import CueMark, SentenceContext, tense_features
from constat.reading.marked import MarkedText


def event_features(
    marked: MarkedText,
    context: SentenceContext,
    first: int,
    last: int,
    cues: list[CueMark],
    *,
    figures: list[tuple[int, int, str]],
    told: dict[str, int],
    title_cues: frozenset[str],
    earlier_cues: frozenset[str],
    figure: str | None,
) -> list[str]:
    """All features of a trigger at tokens first..last.

    cues are the cues that stand there; figures those of the sentence, as (first, last, measure); told counts how
    often each lemma was seen before in the report.
    """
    words = marked.tokens.words
    features = ["bias"]
    add = features.append
    names = sorted({cue.sense.cue for cue in cues}) or [f"figure {figure}"]
    lemmas = sorted({cue.sense.lemma for cue in cues}) or [f"figure {figure}"]
    forms = sorted({cue.sense.form for cue in cues}) or ["figure"]
    passive = any(cue.passive for cue in cues)
    lemma = max(lemmas, key=len)
    for name in names:
        add(f"cue={name}")
    for one in lemmas:
        add(f"lemma={one}")
        add(f"lemma={one}{' passive' if passive else ''}&{context.kind.value}")
    for form in forms:
        add(f"form={form}")
        add(f"lemma={lemma}&form={form}")
    if passive:
        add("passive")
        add(f"lemma={lemma}&passive")
    add(f"part={context.kind.value}")
    for tense in tense_features(words, first, context.first):
        add(tense)
        if tense.startswith("before:"):
            add(f"lemma={lemma}&{tense}")
    _add_figures(features, figures, first, last, lemma, names)
    _add_other_cues(features, context, first, last, names, lemma)
    _add_nouns(features, marked, context, first, last, lemma, names)
    _add_surroundings(features, words, context, first, last, lemma)
    _add_marks(features, context, first, last, names)
    _add_bodies(features, marked, context, first, last, names)
    if context.is_quoted(marked.tokens.starts[first]):
        add("quoted")
        add(f"quoted&lemma={lemma}")
    seen = told.get(lemma, 0)
    add(f"told before={min(seen, 3)}")
    for name in names:
        if seen:
            add(f"told before&cue={name}")
    add(f"length={min((context.last - context.first) // 8, 5)}")
    for cue in sorted(title_cues):
        for name in names:
            add(f"title has {cue}&cue={name}")
    for name in names:
        for cue in sorted(earlier_cues):
            if cue == name:
                add(f"sentence before has it&cue={name}")
    return features


def _distance(tokens: int) -> str:
    return "2" if tokens <= 2 else "5" if tokens <= 5 else "10" if tokens <= 10 else "far"


def _add_figures(features: list[str], figures: list[tuple[int, int, str]], first: int, last: int, lemma: str, names: list[str]) -> None:
    measures = {measure for _, _, measure in figures}
    for measure in sorted(measures):
        features.append(f"figure {measure} in sentence")
        features.append(f"figure {measure} in sentence&lemma={lemma}")
    if not figures:
        features.append("no figure")
        for name in names:
            features.append(f"no figure&cue={name}")
        return
    gap, side, measure = min(
        (first - end, "left", what) if end <= first else (begin - last, "right", what) if begin >= last else (0, "inside", what)
        for begin, end, what in figures
    )
    features.append(f"figure {measure} near")
    features.append(f"figure {measure} {side} within {_distance(gap)}")
    for name in names:
        features.append(f"figure {measure} {side}&cue={name}")


def _add_other_cues(features: list[str], context: SentenceContext, first: int, last: int, names: list[str], lemma: str) -> None:
    for cue in context.cues:
        if cue.first >= first and cue.last <= last:
            continue
        name = cue.sense.cue
        side = "left" if cue.last <= first else "right"
        gap = first - cue.last if side == "left" else cue.first - last
        features.append(f"{name} {side} within {_distance(gap)}")
        for own in names:
            features.append(f"{name} {side}&cue={own}")
        if gap <= 4:
            features.append(f"{cue.sense.lemma} {side}&lemma={lemma}")


def _add_nouns(
    features: list[str], marked: MarkedText, context: SentenceContext, first: int, last: int, lemma: str, names: list[str]
) -> None:
    """The nearest counted nouns on either side: who or what the trigger is about."""
    left = right = None
    for at in range(context.first, context.last):
        noun = marked.noun_at.get(at)
        if noun is None:
            continue
        if noun[0] <= first:
            left = (first - noun[0], noun[1])
        elif at >= last and right is None:
            right = (at - last, noun[1])
    for side, found in (("left", left), ("right", right)):
        if found is None:
            features.append(f"no noun {side}")
            continue
        gap, senses = found
        for noun_class in sorted({sense.noun_class for sense in senses}):
            features.append(f"noun {noun_class} {side} within {_distance(gap)}")
            for name in names:
                features.append(f"noun {noun_class} {side}&cue={name}")
        if gap <= 3:
            features.append(f"noun {senses[0].lemma} {side}&lemma={lemma}")


def _add_surroundings(features: list[str], words: list[str], context: SentenceContext, first: int, last: int, lemma: str) -> None:
    before = [words[index] if index >= context.first else "START" for index in (first - 1, first - 2)]
    after = [words[index] if index < context.last else "END" for index in (last, last + 1)]
    features.append(f"word before={before[0]}")
    features.append(f"words before={before[1]} {before[0]}")
    features.append(f"word after={after[0]}")
    features.append(f"words after={after[0]} {after[1]}")
    features.append(f"word before={before[0]}&lemma={lemma}")
    features.append(f"word after={after[0]}&lemma={lemma}")
    for index in range(max(context.first, first - 5), min(context.last, last + 6)):
        if (index < first - 1 or index > last) and words[index].isalpha():
            features.append(f"near {words[index]}")


def _add_marks(features: list[str], context: SentenceContext, first: int, last: int, names: list[str]) -> None:
    """Times, places and bodies of the sentence, and how near."""
    for time in context.times:
        features.append(f"time {time.kind.value}")
        features += [f"has a time&cue={name}" for name in names]
    for hit in context.place_nouns:
        if abs(hit.first - last) <= 4 or abs(first - hit.last) <= 4:
            features.append(f"place word {hit.hit.senses[0]} near")
            features += [f"place word {hit.hit.senses[0]} near&cue={name}" for name in names]
    if context.places:
        features.append("has a place")
    for hit in context.bodies:
        features.append("has a body")
        side, gap = ("left", first - hit.last) if hit.last <= first else ("right", hit.first - last)
        features.append(f"body {side} within {_distance(gap)}")


def _add_bodies(features: list[str], marked: MarkedText, context: SentenceContext, first: int, last: int, names: list[str]) -> None:
    """Who acts or is acted upon: the kinds and countries of the bodies on either side."""
    words = marked.tokens.words
    for hit in context.bodies:
        side = "left" if hit.last <= first else "right"
        by = hit.first > context.first and "by" in words[max(context.first, hit.first - 2) : hit.first]
        for what in hit.hit.senses[0].about:
            features.append(f"{what} {side}")
            for name in names:
                features.append(f"{what} {side}&cue={name}")
                if by:
                    features.append(f"by {what}&cue={name}")
