-- When a session was last learned from (wall clock): rules are judged against what is new.
ALTER TABLE session ADD COLUMN learned INTEGER NOT NULL DEFAULT 0;
CREATE INDEX session_learned ON session (learned);

-- What makes a record of type 'rule' more than a sentence.
CREATE TABLE rule (
    record  INTEGER PRIMARY KEY REFERENCES record (id) ON DELETE CASCADE,
    -- 'stated' outright, 'corrected' again and again, 'proven' by what solved an error.
    source  TEXT NOT NULL,
    -- Sessions of mistakes it was made from; for a stated one, of statements.
    support INTEGER NOT NULL,
    -- Time of the last of the mistakes that made it: later sessions are judged.
    born    INTEGER NOT NULL,
    level   TEXT NOT NULL,
    -- A person's word, which outranks the ledger: 'ask', 'suspended' or 'active'.
    person  TEXT,
    -- What the rule is about, in JSON.
    trigger TEXT,
    judged  INTEGER NOT NULL DEFAULT 0
);

-- The records a rule was made from, so that the same mistakes never make a second one.
CREATE TABLE rule_source (
    rule   INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
    record INTEGER NOT NULL,
    PRIMARY KEY (rule, record)
) WITHOUT ROWID;
CREATE INDEX rule_source_record ON rule_source (record);

-- The ledger: how a rule fared in each later session in which it could matter.
CREATE TABLE occasion (
    rule    INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
    session TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('obeyed', 'violated', 'overridden')),
    matched INTEGER NOT NULL,
    file    TEXT NOT NULL,
    line    INTEGER NOT NULL,
    quote   TEXT NOT NULL,
    at      INTEGER NOT NULL,
    PRIMARY KEY (rule, session)
) WITHOUT ROWID;

-- Where a record was shown to an agent, and by which way.
CREATE TABLE delivery (
    record  INTEGER NOT NULL,
    session TEXT NOT NULL,
    way     TEXT NOT NULL,
    at      INTEGER NOT NULL,
    PRIMARY KEY (record, session, way)
) WITHOUT ROWID;

-- What a night's reflection changed, row by row, so that it can be undone.
CREATE TABLE reflection (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    at      INTEGER NOT NULL,
    active  INTEGER NOT NULL,
    outcome TEXT NOT NULL,
    undone  INTEGER
);

CREATE TABLE reflection_change (
    reflection INTEGER NOT NULL REFERENCES reflection (id) ON DELETE CASCADE,
    record     INTEGER NOT NULL,
    action     TEXT NOT NULL,
    -- The other record, for what was merged or superseded.
    other      INTEGER,
    reason     TEXT NOT NULL,
    -- Status before, and after: an undo puts it back only where it still stands.
    before     TEXT NOT NULL,
    after      TEXT NOT NULL,
    PRIMARY KEY (reflection, record)
) WITHOUT ROWID;
