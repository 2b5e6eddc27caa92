"""A reading for people: the report's sentences with the claims marked in them, and each claim told underneath."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TextIO

from rich.console import Console
from rich.text import Text

from constat.model.amount import Amount, Bound
from constat.model.claim import Event, Figure, Reason, Statement, Status
from constat.model.reading import Reading
from constat.model.report import Report
from constat.model.span import Span
from constat.reading.explanations import explain_reason, explain_rule
from constat.reading.layout import lay_out
from constat.reading.sentences import split_sentences

_STYLES = {"figure": "bold cyan", "event": "bold magenta", "statement": "bold green"}
_SYMBOLS = {"figure": "▪", "event": "▸", "statement": "❝"}


@dataclass(frozen=True, slots=True)
class _Note:
    """One claim, as it is printed under its sentence."""

    kind: str
    span: Span
    says: str
    rule: str
    confidence: float
    reasons: Sequence[Reason]


def print_reading(reading: Reading, report: Report, *, explain: bool, color: bool | None, out: TextIO) -> None:
    """Print one reading: a head with the counts, then every sentence that holds a claim, with its claims."""
    console = Console(file=out, force_terminal=color, no_color=color is False, highlight=False, soft_wrap=True, emoji=False, markup=False)
    _print_head(console, reading)
    notes = [*map(_figure_note, reading.figures), *map(_event_note, reading.events), *map(_statement_note, reading.statements)]
    sentences = split_sentences(report.text, lay_out(report.text))
    by_sentence: dict[int, list[_Note]] = {}
    for note in sorted(notes, key=lambda one: (one.span, one.kind)):
        by_sentence.setdefault(sentences.at(note.span.start), []).append(note)
    for sentence in sorted(by_sentence):
        end = max([sentences.ends[sentence], *(note.span.end for note in by_sentence[sentence])])
        _print_sentence(console, report.text, Span(sentences.starts[sentence], end), by_sentence[sentence])
        for note in by_sentence[sentence]:
            _print_note(console, report.text, note, explain=explain)
        console.print()


def _print_head(console: Console, reading: Reading) -> None:
    date = reading.date
    day = (
        "date unknown"
        if date.earliest is None
        else f"{date.earliest}"
        if date.earliest == date.latest
        else f"{date.earliest} to {date.latest}"
    )
    because = f" ({date.because[0].kind.value}: {date.because[0].says})" if date.because and date.earliest is not None else ""
    console.print(Text(reading.doc, style="bold underline"))
    console.print(
        Text(
            f"{day}{because} · {reading.language} · {len(reading.figures)} figures · {len(reading.events)} events · {len(reading.statements)} statements",
            style="dim",
        )
    )
    console.print()


def _print_sentence(console: Console, text: str, span: Span, notes: Sequence[_Note]) -> None:
    line = Text(span.of(text).replace("\n", " "))
    for note in sorted(notes, key=lambda one: {"statement": 0, "event": 1, "figure": 2}[one.kind]):
        line.stylize(_STYLES[note.kind], max(0, note.span.start - span.start), note.span.end - span.start)
    console.print(line)


def _print_note(console: Console, text: str, note: _Note, *, explain: bool) -> None:
    words = " ".join(note.span.of(text).split())
    shown = words if len(words) <= 70 else f"{words[:67]}…"
    line = Text("   ")
    line.append(f"{_SYMBOLS[note.kind]} ", style=_STYLES[note.kind])
    line.append(f"“{shown}” ", style="italic")
    line.append(note.says)
    line.append(f"  {note.confidence:.0%} [{note.span.start}:{note.span.end}]", style="dim")
    console.print(line)
    if explain:
        console.print(Text(f"       by {note.rule}: {explain_rule(note.rule)}", style="dim"))
        for reason in note.reasons:
            console.print(
                Text(
                    f"       {'+' if reason.weight > 0 else '−'}{abs(reason.weight) / 1000:.1f} {explain_reason(reason.says)}", style="dim"
                )
            )


def amount_in_words(amount: Amount) -> str:
    """An amount as it is written: "at least 650", "500 to 800", "about 650"."""

    def number(value: float | None) -> str:
        return "" if value is None else f"{value:,.0f}" if value == int(value) else f"{value:,}"

    if amount.bound is Bound.RANGE:
        return f"{number(amount.low)} to {number(amount.high)}"
    if amount.bound is Bound.AT_MOST:
        return f"at most {number(amount.high)}"
    words = {Bound.ABOUT: "about ", Bound.AT_LEAST: "at least ", Bound.VAGUE: "vaguely "}.get(amount.bound, "")
    return f"{words}{number(amount.low)}"


def _figure_note(figure: Figure) -> _Note:
    parts = [f"→ {figure.measure}: {amount_in_words(figure.amount)} {figure.unit}"]
    if figure.group:
        parts.append(f"of which {figure.group}")
    parts += _attributes(figure.when.iso() if figure.when else None, figure.place, figure.status)
    if figure.said_by:
        parts.append(f"said by {figure.said_by}")
    return _Note("figure", figure.span, " · ".join(parts), figure.rule, figure.confidence, figure.reasons)


def _event_note(event: Event) -> _Note:
    parts = [f"→ {event.type}", *_attributes(event.when.iso() if event.when else None, event.place, event.status)]
    if event.actors:
        parts.append(", ".join(f"{actor.role.value} {actor.name}" for actor in event.actors))
    return _Note("event", event.span, " · ".join(parts), event.rule, event.confidence, event.reasons)


def _statement_note(statement: Statement) -> _Note:
    return _Note(
        "statement",
        statement.span,
        f"→ {statement.speaker or 'somebody not named'} ({statement.form.value})",
        statement.rule,
        statement.confidence,
        statement.reasons,
    )


def _attributes(when: str | None, place: str | None, status: Status) -> list[str]:
    return [part for part in (when, place, status.value.replace("_", " ") if status is not Status.HAPPENED else None) if part]
