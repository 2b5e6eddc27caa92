"""How a mark of a time or place lies to a claim of its sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from constat.reading.context import SentenceContext
from constat.reading.target import Target


@dataclass(slots=True)
class Relation:
    """How a mark lies to a claim: on which side, how many tokens off, with how much between.

    Not frozen, since it is made for every mark beside every claim, and freezing would double what that costs.
    """

    side: str
    """left, right or inside"""
    gap: int
    low: int
    high: int
    """The tokens between the two: low..high (high excluded)."""
    breaks: int
    """Clause breaks between the two."""
    claims: int
    """Other claims of the sentence between the two."""


def relation(context: SentenceContext, target: Target, first: int, last: int, claims: Sequence[tuple[int, int]]) -> Relation:
    """How tokens first..last of a claim's sentence lie to it; claims are the token spans of the sentence's claims (its own may be among them)."""
    if first >= target.last:
        side, low, high = "right", target.last, first
    elif last <= target.first:
        side, low, high = "left", last, target.first
    else:
        return Relation("inside", 0, first, first, 0, 0)
    breaks = context.breaks_between(min(low, context.last), min(high, context.last))
    between = sum([one >= low and other <= high for one, other in claims]) if high > low else 0
    return Relation(side, high - low, low, high, breaks, between)


def nearness(tokens: int) -> str:
    """A distance in tokens, in the steps that features tell apart."""
    return "1" if tokens <= 1 else "3" if tokens <= 3 else "7" if tokens <= 7 else "14" if tokens <= 14 else "far"
