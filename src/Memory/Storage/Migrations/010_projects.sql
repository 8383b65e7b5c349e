-- Where somebody has worked: folders without git and git's common directories, by the id they have by themselves.
CREATE TABLE place (
    id      TEXT PRIMARY KEY,
    project TEXT NOT NULL,
    root    TEXT NOT NULL,
    -- Commits it was seen to have, separated by blanks: a clone of it has them, too.
    commits TEXT NOT NULL DEFAULT '',
    -- A person said that it belongs to its project, whatever git says.
    decided INTEGER NOT NULL DEFAULT 0,
    seen    INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX place_project ON place (project);

-- Ids that mean another project now.
CREATE TABLE project_joined (
    id      TEXT PRIMARY KEY,
    project TEXT NOT NULL
) WITHOUT ROWID;

-- For folders without git: the known ones above, whose knowledge is shown here, too.
CREATE TABLE project_above (
    project TEXT NOT NULL,
    above   TEXT NOT NULL,
    PRIMARY KEY (project, above)
) WITHOUT ROWID;
CREATE INDEX project_above_above ON project_above (above);

-- All projects a session worked in; session.project is the one in which most of it happened.
CREATE TABLE session_in (
    session TEXT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    project TEXT NOT NULL,
    PRIMARY KEY (session, project)
) WITHOUT ROWID;
CREATE INDEX session_in_project ON session_in (project);
INSERT INTO session_in (session, project) SELECT id, project FROM session;
CREATE TRIGGER session_in_insert AFTER INSERT ON session BEGIN
    INSERT OR IGNORE INTO session_in (session, project) VALUES (new.id, new.project);
END;
CREATE TRIGGER session_in_update AFTER UPDATE OF project ON session WHEN old.project <> new.project BEGIN
    INSERT OR IGNORE INTO session_in (session, project) VALUES (new.id, new.project);
END;

-- From which line of a transcript on it is about which project. None: all of it is about its session's.
CREATE TABLE transcript_project (
    transcript INTEGER NOT NULL REFERENCES transcript (id) ON DELETE CASCADE,
    line       INTEGER NOT NULL,
    project    TEXT NOT NULL,
    PRIMARY KEY (transcript, line)
) WITHOUT ROWID;
CREATE INDEX transcript_project_project ON transcript_project (project);

-- What was done to projects as a whole, so that it can be undone.
CREATE TABLE project_change (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    at         INTEGER NOT NULL,
    action     TEXT NOT NULL CHECK (action IN ('join', 'split', 'rename', 'trust')),
    project    TEXT NOT NULL,
    -- The project it was joined to or split from.
    other      TEXT,
    reason     TEXT NOT NULL,
    -- The project as it was before.
    name       TEXT,
    root       TEXT,
    remote     TEXT,
    first_seen INTEGER,
    last_seen  INTEGER,
    undone     INTEGER
);

CREATE TABLE project_change_row (
    change INTEGER NOT NULL REFERENCES project_change (id) ON DELETE CASCADE,
    kind   TEXT NOT NULL,
    key    TEXT NOT NULL,
    PRIMARY KEY (change, kind, key)
) WITHOUT ROWID;
