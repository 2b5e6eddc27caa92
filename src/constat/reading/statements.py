"""Statements: what somebody is quoted or reported as saying, and who says it.

Candidates are found by hand rules; whether each is a statement is then decided by a small trained model.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from constat.model.claim import Form
from constat.reading.clauses import Reported
from constat.reading.direct import Attribution, Quoted, attribute, place_quotes
from constat.reading.english import speech as english
from constat.reading.indirect import noun_clause, reported_clauses
from constat.reading.layout import PartKind
from constat.reading.marked import MarkedText
from constat.reading.mentions import MentionKind, Scene
from constat.reading.observations import Observation
from constat.reading.offices import OfficeHolders
from constat.reading.referents import Referents
from constat.reading.sayings import Saying, find_sayings, telling_tokens
from constat.reading.speakers import SpeakerKind
from constat.reading.statement_features import direct_observations, indirect_observations, verb_observations


@dataclass(slots=True)
class StatementCandidate:
    """Words that may be a statement: start..end, who says them, and what speaks for it being one."""

    start: int
    end: int
    form: Form
    speaker: str | None
    rule: str
    observations: tuple[Observation, ...]
    speaker_kind: str = ""
    verb: tuple[Observation, ...] = ()
    """Of these, what is seen of the verb of saying: it tells whom a figure is credited to as well."""


_READ = (PartKind.BODY, PartKind.CAPTION)
_NEXT_REACH = 10
"""Within so many words of its beginning the sentence after a quotation names who spoke."""
_QUOTED_ENOUGH = 0.5
_REPORTED_ENOUGH = 0.4
"""From these probabilities on words are told as a statement. To miss a reported clause is as bad as to tell one in error:
most is won where one is told that is somewhat less likely right than wrong (F1 is highest at half of itself)."""
_SHORTEST_QUOTE = 3
"""A quotation of fewer words is no statement."""


def find_statements(scene: Scene, offices: OfficeHolders) -> list[StatementCandidate]:
    """Every candidate for a statement in a text, in order."""
    return _Reader(scene, offices).read()


def told(candidates: Sequence[StatementCandidate], sureness: Sequence[float]) -> frozenset[int]:
    """Which of some candidates, by number, are statements; sureness has how probable each is.

    A reported clause needs somebody to have said it. Where such clauses share words the surest stays, since words are
    reported once; a quotation inside a reported clause is a statement of its own.
    """
    kept = [number for number, one in enumerate(candidates) if one.form is Form.DIRECT and sureness[number] >= _QUOTED_ENOUGH]
    reported = [
        number
        for number, one in enumerate(candidates)
        if one.form is Form.INDIRECT and one.speaker is not None and sureness[number] >= _REPORTED_ENOUGH
    ]
    starts: list[int] = []
    ends: list[int] = []
    for number in sorted(reported, key=lambda number: (-sureness[number], number)):
        one = candidates[number]
        at = bisect_left(starts, one.end)
        if at == 0 or ends[at - 1] <= one.start:
            place = bisect_left(starts, one.start)
            starts.insert(place, one.start)
            ends.insert(place, one.end)
            kept.append(number)
    return frozenset(kept)


@cache
def _rule(form: str, how: str) -> str:
    return f"statement.{form}.{how.replace(' ', '_')}"


@dataclass(slots=True)
class _Reader:
    """Reads a text once from its beginning, remembering who was named and who spoke."""

    scene: Scene
    offices: OfficeHolders
    found: list[StatementCandidate] = field(default_factory=list)
    marked: MarkedText = field(init=False)
    referents: Referents = field(init=False)
    quotes: list[Quoted] = field(init=False)
    told: list[Attribution] = field(init=False)
    sayings: list[list[Saying]] = field(init=False)
    """by sentence"""
    nouns: list[int] = field(init=False)
    """the tokens of nouns of saying"""
    _opens: list[int] = field(init=False)
    """the first token of each quotation"""
    _said_by: list[str | None] = field(default_factory=list)
    """by quotation, as far as they are read"""
    _reported_until: int = 0
    """where the last reported clause ends"""

    def __post_init__(self) -> None:
        scene = self.scene
        self.marked = scene.marked
        self.referents = Referents(scene, self.offices)
        self.sayings = self._find_sayings()
        every = [saying for sayings in self.sayings for saying in sayings]
        verbs = [saying.verb for saying in every]
        self.quotes = place_quotes(scene)
        self._opens = [quoted.first for quoted in self.quotes]
        self.told = [attribute(scene, quoted, every, verbs) for quoted in self.quotes]

    def _find_sayings(self) -> list[list[Saying]]:
        telling = telling_tokens(self.scene.words)
        self.nouns = [at for at in telling if self.scene.words[at] in english.SAYING_NOUNS]
        found: list[list[Saying]] = []
        until = 0
        for sentence, (first, last) in enumerate(self.scene.bounds):
            begin = bisect_left(telling, first, until)
            until = bisect_left(telling, last, begin)
            told = until > begin and self._is_read(sentence)
            found.append(find_sayings(self.scene, first, last, telling[begin:until]) if told else [])
        return found

    def _is_read(self, sentence: int) -> bool:
        return self.marked.part_of_sentence(sentence).kind in _READ

    def read(self) -> list[StatementCandidate]:
        """Every candidate, in the order of the text."""
        before = -1
        for sentence, ((first, last), part) in enumerate(zip(self.scene.bounds, self.marked.sentences.parts, strict=True)):
            kind = self.marked.parts[part].kind
            if kind not in _READ:
                continue
            told = kind is PartKind.BODY
            if part != before:
                before = part
                self.referents.paragraph += told
            self.referents.begin_sentence(first, last, told=told)
            self._read_sentence(sentence, first, last)
        return sorted(self.found, key=lambda candidate: (candidate.start, candidate.end))

    def _read_sentence(self, sentence: int, first: int, last: int) -> None:
        """Take verbs of saying and quotations in the order in which they stand."""
        sayings = self.sayings[sentence]
        for number, saying in enumerate(sayings):
            self._read_quotes(saying.verb)
            self._indirect(sayings, number, first, last)
        self._read_quotes(last)
        if self.nouns:
            self._nouns(first, last)

    # ---- direct

    def _read_quotes(self, limit: int) -> None:
        """Take the quotations that open before a token."""
        for number in range(len(self._said_by), bisect_left(self._opens, limit, len(self._said_by))):
            self._direct(number)

    def _direct(self, number: int) -> None:
        quoted, told = self.quotes[number], self.told[number]
        how = told.how
        if told.speaker is not None:
            name = self.referents.resolve(told.speaker)
            if name is None and told.speaker.kind is SpeakerKind.PRONOUN and quoted.first == quoted.sentence_first:
                name = self._named_next(quoted)
            if how != "subject":
                self.referents.spoke(told.speaker, name)
        else:
            name, how = self._carried(number)
            if how == "unknown" and quoted.first == quoted.sentence_first:
                name = self._named_next(quoted)
        self._said_by.append(name)
        length = len(self.marked.text[quoted.quote.start : quoted.quote.end].split(maxsplit=_SHORTEST_QUOTE))
        if length >= _SHORTEST_QUOTE and self.marked.parts[quoted.quote.part].kind in _READ:
            seen = direct_observations(self.scene, quoted, told, how, name)
            kind = told.speaker.kind.value if told.speaker is not None else "none"
            self.found.append(StatementCandidate(quoted.quote.start, quoted.quote.end, Form.DIRECT, name, _rule("direct", how), seen, kind))

    def _carried(self, number: int) -> tuple[str | None, str]:
        """Who says a quotation by which no speaker stands: whoever spoke before, or is told at the end of what runs on."""
        quoted = self.quotes[number]
        opens = quoted.quote.outer_start <= self.marked.parts[quoted.quote.part].start + 1
        if number and not self.quotes[number - 1].quote.closed and opens:
            return self._said_by[-1], "goes on"
        ahead = self._told_ahead(number)
        if ahead is not None:
            name = self.referents.resolve(ahead.speaker) if ahead.speaker is not None else None
            return name, "runs on"
        if quoted.first == quoted.sentence_first:
            subject = self.referents.subject_before_quote()
            if subject is not None:
                self.referents.told_of(subject)
                return subject, "told of"
            since = self.referents.paragraph - self.referents.last_paragraph
            if since == 0 or (opens and since <= 3):
                self.referents.last_paragraph = self.referents.paragraph
                return self.referents.last, "goes on"
        return None, "unknown"

    def _named_next(self, quoted: Quoted) -> str | None:
        """Whom the sentence after a quotation is about, where that quotation opens a report or story: '"..." X has fished here for years'."""
        words, after = self.scene.words, quoted.sentence_last
        if words[after : after + 1] == ["\n"] and not self.referents.knows_somebody:
            after += 1
        if words[after : after + 1] in ([], ["\n"]):
            return None
        sentence = self.marked.sentence_of_token(after)
        if self.marked.part_of_sentence(sentence).kind is not PartKind.BODY:
            return None
        first, last = self.scene.bounds[sentence]
        for mention in self.scene.between(first, min(last, first + _NEXT_REACH)):
            before = words[first : mention.first]
            tied = not english.PREPOSITIONS.isdisjoint(before) and "words" not in before
            if mention.kind is MentionKind.PERSON and not self.scene.quoted[mention.first]:
                return mention.name if not tied and words[mention.last : mention.last + 1] != ["'s"] else None
        return None

    def _told_ahead(self, number: int) -> Attribution | None:
        """The attribution of a later paragraph of the same quotation, where this one was left open."""
        for later in range(number, min(number + 6, len(self.quotes) - 1)):
            if self.quotes[later].quote.closed or self.quotes[later + 1].quote.part == self.quotes[later].quote.part:
                return None
            if self.told[later + 1].how in ("after", "beside"):
                return self.told[later + 1]
        return None

    # ---- indirect

    def _indirect(self, sayings: list[Saying], number: int, first: int, last: int) -> None:
        saying = sayings[number]
        name = self.referents.resolve(saying.speaker)
        nested = saying.verb < self._reported_until
        for reported in reported_clauses(self.scene, sayings, number, first, last):
            self._add(saying, reported, name, nested=nested)
            if reported.first > saying.verb:
                self._reported_until = max(self._reported_until, reported.last)
        if saying.lemma in english.TAKES_FLOOR and saying.order != "passive" and saying.finite:
            self.referents.spoke(saying.speaker, name)

    def _add(self, saying: Saying, reported: Reported, name: str | None, *, nested: bool) -> None:
        tokens = self.marked.tokens
        named = name is not None
        verb = verb_observations(self.scene, saying, reported.how, named=named)
        seen = (*verb, *indirect_observations(self.scene, saying, reported, named=named, nested=nested))
        start, end = tokens.starts[reported.first], tokens.ends[reported.last - 1]
        self.found.append(
            StatementCandidate(start, end, Form.INDIRECT, name, _rule("indirect", reported.how), seen, saying.speaker.kind.value, verb)
        )

    def _nouns(self, first: int, last: int) -> None:
        for at in self.nouns[bisect_right(self.nouns, first) : bisect_left(self.nouns, last)]:
            found = noun_clause(self.scene, at, last) if not self.scene.quoted[at] else None
            if found is not None:
                saying, reported = found
                self._add(saying, reported, self.referents.resolve(saying.speaker), nested=at < self._reported_until)
