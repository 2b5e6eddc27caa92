"""What the examples teach: for each model, the choices that their annotations settle."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from operator import eq
from typing import Any, TypeVar

from constat.codebook.codebook import Codebook
from constat.evaluation.matching import pair, same_amount, same_name, touches
from constat.model.period import Period
from constat.reading import prior
from constat.reading.context import SentenceContext, contexts_of
from constat.reading.counted import Counted
from constat.reading.credit import Said, credit_options
from constat.reading.events import READ, EventCandidate, EventWalk, event_candidates, figure_spans
from constat.reading.figures import NONE, FigureMark, FigureWalk, figure_candidates, find_figures
from constat.reading.marked import MarkedText, mark_text
from constat.reading.mentions import set_scene
from constat.reading.observations import Group, features_of, features_of_groups
from constat.reading.ranking import Options, Ranker
from constat.reading.reader import STATEMENT, Reader, figure_target
from constat.reading.scoring import Choice, Scorer, scorer_of_groups
from constat.reading.statements import find_statements
from constat.reading.status import status_observations
from constat.reading.target import Target, target_of
from constat.reading.telling import TellingWalk
from constat.reading.training.examples import Example
from constat.reading.training.fit import Instance, RankedInstance, TellingInstance, fit_model, fit_ranker
from constat.reading.when import ReportTimes, when_options
from constat.reading.where import Located, ReportPlaces, names_of, setting_of, where_options

Value = TypeVar("Value")


@dataclass(slots=True)
class Lessons:
    """The choices settled by examples, by model; lost counts annotations that no candidate stands for."""

    figure: list[Instance] = field(default_factory=list)
    event: list[Instance] = field(default_factory=list)
    telling: list[TellingInstance] = field(default_factory=list)
    statement: list[Instance] = field(default_factory=list)
    status: list[Instance] = field(default_factory=list)
    when: list[RankedInstance] = field(default_factory=list)
    where: list[RankedInstance] = field(default_factory=list)
    credit: list[RankedInstance] = field(default_factory=list)
    lost: Counter[str] = field(default_factory=Counter)


def gather(reader: Reader, examples: Iterable[Example]) -> Lessons:
    """Go over examples as the reader would, with the annotations' answers in place of its own."""
    lessons = Lessons()
    teachers = [_Teacher(reader, example, lessons) for example in examples]
    marks = [teacher.figures() for teacher in teachers]
    scorers = _held_back_scorers(reader, teachers)
    for number, (teacher, figures) in enumerate(zip(teachers, marks, strict=True)):
        teacher.teach(figures, scorers[number % _FOLDS])
    rankers = _held_back_rankers(reader, teachers, lessons)
    for number, teacher in enumerate(teachers):
        if teacher.example.whole:
            teacher.teach_after_own_answers(rankers[number % _FOLDS])
    return lessons


_FOLDS = 3
"""In how many parts the examples are cut to see what figures would be found in a part by what the others teach."""


def _held_back_scorers(reader: Reader, teachers: Sequence[_Teacher]) -> list[Scorer[Sequence[Group]]]:
    """For each part of the examples, a model of figures that has not seen it.

    Events are told among the figures found, right or wrong. To learn that from annotated figures would be to trust figures
    more than they deserve (measured: 0.01 on held-out events).
    """
    labels = [NONE, *sorted(reader.figure_rules.measures)]
    begin = prior.figure_prior(reader.codebook)
    parts = [[one for teacher in teachers[fold::_FOLDS] for one in teacher.figure_lessons] for fold in range(_FOLDS)]
    scorers = []
    for fold in range(_FOLDS):
        others = [one for other, part in enumerate(parts) if other != fold for one in part]
        model = fit_model(others, labels, begin, strength=4.0, rounds=60) if others else prior.untrained(begin, labels[1:])
        scorers.append(scorer_of_groups(model))
    return scorers


def _held_back_rankers(reader: Reader, teachers: Sequence[_Teacher], lessons: Lessons) -> list[Ranker]:
    """For each part of the examples, a model of places that has not seen it."""
    part_of = {teacher.example.doc: number % _FOLDS for number, teacher in enumerate(teachers)}
    names = names_of(reader.codebook.head.scenes)
    rankers = []
    for fold in range(_FOLDS):
        others = [one for one in lessons.where if part_of[one.source] != fold]
        rankers.append(Ranker(fit_ranker(others, strength=_STRENGTH, rarest=3), names) if others else reader.where)
    return rankers


_STRENGTH = 3.0
"""How strongly the models that only give the places of earlier claims are drawn towards nought."""


class _Teacher:
    """One example, marked, with the candidates that its annotations stand for."""

    def __init__(self, reader: Reader, example: Example, lessons: Lessons) -> None:
        self.reader = reader
        self.example = example
        self.lessons = lessons
        self.marked: MarkedText = mark_text(example.text, reader.lexicon, example.published)
        self.contexts: list[SentenceContext] = contexts_of(self.marked)
        self.figure_lessons: list[Instance] = []
        self._found: list[FigureMark] = []
        """The figures that a model finds which has not seen the example."""

    def teach(self, figures: list[tuple[FigureMark, dict[str, Any]]], scorer: Scorer[Sequence[Group]]) -> None:
        """Add all lessons but those on figures, which were given before; scorer finds the figures that events are told among."""
        self._found = find_figures(self.marked, self.contexts, self.reader.figure_rules, scorer)
        self._events(self._found)
        self._attributes(figures, self._statements())

    def _offsets(self, first: int, last: int) -> tuple[int, int]:
        return self.marked.tokens.starts[first], self.marked.tokens.ends[last - 1]

    # ------------------------------------------------------------ figures

    def figures(self) -> list[tuple[FigureMark, dict[str, Any]]]:
        """Add the lessons on figures; returns the annotated figures that are among the candidates."""
        rules = self.reader.figure_rules
        candidates = figure_candidates(self.marked, self.contexts, rules)
        spans = [self._span(candidate.counted) for candidate in candidates]
        pairs, missed, _ = pair(self.example.figures, spans, _figure_fit)
        self.lessons.lost["figure"] += len(missed)
        gold = {id(span): entry for entry, span in pairs}
        walk = FigureWalk(self.marked, self.contexts)
        marks: list[tuple[FigureMark, dict[str, Any]]] = []
        for candidate, span in zip(candidates, spans, strict=True):
            entry = gold.get(id(span))
            label = entry["measure"] if entry is not None else NONE
            allowed = rules.allowed(candidate.counted, self.contexts[candidate.sentence])
            observations = walk.observations(candidate)
            walk.settle(candidate, label)
            if label != NONE and label not in allowed:
                self.lessons.lost["figure of another kind"] += 1
            elif allowed:
                self.figure_lessons.append(self._instance(features_of_groups(observations), (NONE, *sorted(allowed)), label))
            if entry is not None and label in rules.measures:
                marks.append((FigureMark(candidate, rules.measures[label], Choice(label, 1.0, label, 0.0)), entry))
        self.lessons.figure += self.figure_lessons
        return marks

    def _span(self, counted: Counted) -> dict[str, Any]:
        start, end = self._offsets(counted.first, counted.last)
        return {"start": start, "end": end, "low": counted.mark.amount.low, "high": counted.mark.amount.high}

    def _instance(self, features: Iterable[str], allowed: tuple[str, ...], label: str) -> Instance:
        return Instance(tuple(features), allowed, label, self.example.doc)

    # ------------------------------------------------------------ events

    def _events(self, figures: list[FigureMark]) -> None:
        rules = self.reader.event_rules
        self._tellings(figures)
        walk = EventWalk(self.marked, self.contexts, figures)
        told: set[int] = set()
        for candidate in event_candidates(self.contexts, figures, rules):
            allowed = rules.allowed(candidate)
            number = self._event_at(candidate, allowed)
            label = self.example.events[number]["type"] if number is not None else NONE
            if label == NONE or label in allowed:
                self.lessons.event.append(self._instance(features_of_groups(walk.observations(candidate)), (NONE, *allowed), label))
                told.update(() if number is None else (number,))
            walk.settle(candidate)
        self.lessons.lost["event"] += len(self.example.events) - len(told)

    def _tellings(self, figures: list[FigureMark]) -> None:
        """What each sentence tells: the types of the events annotated in it."""
        types: dict[int, set[str]] = {}
        for entry in self.example.events:
            types.setdefault(self.marked.sentences.at(entry["start"]), set()).add(entry["type"])
        spans = figure_spans(figures)
        walk = TellingWalk(self.marked, self.contexts)
        for context in self.contexts:
            if context.kind not in READ or context.first >= context.last:
                continue
            measures = sorted({measure for _, _, measure in spans.get(context.sentence, ())})
            observations = walk.observations(context, measures, walk.repeated(context))
            self.lessons.telling.append(
                TellingInstance(tuple(features_of_groups(observations)), frozenset(types.get(context.sentence, ())), self.example.doc)
            )

    def _event_at(self, candidate: EventCandidate, allowed: tuple[str, ...]) -> int | None:
        """The annotated event whose quote holds a candidate's words, one of an allowed type first."""
        start, end = self._offsets(candidate.first, candidate.last)
        holding = [number for number, entry in enumerate(self.example.events) if entry["start"] <= start and end <= entry["end"] + 1]
        fitting = [number for number in holding if self.example.events[number]["type"] in allowed]
        return next(iter(fitting or holding), None)

    # ------------------------------------------------------------ statements

    def _statements(self) -> Said:
        candidates = find_statements(set_scene(self.marked), self.reader.offices)
        spans: list[dict[str, Any]] = [
            {"start": one.start, "end": one.end, "form": one.form.value, "number": number} for number, one in enumerate(candidates)
        ]
        pairs, missed, _ = pair(self.example.statements, spans, _statement_fit)
        self.lessons.lost["statement"] += len(missed)
        accepted = frozenset(span["number"] for _, span in pairs)
        for number, candidate in enumerate(candidates):
            self.lessons.statement.append(
                self._instance(features_of(candidate.observations), (NONE, STATEMENT), STATEMENT if number in accepted else NONE)
            )
        return Said(self.marked, candidates, accepted)

    # ------------------------------------------------------------ attributes

    def _attributes(self, figures: list[tuple[FigureMark, dict[str, Any]]], said: Said) -> None:
        times, places = ReportTimes(self.marked, self.contexts, whole=self.example.whole), self._places()
        targets = self._targets(figures)
        for target, entry in targets:
            others = [(other.first, other.last) for other, _ in targets if other is not target and other.sentence == target.sentence]
            when = _period(entry["when"])
            self._rank("when", when_options(times, target, others), partial(eq, when))
            times.settle(target, when)
            right = self._rank("where", where_options(places, target, others), partial(_same_place, name=entry["place"]))
            places.settle(target, right if right is not None else Located(entry["place"], None) if entry["place"] else None)
            if target.kind == "figure":
                options = credit_options(self.marked, self.contexts, target, said)
                self._rank("credit", options, partial(_same_or_none, entry["said_by"]))
            self.lessons.status.append(
                self._instance(features_of(status_observations(self.marked, self.contexts, target)), _STATUSES, entry["status"])
            )

    def teach_after_own_answers(self, where: Ranker) -> None:
        """Add the lessons on places anew, among the figures found, with the answers for the claims before that a model gives
        which has not seen the example.

        In reading, an earlier claim's answer is the reader's own, and may be wrong: who learns with right ones only, trusts
        it more than it deserves (measured: 0.03 of F1 on places of reports held out; on times nothing).
        """
        places = self._places()
        targets = self._targets(self._annotated(self._found))
        for target, entry in targets:
            others = [(other.first, other.last) for other, _ in targets if other is not target and other.sentence == target.sentence]
            options = where_options(places, target, others)
            if entry:
                self._add(self.lessons.where, options, partial(_same_place, name=entry["place"]))
            places.settle(target, where.choose(options))

    def _annotated(self, figures: list[FigureMark]) -> list[tuple[FigureMark, dict[str, Any]]]:
        """Figures with what they are annotated as; with nothing where they are not."""
        spans = [{**self._span(mark.candidate.counted), "measure": mark.measure.name} for mark in figures]
        entries = {id(span): entry for entry, span in pair(self.example.figures, spans, _measured_fit)[0]}
        return [(mark, entries.get(id(span), {})) for mark, span in zip(figures, spans, strict=True)]

    def _places(self) -> ReportPlaces:
        setting = setting_of(self.marked, self.reader.gazetteer)
        return ReportPlaces(self.marked, self.contexts, setting, self.reader.codebook.head.scenes, whole=self.example.whole)

    def _targets(self, figures: Sequence[tuple[FigureMark, dict[str, Any]]]) -> list[tuple[Target, dict[str, Any]]]:
        """Figures and the annotated events as targets, in the order of the text, each with its annotation."""
        targets = [(figure_target(mark, self.contexts), entry) for mark, entry in figures]
        for entry in self.example.events:
            target = self._event_target(entry)
            if target is not None:
                targets.append((target, entry))
        return sorted(targets, key=lambda one: (one[0].sentence, one[0].kind == "event", one[0].first))

    def _event_target(self, entry: dict[str, Any]) -> Target | None:
        first = self.marked.tokens.at(entry["start"])
        sentence = self.marked.sentences.at(entry["start"])
        context = self.contexts[sentence]
        if not context.first <= first < context.last:
            self.lessons.lost["event outside what is read"] += 1
            return None
        last = min(max(self.marked.tokens.at(entry["end"]), first + 1), context.last)
        return target_of("event", entry["type"], first, last, context)

    def _rank(self, name: str, options: Options[Value], is_right: Callable[[Value], bool]) -> Value | None:
        """Add a choice between options to the lessons of a model; returns the first right one."""
        if not self._add(getattr(self.lessons, name), options, is_right):
            self.lessons.lost[name] += 1
            return None
        return next(value for value in options.values if is_right(value))

    def _add(self, lessons: list[RankedInstance], options: Options[Value], is_right: Callable[[Value], bool]) -> bool:
        """Add a choice to lessons if one of its options is right; returns whether one is."""
        right = tuple(map(is_right, options.values))
        if any(right):
            lessons.append(RankedInstance(tuple(options.features(option) for option in options.every), right, self.example.doc))
        return any(right)


_STATUSES = ("happened", "ongoing", "planned", "called_for", "hypothetical", "denied")


def _figure_fit(gold: dict[str, Any], span: dict[str, Any]) -> float:
    if not (touches(gold, span) and same_amount(gold, span)):
        return 0.0
    return 1.0 + _overlap(gold, span)


def _measured_fit(gold: dict[str, Any], span: dict[str, Any]) -> float:
    return _figure_fit(gold, span) if gold["measure"] == span["measure"] else 0.0


def _statement_fit(gold: dict[str, Any], span: dict[str, Any]) -> float:
    share = _overlap(gold, span)
    return share + 0.5 * (gold["form"] == span["form"]) if share >= 0.5 else 0.0


def _overlap(one: dict[str, Any], two: dict[str, Any]) -> float:
    shared = min(one["end"], two["end"]) - max(one["start"], two["start"])
    return float(shared / (max(one["end"], two["end"]) - min(one["start"], two["start"])))


def _period(when: str | None) -> Period | None:
    return None if when is None else Period.parse(when)


def _same_place(value: Located | None, name: str | None) -> bool:
    return _same_or_none(value.name if value is not None else None, name)


def _same_or_none(one: str | None, two: str | None) -> bool:
    if one is None or two is None:
        return one is two
    return same_name(one, two)


def priors(codebook: Codebook) -> dict[str, prior.Prior]:
    """What the codebook declares, as the weights that training starts from."""
    return {"figure": prior.figure_prior(codebook), "event": prior.event_prior(codebook)}
