using System.Text.RegularExpressions;
using TotalMemory.Conversations;
using TotalMemory.Knowledge;
using TotalMemory.Language;
using TotalMemory.Rules;

namespace TotalMemory.Delivery;

/// <summary>Whether a person's words are fit for a line of a briefing: their own words, and not a mere reply. Pure.</summary>
internal static partial class OwnWordsCheck
{
    private const int LeastWords = 2; // chosen: one word says nothing
    private const int LeastLetters = 4; // chosen: fewer say nothing

    /// <summary>True for words, not for an address, a path or a program's output. Always true for what was saved on purpose.</summary>
    public static bool IsInOwnWords(KnowledgeRecord fact)
    {
        if (fact.Source != RecordSource.Extracted)
            return true;
        if (BareReply.Is(fact.Text))
            return false;
        var own = Place().Replace(fact.Text, " ");
        return !NormText.IsPasted(fact.Text)
            && !NormText.IsProgramOutput(fact.Text)
            && !Failure().IsMatch(fact.Text)
            && (Words.Extract(own).Content.Count >= LeastWords || UnspacedText.Letters(own) >= LeastLetters);
    }

    /// <summary>
    /// True if the session's goal is in the person's words: not a template, a role that the agent was to play, or a pasted text.
    /// </summary>
    public static bool HasGoalInOwnWords(KnowledgeRecord episode)
    {
        if (episode.Source != RecordSource.Extracted)
            return true;
        var goal = episode.Statement;
        return !TemplateText.Is(goal)
            && !Role().IsMatch(goal)
            && !Brief().IsMatch(goal)
            && OwnWords.Begin(goal)
            && IsInOwnWords(episode with { Text = goal, StatementLength = null });
    }

    [Examples("see https://shop.example/help", "open ~/notes.txt", "in ./src/read.ts", "C:\\Users\\mira")]
    [CounterExamples("and/or", "tabs")]
    [GeneratedRegex(@"\bhttps?://\S+|(?<!\S)(?:~|\.{0,2}|[A-Za-z]:)[/\\]\S+")]
    private static partial Regex Place();

    [Examples("KeyError: 'name'", "fatal: no such branch", "failed to open the socket")]
    [CounterExamples("the error is gone", "we failed to see it")]
    [GeneratedRegex(@"\b[A-Za-z]{0,60}(?:Error|Exception):|^(?:fatal|failed to|cannot find|unable to)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Failure();

    // A document with headings and horizontal rules, or a client's command: not a goal in the person's words.
    [Examples("# Task ## Steps now", "## Plan of today --- first", "/review the parser")]
    [CounterExamples("#42 is fixed", "/usr/bin is full", "## Plan")]
    [GeneratedRegex(@"^#{1,6}\s.{0,400}?\s(?:#{1,6}|-{3,})\s|^/[a-z][\w:-]{1,40}(?:\s|$)")]
    private static partial Regex Brief();

    [Examples("You are a careful reviewer.", "act as the tester", "Your role is to translate")]
    [CounterExamples("you are right", "we act as one")]
    [GeneratedRegex(@"^\W{0,9}(?:you\s(?:are|will\sbe)\s(?:a|an|the|my)|act\sas|your\srole\sis)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Role();
}
