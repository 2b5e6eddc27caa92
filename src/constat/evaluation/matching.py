"""When a claim that a reader found and one that a person annotated are the same: the definitions of the public scorer.

They are those of gold/score.py, to the letter, so that both give the same figures on the same files.
"""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

Gold = TypeVar("Gold")
System = TypeVar("System")

_SMALL_WORDS = frozenset("the of in at near le la les l de du des d mr ms mrs miss dr sir m mme".split())
_SINGULAR = {"men": "man", "women": "woman", "children": "child", "kids": "child", "minors": "minor"}
_ABBREVIATION = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|St|Sgt|Lt|Col|Gen|No|vs|etc|approx|M|Mme)|\b[A-Z]|\b[ap]\.m)\.$")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*\s+(?=[A-ZÀ-Ý0-9\"'“‘«(])|\n+")


def name_words(name: object) -> frozenset[str]:
    """The words of a name that tell it apart: folded, without accents, apostrophes, titles and articles."""
    plain = unicodedata.normalize("NFKD", str(name).replace("œ", "oe").replace("Œ", "oe")).casefold()
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    plain = re.sub(r"['’‘`´]", "", plain)
    return frozenset(word for word in re.findall(r"\w+", plain) if word not in _SMALL_WORDS)


def same_name(one: object, two: object) -> bool:
    """Whether one name's words are all among the other's, which has at most two more."""
    first, second = name_words(one), name_words(two)
    return bool(first) and bool(second) and (first <= second or second <= first) and abs(len(first) - len(second)) <= 2


def same_group(one: object, two: object) -> bool:
    """Whether two names of groups are the same but for number."""

    def singular(name: object) -> set[str]:
        return {_SINGULAR.get(word, word[:-1] if len(word) > 3 and word.endswith("s") else word) for word in name_words(name)}

    return singular(one) == singular(two)


def days_of(when: object) -> tuple[str, str | None]:
    """The first and last day of an ISO day, month, year or interval; the string itself where it is none."""

    def edge(part: str, *, last: bool) -> str:
        bits = part.split("-")
        if len(bits) == 1:
            return f"{part}-12-31" if last else f"{part}-01-01"
        if len(bits) == 2:
            return f"{part}-{monthrange(int(bits[0]), int(bits[1]))[1]:02d}" if last else f"{part}-01"
        return part

    try:
        first, _, second = str(when).partition("/")
        return edge(first, last=False), edge(second or first, last=True)
    except (ValueError, IndexError):
        return str(when), None


def same_value(attribute: str, one: object, two: object) -> bool:
    """Whether two values of an attribute count as the same."""
    if attribute in ("place", "said_by", "speaker"):
        return same_name(one, two)
    if attribute == "group":
        return same_group(one, two)
    if attribute == "when":
        return days_of(one) == days_of(two)
    return one == two


def same_amount(one: Mapping[str, Any], two: Mapping[str, Any]) -> bool:
    """Whether low and high are the same."""

    def close(first: Any, second: Any) -> bool:
        if first is None or second is None:
            return first is second
        return abs(float(first) - float(second)) <= 1e-6 * max(1.0, abs(float(second)))

    return close(one.get("low"), two.get("low")) and close(one.get("high"), two.get("high"))


def touches(one: Mapping[str, Any], two: Mapping[str, Any]) -> bool:
    """Whether two spans share a character."""
    return bool(one["start"] < two["end"] and two["start"] < one["end"])


def sentence_bounds(text: str) -> list[int]:
    """Where the scorer's sentences begin; one more entry closes the last."""
    bounds = [0]
    for match in _SENTENCE_END.finditer(text):
        if match.group()[0] != "\n" and _ABBREVIATION.search(text[max(0, match.start() - 8) : match.start() + 1]):
            continue
        bounds.append(match.end())
    return [*bounds, len(text) + 1]


def sentence_of(bounds: Sequence[int], start: int) -> int:
    """The sentence in which a character stands."""
    low, high = 0, len(bounds) - 1
    while low < high - 1:
        middle = (low + high) // 2
        if bounds[middle] <= start:
            low = middle
        else:
            high = middle
    return low


def pair(
    gold: Sequence[Gold], system: Sequence[System], fits: Callable[[Gold, System], float]
) -> tuple[list[tuple[Gold, System]], list[Gold], list[System]]:
    """As many one-to-one pairs as can be had (augmenting paths), the better fits tried first.

    Returns the pairs, what is left of the gold and what is left of the system.
    """
    edges = {
        row: [column for _, column in sorted(((-fits(one, two), column) for column, two in enumerate(system) if fits(one, two)))]
        for row, one in enumerate(gold)
    }
    owner: dict[int, int] = {}

    def place(row: int, seen: set[int]) -> bool:
        for column in edges[row]:
            if column not in seen:
                seen.add(column)
                if column not in owner or place(owner[column], seen):
                    owner[column] = row
                    return True
        return False

    for row in range(len(gold)):
        place(row, set())
    taken = set(owner.values())
    return (
        [(gold[row], system[column]) for column, row in sorted(owner.items())],
        [one for row, one in enumerate(gold) if row not in taken],
        [two for column, two in enumerate(system) if column not in owner],
    )
