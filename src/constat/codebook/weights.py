"""The weights file of a codebook: what training found, in whole thousandths."""

from __future__ import annotations

import json
from pathlib import Path

from constat.codebook.codebook import Model, Weights
from constat.errors import CodebookError


def read_weights(path: Path) -> Weights:
    """Read a weights file; a codebook without one works on its cues' declared weights alone."""
    if not path.is_file():
        return Weights()
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        models = {name: model_from_plain(plain) for name, plain in data["models"].items()}
    except (ValueError, KeyError, TypeError) as error:
        raise CodebookError(str(path), None, f"not a weights file ({error}); make it anew with constat codebook train") from error
    return Weights(models=models)


def model_from_plain(plain: dict[str, object]) -> Model:
    """A model from its form in JSON."""
    labels, features, calibration = plain["labels"], plain["features"], plain.get("calibration", [])
    if not (isinstance(labels, list) and isinstance(features, dict) and isinstance(calibration, list)):
        raise TypeError("a model needs labels, features and a calibration")
    return Model(
        labels=tuple(labels),
        features={name: tuple((pairs[at], pairs[at + 1]) for at in range(0, len(pairs), 2)) for name, pairs in features.items()},
        calibration=tuple((raw, right) for raw, right in calibration),
    )


def write_weights(path: Path, weights: Weights) -> None:
    """Write a weights file, one feature a line, in an order that depends on nothing but its content."""
    lines = ["{", ' "models": {']
    for place, (name, model) in enumerate(sorted(weights.models.items())):
        lines.append(f"  {json.dumps(name)}: {{")
        lines.append(f'   "labels": {json.dumps(model.labels)},')
        lines.append(f'   "calibration": {json.dumps(model.calibration)},')
        lines.append('   "features": {')
        rows = [
            f"    {json.dumps(feature)}: {json.dumps([number for pair in pairs for number in pair], separators=(',', ':'))}"
            for feature, pairs in sorted(model.features.items())
        ]
        lines.append(",\n".join(rows))
        lines.append("   }")
        lines.append("  }" + ("," if place < len(weights.models) - 1 else ""))
    lines += [" }", "}", ""]
    path.write_text("\n".join(lines), encoding="utf-8")
