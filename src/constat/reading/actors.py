"""Who takes part in an event: the persons, bodies and office holders that its sentence names, by the role their place gives them."""

from __future__ import annotations

from dataclasses import dataclass

from constat.model.claim import ActorMention, Role
from constat.model.span import Span
from constat.reading.datelines import after_sure_dateline
from constat.reading.english import roles
from constat.reading.english import speech as english
from constat.reading.events import EventMark
from constat.reading.lexicon import Kind
from constat.reading.mentions import Mention, MentionKind, Scene
from constat.reading.offices import OfficeHolders

_REACH = 12
"""How many words may stand between an event's words and an actor's name."""
_ORDER_REACH = 3
"""How many words may stand between "orders" and "of", and a name."""
_DONE_TO = frozenset(["of", "against", "with", "to"])


@dataclass(slots=True)
class _Told:
    """How an event is told: its words at tokens first..last, whether they are passive, and whether it is a payment."""

    first: int
    last: int
    passive: bool
    paid: bool


def actors_of(scene: Scene, mark: EventMark, offices: OfficeHolders, money: frozenset[str]) -> tuple[ActorMention, ...]:
    """The actors of an event, in the order of the text; money holds the names of the measures that count money.

    An office stands for who held it on the report's day. Nobody further than a dozen words from the event's words is
    taken for an actor, and of those before an active verb only the nearest is its agent.
    """
    first, last = scene.bounds[mark.candidate.sentence]
    near = [
        mention
        for mention in scene.between(max(after_sure_dateline(scene, first), mark.first - 2 * _REACH), min(last, mark.last + 2 * _REACH))
        if mention.kind is not MentionKind.PLACE and max(mark.first - mention.last, mention.first - mark.last) <= _REACH
    ]
    if not near:
        return ()
    told = _Told(mark.first, mark.last, any(cue.passive for cue in mark.candidate.cues), not money.isdisjoint(mark.type.measures))
    found = [(role, mention) for mention in near if (role := _role(scene, mention, told, first)) is not None]
    agents = [mention for role, mention in found if role is Role.AGENT and mention.last <= mark.first]
    return tuple(
        ActorMention(role=role, name=_name(scene, mention, offices), span=_span(scene, mention))
        for role, mention in found
        if role is not Role.AGENT or mention not in agents[:-1] or _is_joined(scene, mention, agents[-1])
    )


def _is_joined(scene: Scene, one: Mention, two: Mention) -> bool:
    """Whether two are joined by "and", so that both act: "France and Britain agreed"."""
    return "and" in scene.words[one.last : two.first] and two.first - one.last <= _ORDER_REACH


def _span(scene: Scene, mention: Mention) -> Span:
    tokens = scene.marked.tokens
    return Span(tokens.starts[mention.first], tokens.ends[mention.last - 1])


def _name(scene: Scene, mention: Mention, offices: OfficeHolders) -> str:
    if mention.kind is not MentionKind.OFFICE:
        return mention.name
    hit = next((hit for hit in scene.marked.by_kind[Kind.OFFICE] if hit.first == mention.first), None)
    held = offices.on(hit.hit.senses[0].ids, scene.marked.anchor) if hit is not None else ()
    return held[0] if len(held) == 1 else mention.name


def _role(scene: Scene, mention: Mention, told: _Told, floor: int) -> Role | None:
    at = _lead(scene, mention.first, floor)
    lead = scene.words[at] if at >= floor else ""
    if _speaks(scene, mention, at, floor):
        return Role.SPEAKER
    if any(scene.words[index] in roles.ORDERS for index in range(max(floor, at - _ORDER_REACH), at)) and lead in ("of", "from", "by"):
        return Role.AUTHORITY
    if lead == "by":
        return _behind_by(scene.words[at - 1], told)
    if told.paid:
        return _in_payment(scene, mention, told, at, floor)
    if mention.last <= told.first:
        return _before(scene, mention, told, lead)
    return Role.AFFECTED if lead in _DONE_TO or (at < told.last and not told.passive) else None


def _lead(scene: Scene, first: int, floor: int) -> int:
    """The last token before a name that is none of its determiners and titles."""
    words = scene.words
    at = first - 1
    while at >= floor and (words[at] in english.DETERMINERS or words[at] in english.TITLE_WORDS or words[at] in english.OFFICE_NOUNS):
        at -= 1
    return at


def _speaks(scene: Scene, mention: Mention, at: int, floor: int) -> bool:
    """Whether somebody only tells of the event: "X said", "..., said X", "according to X"."""
    words = scene.words
    following = words[mention.last] if mention.last < len(words) else ""
    if following in english.SPEECH_VERBS and following not in roles.ORDERING and not scene.quoted[mention.last]:
        return True
    if at < floor:
        return False
    return (words[at] == "to" and words[at - 1] == "according") or (words[at] in english.SPEECH_VERBS and words[at - 1] in (",", '"', "'"))


def _behind_by(verb: str, told: _Told) -> Role:
    if verb in roles.ORDERING:
        return Role.AUTHORITY
    if told.paid and verb in roles.PAYING:
        return Role.PAYER
    return Role.PROVIDER if verb in roles.PROVIDING else Role.AGENT


def _in_payment(scene: Scene, mention: Mention, told: _Told, at: int, floor: int) -> Role | None:
    """Of money: who has it "from X" or pays it, and who has it paid "to X" or receives it."""
    words = scene.words
    lead = words[at] if at >= floor else ""
    following = words[mention.last] if mention.last < len(words) else ""
    if lead == "from":
        return Role.PAYER
    if lead in ("to", "for") or lead in roles.PAYING or following in roles.RECEIVING:
        return Role.PAYEE
    if mention.last > told.first:
        return None
    return None if lead in english.PREPOSITIONS else Role.PAYER


def _before(scene: Scene, mention: Mention, told: _Told, lead: str) -> Role | None:
    """What somebody named before the event's words does in it; behind a preposition, nothing: "in the port, for X, ..."."""
    if lead in english.PREPOSITIONS:
        return None
    between = scene.words[mention.last : told.first + 1]
    verb = next((word for word in between if word in english.IRREGULAR_PASTS or word in roles.ORDERING or word in roles.PROVIDING), "")
    if verb in roles.ORDERING:
        return Role.AUTHORITY
    if verb in roles.PROVIDING:
        return Role.PROVIDER
    return Role.AFFECTED if told.passive else Role.AGENT
