"""Which place a claim is told of: the candidates, and what speaks for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from constat.codebook.entries import Place
from constat.model.amount import Amount
from constat.reading.context import SentenceContext
from constat.reading.marked import MarkedText
from constat.reading.places import Gazetteer, PlaceMark
from constat.reading.ranking import Option
from constat.reading.relation import nearness, relation
from constat.reading.setting import Setting, setting_of
from constat.reading.target import Target
from constat.reading.told_places import (
    AFTER_ADJECTIVE,
    UnknownPlace,
    adjectives_of_countries,
    places_by_noun,
    preposition,
    seats_of_bodies,
    unknown_places,
)


@dataclass(frozen=True, slots=True)
class Located:
    """A place as a claim gives it: its usual name, and the gazetteer's identifier where it has one."""

    name: str
    id: str | None


Where = Option[Located | None]


@dataclass(slots=True)
class WhereMemory:
    """The places of the claims before."""

    last: Located | None = None
    last_sentence: int = -9
    last_label: str = ""
    by_label: dict[str, Located | None] = field(default_factory=dict)
    by_amount: dict[tuple[str, Amount], Located | None] = field(default_factory=dict)
    figures: dict[int, list[tuple[Target, Located | None]]] = field(default_factory=dict)
    """Figures by sentence, for the events that tell them."""

    def settle(self, target: Target, place: Located | None) -> None:
        """Remember what a claim was told of."""
        if target.amount is not None:
            self.by_amount[target.label, target.amount] = place
            self.figures.setdefault(target.sentence, []).append((target, place))
        self.by_label[target.label] = place
        if place is not None:
            self.last, self.last_sentence, self.last_label = place, target.sentence, target.label


@dataclass(frozen=True)
class _Question:
    """A claim whose place is asked for, with what is known around it."""

    marked: MarkedText
    context: SentenceContext
    target: Target
    setting: Setting
    memory: WhereMemory
    others: Sequence[tuple[int, int]]

    @cached_property
    def here(self) -> Sequence[PlaceMark]:
        return self.setting.by_sentence.get(self.target.sentence, ())

    @cached_property
    def unknown(self) -> list[UnknownPlace]:
        return unknown_places(self.marked, self.context, self.here)

    @cached_property
    def has(self) -> str:
        return f"has own={bool(self.here or self.unknown)}"

    @cached_property
    def finest(self) -> int:
        """The size of the most precise place of the sentence."""
        return max((self.setting.gazetteer.size(mark.place) for mark in self.here), default=0)

    def near(self, first: int, last: int) -> bool:
        return abs(first - self.target.last) <= 6 or abs(self.target.first - last) <= 6


def where_options(
    marked: MarkedText,
    contexts: Sequence[SentenceContext],
    target: Target,
    setting: Setting,
    gazetteer: Gazetteer,
    memory: WhereMemory,
    usual: Sequence[str],
    others: Sequence[tuple[int, int]],
) -> list[Where]:
    """Every place that a claim may be told of; usual are the codebook's for its kind, others the sentence's other claims."""
    question = _Question(marked, contexts[target.sentence], target, setting, memory, others)
    options = [_from_mark(question, mark, order) for order, mark in enumerate(question.here)]
    options += _from_parents(question)
    options += _from_unknown(question)
    options += _from_hints(question)
    options += _from_before(question)
    options += _from_memory(question)
    options += _of_its_figure(question)
    options += _defaults(question, [gazetteer.places[one] for one in usual if one in gazetteer.places])
    return options


def _located(place: Place) -> Located:
    return Located(place.name, place.id)


# ------------------------------------------------------------ places named in the sentence


def _from_mark(question: _Question, mark: PlaceMark, order: int) -> Where:
    words, context, target, setting = question.marked.tokens.words, question.context, question.target, question.setting
    gazetteer, here = setting.gazetteer, question.here
    lies = relation(context, target, mark.first, mark.last, question.others)
    label, of, kind = target.label, target.kind, mark.place.kind
    lead = f"lead {preposition(words, mark.first, context.first)}"
    smaller = [other for other in here if other is not mark and gazetteer.contains(mark.place.id, other.place.id)]
    larger = any(other is not mark and gazetteer.contains(other.place.id, mark.place.id) for other in here)
    finest = f"finest={gazetteer.size(mark.place) == question.finest}"
    near = f"{lies.side} within {nearness(lies.gap)}"
    holds = f"holds a smaller one={bool(smaller)}"
    features = [
        "in sentence",
        near,
        f"{near}&{of}",
        f"{near}&{label}",
        f"{lies.side} breaks {min(lies.breaks, 3)}",
        f"{lies.side} claims between {min(lies.claims, 3)}",
        f"kind {kind}",
        f"kind {kind}&{of}",
        f"kind {kind}&{label}",
        lead,
        f"{lead} {lies.side}",
        f"{lead}&{of}",
        f"{lead}&{label}",
        f"kind {kind} {lead}&{label}",
        holds,
        f"{holds}&{label}",
        f"lies in a larger one={larger}",
        finest,
        f"{finest}&{of}",
        f"{finest}&{label}",
        f"only one={len(here) == 1}",
        f"order {min(order, 3)}",
        f"in title={mark.place.id in setting.title}",
        f"told {min(setting.counts[mark.place.id], 4)}",
        f"focus={bool(setting.focus) and setting.focus[0].id == mark.place.id}",
        f"verb within {nearness(abs(mark.first - target.verb))}",
        f"{mark.place.id}&{label}",
    ]
    if any(abs(other.last - mark.first) <= 3 or abs(mark.last - other.first) <= 3 for other in smaller):
        features.append("names the smaller one beside it")
    if mark.inside_body:
        features.append("part of a body's name")
    after = words[mark.last] if mark.last < context.last else ""
    if after in ("'s", "-"):
        features.append("possessive" if after == "'s" else "hyphened")
    features += [f"kind {kind}&cue {cue}" for cue in target.cues]
    features += [f"{lead}&cue {cue}" for cue in target.cues]
    return Option(_located(mark.place), tuple(features))


_SITES = frozenset("camp squat centre barracks hotel wasteland building area forest wood beach hospital".split())


def _from_parents(question: _Question) -> list[Where]:
    """The towns in which the sites of the sentence lie."""
    options: list[Where] = []
    for mark in question.here:
        if mark.place.kind in _SITES and mark.place.parent is not None:
            features = ("town of a site", f"town of a {mark.place.kind}", f"town of a site&{question.target.label}")
            options.append(Option(_located(question.setting.gazetteer.places[mark.place.parent]), features))
    return options


def _from_unknown(question: _Question) -> list[Where]:
    """Names of places that the gazetteer does not have."""
    options: list[Where] = []
    for place in question.unknown:
        lies = relation(question.context, question.target, place.first, place.last, question.others)
        features = (
            "unknown name",
            f"unknown name lead {place.lead}",
            f"unknown name {lies.side} within {nearness(lies.gap)}",
            f"unknown name beside known={bool(question.here)}",
            f"unknown name&{question.target.kind}",
            f"unknown name&{question.target.label}",
        )
        options.append(Option(Located(place.name, None), features))
    return options


def _from_hints(question: _Question) -> list[Where]:
    """Places that the sentence tells without naming them: by a body's seat, a country's adjective, the kind of place."""
    marked, context, target, has = question.marked, question.context, question.target, question.has
    setting, label = question.setting, question.target.label
    options: list[Where] = []
    for seat in seats_of_bodies(marked, context, setting.gazetteer):
        name = "seat of a body"
        options.append(Option(_located(seat), (name, f"{name} {has}", f"{name}&{target.kind}", f"{name}&{label}")))
    for hit, place in adjectives_of_countries(marked, context, setting.gazetteer):
        word = marked.tokens.words[hit.last] if hit.last < context.last else "END"
        before = f"adjective before {word if word in AFTER_ADJECTIVE else 'other'}"
        near = f"adjective near={question.near(hit.first, hit.last)}"
        features = (
            "adjective of a country", before, f"{before}&{label}", near, f"adjective {has}",
            f"adjective&{target.kind}", f"adjective&{label}", f"adjective {place.id}&{label}",
        )  # fmt: skip
        options.append(Option(_located(place), features))
    for hit, place, definite in places_by_noun(marked, context, setting):
        name = "told by kind"
        told = (
            "place told by its kind", f"{name} definite={definite}", f"{name} near={question.near(hit.first, hit.last)}",
            f"{name} {place.kind}", f"{name} {has}", f"{name}&{label}", f"{name} {place.kind} definite={definite}&{target.kind}",
        )  # fmt: skip
        options.append(Option(_located(place), told))
    return options


# ------------------------------------------------------------ places told before


def _from_before(question: _Question) -> list[Where]:
    """Places of the two sentences before, the nearest first."""
    target, setting, has = question.target, question.setting, question.has
    parts = question.marked.sentences.parts
    options: list[Where] = []
    for back in (1, 2):
        sentence = target.sentence - back
        marks = setting.by_sentence.get(sentence, ())
        if not marks:
            continue
        name = f"back {back} {'same part' if parts[sentence] == parts[target.sentence] else 'other part'}"
        most = max(setting.gazetteer.size(mark.place) for mark in marks)
        for mark in reversed(marks):
            finest = setting.gazetteer.size(mark.place) == most
            features = (
                name,
                f"{name} {has} finest={finest}",
                f"{name} kind {mark.place.kind}",
                f"{name}&{target.kind}",
                f"back kind {mark.place.kind}&{target.label}",
                f"back focus={bool(setting.focus) and setting.focus[0].id == mark.place.id}",
            )
            options.append(Option(_located(mark.place), features))
    return options


def _from_memory(question: _Question) -> list[Where]:
    """The places of the claims before: the last one, the last of the same kind, the one of the same amount."""
    target, memory, has = question.target, question.memory, question.has
    options: list[Where] = []
    if memory.last is not None:
        back = target.sentence - memory.last_sentence
        name = f"memory {'same sentence' if back == 0 else 'near' if back <= 2 else 'far'}"
        features = (
            name,
            f"{name} same label={memory.last_label == target.label}",
            f"{name} {has}",
            f"{name} {has}&{target.kind}",
            f"{name}&{target.label}",
            f"{name} {memory.last_label}&{target.label}",
        )
        options.append(Option(memory.last, features))
    if target.label in memory.by_label:
        name = "same kind before"
        options.append(Option(memory.by_label[target.label], (name, f"{name} {has}", f"{name}&{target.kind}", f"{name}&{target.label}")))
    if target.amount is not None and (target.label, target.amount) in memory.by_amount:
        size = target.amount.low or target.amount.high or 0
        name = "same amount before"
        told = (name, f"{name} {'small' if size < 20 else 'large'}", f"{name} {has}", f"{name}&{target.label}")
        options.append(Option(memory.by_amount[target.label, target.amount], told))
    return options


def _of_its_figure(question: _Question) -> list[Where]:
    """The places of the figures that an event tells."""
    target = question.target
    if target.kind != "event":
        return []
    options: list[Where] = []
    for figure, place in question.memory.figures.get(target.sentence, ()):
        if figure.first < target.last + 3 and figure.last > target.first - 3:
            inside = figure.first < target.last and figure.last > target.first
            name = "place of its figure"
            options.append(Option(place, (name, f"{name} inside={inside}", f"{name} {figure.label}&{target.label}")))
    return options


# ------------------------------------------------------------ places that no words near tell


def _defaults(question: _Question, usual: Sequence[Place]) -> list[Where]:
    """No place at all, the usual scenes of the subject, and the scenes of the report."""
    target, setting, has = question.target, question.setting, question.has
    verb = question.marked.tokens.words[target.verb] if target.verb < len(question.marked.tokens.words) else ""
    circumstances = [
        f"verb {verb}",
        has,
        f"{has}&{target.label}",
        f"part={question.context.kind.value}",
        target.kind,
        target.label,
        f"sentence {min(target.sentence, 5)}",
        *(f"cue {cue}" for cue in target.cues),
        *(f"{has}&cue {cue}" for cue in target.cues),
    ]

    def default(place: Place | None, name: str, *more: str) -> Where:
        return Option(None if place is None else _located(place), (name, *more, *[f"{name}&{one}" for one in circumstances]))

    options = [default(None, "no place")]
    options += [default(setting.in_place_of(place), f"usual {place.id}") for place in usual]
    for rank, place in enumerate(setting.focus[:2]):
        kind = f"scene {rank} kind {place.kind}"
        options.append(default(place, f"scene {rank}", kind, f"{kind}&{target.label}"))
    return options


__all__ = ["Located", "Setting", "WhereMemory", "setting_of", "where_options"]
