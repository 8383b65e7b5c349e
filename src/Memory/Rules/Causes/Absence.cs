using TotalMemory.Spool.Commands;
using TotalMemory.Transcripts;

namespace TotalMemory.Rules.Causes;

/// <summary>What failed calls say is not there. A call that has it later ends what they called for. Pure.</summary>
/// <param name="Name">The program, path, skill or module.</param>
internal sealed record Absence(AbsentThing Kind, string Name)
{
    // They succeed whether it is there or not, or take it away.
    private static readonly HashSet<string> Telling = new(StringComparer.Ordinal)
    {
        "rm",
        "rmdir",
        "unlink",
        "mv",
        "test",
        "[",
        "[[",
        "find",
        "echo",
        "printf",
        "grep",
        "rg",
        "which",
        "command",
        "type",
    };

    // What fails behind these is not seen.
    private static readonly string[] Hiding = ["||", "2>", "&>", "; true", "|| true"];

    /// <summary>A word that stands in every call that has it.</summary>
    public string Word => Kind == AbsentThing.Path ? FileName.Last(Name) : Name;

    /// <param name="call">A call that succeeded.</param>
    public bool IsEndedBy(Turn call)
    {
        if (!ToolNames.IsShell(call.Tool))
            return Kind switch
            {
                AbsentThing.Path => call.Target is { } target && IsIt(target),
                AbsentThing.Skill => call.Text.Split((char[])[' ', '\n', '"'], StringSplitOptions.RemoveEmptyEntries).Contains(Name),
                _ => false,
            };
        if (Hiding.Any(h => call.Text.Contains(h, StringComparison.Ordinal)))
            return false;
        return CommandLine.Parse(call.Text).Any(Has);
    }

    private bool Has(CommandSegment segment) =>
        Kind switch
        {
            AbsentThing.Program => segment.Program == Name,
            AbsentThing.Module => segment.Words.SkipWhile(w => w != "-m").Skip(1).FirstOrDefault() == Name,
            AbsentThing.Path => !Telling.Contains(segment.Program) && segment.Words.Any(IsIt),
            _ => false,
        };

    // The same place, written from the root or from the folder it lies in.
    private bool IsIt(string path)
    {
        var (a, b) = (path.TrimEnd('/'), Name);
        return a == b || a.EndsWith("/" + Trimmed(b), StringComparison.Ordinal) || b.EndsWith("/" + Trimmed(a), StringComparison.Ordinal);
    }

    private static string Trimmed(string path) => path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path.TrimStart('/');
}

internal enum AbsentThing
{
    Program,
    Path,
    Skill,
    Module,
}
