-- The team: everybody who was invited to this hub. What a member shares can be read by the members, and by who runs the database: it was
-- shared to be read. Of what a member does not share there is one thing here, fingerprints of mistakes, of which others see only those
-- that three members have.

-- A container that will be gone soon, and cannot say so then.
ALTER TABLE totalmemory.machine ADD COLUMN passing boolean NOT NULL DEFAULT false;

CREATE TABLE totalmemory.member (
    role   text PRIMARY KEY,
    joined timestamptz NOT NULL DEFAULT now()
);
INSERT INTO totalmemory.member (role) SELECT current_user::text UNION SELECT owner FROM totalmemory.vault;

-- One row: the key of the team's fingerprints and of its projects' names. Whoever has it can test a guess, and no more.
CREATE TABLE totalmemory.team (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    key bytea NOT NULL CHECK (octet_length(key) = 32)
);

CREATE TABLE totalmemory.shared (
    author  text NOT NULL DEFAULT current_user,
    item    text NOT NULL CHECK (octet_length(item) <= 64),
    -- A keyed digest.
    project bytea NOT NULL CHECK (octet_length(project) = 16),
    text    text NOT NULL CHECK (octet_length(text) <= 2000),
    -- Another number with each change: their sum tells whether anything is new.
    token   bigint NOT NULL,
    at      timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (author, item)
);
CREATE INDEX shared_project ON totalmemory.shared (project, author);

-- Keyed digests of mistakes.
CREATE TABLE totalmemory.mistake (
    author text NOT NULL DEFAULT current_user,
    print  bytea NOT NULL CHECK (octet_length(print) = 16),
    PRIMARY KEY (author, print)
);
CREATE INDEX mistake_print ON totalmemory.mistake (print);

-- Who is asked for a rule about a mistake of several.
CREATE TABLE totalmemory.proposal (
    print bytea PRIMARY KEY,
    asked text NOT NULL DEFAULT current_user,
    since timestamptz NOT NULL DEFAULT now(),
    done  boolean NOT NULL DEFAULT false
);

-- One's own mistakes that three members made. It runs with its owner's rights, which see all rows; who they are of, it does not say.
CREATE VIEW totalmemory.common_mistake AS SELECT print FROM totalmemory.mistake GROUP BY print
    HAVING count(*) >= 3 AND bool_or(author = current_user);

ALTER TABLE totalmemory.member ENABLE ROW LEVEL SECURITY;
ALTER TABLE totalmemory.team ENABLE ROW LEVEL SECURITY;
ALTER TABLE totalmemory.shared ENABLE ROW LEVEL SECURITY;
ALTER TABLE totalmemory.mistake ENABLE ROW LEVEL SECURITY;
ALTER TABLE totalmemory.proposal ENABLE ROW LEVEL SECURITY;

-- Only the hub's owner writes who is a member.
CREATE POLICY self ON totalmemory.member FOR SELECT USING (true);
CREATE POLICY members ON totalmemory.team FOR SELECT
    USING (EXISTS (SELECT 1 FROM totalmemory.member WHERE role = current_user));
CREATE POLICY first ON totalmemory.team FOR INSERT
    WITH CHECK (EXISTS (SELECT 1 FROM totalmemory.member WHERE role = current_user));
CREATE POLICY members ON totalmemory.shared FOR SELECT
    USING (EXISTS (SELECT 1 FROM totalmemory.member WHERE role = current_user)
        AND EXISTS (SELECT 1 FROM totalmemory.member WHERE role = author));
CREATE POLICY own_insert ON totalmemory.shared FOR INSERT
    WITH CHECK (author = current_user AND EXISTS (SELECT 1 FROM totalmemory.member WHERE role = current_user));
CREATE POLICY own_update ON totalmemory.shared FOR UPDATE USING (author = current_user) WITH CHECK (author = current_user);
CREATE POLICY own_delete ON totalmemory.shared FOR DELETE USING (author = current_user);
CREATE POLICY own ON totalmemory.mistake USING (author = current_user)
    WITH CHECK (author = current_user AND EXISTS (SELECT 1 FROM totalmemory.member WHERE role = current_user));
CREATE POLICY members ON totalmemory.proposal FOR SELECT
    USING (EXISTS (SELECT 1 FROM totalmemory.member WHERE role = current_user));
CREATE POLICY own_insert ON totalmemory.proposal FOR INSERT
    WITH CHECK (asked = current_user AND EXISTS (SELECT 1 FROM totalmemory.member WHERE role = current_user));
-- Who does not answer for a week is not waited for.
CREATE POLICY own_or_late ON totalmemory.proposal FOR UPDATE
    USING (asked = current_user OR (NOT done AND since < now() - interval '7 days')) WITH CHECK (asked = current_user);
CREATE POLICY own_delete ON totalmemory.proposal FOR DELETE USING (asked = current_user);
