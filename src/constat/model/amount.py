"""What an amount says: the numbers as written, with the qualifier that bounds them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Bound(Enum):
    """How the written words bound the amount."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    RANGE = "range"
    VAGUE = "vague"


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount as written: low and high are null where the words leave that side open.

    "650" is 650–650 exact; "more than 650" is 650–null at_least; "up to 650" is null–650 at_most;
    "hundreds" is 100–null vague. What the amount may mean is another matter, see constat.model.interval.
    """

    low: float | None
    high: float | None
    bound: Bound

    def __post_init__(self) -> None:
        if self.low is None and self.high is None:
            raise ValueError("an amount needs a low or a high")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"an amount's low {self.low} is above its high {self.high}")

    @property
    def size(self) -> float:
        """One number for how much it is: its low, or its high where nothing is below."""
        return self.low or self.high or 0.0
