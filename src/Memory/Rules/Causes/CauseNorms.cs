using System.Collections.Frozen;
using System.Text.RegularExpressions;
using TotalMemory.Language;
using TotalMemory.Spool.Commands;
using TotalMemory.Spool.Printing;
using TotalMemory.Transcripts;

namespace TotalMemory.Rules.Causes;

/// <content>Subjects of failures, and the norms derived from them.</content>
internal static partial class KnownCauses
{
    // Names the command in which it happened repeatedly; without one, only common knowledge would be left.
    private static string BackticksNorm(string subject, IReadOnlyList<FailedCall> failures)
    {
        const string Rest = "put no backticks inside double quotes (the shell runs them): use single quotes, a heredoc or a file";
        var command = failures
            .Select(f => CommandLine.Main(f.Command))
            .Where(c => c.Contains(' ', StringComparison.Ordinal))
            .CountBy(c => c)
            .Where(c => c.Value > 1)
            .OrderByDescending(c => c.Value)
            .ThenBy(c => c.Key, StringComparer.Ordinal)
            .Select(c => c.Key)
            .FirstOrDefault();
        return command is null ? $"In a shell command {Rest}" : $"In `{command}` {Rest}";
    }

    private const int MostNamed = 3; // chosen: one line
    private const string Cmd = "cmd.exe";
    private const string PowerShell = "PowerShell";

    // Only listed, with the affected files: every agent knows this, so it is never shown.
    private static string StaleNorm(string subject, IReadOnlyList<FailedCall> failures)
    {
        var files = failures
            .Select(f => EditedFile().Match(f.Said))
            .Where(m => m.Success)
            .Select(m => FileName.Last(m.Groups["x"].Value))
            .CountBy(f => f)
            .Where(f => f.Value > 1)
            .OrderByDescending(f => f.Value)
            .ThenBy(f => f.Key, StringComparer.Ordinal)
            .Take(MostNamed)
            .Select(f => $"`{f.Key}`")
            .ToList();
        return "Read the lines to be changed again right before each edit"
            + (files.Count > 0 ? $", above all in {string.Join(", ", files)}" : "")
            + ": edits from memory fail here";
    }

    // The command comes before the match: the program must be one that it runs.
    private static string? MissingProgramSubject(FailedCall f, string program)
    {
        if (IsCmdExe(program) || IsPowerShell(program))
            return IsCmdExe(program) ? Cmd : PowerShell;
        return program.Contains('.', StringComparison.Ordinal) || !CommandLine.Parse(f.Command).Any(s => s.Program == program)
            ? null
            : program;
    }

    private static string MissingNorm(string subject, IReadOnlyList<FailedCall> failures)
    {
        if (subject is Cmd or PowerShell)
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

    private static bool IsQuoted(FailedCall f, Match m) =>
        f.Command.Contains($"\"{m.Groups["o"].Value}", StringComparison.Ordinal)
        || f.Command.Contains($"'{m.Groups["o"].Value}", StringComparison.Ordinal)
        || f.Command.Contains($"-- {m.Groups["o"].Value}", StringComparison.Ordinal);

    // Options of common programs are not worth a rule.
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

    private static string? UnknownOptionSubject(FailedCall f, Match m)
    {
        if (f.Command.Length == 0)
            return null;
        var option = m.Groups["o"].Value;
        // Of a long command line the failed part may have been cut off: the program then names itself.
        var program =
            CommandLine
                .Parse(f.Said[2..Math.Max(2, m.Index)])
                .Where(s => s.Words.Any(w => w == option || w.StartsWith(option + "=", StringComparison.Ordinal)))
                .Select(s => s.Program)
                .FirstOrDefault()
            ?? (Usage().Match(f.Said, m.Index) is { Success: true } usage ? usage.Groups["p"].Value : null);
        return program is null || Everyday.Contains(program) ? null : program;
    }

    private static string UnknownNorm(string program, IReadOnlyList<FailedCall> failures)
    {
        var options = failures.Select(f => UnknownOption().Match(f.Said).Groups["o"].Value).Distinct().Take(5).Select(o => $"`{o}`");
        return $"`{program}` has no {string.Join(", ", options)}: look at `{program} --help` before using its options";
    }

    private static string Values(Match m) =>
        string.Join(", ", Word().Matches(m.Groups["v"].Value).Select(w => w.Groups[1].Value).Distinct().Take(8));

    private static string MissingModuleNorm(string module, IReadOnlyList<FailedCall> failures)
    {
        var python =
            failures
                .SelectMany(f => CommandLine.Parse(f.Command))
                .Select(s => s.Program)
                .FirstOrDefault(p => p.StartsWith("py", StringComparison.Ordinal))
            ?? "python";
        var environment = failures.Select(f => Environment().Match(f.Fix ?? "").Value.Trim()).FirstOrDefault(e => e.Length > 0);
        return environment is null
            ? $"`{python}` here lacks the module `{module}`: run it in the project's environment"
            : $"`{python}` here lacks the module `{module}`: run it with `{environment}`";
    }

    private static string? PathSubject(string path)
    {
        var name = path.Trim('\'', '"', ' ').TrimEnd('/');
        return
            name.Length is < 4 or > 120
            || name.Contains('*', StringComparison.Ordinal)
            || name.Contains('$', StringComparison.Ordinal)
            || name.Contains("tmp/", StringComparison.OrdinalIgnoreCase)
            || name.Contains("/temp/", StringComparison.OrdinalIgnoreCase)
            || name.IndexOfAny(['/', '\\']) < 0
            || name.StartsWith("/dev/", StringComparison.Ordinal)
            ? null
            : name;
    }

    // Names the actual location if a later call found a file with the same name.
    private static string MissingPathNorm(string path, IReadOnlyList<FailedCall> failures)
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

    // Of an uncommon program that is not a check, or a tool from outside: its message without names, numbers and paths.
    private static string? SameErrorSubject(FailedCall f, Match m)
    {
        var verb = f.About;
        var error = Particular().Replace(m.Groups["e"].Value, "…").Trim();
        return
            !(ToolNames.IsShell(f.Tool) || ToolNames.IsExternal(f.Tool))
            || verb.Length == 0
            || Everyday.Contains(verb.Split(' ')[0])
            || Checking().IsMatch(verb)
            || (m.Groups["p"] is { Success: true } said && said.Value != verb.Split(' ')[0])
            || error.Count(char.IsLetter) < 8
            || Letters().Matches(error).All(w => EndingWords.Contains(w.Value))
            ? null
            : $"{verb}: {error}";
    }

    // Words that report a failure without its reason: "script exited with code 1".
    private static readonly FrozenSet<string> EndingWords = FrozenSet.ToFrozenSet(
        """
        a an and build child code command completed due elifecycle ended err error exit exited failed failure fatal finished job make
        non nonzero npm process program recipe returned script signal status step subprocess target task terminated the to with zero
        """.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries),
        StringComparer.OrdinalIgnoreCase
    );

    private static string SameErrorNorm(string subject, IReadOnlyList<FailedCall> failures)
    {
        var (verb, error) = subject.Split(": ", 2) is [var a, var b] ? (a, b) : (subject, "");
        var sessions = Counted.Format(failures.Select(f => f.Session).Distinct().Count(), "session");
        return $"`{verb}` has failed here in {sessions}: {Sentences.Cut(error, 120)}";
    }

    private static bool NeedsSudo(FailedCall f) =>
        f.Command.Length > 0
        && f.Fix is { } fix
        && fix.StartsWith("sudo ", StringComparison.Ordinal)
        && !f.Command.Contains("sudo", StringComparison.Ordinal)
        && CommandLine.Main(fix) == CommandLine.Main(f.Command);

    [Examples("x1")]
    [CounterExamples("12")]
    [GeneratedRegex("[A-Za-z]+")]
    private static partial Regex Letters();
}
