using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using TotalMemory.History;
using TotalMemory.Settings;
using TotalMemory.Spool;
using TotalMemory.Spool.Printing;
using TotalMemory.Sync;
using TotalMemory.Web.Markup;
using TotalMemory.Web.Serving;

namespace TotalMemory.Web.Pages;

/// <summary>Whether everything works, how large it is and what it costs.</summary>
internal static class HealthPage
{
    private static readonly TimeSpan DoctorTakes = TimeSpan.FromSeconds(60);

    public static Answer Show(Visit visit)
    {
        var memory = visit.Memory;
        return Layout.Page(
            visit,
            "Health",
            "",
            Html.From(
                $"""
                {Facts("Now", Now(visit))}
                {Facts("What is remembered", Remembered(memory.Statistics.Of(visit.Project), memory.Limits.Words()))}
                {Facts("What it costs", Costs(visit))}
                <section class="story"><h2>Proof</h2><p class="note">Runs the hook, asks the worker, writes and reads.</p>
                {Forms.Post(
                    visit,
                    "/health/doctor",
                    "inline",
                    Html.From($"<button class=\"main\">Check everything</button>"),
                    "this"
                )}</section>
                <section class="story"><h2>Schedule</h2><p class="note">What the worker does when, and how it went, as Hangfire shows it:
                <a href="{SchedulePage.Address}">the schedule</a>.</p></section>
                """
            )
        );
    }

    /// <summary>What <c>totalmemory doctor</c> says.</summary>
    public static Answer Doctor(Visit visit)
    {
        var program = visit.Memory.Home.Executable("totalmemory");
        var checks = File.Exists(program) ? Checks(program, visit.Memory.Home) : null;
        var said = checks is null
            ? Html.From($"<p class=\"note\">It could not be run here. In a terminal: totalmemory doctor</p>")
            : Html.From($"<ul class=\"checks\">{checks}</ul>");
        return visit.IsFragment ? Answer.Page(said) : Layout.Page(visit, "Health", "", said);
    }

    private static IEnumerable<KeyValuePair<string, string>> Now(Visit visit)
    {
        var (memory, home) = (visit.Memory, visit.Memory.Home);
        yield return new("Worker", WorkerLock.IsHeld(home) ? "running" : "not running; your next prompt starts it");
        if (memory.OffRecord.Standing() is { Count: > 0 } standing)
            yield return new("Off the record", string.Join("; ", standing));
        yield return new("Waiting to be read", Listing.Count(memory.Spool.Waiting().Count, "event"));
        if (memory.Spool.RejectedIds().Count is > 0 and var rejected)
            yield return new("Set aside", $"{Listing.Count(rejected, "event")} that could not be read: totalmemory status");
        var (embedded, active) = memory.EmbeddingCoverage();
        yield return new("Found by meaning", $"{embedded:N0} of {active:N0} records");
        yield return new("Encoder", Encoder(UserSettings.Load(home).Embedding ?? new EmbeddingSettings()));
        if (memory.Database.ReadOnly is { } reason)
            yield return new("Read-only", reason);
        if (HubState.Line(home, visit.Time.GetUtcNow()) is { } hub)
            yield return new("Hub", hub);
        yield return new("Home", home.Root);
        yield return new("Version", ProductVersion.Text);
    }

    private static IEnumerable<KeyValuePair<string, string>> Remembered(MemoryStatistics s, string limits)
    {
        yield return new("Active records", Number(s.Active) + By(s.ByType));
        yield return new("Sessions", Number(s.Sessions));
        yield return new("Not used or confirmed for 90 days", Number(s.Stale));
        yield return new("Never given to a session", Number(s.NeverUsed));
        yield return new("Size", Bytes(s.DatabaseBytes));
        yield return new("Limits", limits);
    }

    private static IEnumerable<KeyValuePair<string, string>> Costs(Visit visit)
    {
        var briefs = visit.Memory.Home.Briefs;
        var sizes = Directory.Exists(briefs)
            ? Directory.EnumerateFiles(briefs, "*.md").Select(f => new FileInfo(f).Length / 4).Order().ToList()
            : [];
        // Four bytes a token, as everywhere.
        yield return new(
            "Tokens of a briefing",
            sizes.Count == 0 ? "none yet" : $"{Number(sizes[sizes.Count / 2])} in the middle of {sizes.Count}, at most {Number(sizes[^1])}"
        );
        var settings = UserSettings.Load(visit.Memory.Home);
        yield return new("Listed tools", settings.Tools.Words());
        var meter = visit.Memory.Distiller.Today();
        yield return new(
            "Language model today",
            settings.LanguageModel is null ? "none is used" : $"{Number(meter.Tokens)} tokens, {Counted.Of(meter.Calls, "call")}"
        );
    }

    private static string Encoder(EmbeddingSettings chosen) => chosen.Provider == "off" ? "off by your setting" : chosen.Version;

    private static Html Facts(string title, IEnumerable<KeyValuePair<string, string>> facts) =>
        Html.From(
            $"""
            <section class="story"><h2>{title}</h2><dl class="facts">{facts.Select(f =>
                Html.From($"<div><dt>{f.Key}</dt><dd>{f.Value}</dd></div>")
            )}</dl></section>
            """
        );

    private static List<Html>? Checks(string program, MemoryHome home)
    {
        var start = new ProcessStartInfo(program, ["doctor", "--json"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["TOTALMEMORY_HOME"] = home.Root;
        using var process = Process.Start(start);
        if (process is null)
            return null;
        var output = process.StandardOutput.ReadToEndAsync();
        if (!output.Wait(DoctorTakes))
        {
            process.Kill(entireProcessTree: true);
            return null;
        }
        try
        {
            using var json = JsonDocument.Parse(output.Result);
            return [.. json.RootElement.EnumerateArray().Select(Check)];
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Html Check(JsonElement check)
    {
        var isFine = check.GetProperty("ok").GetBoolean();
        var remedy = check.TryGetProperty("remedy", out var told) ? told.GetString() : null;
        return Html.From(
            $"""
            <li class="{(isFine ? "good" : "bad")}"><b>{check.GetProperty("name").GetString()}</b> {check.GetProperty("found").GetString()}
            {(remedy is null ? Html.Empty : Html.From($"<p class=\"source\">{remedy}</p>"))}</li>
            """
        );
    }

    private static string By(IReadOnlyDictionary<string, long> counts) =>
        counts.Count == 0 ? "" : $" ({string.Join(", ", counts.Select(c => Listing.Count(c.Value, c.Key)))})";

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Bytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.0} MB");
}
