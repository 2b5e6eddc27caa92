"""Which time a claim is told of: the candidates, and what speaks for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from constat.model.amount import Amount
from constat.model.period import Period
from constat.reading.context import SentenceContext
from constat.reading.layout import PartKind
from constat.reading.marked import MarkedText
from constat.reading.ranking import Option
from constat.reading.relation import nearness, relation, within
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


@dataclass(frozen=True)
class _Question:
    """A claim whose time is asked for, with what is known around it."""

    marked: MarkedText
    contexts: Sequence[SentenceContext]
    target: Target
    memory: WhenMemory
    others: Sequence[tuple[int, int]]

    @cached_property
    def context(self) -> SentenceContext:
        return self.contexts[self.target.sentence]

    @cached_property
    def here(self) -> Sequence[TimeMark]:
        return within(self.marked.times, self.context.first, self.context.last)

    @cached_property
    def tense(self) -> list[str]:
        return self.target.tense(self.marked.tokens.words, self.context.first)

    @cached_property
    def has(self) -> str:
        return f"has own={bool(self.here)}"


def when_options(
    marked: MarkedText, contexts: Sequence[SentenceContext], target: Target, memory: WhenMemory, others: Sequence[tuple[int, int]]
) -> list[When]:
    """Every time that a claim may be told of; others are the token spans of the other claims of its sentence."""
    question = _Question(marked, contexts, target, memory, others)
    options = [_from_mark(question, mark, order) for order, mark in enumerate(question.here)]
    options += _from_before(question)
    options += _defaults(question)
    options += _totals(question)
    options += _told_again(question)
    options += _of_its_figure(question)
    options += _of_the_body(question)
    return [_with_shape(option, marked.anchor, target.label) for option in options]


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


def _with_shape(option: When, anchor: date | None, label: str) -> When:
    shape = _shape(option.value, anchor)
    return Option(option.value, (*option.features, f"value {shape}", f"{option.features[0]} value {shape}", f"value {shape}&{label}"))


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
    near = f"time {kind} {lies.side} within {nearness(lies.gap)}"
    features = [
        "in sentence",
        f"time {kind}",
        near,
        f"{near}&{of}",
        f"{near}&{label}",
        f"{lies.side} breaks {min(lies.breaks, 4)}",
        f"{lies.side} breaks {min(lies.breaks, 4)}&{of}",
        f"{lies.side} claims between {min(lies.claims, 3)}",
        f"{lies.side} claims between {min(lies.claims, 3)}&{of}",
        f"{lies.side} times between {min(times, 3)}",
        f"verb within {nearness(abs(mark.first - target.verb))}",
        f"only time={len(question.here) == 1}",
        f"opens sentence={mark.first - context.first <= 2}",
        f"word before time={lead}",
        f"word before time={lead}&{of}",
        f"time {kind}&{label}",
        f"time {kind}&part={context.kind.value}",
    ]
    if order == 0:
        features.append("first time of sentence")
    if mark.period is None and mark.kind is not TimeKind.ANAPHORIC:
        features.append("unresolved")
    if _time_of_saying(words, mark.first, context.first):
        features.append("time of saying")
    features += [f"time {kind}&{one}" for one in question.tense]
    return Option(resolved(mark, question.memory), tuple(features))


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
        for mark in reversed(within(marked.times, context.first, context.last)):
            features = [
                name,
                f"{name} time {mark.kind.value}",
                f"{name} {question.has}",
                f"{name} {question.has}&{target.label}",
                f"{name} from {context.kind.value}",
            ]
            if mark.period is None:
                features.append("unresolved")
            options.append(Option(resolved(mark, question.memory), tuple(features)))
    return options


# ------------------------------------------------------------ times that no words of the sentence tell


def _defaults(question: _Question) -> list[When]:
    """No time at all, the report's own day, its year so far, and the times of the claims before."""
    target, memory, anchor = question.target, question.memory, question.marked.anchor
    context = _circumstances(question)
    options: list[When] = [_default(question, context, "no time", None)]
    if anchor is not None:
        options.append(_default(question, context, "report's day", Period.of_day(anchor)))
        if not any(mark.kind is TimeKind.RUNNING for mark in question.here):
            options.append(_default(question, context, "year to date", Period(anchor.replace(month=1, day=1), anchor)))
    if memory.last is not None:
        back = target.sentence - memory.last_sentence
        distance = "same sentence" if back == 0 else "near" if back <= 2 else "far"
        more = [
            f"memory {distance}",
            f"memory {distance} same label={memory.last_label == target.label}",
            f"memory {distance} label={memory.last_label}",
            f"memory {distance} {question.has}",
        ]
        options.append(_default(question, [*context, *more], "time of claim before", memory.last))
    same = memory.by_label.get(target.label)
    if same is not None and same != memory.last:
        options.append(_default(question, context, "time of same kind before", same))
    return options


def _circumstances(question: _Question) -> list[str]:
    """What around a claim speaks for or against a time that its sentence does not tell."""
    target = question.target
    form = _verb_form(question)
    early = f"early={target.sentence < _EARLY}"
    return [
        question.has,
        f"{question.has}&{target.label}",
        target.label,
        f"part={question.context.kind.value}",
        form,
        f"{form}&{question.has}",
        f"{form}&{early}&{question.has}",
        f"{early}&part={question.context.kind.value}&{question.has}",
        f"sentence {min(target.sentence, 6)}",
        *question.tense,
        *(f"beside {kind}" for kind in sorted({mark.kind.value for mark in question.here})),
        *(f"cue {cue}" for cue in target.cues),
    ]


_EARLY = 4
"""Sentences from the top of a report that mostly tell its news."""


def _verb_form(question: _Question) -> str:
    """The tense of the verb that asserts a claim: its auxiliary and its form ("have past" is the perfect)."""
    target = question.target
    senses = question.marked.cue_at.get(target.verb)
    form = senses[0][1].form if senses else "none"
    auxiliary = next((name for name in ("future", "modal", "have", "be") if f"before:{name}" in question.tense), "alone")
    return f"verb {auxiliary} {form}"


def _default(question: _Question, circumstances: Sequence[str], name: str, value: Period | None) -> When:
    return Option(value, (name, f"{name}&{question.target.kind}", *[f"{name}&{one}" for one in circumstances]))


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
        for mark in within(question.marked.times, context.first, context.last):
            if mark.kind in _DAYS and mark.period is not None and mark.period.days == 1:
                name = f"first day of body, for {question.context.kind.value}"
                features = (name, f"{name} sentence {order}", f"{name} {mark.kind.value}", f"{name}&{question.target.label}")
                return [Option(mark.period, features)]
    return []
