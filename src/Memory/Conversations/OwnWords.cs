using System.Text;
using System.Text.RegularExpressions;
using TotalMemory.Language;

namespace TotalMemory.Conversations;

/// <summary>A person's own text: a message without its external spans.</summary>
internal static partial class OwnWords
{
    /// <summary>Replaces removed external text.</summary>
    public const char Mark = '…';

    /// <summary>The text with <see cref="Mark"/> in place of each external span; empty if nothing else is left.</summary>
    public static string Keep(string text)
    {
        var spans = ExternalSpans.Find(text);
        if (spans.Count == 0)
            return text;
        var own = new StringBuilder(text.Length);
        var at = 0;
        foreach (var span in spans)
        {
            own.Append(text, at, span.Start - at);
            if (own.Length > 0 && !char.IsWhiteSpace(own[^1]))
                own.Append(' ');
            own.Append(Mark);
            at = span.End;
            if (at < text.Length && char.IsLetterOrDigit(text[at]))
                own.Append(' ');
        }
        own.Append(text, at, text.Length - at);
        var said = own.ToString();
        return AnyWord().IsMatch(said) ? said : "";
    }

    /// <summary>Whether the text begins with the person's own words.</summary>
    public static bool Begin(string text) => Keep(text).TrimStart() is { Length: > 0 } own && own[0] != Mark;

    [Examples("ok", "好")]
    [CounterExamples("… !")]
    [GeneratedRegex(@"[\p{L}\p{N}]")]
    private static partial Regex AnyWord();
}
