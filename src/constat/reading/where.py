"""Which place a claim is told of: the candidates, and what is seen of each (see observations)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from constat.reading.claims_before import ClaimsBefore, back_name
from constat.reading.context import SentenceContext
from constat.reading.marked import MarkedText
from constat.reading.observations import Observation
from constat.reading.places import Gazetteer
from constat.reading.ranking import Named, Options
from constat.reading.relation import nearness, relation
from constat.reading.sentence_places import Located, NamedPlace, SentencePlaces, places_of_sentence
from constat.reading.setting import Setting, setting_of
from constat.reading.target import Target
from constat.reading.told_places import AFTER_ADJECTIVE


class _LocatedPlaces(dict[str, Located]):
    """The gazetteer's places as claims give them, by identifier."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        super().__init__()
        self._places = gazetteer.places

    def __missing__(self, identifier: str) -> Located:
        located = self[identifier] = Located(self._places[identifier].name, identifier)
        return located


class ReportPlaces(ClaimsBefore[Located]):
    """The places of a report: those that its sentences tell, and those that the claims so far are told of.

    usual are the identifiers of the places that reports of the codebook's subject are set on.
    """

    def __init__(
        self, marked: MarkedText, contexts: Sequence[SentenceContext], setting: Setting, usual: Sequence[str], *, whole: bool = True
    ) -> None:
        super().__init__(whole=whole)
        self.marked = marked
        self.contexts = contexts
        self.setting = setting
        self._usual = [setting.gazetteer.places[one] for one in usual if one in setting.gazetteer.places]
        self._of_sentence: dict[int, SentencePlaces] = {}
        self._named_in: dict[int, list[_Before]] = {}
        self._untold: dict[str, Named[Located | None]] = {}
        self.located = _LocatedPlaces(setting.gazetteer)

    def settle(self, target: Target, value: Located | None) -> None:
        """Remember what a claim was told of; that it was told of no place, too."""
        super().settle(target, value)
        self.by_label[target.label] = value

    # What many claims ask for alike is found once, for a sentence or for a kind of claim.

    def of_sentence(self, sentence: int) -> SentencePlaces:
        """The places that a sentence tells."""
        found = self._of_sentence.get(sentence)
        if found is None:
            found = self._of_sentence[sentence] = places_of_sentence(self.marked, self.contexts[sentence], self.setting)
        return found

    def named_in(self, sentence: int) -> list[_Before]:
        """The places that a sentence names, the last first."""
        found = self._named_in.get(sentence)
        if found is None:
            marks, size = self.setting.by_sentence.get(sentence, ()), self.setting.gazetteer.size
            finest = max([size(mark.place) for mark in marks], default=0)
            found = self._named_in[sentence] = [
                _Before(self.located[mark.place.id], mark.place.kind, size(mark.place) == finest, self.setting.is_focus(mark.place))
                for mark in reversed(marks)
            ]
        return found

    def untold(self, label: str) -> Named[Located | None]:
        """Places that need no words near a claim to tell them: none at all, the usual scenes of the subject, and those of the report."""
        found = self._untold.get(label)
        if found is None:
            usual = [(_usual(place.id), self.setting.in_place_of(place)) for place in self._usual]
            scenes = list(zip(_SCENES, self.setting.focus, strict=False))
            found = self._untold[label] = Named(
                (_NONE, *[name for name, _ in (*usual, *scenes)]),
                (None, *[self.located[place.id] for _, place in (*usual, *scenes)]),
                (_NONE, *[name for name, _ in usual], *[(_scene, name, place.kind, label) for name, place in scenes]),
            )
        return found


@dataclass(slots=True)
class _Before:
    """A place that a sentence names, as the sentences after it look back at it."""

    place: Located
    kind: str
    finest: bool
    """Whether no place of the sentence is smaller."""
    is_focus: bool
    """Whether the report tells most of it."""


_LATE = 5
"""From this sentence on, where in the report a claim stands makes no more difference."""
_NONE = "no place"
_SCENES = ("scene 0", "scene 1")
"""The places that a report tells most of, as far as they are offered for every claim."""


def _usual(place: str) -> str:
    return f"usual {place}"


def names_of(usual: Sequence[str]) -> tuple[str, ...]:
    """The places that no words near a claim tell, which the circumstances speak for or against by these names."""
    return (_NONE, *map(_usual, usual), *_SCENES)


def _scene(name: str, kind: str, label: str) -> Iterator[str]:
    yield from (name, f"{name} kind {kind}", f"{name} kind {kind}&{label}")


@dataclass(slots=True)
class _Question:
    """A claim whose place is asked for, with what is known around it and the candidates so far."""

    report: ReportPlaces
    context: SentenceContext
    target: Target
    claims: Sequence[tuple[int, int]]
    here: SentencePlaces
    has: bool
    """Whether its sentence names a place."""
    options: Options[Located | None]

    def near(self, first: int, last: int) -> bool:
        return abs(first - self.target.last) <= 6 or abs(self.target.first - last) <= 6

    def stands(self, _: Located | None) -> str:
        """How the place of an earlier claim stands to what the sentence names: which it is makes no difference (measured)."""
        return f"has own={self.has}"


def where_options(report: ReportPlaces, target: Target, claims: Sequence[tuple[int, int]]) -> Options[Located | None]:
    """Every place that a claim may be told of; claims are the token spans of all claims of its sentence."""
    context = report.contexts[target.sentence]
    here = report.of_sentence(target.sentence)
    options: Options[Located | None] = Options()
    question = _Question(report, context, target, claims, here, bool(here.named or here.unknown), options)
    if question.has:
        for named in here.named:
            _add_name(question, named)
        _add_parents(question)
        _add_unknown(question)
    _add_hints(question)
    _add_before(question)
    _add_of_claims(question)
    options.extend(report.untold(target.label))
    options.circumstances = _circumstances(question)
    return options


# ------------------------------------------------------------ places named in the sentence


def _add_name(question: _Question, named: NamedPlace) -> None:
    target, mark = question.target, named.mark
    lies = relation(question.context, target, mark.first, mark.last, question.claims)
    label, of, place, lead, side = target.label, target.kind, mark.place, named.lead, lies.side
    question.options.add(
        question.report.located[place.id],
        (_near, side, nearness(lies.gap), of, label),
        (_between, side, min(lies.breaks, 3), min(lies.claims, 3), nearness(abs(mark.first - target.verb))),
        (_kind, place.kind, lead, side, of, label),
        (_size, named.holds_smaller, named.in_larger, named.finest, of, label),
        (_place, place.id, label),
        (_cues, place.kind, lead, target.cues),
        *named.observations,
    )


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


def _add_parents(question: _Question) -> None:
    """The towns in which the sites of the sentence lie."""
    report, label = question.report, question.target.label
    for named in question.here.named:
        site = named.mark.place
        if site.kind in _SITES and site.parent is not None:
            question.options.add(report.located[site.parent], (_town, site.kind, label))


def _town(kind: str, label: str) -> Iterator[str]:
    yield from ("town of a site", f"town of a {kind}", f"town of a site&{label}")


def _add_unknown(question: _Question) -> None:
    """Names of places that the gazetteer does not have."""
    target, known = question.target, bool(question.here.named)
    for place in question.here.unknown:
        lies = relation(question.context, target, place.first, place.last, question.claims)
        seen = (_unknown, place.lead, lies.side, nearness(lies.gap), known, target.kind, target.label)
        question.options.add(Located(place.name, None), seen)


def _unknown(lead: str, side: str, gap: str, known: bool, of: str, label: str) -> Iterator[str]:  # a fact
    name = "unknown name"
    yield name
    yield f"{name} lead {lead}"
    yield f"{name} {side} within {gap}"
    yield f"{name} beside known={known}"
    yield f"{name}&{of}"
    yield f"{name}&{label}"


def _add_hints(question: _Question) -> None:
    """Places that the sentence tells without naming them: by a body's seat, a country's adjective, the kind of place."""
    report, here, has, options = question.report, question.here, question.has, question.options
    of, label = question.target.kind, question.target.label
    for seat in here.seats:
        options.add(report.located[seat.id], (_seat, has, of, label))
    for hit, place in here.adjectives:
        word = report.marked.tokens.words[hit.last] if hit.last < question.context.last else "END"
        before = word if word in AFTER_ADJECTIVE else "other"
        options.add(report.located[place.id], (_adjective, before, question.near(hit.first, hit.last), has, place.id, of, label))
    for hit, place, definite in here.by_noun:
        options.add(report.located[place.id], (_by_kind, place.kind, definite, question.near(hit.first, hit.last), has, of, label))


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


def _add_before(question: _Question) -> None:
    """Places of the two sentences before, the nearest first."""
    report, here, has = question.report, question.target.sentence, question.has
    of, label = question.target.kind, question.target.label
    for sentence in (here - 1, here - 2):
        before = report.named_in(sentence)
        if before:
            name = back_name(report.marked.sentences.parts, here, sentence)
            for one in before:
                question.options.add(one.place, (_told_back, name, has, one.finest, one.kind, one.is_focus, of, label))


def _told_back(name: str, has: bool, finest: bool, kind: str, is_focus: bool, of: str, label: str) -> Iterator[str]:  # facts
    yield name
    yield f"{name} has own={has} finest={finest}"
    yield f"{name} kind {kind}"
    yield f"{name}&{of}"
    yield f"back kind {kind}&{label}"
    yield f"back focus={is_focus}"


def _add_of_claims(question: _Question) -> None:
    """The places of the claims before: the last one, the last of the same kind, the one of the same amount, those of an event's figures."""
    target, report, has, options = question.target, question.report, question.has, question.options
    of, label = target.kind, target.label
    if report.last is not None:
        back = target.sentence - report.last_sentence
        distance = "same sentence" if back == 0 else "near" if back <= 2 else "far"
        options.add(report.last, (_claim_before, distance, report.last_label, has, of, label))
    if label in report.by_label:
        options.add(report.by_label[label], (_same_kind, has, of, label))
    for place, seen in report.of_same_amount(target, question.stands):
        options.add(place, seen)
    for place, seen in report.of_its_figures(target, "place of its figure", question.stands):
        options.add(place, seen)


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
        (_verb, words[target.verb] if target.verb < len(words) else "", has, target.cues),
        (_claim, has, target.kind, target.label, target.part, question.report.from_top(target.sentence, _LATE)),
    )


def _verb(word: str, has: bool, cues: tuple[str, ...]) -> Iterator[str]:
    yield f"verb {word}"
    for cue in cues:
        yield f"cue {cue}"
        yield f"has own={has}&cue {cue}"


def _claim(has: bool, of: str, label: str, part: str, sentence: int | None) -> Iterator[str]:  # a fact
    own = f"has own={has}"
    yield from (own, f"{own}&{label}", f"part={part}", of, label, f"sentence {sentence}")


__all__ = ["Located", "ReportPlaces", "Setting", "setting_of", "where_options"]
