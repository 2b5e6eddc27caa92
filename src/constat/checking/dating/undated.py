"""A report whose day is unknown: its marks, and what its times would mean on a given day."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date

from constat.checking.dating.meanings import Meaning, meaning_of
from constat.model.period import Period
from constat.model.report import Report
from constat.model.span import Span
from constat.reading.layout import PartKind
from constat.reading.lexicon import Lexicon
from constat.reading.marked import MarkedText, mark_text
from constat.reading.times import TimeKind, TimeMark, mark_times
from constat.reading.tokens import Tokens

_BODY = frozenset({PartKind.TITLE, PartKind.DESCRIPTION, PartKind.BODY, PartKind.CAPTION})


@dataclass(frozen=True, slots=True)
class SentenceTime:
    """A time in a sentence: which of the sentence's times it is, and its tokens in the whole text."""

    sentence: int
    order: int
    mark: TimeMark


@dataclass(slots=True)
class UndatedText:
    """A report's marks with no day to resolve times against, and a memory of what times mean on days that were tried."""

    report: Report
    marked: MarkedText
    times: list[SentenceTime]
    _sentences: dict[int, tuple[Tokens, str]] = field(default_factory=dict)
    _meanings: dict[tuple[int, int], Meaning] = field(default_factory=dict)
    _tried: dict[tuple[int, date], list[TimeMark]] = field(default_factory=dict)

    def times_of(self, sentence: int) -> list[SentenceTime]:
        """The times of a sentence, in order."""
        return [time for time in self.times if time.sentence == sentence]

    def on(self, time: SentenceTime, anchor: date) -> Period | None:
        """The days that a time means in a report of a given day; null where it means none that can be told."""
        mark = self.mark_on(time, anchor)
        return None if mark is None else mark.period

    def meaning(self, time: SentenceTime) -> Meaning:
        """What a time means on any day, as a function that is cheap to ask of thousands."""
        found = self._meanings.get((time.sentence, time.order))
        if found is None:
            found = self._meanings[time.sentence, time.order] = meaning_of(lambda day: self.on(time, day))
        return found

    def mark_on(self, time: SentenceTime, anchor: date) -> TimeMark | None:
        """A time as it is marked in a report of a given day."""
        tried = self._tried.get((time.sentence, anchor))
        if tried is None:
            tokens, plain = self._tokens_of(time.sentence)
            tried = self._tried[time.sentence, anchor] = mark_times(tokens, plain, anchor)
        offset = self.marked.sentence_tokens(time.sentence)[0]
        for mark in tried:
            if mark.first + offset <= time.mark.first < mark.last + offset:
                return mark
        return None

    def _tokens_of(self, sentence: int) -> tuple[Tokens, str]:
        """A sentence's tokens alone: what a time means is told by its own sentence."""
        found = self._sentences.get(sentence)
        if found is None:
            first, last = self.marked.sentence_tokens(sentence)
            tokens = self.marked.tokens
            start, end = tokens.starts[first], tokens.ends[last - 1]
            starts = [at - start for at in tokens.starts[first:last]]
            ends = [at - start for at in tokens.ends[first:last]]
            found = self._sentences[sentence] = Tokens(tokens.words[first:last], starts, ends), self.marked.plain[start:end]
        return found

    def told_in(self, token: int) -> int | None:
        """The sentence in which a token stands, where it is the report's own; null in the page's furniture around it."""
        sentence = self.sentence_of(token)
        if sentence >= len(self.marked.sentences) or self.marked.part_of_sentence(sentence).kind not in _BODY:
            return None
        return sentence if token < self.marked.sentence_tokens(sentence)[1] else None

    def span(self, first: int, last: int) -> Span:
        """Tokens first..last (last excluded) as characters."""
        return Span(self.marked.tokens.starts[first], self.marked.tokens.ends[last - 1])

    def words(self, first: int, last: int) -> str:
        """The characters of tokens, on one line."""
        return " ".join(self.marked.words(first, last).split())

    def sentence_of(self, token: int) -> int:
        """The sentence in which a token stands."""
        return max(0, bisect_right(self.marked.sentence_first, token) - 1)


def mark_undated(report: Report, lexicon: Lexicon) -> UndatedText:
    """Mark a report without a day. Only what the report itself tells counts, not the page's furniture."""
    marked = mark_text(report.text, lexicon, None)
    undated = UndatedText(report, marked, [])
    orders: dict[int, int] = {}
    for mark in marked.times:
        sentence = undated.told_in(mark.first)
        if sentence is None:
            continue
        undated.times.append(SentenceTime(sentence, orders.get(sentence, 0), mark))
        orders[sentence] = orders.get(sentence, 0) + 1
    return undated


__all__ = ["SentenceTime", "TimeKind", "UndatedText", "mark_undated"]
