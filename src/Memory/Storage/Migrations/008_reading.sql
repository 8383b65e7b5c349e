-- What a reader judged. worth: mean worth, 0 to 3, by which records are ranked; null where nobody judged.
ALTER TABLE record ADD COLUMN worth REAL;
-- Probability that it is worth saying unasked; null where it does not stand alone or nobody judged.
ALTER TABLE record ADD COLUMN said REAL;
-- Which reader a transcript was learned with.
ALTER TABLE transcript ADD COLUMN reader TEXT;
-- Judgements already made, by digest of what was judged: a session that goes on is not judged anew. No words stand here.
CREATE TABLE judgement (
    unit   BLOB PRIMARY KEY,
    reader TEXT NOT NULL,
    heads  BLOB NOT NULL
) WITHOUT ROWID;
