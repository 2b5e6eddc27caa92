"""Which time a claim is told of: the candidates, and what speaks for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from constat.model.amount import Amount
from constat.model.period import Period
from constat.reading.context import SentenceContext
from constat.reading.marked import MarkedText
from constat.reading.ranking import Option
from constat.reading.target import Target
from constat.reading.times import TimeKind, TimeMark


@dataclass(slots=True)
class WhenMemory:
    """The times of the claims before: what an anaphoric or missing time goes back to."""

    last: Period | None = None
    last_sentence: int = -9
    last_label: str = ""
    last_tokens: tuple[int, int] = (0, 0)
    by_label: dict[str, Period] = field(default_factory=dict)
    by_amount: dict[tuple[str, Amount], Period | None] = field(default_factory=dict)
    figures: list[tuple[int, int, str, Period | None]] = field(default_factory=list)
    """Figures of the report by token, for the events that tell them."""

    def settle(self, target: Target, when: Period | None) -> None:
        """Remember what a claim was told of."""
        if target.amount is not None:
            self.by_amount[target.label, target.amount] = when
            self.figures.append((target.first, target.last, target.label, when))
        if when is not None:
            self.last, self.last_sentence, self.last_label = when, target.sentence, target.label
            self.by_label[target.label] = when


def _shape(period: Period | None, anchor: date | None) -> str:
    """What a period is, seen from the report's day: the same value may be told in many ways."""
    if period is None:
        return "none"
    length = (
        "day"
        if period.days == 1
        else "week"
        if period.days <= 7
        else "month"
        if period.days <= 31
        else "year"
        if period.days <= 366
        else "years"
    )
    if anchor is None:
        return length
    if period.last == anchor:
        return "report's day" if period.days == 1 else f"{length} to report's day"
    if period.first > anchor:
        return f"{length} ahead"
    if period.first <= anchor <= period.last:
        return f"{length} around"
    gap = (anchor - period.last).days
    return f"{length} {'just before' if gap <= 1 else 'days before' if gap <= 10 else 'weeks before' if gap <= 60 else 'months before' if gap <= 366 else 'years before'}"


def when_options(
    marked: MarkedText, contexts: Sequence[SentenceContext], target: Target, memory: WhenMemory, others: Sequence[tuple[int, int]]
) -> list[Option[Period | None]]:
    """Every time that a claim may be told of; others are the token spans of the other claims of its sentence."""
    context = contexts[target.sentence]
    here = [mark for mark in marked.times if context.first <= mark.first < context.last]
    options: list[Option[Period | None]] = []
    tense = target.tense(marked.tokens.words, context.first)
    common = [f"{target.kind}", f"label={target.label}", f"part={context.kind.value}"]
    for order, mark in enumerate(here):
        options.append(_from_mark(marked, context, target, mark, order, len(here), others, common, tense, memory))
    options += _from_before(marked, contexts, target, common, tense, bool(here), memory)
    options += _defaults(marked, context, target, common, tense, here, memory)
    options += _totals(marked, target, here, memory, common)
    return [_with_shape(option, marked.anchor, target) for option in options]


def _with_shape(option: Option[Period | None], anchor: date | None, target: Target) -> Option[Period | None]:
    shape = _shape(option.value, anchor)
    name = option.features[0]
    return Option(
        option.value,
        (
            *option.features,
            f"value {shape}",
            f"{name} value {shape}",
            f"value {shape}&label={target.label}",
            f"value {shape}&{target.kind}",
        ),
    )


_TOTAL_WORDS = frozenset("total tally bringing brings takes taking figure number running cumulative overall".split())


def _totals(marked: MarkedText, target: Target, here: list[TimeMark], memory: WhenMemory, common: list[str]) -> list[Option[Period | None]]:
    """Running totals that end elsewhere than on the report's day, and the time the same amount had before."""
    options: list[Option[Period | None]] = []
    running = [mark for mark in here if mark.kind is TimeKind.RUNNING and mark.period is not None]
    words = marked.tokens.words
    near = set(words[max(0, target.first - 14) : target.last + 8])
    more = [f"total word={bool(near & _TOTAL_WORDS)}", *common]
    for mark in running:
        if mark.period is None or marked.anchor is None:
            continue
        for other in here:
            if (
                other.period is not None
                and other.kind in (TimeKind.MONTH, TimeKind.DAY, TimeKind.WEEKDAY, TimeKind.RELATIVE)
                and mark.period.first < other.period.last < marked.anchor
            ):
                side = "after" if mark.first >= other.last else "before"
                gap = "near" if 0 <= mark.first - target.last <= 4 or 0 <= target.first - mark.last <= 8 else "far"
                features = (
                    "total to other time",
                    f"total to {other.kind.value}",
                    f"total to other time {side} {gap}",
                    *(f"total to other time&{one}" for one in more),
                )
                options.append(Option(Period(mark.period.first, other.period.last), features))
        yesterday = marked.anchor - timedelta(days=1)
        if mark.period.first < yesterday:
            excluded = {"including", "include", "excluding"} & near and "not" in near
            options.append(
                Option(
                    Period(mark.period.first, yesterday),
                    (
                        "total to day before",
                        f"total to day before excluded={bool(excluded)}",
                        *(f"total to day before&{one}" for one in more),
                    ),
                )
            )
    if target.amount is not None and (target.label, target.amount) in memory.by_amount:
        size = target.amount.low or target.amount.high or 0
        bucket = "small" if size < 20 else "large"
        options.append(
            Option(
                memory.by_amount[target.label, target.amount],
                (
                    "same amount before",
                    f"same amount before {bucket}",
                    f"same amount before has own={bool(here)}",
                    *(f"same amount before&{one}" for one in common),
                ),
            )
        )
    if target.kind == "event":
        for first, last, label, when in memory.figures:
            if first < target.last + 3 and last > target.first - 3:
                inside = first < target.last and last > target.first
                options.append(
                    Option(
                        when,
                        ("time of its figure", f"time of its figure inside={inside}", f"time of its figure {label}&label={target.label}"),
                    )
                )
    return options


def resolved(mark: TimeMark, memory: WhenMemory) -> Period | None:
    """The days of a time mark; an anaphoric one is counted from the last time told."""
    if mark.kind is TimeKind.ANAPHORIC:
        if memory.last is None or memory.last.days > 3:
            return None
        return Period.of_day(memory.last.last + timedelta(days=mark.offset))
    return mark.period


def _distance(tokens: int) -> str:
    return "1" if tokens <= 1 else "4" if tokens <= 4 else "9" if tokens <= 9 else "16" if tokens <= 16 else "far"


def _from_mark(
    marked: MarkedText,
    context: SentenceContext,
    target: Target,
    mark: TimeMark,
    order: int,
    count: int,
    others: Sequence[tuple[int, int]],
    common: list[str],
    tense: list[str],
    memory: WhenMemory,
) -> Option[Period | None]:
    words = marked.tokens.words
    if mark.first >= target.last:
        side, gap = "right", mark.first - target.last
        low, high = target.last, mark.first
    elif mark.last <= target.first:
        side, gap = "left", target.first - mark.last
        low, high = mark.last, target.first
    else:
        side, gap, low, high = "inside", 0, mark.first, mark.first
    breaks = min(context.breaks_between(min(low, context.last), min(high, context.last)), 4)
    between = sum(1 for first, last in others if first >= low and last <= high)
    rivals = sum(1 for other in marked.times if other is not mark and low <= other.first < high)
    verb_gap = abs(mark.first - target.verb)
    kind = mark.kind.value
    own = [
        f"time {kind}",
        f"time {kind} {side} within {_distance(gap)}",
        f"{side} breaks {breaks}",
        f"{side} claims between {min(between, 3)}",
        f"{side} times between {min(rivals, 3)}",
        f"verb within {_distance(verb_gap)}",
        f"only time={count == 1}",
        f"opens sentence={mark.first - context.first <= 2}",
    ]
    if order == 0:
        own.append("first time of sentence")
    before = words[mark.first - 1] if mark.first > context.first else "START"
    own.append(f"word before time={before if before in _LEADS else 'other'}")
    if mark.period is None and mark.kind is not TimeKind.ANAPHORIC:
        own.append("unresolved")
    if marked.in_quote(marked.tokens.starts[mark.first]) != marked.in_quote(marked.tokens.starts[target.first]):
        own.append("over a quote mark")
    if (
        context.first < mark.first
        and words[mark.first - 1] in ("said", "told", "says", "added", "in", "on")
        and mark.first >= 2
        and words[mark.first - 2] in ("said", "told", "says", "added")
    ):
        own.append("time of saying")
    features = ["in sentence", *own]
    for feature in own[:4]:
        features.append(f"{feature}&{target.kind}")
        features.append(f"{feature}&label={target.label}")
    features += [f"time {kind}&{one}" for one in tense]
    features += [f"time {kind}&{one}" for one in common]
    return Option(resolved(mark, memory), tuple(features))


_LEADS = frozenset("in on since by until from during for of at to before after and so ( , 's than with between START".split())


def _from_before(
    marked: MarkedText,
    contexts: Sequence[SentenceContext],
    target: Target,
    common: list[str],
    tense: list[str],
    has_own: bool,
    memory: WhenMemory,
) -> list[Option[Period | None]]:
    """Times of the two sentences before, nearest first."""
    options = []
    for back in (1, 2):
        sentence = target.sentence - back
        if sentence < 0:
            break
        context = contexts[sentence]
        same_part = marked.sentences.parts[sentence] == marked.sentences.parts[target.sentence]
        for mark in reversed([mark for mark in marked.times if context.first <= mark.first < context.last]):
            name = f"back {back} {'same part' if same_part else 'other part'}"
            kind = mark.kind.value
            features = [
                name,
                f"{name} time {kind}",
                f"{name} has own={has_own}",
                f"{name}&label={target.label}",
                f"{name}&{target.kind}",
                f"{name} has own={has_own}&{target.kind}",
                f"{name} from {context.kind.value}",
            ]
            features += [f"{name}&{one}" for one in tense]
            if mark.period is None:
                features.append("unresolved")
            options.append(Option(resolved(mark, memory), tuple(features)))
    return options


def _defaults(
    marked: MarkedText,
    context: SentenceContext,
    target: Target,
    common: list[str],
    tense: list[str],
    here: list[TimeMark],
    memory: WhenMemory,
) -> list[Option[Period | None]]:
    """The report's own day, the day before claims, and no time at all."""
    has_own = bool(here)
    kinds = sorted({mark.kind.value for mark in here})
    running = any(mark.kind is TimeKind.RUNNING for mark in here)

    def features_of(name: str, more: Sequence[str] = ()) -> tuple[str, ...]:
        features = [name, f"{name} has own={has_own}", f"{name}&{target.kind}", f"{name} has own={has_own}&label={target.label}"]
        features += [f"{name}&{one}" for one in common]
        features += [f"{name}&{one}" for one in tense]
        features += [f"{name}&beside {kind}" for kind in kinds]
        features += [f"{name}&cue {cue}" for cue in target.cues]
        features += [f"{name}&cue {cue}&has own={has_own}" for cue in target.cues]
        features += [f"{name}&{one}" for one in more]
        word = marked.tokens.words[target.verb] if target.verb < len(marked.tokens.words) else ""
        features.append(f"{name}&ends {word[-3:] if word.endswith('ing') else word[-2:] if word.endswith('ed') else word[-1:]}")
        features.append(f"{name}&verb {word}")
        quoted = marked.in_quote(marked.tokens.starts[target.first]) is not None
        features.append(f"{name}&quoted={quoted}")
        sentence = min(target.sentence, 6)
        features.append(f"{name}&sentence {sentence}")
        return tuple(features)

    options: list[Option[Period | None]] = [Option(None, features_of("no time"))]
    if marked.anchor is not None:
        options.append(Option(Period.of_day(marked.anchor), features_of("report's day")))
        year = Period(marked.anchor.replace(month=1, day=1), marked.anchor)
        if not running:
            options.append(Option(year, features_of("year to date")))
    if memory.last is not None:
        back = target.sentence - memory.last_sentence
        name = "same sentence" if back == 0 else "near" if back <= 2 else "far"
        more = [
            f"memory {name}",
            f"memory {name} same label={memory.last_label == target.label}",
            f"memory {name} label={memory.last_label}",
            f"memory {name} has own={has_own}",
        ]
        options.append(Option(memory.last, features_of("time of claim before", more)))
    if target.label in memory.by_label and memory.by_label[target.label] != memory.last:
        options.append(Option(memory.by_label[target.label], features_of("time of same kind before")))
    return options
