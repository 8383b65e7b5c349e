using System.Diagnostics;
using System.Text.Json;
using TotalMemory.Spool;
using TotalMemory.Web.Markup;
using TotalMemory.Web.Serving;

namespace TotalMemory.Web.Pages;

/// <summary>The result of <c>totalmemory doctor</c>.</summary>
internal sealed class DoctorPage(MemoryHome home)
{
    private static readonly TimeSpan DoctorTakes = TimeSpan.FromSeconds(60); // chosen: many times what it takes

    public async Task<PageResponse> RunAsync(Visit visit)
    {
        var program = home.Executable("totalmemory");
        var checks = File.Exists(program) ? await ChecksAsync(program) : null;
        var said = checks is null
            ? Html.From($"<p class=\"note\">The check could not run here. Run it in a terminal: totalmemory doctor</p>")
            : Html.From($"<ul class=\"checks\">{checks}</ul>");
        return visit.IsFragment ? PageResponse.Page(said) : Layout.Page(visit, "Health", "", said);
    }

    // Null if it cannot be started, does not finish in time, or prints something unexpected.
    private async Task<List<Html>?> ChecksAsync(string program)
    {
        var start = new ProcessStartInfo(program, ["doctor", "--json"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["TOTALMEMORY_HOME"] = home.Root;
        using var process = Process.Start(start);
        if (process is null)
            return null;
        try
        {
            using var json = JsonDocument.Parse(await process.StandardOutput.ReadToEndAsync().WaitAsync(DoctorTakes));
            return [.. json.RootElement.EnumerateArray().Select(Check)];
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            return null;
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
}
