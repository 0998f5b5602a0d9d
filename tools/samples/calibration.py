"""Answers drawn at random whose weighted results are nonetheless known in advance.

Each respondent has a probability for each answer. The probabilities are first tilted
(exponentially, by one coefficient a feature) until the expected weighted features vanish, then
one answer each is drawn, and the little that chance leaves is mended by changing a few answers.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Choices = npt.NDArray[np.int64]

TOLERANCE = 5e-4
"""On a share (or on a mean out of 10, divided by its unit): far inside a printed percent."""


def drawn(rng: np.random.Generator, logits: Floats, weights: Floats, features: Floats) -> Choices:
    """One answer a respondent, such that the weighted sum of ``features`` is nearly zero.

    ``logits`` is respondents × answers (-inf for an answer that cannot be); ``features`` is
    answers × constraints, centred on the target, e.g. ``1[answer = k] - target of k``.
    """
    shares = weights / weights.sum()
    probabilities = _tilted(logits, shares, features)
    uniform = rng.random(len(shares))
    choice = (probabilities.cumsum(axis=1) < uniform[:, None]).sum(axis=1)
    choice = np.minimum(choice, logits.shape[1] - 1)
    return _mended(rng, choice, probabilities, shares, features)


def _softmax(logits: Floats) -> Floats:
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    normalised: Floats = powers / powers.sum(axis=1, keepdims=True)
    return normalised


def _tilted(logits: Floats, shares: Floats, features: Floats) -> Floats:
    tilt = np.zeros(features.shape[1])
    for _round in range(40):
        probabilities = _softmax(logits + features @ tilt)
        means = probabilities @ features
        gradient = shares @ means
        if np.abs(gradient).max() < 1e-9:
            break
        second = np.einsum("i,ik,ka,kb->ab", shares, probabilities, features, features)
        hessian = second - np.einsum("i,ia,ib->ab", shares, means, means)
        tilt -= np.linalg.lstsq(hessian, gradient, rcond=1e-10)[0]
    return probabilities


def _mended(
    rng: np.random.Generator,
    choice: Choices,
    probabilities: Floats,
    shares: Floats,
    features: Floats,
) -> Choices:
    error = shares @ features[choice]
    for _round in range(2000):
        if np.abs(error).max() < TOLERANCE:
            return choice
        some = rng.choice(len(shares), size=min(60, len(shares)), replace=False)
        moves = shares[some, None, None] * (features[None] - features[choice[some], None])
        left = np.square(error + moves).sum(axis=2)
        left[probabilities[some] < 0.01] = np.inf
        who, answer = np.unravel_index(int(left.argmin()), left.shape)
        if left[who, answer] < np.square(error).sum():
            error = error + moves[who, answer]
            choice[some[who]] = answer
    raise RuntimeError(f"no answers could be drawn on these targets: {error}")
