-- What fixed an error and what would have prevented a correction stood in one column, and so did an error's cause and the agent's deeds.
DROP TRIGGER record_vector_update;
DROP TRIGGER record_graph_update;
DROP TRIGGER sync_record_update;
ALTER TABLE record RENAME COLUMN rule TO fix;
ALTER TABLE record ADD COLUMN norm TEXT;
-- For a correction, what the agent had just done, a line each.
ALTER TABLE record ADD COLUMN deeds TEXT;
UPDATE record SET norm = fix, fix = NULL, deeds = signature, signature = NULL WHERE type <> 'error';
ALTER TABLE purged_record RENAME COLUMN rule TO fix;
ALTER TABLE purged_record ADD COLUMN norm TEXT;
ALTER TABLE purged_record ADD COLUMN deeds TEXT;
UPDATE purged_record SET norm = fix, fix = NULL, deeds = signature, signature = NULL
    WHERE record IN (SELECT id FROM record WHERE type <> 'error');
CREATE TRIGGER record_vector_update AFTER UPDATE OF text, fix ON record WHEN old.text <> new.text OR old.fix IS NOT new.fix BEGIN
    DELETE FROM vector WHERE record = new.id;
END;
CREATE TRIGGER record_graph_update AFTER UPDATE OF text, fix, norm ON record
    WHEN old.text <> new.text OR old.fix IS NOT new.fix OR old.norm IS NOT new.norm BEGIN
    DELETE FROM mention WHERE record = new.id;
    DELETE FROM graphed WHERE record = new.id;
END;
CREATE TRIGGER sync_record_update AFTER UPDATE OF type, kind, project, scope, branch, text, context, tags, identity, importance, confidence,
    status, origin, source, tool, signature, fix, norm, deeds, confirmed, superseded_by, worth, said ON record
    WHEN EXISTS (SELECT 1 FROM note WHERE name = 'hub') BEGIN
    INSERT OR IGNORE INTO sync_change (kind, local) VALUES ('record', new.id);
END;
