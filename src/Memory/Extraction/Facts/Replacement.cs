using System.Text.RegularExpressions;
using TotalMemory.Language;

namespace TotalMemory.Extraction.Facts;

/// <summary>
/// A sentence that says what not to use and what to use instead: <c>do not use npm here, use pnpm</c>. It can be understood alone, and
/// names the mistake that it is about.
/// </summary>
internal static partial class Replacement
{
    public static bool Is(string sentence) => Pattern().IsMatch(sentence);

    // Every gap is bounded, so that matching takes linear time.
    [Examples(
        "No, that is wrong: do not use npm here, use pnpm.",
        "don't run pytest directly, run make test",
        "use tabs, not spaces",
        "Use the staging database instead of production.",
        "не используй npm, используй pnpm",
        "verwende nicht npm, sondern pnpm",
        "n'utilise pas npm, utilise pnpm",
        "no uses npm, usa pnpm",
        "不要用npm,用pnpm"
    )]
    [CounterExamples(
        "do not use mock data",
        "don't run it yet",
        "we use pnpm",
        "features I don't use, reduce overhead",
        "I could not use it"
    )]
    [GeneratedRegex(
        """
            \b(?:do\ not|don['’]?t|never)\ (?:use|run|call)\ [^,;:.\n]{1,60}[,;:]\ (?:please\ |but\ |always\ )?
              (?:use|run|call)\ \S  # do not use X, use Y
            | \buse\ \S{1,40}(?:\ \S{1,40})?,?\ (?:and\ )?not\ \S  # use X, not Y
            | \b(?:use|run)\ [^,;:.\n]{1,60}\ instead\ of\ \S  # use X instead of Y
            | (?<!\w)не\ используй\ [^,;:.\n]{1,60},\ (?:а\ )?используй  # Russian
            | \b(?:verwende|benutze|nutze)\ (?:nicht|kein\w{0,2})\ [^,;:.\n]{1,60},\ sondern\b  # German
            | \bn['’]utilise[zs]?\ pas\ [^,;:.\n]{1,60},\ (?:mais\ )?utilise  # French
            | \bno\ us(?:es|e)\ [^,;:.\n]{1,60},\ (?:sino\ )?us[ae]\b  # Spanish
            | (?:不要|别)用[^,，;；。\n]{1,30}[,，;；]\s?(?:请)?(?:要)?用  # Chinese
            """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Pattern();
}
