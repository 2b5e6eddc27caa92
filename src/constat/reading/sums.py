"""Sums of money whose currency is left out: "the mayor is demanding millions", "500 euros the first time, 800 the second"."""

from __future__ import annotations

from constat.model.amount import Bound
from constat.reading.amounts import AmountMark, NumberKind
from constat.reading.counted import Counted
from constat.reading.english.numbers import AFTER_A_PRICE

_SUM = 1_000_000
"""From so much on, what counts nothing is money, if it is told in words for millions."""
_PRICE = 100
_ALIKE = 5
"""How many times the one sum the other may be, of two that are told in one breath."""


def is_sum(words: list[str], counted: Counted, paid: AmountMark | None, floor: int) -> bool:
    """Whether a number that counts nothing is a sum of money; paid is the sum before it, floor where its sentence begins."""
    mark = counted.mark
    if mark.kind is not NumberKind.COUNT or counted.senses or counted.stranger:
        return False
    if mark.amount.size >= _SUM and words[mark.core_end - 1].isalpha():
        return True
    return paid is not None and paid.first >= floor and _is_price_too(words, paid, mark)


def _is_price_too(words: list[str], paid: AmountMark, mark: AmountMark) -> bool:
    one, two = paid.amount.size, mark.amount.size
    alike = two >= _PRICE and one <= _ALIKE * two and two <= _ALIKE * one and mark.amount.bound is not Bound.VAGUE
    return alike and (mark.last >= len(words) or words[mark.last] in AFTER_A_PRICE)
