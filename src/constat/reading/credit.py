"""Who a figure is credited to: the candidates, and what speaks for each."""

from __future__ import annotations

from collections.abc import Sequence

from constat.reading.context import SentenceContext
from constat.reading.english import speech as english
from constat.reading.marked import MarkedText
from constat.reading.ranking import Option
from constat.reading.statements import StatementCandidate
from constat.reading.target import Target


def credit_options(
    marked: MarkedText,
    contexts: Sequence[SentenceContext],
    target: Target,
    candidates: Sequence[StatementCandidate],
    accepted: frozenset[int],
) -> list[Option[str | None]]:
    """Everybody whom a figure may be credited to; accepted are the positions of the candidates taken for statements."""
    context = contexts[target.sentence]
    start = marked.tokens.starts[target.first]
    end = marked.tokens.ends[target.last - 1]
    sentence_start, sentence_end = marked.sentences.starts[target.sentence], marked.sentences.ends[target.sentence]
    common = [f"label={target.label}", f"part={context.kind.value}"]
    quoted = marked.in_quote(start) is not None
    options: list[Option[str | None]] = []
    covering = 0
    for number, candidate in enumerate(candidates):
        if candidate.end <= sentence_start or candidate.start >= sentence_end:
            continue
        covers = candidate.start <= start and end <= candidate.end + 1
        touches = candidate.start < end and start < candidate.end
        covering += covers
        if candidate.speaker is None and not covers:
            continue
        gap = 0 if touches else (start - candidate.end if candidate.end <= start else candidate.start - end)
        near = "inside" if covers else "touching" if touches else "near" if gap < 30 else "far"
        side = "after" if candidate.start > end else "before" if candidate.end < start else "over"
        base = f"{candidate.form.value} {near}"
        features = [
            base,
            f"{base} {side}",
            f"{base} accepted={number in accepted}",
            f"{base} by {candidate.speaker_kind}",
            f"{base} rule {candidate.rule}",
            f"rule {candidate.rule}",
            f"by {candidate.speaker_kind}",
            f"quoted={quoted} {base}",
            f"{base} accepted={number in accepted} by {candidate.speaker_kind}",
            *(f"{base}&{one}" for one in common),
        ]
        features += [feature for feature in candidate.features if feature.startswith(("verb=", "noun="))]
        options.append(Option(candidate.speaker, tuple(features)))
    words = marked.tokens.words[context.first : context.last]
    says = sum(word in english.CLAUSE_VERBS for word in words)
    features = [
        "nobody",
        f"nobody covering={min(covering, 2)}",
        f"nobody quoted={quoted}",
        f"nobody verbs of saying={min(says, 2)}",
        f"nobody quoted={quoted} covering={min(covering, 2)}",
        f"nobody accord={'according' in words}",
        *(f"nobody&{one}" for one in common),
    ]
    options.append(Option(None, tuple(features)))
    previous = [candidate for number, candidate in enumerate(candidates) if number in accepted and candidate.end <= sentence_start]
    if previous:
        last = previous[-1]
        back = target.sentence - marked.sentences.at(last.start)
        name = f"speaker before {'1' if back <= 1 else '2' if back <= 3 else 'far'}"
        features = [
            name,
            f"{name} {last.form.value}",
            f"{name} by {last.speaker_kind}",
            f"{name} quoted={quoted}",
            f"{name} covering={min(covering, 2)}",
            f"{name} opens={words[0] if words and words[0] in ('he', 'she', 'they', 'it', 'the', 'of', 'in', 'but', 'a') else 'other'}",
            *(f"{name}&{one}" for one in common),
        ]
        options.append(Option(last.speaker, tuple(features)))
    return options
