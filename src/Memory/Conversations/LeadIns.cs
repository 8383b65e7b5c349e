using System.Text.RegularExpressions;
using TotalMemory.Language;

namespace TotalMemory.Conversations;

/// <summary>
/// Finds external text by the phrases that introduce it. What is recognised by structure (marks, fences, headings) is found without them,
/// in any language.
/// </summary>
internal static partial class LeadIns
{
    /// <summary>A colon that introduces text: not part of a time, an address or a scope operator.</summary>
    public const string Colon = """\s?(?::(?=\s|$|["'“„«‘])|：)""";

    public static readonly LeadIn[] All = [.. QuotingLeadIns.All, .. ReportedLeadIns.All, .. TitleLeadIns.All, .. TaskLeadIns.All];

    public static IEnumerable<ExternalSpan> Find(string text)
    {
        var hasColon = text.AsSpan().ContainsAny(':', '：');
        foreach (var lead in All.Where(l => hasColon || !l.HasColon))
        foreach (Match match in lead.Pattern.Matches(text))
        {
            var start = match.Index + match.Length;
            yield return new ExternalSpan(start, End(text, start), lead.Name);
        }
    }

    // Text that starts on the next line extends to the end; text on the same line, to the end of its paragraph.
    private static int End(string text, int start)
    {
        if (start > 0 && text[start - 1] == '\n')
            return text.Length;
        var line = text.IndexOf('\n', start);
        if (line < 0 || text.AsSpan(start, line - start).IsWhiteSpace())
            return text.Length;
        var paragraph = ParagraphEnd().Match(text, line);
        return paragraph.Success ? paragraph.Index : text.Length;
    }

    [Examples("one\n\ntwo", "one\n   \ntwo")]
    [CounterExamples("one\ntwo")]
    [GeneratedRegex(@"\n\s*\n")]
    private static partial Regex ParagraphEnd();
}
