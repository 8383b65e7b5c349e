using TotalMemory.Storage;

namespace TotalMemory.Delivery;

/// <summary>Tells a person what came of a request: with the session's next prompt, else at the next start.</summary>
internal static class RequestReport
{
    /// <summary>Older requests (in old transcripts) are carried out, but nobody waits for an answer (chosen).</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(12);

    /// <summary>The same for requests without effect: each later reading finds them again, and only the first answers (chosen).</summary>
    private static readonly TimeSpan FreshIfNothingDone = TimeSpan.FromMinutes(10);

    public static void Tell(MemoryConnection c, RequestAnswers? answers, Request request, RequestOutcome outcome, DateTimeOffset now)
    {
        var isDone = outcome.Kind is RequestOutcomeKind.Forgotten or RequestOutcomeKind.Remembered;
        if (answers is null || now - request.At > (isDone ? Fresh : FreshIfNothingDone) || !answers.Add(request, outcome))
            return;
        RequestOutcomeNotes.Add(c, request, outcome, now);
    }
}
