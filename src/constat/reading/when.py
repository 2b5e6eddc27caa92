"""Which time a claim is told of: the candidates, and what is seen of each (see observations)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from constat.model.period import Period
from constat.reading.claims_before import ClaimsBefore, back_name
from constat.reading.context import SentenceContext
from constat.reading.layout import PartKind
from constat.reading.marked import MarkedText
from constat.reading.observations import Observation
from constat.reading.ranking import Named, Options
from constat.reading.relation import Relation, nearness, relation
from constat.reading.sentence_times import SentenceTimes, Shapes, ToldTime, days_told, times_of_sentence
from constat.reading.target import Target
from constat.reading.times import TimeKind, TimeMark

_SHORT = 7
"""Days that the time of an incident has at most."""


class ReportTimes(ClaimsBefore[Period]):
    """The times of a report: those that its sentences tell, and those that the claims so far are told of."""

    def __init__(self, marked: MarkedText, contexts: Sequence[SentenceContext], *, whole: bool = True) -> None:
        super().__init__(whole=whole)
        self.marked = marked
        self.contexts = contexts
        self.shapes = Shapes(marked.anchor)
        self.news = next(days_told([context for context in contexts[:_TOP] if context.kind in _TELLING]), None)
        """The first day that the report tells: mostly that of its news."""
        self._of_sentence: dict[int, SentenceTimes] = {}
        self._untold: dict[tuple[str, str, bool], Named[Period | None]] = {}

    def goes_on(self, value: Period) -> bool:
        """Whether the sentences after a claim may go back to its time: not to a longer stretch, as of a running total."""
        return value.days <= _SHORT

    # What many claims ask for alike is found once, for a sentence or for a kind of claim.

    def of_sentence(self, sentence: int) -> SentenceTimes:
        """The times that a sentence tells."""
        found = self._of_sentence.get(sentence)
        if found is None:
            found = times_of_sentence(self.marked.tokens.words, self.contexts[sentence], self.marked.anchor)
            self._of_sentence[sentence] = found
        return found

    def untold(self, target: Target, *, runs: bool) -> Named[Period | None]:
        """Times that need no words to tell them: none at all, the report's own day, its year so far; the last only
        where no time of the sentence runs up to the report's day.
        """
        key = (target.kind, target.label, runs)
        found = self._untold.get(key)
        if found is None:
            anchor = self.marked.anchor
            times: list[tuple[str, Period | None]] = [(_NONE, None)]
            if anchor is not None:
                times += [(_REPORT_DAY, Period.of_day(anchor)), (_TO_DATE, Period(anchor.replace(month=1, day=1), anchor))]
            told = times[:2] if runs else times
            found = self._untold[key] = Named(
                tuple(name for name, _ in told),
                tuple(value for _, value in told),
                tuple((_untold, name, self.shapes[value], target.kind, target.label) for name, value in told),
            )
        return found


_NONE = "no time"
_REPORT_DAY = "report's day"
_TO_DATE = "year to date"
_BEFORE = "time of claim before"
_BEFORE_OF_KIND = "time of same kind before"
_NEWS = "day of the news"
NAMES = (_NONE, _REPORT_DAY, _TO_DATE, _BEFORE, _BEFORE_OF_KIND, _NEWS)
"""The times that no words of the claim's sentence tell, which the circumstances speak for or against by these names."""


def _untold(name: str, shape: str, kind: str, label: str) -> Iterator[str]:
    yield from (name, f"{name}&{kind}")
    yield from _value(shape, name, label)


@dataclass(slots=True)
class _Question:
    """A claim whose time is asked for, with what is known around it and the candidates so far."""

    report: ReportTimes
    context: SentenceContext
    target: Target
    claims: Sequence[tuple[int, int]]
    here: SentenceTimes
    tense: tuple[str, ...]
    has: bool
    """Whether its sentence tells a time."""
    options: Options[Period | None]
    own: tuple[Period | None, ...] = ()
    """The times that its sentence tells."""

    def told(self, value: Period | None, name: str) -> Observation:
        """What a time looks like from the report's day, together with the way in which it came to be a candidate."""
        return (_value, self.report.shapes[value], name, self.target.label)

    def stands(self, before: Period | None) -> str:
        """How the time of an earlier claim stands to what the sentence tells: that it is told here again speaks for it,
        that another is told here, against it.
        """
        return "own=none" if not self.own else "own=same" if before in self.own else "own=other"


def when_options(report: ReportTimes, target: Target, claims: Sequence[tuple[int, int]]) -> Options[Period | None]:
    """Every time that a claim may be told of; claims are the token spans of all claims of its sentence."""
    context = report.contexts[target.sentence]
    here = report.of_sentence(target.sentence)
    tense = context.tense(report.marked.tokens.words, target.verb)
    options: Options[Period | None] = Options()
    question = _Question(report, context, target, claims, here, tense, bool(here.told), options)
    for told in here.told:
        _add_mark(question, told)
    question.own = tuple(options.values)
    _add_before(question)
    _add_untold(question)
    if here.totals:
        _add_totals(question)
    _add_retold(question)
    if not question.has:
        if context.kind in _HEADS:
            _add_of_the_body(question)
        _add_day_of_news(question)
    options.circumstances = _circumstances(question)
    return options


def _value(shape: str, name: str, label: str) -> Iterator[str]:
    yield f"value {shape}"
    yield f"{name} value {shape}"
    yield f"value {shape}&{label}"


# ------------------------------------------------------------ times of the sentence


def resolved(mark: TimeMark, last: Period | None) -> Period | None:
    """The days of a time mark; an anaphoric one is counted from the last time told."""
    if mark.kind is not TimeKind.ANAPHORIC:
        return mark.period
    return Period.of_day(last.last + timedelta(days=mark.offset)) if last is not None and last.days <= 3 else None


def _add_mark(question: _Question, told: ToldTime) -> None:
    target, mark, kind, here = question.target, told.mark, told.kind, question.here
    lies = relation(question.context, target, mark.first, mark.last, question.claims)
    side, of = lies.side, target.kind
    times = _within(here.firsts, lies) if len(here.firsts) > 1 else 0
    said = bool(here.sayings) and _within(here.sayings, lies) > 0
    value = resolved(mark, question.report.last)
    question.options.add(
        value,
        told.observation,
        (_near, side, nearness(lies.gap), kind, of, target.label),
        (_between, side, min(lies.breaks, 4), min(lies.claims, 3), min(times, 3), said, of),
        (_beside, nearness(abs(mark.first - target.verb)), told.lead, of),
        (_mark_tense, kind, question.tense),
        question.told(value, "in sentence"),
    )


def _near(side: str, gap: str, kind: str, of: str, label: str) -> Iterator[str]:
    near = f"time {kind} {side} within {gap}"
    yield from (near, f"{near}&{of}", f"{near}&{label}", f"time {kind}", f"time {kind}&{label}")


def _within(tokens: Sequence[int], lies: Relation) -> int:
    """How many of some tokens stand between a time and a claim."""
    return bisect_left(tokens, lies.high) - bisect_left(tokens, lies.low)


def _between(side: str, breaks: int, claims: int, times: int, said: bool, of: str) -> Iterator[str]:  # facts
    for between in (f"{side} breaks {breaks}", f"{side} claims between {claims}"):
        yield between
        yield f"{between}&{of}"
    yield f"{side} times between {times}"
    if said:
        yield f"{side} saying between"
        yield f"{side} saying between&{of}"


def _beside(to_verb: str, lead: str, of: str) -> Iterator[str]:
    yield f"verb within {to_verb}"
    yield f"word before time={lead}&{of}"


def _mark_tense(kind: str, tenses: tuple[str, ...]) -> Iterator[str]:
    for tense in tenses:
        yield f"time {kind}&{tense}"


# ------------------------------------------------------------ times of the sentences before


def _add_before(question: _Question) -> None:
    """Times of the two sentences before, nearest first."""
    report, target, has = question.report, question.target, question.has
    for sentence in range(target.sentence - 1, max(-1, target.sentence - 3), -1):
        context = report.contexts[sentence]
        if context.times:
            name = back_name(report.marked.sentences.parts, target.sentence, sentence)
            part = context.kind.value
            for told in reversed(report.of_sentence(sentence).told):
                value = resolved(told.mark, report.last)
                seen = (_told_back, name, told.kind, told.mark.period is None, has, target.label, part)
                question.options.add(value, seen, question.told(value, name))


def _told_back(name: str, kind: str, unresolved: bool, has: bool, label: str, part: str) -> Iterator[str]:  # facts
    yield name
    yield f"{name} time {kind}"
    yield f"{name} has own={has}"
    yield f"{name} has own={has}&{label}"
    yield f"{name} from {part}"
    if unresolved:
        yield "unresolved"


# ------------------------------------------------------------ times that no words of the sentence tell


def _add_untold(question: _Question) -> None:
    """No time at all, the report's own day, its year so far, and the times of the claims before."""
    target, report, options = question.target, question.report, question.options
    options.extend(report.untold(target, runs=question.here.runs))
    last = report.last
    if last is not None:
        back = target.sentence - report.last_sentence
        distance = "same sentence" if back == 0 else "near" if back <= 2 else "far"
        before = (_claim_before, distance, report.last_label == target.label, report.last_label, question.stands(last))
        options.add_named(_BEFORE, last, before, (_untold, _BEFORE, report.shapes[last], target.kind, target.label))
    same = report.by_label.get(target.label)
    if same is not None and same is not last and same != last:
        options.add_named(_BEFORE_OF_KIND, same, (_untold, _BEFORE_OF_KIND, report.shapes[same], target.kind, target.label))


def _claim_before(distance: str, same_label: bool, label: str, stands: str) -> Iterator[str]:  # facts
    memory = f"{_BEFORE}&memory {distance}"
    yield from (memory, f"{memory} same label={same_label}", f"{memory} label={label}", f"{memory} {stands}")


def _circumstances(question: _Question) -> tuple[Observation, ...]:
    """What around a claim speaks for or against a time that its sentence does not tell."""
    target, tense, has = question.target, question.tense, question.has
    sense = next(question.report.marked.cues_at(target.verb), None)
    form = sense.form if sense is not None else "none"
    return (
        (_claim, has, target.label),
        (_told_as, form, tense, question.report.from_top(target.sentence, _LATE), has, target.part),
        (_cues, target.cues, question.here.kinds),
    )


def _claim(has: bool, label: str) -> Iterator[str]:  # a fact
    yield from (f"has own={has}", f"has own={has}&{label}", label)


def _told_as(form: str, tense: tuple[str, ...], sentence: int | None, has: bool, part: str) -> Iterator[str]:
    verb, early = _verb_form(form, tense), sentence < _EARLY if sentence is not None else None
    yield f"part={part}"
    yield verb
    yield f"{verb}&has own={has}"
    yield f"{verb}&early={early}&has own={has}"
    yield f"early={early}&part={part}&has own={has}"
    yield f"sentence {sentence}"
    yield from tense


def _verb_form(form: str, tense: tuple[str, ...]) -> str:
    """The tense of the verb that asserts a claim: its auxiliary and its form ("have past" is the perfect)."""
    auxiliary = next((name for name in ("future", "modal", "have", "be") if f"before:{name}" in tense), "alone")
    return f"verb {auxiliary} {form}"


def _cues(cues: tuple[str, ...], times: tuple[str, ...]) -> Iterator[str]:
    for cue in cues:
        yield f"cue {cue}"
    for kind in times:
        yield f"beside {kind}"


_EARLY = 4
"""Sentences from the top of a report that mostly tell its news."""
_LATE = 6
"""From this sentence on, where in the report a claim stands makes no more difference."""


# ------------------------------------------------------------ running totals


_INCLUDING = frozenset(["including", "include", "excluding"])
_TOTAL_WORDS = frozenset("total tally bringing brings takes taking figure number running cumulative overall".split())
_CLOSING = (TimeKind.MONTH, TimeKind.DAY, TimeKind.WEEKDAY, TimeKind.RELATIVE)


def _add_totals(question: _Question) -> None:
    """Running totals that end elsewhere than on the report's day."""
    anchor, target = question.report.marked.anchor, question.target
    if anchor is None:
        return
    words = question.report.marked.tokens.words
    near = frozenset(words[max(0, target.first - 14) : target.last + 8])
    total, label = not near.isdisjoint(_TOTAL_WORDS), target.label
    yesterday = anchor - timedelta(days=1)
    for mark, start in question.here.totals:
        for other in question.context.times:
            if other.period is not None and other.kind in _CLOSING and start < other.period.last < anchor:
                side = "after" if mark.first >= other.last else "before"
                seen = (_to_other, other.kind.value, side, _is_beside(mark, target), total, label)
                _add_total(question, Period(start, other.period.last), "total to other time", seen)
        if start < yesterday:
            excluded = "not" in near and not near.isdisjoint(_INCLUDING)
            told = (_to_day_before, excluded, mark.kind.value, total, label)
            _add_total(question, Period(start, yesterday), "total to day before", told)
        if mark.kind is TimeKind.YEAR:
            name = "year named to date"
            _add_total(question, Period(start, anchor), name, (_total_of, name, total, label))


def _add_total(question: _Question, value: Period, name: str, seen: Observation) -> None:
    question.options.add(value, seen, question.told(value, name))


def _is_beside(mark: TimeMark, target: Target) -> bool:
    """Whether the time that a total is counted from stands right behind its number, or not far before it."""
    return 0 <= mark.first - target.last <= 4 or 0 <= target.first - mark.last <= 8


def _total_of(name: str, total: bool, label: str) -> Iterator[str]:  # a fact
    yield from (name, f"{name}&total word={total}", f"{name}&{label}")


def _to_other(kind: str, side: str, beside: bool, total: bool, label: str) -> Iterator[str]:  # facts
    name = "total to other time"
    yield from _total_of(name, total, label)
    yield f"total to {kind}"
    yield f"{name} {side} {'near' if beside else 'far'}"


def _to_day_before(excluded: bool, kind: str, total: bool, label: str) -> Iterator[str]:  # facts
    name = "total to day before"
    yield from _total_of(name, total, label)
    yield f"{name} excluded={excluded}"
    yield f"{name} from {kind}"


# ------------------------------------------------------------ the same told elsewhere


def _add_retold(question: _Question) -> None:
    """The time that the same amount had before, and the times of the figures that an event tells."""
    report, target = question.report, question.target
    for value, seen in report.of_same_amount(target, question.stands):
        question.options.add(value, seen, question.told(value, "same amount before"))
    for value, seen in report.of_its_figures(target, "time of its figure", question.stands):
        question.options.add(value, seen, question.told(value, "time of its figure"))


_HEADS = (PartKind.TITLE, PartKind.DESCRIPTION, PartKind.CAPTION)
_TOP = 40
"""In how many sentences from the top the days of the news are looked for."""
_OPENING = 3
"""How many sentences of the body a headline sums up."""


def _add_of_the_body(question: _Question) -> None:
    """For a headline or caption without a time: the first day that the body opens with."""
    opening = [context for context in question.report.contexts[:_TOP] if context.kind is PartKind.BODY][:_OPENING]
    told = next(days_told(opening), None)
    if told is not None:
        name = f"first day of body, for {question.context.kind.value}"
        order = [context.sentence for context in opening].index(told.sentence)
        question.options.add(told.day, (_first_day, name, order, told.kind, question.target.label), question.told(told.day, name))


def _first_day(name: str, order: int, kind: str, label: str) -> Iterator[str]:
    yield from (name, f"{name} sentence {order}", f"{name} {kind}", f"{name}&{label}")


_TELLING = (PartKind.TITLE, PartKind.DESCRIPTION, PartKind.BODY)


def _add_day_of_news(question: _Question) -> None:
    """For a claim without a time of its own: the first day that the report tells."""
    news, target = question.report.news, question.target
    if news is not None:
        back = target.sentence - news.sentence
        distance = "ahead" if back < 0 else "near" if back <= 2 else "far"
        seen = (_of_news, distance, news.kind, news.sentence < _EARLY)
        question.options.add_named(_NEWS, news.day, seen, question.told(news.day, _NEWS))


def _of_news(distance: str, kind: str, early: bool) -> Iterator[str]:  # facts
    yield from (_NEWS, f"{_NEWS} {distance}", f"{_NEWS} {kind}", f"{_NEWS} early={early}")
