"""From a report to its claims: every step of reading, in order.

Each step adds marks to the text and none changes it: layout, sentences, words, numbers, times, names, quotations;
from these, figures; then events; then statements; then, for each figure and event, when, where, by whom it is said
and whether it has come about.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from constat import __version__
from constat.codebook.codebook import Codebook
from constat.model.claim import ActorMention, Event, Figure, Form, Statement, Status
from constat.model.mask import Mask
from constat.model.period import Period
from constat.model.reading import Reading, ReportDate
from constat.model.report import Report
from constat.model.span import Span
from constat.reading import prior
from constat.reading.actors import actors_of
from constat.reading.breakdowns import groups_of
from constat.reading.context import SentenceContext, contexts_of
from constat.reading.credit import Said, credit_options
from constat.reading.dates import find_date
from constat.reading.events import EventMark, EventModels, EventRules, find_events
from constat.reading.figures import FigureMark, FigureRules, find_figures
from constat.reading.layout import lay_out
from constat.reading.lexicon import Lexicon
from constat.reading.lived_in import LivedIn
from constat.reading.marked import MarkedText, mark_text
from constat.reading.mentions import Scene, set_scene
from constat.reading.observations import Group, Observation
from constat.reading.offices import OfficeHolders
from constat.reading.places import Gazetteer
from constat.reading.private_people import private_people
from constat.reading.ranking import Ranker
from constat.reading.scoring import Choice, Scorer, scorer_of_groups, scorer_of_observations
from constat.reading.shadow import copies_of
from constat.reading.statements import StatementCandidate, find_statements, told
from constat.reading.status import status_of
from constat.reading.target import Target, target_of
from constat.reading.when import NAMES as TIME_NAMES
from constat.reading.when import ReportTimes, when_options
from constat.reading.where import Located, ReportPlaces, names_of, setting_of, where_options

STATEMENT = "statement"
_HEAD = 8192
"""How many characters from the top are searched for the date of a report that is not read any further."""


@dataclass(slots=True)
class Attributes:
    """What was found out about a figure or event beyond what it is."""

    when: Period | None
    place: Located | None
    said_by: str | None
    status: Status


class Reader:
    """A codebook made ready to read with; reading itself keeps no state between reports."""

    def __init__(self, codebook: Codebook) -> None:
        self.codebook = codebook
        self.lexicon = Lexicon(codebook)
        self.gazetteer = Gazetteer(codebook)
        self.lived_in = LivedIn(codebook, self.gazetteer)
        self.offices = OfficeHolders(codebook)
        self.money = frozenset(measure.name for measure in codebook.measures if measure.quantity == "money")
        self.figure_rules = FigureRules(codebook)
        self.event_rules = EventRules(codebook)
        models = codebook.weights.models
        self.figures = scorer_of_groups(
            models.get("figure") or prior.untrained(prior.figure_prior(codebook), sorted(self.figure_rules.measures))
        )
        types = sorted(self.event_rules.types)
        self.events = EventModels(
            scorer_of_groups(models.get("telling") or prior.telling_model(codebook, types)),
            scorer_of_groups(models.get("event") or prior.untrained(prior.event_prior(codebook), types)),
        )
        self.statements = scorer_of_observations(models.get("statement") or prior.statement_model(STATEMENT))
        self.status = scorer_of_observations(models.get("status") or prior.status_model())
        self.when = Ranker(models.get("when") or prior.when_model(), TIME_NAMES)
        self.where = Ranker(models.get("where") or prior.where_model(), names_of(codebook.head.scenes))
        self.credit = Ranker(models.get("credit") or prior.credit_model())

    def read(self, report: Report, *, explain: bool = False) -> Reading:
        """All claims of a report. A report with nothing in it for the codebook has none.

        With explain, each claim holds its reasons: what weighed most for it and against it.
        """
        return self._read(report, explain=explain)[0]

    def read_with_masks(self, report: Report) -> tuple[Reading, tuple[Mask, ...]]:
        """All claims of a report, and the words that views of a record are to replace: private names, sites where people live."""
        reading, scene = self._read(report, explain=False)
        if scene is None:
            scene = set_scene(mark_text(report.text, self.lexicon, None))
        people = private_people(scene)
        covered = [mask.span for mask in people]
        sites = [mask for mask in self.lived_in.masks(scene.marked) if not any(mask.span.touches(span) for span in covered)]
        return reading, tuple(sorted((*people, *sites), key=lambda mask: mask.span))

    def _read(self, report: Report, *, explain: bool) -> tuple[Reading, Scene | None]:
        """The reading, and the scene that it was made from; null where the report concerns nothing in the codebook."""
        copies = copies_of(report.text)
        if not self.lexicon.concerns(copies.phrases):
            # Only its date is looked for, which stands in its head.
            return self._reading(report, find_date(report, lay_out(report.text[:_HEAD])), (), (), ()), None
        parts = lay_out(report.text)
        dated = find_date(report, parts)
        anchor = dated.latest if dated.earliest == dated.latest else None
        marked = mark_text(report.text, self.lexicon, anchor, parts, copies)
        contexts = contexts_of(marked)
        figures = find_figures(marked, contexts, self.figure_rules, self.figures)
        events = find_events(marked, contexts, figures, self.event_rules, self.events)
        scene = set_scene(marked)
        candidates = find_statements(scene, self.offices)
        choices = [self.statements.choose(candidate.observations) for candidate in candidates]
        accepted = told(candidates, [choice.of(STATEMENT) for choice in choices])
        attributes = self._attributes(marked, contexts, figures, events, Said(marked, candidates, accepted))
        reading = self._reading(
            report,
            dated,
            tuple(
                _figure(marked, mark, group, attributes[number], self.figures, explain)
                for number, (mark, group) in enumerate(zip(figures, groups_of(marked, contexts, figures), strict=True))
            ),
            tuple(
                _event(marked, mark, attributes[len(figures) + number], self._actors(scene, mark), self.events.candidate, explain)
                for number, mark in enumerate(events)
            ),
            tuple(_statement(candidates[number], choices[number], self.statements, explain) for number in sorted(accepted)),
        )
        return reading, scene

    def _reading(
        self, report: Report, dated: ReportDate, figures: tuple[Figure, ...], events: tuple[Event, ...], statements: tuple[Statement, ...]
    ) -> Reading:
        return Reading(
            doc=report.name,
            sha256=report.sha256,
            language=report.language,
            date=dated,
            figures=figures,
            events=events,
            statements=statements,
            reader=f"constat {__version__}",
            codebook=self.codebook.name,
        )

    def _actors(self, scene: Scene, mark: EventMark) -> tuple[ActorMention, ...]:
        return actors_of(scene, mark, self.offices, self.money)

    def _attributes(
        self,
        marked: MarkedText,
        contexts: list[SentenceContext],
        figures: list[FigureMark],
        events: list[EventMark],
        said: Said,
    ) -> dict[int, Attributes]:
        """Attributes of figures (by position) and of events (by position after the figures), found in the order of the text."""
        targets = [(number, figure_target(mark, contexts)) for number, mark in enumerate(figures)]
        targets += [(len(figures) + number, _event_target(mark, contexts)) for number, mark in enumerate(events)]
        targets.sort(key=lambda pair: (pair[1].sentence, pair[1].kind == "event", pair[1].first, pair[0]))
        claims: dict[int, list[tuple[int, int]]] = {}
        for _, target in targets:
            claims.setdefault(target.sentence, []).append((target.first, target.last))
        times = ReportTimes(marked, contexts)
        places = ReportPlaces(marked, contexts, setting_of(marked, self.gazetteer), self.codebook.head.scenes)
        found: dict[int, Attributes] = {}
        for number, target in targets:
            beside = claims[target.sentence]
            when = self.when.choose(when_options(times, target, beside))
            times.settle(target, when)
            place = self.where.choose(where_options(places, target, beside))
            places.settle(target, place)
            said_by = self.credit.choose(credit_options(marked, contexts, target, said)) if target.kind == "figure" else None
            status = status_of(self.status, marked, contexts, target)
            found[number] = Attributes(when, place, said_by, status)
        return found


def figure_target(mark: FigureMark, contexts: Sequence[SentenceContext]) -> Target:
    """A figure, as its time, place and source are asked for."""
    counted = mark.candidate.counted
    return target_of("figure", mark.measure.name, counted.first, counted.last, contexts[mark.candidate.sentence], counted.mark.amount)


def _event_target(mark: EventMark, contexts: Sequence[SentenceContext]) -> Target:
    return target_of("event", mark.type.name, mark.first, mark.last, contexts[mark.candidate.sentence])


def _span(marked: MarkedText, first: int, last: int) -> Span:
    return Span(marked.tokens.starts[first], marked.tokens.ends[last - 1])


def _figure(
    marked: MarkedText,
    mark: FigureMark,
    group: str | None,
    attributes: Attributes,
    scorer: Scorer[Sequence[Group]],
    explain: bool,  # noqa: FBT001  # private
) -> Figure:
    counted = mark.candidate.counted
    unit = counted.mark.unit if mark.measure.quantity == "money" and counted.mark.unit else mark.measure.units[0]
    rule = "figure.one" if counted.indefinite else f"figure.{counted.mark.kind.value}.{'noun' if counted.noun_first >= 0 else 'bare'}"
    return Figure(
        span=_span(marked, counted.first, counted.last),
        measure=mark.measure.name,
        unit=unit,
        amount=counted.mark.amount,
        when=attributes.when,
        place=attributes.place.name if attributes.place else None,
        place_id=attributes.place.id if attributes.place else None,
        group=group,
        said_by=attributes.said_by,
        status=attributes.status,
        rule=rule,
        confidence=round(scorer.calibrated(mark.choice.probability), 2),
        reasons=scorer.reasons(mark.observations, mark.measure.name) if explain else (),
    )


def _event(
    marked: MarkedText,
    mark: EventMark,
    attributes: Attributes,
    actors: tuple[ActorMention, ...],
    scorer: Scorer[Sequence[Group]],
    explain: bool,  # noqa: FBT001  # private
) -> Event:
    return Event(
        span=_span(marked, mark.first, mark.last),
        type=mark.type.name,
        when=attributes.when,
        place=attributes.place.name if attributes.place else None,
        place_id=attributes.place.id if attributes.place else None,
        actors=actors,
        figures=mark.figures,
        status=attributes.status,
        rule="event.figure" if mark.candidate.figure is not None else f"event.{mark.candidate.cues[0].sense.cue}",
        confidence=round(scorer.calibrated(mark.choice.probability), 2),
        reasons=scorer.reasons(mark.observations, mark.type.name) if explain else (),
    )


def _statement(candidate: StatementCandidate, choice: Choice, scorer: Scorer[Iterable[Observation]], explain: bool) -> Statement:  # noqa: FBT001  # private
    return Statement(
        span=Span(candidate.start, candidate.end),
        speaker=candidate.speaker,
        form=Form(candidate.form),
        rule=candidate.rule,
        confidence=round(scorer.calibrated(choice.of(STATEMENT)), 2),
        reasons=scorer.reasons(candidate.observations, STATEMENT) if explain else (),
    )
