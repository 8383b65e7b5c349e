-- What a person shares with their team, by the words they saw when they said yes. It travels with the record to their other machines.
CREATE TABLE share (
    record   INTEGER PRIMARY KEY REFERENCES record (id) ON DELETE CASCADE,
    -- Of the words that were reviewed: other words are not shared.
    identity TEXT NOT NULL,
    at       INTEGER NOT NULL
);
CREATE TRIGGER sync_share_insert AFTER INSERT ON share WHEN EXISTS (SELECT 1 FROM note WHERE name = 'hub') BEGIN
    INSERT OR IGNORE INTO sync_change (kind, local) VALUES ('record', new.record);
END;
CREATE TRIGGER sync_share_update AFTER UPDATE ON share WHEN EXISTS (SELECT 1 FROM note WHERE name = 'hub') BEGIN
    INSERT OR IGNORE INTO sync_change (kind, local) VALUES ('record', new.record);
END;
CREATE TRIGGER sync_share_delete AFTER DELETE ON share WHEN EXISTS (SELECT 1 FROM note WHERE name = 'hub') BEGIN
    INSERT OR IGNORE INTO sync_change (kind, local) VALUES ('record', old.record);
END;

-- What the team says. It is no record: nothing of it is merged, judged, made a rule or sent on.
CREATE TABLE team_rule (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    -- The member who shared it, and what it is called on the hub.
    author   TEXT NOT NULL,
    item     TEXT NOT NULL,
    -- By its remote, or '*' for what holds everywhere.
    project  TEXT NOT NULL,
    text     TEXT NOT NULL,
    -- Recognises what it says, whoever says it.
    identity TEXT NOT NULL,
    shared   INTEGER NOT NULL,
    UNIQUE (author, item)
);
CREATE INDEX team_rule_project ON team_rule (project);

-- A person's no to what the team says: it holds for the words, whoever says them, and stays.
CREATE TABLE team_no (
    project   TEXT NOT NULL,
    identity  TEXT NOT NULL,
    -- 1: it is not even kept here.
    forgotten INTEGER NOT NULL,
    PRIMARY KEY (project, identity)
) WITHOUT ROWID;

-- How the team's words on a project stood on the hub when they were last read.
CREATE TABLE team_seen (
    project TEXT PRIMARY KEY,
    state   TEXT NOT NULL
) WITHOUT ROWID;

-- Fingerprints of mistakes as this machine last sent them.
CREATE TABLE team_print (
    print TEXT PRIMARY KEY
) WITHOUT ROWID;

-- Mistakes that several members made, and for whose rule this person is asked.
CREATE TABLE team_proposal (
    print    TEXT PRIMARY KEY,
    record   INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
    since    INTEGER NOT NULL,
    -- 1: the person said no.
    declined INTEGER NOT NULL DEFAULT 0
);
