using System.Globalization;

namespace TotalMemory.Spool.OffRecord;

/// <summary>
/// A period in which nothing is read or kept. Kept after its end, because the clients' transcripts still contain what was said in it.
/// </summary>
/// <param name="Until">Null until the person resumes.</param>
/// <param name="Project">Id of its project; null for all.</param>
public sealed record Pause(DateTimeOffset From, DateTimeOffset? Until, string? Project)
{
    public bool Covers(DateTimeOffset at) => at >= From && !IsOver(at);

    public bool IsOver(DateTimeOffset now) => Until is { } until && now >= until;

    /// <summary>"paused until 14:30", in local time; with the date if it is not today.</summary>
    public string Describe(TimeProvider time)
    {
        if (Until is not { } until)
            return "paused";
        var (there, here) = (TimeZoneInfo.ConvertTime(until, time.LocalTimeZone), time.GetLocalNow());
        var format = there.Date == here.Date ? "HH:mm" : "yyyy-MM-dd HH:mm";
        return "paused until " + there.ToString(format, CultureInfo.InvariantCulture);
    }

    internal string ToLine() => $"pause {Text(From)} {(Until is { } until ? Text(until) : "-")} {Project ?? "*"}";

    /// <summary>Null if the line is not a pause.</summary>
    internal static Pause? Parse(string line)
    {
        if (line.Split(' ') is not ["pause", var from, var until, var project] || Time(from) is not { } begun)
            return null;
        var ends = until == "-" ? null : Time(until);
        if (until != "-" && ends is null)
            return null;
        return new Pause(begun, ends, project == "*" ? null : project);
    }

    private static string Text(DateTimeOffset at) => at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    private static DateTimeOffset? Time(string text) =>
        DateTimeOffset.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;
}
