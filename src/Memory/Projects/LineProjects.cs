namespace TotalMemory.Projects;

/// <summary>The project of each line of a transcript: that of the session's folder at the time.</summary>
internal sealed class LineProjects(string otherwise, IReadOnlyList<KeyValuePair<int, string>> starts)
{
    public bool IsEmpty => starts.Count == 0;

    /// <summary>The project at the end of the transcript.</summary>
    public string Last => starts.Count == 0 ? otherwise : starts[^1].Value;

    /// <summary>True if all lines belong to one project.</summary>
    public bool IsOne => starts.Select(s => s.Value).Distinct(StringComparer.Ordinal).Take(2).Count() < 2;

    public IEnumerable<string> All => starts.Select(s => s.Value).Append(otherwise).Distinct(StringComparer.Ordinal);

    public string ProjectAt(int line)
    {
        var project = starts.Count == 0 ? otherwise : starts[0].Value;
        foreach (var start in starts)
        {
            if (start.Key > line)
                break;
            project = start.Value;
        }
        return project;
    }
}
