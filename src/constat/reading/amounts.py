"""Numbers in a text: their value as written, how they are bounded, and what kind of number each is.

Works on tokens. Every number is marked, counts and the rest alike; what a count counts is decided later.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import compress, count, pairwise

from constat.model.amount import Amount, Bound
from constat.reading.bounds import qualified, range_from, trailed, trailed_after_noun
from constat.reading.english import numbers as english
from constat.reading.number_kinds import NumberKind, kind_of, money_of
from constat.reading.numerals import STARTERS, Numeral, currency_before, numeral_at
from constat.reading.tokens import Tokens

# Asked for at every number: a name of the module is found far faster than a member of an Enum.
_AGE, _COUNT, _MONEY, _DURATION = NumberKind.AGE, NumberKind.COUNT, NumberKind.MONEY, NumberKind.DURATION
_EXACT = Bound.EXACT


@dataclass(slots=True)
class AmountMark:
    """A number with its qualifiers: tokens first..last (last excluded) hold them all, core..core_end the number alone.

    unit is a currency for money, "months" for a duration, else None.
    """

    first: int
    last: int
    core: int
    core_end: int
    amount: Amount
    kind: NumberKind
    unit: str | None = None
    spelled: bool = False
    """Written in letters only."""


def mark_amounts(tokens: Tokens, plain: str) -> list[AmountMark]:
    """Find every number, in order; none overlap. plain is the text with its capitals, its marks made plain."""
    marks: list[AmountMark] = []
    reached = 0
    words_that_start = compress(count(), map(STARTERS.__contains__, tokens.words))
    for index in sorted([*tokens.digits, *words_that_start]):
        if index >= reached:
            mark = _amount_at(tokens, plain, index, reached)
            if mark is not None:
                marks.append(mark)
                reached = max(mark.last, index + 1)
    _share_ages(marks, tokens.words)
    return _carry_bounds(_join_terms(_share_units(marks, tokens.words), tokens.words), tokens.words)


def _amount_at(tokens: Tokens, plain: str, index: int, floor: int) -> AmountMark | None:
    number = numeral_at(tokens, index)
    if number is None or (number.spelled and _counts_nothing(tokens, index, number.end)):
        return None
    currency, core = currency_before(tokens, index, floor)
    span = range_from(tokens, core, number, floor)
    low, last_number = (number.value, number) if span is None else span
    whole = number if span is None else Numeral(low, last_number.end, number.vague, number.spelled)
    unit, end = money_of(tokens, whole, currency)
    kind = _MONEY if unit is not None else kind_of(tokens, plain, core, whole)
    if kind is _DURATION and tokens.words[max(0, core - 2) : core] == ["suspended", "for"]:
        kind = NumberKind.MEASURE  # for how long a term is suspended is no term
    first, end, bound = _bounded(tokens, core, whole, end, floor, is_range=span is not None)
    amount = _as_amount(low, last_number.value, bound)
    core_end = last_number.end
    if kind is _DURATION:
        amount, end = _duration(tokens, amount, end)
        unit, core_end = "months", max(end, core + 1)
    return AmountMark(first, end, core, core_end, amount, kind, unit, number.spelled)


def _bounded(tokens: Tokens, core: int, number: Numeral, end: int, floor: int, *, is_range: bool) -> tuple[int, int, Bound]:
    """The first token of the qualifiers, the end with any trailing one, and the bound that they make."""
    first, before = qualified(tokens, core, floor)
    end, after = trailed(tokens, end)
    if number.vague:
        return first, end, Bound.VAGUE
    if is_range:
        opened = first > floor and tokens.words[first - 1] in ("between", "from")
        return first - opened, end, Bound.RANGE
    if after is None or after is _EXACT:
        after = before or trailed_after_noun(tokens, end)
    return first, end, after or _EXACT


def _as_amount(low: float, high: float, bound: Bound) -> Amount:
    if bound is _EXACT:
        return Amount(low, high, bound)
    if bound in (Bound.AT_LEAST, Bound.VAGUE):
        return Amount(low, None, bound)
    if bound is Bound.AT_MOST:
        return Amount(None, high, bound)
    return Amount(low, high, bound)


def _counts_nothing(tokens: Tokens, index: int, end: int) -> bool:
    """Whether a number word is part of a compound that counts nothing ("one-way", "one another", "no one")."""
    words = tokens.words
    if words[index] != "one":
        return False
    if words[max(0, index - 2) : index] == ["one", "by"]:
        return True
    after = words[end] if end < len(words) else ""
    before = words[index - 1] if index else ""
    if after == "of" and end + 1 < len(words):
        counted = words[end + 2] if words[end + 1] == "the" and end + 2 < len(words) else words[end + 1]
        if counted[0].isdigit() or counted in english.SMALL_NUMBERS:
            return True  # "one of the 17 people": the others are counted
    return after in english.AFTER_ONE_THAT_COUNTS_NOTHING or before in english.BEFORE_ONE_THAT_COUNTS_NOTHING


# ---------------------------------------------------------------- terms


def _duration(tokens: Tokens, amount: Amount, end: int) -> tuple[Amount, int]:
    """Turn years, weeks and days into months, adding up "two years and two months"."""
    words = tokens.words
    unit_at = end + 1 if words[end] == "-" else end
    unit = words[unit_at] if unit_at < len(words) else ""
    factor = english.DURATION_UNITS.get(unit)
    if factor is None:  # the unit stands before a trailing qualifier: "two-plus years" is told by the word after it
        return amount, end
    end = unit_at + 1
    extra = 0.0
    if unit.startswith("year"):
        extra, end = _months_after(tokens, end)

    def months(value: float | None) -> float | None:
        return None if value is None else round(value * factor + extra, 4)

    return Amount(months(amount.low), months(amount.high), amount.bound), end


def _months_after(tokens: Tokens, end: int) -> tuple[float, int]:
    """What follows years: "two years and two months", "two years, two months", "two years and a half"."""
    words = tokens.words
    if words[end : end + 3] == ["and", "a", "half"]:
        return 6.0, end + 3
    at = end
    while at < min(end + 2, len(words)) and words[at] in (",", "and"):
        at += 1
    more = numeral_at(tokens, at) if at < len(words) and (words[at][0].isdigit() or words[at] in english.SMALL_NUMBERS) else None
    if more is None or more.value >= 12:
        return 0.0, end
    month_at = more.end + 1 if words[more.end : more.end + 1] == ["-"] else more.end
    return (more.value, month_at + 1) if words[month_at : month_at + 1] in (["month"], ["months"]) else (0.0, end)


def _share_ages(marks: list[AmountMark], words: list[str]) -> None:
    """Take the numbers joined to an age for ages too: "aged 23 and 31", "aged 16, 14 and 11"."""
    for one, two in pairwise(marks):
        joined = _joint(one, two, words) in ("and", ",", "or", "to")
        bare = two.last >= len(words) or not words[two.last].isalpha() or words[two.last] in english.NOT_COUNTED
        if joined and one.kind is _AGE and two.kind is _COUNT and bare and (two.amount.high or 0) <= english.OLDEST:
            two.kind = _AGE


def _joint(one: AmountMark, two: AmountMark, words: list[str]) -> str:
    """The word between two numbers, where one alone stands there and the second has no qualifier."""
    return words[one.last] if one.last + 1 == two.first == two.core else ""


def _share_units(marks: list[AmountMark], words: list[str]) -> list[AmountMark]:
    """Give a number the unit of the term that it is joined to: "jailed for eight and six years"."""
    for place in range(len(marks) - 1, 0, -1):
        one, two = marks[place - 1], marks[place]
        value = one.amount.low
        if two.kind is _DURATION and one.kind is _COUNT and one.amount.bound is _EXACT and value and _are_joined(one, two, words):
            months = round(value * english.DURATION_UNITS.get(words[two.last - 1], 1.0), 4)
            marks[place - 1] = replace(one, amount=_as_amount(months, months, _EXACT), kind=_DURATION, unit="months")
    return marks


def _are_joined(one: AmountMark, two: AmountMark, words: list[str]) -> bool:
    return _joint(one, two, words) in ("and", "or", ",") and two.last < len(words) and words[two.last] not in english.AFTER_A_STRETCH


def _join_terms(marks: list[AmountMark], words: list[str]) -> list[AmountMark]:
    """Make a range of two terms: "between ten months and two years", "13 years to 27 years"."""
    joined: list[AmountMark] = []
    for mark in marks:
        if joined and mark.kind is _DURATION and joined[-1].kind is _DURATION and _are_ends(joined[-1], mark, words):
            last = joined[-1]
            amount = Amount(last.amount.low, mark.amount.high, Bound.RANGE)
            joined[-1] = replace(last, last=mark.last, core_end=mark.core_end, amount=amount)
        else:
            joined.append(mark)
    return joined


def _are_ends(one: AmountMark, two: AmountMark, words: list[str]) -> bool:
    if one.last + 1 != two.first or not one.amount.low or not two.amount.high or one.amount.low >= two.amount.high:
        return False
    before = words[one.first - 1] if one.first else ""
    joint = words[one.last]
    if joint == "to" and before == "from" and one.first > 1 and words[one.first - 2] in english.RANGING:
        return True
    return (joint == "and" and "between" in (words[one.first], before)) or (joint == "to" and before != "from")


_ONE_SIDED = (Bound.AT_LEAST, Bound.AT_MOST, Bound.ABOUT)


def _carry_bounds(marks: list[AmountMark], words: list[str]) -> list[AmountMark]:
    """Give a sum in brackets the bound of the sum it converts: "up to €7,000 (£6,400)" is up to £6,400 too."""
    for place in range(1, len(marks)):
        one, two = marks[place - 1], marks[place]
        converts = (
            one.kind is _MONEY and two.kind is _MONEY and two.first == one.last + 1 and words[one.last] == "(" and one.unit != two.unit
        )
        value = two.amount.low
        if converts and value is not None and two.amount.bound is Bound.EXACT and one.amount.bound in _ONE_SIDED:
            marks[place] = replace(two, amount=_as_amount(value, value, one.amount.bound))
    return marks


__all__ = ["AmountMark", "NumberKind", "mark_amounts"]
