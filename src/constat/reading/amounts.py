"""Numbers in a text: their value as written, how they are bounded, and what kind of number each is.

Works on tokens. Every number is marked, counts and the rest alike; what a count counts is decided later.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

from constat.model.amount import Amount, Bound
from constat.reading.english import numbers as english
from constat.reading.tokens import Tokens


class NumberKind(Enum):
    """What a number is, as far as the words that touch it tell."""

    COUNT = "count"
    MONEY = "money"
    DURATION = "duration"
    AGE = "age"
    PERCENT = "percent"
    CLOCK = "clock"
    LABEL = "label"
    MEASURE = "measure"
    ORDINAL = "ordinal"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class _Number:
    low: float
    end: int
    vague: bool = False
    spelled: bool = False
    start: int = -1


def mark_amounts(tokens: Tokens, plain: str) -> list[AmountMark]:
    """Find every number, in order; none overlap. plain is the text with its capitals, its marks made plain."""
    words = tokens.words
    marks: list[AmountMark] = []
    index = 0
    size = len(words)
    starters = _STARTERS
    while index < size:
        word = words[index]
        if not (word[0].isdigit() or word in starters):
            index += 1
            continue
        mark = _amount_at(tokens, plain, index, marks[-1].last if marks else 0)
        if mark is None:
            index += 1
        else:
            marks.append(mark)
            index = max(mark.last, index + 1)
    return _carry_bounds(_join_terms(marks, words), words)


_STARTERS = (
    frozenset(english.SMALL_NUMBERS)
    | frozenset(english.VAGUE_PLURALS)
    | {"a", "half", "several", "many", "couple", "dozen", "hundred", "thousand", "million", "few", "quarter", "multiple"}
)


def _amount_at(tokens: Tokens, plain: str, index: int, floor: int) -> AmountMark | None:
    words = tokens.words
    first = _number_at(tokens, index)
    if first is None or (first.spelled and _part_of_name(tokens, index, first.end)):
        return None
    core = index
    currency, core = _currency_before(tokens, core, floor)
    low, high, end, spelled = first.low, first.low, first.end, first.spelled
    bound: Bound | None = Bound.VAGUE if first.vague else None
    second = _range_end(tokens, core, first, floor)
    if second is not None:
        low, high, end = second.start_low, second.high, second.end
        bound = Bound.RANGE
    kind, unit, end = _kind(tokens, plain, core, index, end, currency, low)
    first_token, end, bound = _bound(words, core, end, floor, bound, kind, tokens)
    amount = _as_amount(low, high, bound)
    if kind is NumberKind.DURATION:
        amount, end = _duration(tokens, amount, index, end, bound)
        unit = "months"
    return AmountMark(
        first_token,
        end,
        core,
        max(end, core + 1) if kind is NumberKind.DURATION else first.end if second is None else second.end,
        amount,
        kind,
        unit,
        spelled,
    )


def _as_amount(low: float, high: float, bound: Bound) -> Amount:
    if bound in (Bound.AT_LEAST, Bound.VAGUE):
        return Amount(low, None, bound)
    if bound is Bound.AT_MOST:
        return Amount(None, high, bound)
    return Amount(low, high, bound)


# ---------------------------------------------------------------- one number


def _number_at(tokens: Tokens, index: int) -> _Number | None:
    word = tokens.words[index]
    if word[0].isdigit():
        return _digits_at(tokens, index)
    return _vague_at(tokens.words, index) or _spelled_at(tokens, index)


def _digits_at(tokens: Tokens, index: int) -> _Number | None:
    words, starts, ends = tokens.words, tokens.starts, tokens.ends
    value = _digits_value(words[index])
    if value is None:
        return None
    end = index + 1
    # "10 000": thousands set apart by one space, as the French press writes them.
    while (
        end < len(words)
        and words[end].isdigit()
        and len(words[end]) == 3
        and starts[end] - ends[end - 1] == 1
        and words[end - 1].isdigit()
        and len(words[index]) <= 3
        and (words[end] == "000" or end > index + 1)
    ):
        value = value * 1000 + int(words[end])
        end += 1
    magnitude, end = _magnitude_after(tokens, end, value)
    return _Number(value * magnitude, end)


def _digits_value(word: str) -> float | None:
    groups = word.split(",")
    if len(groups) > 1 and all(len(group) == 3 for group in groups[1:-1]) and len(groups[-1].split(".")[0]) == 3 and len(groups[0]) <= 3:
        word = "".join(groups)
    elif len(groups) > 1:
        # "1,30": not thousands; the part before the comma is the number, unless it is a decimal comma.
        word = word.replace(",", ".", 1) if len(groups) == 2 and len(groups[1]) <= 2 else groups[0]
    pieces = word.split(".")
    if len(pieces) > 2:
        return float("".join(pieces)) if all(len(piece) == 3 for piece in pieces[1:]) and len(word) <= 15 else None
    if len(pieces) == 2 and len(pieces[1]) == 3 and len(pieces[0]) <= 3 and pieces[0] != "0":
        # "1.500": people and boats are never told to the thousandth, so the stop sets thousands apart.
        return float("".join(pieces))
    return float(word) if len(word) <= 15 else None


def _magnitude_after(tokens: Tokens, end: int, value: float) -> tuple[float, int]:
    words = tokens.words
    if end >= len(words):
        return 1, end
    word = words[end]
    stuck = tokens.starts[end] == tokens.ends[end - 1]
    if stuck and word in english.STUCK_MAGNITUDES:
        paid = _currency_before(tokens, end - 1, 0)[0] or (words[end + 1 : end + 2] and words[end + 1] in english.CURRENCY_WORDS)
        if word == "m" and not paid and value == int(value):
            return 1, end  # "a 12m boat" is twelve metres
        return english.STUCK_MAGNITUDES[word], end + 1
    if word == "-" and end + 1 < len(words) and words[end + 1] in english.MAGNITUDES:
        return english.MAGNITUDES[words[end + 1]], end + 2
    if word in ("bn", "mn", "mln") or (word in ("m", "k") and _currency_before(tokens, end - 1, 0)[0]):
        return english.STUCK_MAGNITUDES[word], end + 1
    if word == "grand" and value < 1000:
        return 1000, end  # the word itself is left for the currency
    if word in english.MAGNITUDES and word != "score":
        magnitude = english.MAGNITUDES[word]
        after, end = _magnitude_after(tokens, end + 1, value * magnitude)
        return magnitude * after, end
    return 1, end


def _vague_at(words: list[str], index: int) -> _Number | None:
    word = words[index]
    size = len(words)
    if word in english.VAGUE_PLURALS:
        if index + 2 < size and words[index + 1] == "of" and (word, words[index + 2]) in english.VAGUE_MULTIPLES:
            return _Number(english.VAGUE_MULTIPLES[word, words[index + 2]], index + 3, vague=True, spelled=True)
        return _Number(english.VAGUE_PLURALS[word], index + 1, vague=True, spelled=True)
    for length in (3, 2, 1):
        determiner = tuple(words[index : index + length])
        if determiner in english.VAGUE_DETERMINERS and index + length < size and words[index + length] in english.VAGUE_SINGULARS:
            return _Number(english.VAGUE_SINGULARS[words[index + length]], index + length + 1, vague=True, spelled=True)
    return None


def _spelled_at(tokens: Tokens, index: int) -> _Number | None:
    words = tokens.words
    size = len(words)
    word = words[index]
    rest = tuple(words[index + 1 : index + 4])
    if word == "half" and rest[:1] in (("a",), ("-",)):
        after = 3 if rest[1:2] == ("-",) else 2
        if index + after < size and words[index + after] in english.MAGNITUDES:
            return _Number(english.MAGNITUDES[words[index + after]] / 2, index + after + 1, spelled=True)
        return None
    if word == "quarter" and rest == ("of", "a", "million"):
        return _Number(250_000, index + 4, spelled=True)
    if word == "a":
        if rest[:1] and rest[0] in english.MAGNITUDES:
            return _spelled_run(tokens, index, index + 1, opened=True)
        if rest[:2] == ("pair", "of"):
            return _Number(2, index + 3, spelled=True)
        if rest[:2] == ("couple", "of") and rest[2:3] and rest[2] in ("hundred", "thousand", "million", "dozen"):
            return _Number(2 * english.MAGNITUDES[rest[2]], index + 4, spelled=True)
        if rest[:2] == ("couple", "of") or (
            rest[:1] == ("couple",) and rest[1:2] != ("with",) and rest[1:2] and rest[1] in ("dozen", "hundred")
        ):
            return _Number(2, index + 2 + (rest[1] == "of"), spelled=True)
        return None
    if word in ("hundred", "thousand", "million", "dozen"):
        return (
            _spelled_run(tokens, index, index, opened=True)
            if index == 0 or words[index - 1] in ("the", "every", "per", "last", "first", "over", "about")
            else None
        )
    if word in english.SMALL_NUMBERS:
        return _spelled_run(tokens, index, index, opened=False)
    return None


def _spelled_run(tokens: Tokens, start: int, index: int, *, opened: bool) -> _Number | None:
    """Add up a run of number words: "two hundred and fifty thousand"."""
    words = tokens.words
    size = len(words)
    total = 0.0
    current = 1.0 if opened else 0.0
    last = 0.0
    end = start
    while index < size:
        word = words[index]
        if (word in english.TENS and last == 0) or (
            word in english.ONES and (last == 0 or (last >= 20 and last % 10 == 0 and last < 100 and english.ONES[word] < 10))
        ):
            last = english.SMALL_NUMBERS[word] + (last if word in english.ONES else 0)
            current = (
                (current - (last - english.SMALL_NUMBERS[word]) + last)
                if word in english.ONES and last > english.SMALL_NUMBERS[word]
                else current + last
            )
            end = index + 1
            index += 1
        elif (
            word == "-"
            and end == index
            and index + 1 < size
            and (words[index + 1] in english.ONES or words[index + 1] in english.MAGNITUDES)
            and last
        ):
            index += 1
        elif word in english.MAGNITUDES and (current or opened):
            magnitude = english.MAGNITUDES[word]
            if magnitude == 100 or magnitude in (12, 20):
                current = max(current, 1) * magnitude
            else:
                total += max(current, 1) * magnitude
                current = 0.0
            last, opened = 0.0, False
            end = index + 1
            index += 1
        elif (
            word == "and"
            and end == index
            and last == 0
            and (current >= 100 or total)
            and index + 1 < size
            and words[index + 1] in english.SMALL_NUMBERS
        ):
            index += 1
        elif word == "and" and end == index and words[index + 1 : index + 3] == ["a", "half"]:
            current += 0.5
            end = index + 3
            index += 3
        elif word == "-" and end == index and words[index + 1 : index + 6] == ["and", "-", "a", "-", "half"]:
            current += 0.5
            end = index + 6
            index += 6
        else:
            break
    value = total + current
    return _Number(value, end, spelled=True) if end > start and value == value and value > 0 else None


# ---------------------------------------------------------------- ranges


@dataclass(frozen=True, slots=True)
class _Range:
    start_low: float
    high: float
    end: int


_CHANGES = frozenset(
    "rose rise risen rising fell fall fallen falling grew grow grown growing dropped drop dropping increased increase increasing decreased decrease went gone going up down climbed jumped soared cut reduced "
    "doubled tripled shot surged swelled slashed raised raising moved revised extended".split()
)


def _range_end(tokens: Tokens, core: int, first: _Number, floor: int) -> _Range | None:
    words = tokens.words
    end = first.end
    if end + 1 >= len(words) or first.vague:
        return None
    joint = words[end]
    before = words[core - 1] if core > floor else ""
    if joint == "and":
        if before != "between":
            return None
    elif joint == "to":
        changes = any(word in _CHANGES for word in words[max(floor, core - 6) : core])
        if changes or (before == "from" and not _may_span(words, core, end)):
            return None  # a change from one number to another, each a figure of its own
    elif joint == "or":
        if first.low > 20:
            return None
    elif joint != "-" or tokens.starts[end] > tokens.ends[end - 1]:
        return None
    at = end + 1
    if at < len(words) and words[at] in english.CURRENCY_MARKS:
        at += 1
    if at >= len(words) or not (words[at][0].isdigit() or words[at] in english.SMALL_NUMBERS):
        return None
    second = _number_at(tokens, at)
    if second is None or second.vague or (joint == "-" and first.spelled != second.spelled):
        return None
    if len(words[core]) == 4 and words[core].isdigit() and 1900 <= first.low <= 2099 and not 1900 <= second.low <= 2099:
        return None  # "in 2024 to 12,313": a year and a number
    low = first.low
    if (
        second.low >= 1000
        and low < 1000
        and words[second.end - 1] in english.MAGNITUDES | english.STUCK_MAGNITUDES.keys()
        and words[first.end - 1] not in english.MAGNITUDES
    ):
        low *= english.MAGNITUDES.get(words[second.end - 1]) or english.STUCK_MAGNITUDES[words[second.end - 1]]
    if low >= second.low or (joint == "or" and second.low > low + 10):
        return None
    if joint == "-" and (tokens.starts[at] - tokens.ends[end] > 1 or second.low > 40 * low):
        return None
    if joint == "to" and second.low > 20 * low:
        return None
    return _Range(low, second.low, second.end)


def _may_span(words: list[str], core: int, end: int) -> bool:
    """Whether "from X to Y" names the ends of a span: prices and terms do, and what ranges."""
    if core > 1 and words[core - 2] in ("ranging", "ranged", "range", "ranges", "anywhere", "anything", "varying"):
        return True
    return words[core] in english.CURRENCY_MARKS or any(
        word in english.DURATION_UNITS or word in english.CURRENCY_WORDS for word in words[end + 2 : end + 5]
    )


# ---------------------------------------------------------------- bounds


def _bound(
    words: list[str], core: int, end: int, floor: int, bound: Bound | None, kind: NumberKind, tokens: Tokens
) -> tuple[int, int, Bound]:
    """The first token of the qualifiers, the end with any trailing one, and the bound that they make."""
    first = core
    found: Bound | None = None
    for _ in range(3):
        hit = _qualifier_before(words, first, floor)
        if hit is None:
            break
        if hit[1] is not Bound.EXACT and words[first] == "the":
            break  # "more than the 300 of last year" compares; it does not bound
        if words[hit[0]] == "over" and hit[0] > floor and words[hit[0] - 1] in _QUARRELS:
            break
        first, qualifier = hit
        if qualifier is not Bound.EXACT and found in (None, Bound.ABOUT, Bound.EXACT):
            found = qualifier
    for length in (2, 1):
        trailer = english.TRAILERS.get(tuple(words[end : end + length]))
        if trailer is not None:
            stuck = words[end] in "-+" and tokens.starts[end] == tokens.ends[end - 1]
            follows = words[end + length] if end + length < len(words) else ""
            if (words[end] not in "-+" and not (follows[:1].isdigit() or follows in english.SMALL_NUMBERS)) or stuck:
                end += length
                if trailer is not Bound.EXACT:
                    found = trailer
                break
    if bound is Bound.VAGUE:
        return first, end, Bound.VAGUE
    if bound is Bound.RANGE:
        if first > floor and words[first - 1] in ("between", "from"):
            first -= 1
        return first, end, Bound.RANGE
    if found is None and first > floor and words[first - 1] == "~":
        found = Bound.ABOUT
    return first, end, found or Bound.EXACT


_QUARRELS = frozenset(
    "row rows spat anger fury quarrel dispute clash concern concerns questions outrage uproar storm warning criticism deal talks hands pay split spread".split()
)


def _qualifier_before(words: list[str], index: int, floor: int) -> tuple[int, Bound] | None:
    for length in range(min(english.LONGEST_QUALIFIER, index - floor), 0, -1):
        qualifier = english.QUALIFIERS.get(tuple(words[index - length : index]))
        if qualifier is not None:
            return index - length, qualifier
    return None


def _currency_before(tokens: Tokens, core: int, floor: int) -> tuple[str | None, int]:
    if core > floor and tokens.words[core - 1] in english.CURRENCY_MARKS:
        mark = tokens.words[core - 1]
        start = core - 1
        if (
            mark == "$"
            and start > floor
            and tokens.words[start - 1] in ("us", "a", "au", "c", "nz", "hk")
            and tokens.ends[start - 1] == tokens.starts[start]
        ):
            return ("USD" if tokens.words[start - 1] == "us" else "other"), start - 1
        return english.CURRENCY_MARKS[mark], start
    return None, core


# ---------------------------------------------------------------- kinds


def _kind(
    tokens: Tokens, plain: str, core: int, index: int, end: int, currency: str | None, value: float
) -> tuple[NumberKind, str | None, int]:
    """What kind of number it is, its unit, and the end with the unit's word."""
    words = tokens.words
    after = words[end] if end < len(words) else ""
    stuck = end < len(words) and tokens.starts[end] == tokens.ends[end - 1]
    if currency is not None:
        return NumberKind.MONEY, currency, end
    if after in english.CURRENCY_WORDS:
        return NumberKind.MONEY, english.CURRENCY_WORDS[after], end + 1
    if after == "grand" and value % 1000 == 0:
        return NumberKind.MONEY, "GBP", end + 1
    if after in english.OTHER_MONEY or (core > 0 and words[core - 1] == "¥"):
        return NumberKind.MEASURE, None, end
    if after in english.PERCENT or (after == "per" and words[end + 1 : end + 2] == ["cent"]) or (after == "percentage"):
        return NumberKind.PERCENT, None, end
    if _is_age(tokens, plain, core, end, value):
        return NumberKind.AGE, None, end
    if _is_clock(tokens, core, end, stuck):
        return NumberKind.CLOCK, None, end
    if stuck and after in ("st", "nd", "rd", "th") and words[index][0].isdigit():
        return NumberKind.ORDINAL, None, end
    if _is_label(tokens, core):
        return NumberKind.LABEL, None, end
    unit_at = end + 1 if after == "-" and not _spaced(tokens, end) else end
    unit = words[unit_at] if unit_at < len(words) else ""
    if unit in english.DURATION_UNITS:
        return NumberKind.DURATION, "months", end
    if unit in english.SHORT_DURATIONS or (
        unit in english.MEASURE_UNITS and not (unit in ("in", "m", "c", "f", "x", "square", "stone") and not stuck)
    ):
        return NumberKind.MEASURE, None, end
    if words[end : end + 2] in (["nautical", "miles"], ["square", "miles"]) or after == "°":
        return NumberKind.MEASURE, None, end
    if _is_year(tokens, core, end, value):
        return NumberKind.YEAR, None, end
    return NumberKind.COUNT, None, end


def _spaced(tokens: Tokens, index: int) -> bool:
    return index + 1 < len(tokens) and tokens.starts[index + 1] > tokens.ends[index]


def _is_age(tokens: Tokens, plain: str, core: int, end: int, value: float) -> bool:
    words = tokens.words
    if value > 115:
        return False
    after = [word for word in words[end : end + 5] if word != "-"][:3]
    if after[:2] in (
        ["year", "old"],
        ["years", "old"],
        ["month", "old"],
        ["months", "old"],
        ["week", "old"],
        ["weeks", "old"],
        ["year", "olds"],
        ["day", "old"],
        ["days", "old"],
    ) or after[:3] == ["years", "of", "age"]:
        return True
    before = words[max(0, core - 3) : core]
    if before[-1:] in (["aged"], ["age"]) or before[-2:] in (
        ["aged", "between"],
        ["ages", "of"],
        ["aged", "over"],
        ["aged", "under"],
        ["age", "of"],
        ["ages", "from"],
        ["aged", "from"],
        ["aged", "about"],
        ["aged", "around"],
        ["aged", "just"],
    ):
        return True
    if (
        after[:1] in (["s"], ["'s"])
        and end < len(words)
        and tokens.starts[end] == tokens.ends[end - 1]
        and value in (10, 16, 18, 20, 21, 30, 40, 50, 60, 65, 70, 80, 90)
    ):
        return True
    if (
        before[-1:] in (["under"], ["over"])
        and value in (16, 18, 21, 65)
        and not (
            end < len(words) and words[end].isalpha() and words[end] not in ("and", "or", "were", "was", "who", "at", "in", "including")
        )
    ):
        return True
    if before[-2:] in (["under", "-"], ["over", "-"]):
        return True
    return _is_age_between_commas(tokens, plain, core, end, value)


def _is_age_between_commas(tokens: Tokens, plain: str, core: int, end: int, value: float) -> bool:
    """Such as "Rebwar Ahmed, 36, was": a number between commas after a name; "(25)" after one likewise."""
    words = tokens.words
    if core < 2 or value < 1 or value != int(value):
        return False
    mark = words[core - 1]
    closing = words[end] if end < len(words) else "\n"
    if mark == "(":
        return closing == ")" and words[core - 2].isalpha()
    before = words[core - 2]
    if mark != "," or not before.isalpha() or not (plain[tokens.starts[core - 2]].isupper() or before in _PEOPLE_WITH_AGES):
        return False
    return (
        closing
        in (
            ",",
            ".",
            ";",
            ")",
            "\n",
            "and",
            "who",
            "from",
            "was",
            "is",
            "an",
            "a",
            "has",
            "had",
            "told",
            "said",
            ":",
            "-",
            "pleaded",
            "were",
            "both",
        )
        and end - core == 1
    )


_PEOPLE_WITH_AGES = frozenset(
    "man woman boy girl mother father son daughter husband wife driver student brother sister teenager suspect mum dad".split()
)


def _is_clock(tokens: Tokens, core: int, end: int, stuck: bool) -> bool:
    words = tokens.words
    after = words[end] if end < len(words) else ""
    if after in ("am", "pm", "gmt", "bst", "cet", "hrs", "utc", "o") and (after != "am" or stuck or words[end - 1][0].isdigit()):
        return after != "o" or words[end + 1 : end + 3] == ["'", "clock"] or words[end + 1 : end + 2] == ["clock"]
    if after in ("a", "p") and words[end + 1 : end + 3] == [".", "m"]:
        return True
    if after == ":" and stuck and end + 1 < len(words) and words[end + 1].isdigit() and len(words[end + 1]) == 2:
        return True
    if (
        core > 1
        and words[core - 1] == ":"
        and words[core - 2].isdigit()
        and tokens.starts[core] == tokens.ends[core - 1] == tokens.ends[core - 2] + 1
    ):
        return True
    return stuck and after == "h" and words[end - 1].isdigit()


def _is_label(tokens: Tokens, core: int) -> bool:
    words, starts, ends = tokens.words, tokens.starts, tokens.ends
    if core == 0:
        return False
    before = words[core - 1]
    if ends[core - 1] == starts[core] and (
        before.isalpha()
        or before in "#_@/&"
        or (
            before == "-"
            and core > 1
            and words[core - 2].isalpha()
            and ends[core - 2] == starts[core - 1]
            and words[core - 2] not in english.SMALL_NUMBERS
        )
    ):
        return before != "-" or words[core - 2] not in ("mid", "some", "around", "about")
    if before in english.LABELS and words[core][0].isdigit():
        return before not in (
            "number",
            "group",
            "part",
            "figure",
            "world",
            "company",
            "unit",
            "size",
            "class",
            "house",
            "issue",
            "room",
            "bus",
            "train",
            "line",
        )
    return before == "." and core > 1 and words[core - 2] == "no"


def _is_year(tokens: Tokens, core: int, end: int, value: float) -> bool:
    word = tokens.words[core]
    return len(word) == 4 and word.isdigit() and 1900 <= value <= 2099 and end == core + 1


_NAME_AFTER = frozenset({"-"})


def _part_of_name(tokens: Tokens, index: int, end: int) -> bool:
    """Whether a number word is part of a compound that counts nothing ("one-way", "one another", "no one")."""
    words = tokens.words
    if words[index] != "one":
        return False
    after = words[end : end + 2]
    before = words[index - 1] if index else ""
    return after[:1] in (["another"], ["'s"], ["day"], ["thing"], ["time"], ["side"], ["reason"], ["way"], ["-"], ["by"]) or before in (
        "no",
        "any",
        "every",
        "each",
        "this",
        "that",
        "which",
        "the",
        "-",
        "last",
        "next",
        "only",
        "no-",
        "some",
        "day",
    )


def _join_terms(marks: list[AmountMark], words: list[str]) -> list[AmountMark]:
    """Make a range of two terms: "between ten months and two years", "13 years to 27 years"."""
    joined: list[AmountMark] = []
    for mark in marks:
        last = joined[-1] if joined else None
        if last is not None and last.kind is mark.kind is NumberKind.DURATION and last.last + 1 == mark.first:
            joint = words[last.last]
            opened = words[last.first] == "between" or (last.first > 0 and words[last.first - 1] == "between")
            if (
                ((joint == "and" and opened) or (joint == "to" and words[last.first - 1] != "from"))
                and last.amount.low
                and mark.amount.high
                and last.amount.low < mark.amount.high
            ):
                joined[-1] = AmountMark(
                    last.first,
                    mark.last,
                    last.core,
                    mark.core_end,
                    Amount(last.amount.low, mark.amount.high, Bound.RANGE),
                    NumberKind.DURATION,
                    "months",
                    last.spelled,
                )
                continue
        joined.append(mark)
    return joined


def _carry_bounds(marks: list[AmountMark], words: list[str]) -> list[AmountMark]:
    """Give a sum in brackets the bound of the sum it converts: "up to €7,000 (£6,400)" is up to £6,400 too."""
    for place in range(1, len(marks)):
        one, two = marks[place - 1], marks[place]
        if (
            one.kind is two.kind is NumberKind.MONEY
            and two.first == one.last + 1
            and words[one.last] == "("
            and two.amount.bound is Bound.EXACT
            and one.unit != two.unit
        ):
            value = two.amount.low
            if value is not None and one.amount.bound in (Bound.AT_LEAST, Bound.AT_MOST, Bound.ABOUT):
                marks[place] = replace(two, amount=_as_amount(value, value, one.amount.bound))
    return marks


def _duration(tokens: Tokens, amount: Amount, index: int, end: int, bound: Bound) -> tuple[Amount, int]:
    """Turn years, weeks and days into months, adding up "two years and two months"."""
    words = tokens.words
    unit_at = end + 1 if words[end] == "-" else end
    factor = english.DURATION_UNITS[words[unit_at]]
    end = unit_at + 1
    extra = 0.0
    at = end
    while at < len(words) and words[at] in (",", "and"):
        at += 1
    if words[unit_at].startswith("year") and at < len(words) and at <= end + 2:
        more = _number_at(tokens, at) if words[at][0].isdigit() or words[at] in english.SMALL_NUMBERS else None
        if more is not None and more.end < len(words):
            month_at = more.end + 1 if words[more.end] == "-" else more.end
            if month_at < len(words) and words[month_at].startswith("month") and more.low < 12:
                extra = more.low
                end = month_at + 1
    if words[end : end + 3] == ["and", "a", "half"] and words[unit_at].startswith("year"):
        extra, end = 6.0, end + 3

    def months(value: float | None) -> float | None:
        return None if value is None else round(value * factor + extra, 4)

    return Amount(months(amount.low), months(amount.high), amount.bound), end
