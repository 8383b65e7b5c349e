-- The project that a checkout belonged to before its remote changed: renamed, transferred or forked, nobody can tell without asking.
ALTER TABLE place ADD COLUMN was TEXT;
