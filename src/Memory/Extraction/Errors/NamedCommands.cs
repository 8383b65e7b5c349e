using System.Text.RegularExpressions;
using TotalMemory.Language;
using TotalMemory.Spool.Commands;

namespace TotalMemory.Extraction.Errors;

/// <summary>A command named in a person's message.</summary>
/// <param name="Text">The words of the command.</param>
/// <param name="IsRejected">The person says not to run it.</param>
internal sealed record NamedCommand(string Text, bool IsRejected)
{
    public CommandSegment? Segment => CommandLine.Parse(Text) is [var first, ..] ? first : null;
}

/// <summary>Finds commands in a person's message: in backticks, or a known program with its arguments. Pure.</summary>
internal static partial class NamedCommands
{
    // Plain words that may follow a program in prose and still belong to the command.
    private static readonly HashSet<string> Subwords = new(StringComparer.Ordinal)
    {
        "install",
        "ci",
        "i",
        "add",
        "remove",
        "run",
        "exec",
        "build",
        "test",
        "push",
        "pull",
        "commit",
        "rebase",
        "merge",
        "checkout",
        "reset",
        "stash",
        "compose",
        "up",
        "down",
        "publish",
        "start",
        "dev",
        "lint",
        "format",
        "fmt",
        "migrate",
        "restore",
        "watch",
        "sync",
        "lock",
        "clean",
        "apply",
        "plan",
        "deploy",
        "check",
        "clippy",
        "vet",
        "tidy",
        "get",
        "mod",
        "update",
        "upgrade",
        "uninstall",
        "pr",
        "release",
        "logs",
        "ps",
        "pip",
        "create",
    };

    public static IReadOnlyList<NamedCommand> Find(string words)
    {
        var found = new List<NamedCommand>();
        var plain = words;
        foreach (Match span in CodeSpan().Matches(words))
        {
            plain = plain.Remove(span.Index, span.Length).Insert(span.Index, new string(' ', span.Length));
            if (CommandLine.Parse(span.Groups[1].Value) is [var first, ..] && Programs.Known.Contains(first.Program))
                found.Add(new NamedCommand(span.Groups[1].Value.Trim(), IsRejected(words, span.Index)));
        }
        var tokens = Token().Matches(plain);
        for (var i = 0; i < tokens.Count; i++)
        {
            var program = Bare(tokens[i].Value);
            if (
                !Programs.Known.Contains(program)
                || (Programs.AlsoWords.Contains(program) && !(i + 1 < tokens.Count && IsPart(tokens[i + 1].Value)))
            )
                continue;
            var last = i;
            while (
                last + 1 < tokens.Count
                && !EndsClause(tokens[last].Value)
                && (IsPart(tokens[last + 1].Value) || IsRunInContainer(tokens, i, last + 1))
            )
                last++;
            var text = string.Join(' ', Enumerable.Range(i, last - i + 1).Select(t => Bare(tokens[t].Value)));
            found.Add(new NamedCommand(text, IsRejected(words, tokens[i].Index)));
            i = last;
        }
        return found;
    }

    // The words before it negate it: "do not use npm", "pnpm instead of npm", "not npm".
    private static bool IsRejected(string words, int at)
    {
        var before = words[Math.Max(0, at - 60)..at];
        var clause = ClauseEnd().Matches(before) is { Count: > 0 } ends ? before[(ends[^1].Index + ends[^1].Length)..] : before;
        return Rejecting().IsMatch(clause);
    }

    private static bool IsPart(string token) => Subwords.Contains(Bare(token)) || Flag().IsMatch(token);

    // "docker compose exec app npm ci": a service name comes before the program.
    private static bool IsRunInContainer(MatchCollection tokens, int program, int at)
    {
        if (!Programs.ContainerRunners.Contains(Bare(tokens[program].Value)))
            return false;
        if (Programs.Known.Contains(Bare(tokens[at].Value)))
            return true;
        return at + 1 < tokens.Count
            && Bare(tokens[at - 1].Value) is "exec" or "run"
            && Programs.Known.Contains(Bare(tokens[at + 1].Value));
    }

    private static bool EndsClause(string token) => token.Length > 1 && token[^1] is ',' or ';' or '.' or ':' or '!' or '?' or ')';

    private static string Bare(string token) => token.Trim(',', ';', '.', ':', '!', '?', '(', ')', '"', '\'', '“', '”');

    [Examples("run `make all` first")]
    [CounterExamples("run make all first", "``")]
    [GeneratedRegex(@"`([^`\n]{2,200})`")]
    private static partial Regex CodeSpan();

    [Examples("make")]
    [CounterExamples(" ")]
    [GeneratedRegex(@"\S+")]
    private static partial Regex Token();

    [Examples("--depth=1", "-v,")]
    [CounterExamples("depth", "--")]
    [GeneratedRegex(@"^--?[A-Za-z][\w-]*(?:=\S+)?[,.;]?$")]
    private static partial Regex Flag();

    [Examples("run make. Then wait", "run make, then wait", "make but not install")]
    [CounterExamples("run make, not cmake", "make.sh")]
    [GeneratedRegex(@"[.;:!?\n]\s|,\s(?!not\b)|\bbut\s")]
    private static partial Regex ClauseEnd();

    [Examples("do not run make", "without make", "не make", "kein make", "不要用make")]
    [CounterExamples("run make", "a knot")]
    [GeneratedRegex(
        @"\b(?:not|never|don['’]?t|instead of|rather than|stop|avoid|no more|without)\b"
            + @"|(?<!\w)(?:не|никогда|вместо)(?!\w)" // Russian
            + @"|\b(?:nicht|kein|nie|statt)\b" // German
            + @"|不要|别", // Chinese
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Rejecting();
}
