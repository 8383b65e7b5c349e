"""Writes the reader as ONNX by hand: int8 weights (DynamicQuantizeLinear + MatMulInteger), int8 rows of words, float32 for the rest.

The vectors of words that training leaves as they were need not be stored twice: the file can refer to those in the encoder's file beside it
(ONNX's external data).
"""

import mmap
import os

import numpy as np
from onnx import TensorProto, checker, helper, numpy_helper, save

import network

OPSET, IR_VERSION = 17, 8
HIDDEN, ATTENTION_HEADS = network.HIDDEN, network.ATTENTION_HEADS


class Graph:
    def __init__(self):
        self.nodes, self.constants, self.count = [], {}, 0

    def constant(self, name, value):
        if name not in self.constants:
            self.constants[name] = numpy_helper.from_array(np.array(value, order="C"), name)
        return name

    def node(self, kind, inputs, outputs=1, **attributes):
        self.count += 1
        names = [f"{kind.lower()}{self.count}" + (f"_{i}" if outputs > 1 else "") for i in range(outputs)]
        self.nodes.append(helper.make_node(kind, inputs, names, **attributes))
        return names if outputs > 1 else names[0]

    def number(self, value):
        return self.constant(f"number_{value}", np.array(value, np.float32))

    def whole(self, *values):
        return self.constant("whole_" + "_".join(map(str, values)), np.array(values, np.int64))

    def quantised(self, x):
        return self.node("DynamicQuantizeLinear", [x], 3)

    def product(self, x, matrix, scale, bias, name):
        """x * matrix + bias with an int8 matrix; x is what quantised() gave."""
        whole = self.node("MatMulInteger", [x[0], self.constant(name + ".w", matrix), x[2]])
        both = self.node("Mul", [x[1], self.constant(name + ".s", scale.reshape(-1).astype(np.float32))])
        result = self.node("Mul", [self.node("Cast", [whole], to=TensorProto.FLOAT), both])
        return self.node("Add", [result, self.constant(name + ".b", bias.astype(np.float32))])

    def norm(self, x, weight, bias, name):
        parts = [x, self.constant(name + ".g", weight.astype(np.float32)), self.constant(name + ".c", bias.astype(np.float32))]
        return self.node("LayerNormalization", parts, axis=-1, epsilon=1e-12)

    def gelu(self, x):
        inner = self.node("Erf", [self.node("Div", [x, self.number(1.4142135)])])
        half = self.node("Mul", [x, self.node("Add", [inner, self.number(1.0)])])
        return self.node("Mul", [half, self.number(0.5)])

    def rows(self, table, scale, ids, name):
        """Rows of an int8 table as numbers."""
        row = self.node("Gather", [self.constant(name + ".w", table), ids], axis=0)
        size = self.node("Gather", [self.constant(name + ".s", scale.astype(np.float32)), ids], axis=0)
        return self.node("Mul", [self.node("Cast", [row], to=TensorProto.FLOAT), size])


def layer(g, x, bias, w, number):
    name = f"layers.{number}."
    shape = g.whole(0, 0, 3, ATTENTION_HEADS, HIDDEN // ATTENTION_HEADS)
    matrix = np.concatenate([w[f"{name}{p}.weight"] for p in ("query", "key", "value")], 1)
    scale = np.concatenate([w[f"{name}{p}.weight_scale"] for p in ("query", "key", "value")], 1)
    offset = np.concatenate([w[f"{name}{p}.bias"] for p in ("query", "key", "value")])
    both = g.product(g.quantised(x), matrix, scale, offset, name + "qkv")
    parts = g.node("Split", [g.node("Transpose", [g.node("Reshape", [both, shape])], perm=[2, 0, 3, 1, 4])], 3, axis=0)
    query, key, value = (g.node("Squeeze", [p, g.whole(0)]) for p in parts)
    query = g.node("Mul", [query, g.number(float(np.float32((HIDDEN // ATTENTION_HEADS) ** -0.5)))])
    scores = g.node("Add", [g.node("MatMul", [query, g.node("Transpose", [key], perm=[0, 1, 3, 2])]), bias])
    mixed = g.node("Transpose", [g.node("MatMul", [g.node("Softmax", [scores], axis=-1), value])], perm=[0, 2, 1, 3])
    mixed = g.node("Reshape", [mixed, g.whole(0, 0, HIDDEN)])

    def whole(y, part):
        return g.product(g.quantised(y), w[f"{name}{part}.weight"], w[f"{name}{part}.weight_scale"], w[f"{name}{part}.bias"], name + part)

    x = g.norm(g.node("Add", [x, whole(mixed, "attention")]), w[name + "norm1.weight"], w[name + "norm1.bias"], name + "norm1")
    wide = g.gelu(whole(x, "inner"))
    return g.norm(g.node("Add", [x, whole(wide, "outer")]), w[name + "norm2.weight"], w[name + "norm2.bias"], name + "norm2")


def words(g, w, base):
    """Vectors of the words: those of the encoder, but for the first rows, which are trained."""
    last = g.constant("last_trained", np.array(network.TRAINED_WORDS - 1, np.int64))
    frozen = g.rows(base["words"], base["words_scale"], "input_ids", "words")
    trained = g.rows(w["words"], w["words_scale"], g.node("Min", ["input_ids", last]), "trained_words")
    is_frozen = g.node("Unsqueeze", [g.node("Greater", ["input_ids", last]), g.whole(2)])
    found = g.node("Where", [is_frozen, frozen, trained])
    length = g.node("Gather", [g.node("Shape", ["input_ids"]), g.constant("one", np.array(1, np.int64))], axis=0)
    length = g.node("Unsqueeze", [length, g.whole(0)])
    places = g.node("Slice", [g.constant("positions", w["positions"].astype(np.float32)), g.whole(0), length, g.whole(0)])
    kinds = g.node("Gather", [g.constant("segments", w["segments"].astype(np.float32)), "token_type_ids"], axis=0)
    summed = g.node("Add", [g.node("Add", [found, places]), kinds])
    return g.norm(summed, w["norm.weight"], w["norm.bias"], "norm")


def mean(g, x, weights):
    """Mean over the second axis, weighted; 0 where nothing weighs."""
    tall = g.node("Unsqueeze", [weights, g.whole(2)])
    total = g.node("ReduceSum", [g.node("Mul", [x, tall]), g.whole(1)], keepdims=0)
    count = g.node("Max", [g.node("ReduceSum", [weights, g.whole(1)], keepdims=1), g.number(1.0)])
    return g.node("Div", [total, count])


def build(w, base, with_grams):
    g = Graph()
    mask = g.node("Cast", ["attention_mask"], to=TensorProto.FLOAT)
    bias = g.node("Mul", [g.node("Sub", [g.number(1.0), mask]), g.number(-10000.0)])
    bias = g.node("Unsqueeze", [bias, g.whole(1, 2)])
    x = words(g, w, base)
    for number in range(len({n for n in w if n.endswith("query.weight")})):
        x = layer(g, x, bias, w, number)
    first = g.node("Gather", [x, g.constant("zero", np.array(0, np.int64))], axis=1)
    kinds = g.node("Cast", ["token_type_ids"], to=TensorProto.FLOAT)
    own = g.node("Mul", [mask, g.node("Sub", [g.number(1.0), kinds])])
    parts = [first, mean(g, x, own), structure(g, w)]
    if with_grams:
        parts.append(characters(g, w["grams.weight"], w["grams.weight_scale"], "grams"))
    output = dense(g, g.node("Concat", parts, axis=1), w, "heads")
    return model(g, output, w["mean"].shape[0], with_grams)


def dense(g, x, w, name):
    """x * matrix + bias in float32."""
    parts = [g.constant(f"{name}.{short}", w[f"{name}.{long}"].astype(np.float32)) for short, long in (("w", "weight"), ("b", "bias"))]
    return g.node("Gemm", [x, *parts], transB=1)


def characters(g, table, scale, name):
    """Mean of the vectors of the hashed pairs and triples of characters."""
    there = g.node("Cast", [g.node("Greater", ["grams", g.whole(0)])], to=TensorProto.FLOAT)
    return mean(g, g.rows(table, scale, "grams", name), there)


def structure(g, w):
    moved = g.node("Sub", ["features", g.constant("mean", w["mean"].astype(np.float32))])
    scaled = g.node("Div", [moved, g.constant("spread", w["spread"].astype(np.float32))])
    return g.gelu(dense(g, scaled, w, "features"))


def model(g, output, features, with_grams):
    sizes = list(network.HEADS.values())
    g.nodes.append(helper.make_node("Split", [output, g.whole(*sizes)], list(network.HEADS), axis=1))
    whole, real = TensorProto.INT64, TensorProto.FLOAT
    inputs = [helper.make_tensor_value_info(n, whole, ["b", "n"]) for n in ("input_ids", "attention_mask", "token_type_ids")]
    inputs.append(helper.make_tensor_value_info("features", real, ["b", features]))
    if with_grams:
        inputs.append(helper.make_tensor_value_info("grams", whole, ["b", "g"]))
    outputs = [helper.make_tensor_value_info(n, real, ["b", s]) for n, s in network.HEADS.items()]
    graph = helper.make_graph(g.nodes, "reader", inputs, outputs, list(g.constants.values()))
    result = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], producer_name="training/onnx_file.py")
    result.ir_version = IR_VERSION
    return result


def refer(model, name, file):
    """The constant lies in another file, as the very same bytes: only where is written. The file has to stand beside the model's."""
    constant = next(i for i in model.graph.initializer if i.name == name)
    with open(file, "rb") as source, mmap.mmap(source.fileno(), 0, access=mmap.ACCESS_READ) as data:
        offset = data.find(constant.raw_data)
    if offset < 0:
        raise ValueError(f"{file} does not hold the bytes of {name}")
    place = dict(location=os.path.basename(file), offset=offset, length=len(constant.raw_data))
    constant.ClearField("raw_data")
    constant.data_location = TensorProto.EXTERNAL
    for key, value in place.items():
        constant.external_data.add(key=key, value=str(value))


def write(weights, base, with_grams, file, encoder=None):
    """encoder: the ONNX file that the base's words were taken from; without it the file holds everything itself."""
    result = build(weights, base, with_grams)
    checker.check_model(result)
    if encoder:
        refer(result, "words.w", encoder)
    save(result, file)
