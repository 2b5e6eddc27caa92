"""Which place a claim is told of: the candidates, and what is seen of each (see observations)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from constat.codebook.entries import Place
from constat.reading.claims_before import ClaimsBefore, sentences_before
from constat.reading.context import SentenceContext
from constat.reading.marked import MarkedText
from constat.reading.observations import Observation
from constat.reading.ranking import Option, Options
from constat.reading.relation import nearness, relation
from constat.reading.sentence_places import Located, NamedPlace, SentencePlaces, places_of_sentence
from constat.reading.setting import Setting, setting_of
from constat.reading.target import Target
from constat.reading.told_places import AFTER_ADJECTIVE

Where = Option[Located | None]


class ReportPlaces(ClaimsBefore[Located]):
    """The places of a report: those that its sentences tell, and those that the claims so far are told of.

    usual are the identifiers of the places that reports of the codebook's subject are set on.
    """

    def __init__(self, marked: MarkedText, contexts: Sequence[SentenceContext], setting: Setting, usual: Sequence[str]) -> None:
        super().__init__()
        self.marked = marked
        self.contexts = contexts
        self.setting = setting
        self._usual = [setting.gazetteer.places[one] for one in usual if one in setting.gazetteer.places]
        self._of_sentence: dict[int, SentencePlaces] = {}
        self._untold: dict[str, list[Where]] = {}
        self._located: dict[str, Located] = {}

    def settle(self, target: Target, value: Located | None) -> None:
        """Remember what a claim was told of; that it was told of no place, too."""
        super().settle(target, value)
        self.by_label[target.label] = value

    # What many claims ask for alike is found once, for a sentence or for a kind of claim.

    def located(self, place: Place) -> Located:
        """A place of the gazetteer as a claim gives it."""
        found = self._located.get(place.id)
        if found is None:
            found = self._located[place.id] = Located(place.name, place.id)
        return found

    def of_sentence(self, sentence: int) -> SentencePlaces:
        """The places that a sentence tells."""
        found = self._of_sentence.get(sentence)
        if found is None:
            found = self._of_sentence[sentence] = places_of_sentence(self.marked, self.contexts[sentence], self.setting)
        return found

    def untold(self, label: str) -> list[Where]:
        """Places that need no words near a claim to tell them: no place at all, the usual scenes of the subject, and those of the report."""
        found = self._untold.get(label)
        if found is None:
            found = self._untold[label] = [Option(None, (_NONE,), _NONE)]
            for place in self._usual:
                name = _usual(place.id)
                found.append(Option(self.located(self.setting.in_place_of(place)), (name,), name))
            for rank, place in enumerate(self.setting.focus[:_SCENES]):
                found.append(Option(self.located(place), ((_scene, _SCENE_NAMES[rank], place.kind, label),), _SCENE_NAMES[rank]))
        return found


_NONE = "no place"
_SCENES = 2
"""So many of the places that a report tells most of are offered for every claim."""
_SCENE_NAMES = tuple(f"scene {rank}" for rank in range(_SCENES))


def _usual(place: str) -> str:
    return f"usual {place}"


def names_of(usual: Sequence[str]) -> tuple[str, ...]:
    """The places that no words near a claim tell, which the circumstances speak for or against by these names."""
    return (_NONE, *map(_usual, usual), *_SCENE_NAMES)


def _scene(name: str, kind: str, label: str) -> Iterator[str]:
    yield from (name, f"{name} kind {kind}", f"{name} kind {kind}&{label}")


@dataclass(slots=True)
class _Question:
    """A claim whose place is asked for, with what is known around it; has is whether its sentence names a place."""

    report: ReportPlaces
    context: SentenceContext
    target: Target
    claims: Sequence[tuple[int, int]]
    here: SentencePlaces
    has: bool

    def near(self, first: int, last: int) -> bool:
        return abs(first - self.target.last) <= 6 or abs(self.target.first - last) <= 6


def where_options(report: ReportPlaces, target: Target, claims: Sequence[tuple[int, int]]) -> Options[Located | None]:
    """Every place that a claim may be told of; claims are the token spans of all claims of its sentence."""
    context = report.contexts[target.sentence]
    here = report.of_sentence(target.sentence)
    question = _Question(report, context, target, claims, here, bool(here.named or here.unknown))
    options = [_from_name(question, named) for named in here.named]
    if here.named:
        options += _from_parents(question)
    if here.unknown:
        options += _from_unknown(question)
    options += _from_hints(question)
    options += _from_before(question)
    options += _from_claims(question)
    options += report.untold(target.label)
    return Options(options, _circumstances(question))


# ------------------------------------------------------------ places named in the sentence


def _from_name(question: _Question, named: NamedPlace) -> Where:
    target, mark = question.target, named.mark
    lies = relation(question.context, target, mark.first, mark.last, question.claims)
    label, of, place, lead, side = target.label, target.kind, mark.place, named.lead, lies.side
    seen = (
        (_near, side, nearness(lies.gap), of, label),
        (_between, side, min(lies.breaks, 3), min(lies.claims, 3), nearness(abs(mark.first - target.verb))),
        (_kind, place.kind, lead, side, of, label),
        (_size, named.holds_smaller, named.in_larger, named.finest, of, label),
        (_place, place.id, label),
        (_cues, place.kind, lead, target.cues),
        *named.observations,
    )
    return Option(question.report.located(place), seen)


def _near(side: str, gap: str, of: str, label: str) -> Iterator[str]:
    near = f"{side} within {gap}"
    yield from ("in sentence", near, f"{near}&{of}", f"{near}&{label}")


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
    report = question.report
    sites = [named.mark.place for named in question.here.named if named.mark.place.kind in _SITES]
    return [
        Option(report.located(report.setting.gazetteer.places[site.parent]), ((_town, site.kind, question.target.label),))
        for site in sites
        if site.parent is not None
    ]


def _town(kind: str, label: str) -> Iterator[str]:
    yield from ("town of a site", f"town of a {kind}", f"town of a site&{label}")


def _from_unknown(question: _Question) -> list[Where]:
    """Names of places that the gazetteer does not have."""
    target, known = question.target, bool(question.here.named)
    options: list[Where] = []
    for place in question.here.unknown:
        lies = relation(question.context, target, place.first, place.last, question.claims)
        seen = (_unknown, place.lead, lies.side, nearness(lies.gap), known, target.kind, target.label)
        options.append(Option(Located(place.name, None), (seen,)))
    return options


def _unknown(lead: str, side: str, gap: str, known: bool, of: str, label: str) -> Iterator[str]:  # a fact
    name = "unknown name"
    yield name
    yield f"{name} lead {lead}"
    yield f"{name} {side} within {gap}"
    yield f"{name} beside known={known}"
    yield f"{name}&{of}"
    yield f"{name}&{label}"


def _from_hints(question: _Question) -> list[Where]:
    """Places that the sentence tells without naming them: by a body's seat, a country's adjective, the kind of place."""
    report, context, target, here, has = question.report, question.context, question.target, question.here, question.has
    words, of, label = report.marked.tokens.words, target.kind, target.label
    options: list[Where] = [Option(report.located(seat), ((_seat, has, of, label),)) for seat in here.seats]
    for hit, place in here.adjectives:
        word = words[hit.last] if hit.last < context.last else "END"
        before = word if word in AFTER_ADJECTIVE else "other"
        seen = (_adjective, before, question.near(hit.first, hit.last), has, place.id, of, label)
        options.append(Option(report.located(place), (seen,)))
    for hit, place, definite in here.by_noun:
        told = (_by_kind, place.kind, definite, question.near(hit.first, hit.last), has, of, label)
        options.append(Option(report.located(place), (told,)))
    return options


def _seat(has: bool, of: str, label: str) -> Iterator[str]:  # a fact
    name = "seat of a body"
    yield from (name, f"{name} has own={has}", f"{name}&{of}", f"{name}&{label}")


def _adjective(word: str, near: bool, has: bool, place: str, of: str, label: str) -> Iterator[str]:  # facts
    before = f"adjective before {word}"
    yield "adjective of a country"
    yield before
    yield f"{before}&{label}"
    yield f"adjective near={near}"
    yield f"adjective has own={has}"
    yield f"adjective&{of}"
    yield f"adjective&{label}"
    yield f"adjective {place}&{label}"


def _by_kind(kind: str, definite: bool, near: bool, has: bool, of: str, label: str) -> Iterator[str]:  # facts
    name = "told by kind"
    yield "place told by its kind"
    yield f"{name} definite={definite}"
    yield f"{name} near={near}"
    yield f"{name} {kind}"
    yield f"{name} has own={has}"
    yield f"{name}&{label}"
    yield f"{name} {kind} definite={definite}&{of}"


# ------------------------------------------------------------ places told before


def _from_before(question: _Question) -> list[Where]:
    """Places of the two sentences before, the nearest first."""
    report, setting, has, of, label = question.report, question.report.setting, question.has, question.target.kind, question.target.label
    size = setting.gazetteer.size
    options: list[Where] = []
    for sentence, name in sentences_before(report.marked.sentences.parts, question.target.sentence):
        marks = setting.by_sentence.get(sentence)
        if marks is None:
            continue
        finest = max([size(mark.place) for mark in marks])
        for mark in reversed(marks):
            place = mark.place
            seen = (_told_back, name, has, size(place) == finest, place.kind, setting.is_focus(place), of, label)
            options.append(Option(report.located(place), (seen,)))
    return options


def _told_back(name: str, has: bool, finest: bool, kind: str, is_focus: bool, of: str, label: str) -> Iterator[str]:  # facts
    yield name
    yield f"{name} has own={has} finest={finest}"
    yield f"{name} kind {kind}"
    yield f"{name}&{of}"
    yield f"back kind {kind}&{label}"
    yield f"back focus={is_focus}"


def _from_claims(question: _Question) -> list[Where]:
    """The places of the claims before: the last one, the last of the same kind, the one of the same amount, those of an event's figures."""
    target, report, has = question.target, question.report, question.has
    of, label = target.kind, target.label
    options: list[Where] = []
    if report.last is not None:
        back = target.sentence - report.last_sentence
        distance = "same sentence" if back == 0 else "near" if back <= 2 else "far"
        options.append(Option(report.last, ((_claim_before, distance, report.last_label, has, of, label),)))
    if label in report.by_label:
        options.append(Option(report.by_label[label], ((_same_kind, has, of, label),)))
    options += report.of_same_amount(target, has=has)
    options += report.of_its_figures(target, "place of its figure")
    return options


def _claim_before(distance: str, before: str, has: bool, of: str, label: str) -> Iterator[str]:  # a fact
    name = f"memory {distance}"
    yield name
    yield f"{name} same label={before == label}"
    yield f"{name} has own={has}"
    yield f"{name} has own={has}&{of}"
    yield f"{name}&{label}"
    yield f"{name} {before}&{label}"


def _same_kind(has: bool, of: str, label: str) -> Iterator[str]:  # a fact
    name = "same kind before"
    yield from (name, f"{name} has own={has}", f"{name}&{of}", f"{name}&{label}")


# ------------------------------------------------------------ places that no words near tell


def _circumstances(question: _Question) -> tuple[Observation, ...]:
    """What around a claim speaks for or against a place that no words near it tell."""
    target, words, has = question.target, question.report.marked.tokens.words, question.has
    return (
        (_verb, words[target.verb] if target.verb < len(words) else ""),
        (_claim, has, target.kind, target.label, question.context.kind.value, min(target.sentence, 5)),
        (_own_cues, has, target.cues),
    )


def _verb(word: str) -> Iterator[str]:
    yield f"verb {word}"


def _claim(has: bool, of: str, label: str, part: str, sentence: int) -> Iterator[str]:  # a fact
    own = f"has own={has}"
    yield from (own, f"{own}&{label}", f"part={part}", of, label, f"sentence {sentence}")


def _own_cues(has: bool, cues: tuple[str, ...]) -> Iterator[str]:  # a fact
    for cue in cues:
        yield f"cue {cue}"
        yield f"has own={has}&cue {cue}"


__all__ = ["Located", "ReportPlaces", "Setting", "setting_of", "where_options"]
