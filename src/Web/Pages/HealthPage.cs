using System.Globalization;
using TotalMemory.Distilling;
using TotalMemory.History;
using TotalMemory.Reflection;
using TotalMemory.Settings;
using TotalMemory.Spool;
using TotalMemory.Spool.Printing;
using TotalMemory.Web.Markup;
using TotalMemory.Web.Serving;

namespace TotalMemory.Web.Pages;

/// <summary>Whether everything works, the memory's size, and its cost in tokens.</summary>
internal sealed class HealthPage(MemoryHome home, PartStates now, Statistics statistics, SessionLimits limits, Distiller distiller)
{
    public PageResponse Show(Visit visit) =>
        Layout.Page(
            visit,
            "Health",
            "",
            Html.From(
                $"""
                {Facts("Now", now.Read(visit.Time.GetUtcNow()))}
                {Facts("Memory", Remembered(statistics.Count(visit.Project), limits.Describe()))}
                {Facts("Cost", Costs())}
                <section class="story"><h2>Check</h2><p class="note">Runs the hook, queries the worker, and tests writing and reading.</p>
                {Forms.Post(
                    visit,
                    "/health/doctor",
                    "inline",
                    Html.From($"<button class=\"main\">Check everything</button>"),
                    "this"
                )}</section>
                <section class="story"><h2>Schedule</h2><p class="note">The worker's jobs and their results, in Hangfire's dashboard:
                <a href="{SchedulePage.Address}">the schedule</a>.</p></section>
                """
            )
        );

    private static IEnumerable<KeyValuePair<string, string>> Remembered(MemoryStatistics s, string limits)
    {
        yield return new("Active records", Number(s.Active) + By(s.ByType));
        yield return new("Sessions", Number(s.Sessions));
        yield return new("Not used or confirmed for 90 days", Number(s.Stale));
        yield return new("Never shown to a session", Number(s.NeverUsed));
        yield return new("Size", Bytes(s.DatabaseBytes));
        yield return new("Limits", limits);
    }

    private IEnumerable<KeyValuePair<string, string>> Costs()
    {
        var briefs = home.Briefs;
        var sizes = Directory.Exists(briefs)
            ? Directory.EnumerateFiles(briefs, "*.md").Select(f => new FileInfo(f).Length / 4).Order().ToList()
            : [];
        // Four bytes per token, as everywhere.
        yield return new(
            "Tokens per briefing",
            sizes.Count == 0 ? "none yet" : $"median {Number(sizes[sizes.Count / 2])}, at most {Number(sizes[^1])}"
        );
        var settings = UserSettings.Load(home);
        yield return new("Listed tools", settings.Tools.Describe());
        var meter = distiller.Today();
        yield return new(
            "Language model today",
            settings.LanguageModel is null ? "none" : $"{Number(meter.Tokens)} tokens, {Counted.Format(meter.Calls, "call")}"
        );
    }

    private static Html Facts(string title, IEnumerable<KeyValuePair<string, string>> facts) =>
        Html.From(
            $"""
            <section class="story"><h2>{title}</h2><dl class="facts">{facts.Select(f =>
                Html.From($"<div><dt>{f.Key}</dt><dd>{f.Value}</dd></div>")
            )}</dl></section>
            """
        );

    private static string By(IReadOnlyDictionary<string, long> counts) =>
        counts.Count == 0 ? "" : $" ({string.Join(", ", counts.Select(c => Listing.Count(c.Value, c.Key)))})";

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Bytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.0} MB");
}
