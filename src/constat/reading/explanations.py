"""What a claim's rule and the model's features say, in words: what `constat read --explain` prints."""

from __future__ import annotations

import re

_RULES = {
    "figure.one": "a singular (“a”, “an”, “one”) in a sentence that reports the incident itself counts as 1",
    "figure.count.noun": "a number with a counted noun; what it measures is the most probable of the measures that count such a noun",
    "figure.count.bare": "a number whose noun is left out; what it measures is told by the words around it",
    "figure.money.noun": "a sum of money",
    "figure.money.bare": "a sum of money",
    "figure.duration.noun": "a prison term, in months",
    "figure.duration.bare": "a prison term, in months",
    "figure.cell": "a cell of a field note, in a column that was said to hold this measure",
    "event.cell": "a field note whose cell names the event's type, or whose measures belong to one type alone",
    "event.figure": "a figure that itself tells of an event, without a verb of its own",
    "statement.direct": "words in quotation marks; the speaker is looked for after, before and around them",
    "statement.indirect": "a clause that depends on a word of saying with a speaker",
}


def explain_rule(rule: str) -> str:
    """What a rule does, in a sentence."""
    for name in (rule, ".".join(rule.split(".")[:2])):
        if name in _RULES:
            return _RULES[name]
    if rule.startswith("event."):
        return f"words of the cue “{rule.removeprefix('event.').replace('_', ' ')}” that tell of an event; the type is the most probable of those the cue may tell"
    return "see the methods page"


_REWORDED = (
    (re.compile(r"^bias$"), "how common this is, all else apart"),
    (re.compile(r"^next cue (.+)$"), r"the next telling word in its clause is of the cue “\1”"),
    (re.compile(r"^last cue (.+)$"), r"the telling word before it in its clause is of the cue “\1”"),
    (re.compile(r"^clause has (.+)$"), r"its clause has a word of the cue “\1”"),
    (re.compile(r"^sentence has (.+)$"), r"its sentence has a word of the cue “\1”"),
    (re.compile(r"^class=(.+)$"), r"it counts a noun of the class “\1”"),
    (re.compile(r"^noun=(.+)$"), r"it counts “\1”"),
    (re.compile(r"^cue=(.+)$"), r"the word is of the cue “\1”"),
    (re.compile(r"^lemma=(.+)$"), r"the word is “\1”"),
    (re.compile(r"^after (.+)$"), r"it follows a figure of “\1” in the same sentence"),
    (re.compile(r"^title has (.+)$"), r"the title has a word of the cue “\1”"),
    (re.compile(r"^sentence before has (.+)$"), r"the sentence before has a word of the cue “\1”"),
)


def explain_reason(feature: str) -> str:
    """A feature's name in words; conditions joined in one feature are joined by "and"."""
    parts = []
    for part in feature.split("&"):
        for pattern, words in _REWORDED:
            if pattern.match(part):
                parts.append(pattern.sub(words, part))
                break
        else:
            parts.append(part)
    return " and ".join(parts)
