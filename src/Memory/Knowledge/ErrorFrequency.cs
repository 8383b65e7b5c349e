namespace TotalMemory.Knowledge;

/// <summary>An error, how often it occurred, and in how many sessions.</summary>
public sealed record ErrorFrequency(KnowledgeRecord Error, int Times, int Sessions)
{
    internal static ErrorFrequency Measure(KnowledgeRecord error, IEnumerable<Occurrence> occurrences)
    {
        var sessions = occurrences.Select(o => o.Session).ToList();
        return new(error, sessions.Count, sessions.Distinct().Count());
    }

    /// <summary>
    /// Subject of an error: the reported category, otherwise the program at the start of its text; null if there is none.
    /// </summary>
    internal static string? SubjectOf(KnowledgeRecord error)
    {
        if (error.Kind != "error")
            return error.Kind;
        return error.Text.Split(':', 2)[0].Trim() is { Length: > 0 and <= 60 } program ? program : null;
    }
}
