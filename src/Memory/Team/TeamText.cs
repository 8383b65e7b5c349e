using System.Text.RegularExpressions;
using TotalMemory.Language;
using TotalMemory.Rules;
using TotalMemory.Spool.Printing;
using TotalMemory.Spool.Redaction;

namespace TotalMemory.Team;

/// <summary>
/// A text on its way to the team or from it: one line without secrets, control characters, tags, headings or numbers of ours. The same at
/// both doors, since neither side knows what the other did. Pure, and applied again it changes nothing.
/// </summary>
internal static partial class TeamText
{
    /// <summary>Characters of a line; as long as a rule may be.</summary>
    public const int Longest = RuleText.Longest;

    private const int LongestAuthor = 40;
    private const int LeastLetters = 8;

    /// <summary>One pass may leave what another takes: a number inside a number.</summary>
    private const int MostPasses = 8;

    /// <summary>Null for what says nothing, or is what a program printed.</summary>
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

    /// <summary>A member's name as it is printed.</summary>
    public static string Author(string name) =>
        Sentences.Cut(NoName().Replace(name, ""), LongestAuthor) is { Length: > 0 } known ? known : "?";

    private static string CleanOnce(string text)
    {
        var line = Sentences.OneLine(SafeText.Clean(Redactor.Redact(Sentences.OneLine(text))));
        return Sentences.Cut(Opening().Replace(Number().Replace(line, ""), ""), Longest).Trim();
    }

    private static bool IsReadable(string text) => text.Count(char.IsLetter) >= LeastLetters && !NormText.IsMachines(text);

    // Marks of headings, lists, quotations, tables, fences and rulers in front of a line.
    [GeneratedRegex(@"^(?:[\s#>*+\-=~_|:•–—]|`{2,9})+")]
    private static partial Regex Opening();

    // As a record is named in a briefing.
    [GeneratedRegex(@"\[\s*(?:[^\[\]]{0,60},\s*)?(?:#|T)[0-9]{1,19}\s*\]", RegexOptions.IgnoreCase)]
    private static partial Regex Number();

    [GeneratedRegex(@"[^\p{L}\p{N}_.@-]")]
    private static partial Regex NoName();
}
