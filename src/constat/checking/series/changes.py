"""What a newer vintage of a series says otherwise than an older one."""

from __future__ import annotations

from dataclasses import dataclass

from constat.model.period import Period
from constat.model.series import Vintage


@dataclass(frozen=True, slots=True)
class Change:
    """A period whose value two vintages give differently; a null is a value that one of them does not give."""

    period: Period
    before: float | None
    after: float | None


@dataclass(frozen=True, slots=True)
class Changes:
    """The differences of two vintages: values revised, and periods that only one of them has."""

    revised: tuple[Change, ...]
    new: tuple[Period, ...]
    gone: tuple[Period, ...]


def changes(before: Vintage, after: Vintage) -> Changes:
    """Compare two vintages of one series, period by period."""
    old = {value.period: value.amount for value in before.values}
    new = {value.period: value.amount for value in after.values}
    return Changes(
        revised=tuple(
            Change(period, old[period], amount) for period, amount in sorted(new.items()) if period in old and old[period] != amount
        ),
        new=tuple(sorted(new.keys() - old.keys())),
        gone=tuple(sorted(old.keys() - new.keys())),
    )
