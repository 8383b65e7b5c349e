-- A rule that old sessions made is silent until a person or a later session confirms it: since when it waits; null when it speaks.
ALTER TABLE rule ADD COLUMN waits INTEGER;
