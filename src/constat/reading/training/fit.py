"""Fitting a linear model: multinomial logistic regression, drawn towards the weights that the codebook declares.

The loss is the negative log-likelihood plus strength/2 times the squared distance of the weights from the prior; it
is convex, and minimised with L-BFGS from the prior, so that the result does not depend on chance.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from constat.codebook.codebook import Model, pack
from constat.reading.prior import Prior


@dataclass(frozen=True, slots=True)
class Instance:
    """One choice that the annotations settle: its features, the labels it was between, and the right one."""

    features: tuple[str, ...]
    allowed: tuple[str, ...]
    label: str
    source: str = ""
    """The report it comes from, for cross-validation by report."""
    weight: float = 1.0


def fit_model(
    instances: Sequence[Instance],
    labels: Sequence[str],
    prior: Prior,
    *,
    strength: float = 1.0,
    rarest: int = 2,
    smallest: float = 0.03,
    rounds: int = 400,
    as_declared: tuple[str, ...] = (),
) -> Model:
    """Fit a model to instances.

    Features seen in fewer than `rarest` instances are left out unless the prior knows them; those whose names begin with
    one of `as_declared` keep the weights that the prior has for them; weights below
    `smallest` in size are dropped; the search ends after `rounds` steps at the latest. Raises ValueError where there is no instance to learn from.
    """
    if not instances:
        raise ValueError("no instances to learn from")
    counts = Counter(feature for instance in instances for feature in set(instance.features))
    known = {feature for feature, count in counts.items() if count >= rarest} | (set(prior) & set(counts))
    names = sorted(feature for feature in known if not feature.startswith(as_declared))
    column = {name: place for place, name in enumerate(names)}
    place_of = {label: place for place, label in enumerate(labels)}
    matrix = _matrix(instances, column)
    allowed = np.full((len(instances), len(labels)), -np.inf)
    for row, instance in enumerate(instances):
        allowed[row, [place_of[label] for label in instance.allowed]] = 0.0
    target = np.array([place_of[instance.label] for instance in instances])
    weight = np.array([instance.weight for instance in instances])
    start = np.zeros((len(names), len(labels)))
    for feature, weights in prior.items():
        if feature in column:
            for label, value in weights.items():
                start[column[feature], place_of[label]] = value
    fitted = _minimise(matrix, target, weight, allowed, start, strength, rounds)
    whole = np.rint(fitted * 1000).astype(int)
    whole[np.abs(whole) < smallest * 1000] = 0
    features = {name: pack((int(place), int(whole[row, place])) for place in np.nonzero(whole[row])[0]) for name, row in column.items()}
    for feature, weights in prior.items():
        if feature not in column:
            features[feature] = pack((place_of[label], round(value * 1000)) for label, value in weights.items())
    return Model(labels=tuple(labels), features={name: packed for name, packed in features.items() if packed})


def _matrix(instances: Sequence[Instance | TellingInstance], column: dict[str, int]) -> csr_matrix:
    """How often each instance has each feature."""
    indices: list[int] = []
    edges = [0]
    for instance in instances:
        indices.extend(sorted(column[feature] for feature in instance.features if feature in column))
        edges.append(len(indices))
    matrix = csr_matrix((np.ones(len(indices)), indices, edges), shape=(len(instances), len(column)))
    matrix.sum_duplicates()
    return matrix


def _minimise(
    matrix: csr_matrix, target: np.ndarray, weight: np.ndarray, allowed: np.ndarray, start: np.ndarray, strength: float, rounds: int
) -> np.ndarray:
    rows = np.arange(len(target))
    transposed = matrix.T.tocsr()

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        weights = flat.reshape(start.shape)
        scores = matrix @ weights + allowed
        highest = scores.max(axis=1, keepdims=True)
        shares = np.exp(scores - highest)
        totals = shares.sum(axis=1, keepdims=True)
        chosen = scores[rows, target] - highest[:, 0] - np.log(totals[:, 0])
        shares /= totals
        shares[rows, target] -= 1.0
        shares *= weight[:, None]
        away = weights - start
        value = -(weight * chosen).sum() + strength / 2 * (away**2).sum()
        gradient = transposed @ shares + strength * away
        return float(value), gradient.ravel()

    result = minimize(loss, start.ravel(), jac=True, method="L-BFGS-B", options={"maxiter": rounds, "maxcor": 10})
    return np.asarray(result.x).reshape(start.shape)


@dataclass(frozen=True, slots=True)
class TellingInstance:
    """One sentence: its features, and the labels that hold of it, any number of them."""

    features: tuple[str, ...]
    labels: frozenset[str]
    source: str = ""


def fit_each(
    instances: Sequence[TellingInstance], labels: Sequence[str], *, strength: float = 1.0, rarest: int = 2, smallest: float = 0.03
) -> Model:
    """Fit a model in which each label holds or does not, whatever the others do; a score is its log-odds."""
    if not instances:
        raise ValueError("no instances to learn from")
    counts = Counter(feature for instance in instances for feature in set(instance.features))
    column = {name: place for place, name in enumerate(sorted(name for name, count in counts.items() if count >= rarest))}
    matrix = _matrix(instances, column)
    transposed = matrix.T.tocsr()
    holds = np.array([[label in instance.labels for label in labels] for instance in instances], dtype=float)
    draw = np.full((len(column), 1), strength)
    draw[column["bias"]] = strength / 100  # how rare a label is, is no matter of taste

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        weights = flat.reshape(len(column), len(labels))
        scores = matrix @ weights
        value = (np.logaddexp(0, scores) - holds * scores).sum() + (draw * weights**2).sum() / 2
        gradient = transposed @ (1 / (1 + np.exp(-scores)) - holds) + draw * weights
        return float(value), gradient.ravel()

    begin = np.zeros((len(column), len(labels)))
    begin[column["bias"]] = -3.0
    result = minimize(loss, begin.ravel(), jac=True, method="L-BFGS-B", options={"maxiter": 200, "maxcor": 10})
    whole = np.rint(result.x.reshape(begin.shape) * 1000).astype(int)
    whole[np.abs(whole) < smallest * 1000] = 0
    features = {name: pack((int(place), int(whole[row, place])) for place in np.nonzero(whole[row])[0]) for name, row in column.items()}
    return Model(labels=tuple(labels), features={name: packed for name, packed in features.items() if packed})


@dataclass(frozen=True, slots=True)
class RankedInstance:
    """One choice between candidates: the features of each, and which of them are right (one at least)."""

    options: tuple[tuple[str, ...], ...]
    right: tuple[bool, ...]
    source: str = ""


def fit_ranker(instances: Sequence[RankedInstance], *, strength: float = 1.0, rarest: int = 2, smallest: float = 0.03) -> Model:
    """Fit a conditional model: the probability of a candidate is its share among those it stands with.

    Where several candidates are right, the sum of their shares is what is made likely.
    """
    if not instances:
        raise ValueError("no instances to learn from")
    counts = Counter(feature for instance in instances for feature in {feature for option in instance.options for feature in option})
    names = sorted(feature for feature, count in counts.items() if count >= rarest)
    column = {name: place for place, name in enumerate(names)}
    indices: list[int] = []
    edges = [0]
    right: list[bool] = []
    first: list[int] = []
    for instance in instances:
        first.append(len(right))
        for option, is_right in zip(instance.options, instance.right, strict=True):
            indices.extend(sorted({column[feature] for feature in option if feature in column}))
            edges.append(len(indices))
            right.append(is_right)
    matrix = csr_matrix((np.ones(len(indices)), indices, edges), shape=(len(right), len(column)))
    mask = np.where(np.array(right), 0.0, -np.inf)
    starts = np.array(first)
    lengths = np.diff([*first, len(right)])
    owner = np.repeat(np.arange(len(instances)), lengths)
    transposed = matrix.T.tocsr()

    def shares_of(scores: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        highest = np.maximum.reduceat(scores, starts)
        raised = np.exp(scores - highest[owner])
        total = np.add.reduceat(raised, starts)
        return raised / total[owner], np.log(total) + highest

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = matrix @ weights
        every, log_every = shares_of(scores)
        chosen, log_chosen = shares_of(scores + mask)
        value = (log_every - log_chosen).sum() + strength / 2 * (weights**2).sum()
        gradient = transposed @ (every - chosen) + strength * weights
        return float(value), gradient

    result = minimize(loss, np.zeros(len(column)), jac=True, method="L-BFGS-B", options={"maxiter": 400, "maxcor": 10})
    whole = np.rint(result.x * 1000).astype(int)
    return Model(
        labels=("right",),
        features={name: int(whole[place]) for name, place in column.items() if abs(whole[place]) >= smallest * 1000},
    )
