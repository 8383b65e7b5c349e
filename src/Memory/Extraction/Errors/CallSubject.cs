using System.Text.RegularExpressions;
using TotalMemory.Conversations;
using TotalMemory.Language;
using TotalMemory.Spool.Commands;

namespace TotalMemory.Extraction.Errors;

/// <summary>
/// What a call works on, to tell a fix from whatever was called next: the fix has the same subject, or names what the error named. Pure.
/// </summary>
/// <param name="Names">Files, packages, branches and the like, in lower case; no programs, subcommands or options.</param>
/// <param name="Verbs">Programs with their subcommands, if it is a command.</param>
/// <param name="Contained">Programs that it runs in a container or an environment.</param>
/// <param name="OnlyReads">It only shows something, and changes nothing.</param>
/// <param name="Named">Uncommon words of the error.</param>
internal sealed partial record CallSubject(
    HashSet<string> Names,
    HashSet<string> Verbs,
    HashSet<string> Contained,
    bool IsShell,
    bool OnlyReads,
    HashSet<string> Named
)
{
    private const int LeastLetters = 3; // chosen: shorter names are shared by chance

    /// <summary>What follows is a script or a text that the command is given (chosen).</summary>
    private const int LongestCommand = 1_500;

    /// <summary>Programs and subcommands that only show something.</summary>
    internal static readonly HashSet<string> Showing = new(Programs.Viewers, StringComparer.Ordinal)
    {
        "which",
        "type",
        "jq",
        "view",
        "list",
        "status",
        "log",
        "logs",
        "diff",
        "show",
        "get",
        "describe",
        "ps",
        "images",
        "info",
        "whoami",
        "help",
        "version",
        "branch",
        "remote",
        "rev-parse",
    };

    public static CallSubject Describe(Call call)
    {
        var command = Moves().Replace(Sentences.Cut(call.Request.Text, LongestCommand), " ");
        HashSet<string> verbs = call.IsShell ? [.. CommandLine.Verbs(command)] : [];
        var spoken = verbs.SelectMany(v => v.Split(' ')).ToHashSet(StringComparer.Ordinal);
        HashSet<string> names =
        [
            .. NamesIn($"{call.Request.Target} {command}").Where(n => !spoken.Contains(n) && !Programs.Known.Contains(n)),
        ];
        var reads = call.IsShell ? verbs.All(v => Showing.Contains(v.Split(' ')[^1])) : Transcripts.ToolNames.IsLookup(call.Request.Tool);
        HashSet<string> named = [.. NamesIn(call.Result?.Detail ?? "").Where(n => !OrdinaryWords.Has(n))];
        var contained = call.IsShell ? CommandLine.Parse(command).Select(CommandLine.InnerCommand).OfType<CommandSegment>() : [];
        return new CallSubject(names, verbs, [.. contained.Select(s => s.Program)], call.IsShell, reads, named);
    }

    /// <summary>Whether the later call may have achieved what this one failed to do.</summary>
    public bool MayBeAchievedBy(CallSubject later)
    {
        if (later.OnlyReads && !OnlyReads)
            return false;
        if (Names.Overlaps(later.Names) || Named.Overlaps(later.Names) || later.Contained.Overlaps(Verbs.Select(v => v.Split(' ')[0])))
            return true;
        // Without names, the same verb says enough, or the same action of another program: npm install, pnpm install.
        return IsShell
            && later.IsShell
            && (Names.Count == 0 || later.Names.Count == 0)
            && (Verbs.Overlaps(later.Verbs) || Actions(Verbs).Intersect(Actions(later.Verbs)).Any());
    }

    // Of "bun run lint:fix", lint and fix.
    private static IEnumerable<string> Actions(IEnumerable<string> verbs) =>
        verbs.SelectMany(v => v.Split(' ').Skip(1)).SelectMany(w => w.Split(':', '-')).Where(w => w is not ("run" or "exec"));

    // Of a path its last two parts: all paths of a machine share their beginning.
    private static IEnumerable<string> NamesIn(string text) =>
        Token()
            .Matches(text)
            .SelectMany(m => m.Value.Split((char[])['/', '\\'], StringSplitOptions.RemoveEmptyEntries).TakeLast(2))
            .Select(n => n.Trim('.', '-', '_', '+', '@').ToLowerInvariant())
            .SelectMany(n => n.Split((char[])['.', '@', '='], StringSplitOptions.RemoveEmptyEntries).Prepend(n))
            .Where(n => n.Length >= LeastLetters);

    [Examples("src/read.ts", "@shop/kit")]
    [CounterExamples("x", "-v", "…")]
    [GeneratedRegex(@"(?<![\w/-])(?!-)[\w@.+/\\=-]{2,}")]
    private static partial Regex Token();

    [Examples("cd src && make", "make; cd \"my docs\"")]
    [CounterExamples("make -C src", "abcd src")]
    [GeneratedRegex(@"(?<=^|&&|;)\s*cd\s+(?:""[^""]*""|'[^']*'|\S+)\s*(?=&&|;|$)")]
    private static partial Regex Moves();
}
