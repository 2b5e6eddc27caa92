"""Figures: which numbers measure something the codebook knows, and what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from constat.codebook.codebook import Codebook
from constat.codebook.entries import Measure
from constat.reading.amounts import AmountMark, NumberKind
from constat.reading.context import SentenceContext
from constat.reading.continued import is_added, is_compared, is_resumed
from constat.reading.counted import Counted, count_of, indefinite_counts
from constat.reading.english.parts import LIGHT_VERBS
from constat.reading.figure_features import Before, figure_observations
from constat.reading.layout import PartKind
from constat.reading.marked import MarkedText
from constat.reading.observations import Group
from constat.reading.scoring import Choice, Scorer
from constat.reading.sums import is_sum

NONE = "none"


@dataclass(frozen=True, slots=True)
class FigureCandidate:
    """A number that may be a figure, in its sentence."""

    counted: Counted
    sentence: int


@dataclass(slots=True)
class FigureMark:
    """A number with the measure it was taken for; choice says how sure that is."""

    candidate: FigureCandidate
    measure: Measure
    choice: Choice
    observations: list[Group] = field(default_factory=list)


class FigureRules:
    """What the codebook says of its measures, as lookups."""

    def __init__(self, codebook: Codebook) -> None:
        self.measures = {measure.name: measure for measure in codebook.measures}
        self.indefinite_classes = frozenset(name for measure in codebook.measures if measure.counts_one for name in measure.counts)
        self.by_quantity: dict[NumberKind, frozenset[str]] = {
            NumberKind.COUNT: frozenset(m.name for m in codebook.measures if m.quantity == "count"),
            NumberKind.MONEY: frozenset(m.name for m in codebook.measures if m.quantity == "money"),
            NumberKind.DURATION: frozenset(m.name for m in codebook.measures if m.quantity == "duration"),
        }
        self.counting = {noun.name: frozenset(m.name for m in codebook.measures if noun.name in m.counts) for noun in codebook.nouns}
        self.terms = frozenset(name for m in codebook.measures if m.quantity == "duration" for name in m.counts)
        self.counting_one = frozenset(measure.name for measure in codebook.measures if measure.counts_one)
        self.places = {name: place for place, name in enumerate([NONE, *sorted(self.measures)])}

    def allowed(self, counted: Counted, context: SentenceContext) -> frozenset[str]:
        """The measures that a number of its kind may be of; one alone counts only where a cue of the measure stands in its sentence."""
        names = self.by_quantity.get(counted.mark.kind, frozenset())
        if counted.mark.kind is NumberKind.COUNT and counted.senses:
            names &= frozenset().union(*(self.counting[sense.noun_class] for sense in counted.senses))
        if counted.mark.kind is NumberKind.MONEY and counted.mark.unit is not None:
            names = frozenset(name for name in names if counted.mark.unit in self.measures[name].units)
        if counted.stranger and counted.mark.spelled and counted.mark.amount.high == 1:
            return frozenset()  # "one of the freight shuttles"
        if counted.indefinite or (counted.mark.spelled and counted.mark.amount.low == counted.mark.amount.high == 1):
            term = any(not self.terms.isdisjoint(noun.classes) for noun in context.nouns)
            present = {cue.sense.cue for cue in context.cues if term or cue.sense.lemma not in LIGHT_VERBS}
            names = frozenset(name for name in names & self.counting_one if present & self.measures[name].cues.keys())
        return names


def figure_candidates(marked: MarkedText, contexts: list[SentenceContext], rules: FigureRules) -> list[FigureCandidate]:
    """Every number that may be a figure, in order: counts, money, terms, and singulars where one may count."""
    in_time = _times_taken(marked)
    by_sentence: dict[int, list[Counted]] = {}
    paid: AmountMark | None = None
    for mark in marked.amounts:
        if mark.kind not in rules.by_quantity or mark.core in in_time:
            continue
        sentence = marked.sentence_of_token(mark.core)
        context = contexts[sentence]
        if not context.first <= mark.core < context.last or not rules.by_quantity[mark.kind]:
            continue
        if _in_name(context, mark):
            continue
        counted = count_of(marked, mark, context.last)
        if mark.kind is NumberKind.MONEY:
            paid = mark
        elif is_sum(marked.tokens.words, counted, paid, context.first):
            counted = replace(counted, mark=replace(mark, kind=NumberKind.MONEY, unit=paid.unit if paid is not None else None))
        by_sentence.setdefault(sentence, []).append(counted)
    for context in contexts:
        beside, earlier = by_sentence.get(context.sentence, ()), by_sentence.get(context.sentence - 1, ())
        found = indefinite_counts(marked, context.first, context.last, beside, earlier, rules.indefinite_classes)
        if found:
            by_sentence.setdefault(context.sentence, []).extend(found)
    return [FigureCandidate(counted, sentence) for sentence in sorted(by_sentence) for counted in sorted(by_sentence[sentence], key=_place)]


def _place(counted: Counted) -> tuple[int, int]:
    return counted.mark.core, counted.last


def _times_taken(marked: MarkedText) -> set[int]:
    return {token for time in marked.times for token in range(time.first, time.last)}


def _in_name(context: SentenceContext, mark: AmountMark) -> bool:
    """Whether a number is part of a name that the codebook knows ("Utopia 56")."""
    return any(hit.first < mark.core < hit.last for hit in (*context.bodies, *context.places))


_NEAR = 2
"""Within how many sentences a number may go on with what was counted."""


@dataclass(slots=True)
class _Walk:
    """What a pass over the candidates remembers of those before."""

    sentence: int = -1
    previous: str | None = None
    previous_end: int = 0
    before_sentence: str | None = None
    counts: list[tuple[str, Counted]] = field(default_factory=list)
    """The counts of this sentence that measure something."""
    earlier_counts: list[tuple[str, Counted]] = field(default_factory=list)
    """Those of the last sentence before it that has any, if it stands near."""
    told: dict[tuple[NumberKind, float], str] = field(default_factory=dict)
    """What each amount was taken for so far, by the number that was written."""

    def enter(self, sentence: int) -> None:
        if sentence != self.sentence:
            if self.previous is not None:
                self.before_sentence = self.previous
            self.earlier_counts = self.counts if sentence - self.sentence <= _NEAR else []
            self.sentence, self.previous, self.previous_end, self.counts = sentence, None, 0, []

    def saw(self, counted: Counted, measure: str) -> None:
        if measure != NONE:
            self.previous, self.previous_end = measure, counted.last
            if counted.mark.kind is NumberKind.COUNT and not counted.indefinite:
                self.counts.append((measure, counted))
        key = _told_key(counted)
        if measure != NONE and key is not None:
            self.told.setdefault(key, measure)


_TELLING = 40
"""From this size on, the same number in one report is most likely the same figure told again."""


def _told_key(counted: Counted) -> tuple[NumberKind, float] | None:
    amount = counted.mark.amount
    value = amount.low if amount.low is not None else amount.high
    return (counted.mark.kind, value) if value is not None and value >= _TELLING else None


_LATEST = 8
"""How many counts a number may go on with."""


def _nearest(counts: Sequence[tuple[str, Counted]], counted: Counted) -> str | None:
    """The measure of the count whose size is nearest to another's: "7,800 people in 270 boats, compared with 2,400"."""
    size = _size(counted)
    return min(counts[-_LATEST:], key=lambda one: max(size, _size(one[1])) / min(size, _size(one[1])), default=(None,))[0]


def _size(counted: Counted) -> float:
    return counted.mark.amount.size or 1.0


class FigureWalk:
    """Goes over a text's candidates in order and gives each its features; the caller says what each was."""

    def __init__(self, marked: MarkedText, contexts: list[SentenceContext]) -> None:
        self._marked = marked
        self._contexts = contexts
        self._state = _Walk()
        self._title = tuple(sorted({cue.sense.cue for context in contexts if context.kind is PartKind.TITLE for cue in context.cues}))

    def observations(self, candidate: FigureCandidate) -> list[Group]:
        """What is seen of the next candidate."""
        state = self._state
        state.enter(candidate.sentence)
        context = self._contexts[candidate.sentence]
        earlier: tuple[str, ...] = ()
        if (
            candidate.sentence
            and self._marked.sentences.parts[candidate.sentence] - self._marked.sentences.parts[candidate.sentence - 1] <= 1
        ):
            earlier = tuple(sorted({cue.sense.cue for cue in self._contexts[candidate.sentence - 1].cues}))
        key = _told_key(candidate.counted)
        before = Before(
            previous=state.previous,
            previous_end=state.previous_end,
            before_sentence=state.before_sentence,
            same_amount=state.told.get(key) if key is not None else None,
            title_cues=self._title,
            earlier_cues=earlier,
        )
        return figure_observations(self._marked, context, candidate.counted, before)

    def continued(self, candidate: FigureCandidate) -> str | None:
        """The measure of the count before, where the candidate that was observed last goes on with it."""
        state, counted, words = self._state, candidate.counted, self._marked.tokens.words
        if counted.mark.kind is not NumberKind.COUNT or counted.indefinite:
            return None
        if state.counts:
            last = state.counts[-1][1]
            if is_added(words, last, counted):
                return state.counts[-1][0]
            if is_compared(words, last, counted):
                return _nearest(state.counts, counted)
        if is_resumed(words, counted, self._contexts[candidate.sentence].first):
            return _nearest(state.counts or state.earlier_counts, counted)
        return None

    def settle(self, candidate: FigureCandidate, measure: str) -> None:
        """Tell what the last candidate was taken for, or NONE."""
        self._state.saw(candidate.counted, measure)


def find_figures(
    marked: MarkedText, contexts: list[SentenceContext], rules: FigureRules, scorer: Scorer[Sequence[Group]]
) -> list[FigureMark]:
    """The numbers that measure something, with what each measures."""
    places = {label: place for place, label in enumerate(scorer.labels)}
    walk = FigureWalk(marked, contexts)
    found = []
    for candidate in figure_candidates(marked, contexts, rules):
        names = rules.allowed(candidate.counted, contexts[candidate.sentence])
        if not names:
            continue
        allowed = [places[NONE], *(places[name] for name in sorted(names) if name in places)]
        observations = walk.observations(candidate)
        continued = walk.continued(candidate)
        if continued in names and continued in places:
            choice = _going_on(scorer.choose(observations, [places[NONE], places[continued]]), continued)
        else:
            choice = scorer.choose(observations, allowed)
        walk.settle(candidate, choice.label)
        if choice.label != NONE:
            found.append(FigureMark(candidate, rules.measures[choice.label], choice, observations))
    return found


def _going_on(choice: Choice, measure: str) -> Choice:
    """The choice of a measure that a number goes on with, as probable as the model has it beside none."""
    if choice.label == measure:
        return choice
    return Choice(measure, choice.second_probability, choice.label, choice.probability)
