using TotalMemory.Knowledge;
using TotalMemory.Projects;
using TotalMemory.Storage;
using TotalMemory.Transcripts;

namespace TotalMemory.Rules.Asks;

/// <summary>What people asked for, read from the turns: forgotten words are in none of them.</summary>
internal static class AskStore
{
    /// <summary>Messages looked at, the newest (chosen: years of work).</summary>
    private const int MostMessages = 20_000;

    public static List<Ask> All(MemoryConnection c) =>
        [
            .. c.List(
                    $"""
                    SELECT {LineProjectStore.OfTurn} AS project, coalesce(s.forked_from, s.id) AS root, s.id,
                        t.path, u.line, u.kind, u.text, u.at
                    FROM turn u JOIN transcript t ON t.id = u.transcript JOIN session s ON s.id = t.session
                    WHERE u.kind IN ('prompt', 'steer', 'queued', 'refusal', 'answer') AND u.origin = 'user' AND t.agent IS NULL
                    AND length(u.text) <= {AskSentences.LongestMessage} ORDER BY u.at DESC LIMIT {MostMessages}
                    """,
                    Read
                )
                .SelectMany(asks => asks)
                .OrderBy(a => a.Evidence.At)
                .ThenBy(a => a.Evidence.File, StringComparer.Ordinal)
                .ThenBy(a => a.Evidence.Line),
        ];

    private static IReadOnlyList<Ask> Read(Row r)
    {
        var text = r.Text("text");
        var kind = r.Word<TurnKind>("kind");
        var evidence = new Evidence(EvidenceRole.Source, r.Text("id"), r.Text("path"), r.Int("line"), Origin.User, text, r.Time("at"));
        var (project, root) = (r.Text("project"), r.Text("root"));
        return [.. AskSentences.Split(text, kind).Select(s => new Ask(project, root, s, evidence))];
    }
}
