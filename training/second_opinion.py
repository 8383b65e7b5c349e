"""The model with structure beside it, as the program mixes them (src/Worker/Reading/SecondOpinion.cs), for measuring and for thresholds.

Structure judges each fold of people with weights that have not seen them. What words object to outright is left out here.
"""

import numpy as np

import structure
import units

SHARES = {"objects": 0.5, "worth": 0.35, "call": 0.5}
LEAST_CHANCE = 0.01
OBJECTS, WORTH = units.COLUMNS["objects"], units.COLUMNS["worth"]


def opinions(rows, fold):
    """What structure says of the rows, a head each: (their numbers, the chances). fold: of each row's person."""
    return {head: structure_chances(rows, fold, head) for head in SHARES}


def mixed(logits, said):
    """Logits, (rows, 26), with structure's opinion (opinions) in the heads "objects" and "worth"."""
    result = np.array(logits, np.float64)
    for head, (numbers, chances) in said.items():
        if head == "objects":
            result[numbers, OBJECTS] = with_objections(structure.softmax(result[numbers, OBJECTS]), chances)
        else:
            result[numbers, WORTH] = np.log(pooled(structure.softmax(result[numbers, WORTH]), chances, SHARES[head]))
    return result


def structure_chances(rows, fold, head):
    """Which rows the head is for, and the chances of its classes by weights that have not seen the row's fold."""
    unit, classes, label = structure.HEADS[head]
    numbers = np.array([i for i, row in enumerate(rows) if row["unit"] == unit])
    names = sorted({name for i in numbers for name in rows[i]["features"]})
    features = np.array([[rows[i]["features"].get(name, 0) for name in names] for i in numbers])
    truth, own = np.array([label(rows[i]) for i in numbers]), fold[numbers]
    chances = np.zeros((len(numbers), len(classes)))
    for number in range(units.FOLDS):
        weights = structure.fit(features[own != number], truth[own != number], len(classes))
        chances[own == number] = structure.softmax(structure.with_one(features[own == number]) @ weights)
    return numbers, chances


def pooled(a, b, share):
    """Weighted mean of the logarithms, as chances again."""
    power = np.maximum(a, LEAST_CHANCE) ** (1 - share) * np.maximum(b, LEAST_CHANCE) ** share
    return power / power.sum(1, keepdims=True)


def with_objections(model, structure_says):
    """Logarithms; whether it objects say both, to what the model."""
    both = np.stack([model[:, 0], 1 - model[:, 0]], 1)
    chance = pooled(both, structure_says, SHARES["objects"])
    rest = model[:, 1:] / np.maximum(both[:, 1:], 1e-9) * chance[:, 1:]
    return np.log(np.maximum(np.hstack([chance[:, :1], rest]), 1e-9))
