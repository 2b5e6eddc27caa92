"""Calibrating confidence: what share of claims is right, by how probable the models held them, on reports held back."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace

from constat.codebook.codebook import Codebook, Weights
from constat.evaluation.calibration import calibration_points
from constat.evaluation.score import Tally, score_report
from constat.model.report import DateClaim, DateSource, Report
from constat.reading.public_form import reading_object
from constat.reading.reader import Reader
from constat.reading.training.examples import Example

FOLDS = 3
_MODELS = {"figures": "figure", "events": "event", "statements": "statement"}
"""By kind of claim, the model whose probability is its confidence."""

Fit = Callable[[Sequence[Example]], Weights]


def calibrated(codebook: Codebook, weights: Weights, examples: Sequence[Example], fit: Fit, folds: int = FOLDS) -> Weights:
    """The weights with calibration: each whole report is read by models that were trained without it.

    fit trains models from examples. Which reports are held back together depends on their names alone.
    """
    tally = Tally()
    for fold in range(folds):
        held = [example for example in examples if example.whole and _fold_of(example, folds) == fold]
        if held:
            reader = Reader(replace(codebook, weights=fit([example for example in examples if example not in held])))
            for example in held:
                _score(reader, example, tally)
    models = dict(weights.models)
    for kind, name in _MODELS.items():
        if name in models:
            models[name] = replace(models[name], calibration=calibration_points(tally.sureness[kind]))
    return Weights(models=models)


def _fold_of(example: Example, folds: int) -> int:
    return int(hashlib.sha256(example.doc.encode()).hexdigest(), 16) % folds


def _score(reader: Reader, example: Example, tally: Tally) -> None:
    raw = example.text.encode()
    given = DateClaim(DateSource.GIVEN, example.published, example.published, example.published.isoformat())
    report = Report(
        name=example.doc,
        raw=raw,
        sha256=hashlib.sha256(raw).hexdigest(),
        text=example.text,
        language="en",
        publisher=None,
        dates=(given,),
    )
    found = reading_object(reader.read(report), report.text)
    gold = {"figures": example.figures, "events": example.events, "statements": example.statements}
    score_report(tally, example.doc, report.text, gold, {kind: found[kind] for kind in gold})
