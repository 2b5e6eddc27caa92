"""B-cubed precision and recall of a clustering against the true one (Bagga and Baldwin, 1998)."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class BCubed:
    precision: float
    recall: float

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / (self.precision + self.recall)


def b_cubed(true: Mapping[Hashable, Hashable], found: Mapping[Hashable, Hashable]) -> BCubed:
    """The mean over all elements of the share of its found cluster that is right, and of its true cluster that is found."""
    precision = recall = 0.0
    for element in true:
        together = [other for other in true if found[other] == found[element]]
        belong = [other for other in true if true[other] == true[element]]
        right = sum(1 for other in together if true[other] == true[element])
        precision += right / len(together)
        recall += right / len(belong)
    return BCubed(precision / len(true), recall / len(true))
