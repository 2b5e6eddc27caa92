"""Whom "he", "the minister" or "the charity" means: what a reader of the text so far would take it for."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from constat.reading.english import speech as english
from constat.reading.lexicon import Kind
from constat.reading.mentions import Mention, MentionKind, Scene
from constat.reading.names import pieces_of
from constat.reading.offices import OfficeHolders
from constat.reading.speakers import Speaker, SpeakerKind, speaker_in

_REACH = 7
"""How many words before or after a name may tell its role."""
_SUBJECT_WITHIN = 14
"""A sentence's subject begins within this many words of its own beginning."""
_PARAGRAPHS = 3
"""For how many paragraphs the last speaker is remembered."""
_KEPT = 12
"""How many persons are kept in mind."""

# What speaks for a person being the one that "he" or "she" means.
_WAS_SUBJECT = 3.0
"""the subject of this sentence or the one before"""
_SPOKE_LAST = 2.5
_JUST_SPOKE = 3.5
"""spoke in this sentence or the one before"""
_A_SENTENCE_AGO = 0.75
"""taken off for each sentence since the person was named"""
_LEAST = -6.0


@dataclass(slots=True, eq=False)
class _Met:
    """A person met in the text: where last named, in which sentence last its subject. Each is its own, equal to no other."""

    name: str | None
    sentence: int
    gender: str = ""
    subject_of: int = -9


@dataclass(slots=True)
class Referents:
    """What a reader of the text so far would take a pronoun or a role for."""

    scene: Scene
    offices: OfficeHolders
    paragraph: int = 0
    sentence: int = 0
    last: str | None = None
    """Who spoke last; null where that was nobody named."""
    last_kind: SpeakerKind = SpeakerKind.ANONYMOUS
    last_paragraph: int = -10
    body: str | None = None
    """The body that spoke last, or that a sentence last began with."""
    source: str | None = None
    """The unnamed source that spoke last, by the body it is tied to."""
    _persons: dict[str | None, _Met] = field(default_factory=dict)
    """By name, the one met last at the end; the unnamed, of whom one is kept in mind, under null."""
    _next: int = 0
    _last: int = 0
    _body_sentence: int = -9
    _spoke_in: int = -9
    _pair: str | None = None
    _pair_sentence: int = -9
    _holders: dict[str, list[tuple[int, str]]] = field(default_factory=dict)

    _offices_at: list[tuple[int, tuple[str, ...]]] = field(default_factory=list)
    """For each office that the text names: its first token, and the codebook's offices that the words may mean."""
    _named: dict[tuple[str, ...], str] = field(default_factory=dict)
    """The persons that the text names, by surname."""

    def __post_init__(self) -> None:
        self._offices_at = [(hit.first, hit.hit.senses[0].ids) for hit in self.scene.marked.by_kind[Kind.OFFICE]]
        for name in dict.fromkeys([mention.name for mention in self.scene.mentions if mention.kind is MentionKind.PERSON]):
            self._named.setdefault(pieces_of(name)[-1:], name)
        for mention in self.scene.mentions:
            if mention.kind in (MentionKind.PERSON, MentionKind.BODY):
                for noun in self._roles_of(mention):
                    self._holders.setdefault(noun, []).append((mention.first, mention.name))

    # ---- what the text tells

    def begin_sentence(self, first: int, last: int, *, told: bool) -> None:
        """Go on to a sentence: whoever it is about is what "he" or "it" in it, or after it, most likely means.

        told is false for captions, which tell of others in between.
        """
        self._meet_until(self._last)
        self._next = bisect_left(self.scene.firsts, first, self._next)
        self._last = last if told else first
        if told:
            self.sentence += 1
            if first < last and not self.scene.quoted[first]:
                self._note_subject(first, last)

    def _note_subject(self, first: int, last: int) -> None:
        words, mentions = self.scene.words, self.scene.mentions
        end = min(last, first + _SUBJECT_WITHIN)
        for at in range(self._next, len(mentions)):
            mention = mentions[at]
            if mention.last > end:
                break
            if self.scene.quoted[mention.first] or self._is_tied(mention, first):
                continue
            if mention.kind is MentionKind.PERSON:
                self._meet(mention.name, mention.gender).subject_of = self.sentence
                self._note_pair(mention, end)
                return
            if mention.kind is MentionKind.BODY and mention.first - first <= 3:
                self.body = mention.name
                break
        if end - first > 3 and self._is_about_pronoun(first, end):
            return
        if words[first] in ("a", "an", "one", "another"):
            noun = next((word for word in words[first : min(end, first + 5)] if word in english.SOMEBODY), None)
            if noun is not None:
                self._meet(None, english.GENDER.get(noun, "")).subject_of = self.sentence
        elif end - first > 3 and words[first] == "the":
            self._note_body(first, end)

    def _note_pair(self, mention: Mention, end: int) -> None:
        """Such as "X and Y met": two that "they" means next."""
        if self.scene.words[mention.last : mention.last + 1] == ["and"]:
            other = next(iter(self.scene.between(mention.last, min(end, mention.last + _REACH))), None)
            if other is not None and other.kind is MentionKind.PERSON:
                self._pair, self._pair_sentence = f"{mention.name} and {other.name}", self.sentence

    def _note_body(self, first: int, end: int) -> None:
        """Such as "The judges followed her": a body told by its noun is what "it" or "they" means next."""
        words = self.scene.words
        nouns = [index for index in range(first + 1, min(end, first + 5)) if words[index] in english.INSTITUTIONS]
        at = nouns[0] + (nouns[1:2] == [nouns[0] + 1]) if nouns else None
        found = speaker_in(self.scene, first, at + 1) if at is not None else None
        if found is not None and found.kind in (SpeakerKind.BODY, SpeakerKind.ROLE):
            self.body = self.resolve(found)
            self._body_sentence = self.sentence

    def _is_about_pronoun(self, first: int, end: int) -> bool:
        """Whether "he" or "she" is what the sentence is about; then it goes on being so."""
        words, near = self.scene.words, min(end, first + 6)
        if english.PERSONAL.isdisjoint(words[first:near]):
            return False
        at = next((index for index in range(first, near) if words[index] in english.PERSONAL and not self.scene.quoted[index]), None)
        if at is None:
            return False
        met = self._met(words[at], at, recent=self._is_recent())
        if met is not None:
            self._meet(met.name, "").subject_of = self.sentence
        return met is not None

    def subject_before_quote(self) -> str | None:
        """Whom the sentence before was about, where that is a person and nobody spoke in it."""
        if self._spoke_in >= self.sentence - 1:
            return None
        return next((met.name for met in reversed(self._persons.values()) if met.subject_of == self.sentence - 1), None)

    def told_of(self, name: str) -> None:
        """Remember who spoke without a verb of saying."""
        self.last, self.last_kind, self.last_paragraph = name, SpeakerKind.PERSON, self.paragraph

    def spoke(self, speaker: Speaker, name: str | None) -> None:
        """Remember who spoke."""
        if speaker.kind is SpeakerKind.PRONOUN and name is None:
            return
        if speaker.kind in (SpeakerKind.BODY, SpeakerKind.PLACE, SpeakerKind.SOURCE, SpeakerKind.ROLE) and name is not None:
            self.body = name
        if speaker.kind is SpeakerKind.SOURCE:
            self.source = name
        gender = speaker.gender or (speaker.noun if speaker.noun in english.PERSONAL else "")
        if (name is not None and _can_be_one(speaker)) or self._is_somebody(speaker):
            self._meet(name, gender)
        self.last, self.last_kind, self.last_paragraph = name, speaker.kind, self.paragraph
        self._spoke_in = self.sentence

    def _is_somebody(self, speaker: Speaker) -> bool:
        """Whether one unnamed person speaks, whom "he" or "she" may mean next: "a fisherman", "a Kurd from Iraq"."""
        if speaker.noun in english.SOMEBODY:
            return True
        words = self.scene.words
        one = words[speaker.first - 1] in ("a", "an", "one", "another")
        return one and speaker.kind is SpeakerKind.ANONYMOUS and any(at in self.scene.people for at in range(speaker.first, speaker.last))

    def _meet_until(self, token: int) -> None:
        mentions = self.scene.mentions
        while self._next < len(mentions) and mentions[self._next].first < token:
            mention = mentions[self._next]
            self._next += 1
            if self.scene.quoted[mention.first]:
                continue
            if mention.kind is MentionKind.PERSON:
                self._meet(mention.name, mention.gender)
            elif mention.kind is MentionKind.OFFICE and self._stands_alone(mention):
                noun = self.scene.words[mention.last - 1]
                self._meet(self._role(Speaker(SpeakerKind.OFFICE, mention.name, mention.first, mention.last, noun)), "")

    def _stands_alone(self, mention: Mention) -> bool:
        """Whether an office stands for who holds it: "the prefect", but not "the prefect's house" or "the prefect, X"."""
        words = self.scene.words
        alone = words[mention.first - 1] == "the" and words[mention.last : mention.last + 1] not in (["'s"], [","])
        return alone and not self.scene.begins_name(mention.last)

    def _meet(self, name: str | None, gender: str) -> _Met:
        met = self._persons.pop(name, None) or _Met(name, self.sentence)
        met.sentence = self.sentence
        met.gender = gender or met.gender
        self._persons[name] = met
        if len(self._persons) > _KEPT:
            del self._persons[next(iter(self._persons))]
        return met

    # ---- roles

    def _is_tied(self, mention: Mention, floor: int) -> bool:
        words = self.scene.words
        return words[mention.last : mention.last + 1] == ["'s"] or (
            mention.first > floor and words[mention.first - 1] in english.PREPOSITIONS
        )

    def _roles_of(self, mention: Mention) -> list[str]:
        """The nouns, and pairs of words, by which a text tells a person's or body's role beside the name."""
        words = self.scene.words
        roles = self._roles_before(mention)
        if words[mention.last : mention.last + 1] == [","]:
            after = words[mention.last + 1 : mention.last + 1 + _REACH]
            stop = next((at for at, word in enumerate(after) if not word.isalpha() or word in english.AFTER_HEAD), len(after))
            roles += _role_nouns(after[:stop])
        return roles

    def _roles_before(self, mention: Mention) -> list[str]:
        """Such as "Interior minister X", "the mayor of Calais, X": but not "former minister X"."""
        words = self.scene.words
        if _ROLES.isdisjoint(words[max(0, mention.first - _REACH - 1) : mention.first]):
            return []
        comma = words[mention.first - 1] == ","
        end = mention.first - comma
        at, tie = end - 1, end
        while at >= 0 and mention.first - at <= _REACH and words[at].isalpha() and words[at] not in _ENDS_ROLE:
            if words[at] in _OTHER_HOLDERS:
                return []
            if words[at] in ("of", "for", "in", "at"):
                tie = at
            at -= 1
        if (comma and (at < 0 or words[at] not in ("the", "a", "an"))) or (mention.kind is MentionKind.BODY and tie < end):
            return []
        return _role_nouns(words[at + 1 : tie])

    def _holder(self, noun: str, token: int) -> str | None:
        """Who was last told to have a role before a token, else who first is after it."""
        held = self._holders.get(noun)
        if not held:
            return None
        return held[max(0, bisect_left(held, (token, "")) - 1)][1]

    # ---- resolving

    def resolve(self, speaker: Speaker) -> str | None:
        """The speaker's name: for a pronoun or a role, of the one it stands for."""
        if speaker.kind is SpeakerKind.PRONOUN:
            return self._pronoun(speaker)
        if speaker.kind is SpeakerKind.ROLE and speaker.noun in ("source", "sources"):
            return self.source
        if speaker.kind is SpeakerKind.ROLE and (speaker.noun in english.SPOKESPEOPLE or speaker.name is None):
            return self.body
        if speaker.kind is SpeakerKind.SOURCE:
            return self._source(speaker)
        if speaker.kind in (SpeakerKind.ROLE, SpeakerKind.OFFICE):
            return self._role(speaker)
        if speaker.kind is SpeakerKind.NAME and speaker.name is not None:
            return self.scene.directory.fullest(speaker.name)
        return speaker.name

    def _source(self, speaker: Speaker) -> str | None:
        """Such as "A ministry official", after "the interior ministry", is of that one."""
        first = (speaker.name or "").lower().split()[:1]
        body = self._body_called(first[0]) if first and first[0] in english.INSTITUTIONS else None
        return body or speaker.name

    def _role(self, speaker: Speaker) -> str | None:
        words = (speaker.name or "").lower().split()
        if len(words) > 1:
            return self._holder(" ".join(words[-2:]), speaker.first) or self._in_office(speaker) or speaker.name
        return self._holder(speaker.noun, speaker.first) or self._body_called(speaker.noun) or self._in_office(speaker) or speaker.name

    def _in_office(self, speaker: Speaker) -> str | None:
        """Who held an office on the report's day, where the text names that person."""
        hits = self._offices_at
        at = bisect_left(hits, (speaker.first,))
        if at == len(hits) or hits[at][0] >= speaker.last:
            return None
        for name in self.offices.on(hits[at][1], self.scene.marked.anchor):
            named = self._named.get(pieces_of(name)[-1:])
            if named is not None:
                return named
        return None

    def _body_called(self, noun: str) -> str | None:
        """The body that a noun means: one with the noun in its name, or the last, where the noun fits any."""
        if noun not in english.INSTITUTIONS:
            return None
        for name in (self.body, self.last):
            if name is not None and noun in name.lower():
                return name
        kinds = _KINDS.get(noun, frozenset())
        mentions = self.scene.mentions
        for at in range(self._next - 1, max(-1, self._next - _BODIES_BACK), -1):
            mention = mentions[at]
            if mention.kind is MentionKind.BODY and (noun in mention.name.lower() or (mention.about and mention.about[0] in kinds)):
                return mention.name
        return self.body if noun in _ANY_BODY else None

    def _pronoun(self, speaker: Speaker) -> str | None:
        recent = self._is_recent()
        if speaker.noun in english.PERSONAL or speaker.noun == "he or she":
            met = self._met(speaker.noun, speaker.first, recent=recent)
            return met.name if met is not None else None
        if speaker.noun == "they" and self.sentence - self._pair_sentence <= 1:
            return self._pair
        if speaker.noun in ("it", "they"):
            if self.sentence - self._body_sentence <= 1:
                return self.body
            if recent and self.last_kind not in (SpeakerKind.PERSON, SpeakerKind.ANONYMOUS):
                return self.last
            if speaker.noun == "it":
                return (
                    self.body
                    or self._body_near()
                    or next((met.name for met in reversed(self._persons.values()) if self.sentence - met.subject_of <= 1), None)
                )
            return self.last if recent and self.last is not None and " and " in self.last else None
        return None

    def _body_near(self) -> str | None:
        """The body named last, a few names back at most."""
        mentions = self.scene.mentions[max(0, self._next - _NEAR) : self._next]
        return next((mention.name for mention in reversed(mentions) if mention.kind is MentionKind.BODY), None)

    def _is_recent(self) -> bool:
        return self.paragraph - self.last_paragraph <= _PARAGRAPHS

    def _met(self, pronoun: str, token: int, *, recent: bool) -> _Met | None:
        """The person met whom "he" or "she" at a token most likely means; not one named right after it."""
        self._meet_until(token)
        others = {mention.name for mention in self.scene.between(token, token + _REACH)}
        best, most = None, _LEAST
        for met in self._persons.values():
            if (met.gender and pronoun in english.PERSONAL and met.gender != pronoun) or met.name in others:
                continue
            score = -_A_SENTENCE_AGO * (self.sentence - met.sentence)
            score += _WAS_SUBJECT * (self.sentence - met.subject_of <= 1)
            if recent and met.name == self.last:
                score += _JUST_SPOKE if self._spoke_in >= self.sentence - 1 else _SPOKE_LAST
            if score >= most:
                best, most = met, score
        return best


def _can_be_one(speaker: Speaker) -> bool:
    """Whether a speaker may be one person, whom "he" or "she" means next."""
    if speaker.kind in (SpeakerKind.BODY, SpeakerKind.PLACE):
        return speaker.noun in english.SPOKESPEOPLE
    return speaker.kind is SpeakerKind.PERSON or not speaker.noun.endswith("s")


_NEAR = 4
_BODIES_BACK = 60
"""How many names back a body may be that "the force" or "the ministry" means."""
# What kinds of body a noun in small letters can mean.
_KINDS = {
    "force": frozenset(["police"]),
    "police": frozenset(["police"]),
    "ministry": frozenset(["ministry"]),
    "department": frozenset(["ministry", "department"]),
    "council": frozenset(["council"]),
    "court": frozenset(["court"]),
    "tribunal": frozenset(["court"]),
    "union": frozenset(["union"]),
    "newspaper": frozenset(["newspaper"]),
    "paper": frozenset(["newspaper"]),
    "broadcaster": frozenset(["broadcaster"]),
    "company": frozenset(["company"]),
    "operator": frozenset(["company"]),
    "party": frozenset(["political_party"]),
    "coastguard": frozenset(["coastguard"]),
    "agency": frozenset(["agency", "un", "eu"]),
    **dict.fromkeys(
        ["charity", "group", "association", "organisation", "organization", "ngo", "collective", "network"],
        frozenset(["aid_group", "rights_group", "rescue"]),
    ),
}
_ANY_BODY = frozenset(
    "group charity association organisation organization agency union company network collective committee trust foundation".split()
)
_ENDS_ROLE = frozenset("the a an and by with to from".split()) | frozenset(english.VERBS) | english.AUXILIARIES
_OTHER_HOLDERS = frozenset("former ex shadow then late deputy vice".split())


_ROLES = english.OFFICE_NOUNS | english.INSTITUTIONS


def _role_nouns(words: list[str]) -> list[str]:
    """The last word of a description, and the last two, where the last is a role's noun."""
    if not words or words[-1] not in _ROLES:
        return []
    return [words[-1], " ".join(words[-2:])]
