"""Public events told as recent ("last week's European elections"), and events known by their dead ("the 27 who drowned last week").

The name of an event and the words for a kind of event come from the codebook's landmarks; English grammar tells what is recent.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from constat.checking.dating.axis import Axis, Evidence, weights_on
from constat.checking.dating.undated import SentenceTime, TimeKind, UndatedText
from constat.codebook.codebook import Codebook
from constat.codebook.entries import Landmark
from constat.model.claim import Figure
from constat.model.period import Period
from constat.model.report import DateSource
from constat.model.span import Span
from constat.reading.lexicon import Kind
from constat.reading.shadow import shadow
from constat.reading.tokens import tokenise

_MISREAD = 0.05
"""How often words that tell an event as recent mean another one: a list of events is never whole."""
_UNLISTED = 0.5
"""The same where an event is only called the latest of its kind: there are many, and the list has few of them."""
_REACH = 6
"""How many tokens may stand between a time and the name of what happened then."""
_NEW_FOR = 21
"""Days for which an agreement or a summit is called the latest or new in the news of it."""
_LATEST_WORDS = frozenset("latest new newest fresh".split())
_DEADLY_FROM = 5
"""Fewer dead than this are too common a number to know an event by."""
_RECENT_KINDS = frozenset({TimeKind.RELATIVE, TimeKind.WEEKDAY, TimeKind.NOW, TimeKind.RUNNING, TimeKind.SPAN})


@dataclass(frozen=True, slots=True)
class _Named:
    """Tokens first..last that name one of some landmarks."""

    first: int
    last: int
    landmarks: tuple[Landmark, ...]


class Landmarks:
    """The codebook's landmarks, by the words of their names."""

    def __init__(self, codebook: Codebook) -> None:
        self._parents = {place.id: place.parent for place in codebook.places}
        self._by_first: dict[str, list[tuple[list[str], Landmark]]] = defaultdict(list)
        self.by_kind: dict[str, list[Landmark]] = defaultdict(list)
        self.by_deaths: dict[int, list[Landmark]] = defaultdict(list)
        for landmark in codebook.landmarks:
            self.by_kind[landmark.kind].append(landmark)
            if landmark.deaths is not None and landmark.deaths >= _DEADLY_FROM:
                self.by_deaths[landmark.deaths].append(landmark)
            for words in {tuple(tokenise(shadow(name)).words): None for name in landmark.names}:
                if words:
                    self._by_first[words[0]].append((list(words), landmark))

    def of_places(self, kind: str, undated: UndatedText) -> list[Landmark]:
        """The landmarks of a kind whose place, or a place that holds it, the text names."""
        places = {identifier for hit in undated.marked.by_kind[Kind.PLACE] for identifier in hit.hit.senses[0].ids}
        return [landmark for landmark in self.by_kind[kind] if places & set(self._around(landmark.place))]

    def _around(self, place: str | None) -> list[str]:
        around: list[str] = []
        while place is not None and place not in around:
            around.append(place)
            place = self._parents.get(place)
        return around

    def named(self, words: Sequence[str]) -> list[_Named]:
        """The landmarks that a text names, the longest name at each place."""
        found: list[_Named] = []
        at = 0
        while at < len(words):
            fits = [(name, landmark) for name, landmark in self._by_first.get(words[at], ()) if list(words[at : at + len(name)]) == name]
            if not fits:
                at += 1
                continue
            length = max(len(name) for name, _ in fits)
            found.append(_Named(at, at + length, tuple(landmark for name, landmark in fits if len(name) == length)))
            at += length
        return found


def landmark_evidence(undated: UndatedText, figures: Iterable[Figure], landmarks: Landmarks, axis: Axis) -> list[Evidence]:
    """Landmarks named with a time that tells how long ago they were, called the latest, or known by the number of their dead."""
    found: dict[tuple[str, ...], Evidence] = {}
    for named in landmarks.named(undated.marked.tokens.words):
        evidence = _told(undated, named.landmarks, named.first, named.last, axis)
        if evidence is not None:
            found.setdefault(tuple(landmark.id for landmark in named.landmarks), evidence)
    for deadly, first, last in _by_deaths(undated, figures, landmarks):
        evidence = _told(undated, deadly, first, last, axis)
        if evidence is not None:
            found.setdefault(tuple(landmark.id for landmark in deadly), evidence)
    return [*found.values(), *_called_latest(undated, landmarks, axis)]


def _by_deaths(undated: UndatedText, figures: Iterable[Figure], landmarks: Landmarks) -> Iterable[tuple[tuple[Landmark, ...], int, int]]:
    for figure in figures:
        number = figure.amount.low
        if figure.measure == "deaths" and figure.group is None and number is not None and number == figure.amount.high:
            deadly = landmarks.by_deaths.get(int(number))
            if deadly:
                tokens = undated.marked.tokens
                yield tuple(deadly), tokens.at(figure.span.start), tokens.at(figure.span.end)


def _told(undated: UndatedText, landmarks: tuple[Landmark, ...], first: int, last: int, axis: Axis) -> Evidence | None:
    """Evidence from a landmark with the nearest time that tells how long ago it was; null where none stands near."""
    time = _nearest(undated, first, last)
    if time is None:
        return None
    holding: set[int] = set()
    meaning = undated.meaning(time)
    for landmark in landmarks:
        days = _days(landmark)
        for place in axis.places(days.first, days.last + timedelta(days=366)):
            told = meaning(axis.day(place))
            if told is not None and told.meets(days):
                holding.add(place)
    if not holding:
        return None
    said = f"{undated.words(time.mark.first, time.mark.last)} … {undated.words(first, last)}"
    when = ", ".join(dict.fromkeys(_days(landmark).iso() for landmark in landmarks))
    return Evidence(
        kind=DateSource.LANDMARK,
        says=f"tells of “{said}”: {landmarks[0].id if len(landmarks) == 1 else landmarks[0].kind} of {when}",
        span=undated.span(min(first, time.mark.first), max(last, time.mark.last)),
        weights=weights_on(axis, holding, _MISREAD),
    )


def _nearest(undated: UndatedText, first: int, last: int) -> SentenceTime | None:
    near = [
        (max(time.mark.first - last, first - time.mark.last, 0), time)
        for time in undated.times_of(undated.sentence_of(first))
        if time.mark.kind in _RECENT_KINDS and time.mark.period is None
    ]
    near = [(gap, time) for gap, time in near if gap <= _REACH]
    return min(near, key=lambda pair: (pair[0], pair[1].mark.first))[1] if near else None


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
        stretches = [_days(landmark) for landmark in fitting]
        holding = {place for days in stretches for place in axis.places(days.first, days.last + timedelta(days=_NEW_FOR))}
        says = f"calls a {kind} the latest or new, as one of {len(fitting)} known with a place named here is for {_NEW_FOR} days"
        if holding:
            found.append(Evidence(kind=DateSource.LANDMARK, says=says, span=span, weights=weights_on(axis, holding, _UNLISTED)))
    return found


def _days(landmark: Landmark) -> Period:
    first, last = Period.parse(landmark.since).first, Period.parse(landmark.until).last
    return Period(first, max(first, last))
