-- What a language model was asked, if one is set up: the meter and the budget.
CREATE TABLE distillation (
    session TEXT NOT NULL,
    -- Turns of the session at that time: one that went on is looked at again.
    turns   INTEGER NOT NULL,
    at      INTEGER NOT NULL,
    input   INTEGER NOT NULL,
    output  INTEGER NOT NULL,
    outcome TEXT NOT NULL,
    items   INTEGER NOT NULL,
    PRIMARY KEY (session, turns, at)
) WITHOUT ROWID;
CREATE INDEX distillation_at ON distillation (at);
