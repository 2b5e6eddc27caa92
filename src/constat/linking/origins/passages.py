"""What two texts share, word for word: how much of the smaller, and the passages where it stands in each."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from constat.linking.origins.shingles import LENGTH, Hashes, Places, Words, distinct, shingles_of, words_of
from constat.model.span import Span
from constat.reading.layout import PartKind, lay_out

PASSAGE = 20
"""Words in a row from which a shared run is a passage: an agency's lead sentence has about 25, while what two reporters
write alike by chance or by form ("the Home Office has been approached for comment") stays below."""
_BRIDGED = 4
"""Words that may differ inside a passage: a light edit does not end it."""

_WINDOW = 8
"""Shingles of which one at least is kept as a fingerprint, so that any run of WINDOW + LENGTH - 1 words that two texts share
gives both the same one (winnowing: Schleimer, Wilkerson and Aiken, 2003)."""


@dataclass(frozen=True, slots=True)
class TextPrint:
    """A text made ready for comparison: its words and their runs, without the page's furniture."""

    words: Words
    shingles: Hashes
    """In the order of the text."""
    distinct: Hashes
    """Sorted, each once."""


@dataclass(frozen=True, slots=True)
class Shared:
    """What two texts share. Spans are those of the passages in each, in order."""

    count: int
    containment: float
    in_one: tuple[Span, ...]
    in_two: tuple[Span, ...]


def text_print(text: str) -> TextPrint:
    """Make a text ready for comparison; what is furniture or metadata of its page does not count."""
    kept = [" "] * len(text)
    for part in lay_out(text):
        if part.kind not in (PartKind.FURNITURE, PartKind.METADATA):
            kept[part.start : part.end] = text[part.start : part.end]
    words = words_of("".join(kept))
    shingles = shingles_of(words)
    return TextPrint(words, shingles, distinct(shingles))


def fingerprints(printed: TextPrint) -> Hashes:
    """The fingerprints of a text, sorted: the smallest hash of each window of shingles."""
    shingles = printed.shingles
    if len(shingles) <= _WINDOW:
        return distinct(shingles[np.argmin(shingles) :][:1]) if len(shingles) else shingles
    return distinct(np.lib.stride_tricks.sliding_window_view(shingles, _WINDOW).min(axis=1))


def shared_by(one: TextPrint, two: TextPrint) -> Shared:
    """Compare two texts."""
    both = np.intersect1d(one.distinct, two.distinct, assume_unique=True)
    smaller = min(len(one.distinct), len(two.distinct))
    return Shared(len(both), len(both) / smaller if smaller else 0.0, _passages(one, both), _passages(two, both))


def _passages(printed: TextPrint, both: Hashes) -> tuple[Span, ...]:
    """Where the shared shingles make runs of PASSAGE words or more."""
    if not len(both):
        return ()
    at = np.searchsorted(both, printed.shingles)
    shared: npt.NDArray[np.bool_] = both[np.minimum(at, len(both) - 1)] == printed.shingles
    places: Places = np.flatnonzero(shared)
    if not len(places):
        return ()
    breaks = np.flatnonzero(np.diff(places) > LENGTH + _BRIDGED)
    firsts = places[np.concatenate(([0], breaks + 1))]
    lasts = places[np.concatenate((breaks, [len(places) - 1]))] + LENGTH - 1
    return tuple(
        Span(int(printed.words.starts[first]), int(printed.words.ends[last]))
        for first, last in zip(firsts, lasts, strict=True)
        if last - first + 1 >= PASSAGE
    )
