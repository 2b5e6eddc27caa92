"""Figures and claims whose source cannot be told."""

from __future__ import annotations

from collections.abc import Iterator

from constat.checking.findings.case import Case
from constat.checking.findings.found import Found, amount_words, holds_run, measure_words
from constat.linking.rules import folded
from constat.reading.english.checks import NOBODY, UNNAMED_SOURCES


def source_that_cannot_be_told(case: Case) -> Iterator[Found]:
    """A figure is given to somebody who cannot be found and asked: "sources said", "it is understood", "reportedly"."""
    done: set[int] = set()
    for figure in case.figures:
        sentence = case.sentence_at(figure.span.start)
        if sentence in done or (figure.said_by is not None and folded(figure.said_by).split()[-1] not in NOBODY):
            continue
        words = case.words_of(sentence)
        at = holds_run(words, UNNAMED_SOURCES)
        if at is not None:
            done.add(sentence)
            said = " ".join(words[at : at + 3])
            yield Found(
                figure.span,
                f"nobody who can be asked stands behind {amount_words(figure.amount)} ({measure_words(figure.measure)}): “{said}”",
            )
