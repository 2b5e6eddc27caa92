"""Landmarks in a report: told of last week or today, as new or under way, as still to come, or as known.

Which words tell a landmark, and the words for kinds of landmark, come from the codebook; English grammar tells how it is told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import IntEnum

from constat.checking.dating.axis import Axis, Evidence, weights_on
from constat.checking.dating.landmark_likelihoods import as_known, as_new, as_to_come, fresh, landmark_days
from constat.checking.dating.landmark_names import Landmarks, Naming
from constat.checking.dating.undated import SentenceTime, TimeKind, UndatedText
from constat.codebook.entries import Landmark
from constat.model.claim import Figure
from constat.model.report import DateSource
from constat.model.span import Span
from constat.reading.english import news as english

_MISREAD = 0.05
"""How often words that tell an event as recent mean another one: a list of events is never whole."""
_LOOSE = 0.01
"""What is left to other days where some words stand between a time and an event: it may be the time of something else."""
_LOOSE_LASTING = 0.1
"""The same for what is there for years, and is spoken of on all their days."""
_BESIDE_DAYS = {3: 0.05, 10: 0.005}
"""What is left to days so near: lists give a storm or a clearance one day where it took two, and reports say "yesterday" loosely."""
_REACH = 6
"""How many tokens may stand between a time and the name of what happened then."""
_CLOSE = 2
"""And how many where the time can hardly be that of something else."""
_BREAKS = frozenset([",", ".", ";", ":", "-", "(", ")", '"', "that", "said", "says", "say", "told", "but", "and"])
"""Tokens that part a time from what stands on their other side."""
_BESIDE = 8
"""How many tokens may stand between a verb and a landmark that it tells as new."""
_ARTICLES = frozenset("the a an this that its their his her".split())
"""Words that may stand between "since" and a landmark."""
_BEFORE_NOUN = 2
"""How many tokens may stand between "new" and what it belongs to."""
_AUXILIARY = 3
"""How many tokens may stand from "has" to its participle ("has now been signed")."""
_UNLISTED = 0.04
"""What is left to other days where an event is only called the latest of its kind: there are many, and the list has few of them."""
_SOON = timedelta(days=62)
"""So long before an event "next week" and "next month" may mean it."""
_SINCE = timedelta(days=366)
"""And so long after it "last month" and "last summer"."""
_QUOTED = 8
"""Tokens of a report that a reason quotes at most."""
_TOLD_APART = 3
"""The days of so many landmarks are told one by one."""
_OFTEN = 20
"""So many namings of one landmark are looked at for the one that tells the most."""
_SAYS_LITTLE = 0.6
"""Where the least likely day has so much of the likeliest, nothing is said."""
_LATEST_WORDS = frozenset("latest new newest fresh".split())
_RECENT_KINDS = frozenset({TimeKind.RELATIVE, TimeKind.WEEKDAY, TimeKind.NOW, TimeKind.RUNNING, TimeKind.SPAN})


class Manner(IntEnum):
    """How a landmark is told; of several in one report the first decides."""

    DATED = 0
    NEW = 1
    TO_COME = 2
    LOOSELY_DATED = 3
    SURELY_KNOWN = 4
    KNOWN = 5


@dataclass(frozen=True, slots=True)
class _Told:
    naming: Naming
    manner: Manner
    time: SentenceTime | None = None


def landmark_evidence(undated: UndatedText, figures: Sequence[Figure], landmarks: Landmarks, axis: Axis) -> list[Evidence]:
    """What the landmarks that a report tells say of its day, and words that call something the latest of its kind."""
    told = _without_wider(_told_best(undated, _namings(undated, figures, landmarks), axis))
    newest = _newest_known(told)
    evidence = [_evidence(undated, one, axis, is_newest=one is newest) for one in told]
    said = [one for one in evidence if one is not None and min(one.weights) < _SAYS_LITTLE]
    return [*said, *_called_latest(undated, landmarks, axis)]


def _namings(undated: UndatedText, figures: Sequence[Figure], landmarks: Landmarks) -> Iterator[tuple[Naming, bool]]:
    """Each naming in the report's own sentences, and whether it tells something without a time beside it."""
    words = undated.marked.tokens.words
    sure: tuple[Iterable[Naming], ...] = (
        landmarks.named(words),
        landmarks.described(undated),
        landmarks.by_sum(undated, figures),
    )
    for namings in sure:
        yield from ((naming, True) for naming in namings if undated.told_in(naming.first) is not None)
    yield from ((naming, False) for naming in landmarks.by_deaths(undated, figures))


def _told_best(undated: UndatedText, namings: Iterable[tuple[Naming, bool]], axis: Axis) -> list[_Told]:
    """For each set of landmarks that words may mean, the naming that tells the most; one without a name only where none has it."""
    best: dict[tuple[str, ...], _Told] = {}
    seen: Counter[tuple[str, ...]] = Counter()
    for naming, alone in namings:
        key = tuple(landmark.id for landmark in naming.landmarks)
        seen[key] += 1
        named = best.get(key)
        if seen[key] > _OFTEN or (named is not None and named.naming.by_name and not naming.by_name):
            continue
        told = _how(undated, naming, axis)
        if told.time is None and not alone:
            continue
        if named is None or (told.manner, told.naming.chance) < (named.manner, named.naming.chance):
            best[key] = told
    return list(best.values())


def _without_wider(told: Sequence[_Told]) -> list[_Told]:
    """Without words that may mean several landmarks where others in the report tell which."""
    sets = [frozenset(landmark.id for landmark in one.naming.landmarks) for one in told]
    return [one for one, ids in zip(told, sets, strict=True) if not any(other < ids for other in sets)]


def _how(undated: UndatedText, naming: Naming, axis: Axis) -> _Told:
    if _is_background(naming):
        return _Told(naming, Manner.KNOWN)
    sentence = undated.sentence_of(naming.first)
    words = undated.marked.tokens.words
    begin, end = undated.marked.sentence_tokens(sentence)
    time, gap = _nearest(undated, sentence, naming.first, naming.last)
    if time is not None and not _holding(undated, naming.landmarks, time, axis):
        time = None
    if time is not None and naming.by_name and _belongs(words, time, gap, naming):
        return _Told(naming, Manner.DATED, time)
    before = words[max(begin, naming.first - _BESIDE) : naming.first]
    around = words[max(begin, naming.first - _BESIDE) : min(end, naming.last + _BESIDE)]
    if _is_to_come(around, lasting=_lasts(naming)):
        return _Told(naming, Manner.TO_COME)
    if _is_news(words, naming, begin, end):
        return _Told(naming, Manner.NEW)
    if time is not None:
        return _Told(naming, Manner.LOOSELY_DATED, time)
    return _Told(naming, Manner.SURELY_KNOWN if _is_taken_for_known(before) else Manner.KNOWN)


def _lasts(naming: Naming) -> bool:
    return any(landmark.lasting for landmark in naming.landmarks)


def _is_background(naming: Naming) -> bool:
    return all(landmark.background for landmark in naming.landmarks)


def _belongs(words: Sequence[str], time: SentenceTime, gap: int, naming: Naming) -> bool:
    """Whether a time beside a landmark is its own.

    What lasts is spoken of on any day: only "last week's treaty" and "the Act became law last week" date it.
    """
    follows = time.mark.first >= naming.last
    between = words[naming.last : time.mark.first] if follows else words[time.mark.last : naming.first]
    if any(word in _BREAKS for word in between):
        return False
    if not _lasts(naming):
        return gap <= _CLOSE
    if follows:
        return any(word in english.COME_ABOUT for word in between)
    return gap <= _CLOSE and "'s" in words[time.mark.first : naming.first]


def _is_to_come(words: Sequence[str], *, lasting: bool) -> bool:
    """Whether the words around a landmark put it ahead of the report."""
    if _places_of(english.TO_COME, words):
        return True
    return any(not lasting or english.COME_ABOUT & set(words[end : end + _AUXILIARY]) for end in _places_of(english.AWAITED, words))


def _is_taken_for_known(before: Sequence[str]) -> bool:
    end = len(before) - (before[-1:] != [] and before[-1] in _ARTICLES)
    return any(tuple(before[max(0, end - len(phrase)) : end]) == phrase for phrase in english.KNOWN)


def _places_of(phrases: Iterable[tuple[str, ...]], words: Sequence[str]) -> list[int]:
    """Where any of some phrases ends."""
    return [
        at + len(phrase)
        for phrase in phrases
        for at in range(len(words) - len(phrase) + 1)
        if tuple(words[at : at + len(phrase)]) == phrase
    ]


def _is_news(words: Sequence[str], naming: Naming, begin: int, end: int) -> bool:
    """Whether a landmark is told as having now come about, or as under way: called new, or with a verb that says so of it."""
    before = words[max(begin, naming.first - _BESIDE) : naming.first]
    if english.NEW & set(before[-_BEFORE_NOUN:]):
        return True
    if not naming.by_name:
        # The verb is most often one of the words themselves ("buoys have been laid across the river").
        around = words[max(begin, naming.first - _AUXILIARY) : min(end, naming.last + _AUXILIARY)]
        return any(_tells_news(around, at) for at in range(len(around)))
    return _is_brought_about(before) or _has_come_about(words[naming.last : min(end, naming.last + _BESIDE)])


def _tells_news(words: Sequence[str], at: int) -> bool:
    word, ahead = words[at], set(words[max(0, at - _AUXILIARY) : at])
    if word in english.COME_ABOUT:
        return bool(english.HAVE & ahead or ("being" in ahead and english.BE & ahead))
    return word in english.PRESENT or (word in english.UNDER_WAY and bool(english.BE & ahead))


def _is_brought_about(before: Sequence[str]) -> bool:
    """Whether the words before a landmark tell that somebody brings it about: "have signed a long-awaited ..."."""
    return any(_tells_news(before, at) and not english.OTHERWISE & set(before[at + 1 :]) for at in range(len(before)))


def _has_come_about(after: Sequence[str]) -> bool:
    """Whether the words after a landmark tell that of itself: "... has been signed", "... is being built", "... has begun"."""
    for at, word in enumerate(after[: _AUXILIARY + 1]):
        ahead = set(after[:at])
        if word in english.OTHERWISE:
            return False
        passive = ("been" in ahead and english.HAVE & ahead) or ("being" in ahead and english.BE & ahead)
        if (word in english.COME_ABOUT and passive) or (word in english.BY_ITSELF and english.HAVE & ahead):
            return True
    return False


def _nearest(undated: UndatedText, sentence: int, first: int, last: int) -> tuple[SentenceTime | None, int]:
    """The nearest time in the sentence that tells how long ago something was, and the tokens between."""
    near = [
        (max(time.mark.first - last, first - time.mark.last, 0), time)
        for time in undated.times_of(sentence)
        if time.mark.kind in _RECENT_KINDS and time.mark.period is None
    ]
    near = [(gap, time) for gap, time in near if gap <= _REACH]
    if not near:
        return None, 0
    gap, time = min(near, key=lambda pair: (pair[0], pair[1].mark.first))
    return time, gap


def _holding(undated: UndatedText, landmarks: Iterable[Landmark], time: SentenceTime, axis: Axis) -> set[int]:
    """The days on which a time means the days of one of the landmarks."""
    meaning = undated.meaning(time)
    holding: set[int] = set()
    for landmark in landmarks:
        days = landmark_days(landmark)
        for place in axis.places(days.first - _SOON, days.last + _SINCE):
            told = meaning(axis.day(place))
            if told is not None and told.meets(days):
                holding.add(place)
    return holding


def _newest_known(told: Iterable[_Told]) -> _Told | None:
    """The newest of the landmarks that a report takes for known, as far as it tells which it means."""
    known = [one for one in told if one.manner >= Manner.SURELY_KNOWN and len(one.naming.landmarks) == 1 and not _is_background(one.naming)]
    return max(known, key=lambda one: landmark_days(one.naming.landmarks[0]).last, default=None)


def _evidence(undated: UndatedText, told: _Told, axis: Axis, *, is_newest: bool) -> Evidence | None:
    naming = told.naming
    weights = _dated(undated, told, axis) if told.time is not None else _undated(told, axis, is_newest=is_newest)
    top = max(weights)
    first, last = naming.first, naming.last
    said = undated.words(first, last) if last - first <= _QUOTED else f"{undated.words(first, first + 2)} … {undated.words(last - 2, last)}"
    if told.time is not None:
        mark = told.time.mark
        said = f"{undated.words(mark.first, mark.last)} … {said}"
        first, last = min(first, mark.first), max(last, mark.last)
    return Evidence(
        kind=DateSource.LANDMARK,
        says=f"{_SAYS[told.manner].format(said=said)}: {_in_words(naming.landmarks)}",
        span=undated.span(first, last),
        weights=weights if top == 1.0 else [weight / top for weight in weights],
    )


_SAYS = {
    Manner.DATED: "tells of “{said}”",
    Manner.NEW: "tells of “{said}” as new or under way",
    Manner.TO_COME: "tells of “{said}” as still to come",
    Manner.LOOSELY_DATED: "tells of “{said}”",
    Manner.SURELY_KNOWN: "takes “{said}” for known",
    Manner.KNOWN: "names “{said}”",
}


def _in_words(landmarks: Sequence[Landmark]) -> str:
    when = list(dict.fromkeys(landmark_days(landmark).iso() for landmark in landmarks))
    named = landmarks[0].id if len(landmarks) == 1 else landmarks[0].kind
    return f"{named} of {', '.join(when)}" if len(when) <= _TOLD_APART else f"{named}, one of {len(when)} from {when[0]} to {when[-1]}"


def _dated(undated: UndatedText, told: _Told, axis: Axis) -> list[float]:
    assert told.time is not None  # only such are asked for
    naming = told.naming
    holding = _holding(undated, naming.landmarks, told.time, axis)
    if told.manner is Manner.DATED:
        weights = weights_on(axis, holding, _MISREAD)
    else:
        left = _LOOSE_LASTING if _lasts(naming) else _LOOSE if naming.by_name else max(_LOOSE, _LOOSE_LASTING * naming.chance)
        known = _likeliest(
            naming.landmarks, lambda landmark: as_known(axis, landmark, by_name=naming.by_name, surely=False, chance=naming.chance)
        )
        # A number that is seldom another event's is even less often that of one of the days told which is on no list.
        least = 0.0 if naming.by_name else min(known) * naming.chance
        weights = [1.0 if place in holding else max(least, left * weight) for place, weight in enumerate(known)]
    for place in holding:
        for days, weight in _BESIDE_DAYS.items():
            for near in range(max(0, place - days), min(len(weights), place + days + 1)):
                weights[near] = max(weights[near], weight)
    return weights


def _undated(told: _Told, axis: Axis, *, is_newest: bool) -> list[float]:
    landmarks, by_name = told.naming.landmarks, told.naming.by_name
    if told.manner is Manner.NEW:
        return _likeliest(landmarks, lambda landmark: as_new(axis, landmark, by_name=by_name))
    if told.manner is Manner.TO_COME:
        return _likeliest(landmarks, lambda landmark: as_to_come(axis, landmark))
    surely = told.manner is Manner.SURELY_KNOWN
    weights = _likeliest(landmarks, lambda landmark: as_known(axis, landmark, by_name=by_name, surely=surely, chance=told.naming.chance))
    return fresh(axis, weights, landmarks[0]) if is_newest else weights


def _likeliest(landmarks: Sequence[Landmark], weigh: Callable[[Landmark], list[float]]) -> list[float]:
    """Day by day, the weight under the landmark that fits it best."""
    weighed = [weigh(landmark) for landmark in landmarks]
    return weighed[0] if len(weighed) == 1 else list(map(max, *weighed))


def _called_latest(undated: UndatedText, landmarks: Landmarks, axis: Axis) -> list[Evidence]:
    """Such as "this latest deal": within weeks of a landmark of the kind that the noun names."""
    words = undated.marked.tokens.words
    where: dict[str, Span] = {}
    for at in range(1, len(words)):
        if words[at] in landmarks.by_kind and _LATEST_WORDS & set(words[max(0, at - 3) : at]):
            where.setdefault(words[at], undated.span(at, at + 1))
    found = []
    for kind, span in where.items():
        fitting = landmarks.of_places(kind, undated)
        if not fitting:
            continue
        weights = [max(_UNLISTED, weight) for weight in _likeliest(fitting, lambda landmark: as_new(axis, landmark, by_name=True))]
        says = f"calls a {kind} the latest or new, as one of {len(fitting)} known with a place named here is for some weeks"
        found.append(Evidence(kind=DateSource.LANDMARK, says=says, span=span, weights=weights))
    return found
