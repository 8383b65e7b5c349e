"""BERT's uncased WordPiece, equal to WordPiece.cs but for one thing: a word without pieces becomes one id a character."""

import unicodedata

LONGEST_WORD = 100
FIRST_SPARE, SPARE = 104, 895  # ids 104..998 are [unused]: they stand for characters that the vocabulary lacks
MOST_SPARE = 8


class WordPiece:
    def __init__(self, vocabulary_file):
        with open(vocabulary_file, encoding="utf-8") as lines:
            self.ids = {line.rstrip("\n"): i for i, line in enumerate(lines)}
        self.known = {}

    def encode(self, text):
        """Ids of the text, without [CLS] and [SEP]."""
        ids = []
        for word in split(text):
            found = self.known.get(word)
            if found is None:
                found = self.known[word] = self.pieces(word)
            ids.extend(found)
        return ids

    def pieces(self, word):
        if len(word) > LONGEST_WORD:
            return spare(word)
        ids, start = [], 0
        while start < len(word):
            for end in range(len(word), start, -1):
                piece = word[start:end] if start == 0 else "##" + word[start:end]
                if piece in self.ids:
                    break
            else:
                return spare(word)
            ids.append(self.ids[piece])
            start = end
        return ids


def spare(word):
    """One spare id a character, for at most eight characters."""
    return [FIRST_SPARE + ord(c) % SPARE for c in word[:MOST_SPARE]]


def split(text):
    word = []
    for c in lowered(text):
        if c.isspace():
            if word:
                yield "".join(word)
                word = []
        elif is_punctuation(c):
            if word:
                yield "".join(word)
                word = []
            yield c
        else:
            word.append(c)
    if word:
        yield "".join(word)


def lowered(text):
    clean = []
    for c in text:
        category = unicodedata.category(c)
        if c in "\t\n\r" or category == "Zs":
            clean.append(" ")
        elif c == "\ufffd" or category in ("Cc", "Cf", "Co", "Cn", "Cs"):
            continue
        elif is_cjk(ord(c)):
            clean.append(f" {c} ")
        else:
            clean.append(c)
    plain = unicodedata.normalize("NFD", "".join(clean))
    return "".join(c for c in plain if unicodedata.category(c) != "Mn").lower()


def is_punctuation(c):
    o = ord(c)
    return 33 <= o <= 47 or 58 <= o <= 64 or 91 <= o <= 96 or 123 <= o <= 126 or unicodedata.category(c).startswith("P")


CJK = (
    (0x4E00, 0x9FFF),
    (0x3400, 0x4DBF),
    (0x20000, 0x2A6DF),
    (0x2A700, 0x2B73F),
    (0x2B740, 0x2B81F),
    (0x2B820, 0x2CEAF),
    (0xF900, 0xFAFF),
    (0x2F800, 0x2FA1F),
)


def is_cjk(o):
    return any(first <= o <= last for first, last in CJK)
