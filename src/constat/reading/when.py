"""Which time a claim is told of: the candidates, and what is seen of each (see observations)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from constat.model.amount import Amount
from constat.model.period import Period
from constat.reading.context import SentenceContext
from constat.reading.layout import PartKind
from constat.reading.marked import MarkedText
from constat.reading.observations import Observation
from constat.reading.ranking import Option, Options
from constat.reading.relation import nearness, relation
from constat.reading.target import Target
from constat.reading.times import TimeKind, TimeMark

When = Option[Period | None]


@dataclass(slots=True)
class WhenMemory:
    """The times of the claims before: what an anaphoric or missing time goes back to."""

    last: Period | None = None
    last_sentence: int = -9
    last_label: str = ""
    by_label: dict[str, Period] = field(default_factory=dict)
    by_amount: dict[tuple[str, Amount], Period | None] = field(default_factory=dict)
    figures: dict[int, list[tuple[Target, Period | None]]] = field(default_factory=dict)
    """Figures by sentence, for the events that tell them."""

    def settle(self, target: Target, when: Period | None) -> None:
        """Remember what a claim was told of."""
        if target.amount is not None:
            self.by_amount[target.label, target.amount] = when
            self.figures.setdefault(target.sentence, []).append((target, when))
        if when is not None:
            self.last, self.last_sentence, self.last_label = when, target.sentence, target.label
            self.by_label[target.label] = when


@dataclass(slots=True)
class _Question:
    """A claim whose time is asked for, with what is known around it."""

    marked: MarkedText
    contexts: Sequence[SentenceContext]
    context: SentenceContext
    target: Target
    memory: WhenMemory
    others: Sequence[tuple[int, int]]
    here: Sequence[TimeMark]
    tense: tuple[str, ...]
    has: str


def when_options(
    marked: MarkedText, contexts: Sequence[SentenceContext], target: Target, memory: WhenMemory, others: Sequence[tuple[int, int]]
) -> Options[Period | None]:
    """Every time that a claim may be told of; others are the token spans of the other claims of its sentence."""
    context = contexts[target.sentence]
    here, tense = context.times, context.tense(marked.tokens.words, target.verb)
    question = _Question(marked, contexts, context, target, memory, others, here, tense, f"has own={bool(here)}")
    options = [_from_mark(question, mark, order) for order, mark in enumerate(question.here)]
    options += _from_before(question)
    options += _defaults(question)
    options += _totals(question)
    options += _told_again(question)
    options += _of_its_figure(question)
    options += _of_the_body(question)
    for option in options:
        shape = _shape(option.value, marked.anchor)
        option.observations += ((_value, shape, option.name or str(option.observations[0]), target.label),)
    return Options(options, _circumstances(question))


# ------------------------------------------------------------ what a value looks like from the report's day


def _shape(period: Period | None, anchor: date | None) -> str:
    """What a period is, seen from the report's day: the same value may be told in many ways."""
    if period is None:
        return "none"
    days = period.days
    length = "day" if days == 1 else "week" if days <= 7 else "month" if days <= 31 else "year" if days <= 366 else "years"
    if anchor is None:
        return length
    if period.last == anchor:
        return "report's day" if days == 1 else f"{length} to report's day"
    if period.first > anchor:
        return f"{length} ahead"
    if period.first <= anchor <= period.last:
        return f"{length} around"
    gap = (anchor - period.last).days
    since = "just" if gap <= 1 else "days" if gap <= 10 else "weeks" if gap <= 60 else "months" if gap <= 366 else "years"
    return f"{length} {since} before"


def _value(shape: str, name: str, label: str) -> Iterator[str]:
    yield f"value {shape}"
    yield f"{name} value {shape}"
    yield f"value {shape}&{label}"


# ------------------------------------------------------------ times of the sentence


def resolved(mark: TimeMark, memory: WhenMemory) -> Period | None:
    """The days of a time mark; an anaphoric one is counted from the last time told."""
    if mark.kind is TimeKind.ANAPHORIC:
        if memory.last is None or memory.last.days > 3:
            return None
        return Period.of_day(memory.last.last + timedelta(days=mark.offset))
    return mark.period


_LEADS = frozenset("in on since by until from during for of at to before after and so ( , 's than with between START".split())
_SAYING = frozenset("said told says added".split())


def _from_mark(question: _Question, mark: TimeMark, order: int) -> When:
    words, context, target = question.marked.tokens.words, question.context, question.target
    lies = relation(context, target, mark.first, mark.last, question.others)
    kind, label, of = mark.kind.value, target.label, target.kind
    times = sum(1 for other in question.here if other is not mark and lies.low <= other.first < lies.high)
    before = words[mark.first - 1] if mark.first > context.first else "START"
    lead = before if before in _LEADS else "other"
    opens = mark.first - context.first <= 2
    seen: list[Observation] = [
        "in sentence",
        (_near, f"{lies.side} within {nearness(lies.gap)}", kind, of, label),
        (_between, lies.side, min(lies.breaks, 4), min(lies.claims, 3), min(times, 3), of),
        (_stands, kind, nearness(abs(mark.first - target.verb)), len(question.here) == 1, opens, lead, of, context.kind.value),
        (_mark_tense, kind, question.tense),
    ]
    if order == 0:
        seen.append("first time of sentence")
    if mark.period is None and mark.kind is not TimeKind.ANAPHORIC:
        seen.append("unresolved")
    if _time_of_saying(words, mark.first, context.first):
        seen.append("time of saying")
    return Option(resolved(mark, question.memory), tuple(seen))


def _near(where: str, kind: str, of: str, label: str) -> Iterator[str]:
    near = f"time {kind} {where}"
    yield from (near, f"{near}&{of}", f"{near}&{label}", f"time {kind}", f"time {kind}&{label}")


def _between(side: str, breaks: int, claims: int, times: int, of: str) -> Iterator[str]:
    for between in (f"{side} breaks {breaks}", f"{side} claims between {claims}"):
        yield between
        yield f"{between}&{of}"
    yield f"{side} times between {times}"


def _stands(kind: str, to_verb: str, only: bool, opens: bool, lead: str, of: str, part: str) -> Iterator[str]:  # facts
    yield f"verb within {to_verb}"
    yield f"only time={only}"
    yield f"opens sentence={opens}"
    yield f"word before time={lead}"
    yield f"word before time={lead}&{of}"
    yield f"time {kind}&part={part}"


def _mark_tense(kind: str, tenses: tuple[str, ...]) -> Iterator[str]:
    for tense in tenses:
        yield f"time {kind}&{tense}"


def _time_of_saying(words: list[str], at: int, floor: int) -> bool:
    """Such as "said on Friday": the words are of that day, not what they tell."""
    return at - 2 >= floor and (words[at - 1] in _SAYING or (words[at - 1] in ("in", "on") and words[at - 2] in _SAYING))


# ------------------------------------------------------------ times of the sentences before


def _from_before(question: _Question) -> list[When]:
    """Times of the two sentences before, nearest first."""
    marked, target = question.marked, question.target
    parts = marked.sentences.parts
    options: list[When] = []
    for back in (1, 2):
        sentence = target.sentence - back
        if sentence < 0:
            break
        context = question.contexts[sentence]
        name = f"back {back} {'same part' if parts[sentence] == parts[target.sentence] else 'other part'}"
        for mark in reversed(context.times):
            seen: list[Observation] = [name, (_told_back, name, mark.kind.value, question.has, target.label, context.kind.value)]
            if mark.period is None:
                seen.append("unresolved")
            options.append(Option(resolved(mark, question.memory), tuple(seen)))
    return options


def _told_back(name: str, kind: str, has: str, label: str, part: str) -> Iterator[str]:
    yield f"{name} time {kind}"
    yield f"{name} {has}"
    yield f"{name} {has}&{label}"
    yield f"{name} from {part}"


# ------------------------------------------------------------ times that no words of the sentence tell


def _defaults(question: _Question) -> list[When]:
    """No time at all, the report's own day, its year so far, and the times of the claims before."""
    target, memory, anchor = question.target, question.memory, question.marked.anchor
    options: list[When] = [_default(question, "no time", None)]
    if anchor is not None:
        options.append(_default(question, "report's day", Period.of_day(anchor)))
        if not any(mark.kind is TimeKind.RUNNING for mark in question.here):
            options.append(_default(question, "year to date", Period(anchor.replace(month=1, day=1), anchor)))
    if memory.last is not None:
        back = target.sentence - memory.last_sentence
        distance = "same sentence" if back == 0 else "near" if back <= 2 else "far"
        before = (_claim_before, distance, memory.last_label == target.label, memory.last_label, question.has)
        options.append(_default(question, "time of claim before", memory.last, before))
    same = memory.by_label.get(target.label)
    if same is not None and same != memory.last:
        options.append(_default(question, "time of same kind before", same))
    return options


def _default(question: _Question, name: str, value: Period | None, *more: Observation) -> When:
    return Option(value, ((_of_kind, name, question.target.kind), *more), name)


def _of_kind(name: str, kind: str) -> Iterator[str]:
    yield from (name, f"{name}&{kind}")


def _claim_before(distance: str, same_label: bool, label: str, has: str) -> Iterator[str]:  # facts
    memory = f"time of claim before&memory {distance}"
    yield from (memory, f"{memory} same label={same_label}", f"{memory} label={label}", f"{memory} {has}")


def _circumstances(question: _Question) -> tuple[Observation, ...]:
    """What around a claim speaks for or against a time that its sentence does not tell."""
    target, part = question.target, question.context.kind.value
    return (
        (_claim, question.has, target.label),
        (_told_as, _verb_form(question), target.sentence < _EARLY, question.has, part),
        (_tense, min(target.sentence, 6), question.tense),
        (_cues, target.cues, tuple(sorted({mark.kind.value for mark in question.here}))),
    )


def _claim(has: str, label: str) -> Iterator[str]:
    yield from (has, f"{has}&{label}", label)


def _told_as(form: str, early: bool, has: str, part: str) -> Iterator[str]:  # facts
    yield f"part={part}"
    yield form
    yield f"{form}&{has}"
    yield f"{form}&early={early}&{has}"
    yield f"early={early}&part={part}&{has}"


def _tense(sentence: int, tenses: tuple[str, ...]) -> Iterator[str]:
    yield f"sentence {sentence}"
    yield from tenses


def _cues(cues: tuple[str, ...], times: tuple[str, ...]) -> Iterator[str]:
    for cue in cues:
        yield f"cue {cue}"
    for kind in times:
        yield f"beside {kind}"


_EARLY = 4
"""Sentences from the top of a report that mostly tell its news."""


def _verb_form(question: _Question) -> str:
    """The tense of the verb that asserts a claim: its auxiliary and its form ("have past" is the perfect)."""
    target = question.target
    senses = question.marked.cue_at.get(target.verb)
    form = senses[0][1].form if senses else "none"
    auxiliary = next((name for name in ("future", "modal", "have", "be") if f"before:{name}" in question.tense), "alone")
    return f"verb {auxiliary} {form}"


# ------------------------------------------------------------ running totals


_TOTAL_WORDS = frozenset("total tally bringing brings takes taking figure number running cumulative overall".split())
_CLOSING = (TimeKind.MONTH, TimeKind.DAY, TimeKind.WEEKDAY, TimeKind.RELATIVE)


def _totals(question: _Question) -> list[When]:
    """Running totals that end elsewhere than on the report's day."""
    anchor, target = question.marked.anchor, question.target
    if anchor is None:
        return []
    words = question.marked.tokens.words
    near = set(words[max(0, target.first - 14) : target.last + 8])
    more = (f"total word={bool(near & _TOTAL_WORDS)}", target.label)
    yesterday = anchor - timedelta(days=1)
    options: list[When] = []
    for mark in question.here:
        start = _start_of_total(mark, anchor)
        if start is None:
            continue
        for other in question.here:
            if other.period is not None and other.kind in _CLOSING and start < other.period.last < anchor:
                side = "after" if mark.first >= other.last else "before"
                gap = "near" if 0 <= mark.first - target.last <= 4 or 0 <= target.first - mark.last <= 8 else "far"
                name = "total to other time"
                features = (name, f"total to {other.kind.value}", f"{name} {side} {gap}", *(f"{name}&{one}" for one in more))
                options.append(Option(Period(start, other.period.last), features))
        if start < yesterday:
            name = "total to day before"
            excluded = "not" in near and bool(near & {"including", "include", "excluding"})
            features = (name, f"{name} excluded={excluded}", f"{name} from {mark.kind.value}", *(f"{name}&{one}" for one in more))
            options.append(Option(Period(start, yesterday), features))
        if mark.kind is TimeKind.YEAR:
            name = "year named to date"
            options.append(Option(Period(start, anchor), (name, *(f"{name}&{one}" for one in more))))
    return options


def _start_of_total(mark: TimeMark, anchor: date) -> date | None:
    """Where a total begins that a time tells: "so far this year", or the report's own year named by its number."""
    if mark.period is None:
        return None
    if mark.kind is TimeKind.RUNNING or (mark.kind is TimeKind.YEAR and mark.period.first.year == anchor.year):
        return mark.period.first
    return None


# ------------------------------------------------------------ the same told elsewhere


def _told_again(question: _Question) -> list[When]:
    """The time that the same amount had before."""
    target, memory = question.target, question.memory
    if target.amount is None or (target.label, target.amount) not in memory.by_amount:
        return []
    size = target.amount.low or target.amount.high or 0
    name = "same amount before"
    features = (name, f"{name} {'small' if size < 20 else 'large'}", f"{name} {question.has}", f"{name}&{target.label}")
    return [Option(memory.by_amount[target.label, target.amount], features)]


def _of_its_figure(question: _Question) -> list[When]:
    """The times of the figures that an event tells."""
    target = question.target
    if target.kind != "event":
        return []
    options: list[When] = []
    for figure, when in question.memory.figures.get(target.sentence, ()):
        if figure.first < target.last + 3 and figure.last > target.first - 3:
            inside = figure.first < target.last and figure.last > target.first
            name = "time of its figure"
            options.append(Option(when, (name, f"{name} inside={inside}", f"{name} {figure.label}&{target.label}")))
    return options


_HEADS = (PartKind.TITLE, PartKind.DESCRIPTION, PartKind.CAPTION)
_DAYS = (TimeKind.DAY, TimeKind.WEEKDAY, TimeKind.NOW, TimeKind.RELATIVE)
_OPENING = 3
"""How many sentences of the body a headline sums up."""


def _of_the_body(question: _Question) -> list[When]:
    """For a headline or caption without a time: the first day that the body opens with."""
    if question.here or question.context.kind not in _HEADS:
        return []
    bodies = [context for context in question.contexts[:40] if context.kind is PartKind.BODY][:_OPENING]
    for order, context in enumerate(bodies):
        for mark in context.times:
            if mark.kind in _DAYS and mark.period is not None and mark.period.days == 1:
                name = f"first day of body, for {question.context.kind.value}"
                features = (name, f"{name} sentence {order}", f"{name} {mark.kind.value}", f"{name}&{question.target.label}")
                return [Option(mark.period, features)]
    return []
