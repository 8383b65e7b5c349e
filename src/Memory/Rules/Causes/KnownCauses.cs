using System.Text.RegularExpressions;
using TotalMemory.Spool.Commands;
using TotalMemory.Transcripts;

namespace TotalMemory.Rules.Causes;

/// <summary>The causes that are known, most telling first: a failure has the first that explains it.</summary>
internal static partial class KnownCauses
{
    public static readonly IReadOnlyList<KnownCause> All =
    [
        new(
            "backticks in double quotes",
            BackticksFailed(),
            (f, _) => BackticksQuoted().IsMatch(f.Command) ? "" : null,
            (_, _) =>
                "In a shell command put no backticks inside double quotes (the shell runs them): use single quotes, a heredoc or a file",
            ["$ gh issue comment 3 --body \"run `sync.now` first\"\nzsh:1: command not found: sync.now"],
            ["$ echo `date`\nzsh: command not found: dat", "$ foo --help\nzsh: command not found: foo"]
        ),
        new(
            "missing program",
            MissingProgram(),
            (f, m) => OfMissing(f, m.Groups["p"].Value),
            MissingNorm,
            ["$ rg -n x\nbash: line 1: rg: command not found", "$ python - <<'PY'\nzsh:1: command not found: python"],
            ["$ cat log\n404 page: not found", "$ ./scripts/run.sh\nrun.sh: command not found"]
        ),
        new(
            "unquoted glob",
            UnquotedGlob(),
            (_, _) => "",
            (_, _) => "The shell here is zsh: quote globs and every argument with ? or * in it, or it stops with `no matches found`",
            ["$ gh api repos/a/b?ref=c\nzsh:1: no matches found: repos/a/b?ref=c", "$ ls .eslintrc*\nzsh: no matches found: .eslintrc*"],
            ["$ rg x\nno matches found"]
        ),
        new(
            "folder of an earlier cd",
            RelativeCd(),
            (f, m) => Regex.IsMatch(f.Command, $@"\bcd {Regex.Escape(m.Groups["x"].Value)}(?=\s|$)") ? m.Groups["x"].Value : null,
            (x, _) => $"The shell stays in the folder of an earlier `cd`: use absolute paths; a second `cd {x}` fails",
            ["$ cd src && go build ./...\n/usr/bin/bash: line 1: cd: src: No such file or directory"],
            ["$ cd /srv/app && ls\nbash: cd: /srv/app: No such file or directory"]
        ),
        new(
            "stale edit",
            StaleEdit(),
            (f, _) => ToolNames.IsEdit(f.Tool) || f.Command.StartsWith("apply_patch", StringComparison.Ordinal) ? "" : null,
            (_, _) => "Read the lines to be changed again right before each edit: edits from memory fail here",
            ["Edit /a/b.ts\nString to replace not found in file.", "$ apply_patch <<'P'\nerror: Failed to find expected lines in /a/b.ts"],
            ["$ cat notes\nString to replace not found in file."]
        )
        {
            LeastTimes = 3,
        },
        new(
            "pattern with dashes",
            UnknownOption(),
            (f, m) => Searches(f.Command) && m.Groups["o"].Value.StartsWith("--", StringComparison.Ordinal) && IsQuoted(f, m) ? "" : null,
            (_, _) => "To search for text that begins with dashes, put `--` before it: `grep -F -- '--name' .`",
            ["$ grep -R \"--profiles=\"\ngrep: unrecognized option '--profiles='"],
            ["$ grep --colour-all x\ngrep: unrecognized option '--colour-all'"]
        ),
        new(
            "unknown option",
            UnknownOption(),
            (f, m) => OfUnknown(f, m),
            UnknownNorm,
            ["$ bd unlink --help\nError: unknown command \"unlink\" for \"bd\"", "$ bd list --tag x\nError: unknown flag: --tag"],
            ["$ ./run.sh\nok", "$ npx knip\nUnrecognized key(s) in object: 'x'"]
        ),
        new(
            "missing parameter",
            MissingParameter(),
            (f, m) => $"{m.Groups["t"].Value} {m.Groups["p"].Value}",
            (s, _) => $"The tool `{s.Split(' ')[0]}` needs `{s.Split(' ')[1]}` in every call",
            ["Task \nInputValidationError: Task failed due to the following issue:\nThe required parameter `title` is missing"],
            ["$ run\nThe required parameter `x` is missing"]
        ),
        new(
            "values of a parameter",
            WrongValue(),
            (f, m) => f.Tool.Length > 0 && !ToolNames.IsShell(f.Tool) ? $"{f.Tool} {Values(m)}" : null,
            (s, _) =>
                $"The tool `{s.Split(' ', 2)[0]}` takes one of these bare words, without quotes inside the text: {s.Split(' ', 2)[1]}",
            ["TaskUpdate \nInputValidationError: [\n {\n \"values\": [\n \"pending\",\n \"completed\"\n ] } ]"],
            ["TaskUpdate \nInputValidationError: [ ]"]
        ),
        new(
            "unknown skill",
            UnknownSkill(),
            (_, m) => m.Groups["x"].Value,
            (x, _) => $"There is no skill `{x}` here: do not call it",
            ["Skill \n<tool_use_error>Unknown skill: commit</tool_use_error>"],
            ["Skill \nDone"]
        ),
        new(
            "missing module",
            MissingModule(),
            (_, m) => m.Groups["x"].Value,
            MissingModuleNorm,
            ["$ python3 -m pytest\n/usr/bin/python3: No module named pytest", "$ python a.py\nModuleNotFoundError: No module named 'cv2'"],
            ["$ python a.py\nok"]
        ),
        new(
            "missing path",
            MissingPath(),
            (_, m) => OfPath(m.Groups["x"].Value),
            MissingPathNorm,
            ["$ ls docs/api\nls: cannot access 'docs/api': No such file or directory"],
            ["$ ls /tmp/x1/y\nls: cannot access '/tmp/x1/y': No such file or directory"]
        ),
        new(
            "no network",
            NoNetwork(),
            (f, _) => ToolNames.IsShell(f.Tool) ? "" : null,
            (_, _) => "Commands have no network here: ask for access, or ask the user to run what downloads",
            ["$ npm install\nnpm error code ENOTFOUND"],
            ["$ npm install\nnpm error code E404"]
        ),
        new(
            "too short a timeout",
            TimedOut(),
            (f, _) => f.Command.Length > 0 && CommandLine.Main(f.Command) is { } verb && verb.Contains(' ') ? verb : null,
            (verb, _) => $"`{verb}` takes longer than the default timeout here: give it more time, or run it in the background",
            ["$ go test ./...\nCommand timed out after 2m 0s"],
            ["$ sleep 600\nCommand timed out after 2m 0s"]
        ),
        new(
            "needs sudo",
            Anything(),
            (f, _) => NeedsSudo(f) ? CommandLine.Main(f.Command) : null,
            (verb, _) => $"`{verb}` needs `sudo` here",
            [],
            ["$ nginx -t\nok"]
        ),
    ];

    // What stands before the match is the command: the program must be one that it runs.
    private static string? OfMissing(Failure f, string program)
    {
        if (IsCmdExe(program) || IsPowerShell(program))
            return IsCmdExe(program) ? "cmd.exe" : "PowerShell";
        return program.Contains('.', StringComparison.Ordinal) || !CommandLine.Parse(f.Command).Any(s => s.Program == program)
            ? null
            : program;
    }

    private static string MissingNorm(string subject, IReadOnlyList<Failure> failures)
    {
        if (subject is "cmd.exe" or "PowerShell")
            return $"The shell here is bash: commands of {subject} fail in it";
        var instead = failures
            .Where(f => f.Fix is not null)
            .SelectMany(f => CommandLine.Parse(f.Fix!).Select(s => s.Program).Distinct())
            .Where(p => p != subject && (Programs.AreAlternatives(p, subject) || p == subject + "3"))
            .CountBy(p => p)
            .OrderByDescending(p => p.Value)
            .ThenBy(p => p.Key, StringComparer.Ordinal)
            .Select(p => p.Key)
            .FirstOrDefault();
        return instead is null ? $"`{subject}` is not installed here" : $"`{subject}` is not installed here: use `{instead}`";
    }

    private static bool IsCmdExe(string program) => program is "dir" or "del" or "copy" or "cls" or "findstr" or "rmdir" or "ver";

    private static bool IsPowerShell(string program) => PowerShellName().IsMatch(program);

    private static bool Searches(string command) => CommandLine.Main(command) is "grep" or "rg" or "ag";

    private static bool IsQuoted(Failure f, Match m) =>
        f.Command.Contains($"\"{m.Groups["o"].Value}", StringComparison.Ordinal)
        || f.Command.Contains($"'{m.Groups["o"].Value}", StringComparison.Ordinal)
        || f.Command.Contains($"-- {m.Groups["o"].Value}", StringComparison.Ordinal);

    // Programs that everybody knows have too many options for one to be a lesson.
    private static readonly HashSet<string> Everyday = new(StringComparer.Ordinal)
    {
        "ls",
        "grep",
        "rg",
        "sed",
        "find",
        "awk",
        "cat",
        "head",
        "tail",
        "sort",
        "cp",
        "mv",
        "rm",
        "echo",
        "git",
        "python",
        "python3",
        "node",
        "bash",
        "sh",
        "zsh",
        "date",
        "ps",
        "du",
        "stat",
    };

    private static string? OfUnknown(Failure f, Match m)
    {
        if (f.Command.Length == 0)
            return null;
        var option = m.Groups["o"].Value;
        var program = CommandLine
            .Parse(f.Said[2..Math.Max(2, m.Index)])
            .Where(s => s.Words.Any(w => w == option || w.StartsWith(option + "=", StringComparison.Ordinal)))
            .Select(s => s.Program)
            .FirstOrDefault();
        return program is null || Everyday.Contains(program) ? null : program;
    }

    private static string UnknownNorm(string program, IReadOnlyList<Failure> failures)
    {
        var options = failures.Select(f => UnknownOption().Match(f.Said).Groups["o"].Value).Distinct().Take(5).Select(o => $"`{o}`");
        return $"`{program}` has no {string.Join(", ", options)}: look at `{program} --help` before using its options";
    }

    private static string Values(Match m) =>
        string.Join(", ", Word().Matches(m.Groups["v"].Value).Select(w => w.Groups[1].Value).Distinct().Take(8));

    private static string MissingModuleNorm(string module, IReadOnlyList<Failure> failures)
    {
        var python =
            failures
                .SelectMany(f => CommandLine.Parse(f.Command))
                .Select(s => s.Program)
                .FirstOrDefault(p => p.StartsWith("py", StringComparison.Ordinal))
            ?? "python";
        var environment = failures
            .Select(f =>
                f.Fix is null ? null
                : Environment().Match(f.Fix) is { Success: true } e ? e.Value.Trim()
                : null
            )
            .OfType<string>()
            .FirstOrDefault();
        return environment is null
            ? $"`{python}` here lacks the module `{module}`: run it in the project's environment"
            : $"`{python}` here lacks the module `{module}`: run it with `{environment}`";
    }

    private static string? OfPath(string path)
    {
        var name = path.Trim('\'', '"', ' ').TrimEnd('/');
        return
            name.Length is < 4 or > 120
            || name.Contains('*', StringComparison.Ordinal)
            || name.Contains('$', StringComparison.Ordinal)
            || name.Contains("tmp/", StringComparison.OrdinalIgnoreCase)
            || name.Contains("/temp/", StringComparison.OrdinalIgnoreCase)
            || !name.Contains('/', StringComparison.Ordinal)
            || name.StartsWith("/dev/", StringComparison.Ordinal)
            ? null
            : name;
    }

    // Where the file is, if a later call of the same name found it.
    private static string MissingPathNorm(string path, IReadOnlyList<Failure> failures)
    {
        var name = FileName.Last(path);
        var there = failures
            .Where(f => f.Fix is not null)
            .SelectMany(f => PathIn().Matches(f.Fix!).Select(p => p.Value.TrimEnd('/')))
            .Where(p => FileName.Last(p) == name && p != path && p.Length <= 120)
            .CountBy(p => p)
            .OrderByDescending(p => p.Value)
            .ThenBy(p => p.Key, StringComparer.Ordinal)
            .Select(p => p.Key)
            .FirstOrDefault();
        return there is null ? $"There is no `{path}`: do not look for it" : $"`{name}` is at `{there}`, not at `{path}`";
    }

    private static bool NeedsSudo(Failure f) =>
        f.Command.Length > 0
        && f.Fix is { } fix
        && fix.StartsWith("sudo ", StringComparison.Ordinal)
        && !f.Command.Contains("sudo", StringComparison.Ordinal)
        && CommandLine.Main(fix) == CommandLine.Main(f.Command)
        && Denied().IsMatch(f.Said);

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

    [GeneratedRegex(
        "String to replace not found|Failed to find expected lines|has been modified since read|has not been read yet"
            + "|matches of the string to replace"
    )]
    private static partial Regex StaleEdit();

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

    [GeneratedRegex(
        @"InputValidationError: (?<t>\w{2,40}) failed due to the following issues?:\s{0,4}"
            + "The required parameter `(?<p>\\w{1,40})` is missing"
    )]
    private static partial Regex MissingParameter();

    [GeneratedRegex(@"InputValidationError: \[[^\]]{0,400}""values"": \[(?<v>[^\]]{2,400})\]")]
    private static partial Regex WrongValue();

    [GeneratedRegex("\"(\\w{1,30})\"")]
    private static partial Regex Word();

    [GeneratedRegex(@"Unknown skill: (?<x>[\w:.-]{2,60})")]
    private static partial Regex UnknownSkill();

    [GeneratedRegex(@"No module named '?(?<x>[A-Za-z_]\w{1,40})")]
    private static partial Regex MissingModule();

    [GeneratedRegex(@"\b(?:uv run|poetry run|pipenv run|conda run -n \S{1,40}|conda activate \S{1,40})(?!\S)|\.?venv/bin/\w{1,20}")]
    private static partial Regex Environment();

    [GeneratedRegex(
        @"(?:cannot access|can't read|cannot open|cannot stat) '?(?<x>[^'\n:]{3,160})'?: No such file or directory"
            + @"|(?<![^\s:])(?<x>[\w.~@/-]{3,160}): No such file or directory"
    )]
    private static partial Regex MissingPath();

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

    [GeneratedRegex("^")]
    private static partial Regex Anything();
}
