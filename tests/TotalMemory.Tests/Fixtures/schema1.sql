-- A memory as the first release wrote it (schema 1). Frozen: it shows that the oldest schema still opens.

-- Times are Unix milliseconds, UTC. Texts are redacted before they come here.

CREATE TABLE project (
    id         TEXT PRIMARY KEY,
    name       TEXT NOT NULL,
    root       TEXT NOT NULL,
    remote     TEXT,
    first_seen INTEGER NOT NULL,
    last_seen  INTEGER NOT NULL
);

CREATE TABLE session (
    id      TEXT PRIMARY KEY,
    client  TEXT NOT NULL,
    project TEXT NOT NULL REFERENCES project (id),
    cwd     TEXT,
    branch  TEXT,
    started INTEGER NOT NULL,
    ended   INTEGER NOT NULL,
    -- The session whose records this one repeats.
    forked_from TEXT
);
CREATE INDEX session_project ON session (project, ended);

-- How far each transcript was read. What a client deletes stays here, with the turns read from it.
CREATE TABLE transcript (
    id        INTEGER PRIMARY KEY,
    path      TEXT NOT NULL UNIQUE,
    client    TEXT NOT NULL,
    session   TEXT,
    -- Set for the transcript of a subagent, whose prompts no person wrote.
    agent     TEXT,
    size      INTEGER NOT NULL DEFAULT 0,
    modified  INTEGER NOT NULL DEFAULT 0,
    offset    INTEGER NOT NULL DEFAULT 0,
    line      INTEGER NOT NULL DEFAULT 0,
    -- Digest of the first bytes: another file under the same name starts anew.
    head      TEXT NOT NULL DEFAULT '',
    turns     INTEGER NOT NULL DEFAULT 0,
    -- Of the turns, how many were learned from, and by which version of the extractor.
    extracted INTEGER NOT NULL DEFAULT 0,
    unknown   INTEGER NOT NULL DEFAULT 0,
    malformed INTEGER NOT NULL DEFAULT 0,
    extractor INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX transcript_session ON transcript (session);

CREATE TABLE turn (
    transcript INTEGER NOT NULL REFERENCES transcript (id) ON DELETE CASCADE,
    line       INTEGER NOT NULL,
    part       INTEGER NOT NULL,
    kind       TEXT NOT NULL,
    at         INTEGER NOT NULL,
    uuid       TEXT,
    text       TEXT NOT NULL,
    tool       TEXT,
    call       TEXT,
    target     TEXT,
    outcome    TEXT,
    exit_code  INTEGER,
    origin     TEXT NOT NULL,
    detail     TEXT,
    PRIMARY KEY (transcript, line, part)
) WITHOUT ROWID;
CREATE INDEX turn_uuid ON turn (uuid) WHERE uuid IS NOT NULL;
CREATE INDEX turn_call ON turn (transcript, call) WHERE call IS NOT NULL;

-- One row a range read: an extractor version never works twice on the same range.
CREATE TABLE intake (
    transcript   INTEGER NOT NULL REFERENCES transcript (id) ON DELETE CASCADE,
    from_offset  INTEGER NOT NULL,
    to_offset    INTEGER NOT NULL,
    extractor    INTEGER NOT NULL,
    at           INTEGER NOT NULL,
    PRIMARY KEY (transcript, from_offset, to_offset, extractor)
) WITHOUT ROWID;

-- Everything learned: facts, corrections, errors, episodes.
CREATE TABLE record (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    type          TEXT NOT NULL,
    kind          TEXT NOT NULL,
    project       TEXT NOT NULL REFERENCES project (id),
    scope         TEXT NOT NULL CHECK (scope IN ('project', 'global')),
    branch        TEXT,
    text          TEXT NOT NULL,
    context       TEXT NOT NULL DEFAULT '',
    tags          TEXT NOT NULL DEFAULT '',
    -- Parts of identifiers (getUserById: get user by id), for the full-text index only.
    terms         TEXT NOT NULL DEFAULT '',
    -- What makes two of a type the same: the normalised text of a fact, the tool and signature of an error, the source of a correction.
    identity      TEXT NOT NULL,
    importance    INTEGER NOT NULL CHECK (importance BETWEEN 1 AND 5),
    confidence    REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
    status        TEXT NOT NULL,
    origin        TEXT NOT NULL,
    -- 'extracted' records live by their evidence; 'saved' ones until somebody removes them.
    source        TEXT NOT NULL,
    tool          TEXT,
    signature     TEXT,
    rule          TEXT,
    created       INTEGER NOT NULL,
    updated       INTEGER NOT NULL,
    confirmed     INTEGER NOT NULL,
    used          INTEGER,
    uses          INTEGER NOT NULL DEFAULT 0,
    superseded_by INTEGER REFERENCES record (id)
);
CREATE INDEX record_identity ON record (type, identity);
CREATE INDEX record_project ON record (project, type, status);

CREATE TABLE evidence (
    id      INTEGER PRIMARY KEY,
    record  INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
    -- 'source': where it was said or happened; 'fix': the call that then succeeded.
    role    TEXT NOT NULL,
    session TEXT NOT NULL,
    file    TEXT NOT NULL,
    line    INTEGER NOT NULL,
    origin  TEXT NOT NULL,
    quote   TEXT NOT NULL,
    at      INTEGER NOT NULL,
    -- The line of this record whose 'fix' this is; 0 for a source.
    answers INTEGER NOT NULL DEFAULT 0,
    UNIQUE (record, role, file, line, answers)
);
CREATE INDEX evidence_file ON evidence (file);

-- What a person rejected, so that no re-reading brings it back.
CREATE TABLE tombstone (
    id       INTEGER PRIMARY KEY,
    type     TEXT NOT NULL,
    identity TEXT NOT NULL,
    -- Null: everywhere.
    project  TEXT,
    text     TEXT NOT NULL,
    reason   TEXT NOT NULL DEFAULT '',
    created  INTEGER NOT NULL
);
CREATE INDEX tombstone_identity ON tombstone (type, identity);

-- Hook events whose effect is stored; the id is the spool file's name, so that a replay changes nothing.
CREATE TABLE hook_event (
    id      TEXT PRIMARY KEY,
    client  TEXT NOT NULL,
    event   TEXT NOT NULL,
    session TEXT NOT NULL,
    at      INTEGER NOT NULL,
    body    TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX hook_event_session ON hook_event (session);

-- Facts about the memory itself: when it last reflected, and the like.
CREATE TABLE note (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

CREATE VIRTUAL TABLE record_text USING fts5 (
    text, context, tags, terms,
    content = 'record', content_rowid = 'id',
    tokenize = 'porter unicode61 remove_diacritics 2'
);

CREATE TRIGGER record_text_insert AFTER INSERT ON record BEGIN
    INSERT INTO record_text (rowid, text, context, tags, terms) VALUES (new.id, new.text, new.context, new.tags, new.terms);
END;
CREATE TRIGGER record_text_delete AFTER DELETE ON record BEGIN
    INSERT INTO record_text (record_text, rowid, text, context, tags, terms) VALUES ('delete', old.id, old.text, old.context, old.tags, old.terms);
END;
CREATE TRIGGER record_text_update AFTER UPDATE OF text, context, tags, terms ON record BEGIN
    INSERT INTO record_text (record_text, rowid, text, context, tags, terms) VALUES ('delete', old.id, old.text, old.context, old.tags, old.terms);
    INSERT INTO record_text (rowid, text, context, tags, terms) VALUES (new.id, new.text, new.context, new.tags, new.terms);
END;

-- The words that occur, unstemmed, for the typo leg: each with the number of records that hold it.
CREATE TABLE word (
    word    TEXT PRIMARY KEY,
    records INTEGER NOT NULL
) WITHOUT ROWID;

INSERT INTO project VALUES ('p1', 'shop', '/work/shop', NULL, 1750000000000, 1750000000000);
INSERT INTO session VALUES ('s1', 'claude', 'p1', '/work/shop', 'main', 1750000000000, 1750000100000, NULL);
INSERT INTO transcript (id, path, client, session, size, offset, line, turns, extracted, extractor)
VALUES (1, '/work/s1.jsonl', 'claude', 's1', 900, 900, 2, 2, 2, 1);
INSERT INTO turn (transcript, line, part, kind, at, text, origin) VALUES
    (1, 1, 0, 'prompt', 1750000000000, 'Always use tabs.', 'user'),
    (1, 2, 0, 'assistant', 1750000001000, 'Yes.', 'assistant');
INSERT INTO intake VALUES (1, 0, 900, 1, 1750000100000);
INSERT INTO record (id, type, kind, project, scope, text, identity, importance, confidence, status, origin, source, created, updated, confirmed)
VALUES
    (1, 'fact', 'convention', 'p1', 'project', 'Always use tabs.', 'i1', 4, 0.9, 'active', 'user', 'extracted', 1750000000000, 1750000000000, 1750000000000),
    (2, 'fact', 'gotcha', 'p1', 'global', 'The build needs gcc.', 'i2', 3, 0.8, 'active', 'assistant', 'saved', 1750000000000, 1750000000000, 1750000000000);
INSERT INTO evidence (record, role, session, file, line, origin, quote, at)
VALUES (1, 'source', 's1', '/work/s1.jsonl', 1, 'user', '“Always use tabs.”', 1750000000000);
INSERT INTO tombstone (type, identity, project, text, created) VALUES ('fact', 'i9', 'p1', 'never commit to main', 1750000000000);
INSERT INTO hook_event VALUES ('20250615T150640-1-1', 'claude', 'SessionStart', 's1', 1750000000000, '{}');
INSERT INTO word VALUES ('tabs', 1), ('build', 1), ('gcc', 1), ('needs', 1), ('always', 1), ('use', 1);
PRAGMA user_version = 1;
