-- Vectors of what people ask for, by the digest of the text: repeated wishes are found by meaning. No word is kept here.
CREATE TABLE ask_vector (
    digest  TEXT PRIMARY KEY,
    encoder TEXT NOT NULL,
    data    BLOB NOT NULL
) WITHOUT ROWID;

-- A person's short messages, wherever they stand.
CREATE INDEX turn_said ON turn (at) WHERE kind IN ('prompt', 'steer', 'queued', 'refusal', 'answer') AND origin = 'user';
