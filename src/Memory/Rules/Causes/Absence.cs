using System.Text.RegularExpressions;
using TotalMemory.Language;
using TotalMemory.Spool.Commands;
using TotalMemory.Transcripts;

namespace TotalMemory.Rules.Causes;

/// <summary>A thing that failed calls reported as missing. A later call that uses it successfully ends the rule about it. Pure.</summary>
/// <param name="Name">The program, path, skill or module.</param>
internal sealed partial record Absence(AbsentThing Kind, string Name)
{
    // These succeed whether it exists or not, or remove it.
    private static readonly HashSet<string> Inconclusive = new(
        [.. Programs.Locators, .. Programs.Conditions, "rm", "rmdir", "unlink", "mv", "find", "echo", "printf", "grep", "rg"],
        StringComparer.Ordinal
    );

    // These hide a failure of the command.
    private static readonly string[] Hiding = ["||", "2>", "&>", "; true", "|| true"];

    /// <summary>A word contained in every call that uses it.</summary>
    public string Word => Kind == AbsentThing.Path ? FileName.Last(Name) : Name;

    /// <param name="call">A call that succeeded.</param>
    /// <param name="folder">Name of the project's folder.</param>
    public bool IsEndedBy(Turn call, string folder)
    {
        if (!ToolNames.IsShell(call.Tool))
            return Kind switch
            {
                AbsentThing.Path => call.Target is { } target && IsSame(target, Name, folder),
                AbsentThing.Skill => call.Text.Split((char[])[' ', '\n', '"'], StringSplitOptions.RemoveEmptyEntries).Contains(Name),
                _ => false,
            };
        if (Hiding.Any(h => call.Text.Contains(h, StringComparison.Ordinal)))
            return false;
        return CommandLine.Parse(call.Text).Any(s => Has(s, call.Text, folder));
    }

    private bool Has(CommandSegment segment, string call, string folder) =>
        Kind switch
        {
            AbsentThing.Program => segment.Program == Name,
            AbsentThing.Module => !Environment().IsMatch(call) && segment.Words.SkipWhile(w => w != "-m").Skip(1).FirstOrDefault() == Name,
            AbsentThing.Path => !Inconclusive.Contains(segment.Program) && segment.Words.Any(w => IsSame(w, Name, folder)),
            _ => false,
        };

    // The module may exist in another environment.
    [Examples("source venv/bin/activate", "uv run pytest")]
    [CounterExamples("pytest", "juvenile")]
    [GeneratedRegex(@"\b(?:venv|virtualenv|activate|uv|poetry|pipenv|pdm|conda|tox|nox)\b")]
    private static partial Regex Environment();

    // The same place, relative to the root or to the project's folder. The same name elsewhere is another file.
    private static bool IsSame(string path, string name, string folder) => Within(path, folder) == Within(name, folder);

    private static string Within(string path, string folder)
    {
        var plain = path.Replace('\\', '/').TrimEnd('/');
        var at = folder.Length == 0 ? -1 : plain.IndexOf($"/{folder}/", StringComparison.OrdinalIgnoreCase);
        var own = at < 0 ? plain : plain[(at + folder.Length + 2)..];
        return own.StartsWith("./", StringComparison.Ordinal) ? own[2..] : own;
    }
}

internal enum AbsentThing
{
    Program,
    Path,
    Skill,
    Module,
}
