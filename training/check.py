"""Builds the int8 ONNX files of a job, runs them over the people that the job had not seen, and times one core.

python3 check.py DATA.npz OUT_DIR JOB SEED BASE.npz FOLD [--threads N] [--seconds S]
Writes OUT_DIR/JOB.FOLD.SEED.onnx and, for a held-out fold, OUT_DIR/int8.FOLD.SEED.npz.
"""

import argparse
import os
import time

import numpy as np
import onnxruntime

import network
import onnx_file


class Rows:
    def __init__(self, file):
        self.raw = dict(np.load(file))
        self.lengths = np.diff(self.raw["starts"])

    def batch(self, rows):
        length = int(self.lengths[rows].max())
        ids, kinds = np.zeros((len(rows), length), np.int64), np.zeros((len(rows), length), np.int64)
        bags = np.diff(self.raw["gram_starts"])[rows]
        grams = np.zeros((len(rows), max(1, int(bags.max()))), np.int64)
        for i, row in enumerate(rows):
            start, end = self.raw["starts"][row : row + 2]
            ids[i, : end - start], kinds[i, : end - start] = self.raw["ids"][start:end], self.raw["kinds"][start:end]
            start, end = self.raw["gram_starts"][row : row + 2]
            grams[i, : end - start] = self.raw["grams"][start:end]
        features = self.raw["features"][rows].astype(np.float32)
        return dict(input_ids=ids, attention_mask=(ids != 0).astype(np.int64), token_type_ids=kinds, features=features, grams=grams)


def session(file, threads):
    settings = onnxruntime.SessionOptions()
    settings.intra_op_num_threads = threads
    return onnxruntime.InferenceSession(file, settings, providers=["CPUExecutionProvider"])


def logits(model, data, rows, size=32):
    result = np.zeros((len(data.raw["unit"]), sum(network.HEADS.values())), np.float32)
    wanted = [i.name for i in model.get_inputs()]
    rows = rows[np.argsort(data.lengths[rows], kind="stable")]
    for start in range(0, len(rows), size):
        part = rows[start : start + size]
        batch = data.batch(part)
        result[part] = np.concatenate(model.run(list(network.HEADS), {name: batch[name] for name in wanted}), 1)
    return result


def main():
    parser = argparse.ArgumentParser()
    for name in ("data", "out", "job", "seed", "base", "fold"):
        parser.add_argument(name)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seconds", type=float, default=1e9)
    options = parser.parse_args()
    until, name = time.time() + options.seconds, f"{options.job}.{options.fold}.{options.seed}"
    source = os.path.join(options.out, name + ".weights.npz")
    while not os.path.exists(source):
        if time.time() > until:
            return
        time.sleep(1)
    file = os.path.join(options.out, name + ".onnx")
    weights = dict(np.load(source))
    onnx_file.write(weights, dict(np.load(options.base)), "grams.weight" in weights, file)
    data, fold = Rows(options.data), int(options.fold)
    if fold >= 0:
        rows = np.flatnonzero((data.raw["fold"] == fold) & ((data.raw["objects"] >= 0) | (data.raw["worth"] >= 0)))
        found = logits(session(file, options.threads), data, rows)
        np.savez_compressed(os.path.join(options.out, f"int8.{fold}.{options.seed}.npz"), logits=found.astype(np.float16))
        print("int8", fold, "done", flush=True)
        return
    rows = np.random.default_rng(0).permutation(np.flatnonzero(data.raw["unit"] == 1))[:640]
    model = session(file, 1)
    logits(model, data, rows[:64])
    started = time.time()
    logits(model, data, rows)
    print(f"{os.path.getsize(file)} bytes, {len(rows) / (time.time() - started):.0f} sentences a second on one core", flush=True)


if __name__ == "__main__":
    main()
