using System.Text.Json;

namespace TotalMemory.Benchmarks;

/// <summary>Documents and questions over them.</summary>
internal sealed record RetrievalSet(
    string Id,
    IReadOnlyList<(string Id, string Text)> Documents,
    IReadOnlyList<RetrievalQuestion> Questions
);

/// <summary>A question with the documents that answer it.</summary>
internal sealed record RetrievalQuestion(string Text, string Category, IReadOnlySet<string> Gold);

/// <summary>
/// Reads retrieval benchmarks: <c>[{id, docs:[{id,text}], queries:[{q,cat,gold}]}]</c>, and the official LongMemEval files.
/// </summary>
internal static class RetrievalSets
{
    /// <param name="official">For LongMemEval, the official variant: questions without an answering user turn are left out.</param>
    public static IEnumerable<RetrievalSet> Read(Stream json, bool official = false)
    {
        using var file = JsonDocument.Parse(json);
        foreach (var item in file.RootElement.EnumerateArray())
        {
            if (item.TryGetProperty("haystack_sessions", out _))
            {
                if (LongMemEval(item, official) is { } set)
                    yield return set;
                continue;
            }
            yield return new RetrievalSet(
                item.GetProperty("id").ToString(),
                [
                    .. item.GetProperty("docs")
                        .EnumerateArray()
                        .Select(d => (d.GetProperty("id").ToString(), d.GetProperty("text").GetString()!))
                        .DistinctBy(d => d.Item1),
                ],
                [
                    .. item.GetProperty("queries")
                        .EnumerateArray()
                        .Select(q => new RetrievalQuestion(
                            q.GetProperty("q").GetString()!,
                            q.TryGetProperty("cat", out var cat) ? cat.ToString() : "all",
                            q.GetProperty("gold").EnumerateArray().Select(g => g.ToString()).ToHashSet()
                        )),
                ]
            );
        }
    }

    /// <summary>
    /// One LongMemEval question: a document a haystack session, made of its user turns (Wu et al. 2024; the recipe that is usually
    /// reported). Questions whose id ends in <c>_abs</c> have no answer and are left out: 470 remain.
    /// </summary>
    private static RetrievalSet? LongMemEval(JsonElement item, bool official)
    {
        var id = item.GetProperty("question_id").GetString()!;
        if (id.EndsWith("_abs", StringComparison.Ordinal))
            return null;
        var sessions = item.GetProperty("haystack_session_ids")
            .EnumerateArray()
            .Select(s => s.GetString()!)
            .Zip(item.GetProperty("haystack_sessions").EnumerateArray())
            .ToList();
        if (
            official
            && !sessions.Any(s =>
                s.Second.EnumerateArray()
                    .Any(t =>
                        t.GetProperty("role").GetString() == "user"
                        && t.TryGetProperty("has_answer", out var has)
                        && has.ValueKind == JsonValueKind.True
                    )
            )
        )
            return null;
        var documents = sessions
            .Select(s =>
                (
                    s.First,
                    Text: string.Join(
                        '\n',
                        s.Second.EnumerateArray()
                            .Where(t => t.GetProperty("role").GetString() == "user")
                            .Select(t => t.GetProperty("content").GetString())
                    )
                )
            )
            .Where(d => d.Text.Length > 0)
            .DistinctBy(d => d.First)
            .ToList();
        return new RetrievalSet(
            id,
            documents,
            [
                new RetrievalQuestion(
                    item.GetProperty("question").GetString()!,
                    item.GetProperty("question_type").GetString()!,
                    item.GetProperty("answer_session_ids").EnumerateArray().Select(a => a.GetString()!).ToHashSet()
                ),
            ]
        );
    }
}
