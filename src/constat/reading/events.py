"""Events: which words assert that something happened, is planned, called for or denied.

Two models look at them: one at the whole sentence (which types of event does it tell?), one at the words around each cue
or figure (does this one assert an event, and of what type?). What they say is added up, and of each type a sentence
tells one event, at the words that speak for it most, and more where words apart from those speak clearly for another. A
sentence that stood in the text before tells nothing new.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from constat.codebook.codebook import Codebook
from constat.codebook.entries import EventType
from constat.reading.context import CueMark, SentenceContext
from constat.reading.event_features import Surroundings, event_observations, surroundings_of, trigger_of
from constat.reading.figures import NONE, FigureMark
from constat.reading.layout import PartKind
from constat.reading.marked import MarkedText
from constat.reading.observations import Group
from constat.reading.scoring import Choice, Scorer
from constat.reading.telling import TellingWalk

READ = (PartKind.BODY, PartKind.CAPTION)
SENTENCE_SHARE = 0.35
"""How much of the sum the sentence's model has; chosen on held-out examples and the development reports alike."""
ENOUGH = -0.3
"""The sum, in log-odds, from which on an event is told: a little before it is as likely as not. On the development reports it
hardly matters where it lies (0.67 of F1 from -0.3 to 0); of reports held back more is found so."""
NEXT = 8
"""How many tokens may stand between words of one sentence that tell one event."""
ANOTHER = 2.0
"""The sum from which on words apart from those that speak most for a type tell another event of it ("four on Monday, nine on
Tuesday"): mostly, such words tell the same one again. Between 1.5 and 3 it hardly matters where it lies."""
HOPELESS = -1.5
"""A type that the sentence's model gives less, in log-odds, is not looked for in the sentence: little that the words around a
cue say would make up for it, and a fifth of the work and more is saved (0.004 of F1 won on the development reports)."""
TOLD_BEFORE = 0.6
"""The share of a sentence's runs of words, found earlier in the text, from which on it is the same sentence again."""


@dataclass(slots=True)
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
    observations: list[Group] = field(default_factory=list)


class EventRules:
    """What the codebook says of its event types, as lookups."""

    def __init__(self, codebook: Codebook) -> None:
        self.types = {event.name: event for event in codebook.events}
        self.triggers = frozenset(cue for event in codebook.events for cue in event.triggers)
        self.told_by_measure = frozenset(measure for event in codebook.events for measure in event.measures)
        by_name = sorted(codebook.events, key=attrgetter("name"))
        self._of_cue = {cue: tuple([event.name for event in by_name if cue in event.triggers]) for cue in self.triggers}
        self._of_measure = {
            measure: tuple([event.name for event in by_name if measure in event.measures]) for measure in self.told_by_measure
        }

    def allowed(self, candidate: EventCandidate) -> tuple[str, ...]:
        """The types of event that a candidate's words may assert, by name."""
        if candidate.figure is not None:
            return self._of_measure[candidate.figure]
        if len(candidate.cues) == 1:
            return self._of_cue[candidate.cues[0].sense.cue]
        return tuple(sorted({name for cue in candidate.cues for name in self._of_cue[cue.sense.cue]}))


def event_candidates(contexts: list[SentenceContext], figures: list[FigureMark], rules: EventRules) -> list[EventCandidate]:
    """Every run of words that may assert an event, in order: cues (overlapping ones make one candidate) and figures."""
    found: list[EventCandidate] = []
    for figure in figures:
        counted, sentence = figure.candidate.counted, figure.candidate.sentence
        if contexts[sentence].kind in READ and figure.measure.name in rules.told_by_measure:
            found.append(EventCandidate(counted.first, counted.last, sentence, (), figure.measure.name))
    triggers = rules.triggers
    for context in contexts:
        if context.kind not in READ:
            continue
        group: list[CueMark] = []
        end = -1
        # The cues of a sentence stand in the order of where they begin.
        for cue in [cue for cue in context.cues if cue.sense.cue in triggers]:
            if cue.first >= end:
                if group:
                    found.append(EventCandidate(group[0].first, end, context.sentence, tuple(group)))
                group = []
            group.append(cue)
            end = max(end, cue.last)
        if group:
            found.append(EventCandidate(group[0].first, end, context.sentence, tuple(group)))
    found.sort(key=attrgetter("sentence", "first", "last"))
    return found


class EventWalk:
    """Goes over a text's candidates in order and gives each its features; remembers what was told before."""

    def __init__(self, marked: MarkedText, contexts: list[SentenceContext], figures: list[FigureMark]) -> None:
        self._marked = marked
        self._contexts = contexts
        self.figures = figure_spans(figures)
        self._told: dict[str, int] = {}
        self._sentence = -1
        self._around: Surroundings | None = None

    def observations(self, candidate: EventCandidate) -> list[Group]:
        """What is seen of a candidate."""
        context = self._contexts[candidate.sentence]
        if candidate.sentence != self._sentence or self._around is None:
            figures = self.figures.get(candidate.sentence, ())
            self._sentence = candidate.sentence
            self._around = surroundings_of(context, figures, self._told)
        trigger = trigger_of(candidate.first, candidate.last, candidate.cues, candidate.figure)
        return event_observations(self._marked, context, trigger, self._around)

    def settle(self, candidate: EventCandidate) -> None:
        """Remember the words of a candidate as told."""
        for cue in candidate.cues:
            self._told[cue.sense.lemma] = self._told.get(cue.sense.lemma, 0) + 1


def figure_spans(figures: list[FigureMark]) -> dict[int, list[tuple[int, int, str]]]:
    """The figures of each sentence, as (first token, last token, measure)."""
    spans: dict[int, list[tuple[int, int, str]]] = {}
    for figure in figures:
        counted = figure.candidate.counted
        spans.setdefault(figure.candidate.sentence, []).append((counted.first, counted.last, figure.measure.name))
    return spans


@dataclass(frozen=True, slots=True)
class EventModels:
    """The two models that tell events."""

    telling: Scorer[Sequence[Group]]
    """Which types a sentence tells, each for itself."""
    candidate: Scorer[Sequence[Group]]
    """Which type some words assert, or none."""


@dataclass(slots=True)
class _Speaking:
    """Words that speak for an event of some type: how much, in log-odds, and why."""

    total: float
    candidate: EventCandidate
    observations: list[Group]


class _Finder:
    """One text, gone over sentence by sentence."""

    def __init__(
        self, marked: MarkedText, contexts: list[SentenceContext], figures: list[FigureMark], rules: EventRules, models: EventModels
    ) -> None:
        self._contexts = contexts
        self._candidates = event_candidates(contexts, figures, rules)
        self._rules = rules
        self._models = models
        self._places = {label: place for place, label in enumerate(models.candidate.labels)}
        self._telling = TellingWalk(marked, contexts)
        self._walk = EventWalk(marked, contexts, figures)

    def find(self) -> list[EventMark]:
        by_sentence: dict[int, list[EventCandidate]] = {}
        for candidate in self._candidates:
            by_sentence.setdefault(candidate.sentence, []).append(candidate)
        found: list[EventMark] = []
        for context in self._contexts:
            if context.kind not in READ or context.first >= context.last:
                continue
            candidates = by_sentence.get(context.sentence)
            if candidates is None:
                continue
            repeated = self._telling.repeated(context)
            if repeated < TOLD_BEFORE:
                found += self._in_sentence(context, candidates, repeated)
            for candidate in candidates:
                self._walk.settle(candidate)
        return found

    def _in_sentence(self, context: SentenceContext, candidates: list[EventCandidate], repeated: float) -> list[EventMark]:
        """The events of a sentence: for each type that it may tell, the words that speak for it most."""
        measures = sorted({measure for _, _, measure in self._walk.figures.get(context.sentence, ())})
        observations = self._telling.observations(context, measures, repeated)
        telling = self._models.telling
        told = {
            name: score / 1000 for name, score in zip(telling.labels, telling.scores(observations), strict=True) if score > HOPELESS * 1000
        }
        speaking: dict[str, list[_Speaking]] = {}
        for candidate in candidates:
            allowed = [name for name in self._rules.allowed(candidate) if name in self._places]
            if told.keys().isdisjoint(allowed):
                continue
            own = self._walk.observations(candidate)
            for name, odds in self._odds(own, allowed, told):
                total = (1 - SENTENCE_SHARE) * odds + SENTENCE_SHARE * told[name]
                if total >= ENOUGH:
                    speaking.setdefault(name, []).append(_Speaking(total, candidate, own))
        marks = [_mark(self._rules.types[name], near) for name, every in sorted(speaking.items()) for near in _told_apart(every)]
        return sorted(marks, key=lambda mark: (mark.first, mark.last, mark.type.name))

    def _odds(self, observations: list[Group], allowed: list[str], told: dict[str, float]) -> list[tuple[str, float]]:
        """The log-odds of each allowed type that the sentence may tell, against all else that the words may be."""
        scores = self._models.candidate.raised(observations)
        if len(allowed) == 1:
            return [(allowed[0], (scores[self._places[allowed[0]]] - scores[self._places[NONE]]) / 1000)]
        raised = {name: scores[self._places[name]] / 1000 for name in (NONE, *allowed)}
        odds = []
        for name in allowed:
            if name in told:
                others = [score for other, score in raised.items() if other != name]
                top = max(others)
                odds.append((name, raised[name] - top - math.log(sum([math.exp(score - top) for score in others]))))
        return odds


def _told_apart(speaking: list[_Speaking]) -> list[list[_Speaking]]:
    """Words that speak for one type, in their order, by the event that they tell: those that speak most tell one, others if clearly."""
    apart: list[list[_Speaking]] = []
    reach = -1
    for one in speaking:
        if apart and one.candidate.first <= reach + NEXT:
            apart[-1].append(one)
        else:
            apart.append([one])
        reach = max(reach, one.candidate.last)
    enough = min(ANOTHER, max(one.total for one in speaking))
    return [near for near in apart if max(one.total for one in near) >= enough]


def _mark(event_type: EventType, near: list[_Speaking]) -> EventMark:
    """One event: the words that speak for it most, with those around them that speak for it too."""
    best = max(near, key=lambda one: one.total)
    first, last = near[0].candidate.first, max(one.candidate.last for one in near)
    share = 1 / (1 + math.exp(-best.total))
    return EventMark(
        best.candidate, event_type, Choice(event_type.name, share, NONE, 1 - share), first, last, observations=best.observations
    )


def find_events(
    marked: MarkedText, contexts: list[SentenceContext], figures: list[FigureMark], rules: EventRules, models: EventModels
) -> list[EventMark]:
    """The words that assert events, each with its sentence's figures that belong to it: of two of one type, to the nearest."""
    found = _Finder(marked, contexts, figures, rules, models).find()
    by_sentence: dict[int, list[int]] = {}
    for number, figure in enumerate(figures):
        by_sentence.setdefault(figure.candidate.sentence, []).append(number)
    kin: dict[tuple[int, str], list[EventMark]] = {}
    for mark in found:
        kin.setdefault((mark.candidate.sentence, mark.type.name), []).append(mark)
    for (sentence, _), marks in kin.items():
        for number in by_sentence.get(sentence, ()):
            if figures[number].measure.name in marks[0].type.measures:
                owner = min(marks, key=lambda mark: _tokens_between(mark, figures[number]))
                owner.figures = (*owner.figures, number)
    return found


def _tokens_between(mark: EventMark, figure: FigureMark) -> int:
    counted = figure.candidate.counted
    return max(counted.first - mark.last, mark.first - counted.last)
