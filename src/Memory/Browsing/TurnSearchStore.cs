using TotalMemory.Projects;
using TotalMemory.Storage;
using TotalMemory.Transcripts;

namespace TotalMemory.Browsing;

/// <summary>Rows of turns found by their words. The index numbers them by transcript, line and part (migration 013).</summary>
internal sealed class TurnSearchStore(MemoryConnection c)
{
    private const string OfRow = "u.transcript = f.rowid >> 40 AND u.line = (f.rowid >> 12) & 268435455 AND u.part = f.rowid & 4095";

    /// <summary>Number of matching turns, counted up to <paramref name="most"/>.</summary>
    public int Count(string match, int most) =>
        (int)
            (long)
                c.Scalar(
                    "SELECT count(*) FROM (SELECT 1 FROM turn_text WHERE turn_text MATCH $match LIMIT $most)",
                    ("$match", match),
                    ("$most", most)
                )!;

    public List<TurnHit> Find(string match, TurnQuery query, bool isNewestFirst, int take) =>
        c.List(
            $"""
            SELECT s.id, s.client, p.name, u.transcript, u.line, u.part, u.kind, u.tool, u.at, u.text
            FROM turn_text f JOIN turn u ON {OfRow} JOIN transcript t ON t.id = u.transcript JOIN session s ON s.id = t.session
            JOIN project p ON p.id = s.project
            WHERE turn_text MATCH $match AND NOT {TranscriptStore.IsQueuedCopy} {Condition(query.By)}
            AND ($project IS NULL OR {LineProjectStore.OfTurn} = $project)
            ORDER BY {(isNewestFirst ? "f.rowid DESC" : "f.rank")} LIMIT $take OFFSET $skip
            """,
            Hit,
            ("$match", match),
            ("$project", query.Project),
            ("$take", take),
            ("$skip", query.Skip)
        );

    /// <summary>
    /// The newest turns that contain each of these texts in one of its spellings, by substring: for scripts without spaces, where the
    /// index has only whole runs. Scans every turn of the project.
    /// </summary>
    public List<TurnHit> FindWritten(IReadOnlyList<IReadOnlyList<string>> texts, TurnQuery query, int take) =>
        c.List(
            $"""
            SELECT s.id, s.client, p.name, u.transcript, u.line, u.part, u.kind, u.tool, u.at, u.text
            FROM turn u JOIN transcript t ON t.id = u.transcript JOIN session s ON s.id = t.session JOIN project p ON p.id = s.project
            WHERE NOT EXISTS (SELECT 1 FROM json_each($texts) w
                WHERE NOT EXISTS (SELECT 1 FROM json_each(w.value) WHERE instr(u.text, value))) AND NOT {TranscriptStore.IsQueuedCopy}
                {Condition(query.By)}
                AND ($project IS NULL OR {LineProjectStore.OfTurn} = $project)
            ORDER BY u.at DESC LIMIT $take OFFSET $skip
            """,
            Hit,
            ("$texts", "[" + string.Join(',', texts.Select(Sql.Texts)) + "]"),
            ("$project", query.Project),
            ("$take", take),
            ("$skip", query.Skip)
        );

    private static TurnHit Hit(Row r) =>
        new(
            r.Text("id"),
            r.Text("client"),
            r.Text("name"),
            new TurnPlace(r.Long("transcript"), r.Int("line"), r.Int("part")),
            r.EnumValue<TurnKind>("kind"),
            r.OptionalText("tool"),
            r.Time("at"),
            r.Text("text")
        );

    private static string Condition(Speaker speaker) =>
        speaker switch
        {
            Speaker.Person => "AND u.kind IN ('prompt', 'steer', 'answer', 'approval', 'refusal')",
            Speaker.Agent => "AND u.kind = 'assistant'",
            Speaker.Tools => "AND u.kind IN ('toolcall', 'toolresult')",
            _ => "",
        };
}
