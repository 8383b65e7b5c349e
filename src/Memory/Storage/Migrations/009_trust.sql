-- What a night looked at to purge: only a second look on another day removes words.
CREATE TABLE purge_look (
    record INTEGER PRIMARY KEY,
    at     INTEGER NOT NULL
) WITHOUT ROWID;

-- Words of purged records, for thirty days; forgetting a record removes them here, too.
CREATE TABLE purged_record (
    record    INTEGER PRIMARY KEY,
    at        INTEGER NOT NULL,
    text      TEXT NOT NULL,
    context   TEXT NOT NULL,
    tags      TEXT NOT NULL,
    terms     TEXT NOT NULL,
    rule      TEXT,
    signature TEXT
) WITHOUT ROWID;

CREATE TABLE purged_evidence (
    id      INTEGER PRIMARY KEY,
    record  INTEGER NOT NULL,
    role    TEXT NOT NULL,
    session TEXT NOT NULL,
    file    TEXT NOT NULL,
    line    INTEGER NOT NULL,
    origin  TEXT NOT NULL,
    quote   TEXT NOT NULL,
    at      INTEGER NOT NULL,
    answers INTEGER NOT NULL
);
CREATE INDEX purged_evidence_record ON purged_evidence (record);

-- What a session's transcript must not bring back when it is read again: digests of sentences and of words.
CREATE TABLE forgotten (
    session TEXT NOT NULL,
    digest  TEXT NOT NULL,
    PRIMARY KEY (session, digest)
) WITHOUT ROWID;

-- Words leave the full-text index with their record.
INSERT INTO record_text (record_text, rank) VALUES ('secure-delete', 1);
INSERT INTO record_text (record_text) VALUES ('rebuild');

-- Hook events keep that they were taken, not what they said.
UPDATE hook_event SET body = json_remove(body, '$.prompt', '$.message', '$.error') WHERE json_valid(body);

-- A reason names who asked, not what was said.
UPDATE tombstone SET reason = 'a person asked for it in a session' WHERE reason LIKE 'the person said: %';

-- Times that clocks told wrongly: nothing happened later than now.
UPDATE turn SET at = unixepoch('now') * 1000 WHERE at > unixepoch('now') * 1000;
UPDATE evidence SET at = unixepoch('now') * 1000 WHERE at > unixepoch('now') * 1000;
UPDATE hook_event SET at = unixepoch('now') * 1000 WHERE at > unixepoch('now') * 1000;
UPDATE delivery SET at = unixepoch('now') * 1000 WHERE at > unixepoch('now') * 1000;
UPDATE occasion SET at = unixepoch('now') * 1000 WHERE at > unixepoch('now') * 1000;
UPDATE rule SET born = unixepoch('now') * 1000 WHERE born > unixepoch('now') * 1000;
UPDATE skill_use SET at = unixepoch('now') * 1000 WHERE at > unixepoch('now') * 1000;
UPDATE tombstone SET created = unixepoch('now') * 1000 WHERE created > unixepoch('now') * 1000;
UPDATE session SET started = min(started, unixepoch('now') * 1000), ended = min(ended, unixepoch('now') * 1000),
    learned = min(learned, unixepoch('now') * 1000)
    WHERE max(started, ended, learned) > unixepoch('now') * 1000;
UPDATE project SET first_seen = min(first_seen, unixepoch('now') * 1000), last_seen = min(last_seen, unixepoch('now') * 1000)
    WHERE max(first_seen, last_seen) > unixepoch('now') * 1000;
UPDATE record SET created = min(created, unixepoch('now') * 1000), updated = min(updated, unixepoch('now') * 1000),
    confirmed = min(confirmed, unixepoch('now') * 1000), used = min(used, unixepoch('now') * 1000)
    WHERE max(created, updated, confirmed, coalesce(used, 0)) > unixepoch('now') * 1000;
DELETE FROM note WHERE name IN ('reflected', 'llm_paused_until') AND substr(value, 1, 19) > strftime('%Y-%m-%dT%H:%M:%S', 'now', '+1 day');
