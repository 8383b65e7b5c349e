using TotalMemory.Knowledge;
using TotalMemory.Spool;
using TotalMemory.Spool.Redaction;
using TotalMemory.Storage;

namespace TotalMemory.Transcripts;

/// <summary>Reads and writes transcripts' states and turns on a given connection.</summary>
internal sealed class TranscriptStore(MemoryConnection c)
{
    private const string StateColumns =
        "id, path, client, session, agent, size, modified, offset, line, head, turns, extracted, extractor, unknown, malformed, reader";

    /// <summary>Condition on a turn <c>u</c>: a queued message that follows as a prompt, which is the one to show.</summary>
    public const string IsQueuedCopy = """
        (u.kind = 'queued' AND EXISTS (SELECT 1 FROM turn p WHERE p.transcript = u.transcript AND p.kind IN ('prompt', 'steer')
            AND p.text = u.text))
        """;

    public TranscriptState? Find(string path) =>
        c.First($"SELECT {StateColumns} FROM transcript WHERE path = $path", ReadState, ("$path", path));

    public List<TranscriptState> All() => c.List($"SELECT {StateColumns} FROM transcript ORDER BY id", ReadState);

    /// <summary>Assembled from hook events, and not completely learned from. Found through the index on the path.</summary>
    public List<TranscriptState> UnlearnedFromHooks() =>
        c.List(
            $"SELECT {StateColumns} FROM transcript WHERE path >= 'hook:' AND path < 'hook;' AND extracted < turns ORDER BY id",
            ReadState
        );

    /// <summary>Transcripts of one session: its own and its subagents'.</summary>
    public List<TranscriptState> InSession(string session) =>
        c.List($"SELECT {StateColumns} FROM transcript WHERE session = $session ORDER BY id", ReadState, ("$session", session));

    /// <summary>Sessions of a project with turns, latest first, and whether they are marked as read.</summary>
    public List<ReadableSession> Readable(string project, int limit) =>
        c.List(
            $"""
            SELECT s.id, s.client, s.ended, sum(t.turns) AS turns,
                EXISTS (SELECT 1 FROM note WHERE name = '{SessionReading.Done}' || s.id) AS is_done
            FROM session s JOIN transcript t ON t.session = s.id
            WHERE s.id IN (SELECT session FROM session_in WHERE project = $project) AND t.agent IS NULL
            GROUP BY s.id HAVING sum(t.turns) > 0 ORDER BY s.ended DESC LIMIT $limit
            """,
            r => new ReadableSession(r.Text("id"), r.Text("client"), r.Time("ended"), r.Int("turns"), r.Flag("is_done")),
            ("$project", project),
            ("$limit", limit)
        );

    public long Save(TranscriptState s) =>
        (long)
            c.Scalar(
                """
                INSERT INTO transcript (path, client, session, agent, size, modified, offset, line, head, turns, extracted, extractor,
                unknown, malformed, reader)
                VALUES ($path, $client, $session, $agent, $size, $modified, $offset, $line, $head, $turns, $extracted, $extractor,
                $unknown, $malformed, $reader)
                ON CONFLICT (path) DO UPDATE SET client = excluded.client, session = excluded.session, agent = excluded.agent, size =
                excluded.size, modified = excluded.modified,
                    offset = excluded.offset, line = excluded.line, head = excluded.head, turns = excluded.turns, extracted =
                    excluded.extracted, extractor = excluded.extractor,
                    unknown = excluded.unknown, malformed = excluded.malformed, reader = excluded.reader
                RETURNING id
                """,
                ("$path", s.Path),
                ("$client", s.Client),
                ("$session", s.Session),
                ("$agent", s.Agent),
                ("$size", s.Size),
                ("$modified", s.Modified),
                ("$offset", s.Offset),
                ("$line", s.Line),
                ("$head", s.Head),
                ("$turns", s.Turns),
                ("$extracted", s.Extracted),
                ("$extractor", s.Extractor),
                ("$unknown", s.Unknown),
                ("$malformed", s.Malformed),
                ("$reader", s.Reader)
            )!;

    /// <summary>Other transcripts of a session, except those assembled from hook events.</summary>
    /// <param name="agent">The subagent whose transcripts are compared; null for the session's own.</param>
    public List<TranscriptState> Copies(long transcript, string session, string? agent) =>
        [.. InSession(session).Where(t => t.Id != transcript && t.Agent == agent && !t.IsFromHooks)];

    /// <summary>True if a record with this id was already read from the transcript.</summary>
    public bool Holds(long transcript, string uuid) =>
        c.Scalar("SELECT 1 FROM turn WHERE uuid = $uuid AND transcript = $transcript", ("$uuid", uuid), ("$transcript", transcript))
            is not null;

    /// <summary>The keys of the turns of these transcripts.</summary>
    public HashSet<TurnKey> Keys(IEnumerable<long> transcripts) =>
        [
            .. c.List(
                """
                SELECT line, part, kind, at, text, uuid, tool, call, target, outcome, exit_code, origin, detail FROM turn
                WHERE transcript IN (SELECT value FROM json_each($ids))
                """,
                r => TurnKey.Compute(ReadTurn(r)),
                ("$ids", Sql.Ids(transcripts))
            ),
        ];

    /// <summary>Updates the path of a moved file, also in evidence.</summary>
    public void Move(TranscriptState s, string path)
    {
        c.Execute("UPDATE transcript SET path = $new WHERE id = $id", ("$new", path), ("$id", s.Id));
        c.Evidence.Follow(s.Path, path);
    }

    /// <summary>Renames the transcript of a file that was replaced by another one, also in evidence.</summary>
    public void Retire(TranscriptState s) => Move(s, $"{s.Path}#{s.Id}");

    /// <summary>
    /// SQL condition: long turns that are not needed after learning. Prompts and commands are kept, since requests and skills are computed
    /// from them.
    /// </summary>
    public const string IsLong = "kind IN ('assistant', 'toolresult', 'taskprompt', 'compaction', 'apierror')";

    /// <summary>Empties long turns.</summary>
    public void Trim(long transcript)
    {
        c.Execute($"UPDATE turn SET text = '', detail = NULL WHERE transcript = $id AND {IsLong}", ("$id", transcript));
        c.Execute($"UPDATE transcript SET reader = '{TranscriptState.Trimmed}' WHERE id = $id", ("$id", transcript));
    }

    /// <summary>Resets a transcript to unread; evidence stays.</summary>
    public void Empty(string path)
    {
        c.Execute("DELETE FROM turn WHERE transcript = (SELECT id FROM transcript WHERE path = $path)", ("$path", path));
        c.Execute(
            """
            UPDATE transcript SET size = 0, modified = 0, offset = 0, line = 0, head = '', turns = 0, extracted = 0, extractor = 0,
            reader = NULL WHERE path = $path
            """,
            ("$path", path)
        );
    }

    public void Remove(long id) => c.Execute("DELETE FROM transcript WHERE id = $id", ("$id", id));

    /// <summary>Records that an extractor version has processed a range of bytes.</summary>
    public void Record(long transcript, long from, long to, int extractor, DateTimeOffset at) =>
        c.Execute(
            """
            INSERT OR IGNORE INTO intake (transcript, from_offset, to_offset, extractor, at)
            VALUES ($transcript, $from, $to, $extractor, $at)
            """,
            ("$transcript", transcript),
            ("$from", from),
            ("$to", to),
            ("$extractor", extractor),
            ("$at", at)
        );

    /// <summary>A turn ready to be written. The text itself is already redacted when decoded.</summary>
    public static Turn Redacted(Turn t) =>
        t with
        {
            Tool = Redactor.RedactPlace(t.Tool),
            Target = t.Target is null ? null : Utf8Text.Cap(Redactor.Redact(t.Target), 1024),
        };

    /// <remarks>On a write transaction.</remarks>
    /// <param name="t">Redacted (<see cref="Redacted"/>).</param>
    public void Add(long transcript, Turn t) =>
        c.Execute(
            """
            INSERT OR REPLACE INTO turn (transcript, line, part, kind, at, uuid, text, tool, call, target, outcome, exit_code, origin,
            detail)
            VALUES ($transcript, $line, $part, $kind, $at, $uuid, $text, $tool, $call, $target, $outcome, $exit, $origin, $detail)
            """,
            ("$transcript", transcript),
            ("$line", t.Line),
            ("$part", t.Part),
            ("$kind", t.Kind),
            ("$at", t.At),
            ("$uuid", t.Uuid),
            ("$text", t.Text),
            ("$tool", t.Tool),
            ("$call", t.Call),
            ("$target", t.Target),
            ("$outcome", t.Outcome),
            ("$exit", t.ExitCode),
            ("$origin", t.Origin),
            ("$detail", t.Detail)
        );

    public List<Turn> Turns(long transcript, int skip, int take) =>
        c.List(
            """
            SELECT line, part, kind, at, text, uuid, tool, call, target, outcome, exit_code, origin, detail FROM turn
            WHERE transcript = $transcript ORDER BY line, part LIMIT $take OFFSET $skip
            """,
            ReadTurn,
            ("$transcript", transcript),
            ("$take", take),
            ("$skip", skip)
        );

    /// <summary>Calls without a result yet, and running processes, for the next reading.</summary>
    public OpenCalls OpenCalls(long transcript)
    {
        var calls = new OpenCalls();
        foreach (
            var (call, info) in c.List(
                """
                SELECT call, tool, text, target FROM turn t WHERE transcript = $transcript AND kind IN ('toolcall', 'tasks')
                AND call IS NOT NULL
                AND NOT EXISTS (SELECT 1 FROM turn r WHERE r.transcript = t.transcript AND r.call = t.call AND r.kind = 'toolresult'
                AND r.outcome <> 'running')
                """,
                r => (r.Text("call"), new ToolCallInfo(r.OptionalText("tool") ?? "", r.Text("text"), r.OptionalText("target"))),
                ("$transcript", transcript)
            )
        )
            calls.Add(call, info);
        foreach (
            var (process, call) in c.List(
                """
                SELECT detail, call FROM turn WHERE transcript = $transcript AND outcome = 'running' AND detail IS NOT NULL
                AND call IS NOT NULL ORDER BY line
                """,
                r => (r.Text("detail"), r.Text("call")),
                ("$transcript", transcript)
            )
        )
            calls.AddProcess(process, call);
        return calls;
    }

    /// <summary>The session that this transcript repeats: another transcript of the same kind contains the same record id.</summary>
    public string? SessionRepeated(long transcript, string uuid) =>
        (string?)
            c.Scalar(
                """
                SELECT o.session FROM turn t JOIN transcript o ON o.id = t.transcript WHERE t.uuid = $uuid AND t.transcript <> $transcript
                AND o.agent IS NULL LIMIT 1
                """,
                ("$uuid", uuid),
                ("$transcript", transcript)
            );

    private static TranscriptState ReadState(Row r) =>
        new()
        {
            Id = r.Long("id"),
            Path = r.Text("path"),
            Client = r.Text("client"),
            Session = r.OptionalText("session"),
            Agent = r.OptionalText("agent"),
            Size = r.Long("size"),
            Modified = r.Long("modified"),
            Offset = r.Long("offset"),
            Line = r.Int("line"),
            Head = r.Text("head"),
            Turns = r.Int("turns"),
            Extracted = r.Int("extracted"),
            Extractor = r.Int("extractor"),
            Unknown = r.Int("unknown"),
            Malformed = r.Int("malformed"),
            Reader = r.OptionalText("reader"),
        };

    internal static Turn ReadTurn(Row r) =>
        new(r.Int("line"), r.Int("part"), r.EnumValue<TurnKind>("kind"), r.Time("at"), r.Text("text"))
        {
            Uuid = r.OptionalText("uuid"),
            Tool = r.OptionalText("tool"),
            Call = r.OptionalText("call"),
            Target = r.OptionalText("target"),
            Outcome = r.OptionalEnumValue<ToolOutcome>("outcome"),
            ExitCode = r.OptionalInt("exit_code"),
            Origin = r.EnumValue<Origin>("origin"),
            Detail = r.OptionalText("detail"),
        };
}
