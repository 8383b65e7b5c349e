"""The tables of the model card, over people not seen."""

import unicodedata

import numpy as np

import compare
import measures
import units

ROUNDS = 1000


def probabilities(logits):
    power = np.exp(logits - logits.max(1, keepdims=True))
    return power / power.sum(1, keepdims=True)


def script_of(text):
    """latin, han, kana, hangul, cyrillic or other: what most letters are; a little kana makes it kana."""
    count = {}
    for c in text:
        if c.isalpha():
            name = unicodedata.name(c, "")
            key = next((s for n, s in SCRIPTS if name.startswith(n)), "other")
            count[key] = count.get(key, 0) + 1
    if not count:
        return "latin"
    if count.get("kana", 0) * 5 > sum(count.values()):
        return "kana"
    return max(count, key=lambda k: (count[k], k))


SCRIPTS = [("LATIN", "latin"), ("CJK", "han"), ("HIRAGANA", "kana"), ("KATAKANA", "kana"), ("HANGUL", "hangul"), ("CYRILLIC", "cyrillic")]


class View:
    """Labels and calibrated probabilities of the labelled rows."""

    def __init__(self, rows, raw, logits):
        n = len(rows)
        logits, self.raw = logits[:n], {k: v[:n] for k, v in raw.items() if len(v) >= n}
        self.repository = np.array([row["repo"] for row in rows])
        self.session = np.array([row["session"] for row in rows])
        self.language = np.array([(row.get("languages") or ["en"])[0] for row in rows])
        self.role = np.array([row.get("role") or row["unit"] for row in rows])
        self.script = np.array([script_of(row["text"]) for row in rows])
        self.is_question = np.array([row["text"].rstrip().endswith(("?", "？")) for row in rows])
        self.sessions = len(set(self.session))
        self.is_external = np.array([bool(row.get("external")) for row in rows])
        self.is_message = self.raw["objects"] >= 0
        self.is_sentence = (self.raw["unit"] == 1) & (self.raw["worth"] >= 0)
        self.is_call = (self.raw["unit"] == 2) & (self.raw["worth"] >= 0)
        self.worth = self.raw["worth"]
        worth = probabilities(logits[:, units.COLUMNS["worth"]])
        self.kept, self.expected = worth[:, 2:].sum(1), worth @ np.arange(4)
        objecting = 1 - probabilities(logits[:, units.COLUMNS["objects"]])[:, 0]
        self.objects, self.does_object = objecting[self.is_message], self.raw["objects"][self.is_message] > 0
        self.message_repository, self.message_language = self.repository[self.is_message], self.language[self.is_message]
        self.logits = logits

    def only(self, chosen):
        """The same for some rows."""
        part = object.__new__(View)
        part.objects, part.does_object = self.objects[chosen[self.is_message]], self.does_object[chosen[self.is_message]]
        for name in ("session", "script", "role", "is_question", "is_external", "is_sentence", "is_call", "worth", "kept", "expected"):
            setattr(part, name, getattr(self, name)[chosen])
        part.sessions = len(set(part.session))
        return part


def statements(view):
    """What a person said, in own words, and did not ask: the only sentences that may be said unasked."""
    return view.is_sentence & (view.role == "user") & ~view.is_question & ~view.is_external


def said_at(view, precision, fewest):
    """The lowest threshold at which what a person said is right so often; 1 (never) if there is none."""
    chosen = statements(view)
    return min(1.0, measures.lowest_with_precision(view.kept[chosen], view.worth[chosen] >= 2, precision, fewest))


def honest_said(view, precision, fewest):
    """The same, every fold judged with the threshold of the others: how many, how many worth keeping, how many at least marginal."""
    fold, chosen = view.raw["fold"], np.zeros(len(view.kept), bool)
    for k in range(units.FOLDS):
        others = view.only(fold != k)
        chosen |= (fold == k) & statements(view) & (view.kept >= said_at(others, precision, fewest))
    return chosen.sum(), (view.worth[chosen] >= 2).mean() if chosen.any() else 0, (view.worth[chosen] >= 1).mean() if chosen.any() else 0


def interval(groups, measure):
    """95 % by drawing repositories with replacement; measure(row numbers)."""
    names = sorted(set(groups))
    members = {name: np.flatnonzero(groups == name) for name in names}
    chance, seen = np.random.default_rng(0), []
    for _ in range(ROUNDS):
        drawn = np.concatenate([members[names[i]] for i in chance.integers(0, len(names), len(names))])
        value = measure(drawn)
        if np.isfinite(value):
            seen.append(value)
    return f"{np.percentile(seen, 2.5):.2f}–{np.percentile(seen, 97.5):.2f}"


def with_other_thresholds(view):
    """Every fold is judged with the threshold that was best on the others."""
    fold, said = view.raw["fold"][view.is_message], np.zeros(len(view.objects), bool)
    for k in range(units.FOLDS):
        limit, _ = measures.best_f1(view.objects[fold != k], view.does_object[fold != k])
        said[fold == k] = view.objects[fold == k] >= limit
    return said


def score(said, truth):
    right = (said & truth).sum()
    return right / max(1, said.sum()), right / max(1, truth.sum()), 2 * right / max(1, said.sum() + truth.sum())


def objections(view):
    truth, groups = view.does_object, view.message_repository
    said = with_other_thresholds(view)
    p, r, f = score(said, truth)
    spread = interval(groups, lambda i: score(said[i], truth[i])[2])
    auc = measures.auc(view.objects, truth)
    auc_spread = interval(groups, lambda i: measures.auc(view.objects[i], truth[i]))
    act = view.logits[view.is_message][:, units.COLUMNS["act"]].argmax(1) == view.raw["act"][view.is_message]
    lines = [
        f"Objections ({len(truth)} messages, {truth.sum()} object): P {p:.2f}, R {r:.2f}, **F1 {f:.2f}** ({spread}),"
        f" AUC {auc:.2f} ({auc_spread}); act right {act.mean():.2f}.",
        "",
        "| language | messages | object | P | R | F1 |",
        "|---|---|---|---|---|---|",
    ]
    lines += rows_by(view.message_language, said, truth)
    lines += ["", "| repository | messages | object | P | R | F1 |", "|---|---|---|---|---|---|"]
    lines += rows_by(groups, said, truth, least=20)
    return lines


def rows_by(groups, said, truth, least=1):
    lines = []
    for name in sorted(set(groups), key=lambda g: (-(groups == g).sum(), g)):
        part = groups == name
        if part.sum() >= least:
            p, r, f = score(said[part], truth[part])
            lines.append(f"| {name} | {part.sum()} | {truth[part].sum()} | {p:.2f} | {r:.2f} | {f:.2f} |")
    return lines


def worth(view, limits):
    s = view.is_sentence
    truth, kept, groups = view.worth[s] >= 2, view.kept[s], view.repository[s]
    stored = view.expected[s] >= limits["stored"]
    said = (kept >= limits["said"]) & statements(view)[s]
    p, r, _ = score(stored, truth)
    p_spread = interval(groups, lambda i: score(stored[i], truth[i])[0])
    r_spread = interval(groups, lambda i: score(stored[i], truth[i])[1])
    ap_spread = interval(groups, lambda i: measures.average_precision(kept[i], truth[i]))
    at_least = (truth[said].mean(), (view.worth[s][said] >= 1).mean()) if said.any() else (0, 0)
    head = "sentences | worth keeping | average precision | AUC | recall of stored | precision of stored |"
    lines = [
        f"Sentences ({s.sum()} of {view.sessions} sessions, {truth.sum()} worth keeping, {truth.mean():.1%}): average precision"
        f" **{measures.average_precision(kept, truth):.2f}** ({ap_spread}), AUC"
        f" {measures.auc(kept, truth):.2f}. Stored, {stored.sum() / view.sessions:.0f} a session: precision {p:.2f}"
        f" ({p_spread}), recall **{r:.2f}** ({r_spread}).",
        "",
        f"Said unasked (a person's own statements, threshold {limits['said']:.2f}): {said.sum()} sentences,"
        f" {at_least[0]:.2f} worth keeping, {at_least[1]:.2f} at least marginal. With the threshold chosen on the other"
        " folds: {} sentences, {:.2f} and {:.2f}. Said twice (threshold {:.2f}, chosen likewise): {} sentences, {:.2f} and {:.2f}.".format(
            *honest_said(view, 0.7, 15), limits["likely"], *honest_said(view, 0.5, 30)
        ),
        "",
        f"| who says it | {head}",
        "|---|---|---|---|---|---|---|",
    ]
    for role in ("user", "final", "interim"):
        lines.append(worth_row(role, view.role[s] == role, truth, kept, stored))
    for title, keys, least in (("language", view.language[s], 1), ("repository", groups, 400)):
        lines += ["", f"| {title} | {head}", "|---|---|---|---|---|---|---|"]
        for name in sorted(set(keys), key=lambda k: (-(keys == k).sum(), k)):
            if (keys == name).sum() >= least:
                lines.append(worth_row(name, keys == name, truth, kept, stored))
    call = view.is_call
    if call.any():
        good = view.worth[call] >= 2
        ap, auc = measures.average_precision(view.kept[call], good), measures.auc(view.kept[call], good)
        lines += ["", f"Failed calls ({call.sum()}, {good.sum()} teach): average precision {ap:.2f}, AUC {auc:.2f}."]
    return lines


def worth_row(name, part, truth, kept, stored):
    p, r, _ = score(stored[part], truth[part])
    ap = measures.average_precision(kept[part], truth[part])
    return f"| {name} | {part.sum()} | {truth[part].sum()} | {ap:.2f} | {measures.auc(kept[part], truth[part]):.2f} | {r:.2f} | {p:.2f} |"


def right_when_sure(view):
    """Calibration: how often is right what is thought so likely."""
    lines = ["| thought likely | messages: said / true | sentences: said / true |", "|---|---|---|"]
    s = view.is_sentence
    for low, high in ((0, 0.05), (0.05, 0.1), (0.1, 0.2), (0.2, 0.4), (0.4, 0.6), (0.6, 0.8), (0.8, 1.01)):
        cells = []
        for p, truth in ((view.objects, view.does_object), (view.kept[s], view.worth[s] >= 2)):
            part = (p >= low) & (p < high)
            cells.append(f"{p[part].mean():.2f} / {truth[part].mean():.2f} (of {part.sum()})" if part.any() else "–")
        lines.append(f"| {low:.2f}–{min(high, 1):.2f} | {cells[0]} | {cells[1]} |")
    return lines


NAMES = {
    "s": "structure alone",
    "given": "one model, without the labels added later",
    "nogram": "one model, no n-grams",
    "nostruct": "one model, words alone",
    "c25": "one model, 25 % of the people",
    "c50": "one model, 50 %",
    "c75": "one model, 75 %",
    "c100": "one model, 100 %",
    "g": "teachers: gte-small, 12 layers, two seeds",
    "a": "teacher: arctic-embed-xs, 6 layers",
    "m": "teacher: all-MiniLM-L6-v2, 6 layers",
    "student": "student, float",
    "int8": "student, int8 (shipped)",
}


def comparison(raw, jobs):
    lines = ["| what | objections AUC | best F1 | act | worth AP | worth AUC | recall at 14 a session |", "|---|---|---|---|---|---|---|"]
    everything = compare.everything(raw, jobs)
    for name, title in NAMES.items():
        if name not in everything:
            continue
        logits = everything[name]
        message, sentence = compare.given(raw)
        objects, truth = measures.objects_logit(logits[message]), raw["objects"][message] > 0
        kept, good = measures.worth_logit(logits[sentence]), raw["worth"][sentence] > 1
        act = (logits[message, :7].argmax(1) == raw["act"][message]).mean()
        limit = compare.stored_limit(kept, raw, sentence)
        lines.append(
            f"| {title} | {measures.auc(objects, truth):.3f} | {measures.best_f1(objects, truth)[1]:.3f} | {act:.2f}"
            f" | {measures.average_precision(kept, good):.3f} | {measures.auc(kept, good):.3f} | {measures.at(kept, good, limit)[1]:.2f} |"
        )
    return lines


def tables(rows, raw, view, limits, jobs):
    parts = [objections(view), worth(view, limits), right_when_sure(view), comparison(raw, jobs)]
    titles = ["### Messages", "### Sentences", "### Calibration", "### What helps, and the learning curve"]
    return "\n\n".join(f"{title}\n\n" + "\n".join(lines) for title, lines in zip(titles, parts)) + "\n"
