"""Changes that a report tells, against the numbers that it tells them with."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from constat.checking.findings.case import Case
from constat.checking.findings.found import Found, also, amount_words
from constat.model.amount import Bound
from constat.model.finding import FindingEvidence
from constat.model.interval import interval_of, meets
from constat.model.span import Span
from constat.reading.amounts import AmountMark
from constat.reading.english.checks import FALLING, MULTIPLES, RISING
from constat.reading.number_kinds import NumberKind

Proof = tuple[FindingEvidence, ...]
_COUNTS = (NumberKind.COUNT, NumberKind.MONEY)
_REACH = 8
"""Words between a word of change and the numbers that it is about."""
_LOOSE = 0.17
"""How far a multiple may lie from what it says, as a share: "doubled" is said from 1.67 to 2.4 times."""
_PERCENT_SLACK = 1.5
"""Points by which a percentage may lie beside its numbers beyond rounding: the numbers are often rounded themselves."""
_EXACT_ENOUGH = frozenset({Bound.EXACT, Bound.ABOUT, Bound.AT_LEAST, Bound.AT_MOST})
_SKIP = frozenset(
    {"the", "a", "an", "last", "some", "about", "around", "just", "only", "nearly", "almost", "over", "more", "than", "under"}
)


def change_contradicted(case: Case) -> Iterator[Found]:
    """A change that its own numbers speak against: "up from 300 to 250", "doubled from 100 to 130", "a rise of 50 per cent from 100 to 120"."""
    marked = case.marks.marked
    reported: set[int] = set()
    for sentence in range(len(marked.sentences)):
        first, last = marked.sentence_tokens(sentence)
        amounts = case.amounts(first, last)
        for before, after, way_at in _changes(case, amounts, first):
            if after.first not in reported:
                found = _judged(case, before, after, way_at, amounts, (first, last))
                if found is not None:
                    reported.add(after.first)
                    yield found


def _changes(case: Case, amounts: list[AmountMark], first: int) -> Iterator[tuple[AmountMark, AmountMark, int]]:
    """Pairs of numbers told as before and after one change, with the token of the word that says which way."""
    words = case.marks.marked.tokens.words
    counts = [mark for mark in amounts if mark.kind in _COUNTS and mark.amount.bound in _EXACT_ENOUGH]
    for one, two in itertools.pairwise(counts):
        if one.kind is not two.kind or one.unit != two.unit or not _alike(case, one, two):
            continue
        if _led_by(words, one, first) == "from" and "to" in words[one.last : two.first] and two.first - one.last <= _REACH:
            at = _way_before(words, one.first, first)
            if at is not None:
                yield one, two, at
        elif _led_by(words, one, first) == "to" and _led_by(words, two, one.last) == "from" and two.first - one.last <= _REACH:
            at = _way_before(words, one.first, first)
            if at is not None:
                yield two, one, at
        elif _led_by(words, two, one.last) == "from" and two.first - one.last <= _REACH + 6:
            at = _way_before(words, two.first, one.last)
            if at is not None and "to" not in words[one.last : two.first]:
                yield two, one, at
        elif (
            {"double", "twice", "triple"} & set(words[one.last : two.first])
            and two.first - one.last <= _REACH
            and "the" in words[one.last : two.first]
        ):
            yield two, one, next(at for at in range(one.last, two.first) if words[at] in ("double", "twice", "triple"))


def _alike(case: Case, one: AmountMark, two: AmountMark) -> bool:
    """Whether the two numbers may count the same: they do not stand before nouns of different kinds."""
    marked = case.marks.marked

    def nouns(mark: AmountMark) -> set[str]:
        for at in range(mark.core_end, mark.core_end + 3):
            if at in marked.noun_at:
                return {sense.noun_class for sense in marked.noun_at[at][1]}
            if marked.tokens.words[at : at + 1] == ["the"]:
                break
        return set()

    first, second = nouns(one), nouns(two)
    return not first or not second or bool(first & second)


def _led_by(words: list[str], mark: AmountMark, floor: int) -> str:
    """The word that leads to a number, small words and qualifiers passed over."""
    at = mark.first - 1
    if at >= floor and words[mark.first] in ("from", "to"):
        return words[mark.first]
    while at >= floor and words[at] in _SKIP:
        at -= 1
    return words[at] if at >= floor else ""


def _way_before(words: list[str], at: int, floor: int) -> int | None:
    """The nearest word of change before a token."""
    for place in range(at - 1, max(floor, at - _REACH) - 1, -1):
        if words[place] in RISING or words[place] in FALLING or words[place] in MULTIPLES:
            return place
    return None


def _judged(
    case: Case, before: AmountMark, after: AmountMark, way_at: int, amounts: list[AmountMark], bounds: tuple[int, int]
) -> Found | None:
    marked = case.marks.marked
    one, two = interval_of(before.amount), interval_of(after.amount)
    low, high = before.amount.low or before.amount.high, after.amount.low or after.amount.high
    if not low or not high:
        return None
    word = marked.tokens.words[way_at]
    said = f"from {amount_words(before.amount)} to {amount_words(after.amount)}"
    span = Span(
        marked.tokens.starts[min(way_at, before.first, after.first)], marked.tokens.ends[max(way_at + 1, before.last, after.last) - 1]
    )
    proof = (
        also(_span(case, before), f"before: {amount_words(before.amount)}"),
        also(_span(case, after), f"after: {amount_words(after.amount)}"),
    )
    if word in MULTIPLES:
        return _multiple(span, word, low, high, said, proof, marked.tokens.words[max(bounds[0], way_at - 3) : way_at])
    if not meets(one, two) and (high < low) is (word in RISING):
        return Found(span, f"told as a {'rise' if word in RISING else 'fall'}, but {said} is a {'fall' if high < low else 'rise'}", proof)
    percent = next((mark for mark in amounts if mark.kind is NumberKind.PERCENT and abs(mark.first - way_at) <= _REACH), None)
    if percent is not None and percent.amount.low is not None:
        return _percentage(case, span, percent, low, high, said, proof)
    return None


def _span(case: Case, mark: AmountMark) -> Span:
    tokens = case.marks.marked.tokens
    return Span(tokens.starts[mark.first], tokens.ends[mark.last - 1])


def _multiple(span: Span, word: str, low: float, high: float, said: str, proof: Proof, lead: list[str]) -> Found | None:
    times, wanted = high / low, MULTIPLES[word]
    if "more" in lead and times >= wanted * (1 - _LOOSE):
        return None
    if re.fullmatch(r"nearly|almost", " ".join(lead[-1:])) and times <= wanted and times >= wanted * 0.7:
        return None
    if wanted * (1 - _LOOSE) <= times <= wanted * (1 + _LOOSE + 0.03):
        return None
    return Found(span, f"told as “{word}”, but {said} is {times:.2g} times as many", proof)


def _percentage(case: Case, span: Span, percent: AmountMark, low: float, high: float, said: str, proof: Proof) -> Found | None:
    told = percent.amount.low or 0.0
    real = abs(high - low) / low * 100
    if abs(told - real) <= max(_PERCENT_SLACK, 0.06 * real):
        return None
    return Found(
        span, f"told as {told:g} per cent, but {said} is {real:.0f} per cent", (also(_span(case, percent), f"{told:g} per cent"), *proof)
    )
