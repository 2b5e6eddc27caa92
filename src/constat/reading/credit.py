"""Who a figure is credited to: the candidates, and what speaks for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from constat.reading.context import SentenceContext
from constat.reading.english import speech as english
from constat.reading.marked import MarkedText
from constat.reading.ranking import Option
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


@dataclass(frozen=True, slots=True)
class _Figure:
    """A figure as characters start..end, whether it stands in a quotation, and features that go with every candidate."""

    start: int
    end: int
    sentence: int
    quoted: bool
    common: tuple[str, ...]


def credit_options(marked: MarkedText, contexts: Sequence[SentenceContext], target: Target, said: Said) -> list[Option[str | None]]:
    """Everybody whom a figure may be credited to: who says words of its sentence, nobody, and who spoke before."""
    context = contexts[target.sentence]
    start, end = marked.tokens.starts[target.first], marked.tokens.ends[target.last - 1]
    common = (f"label={target.label}", f"part={context.kind.value}")
    figure = _Figure(start, end, target.sentence, marked.in_quote(start) is not None, common)
    options: list[Option[str | None]] = []
    covering = 0
    for number in said.touching(target.sentence):
        candidate = said.candidates[number]
        covers = candidate.start <= start and end <= candidate.end + 1
        covering += covers
        if covers or candidate.speaker is not None:
            options.append(Option(candidate.speaker, _speaker_features(figure, candidate, covers=covers, accepted=number in said.accepted)))
    words = marked.tokens.words[context.first : context.last]
    options.append(Option(None, _nobody_features(figure, words, min(covering, 2))))
    last = said.before(target.sentence)
    if last is not None:
        back = target.sentence - marked.sentences.at(last.start)
        options.append(Option(last.speaker, _last_features(figure, last, words, back, min(covering, 2))))
    return options


def _speaker_features(figure: _Figure, candidate: StatementCandidate, *, covers: bool, accepted: bool) -> tuple[str, ...]:
    """What speaks for the speaker of words in the figure's sentence."""
    touches = candidate.start < figure.end and figure.start < candidate.end
    gap = max(candidate.start - figure.end, figure.start - candidate.end)
    near = "inside" if covers else "touching" if touches else "near" if gap < _NEAR else "far"
    side = "after" if candidate.start > figure.end else "before" if candidate.end < figure.start else "over"
    base, kind = f"{candidate.form.value} {near}", candidate.speaker_kind
    return (
        base,
        f"{base} {side}",
        f"{base} accepted={accepted}",
        f"{base} by {kind}",
        f"{base} rule {candidate.rule}",
        f"rule {candidate.rule}",
        f"by {kind}",
        f"quoted={figure.quoted} {base}",
        f"{base} accepted={accepted} by {kind}",
        *(f"{base}&{one}" for one in figure.common),
        *(feature for feature in candidate.features if feature.startswith(("verb=", "noun="))),
    )


def _nobody_features(figure: _Figure, words: list[str], covering: int) -> tuple[str, ...]:
    """What speaks for the report's own voice."""
    says = sum(word in english.CLAUSE_VERBS for word in words)
    return (
        "nobody",
        f"nobody covering={covering}",
        f"nobody quoted={figure.quoted}",
        f"nobody verbs of saying={min(says, 2)}",
        f"nobody quoted={figure.quoted} covering={covering}",
        f"nobody accord={'according' in words}",
        *(f"nobody&{one}" for one in figure.common),
    )


def _last_features(figure: _Figure, last: StatementCandidate, words: list[str], back: int, covering: int) -> tuple[str, ...]:
    """What speaks for whoever spoke before, so many sentences back, still speaking."""
    name = f"speaker before {'1' if back <= 1 else '2' if back <= 3 else 'far'}"
    return (
        name,
        f"{name} {last.form.value}",
        f"{name} by {last.speaker_kind}",
        f"{name} quoted={figure.quoted}",
        f"{name} covering={covering}",
        f"{name} opens={words[0] if words and words[0] in _OPENINGS else 'other'}",
        *(f"{name}&{one}" for one in figure.common),
    )
