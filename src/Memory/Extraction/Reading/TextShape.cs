using System.Text.RegularExpressions;
using TotalMemory.Language;

namespace TotalMemory.Extraction.Reading;

/// <summary>Features of a text's form: length, punctuation, capitals, code, paths.</summary>
internal static partial class TextShape
{
    /// <param name="words">The text's words.</param>
    public static void Describe(FeatureSheet sheet, string text, Shingles words)
    {
        var length = Math.Max(1, text.Length);
        var count = CharacterCounts.Count(text);
        var trimmed = text.AsSpan().TrimEnd();
        sheet.SetLog("length", text.Length, 2000);
        sheet.SetLog("words", words.Count, 300);
        sheet.Set("question", Sentences.IsQuestion(trimmed));
        sheet.Set("questions", text.AsSpan().ContainsAny('?', '？'));
        sheet.Set("exclaims", text.AsSpan().ContainsAny('!', '！'));
        sheet.Set("ends_colon", trimmed is [.., ':' or '：']);
        sheet.Set("ends_stop", trimmed is [.., '.' or '。']);
        sheet.Set("dots", text.Contains("...", StringComparison.Ordinal) || text.Contains('…', StringComparison.Ordinal));
        Written(sheet, text, count);
        sheet.Set("digits", count.Digits / (double)length);
        sheet.Set("has_number", count.Digits > 0);
        sheet.Set("symbols", count.Symbols / (double)length);
        sheet.Set("upper", count.Upper / (double)length);
        sheet.Set("shouts", count.Upper > 2 && Shout().IsMatch(text));
        sheet.Set("starts_lower", text.Length > 0 && char.IsLower(text[0]));
        sheet.Set("not_latin", count.NotLatin / (double)length);
        sheet.Set("accents", count.Accents > 0);
        sheet.Set("brackets", text.AsSpan().ContainsAny('(', '（'));
        sheet.Set("dash", text.Contains('—', StringComparison.Ordinal) || text.Contains(" - ", StringComparison.Ordinal));
        sheet.Set("arrow", text.Contains('→', StringComparison.Ordinal) || text.Contains("->", StringComparison.Ordinal));
        sheet.Set("equals", text.Contains('=', StringComparison.Ordinal));
        sheet.Set("emoji", count.Pictures > 0);
        sheet.Set("list", text.Contains('\n', StringComparison.Ordinal) && Item().Count(text) > 1);
    }

    // Each regular expression runs only if the text has a character that a match must contain.
    private static void Written(FeatureSheet sheet, string text, CharacterCounts count)
    {
        var length = (double)Math.Max(1, text.Length);
        var hasTick = text.Contains('`', StringComparison.Ordinal);
        sheet.Set("code", (hasTick ? Length(Code(), text) : 0) / length);
        sheet.Set("has_code", hasTick);
        var path = text.AsSpan().ContainsAny('/', '.') ? Length(Path(), text) : 0;
        sheet.Set("path", path / length);
        sheet.Set("has_path", path > 0);
        sheet.Set("url", text.Contains(':', StringComparison.Ordinal) && Url().IsMatch(text));
        sheet.Set("quotes", text.AsSpan().IndexOfAny("\"“”„«「『") >= 0);
        sheet.Set("identifier", (count.Upper > 0 || text.AsSpan().ContainsAny('_', '(')) && Identifier().IsMatch(text));
        sheet.Set("flag", text.Contains('-', StringComparison.Ordinal) && Flag().IsMatch(text));
        sheet.Set("hash", count.Digits > 0 && Hash().IsMatch(text));
    }

    private static int Length(Regex pattern, string text)
    {
        var length = 0;
        foreach (var match in pattern.EnumerateMatches(text))
            length += match.Length;
        return length;
    }

    [Examples("run `make`")]
    [CounterExamples("run make")]
    [GeneratedRegex(@"`[^`\n]{1,200}`")]
    private static partial Regex Code();

    [Examples("src/read", "~/notes/today", "read.ts")]
    [CounterExamples("read", "e . g")]
    [GeneratedRegex(@"(?<![\w:/])[~.]?/?(?:[\w.@-]{1,255}/)+[\w.@-]*|\b[\w-]{1,255}\.[a-z]{1,4}\b")]
    private static partial Regex Path();

    [Examples("https://shop.example", "localhost:8085")]
    [CounterExamples("shop.example", "localhost:")]
    [GeneratedRegex(@"https?://|localhost:[0-9]")]
    private static partial Regex Url();

    [Examples("read_all", "readAll", "read()")]
    [CounterExamples("Read all", "READ")]
    [GeneratedRegex(@"\b\w+_\w+\b|\b[a-z]+[A-Z]\w*\b|\w\(\)")]
    private static partial Regex Identifier();

    [Examples("make -j4", "--depth is set", "`-v`")]
    [CounterExamples("a-b", "5 - 4")]
    [GeneratedRegex(@"(?:^|\s|`)--?[a-zA-Z][\w-]*")]
    private static partial Regex Flag();

    [Examples("at 0d4c1b7")]
    [CounterExamples("defaced", "0d4c1b")]
    [GeneratedRegex(@"\b(?=[0-9a-f]*[0-9])[0-9a-f]{7,40}\b")]
    private static partial Regex Hash();

    [Examples("do NOT push")]
    [CounterExamples("do No push", "OK")]
    [GeneratedRegex(@"\b\p{Lu}{3,}\b")]
    private static partial Regex Shout();

    [Examples("plan:\n- ask first", "1) ask first")]
    [CounterExamples("ask - first", "1st")]
    [GeneratedRegex(@"^[^\S\n]*(?:[-*•]|[0-9]+[.)])\s", RegexOptions.Multiline)]
    private static partial Regex Item();
}
