"""Who takes part in an event: the bodies and people that its sentence names, by the role their place gives them."""

from __future__ import annotations

from constat.model.claim import ActorMention, Role
from constat.model.span import Span
from constat.reading.events import EventMark
from constat.reading.lexicon import Kind
from constat.reading.marked import MarkedText

_REACH = 12
"""How many words may stand between an event's words and an actor's name."""


def actors_of(marked: MarkedText, mark: EventMark) -> tuple[ActorMention, ...]:
    """The actors of an event: before its words, or behind "by", an agent; behind "to" or "with", whom it is done to or with.

    Passive events ("were evicted by police") have their agent behind "by" and those affected before.
    """
    first, last = marked.sentence_tokens(mark.candidate.sentence)
    words = marked.tokens.words
    passive = any(cue.passive for cue in mark.candidate.cues)
    paid = "funding" in mark.type.measures
    found: list[ActorMention] = []
    for kind in (Kind.BODY, Kind.OFFICE, Kind.PERSON):
        for hit in marked.by_kind[kind]:
            if hit.first >= last:
                break
            if hit.first < first:
                continue
            lead = words[hit.first - 1] if hit.first > first else ""
            lead = words[hit.first - 2] if lead == "the" and hit.first - 1 > first else lead
            role = _role(lead, before=hit.last <= mark.first, passive=passive, paid=paid)
            gap = mark.first - hit.last if hit.last <= mark.first else hit.first - mark.last
            if role is not None and gap <= _REACH:
                found.append(ActorMention(role=role, name=marked.text[hit.hit.start : hit.hit.end], span=Span(hit.hit.start, hit.hit.end)))
    return tuple(sorted(found, key=lambda actor: actor.span))


def _role(lead: str, *, before: bool, passive: bool, paid: bool) -> Role | None:
    if lead == "by":
        return Role.AGENT
    if before:
        if passive:
            return Role.AFFECTED
        return Role.PAYER if paid else Role.AGENT
    if lead in ("to", "with", "against"):
        return Role.PAYEE if paid and lead == "to" else Role.AFFECTED
    return None
