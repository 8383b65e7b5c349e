using System.Text.RegularExpressions;
using TotalMemory.Language;

namespace TotalMemory.Transcripts;

/// <content>Patterns of what clients and programs print.</content>
internal static partial class ToolFailure
{
    [Examples("{\"error\": \"no such row\"}", "{ \"isError\": true }", "MCP error -32602")]
    [CounterExamples("{\"error\": null}", "{\"rows\": []}")]
    [GeneratedRegex(@"^\s*(?:\{\s*""(?:error|errors|isError)""\s*:\s*(?:""|\{|\[|true)|MCP error)")]
    private static partial Regex ErrorObject();

    [Examples("\e[1;31mred\e[0m")]
    [CounterExamples("red", "[1;31m")]
    [GeneratedRegex(@"\x1b\[[0-9;]*[A-Za-z]")]
    private static partial Regex Colours();

    [Examples("jq: parse failed", "/usr/bin/jq: parse failed", "bash[12]: parse failed", "(eval):1: parse failed")]
    [CounterExamples("jq failed", "the row: 12")]
    [GeneratedRegex(@"^(?:/[\w/.-]*/)?([\w.+-]{1,30}|\(eval\))(?:\.exe)?(?:\[[0-9]+\]|:[0-9]+)?: (.*)")]
    private static partial Regex ProgramLine();

    [Examples(
        "No such file or directory",
        "cannot access 'x'",
        "can't read x",
        "can't open x",
        "cannot open x",
        "permission denied",
        "jq: not found",
        "no matches found: *.log",
        "unmatched quote",
        "syntax error near x",
        "parse error near x",
        "unrecognized option",
        "unknown subcommand",
        "invalid option",
        "illegal option",
        "this is not allowed",
        "cannot merge",
        "can't merge",
        "could not merge",
        "unable to merge",
        "it failed",
        "an error",
        "missing operand",
        "unexpected token",
        "it must be a row",
        "x is not a row",
        "not a row",
        "bad row",
        "no such row",
        "too many arguments",
        "usage: shop"
    )]
    [CounterExamples("done", "3 rows read")]
    [GeneratedRegex(
        @"permission denied"
            + @"|not found"
            + @"|no matches found"
            + @"|unmatched"
            + @"|unrecogni[sz]ed"
            + @"|unknown (?:option|argument|flag|command|subcommand|json field)"
            + @"|invalid (?:option|argument|value|flag)"
            + @"|illegal option"
            + @"|not allowed"
            + @"|cannot "
            + @"|can.t "
            + @"|could not "
            + @"|unable to "
            + @"|failed"
            + @"|error"
            + @"|missing "
            + @"|unexpected"
            + @"|must be"
            + @"|is not a"
            + @"|not a "
            + @"|bad "
            + @"|no such "
            + @"|too many arguments"
            + @"|usage:",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Diagnostic();

    [Examples("line 3: jq", "1: jq", "command not found", "no matches found", "not found")]
    [CounterExamples("on line 3", "found")]
    [GeneratedRegex(@"^(?:line )?[0-9]+:|no matches found|not found")]
    private static partial Regex ShellDiagnostic();

    [Examples("error: no such row", "fatal no such row", "npm error code")]
    [CounterExamples("an error: no", "errors: 3")]
    [GeneratedRegex(@"^(?:error|fatal|npm error|npm ERR!)\b:? ")]
    private static partial Regex FirstWord();

    [Examples(
        "invalid value \"x\" for flag depth",
        "unknown flag: --deep",
        "shop: unrecognized option '--deep'",
        "flag provided but not defined: -deep"
    )]
    [CounterExamples("the flag is unknown", "unrecognized option")]
    [GeneratedRegex(
        @"^invalid value "".*"" for flag|^unknown (?:flag|option|shorthand)|: unrecognized option|^flag provided but not defined",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex BadArgument();

    [Examples("shop -h", "shop --help", "shop help")]
    [CounterExamples("shop -v", "helper")]
    [GeneratedRegex(@"-h\b|--help|\bhelp\b")]
    private static partial Regex HelpAsked();

    [Examples("npm run test", "cargo run")]
    [CounterExamples("git push", "testing")]
    [GeneratedRegex(@"\b(?:test|build|vet|lint|check|tsc|pytest|jest|vitest|cargo|make|compile|typecheck)\b")]
    private static partial Regex Checking();

    [Examples(
        "FAIL src/read.test.ts",
        "FAILED (errors=1)",
        "[build failed]",
        "error: script \"lint\" exited with code 1",
        "make: *** [all] Error 2",
        "error: could not compile `shop`",
        "Tests: 12 passed, 1 failed",
        "3 failing",
        "=== 1 failed, 12 passed ===",
        "Found 4 errors",
        "npm ERR! code ELIFECYCLE",
        "Failed!  - Failed: 2, Passed: 10",
        "read.cs(1,2): error CS0246: no such type"
    )]
    [CounterExamples("Tests: 12 passed, 0 failed", "Found 0 errors")]
    [GeneratedRegex(
        @"^FAIL\b"
            + @"|^FAILED\b"
            + @"|\[build failed\]"
            + @"|^error: script .* exited with code [1-9]"
            + @"|^make: \*\*\* "
            + @"|^error: could not compile"
            + @"|Tests?:? .{0,200}\b[1-9][0-9]* failed"
            + @"|^\s*[1-9][0-9]* (?:fail|failed|failing)\b"
            + @"|^=+ .*\b[1-9][0-9]* failed"
            + @"|Found [1-9][0-9]* errors?\b"
            + @"|ELIFECYCLE"
            + @"|^Failed!  - Failed: +[1-9]"
            + @"|: error (?:CS|TS|C)[0-9]+:"
    )]
    private static partial Regex CheckFailed();

    [Examples(
        "error: no such row",
        "panic: no such row",
        "read.cs(1,2): error CS0246",
        "KeyError: 'name'",
        "jq: command not found",
        "No such file or directory",
        "Permission denied",
        "ERR_CONNECTION_REFUSED",
        "error[E0308]",
        "the call timed out"
    )]
    [CounterExamples("errors were counted", "3 rows read", "E       assert 1 == 2")]
    [GeneratedRegex(
        @"^\s*(?:error|fatal|panic)\b"
            + @"|\berror (?:TS|CS|C|E)[0-9]+"
            + @"|\b\w+(?:Error|Exception): "
            + @"|command not found"
            + @"|No such file or directory"
            + @"|Permission denied"
            + @"|ERR_\w+"
            + @"|\berror\[E[0-9]+\]"
            + @"|timed out",
        RegexOptions.None
    )]
    private static partial Regex Strong();

    [Examples("the build failed", "an unexpected token")]
    [CounterExamples("failing", "3 rows read")]
    [GeneratedRegex(
        @"\b(?:error|fail|failed|failure|fatal|cannot|can.t|unable|invalid|not found|denied|missing|refused"
            + @"|undefined|unexpected|exception)\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Failing();
}
