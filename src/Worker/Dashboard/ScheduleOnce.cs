using System.Text.Json;
using Hangfire;
using Hangfire.Dashboard;
using SQLite;
using TotalMemory.Spool;
using TotalMemory.Spool.Printing;
using TotalMemory.Worker.Scheduling;

namespace TotalMemory.Worker.Dashboard;

/// <summary>
/// Hangfire's own dashboard for the page, as a process of its own: the worker's memory does not grow by it, and the page needs nothing of
/// Hangfire. A line of JSON asks, a line answers; it ends with its input. It only shows: what the worker does is not decided here.
/// </summary>
internal static class ScheduleOnce
{
    private static readonly DashboardOptions Options = new()
    {
        AppPath = "/health",
        DashboardTitle = "Schedule · TotalMemory",
        DisplayStorageConnectionString = false,
        IsReadOnlyFunc = _ => true,
        // Chosen: the worker itself looks each minute.
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
