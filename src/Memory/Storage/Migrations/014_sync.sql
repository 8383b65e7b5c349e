-- What meets other machines' memories on a hub. Without one these tables stay empty, and no trigger writes.

-- Ids that are the same on every machine, and which row here they mean.
CREATE TABLE sync_item (
    item    TEXT PRIMARY KEY,
    kind    TEXT NOT NULL CHECK (kind IN ('record', 'session', 'tombstone')),
    -- The row's key: a number, or a session's name; null where there is none (any more).
    local,
    -- The project by its remote, or '*' for what holds everywhere.
    project TEXT NOT NULL,
    -- What the id was made from beside the identity: one that moves is another one.
    place   TEXT NOT NULL,
    -- Of a record, whether it was extracted, saved or reflected: tells what its row's disappearing means.
    source  TEXT NOT NULL DEFAULT '',
    -- Since when it is forgotten or removed.
    ended   TEXT
) WITHOUT ROWID;
CREATE UNIQUE INDEX sync_item_local ON sync_item (kind, local) WHERE local IS NOT NULL;

-- The latest stamp known of each field, and a digest of its value; the value is in the row itself.
CREATE TABLE sync_cell (
    item   TEXT NOT NULL REFERENCES sync_item (item),
    field  TEXT NOT NULL,
    stamp  TEXT NOT NULL,
    digest TEXT NOT NULL,
    sent   INTEGER NOT NULL,
    PRIMARY KEY (item, field)
) WITHOUT ROWID;
CREATE INDEX sync_cell_unsent ON sync_cell (item) WHERE sent = 0;

-- Rows that were written since somebody looked what changed.
CREATE TABLE sync_change (
    kind  TEXT NOT NULL,
    local NOT NULL,
    PRIMARY KEY (kind, local)
) WITHOUT ROWID;

-- References to items that have not come yet.
CREATE TABLE sync_link (
    item   TEXT NOT NULL,
    field  TEXT NOT NULL,
    target TEXT NOT NULL,
    PRIMARY KEY (item, field, target)
) WITHOUT ROWID;

-- How far the hub was read, by vault and project.
CREATE TABLE sync_cursor (
    vault    TEXT NOT NULL,
    project  TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    PRIMARY KEY (vault, project)
) WITHOUT ROWID;

-- Whether this memory has joined a hub is noted under the name 'hub'.
CREATE TRIGGER sync_record_insert AFTER INSERT ON record WHEN EXISTS (SELECT 1 FROM note WHERE name = 'hub') BEGIN
    INSERT OR IGNORE INTO sync_change (kind, local) VALUES ('record', new.id);
END;
CREATE TRIGGER sync_record_update AFTER UPDATE OF type, kind, project, scope, branch, text, context, tags, identity, importance, confidence,
    status, origin, source, tool, signature, rule, confirmed, superseded_by, worth, said ON record
    WHEN EXISTS (SELECT 1 FROM note WHERE name = 'hub') BEGIN
    INSERT OR IGNORE INTO sync_change (kind, local) VALUES ('record', new.id);
END;
CREATE TRIGGER sync_record_used AFTER UPDATE OF used ON record
    WHEN coalesce(old.used, 0) / 86400000 <> coalesce(new.used, 0) / 86400000 AND EXISTS (SELECT 1 FROM note WHERE name = 'hub') BEGIN
    INSERT OR IGNORE INTO sync_change (kind, local) VALUES ('record', new.id);
END;
CREATE TRIGGER sync_record_delete AFTER DELETE ON record WHEN EXISTS (SELECT 1 FROM note WHERE name = 'hub') BEGIN
    INSERT OR IGNORE INTO sync_change (kind, local) VALUES ('record', old.id);
END;
CREATE TRIGGER sync_evidence_insert AFTER INSERT ON evidence WHEN EXISTS (SELECT 1 FROM note WHERE name = 'hub') BEGIN
    INSERT OR IGNORE INTO sync_change (kind, local) VALUES ('record', new.record);
END;
CREATE TRIGGER sync_evidence_update AFTER UPDATE ON evidence WHEN EXISTS (SELECT 1 FROM note WHERE name = 'hub') BEGIN
    INSERT OR IGNORE INTO sync_change (kind, local) VALUES ('record', new.record);
END;
CREATE TRIGGER sync_evidence_delete AFTER DELETE ON evidence WHEN EXISTS (SELECT 1 FROM note WHERE name = 'hub') BEGIN
    INSERT OR IGNORE INTO sync_change (kind, local) VALUES ('record', old.record);
END;
CREATE TRIGGER sync_rule_insert AFTER INSERT ON rule WHEN EXISTS (SELECT 1 FROM note WHERE name = 'hub') BEGIN
    INSERT OR IGNORE INTO sync_change (kind, local) VALUES ('record', new.record);
END;
CREATE TRIGGER sync_rule_update AFTER UPDATE OF source, support, born, person, trigger, upvotes, downvotes, waits, level ON rule
    WHEN EXISTS (SELECT 1 FROM note WHERE name = 'hub') BEGIN
    INSERT OR IGNORE INTO sync_change (kind, local) VALUES ('record', new.record);
END;
CREATE TRIGGER sync_rule_source_insert AFTER INSERT ON rule_source WHEN EXISTS (SELECT 1 FROM note WHERE name = 'hub') BEGIN
    INSERT OR IGNORE INTO sync_change (kind, local) VALUES ('record', new.rule);
END;
CREATE TRIGGER sync_occasion_insert AFTER INSERT ON occasion WHEN EXISTS (SELECT 1 FROM note WHERE name = 'hub') BEGIN
    INSERT OR IGNORE INTO sync_change (kind, local) VALUES ('record', new.rule);
END;
CREATE TRIGGER sync_occasion_update AFTER UPDATE ON occasion WHEN EXISTS (SELECT 1 FROM note WHERE name = 'hub') BEGIN
    INSERT OR IGNORE INTO sync_change (kind, local) VALUES ('record', new.rule);
END;
CREATE TRIGGER sync_occasion_delete AFTER DELETE ON occasion WHEN EXISTS (SELECT 1 FROM note WHERE name = 'hub') BEGIN
    INSERT OR IGNORE INTO sync_change (kind, local) VALUES ('record', old.rule);
END;
CREATE TRIGGER sync_skill_insert AFTER INSERT ON skill WHEN EXISTS (SELECT 1 FROM note WHERE name = 'hub') BEGIN
    INSERT OR IGNORE INTO sync_change (kind, local) VALUES ('record', new.record);
END;
CREATE TRIGGER sync_skill_update AFTER UPDATE ON skill WHEN EXISTS (SELECT 1 FROM note WHERE name = 'hub') BEGIN
    INSERT OR IGNORE INTO sync_change (kind, local) VALUES ('record', new.record);
END;
CREATE TRIGGER sync_skill_use_insert AFTER INSERT ON skill_use
    WHEN new.source = 'reported' AND EXISTS (SELECT 1 FROM note WHERE name = 'hub') BEGIN
    INSERT OR IGNORE INTO sync_change (kind, local) VALUES ('record', new.skill);
END;
CREATE TRIGGER sync_episode_insert AFTER INSERT ON episode WHEN EXISTS (SELECT 1 FROM note WHERE name = 'hub') BEGIN
    INSERT OR IGNORE INTO sync_change (kind, local) VALUES ('record', new.record);
END;
CREATE TRIGGER sync_temporal_insert AFTER INSERT ON temporal_fact WHEN EXISTS (SELECT 1 FROM note WHERE name = 'hub') BEGIN
    INSERT OR IGNORE INTO sync_change (kind, local) VALUES ('record', new.record);
END;
CREATE TRIGGER sync_temporal_update AFTER UPDATE ON temporal_fact WHEN EXISTS (SELECT 1 FROM note WHERE name = 'hub') BEGIN
    INSERT OR IGNORE INTO sync_change (kind, local) VALUES ('record', new.record);
END;
CREATE TRIGGER sync_session_insert AFTER INSERT ON session WHEN EXISTS (SELECT 1 FROM note WHERE name = 'hub') BEGIN
    INSERT OR IGNORE INTO sync_change (kind, local) VALUES ('session', new.id);
END;
CREATE TRIGGER sync_session_update AFTER UPDATE OF project, branch, started, ended, forked_from ON session
    WHEN EXISTS (SELECT 1 FROM note WHERE name = 'hub') BEGIN
    INSERT OR IGNORE INTO sync_change (kind, local) VALUES ('session', new.id);
END;
CREATE TRIGGER sync_tombstone_insert AFTER INSERT ON tombstone WHEN EXISTS (SELECT 1 FROM note WHERE name = 'hub') BEGIN
    INSERT OR IGNORE INTO sync_change (kind, local) VALUES ('tombstone', new.id);
END;
CREATE TRIGGER sync_tombstone_delete AFTER DELETE ON tombstone WHEN EXISTS (SELECT 1 FROM note WHERE name = 'hub') BEGIN
    INSERT OR IGNORE INTO sync_change (kind, local) VALUES ('tombstone', old.id);
END;
