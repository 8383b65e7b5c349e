-- What the user said is to be done: every session starts with it.
CREATE INDEX record_said ON record (type, kind, project, scope) WHERE origin = 'user' AND status = 'active';
