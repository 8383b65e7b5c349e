using TotalMemory.Extraction.Corrections;
using TotalMemory.Knowledge;
using TotalMemory.Projects;
using TotalMemory.Storage;
using TotalMemory.Transcripts;

namespace TotalMemory.Rules.Asks;

/// <summary>Reads requests from the stored turns, which contain no forgotten text.</summary>
internal sealed class AskStore(MemoryConnection c)
{
    /// <summary>Maximum number of messages, the newest (chosen: years of work).</summary>
    private const int MostMessages = 20_000;

    private static readonly string Objects = Learned("correction");
    private static readonly string Tells = Learned("fact");

    public List<Ask> All() =>
        RetractedAsks.LeaveOut(
            c.List(
                    $"""
                    SELECT {LineProjectStore.OfTurn} AS project, coalesce(s.forked_from, s.id) AS root, s.id,
                        t.path, u.line, u.kind, u.text, u.at, {Objects} AS objects, {Tells} AS tells
                    FROM turn u JOIN transcript t ON t.id = u.transcript JOIN session s ON s.id = t.session
                    WHERE u.kind IN ('prompt', 'steer', 'queued', 'refusal', 'answer') AND u.origin = 'user' AND t.agent IS NULL
                    AND length(u.text) <= {AskSentences.LongestBrief} ORDER BY u.at DESC LIMIT {MostMessages}
                    """,
                    Read
                )
                .SelectMany(asks => asks)
                .OrderBy(a => a.Evidence.At)
                .ThenBy(a => a.Evidence.File, StringComparer.Ordinal)
                .ThenBy(a => a.Evidence.Line)
        );

    // The reader's judgement of a message: it objects, or contains something worth keeping.
    private static string Learned(string type) =>
        $"""
            EXISTS (SELECT 1 FROM evidence e JOIN record r ON r.id = e.record WHERE e.file = t.path AND e.line = u.line
            AND e.role = 'source' AND r.origin = 'user' AND r.status IN ('active', 'archived') AND r.type = '{type}')
            """;

    private static IReadOnlyList<Ask> Read(Row r)
    {
        var text = r.Text("text");
        var kind = r.EnumValue<TurnKind>("kind");
        var evidence = new Evidence(EvidenceRole.Source, r.Text("id"), r.Text("path"), r.Int("line"), Origin.User, text, r.Time("at"));
        var (project, root) = (r.Text("project"), r.Text("root"));
        List<Retraction> takenBack = [.. Retraction.All(ForgettingSentences.LeaveOut(text))];
        var rest = takenBack.Count == 0 ? text : takenBack[^1].Rest;
        var objects = r.Flag("objects");
        var isSaidAgain = SaidBefore.Is(text);
        return
        [
            .. takenBack.Select(back => new Ask(project, root, back.Sentence, evidence) { Sentence = back.Sentence, IsRetraction = back }),
            .. AskSentences
                .Split(rest, kind, isTelling: objects || r.Flag("tells"))
                .Select(clause => new Ask(project, root, clause.Text, evidence)
                {
                    Sentence = clause.Sentence,
                    Objects = objects,
                    IsSaidAgain = isSaidAgain,
                }),
        ];
    }
}
