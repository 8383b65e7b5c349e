-- Which encoder made a vector: model, files, prefix, pooling and truncation together. Vectors of two versions are never compared.
CREATE TABLE embedding_version (
    id         INTEGER PRIMARY KEY,
    name       TEXT NOT NULL UNIQUE,
    dimensions INTEGER NOT NULL,
    -- Mean vector of plain sentences, in float32: what every text has in common, taken out before comparing.
    prior      BLOB NOT NULL
);

-- int8 with one scale a vector. The sequence tells a reader what is new.
CREATE TABLE vector (
    seq     INTEGER PRIMARY KEY AUTOINCREMENT,
    record  INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
    version INTEGER NOT NULL REFERENCES embedding_version (id),
    window  INTEGER NOT NULL,
    data    BLOB NOT NULL
);
CREATE INDEX vector_record ON vector (record, version);

CREATE INDEX delivery_session ON delivery (session);

-- What changed since: the index in memory follows it.
CREATE INDEX record_updated ON record (updated);

-- Other words, other vectors.
CREATE TRIGGER record_vector_update AFTER UPDATE OF text, rule ON record WHEN old.text <> new.text OR old.rule IS NOT new.rule BEGIN
    DELETE FROM vector WHERE record = new.id;
END;
