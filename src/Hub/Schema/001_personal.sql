-- The hub of TotalMemory. What people remember is encrypted on their machines; here it is ids, clocks, sizes, and who may see them.
-- Plain SQL of PostgreSQL 14: no extension, no function, no sequence.

CREATE TABLE totalmemory.vault (
    id       uuid PRIMARY KEY,
    -- The role whose vault it is.
    owner    text NOT NULL UNIQUE DEFAULT current_user,
    -- Tells whether a machine has the right key, and nothing of the key.
    proof    text NOT NULL,
    -- Number of the last change. Whoever writes holds this row to the end, so that changes become visible in the order of their numbers.
    sequence bigint NOT NULL DEFAULT 0,
    created  timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE totalmemory.machine (
    vault   uuid NOT NULL REFERENCES totalmemory.vault (id) ON DELETE CASCADE,
    id      text NOT NULL,
    -- Encrypted.
    name    bytea NOT NULL,
    version text NOT NULL,
    seen    timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (vault, id)
);

CREATE TABLE totalmemory.cell (
    vault    uuid NOT NULL REFERENCES totalmemory.vault (id) ON DELETE CASCADE,
    -- Keyed digests: equal ones are equal, and that is all they tell.
    item     bytea NOT NULL,
    field    bytea NOT NULL,
    project  bytea NOT NULL,
    stamp    text COLLATE "C" NOT NULL,
    ended    boolean NOT NULL,
    sequence bigint NOT NULL,
    -- Encrypted.
    body     bytea NOT NULL,
    PRIMARY KEY (vault, item, field)
);
CREATE INDEX cell_sequence ON totalmemory.cell (vault, project, sequence);

ALTER TABLE totalmemory.vault ENABLE ROW LEVEL SECURITY;
ALTER TABLE totalmemory.machine ENABLE ROW LEVEL SECURITY;
ALTER TABLE totalmemory.cell ENABLE ROW LEVEL SECURITY;

CREATE POLICY own ON totalmemory.vault USING (owner = current_user) WITH CHECK (owner = current_user);
CREATE POLICY own ON totalmemory.machine USING (vault IN (SELECT id FROM totalmemory.vault WHERE owner = current_user))
    WITH CHECK (vault IN (SELECT id FROM totalmemory.vault WHERE owner = current_user));
CREATE POLICY own ON totalmemory.cell USING (vault IN (SELECT id FROM totalmemory.vault WHERE owner = current_user))
    WITH CHECK (vault IN (SELECT id FROM totalmemory.vault WHERE owner = current_user));
