"""Breakdowns: which figures are parts of a larger one, and of what group ("nine of them children").

A group is told by the number's own noun or by what those people are said to be. Children, women and families are a part of
those on the move wherever they are counted; men and adults too, but not in an incident, where that is what anybody is called;
a single person and a nationality only where the words tell of a whole: a lead such as "including" or "of whom", a list of
parts, the larger number before a colon.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter

from constat.reading.context import SentenceContext
from constat.reading.continued import is_compared, is_resumed
from constat.reading.counted import Counted, is_some_of
from constat.reading.english import parts as english
from constat.reading.english.auxiliaries import BE
from constat.reading.figures import FigureMark
from constat.reading.leads import lead_before
from constat.reading.lexicon import Kind, TokenHit
from constat.reading.marked import MarkedText

_TELLING = 9
"""Within how many words after a number it is told what those people are."""
_JOINT = 3
"""How many words join the parts of one whole at most."""
_LONGEST_LIST = 8


_STATISTIC = 1000
"""From so many on, people of one nation are those among all who came: no boat or camp holds as many of one alone."""


@dataclass(slots=True)
class _Part:
    """A figure of a sentence on its way to its group."""

    mark: FigureMark
    group: str | None
    is_people: bool
    """The group is a people or nationality, which names the whole as often as a part."""
    is_part: bool = False

    @property
    def counted(self) -> Counted:
        return self.mark.candidate.counted

    @property
    def measure(self) -> str:
        return self.mark.measure.name

    @property
    def size(self) -> float:
        return self.counted.mark.amount.size


def groups_of(marked: MarkedText, contexts: Sequence[SentenceContext], figures: Sequence[FigureMark]) -> list[str | None]:
    """The group of each figure, null where it is a whole; the figures stand in the order of the text."""
    found: list[str | None] = []
    parts: list[_Part] = []
    for figure in figures:
        if parts and figure.candidate.sentence != parts[0].mark.candidate.sentence:
            found += _settled(marked, contexts, parts)
            parts = []
        group, is_people = _named(marked, figure.candidate.counted)
        parts.append(_Part(figure, group, is_people))
    return found + _settled(marked, contexts, parts)


def _settled(marked: MarkedText, contexts: Sequence[SentenceContext], parts: list[_Part]) -> list[str | None]:
    """The groups of one sentence's figures."""
    if not parts:
        return []
    context = contexts[parts[0].mark.candidate.sentence]
    words = marked.tokens.words
    for place, part in enumerate(parts):
        before = parts[place - 1] if place else None
        part.is_part = _has_lead(words, part.counted, context.first) or _follows(words, before, part)
        if part.group is None and (part.is_part or _is_all_told(words, part.counted)):
            part.group, part.is_people = _told(marked, part.counted, context.last)
        if part.group is None:
            part.group = _labelled(marked, part.counted, context.first)
            part.is_part = part.is_part or part.group is not None
        if before is not None and _are_listed(words, before, part):
            part.is_part = True
            before.is_part = before.is_part or not (_opens(words, before, part) or _are_summed(parts, place - 1))
    _go_on(words, parts, context.first)
    return [part.group if part.group is not None and _is_breakdown(part) else None for part in parts]


def _is_breakdown(part: _Part) -> bool:
    """Whether a group is told as a part: by the words, or since it is never all of those on the move."""
    if part.is_part:
        return True
    if part.is_people and part.size >= _STATISTIC and " and " not in (part.group or ""):
        return True
    if part.is_people or part.counted.indefinite or part.counted.mark.amount.high == 1:
        return False
    measure = part.mark.measure
    return part.group not in english.GROWN_UP or not (measure.counts_one or measure.grows)


# ------------------------------------------------------------ what the group is


def _named(marked: MarkedText, counted: Counted) -> tuple[str | None, bool]:
    """The group that a number's own words name, and whether it is a people: "30 children", "14 women and children"."""
    groups = {sense.group for sense in counted.senses if sense.group}
    if counted.noun_first < 0:
        return min(groups, default=None), False
    joined = _joined_groups(marked, counted.noun_last)
    if groups and joined:
        names = {*groups, *joined}
        if names >= english.EVERYBODY:
            return None, False
        ordered = [*sorted(groups), *joined] if names != {"women", "children"} else ["women", "children"]
        return " and ".join(dict.fromkeys(ordered)), False
    hits = list(_hits(marked, counted.mark.last, counted.last))
    own = next((hit for hit in hits if not _is_people(hit)), None)
    people = [hit for hit in hits if _is_people(hit)]
    group = _name(own) if own is not None else min(groups, default=None)
    if group is None or (group in english.GROWN_UP and people):
        return (" and ".join(dict.fromkeys(map(_name, people))) or None), bool(people)
    return group, False


def _joined_groups(marked: MarkedText, at: int) -> list[str]:
    """Further groups joined to a noun: ", women and children"."""
    words = marked.tokens.words
    joined: list[str] = []
    while at + 1 < len(words) and words[at] in (",", "and"):
        step = at + 1 + (words[at] == "," and words[at + 1] == "and")
        noun = marked.noun_at.get(step)
        if noun is None:
            break
        group = next((sense.group for sense in noun[1] if sense.group), None)
        if group is None:
            break
        joined.append(group)
        at = noun[0]
    return joined


def _hits(marked: MarkedText, first: int, last: int) -> list[TokenHit]:
    """The groups that are named from one token up to another; "44-year-old man" names no old man."""
    hits = marked.by_kind[Kind.GROUP]
    words = marked.tokens.words
    found = []
    for at in range(bisect_left(hits, first, key=attrgetter("first")), len(hits)):
        if hits[at].first >= last:
            break
        if words[hits[at].first - 1] != "-" or _is_people(hits[at]):
            found.append(hits[at])
    return found


def _is_people(hit: TokenHit) -> bool:
    return bool(hit.hit.senses[0].cased)


def _name(hit: TokenHit) -> str:
    return str(hit.hit.senses[0].ids[0])


def _told(marked: MarkedText, counted: Counted, ceiling: int) -> tuple[str | None, bool]:
    """What the people are said to be whom a number tells without a noun: "nine of them children", "19 were unaccompanied minors"."""
    words = marked.tokens.words
    at = counted.last
    if is_some_of(words, at, english.OF_WHOM):
        at += 2
    limit = min(ceiling, at + _TELLING)
    hits = {hit.first: hit for hit in _hits(marked, at, limit)}
    for token in range(at, limit):
        hit = hits.get(token)
        if hit is not None:
            return _name(hit), _is_people(hit)
        if words[token] not in english.TELLS_WHAT_THEY_ARE:
            break
    return None, False


def _labelled(marked: MarkedText, counted: Counted, floor: int) -> str | None:
    """The people whose number stands right behind their name: "Iranians (8,470)", "followed by Afghans with 9,964"."""
    words = marked.tokens.words
    at = counted.first
    while at > max(floor, counted.first - _JOINT) and words[at - 1] in english.LEADS_TO_THEIR_NUMBER:
        at -= 1
    if at == counted.first or counted.senses:
        return None
    named = next((hit for hit in _hits(marked, max(floor, at - 2), at) if hit.last == at and _is_people(hit)), None)
    return _name(named) if named is not None else None


def _is_all_told(words: list[str], counted: Counted) -> bool:
    """Whether what follows a number is said of all whom it counts: "14 victims were children", and not "half of the 40 were"."""
    if words[counted.first - 1 : counted.first] == ["of"]:
        return False
    return counted.noun_first < 0 or (words[counted.last : counted.last + 1] != [] and words[counted.last] in BE)


# ------------------------------------------------------------ whether it is a part


def _has_lead(words: list[str], counted: Counted, floor: int) -> bool:
    """Whether the words right before a number, or right after it, lead from a whole to its parts."""
    last = counted.last
    if is_some_of(words, counted.mark.last, english.OF_WHOM) or words[last : last + 2] in (
        ["of", "them"],
        ["of", "whom"],
        ["among", "them"],
    ):
        return True
    leads, at = lead_before(words, counted.first, floor, english.LEADS, english.LONGEST_LEAD, english.BETWEEN_LEAD_AND_NUMBER)
    return leads or (not BE.isdisjoint(words[at : counted.first]) and not english.AMONG.isdisjoint(words[max(floor, at - _TELLING) : at]))


def _follows(words: list[str], before: _Part | None, part: _Part) -> bool:
    """Whether a part follows its whole: "13 people - 11 men"; "Of the 302 who left, 19 were minors"."""
    if before is None:
        return False
    if _opens(words, before, part):
        return True
    start = before.counted.first
    opened = words[max(0, start - 2) : start]
    return (
        "of" in opened[-1:] + [word for word in opened[:1] if opened[1:] == ["the"]]
        and "," in words[before.counted.last : part.counted.first]
    )


def _opens(words: list[str], whole: _Part, part: _Part) -> bool:
    """Whether a colon, dash or bracket right before a number sets it apart as a part of a larger one of the same measure."""
    return whole.measure == part.measure and whole.size > part.size and words[part.counted.first - 1] in english.OPENS_PARTS


def _are_listed(words: list[str], one: _Part, two: _Part) -> bool:
    """Whether two figures are parts of one list: "11 men and two boys", "including a man, 26, and three women"."""
    if one.measure != two.measure:
        return False
    gap = [word for word in words[one.counted.last : two.counted.first] if word not in english.TELLS_AN_AGE and not word[0].isdigit()]
    joined = 0 < len(gap) <= _JOINT and english.JOINS_PARTS.issuperset(gap)
    return joined and (one.is_part or (one.group is not None and two.group is not None and one.group != two.group))


def _go_on(words: list[str], parts: list[_Part], floor: int) -> None:
    """Give a bare number the group of the one that it goes on with: "304 minors, compared with 237 a year ago"."""
    for one, two in pairwise(parts):
        if one.group is None or two.group is not None or one.measure != two.measure:
            continue
        if is_compared(words, one.counted, two.counted) or is_resumed(words, two.counted, floor):
            two.group, two.is_people = one.group, one.is_people
            two.is_part = one.is_part or _is_breakdown(one)


def _are_summed(parts: list[_Part], place: int) -> bool:
    """Whether the list right behind a number adds up to it: "two men, an Iranian and a Briton"."""
    whole = parts[place]
    one, *more = parts[place + 1 : place + 1 + _LONGEST_LIST]
    total = one.size
    for part in more:
        if part.measure != whole.measure or total >= whole.size:
            break
        total += part.size
    return total == whole.size != one.size
