"""Trains what judges messages anew, on the frozen encoder of a reader that is there. Minutes on a CPU, where the whole takes hours.

python3 message_heads.py DATA.npz BASE.npz READER.onnx ENCODER.onnx OUT.onnx

OUT.json is READER.json with the new file's digest and the threshold for objections.

The new heads see the encoder's text vector (768), the structure and the hashed characters, each through units of their own; the heads for
sentences and calls stay as they are, bit for bit. What is printed is measured by folds of persons, on messages whose labels the encoder
has not seen: of those it has, it knows the answer.
"""

import argparse
import hashlib
import json
import os

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

import base_weights
import finish
import measures
import network
import onnx_file
import train
import units

HEADS = network.HEADS["act"] + network.HEADS["objects"]
UNITS, GRAM_UNITS, SEEDS, EPOCHS, BATCH, RATE = 64, 32, 3, 8, 64, 2e-3


class Messages:
    """The messages as tensors: what the frozen encoder makes of the text, structure, characters, labels."""

    def __init__(self, data, encoder, rows):
        raw = data.raw
        self.text = torch.tensor(encoded(data, encoder, rows))
        self.features, self.blank = data.features[rows], data.blank[rows]
        self.grams = data.grams[rows].long()
        self.act, self.objects = data.act[rows], data.objects[rows]
        self.fold, self.structured = raw["fold"][rows], ~raw["blank"][rows]


def encoded(data, encoder, rows):
    """First token and mean of the text, as the reader's heads get them."""
    result = np.zeros((len(rows), 2 * network.HIDDEN), np.float32)
    order = np.argsort(data.lengths.numpy()[rows], kind="stable")
    with torch.no_grad():
        for start in range(0, len(order), 32):
            part = order[start : start + 32]
            ids, kinds, mask, *_ = data.batch(torch.tensor(rows[part]))
            result[part] = encoder.text(ids, kinds, mask).numpy()
    return result


class Heads(nn.Module):
    """One hidden layer for each kind of input, then both heads."""

    def __init__(self, messages, rows):
        super().__init__()
        told = rows[messages.structured[rows]]
        self.scales = dict(text=scale(messages.text[rows]), features=scale(messages.features[told]))
        self.text = nn.Linear(messages.text.shape[1], UNITS)
        self.features = nn.Linear(messages.features.shape[1], UNITS)
        self.grams = nn.EmbeddingBag(units.GRAM_SLOTS + 1, GRAM_UNITS, mode="mean", padding_idx=0)
        self.dropout = nn.Dropout(0.3)
        self.heads = nn.Linear(2 * UNITS + GRAM_UNITS, HEADS)

    def forward(self, messages, rows):
        text = scaled(messages.text[rows], self.scales["text"])
        features = scaled(messages.features[rows], self.scales["features"])
        features = torch.where(messages.blank[rows][:, None], torch.zeros_like(features), features)
        hidden = [F.gelu(self.text(self.dropout(text))), F.gelu(self.features(features)), self.grams(messages.grams[rows])]
        return self.heads(self.dropout(torch.cat(hidden, 1)))


def scale(values):
    return values.mean(0), values.std(0).clamp(min=1e-2)


def scaled(values, by):
    return (values - by[0]) / by[1]


def fit(messages, rows, seed):
    torch.manual_seed(seed)
    chance = np.random.default_rng(seed)
    model = Heads(messages, rows)
    optimiser = torch.optim.AdamW(model.parameters(), lr=RATE, weight_decay=0.05)
    steps, step = EPOCHS * -(-len(rows) // BATCH), 0
    for _ in range(EPOCHS):
        shuffled = chance.permutation(rows)
        for start in range(0, len(shuffled), BATCH):
            step += 1
            for group in optimiser.param_groups:
                group["lr"] = RATE * min(step / (0.08 * steps), max(0.0, 1 - step / steps) + 0.02)
            part = torch.tensor(shuffled[start : start + BATCH])
            output = model(messages, part)
            act, objects = output.split([network.HEADS["act"], network.HEADS["objects"]], 1)
            loss = F.cross_entropy(objects, messages.objects[part], label_smoothing=0.05)
            loss = loss + 0.5 * F.cross_entropy(act, messages.act[part], label_smoothing=0.05)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
    return model.eval()


def judged(models, messages, rows):
    """Mean logits of both heads."""
    with torch.no_grad():
        return torch.stack([model(messages, torch.tensor(rows)) for model in models]).mean(0).numpy()


def held_out(messages):
    result = np.zeros((len(messages.fold), HEADS), np.float32)
    everything = np.arange(len(messages.fold))
    for fold in range(units.FOLDS):
        own = messages.fold == fold
        models = [fit(messages, everything[~own], seed) for seed in range(SEEDS)]
        result[own] = judged(models, messages, everything[own])
    return result


def calibrations(logits, messages, counts):
    """(factor, bias) a head, on those messages that count."""
    act, objects = logits[:, : network.HEADS["act"]], logits[:, network.HEADS["act"] :]
    return [
        finish.calibration(part[counts], labels.numpy()[counts]) for part, labels in ((act, messages.act), (objects, messages.objects))
    ]


def branch(models, calibration):
    """Several models as one with as many times the units: the mean of their logits, calibrated. Arrays for onnx_file.py."""
    weights = {}
    for part in ("text", "features"):
        mean, spread = (torch.stack([m.scales[part][i] for m in models]).numpy() for i in (0, 1))
        matrix = np.stack([getattr(m, part).weight.detach().numpy() for m in models])
        bias = np.stack([getattr(m, part).bias.detach().numpy() for m in models])
        # The scaling becomes part of the matrix.
        matrix = matrix / spread[:, None, :]
        bias = bias - (matrix * mean[:, None, :]).sum(2)
        weights[f"message.{part}.weight"] = matrix.reshape(-1, matrix.shape[2])
        weights[f"message.{part}.bias"] = bias.reshape(-1)
    grams = np.concatenate([m.grams.weight.detach().numpy() for m in models], 1)
    weights["message.grams"], weights["message.grams_scale"] = base_weights.quantised(grams, 1)
    heads = np.stack([m.heads.weight.detach().numpy() for m in models]) / len(models)
    parts = np.split(heads, [UNITS, 2 * UNITS], axis=2)
    matrix = np.concatenate([p.transpose(1, 0, 2).reshape(HEADS, -1) for p in parts], 1)
    offset = np.mean([m.heads.bias.detach().numpy() for m in models], 0)
    start = 0
    for factor, bias in calibration:
        end = start + len(bias)
        matrix[start:end] *= factor
        offset[start:end] = offset[start:end] * factor + bias
        start = end
    weights["message.heads.weight"], weights["message.heads.bias"] = matrix, offset
    return weights


def show(what, logits, messages, rows):
    objects, truth = measures.objects_logit(logits), messages.objects.numpy() > 0
    right = (logits[:, :7].argmax(1) == messages.act.numpy())[rows].mean()
    auc, f1 = measures.auc(objects[rows], truth[rows]), measures.best_f1(objects[rows], truth[rows])[1]
    counts = f"{int(rows.sum())} messages, {int(truth[rows].sum())} object"
    print(f"{what}: {counts}, AUC {auc:.3f}, best F1 {f1:.3f}, act {right:.3f}", flush=True)


def describe(old, new, limit):
    with open(os.path.splitext(old)[0] + ".json", encoding="utf-8") as source:
        settings = json.load(source)
    with open(new, "rb") as model:
        settings["sha256"] = hashlib.sha256(model.read()).hexdigest()
    settings["thresholds"]["objects"] = round(limit, 4)
    with open(os.path.splitext(new)[0] + ".json", "w", encoding="utf-8") as target:
        json.dump(settings, target, indent=1, ensure_ascii=False)
        target.write("\n")


def main():
    parser = argparse.ArgumentParser()
    for name in ("data", "base", "reader", "encoder", "out"):
        parser.add_argument(name)
    options = parser.parse_args()
    data, base = train.Data(options.data, "cpu"), dict(np.load(options.base))
    weights = onnx_file.read(options.reader)
    rows = np.flatnonzero((data.raw["unit"] == 0) & (data.raw["objects"] >= 0))
    messages = Messages(data, network.Reader.of(weights, base), rows)
    unseen = data.raw["added"][rows]
    logits = held_out(messages)
    found = calibrations(logits, messages, unseen & messages.structured)
    show("read as the program reads", logits, messages, unseen & messages.structured)
    show("text alone", logits, messages, unseen & ~messages.structured)
    models = [fit(messages, np.arange(len(rows)), seed) for seed in range(SEEDS)]
    onnx_file.write({**weights, **branch(models, found)}, base, True, options.out, options.encoder)
    limit = finish.calibrated_threshold(logits, found, messages.objects.numpy() > 0, unseen & messages.structured)
    print(f"highest F1 among them at a chance of {limit:.3f}")
    describe(options.reader, options.out, limit)


if __name__ == "__main__":
    main()
