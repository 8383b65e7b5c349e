using System.Globalization;

namespace TotalMemory.Spool.OffRecord;

/// <summary>
/// A time in which nothing is read or kept. It is remembered after its end: what was said in it still stands in the clients' transcripts.
/// </summary>
/// <param name="Until">Null until the person resumes.</param>
/// <param name="Project">Id of the one project it is about; null for all.</param>
public sealed record Pause(DateTimeOffset From, DateTimeOffset? Until, string? Project)
{
    public bool Covers(DateTimeOffset at) => at >= From && !IsOver(at);

    public bool IsOver(DateTimeOffset now) => Until is { } until && now >= until;

    /// <summary>"paused until 14:30", in the person's own time; with the day when it is another one.</summary>
    public string Describe(TimeProvider time)
    {
        if (Until is not { } until)
            return "paused";
        var (there, here) = (TimeZoneInfo.ConvertTime(until, time.LocalTimeZone), time.GetLocalNow());
        var format = there.Date == here.Date ? "HH:mm" : "yyyy-MM-dd HH:mm";
        return "paused until " + there.ToString(format, CultureInfo.InvariantCulture);
    }

    internal string ToLine() => $"pause {Text(From)} {(Until is { } until ? Text(until) : "-")} {Project ?? "*"}";

    /// <summary>Null for a line that is no pause.</summary>
    internal static Pause? Parse(string line) =>
        line.Split(' ') is ["pause", var from, var until, var project]
        && Time(from) is { } begun
        && (until == "-" || Time(until) is not null)
            ? new Pause(begun, until == "-" ? null : Time(until), project == "*" ? null : project)
            : null;

    private static string Text(DateTimeOffset at) => at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    private static DateTimeOffset? Time(string text) =>
        DateTimeOffset.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;
}
