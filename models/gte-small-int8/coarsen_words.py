"""Rounds the word vectors of the int8 encoder to 63 levels (-31..31), which compress to three quarters. The file keeps its size and layout.

python3 coarsen_words.py MODEL.onnx [READER.onnx ...]

Changes the files where they lie. A reader refers to the encoder's word vectors but holds its own copy of their scales: name it as well.
"""

import sys

import numpy as np
import onnx
from onnx import numpy_helper

LEVELS = 31
SHARES_OF_LARGEST = (1.0, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7)
VECTORS = "embeddings.word_embeddings.weight_q"


def coarser(vectors):
    """For each row the step with the least squared error, and the row in these steps."""
    largest = np.maximum(np.abs(vectors).max(1, keepdims=True), 1e-8)
    tried = []
    for share in SHARES_OF_LARGEST:
        step = largest * share / LEVELS
        levels = np.clip(np.rint(vectors / step), -LEVELS, LEVELS)
        tried.append((((levels * step - vectors) ** 2).sum(1), step, levels))
    best = np.argmin([error for error, _, _ in tried], 0)
    rows = np.arange(len(vectors))
    steps, levels = (np.stack([one[part] for one in tried])[best, rows] for part in (1, 2))
    return levels.astype(np.int8), steps


def replaced(data, old, new):
    """The file's bytes with one tensor in place of another of the same length."""
    if len(old) != len(new) or data.count(old) != 1:
        raise SystemExit("This is not a pair of files as quantize.py and the training's onnx_file.py write them; nothing was changed.")
    return data.replace(old, new)


def main():
    encoder, *readers = sys.argv[1:]
    files = {name: open(name, "rb").read() for name in (encoder, *readers)}
    found = {i.name: i for i in onnx.load(encoder).graph.initializer}
    name = next(n for n in found if n.endswith(VECTORS))
    vectors, scales = found[name], found[name[:-1] + "s"]
    levels, steps = coarser(numpy_helper.to_array(vectors).astype(np.float32))
    coarse = (numpy_helper.to_array(scales).reshape(steps.shape) * steps).astype(np.float32).tobytes()
    files[encoder] = replaced(files[encoder], vectors.raw_data, levels.tobytes())
    for file in files:
        files[file] = replaced(files[file], scales.raw_data, coarse)
    for file, data in files.items():
        with open(file, "wb") as target:
            target.write(data)


if __name__ == "__main__":
    main()
