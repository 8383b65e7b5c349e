-- Who decided on a rule stands in a column of its own, no longer before the decision's word.
ALTER TABLE rule ADD COLUMN by_agent INTEGER NOT NULL DEFAULT 0;
UPDATE rule SET by_agent = 1, person = substr(person, 7) WHERE person LIKE 'agent:%';
ALTER TABLE opinion ADD COLUMN by_agent INTEGER NOT NULL DEFAULT 0;
DROP TRIGGER sync_rule_update;
CREATE TRIGGER sync_rule_update
    AFTER UPDATE OF source, support, born, person, by_agent, trigger, upvotes, downvotes, waits, level ON rule
    WHEN EXISTS (SELECT 1 FROM note WHERE name = 'hub') BEGIN
    INSERT OR IGNORE INTO sync_change (kind, local) VALUES ('record', new.record);
END;
