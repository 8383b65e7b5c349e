using TotalMemory.Knowledge;
using TotalMemory.Projects;
using TotalMemory.Storage;
using TotalMemory.Transcripts;

namespace TotalMemory.Rules.Asks;

/// <summary>Reads people's messages from the stored turns, which contain no forgotten text.</summary>
internal sealed class AskStore(MemoryConnection c)
{
    /// <summary>Maximum number of messages, the newest (chosen: years of work).</summary>
    private const int MostMessages = 20_000;

    private static readonly string Objects = Learned("correction");
    private static readonly string Tells = Learned("fact");

    /// <summary>The messages that may contain requests, earliest first.</summary>
    public List<AskMessage> Messages() =>
        [
            .. c.List(
                    $"""
                    SELECT {LineProjectStore.OfTurn} AS project, coalesce(s.forked_from, s.id) AS root, s.id,
                        t.path, u.line, u.kind, u.text, u.at, {Objects} AS objects, {Tells} AS tells
                    FROM turn u JOIN transcript t ON t.id = u.transcript JOIN session s ON s.id = t.session
                    WHERE u.kind IN ('prompt', 'steer', 'queued', 'refusal', 'answer') AND u.origin = 'user' AND t.agent IS NULL
                    AND length(u.text) <= {AskSentences.LongestBrief} ORDER BY u.at DESC LIMIT {MostMessages}
                    """,
                    Read
                )
                .OrderBy(m => m.Evidence.At)
                .ThenBy(m => m.Evidence.File, StringComparer.Ordinal)
                .ThenBy(m => m.Evidence.Line),
        ];

    // The reader's judgement of a message: it objects, or contains something worth keeping.
    private static string Learned(string type) =>
        $"""
            EXISTS (SELECT 1 FROM evidence e JOIN record r ON r.id = e.record WHERE e.file = t.path AND e.line = u.line
            AND e.role = 'source' AND r.origin = 'user' AND r.status IN ('active', 'archived') AND r.type = '{type}')
            """;

    private static AskMessage Read(Row r) =>
        new(
            r.Text("project"),
            r.Text("root"),
            r.EnumValue<TurnKind>("kind"),
            new Evidence(EvidenceRole.Source, r.Text("id"), r.Text("path"), r.Int("line"), Origin.User, r.Text("text"), r.Time("at")),
            r.Flag("objects"),
            r.Flag("tells")
        );
}
