using System.Text.RegularExpressions;
using TotalMemory.Language;
using TotalMemory.Rules;
using TotalMemory.Spool.Printing;
using TotalMemory.Spool.Redaction;

namespace TotalMemory.Team;

/// <summary>
/// Cleans a text sent to or received from the team: one line without secrets, control characters, tags, headings or record numbers. Both
/// sides apply it, since neither can trust the other. Pure and idempotent.
/// </summary>
internal static partial class TeamText
{
    /// <summary>Characters of a line; as long as a rule may be.</summary>
    public const int Longest = RuleText.Longest;

    private const int LongestAuthor = 40; // published: a member's name has at most 40 characters
    private const int LeastLetters = 8; // chosen: less says nothing that could be obeyed

    /// <summary>Removing one part may form another, such as a number inside a number (chosen).</summary>
    private const int MostPasses = 8;

    /// <summary>Null if nothing is left, or it is program output.</summary>
    public static string? Clean(string text)
    {
        for (var pass = 0; pass < MostPasses; pass++)
        {
            var next = CleanOnce(text);
            if (next == text)
                return IsReadable(text) ? text : null;
            text = next;
        }
        return null;
    }

    /// <summary>A member's name for display.</summary>
    public static string Author(string name) =>
        Sentences.Cut(NoName().Replace(name, ""), LongestAuthor) is { Length: > 0 } known ? known : "?";

    private static string CleanOnce(string text)
    {
        var line = Sentences.OneLine(SafeText.Clean(Redactor.Redact(Sentences.OneLine(text))));
        return Sentences.Cut(Opening().Replace(Number().Replace(line, ""), ""), Longest).Trim();
    }

    private static bool IsReadable(string text) => text.Count(char.IsLetter) >= LeastLetters && !NormText.IsProgramOutput(text);

    // Markdown prefixes of headings, lists, quotations, tables, fences and rulers.
    [Examples("## Plan", "  - ask", "``` code")]
    [CounterExamples("ask", "`ask`")]
    [GeneratedRegex(@"^(?:[\s#>*+\-=~_|:•–—]|`{2,9})+")]
    private static partial Regex Opening();

    // A record number as in a briefing.
    [Examples("ask first [#12]", "[mira, T7]")]
    [CounterExamples("ask first #12", "[12]")]
    [GeneratedRegex(@"\[\s*(?:[^\[\]]{0,60},\s*)?(?:#|T)[0-9]{1,19}\s*\]", RegexOptions.IgnoreCase)]
    private static partial Regex Number();

    [Examples("mira berg", "mira!")]
    [CounterExamples("mira.berg-2")]
    [GeneratedRegex(@"[^\p{L}\p{N}_.@-]")]
    private static partial Regex NoName();
}
