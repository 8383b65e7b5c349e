using TotalMemory.Spool.Commands;

namespace TotalMemory.Transcripts;

/// <summary>How a tool call ended.</summary>
/// <param name="Outcome">The judgement.</param>
/// <param name="Diagnostic">For an error, the line of its output that names the cause.</param>
internal readonly record struct ToolVerdict(ToolOutcome Outcome, string? Diagnostic = null);

/// <summary>
/// Judges a tool result. The client's flag and the exit code come first; a fifth of real failures have neither, because a pipe or
/// <c>|| true</c> hid the status, and are only visible in the program's output.
/// </summary>
internal static partial class ToolFailure
{
    // Programs whose exit status 1 is not a failure: nothing found, or files differ.
    private static readonly HashSet<string> Answering = new(
        [
            .. Spool.Commands.Programs.Locators,
            .. Spool.Commands.Programs.Conditions,
            "grep",
            "rg",
            "egrep",
            "fgrep",
            "ag",
            "ack",
            "ugrep",
            "findstr",
            "pgrep",
            "diff",
            "cmp",
            "zgrep",
            "wc",
            "head",
            "tail",
            "sort",
            "uniq",
            "cut",
            "sed",
        ],
        StringComparer.Ordinal
    );

    // Programs that print other programs' output.
    private static readonly HashSet<string> Readers = new(
        [.. Spool.Commands.Programs.TextViewers, "jq", "git", "gh", "curl", "tr", "cut", "sort", "echo", "printf"],
        StringComparer.Ordinal
    );

    private static readonly HashSet<string> Setup = new(StringComparer.Ordinal) { "cd", "export", "set", "source", ".", "echo", "printf" };

    public static ToolVerdict Judge(string? tool, string command, bool flagged, int? exitCode, string text)
    {
        var head = text.Length > 1500 ? text[..1500] : text;
        if (flagged && ClientOutput.Is(o => o.Rejection, head))
            return new(ToolOutcome.Rejected);
        if (ClientOutput.Is(o => o.Cancellation, head.Length > 300 ? head[..300] : head))
            return new(ToolOutcome.Cancelled);
        var body = Body(text);
        if (flagged || exitCode is not (null or 0))
            return ToolNames.IsShell(tool) && exitCode == 1 && string.IsNullOrWhiteSpace(body) && IsAnswer(command)
                ? new(ToolOutcome.NoMatch)
                : new(ToolOutcome.Error, DiagnosticLine(command, body));
        if (ToolNames.IsPatch(tool) && ClientOutput.Is(o => o.PatchFailure, head))
            return new(ToolOutcome.Error, FirstLine(text));
        if (ToolNames.IsExternal(tool) && (ErrorObject().IsMatch(body) || ClientOutput.Is(o => o.ServerFailure, body)))
            return new(ToolOutcome.Error, FirstLine(body));
        if (ToolNames.IsShell(tool))
        {
            if (exitCode is null && ClientOutput.Is(o => o.StillRunning, head))
                return new(ToolOutcome.Running);
            if (MaskedFailure(command, body) is { } line)
                return new(ToolOutcome.Error, line);
        }
        return new(ToolOutcome.Ok);
    }

    /// <summary>The output without the client's header lines and terminal colours.</summary>
    public static string Body(string text)
    {
        text = ClientOutput.WithoutHeader(text);
        return (text.Contains('\e', StringComparison.Ordinal) ? Colours().Replace(text, "") : text).Trim('\n', '\r', ' ');
    }

    private static bool IsAnswer(string command)
    {
        var segments = CommandLine.Parse(command);
        return segments.Count > 0
            && segments.Count(s => s.Joint != "|" && !Setup.Contains(s.Program)) == 1
            && (
                Answering.Contains(segments[^1].Program)
                || segments[^1].Words is ["git", "grep" or "diff" or "check-ignore" or "merge-base", ..]
            );
    }

    /// <summary>
    /// The line with the cause: a program's own diagnostic, otherwise the last line about a failure, otherwise the last line.
    /// </summary>
    private static string DiagnosticLine(string command, string body)
    {
        if (body.Length == 0)
            return "";
        if (ClientOutput.OwnErrorIn(body) is { } said)
            return FirstLine(said);
        if (MaskedFailure(command, body) is { } own)
            return own;
        var lines = Lines(body);
        var strong = lines.FirstOrDefault(l => Strong().IsMatch(l) && l.Length < 400);
        if (strong is not null)
            return strong;
        var last = lines.LastOrDefault(l => Failing().IsMatch(l) && l.Length < 400);
        return last ?? lines.LastOrDefault(l => l.Length < 400) ?? FirstLine(body);
    }

    private static string? MaskedFailure(string command, string body)
    {
        var lines = Lines(body);
        if (lines.Count == 0)
            return null;
        var segments = CommandLine.Parse(command);
        var programs = Programs(segments);
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines.Count > 60 && i > 20 && i < lines.Count - 20)
                continue;
            if (ProgramLine().Match(lines[i]) is not { Success: true } m)
                continue;
            var program = m.Groups[1].Value.ToLowerInvariant();
            var said = m.Groups[2].Value;
            if (programs.Contains(program) && Diagnostic().IsMatch(said))
                return lines[i];
            if (program is "bash" or "zsh" or "sh" or "(eval)" or "fish" && ShellDiagnostic().IsMatch(said))
                return lines[i];
        }
        var runs = segments.Any(s => s.Joint != "|" && !Setup.Contains(s.Program) && !Readers.Contains(s.Program));
        if (!runs)
            return null;
        if (FirstWord().IsMatch(lines[0]))
            return lines[0];
        foreach (var line in lines.Take(3))
        {
            if (BadArgument().IsMatch(line))
                return line;
            if (line.StartsWith("usage:", StringComparison.OrdinalIgnoreCase) && !HelpAsked().IsMatch(command))
                return line;
        }
        return Checking().IsMatch(CommandLine.WithoutQuotes(command))
            ? lines.TakeLast(6).FirstOrDefault(l => CheckFailed().IsMatch(l))
            : null;
    }

    private static HashSet<string> Programs(IReadOnlyList<CommandSegment> segments)
    {
        var programs = new HashSet<string>(StringComparer.Ordinal);
        foreach (var segment in segments)
        {
            var name = segment.Program.ToLowerInvariant();
            programs.Add(name.EndsWith(".exe", StringComparison.Ordinal) ? name[..^4] : name);
            if (name is "npx" or "bunx" or "bun" or "pnpm" or "yarn" or "uv")
                foreach (var word in segment.Words.Skip(1).Take(3))
                    programs.Add(word);
        }
        return programs;
    }

    private static List<string> Lines(string body) =>
        [.. body.Split('\n').Select(l => l.TrimEnd('\r')).Where(l => !string.IsNullOrWhiteSpace(l))];

    private static string FirstLine(string text) => text.Trim().Split('\n', 2)[0].Trim();
}
