"""Training all models of a codebook from its own examples."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from constat.codebook.codebook import Codebook, Model, Weights
from constat.codebook.load import load_sources
from constat.reading.figures import NONE
from constat.reading.reader import STATEMENT, Reader
from constat.reading.training.calibrate import calibrated
from constat.reading.training.examples import Example, read_examples
from constat.reading.training.fit import fit_each, fit_model, fit_ranker
from constat.reading.training.instances import Lessons, gather, priors

STRENGTHS = {"figure": 8.0, "telling": 4.0, "event": 6.0, "statement": 3.0, "status": 3.0, "when": 6.0, "where": 3.0, "credit": 2.0}
"""How strongly each model is drawn towards its prior; chosen on the development reports, see docs/methods."""

RAREST = {"figure": 3, "event": 3, "telling": 3}
"""In how many choices a feature must be seen, where not in two: these have the most features."""
AS_DECLARED = {"figure": ("clause has ",)}
"""Features that keep what the codebook declares of them: trained, they follow the examples too closely (0.01 of F1)."""
SMALLEST = 0.05
"""Weights smaller than this are dropped: they are most of the weights and say next to nothing."""


@dataclass(frozen=True, slots=True)
class Trained:
    """What training made, and what it could not learn from."""

    weights: Weights
    instances: dict[str, int]
    lost: Counter[str]


def train(directory: Path) -> Trained:
    """Train the models of the codebook in a directory from its examples, and calibrate them on reports held back."""
    codebook = replace(load_sources(directory)[0], weights=Weights())
    reader = Reader(codebook)
    examples = list(read_examples(directory))

    def fit(some: Sequence[Example]) -> Weights:
        return fit_all(codebook, reader, gather(reader, some)).weights

    trained = fit_all(codebook, reader, gather(reader, examples))
    return replace(trained, weights=calibrated(codebook, trained.weights, examples, fit))


def fit_all(codebook: Codebook, reader: Reader, lessons: Lessons) -> Trained:
    """Fit every model to the lessons."""
    begin = priors(codebook)
    labels = {
        "figure": [NONE, *sorted(reader.figure_rules.measures)],
        "event": [NONE, *sorted(reader.event_rules.types)],
        "statement": [NONE, STATEMENT],
        "status": ["happened", "ongoing", "planned", "called_for", "hypothetical", "denied"],
    }
    models: dict[str, Model] = {}
    for name, names in labels.items():
        models[name] = fit_model(
            getattr(lessons, name),
            names,
            begin.get(name, {}),
            strength=STRENGTHS[name],
            rarest=RAREST.get(name, 2),
            smallest=SMALLEST,
            as_declared=AS_DECLARED.get(name, ()),
        )
    if lessons.telling:
        models["telling"] = fit_each(
            lessons.telling, sorted(reader.event_rules.types), strength=STRENGTHS["telling"], rarest=RAREST["telling"], smallest=SMALLEST
        )
    models["credit"] = fit_ranker(lessons.credit, strength=STRENGTHS["credit"])
    for name in ("when", "where"):
        # Rarer features and smaller weights change no choice on reports held out, and would double the file.
        models[name] = fit_ranker(getattr(lessons, name), strength=STRENGTHS[name], rarest=3, smallest=0.06)
    counts = {name: len(getattr(lessons, name)) for name in models}
    return Trained(Weights(models=models), counts, lessons.lost)
