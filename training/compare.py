"""Pools what the jobs said about the people that they had not seen, and prints one line a configuration.

python3 compare.py DATA.npz OUT_DIR [OOF.npz]
"""

import glob
import os
import re
import sys

import numpy as np

import measures

STORED = 14  # sentences a session


def pooled(files, raw, skip_unlabelled=False):
    """Mean over seeds of the logits of the held-out rows; None if a fold is missing."""
    total, count = np.zeros((len(raw["unit"]), 26), np.float32), np.zeros(len(raw["unit"]))
    for fold, file in files:
        held = raw["fold"] == fold
        logits = np.load(file)
        logits = logits["logits"] if file.endswith(".npz") else logits
        total[held] += logits[held].astype(np.float32)
        count[held] += 1
    needed = (raw["objects"] >= 0) | (raw["worth"] >= 0) if skip_unlabelled else np.ones(len(count), bool)
    return total / np.maximum(count, 1)[:, None] if (count > 0)[needed].all() else None


def stored_limit(scores, raw, sentence):
    """The score that lets so many sentences a session pass."""
    most = STORED * len(np.unique(raw["session"][sentence]))
    return np.sort(scores)[-min(most, len(scores))]


def given(raw):
    """The rows that are measured: messages, and sentences, with labels of the careful readers; what was labelled later only trains."""
    counts = ~raw["added"]
    return counts & (raw["objects"] >= 0), counts & (raw["worth"] >= 0) & (raw["unit"] == 1)


def line(logits, raw):
    message, sentence = given(raw)
    objects, truth = measures.objects_logit(logits[message]), raw["objects"][message] > 0
    worth, kept = measures.worth_logit(logits[sentence]), raw["worth"][sentence] > 1
    act = (logits[message, :7].argmax(1) == raw["act"][message]).mean()
    precision, recall, _ = measures.at(worth, kept, stored_limit(worth, raw, sentence))
    said = measures.lowest_with_precision(worth, kept, 0.7)
    call = (raw["unit"] == 2) & (raw["worth"] >= 0)
    calls = measures.average_precision(measures.worth_logit(logits[call]), raw["worth"][call] > 1) if call.any() else 0
    return (
        f"objects AUC {measures.auc(objects, truth):.3f} AP {measures.average_precision(objects, truth):.3f}"
        f" F1 {measures.best_f1(objects, truth)[1]:.3f} act {act:.3f} | worth AP {measures.average_precision(worth, kept):.3f}"
        f" AUC {measures.auc(worth, kept):.3f} F1 {measures.best_f1(worth, kept)[1]:.3f} stored P {precision:.3f} R {recall:.3f}"
        f" said {int((worth >= said).sum())} | call AP {calls:.3f}"
    )


def everything(raw, folder):
    """Pooled logits by the name of the configuration; what came back from another machine in one file counts, too."""
    groups = by_name(folder)
    result = {name: pooled(files, raw) for name, files in groups.items()}
    together = os.path.join(folder, "oof.npz")
    if os.path.exists(together):
        result.update({name: logits.astype(np.float32) for name, logits in np.load(together).items()})
    return {name: logits for name, logits in result.items() if logits is not None}


def by_name(folder):
    groups = {}
    for file in glob.glob(os.path.join(folder, "*.np[yz]")):
        found = re.fullmatch(r"([^.]+)\.(-?\d+)\.(\d+)(\.e\d+)?\.np[yz]", os.path.basename(file))
        if found and int(found[2]) >= 0:
            groups.setdefault(found[1] + (found[4] or ""), []).append((int(found[2]), file))
    return groups


def main():
    raw = dict(np.load(sys.argv[1]))
    groups, kept = by_name(sys.argv[2]), {}
    for name in sorted(groups):
        logits = pooled(groups[name], raw)
        if logits is None:
            print(name, "folds missing:", sorted(f for f, _ in groups[name]))
            continue
        print(f"{name:8} {line(logits, raw)}", flush=True)
        if ".e" not in name:
            kept[name] = logits.astype(np.float16)
    if len(sys.argv) > 3:
        np.savez_compressed(sys.argv[3], **kept)


if __name__ == "__main__":
    main()
