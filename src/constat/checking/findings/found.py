"""What a check gives back, before the table of checks adds its code and severity."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from constat.model.amount import Amount, Bound
from constat.model.finding import EvidenceKind, FindingEvidence
from constat.model.span import Span
from constat.reading.english.checks import PART_WORDS


@dataclass(frozen=True, slots=True)
class Found:
    """The words that something is to be said of, the sentence that says it, and what it rests on."""

    span: Span
    says: str
    evidence: tuple[FindingEvidence, ...] = ()


def also(span: Span, says: str) -> FindingEvidence:
    """Evidence in other words of the same report."""
    return FindingEvidence(kind=EvidenceKind.REPORT, says=says, span=span)


def known(says: str) -> FindingEvidence:
    """Evidence in what the codebook knows."""
    return FindingEvidence(kind=EvidenceKind.CODEBOOK, says=says)


def plain(value: float) -> str:
    """A number as people write it."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,}"


def amount_words(amount: Amount) -> str:
    """An amount as it is written, near enough: "more than 3,500"."""
    if amount.low is not None and amount.high is not None:
        if amount.low != amount.high:
            return f"{plain(amount.low)} to {plain(amount.high)}"
        return f"about {plain(amount.low)}" if amount.bound is Bound.ABOUT else plain(amount.low)
    if amount.low is not None:
        return f"{'some' if amount.bound is Bound.VAGUE else 'more than'} {plain(amount.low)}"
    return f"up to {plain(amount.high or 0)}"


def measure_words(measure: str) -> str:
    """A measure's name in words."""
    return measure.replace("_", " ")


def holds_run(words: list[str], runs: Iterable[tuple[str, ...]]) -> int | None:
    """Where one of some runs of words begins, the first place of any; null where none stands there."""
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for run in runs:
        by_first.setdefault(run[0], []).append(run)
    for at, word in enumerate(words):
        for run in by_first.get(word, ()):
            if tuple(words[at : at + len(run)]) == run:
                return at
    return None


def may_be_part(words: Sequence[str], first: int, last: int, bounds: tuple[int, int]) -> bool:
    """Whether the words around tokens first..last, within a sentence, say that a number may be a part, or come on top of another.

    The number's own qualifier does not: "another 40" does, "more than 40" does not.
    """
    around = words[max(bounds[0], first - _AROUND) : min(bounds[1], last + _AROUND)]
    told = {word for word, after in zip(around, [*around[1:], ""], strict=True) if (word, after) != ("more", "than")}
    return bool(PART_WORDS & told) or tuple(words[last : last + 2]) in _OF_A_WHOLE


_AROUND = 4
"""Words on either side of a number that may say that it is a part."""
_OF_A_WHOLE = (("of", "the"), ("of", "them"), ("of", "those"), ("of", "these"), ("of", "whom"))


def digits(value: float) -> int:
    """How many digits a number has before the noughts at its end: how seldom it turns up by chance."""
    return len(f"{value:.10g}".replace(".", "").strip("0"))
