using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using TotalMemory.Spool;

namespace TotalMemory.Web.Serving;

/// <summary>
/// Hangfire's own dashboard, served by a process of the worker's program that runs while somebody looks at it and ends with the web page.
/// </summary>
internal sealed class ScheduleProxy(MemoryHome home) : IDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30); // chosen: the worker may be busy
    private static readonly PageResponse Missing = PageResponse.Plain(
        503,
        "The schedule is not available: the worker did not answer. Run: totalmemory doctor"
    );

    private readonly SemaphoreSlim turn = new(1, 1);
    private Process? program;

    public static bool IsAt(string path) =>
        path == SchedulePage.Address || path.StartsWith(SchedulePage.Address + "/", StringComparison.Ordinal);

    /// <summary>
    /// True for the requests that an open page repeats by itself every few seconds; they do not mean that somebody is there.
    /// </summary>
    public static bool IsPolling(string path) => path == SchedulePage.Address + "/stats";

    public async Task<PageResponse> AskAsync(ScheduleQuestion question)
    {
        await turn.WaitAsync();
        try
        {
            if ((program ??= Start()) is not { } running)
                return Missing;
            await running.StandardInput.WriteLineAsync(JsonSerializer.Serialize(question, SchedulePage.Default.ScheduleQuestion));
            using var deadline = new CancellationTokenSource(Timeout);
            if (await running.StandardOutput.ReadLineAsync(deadline.Token) is { } line)
                if (JsonSerializer.Deserialize(line, SchedulePage.Default.ScheduleAnswer) is { } answer)
                    return new PageResponse(answer.Status, answer.ContentType, answer.Body);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or JsonException or Win32Exception) { }
        finally
        {
            turn.Release();
        }
        End();
        return Missing;
    }

    public void Dispose()
    {
        End();
        turn.Dispose();
    }

    private Process? Start()
    {
        var worker = home.Executable("totalmemory-worker");
        if (!File.Exists(worker))
            return null;
        var start = new ProcessStartInfo(worker, [SchedulePage.Argument]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.Environment["TOTALMEMORY_HOME"] = home.Root;
        return Process.Start(start);
    }

    private void End()
    {
        if (Interlocked.Exchange(ref program, null) is not { } ending)
            return;
        try
        {
            ending.StandardInput.Dispose(); // The process exits at the end of its input.
        }
        catch (IOException) { } // The process had already exited.
        if (!ending.WaitForExit(TimeSpan.FromSeconds(2)))
            ending.Kill();
        ending.Dispose();
    }
}
