"""Whom "he", "the minister" or "the charity" means: what a reader of the text so far would take it for."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from constat.reading.english import speech as english
from constat.reading.holders import Holders
from constat.reading.mentions import Mention, MentionKind, Scene
from constat.reading.offices import OfficeHolders
from constat.reading.speakers import Speaker, SpeakerKind, speaker_in

_REACH = 7
"""How many words from a name another may stand that acts with it, or that it cannot be."""
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
_JUST_NAMED = 1.5
"""named in this sentence"""
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
    _holders: Holders = field(init=False)

    def __post_init__(self) -> None:
        self._holders = Holders(self.scene, self.offices)

    @property
    def knows_somebody(self) -> bool:
        """Whether the text has named a person so far."""
        return any(name is not None for name in self._persons)

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
            if (
                mention.kind is MentionKind.BODY
                and mention.first - first <= 3
                and english.PRONOUNS.isdisjoint(words[first : mention.first])
            ):
                self.body = mention.name
                break
        if end - first > 3 and self._is_about_pronoun(first, end):
            return
        if words[first] in ("a", "an", "one", "another") and _OBJECTS.isdisjoint(words[first:end]):
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

    # ---- resolving

    def resolve(self, speaker: Speaker) -> str | None:
        """The speaker's name: for a pronoun or a role, of the one it stands for."""
        if speaker.kind is SpeakerKind.PRONOUN:
            owner = self._pronoun(speaker)
            return owner if speaker.name is None else f"{speaker.name} of {owner}" if owner is not None else None
        if speaker.kind is SpeakerKind.ROLE and speaker.noun in ("source", "sources"):
            return self.source
        if speaker.kind is SpeakerKind.ROLE and speaker.noun in english.AUTHORITATIVE and self._is_definite(speaker):
            # "The official": the one who spoke last, as the text then told.
            return self.source if self.source is not None and self.source == self.last else self._role(speaker)
        if speaker.kind is SpeakerKind.ROLE and (speaker.noun in english.SPOKESPEOPLE or speaker.name is None):
            return self.body
        if speaker.kind is SpeakerKind.SOURCE:
            return self._source(speaker)
        if speaker.kind in (SpeakerKind.ROLE, SpeakerKind.OFFICE):
            return self._role(speaker) if not self._withholds_name(speaker) else None
        if speaker.kind is SpeakerKind.ANONYMOUS:
            return self._told_of_before(speaker)
        if speaker.kind is SpeakerKind.NAME and speaker.name is not None:
            return self.scene.directory.fullest(speaker.name)
        return speaker.name

    def _told_of_before(self, speaker: Speaker) -> str | None:
        """Such as "The teenager", after "Idris, 17, from Sudan": whom the text named just before."""
        described = "who" in self.scene.words[speaker.first : speaker.last + 1]
        if speaker.noun not in english.CALLED_AGAIN or not self._is_definite(speaker) or described:
            return None
        met = self._met(speaker.gender or "he or she", speaker.first, recent=self._is_recent())
        return met.name if met is not None and self.sentence - met.sentence <= 1 else None

    def _withholds_name(self, speaker: Speaker) -> bool:
        """Such as "A Conservative MP, who did not wish to be identified": nobody in the record."""
        after = self.scene.words[speaker.last : speaker.last + _ASIDE]
        return "who" in after[:2] and any(word in english.NAMING for word in after[: after.index(".") if "." in after else None])

    def _is_definite(self, speaker: Speaker) -> bool:
        return "the" in self.scene.words[max(0, speaker.first - 1) : speaker.first + 1]

    def _source(self, speaker: Speaker) -> str | None:
        """Such as "A ministry official", after "the interior ministry", is of that one."""
        first = (speaker.name or "").lower().split()[:1]
        # "Police sources" are of no one force.
        body = self._body_of_kind(first[0]) if first and first[0] in english.INSTITUTIONS and first[0] != "police" else None
        return body or speaker.name

    def _role(self, speaker: Speaker) -> str | None:
        words = (speaker.name or "").lower().split()
        if len(words) > 1:
            held = self._holders.of(" ".join(words[-2:]), speaker.first) or self._holders.in_office(speaker) or self._only_holder(speaker)
        else:
            held = self._holders.of(speaker.noun, speaker.first) or self._body_called(speaker.noun) or self._holders.in_office(speaker)
        return held or speaker.name

    def _only_holder(self, speaker: Speaker) -> str | None:
        """Such as "The Calais mayor", "the MP for Dover": the only mayor or member whom the text names, where that one spoke last."""
        if speaker.noun not in english.OFFICE_NOUNS or self.sentence - self._spoke_in > 1:
            return None
        return self.last if self._holders.all_of(speaker.noun) == {self.last} else None

    def _body_called(self, noun: str) -> str | None:
        """The body that a noun means: one with the noun in its name, or the last, where the noun fits any."""
        return self._body_of_kind(noun) or (self.body if noun in _ANY_BODY else None)

    def _body_of_kind(self, noun: str) -> str | None:
        """The last body with a noun in its name, or of the kind that the noun tells."""
        if noun not in english.INSTITUTIONS:
            return None
        for name in (self.body, self.last):
            if name is not None and noun in name.lower():
                return name
        kinds = _KINDS.get(noun, frozenset())
        mentions = self.scene.mentions
        for at in range(self._next - 1, max(-1, self._next - _BODIES_BACK), -1):
            mention = mentions[at]
            # A body that no codebook lists is of the kind that its name tells: "Ashdown Police". One force has a name: "French police" are many.
            named = noun != "force" or mention.name.split()[-1][0].isupper()
            if (
                mention.kind is MentionKind.BODY
                and named
                and (noun in mention.name.lower() or not kinds.isdisjoint(mention.about[:1] or mention.name.lower().split()))
            ):
                return mention.name
        return None

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
            score += _WAS_SUBJECT * (self.sentence - met.subject_of <= 1) + _JUST_NAMED * (met.sentence == self.sentence)
            if recent and met.name == self.last:
                score += _JUST_SPOKE if self._spoke_in >= self.sentence - 1 else _SPOKE_LAST
            if score >= most:
                best, most = met, score
        return best


def _can_be_one(speaker: Speaker) -> bool:
    """Whether a speaker may be one person, whom "he" or "she" means next."""
    if speaker.kind in (SpeakerKind.BODY, SpeakerKind.PLACE):
        return speaker.noun in english.SPOKESPEOPLE
    if speaker.kind is SpeakerKind.PRONOUN and speaker.name is not None:
        return False
    return speaker.kind is SpeakerKind.PERSON or not (speaker.noun.endswith("s") or speaker.noun in english.INSTITUTIONS)


_OBJECTS = frozenset(["him", "her", "them"])
"""Words by which a sentence goes on about somebody else than its subject: "A smuggler had quoted him a price"."""
_NEAR = 4
_ASIDE = 12
"""How many words after a role may tell that its holder is not named."""
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
