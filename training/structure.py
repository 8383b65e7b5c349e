"""Fits the small model that reads by structure alone: what is left where the reader's file is missing.

python3 structure.py ROWS.jsonl OUT.json [OBJECTS [STORED]]

ROWS.jsonl is what `export-reading` writes; OBJECTS and STORED are thresholds that OUT.json gets. Every head is a softmax regression over
the structural features (gradient steps with L2; seeds play no part). Prints what it is worth on folds of repositories.
"""

import json
import sys

import numpy as np

import measures
import units

FOLDS, L2, STEPS, RATE = 5, 20, 400, 0.1
YES_NO = ["no", "yes"]
WORTH = ["0", "1", "2", "3"]
SMALLEST_WEIGHT = 0.02

# head: unit, classes, row -> class or None
HEADS = {
    "act": ("message", units.ACT, lambda r: units.ACT.index(r["act"])),
    "objects": ("message", YES_NO, lambda r: int(r["objects"] != "none")),
    "worth": ("sentence", WORTH, lambda r: r["v"]),
    "kind": ("sentence", units.KIND, lambda r: units.KIND.index(r["kind"]) if r["v"] > 0 else None),
    "scope": ("sentence", units.SCOPE, lambda r: units.SCOPE.index(r["scope"]) if r["v"] > 0 else None),
    "alone": ("sentence", YES_NO, lambda r: int(bool(r.get("alone"))) if r["v"] > 0 else None),
    "call": ("call", WORTH, lambda r: r["v"]),
}


def softmax(z):
    chances = np.exp(z - z.max(1, keepdims=True))
    return chances / chances.sum(1, keepdims=True)


def with_one(features):
    return np.hstack([features, np.ones((len(features), 1))])


def fit(features, classes, count):
    """Weights, (features + 1, classes); the last row is the bias. Steps as of Adam, ever shorter."""
    inputs, truth = with_one(features), np.eye(count)[classes]
    weights = np.zeros((inputs.shape[1], count))
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        slope = inputs.T @ (softmax(inputs @ weights) - truth) / len(inputs)
        slope[:-1] += L2 * weights[:-1] / len(inputs)
        mean = 0.9 * mean + 0.1 * slope
        square = 0.99 * square + 0.01 * slope * slope
        move = mean / (1 - 0.9**step) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
        weights = weights - RATE * move * (1 - step / (STEPS + 1))
    return weights


def held_out(features, classes, count, repositories):
    """Chances, each from a model that has not seen the repository."""
    names = sorted(set(repositories))
    fold = np.array([names.index(repository) % FOLDS for repository in repositories])
    chances = np.zeros((len(classes), count))
    for number in range(FOLDS):
        own = fold == number
        chances[own] = softmax(with_one(features[own]) @ fit(features[~own], classes[~own], count))
    return chances


def show(head, classes, chances):
    if chances.shape[1] == 2 and head != "scope":
        truth = classes == 1
        limit, f1 = measures.best_f1(chances[:, 1], truth)
        print(f"{head}: AUC {measures.auc(chances[:, 1], truth):.3f}, highest F1 {f1:.3f} at {limit:.2f}, {len(classes)} units")
    elif head in ("worth", "call"):
        show_worth(head, classes >= 2, chances @ np.arange(chances.shape[1]))
    else:
        usual = np.bincount(classes).max() / len(classes)
        print(f"{head}: {np.mean(chances.argmax(1) == classes):.3f} right, the most frequent {usual:.3f}")


def show_worth(head, kept, expected):
    first = np.argsort(-expected, kind="stable")
    best = ", ".join(f"{kept[first[:most]].mean():.2f} of the first {most}" for most in (200, 500, 1000, 2000))
    print(f"{head}: AUC {measures.auc(expected, kept):.3f}; worth keeping: {int(kept.sum())}, {best}")
    for share in (0.036, 0.08, 0.12):
        print(f"   of those above {np.quantile(expected, 1 - share):.3f} there are {100 * share:.1f} %")


def model(names, weights, classes):
    """A head as the program reads it; what hardly weighs is left out."""
    heavy = [i for i in range(len(names)) if np.abs(weights[i]).max() > SMALLEST_WEIGHT]
    return {
        "classes": classes,
        "bias": [round(float(b), 4) for b in weights[-1]],
        "weights": {names[i]: [round(float(w), 4) for w in weights[i]] for i in heavy},
    }


def main():
    rows = units.read(sys.argv[1])
    heads = {}
    for head, (unit, classes, label) in HEADS.items():
        chosen = [(row, label(row)) for row in rows if row["unit"] == unit]
        chosen = [(row, value) for row, value in chosen if value is not None]
        names = sorted({name for row, _ in chosen for name in row["features"]})
        features = np.array([[row["features"].get(name, 0) for name in names] for row, _ in chosen])
        truth = np.array([value for _, value in chosen])
        show(head, truth, held_out(features, truth, len(classes), [row["repo"] for row, _ in chosen]))
        heads[head] = model(names, fit(features, truth, len(classes)), classes)
    objects, stored = (float(sys.argv[i]) if len(sys.argv) > i else usual for i, usual in ((3, 0.3), (4, 0.45)))
    with open(sys.argv[2], "w", encoding="utf-8") as target:
        json.dump({"version": 1, "heads": heads, "thresholds": {"objects": objects, "stored": stored, "said": 0.7}}, target, indent=0)


if __name__ == "__main__":
    main()
