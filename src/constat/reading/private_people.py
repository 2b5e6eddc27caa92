"""Private people named in a text: those who hold no office or role and speak for no body, with every form of their names.

In doubt somebody is private: a name hidden without need can be looked up by the span, one shown cannot be taken back.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from constat.model.mask import Mask, MaskKind
from constat.model.span import Span
from constat.reading.english import people as english
from constat.reading.english.speech import (
    AFTER_HEAD,
    DETERMINERS,
    GENDER,
    INSTITUTIONS,
    MOUTHPIECES,
    NEVER_NAMES,
    PARTICLES,
    SPEECH_VERBS,
    TITLE_WORDS,
)
from constat.reading.lexicon import Kind
from constat.reading.marked import MarkedText
from constat.reading.mentions import Mention, MentionKind, Scene

_APPOSITION = 14
"""Words after or before a name in which its bearer's role is told."""
_LONGEST_NAME = 6
_BESIDE = 6
"""Words within which a name stands beside another ("Ali, 9, and Anita")."""
_LONGEST_BODY = 8
"""Words of a body's name."""
_BETWEEN = frozenset({"-", "'"})
_ENDS = frozenset({",", ")", "(", "\n", ".", '"', "?", "!", ";", ":"})
"""Marks that end a phrase beside a name."""
_ELSE = (Kind.PLACE, Kind.GROUP, Kind.PARTY, Kind.OFFICE, Kind.BODY)
"""What else than a person the codebook's names are."""


@dataclass(slots=True)
class _Bearer:
    """Somebody named: the words of the name, and what the text tells of them."""

    words: set[str] = field(default_factory=set)
    tokens: set[int] = field(default_factory=set)
    public: bool = False
    age: int | None = None
    gender: str = ""


def private_people(scene: Scene) -> tuple[Mask, ...]:
    """Every place in a text where a private person is named, titles included, in order, none overlapping another."""
    marked = scene.marked
    bearers = _bearers(scene)
    private = [bearer for bearer in bearers if not bearer.public]
    if not private:
        return ()
    owner: dict[int, _Bearer] = {token: bearer for bearer in private for token in bearer.tokens}
    owner |= _elsewhere(scene, private, {token for bearer in bearers for token in bearer.tokens})
    return tuple(_name(marked, first, last, owner[last - 1]) for first, last in _stretches(marked, owner))


def _bearers(scene: Scene) -> list[_Bearer]:
    """Everybody whom the text names, those beside whom somebody private is named ("Ali, 9, and Anita") last."""
    by_name: dict[str, _Bearer] = {}
    for mention in (*_persons(scene), *_single_names(scene)):
        _take(scene, mention, by_name)
    private = {max(bearer.tokens) for bearer in by_name.values() if not bearer.public}
    named = {token for bearer in by_name.values() for token in bearer.tokens}
    for first, last in _unknown_runs(scene):
        beside = scene.words[first - 1 : first] in (["and"], [","]) and not private.isdisjoint(range(max(0, first - _BESIDE), first))
        if beside and named.isdisjoint(range(first, last)) and "." not in scene.words[first - _BESIDE : first]:
            _take(scene, Mention(first, last, MentionKind.PERSON, scene.marked.words(first, last)), by_name)
    return list(by_name.values())


def _take(scene: Scene, mention: Mention, by_name: dict[str, _Bearer]) -> None:
    """Note what one mention tells of its bearer."""
    bearer = by_name.setdefault(mention.name.casefold(), _Bearer())
    bearer.tokens |= set(range(mention.first, mention.last))
    bearer.words |= {word for word in scene.words[mention.first : mention.last] if _tells(word)}
    bearer.public |= _is_known(scene, mention) or _is_public(scene, mention)
    bearer.age = bearer.age if bearer.age is not None else _age(scene.words, mention)
    bearer.gender = bearer.gender or mention.gender or _gender(scene.words, mention)


def _is_known(scene: Scene, mention: Mention) -> bool:
    """Whether the codebook has the person, and so an office or role."""
    return any(hit.first < mention.last and mention.first < hit.last for hit in scene.marked.by_kind[Kind.PERSON])


def _persons(scene: Scene) -> Iterator[Mention]:
    for mention in scene.mentions:
        if mention.kind is MentionKind.PERSON and not _names_other(scene, mention):
            yield mention


def _names_other(scene: Scene, mention: Mention) -> bool:
    """Whether a run of capitals taken for a person names something else: "the charity Salt Kitchen", "British Trade", "Channel Migrant".

    A place in front says nothing: people are called Jordan, Chelsea and Soran.
    """
    if (mention.first and scene.words[mention.first - 1] in INSTITUTIONS) or mention.last - 1 in scene.marked.noun_at:
        return True
    return any(
        mention.first + (kind is Kind.PLACE) <= hit.first and hit.last < mention.last
        for kind in _ELSE
        for hit in scene.marked.by_kind[kind]
    )


def _single_names(scene: Scene) -> Iterator[Mention]:
    """Capitalised words that no entry of the codebook holds, where they stand as a person's name: "her son Ali", "said Ali"."""
    for first, last in _unknown_runs(scene):
        joined = last - first > 3 and scene.words[last - 2] == "-" and scene.words[last - 3] in PARTICLES
        if joined or _stands_as_person(scene, first, last):
            yield Mention(first, last, MentionKind.PERSON, scene.marked.words(first, last))


def _unknown_runs(scene: Scene) -> Iterator[tuple[int, int]]:
    """Runs of up to three capitalised words, as tokens, that name nobody and nothing known; "al-" and the like may stand inside."""
    marked = scene.marked
    taken = {token for mention in scene.mentions for token in range(mention.first, mention.last)}
    for kind in _ELSE:
        taken |= {token for hit in marked.by_kind[kind] for token in range(hit.first, hit.last)}
    for run in marked.runs:
        first, last = marked.tokens.at(run.name_start), marked.tokens.at(run.end)
        while scene.words[last : last + 1] and scene.words[last] in PARTICLES and scene.words[last + 1 : last + 2] == ["-"]:
            last += 3
        if taken.isdisjoint(range(first, last)) and 0 < last - first <= _LONGEST_NAME and last <= len(marked.tokens):
            yield first, last


def _stands_as_person(scene: Scene, first: int, last: int) -> bool:
    words = scene.words
    before = words[first - 1] if first else "\n"
    after = words[last] if last < len(words) else "\n"
    if words[first] in INSTITUTIONS or words[first] in MOUTHPIECES or words[last - 1] in NEVER_NAMES:
        return False
    if _age(words, Mention(first, last, MentionKind.PERSON, "")) is not None or before in english.KIN or before in GENDER:
        return True
    spoken = before in SPEECH_VERBS or (after in SPEECH_VERBS and before not in (".", "\n", '"') and before not in DETERMINERS)
    return spoken and last - first == 1 and not scene.marked.words(first, last).isupper() and words[first] not in DETERMINERS


def _is_public(scene: Scene, mention: Mention) -> bool:
    words = scene.words
    at = mention.first - 1
    while at >= 0 and (words[at] in TITLE_WORDS or words[at] in english.PUBLIC_ROLES or words[at] in MOUTHPIECES or words[at] == "."):
        if words[at] in english.PUBLIC_ROLES or (words[at] in TITLE_WORDS and words[at] not in english.COURTESY):
            return True
        at -= 1
    if _follows_body(scene, at) or (at == mention.first - 1 and _follows_body(scene, at - 1)):
        return True
    return _told_after(scene, mention.last) or _told_before(scene, mention.first)


def _follows_body(scene: Scene, at: int) -> bool:
    """Whether a token, "'s" left aside, ends a body's name: "Kent Police's Ann Broome", "NCA colleague Paul Denby"."""
    end = at if at >= 0 and scene.words[at] == "'s" else at + 1
    return any(mention.kind is MentionKind.BODY and mention.last == end for mention in scene.between(max(0, end - _LONGEST_BODY), end))


def _told_after(scene: Scene, at: int) -> bool:
    """Whether the words behind a name give its bearer a role: ", 52, a spokeswoman for the charity", "of the association"."""
    words = scene.words
    if words[at : at + 1] in (["of"], ["from"], ["for"], ["with"], ["at"]):
        return _names_body(scene, at + 1)
    for _ in range(3):
        if words[at : at + 1] not in ([","], ["("], ["-"]):
            return False
        end = next((index for index in range(at + 1, min(at + _APPOSITION, len(words))) if words[index] in _ENDS), None)
        end = end if end is not None else min(at + _APPOSITION, len(words))
        if _tells_role(scene, at + 1, end):
            return True
        if not any(word.isdigit() for word in words[at + 1 : end]):
            return False
        at = end if words[end : end + 1] != [")"] else end + 1
    return False


def _told_before(scene: Scene, first: int) -> bool:
    """The same before it: "The association's director, X", "A volunteer with Utopia 56, X"."""
    words = scene.words
    if words[first - 1 : first] != [","]:
        return False
    opens = range(first - 2, max(-1, first - _APPOSITION), -1)
    start = next((index + 1 for index in opens if words[index] in _ENDS), 0 if first <= _APPOSITION else None)
    if start is None or any(word in SPEECH_VERBS for word in words[start : first - 1]):
        return False
    return _tells_role(scene, start, first - 1)


def _tells_role(scene: Scene, first: int, last: int) -> bool:
    """Whether a phrase tells an office, a role in public life, or somebody's work for a body."""
    words = scene.words
    while first < last and words[first] in DETERMINERS:
        first += 1
    if first >= last:
        return False
    if words[first] in ("of", "from", "for", "with", "at"):
        return _names_body(scene, first + 1)
    if words[first] == "who":
        return words[first + 1] in english.WORKS_FOR and _body_within(scene, first, last)
    head = next((index for index in range(first, last) if words[index] in AFTER_HEAD), last)
    if any(word in english.PUBLIC_ROLES for word in words[first:head]) or (words[head - 1 : head + 1] in (["head", "of"], ["lead", "of"])):
        return True
    return any(word in MOUTHPIECES for word in words[first:head]) and _body_within(scene, first, last)


def _names_body(scene: Scene, at: int) -> bool:
    """Whether a body is named at a token, or right behind a determiner or two words more: "the rights group"."""
    end = min(at + 4, len(scene.words))
    stop = next((index for index in range(at, end) if scene.words[index] in (",", ".", "\n")), end)
    return _body_within(scene, at, stop)


def _body_within(scene: Scene, first: int, last: int) -> bool:
    bodies = any(mention.kind is MentionKind.BODY and mention.first < last for mention in scene.between(first, last + _APPOSITION))
    return bodies or any(word in INSTITUTIONS for word in scene.words[first:last])


def _age(words: list[str], mention: Mention) -> int | None:
    """The age told beside a name: "X, 24,", "X (24)", "X, aged 24", "24-year-old X"."""
    after = words[mention.last : mention.last + 4]
    for told in (after[1:2], after[2:3] if after[1:2] == ["aged"] else []):
        if after[:1] in ([","], ["("]) and told and told[0].isdigit() and len(told[0]) <= 2:
            follows = words[mention.last + 1 + (after[1:2] == ["aged"]) + 1 :][:1]
            return int(told[0]) if follows not in (["months"], ["month"]) else 0
    before = words[max(0, mention.first - 6) : mention.first]
    for at, word in enumerate(before):
        if word.isdigit() and before[at + 1 : at + 5] == ["-", "year", "-", "old"]:
            return int(word)
    return None


def _gender(words: list[str], mention: Mention) -> str:
    near = words[max(0, mention.first - 3) : mention.first] + words[mention.last : mention.last + 9]
    for word in near:
        if word in (".", "\n"):
            break
        if word in english.MEN or word in english.WOMEN:
            return "he" if word in english.MEN else "she"
    return ""


def _tells(word: str) -> bool:
    return len(word) > 1 and word[0].isalpha() and word not in PARTICLES and word != "'s"


def _elsewhere(scene: Scene, private: list[_Bearer], named: set[int]) -> dict[int, _Bearer]:
    """Further tokens that are words of private names: surnames alone, capitals of headlines, misspelt titles before them."""
    marked = scene.marked
    others = {token for mention in scene.mentions for token in range(mention.first, mention.last)} - named
    other_words = {scene.words[token] for kind in _ELSE for hit in marked.by_kind[kind] for token in range(hit.first, hit.last)}
    by_word: dict[str, _Bearer] = {}
    for bearer in private:
        for word in bearer.words - other_words:
            by_word.setdefault(word, bearer)
    small = {word for token, word in enumerate(scene.words) if word in by_word and not marked.is_capital(token)}
    found: dict[int, _Bearer] = {}
    for token, word in enumerate(scene.words):
        if word not in by_word or token in named or token in others or not marked.is_capital(token):
            continue
        opens = token == 0 or scene.words[token - 1] in (".", "\n", '"', "?", "!")
        if not (opens and (word in small or word in NEVER_NAMES)):
            found[token] = by_word[word]
    return found


def _stretches(marked: MarkedText, owner: Mapping[int, _Bearer]) -> Iterator[tuple[int, int]]:
    """Runs of tokens that name one private person, with courtesy titles before and particles, hyphens and initials between."""
    words = marked.tokens.words
    tokens = sorted(owner)
    at = 0
    while at < len(tokens):
        first = last = tokens[at]
        while at + 1 < len(tokens) and owner[tokens[at + 1]] is owner[last] and _joins(words, last + 1, tokens[at + 1]):
            at += 1
            last = tokens[at]
        at += 1
        while first and (words[first - 1] in english.COURTESY or (words[first - 1] == "." and words[first - 2] in english.COURTESY)):
            if words[first - 1] in english.KIN:
                break
            first -= 1
        yield first, last + 1


def _joins(words: list[str], first: int, last: int) -> bool:
    between = range(first, last)
    initials = {at for at in between if len(words[at]) == 1 and words[at].isalpha()}
    return last - first <= 4 and all(
        at in initials or words[at] in _BETWEEN or words[at] in PARTICLES or (words[at] == "." and at - 1 in initials) for at in between
    )


def _name(marked: MarkedText, first: int, last: int, bearer: _Bearer) -> Mask:
    tokens = marked.tokens
    span = Span(tokens.starts[first], tokens.ends[last - 1])
    age = bearer.age or None
    return Mask(span=span, kind=MaskKind.PERSON, words=span.of(marked.text), label=english.label_for(age, bearer.gender))
