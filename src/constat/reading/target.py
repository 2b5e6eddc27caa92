"""The claim whose time, place or source is looked for, in the form in which the rankers ask about it."""

from __future__ import annotations

from dataclasses import dataclass

from constat.model.amount import Amount
from constat.reading.context import SentenceContext


@dataclass(slots=True)
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
    part: str
    """the kind of part that the sentence stands in"""
    verb: int
    cues: tuple[str, ...]
    amount: Amount | None = None
    """What a figure's number says; null for an event."""


def target_of(kind: str, label: str, first: int, last: int, context: SentenceContext, amount: Amount | None = None) -> Target:
    """A target, with the nearest cue of its clause as its verb."""
    # The rank of a cue is its distance in tokens, with that of the clause breaks between.
    breaks = context.breaks
    before, behind = breaks[first], breaks[min(last, context.last)]
    verb, best = first, -1
    for cue in context.cues:
        if cue.sense.form == "noun":
            continue
        if cue.first >= last:
            rank = cue.first - last + _BREAK * (breaks[cue.first] - behind)
        else:
            rank = max(0, first - cue.last) + _BREAK * abs(before - breaks[cue.last])
        if rank < best or best < 0:
            verb, best = cue.first, rank
    names = tuple(dict.fromkeys([cue.sense.cue for cue in context.cues if verb - 1 <= cue.first <= verb + 1]))[:4]
    return Target(kind, label, first, last, context.sentence, context.kind.value, verb, names, amount)


_BREAK = 6
"""How many tokens a clause break between a claim and a cue counts for."""
