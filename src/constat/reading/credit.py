"""Who a figure is credited to: the candidates, and what is seen of each (see observations)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from constat.reading.context import SentenceContext
from constat.reading.english import speech as english
from constat.reading.marked import MarkedText
from constat.reading.observations import Observation
from constat.reading.ranking import Options
from constat.reading.statements import StatementCandidate
from constat.reading.target import Target

_NEAR = 30
"""Within so many characters a statement stands near a figure."""
_OPENINGS = frozenset(["he", "she", "they", "it", "the", "of", "in", "but", "a"])


class Said:
    """The candidates for statements of a text, by the sentences that they touch, and which of them were taken for statements."""

    def __init__(self, marked: MarkedText, candidates: Sequence[StatementCandidate], accepted: frozenset[int]) -> None:
        self.candidates = candidates
        self.accepted = accepted
        self._touching: dict[int, list[int]] = {}
        self._before: list[int | None] = []
        ends: dict[int, int] = {}
        starts = marked.sentences.starts
        for number, candidate in enumerate(candidates):
            last = marked.sentences.at(candidate.end - 1)
            for sentence in range(marked.sentences.at(candidate.start), last + 1):
                self._touching.setdefault(sentence, []).append(number)
            if number in accepted:
                ends[last + 1] = max(ends.get(last + 1, -1), number)
        latest: int | None = None
        for sentence in range(len(starts)):
            if sentence in ends:
                latest = ends[sentence] if latest is None else max(latest, ends[sentence])
            self._before.append(latest)

    def touching(self, sentence: int) -> list[int]:
        """The candidates that share words with a sentence, in the order of the text."""
        return self._touching.get(sentence, [])

    def before(self, sentence: int) -> StatementCandidate | None:
        """The last statement that is over before a sentence begins."""
        number = self._before[sentence]
        return self.candidates[number] if number is not None else None


@dataclass(slots=True)
class _Figure:
    """A figure as characters start..end, whether it stands in a quotation, its measure and the part of the report."""

    start: int
    end: int
    sentence: int
    quoted: bool
    measure: str
    part: str


def credit_options(marked: MarkedText, contexts: Sequence[SentenceContext], target: Target, said: Said) -> Options[str | None]:
    """Everybody whom a figure may be credited to: who says words of its sentence, nobody, and who spoke before."""
    context = contexts[target.sentence]
    start, end = marked.tokens.starts[target.first], marked.tokens.ends[target.last - 1]
    figure = _Figure(start, end, target.sentence, bool(context.quoted) and context.is_quoted(start), target.label, target.part)
    options: Options[str | None] = Options()
    covering = 0
    for number in said.touching(target.sentence):
        candidate = said.candidates[number]
        covers = candidate.start <= start and end <= candidate.end + 1
        covering += covers
        if covers or candidate.speaker is not None:
            options.add(candidate.speaker, *_seen_of_speaker(figure, candidate, covers=covers, accepted=number in said.accepted))
    words = marked.tokens.words[context.first : context.last]
    options.add(None, *_seen_of_nobody(figure, words, min(covering, 2)))
    last = said.before(target.sentence)
    if last is not None:
        back = target.sentence - marked.sentences.at(last.start)
        options.add(last.speaker, *_seen_of_last(figure, last, words, back, min(covering, 2)))
    return options


def _seen_of_speaker(figure: _Figure, candidate: StatementCandidate, *, covers: bool, accepted: bool) -> tuple[Observation, ...]:
    """What is seen of the speaker of words in the figure's sentence."""
    touches = candidate.start < figure.end and figure.start < candidate.end
    gap = max(candidate.start - figure.end, figure.start - candidate.end)
    near = "inside" if covers else "touching" if touches else "near" if gap < _NEAR else "far"
    side = "after" if candidate.start > figure.end else "before" if candidate.end < figure.start else "over"
    base, kind = f"{candidate.form.value} {near}", candidate.speaker_kind
    return (
        (_speaker, base, side, accepted, kind, candidate.rule),
        (_with_figure, base, figure.quoted, figure.measure, figure.part),
        *candidate.verb,
    )


def _speaker(base: str, side: str, accepted: bool, kind: str, rule: str) -> Iterator[str]:  # noqa: FBT001  # a fact
    yield base
    yield f"{base} {side}"
    yield f"{base} accepted={accepted}"
    yield f"{base} by {kind}"
    yield f"{base} rule {rule}"
    yield f"rule {rule}"
    yield f"by {kind}"
    yield f"{base} accepted={accepted} by {kind}"


def _with_figure(base: str, quoted: bool, measure: str, part: str) -> Iterator[str]:  # noqa: FBT001  # a fact
    yield f"quoted={quoted} {base}"
    yield from _common(base, measure, part)


def _common(name: str, measure: str, part: str) -> Iterator[str]:
    """What goes with every candidate."""
    yield f"{name}&label={measure}"
    yield f"{name}&part={part}"


def _seen_of_nobody(figure: _Figure, words: list[str], covering: int) -> tuple[Observation, ...]:
    """What is seen of the report's own voice."""
    says = min(sum(map(english.CLAUSE_VERBS.__contains__, words)), 2)
    return (
        (_nobody, covering, figure.quoted, says, "according" in words),
        (_common, "nobody", figure.measure, figure.part),
    )


def _nobody(covering: int, quoted: bool, says: int, accord: bool) -> Iterator[str]:  # noqa: FBT001  # facts
    yield "nobody"
    yield f"nobody covering={covering}"
    yield f"nobody quoted={quoted}"
    yield f"nobody verbs of saying={says}"
    yield f"nobody quoted={quoted} covering={covering}"
    yield f"nobody accord={accord}"


def _seen_of_last(figure: _Figure, last: StatementCandidate, words: list[str], back: int, covering: int) -> tuple[Observation, ...]:
    """What is seen of whoever spoke before, so many sentences back, still speaking."""
    name = f"speaker before {'1' if back <= 1 else '2' if back <= 3 else 'far'}"
    opens = words[0] if words and words[0] in _OPENINGS else "other"
    return (
        (_last, name, last.form.value, last.speaker_kind, figure.quoted, covering, opens),
        (_common, name, figure.measure, figure.part),
    )


def _last(name: str, form: str, kind: str, quoted: bool, covering: int, opens: str) -> Iterator[str]:  # noqa: FBT001  # a fact
    yield name
    yield f"{name} {form}"
    yield f"{name} by {kind}"
    yield f"{name} quoted={quoted}"
    yield f"{name} covering={covering}"
    yield f"{name} opens={opens}"
