"""What kind of number each number is, as far as the words that touch it tell: a count, money, an age, a clock time."""

from __future__ import annotations

from enum import Enum

from constat.reading.english import numbers as english
from constat.reading.numerals import Numeral
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


_LARGE = 1000


def money_of(tokens: Tokens, number: Numeral, currency: str | None) -> tuple[str | None, int]:
    """The currency of a sum, from the mark before it or the word after it, and where the sum ends."""
    after = _word(tokens, number.end)
    if currency is not None:
        return currency, number.end
    if after in english.CURRENCY_WORDS:
        return english.CURRENCY_WORDS[after], number.end + 1
    named = _word(tokens, number.end + 1)
    if after == "of" and named in english.CURRENCY_WORDS and number.value >= _LARGE:
        return english.CURRENCY_WORDS[named], number.end + 2  # "hundreds of thousands of pounds"
    if after == "-" and named in english.CURRENCY_WORDS and _is_stuck(tokens, number.end + 1):
        return english.CURRENCY_WORDS[named], number.end + 2  # "a 3,000-euro berth"
    if after == "grand" and number.value % 1000 == 0:
        return "GBP", number.end + 1
    return None, number.end


def kind_of(tokens: Tokens, plain: str, core: int, number: Numeral) -> NumberKind:
    """The kind of a number that is no sum of money; core is the token it begins at, plain the text with its capitals."""
    words, end = tokens.words, number.end
    before = words[core - 1] if core else ""
    after = words[end] if end < len(words) else ""
    if after in english.OTHER_MONEY or before == "¥":
        return NumberKind.MEASURE
    if after in english.PERCENT or (after == "per" and _word(tokens, end + 1) == "cent"):
        return NumberKind.PERCENT
    if _is_share(tokens, core, number):
        return NumberKind.PERCENT
    if (before in english.BEFORE_NO_COUNT and words[max(0, core - 3) : core] in english.NO_COUNTS) or _is_difference(words, end):
        return NumberKind.MEASURE
    if number.value <= english.OLDEST and _is_age(tokens, plain, core, number):
        return NumberKind.AGE
    if (after in _AFTER_CLOCK or before in (":", "past")) and _is_clock(tokens, core, end):
        return NumberKind.CLOCK
    stuck = _is_stuck(tokens, end)
    if stuck and not number.spelled and after in ("st", "nd", "rd", "th"):
        return NumberKind.ORDINAL
    if core and (_is_label(tokens, core) or _is_day(words, core, end)):
        return NumberKind.LABEL
    return _measured(tokens, core, number, stuck=stuck)


def _is_share(tokens: Tokens, core: int, number: Numeral) -> bool:
    """Whether a number is a part of a fraction: "three-quarters", "one in five", "six in 10 of them"."""
    end = number.end
    after = _word(tokens, end)
    if number.spelled and (after in english.SHARES or (after == "-" and _word(tokens, end + 1) in english.SHARES)):
        return True
    if after == "in" and number.value < _LARGEST_SHARE:
        return _is_whole_of_share(tokens, end + 1, core)
    return _word(tokens, core - 1) == "in" and _is_whole_of_share(tokens, core, core - 2)


_LARGEST_SHARE = 10
_WHOLES = frozenset({3, 4, 5, 6, 7, 8, 9, 10, 20, 100, 1000})
"""Numbers that shares are told of: "three in five"."""


def _is_whole_of_share(tokens: Tokens, at: int, part_at: int) -> bool:
    """Whether the number at a token is what a share is told of: nothing is counted behind it, unless one of it is told."""
    whole, part = _small(_word(tokens, at)), _word(tokens, part_at)
    if whole not in _WHOLES or whole <= _small(part):
        return False
    after = _word(tokens, at + 1)
    return not after.isalpha() or after in ("of", "was", "were", "is", "are") or (part == "one" and not _word(tokens, at)[0].isdigit())


def _small(word: str) -> float:
    """The value of a word that is a number of its own; of another, more than any share has."""
    return english.SMALL_NUMBERS.get(word) or (float(word) if word.isdecimal() and len(word) <= 4 else float("inf"))


def _is_difference(words: list[str], end: int) -> bool:
    """Whether a number tells by how much something differs, or how many something is made for: "8,500 more than in June", "12-man tents"."""
    if words[end : end + 1] == ["-"]:
        return (
            words[end + 1 : end + 2] != []
            and words[end + 1] in english.MADE_FOR
            and words[end + 2 : end + 3] != []
            and words[end + 2].isalpha()
        )
    return words[end : end + 2] in (["more", "than"], ["fewer", "than"], ["less", "than"])


def _measured(tokens: Tokens, core: int, number: Numeral, *, stuck: bool) -> NumberKind:
    """Whether a unit follows, which makes a number a term or a measure; else it is a year or a count."""
    words, end = tokens.words, number.end
    after = _word(tokens, end)
    unit = _word(tokens, end + 1) if after == "-" and _is_stuck(tokens, end + 1) else after
    if after == "-" and unit in ("figure", "figures", "digit", "digits"):
        return NumberKind.LABEL  # "a four-figure day"
    if unit in english.DURATION_UNITS:
        return NumberKind.DURATION
    if unit in english.SHORT_DURATIONS or (unit in english.MEASURE_UNITS and (stuck or unit not in english.UNITS_ONLY_STUCK)):
        return NumberKind.MEASURE
    if after == "°" or (after in ("nautical", "square") and _word(tokens, end + 1) == "miles"):
        return NumberKind.MEASURE
    word = words[core]
    is_year = len(word) == 4 and word.isdecimal() and 1900 <= number.value <= 2099 and end == core + 1
    return NumberKind.YEAR if is_year else NumberKind.COUNT


def _word(tokens: Tokens, index: int) -> str:
    words = tokens.words
    return words[index] if 0 <= index < len(words) else ""


def _is_stuck(tokens: Tokens, index: int) -> bool:
    """Whether a token stands right after the one before it, without a space."""
    return 0 < index < len(tokens.words) and tokens.starts[index] == tokens.ends[index - 1]


# ---------------------------------------------------------------- ages


_FROM_YOUNGEST = 9
"""Within how many words "the youngest" is told to be of an age."""
_AFTER_AGE = english.AGE_UNITS | {"-", "s", "'s"}
_BEFORE_AGE = english.AGE_LINKS | english.BE_OF_AGES | {"aged", "age", "under", "over", "-", "than"}


def _is_age(tokens: Tokens, plain: str, core: int, number: Numeral) -> bool:
    """Whether the words around a number make it an age; most stand between none that could."""
    before, after = _word(tokens, core - 1), _word(tokens, number.end)
    return (
        (after in _AFTER_AGE and _is_age_by_unit(tokens, number))
        or (before in _BEFORE_AGE and _is_age_by_lead(tokens, core, number))
        or (before in (",", "(") and _is_age_between_commas(tokens, plain, core, number))
    )


def _is_age_by_unit(tokens: Tokens, number: Numeral) -> bool:
    """Such as "24-year-old", "18 years of age", "30s"."""
    end = number.end
    after = [word for word in tokens.words[end : end + 5] if word != "-"][:3]
    if (after[:1] and after[0] in english.AGE_UNITS and after[1:2] in (["old"], ["olds"])) or after == ["years", "of", "age"]:
        return True
    return after[:1] in (["s"], ["'s"]) and _is_stuck(tokens, end) and number.value in english.DECADES_OF_LIFE


def _is_age_by_lead(tokens: Tokens, core: int, number: Numeral) -> bool:
    """Such as "aged 24", "aged between 20 and 30", "under 18", "under-18"."""
    before = tokens.words[max(0, core - 2) : core]
    if before[-1:] in (["aged"], ["age"]) or (
        before[:1] and before[0] in english.AGE_WORDS and before[1:] and before[1] in english.AGE_LINKS
    ):
        return True
    following = _word(tokens, number.end)
    counted = following.isalpha() and following not in english.NOT_COUNTED
    if before[-1:] != [] and before[-1] in english.BE_OF_AGES:
        reach = _FROM_YOUNGEST if before[-1] in ("is", "was") else 2
        return not counted and not english.YOUNGEST.isdisjoint(tokens.words[max(0, core - reach) : core - 1])
    if before[-1:] in (["under"], ["over"]) and number.value in english.AGES_OF_LAW and not counted:
        return True
    return before in (["under", "-"], ["over", "-"]) or (before[-1:] == ["than"] and before[0] in english.OLDER and not counted)


def _is_age_between_commas(tokens: Tokens, plain: str, core: int, number: Numeral) -> bool:
    """Such as "Rebwar Ahmed, 36, was": a number between commas after a name; "(25)" after one likewise."""
    words = tokens.words
    if core < 2 or number.value < 1 or number.value != int(number.value):
        return False
    closing = _word(tokens, number.end) or "\n"
    mark, before = words[core - 1], words[core - 2]
    if mark == "(":
        return closing == ")" and before.isalpha()
    if mark != "," or not before.isalpha() or number.end - core != 1 or closing not in english.AFTER_AN_AGE:
        return False
    return plain[tokens.starts[core - 2]].isupper() or before in english.PEOPLE_WITH_AGES


# ---------------------------------------------------------------- clock times and labels


_AFTER_CLOCK = english.CLOCK_WORDS | {"past", "o", "a", "p", ":", "h"}


def _is_clock(tokens: Tokens, core: int, end: int) -> bool:
    words = tokens.words
    after, stuck = _word(tokens, end), _is_stuck(tokens, end)
    if after in english.CLOCK_WORDS:
        return True
    if after == "past":
        return _word(tokens, end + 1) in english.SMALL_NUMBERS
    if _word(tokens, core - 1) == "past":
        return _word(tokens, core - 2) in english.BEFORE_PAST and _word(tokens, core) in english.SMALL_NUMBERS
    if after == "o":
        return words[end + 1 : end + 3] == ["'", "clock"] or words[end + 1 : end + 2] == ["clock"]
    if after in ("a", "p") and words[end + 1 : end + 3] == [".", "m"]:
        return True
    following = _word(tokens, end + 1)
    if after == ":" and stuck and len(following) == 2 and following.isdecimal():
        return True
    before = _word(tokens, core - 2)
    if _word(tokens, core - 1) == ":" and before.isdecimal() and _is_stuck(tokens, core) and _is_stuck(tokens, core - 1):
        return True
    return stuck and after == "h" and words[end - 1][0].isdigit()


def _is_day(words: list[str], core: int, end: int) -> bool:
    """Whether a number is the day of a date without its month: "from Saturday 20 to Sunday 21 August"."""
    return (
        words[core - 1] in english.WEEKDAYS
        and words[end : end + 1] in (["to"], ["and"], ["-"])
        and words[end + 1 : end + 2] != []
        and (words[end + 1] in english.WEEKDAYS)
    )


def _is_label(tokens: Tokens, core: int) -> bool:
    """Whether a number is a name or part of one: "A16", "#3", "No 10", "Channel 4"."""
    words = tokens.words
    before = words[core - 1]
    if _is_stuck(tokens, core):
        if before.isalpha() or before in "#_@/&":
            return True
        tied = before == "-" and core > 1 and words[core - 2].isalpha() and _is_stuck(tokens, core - 1)
        if tied and words[core - 2] not in english.SMALL_NUMBERS:
            return words[core - 2] not in ("mid", "some", "around", "about")
    if before in english.LABELS and words[core][0].isdigit():
        return True
    return before == "." and core > 1 and words[core - 2] == "no"
