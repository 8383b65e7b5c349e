using System.Globalization;
using System.Text;

namespace TotalMemory.Spool.Greetings;

/// <summary>
/// The line that the person sees at the start of a session. The agent does not see it; the agent gets the briefing.
/// </summary>
/// <param name="Head">How much is remembered: "6 notes, 1 rule for shop".</param>
/// <param name="News">News, each shown once; the first one not shown yet is next.</param>
public sealed record Greeting(string Head, IReadOnlyList<GreetingNews> News)
{
    private const string Tail = " · totalmemory web";

    public bool IsEmpty => Head.Length == 0 && News.Count == 0;

    /// <summary>The line, with at most one piece of news.</summary>
    public string Line(GreetingNews? news) =>
        "TotalMemory: " + string.Join(" · ", new[] { Head, news?.Text ?? "" }.Where(t => t.Length > 0)) + Tail;

    /// <summary>The head on the first line, then one piece of news per line: its number, a space, its text.</summary>
    internal string ToText()
    {
        var text = new StringBuilder(OneLine(Head)).Append('\n');
        foreach (var one in News)
            text.Append(one.Id.ToString(CultureInfo.InvariantCulture)).Append(' ').Append(OneLine(one.Text)).Append('\n');
        return text.ToString();
    }

    /// <summary>Parses the output of <see cref="ToText"/>; other lines are skipped.</summary>
    internal static Greeting Parse(string text)
    {
        var lines = text.Split('\n');
        return new Greeting(lines[0], [.. lines.Skip(1).Select(ParseNews).OfType<GreetingNews>()]);
    }

    private static GreetingNews? ParseNews(string line) =>
        line.IndexOf(' ', StringComparison.Ordinal) is > 0 and var at
        && long.TryParse(line.AsSpan(0, at), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var id)
            ? new GreetingNews(id, line[(at + 1)..])
            : null;

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
