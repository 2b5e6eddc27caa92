"""What a number counts: the noun it goes with, near or far, or none where the noun is left out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter

from constat.model.amount import Amount, Bound
from constat.reading.amounts import AmountMark, NumberKind
from constat.reading.english import numbers, parts
from constat.reading.english.auxiliaries import BE
from constat.reading.lexicon import NounSense
from constat.reading.marked import MarkedText


@dataclass(frozen=True, slots=True)
class Counted:
    """A number with its noun: tokens first..last (last excluded) hold both; noun_first is -1 where no noun stands there."""

    mark: AmountMark
    first: int
    last: int
    noun_first: int
    noun_last: int
    senses: tuple[NounSense, ...]
    indefinite: bool = False
    """The number is "a", "an" or "one"."""
    stranger: str = ""
    """The word that the number seems to count, where the codebook does not know it."""


_REACH = 7
"""How many words may stand between a number and its noun."""

# Words that a counted noun's phrase does not run past.
_STOPS = frozenset(
    "were was are is be been being have has had who which that whom and or but from in at on to by with as for into after before while when if than then also will would could may might must can "
    "made make makes making arrived arrive reached reach crossed cross crossing landed land came come went said says died drowned killed because including during since until per so not did do does it they he she we you i there "
    "out off up down over under between against about across around through within without his her their its our my your this these each every no a an the last next aboard behind whose per some only "
    "told took wore set put gave given got went left fled swam began lost held sent met sat stood ran slept spent paid tried set broke fell saw found brought caught fought threw kept "
    "suffered sustained needed required received escaped survived remained vanished perished collapsed".split()
)
_OF_THEM = frozenset("them whom which us".split())
_PARTITIVE = frozenset("the them those these our their his her its his".split())
_SPEAKS_OF_NUMBER = 16
"""How many words before a number its noun may be spoken of."""
_ENDS = frozenset([".", ";", ":", "\n", "!", "?"])
_MARKS = frozenset([",", ".", ";", ":", "\n", "(", ")", "!", "?", '"', "£", "€", "$", "/", "[", "]"])


def count_of(marked: MarkedText, mark: AmountMark, ceiling: int) -> Counted:
    """Find the noun that a number counts, up to a token (the sentence's end)."""
    limit = min(ceiling, mark.last + _REACH + 4)
    noun = _noun_after(marked, mark.last, limit, terms=mark.kind is NumberKind.DURATION)
    if noun is None:
        stranger = "" if is_some_of(marked.tokens.words, mark.last, _OF_THEM) else _stranger_after(marked, mark.last, limit)
        return Counted(mark, mark.first, mark.last, -1, -1, () if stranger else _numbered(marked, mark.first), stranger=stranger)
    first, last, senses = noun
    return Counted(mark, mark.first, last, first, last, senses)


def _noun_after(marked: MarkedText, start: int, limit: int, *, terms: bool) -> tuple[int, int, tuple[NounSense, ...]] | None:
    words = marked.tokens.words
    at = start
    gap = 0
    found: tuple[int, int, tuple[NounSense, ...]] | None = None
    while at < limit and gap <= _REACH:
        noun = marked.noun_at.get(at)
        if noun is not None and not _is_modifier(words, noun) and not (noun[1][0].is_term and not terms):
            found = (at, noun[0], noun[1])
            at = noun[0]
            if at < limit and marked.noun_at.get(at) is not None and not _closes(found[2]):
                continue
            if (
                at + 1 < limit
                and words[at] in ("-", "'", '"')
                and at + 1 in marked.noun_at
                and not any(sense.is_plural for sense in found[2])
            ):
                at += 1  # "two migrant 'camps'", "eight people-smugglers"
                continue
            break
        if found is not None:
            break
        word = words[at]
        if is_some_of(words, at, _OF_THEM):
            return _told_of(marked, at + 2, limit)
        if at == start and word in BE:
            return _told_of(marked, at, limit)
        if word == "of":
            at += 1 + (at + 1 < limit and words[at + 1] in _PARTITIVE)
            gap += 1
            continue
        if word in _STOPS or word in _MARKS or word in numbers.SMALL_NUMBERS or (word == "-" and _is_dash(marked, at)):
            break
        at += 1
        gap += 1
    return found


def _is_dash(marked: MarkedText, at: int) -> bool:
    """Whether a hyphen at a token stands between spaces, as a dash does."""
    starts, ends = marked.tokens.starts, marked.tokens.ends
    return at > 0 and starts[at] > ends[at - 1] and at + 1 < len(starts) and starts[at + 1] > ends[at]


def _numbered(marked: MarkedText, first: int) -> tuple[NounSense, ...]:
    """What a number without a noun counts where its number is spoken of before: "the number of officers will rise to 300"."""
    words = marked.tokens.words
    for at in range(first - 1, max(-1, first - _SPEAKS_OF_NUMBER), -1):
        if words[at] in _ENDS:
            break
        if words[at] == "of" and at and words[at - 1] in ("number", "numbers"):
            noun = _noun_after(marked, at + 1, first, terms=False)
            return noun[2] if noun is not None else ()
    return ()


def is_some_of(words: list[str], at: int, whom: frozenset[str]) -> bool:
    """Whether the words at a token, behind a number, make it some of those told before: "nine of them", "five of those aboard"."""
    return words[at : at + 1] == ["of"] and at + 1 < len(words) and words[at + 1] in whom


def _told_of(marked: MarkedText, start: int, limit: int) -> tuple[int, int, tuple[NounSense, ...]] | None:
    """The noun by which those are told whom a number leaves unnamed: "nine of them children", "61 were unaccompanied minors"."""
    words = marked.tokens.words
    for at in range(start, limit):
        noun = marked.noun_at.get(at)
        if noun is not None:
            return (at, *noun) if any(sense.group or sense.national for sense in noun[1]) else None
        if words[at] not in parts.TELLS_WHAT_THEY_ARE:
            return None
    return None


def _closes(senses: tuple[NounSense, ...]) -> bool:
    """Whether a noun ends its phrase: a plural does, unless it looks like its singular ("police", "Sudanese")."""
    return all(sense.is_plural and not sense.national and sense.lemma not in _SAME_PLURAL for sense in senses)


def _stranger_after(marked: MarkedText, start: int, limit: int) -> str:
    """The plural that a number seems to count although the codebook does not know it: "two Army facilities"."""
    words = marked.tokens.words
    if words[start : start + 2] == ["of", "the"]:
        start += 2
    for at in range(start, min(limit, start + 4)):
        word = words[at]
        if word in _STOPS or word in _MARKS:
            break
        if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
            return word
    return ""


def _is_modifier(words: list[str], noun: tuple[int, tuple[NounSense, ...]]) -> bool:
    """Whether a noun only describes the next word: "woman-led", "two French universities"."""
    last, senses = noun
    if senses[0].national and last < len(words):
        following = words[last]
        return following.isalpha() and following not in _STOPS and following not in ("men", "women")
    return (
        last < len(words)
        and words[last] == "-"
        and last + 1 < len(words)
        and words[last + 1] in ("led", "old", "only", "run", "owned", "size", "sized", "free")
    )


_BEFORE_ELIDED = frozenset(["another", "a"])
_BEFORE_INDEFINITE = frozenset(["another", "a", "an", "one"])


def indefinite_counts(
    marked: MarkedText, first: int, last: int, before: Sequence[Counted], earlier: Sequence[Counted], classes: frozenset[str]
) -> list[Counted]:
    """Such as "a Sudanese man", "one boat": singulars in a sentence that may count as one, of the given noun classes.

    before are the other counts of the sentence, earlier those of the sentence before it.
    """
    words = marked.tokens.words
    taken = {counted.mark.core for counted in before}
    found: list[Counted] = []
    for at, word in enumerate(words[first:last], first):
        if word not in _BEFORE_INDEFINITE or at in taken:
            continue
        noun = _singular_after(marked, at + 1, min(last, at + 9)) or _aged(marked, at + 1, last)
        if (
            noun is None
            or not noun[2]
            or not any(sense.noun_class in classes and not (sense.is_plural and sense.lemma not in _SAME_PLURAL) for sense in noun[2])
        ):
            elided = _elided(marked, at, last, (earlier, before, found)) if word in _BEFORE_ELIDED else None
            if elided is not None:
                found.append(elided)
            continue
        mark = AmountMark(at, at + 1, at, at + 1, Amount(1.0, 1.0, Bound.EXACT), NumberKind.COUNT, None, spelled=True)
        found.append(Counted(mark, at, noun[1], noun[0], noun[1], noun[2], indefinite=True))
    return found


_NEAR = 8
"""How many counts before it one more may be of the kind of."""


def _latest(counts: Sequence[Counted], at: int) -> Sequence[Counted]:
    reached = bisect_left(counts, at, key=attrgetter("mark.core"))
    return counts[max(0, reached - _NEAR) : reached]


def _elided(marked: MarkedText, at: int, last: int, before: tuple[Sequence[Counted], ...]) -> Counted | None:
    """One more of those counted before, whose noun is left out: "three men were held and a fourth fled", "and another died"."""
    words = marked.tokens.words
    word, following = words[at], words[at + 1] if at + 1 < last else ""
    if word == "a" and following in numbers.ORDINALS:
        end, counted_so_far = at + 2, numbers.ORDINALS[following] - 1
    elif word == "another" and (following in numbers.AFTER_ANOTHER or any(True for _ in marked.cues_at(at + 1))):
        end, counted_so_far = at + 1, 1
    else:
        return None
    if end in marked.noun_at or words[end : end + 1] in (["of"], ["time"]):
        return None
    earlier = [
        one for counts in before for one in _latest(counts, at) if one.last <= at and one.senses and one.mark.amount.high == counted_so_far
    ]
    if not earlier:
        return None
    mark = AmountMark(at, end, at, end, Amount(1.0, 1.0, Bound.EXACT), NumberKind.COUNT, None, spelled=True)
    return Counted(mark, at, end, -1, -1, max(earlier, key=attrgetter("last")).senses, indefinite=True)


_SAME_PLURAL = frozenset({"craft", "small craft", "police", "riot police", "crs", "staff", "personnel", "dead"})


def _singular_after(marked: MarkedText, start: int, limit: int) -> tuple[int, int, tuple[NounSense, ...]] | None:
    """The noun of a singular phrase: past ages ("24-year-old"), nationalities and adjectives."""
    words = marked.tokens.words
    found = None
    at = start
    gap = 0
    while at < limit:
        noun = marked.noun_at.get(at)
        if noun is not None and not (noun[0] < limit and words[noun[0]] == "-"):
            found = (at, noun[0], noun[1])
            at = noun[0]
            continue
        if found is not None:
            break
        if words[at] in _STOPS or words[at] in _MARKS or words[at] == "of":
            break
        gap += words[at] != "-"
        if gap > 6:
            break
        at += 1
    return found


def _aged(marked: MarkedText, start: int, limit: int) -> tuple[int, int, tuple[NounSense, ...]] | None:
    """Such as "a 22-year-old": an age that stands for the person."""
    words = marked.tokens.words
    if start + 5 <= limit and words[start][:1].isdigit() and words[start + 1 : start + 5] == ["-", "year", "-", "old"]:
        return start, start + 5, (NounSense(marked.person_class, "year-old", False, None),) if marked.person_class else ()
    return None
