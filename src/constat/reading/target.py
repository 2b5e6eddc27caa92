"""The claim whose time, place or source is looked for, in the form in which the rankers ask about it."""

from __future__ import annotations

from dataclasses import dataclass

from constat.model.amount import Amount
from constat.reading.context import SentenceContext


@dataclass(frozen=True, slots=True)
class Target:
    """A claim at tokens first..last (last excluded): what it is a claim of, and the verb or noun that asserts it.

    verb is the token of the nearest cue, or first where there is none; label is the measure or the event type.
    """

    kind: str
    """figure or event"""
    label: str
    first: int
    last: int
    sentence: int
    verb: int
    cues: tuple[str, ...]
    amount: Amount | None = None
    """What a figure's number says; null for an event."""


def target_of(kind: str, label: str, first: int, last: int, context: SentenceContext, amount: Amount | None = None) -> Target:
    """A target, with the nearest cue of its clause as its verb."""
    best: tuple[int, int] | None = None
    for cue in context.cues:
        if cue.sense.form == "noun":
            continue
        gap = cue.first - last if cue.first >= last else first - cue.last if cue.last <= first else 0
        breaks = (
            context.breaks_between(min(last, context.last), cue.first) if cue.first >= last else context.breaks_between(cue.last, first)
        )
        rank = gap + 6 * breaks
        if best is None or rank < best[0]:
            best = (rank, cue.first)
    verb = best[1] if best is not None else first
    names = tuple(dict.fromkeys(cue.sense.cue for cue in context.cues if abs(cue.first - verb) <= 1))[:4]
    return Target(kind, label, first, last, context.sentence, verb, names, amount)
