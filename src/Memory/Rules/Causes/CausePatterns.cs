using System.Text.RegularExpressions;

namespace TotalMemory.Rules.Causes;

/// <content>Patterns of tools' output.</content>
internal static partial class KnownCauses
{
    [GeneratedRegex(@"command not found: \S|unmatched [""`']|parse error near")]
    private static partial Regex BackticksFailed();

    [GeneratedRegex("\"[^\"`]{0,400}`[^\"`]{1,200}`")]
    private static partial Regex BackticksQuoted();

    [GeneratedRegex(
        @"(?:command not found: (?<p>[\w.+-]{1,40})\s*$|(?<![\w./-])(?<p>[\w.+-]{1,40}): (?:command )?not found\s*$"
            + @"|'(?<p>[\w.+-]{1,40})' is not recognized as)",
        RegexOptions.Multiline
    )]
    private static partial Regex MissingProgram();

    [GeneratedRegex(@"^[A-Z][a-z]{2,12}-[A-Z][A-Za-z]{2,24}$")]
    private static partial Regex PowerShellName();

    [GeneratedRegex(@"zsh:?[0-9]{0,4}:? no matches found: \S")]
    private static partial Regex UnquotedGlob();

    [GeneratedRegex(@"\bcd: (?<x>[^\s/~$:.][^\s:]{0,60}): No such file or directory")]
    private static partial Regex RelativeCd();

    [GeneratedRegex(@"^\w{2,20} (?<x>[^\s*]{2,200})\n|^error: \w[^/\n]{0,80} in (?<x>/[^\s:]{2,200})", RegexOptions.Multiline)]
    private static partial Regex EditedFile();

    [GeneratedRegex(
        """
            (?:unexpected[ ]argument[ ]|unknown[ ](?:shorthand[ ])?(?:flag|option|command|subcommand):?[ ]
              |unrecognized[ ](?:option|subcommand|flag|arguments?:?)[ ]
              |no[ ]such[ ](?:option|command):?[ ]|(?:invalid|illegal)[ ]option[ ]--[ ]|flag[ ]provided[ ]but[ ]not[ ]defined:[ ])
            ['"`‘]?(?<o>-{0,2}[\w][\w-]{0,40}=?)
            """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex UnknownOption();

    [GeneratedRegex(@"^\s{0,4}usage: (?:\S{0,80}/)?(?<p>[a-z][\w.-]{0,30})\s", RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex Usage();

    [GeneratedRegex("\"(\\w{1,30})\"")]
    private static partial Regex Word();

    [GeneratedRegex(@"No module named '?(?<x>[A-Za-z_]\w{1,40})")]
    private static partial Regex MissingModule();

    [GeneratedRegex(@"\b(?:uv run|poetry run|pipenv run|conda run -n \S{1,40}|conda activate \S{1,40})(?!\S)|\.?venv/bin/\w{1,20}")]
    private static partial Regex Environment();

    [GeneratedRegex(
        @"(?:cannot access|can't read|cannot open|cannot stat) '?(?<x>[^'\n:]{3,160})'?: No such file or directory"
            + @"|(?<![^\s:])(?<x>[\w.~@/-]{3,160}): No such file or directory"
            + @"|: no such file or directory: (?<x>[\w.~@/-]{3,160})\s*$"
            + @"|\bPath does not exist: (?<x>[^\n]{3,160}?)(?:\. Note:|\s*$)"
            + @"|^\w{2,20} (?<x>[^\s*]{3,160})\n(?:<\w{1,30}>)?(?:Error: )?File does not exist\b",
        RegexOptions.Multiline
    )]
    private static partial Regex MissingPath();

    // What tools write before their message: its severity, or their own name.
    [GeneratedRegex(
        @"^(?:[A-Za-z]{0,20}Error|error|ERROR|[Ff]atal|FATAL|panic|GraphQL|npm (?:error|ERR!)|E|MCP error -?[0-9]{1,6}): (?<e>\S.{7,400})$"
            + @"|^(?:[\w.-]{1,30}: )?\[(?:alert|[Ee]rror|ERROR|emerg|crit|critical|[Ff]atal|FATAL)\]:? (?<e>\S.{7,400})$"
            + @"|^(?<p>[\w.-]{2,30}): (?<e>\S.{7,400})$",
        RegexOptions.Multiline
    )]
    private static partial Regex SaidError();

    [GeneratedRegex(@"'[^']{0,200}'|""[^""]{0,200}""|`[^`]{0,200}`|(?<!\S)[^\s0-9/\\]{0,80}[0-9/\\]\S*")]
    private static partial Regex Particular();

    // A failing check is a state of the moment, not a property of the project.
    [GeneratedRegex(@"\b(?:tests?|lint|check|vet|build|tsc|typecheck|run|fmt|format|install|compile|eslint|biome|knip|validate)\b")]
    private static partial Regex Checking();

    [GeneratedRegex(@"[\w.~@-]*/[\w.~@/-]+")]
    private static partial Regex PathIn();

    [GeneratedRegex(@"\bENOTFOUND\b|Could not resolve host|Temporary failure in name resolution|Network is unreachable|\bEAI_AGAIN\b")]
    private static partial Regex NoNetwork();

    [GeneratedRegex(@"command timed out after", RegexOptions.IgnoreCase)]
    private static partial Regex TimedOut();

    [GeneratedRegex(
        @"permission denied|operation not permitted|must be root|are you root|\bEACCES\b|could not open",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Denied();

    [GeneratedRegex(@"(?<![^\s'""])(?<x>/[\w.@/-]{3,120})['""]?: (?:Operation not permitted|Permission denied)", RegexOptions.IgnoreCase)]
    private static partial Regex ForbiddenPath();

    [GeneratedRegex("^")]
    private static partial Regex Anything();
}
