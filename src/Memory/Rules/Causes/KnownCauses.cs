using System.Text.RegularExpressions;
using TotalMemory.Spool.Commands;
using TotalMemory.Transcripts;

namespace TotalMemory.Rules.Causes;

/// <summary>All known causes, most specific first; a failure has the first that matches.</summary>
internal static partial class KnownCauses
{
    /// <summary>The same error in two sessions is as often of the moment as a property of the project (chosen).</summary>
    private const int LeastSessionsOfAnError = 3;

    public static readonly IReadOnlyList<KnownCause> All =
    [
        new(
            "backticks in double quotes",
            BackticksFailed(),
            (f, _) => BackticksQuoted().IsMatch(f.Command) ? "" : null,
            BackticksNorm,
            ["$ gh issue comment 3 --body \"run `sync.now` first\"\nzsh:1: command not found: sync.now"],
            ["$ echo `date`\nzsh: command not found: dat", "$ foo --help\nzsh: command not found: foo"]
        )
        {
            Speaks = (text, _) => text.StartsWith("In `", StringComparison.Ordinal),
        },
        new(
            "works inside another command",
            null,
            (f, _) => WorkingCommands.Wrapped(f),
            (_, failures) => WorkingCommands.WrappedNorm(failures),
            [],
            ["$ deno test\nerror: no such task"]
        )
        {
            OnlyIfRepeated = true,
            Speaks = (_, _) => true,
        },
        new(
            "works after another command",
            null,
            (f, _) => WorkingCommands.Prepared(f),
            (_, failures) => WorkingCommands.PreparedNorm(failures),
            [],
            ["$ deno test\nerror: no such task"]
        )
        {
            OnlyIfRepeated = true,
            Speaks = (_, _) => true,
        },
        new(
            "missing program",
            MissingProgram(),
            (f, m) => MissingProgramSubject(f, m.Groups["p"].Value),
            MissingNorm,
            ["$ rg -n x\nbash: line 1: rg: command not found", "$ python - <<'PY'\nzsh:1: command not found: python"],
            ["$ cat log\n404 page: not found", "$ ./scripts/run.sh\nrun.sh: command not found"]
        )
        {
            Speaks = (_, _) => true,
            Absent = program => program is Cmd or PowerShell ? null : new Absence(AbsentThing.Program, program),
        },
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
        )
        {
            Speaks = (_, _) => true,
        },
        new(
            "stale edit",
            ClientOutput.Combine(o => o.StaleEdit),
            (f, _) => ToolNames.IsEdit(f.Tool) || ToolNames.AppliesPatch(f.Command) ? "" : null,
            StaleNorm,
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
            (f, m) => UnknownOptionSubject(f, m),
            UnknownNorm,
            [
                "$ bd unlink --help\nError: unknown command \"unlink\" for \"bd\"",
                "$ bd list --tag x\nError: unknown flag: --tag",
                "$ cat > /tmp/a.md <<'EOF'\nlong text\u2026\nerror: unexpected argument '-P' found\n\nUsage: queue send [OPTIONS] <NAME>",
            ],
            ["$ ./run.sh\nok", "$ npx knip\nUnrecognized key(s) in object: 'x'"]
        )
        {
            Speaks = (_, _) => true,
        },
        new(
            "missing parameter",
            ClientOutput.Combine(o => o.MissingParameter),
            (f, m) => $"{m.Groups["t"].Value} {m.Groups["p"].Value}",
            (s, _) => $"The tool `{s.Split(' ')[0]}` needs `{s.Split(' ')[1]}` in every call",
            ["Task \nInputValidationError: Task failed due to the following issue:\nThe required parameter `title` is missing"],
            ["$ run\nThe required parameter `x` is missing"]
        )
        {
            Speaks = (_, _) => true,
        },
        new(
            "values of a parameter",
            ClientOutput.Combine(o => o.WrongValue),
            (f, m) => f.Tool.Length > 0 && !ToolNames.IsShell(f.Tool) ? $"{f.Tool} {Values(m)}" : null,
            (s, _) =>
                $"The tool `{s.Split(' ', 2)[0]}` takes one of these bare words, without quotes inside the text: {s.Split(' ', 2)[1]}",
            ["TaskUpdate \nInputValidationError: [\n {\n \"values\": [\n \"pending\",\n \"completed\"\n ] } ]"],
            ["TaskUpdate \nInputValidationError: [ ]"]
        )
        {
            Speaks = (_, _) => true,
        },
        new(
            "unknown skill",
            ClientOutput.Combine(o => o.UnknownSkill),
            (_, m) => m.Groups["x"].Value,
            (x, _) => $"There is no skill `{x}` here: do not call it",
            ["Skill \n<tool_use_error>Unknown skill: commit</tool_use_error>"],
            ["Skill \nDone"]
        )
        {
            Absent = x => new Absence(AbsentThing.Skill, x),
        },
        new(
            "missing module",
            MissingModule(),
            (_, m) => m.Groups["x"].Value,
            MissingModuleNorm,
            ["$ python3 -m pytest\n/usr/bin/python3: No module named pytest", "$ python a.py\nModuleNotFoundError: No module named 'cv2'"],
            ["$ python a.py\nok"]
        )
        {
            Speaks = (_, _) => true,
            Absent = x => new Absence(AbsentThing.Module, x),
        },
        new(
            "missing path",
            MissingPath(),
            (_, m) => PathSubject(m.Groups["x"].Value),
            MissingPathNorm,
            [
                "$ ls docs/api\nls: cannot access 'docs/api': No such file or directory",
                "$ scripts/send.sh a\nzsh:1: no such file or directory: scripts/send.sh",
                "Read C:\\kit\\memory\\NOTES.md\nFile does not exist. Note: your current working directory is C:\\kit.",
                "Grep D:\\shop\\src\\old\nPath does not exist: D:\\shop\\src\\old. Note: your current working directory is D:\\shop.",
            ],
            ["$ ls /tmp/x1/y\nls: cannot access '/tmp/x1/y': No such file or directory"]
        )
        {
            Speaks = (text, _) => text.Contains("` is at `", StringComparison.Ordinal),
            Key = x => string.Join('/', x.Split('/', '\\').TakeLast(3)),
            Absent = x => new Absence(AbsentThing.Path, x),
        },
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
            Denied(),
            (f, _) => NeedsSudo(f) ? CommandLine.Main(f.Command) : null,
            (verb, _) => $"`{verb}` needs `sudo` here",
            [],
            ["$ nginx -t\nok"]
        )
        {
            Speaks = (_, _) => true,
        },
        new(
            "forbidden path",
            ForbiddenPath(),
            (f, m) => ToolNames.IsShell(f.Tool) ? PathSubject(m.Groups["x"].Value) : null,
            (x, _) => $"Commands may not use `{x}` here: the system denies it",
            [
                "$ rg x\n/opt/homebrew/cmd/shellenv.sh: line 18: /bin/ps: Operation not permitted",
                "$ ls /srv/keys\nls: cannot open directory '/srv/keys': Permission denied",
            ],
            ["$ cat /tmp/x1/y\n/tmp/x1/y: Permission denied", "$ ./run.sh\nbash: ./run.sh: Permission denied"]
        ),
        new(
            "the same error",
            SaidError(),
            SameErrorSubject,
            SameErrorNorm,
            [
                "$ gh pr edit 7 --title x\nGraphQL: Projects (classic) is being deprecated in favor of the new Projects experience",
                "$ nginx -T\nnginx: [alert] could not open the error log of the old site",
                "$ s3cmd put a b\nERROR: Consider using --configure parameter to create one.",
                "$ queue send a\nqueue: the broker is asleep at night",
                "mcp__board__find_cards \nMCP error -32603: the board is locked by its owner",
            ],
            [
                "$ queue send a\nworker: the broker is asleep at night",
                "$ cargo build\nerror: could not compile `shop`",
                "$ git diff a\nfatal: ambiguous argument 'a'",
                "$ gh pr edit 7\nok",
            ]
        )
        {
            Speaks = (_, sessions) => sessions >= LeastSessionsOfAnError,
        },
    ];
}
