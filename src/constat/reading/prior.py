"""The weights that a codebook's own declarations give a model before any training."""

from __future__ import annotations

from collections import defaultdict

from constat.codebook.codebook import Codebook, Model, pack

Prior = dict[str, dict[str, float]]
"""feature → label → weight, in log-odds units"""

NONE = "none"


def figure_prior(codebook: Codebook) -> Prior:
    """What the measures' cues and counted nouns say, as weights on the features of figures."""
    prior: Prior = defaultdict(dict)
    classes = [noun.name for noun in codebook.nouns]
    for measure in codebook.measures:
        label = measure.name
        prior["bias"][label] = -1.5
        prior["counts a stranger"][label] = -1.5
        for cue, weight in measure.cues.items():
            prior[f"next cue {cue}"][label] = 0.8 * weight
            prior[f"last cue {cue}"][label] = 0.8 * weight
            prior[f"clause has {cue}"][label] = 0.5 * weight
            prior[f"sentence has {cue}"][label] = 0.3 * weight
        if measure.quantity == "count":
            for name in classes:
                prior[f"class={name}"][label] = 1.0 if name in measure.counts else -2.5
    return prior


def event_prior(codebook: Codebook) -> Prior:
    """What the event types' triggers say, as weights on the features of events."""
    prior: Prior = defaultdict(dict)
    for event in codebook.events:
        prior["bias"][event.name] = -2.5
        for cue, weight in event.triggers.items():
            prior[f"cue={cue}"][event.name] = 2.0 + weight
        for measure in event.measures:
            prior[f"figure {measure} near"][event.name] = 1.0
    return prior


def telling_model(codebook: Codebook, labels: list[str]) -> Model:
    """Without training: a sentence may tell any type of event of which it holds a cue or a figure."""
    places = {label: place for place, label in enumerate(labels)}
    weights: Prior = defaultdict(dict)
    for event in codebook.events:
        for cue, weight in event.triggers.items():
            weights[f"cue {cue}"][event.name] = 1.0 + weight
        for measure in event.measures:
            weights[f"figure {measure}"][event.name] = 1.0
    features = {name: pack((places[label], round(value * 1000)) for label, value in pairs.items()) for name, pairs in weights.items()}
    return Model(labels=tuple(labels), features={name: packed for name, packed in features.items() if packed})


def untrained(prior: Prior, labels: list[str]) -> Model:
    """A model that has the prior's weights and no others."""
    names = (NONE, *labels)
    places = {label: place for place, label in enumerate(names)}
    features = {
        feature: pack((places[label], round(weight * 1000)) for label, weight in weights.items()) for feature, weights in prior.items()
    }
    return Model(labels=names, features={feature: packed for feature, packed in features.items() if packed})


def statement_model(label: str) -> Model:
    """Without training: a quotation, or what a named speaker says with a plain verb of saying, is a statement."""
    weights = {
        "bias": -1.0,
        "form=direct": 2.0,
        "all capitals": -3.0,
        "named=True": 1.0,
        "how=that": 1.0,
        "how=before": 0.5,
        "verb=say": 1.5,
        "verb=tell": 1.0,
        "verb=add": 1.0,
        "passive": -3.0,
    }
    return Model(labels=(NONE, label), features={name: pack([(1, round(weight * 1000))]) for name, weight in weights.items()})


def status_model() -> Model:
    """Without training: what is told has happened, unless the words before the verb say otherwise."""
    labels = ("happened", "ongoing", "planned", "called_for", "hypothetical", "denied")
    weights = {
        "bias": (0, 1.5), "verb before:future": (2, 3.0), "verb before:modal": (4, 2.5), "verb before:negative": (5, 2.5), "verb before:condition": (4, 2.0), "verb before:intent": (2, 2.0), "verb just before=being": (1, 2.5),
    }  # fmt: skip
    return Model(labels=labels, features={name: pack([(label, round(weight * 1000))]) for name, (label, weight) in weights.items()})


def when_model() -> Model:
    """Without training: the nearest time of the sentence, else the time of the claim before."""
    return _ranker(
        {
            "in sentence": 2.0,
            "only time=True": 1.0,
            "left breaks 0": 0.5,
            "right breaks 0": 1.0,
            "memory same sentence": 1.5,
            "time of claim before": 0.3,
            "no time": 0.5,
            "unresolved": -2.0,
        }
    )


def where_model() -> Model:
    """Without training: the most precise place of the sentence, else that of the claim before."""
    return _ranker(
        {
            "in sentence": 1.5,
            "finest=True": 1.0,
            "lead in": 0.5,
            "lead at": 0.5,
            "lead near": 0.5,
            "part of a body's name": -2.0,
            "memory same sentence": 1.0,
            "memory near": 0.5,
            "no place": 0.7,
        }
    )


def credit_model() -> Model:
    """Without training: the speaker of the words that hold the figure, else nobody."""
    return _ranker({"direct inside": 2.5, "indirect inside": 2.5, "nobody": 1.0})


def _ranker(weights: dict[str, float]) -> Model:
    return Model(labels=("right",), features={name: round(weight * 1000) for name, weight in weights.items()})
