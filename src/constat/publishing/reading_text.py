"""A reading for people: the report's sentences with the claims marked in them, and each claim told underneath."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TextIO

from rich.console import Console
from rich.text import Text

from constat.model.claim import Reason
from constat.model.reading import Reading
from constat.model.report import Report
from constat.model.span import Span
from constat.publishing.wording import date_in_words, event_in_words, figure_in_words, statement_in_words
from constat.reading.explanations import explain_reason, explain_rule
from constat.reading.layout import lay_out
from constat.reading.sentences import split_sentences

_STYLES = {"figure": "bold cyan", "event": "magenta", "statement": "green"}
_SYMBOLS = {"figure": "▪", "event": "▸", "statement": "❝"}
_PAINTED = ("statement", "event", "figure")
"""The order in which a sentence is painted, so that the shortest kind of mark lies on top."""
_WIDEST = 110
_LONGEST_QUOTE = 60
_STRONG = 1000
"""Thousandths of a log-odds unit from which a reason is called strong."""


@dataclass(frozen=True, slots=True)
class _Note:
    """One claim, as it is told under its sentence."""

    kind: str
    span: Span
    says: str
    rule: str
    confidence: float
    reasons: Sequence[Reason]


class ReadingPrinter:
    """Prints readings to one stream: wrapped on a terminal, a line a claim elsewhere."""

    def __init__(self, out: TextIO, *, explain: bool, color: bool | None) -> None:
        self._console = Console(
            file=out, force_terminal=color, no_color=None if color is None else not color, highlight=False, emoji=False, markup=False
        )
        self._explain = explain
        self._painted = self._console.is_terminal and not self._console.no_color
        self._width = min(self._console.width, _WIDEST) if self._console.is_terminal else None
        self._begun = False

    def print(self, reading: Reading, report: Report, codebook: str) -> None:
        """Print one reading: a head, then every sentence that holds a claim, with its claims."""
        if not self._begun:
            self._legend()
            self._begun = True
        self._head(reading)
        notes = _notes(reading)
        if not notes:
            self._line(Text(f"No claims: nothing in it that the codebook {codebook} measures or records."), 0)
            self._console.print()
        sentences = split_sentences(report.text, lay_out(report.text))
        by_sentence: dict[int, list[_Note]] = {}
        for note in notes:
            by_sentence.setdefault(sentences.at(note.span.start), []).append(note)
        for sentence, its_notes in sorted(by_sentence.items()):
            end = max([sentences.ends[sentence], *(note.span.end for note in its_notes)])
            self._sentence(report.text, Span(sentences.starts[sentence], end), its_notes)
            for note in its_notes:
                self._note(report.text, note)
            self._console.print()

    def _legend(self) -> None:
        line = Text()
        for kind, symbol in _SYMBOLS.items():
            line.append(f"{symbol} {kind}   ", style=_STYLES[kind])
        line.append("the percentage tells how sure the reading is", style="dim")
        self._line(line, 0)
        self._console.print()

    def _head(self, reading: Reading) -> None:
        self._line(Text(reading.doc, style="bold underline"), 0)
        counts = [
            f"{len(claims)} {kind if len(claims) == 1 else f'{kind}s'}"
            for kind, claims in (("figure", reading.figures), ("event", reading.events), ("statement", reading.statements))
        ]
        language = [] if reading.language == "en" else [f"language: {reading.language}"]
        self._line(Text(" · ".join([date_in_words(reading.date), *language, *counts]), style="dim"), 0)
        self._console.print()

    def _sentence(self, text: str, span: Span, notes: Sequence[_Note]) -> None:
        """The sentence with its claims in colour, or with its figures in brackets where there is none."""
        words = span.of(text).replace("\n", " ")
        if self._painted:
            line = Text(words)
            for note in sorted(notes, key=lambda one: _PAINTED.index(one.kind)):
                line.stylize(_STYLES[note.kind], max(0, note.span.start - span.start), note.span.end - span.start)
        else:
            figures = [note.span for note in notes if note.kind == "figure" and note.span.start >= span.start]
            line = Text(_bracketed(words, [(one.start - span.start, one.end - span.start) for one in figures]))
        self._line(line, 0)

    def _note(self, text: str, note: _Note) -> None:
        line = Text().append(f"{_SYMBOLS[note.kind]} ", style=_STYLES[note.kind])
        line.append(f"{note.confidence:>4.0%}  ", style="dim")
        quote = f"“{_shortened(' '.join(note.span.of(text).split()))}”"
        line.append(note.says if note.kind == "statement" else quote, style="" if note.kind == "statement" else "italic")
        line.append(f": {quote}" if note.kind == "statement" else f" → {note.says}")
        if self._explain:
            line.append(f"  characters {note.span.start} to {note.span.end}", style="dim")
        self._line(line, 3, hanging=8)
        if self._explain:
            self._reasons(note)

    def _reasons(self, note: _Note) -> None:
        self._line(Text(f"rule {note.rule}: {explain_rule(note.rule)}", style="dim"), 11, hanging=2)
        for title, side in (("for it", 1), ("against it", -1)):
            said = [
                f"{explain_reason(reason.says)}{' (strong)' if abs(reason.weight) >= _STRONG else ''}"
                for reason in note.reasons
                if reason.weight * side > 0
            ]
            if said:
                self._line(Text(f"{title}: {'; '.join(dict.fromkeys(said))}", style="dim"), 11, hanging=2)

    def _line(self, line: Text, indent: int, *, hanging: int = 0) -> None:
        """Print a line indented; where lines are wrapped, those after the first are indented further."""
        lines = [line] if self._width is None else line.wrap(self._console, max(self._width - indent - hanging, 20))
        for number, one in enumerate(lines):
            margin = Text(" " * (indent + (hanging if number else 0)))
            one.rstrip()
            self._console.print(margin + one, soft_wrap=True)


def _notes(reading: Reading) -> list[_Note]:
    notes = [
        *(_Note("figure", one.span, figure_in_words(one), one.rule, one.confidence, one.reasons) for one in reading.figures),
        *(_Note("event", one.span, event_in_words(one), one.rule, one.confidence, one.reasons) for one in reading.events),
        *(_Note("statement", one.span, statement_in_words(one), one.rule, one.confidence, one.reasons) for one in reading.statements),
    ]
    return sorted(notes, key=lambda one: (one.span, _PAINTED.index(one.kind)))


def _bracketed(words: str, spans: Sequence[tuple[int, int]]) -> str:
    """Words with brackets around spans; where spans overlap, the first of them counts."""
    pieces = []
    at = 0
    for start, end in sorted(spans):
        if start >= at:
            pieces.append(f"{words[at:start]}[{words[start:end]}]")
            at = end
    return "".join([*pieces, words[at:]])


def _shortened(words: str) -> str:
    return words if len(words) <= _LONGEST_QUOTE else f"{words[: _LONGEST_QUOTE - 1].rstrip()}…"
