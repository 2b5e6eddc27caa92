"""What the claims before were told of: the times or places that a claim goes back to where its sentence tells none."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Generic, TypeVar

from constat.model.amount import Amount
from constat.reading.observations import Observation
from constat.reading.target import Target

Value = TypeVar("Value")
Seen = tuple[Value | None, Observation]
"""What an earlier claim was told of, and what is seen of it as an answer for this one."""
Stands = Callable[[Value | None], str]
"""Names how what an earlier claim was told of stands to what a claim's sentence tells itself."""
_BESIDE = 3
"""Fewer than so many tokens from an event's words a figure is told with them."""
_SMALL = 20
"""Amounts below this are told of many different things in one report."""


def back_name(parts: Sequence[int], here: int, sentence: int) -> str:
    """The name of what a sentence shortly before a claim's tells as a candidate; parts are the parts by sentence."""
    return f"back {here - sentence} {'same' if parts[sentence] == parts[here] else 'other'} part"


class ClaimsBefore(Generic[Value]):
    """The answers for the claims of a report so far, by what they may be looked up by.

    whole is whether the text is a whole report: a sentence out of one does not stand at its top.
    """

    def __init__(self, *, whole: bool) -> None:
        self._whole = whole
        self.last: Value | None = None
        """The last answer that later sentences may go back to, or the first; it stands for the claim of last_label in last_sentence."""
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
            self.by_label[target.label] = value
            if self.last is None or self.goes_on(value):
                self.last, self.last_sentence, self.last_label = value, target.sentence, target.label

    def goes_on(self, value: Value) -> bool:  # noqa: ARG002  # for those who tell values apart
        """Whether the sentences after a claim may go back to what it was told of."""
        return True

    def from_top(self, sentence: int, late: int) -> int | None:
        """How many sentences stand before one, as far as that matters and is known; from so many on it does not."""
        return min(sentence, late) if self._whole else None

    def of_same_amount(self, target: Target, stands: Stands[Value]) -> Iterator[Seen[Value]]:
        """What the same amount was told of before; stands names how that stands to what the claim's sentence tells itself."""
        amount = target.amount
        if amount is not None and (target.label, amount) in self.by_amount:
            value = self.by_amount[target.label, amount]
            yield value, (_same_amount, _size(amount), stands(value), target.label)

    def of_its_figures(self, target: Target, name: str, stands: Stands[Value]) -> Iterator[Seen[Value]]:
        """What the figures that an event tells were told of; name is the feature's ("time of its figure"), stands as above."""
        if target.kind == "event":
            for figure, value in self.figures.get(target.sentence, ()):
                if figure.first < target.last + _BESIDE and figure.last > target.first - _BESIDE:
                    inside = figure.first < target.last and figure.last > target.first
                    yield value, (_of_its_figure, name, inside, stands(value), figure.label, target.label)


def _size(amount: Amount) -> str:
    """How surely an amount told twice is one amount: a round one is told of many things, as a small one is."""
    number = int(amount.size)
    return "small" if number < _SMALL else "large" if str(number)[1:].strip("0") else "round"


def _same_amount(size: str, stands: str, label: str) -> Iterator[str]:  # facts
    name = "same amount before"
    yield from (name, f"{name} {size}", f"{name} {stands}", f"{name} {size} {stands}", f"{name}&{label}")


def _of_its_figure(name: str, inside: bool, stands: str, figure: str, label: str) -> Iterator[str]:  # noqa: FBT001  # a fact
    yield from (name, f"{name} inside={inside}", f"{name} {stands}", f"{name} {figure}&{label}")
