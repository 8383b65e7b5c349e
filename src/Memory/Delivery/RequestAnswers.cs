using System.Collections.Concurrent;
using TotalMemory.Knowledge;
using TotalMemory.Language;

namespace TotalMemory.Delivery;

/// <summary>What a person asked for in a session: to forget something, or to remember it.</summary>
/// <param name="What">What to forget or remember, in the person's words; null for "what I said before".</param>
internal sealed record Request(string Session, string Project, string? What, DateTimeOffset At);

/// <summary>
/// What came of a person's «forget …» and «remember …», until the session's next prompt tells it. Kept in memory only: a file would
/// keep the words that were to be forgotten. <see cref="RequestOutcomeNotes"/> stores what a later greeting tells, without such words.
/// </summary>
public sealed class RequestAnswers
{
    private const int LongestTopic = 80; // chosen: one line
    private const int LongestLine = 100; // chosen: one line

    /// <summary>The same words within this time are one request: it arrives from a hook, then from the transcript (chosen).</summary>
    private static readonly TimeSpan Apart = TimeSpan.FromMinutes(2);

    private readonly ConcurrentDictionary<string, List<RequestAnswer>> answers = new(StringComparer.Ordinal);
    private readonly List<Request> answered = [];

    /// <summary>An answer to a request.</summary>
    /// <param name="Note">For the agent.</param>
    /// <param name="Line">For the person.</param>
    internal sealed record RequestAnswer(string Note, string Line)
    {
        /// <summary>What it says was remembered.</summary>
        public IReadOnlyList<long> Remembered { get; init; } = [];
    }

    /// <summary>Removes the answers that have reached a session.</summary>
    internal void Remove(string session) => answers.TryRemove(session, out _);

    /// <summary>The answers for a session; null when there are none.</summary>
    internal RequestAnswer? Find(string session) =>
        answers.TryGetValue(session, out var all) && all.Count > 0
            ? new RequestAnswer(string.Join('\n', all.Select(a => a.Note)), string.Join(" · ", all.Select(a => a.Line)))
            : null;

    /// <summary>Adds an answer; false if this request was answered before.</summary>
    internal bool Add(Request request, RequestOutcome outcome)
    {
        lock (answered)
        {
            if (answered.Exists(r => IsSame(r, request)))
                return false;
            answered.RemoveAll(r => request.At - r.At > TimeSpan.FromDays(1));
            answered.Add(request);
        }
        if (outcome.Kind == RequestOutcomeKind.Forgotten)
            Withdraw(outcome.Ids);
        var answer = new RequestAnswer("TotalMemory: " + Note(request.What, outcome), Line(request.What, outcome))
        {
            Remembered = outcome.Kind == RequestOutcomeKind.Remembered ? outcome.Ids : [],
        };
        answers.AddOrUpdate(request.Session, _ => [answer], (_, before) => [.. before, answer]);
        return true;
    }

    // What was forgotten meanwhile is not told as remembered.
    private void Withdraw(IReadOnlyList<long> forgotten)
    {
        foreach (var (session, told) in answers)
        {
            List<RequestAnswer> left = [.. told.Where(a => !a.Remembered.Intersect(forgotten).Any())];
            if (left.Count < told.Count)
                answers.TryUpdate(session, left, told);
        }
    }

    private static bool IsSame(Request one, Request other) =>
        one.Session == other.Session && one.What == other.What && (one.At - other.At).Duration() < Apart;

    private static string Note(string? what, RequestOutcome o) =>
        o.Kind switch
        {
            RequestOutcomeKind.Forgotten =>
                $"forgotten for good, as the user asked: {Topic(what)} ({o.Numbers}){ForgottenRecord.AlsoIn(o.Others)}.",
            RequestOutcomeKind.NothingMatched =>
                $"the user asked to forget {Topic(what)}. Nothing that is remembered matches; nothing was forgotten.",
            RequestOutcomeKind.SeveralMatched =>
                $"the user asked to forget {Topic(what)}, which may mean {(o.Ids.Count == 1 ? "this" : "several things")}; "
                    + $"nothing was forgotten yet. Ask {(o.Ids.Count == 1 ? "whether it is meant" : "which one")}:\n"
                    + string.Join('\n', o.Candidates.Select(c => $"- {Sentences.Cut(Sentences.OneLine(c), LongestLine)}"))
                    + $"\n«forget #{o.Ids[0]}» in a message of the user forgets {(o.Ids.Count == 1 ? "it" : "the first")}.",
            RequestOutcomeKind.Remembered => $"remembered, as the user asked: {Topic(what)} ({o.Numbers}). It need not be saved again.",
            _ => $"the user asked to remember {Topic(what)}, but had it forgotten before or said otherwise since; it was not remembered. "
                + "totalmemory save \"…\" in a terminal does it nevertheless.",
        };

    private static string Line(string? what, RequestOutcome o) =>
        o.Kind switch
        {
            RequestOutcomeKind.Forgotten => $"forgotten: {Topic(what)} ({o.Numbers}){ForgottenRecord.AlsoIn(o.Others)}",
            RequestOutcomeKind.NothingMatched => $"nothing that is remembered matches {Topic(what)}",
            RequestOutcomeKind.SeveralMatched => $"{(o.Ids.Count == 1 ? "is this" : "which one is")} to be forgotten? "
                + $"{string.Join(", ", o.Candidates.Select(Topic))}: say “forget #{o.Ids[0]}”",
            RequestOutcomeKind.Remembered => $"remembered: {Topic(what)} ({o.Numbers})",
            _ => $"not remembered, for you had it forgotten before or said otherwise since: {Topic(what)}",
        };

    private static string Topic(string? what) =>
        what is null ? "what was said before" : $"“{Sentences.Cut(Sentences.OneLine(what), LongestTopic)}”";
}
