"""Who is named in a text, and where: the persons, bodies, offices and places that a speaker can be."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from constat.reading.english import speech as english
from constat.reading.lexicon import Kind
from constat.reading.marked import MarkedText, TokenHit
from constat.reading.names import NameDirectory, NameRun


class MentionKind(Enum):
    """What a mention names."""

    PERSON = "person"
    BODY = "body"
    OFFICE = "office"
    PLACE = "place"


@dataclass(slots=True)
class Mention:
    """Somebody or something named at tokens first..last (last excluded)."""

    first: int
    last: int
    kind: MentionKind
    name: str
    """For a person, the fullest form that the text gives."""
    gender: str = ""
    """he or she, where a title or a word before the name tells."""
    about: tuple[str, ...] = ()
    """What the codebook says the body is."""


@dataclass(slots=True)
class Scene:
    """A text with what finding its speakers needs: its words, which of them are quoted, and who is named where."""

    marked: MarkedText
    directory: NameDirectory
    words: list[str]
    quoted: bytearray
    """For each token, whether it stands inside a quotation."""
    mentions: list[Mention]
    """Persons, bodies and offices in the order of the text; none overlaps another."""
    firsts: list[int]
    """Where each mention begins."""
    places: list[TokenHit]
    place_firsts: list[int]
    named: frozenset[int]
    """Tokens of persons' names: there "May" is no auxiliary."""
    bodies: frozenset[int]
    """Tokens of bodies' names in several words: there "Hope" and "Call" are no verbs."""
    people: frozenset[int]
    """Tokens of words for peoples ("Afghans")."""
    bounds: list[tuple[int, int]]
    """The first token of each sentence, and the one after its last."""
    amount_firsts: list[int]

    def between(self, first: int, last: int) -> list[Mention]:
        """The mentions, of places too, that lie wholly among tokens first..last."""
        found = []
        for at in range(bisect_left(self.firsts, first), len(self.mentions)):
            mention = self.mentions[at]
            if mention.first >= last:
                break
            if mention.last <= last:
                found.append(mention)
        places = self._places_between(first, last, found)
        return sorted([*found, *places], key=lambda mention: mention.first) if places else found

    def _places_between(self, first: int, last: int, others: list[Mention]) -> list[Mention]:
        places = []
        for at in range(bisect_left(self.place_firsts, first), len(self.places)):
            hit = self.places[at]
            if hit.first >= last:
                break
            if hit.last <= last and not any(hit.first < other.last and other.first < hit.last for other in others):
                places.append(Mention(hit.first, hit.last, MentionKind.PLACE, self.marked.text[hit.hit.start : hit.hit.end]))
        return places

    def begins_name(self, token: int) -> bool:
        """Whether a person's, body's or office's name begins at a token."""
        at = bisect_left(self.firsts, token)
        return at < len(self.firsts) and self.firsts[at] == token

    def is_joined(self, token: int) -> bool:
        """Whether a token stands between two others without white space: the mark of "Saint-Omer"."""
        tokens = self.marked.tokens
        return (
            0 < token < len(tokens) - 1
            and tokens.ends[token - 1] == tokens.starts[token]
            and tokens.ends[token] == tokens.starts[token + 1]
        )


def set_scene(marked: MarkedText) -> Scene:
    """Find who is named in a text, and which of its words are quoted."""
    tokens = marked.tokens
    quoted = bytearray(len(tokens))
    for quote in marked.quotes:
        first, last = tokens.at(quote.outer_start), tokens.at(quote.outer_end)
        quoted[first:last] = b"\1" * (last - first)
    finder = _Persons(marked)
    persons = finder.find()
    mentions = _without_overlaps(persons, [*_known(marked), *finder.bodies])
    places = marked.by_kind[Kind.PLACE]
    return Scene(
        marked=marked,
        directory=finder.directory,
        words=tokens.words,
        quoted=quoted,
        mentions=mentions,
        firsts=[mention.first for mention in mentions],
        places=places,
        place_firsts=[hit.first for hit in places],
        named=_tokens_of(mentions, MentionKind.PERSON),
        bodies=_tokens_of(mentions, MentionKind.BODY),
        people=frozenset(token for hit in marked.by_kind[Kind.GROUP] for token in range(hit.first, hit.last)),
        bounds=list(zip(marked.sentence_first, marked.sentence_last, strict=True)),
        amount_firsts=[mark.first for mark in marked.amounts],
    )


def _tokens_of(mentions: list[Mention], kind: MentionKind) -> frozenset[int]:
    """The tokens of all names of a kind; those of a single word count only for persons."""
    shortest = 1 if kind is MentionKind.PERSON else 2
    return frozenset(
        token
        for mention in mentions
        if mention.kind is kind and mention.last - mention.first >= shortest
        for token in range(mention.first, mention.last)
    )


def _known(marked: MarkedText) -> list[Mention]:
    """The bodies and offices that the codebook names; a word that is also somebody's initials ("WHO", "MRS") is far more often another."""
    text, words = marked.text, marked.tokens.words
    fullest = _fullest_names(marked)
    place_ends = {place.last for place in marked.by_kind[Kind.PLACE]}
    found = [Mention(hit.first, hit.last, MentionKind.OFFICE, text[hit.hit.start : hit.hit.end]) for hit in marked.by_kind[Kind.OFFICE]]
    for hit in marked.by_kind[Kind.BODY]:
        word = words[hit.first]
        if hit.last - hit.first > 1 or not (
            word in english.NEVER_NAMES or word in english.GENDER or _ends_longer_name(marked, hit.first, place_ends)
        ):
            name = text[hit.hit.start : hit.hit.end]
            name = name[4:] if word == "the" else name
            if " " not in name:
                name = _fuller(name, fullest.get(hit.hit.senses[0].ids[0], name))
            found.append(Mention(hit.first, hit.last, MentionKind.BODY, name, about=hit.hit.senses[0].about))
    return found


def _fuller(name: str, full: str) -> str:
    """The fuller name of a body for one of a single word that shortens it: the NCA, the Met, but not the UK for Downing Street."""
    if not name.isupper():
        return full if full.lower().startswith(name.lower()) else name
    initials = iter("".join(word if word.isupper() else word[:1] for word in full.split()).lower())
    return full if all(letter in initials for letter in name.lower()) else name


def _ends_longer_name(marked: MarkedText, at: int, place_ends: set[int]) -> bool:
    """Whether a body's name of one word only ends the name of another body: the "Alliance" of "the Refugee Support Alliance"."""
    words, before = marked.tokens.words, at - 1
    if not marked.is_capital(before) or words[at] not in english.INSTITUTIONS or words[before] in english.NEVER_NAMES:
        return False
    return at not in place_ends


def _fullest_names(marked: MarkedText) -> dict[str, str]:
    """For each body that a text names in several words, those words: the NCA is the National Crime Agency where it is named so."""
    fullest: dict[str, str] = {}
    for hit in marked.by_kind[Kind.BODY]:
        if hit.last - hit.first > 1:
            name = marked.text[hit.hit.start : hit.hit.end]
            name = name[4:] if name[:4].lower() == "the " else name
            if " " in name and not name.isupper():
                fullest.setdefault(hit.hit.senses[0].ids[0], name)
    return fullest


def _without_overlaps(persons: list[Mention], known: list[Mention]) -> list[Mention]:
    """All mentions in order; of two that overlap, a person stands, else the one that begins first, a body before an office, the longer."""
    claimed = {token for person in persons for token in range(person.first, person.last)}
    rest = [mention for mention in known if claimed.isdisjoint(range(mention.first, mention.last))]
    mentions: list[Mention] = []
    office = MentionKind.OFFICE
    for mention in sorted((*persons, *rest), key=lambda one: (one.first, one.kind is office, -one.last)):
        if not mentions or mention.first >= mentions[-1].last:
            mentions.append(mention)
    return mentions


@dataclass(slots=True)
class _Placed:
    """A run of capitalised words as tokens first..last, once what is no name is cut from its front."""

    first: int
    last: int
    titled: bool
    words: str


_NAMING = tuple(
    words.split() for words in ("name ,|name as|only as|known as|calls himself|calls herself|called himself|called herself").split("|")
)
"""Words right before a name of one word that tell it as a person's."""
_NAMING_ENDS = frozenset(["named", "called", *(words[-1] for words in _NAMING)])
_SHORTEST_BODY = 2
"""A body told by its last word alone has a name of this many words or more."""


class _Persons:
    """Which runs of capitalised words name persons."""

    def __init__(self, marked: MarkedText) -> None:
        self._marked = marked
        self._words = marked.tokens.words
        self.directory = NameDirectory(())
        kinds = marked.by_kind
        self._ending: dict[int, tuple[Kind, int]] = {}
        """For the last token of a name that the codebook has: what it is, and where it begins."""
        self._beginning: dict[int, int] = {}
        """For the first token of such a name, where it ends."""
        place = Kind.PLACE
        for kind in (place, Kind.GROUP, Kind.PARTY, Kind.OFFICE, Kind.BODY):
            for hit in kinds[kind]:
                self._ending[hit.last - 1] = kind, hit.first
                self._beginning[hit.first] = hit.last
        self._things = {token for token, (kind, _) in self._ending.items() if kind is not place}
        """The last tokens of those that are no places."""
        self._listed = {hit.last: hit.first for hit in kinds[Kind.PERSON]}
        self._single: set[str] = set()
        """Names of one word, folded, that somewhere stand as a person's."""
        self._fullest: dict[str, str] = {}
        self.bodies: list[Mention] = []
        """The bodies that no codebook lists, but that the words beside or in their names tell as such."""

    def find(self) -> list[Mention]:
        """Every mention of a person; two readings, since a name of one word is known by where it stands once."""
        long, short = self._place(self._marked.runs)
        named = [run for run in long if self._is_long_name(run)]
        self.directory = NameDirectory(run.words for run in named)
        named += [run for run in short if self._is_short_name(run)]
        return [self._mention(run) for run in named]

    def _place(self, runs: Sequence[NameRun]) -> tuple[list[_Placed], list[_Placed]]:
        """The runs of several tokens, once what is no name is cut from their front, and those of one; those that name bodies are kept apart."""
        starts, ends, text = self._marked.tokens.starts, self._marked.tokens.ends, self._marked.text
        long: list[_Placed] = []
        short: list[_Placed] = []
        for run in runs:
            first = bisect_left(starts, run.name_start)
            if first == len(starts) or starts[first] >= run.end:
                continue
            last = first + 1 if ends[first] >= run.end else bisect_left(starts, run.end, first)
            body = self._body_of(run, first, last) if last - first > 1 or run.titled or self._is_told_as_body(first) else None
            if body is not None:
                self.bodies.append(body)
                continue
            begin = self._narrowed(first, last) if last - first > 1 else first
            titled = run.titled or begin > first
            placed = _Placed(begin, last, titled, text[starts[begin] : run.end])
            if last - begin > 1:
                long.append(placed)
                continue
            short.append(placed)
            if begin not in self._things and self._is_introduced(begin, titled=titled):
                self._single.add(self._words[begin])
        return long, short

    def _narrowed(self, first: int, last: int) -> int:
        """Cut a place, body, party or people from the front of a longer run: "Calais Natacha Bouchart", "Tory Damian Green"."""
        if first <= self._listed.get(last, -1):
            return self._listed[last]
        begin = next((token + 1 for token in range(last - 3, first - 1, -1) if self._ends_other(token, first)), first)
        while last - begin > 2 and self._beginning.get(begin, last) < last - 1:
            begin = self._beginning[begin]
        return begin

    def _ends_other(self, token: int, first: int) -> bool:
        """Whether a body's or office's name ends inside a run: "Borders Union Paul Denby", "Minister for Immigration Paul Denby"."""
        return (token > first and self._words[token] in english.BODY_ENDS) or self._ending.get(token, (None, first))[1] < first

    def _is_introduced(self, first: int, *, titled: bool) -> bool:
        """Whether a name of one word stands as a person's: "Mr Otto", "Soran, 24,", "gave his name as Tiger"."""
        words = self._words
        if titled:
            return self._courtesy(first) in english.GENDER or words[first - 1] in english.OFFICE_NOUNS
        if first + 5 < len(words) and words[first + 1] in (",", "("):
            after = words[first + 1 : first + 6]
            age = after[2] if after[1] in ("a", "an", "the") else after[1]
            if age.isdigit() and len(age) == 2 and (after[2] in (",", ")", ".") or after[4] == "year"):
                return True
        if not first or words[first - 1] not in _NAMING_ENDS:
            return False
        return words[first - 1] in ("named", "called") or words[max(0, first - 2) : first] in _NAMING

    def _is_long_name(self, run: _Placed) -> bool:
        """Whether a run of several words names a person, and not a body, a place or a thing."""
        words, end = self._words, run.last - 1
        if self._listed.get(run.last) == run.first:
            return True
        if (
            words[end] in english.BODY_ENDS
            or words[end] in english.OFFICES_ONLY
            or words[run.first] in english.BODY_STARTS
            or " " not in run.words
        ):
            return False
        if self._beginning.get(run.first, 0) > run.last:
            return False
        kind, begin = self._ending.get(end, (None, run.last))
        if kind is not None and not (kind is Kind.PLACE and begin > run.first) and not self._has_courtesy(run):
            return False
        return run.titled or run.first == 0 or words[run.first - 1] not in english.DETERMINERS

    def _body_of(self, run: NameRun, first: int, end: int) -> Mention | None:
        """The body that a run names, if it is one: "the charity Open Landing", "Ashdown Parish Council", "the UN Commission for Refugees"."""
        words = self._words
        if end - 1 in self._things:
            return None
        if self._is_told_as_body(first):
            return self._formed_body(first, end) if end - 1 not in self._ending and self._beginning.get(first, first) < end else None
        first = bisect_left(self._marked.tokens.starts, run.start) if run.titled else first
        if words[first] in english.BEGINS_BODY and self._is_inside(first) and end - first > _SHORTEST_BODY:
            # "While Refugee Voices Kent said": before somebody's name it would have a small letter.
            return self._formed_body(first, end)
        if words[end - 1] not in english.NAMED_INSTITUTIONS or end - first < _SHORTEST_BODY:
            return None
        if words[end : end + 1] in (["for"], ["of"]) and end + 1 < len(words) and self._marked.is_capital(end + 1):
            end += 2
            while end < len(words) and self._marked.is_capital(end) and words[end] not in english.NEVER_NAMES:
                end += 1
        return self._formed_body(first, end)

    def _formed_body(self, first: int, last: int) -> Mention:
        return Mention(first, last, MentionKind.BODY, self._marked.words(first, last))

    def _is_told_as_body(self, first: int) -> bool:
        return first > 0 and self._words[first - 1] in english.TELLS_BODY

    def _is_inside(self, first: int) -> bool:
        """Whether a word stands inside a sentence, where only a name has a capital."""
        return first > 0 and (self._words[first - 1].isalnum() or self._words[first - 1] in (",", "("))

    def _is_short_name(self, run: _Placed) -> bool:
        """Whether one word names a person: by a courtesy title, or as the short form of a name that stands elsewhere."""
        word = self._words[run.first]
        if word in self._single or (run.titled and self._has_courtesy(run)):
            return word not in english.BODY_ENDS or self._has_courtesy(run)
        if not self.directory.begins_or_ends(word) or run.first in self._ending or len(run.words) < 3 or run.words.isupper():
            return False
        return self._full(run.words) != run.words

    def _has_courtesy(self, run: _Placed) -> bool:
        return run.titled and self._courtesy(run.first) in english.GENDER

    def _courtesy(self, first: int) -> str:
        """The word before a name, past the stop that shortens it and past "Justice": "Mr. Otto", "Mrs Justice Lang"."""
        at = first - 1
        while at > 0 and self._words[at] in (".", "justice"):
            at -= 1
        return self._words[at] if at >= 0 else ""

    def _full(self, name: str) -> str:
        full = self._fullest.get(name)
        if full is None:
            full = self._fullest[name] = self.directory.fullest(name)
        return full

    def _mention(self, run: _Placed) -> Mention:
        return Mention(run.first, run.last, MentionKind.PERSON, self._full(run.words), self._gender(run.first))

    def _gender(self, first: int) -> str:
        """What the titles and words right before a name tell: "Mrs", "his wife", "a spokeswoman, "."""
        for at in range(first - 1, max(-1, first - 5), -1):
            word = self._words[at]
            if word in english.GENDER:
                return english.GENDER[word]
            if not (word in english.TITLE_WORDS or word in english.OFFICE_NOUNS or word in (".", ",")):
                break
        return ""
