"""Whether what a claim tells has come about: features for the trained model."""

from __future__ import annotations

from collections.abc import Sequence

from constat.reading.context import SentenceContext, tense_features
from constat.reading.marked import MarkedText
from constat.reading.target import Target

_TELLING = frozenset(
    "will would could may might can should must shall not no never refused reject rejected denied ruled out plan plans planned planning proposal proposals propose proposed considering consider considered want wants wanted call called calls calling urge urged demand demanded demands "
    "expected due set hope hopes hoping if unless whether has have had is are was were been being still continue continues continued continuing currently now ongoing since already yet ahead seek seeking seeks ask asked intends intend aims aim pledge pledged vow vowed promised promise threatened "
    "threatens failed fail cancelled canceled scrapped stopped blocked halted grounded abandoned called-off likely estimated feared fears possible potential potentially capacity up to room space able designed built hold holds".split()
)

_AUXILIARIES = frozenset("is are was were be been being has have had will to".split())


def status_features(marked: MarkedText, contexts: Sequence[SentenceContext], target: Target) -> list[str]:
    """The features by which a claim's status is told."""
    context = contexts[target.sentence]
    words = marked.tokens.words
    features = ["bias", f"label={target.label}", target.kind, f"part={context.kind.value}"]
    quoted = context.is_quoted(marked.tokens.starts[target.first])
    features.append(f"quoted={quoted}")
    for place, at in (("verb", target.verb), ("claim", target.first)):
        for tense in tense_features(words, at, context.first):
            features += [f"{place} {tense}", f"{place} {tense}&{target.label}", f"{place} {tense}&{target.kind}"]
    word = words[target.verb]
    ending = "ing" if word.endswith("ing") else "ed" if word.endswith("ed") else "s" if word.endswith("s") else "other"
    features += [f"verb ends {ending}", f"verb ends {ending}&{target.kind}", f"verb {word}"]
    lead = words[target.verb - 1] if target.verb > context.first else "START"
    if lead in _AUXILIARIES:
        features += [f"{lead} ends {ending}", f"auxiliary ends {ending}", f"auxiliary ends {ending}&{target.kind}"]
    for cue in target.cues:
        features += [f"cue {cue}", f"cue {cue}&ends {ending}"]
    for index in range(max(context.first, target.first - 8), min(context.last, target.last + 8)):
        one = words[index]
        if one in _TELLING:
            side = "left" if index < target.first else "right" if index >= target.last else "inside"
            near = "near" if min(abs(index - target.first), abs(index - target.last)) <= 3 else "off"
            features += [f"{one} {side} {near}", f"{one} {side}", f"{one}&{target.label}"]
    if context.first < len(words):
        features.append(f"opens {words[context.first]}" if words[context.first] in _TELLING else "opens other")
    for time in context.times:
        ahead = time.period is not None and marked.anchor is not None and time.period.first > marked.anchor
        features.append(f"time {time.kind.value}{' ahead' if ahead else ''}")
    return features
