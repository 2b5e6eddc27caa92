"""Whom a report credits: the news agencies that it names as its source, for the whole or for a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass

from constat.codebook.codebook import Codebook
from constat.model.origin import Credit
from constat.model.span import Span
from constat.reading.english.recognition import CREDIT_AFTER, CREDIT_BEFORE
from constat.reading.layout import lay_out
from constat.reading.sentences import Sentences, split_sentences

_WORD_BEFORE = re.compile(r"([^\W\d_]+)[ \t]+(?:(?:the|an?|news|agency)[ \t]+)*$")
_WORD_AFTER = re.compile(r"[ \t]*(?:'s|’s)?[ \t]+(?:news agency[ \t]+)?(?:on \w+day[ \t]+)?([^\W\d_]+)")
_HEAD = 600
"""Characters at a report's beginning and end in which a credit is for the whole: date line, by-line, tail."""
_LOOK = 60


@dataclass(frozen=True, slots=True)
class Wires:
    """The bodies whose copy others print, as one pattern over their names."""

    pattern: re.Pattern[str] | None
    bodies: dict[str, tuple[str, str]]
    """Name as written → identifier and usual name."""


def wires_of(codebook: Codebook) -> Wires:
    """What a codebook says of the bodies whose copy others print."""
    bodies: dict[str, tuple[str, str]] = {}
    for body in codebook.bodies:
        if body.kind in codebook.head.wires:
            for name in (body.name, *body.names):
                bodies.setdefault(name, (body.id, body.name))
    if not bodies:
        return Wires(None, {})
    names = "|".join(re.escape(name) for name in sorted(bodies, key=lambda name: (-len(name), name)))
    return Wires(re.compile(rf"(?<![\w.-])(?:{names})(?![\w-])"), bodies)


def credits_of(text: str, wires: Wires) -> tuple[Credit, ...]:
    """Every credit of a text, in order."""
    if wires.pattern is None:
        return ()
    found = []
    sentences: Sentences | None = None
    for match in wires.pattern.finditer(text):
        identifier, name = wires.bodies[match.group()]
        span = Span(match.start(), match.end())
        if _is_for_the_whole(text, match):
            found.append(Credit(identifier, name, span, Span(0, len(text))))
        elif _is_for_a_sentence(text, match):
            sentences = sentences or split_sentences(text, lay_out(text))
            if len(sentences):
                number = sentences.at(match.start())
                found.append(Credit(identifier, name, span, Span(sentences.starts[number], sentences.ends[number])))
    return tuple(found)


def _is_for_the_whole(text: str, match: re.Match[str]) -> bool:
    """In brackets, or alone on its line ("By AFP", "Reuters"), at the beginning or the end."""
    if match.start() > _HEAD and match.end() < len(text) - _HEAD:
        return False
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    if before == "(" and after == ")":
        return True
    begin, end = text.rfind("\n", 0, match.start()) + 1, text.find("\n", match.end())
    line = text[begin : end if end >= 0 else len(text)].strip(" \t-–—*_.|©")
    return len(line) <= len(match.group()) + len("Source: and agencies") and line.lower().removeprefix("by ").startswith(
        match.group().lower()
    )


def _is_for_a_sentence(text: str, match: re.Match[str]) -> bool:
    before = _WORD_BEFORE.search(text, max(0, match.start() - _LOOK), match.start())
    after = _WORD_AFTER.match(text, match.end(), match.end() + _LOOK)
    return (before is not None and before[1].lower() in CREDIT_BEFORE) or (after is not None and after[1].lower() in CREDIT_AFTER)
