"""What the claims before were told of: the times or places that a claim goes back to where its sentence tells none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Generic, TypeVar

from constat.model.amount import Amount
from constat.reading.observations import Observation
from constat.reading.target import Target

Value = TypeVar("Value")
Seen = tuple[Value | None, Observation]
"""What an earlier claim was told of, and what is seen of it as an answer for this one."""
_BESIDE = 3
"""Fewer than so many tokens from an event's words a figure is told with them."""
_SMALL = 20
"""Amounts below this are told of many different things in one report."""


def back_name(parts: Sequence[int], here: int, sentence: int) -> str:
    """The name of what a sentence shortly before a claim's tells as a candidate; parts are the parts by sentence."""
    return f"back {here - sentence} {'same' if parts[sentence] == parts[here] else 'other'} part"


class ClaimsBefore(Generic[Value]):
    """The answers for the claims of a report so far, by what they may be looked up by."""

    def __init__(self) -> None:
        self.last: Value | None = None
        """The last answer that was a value, which stands for the claim of last_label in last_sentence."""
        self.last_sentence = -9
        self.last_label = ""
        self.by_label: dict[str, Value | None] = {}
        self.by_amount: dict[tuple[str, Amount], Value | None] = {}
        self.figures: dict[int, list[tuple[Target, Value | None]]] = {}
        """Figures by sentence, for the events that tell them."""

    def settle(self, target: Target, value: Value | None) -> None:
        """Remember what a claim was told of."""
        if target.amount is not None:
            self.by_amount[target.label, target.amount] = value
            self.figures.setdefault(target.sentence, []).append((target, value))
        if value is not None:
            self.last, self.last_sentence, self.last_label = value, target.sentence, target.label
            self.by_label[target.label] = value

    def of_same_amount(self, target: Target, *, has: bool) -> Iterator[Seen[Value]]:
        """What the same amount was told of before; has is whether the sentence tells such a value itself."""
        amount = target.amount
        if amount is not None and (target.label, amount) in self.by_amount:
            small = (amount.low or amount.high or 0) < _SMALL
            yield self.by_amount[target.label, amount], (_same_amount, small, has, target.label)

    def of_its_figures(self, target: Target, name: str) -> Iterator[Seen[Value]]:
        """What the figures that an event tells were told of; name is the feature's ("time of its figure")."""
        if target.kind == "event":
            for figure, value in self.figures.get(target.sentence, ()):
                if figure.first < target.last + _BESIDE and figure.last > target.first - _BESIDE:
                    inside = figure.first < target.last and figure.last > target.first
                    yield value, (_of_its_figure, name, inside, figure.label, target.label)


def _same_amount(small: bool, has: bool, label: str) -> Iterator[str]:  # noqa: FBT001  # facts
    name = "same amount before"
    yield from (name, f"{name} {'small' if small else 'large'}", f"{name} has own={has}", f"{name}&{label}")


def _of_its_figure(name: str, inside: bool, figure: str, label: str) -> Iterator[str]:  # noqa: FBT001  # a fact
    yield from (name, f"{name} inside={inside}", f"{name} {figure}&{label}")
