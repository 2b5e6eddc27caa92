"""Weights are kept in a file that shows its changes, and in a compiled one that loads fast; both say the same."""

from __future__ import annotations

import pytest

from constat.codebook.codebook import Model, Weights, pack
from constat.codebook.weights import COMPILED_NAME, FILE_NAME, load_weights, read_weights, write_compiled_weights, write_weights
from constat.errors import CodebookError

WEIGHTS = Weights(
    models={
        "figure": Model(
            labels=("none", "deaths", "missing"),
            features={"bias": pack([(0, 900)]), "word before=\n": pack([(1, -40), (2, 77)]), "noun=élève": pack([(2, -1)])},
            calibration=((100, 50), (900, 950)),
        ),
        "when": Model(labels=("right",), features={"near": 1200, "far": -300}),
        "empty": Model(labels=("right",), features={}),
    }
)


def test_what_is_written_is_what_is_read(tmp_path):
    write_weights(tmp_path / FILE_NAME, WEIGHTS)
    assert read_weights(tmp_path / FILE_NAME) == WEIGHTS
    write_compiled_weights(WEIGHTS, tmp_path)
    assert load_weights(tmp_path) == WEIGHTS


def test_the_file_of_weights_depends_on_nothing_but_the_weights(tmp_path):
    turned = Weights(
        models={
            name: Model(labels=model.labels, features=dict(reversed(model.features.items())), calibration=model.calibration)
            for name, model in reversed(WEIGHTS.models.items())
        }
    )
    write_weights(tmp_path / "one", WEIGHTS)
    write_weights(tmp_path / "two", turned)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_a_compiled_file_that_was_made_from_other_weights_is_passed_over(tmp_path):
    write_weights(tmp_path / FILE_NAME, WEIGHTS)
    write_compiled_weights(WEIGHTS, tmp_path)
    fewer = Weights(models={"when": WEIGHTS.models["when"]})
    write_weights(tmp_path / FILE_NAME, fewer)
    assert load_weights(tmp_path) == fewer


@pytest.mark.parametrize("keep", [0, 1, 40, 200])
def test_a_compiled_file_that_is_cut_short_is_passed_over(tmp_path, keep):
    write_weights(tmp_path / FILE_NAME, WEIGHTS)
    write_compiled_weights(WEIGHTS, tmp_path)
    path = tmp_path / COMPILED_NAME
    path.write_bytes(path.read_bytes()[: keep or None][:-1])
    assert load_weights(tmp_path) == WEIGHTS


def test_a_codebook_without_weights_has_none(tmp_path):
    assert load_weights(tmp_path) == Weights()


@pytest.mark.parametrize(
    "content", ["{", "[]", '{"models": {"figure": {"labels": []}}}', '{"models": {"figure": {"labels": ["a"], "features": {"b": [0]}}}}']
)
def test_a_file_that_is_no_weights_file_is_refused_by_name(tmp_path, content):
    (tmp_path / FILE_NAME).write_text(content, encoding="utf-8")
    with pytest.raises(CodebookError, match=r"weights\.json.*not a weights file"):
        load_weights(tmp_path)
