"""What bounds a number: the qualifiers before and after it, and the second end of a range."""

from __future__ import annotations

from constat.model.amount import Bound
from constat.reading.english import numbers as english
from constat.reading.numerals import Numeral, numeral_at
from constat.reading.tokens import Tokens

_MOST_QUALIFIERS = 3
"""How many qualifiers may follow one another ("up to a further 30")."""
_WIDEST = {"-": 40, "to": 20}
"""How many times the lower end of a range the upper one may be; beyond that the two numbers are no range."""
_NEXT = 1.5
"""How many times the one number the other may be for "or" to join them: "150 or 200", "eight or nine thousand"."""
_JOINTS = frozenset(["and", "or", "to", "-"])
"""What may stand between the ends of a range."""
_EXACT = Bound.EXACT
_NEAR_TRAILER = 3
"""How many words may stand between a number and a trailer that bounds it ("20 people or more")."""


def qualified(tokens: Tokens, core: int, floor: int) -> tuple[int, Bound | None]:
    """The first token of the qualifiers before a number, and the bound that they set, if any."""
    words = tokens.words
    first = core
    found: Bound | None = None
    for _ in range(_MOST_QUALIFIERS):
        start, qualifier = _qualifier_before(words, first, floor)
        if qualifier is None:
            break
        if qualifier is not _EXACT and words[first] == "the":
            break  # "more than the 300 of last year" compares; it does not bound
        if start > floor and _is_particle(words, start, first):
            break
        first = start
        if qualifier is not _EXACT and (found is None or found is Bound.ABOUT):
            found = qualifier
    if found is None and first > floor and words[first - 1] == "~":
        found = Bound.ABOUT
    return first, found


def _is_particle(words: list[str], start: int, end: int) -> bool:
    """Whether what looks like a qualifier belongs to the word before it: "hand over £5m", "row over 200 migrants"."""
    return words[start - 1] in english.PARTICLES.get(" ".join(words[start:end]), ())


def _qualifier_before(words: list[str], index: int, floor: int) -> tuple[int, Bound | None]:
    if index <= floor:
        return index, None
    for phrase, qualifier in english.QUALIFIERS_BY_LAST.get(words[index - 1], ()):
        start = index - len(phrase)
        if start >= floor and words[start:index] == phrase:
            return start, qualifier
    return index, None


def trailed(tokens: Tokens, end: int) -> tuple[int, Bound | None]:
    """Where a number ends with the qualifier right after it ("650 or more"), and the bound that sets, if any."""
    words = tokens.words
    if end >= len(words) or words[end] not in english.FIRST_OF_TRAILERS:
        return end, None
    for length in (2, 1):
        trailer = english.TRAILERS.get(tuple(words[end : end + length]))
        if trailer is None or end + length > len(words):  # the last word alone is no two
            continue
        mark = words[end] in "-+"
        follows = words[end + length] if end + length < len(words) else ""
        if tokens.starts[end] == tokens.ends[end - 1] if mark else not (follows[:1].isdigit() or follows in english.SMALL_NUMBERS):
            return end + length, trailer
        break
    return end, None


def trailed_after_noun(tokens: Tokens, end: int) -> Bound | None:
    """The bound set by a qualifier a few words on: "20 people or more", "30 of them at least"."""
    words = tokens.words
    for at in range(end + 1, min(end + 1 + _NEAR_TRAILER, len(words) - 1)):
        if not words[at - 1].isalpha() or words[at - 1] in english.SMALL_NUMBERS:
            return None
        bound = english.TRAILERS_AFTER_NOUN.get((words[at], words[at + 1]))
        if bound is not None:
            return bound if words[at + 2 : at + 3] in (["."], [","], ["\n"], [], [";"], [")"], ['"'], ["-"]) else None
    return None


# ---------------------------------------------------------------- ranges


def range_from(tokens: Tokens, core: int, number: Numeral, floor: int) -> tuple[float, Numeral] | None:
    """The lower end and the second number of a range that begins with a number: "500 to 800", "between 30 and 40"."""
    words = tokens.words
    if number.end + 1 >= len(words) or words[number.end] not in _JOINTS or number.vague or not _joins(tokens, core, number, floor):
        return None
    joint = words[number.end]
    at = number.end + 1
    if words[at] in english.CURRENCY_MARKS:
        at += 1
    if at >= len(words) or not (words[at][0].isdigit() or words[at] in english.SMALL_NUMBERS):
        return None
    second = numeral_at(tokens, at)
    if (
        second is None
        or second.vague
        or (joint == "-" and (number.spelled != second.spelled or tokens.starts[at] - tokens.ends[number.end] > 1))
    ):
        return None
    if words[core].isdecimal() and len(words[core]) == 4 and 1900 <= number.value <= 2099 and not 1900 <= second.value <= 2099:
        return None  # "in 2024 to 12,313": a year and a number
    low = _shared_magnitude(words, number, second)
    if low >= second.value or second.value > _WIDEST.get(joint, float("inf")) * low:
        return None
    if joint == "or" and second.value > max(low + 10, _NEXT * low):
        return None
    return low, second


def _joins(tokens: Tokens, core: int, number: Numeral, floor: int) -> bool:
    """Whether the word after a number may join it to another as the ends of a range."""
    words = tokens.words
    joint = words[number.end]
    before = words[core - 1] if core > floor else ""
    if joint == "and":
        return before == "between"
    if joint == "or":
        return number.end - core == 1 or number.value <= 20
    if joint == "to":
        # A change from one number to another: each is a figure of its own.
        changes = any(word in english.CHANGES for word in words[max(floor, core - 6) : core])
        return not changes and (before != "from" or _may_span(words, core, number.end))
    return joint == "-" and tokens.starts[number.end] == tokens.ends[number.end - 1]


def _may_span(words: list[str], core: int, end: int) -> bool:
    """Whether "from X to Y" names the ends of a span: prices and terms do, and what ranges."""
    if core > 1 and words[core - 2] in english.RANGING:
        return True
    return words[core] in english.CURRENCY_MARKS or any(
        word in english.DURATION_UNITS or word in english.CURRENCY_WORDS for word in words[end + 2 : end + 5]
    )


def _shared_magnitude(words: list[str], number: Numeral, second: Numeral) -> float:
    """The lower end's value, where it shares the other's magnitude: "two to three million"."""
    magnitude = english.MAGNITUDES.get(words[second.end - 1]) or english.STUCK_MAGNITUDES.get(words[second.end - 1])
    if magnitude is None or second.value < 1000 or number.value >= 1000 or words[number.end - 1] in english.MAGNITUDES:
        return number.value
    return number.value * magnitude
