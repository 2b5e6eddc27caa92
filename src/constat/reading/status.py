"""Whether what a claim tells has come about: what is seen of it, for the trained model (see observations)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import compress

from constat.model.claim import Status
from constat.reading.context import SentenceContext
from constat.reading.marked import MarkedText
from constat.reading.observations import Observation
from constat.reading.scoring import Scorer
from constat.reading.target import Target

_TELLING = frozenset(
    "will would could may might can should must shall not no never refused reject rejected denied ruled out plan plans planned planning proposal proposals propose proposed considering consider considered want wants wanted call called calls calling urge urged demand demanded demands "
    "expected due set hope hopes hoping if unless whether has have had is are was were been being still continue continues continued continuing currently now ongoing since already yet ahead seek seeking seeks ask asked intends intend aims aim pledge pledged vow vowed promised promise threatened "
    "threatens failed fail cancelled canceled scrapped stopped blocked halted grounded abandoned called-off likely estimated feared fears possible potential potentially capacity up to room space able designed built hold holds".split()
)

_AUXILIARIES = frozenset("is are was were be been being has have had will to".split())


_STATUSES = {status.value: status for status in Status}


def status_of(scorer: Scorer[Iterable[Observation]], marked: MarkedText, contexts: Sequence[SentenceContext], target: Target) -> Status:
    """The status that a claim most probably has; between equals, the first of the model."""
    scores = scorer.scores(status_observations(marked, contexts, target))
    return _STATUSES[scorer.labels[scores.index(max(scores))]]


def status_observations(marked: MarkedText, contexts: Sequence[SentenceContext], target: Target) -> list[Observation]:
    """What is seen of a claim, by which its status is told."""
    context = contexts[target.sentence]
    words = marked.tokens.words
    label, kind, verb, lead = target.label, target.kind, words[target.verb], words[target.verb - 1]
    opening = words[context.first] if context.first < len(words) else ""
    quoted = bool(context.quoted) and context.is_quoted(marked.tokens.starts[target.first])
    found: list[Observation] = [
        (_claim, label, kind, target.part, quoted, opening if opening in _TELLING or not opening else "other"),
        (_tense, "verb", context.tense(words, target.verb), label, kind),
        (_tense, "claim", context.tense(words, target.first), label, kind),
        (_verb, verb, lead if lead in _AUXILIARIES and target.verb > context.first else "", kind),
        (_cues, target.cues, _ending(verb)),
    ]
    _see_words(found, words, context, target)
    for time in context.times:
        ahead = time.period is not None and marked.anchor is not None and time.period.first > marked.anchor
        found.append((_time, time.kind.value, ahead))
    return found


def _claim(label: str, kind: str, part: str, quoted: bool, opening: str) -> Iterator[str]:  # noqa: FBT001  # a fact
    yield from ("bias", f"label={label}", kind, f"part={part}", f"quoted={quoted}")
    if opening:
        yield f"opens {opening}"


def _tense(place: str, tenses: tuple[str, ...], label: str, kind: str) -> Iterator[str]:
    for tense in tenses:
        yield from (f"{place} {tense}", f"{place} {tense}&{label}", f"{place} {tense}&{kind}")


def _ending(word: str) -> str:
    return "ing" if word.endswith("ing") else "ed" if word.endswith("ed") else "s" if word.endswith("s") else "other"


def _verb(word: str, auxiliary: str, kind: str) -> Iterator[str]:
    ending = _ending(word)
    yield from (f"verb ends {ending}", f"verb ends {ending}&{kind}", f"verb {word}")
    if auxiliary:
        yield from (f"{auxiliary} ends {ending}", f"auxiliary ends {ending}", f"auxiliary ends {ending}&{kind}")


def _cues(cues: tuple[str, ...], ending: str) -> Iterator[str]:
    for cue in cues:
        yield f"cue {cue}"
        yield f"cue {cue}&ends {ending}"


def _see_words(found: list[Observation], words: list[str], context: SentenceContext, target: Target) -> None:
    """The words around it that say whether something has come about."""
    low, high = max(context.first, target.first - 8), min(context.last, target.last + 8)
    for index in compress(range(low, high), map(_TELLING.__contains__, words[low:high])):
        one = words[index]
        side = "left" if index < target.first else "right" if index >= target.last else "inside"
        near = "near" if min(abs(index - target.first), abs(index - target.last)) <= 3 else "off"
        found += ((_word_near, one, side, near), (_word, one, side), (_word_of, one, target.label))


def _word_near(word: str, side: str, near: str) -> Iterator[str]:
    yield f"{word} {side} {near}"


def _word(word: str, side: str) -> Iterator[str]:
    yield f"{word} {side}"


def _word_of(word: str, label: str) -> Iterator[str]:
    yield f"{word}&{label}"


def _time(kind: str, ahead: bool) -> Iterator[str]:  # noqa: FBT001  # a fact
    yield f"time {kind}{' ahead' if ahead else ''}"
