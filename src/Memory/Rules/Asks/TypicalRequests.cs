using TotalMemory.Language;

namespace TotalMemory.Rules.Asks;

/// <summary>
/// Ordinary requests in several languages, from typical-requests.txt. The mean of their vectors is what all requests of a language share;
/// without it, two requests are compared by what they are about. A fixed list, so that a small memory of one subject is grouped like a
/// large one.
/// </summary>
internal static class TypicalRequests
{
    /// <summary>The texts of each language.</summary>
    public static readonly IReadOnlyList<IReadOnlyList<string>> Languages = Read();

    public static readonly IReadOnlyList<string> All = [.. Languages.SelectMany(l => l)];

    private static List<List<string>> Read()
    {
        var languages = new List<List<string>>();
        foreach (var line in EmbeddedLines.Read("typical-requests.txt"))
            if (line.StartsWith('['))
                languages.Add([]);
            else if (line.Length > 0 && line[0] != '#')
                languages[^1].Add(line);
        return languages;
    }
}
