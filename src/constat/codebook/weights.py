"""The weights of a codebook's models: the file that training writes, and the compiled form that loads fast.

`weights.json` is the source: one feature a line, in whole thousandths, so that a change shows in a diff.
`compiled.weights` holds the same with the numbers packed; it carries the digest of the source and is made anew
whenever a codebook is compiled.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from constat.codebook.codebook import FIELD_BITS, Model, Weights, pack, unpack
from constat.errors import CodebookError

FILE_NAME = "weights.json"
COMPILED_NAME = "compiled.weights"
_FORM = 1
"""Raised when the form of the compiled file changes, so that older ones are not taken for it."""
_BETWEEN = "\x1f"
"""Stands between the names of features in the compiled file, and in none of them."""


def read_weights(path: Path) -> Weights:
    """Read a weights file; a codebook without one works on its cues' declared weights alone."""
    if not path.is_file():
        return Weights()
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        models = {name: model_from_plain(plain) for name, plain in data["models"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError) as error:
        raise CodebookError(str(path), None, f"not a weights file ({error}); make it anew with constat codebook train") from error
    return Weights(models=models)


def model_from_plain(plain: dict[str, object]) -> Model:
    """A model from its form in JSON."""
    labels, features, calibration = plain["labels"], plain["features"], plain.get("calibration", [])
    if not (isinstance(labels, list) and isinstance(features, dict) and isinstance(calibration, list)):
        raise TypeError("a model needs labels, features and a calibration")
    return Model(
        labels=tuple(labels),
        features={name: pack(zip(flat[::2], flat[1::2], strict=True)) for name, flat in features.items()},
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
        lines.append(",\n".join(_feature_line(feature, packed, len(model.labels)) for feature, packed in sorted(model.features.items())))
        lines.append("   }")
        lines.append("  }" + ("," if place < len(weights.models) - 1 else ""))
    lines += [" }", "}", ""]
    path.write_text("\n".join(lines), encoding="utf-8")


def _feature_line(feature: str, packed: int, labels: int) -> str:
    flat = [number for place, weight in enumerate(unpack(packed, labels)) if weight for number in (place, weight)]
    return f"    {json.dumps(feature)}: {json.dumps(flat, separators=(',', ':'))}"


# ------------------------------------------------------------ compiled


def write_compiled_weights(weights: Weights, directory: Path) -> Path:
    """Write the compiled form of the weights beside their source."""
    models: list[dict[str, Any]] = []
    blocks: list[bytes] = []
    for name, model in sorted(weights.models.items()):
        width = len(model.labels) * FIELD_BITS // 8 + 1
        if any(_BETWEEN in feature for feature in model.features):
            raise CodebookError(str(directory / FILE_NAME), None, f"a feature of the model {name} holds the character U+001F; train anew")
        names = _BETWEEN.join(model.features).encode("utf-8", errors="surrogatepass")
        numbers = b"".join(packed.to_bytes(width, "little", signed=True) for packed in model.features.values())
        models.append(
            {
                "name": name,
                "labels": model.labels,
                "calibration": model.calibration,
                "width": width,
                "names": len(names),
                "numbers": len(numbers),
            }
        )
        blocks += (names, numbers)
    head = {"form": _FORM, "digest": _digest(directory), "models": models}
    path = directory / COMPILED_NAME
    path.write_bytes(json.dumps(head).encode() + b"\n" + b"".join(blocks))
    return path


def load_weights(directory: Path) -> Weights:
    """The weights of a codebook: compiled, where that form is there and made from the source as it is, else the source."""
    compiled = _read_compiled(directory)
    return read_weights(directory / FILE_NAME) if compiled is None else compiled


def _read_compiled(directory: Path) -> Weights | None:
    try:
        raw = (directory / COMPILED_NAME).read_bytes()
        first, _, body = raw.partition(b"\n")
        head = json.loads(first)
        if head["form"] != _FORM or head["digest"] != _digest(directory):
            return None
        models: dict[str, Model] = {}
        for plain in head["models"]:
            block, body = body[: plain["names"] + plain["numbers"]], body[plain["names"] + plain["numbers"] :]
            models[plain["name"]] = _compiled_model(plain, block[: plain["names"]], block[plain["names"] :])
    except (OSError, ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError):
        return None  # not there, or not whole: the source is read instead
    return Weights(models=models)


def _compiled_model(plain: dict[str, Any], names: bytes, numbers: bytes) -> Model:
    width = plain["width"]
    read = int.from_bytes
    packed = [read(numbers[at : at + width], "little", signed=True) for at in range(0, len(numbers), width)]
    features = names.decode("utf-8", errors="surrogatepass").split(_BETWEEN) if names else []
    return Model(
        labels=tuple(plain["labels"]),
        features=dict(zip(features, packed, strict=True)),
        calibration=tuple((raw, right) for raw, right in plain["calibration"]),
    )


def _digest(directory: Path) -> str:
    try:
        return hashlib.sha256((directory / FILE_NAME).read_bytes()).hexdigest()
    except OSError:
        return ""
