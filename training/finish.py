"""From trained weights to what is shipped: calibration, thresholds, ONNX files, reader.json, and the tables of the model card.

python3 finish.py ROWS.jsonl DATA.npz JOBS_DIR BASE.npz ENCODER.onnx MODEL_DIR FOLDS_DIR

Everything that is measured here comes from int8 models that had not seen the person (JOBS_DIR/int8.FOLD.SEED.npz, written by check.py).
"""

import hashlib
import json
import os
import sys

import numpy as np
import torch
import torch.nn.functional as F

import compare
import measures
import network
import onnx_file
import report
import second_opinion
import units

VERSION = "reader-1"
STUDENT, SEED = "student", 0


def held_out(folder, raw, name="int8"):
    files = [(fold, os.path.join(folder, f"{name}.{fold}.{SEED}.npz")) for fold in range(units.FOLDS)]
    return compare.pooled(files, raw, skip_unlabelled=True)


def calibration(logits, labels):
    """Temperature and bias for one head, by maximum likelihood over people not seen; the bias is kept small."""
    x, y = torch.tensor(logits.astype(np.float32)), torch.tensor(labels.astype(np.int64))
    heat, bias = torch.zeros(1, requires_grad=True), torch.zeros(x.shape[1], requires_grad=True)
    search = torch.optim.LBFGS([heat, bias], max_iter=200, line_search_fn="strong_wolfe")

    def loss():
        search.zero_grad()
        moved = x * heat.exp() + bias
        if x.shape[1] == 1:
            fit = F.binary_cross_entropy_with_logits(moved[:, 0], y.float())
        else:
            fit = F.cross_entropy(moved, y)
        total = fit + 0.001 * (bias**2).sum()
        total.backward()
        return total

    search.step(loss)
    return float(heat.detach().exp()), bias.detach().numpy()


def calibrations(logits, raw):
    """Per head (factor, bias), on labels of the careful readers; messages labelled later count, too, where their structure is known.
    The worth of sentences decides, not that of calls."""
    found = {}
    for head in network.HEADS:
        known = (raw[head] >= 0) & (~raw["blank"] if head in ("act", "objects") else ~raw["added"])
        if head == "worth":
            known &= raw["unit"] == 1
        found[head] = calibration(logits[known][:, units.COLUMNS[head]], raw[head][known])
    return found


def calibrated(logits, found):
    result = logits.copy()
    for head, (factor, bias) in found.items():
        result[:, units.COLUMNS[head]] = logits[:, units.COLUMNS[head]] * factor + bias
    return result


def baked(weights, found):
    """The calibration as part of the last layer."""
    weights = dict(weights)
    matrix, offset = weights["heads.weight"].copy(), weights["heads.bias"].copy()
    for head, (factor, bias) in found.items():
        matrix[units.COLUMNS[head]] *= factor
        offset[units.COLUMNS[head]] = offset[units.COLUMNS[head]] * factor + bias
    weights["heads.weight"], weights["heads.bias"] = matrix, offset
    return weights


def thresholds(view):
    """What counts as an objection, is stored, may be said unasked."""
    objects, _ = measures.best_f1(view.objects, view.does_object)
    sentences, expected = view.is_sentence, view.expected
    most = min(compare.STORED * view.sessions, int(sentences.sum()))
    stored = float(np.sort(expected[sentences])[-most])
    call = view.is_call
    calls = measures.best_f1(view.kept[call], view.worth[call] >= 2)[0] if call.any() else 1.0
    return dict(objects=objects, stored=stored, said=report.said_at(view, 0.7, 15), likely=report.said_at(view, 0.5, 30), call=calls)


def said_by_script(view, threshold):
    """Writing systems for which it was seen that what passes is right every second time; elsewhere nothing is said unasked."""
    good = []
    for script in sorted(set(view.script)):
        chosen = report.statements(view) & (view.script == script) & (view.kept >= threshold)
        if chosen.sum() >= 5 and (view.worth[chosen] >= 2).mean() >= 0.5:
            good.append(script)
    return good


def settings(names, limits, scripts, file, extra=None):
    with open(file, "rb") as model:
        digest = hashlib.sha256(model.read()).hexdigest()
    return dict(
        version=VERSION,
        sha256=digest,
        features=names,
        grams=True,
        calibration={head: 1.0 for head in network.HEADS},
        thresholds={name: round(value, 4) for name, value in limits.items()},
        saidScripts=scripts,
        saidQuestions=False,
        parts={unit: [dict(name=n, marker=m, first=h, last=t) for n, m, h, t in parts] for unit, parts in units.PARTS.items()},
        roles=units.ROLES,
        heads=dict(act=units.ACT, objects=units.OBJECTS, worth=["0", "1", "2", "3"], kind=units.KIND, scope=units.SCOPE, alone=["alone"]),
        **(extra or {}),
    )


def write(weights, base, found, view, names, folder, stem, extra=None, encoder=None):
    os.makedirs(folder, exist_ok=True)
    limits = thresholds(view)
    scripts = said_by_script(view, limits["likely"])
    file = os.path.join(folder, stem + ".onnx")
    onnx_file.write(baked(weights, found), base, "grams.weight" in weights, file, encoder)
    with open(os.path.join(folder, stem + ".json"), "w", encoding="utf-8") as target:
        json.dump(settings(names, limits, scripts, file, extra), target, indent=1, ensure_ascii=False)
        target.write("\n")


def main():
    rows_file, data_file, jobs, base_file, encoder, model_folder, folds_folder = sys.argv[1:8]
    rows, raw, base = units.read(rows_file), dict(np.load(data_file)), dict(np.load(base_file))
    names = [str(name) for name in raw["feature_names"]]
    logits = held_out(jobs, raw)
    found = calibrations(logits, raw)
    fold = raw["fold"][: len(rows)]
    said = second_opinion.opinions(rows, fold)
    view = report.View(rows, raw, second_opinion.mixed(calibrated(logits, found)[: len(rows)], said))

    def load(number):
        return dict(np.load(os.path.join(jobs, f"{STUDENT}.{number}.{SEED}.weights.npz")))

    write(load(-1), base, found, view, names, model_folder, "reader", encoder=encoder)
    for number in range(units.FOLDS):
        people = sorted({row["repo"] for row, f in zip(rows, fold) if f == number})
        # What a fold's own people said has no part in its calibration and thresholds.
        others = raw["fold"] != number
        own = {name: (value[others] if len(value) == len(others) else value) for name, value in raw.items()}
        mine = calibrations(logits[others], own)
        part = report.View(rows, raw, second_opinion.mixed(calibrated(logits, mine)[: len(rows)], said)).only(others[: len(rows)])
        write(load(number), base, mine, part, names, folds_folder, f"reader-fold{number}", dict(held_out=people))
    tables = report.tables(rows, raw, view, thresholds(view), jobs)
    with open(os.path.join(model_folder, "tables.md"), "w", encoding="utf-8") as target:
        target.write(tables)
    print(tables)


if __name__ == "__main__":
    main()
