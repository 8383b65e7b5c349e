namespace TotalMemory.Spool.Greetings;

/// <summary>
/// The published greetings, one file per project beside its briefing. There is none if nothing is remembered, or the person turned them
/// off.
/// </summary>
public sealed class GreetingFiles(MemoryHome home)
{
    private const int MostBytes = 4 * 1024; // chosen: far above a greeting

    public string PathOf(string project) => Path.Combine(home.Briefs, project + ".line");

    /// <summary>
    /// The greeting for the briefing of this project: its own, or the global one if it has no briefing of its own.
    /// </summary>
    public Greeting? Read(string project)
    {
        var files = new BriefingFiles(home);
        foreach (var name in (ReadOnlySpan<string>)[project, BriefingFiles.Global])
            if (File.Exists(PathOf(name)))
                return Greeting.Parse(Utf8Text.Cap(File.ReadAllText(PathOf(name)), MostBytes));
            else if (File.Exists(files.PathOf(name)))
                return null;
        return null;
    }

    /// <summary>Writes a greeting if it differs, or removes it if null; true if the file changed.</summary>
    public bool Publish(string project, Greeting? greeting) =>
        PublishedFile.Write(PathOf(project), greeting is null || greeting.IsEmpty ? "" : greeting.ToText());
}
