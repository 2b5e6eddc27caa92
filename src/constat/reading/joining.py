"""Which words of a sentence tell one event and which another of the same type."""

from __future__ import annotations

from collections.abc import Sequence

from constat.reading.context import SentenceContext
from constat.reading.events import EventMark
from constat.reading.marked import MarkedText


def join_features(
    marked: MarkedText, context: SentenceContext, one: EventMark, two: EventMark, figures: Sequence[tuple[int, int, str]]
) -> list[str]:
    """The features by which it is told whether two runs of words of the same type tell one event."""
    words = marked.tokens.words
    low, high = one.last, max(one.last, two.first)
    gap = high - low
    between = words[low:high]
    crossed = [measure for first, last, measure in figures if first >= low and last <= high]
    inside_one = any(first < one.last and last > one.first for first, last, _ in figures)
    inside_two = any(first < two.last and last > two.first for first, last, _ in figures)
    breaks = context.breaks_between(min(low, context.last), min(high, context.last))
    distance = "1" if gap <= 1 else "4" if gap <= 4 else "8" if gap <= 8 else "15" if gap <= 15 else "far"
    features = [
        "bias",
        f"gap {distance}",
        f"breaks {min(breaks, 3)}",
        f"figures between {min(len(crossed), 2)}",
        f"figures inside {inside_one}/{inside_two}",
        f"type {one.type.name}",
        f"type {one.type.name} gap {distance}",
        f"type {one.type.name} breaks {min(breaks, 3)}",
        f"gap {distance} breaks {min(breaks, 3)}",
        f"figure first={one.candidate.figure is not None} second={two.candidate.figure is not None}",
        f"figure first={one.candidate.figure is not None} second={two.candidate.figure is not None} gap {distance}",
    ]
    for word in between[-12:]:
        if word in (
            ",",
            "and",
            "but",
            "while",
            "after",
            "who",
            "which",
            "that",
            "to",
            "with",
            "in",
            "as",
            "before",
            "when",
            ";",
            "-",
            "(",
            "including",
            "compared",
            "than",
            "for",
            "by",
            "from",
            "of",
        ):
            features.append(f"past {word}")
    times = sum(low <= time.first < high for time in marked.times)
    features.append(f"times between {min(times, 2)}")
    return features
