-- Things that records speak of: files, symbols, packages, commands, services, errors.
CREATE TABLE entity (
    id   INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    UNIQUE (kind, name)
);

CREATE TABLE mention (
    record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
    entity INTEGER NOT NULL REFERENCES entity (id),
    PRIMARY KEY (record, entity)
) WITHOUT ROWID;
CREATE INDEX mention_entity ON mention (entity);

-- How two records hang together.
CREATE TABLE relation (
    from_record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
    to_record   INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
    type        TEXT NOT NULL CHECK (type IN ('causal', 'solution', 'context', 'related', 'contradicts', 'supersedes')),
    -- 'observed' in what happened, or 'saved' on purpose.
    source      TEXT NOT NULL,
    created     INTEGER NOT NULL,
    PRIMARY KEY (from_record, to_record, type)
) WITHOUT ROWID;
CREATE INDEX relation_to ON relation (to_record);

-- Records whose entities have been read; other words are read again.
CREATE TABLE graphed (
    record INTEGER PRIMARY KEY REFERENCES record (id) ON DELETE CASCADE
) WITHOUT ROWID;
CREATE TRIGGER record_graph_update AFTER UPDATE OF text, rule ON record WHEN old.text <> new.text OR old.rule IS NOT new.rule BEGIN
    DELETE FROM mention WHERE record = new.id;
    DELETE FROM graphed WHERE record = new.id;
END;
