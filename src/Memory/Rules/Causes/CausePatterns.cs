using System.Text.RegularExpressions;
using TotalMemory.Language;

namespace TotalMemory.Rules.Causes;

/// <content>Patterns of tools' output.</content>
internal static partial class KnownCauses
{
    [Examples("zsh: command not found: sync", "zsh: unmatched \"", "zsh: parse error near `)'")]
    [CounterExamples("command not found", "unmatched brace")]
    [GeneratedRegex(@"command not found: \S|unmatched [""`']|parse error near")]
    private static partial Regex BackticksFailed();

    [Examples("git commit -m \"run `make`\"")]
    [CounterExamples("git commit -m \"run make\"", "echo `date`")]
    [GeneratedRegex("\"[^\"`]{0,400}`[^\"`]{1,200}`")]
    private static partial Regex BackticksQuoted();

    [Examples(
        "zsh: command not found: jq",
        "bash: jq: command not found",
        "sh: 1: jq: not found",
        "'jq' is not recognized as an internal or external command"
    )]
    [CounterExamples("not found: jq", "/bin/jq: not found in PATH")]
    [GeneratedRegex(
        @"(?:command not found: (?<p>[\w.+-]{1,40})\s*$"
            + @"|(?<![\w./-])(?<p>[\w.+-]{1,40}): (?:command )?not found\s*$|'(?<p>[\w.+-]{1,40})' is not recognized as)",
        RegexOptions.Multiline
    )]
    private static partial Regex MissingProgram();

    [Examples("Get-ChildItem")]
    [CounterExamples("get-childitem", "Get")]
    [GeneratedRegex(@"^[A-Z][a-z]{2,12}-[A-Z][A-Za-z]{2,24}$")]
    private static partial Regex PowerShellName();

    [Examples("zsh: no matches found: *.log", "zsh:1: no matches found: *.log")]
    [CounterExamples("no matches found: *.log")]
    [GeneratedRegex(@"zsh:?[0-9]{0,4}:? no matches found: \S")]
    private static partial Regex UnquotedGlob();

    [Examples("bash: cd: shop: No such file or directory")]
    [CounterExamples("bash: cd: /shop: No such file or directory", "cd: shop: Not a directory")]
    [GeneratedRegex(@"\bcd: (?<x>[^\s/~$:.][^\s:]{0,60}): No such file or directory")]
    private static partial Regex RelativeCd();

    [Examples("Edit src/read.ts\nno such line", "error: could not apply in /shop/read.ts")]
    [CounterExamples("Edit\nno such line", "error: in read.ts")]
    [GeneratedRegex(@"^\w{2,20} (?<x>[^\s*]{2,200})\n|^error: \w[^/\n]{0,80} in (?<x>/[^\s:]{2,200})", RegexOptions.Multiline)]
    private static partial Regex EditedFile();

    [Examples(
        "error: unexpected argument '--deep'",
        "unknown flag: --deep",
        "unrecognized option '--deep'",
        "no such option: --deep",
        "invalid option -- x",
        "flag provided but not defined: -deep"
    )]
    [CounterExamples("the option is unknown", "no such file: deep")]
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

    [Examples("usage: shop [name]", "  Usage: /usr/bin/shop name")]
    [CounterExamples("the usage: shop", "usage:")]
    [GeneratedRegex(@"^\s{0,4}usage: (?:\S{0,80}/)?(?<p>[a-z][\w.-]{0,30})\s", RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex Usage();

    [Examples("[\"a\"]")]
    [CounterExamples("[a]", "[\"a b\"]")]
    [GeneratedRegex("\"(\\w{1,30})\"")]
    private static partial Regex Word();

    [Examples("ModuleNotFoundError: No module named 'yaml'")]
    [CounterExamples("No module")]
    [GeneratedRegex(@"No module named '?(?<x>[A-Za-z_]\w{1,40})")]
    private static partial Regex MissingModule();

    [Examples("uv run pytest", "conda activate shop", ".venv/bin/pytest")]
    [CounterExamples("uv runner", "conda")]
    [GeneratedRegex(@"\b(?:uv run|poetry run|pipenv run|conda run -n \S{1,40}|conda activate \S{1,40})(?!\S)|\.?venv/bin/\w{1,20}")]
    private static partial Regex Environment();

    [Examples(
        "ls: cannot access 'docs': No such file or directory",
        "cat: src/read.ts: No such file or directory",
        "zsh: no such file or directory: ./run",
        "Path does not exist: /shop/docs",
        "Read /shop/read.ts\nFile does not exist."
    )]
    [CounterExamples("No such file or directory", "the path exists")]
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
    [Examples("error: the queue is full", "shop: [emerg] the queue is full", "shop: the queue is full")]
    [CounterExamples("error: full", "the queue is full")]
    [GeneratedRegex(
        @"^(?:[A-Za-z]{0,20}Error|error|ERROR|[Ff]atal|FATAL|panic|GraphQL|npm (?:error|ERR!)|E"
            + @"|MCP error -?[0-9]{1,6}): (?<e>\S.{7,400})$"
            + @"|^(?:[\w.-]{1,30}: )?\[(?:alert|[Ee]rror|ERROR|emerg|crit|critical|[Ff]atal|FATAL)\]:? (?<e>\S.{7,400})$"
            + @"|^(?<p>[\w.-]{2,30}): (?<e>\S.{7,400})$",
        RegexOptions.Multiline
    )]
    private static partial Regex SaidError();

    [Examples("no 'name' here", "no \"name\" here", "no `name` here", "order 12")]
    [CounterExamples("no name here")]
    [GeneratedRegex(@"'[^']{0,200}'|""[^""]{0,200}""|`[^`]{0,200}`|(?<!\S)[^\s0-9/\\]{0,80}[0-9/\\]\S*")]
    private static partial Regex Particular();

    // A failing check is a state of the moment, not a property of the project.
    [Examples("npm run lint")]
    [CounterExamples("git push", "linty")]
    [GeneratedRegex(@"\b(?:tests?|lint|check|vet|build|tsc|typecheck|run|fmt|format|install|compile|eslint|biome|knip|validate)\b")]
    private static partial Regex Checking();

    [Examples("src/read.ts", "~/notes")]
    [CounterExamples("read.ts", "src/")]
    [GeneratedRegex(@"[\w.~@-]*/[\w.~@/-]+")]
    private static partial Regex PathIn();

    [Examples(
        "getaddrinfo ENOTFOUND shop.example",
        "curl: (6) Could not resolve host: shop.example",
        "Temporary failure in name resolution",
        "connect: Network is unreachable",
        "getaddrinfo EAI_AGAIN shop.example"
    )]
    [CounterExamples("connection refused")]
    [GeneratedRegex(@"\bENOTFOUND\b|Could not resolve host|Temporary failure in name resolution|Network is unreachable|\bEAI_AGAIN\b")]
    private static partial Regex NoNetwork();

    [Examples("Command timed out after 2m")]
    [CounterExamples("the request timed out")]
    [GeneratedRegex(@"command timed out after", RegexOptions.IgnoreCase)]
    private static partial Regex TimedOut();

    [Examples(
        "Permission denied",
        "operation not permitted",
        "this must be root's",
        "are you root?",
        "EACCES: mkdir",
        "could not open the lock"
    )]
    [CounterExamples("the root is square", "it was denied")]
    [GeneratedRegex(
        @"permission denied|operation not permitted|must be root|are you root|\bEACCES\b|could not open",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Denied();

    [Examples("mkdir: '/srv/shop': Permission denied")]
    [CounterExamples("mkdir: srv: Permission denied", "/srv/shop: not found")]
    [GeneratedRegex(@"(?<![^\s'""])(?<x>/[\w.@/-]{3,120})['""]?: (?:Operation not permitted|Permission denied)", RegexOptions.IgnoreCase)]
    private static partial Regex ForbiddenPath();
}
