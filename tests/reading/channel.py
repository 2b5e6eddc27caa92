"""The shipped codebook's reader for tests that read single sentences; those on trained choices need its weights."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

import pytest

from constat.codebook import load_codebook
from constat.intake.documents import make_report
from constat.model.reading import Reading
from constat.reading.context import SentenceContext, contexts_of
from constat.reading.marked import MarkedText, mark_text
from constat.reading.reader import Reader

DAY = date(2021, 6, 9)


@lru_cache(maxsize=1)
def channel_reader() -> Reader:
    return Reader(load_codebook())


def marked_body(body: str) -> tuple[MarkedText, list[SentenceContext]]:
    """A text marked under a headline, since a text's first line is taken for one."""
    marked = mark_text(f"What the day brought to the coast\n\n{body}\n", channel_reader().lexicon, DAY)
    return marked, contexts_of(marked)


def read_body(body: str) -> Reading:
    """A body read with the trained models; skips where the package has none."""
    reader = channel_reader()
    if "telling" not in reader.codebook.weights.models:
        pytest.skip("the channel codebook has no trained weights with a model of what sentences tell: run constat codebook train")
    text = f"What the day brought to the coast of Calais, where migrants wait\n\n{body}\n"
    return reader.read(make_report("sentence.txt", text.encode(), day=DAY))
