-- Sentences that a project, or every one, forgot: whatever session says them again, and however late it is read.
CREATE TABLE forgotten_in (
    project TEXT NOT NULL,
    scope   TEXT NOT NULL CHECK (scope IN ('project', 'global')),
    digest  TEXT NOT NULL,
    PRIMARY KEY (project, scope, digest)
) WITHOUT ROWID;
CREATE INDEX forgotten_in_digest ON forgotten_in (digest);
