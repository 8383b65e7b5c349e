using System.Text.RegularExpressions;
using TotalMemory.Transcripts;

namespace TotalMemory.Extraction.Errors;

/// <summary>
/// Which errors are mistakes, that is, could have been avoided by calling something else. A failing test, a guessed path or a compile
/// error along the way is work, not a mistake. Pure.
/// </summary>
internal static partial class Avoidable
{
    /// <param name="text">What failed and why.</param>
    /// <param name="fix">What then succeeded.</param>
    /// <param name="isShell">A command failed, not an edit or a lookup.</param>
    public static bool Is(string text, string? fix, bool isShell) =>
        isShell && fix is { Length: > 0 } && !FixText.SaysSameCall(fix) && !ToolNames.IsEditCall(fix) && !Work().IsMatch(text);

    [GeneratedRegex(
        MissingPath.Words
            + @"|could not compile|ambiguous argument|not found in file|could not open|: FAIL"
            + @"|\bfail(?:ed|ing|ures?)?\b.{0,200}\b(?:pass(?:ed|ing)?|test)|\btests? .{0,200}fail|[0-9] fail"
            + @"|\[build failed\]|exit code [0-9]+$|found [0-9]+ errors?|[0-9] errors?, [0-9]+ warnings?|script "".{0,200}"" exited"
            + @"|ELIFECYCLE|error (?:CS|TS|E)[0-9]+|SyntaxError|TypeError|AssertionError|expected .{0,200} (?:but )?(?:got|received)"
            + @"|timed? ?out|merge conflict|would be overwritten|Traceback|\bpanic:|undefined: |cannot use |does not match"
            + @"|no matches found for|unused (?:variable|import)",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Work();
}
