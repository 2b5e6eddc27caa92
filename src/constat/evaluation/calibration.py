"""How far a reader's confidence can be relied on: of the claims it is so sure of, how many are right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

BINS = 10
_FEWEST = 40
"""Claims that a point of a calibration rests on, at least; fewer would follow chance."""
_MOST_POINTS = 12


@dataclass(frozen=True, slots=True)
class Reliability:
    """Claims whose confidence is from low up to high: the mean stated, the share that is right, and how many they are."""

    low: float
    high: float
    stated: float
    right: float
    claims: int


def reliability(judged: Sequence[tuple[float, bool]], bins: int = BINS) -> list[Reliability]:
    """A table of reliability, from pairs of a confidence and whether the claim is right; empty bins are left out."""
    filled: list[list[tuple[float, bool]]] = [[] for _ in range(bins)]
    for confidence, right in judged:
        filled[min(int(confidence * bins), bins - 1)].append((confidence, right))
    return [
        Reliability(
            place / bins,
            (place + 1) / bins,
            round(sum(confidence for confidence, _ in group) / len(group), 4),
            round(sum(right for _, right in group) / len(group), 4),
            len(group),
        )
        for place, group in enumerate(filled)
        if group
    ]


def distance(judged: Sequence[tuple[float, bool]], bins: int = BINS) -> float:
    """The mean distance of stated confidence from the share right, over all claims (expected calibration error)."""
    rows = reliability(judged, bins)
    return sum(row.claims * abs(row.stated - row.right) for row in rows) / max(1, len(judged))


def calibration_points(judged: Sequence[tuple[float, bool]]) -> tuple[tuple[int, int], ...]:
    """Points of (stated probability, share right), in thousandths, neither ever falling: a map to calibrated confidence.

    Claims are taken in groups of equal number, from the least sure; groups whose shares fall are put together (pool
    adjacent violators). None where there are too few claims for two points.
    """
    ordered = sorted(judged)
    groups = min(_MOST_POINTS, len(ordered) // _FEWEST)
    if groups < 2:
        return ()
    pooled: list[tuple[float, float, int]] = []
    for place in range(groups):
        group = ordered[place * len(ordered) // groups : (place + 1) * len(ordered) // groups]
        pooled.append((sum(stated for stated, _ in group), sum(right for _, right in group), len(group)))
        while len(pooled) > 1 and pooled[-2][1] * pooled[-1][2] >= pooled[-1][1] * pooled[-2][2]:
            one, two = pooled[-2:]
            pooled[-2:] = [(one[0] + two[0], one[1] + two[1], one[2] + two[2])]
    # One claim more of either kind keeps a share from 0 and 1, which no number of claims can prove.
    points = {round(1000 * stated / count): round(1000 * (right + 1) / (count + 2)) for stated, right, count in pooled}
    return tuple(sorted(points.items()))
