"""Features of a number, by which the trained model tells what it measures.

A feature is a short name; the model has a weight for it for each measure. Names are made to be read: they are what
`constat read --explain` shows.
"""

from __future__ import annotations

from constat.reading.amounts import NumberKind
from constat.reading.context import SentenceContext
from constat.reading.counted import Counted
from constat.reading.lexicon import Kind
from constat.reading.marked import MarkedText
from constat.reading.times import TimeKind


def _bucket(value: float) -> str:
    for edge in (1, 2, 5, 20, 100, 500, 2000, 10000, 100000, 1e6, 1e7):
        if value <= edge:
            return f"<={edge:g}"
    return "more"


def _distance(tokens: int) -> str:
    return "1" if tokens <= 1 else "3" if tokens <= 3 else "6" if tokens <= 6 else "12" if tokens <= 12 else "far"


def figure_features(
    marked: MarkedText,
    context: SentenceContext,
    counted: Counted,
    *,
    previous: str | None,
    previous_end: int,
    before_sentence: str | None,
    same_amount: str | None,
    title_cues: frozenset[str],
    earlier_cues: frozenset[str],
) -> list[str]:
    """All features of a number in its sentence.

    previous is the measure of the figure before it in the sentence, which ended at token previous_end;
    before_sentence the measure of the last figure in an earlier sentence; same_amount what the same amount was taken for
    earlier in the report; title_cues and earlier_cues the cues of
    the report's title and of the sentence before.
    """
    words = marked.tokens.words
    mark = counted.mark
    features: list[str] = ["bias"]
    add = features.append
    kind = mark.kind
    add(f"kind={kind.value}")
    noun = counted.senses[0].lemma if counted.senses else "none"
    classes = sorted({sense.noun_class for sense in counted.senses}) or ["none"]
    add(f"noun={noun}")
    for noun_class in classes:
        add(f"class={noun_class}")
    main = classes[0] if len(classes) == 1 else "+".join(classes)
    if kind is NumberKind.MONEY:
        main = "money"
    elif kind is NumberKind.DURATION:
        main = "duration"
    value = mark.amount.low if mark.amount.low is not None else mark.amount.high or 0.0
    add(f"size{_bucket(value)}&{main}")
    add(f"bound={mark.amount.bound.value}&{main}")
    if counted.stranger:
        add("counts a stranger")
        add(f"stranger={counted.stranger}")
    if counted.indefinite:
        add("indefinite")
        add(f"indefinite&{main}")
    if counted.noun_first > mark.last:
        for index in range(mark.last, min(counted.noun_first, mark.last + 3)):
            add(f"between={words[index]}")
    _add_cues(features, context, counted, main)
    _add_words(features, words, context, counted, main)
    _add_times(features, marked, context, counted)
    _add_places(features, marked, context, counted)
    _add_bodies(features, marked, context, counted, main)
    _add_main_verb(features, words, context, counted, main)
    add(f"part={context.kind.value}")
    if counted.indefinite:
        add(f"part={context.kind.value}&indefinite")
    if marked.in_quote(marked.tokens.starts[mark.core]) is not None:
        add("quoted")
    for cue in sorted(title_cues):
        add(f"title has {cue}")
        add(f"title has {cue}&{main}")
    for cue in sorted(earlier_cues):
        add(f"sentence before has {cue}&{main}")
    if same_amount is not None:
        add(f"same amount told as {same_amount}")
        add(f"same amount told as {same_amount}&{main}")
        add(f"same amount told as {same_amount}&size{_bucket(value)}")
    add(f"after {previous}")
    if previous is not None:
        add(f"after {previous}&{main}")
        gap = words[previous_end : counted.first]
        if len(gap) <= 4:
            add(f"after {previous}&joined by {' '.join(gap)[:24]}")
        for word in gap:
            if word in (
                "including",
                "and",
                "among",
                "of",
                "from",
                "with",
                "to",
                "in",
                ",",
                "compared",
                "than",
                "but",
                "while",
                "aboard",
                "on",
                "another",
                "further",
                "or",
            ):
                add(f"after {previous}&past {word}")
    elif before_sentence is not None:
        add(f"sentence after {before_sentence}")
        add(f"sentence after {before_sentence}&{main}")
    return features


def _add_cues(features: list[str], context: SentenceContext, counted: Counted, main: str) -> None:
    """Cues to the left and right: the nearest of each name, how far, and over how many clause breaks."""
    nearest: dict[tuple[str, str], tuple[int, str, str, bool]] = {}
    first, last = counted.first, counted.last
    next_cue: tuple[int, str, str, bool] | None = None
    previous_cue: tuple[int, str, str, bool] | None = None
    for cue in context.cues:
        if cue.first >= last:
            side, gap = "right", cue.first - last
        elif cue.last <= first:
            side, gap = "left", first - cue.last
        else:
            side, gap = "inside", 0
        name = cue.sense.cue
        key = (name, side)
        entry = (gap, cue.sense.lemma, cue.sense.form, cue.passive)
        if key not in nearest or gap < nearest[key][0]:
            nearest[key] = entry
        breaks = (
            context.breaks_between(last if side == "right" else cue.last, cue.first if side == "right" else first)
            if side != "inside"
            else 0
        )
        if breaks == 0:
            if side == "right" and (next_cue is None or gap < next_cue[0]):
                next_cue = (gap, name, cue.sense.lemma, cue.passive)
            elif side == "left" and (previous_cue is None or gap < previous_cue[0]):
                previous_cue = (gap, name, cue.sense.lemma, cue.passive)
            features.append(f"{side} clause has {name}")
            features.append(f"{side} clause has {name}&{main}")
            features.append(f"clause has {name}")
    for (name, side), (gap, lemma, form, passive) in sorted(nearest.items()):
        features.append(f"{name} {side} within {_distance(gap)}")
        features.append(f"sentence has {name}")
        if gap <= 6:
            features.append(f"{lemma} {side}{' passive' if passive else ''}")
    if next_cue is not None:
        features.append(f"next cue {next_cue[1]}")
        features.append(f"next cue {next_cue[1]}{' passive' if next_cue[3] else ''}&{main}")
        features.append(f"next cue {next_cue[2]}{' passive' if next_cue[3] else ''}&{main}")
    if previous_cue is not None:
        features.append(f"last cue {previous_cue[1]}")
        features.append(f"last cue {previous_cue[1]}{' passive' if previous_cue[3] else ''}&{main}")
        features.append(f"last cue {previous_cue[2]}{' passive' if previous_cue[3] else ''}&{main}")
    if next_cue is not None and previous_cue is not None:
        features.append(f"between cues {previous_cue[1]} and {next_cue[1]}")


def _add_words(features: list[str], words: list[str], context: SentenceContext, counted: Counted, main: str) -> None:
    first, last = counted.first, counted.last
    before = [words[index] if index >= context.first else "START" for index in (first - 1, first - 2, first - 3)]
    after = [words[index] if index < context.last else "END" for index in (last, last + 1, last + 2)]
    features.append(f"word before={before[0]}")
    features.append(f"words before={before[1]} {before[0]}")
    features.append(f"words before={before[2]} {before[1]} {before[0]}")
    features.append(f"word before={before[0]}&{main}")
    features.append(f"word after={after[0]}")
    features.append(f"words after={after[0]} {after[1]}")
    features.append(f"words after={after[0]} {after[1]} {after[2]}")
    features.append(f"word after={after[0]}&{main}")
    for place, index in enumerate(range(last, min(context.last, last + 5))):
        if place and words[index].isalpha():
            features.append(f"soon after {words[index]}")
    for place, index in enumerate(range(first - 1, max(context.first, first - 6) - 1, -1)):
        if place and words[index].isalpha():
            features.append(f"soon before {words[index]}")


def _add_times(features: list[str], marked: MarkedText, context: SentenceContext, counted: Counted) -> None:
    for time in marked.times:
        if time.first >= context.last:
            break
        if time.first >= context.first:
            features.append(f"time {time.kind.value}")
            if time.kind is TimeKind.RUNNING:
                features.append("running total")
            if 0 <= time.first - counted.last <= 1:
                features.append(f"time {time.kind.value} right after")


def _add_places(features: list[str], marked: MarkedText, context: SentenceContext, counted: Counted) -> None:
    for kind in (Kind.PLACE, Kind.PLACE_NOUN, Kind.BODY):
        for hit in marked.by_kind[kind]:
            if hit.first >= context.last:
                break
            if hit.first >= context.first:
                if kind is Kind.PLACE_NOUN:
                    features.append(f"place word {hit.hit.senses[0]}")
                    if 0 <= hit.first - counted.last <= 3:
                        features.append(f"place word {hit.hit.senses[0]} right after")
                if 0 <= hit.first - counted.last <= 3:
                    features.append(f"{kind.value} right after")


def _add_bodies(features: list[str], marked: MarkedText, context: SentenceContext, counted: Counted, main: str) -> None:
    """Who acts: the kinds and countries of the bodies around the number, and of one that "by" leads to."""
    words = marked.tokens.words
    for hit in marked.by_kind[Kind.BODY]:
        if hit.first >= context.last:
            break
        if hit.first < context.first:
            continue
        side = "left" if hit.last <= counted.first else "right"
        agent = hit.first > context.first and (
            words[hit.first - 1] == "by" or (hit.first - 1 > context.first and words[hit.first - 2] == "by")
        )
        for what in hit.hit.senses[0].about:
            features.append(f"{what} {side}")
            features.append(f"{what} {side}&{main}")
            if agent:
                features.append(f"by {what}")
                features.append(f"by {what}&{main}")


_FINITE = frozenset("were was are is have has had will would".split())


def _add_main_verb(features: list[str], words: list[str], context: SentenceContext, counted: Counted, main: str) -> None:
    """The main verb behind a relative clause: "34 people who tried to cross were picked up"."""
    at = counted.last
    if at >= context.last or words[at] not in ("who", "which", "that", "aboard", "on"):
        return
    start = None
    for index in range(at + 2, min(context.last, at + 22)):
        if words[index] in (",", ".", ";", "but"):
            if start is not None or words[index] != ",":
                break
        if words[index] in _FINITE and words[index - 1] not in ("who", "which", "that", "and"):
            start = index
            break
    if start is None:
        return
    for cue in context.cues:
        if start < cue.first <= start + 4 and cue.sense.form != "noun":
            features.append(f"main verb {cue.sense.cue}")
            features.append(f"main verb {cue.sense.cue}&{main}")
            features.append(f"main verb {cue.sense.lemma}")
