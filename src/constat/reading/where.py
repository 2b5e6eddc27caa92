"""Which place a claim is told of: the candidates, and what is seen of each (see observations)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from constat.codebook.entries import Place
from constat.model.amount import Amount
from constat.reading.context import SentenceContext
from constat.reading.marked import MarkedText
from constat.reading.observations import Observation
from constat.reading.places import Gazetteer
from constat.reading.ranking import Option, Options
from constat.reading.relation import nearness, relation
from constat.reading.sentence_places import Located, NamedPlace, SentencePlaces, places_of_sentence
from constat.reading.setting import Setting, setting_of
from constat.reading.target import Target
from constat.reading.told_places import AFTER_ADJECTIVE

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
    sentences: dict[int, SentencePlaces] = field(default_factory=dict)
    """The places of the sentences of which some claim was asked about."""

    def settle(self, target: Target, place: Located | None) -> None:
        """Remember what a claim was told of."""
        if target.amount is not None:
            self.by_amount[target.label, target.amount] = place
            self.figures.setdefault(target.sentence, []).append((target, place))
        self.by_label[target.label] = place
        if place is not None:
            self.last, self.last_sentence, self.last_label = place, target.sentence, target.label


@dataclass(slots=True)
class _Question:
    """A claim whose place is asked for, with what is known around it."""

    marked: MarkedText
    context: SentenceContext
    target: Target
    setting: Setting
    memory: WhereMemory
    others: Sequence[tuple[int, int]]
    here: SentencePlaces
    has: str

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
) -> Options[Located | None]:
    """Every place that a claim may be told of; usual are the codebook's for its kind, others the sentence's other claims."""
    context = contexts[target.sentence]
    here = memory.sentences.get(target.sentence)
    if here is None:
        here = memory.sentences[target.sentence] = places_of_sentence(marked, context, setting)
    question = _Question(marked, context, target, setting, memory, others, here, here.has)
    options = [_from_name(question, named) for named in here.named]
    options += _from_parents(question)
    options += _from_unknown(question)
    options += _from_hints(question)
    options += _from_before(question)
    options += _from_memory(question)
    options += _of_its_figure(question)
    options += _defaults(question, [gazetteer.places[one] for one in usual if one in gazetteer.places])
    return Options(options, _circumstances(question))


def _located(place: Place) -> Located:
    return Located(place.name, place.id)


# ------------------------------------------------------------ places named in the sentence


def _from_name(question: _Question, named: NamedPlace) -> Where:
    target, mark = question.target, named.mark
    lies = relation(question.context, target, mark.first, mark.last, question.others)
    label, of, place, lead = target.label, target.kind, mark.place, named.lead
    seen = (
        "in sentence",
        (_near, f"{lies.side} within {nearness(lies.gap)}", of, label),
        (_between, lies.side, min(lies.breaks, 3), min(lies.claims, 3), nearness(abs(mark.first - target.verb))),
        (_kind, place.kind, lead, lies.side, of, label),
        (_size, named.holds_smaller, named.in_larger, named.finest, of, label),
        (_place, place.id, label),
        (_cues, place.kind, lead, target.cues),
        *named.observations,
    )
    return Option(_located(place), seen)


def _near(near: str, of: str, label: str) -> Iterator[str]:
    yield from (near, f"{near}&{of}", f"{near}&{label}")


def _between(side: str, breaks: int, claims: int, to_verb: str) -> Iterator[str]:
    yield f"{side} breaks {breaks}"
    yield f"{side} claims between {claims}"
    yield f"verb within {to_verb}"


def _kind(kind: str, lead: str, side: str, of: str, label: str) -> Iterator[str]:
    yield f"kind {kind}"
    yield f"kind {kind}&{of}"
    yield f"kind {kind}&{label}"
    yield lead
    yield f"{lead} {side}"
    yield f"{lead}&{of}"
    yield f"{lead}&{label}"
    yield f"kind {kind} {lead}&{label}"


def _size(holds: bool, larger: bool, finest: bool, of: str, label: str) -> Iterator[str]:  # facts
    yield f"holds a smaller one={holds}"
    yield f"holds a smaller one={holds}&{label}"
    yield f"lies in a larger one={larger}"
    yield f"finest={finest}"
    yield f"finest={finest}&{of}"
    yield f"finest={finest}&{label}"


def _place(place: str, label: str) -> Iterator[str]:
    yield f"{place}&{label}"


def _cues(kind: str, lead: str, cues: tuple[str, ...]) -> Iterator[str]:
    for cue in cues:
        yield f"kind {kind}&cue {cue}"
        yield f"{lead}&cue {cue}"


_SITES = frozenset("camp squat centre barracks hotel wasteland building area forest wood beach hospital".split())


def _from_parents(question: _Question) -> list[Where]:
    """The towns in which the sites of the sentence lie."""
    options: list[Where] = []
    for named in question.here.named:
        place = named.mark.place
        if place.kind in _SITES and place.parent is not None:
            features = ("town of a site", f"town of a {place.kind}", f"town of a site&{question.target.label}")
            options.append(Option(_located(question.setting.gazetteer.places[place.parent]), features))
    return options


def _from_unknown(question: _Question) -> list[Where]:
    """Names of places that the gazetteer does not have."""
    options: list[Where] = []
    for place in question.here.unknown:
        lies = relation(question.context, question.target, place.first, place.last, question.others)
        features = (
            "unknown name",
            f"unknown name lead {place.lead}",
            f"unknown name {lies.side} within {nearness(lies.gap)}",
            f"unknown name beside known={bool(question.here.named)}",
            f"unknown name&{question.target.kind}",
            f"unknown name&{question.target.label}",
        )
        options.append(Option(Located(place.name, None), features))
    return options


def _from_hints(question: _Question) -> list[Where]:
    """Places that the sentence tells without naming them: by a body's seat, a country's adjective, the kind of place."""
    marked, context, target, has = question.marked, question.context, question.target, question.has
    label = question.target.label
    options: list[Where] = []
    for seat in question.here.seats:
        name = "seat of a body"
        options.append(Option(_located(seat), (name, f"{name} {has}", f"{name}&{target.kind}", f"{name}&{label}")))
    for hit, place in question.here.adjectives:
        word = marked.tokens.words[hit.last] if hit.last < context.last else "END"
        before = f"adjective before {word if word in AFTER_ADJECTIVE else 'other'}"
        near = f"adjective near={question.near(hit.first, hit.last)}"
        features = (
            "adjective of a country", before, f"{before}&{label}", near, f"adjective {has}",
            f"adjective&{target.kind}", f"adjective&{label}", f"adjective {place.id}&{label}",
        )  # fmt: skip
        options.append(Option(_located(place), features))
    for hit, place, definite in question.here.by_noun:
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
            seen = (_told_back, name, has, finest, mark.place.kind, setting.is_focus(mark.place), target.kind, target.label)
            options.append(Option(_located(mark.place), (seen,)))
    return options


def _told_back(name: str, has: str, finest: bool, kind: str, is_focus: bool, of: str, label: str) -> Iterator[str]:  # facts
    yield name
    yield f"{name} {has} finest={finest}"
    yield f"{name} kind {kind}"
    yield f"{name}&{of}"
    yield f"back kind {kind}&{label}"
    yield f"back focus={is_focus}"


def _from_memory(question: _Question) -> list[Where]:
    """The places of the claims before: the last one, the last of the same kind, the one of the same amount."""
    target, memory, has = question.target, question.memory, question.has
    options: list[Where] = []
    if memory.last is not None:
        back = target.sentence - memory.last_sentence
        name = f"memory {'same sentence' if back == 0 else 'near' if back <= 2 else 'far'}"
        options.append(Option(memory.last, ((_claim_before, name, memory.last_label, has, target.kind, target.label),)))
    if target.label in memory.by_label:
        options.append(Option(memory.by_label[target.label], ((_same_kind, has, target.kind, target.label),)))
    if target.amount is not None and (target.label, target.amount) in memory.by_amount:
        size = target.amount.low or target.amount.high or 0
        name = "same amount before"
        told = (name, f"{name} {'small' if size < 20 else 'large'}", f"{name} {has}", f"{name}&{target.label}")
        options.append(Option(memory.by_amount[target.label, target.amount], told))
    return options


def _claim_before(name: str, before: str, has: str, of: str, label: str) -> Iterator[str]:
    yield name
    yield f"{name} same label={before == label}"
    yield f"{name} {has}"
    yield f"{name} {has}&{of}"
    yield f"{name}&{label}"
    yield f"{name} {before}&{label}"


def _same_kind(has: str, of: str, label: str) -> Iterator[str]:
    name = "same kind before"
    yield from (name, f"{name} {has}", f"{name}&{of}", f"{name}&{label}")


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
    setting, label = question.setting, question.target.label
    options: list[Where] = [Option(None, ("no place",), "no place")]
    for place in usual:
        name = f"usual {place.id}"
        options.append(Option(_located(setting.in_place_of(place)), (name,), name))
    for rank, place in enumerate(setting.focus[:2]):
        name = f"scene {rank}"
        options.append(Option(_located(place), (name, (_scene, f"{name} kind {place.kind}", label)), name))
    return options


def _circumstances(question: _Question) -> tuple[Observation, ...]:
    """What around a claim speaks for or against a place that no words near it tell."""
    target, words = question.target, question.marked.tokens.words
    return (
        f"verb {words[target.verb] if target.verb < len(words) else ''}",
        (_claim, question.has, target.kind, target.label, question.context.kind.value, min(target.sentence, 5)),
        (_own_cues, question.has, target.cues),
    )


def _claim(has: str, of: str, label: str, part: str, sentence: int) -> Iterator[str]:
    yield from (has, f"{has}&{label}", f"part={part}", of, label, f"sentence {sentence}")


def _own_cues(has: str, cues: tuple[str, ...]) -> Iterator[str]:
    for cue in cues:
        yield f"cue {cue}"
        yield f"{has}&cue {cue}"


def _scene(kind: str, label: str) -> Iterator[str]:
    yield from (kind, f"{kind}&{label}")


__all__ = ["Located", "Setting", "WhereMemory", "setting_of", "where_options"]
