using TotalMemory.Knowledge;
using TotalMemory.Transcripts;

namespace TotalMemory.Extraction.Corrections;

/// <summary>
/// Leaves the sentences that ask to forget, or what forgetting left of them, out of messages that also say something else. Pure.
/// </summary>
internal static class ForgettingSentences
{
    /// <summary>The turns as they are learned from; a message that only asks stays as it is.</summary>
    public static IReadOnlyList<Turn> LeaveOut(IReadOnlyList<Turn> turns) => LeaveOut(turns, LeaveOut);

    public static Turn LeaveOut(Turn turn) => LeaveOut(turn, LeaveOut);

    /// <summary>The same for sentences that take back a norm (<see cref="Retraction"/>).</summary>
    public static IReadOnlyList<Turn> LeaveOutRetractions(IReadOnlyList<Turn> turns) =>
        LeaveOut(turns, message => Retraction.All(message).LastOrDefault() is { } last ? last.Rest : message);

    /// <summary>What a message says besides asking to forget; empty if it only asks.</summary>
    public static string LeaveOut(string message) =>
        WithoutMark(ForgetRequest.All(message).LastOrDefault() is { } last ? last.Rest : message);

    private static IReadOnlyList<Turn> LeaveOut(IReadOnlyList<Turn> turns, Func<string, string> rest)
    {
        List<Turn> left = [.. turns.Select(t => LeaveOut(t, rest))];
        return left.Zip(turns).Any(t => !ReferenceEquals(t.First, t.Second)) ? left : turns;
    }

    private static Turn LeaveOut(Turn turn, Func<string, string> restOf) =>
        IsSpoken(turn) && restOf(turn.Text) is { Length: > 0 } rest && rest != turn.Text ? turn with { Text = rest } : turn;

    private static string WithoutMark(string text)
    {
        while (text.StartsWith(ForgottenText.Mark, StringComparison.Ordinal))
            text = text[ForgottenText.Mark.Length..].TrimStart();
        while (text.EndsWith(ForgottenText.Mark, StringComparison.Ordinal))
            text = text[..^ForgottenText.Mark.Length].TrimEnd();
        return text;
    }

    private static bool IsSpoken(Turn turn) => turn.Kind is TurnKind.Prompt or TurnKind.Steer or TurnKind.Refusal or TurnKind.Queued;
}
