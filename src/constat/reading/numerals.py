"""One number, in digits or in words: its value, and where it ends."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from constat.reading.english import numbers as english
from constat.reading.tokens import Tokens


@dataclass(slots=True)
class Numeral:
    """A number that begins at some token and ends before token end."""

    value: float
    end: int
    vague: bool = False
    """Numeric in kind only: "hundreds", "several dozen"; the value is the least it stands for."""
    spelled: bool = False
    """Written in letters."""


_ALONE_AFTER = frozenset({"the", "every", "per", "last", "first", "over", "about"})
"""Words after which a magnitude may stand without a number: "every hundred", "the million"."""
_LONGEST_DIGITS = 15


def numeral_at(tokens: Tokens, index: int) -> Numeral | None:
    """The number that begins at a token, or None."""
    word = tokens.words[index]
    reader = _IN_LETTERS.get(word)
    if reader is not None:
        return reader(tokens.words, index)
    return _in_digits(tokens, index) if word[0].isdigit() else None


# ---------------------------------------------------------------- digits


def currency_before(tokens: Tokens, core: int, floor: int) -> tuple[str | None, int]:
    """The currency whose mark stands before a number, and where it begins; "other" is a dollar that is not America's."""
    words, starts, ends = tokens.words, tokens.starts, tokens.ends
    at = core - 1
    if at >= floor and words[at] in english.CURRENCY_CODES:
        return english.CURRENCY_WORDS[words[at]], at
    if at < floor or words[at] not in english.CURRENCY_MARKS:
        return None, core
    stuck = at > floor and ends[at - 1] == starts[at]
    if words[at] == "$" and stuck and words[at - 1] in english.DOLLARS:
        return english.DOLLARS[words[at - 1]], at - 1
    return english.CURRENCY_MARKS[words[at]], at


def _in_digits(tokens: Tokens, index: int) -> Numeral | None:
    words, starts, ends = tokens.words, tokens.starts, tokens.ends
    value = _digits_value(words[index])
    if value is None:
        return None
    end = index + 1
    # "10 000": thousands set apart by one space, as the French press writes them.
    while (
        end < len(words)
        and len(words[end]) == 3
        and words[end].isdecimal()
        and starts[end] - ends[end - 1] == 1
        and words[end - 1].isdecimal()
        and len(words[index]) <= 3
        and (words[end] == "000" or end > index + 1)
        and value < 10**_LONGEST_DIGITS
    ):
        value = value * 1000 + int(words[end])
        end += 1
    fraction, end = _fraction_after(tokens, end)
    value += fraction
    magnitude, end = _magnitude_after(tokens, end, value)
    return Numeral(round(value * magnitude, 4), end)


_HALVES = (["and", "a", "half"], ["-", "and", "-", "a", "-", "half"])


def _fraction_after(tokens: Tokens, end: int) -> tuple[float, int]:
    """What a fraction behind digits adds, and where it ends: "10 and a half years", "2½"."""
    words = tokens.words
    word = words[end] if end < len(words) else ""
    if word in english.FRACTIONS and tokens.starts[end] == tokens.ends[end - 1]:
        return english.FRACTIONS[word], end + 1
    if word in ("and", "-"):
        for halves in _HALVES:
            if words[end : end + len(halves)] == halves:
                return 0.5, end + len(halves)
    return 0.0, end


def _digits_value(word: str) -> float | None:
    if len(word) <= _LONGEST_DIGITS and word.isdecimal():
        return float(word)
    if len(word) > _LONGEST_DIGITS or not word.replace(",", "").replace(".", "").isdecimal():
        return None  # a telephone number or an identifier; or a digit of no decimal system ("²")
    groups = word.split(",")
    if len(groups) > 1 and all(len(group) == 3 for group in groups[1:-1]) and len(groups[-1].split(".")[0]) == 3 and len(groups[0]) <= 3:
        word = "".join(groups)
    elif len(groups) > 1:
        # "1,30": not thousands; the part before the comma is the number, unless it is a decimal comma.
        word = word.replace(",", ".", 1) if len(groups) == 2 and len(groups[1]) <= 2 else groups[0]
    pieces = word.split(".")
    if len(pieces) > 2:
        return float("".join(pieces)) if all(len(piece) == 3 for piece in pieces[1:]) else None
    if len(pieces) == 2 and len(pieces[1]) == 3 and len(pieces[0]) <= 3 and pieces[0] != "0":
        # "1.500": people and boats are never told to the thousandth, so the stop sets thousands apart.
        return float("".join(pieces))
    return float(word)


def _magnitude_after(tokens: Tokens, end: int, value: float) -> tuple[float, int]:
    """What the word after a number multiplies it by, and where that word ends: "55m", "1.5 million", "10-thousand"."""
    words = tokens.words
    if end >= len(words):
        return 1, end
    word = words[end]
    after = words[end + 1] if end + 1 < len(words) else ""
    if word in english.STUCK_MAGNITUDES:
        paid = currency_before(tokens, end - 1, 0)[0] is not None
        if tokens.starts[end] == tokens.ends[end - 1]:
            # "a 12m boat" is twelve metres long.
            metres = word == "m" and not paid and after not in english.CURRENCY_WORDS and value == int(value)
            return (1, end) if metres else (english.STUCK_MAGNITUDES[word], end + 1)
        return (english.STUCK_MAGNITUDES[word], end + 1) if len(word) > 1 or (paid and word in "mk") else (1, end)
    if word == "-" and after in english.MAGNITUDES:
        return english.MAGNITUDES[after], end + 2
    if word == "grand" and value < 1000:
        return 1000, end  # the word itself is left for the currency
    if word in english.MAGNITUDES and word != "score":
        magnitude, end = english.MAGNITUDES[word], end + 1
        # "2 hundred thousand"
        larger = end < len(words) and english.MAGNITUDES.get(words[end], 0) > magnitude
        return (magnitude * english.MAGNITUDES[words[end]], end + 1) if larger else (magnitude, end)
    return 1, end


# ---------------------------------------------------------------- words


def _vague(words: list[str], index: int) -> Numeral:
    """Vague plurals: "dozens", "tens of thousands"."""
    word = words[index]
    if words[index + 1 : index + 2] == ["of"]:
        multiple = english.VAGUE_MULTIPLES.get((word, "".join(words[index + 2 : index + 3])))
        if multiple is not None:
            return Numeral(multiple, index + 3, vague=True, spelled=True)
    return Numeral(english.VAGUE_PLURALS[word], index + 1, vague=True, spelled=True)


def _several(words: list[str], index: int) -> Numeral | None:
    """A magnitude that is told as more than one: "several dozen", "many hundred"."""
    magnitude = english.VAGUE_SINGULARS.get("".join(words[index + 1 : index + 2]))
    return None if magnitude is None else Numeral(magnitude, index + 2, vague=True, spelled=True)


def _half(words: list[str], index: int) -> Numeral | None:
    """Parts of a magnitude: "half a million", "half-a-dozen"."""
    rest = words[index + 1 : index + 4]
    if rest[:1] not in (["a"], ["-"]):
        return None
    at = index + (4 if rest[:3] == ["-", "a", "-"] else 3 if rest[1:2] == ["-"] else 2)
    magnitude = english.MAGNITUDES.get("".join(words[at : at + 1]))
    return None if magnitude is None else Numeral(magnitude / 2, at + 1, spelled=True)


def _quarter(words: list[str], index: int) -> Numeral | None:
    return Numeral(250_000, index + 4, spelled=True) if words[index + 1 : index + 4] == ["of", "a", "million"] else None


def _alone(words: list[str], index: int) -> Numeral | None:
    """A magnitude on its own: "every hundred"."""
    return _run(words, index, opened=True) if index == 0 or words[index - 1] in _ALONE_AFTER else None


_AFTER_ARTICLE = frozenset({*english.MAGNITUDES, "few", "half", "couple", "pair"})


def _opened(words: list[str], index: int) -> Numeral | None:
    """What "a" opens: "a dozen", "a hundred and ten", "a few hundred", "a couple of hundred", "a pair of"."""
    if index + 1 >= len(words) or words[index + 1] not in _AFTER_ARTICLE:
        return None
    rest = (*words[index + 1 : index + 4], "", "", "")
    if rest[0] == "few":
        few = english.VAGUE_SINGULARS.get(rest[1])
        return None if few is None else Numeral(few, index + 3, vague=True, spelled=True)
    if rest[0] in english.MAGNITUDES:
        return _run(words, index + 1, opened=True)
    if rest[0] == "half" and rest[1] in english.MAGNITUDES:
        return Numeral(english.MAGNITUDES[rest[1]] / 2, index + 3, spelled=True)
    if rest[0] in ("couple", "pair") and rest[1] == "of":
        magnitude = english.MAGNITUDES.get(rest[2], 0) if rest[0] == "couple" else 0
        return Numeral(2 * magnitude, index + 4, spelled=True) if magnitude else Numeral(2, index + 3, spelled=True)
    if rest[0] == "couple" and rest[1] in english.MAGNITUDES:
        return Numeral(2 * english.MAGNITUDES[rest[1]], index + 3, spelled=True)
    return None


def _spelled(words: list[str], index: int) -> Numeral | None:
    return _run(words, index, opened=False)


_IN_LETTERS: dict[str, Callable[[list[str], int], Numeral | None]] = {
    **dict.fromkeys(english.SMALL_NUMBERS, _spelled),
    **dict.fromkeys(english.VAGUE_PLURALS, _vague),
    **dict.fromkeys(english.MAGNITUDES, _alone),
    **dict.fromkeys(("several", "many", "few", "multiple"), _several),
    "half": _half,
    "quarter": _quarter,
    "a": _opened,
}
"""What reads a number by the word that it begins with."""
STARTERS = frozenset(_IN_LETTERS) - {"score", "billion", "trillion"}
"""Words that may begin a number in letters."""


def _run(words: list[str], index: int, *, opened: bool) -> Numeral | None:
    """Add up number words, each group with a smaller magnitude than the one before: "two hundred and fifty thousand"."""
    total, end, smallest = 0.0, index, float("inf")
    while True:
        at = end + 1 if total and (words[end : end + 1] == ["and"] or _goes_on(words, end)) else end
        group, after = _group(words, at, opened=opened)
        magnitude, after = _magnitude_word(words, after, english.LARGE_MAGNITUDES)
        opened = False
        if after == at or magnitude >= smallest:
            break
        if magnitude > 1 and words[after : after + 3] == ["and", "a", "half"]:
            group, after = group + 0.5, after + 3  # "a million and a half"
        total, end, smallest = total + group * magnitude, after, magnitude
        if magnitude == 1:
            break
    return Numeral(total, end, spelled=True) if end > index and total > 0 else None


def _goes_on(words: list[str], at: int) -> bool:
    """Whether a comma stands within a number in words: "forty-five thousand, seven hundred and six"."""
    return (
        words[at : at + 1] == [","]
        and words[at + 1 : at + 2] != []
        and words[at + 1] in english.ONES
        and words[at + 2 : at + 3] == ["hundred"]
    )


def _group(words: list[str], index: int, *, opened: bool) -> tuple[float, int]:
    """A number below the large magnitudes, and where it ends: "two hundred and fifty", "three dozen", "two and a half"."""
    value, end = _below_hundred(words, index)
    if end == index and not opened:
        return 0.0, index
    smaller, after = _magnitude_word(words, end, english.SMALL_MAGNITUDES)
    if smaller > 1:
        value, end = max(value, 1) * smaller, after
        more = end + 1 if words[end : end + 1] == ["and"] else end
        rest, after = _below_hundred(words, more)
        value, end = (value + rest, after) if after > more else (value, end)
    value = max(value, 1) if end == index else value
    for halves in _HALVES:
        if words[end : end + len(halves)] == halves:
            return value + 0.5, end + len(halves)
    return value, end


def _below_hundred(words: list[str], index: int) -> tuple[float, int]:
    word = words[index] if index < len(words) else ""
    if word in english.ONES:
        return english.ONES[word], index + 1
    if word not in english.TENS:
        return 0.0, index
    at = index + 2 if words[index + 1 : index + 2] == ["-"] else index + 1
    one = english.ONES.get("".join(words[at : at + 1]), 0)
    return (english.TENS[word] + one, at + 1) if 0 < one < 10 else (english.TENS[word], index + 1)


def _magnitude_word(words: list[str], index: int, known: dict[str, int]) -> tuple[float, int]:
    """What the word at a token, or the one a hyphen ties to it, multiplies by."""
    at = index + 1 if words[index : index + 1] == ["-"] else index
    magnitude = known.get("".join(words[at : at + 1]))
    return (1, index) if magnitude is None else (magnitude, at + 1)
