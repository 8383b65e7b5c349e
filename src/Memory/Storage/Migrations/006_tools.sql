-- Procedures: learned from what sessions did again and again, or written down on purpose.
CREATE TABLE skill (
    record        INTEGER PRIMARY KEY REFERENCES record (id) ON DELETE CASCADE,
    name          TEXT NOT NULL,
    -- A line each.
    steps         TEXT NOT NULL DEFAULT '',
    anti_patterns TEXT NOT NULL DEFAULT '',
    -- The verbs by which it is recognised in a session, joined by ' > '; null for one that was written down.
    pattern       TEXT
);

CREATE TABLE skill_use (
    id      INTEGER PRIMARY KEY,
    skill   INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
    session TEXT NOT NULL,
    at      INTEGER NOT NULL,
    success INTEGER NOT NULL,
    notes   TEXT NOT NULL DEFAULT '',
    -- 'observed' in a transcript, and worked out anew, or 'reported'.
    source  TEXT NOT NULL
);
CREATE INDEX skill_use_skill ON skill_use (skill, at);

-- Bi-temporal facts (Snodgrass): when something held, and when we came to know it. The words are the record's.
CREATE TABLE temporal_fact (
    record     INTEGER PRIMARY KEY REFERENCES record (id) ON DELETE CASCADE,
    subject    TEXT NOT NULL,
    predicate  TEXT NOT NULL,
    object     TEXT NOT NULL,
    valid_from INTEGER NOT NULL,
    -- Null while it holds.
    valid_to   INTEGER,
    known_from INTEGER NOT NULL
);
CREATE INDEX temporal_fact_subject ON temporal_fact (subject COLLATE NOCASE, predicate COLLATE NOCASE);

-- What an agent said of an episode beside its words.
CREATE TABLE episode (
    record      INTEGER PRIMARY KEY REFERENCES record (id) ON DELETE CASCADE,
    impact      REAL NOT NULL,
    frustration INTEGER NOT NULL
);

-- An insight written down rests on votes until sessions judge it.
ALTER TABLE rule ADD COLUMN upvotes INTEGER NOT NULL DEFAULT 0;
ALTER TABLE rule ADD COLUMN downvotes INTEGER NOT NULL DEFAULT 0;
ALTER TABLE rule ADD COLUMN fired INTEGER NOT NULL DEFAULT 0;
ALTER TABLE rule ADD COLUMN last_fired INTEGER;

-- Where an imported record came from, so that a second import changes nothing.
CREATE TABLE imported (
    source TEXT NOT NULL,
    item   TEXT NOT NULL,
    record INTEGER NOT NULL,
    PRIMARY KEY (source, item)
) WITHOUT ROWID;

-- A session's records, for timelines and histories.
CREATE INDEX evidence_session ON evidence (session);

-- An imported memory stands in few files, with many lines each.
DROP INDEX evidence_file;
CREATE INDEX evidence_file ON evidence (file, line);
CREATE INDEX record_superseded ON record (superseded_by) WHERE superseded_by IS NOT NULL;
