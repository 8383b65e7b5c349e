using System.Text.Json;
using Hangfire;
using Hangfire.Dashboard;
using SQLite;
using TotalMemory.Spool;
using TotalMemory.Spool.Printing;
using TotalMemory.Worker.Scheduling;

namespace TotalMemory.Worker.Dashboard;

/// <summary>
/// Serves Hangfire's own dashboard to the web page from a separate process, so that the worker's memory does not grow and the page does
/// not need Hangfire. Each request and each answer is one line of JSON; the process exits at the end of its input. It is read-only.
/// </summary>
internal static class ScheduleOnce
{
    private static readonly DashboardOptions Options = new()
    {
        AppPath = "/health",
        DashboardTitle = "Schedule · TotalMemory",
        DisplayStorageConnectionString = false,
        IsReadOnlyFunc = _ => true,
        // Chosen: the worker itself polls each minute.
        StatsPollingInterval = 10_000,
    };

    public static async Task<int> RunAsync(MemoryHome home)
    {
        JobStorage? storage = null;
        try
        {
            while (await Console.In.ReadLineAsync() is { } line)
            {
                storage ??= ScheduleStorage.Look(home);
                var question = JsonSerializer.Deserialize(line, SchedulePage.Default.ScheduleQuestion);
                var answer = await AnswerAsync(storage, question!);
                await Console.Out.WriteLineAsync(JsonSerializer.Serialize(answer, SchedulePage.Default.ScheduleAnswer));
            }
            return 0;
        }
        catch (Exception e) when (e is SQLiteException or IOException or UnauthorizedAccessException or JsonException)
        {
            await Console.Error.WriteLineAsync(SafeText.Clean("totalmemory-worker: " + e.Message));
            return 1;
        }
    }

    internal static async Task<ScheduleAnswer> AnswerAsync(JobStorage storage, ScheduleQuestion question)
    {
        if (DashboardRoutes.Routes.FindDispatcher(question.Path) is not var (dispatcher, match))
            return new ScheduleAnswer(404, "text/plain; charset=utf-8", "There is no such page."u8.ToArray());
        using var body = new MemoryStream();
        var context = new LineContext(storage, Options, question, body) { UriMatch = match };
        await dispatcher.Dispatch(context);
        return new ScheduleAnswer(context.Response.StatusCode, context.Response.ContentType, body.ToArray());
    }
}
