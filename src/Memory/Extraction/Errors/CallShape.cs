using System.Buffers;
using System.Text.RegularExpressions;
using TotalMemory.Conversations;
using TotalMemory.Language;
using TotalMemory.Spool.Commands;
using TotalMemory.Transcripts;

namespace TotalMemory.Extraction.Errors;

/// <summary>What a call is about, for comparing.</summary>
internal sealed partial record CallShape(
    string Tool,
    bool IsShell,
    bool IsEdit,
    bool IsLookup,
    bool IsCheck,
    bool IsFixer,
    bool PathMissing,
    string? Diagnostic,
    HashSet<string> Words,
    HashSet<string> Stems,
    HashSet<string> Verbs,
    HashSet<string> Files,
    HashSet<string> FileNames
)
{
    private const int ShortestPart = 4; // chosen: shorter parts are shared by chance

    // All punctuation that words contain.
    private static readonly SearchValues<char> WordSigns = SearchValues.Create("_@.+-");

    private static readonly HashSet<string> Noise = new(StringComparer.Ordinal)
    {
        "head",
        "tail",
        "dev",
        "null",
        "echo",
        "cd",
        "true",
        "sed",
        "pwd",
    };

    public static CallShape Describe(Call call)
    {
        var text = $"{call.Request.Target} {call.Request.Text}";
        var words = WordPattern()
            .Matches(text)
            .Select(m => m.Value.Trim('.', '-').ToLowerInvariant())
            .Where(w => w.Length > 1 && !Noise.Contains(w))
            .ToHashSet(StringComparer.Ordinal);
        var verbs = call.IsShell ? CommandLine.Verbs(call.Request.Text).ToHashSet(StringComparer.Ordinal) : [];
        var programs = call.IsShell ? CommandLine.Parse(call.Request.Text).Select(s => s.Program) : [];
        var files = call.Request.Target is { } target ? new HashSet<string>(StringComparer.Ordinal) { target } : [];
        if (ToolNames.IsPatch(call.Tool))
            files.UnionWith(ToolNames.PatchedFiles(call.Request.Text));
        return new CallShape(
            call.Tool,
            call.IsShell,
            call.IsEdit,
            ToolNames.IsLookup(call.Request.Tool) || programs.Any(Programs.Viewers.Contains),
            Check().IsMatch(text),
            Fixer().IsMatch(text),
            call.Result is { } result && SaysPathIsMissing().IsMatch(result.Text),
            call.Result?.Detail,
            words,
            Parts(words),
            verbs,
            files,
            files.Select(FileName.Last).ToHashSet(StringComparer.Ordinal)
        );
    }

    // Runs of letters and digits within words.
    private static HashSet<string> Parts(HashSet<string> words)
    {
        var parts = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in words)
        {
            var text = word.AsSpan();
            foreach (var part in text.SplitAny(WordSigns))
                if (part.End.Value - part.Start.Value >= ShortestPart)
                    parts.Add(text[part].Length == word.Length ? word : text[part].ToString());
        }
        return parts;
    }

    /// <summary>True for a command that builds, tests or lints.</summary>
    public static bool Checks(string command) => Check().IsMatch(command);

    [Examples("read.ts", "--depth")]
    [CounterExamples("a", "好的")]
    [GeneratedRegex(@"[A-Za-z0-9_@.+-]{2,}")]
    private static partial Regex WordPattern();

    [Examples("npm run lint", "go vet ./...", "cargo fmt")]
    [CounterExamples("git push", "a velvet rope")]
    [GeneratedRegex(@"test|lint|check|\bvet\b|build|tsc|vale|clippy|\bfmt\b|compile|prettier|biome|mypy|ruff", RegexOptions.IgnoreCase)]
    private static partial Regex Check();

    [Examples("eslint --fix .", "npm run lint:fix", "gofmt -w .")]
    [CounterExamples("eslint .", "ls --writeable", "prefix")]
    [GeneratedRegex(@"--(?:write|fix|apply)\b|:fix\b|\s-w\b")]
    private static partial Regex Fixer();

    [Examples("cat: x: No such file or directory", "module not found: left-pad", "The system cannot find the path specified")]
    [CounterExamples("the port is in use", "file found")]
    [GeneratedRegex(MissingPath.Words + "|not found: |cannot find the (?:path|file)", RegexOptions.IgnoreCase)]
    private static partial Regex SaysPathIsMissing();
}
