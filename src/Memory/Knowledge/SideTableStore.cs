using TotalMemory.Storage;

namespace TotalMemory.Knowledge;

/// <summary>What stands beside a record in other tables: it moves to the successor and disappears with the record.</summary>
internal readonly struct SideTableStore(MemoryConnection c)
{
    /// <summary>
    /// Gives a successor all that hangs on a record but the words: what a rule was made from, its trigger, its ledger; a skill's steps
    /// and practice. A fact in time ends: what holds now is said by <c>kg_add_fact</c>.
    /// </summary>
    public void Move(long old, long successor, DateTimeOffset now)
    {
        c.Execute(
            "UPDATE temporal_fact SET valid_to = $now WHERE record = $old AND valid_from < $now AND (valid_to IS NULL OR valid_to > $now)",
            ("$old", old),
            ("$now", now)
        );
        c.Execute(
            """
            INSERT OR IGNORE INTO skill (record, name, steps, anti_patterns, pattern) SELECT $new, name, steps, anti_patterns, pattern
            FROM skill WHERE record = $old
            """,
            ("$new", successor),
            ("$old", old)
        );
        c.Execute("UPDATE skill_use SET skill = $new WHERE skill = $old", ("$new", successor), ("$old", old));
        c.Execute(
            """
            INSERT OR REPLACE INTO rule (record, source, support, born, level, person, trigger, judged, upvotes, downvotes, fired,
            last_fired) SELECT $new, source, support, born, level, person, trigger, judged, upvotes, downvotes, fired, last_fired
            FROM rule WHERE record = $old
            """,
            ("$new", successor),
            ("$old", old)
        );
        c.Execute(
            "INSERT OR IGNORE INTO rule_source (rule, record) SELECT $new, record FROM rule_source WHERE rule = $old",
            ("$new", successor),
            ("$old", old)
        );
        c.Execute(
            """
            INSERT OR IGNORE INTO occasion (rule, session, outcome, matched, file, line, quote, at)
            SELECT $new, session, outcome, matched, file, line, quote, at FROM occasion WHERE rule = $old
            """,
            ("$new", successor),
            ("$old", old)
        );
    }

    // Words that stand beside a record's own.
    public void Erase(long id) =>
        c.Execute(
            """
            DELETE FROM temporal_fact WHERE record = $id; DELETE FROM skill WHERE record = $id; DELETE FROM skill_use
            WHERE skill = $id; DELETE FROM episode WHERE record = $id; DELETE FROM share WHERE record = $id;
            """,
            ("$id", id)
        );
}
