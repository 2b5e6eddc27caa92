"""Who holds a role: by the words that a text puts beside names ("the mayor of Calais, X"), and by the codebook's terms of office."""

from __future__ import annotations

from bisect import bisect_left

from constat.reading.english import speech as english
from constat.reading.lexicon import Kind
from constat.reading.mentions import Mention, MentionKind, Scene
from constat.reading.names import pieces_of
from constat.reading.offices import OfficeHolders
from constat.reading.speakers import Speaker

_REACH = 7
"""How many words before or after a name may tell its role."""
_ENDS_ROLE = frozenset("the a an and by with to from".split()) | frozenset(english.VERBS) | english.AUXILIARIES
_OTHER_HOLDERS = frozenset("former ex shadow then late deputy vice".split())
_TIES = ("of", "for", "in", "at")
_ROLES = english.OFFICE_NOUNS | english.INSTITUTIONS


class Holders:
    """The persons and bodies of a text by the roles that it tells them to have."""

    def __init__(self, scene: Scene, offices: OfficeHolders) -> None:
        self._scene = scene
        self._offices = offices
        self._by_role: dict[str, list[tuple[int, str]]] = {}
        self._offices_at = [(hit.first, hit.hit.senses[0].ids) for hit in scene.marked.by_kind[Kind.OFFICE]]
        """For each office that the text names: its first token, and the codebook's offices that the words may mean."""
        self._named: dict[tuple[str, ...], str] = {}
        """The persons that the text names, by surname."""
        for mention in scene.mentions:
            if mention.kind is MentionKind.PERSON:
                self._named.setdefault(pieces_of(mention.name)[-1:], mention.name)
            if mention.kind in (MentionKind.PERSON, MentionKind.BODY):
                for role in self._roles_of(mention):
                    self._by_role.setdefault(role, []).append((mention.first, mention.name))

    def of(self, role: str, token: int) -> str | None:
        """Who was last told to have a role before a token, else who first is after it."""
        held = self._by_role.get(role)
        if not held:
            return None
        return held[max(0, bisect_left(held, (token, "")) - 1)][1]

    def all_of(self, role: str) -> set[str | None]:
        """Everybody whom the text tells to have a role."""
        return {name for _, name in self._by_role.get(role, ())}

    def in_office(self, speaker: Speaker) -> str | None:
        """Who held an office on the report's day, where the text names that person."""
        hits = self._offices_at
        at = bisect_left(hits, (speaker.first,))
        if at == len(hits) or hits[at][0] >= speaker.last:
            return None
        for name in self._offices.on(hits[at][1], self._scene.marked.anchor):
            named = self._named.get(pieces_of(name)[-1:])
            if named is not None:
                return named
        return None

    def _roles_of(self, mention: Mention) -> list[str]:
        """The nouns, and pairs of words, by which a text tells a person's or body's role beside the name."""
        words = self._scene.words
        roles = self._roles_before(mention)
        if words[mention.last : mention.last + 1] == [","]:
            after = words[mention.last + 1 : mention.last + 1 + _REACH]
            stop = next((at for at, word in enumerate(after) if not word.isalpha() or word in english.AFTER_HEAD), len(after))
            roles += _role_nouns(after[:stop])
        return roles

    def _roles_before(self, mention: Mention) -> list[str]:
        """Such as "Interior minister X", "the mayor of Calais, X": but not "former minister X"."""
        words = self._scene.words
        if _ROLES.isdisjoint(words[max(0, mention.first - _REACH - 1) : mention.first]):
            return []
        comma = words[mention.first - 1] == ","
        end = mention.first - comma
        at, tie = end - 1, end
        while at >= 0 and mention.first - at <= _REACH and words[at].isalpha() and words[at] not in _ENDS_ROLE:
            if words[at] in _OTHER_HOLDERS:
                return []
            if words[at] in _TIES:
                tie = at
            at -= 1
        apart = comma and (at < 0 or words[at] not in ("the", "a", "an"))
        # "The MP for X" is not X himself, nor is "the head of X" that body.
        tied = tie == end - 1 or (mention.kind is MentionKind.BODY and tie < end)
        return [] if apart or tied else _role_nouns(words[at + 1 : tie])


def _role_nouns(words: list[str]) -> list[str]:
    """The last word of a description, and the last two, where the last is a role's noun."""
    if not words or words[-1] not in _ROLES:
        return []
    roles = [words[-1], " ".join(words[-2:])]
    return [*roles, "minister"] if words[-1] == "secretary" and words[-2:-1] and words[-2] in english.DEPARTMENTS else roles
