-- A person's word on a record, and how the record stood before: so that it can be taken back.
CREATE TABLE opinion (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    record    INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
    word      TEXT NOT NULL CHECK (word IN ('keep', 'wrong', 'everywhere', 'edit')),
    at        INTEGER NOT NULL,
    status    TEXT NOT NULL,
    source    TEXT NOT NULL,
    scope     TEXT NOT NULL,
    -- For a rule: a person's word on it and since when it waited.
    person    TEXT,
    waits     INTEGER,
    -- For an edit, the record that has the new words.
    successor INTEGER,
    undone    INTEGER
);
CREATE INDEX opinion_record ON opinion (record);
-- What is said to be wrong, until its words are removed.
CREATE INDEX opinion_wrong ON opinion (at) WHERE word = 'wrong' AND undone IS NULL;

-- A list of records, the latest first, filtered without looking at the rows.
CREATE INDEX record_recent ON record (status, confirmed, type, project, scope);
CREATE INDEX session_ended ON session (ended);

-- Every turn's words. The row number is made of the turn's key: transcript, line and part.
CREATE VIRTUAL TABLE turn_text USING fts5 (
    text,
    content = '',
    tokenize = 'porter unicode61 remove_diacritics 2'
);
INSERT INTO turn_text (turn_text, rank) VALUES ('secure-delete', 1);
INSERT INTO turn_text (rowid, text) SELECT (transcript << 40) | (line << 12) | part, text FROM turn WHERE part < 4096;

CREATE TRIGGER turn_text_replace BEFORE INSERT ON turn BEGIN
    INSERT INTO turn_text (turn_text, rowid, text)
        SELECT 'delete', (transcript << 40) | (line << 12) | part, text FROM turn
        WHERE transcript = new.transcript AND line = new.line AND part = new.part AND part < 4096;
END;
CREATE TRIGGER turn_text_insert AFTER INSERT ON turn WHEN new.part < 4096 BEGIN
    INSERT INTO turn_text (rowid, text) VALUES ((new.transcript << 40) | (new.line << 12) | new.part, new.text);
END;
CREATE TRIGGER turn_text_delete AFTER DELETE ON turn WHEN old.part < 4096 BEGIN
    INSERT INTO turn_text (turn_text, rowid, text) VALUES ('delete', (old.transcript << 40) | (old.line << 12) | old.part, old.text);
END;
CREATE TRIGGER turn_text_update AFTER UPDATE OF text ON turn WHEN old.part < 4096 BEGIN
    INSERT INTO turn_text (turn_text, rowid, text) VALUES ('delete', (old.transcript << 40) | (old.line << 12) | old.part, old.text);
    INSERT INTO turn_text (rowid, text) VALUES ((new.transcript << 40) | (new.line << 12) | new.part, new.text);
END;
