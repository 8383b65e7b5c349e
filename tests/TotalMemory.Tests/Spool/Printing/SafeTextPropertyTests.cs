using System.Globalization;
using System.Text;
using CsCheck;
using TotalMemory.Spool.Printing;

namespace TotalMemory.Tests.Spool.Printing;

/// <summary>What holds for every text, made of pieces that try to get through.</summary>
public sealed class SafeTextPropertyTests
{
    private static readonly string[] Pieces =
    [
        "<",
        "</",
        ">",
        "＜",
        "＞",
        "‹",
        "&lt;",
        "\\u003c",
        " ",
        "\n",
        "-",
        "‐",
        "_",
        "totalmemory",
        "TotalMemory",
        "tоtаlmemory",
        "briefing",
        "note",
        "system",
        "SYSTEM",
        "ｓｙｓｔｅｍ",
        "reminder",
        "</totalmemory-briefing>",
        "<system-reminder>",
        "</System-Reminder >",
        "\u200B",
        "\u200D",
        "\uFE0F",
        "\u202E",
        "\u2066",
        "\u001B[2J",
        "\u001B]0;title\u0007",
        "\u001B",
        "[31m",
        "\u009B",
        "\u0007",
        "\0",
        "\r",
        "\u2028",
        "\uD800",
        "\uDC00",
        "\U000E0041",
        "\U000E0100",
        "👩‍💻",
        "❤️",
        "é",
        "日本語",
        "x",
        "List<T>",
        "[",
        "]",
        "INST",
        "[/INST]",
        "<|",
        "|>",
        "im_start",
        "<<SYS>>",
        "<start_of_turn>",
        "%3c",
        "&amp;lt;",
        "«",
        "˂",
        "\u0301",
        "\uE000",
        "🆂",
    ];

    private static readonly Gen<string> Piece = Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]);

    private static readonly Gen<string> Nasty = Gen.OneOf(
        Piece.Array[0, 24].Select(string.Concat),
        Gen.Select(Piece.Array[0, 6].Select(string.Concat), Gen.String[0, 12], (a, b) => a + b + a)
    );

    private static readonly string[] Names = ["totalmemory-briefing", "totalmemory-note", "system-reminder", "sys>", "start_of_turn"];

    private static bool IsForbidden(Rune rune) =>
        rune.Value is not ('\n' or '\t')
        && (
            Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            || (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format && rune.Value is not (0x200C or 0x200D))
            || rune.Value is (>= 0xE0000 and <= 0xE0FFF)
        );

    // As a lenient reader sees it: any case, blanks and dashes aside.
    private static string Folded(string text) =>
        string.Concat(
                text.ToLowerInvariant()
                    .Replace("&lt;", "<", StringComparison.Ordinal)
                    .Replace("\\u003c", "<", StringComparison.Ordinal)
                    .Select(ch => ch is >= '！' and <= '～' ? (char)(ch - 0xFEE0) : ch)
                    .Where(ch => !char.IsWhiteSpace(ch))
            )
            .Replace('‹', '<')
            .Replace('‐', '-')
            .Replace('о', 'o')
            .Replace('а', 'a');

    [Fact]
    public void Made_safe_again_nothing_changes() =>
        Nasty.Sample(text => SafeText.Clean(SafeText.Clean(text)) == SafeText.Clean(text), iter: 20_000);

    [Fact]
    public void No_hidden_character_leaves() =>
        Nasty.Sample(
            text => !SafeText.Clean(text).EnumerateRunes().Any(IsForbidden) && !SafeText.Clean(text).Any(IsLoneSurrogate(text)),
            iter: 20_000
        );

    private static Func<char, bool> IsLoneSurrogate(string text)
    {
        var safe = SafeText.Clean(text);
        var isWhole = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(safe)) == safe;
        return _ => !isWhole;
    }

    [Fact]
    public void No_tag_with_a_meaning_leaves() =>
        Nasty.Sample(
            text =>
            {
                var seen = Folded(SafeText.Clean(text));
                return Names.All(n =>
                        !seen.Contains("<" + n, StringComparison.Ordinal) && !seen.Contains("</" + n, StringComparison.Ordinal)
                    )
                    && !seen.Contains("[inst]", StringComparison.Ordinal)
                    && !seen.Contains("[/inst]", StringComparison.Ordinal)
                    && !seen.Contains("<|im_start", StringComparison.Ordinal);
            },
            iter: 20_000
        );

    [Fact]
    public void A_fence_is_closed_once_and_at_its_end() =>
        Nasty.Sample(
            text =>
            {
                var fenced = SafeText.Fenced($"<totalmemory-briefing project=\"p\">\n{text}\n</totalmemory-briefing>\n");
                var inside = fenced["<totalmemory-briefing".Length..^"</totalmemory-briefing>\n".Length];
                return fenced.EndsWith("\n</totalmemory-briefing>\n", StringComparison.Ordinal)
                    && !Folded(inside).Contains("</totalmemory-briefing", StringComparison.Ordinal);
            },
            iter: 5_000
        );
}
