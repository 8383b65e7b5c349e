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

    /// <summary>One expression each, not one for all: the search for an expression's first words is many times as fast.</summary>
    public static readonly LeadIn[] All =
    [
        .. QuotingLeadIns.All,
        .. ReportedLeadIns.All,
        .. ForeignReports.All,
        .. TitleLeadIns.All,
        .. TranslationLeadIns.All,
        .. WrittenLeadIns.All,
        .. WorkedOnLeadIns.All,
        .. FictionLeadIns.All,
    ];

    /// <summary>How far a phrase may look beyond its end (chosen: several times the longest of their lookaheads).</summary>
    private const int Beyond = 1_000;

    /// <param name="tail">
    /// Where text begins that is external to its end: nothing is sought beyond it. Two thirds of what people send, mostly pasted documents.
    /// </param>
    public static IReadOnlyList<ExternalSpan> Find(string text, int tail)
    {
        var found = new List<ExternalSpan>();
        foreach (var lead in All)
            tail = Find(lead, text, tail, found);
        return found;
    }

    // Returns where the tail now begins.
    private static int Find(LeadIn lead, string text, int tail, List<ExternalSpan> found)
    {
        var read = text.AsSpan(0, Math.Min(text.Length, tail + Beyond));
        if (lead.Signs.Length > 0 && !read.ContainsAny(lead.Signs))
            return tail;
        foreach (var match in lead.Pattern.EnumerateMatches(read))
        {
            var start = match.Index + match.Length;
            if (start > tail)
                return tail;
            var span = new ExternalSpan(start, End(text, start), lead.Name);
            found.Add(span);
            if (span.End == text.Length)
                return start;
        }
        return tail;
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
