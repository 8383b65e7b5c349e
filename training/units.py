"""What the exporter wrote (one JSON object a line) as arrays: token ids, features, labels, folds."""

import hashlib
import json
import lzma

import numpy as np

UNITS = ["message", "sentence", "call"]
ACT = ["request", "question", "answer", "approve", "correct", "inform", "control"]
OBJECTS = ["none", "reject", "redirect", "contradict", "defect", "taste", "process"]
KIND = ["rule", "preference", "decision", "fact", "lesson"]
SCOPE = ["project", "person"]
HEADS = {"act": len(ACT), "objects": len(OBJECTS), "worth": 4, "kind": len(KIND), "scope": len(SCOPE), "alone": 1}
# Where each head's numbers stand in a row of logits.
ENDS = np.cumsum(list(HEADS.values()))
COLUMNS = {head: slice(int(end) - size, int(end)) for (head, size), end in zip(HEADS.items(), ENDS)}
CLS, SEP, MASK = 101, 102, 103
FOLDS = 5
# The first id behind [CLS] says what is judged.
ROLES = {"message": 10, "user": 11, "final": 12, "interim": 13, "call": 14}
# Of each part: its marker, how many ids of its beginning and of its end are kept. "text" comes first and has no marker.
PARTS = {
    "message": [("text", 0, 72, 24), ("before", 6, 0, 64), ("reply", 7, 32, 0)],
    "sentence": [
        ("text", 0, 56, 0),
        ("heading", 1, 8, 0),
        ("left", 2, 0, 14),
        ("right", 3, 14, 0),
        ("said", 4, 18, 0),
        ("after", 5, 18, 0),
    ],
    "call": [("text", 0, 32, 48)],
}
HEAD_CHARACTERS, TAIL_CHARACTERS = 800, 400
# Hashed n-grams of characters of the text to judge: words' pieces are English, these are not.
GRAM_CHARACTERS, GRAM_SLOTS, GRAM_SIZES = 100, 8191, (2, 3)
MOST_GRAMS = GRAM_CHARACTERS * len(GRAM_SIZES)


REPLY_CHARACTERS = 300


def read(rows_file):
    rows = read_lines(rows_file)
    fill_replies(rows)
    return rows


def fill_replies(rows):
    """What the agent said first after a message: the sentences of its first text before the next message."""
    sessions = {}
    for row in rows:
        sessions.setdefault(row["session"], []).append(row)
    for session in sessions.values():
        lines = sorted({row["line"] for row in session if row["unit"] == "message"})
        spoken = {}
        for row in session:
            if row["unit"] == "sentence" and row["role"] != "user":
                spoken.setdefault(row["line"], []).append(row["text"])
        for row in session:
            if row["unit"] == "message" and not row.get("reply"):
                end = next((line for line in lines if line > row["line"]), float("inf"))
                first = next((line for line in sorted(spoken) if row["line"] < line < end), None)
                row["reply"] = " ".join(spoken[first])[:REPLY_CHARACTERS] if first is not None else ""


def more_messages(messages_file, known, labels_file=None):
    """Messages without structure, in the shape of rows, with labels where the file has them; those that are known are left out.

    known: (session, line) of messages that the rows hold. labels_file: labels/messages.jsonl."""
    with lzma.open(messages_file, "rt", encoding="utf-8") as lines:
        found = [json.loads(line) for line in lines]
    told = labels(labels_file) if labels_file else {}
    return [
        dict(
            {k: m[k] for k in ("repo", "session", "line", "text")},
            unit="message",
            before=m.get("agent_before") or "",
            features={},
            **told.get((m["session"], m["line"]), {}),
            added=True,
        )
        for m in found
        if (m["session"], m["line"]) not in known and m["text"].strip()
    ]


def labels(file):
    """What messages do and object to, by (session, line)."""
    found, session = {}, None
    for row in read_lines(file):
        if row["row"] == "session":
            session = row["session"]
        else:
            found[session, row["line"]] = dict(act=row["act"], objects=row["objects"])
    return found


def judged_sentences(units_files, labels_file):
    """Rows of sentences that were labelled later. units_files: what export-units wrote; labels_file: labels/sentences.jsonl.

    Of a session that readers judged every sentence is a row (only the person's where they judged no other): worth nothing unless a label
    says more."""
    sessions, told, session = {}, {}, None
    for row in read_lines(labels_file):
        if row["row"] == "session":
            session = row["session"]
            sessions[session] = row
        else:
            told[session, row["line"], row["hash"]] = {name: row[name] for name in ("v", "kind", "scope", "alone")}
    for row in (row for file in units_files for row in read_lines(file)):
        of = sessions.get(row["session"])
        if of and row["unit"] == "sentence" and (row["role"] == "user" or not of["personOnly"]):
            label = told.get((row["session"], row["line"], row["hash"]), {"v": 0})
            yield {**row, **label, "repo": of["repo"], "added": True}


def read_lines(file):
    with open(file, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def pack(row, pieces):
    """Token ids and segment (0 the text, 1 what is around it)."""
    ids, kinds = [CLS, ROLES[row["role"] if row["unit"] == "sentence" else row["unit"]]], [0, 0]
    for name, marker, head, tail in PARTS[row["unit"]]:
        part = cut(pieces.encode(shorten(row.get(name) or "")), head, tail)
        if name == "text":
            ids += part + [SEP]
            kinds = [0] * len(ids)
        elif part:
            ids += [marker] + part
    ids.append(SEP)
    return ids, kinds + [1] * (len(ids) - len(kinds))


def shorten(text):
    if len(text) <= HEAD_CHARACTERS + TAIL_CHARACTERS:
        return text
    return text[:HEAD_CHARACTERS] + " " + text[-TAIL_CHARACTERS:]


def cut(ids, head, tail):
    if len(ids) <= head + tail:
        return ids
    return ids[:head] + (ids[-tail:] if tail else [])


def grams(text):
    """Slots 1..8191 of pairs and triples of characters, each once."""
    plain = " " + " ".join(text.lower().split())[:GRAM_CHARACTERS] + " "
    found = []
    for size in GRAM_SIZES:
        for i in range(len(plain) - size + 1):
            value = 2166136261
            for c in plain[i : i + size]:
                value = ((value ^ ord(c)) * 16777619) & 0xFFFFFFFF
            found.append(1 + value % GRAM_SLOTS)
    return list(dict.fromkeys(found))[:MOST_GRAMS]


def person(repository):
    return repository.split("/")[0].lower()


def folds(rows):
    """A fold for each person: those with most to learn from are dealt out first, the emptiest fold takes the next.

    Whoever has given labels is dealt out first and by these alone, so that labels added later move nobody from one side to the other."""
    filled, fold = [0.0] * FOLDS, {}
    for part in ([row for row in rows if not row.get("added")], rows):
        weight = {}
        for row in part:
            if person(row["repo"]) not in fold:
                worth = row.get("objects", "none") != "none" or row.get("v", 0) >= 2
                weight[person(row["repo"])] = weight.get(person(row["repo"]), 0) + 0.02 + worth * 2
        for name in sorted(weight, key=lambda n: (-weight[n], n)):
            chosen = min(range(FOLDS), key=lambda k: (filled[k], k))
            fold[name], filled[chosen] = chosen, filled[chosen] + weight[name]
    return fold


def index(names, value):
    return names.index(value) if value in names else -1


def arrays(rows, pieces):
    """Everything that training needs, without a word of text."""
    names = sorted({name for row in rows for name in row.get("features", {})})
    column = {name: i for i, name in enumerate(names)}
    features = np.zeros((len(rows), len(names)), np.float16)
    ids, kinds, starts, bags, bag_starts = [], [], [0], [], [0]
    for i, row in enumerate(rows):
        for name, value in row.get("features", {}).items():
            features[i, column[name]] = value
        tokens, segments = pack(row, pieces)
        ids += tokens
        kinds += segments
        starts.append(len(ids))
        bags += grams(row["text"])
        bag_starts.append(len(bags))
    fold = folds(rows)
    return dict(
        ids=np.array(ids, np.uint16),
        kinds=np.array(kinds, np.uint8),
        starts=np.array(starts, np.int64),
        grams=np.array(bags, np.uint16),
        gram_starts=np.array(bag_starts, np.int64),
        features=features,
        feature_names=np.array(names),
        unit=np.array([UNITS.index(row["unit"]) for row in rows], np.int8),
        person=person_numbers(rows),
        session=np.unique([row["session"] for row in rows], return_inverse=True)[1].astype(np.int32),
        fold=np.array([fold[person(row["repo"])] for row in rows], np.int8),
        blank=np.array([not row["features"] for row in rows]),
        added=np.array([bool(row.get("added")) for row in rows]),
        act=np.array([index(ACT, row.get("act")) for row in rows], np.int8),
        objects=np.array([index(OBJECTS, row.get("objects")) for row in rows], np.int8),
        worth=np.array([row.get("v", -1) if row["unit"] != "message" else -1 for row in rows], np.int8),
        kind=np.array([index(KIND, row.get("kind")) for row in rows], np.int8),
        scope=np.array([index(SCOPE, row.get("scope")) for row in rows], np.int8),
        alone=np.array([-1 if row.get("alone") is None else int(row["alone"]) for row in rows], np.int8),
    )


def person_numbers(rows):
    """Persons in an order that has nothing to do with their names' alphabet: the learning curve takes the first of them."""
    names = sorted({person(row["repo"]) for row in rows}, key=lambda n: hashlib.sha256(n.encode()).hexdigest())
    number = {name: i for i, name in enumerate(names)}
    return np.array([number[person(row["repo"])] for row in rows], np.int16)
