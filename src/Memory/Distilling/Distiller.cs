using System.Globalization;
using Microsoft.Extensions.AI;
using TotalMemory.Extraction.Corrections;
using TotalMemory.Knowledge;
using TotalMemory.Language;
using TotalMemory.Projects;
using TotalMemory.Settings;
using TotalMemory.Spool.Redaction;
using TotalMemory.Storage;
using TotalMemory.Transcripts;

namespace TotalMemory.Distilling;

/// <summary>
/// Asks a language model what can be learned from sessions, one at a time, after they end. Within a daily budget; each further failure
/// pauses it for longer. Its answers go through the same write path as everything else.
/// </summary>
public sealed class Distiller(Database database, TimeProvider time)
{
    internal const string PausedUntil = "llm_paused_until";
    private const string Failures = "llm_failures";

    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(20); // chosen: the session is over
    private static readonly TimeSpan Oldest = TimeSpan.FromDays(30); // chosen: older ones are rarely worth their tokens
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMinutes(5); // chosen
    private static readonly TimeSpan QuotaPause = TimeSpan.FromHours(1); // chosen
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(12); // chosen

    // Maximum tokens of an answer, which must be left in the budget for a call.
    private const int MostAnswer = 2_000;

    /// <summary>Processes sessions until none is left, the budget is spent or the model fails.</summary>
    public async Task<DistillReport> RunAsync(
        IChatClient client,
        LanguageModelSettings settings,
        int mostSessions,
        CancellationToken cancel
    )
    {
        int sessions = 0,
            items = 0;
        var projects = new HashSet<string>(StringComparer.Ordinal);
        while (sessions < mostSessions && !IsPaused() && Take() is { } work)
        {
            var prompt = DistillPrompt.Compose(work.Turns);
            if (prompt.Length == 0)
            {
                Note(work, 0, 0, "nothing", 0);
                continue;
            }
            var estimate = Tokens.Estimate(DistillPrompt.System) + Tokens.Estimate(prompt) + MostAnswer;
            if (SpentToday() + estimate > settings.DailyTokens)
                return new(sessions, items, "the day's budget is spent", projects);
            sessions++;
            var outcome = await TryLearnAsync(client, settings, work, prompt, estimate, cancel).ConfigureAwait(false);
            items += outcome.Learned;
            if (outcome.Learned > 0)
                projects.Add(work.Project);
            if (outcome.Trouble is { } trouble)
                return new(sessions, items, trouble, projects);
        }
        return new(sessions, items, null, projects);
    }

    /// <param name="Trouble">Why the model is paused; null if it answered.</param>
    private readonly record struct DistillOutcome(int Learned, string? Trouble);

    private async Task<DistillOutcome> TryLearnAsync(
        IChatClient client,
        LanguageModelSettings settings,
        Work work,
        string prompt,
        int estimate,
        CancellationToken cancel
    )
    {
        try
        {
            var answer = await AskAsync(client, prompt, settings, cancel).ConfigureAwait(false);
            var learned = Learn(
                work,
                answer.Text,
                answer.Usage?.InputTokenCount ?? estimate - MostAnswer,
                answer.Usage?.OutputTokenCount ?? Tokens.Estimate(answer.Text)
            );
            ClearFailures();
            return new(learned ?? 0, null);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // Whatever a provider throws, the memory goes on without it for a while.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Note(work, estimate - MostAnswer, 0, "failed", 0);
            return new(0, Pause(e));
        }
    }

    private static async Task<ChatResponse> AskAsync(
        IChatClient client,
        string prompt,
        LanguageModelSettings settings,
        CancellationToken cancel
    )
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        deadline.CancelAfter(TimeSpan.FromSeconds(settings.Deadline));
        return await client
            .GetResponseAsync(
                [new(ChatRole.System, DistillPrompt.System), new(ChatRole.User, prompt)],
                new ChatOptions
                {
                    Temperature = 0,
                    MaxOutputTokens = MostAnswer,
                    ResponseFormat = ChatResponseFormat.ForJsonSchema(DistillPrompt.Schema, "memories"),
                },
                deadline.Token
            )
            .ConfigureAwait(false);
    }

    // It answered, so earlier failures no longer count.
    private void ClearFailures() =>
        database.Write(c =>
        {
            c.Markers.Write(Failures, "0");
            c.Markers.Write(PausedUntil, "");
        });

    /// <summary>What was spent since midnight (UTC).</summary>
    public LanguageModelMeter Today()
    {
        using var c = database.Open();
        return c.Distillations.Meter(Midnight());
    }

    private sealed record Work(string Session, string Project, string Path, int Count, IReadOnlyList<Turn> Turns);

    private Work? Take()
    {
        using var c = database.Open();
        var now = time.GetUtcNow();
        return c.Distillations.Next(now - Rest, now - Oldest) is { } next
            ? new Work(next.Session, next.Project, next.Path, next.Turns, ReadTurns(c, next.Transcript, next.Path, next.Project))
            : null;
    }

    // Without what a person had forgotten, the request to forget it, and turns from other projects.
    private static List<Turn> ReadTurns(MemoryConnection c, long transcript, string path, string project)
    {
        var projects = c.LineProjects.Load(transcript, project);
        var rejected = c.Evidence.RejectedLines(path);
        return
        [
            .. c
                .Transcripts.Turns(transcript, 0, 20_000)
                .Select(ForgettingSentences.LeaveOut)
                .Where(t =>
                    !rejected.Contains(t.Line)
                    && projects.ProjectAt(t.Line) == project
                    && !(t.Kind is TurnKind.Prompt or TurnKind.Steer && ForgetRequest.Find(t.Text) is not null)
                ),
        ];
    }

    // Null if the answer did not have the requested form; asking again would give the same.
    private int? Learn(Work work, string answer, long input, long output)
    {
        var items = DistillAnswer.Parse(answer);
        var now = time.GetUtcNow();
        var drafts = items is null ? [] : DistillAnswer.KeepVerified(items, work.Turns, work.Session, work.Path);
        List<CleanDraft> clean = [.. drafts.Select(d => CleanDraft.Prepare(d, now))];
        return database.Write(c =>
        {
            var added = clean.Count(d => WritePath.Write(c, work.Project, d, now).Result == WriteResult.Added);
            c.Distillations.Add(work.Session, work.Count, now, input, output, items is null ? "malformed" : "ok", added);
            return items is null ? (int?)null : added;
        });
    }

    private void Note(Work work, long input, long output, string outcome, int items) =>
        database.Write(c => c.Distillations.Add(work.Session, work.Count, time.GetUtcNow(), input, output, outcome, items));

    private string Pause(Exception e)
    {
        var reason = Redactor.Redact(e is OperationCanceledException ? "it took too long" : $"{e.GetType().Name}: {e.Message}");
        return database.Write(c =>
        {
            var failures = (int.TryParse(c.Markers.Read(Failures), CultureInfo.InvariantCulture, out var n) ? n : 0) + 1;
            var pause = IsQuota(e) ? QuotaPause * Math.Pow(2, failures - 1) : ShortestPause * Math.Pow(2, failures - 1);
            if (pause > LongestPause)
                pause = LongestPause;
            c.Markers.Write(Failures, failures.ToString(CultureInfo.InvariantCulture));
            c.Markers.Write(PausedUntil, (time.GetUtcNow() + pause).ToString("O", CultureInfo.InvariantCulture));
            return reason.Length > 300 ? reason[..300] : reason;
        });
    }

    private static bool IsQuota(Exception e) =>
        e is HttpRequestException { StatusCode: System.Net.HttpStatusCode.TooManyRequests or System.Net.HttpStatusCode.PaymentRequired }
        || e.Message.Contains("429", StringComparison.Ordinal)
        || e.Message.Contains("quota", StringComparison.OrdinalIgnoreCase)
        || e.Message.Contains("rate limit", StringComparison.OrdinalIgnoreCase)
        || e.Message.Contains("rate_limit", StringComparison.OrdinalIgnoreCase);

    private bool IsPaused()
    {
        using var c = database.Open();
        return c.Markers.Read(PausedUntil) is { Length: > 0 } until
            && DateTimeOffset.TryParse(until, CultureInfo.InvariantCulture, out var end)
            && end > time.GetUtcNow()
            && end <= time.GetUtcNow() + LongestPause; // A longer pause comes from a wrong clock.
    }

    private long SpentToday() => Today().Tokens;

    private DateTimeOffset Midnight() => new(time.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero);
}
