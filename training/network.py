"""A small BERT with the heads of the reader, in plain PyTorch (1.13 and later)."""

import math

import torch
import torch.nn.functional as F
from torch import nn

import units

HEADS = units.HEADS
TRAINED_WORDS = 999  # ids below are markers and spare characters; the others stay as they came
HIDDEN, ATTENTION_HEADS, FEATURE_UNITS, GRAM_UNITS = 384, 12, 64, 32


class Layer(nn.Module):
    def __init__(self, dropout):
        super().__init__()
        self.query = nn.Linear(HIDDEN, HIDDEN)
        self.key = nn.Linear(HIDDEN, HIDDEN)
        self.value = nn.Linear(HIDDEN, HIDDEN)
        self.attention = nn.Linear(HIDDEN, HIDDEN)
        self.norm1 = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.inner = nn.Linear(HIDDEN, 4 * HIDDEN)
        self.outer = nn.Linear(4 * HIDDEN, HIDDEN)
        self.norm2 = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x, bias):
        rows, length, _ = x.shape

        def split(y):
            return y.view(rows, length, ATTENTION_HEADS, HIDDEN // ATTENTION_HEADS).transpose(1, 2)

        query, key, value = split(self.query(x)), split(self.key(x)), split(self.value(x))
        if hasattr(F, "scaled_dot_product_attention"):
            mixed = F.scaled_dot_product_attention(query, key, value, attn_mask=bias.to(query.dtype))
        else:
            scores = query @ key.transpose(-1, -2) / math.sqrt(HIDDEN // ATTENTION_HEADS)
            mixed = torch.softmax(scores + bias, -1) @ value
        mixed = mixed.transpose(1, 2).reshape(rows, length, HIDDEN)
        x = self.norm1(x + self.dropout(self.attention(mixed)))
        return self.norm2(x + self.dropout(self.outer(F.gelu(self.inner(x)))))


class Reader(nn.Module):
    def __init__(self, base, layers, mean, spread, slots, dropout=0.1, words=True):
        super().__init__()
        self.with_words = words
        self.register_buffer("mean", mean)
        self.register_buffer("spread", spread)
        self.features = nn.Linear(mean.shape[0], FEATURE_UNITS)
        self.grams = nn.EmbeddingBag(slots + 1, GRAM_UNITS, mode="mean", padding_idx=0) if slots else None
        self.dropout = nn.Dropout(2 * dropout)
        width = FEATURE_UNITS + (GRAM_UNITS if slots else 0) + (2 * HIDDEN if words else 0)
        self.heads = nn.Linear(width, sum(HEADS.values()))
        if not words:
            return
        table = torch.tensor(base["words"]).float() * torch.tensor(base["words_scale"])
        self.register_buffer("frozen", table)
        self.words = nn.Parameter(table[:TRAINED_WORDS].clone())
        self.positions = nn.Parameter(torch.tensor(base["positions"][:256]).float())
        self.segments = nn.Parameter(torch.tensor(base["segments"]).float())
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in layers)
        self.load(base, layers)

    def load(self, base, layers):
        with torch.no_grad():
            self.norm.weight.copy_(torch.tensor(base["norm.weight"]))
            self.norm.bias.copy_(torch.tensor(base["norm.bias"]))
            for layer, number in zip(self.layers, layers):
                for part in ("query", "key", "value", "attention", "inner", "outer"):
                    name = f"layer{number}.{part}"
                    weight = torch.tensor(base[name]).float() * torch.tensor(base[name + "_scale"])
                    getattr(layer, part).weight.copy_(weight.T)
                    getattr(layer, part).bias.copy_(torch.tensor(base[name + ".bias"]))
                for part in ("norm1", "norm2"):
                    getattr(layer, part).weight.copy_(torch.tensor(base[f"layer{number}.{part}.weight"]))
                    getattr(layer, part).bias.copy_(torch.tensor(base[f"layer{number}.{part}.bias"]))

    def text(self, ids, kinds, mask):
        """The first token's vector and the mean of the text's own: (rows, 768)."""
        small = ids < TRAINED_WORDS
        trained = F.embedding(ids.clamp(max=TRAINED_WORDS - 1), self.words)
        words = torch.where(small[..., None], trained, F.embedding(ids, self.frozen))
        x = self.norm(words + self.positions[: ids.shape[1]] + F.embedding(kinds, self.segments))
        bias = ((1 - mask.float()) * -10000.0)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, bias)
        own = (mask * (1 - kinds)).to(x.dtype)
        return torch.cat([x[:, 0], (x * own[..., None]).sum(1) / own.sum(1, keepdim=True)], 1)

    def forward(self, ids, kinds, mask, features, grams):
        parts = [self.text(ids, kinds, mask)] if self.with_words else []
        parts.append(F.gelu(self.features((features - self.mean) / self.spread)))
        if self.grams is not None:
            parts.append(self.grams(grams))
        return self.heads(self.dropout(torch.cat([p.float() for p in parts], -1)))


def by_head(output):
    """One tensor a head."""
    result, start = {}, 0
    for name, size in HEADS.items():
        result[name] = output[:, start : start + size]
        start += size
    return result
