"""A series: an official or published statistic, with every version of its values that was seen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import TypeAlias

from constat.model.period import Period

StrictConfig: TypeAlias = dict[str, str]
_STRICT: StrictConfig = {"extra": "forbid"}


class Step(Enum):
    """How long the stretches are that a series counts by."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Value:
    """What was counted over a period; amount is null where the publisher gives none, which is not nothing."""

    period: Period
    amount: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Vintage:
    """A series' values as one file had them, in order; a later file of the same series is another vintage."""

    retrieved: date
    source: str
    """The file that the values were read from, or its address."""
    sha256: str
    """Of that file."""
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Era:
    """How far a figure said at the time may lie from the series as it stands now, for a stretch of years.

    share is of the series' amount; because is the measurement that it rests on. since and until are days, both
    included; null until is still running.
    """

    __pydantic_config__ = _STRICT

    since: date
    until: date | None
    share: float
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """An official or published statistic: what it counts, who publishes it, and its values, the newest vintage last."""

    __pydantic_config__ = _STRICT

    id: str
    title: str
    measure: str
    """The codebook's measure, so that only figures of the same are compared; a name that no codebook has compares with nothing."""
    unit: str
    places: tuple[str, ...]
    """Identifiers of the places whose whole the series counts; the first is its own, the others mean the same."""
    step: Step
    publisher: str
    licence: str
    definition: str
    notes: tuple[str, ...] = ()
    address: str | None = None
    """Where the publisher has its current file, or the page that links to it."""
    unlike: dict[str, str] | None = None
    """For measures that are easily taken for this one, why they are another."""
    eras: tuple[Era, ...] = ()
    vintages: tuple[Vintage, ...] = ()

    @property
    def newest(self) -> Vintage | None:
        """The vintage retrieved last."""
        return self.vintages[-1] if self.vintages else None
