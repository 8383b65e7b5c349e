using TotalMemory.Knowledge;
using TotalMemory.Projects;
using TotalMemory.Storage;
using TotalMemory.Transcripts;

namespace TotalMemory.Rules;

/// <summary>Rows of occasions (the ledgers of rules), and the sessions by which they are judged.</summary>
internal sealed class OccasionStore(MemoryConnection c) : ISideTable
{
    public void Set(long rule, string session, string file, Occasion? o)
    {
        if (o is null)
        {
            c.Execute("DELETE FROM occasion WHERE rule = $rule AND session = $session", ("$rule", rule), ("$session", session));
            return;
        }
        c.Execute(
            """
            INSERT OR REPLACE INTO occasion (rule, session, outcome, matched, file, line, quote, at)
            VALUES ($rule, $session, $outcome, $matched, $file, $line, $quote, $at)
            """,
            ("$rule", rule),
            ("$session", session),
            ("$outcome", o.Outcome),
            ("$matched", o.Matched),
            ("$file", file),
            ("$line", o.Line),
            ("$quote", Spool.Utf8Text.Cap(o.Quote, 500)),
            ("$at", o.At)
        );
    }

    public List<LedgerLine> Ledger(long rule) =>
        c.List(
            "SELECT session, outcome, matched, file, line, quote, at FROM occasion WHERE rule = $rule ORDER BY at",
            r => new LedgerLine(
                NumberedName.Read(r.Text("session")),
                r.EnumValue<OccasionOutcome>("outcome"),
                r.Int("matched"),
                r.Text("file"),
                r.Int("line"),
                r.Text("quote"),
                r.Time("at")
            ),
            ("$rule", rule)
        );

    /// <summary>Sessions that were learned from, forks counted as their origin, one per project they were in.</summary>
    public List<JudgeableSession> JudgeableSessions() =>
        c.List(
            """
            SELECT coalesce(s.forked_from, s.id) AS root, x.project, s.ended, s.learned FROM session s JOIN session_in x ON x.session = s.id
            WHERE s.learned > 0
            """,
            r => new JudgeableSession(r.Text("root"), r.Text("project"), r.Time("ended"), r.Time("learned"))
        );

    /// <summary>
    /// A session's calls and the person's messages after a point in time, including its forks' and subagents', in order.
    /// </summary>
    public List<SessionAction> Actions(string session, DateTimeOffset after, string? project) =>
        c.List(
            $"""
            SELECT t.path, u.line, u.part, u.kind, u.at, u.text, u.uuid, u.tool, u.call, u.target, u.outcome, u.exit_code, u.origin,
            u.detail
            FROM turn u JOIN transcript t ON t.id = u.transcript JOIN session s ON s.id = t.session
            WHERE (s.id = $session OR s.forked_from = $session) AND u.at > $after
            AND u.kind IN ('toolcall', 'prompt', 'steer', 'queued', 'refusal')
            AND ($project IS NULL OR {LineProjectStore.OfTurn} = $project) ORDER BY u.at, t.id, u.line, u.part
            """,
            r => new SessionAction(r.Text("path"), TranscriptStore.ReadTurn(r)),
            ("$session", session),
            ("$after", after),
            ("$project", project)
        );

    public void Move(long old, long successor, DateTimeOffset now) =>
        c.Execute(
            """
            INSERT OR IGNORE INTO occasion (rule, session, outcome, matched, file, line, quote, at)
            SELECT $new, session, outcome, matched, file, line, quote, at FROM occasion WHERE rule = $old
            """,
            ("$new", successor),
            ("$old", old)
        );

    /// <summary>Nothing to do: a ledger quotes sessions, from which forgotten text is erased elsewhere.</summary>
    public void Erase(long record) { }
}
