using System.Globalization;
using TotalMemory.Knowledge;
using TotalMemory.Language;
using TotalMemory.Spool.Greetings;
using TotalMemory.Spool.Printing;

namespace TotalMemory.Delivery;

/// <summary>Writes the line that the person in front of a new session sees. Pure.</summary>
internal static class GreetingWriter
{
    /// <summary>Characters of a rule that are shown, so that the greeting stays one line (chosen).</summary>
    private const int LongestRule = 100;

    private const int LongestName = 60; // chosen: the greeting stays one line

    /// <summary>How long something counts as news after it was learned, told or not (chosen).</summary>
    public static readonly TimeSpan NewsFor = TimeSpan.FromDays(7);

    /// <summary>Most new rules kept for greetings. Each session start tells one; more would wait for days (chosen).</summary>
    private const int MostNews = 3;

    /// <summary>Null if there is nothing to say.</summary>
    /// <param name="briefing">What the agent is told.</param>
    /// <param name="name">The project's name; null for what holds everywhere.</param>
    /// <param name="learned">Rules that no greeting has mentioned yet.</param>
    /// <param name="others">Other news to be told once.</param>
    public static Greeting? Write(
        BriefingWriter.Composed briefing,
        string? name,
        IEnumerable<KnowledgeRecord> learned,
        IEnumerable<GreetingNews> others
    )
    {
        var news = others.Concat(
            learned
                .OrderByDescending(r => r.Updated)
                .ThenByDescending(r => r.Id)
                .Take(MostNews)
                .Select(r => new GreetingNews(r.Id, Learned(r)))
        );
        var greeting = new Greeting(Head(briefing, name), [.. news.Select(n => n with { Text = SafeText.Clean(n.Text) })]);
        return greeting.IsEmpty ? null : greeting;
    }

    private static string Head(BriefingWriter.Composed briefing, string? name)
    {
        string[] counts = [.. Count(briefing.Notes, "note"), .. Count(briefing.Rules, "rule"), .. FromTeam(briefing.Team)];
        if (counts.Length == 0 && !briefing.HasLastSession)
            return "";
        var known = counts.Length == 0 ? "the last session" : string.Join(", ", counts);
        var where = name is null ? "every project" : Sentences.Cut(Sentences.OneLine(name), LongestName);
        return SafeText.Clean($"{known} for {where}");
    }

    private static IEnumerable<string> Count(int number, string one) => number == 0 ? [] : [Counted.Format(number, one)];

    private static IEnumerable<string> FromTeam(int number) =>
        number == 0 ? [] : [string.Create(CultureInfo.InvariantCulture, $"{number:N0} from your team")];

    private static string Learned(KnowledgeRecord rule) =>
        $"learned: “{Sentences.Cut(StandaloneLine.Write(rule.Text), LongestRule)}” [#{rule.Id}]";
}
