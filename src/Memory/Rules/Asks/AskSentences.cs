using TotalMemory.Conversations;
using TotalMemory.Language;
using TotalMemory.Transcripts;

namespace TotalMemory.Rules.Asks;

/// <summary>What a message asks for, a sentence each. Pure.</summary>
internal static class AskSentences
{
    /// <summary>A longer message is a brief: what it orders holds for its task.</summary>
    public const int LongestMessage = 600;

    private const int Shortest = 8;
    private const int Longest = 200;

    /// <summary>Only the person's own words.</summary>
    public static IReadOnlyList<string> Split(string message, TurnKind kind)
    {
        if (message.Length > LongestMessage || message.StartsWith('/') || message.StartsWith('<') || TemplateText.Is(message))
            return [];
        var text =
            kind == TurnKind.Answer && message.LastIndexOf(" → ", StringComparison.Ordinal) is > 0 and var at
                ? message[(at + 3)..]
                : message;
        return
        [
            .. OwnWords
                .Keep(text)
                .Split('\n')
                .SelectMany(line => Sentences.Split(line))
                .Select(Sentences.OneLine)
                .Where(s => s.Length is >= Shortest and <= Longest && !s.Contains(OwnWords.Mark) && Orders.Is(s))
                .Distinct(StringComparer.OrdinalIgnoreCase),
        ];
    }
}
