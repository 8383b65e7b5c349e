"""Runs training jobs over the arrays of units.py, several at a time on a GPU.

python3 train.py JOBS.json DATA.npz OUT_DIR NAME=BASE.npz ... [--processes N] [--device cpu]

A job: {"name", "base", "layers", "fold" (held out; -1 none), "seed", and any of DEFAULTS}. OUT_DIR/NAME.FOLD.SEED.npz gets the logits of
all rows, NAME.FOLD.SEED.weights.npz the weights if "keep". A job with "teachers": [names] waits for theirs and learns from them as well.
"""

import argparse
import json
import os
import sys
import time

import numpy as np
import torch
import torch.multiprocessing as processes
import torch.nn.functional as F

import compare
import measures
import network

GRAM_SLOTS = 8191  # as in units.py, which the training machine need not have

DEFAULTS = dict(
    lr=1.5e-4, decay=0.9, head_lr=1e-3, epochs=6, batch=96, negatives=7, messages=2, grams=True, features=True, words=True, smooth=0.05,
    mask=0.08, drop_context=0.15, drop_features=0.15, people=1.0, keep=False, teachers=None, teaching=0.6, average=0.99, trace=False,
    only_held=False, added=True,
)


class Data:
    """The arrays as tensors on the device; short rows are padded."""

    def __init__(self, file, device):
        raw = dict(np.load(file))
        self.raw, self.device, self.count = raw, device, len(raw["unit"])
        self.ids = padded(raw["ids"], raw["starts"]).to(device)
        self.kinds = padded(raw["kinds"], raw["starts"]).to(device)
        self.lengths = torch.tensor(np.diff(raw["starts"]))
        self.grams = padded(raw["grams"], raw["gram_starts"]).to(device)
        self.gram_lengths = torch.tensor(np.diff(raw["gram_starts"]))
        self.features = torch.tensor(raw["features"].astype(np.float32)).to(device)
        self.blank = torch.tensor(raw["blank"] if "blank" in raw else np.zeros(self.count, bool)).to(device)
        for name in ("unit", "act", "objects", "worth", "kind", "scope", "alone"):
            setattr(self, name, torch.tensor(raw[name].astype(np.int64)).to(device))

    def batch(self, rows, job=None):
        length = int(self.lengths[rows].max())
        bags = int(self.gram_lengths[rows].max())
        rows = rows.to(self.device)
        ids, kinds = self.ids[rows, :length].long(), self.kinds[rows, :length].long()
        mask = (ids != 0).long()
        features = self.features[rows]
        hidden = self.blank[rows]
        if job:
            ids, mask = disturbed(ids, kinds, mask, job)
            hidden = hidden | (torch.rand(len(rows), device=self.device) < job["drop_features"])
        if not (job or {}).get("features", True):
            hidden = torch.ones_like(hidden)
        return ids, kinds, mask, features, hidden, self.grams[rows, :bags].long()


def padded(values, starts):
    lengths = np.diff(starts)
    table = np.zeros((len(lengths), int(lengths.max())), np.int32)
    table[np.arange(table.shape[1])[None, :] < lengths[:, None]] = values
    return torch.tensor(table)


def disturbed(ids, kinds, mask, job):
    """Some words hidden, the surroundings of some rows left out."""
    words = (ids >= network.TRAINED_WORDS) & (torch.rand(ids.shape, device=ids.device) < job["mask"])
    ids = torch.where(words, torch.full_like(ids, 103), ids)
    alone = torch.rand(len(ids), 1, device=ids.device) < job["drop_context"]
    mask = torch.where(alone & (kinds == 1), torch.zeros_like(mask), mask)
    return ids, mask


def training_rows(data, job):
    raw = data.raw
    rows = np.ones(data.count, bool) if job["fold"] < 0 else raw["fold"] != job["fold"]
    if job["people"] < 1:
        people = np.unique(raw["person"][rows])
        rows &= np.isin(raw["person"], people[: max(1, round(job["people"] * len(people)))])
    if not job["added"]:
        rows &= ~raw["added"]
    if not job["teachers"]:
        rows &= (raw["objects"] >= 0) | (raw["worth"] >= 0)
    return np.flatnonzero(rows)


def an_epoch(data, rows, job, chance):
    """Row numbers: messages and what is worth something more than once, a sample of what is worth nothing."""
    message = rows[data.raw["unit"][rows] == 0]
    worth = rows[data.raw["worth"][rows] > 0]
    nothing = rows[data.raw["worth"][rows] == 0]
    nothing = chance.permutation(nothing)[: job["negatives"] * len(worth)]
    chosen = np.concatenate([np.repeat(message, job["messages"]), worth, worth[data.raw["worth"][worth] > 1], nothing])
    chosen = chance.permutation(chosen)
    batches, size = [], job["batch"]
    for start in range(0, len(chosen), 16 * size):
        part = chosen[start : start + 16 * size]
        part = part[np.argsort(data.lengths.numpy()[part], kind="stable")]
        batches += [part[i : i + size] for i in range(0, len(part), size)]
    return [torch.tensor(batches[i]) for i in chance.permutation(len(batches))]


def loss_of(output, data, rows, job, teacher):
    heads = network.by_head(output)
    rows = rows.to(data.device)
    total = output.sum() * 0
    for name, share in (("act", 0.5), ("objects", 1.0), ("worth", 1.0), ("kind", 0.3), ("scope", 0.2)):
        label = getattr(data, name)[rows]
        known = label >= 0
        if known.any():
            total = total + share * F.cross_entropy(heads[name][known], label[known], label_smoothing=job["smooth"])
    objects, worth, alone = data.objects[rows], data.worth[rows], data.alone[rows]
    total = total + binary(torch.logsumexp(heads["objects"][:, 1:], 1) - heads["objects"][:, 0], objects > 0, objects >= 0)
    kept = torch.logsumexp(heads["worth"][:, 2:], 1) - torch.logsumexp(heads["worth"][:, :2], 1)
    total = total + binary(kept, worth > 1, worth >= 0) + 0.2 * binary(heads["alone"][:, 0], alone > 0, alone >= 0)
    if teacher is not None:
        total = (1 - job["teaching"]) * total + job["teaching"] * taught(heads, network.by_head(teacher[rows]), data.unit[rows])
    return total


def binary(logit, truth, known):
    if not known.any():
        return logit.sum() * 0
    return F.binary_cross_entropy_with_logits(logit[known], truth[known].float())


def taught(heads, teacher, unit, heat=2.0):
    """Distance from the teachers' distribution, softened."""
    total = heads["act"].sum() * 0
    for name, mine in (("act", unit == 0), ("objects", unit == 0), ("worth", unit > 0), ("kind", unit > 0), ("scope", unit > 0)):
        if mine.any():
            target = torch.softmax(teacher[name][mine] / heat, 1)
            share = 0.3 if name in ("kind", "scope") else 1.5
            total = total + share * heat * heat * F.kl_div(F.log_softmax(heads[name][mine] / heat, 1), target, reduction="batchmean")
    return total


def groups(model, job):
    """Lower layers learn more slowly."""
    result, top = {}, len(model.layers) if model.with_words else 0
    for name, parameter in model.named_parameters():
        rate = job["lr"]
        if name.startswith(("heads", "features", "grams")):
            rate = job["head_lr"]
        elif name.startswith("layers."):
            rate *= job["decay"] ** (top - 1 - int(name.split(".")[1]))
        elif name != "words":
            rate *= job["decay"] ** top
        decay = 0.01 if parameter.ndim > 1 and name not in ("words", "positions", "segments") else 0.0
        same = result.setdefault((rate, decay), dict(params=[], lr=rate, peak=rate, weight_decay=decay))
        same["params"].append(parameter)
    return list(result.values())


def run(job, data, bases, out, report):
    job = {**DEFAULTS, **job}
    started = time.time()
    torch.manual_seed(1000 * job["seed"] + job["fold"] + 7)
    chance = np.random.default_rng(1000 * job["seed"] + job["fold"] + 7)
    rows = training_rows(data, job)
    told = rows[~data.raw["blank"][rows]] if "blank" in data.raw else rows
    seen = data.features[torch.tensor(told).to(data.device)]
    mean, spread = seen.mean(0), seen.std(0).clamp(min=1e-2)
    slots = GRAM_SLOTS if job["grams"] else 0
    model = network.Reader(bases.get(job["base"]), job["layers"], mean, spread, slots, words=job["words"]).to(data.device)
    optimiser = torch.optim.AdamW(groups(model, job), betas=(0.9, 0.98), **({"fused": True} if data.device != "cpu" else {}))
    teacher = teachers(job, out, data.device)
    slow = {name: p.detach().clone() for name, p in model.named_parameters()}
    plan = [an_epoch(data, rows, job, chance) for _ in range(job["epochs"])]
    steps, step = sum(len(e) for e in plan), 0
    for number, epoch in enumerate(plan):
        model.train()
        for part in epoch:
            step += 1
            for group in optimiser.param_groups:
                group["lr"] = group["peak"] * min(step / (0.08 * steps), max(0.0, 1 - step / steps) + 0.02)
            one_step(model, optimiser, data, part, job, teacher)
            with torch.no_grad():
                keep = min(job["average"], step / (step + 10))
                torch._foreach_mul_(list(slow.values()), keep)
                torch._foreach_add_(list(slow.values()), [p.detach() for p in model.parameters()], alpha=1 - keep)
        if job["trace"] and number + 1 < job["epochs"] and number >= 1:
            report(job, number + 1, predict(model, slow, data, job), time.time() - started)
    logits = predict(model, slow, data, job)
    report(job, job["epochs"], logits, time.time() - started)
    store(os.path.join(out, file_name(job)), logits=logits.astype(np.float16))
    if job["keep"]:
        store(os.path.join(out, file_name(job) + ".weights"), **weights(model, slow))


def store(file, **arrays):
    """Appears whole or not at all: other processes wait for it."""
    np.savez_compressed(file + ".tmp.npz", **arrays)
    os.replace(file + ".tmp.npz", file + ".npz")


def one_step(model, optimiser, data, part, job, teacher):
    with torch.autocast(device_type="cuda" if data.device != "cpu" else "cpu", dtype=torch.bfloat16, enabled=data.device != "cpu"):
        ids, kinds, mask, features, hidden, grams = data.batch(part, job)
        features = torch.where(hidden[:, None], model.mean[None, :], features)
        output = model(ids, kinds, mask, features, grams)
    loss = loss_of(output.float(), data, part, job, teacher)
    optimiser.zero_grad(set_to_none=True)
    loss.backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimiser.step()


def file_name(job):
    return f"{job['name']}.{job['fold']}.{job['seed']}"


def teachers(job, out, device):
    """Mean logits of the jobs that held out the same fold; waits until they are there."""
    if not job["teachers"]:
        return None
    files = [os.path.join(out, f"{name}.{job['fold']}.{seed}.npz") for name, seed in job["teachers"]]
    while not all(os.path.exists(f) for f in files):
        time.sleep(0.5)
    return torch.tensor(np.mean([np.load(f)["logits"].astype(np.float32) for f in files], 0)).to(device)


def predict(model, slow, data, job):
    """Logits of every row with the averaged weights."""
    fast = {name: p.detach().clone() for name, p in model.named_parameters()}
    with torch.no_grad():
        for name, p in model.named_parameters():
            p.copy_(slow[name])
        model.eval()
        result = np.zeros((data.count, sum(network.HEADS.values())), np.float32)
        order = np.argsort(data.lengths.numpy(), kind="stable")
        if job["only_held"]:
            order = order[data.raw["fold"][order] == job["fold"]]
        for start in range(0, len(order), 256):
            part = torch.tensor(order[start : start + 256])
            with torch.autocast(device_type="cuda" if data.device != "cpu" else "cpu", dtype=torch.bfloat16, enabled=data.device != "cpu"):
                ids, kinds, mask, features, hidden, grams = data.batch(part)
                hidden = hidden | (not job["features"])
                features = torch.where(hidden[:, None], model.mean[None, :], features)
                result[part.numpy()] = model(ids, kinds, mask, features, grams).float().cpu().numpy()
        for name, p in model.named_parameters():
            p.copy_(fast[name])
    return result


def weights(model, slow):
    """All that the ONNX file needs beside the frozen words: matrices of layers in int8, one scale a column."""
    saved = {"mean": model.mean.cpu().numpy(), "spread": model.spread.cpu().numpy()}
    for name, value in slow.items():
        value = value.float().cpu().numpy()
        if name == "positions":
            value = value.astype(np.float16)
        elif name.startswith("layers.") and value.ndim == 2:
            value = value.T
            scale = np.maximum(np.abs(value).max(0, keepdims=True) / 127, 1e-8).astype(np.float32)
            saved[name + "_scale"] = scale
            value = np.clip(np.rint(value / scale), -127, 127).astype(np.int8)
        elif name == "words" or name.startswith("grams"):
            scale = np.maximum(np.abs(value).max(1, keepdims=True) / 127, 1e-8).astype(np.float32)
            saved[name + "_scale"] = scale
            value = np.clip(np.rint(value / scale), -127, 127).astype(np.int8)
        saved[name] = value
    return saved


def figures(job, logits, raw):
    held = raw["fold"] == job["fold"]
    message, sentence = (held & part for part in compare.given(raw))
    if not message.any() or not sentence.any():
        return "no rows held out"
    objects, truth = measures.objects_logit(logits[message]), raw["objects"][message] > 0
    worth, kept = measures.worth_logit(logits[sentence]), raw["worth"][sentence] > 1
    return (
        f"objects AUC {measures.auc(objects, truth):.3f} F1 {measures.best_f1(objects, truth)[1]:.3f}"
        f" worth AP {measures.average_precision(worth, kept):.3f} AUC {measures.auc(worth, kept):.3f}"
    )


def worker(number, jobs, queue, options):
    if options.device == "cpu":
        torch.set_num_threads(max(1, (os.cpu_count() or 2) // options.processes))
    else:
        torch.set_num_threads(1)
    torch.backends.cuda.matmul.allow_tf32 = True
    data = Data(options.data, options.device)
    bases = {name: dict(np.load(file)) for name, file in (b.split("=") for b in options.bases)}

    def report(job, epoch, logits, seconds):
        what = f"{job['name']} fold {job['fold']} seed {job['seed']} epoch {epoch}"
        print(f"{what}: {figures(job, logits, data.raw)} ({seconds:.0f} s)", flush=True)
        if job["trace"]:
            np.save(os.path.join(options.out, f"{file_name(job)}.e{epoch}.npy"), logits.astype(np.float16))

    while True:
        with queue.get_lock():
            index = queue.value
            queue.value += 1
        if index >= len(jobs) or time.time() > options.until:
            return
        try:
            run(jobs[index], data, bases, options.out, report)
        except Exception as problem:  # one job that fails must not take the others with it
            print("FAILED", jobs[index]["name"], repr(problem), file=sys.stderr, flush=True)
            if os.environ.get("RAISE"):
                raise


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("jobs")
    parser.add_argument("data")
    parser.add_argument("out")
    parser.add_argument("bases", nargs="*")
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--seconds", type=float, default=1e9)
    options = parser.parse_args()
    options.until = time.time() + options.seconds
    os.makedirs(options.out, exist_ok=True)
    with open(options.jobs) as source:
        jobs = json.load(source)
    processes.set_start_method("spawn")
    queue = processes.Value("i", 0)
    if options.processes == 1:
        worker(0, jobs, queue, options)
        return
    crew = [processes.Process(target=worker, args=(i, jobs, queue, options)) for i in range(options.processes)]
    for one in crew:
        one.start()
    for one in crew:
        one.join()


if __name__ == "__main__":
    main()
