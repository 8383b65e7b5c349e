-- Commits that a person's machines saw in their clones of a project, encrypted. A folder on another machine shows by one of them that it
-- is a clone, too, before anything of that project is sent there.
CREATE TABLE totalmemory.clone (
    vault   uuid NOT NULL REFERENCES totalmemory.vault (id) ON DELETE CASCADE,
    -- A keyed digest.
    project bytea NOT NULL,
    machine text NOT NULL,
    -- Encrypted.
    body    bytea NOT NULL,
    PRIMARY KEY (vault, project, machine)
);

ALTER TABLE totalmemory.clone ENABLE ROW LEVEL SECURITY;

CREATE POLICY own ON totalmemory.clone USING (vault IN (SELECT id FROM totalmemory.vault WHERE owner = current_user))
    WITH CHECK (vault IN (SELECT id FROM totalmemory.vault WHERE owner = current_user));
