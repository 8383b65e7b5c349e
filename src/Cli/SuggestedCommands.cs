namespace TotalMemory.Cli;

/// <summary>A command worth running next.</summary>
internal sealed record SuggestedCommand(string Command, string What);

/// <summary>What <c>totalmemory</c> alone suggests: only what makes sense now. Pure.</summary>
internal static class SuggestedCommands
{
    /// <param name="clients">Display names of the usual clients.</param>
    /// <param name="isInstalled">The programs are in the home, where the clients start them.</param>
    /// <param name="waiting">Suggested rules that wait for a decision.</param>
    public static IReadOnlyList<SuggestedCommand> Choose(string clients, bool isInstalled, long sessions, long waiting)
    {
        var steps = new List<SuggestedCommand>();
        if (!isInstalled)
            steps.Add(new("install", $"register with {clients}"));
        if (sessions > 0)
            steps.Add(new("briefing", "see what your next session here starts with"));
        if (waiting > 0)
            steps.Add(new("rules review", "decide about suggested rules"));
        if (sessions > 0)
            steps.Add(new("search WORDS", "find what was learned"));
        else if (isInstalled)
            steps.Add(new("import", "learn from sessions you had before; new ones are learned from as they happen"));
        steps.Add(new("doctor", "check that everything works"));
        return steps;
    }
}
