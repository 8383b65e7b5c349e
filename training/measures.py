"""AUC, average precision, best F1: plain numpy."""

import numpy as np

import units


def auc(scores, truth):
    order = np.argsort(scores, kind="stable")
    ranks = np.empty(len(scores))
    sorted_scores = scores[order]
    start = 0
    for end in range(1, len(scores) + 1):
        if end == len(scores) or sorted_scores[end] != sorted_scores[start]:
            ranks[order[start:end]] = (start + end + 1) / 2
            start = end
    positive, negative = truth.sum(), (~truth).sum()
    if positive == 0 or negative == 0:
        return float("nan")
    return float((ranks[truth].sum() - positive * (positive + 1) / 2) / (positive * negative))


def average_precision(scores, truth):
    if not truth.any():
        return float("nan")
    hit = truth[np.argsort(-scores, kind="stable")]
    return float((np.cumsum(hit) / np.arange(1, len(hit) + 1))[hit].mean())


def at(scores, truth, threshold):
    """Precision, recall, F1 of "score >= threshold"."""
    said = scores >= threshold
    right = int((said & truth).sum())
    precision = right / max(1, int(said.sum()))
    recall = right / max(1, int(truth.sum()))
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def best_f1(scores, truth):
    """Threshold with the highest F1, and that F1."""
    order = np.argsort(-scores, kind="stable")
    right = np.cumsum(truth[order])
    f1 = 2 * right / (np.arange(1, len(scores) + 1) + truth.sum())
    best = int(np.argmax(f1))
    return float(scores[order][best]), float(f1[best])


def lowest_with_precision(scores, truth, precision, fewest=10):
    """The lowest threshold at which what lies above is right often enough; infinity if none."""
    order = np.argsort(-scores, kind="stable")
    share = np.cumsum(truth[order]) / np.arange(1, len(scores) + 1)
    good = np.flatnonzero((share >= precision) & (np.arange(1, len(scores) + 1) >= fewest))
    return float(scores[order][good[-1]]) if len(good) else float("inf")


def sigmoid(x):
    return 1 / (1 + np.exp(-np.clip(x, -60, 60)))


def log_sum(x):
    top = x.max(-1, keepdims=True)
    return (top + np.log(np.exp(x - top).sum(-1, keepdims=True)))[..., 0]


def objects_logit(logits):
    """How much more likely "objects to something" is than "to nothing"."""
    objects = logits[:, units.COLUMNS["objects"]]
    return log_sum(objects[:, 1:]) - objects[:, 0]


def worth_logit(logits, least=2):
    worth = logits[:, units.COLUMNS["worth"]]
    return log_sum(worth[:, least:]) - log_sum(worth[:, :least])
