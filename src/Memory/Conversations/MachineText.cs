using System.Text.RegularExpressions;
using TotalMemory.Language;

namespace TotalMemory.Conversations;

/// <summary>
/// Lines printed by programs: stack traces, logs, compiler output, diffs, terminals, tables and JSON, with lines indented below them.
/// </summary>
internal static partial class MachineText
{
    public static IEnumerable<ExternalSpan> Find(IReadOnlyList<TextLine> lines)
    {
        var inside = false;
        var untilBlank = false;
        foreach (var line in lines)
        {
            if (line.IsBlank)
                untilBlank = false;
            untilBlank |= Output().IsMatch(line.Text);
            inside = untilBlank || Printed().IsMatch(line.Text) || Data().IsMatch(line.Text) || (inside && Indented().IsMatch(line.Text));
            if (inside && !line.IsBlank)
                yield return new ExternalSpan(line.Start, line.End, "machine text");
        }
    }

    // A shell prompt, a diff, an agent's screen: output follows, up to the next blank line.
    [Examples("diff --git a/x b/x", "Traceback (most recent call last):", "⏺ Reading the file", "$ make all", "root@box:~/src# ls")]
    [CounterExamples("diff the two files", "it costs $ 5")]
    [GeneratedRegex(
        """
            ^(?:diff\s--git|@@\s-[0-9]|Traceback\s\(most|PS\s[A-Z]:\\)
            | ^\s*[⏺●⎿✻⏵❯➜]
            | ^(?:\$|>>>|\w+@[\w-]+:\S*[$\#])\s\S
            """,
        RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Output();

    [Examples(
        "    at parse (/app/read.js:10:3)",
        "    at app/read.js:10",
        "  File \"read.py\", line 7, in parse",
        "ValueError: not a number",
        "2025-12-24 18:03:11 started",
        "18:03:11 started",
        "WARN: disk is nearly full",
        "src/read.ts(10,3): unused",
        "npm ERR! missing script",
        "error: no such branch",
        "│ name │ size │",
        "| a | b |",
        "+++ b/read.ts",
        "// keep this sorted",
        " * @param text what to read"
    )]
    [CounterExamples("at noon we deploy", "an error occurred", "use the second table")]
    [GeneratedRegex(
        """
            ^\s*at\s[\w$.<>\[\]`+/]+\s?\(                                   # a frame of JavaScript, Java, .NET
            | ^\s*at\s\S+:[0-9]+
            | ^\s*File\s".*",\sline\s[0-9]+
            | ^\s*(?:Uncaught\s|Caused\sby:\s|Unhandled\s\w+[.:]\s)?[\w.]*(?:Error|Exception)(?:\s\[\w+\])?:\s
            | ^\W{0,2}[0-9]{4}-[0-9][0-9]-[0-9][0-9][T\s][0-9][0-9]:[0-9][0-9]                          # a time of a log
            | ^\W{0,2}[0-9][0-9]:[0-9][0-9]:[0-9][0-9]\b
            | ^\W{0,2}(?:INFO|WARN|WARNING|ERROR|DEBUG|TRACE|FATAL|FAIL|PASS)\b\W   # a level
            | ^\S+?[:(][0-9]+[:,][0-9]+\)?(?:[:\s]|$)                             # a place in a file
            | ^npm\s(?:ERR!|WARN|error)
            | ^(?:error|warning|fatal|panic|note)(?:\[\w+\])?:\s
            | ^\s*[│┃╭╰├└┌┐┘─═║╔╚]
            | ^\s*\|.*\|\s*$                                                # a row of a table
            | ^(?:\+\+\+|---)\s\S
            | ^\s*(?://|/\*|\*/|--\s|<!--)                                   # a comment of source code
            | ^\s{1,12}(?:\*|\#)\s\S
            """,
        RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Printed();

    [Examples("},", "\"name\": \"shop\",", "{\"name\": \"shop\"},", "[\"a\", \"b\"]")]
    [CounterExamples("{name} is a placeholder", "the \"name\" is empty")]
    [GeneratedRegex(@"^\s*(?:[{}\[\]]+[,;]?\s*$|""[^""]*""\s*:.*$|\{\s*"".*\}[,;]?\s*$|\[\s*[""{0-9].*\][,;]?\s*$)")]
    private static partial Regex Data();

    [Examples("\tx = 1", "  x = 1")]
    [CounterExamples("x = 1", " x = 1")]
    [GeneratedRegex(@"^(?:\t|\s{2,})\S")]
    private static partial Regex Indented();
}
