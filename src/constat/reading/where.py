"""Which place a claim is told of: the candidates, and what speaks for each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from constat.codebook.entries import Place
from constat.model.amount import Amount
from constat.reading.context import SentenceContext
from constat.reading.english.speech import PARTICLES
from constat.reading.layout import PartKind
from constat.reading.lexicon import Kind
from constat.reading.marked import MarkedText
from constat.reading.places import Gazetteer, PlaceMark
from constat.reading.ranking import Option
from constat.reading.target import Target


@dataclass(frozen=True, slots=True)
class Located:
    """A place as a claim gives it: its usual name, and the gazetteer's identifier where it has one."""

    name: str
    id: str | None


@dataclass(slots=True)
class WhereMemory:
    """The places of the claims before."""

    last: Located | None = None
    last_sentence: int = -9
    last_label: str = ""
    by_label: dict[str, Located | None] = field(default_factory=dict)
    by_amount: dict[tuple[str, Amount], Located | None] = field(default_factory=dict)
    figures: list[tuple[int, int, str, Located | None]] = field(default_factory=list)

    def settle(self, target: Target, place: Located | None) -> None:
        """Remember what a claim was told of."""
        if target.amount is not None:
            self.by_amount[target.label, target.amount] = place
            self.figures.append((target.first, target.last, target.label, place))
        self.by_label[target.label] = place
        if place is not None:
            self.last, self.last_sentence, self.last_label = place, target.sentence, target.label


@dataclass(slots=True)
class Setting:
    """Where a report is set: what its places are, by sentence and over all."""

    marks: list[PlaceMark]
    by_sentence: dict[int, list[PlaceMark]]
    counts: Counter[str]
    title: frozenset[str]
    focus: tuple[Place, ...]
    """The places the report tells most of, precise ones only, first the most told."""


_FOCUS_SIZE = 45
"""From this size on (see places/kinds.yaml) a place is precise enough to be the scene of a report."""


def setting_of(marked: MarkedText, gazetteer: Gazetteer) -> Setting:
    """Gather the places of a report."""
    marks = gazetteer.mark(marked)
    by_sentence: dict[int, list[PlaceMark]] = {}
    weight: Counter[str] = Counter()
    counts: Counter[str] = Counter()
    title: set[str] = set()
    for mark in marks:
        sentence = marked.sentence_of_token(mark.first)
        first, last = marked.sentence_tokens(sentence)
        if not first <= mark.first < last:
            continue
        by_sentence.setdefault(sentence, []).append(mark)
        counts[mark.place.id] += 1
        kind = marked.part_of_sentence(sentence).kind
        if kind in (PartKind.TITLE, PartKind.DESCRIPTION):
            title.add(mark.place.id)
        if gazetteer.size(mark.place) >= _FOCUS_SIZE and not mark.inside_body:
            weight[mark.place.id] += 3 if kind is PartKind.TITLE else 2 if sentence < 4 else 1
    focus = tuple(gazetteer.places[identifier] for identifier, _ in sorted(weight.items(), key=lambda item: (-item[1], item[0]))[:3])
    return Setting(marks, by_sentence, counts, frozenset(title), focus)


def where_options(
    marked: MarkedText,
    contexts: Sequence[SentenceContext],
    target: Target,
    setting: Setting,
    gazetteer: Gazetteer,
    memory: WhereMemory,
    usual: Sequence[str],
    others: Sequence[tuple[int, int]],
) -> list[Option[Located | None]]:
    """Every place that a claim may be told of; usual are the codebook's for its kind, others the sentence's other claims."""
    context = contexts[target.sentence]
    here = setting.by_sentence.get(target.sentence, [])
    unknown = _unknown_places(marked, context, here)
    common = [f"{target.kind}", f"label={target.label}"]
    has = f"has own={bool(here or unknown)}"
    options: list[Option[Located | None]] = []
    for order, mark in enumerate(here):
        options.append(_from_mark(marked, context, target, mark, order, here, setting, gazetteer, others, common))
    options += _from_parents(target, here, gazetteer, common)
    options += _from_unknown(marked, context, target, unknown, common, bool(here))
    options += _from_bodies_and_nouns(marked, context, target, setting, gazetteer, common, has)
    options += _from_before(marked, target, setting, gazetteer, common, has)
    options += _from_memory(target, memory, common, has)
    options += _defaults(marked, context, target, setting, gazetteer, usual, common, has)
    return options


def _located(place: Place) -> Located:
    return Located(place.name, place.id)


def _distance(tokens: int) -> str:
    return "1" if tokens <= 1 else "3" if tokens <= 3 else "7" if tokens <= 7 else "14" if tokens <= 14 else "far"


_PREPOSITIONS = frozenset(
    "in at on near to from of off into across through between outside around over along towards toward for by across onto inside beyond via reach reached left leave the , and 's".split()
)


def _preposition(words: list[str], at: int, floor: int) -> str:
    """The preposition that leads to a name, past articles, adjectives and "the northern port of"."""
    step = at - 1
    passed = 0
    while step >= floor and passed < 4:
        if (
            words[step] in _PREPOSITIONS
            and words[step] not in ("the", ",", "and", "'s")
            and not (
                words[step] == "of"
                and passed == 0
                and step - 1 >= floor
                and words[step - 1]
                in (
                    "port",
                    "town",
                    "city",
                    "village",
                    "beach",
                    "coast",
                    "outskirts",
                    "area",
                    "camp",
                    "commune",
                    "suburb",
                    "region",
                    "resort",
                    "county",
                    "north",
                    "south",
                    "edge",
                    "centre",
                )
            )
        ):
            return words[step]
        if words[step] in (",", ".", "\n", "("):
            return "none" if passed else words[step]
        step -= 1
        passed += 1
    return "none"


def _from_mark(
    marked: MarkedText,
    context: SentenceContext,
    target: Target,
    mark: PlaceMark,
    order: int,
    here: Sequence[PlaceMark],
    setting: Setting,
    gazetteer: Gazetteer,
    others: Sequence[tuple[int, int]],
    common: list[str],
) -> Option[Located | None]:
    words = marked.tokens.words
    if mark.first >= target.last:
        side, gap, low, high = "right", mark.first - target.last, target.last, mark.first
    elif mark.last <= target.first:
        side, gap, low, high = "left", target.first - mark.last, mark.last, target.first
    else:
        side, gap, low, high = "inside", 0, mark.first, mark.first
    breaks = min(context.breaks_between(min(low, context.last), min(high, context.last)), 3)
    between = sum(1 for first, last in others if first >= low and last <= high)
    kind = mark.place.kind
    lead = _preposition(words, mark.first, context.first)
    smaller = [other for other in here if other is not mark and gazetteer.contains(mark.place.id, other.place.id)]
    larger = [other for other in here if other is not mark and gazetteer.contains(other.place.id, mark.place.id)]
    size = gazetteer.size(mark.place)
    finest = all(gazetteer.size(other.place) <= size for other in here)
    own = [
        "in sentence",
        f"{side} within {_distance(gap)}",
        f"{side} breaks {breaks}",
        f"{side} claims between {min(between, 3)}",
        f"kind {kind}",
        f"lead {lead}",
        f"lead {lead} {side}",
        f"holds a smaller one={bool(smaller)}",
        f"lies in a larger one={bool(larger)}",
        f"finest={finest}",
        f"only one={len(here) == 1}",
        f"order {min(order, 3)}",
        f"in title={mark.place.id in setting.title}",
        f"told {min(setting.counts[mark.place.id], 4)}",
        f"focus={bool(setting.focus) and setting.focus[0].id == mark.place.id}",
    ]
    if smaller and any(abs(other.last - mark.first) <= 3 or abs(mark.last - other.first) <= 3 for other in smaller):
        own.append("names the smaller one beside it")
    if mark.inside_body:
        own.append("part of a body's name")
    if mark.last < context.last and words[mark.last] == "'s":
        own.append("possessive")
    if mark.last < context.last and words[mark.last] == "-":
        own.append("hyphened")
    verb_gap = abs(mark.first - target.verb)
    own.append(f"verb within {_distance(verb_gap)}")
    features = list(own)
    for one in (
        f"kind {kind}",
        f"lead {lead}",
        f"{side} within {_distance(gap)}",
        f"holds a smaller one={bool(smaller)}",
        f"finest={finest}",
    ):
        features += [f"{one}&{name}" for name in common]
    features.append(f"kind {kind} lead {lead}&{target.label}")
    features.append(f"{mark.place.id}&{target.label}")
    features += [f"kind {kind}&cue {cue}" for cue in target.cues]
    features += [f"lead {lead}&cue {cue}" for cue in target.cues]
    return Option(_located(mark.place), tuple(features))


_SITES = frozenset("camp squat centre barracks hotel wasteland building area forest wood beach hospital".split())


def _from_parents(target: Target, here: Sequence[PlaceMark], gazetteer: Gazetteer, common: list[str]) -> list[Option[Located | None]]:
    """The towns in which the sites of the sentence lie."""
    options: list[Option[Located | None]] = []
    for mark in here:
        if mark.place.kind in _SITES and mark.place.parent is not None:
            features = ("town of a site", f"town of a {mark.place.kind}", *(f"town of a site&{one}" for one in common))
            options.append(Option(_located(gazetteer.places[mark.place.parent]), features))
    return options


def _unknown_places(marked: MarkedText, context: SentenceContext, here: Sequence[PlaceMark]) -> list[tuple[int, int, str, str]]:
    """Capitalised names that a preposition of place leads to and that the gazetteer does not have: (first, last, lead, name)."""
    words = marked.tokens.words
    start, end = (
        marked.tokens.starts[context.first] if context.first < len(words) else 0,
        marked.tokens.ends[context.last - 1] if context.last else 0,
    )
    taken = [(marked.tokens.starts[mark.first], marked.tokens.ends[mark.last - 1]) for mark in here]
    for kind in (Kind.BODY, Kind.OFFICE, Kind.GROUP, Kind.PARTY, Kind.PERSON):
        taken += [(hit.hit.start, hit.hit.end) for hit in marked.by_kind[kind] if start <= hit.hit.start < end]
    found = []
    for run in marked.runs:
        if run.start >= end:
            break
        if run.start < start or run.titled or any(run.start < last and first < run.end for first, last in taken):
            continue
        first, last = marked.tokens.at(run.start), marked.tokens.at(run.end)
        if first <= context.first:
            continue
        lead_at = first - 1 - (words[first - 1] == "the")
        if (
            lead_at >= context.first
            and words[lead_at] in ("in", "at", "near", "off", "outside", "to", "from", "on", "of")
            and words[first] not in PARTICLES
            and words[first] not in _NOT_PLACES
        ):
            found.append((first, last, words[lead_at], marked.text[run.start : run.end]))
    return found


_NOT_PLACES = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday covid brexit mr mrs ms sir twitter facebook channel commons lords parliament i".split()
)


def _from_unknown(
    marked: MarkedText, context: SentenceContext, target: Target, unknown: list[tuple[int, int, str, str]], common: list[str], known: bool
) -> list[Option[Located | None]]:
    options: list[Option[Located | None]] = []
    for first, last, lead, name in unknown:
        side = "right" if first >= target.last else "left" if last <= target.first else "inside"
        gap = first - target.last if side == "right" else max(0, target.first - last)
        features = [
            "unknown name",
            f"unknown name lead {lead}",
            f"unknown name {side} within {_distance(gap)}",
            f"unknown name beside known={known}",
            *(f"unknown name&{one}" for one in common),
            f"unknown name lead {lead}&{target.label}",
        ]
        options.append(Option(Located(name, None), tuple(features)))
    return options


def _from_bodies_and_nouns(
    marked: MarkedText, context: SentenceContext, target: Target, setting: Setting, gazetteer: Gazetteer, common: list[str], has: str
) -> list[Option[Located | None]]:
    options: list[Option[Located | None]] = []
    for hit in marked.by_kind[Kind.BODY]:
        if hit.first >= context.last:
            break
        if hit.first < context.first:
            continue
        for identifier in hit.hit.senses[0].ids:
            seat = gazetteer.places.get(gazetteer.seats.get(identifier, ""))
            if seat is not None:
                features = ("seat of a body", f"seat of a body {has}", *(f"seat of a body&{one}" for one in common))
                options.append(Option(_located(seat), features))
                break
    for hit in marked.by_kind[Kind.GROUP]:
        if context.first <= hit.first < context.last:
            place = gazetteer.places.get(gazetteer.country_of_group.get(hit.hit.senses[0].ids[0], "") or "")
            if place is not None:
                word = marked.tokens.words[hit.last] if hit.last < context.last else "END"
                near = abs(hit.first - target.last) <= 6 or abs(target.first - hit.last) <= 6
                features = (
                    "adjective of a country",
                    f"adjective before {word if word in _AFTER_ADJECTIVE else 'other'}",
                    f"adjective near={near}",
                    f"adjective {has}",
                    *(f"adjective&{one}" for one in common),
                    f"adjective before {word if word in _AFTER_ADJECTIVE else 'other'}&{target.label}",
                    f"adjective {place.id}&{target.label}",
                )
                options.append(Option(_located(place), features))
    for hit in marked.by_kind[Kind.PLACE_NOUN]:
        if hit.first >= context.last:
            break
        if hit.first < context.first:
            continue
        kinds = set(hit.hit.senses)
        place = _last_of_kind(setting, hit.first, kinds)
        if place is not None:
            definite = hit.first > context.first and marked.tokens.words[hit.first - 1] in ("the", "this", "that", "its", "same")
            near = abs(hit.first - target.last) <= 6 or abs(target.first - hit.last) <= 6
            features = (
                "place told by its kind",
                f"told by kind definite={definite}",
                f"told by kind near={near}",
                f"told by kind {place.kind}",
                f"told by kind {has}",
                *(f"told by kind&{one}" for one in common),
                f"told by kind {place.kind} definite={definite}&{target.kind}",
            )
            options.append(Option(_located(place), features))
    return options


_AFTER_ADJECTIVE = frozenset(
    "coast side authorities police beaches beach waters shores shore port soil officials government navy coastguard town officers forces territory northern".split()
)


def _last_of_kind(setting: Setting, token: int, kinds: set[str]) -> Place | None:
    best = None
    for mark in setting.marks:
        if mark.first >= token:
            break
        if mark.place.kind in kinds:
            best = mark.place
    return best


def _from_before(
    marked: MarkedText, target: Target, setting: Setting, gazetteer: Gazetteer, common: list[str], has: str
) -> list[Option[Located | None]]:
    options: list[Option[Located | None]] = []
    for back in (1, 2):
        sentence = target.sentence - back
        if sentence < 0:
            break
        same = marked.sentences.parts[sentence] == marked.sentences.parts[target.sentence]
        marks = setting.by_sentence.get(sentence, [])
        for mark in reversed(marks):
            finest = all(gazetteer.size(other.place) <= gazetteer.size(mark.place) for other in marks)
            name = f"back {back} {'same part' if same else 'other part'}"
            features = [
                name,
                f"{name} {has}",
                f"{name} finest={finest}",
                f"{name} kind {mark.place.kind}",
                f"{name}&{target.kind}",
                f"{name}&{target.label}",
                f"back kind {mark.place.kind}&{target.label}",
                f"back focus={bool(setting.focus) and setting.focus[0].id == mark.place.id}",
                f"{name} {has} finest={finest}",
            ]
            options.append(Option(_located(mark.place), tuple(features)))
    return options


def _from_memory(target: Target, memory: WhereMemory, common: list[str], has: str) -> list[Option[Located | None]]:
    options: list[Option[Located | None]] = []
    if memory.last is not None:
        back = target.sentence - memory.last_sentence
        name = "same sentence" if back == 0 else "near" if back <= 2 else "far"
        same = memory.last_label == target.label
        features = (
            f"memory {name}",
            f"memory {name} same label={same}",
            f"memory {name} {has}",
            *(f"memory {name}&{one}" for one in common),
            f"memory {name} {memory.last_label}&{target.label}",
            f"memory {name} {has}&{target.kind}",
        )
        options.append(Option(memory.last, features))
    if target.label in memory.by_label:
        options.append(
            Option(
                memory.by_label[target.label],
                ("same kind before", f"same kind before {has}", *(f"same kind before&{one}" for one in common)),
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
                    f"same amount before {has}",
                    *(f"same amount before&{one}" for one in common),
                ),
            )
        )
    if target.kind == "event":
        for first, last, label, place in memory.figures:
            if first < target.last + 3 and last > target.first - 3:
                inside = first < target.last and last > target.first
                options.append(
                    Option(
                        place,
                        ("place of its figure", f"place of its figure inside={inside}", f"place of its figure {label}&{target.label}"),
                    )
                )
    return options


def _defaults(
    marked: MarkedText,
    context: SentenceContext,
    target: Target,
    setting: Setting,
    gazetteer: Gazetteer,
    usual: Sequence[str],
    common: list[str],
    has: str,
) -> list[Option[Located | None]]:
    def features_of(name: str) -> tuple[str, ...]:
        features = [name, f"{name} {has}", f"{name} {has}&{target.label}", f"{name} part={context.kind.value}"]
        features += [f"{name}&{one}" for one in common]
        features += [f"{name}&cue {cue}" for cue in target.cues]
        features += [f"{name} {has}&cue {cue}" for cue in target.cues]
        features.append(f"{name}&verb {marked.tokens.words[target.verb] if target.verb < len(marked.tokens.words) else ''}")
        features.append(f"{name}&sentence {min(target.sentence, 5)}")
        return tuple(features)

    options: list[Option[Located | None]] = [Option(None, features_of("no place"))]
    for identifier in usual:
        place = gazetteer.places.get(identifier)
        if place is not None:
            options.append(Option(_located(place), features_of(f"usual {identifier}")))
    for rank, place in enumerate(setting.focus[:2]):
        options.append(
            Option(
                _located(place),
                (*features_of(f"scene {rank}"), f"scene {rank} kind {place.kind}", f"scene {rank} kind {place.kind}&{target.label}"),
            )
        )
    return options
