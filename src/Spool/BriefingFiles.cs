namespace TotalMemory.Spool;

/// <summary>The published briefings: one file a project, written by the worker, printed by the session-start hook.</summary>
public sealed class BriefingFiles(MemoryHome home)
{
    /// <summary>Clients cut injected text at 10,000 bytes; a briefing stays below.</summary>
    public const int MaxBytes = 9_500;

    /// <summary>The global briefing, for projects without one of their own.</summary>
    public const string Global = "global";

    /// <summary>Heading of the section on the session before.</summary>
    public const string LastSession = "Last session";

    private const string Heading = "\n## ";

    /// <summary>
    /// The briefing for a continued session, without the section on the last session, which may be itself; empty if it has no other.
    /// </summary>
    public static string WithoutLastSession(string briefing)
    {
        var start = briefing.IndexOf($"{Heading}{LastSession} (", StringComparison.Ordinal);
        if (start < 0)
            return briefing;
        var end = start + 1;
        // The section: its heading and its list.
        while (end < briefing.Length && (end == start + 1 || briefing[end] == '-'))
            end = briefing.IndexOf('\n', end) is var next and >= 0 ? next + 1 : briefing.Length;
        var rest = briefing[..start] + briefing[end..];
        return rest.Contains(Heading, StringComparison.Ordinal) ? rest : "";
    }

    public string PathOf(string project) => Path.Combine(home.Briefs, project + ".md");

    /// <summary>The project's briefing, otherwise the global one, otherwise null.</summary>
    public string? Read(string project)
    {
        foreach (var path in (ReadOnlySpan<string>)[PathOf(project), PathOf(Global)])
            if (File.Exists(path))
                return Utf8Text.Cap(File.ReadAllText(path), MaxBytes);
        return null;
    }

    /// <summary>Writes a briefing if it differs, or removes it if empty; true if the file changed.</summary>
    public bool Publish(string project, string text) => PublishedFile.Write(PathOf(project), text);
}
