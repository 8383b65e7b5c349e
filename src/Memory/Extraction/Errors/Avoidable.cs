using System.Text.RegularExpressions;
using TotalMemory.Language;
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

    [Examples(
        "cat: notes.txt: No such file or directory",
        "error: could not compile `shop`",
        "fatal: ambiguous argument 'main'",
        "string not found in file",
        "could not open the socket",
        "parser_test.go: FAIL",
        "1 failure, 12 passed",
        "tests of the parser fail",
        "3 failing",
        "[build failed]",
        "stopped with exit code 2",
        "found 4 errors",
        "1 error, 3 warnings",
        "script \"lint\" exited with 1",
        "error TS2304",
        "SyntaxError: bad token",
        "expected 3 rows but got 2",
        "the call timed out",
        "merge conflict in read.ts",
        "your changes would be overwritten",
        "panic: nil map",
        "undefined: parse",
        "cannot use x as a string",
        "the hash does not match",
        "no matches found for read",
        "unused variable x"
    )]
    [CounterExamples("the port is in use", "unknown option --depth")]
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
