"""Events: which words assert that something happened, is planned, called for or denied."""

from __future__ import annotations

from dataclasses import dataclass, field

from constat.codebook.codebook import Codebook
from constat.codebook.entries import EventType
from constat.reading.context import CueMark, SentenceContext
from constat.reading.event_features import event_features
from constat.reading.figures import NONE, FigureMark
from constat.reading.layout import PartKind
from constat.reading.marked import MarkedText
from constat.reading.scoring import Choice, Scorer

_READ = (PartKind.BODY, PartKind.CAPTION)


@dataclass(frozen=True, slots=True)
class EventCandidate:
    """Words that may assert an event: tokens first..last (last excluded) of a sentence, with the cues that stand there."""

    first: int
    last: int
    sentence: int
    cues: tuple[CueMark, ...]
    figure: str | None = None
    """The measure, where a figure itself asserts the event ("8,461 in 2020") and no cue does."""


@dataclass(slots=True)
class EventMark:
    """Words taken for an event; figures are the positions, among the figures, of those that its sentence ties to it."""

    candidate: EventCandidate
    type: EventType
    choice: Choice
    first: int
    last: int
    figures: tuple[int, ...] = ()
    features: list[str] = field(default_factory=list)


class EventRules:
    """What the codebook says of its event types, as lookups."""

    def __init__(self, codebook: Codebook) -> None:
        self.types = {event.name: event for event in codebook.events}
        self.triggers = frozenset(cue for event in codebook.events for cue in event.triggers)
        self.told_by_measure = frozenset(measure for event in codebook.events for measure in event.measures)
        self._of_cue = {cue: frozenset(event.name for event in codebook.events if cue in event.triggers) for cue in self.triggers}
        self._of_measure = {
            measure: frozenset(event.name for event in codebook.events if measure in event.measures) for measure in self.told_by_measure
        }

    def allowed(self, candidate: EventCandidate) -> frozenset[str]:
        """The types of event that a candidate's words may assert."""
        if candidate.figure is not None:
            return self._of_measure[candidate.figure]
        return frozenset().union(*(self._of_cue[cue.sense.cue] for cue in candidate.cues))


def event_candidates(contexts: list[SentenceContext], figures: list[FigureMark], rules: EventRules) -> list[EventCandidate]:
    """Every run of words that may assert an event, in order: cues (overlapping ones make one candidate) and figures."""
    found: list[EventCandidate] = []
    for figure in figures:
        counted, sentence = figure.candidate.counted, figure.candidate.sentence
        if contexts[sentence].kind in _READ and figure.measure.name in rules.told_by_measure:
            found.append(EventCandidate(counted.first, counted.last, sentence, (), figure.measure.name))
    for context in contexts:
        if context.kind not in _READ:
            continue
        cues = sorted((cue for cue in context.cues if cue.sense.cue in rules.triggers), key=lambda cue: (cue.first, -cue.last))
        group: list[CueMark] = []
        for cue in cues:
            if group and cue.first < max(one.last for one in group):
                group.append(cue)
                continue
            if group:
                found.append(_candidate(group, context.sentence))
            group = [cue]
        if group:
            found.append(_candidate(group, context.sentence))
    return sorted(found, key=lambda candidate: (candidate.sentence, candidate.first, candidate.last))


def _candidate(group: list[CueMark], sentence: int) -> EventCandidate:
    return EventCandidate(group[0].first, max(cue.last for cue in group), sentence, tuple(group))


class EventWalk:
    """Goes over a text's candidates in order and gives each its features; the caller says what each was."""

    def __init__(self, marked: MarkedText, contexts: list[SentenceContext], figures: list[FigureMark]) -> None:
        self._marked = marked
        self._contexts = contexts
        self._figures: dict[int, list[tuple[int, int, str]]] = {}
        for figure in figures:
            counted = figure.candidate.counted
            self._figures.setdefault(figure.candidate.sentence, []).append((counted.first, counted.last, figure.measure.name))
        self._told: dict[str, int] = {}
        self._title = frozenset(cue.sense.cue for context in contexts if context.kind is PartKind.TITLE for cue in context.cues)
        self._events: dict[int, list[str]] = {}

    def features(self, candidate: EventCandidate) -> list[str]:
        """The features of the next candidate."""
        sentence = candidate.sentence
        earlier = frozenset(cue.sense.cue for cue in self._contexts[sentence - 1].cues) if sentence else frozenset()
        before = tuple(
            dict.fromkeys([*self._events.get(sentence, ()), *(f"last sentence {event}" for event in self._events.get(sentence - 1, ()))])
        )
        return event_features(
            self._marked,
            self._contexts[sentence],
            candidate.first,
            candidate.last,
            list(candidate.cues),
            figures=self._figures.get(sentence, []),
            told=self._told,
            title_cues=self._title,
            earlier_cues=earlier,
            earlier_events=before,
            figure=candidate.figure,
        )

    def settle(self, candidate: EventCandidate, event_type: str) -> None:
        """Tell what the last candidate was taken for, or NONE."""
        for cue in candidate.cues:
            self._told[cue.sense.lemma] = self._told.get(cue.sense.lemma, 0) + 1
        if event_type != NONE:
            self._events.setdefault(candidate.sentence, []).append(event_type)


def find_events(
    marked: MarkedText, contexts: list[SentenceContext], figures: list[FigureMark], rules: EventRules, scorer: Scorer
) -> list[EventMark]:
    """The words that assert events, those of one event joined."""
    walk = EventWalk(marked, contexts, figures)
    places = {label: place for place, label in enumerate(scorer.labels)}
    found: list[EventMark] = []
    for candidate in event_candidates(contexts, figures, rules):
        features = walk.features(candidate)
        choice = scorer.choose(features, [places[NONE], *(places[name] for name in sorted(rules.allowed(candidate)) if name in places)])
        walk.settle(candidate, choice.label)
        if choice.label != NONE:
            found.append(EventMark(candidate, rules.types[choice.label], choice, candidate.first, candidate.last, features=features))
    return found
