namespace TotalMemory.Knowledge;

/// <summary>What an agent had done just before it was corrected.</summary>
/// <param name="Commands">Without line breaks.</param>
/// <param name="Files">Paths of edited files.</param>
public sealed record AgentActions(IReadOnlyList<string> Commands, IReadOnlyList<string> Files)
{
    public static readonly AgentActions None = new([], []);

    private const string Ran = "run ";
    private const string Edited = "edit ";

    public bool IsEmpty => Commands.Count + Files.Count == 0;

    /// <summary>The stored form: <c>run npm install</c>, <c>edit src/a.ts</c>, one per line. Null for none.</summary>
    public string? ToText() =>
        IsEmpty ? null : string.Join('\n', Commands.Select(c => Ran + OneLine(c)).Concat(Files.Select(f => Edited + OneLine(f))));

    /// <summary>Ignores lines of another form.</summary>
    public static AgentActions Read(string? text) =>
        text?.Split('\n') is { } lines ? new(LinesAfter(lines, Ran), LinesAfter(lines, Edited)) : None;

    public AgentActions Select(Func<string, string> change) => new([.. Commands.Select(change)], [.. Files.Select(change)]);

    private static List<string> LinesAfter(string[] lines, string mark) =>
        [.. lines.Where(l => l.StartsWith(mark, StringComparison.Ordinal)).Select(l => l[mark.Length..])];

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
