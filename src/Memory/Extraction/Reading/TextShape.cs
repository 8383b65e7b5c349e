using System.Text.RegularExpressions;

namespace TotalMemory.Extraction.Reading;

/// <summary>What a text looks like, whatever it says.</summary>
internal static partial class TextShape
{
    public static void Describe(FeatureSheet sheet, string text)
    {
        var length = Math.Max(1, text.Length);
        sheet.SetLog("length", text.Length, 2000);
        sheet.SetLog("words", Shingles.Cut(text).Count, 300);
        sheet.Set("question", text.TrimEnd() is [.., '?' or '？']);
        sheet.Set("questions", text.AsSpan().ContainsAny('?', '？'));
        sheet.Set("exclaims", text.AsSpan().ContainsAny('!', '！'));
        sheet.Set("ends_colon", text.TrimEnd() is [.., ':' or '：']);
        sheet.Set("ends_stop", text.TrimEnd() is [.., '.' or '。']);
        sheet.Set("dots", text.Contains("...", StringComparison.Ordinal) || text.Contains('…', StringComparison.Ordinal));
        sheet.Set("code", Code().Matches(text).Sum(m => m.Length) / (double)length);
        sheet.Set("has_code", text.Contains('`', StringComparison.Ordinal));
        sheet.Set("path", Path().Matches(text).Sum(m => m.Length) / (double)length);
        sheet.Set("has_path", Path().IsMatch(text));
        sheet.Set("url", Url().IsMatch(text));
        sheet.Set("quotes", Quote().IsMatch(text));
        sheet.Set("identifier", Identifier().IsMatch(text));
        sheet.Set("flag", Flag().IsMatch(text));
        sheet.Set("digits", text.Count(char.IsAsciiDigit) / (double)length);
        sheet.Set("has_number", text.Any(char.IsAsciiDigit));
        sheet.Set("hash", Hash().IsMatch(text));
        sheet.Set("symbols", text.Count(c => !char.IsLetterOrDigit(c) && !char.IsWhiteSpace(c)) / (double)length);
        sheet.Set("upper", text.Count(char.IsUpper) / (double)length);
        sheet.Set("shouts", Shout().IsMatch(text));
        sheet.Set("starts_lower", text.Length > 0 && char.IsLower(text[0]));
        sheet.Set("not_latin", text.Count(c => c > 'ɏ' && char.IsLetter(c)) / (double)length);
        sheet.Set("accents", text.Any(c => c is > '\u007f' and < 'ɐ' && char.IsLetter(c)));
        sheet.Set("brackets", text.AsSpan().ContainsAny('(', '（'));
        sheet.Set("dash", text.Contains('—', StringComparison.Ordinal) || text.Contains(" - ", StringComparison.Ordinal));
        sheet.Set("arrow", text.Contains('→', StringComparison.Ordinal) || text.Contains("->", StringComparison.Ordinal));
        sheet.Set("equals", text.Contains('=', StringComparison.Ordinal));
        sheet.Set("emoji", text.Any(c => char.IsSurrogate(c) || c is >= '\u2600' and <= '\u27bf'));
        sheet.Set("list", Item().Count(text) > 1);
    }

    [GeneratedRegex(@"`[^`\n]{1,200}`")]
    private static partial Regex Code();

    [GeneratedRegex(@"(?<![\w:/])[~.]?/?(?:[\w.@-]{1,255}/)+[\w.@-]*|\b[\w-]{1,255}\.[a-z]{1,4}\b")]
    private static partial Regex Path();

    [GeneratedRegex(@"https?://|localhost:[0-9]")]
    private static partial Regex Url();

    [GeneratedRegex(@"[""“”„«「『]")]
    private static partial Regex Quote();

    [GeneratedRegex(@"\b\w+_\w+\b|\b[a-z]+[A-Z]\w*\b|\w\(\)")]
    private static partial Regex Identifier();

    [GeneratedRegex(@"(?:^|\s|`)--?[a-zA-Z][\w-]*")]
    private static partial Regex Flag();

    [GeneratedRegex(@"\b(?=[0-9a-f]*[0-9])[0-9a-f]{7,40}\b")]
    private static partial Regex Hash();

    [GeneratedRegex(@"\b\p{Lu}{3,}\b")]
    private static partial Regex Shout();

    [GeneratedRegex(@"^[^\S\n]*(?:[-*•]|[0-9]+[.)])\s", RegexOptions.Multiline)]
    private static partial Regex Item();
}
