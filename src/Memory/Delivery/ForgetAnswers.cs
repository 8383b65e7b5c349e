using System.Collections.Concurrent;
using TotalMemory.Language;

namespace TotalMemory.Delivery;

/// <summary>
/// What came of a person's «forget …», until the session's next prompt says it. Kept in memory alone: in a file it would keep the very
/// words that were to go.
/// </summary>
public sealed class ForgetAnswers
{
    private const int LongestTopic = 80;
    private const int LongestLine = 100;

    private readonly ConcurrentDictionary<string, string> answers = new(StringComparer.Ordinal);

    /// <summary>The answer for a session, once; null when there is none.</summary>
    public string? Take(string session) => answers.TryRemove(session, out var text) ? text : null;

    internal void Forgotten(string session, string? what, IReadOnlyList<long> ids) =>
        answers[session] =
            ids.Count == 0
                ? $"TotalMemory: the user asked to forget {Topic(what)}. Nothing that is remembered matches; nothing was forgotten."
                : $"TotalMemory: forgotten for good, as the user asked: {Topic(what)} ({string.Join(", ", ids.Select(i => $"#{i}"))}).";

    internal void Ask(string session, string? what, IReadOnlyList<(long Id, string Text)> candidates) =>
        answers[session] =
            $"TotalMemory: the user asked to forget {Topic(what)}, which may mean several things; nothing was forgotten yet. Ask "
            + "which one:\n"
            + string.Join('\n', candidates.Select(r => $"- {Sentences.Cut(Sentences.OneLine(r.Text), LongestLine)} [#{r.Id}]"))
            + $"\n«forget #{candidates[0].Id}» in a message of the user forgets the first.";

    private static string Topic(string? what) =>
        what is null ? "what was said before" : $"“{Sentences.Cut(Sentences.OneLine(what), LongestTopic)}”";
}
