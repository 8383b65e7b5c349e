-- How many characters of a text say it: of an episode what was asked for, of a rule what is to be done. What follows adds to it: the result,
-- or what the rule is about. NULL: the whole text says it.
ALTER TABLE record ADD COLUMN statement_length INTEGER;
ALTER TABLE purged_record ADD COLUMN statement_length INTEGER;
UPDATE record SET statement_length = instr(text, ' → ') - 1 WHERE type = 'episode' AND source <> 'saved' AND instr(text, ' → ') > 1;
UPDATE record SET statement_length = min(coalesce(nullif(instr(text, ': `'), 0), length(text) + 1),
        coalesce(nullif(instr(text, ' (about `'), 0), length(text) + 1)) - 1
    WHERE type = 'rule' AND source = 'reflected' AND (instr(text, ': `') > 1 OR instr(text, ' (about `') > 1);
UPDATE purged_record SET statement_length = instr(text, ' → ') - 1 WHERE instr(text, ' → ') > 1
    AND record IN (SELECT id FROM record WHERE type = 'episode' AND source <> 'saved');
-- A text that was redacted or in which something was forgotten may begin otherwise.
CREATE TRIGGER record_statement_update AFTER UPDATE OF text ON record
    WHEN substr(old.text, 1, old.statement_length) <> substr(new.text, 1, old.statement_length) BEGIN
    UPDATE record SET statement_length = NULL WHERE id = new.id;
END;
-- The number of sessions that a rule was made from, and a noted insight's importance at the beginning, stood in one column.
DROP TRIGGER sync_rule_update;
ALTER TABLE rule RENAME COLUMN support TO founding_sessions;
ALTER TABLE rule ADD COLUMN initial_importance INTEGER;
UPDATE rule SET initial_importance = founding_sessions, founding_sessions = 0 WHERE source = 'noted';
CREATE TRIGGER sync_rule_update
    AFTER UPDATE OF source, founding_sessions, initial_importance, born, person, by_agent, trigger, upvotes, downvotes, waits, level ON rule
    WHEN EXISTS (SELECT 1 FROM note WHERE name = 'hub') BEGIN
    INSERT OR IGNORE INTO sync_change (kind, local) VALUES ('record', new.record);
END;
