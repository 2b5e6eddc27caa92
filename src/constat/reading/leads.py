"""Phrases that lead to a number: "including", "compared with", right before it or before small words there."""

from __future__ import annotations


def lead_before(
    words: list[str], at: int, floor: int, phrases: frozenset[tuple[str, ...]], longest: int, between: frozenset[str]
) -> tuple[bool, int]:
    """Whether one of some phrases leads to a token, and the token right behind it: there the small words between them begin.

    phrases have at most so many words as longest; nothing before token floor is looked at. Where no phrase leads there, the
    small words begin behind the first word that is none of them.
    """
    while True:
        for length in range(1, longest + 1):
            if at - length >= floor and tuple(words[at - length : at]) in phrases:
                return True, at
        if at <= floor or words[at - 1] not in between:
            return False, at
        at -= 1
