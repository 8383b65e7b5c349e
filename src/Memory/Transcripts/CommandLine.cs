using System.Text;

namespace TotalMemory.Transcripts;

/// <summary>One simple command of a shell line.</summary>
/// <param name="Joint">What joins it to the one before: <c>&amp;&amp; || ; | &amp;</c>, a parenthesis or a line break; empty for the first.</param>
/// <param name="Program">The program's base name.</param>
/// <param name="Words">The command's words from the program on, quoted parts replaced by <c>Q</c>.</param>
public sealed record CommandSegment(string Joint, string Program, IReadOnlyList<string> Words);

/// <summary>Takes a shell command line apart, well enough to know which programs it runs. Not a shell: nothing is expanded.</summary>
public static class CommandLine
{
    private const int Longest = 8_000;

    // Words that may stand before the program itself.
    private static readonly HashSet<string> Prefixes = new(StringComparer.Ordinal)
        { "do", "then", "else", "!", "time", "sudo", "env", "exec", "nohup", "xargs", "if", "while", "command", "nice", "stdbuf" };

    private static readonly HashSet<string> Incidental = new(StringComparer.Ordinal)
    {
        "cd", "echo", "export", "set", "printf", "true", "source", ".", "pwd", "sleep", "head", "tail", "sort", "uniq", "wc", "tee", "cut", "tr", "q", "mkdir", "rm", "cat", "pushd", "popd", "fi", "done", "exit", "touch",
    };

    /// <summary>Programs whose first plain word is part of what they are: <c>git push</c>, <c>npm run build</c>.</summary>
    private static readonly Dictionary<string, int> Subcommands = new(StringComparer.Ordinal)
    {
        ["git"] = 1,
        ["gh"] = 2,
        ["go"] = 1,
        ["npm"] = 2,
        ["bun"] = 2,
        ["pnpm"] = 2,
        ["yarn"] = 2,
        ["cargo"] = 1,
        ["docker"] = 2,
        ["docker-compose"] = 1,
        ["kubectl"] = 2,
        ["make"] = 1,
        ["uv"] = 2,
        ["pip"] = 1,
        ["pip3"] = 1,
        ["poetry"] = 2,
        ["dotnet"] = 1,
        ["mvn"] = 1,
        ["gradle"] = 1,
        ["gradlew"] = 1,
        ["just"] = 1,
        ["terraform"] = 1,
        ["deno"] = 2,
        ["aws"] = 2,
        ["gcloud"] = 2,
        ["az"] = 2,
        ["systemctl"] = 1,
        ["apt"] = 1,
        ["apt-get"] = 1,
        ["brew"] = 1,
        ["composer"] = 2,
        ["bundle"] = 2,
        ["rails"] = 1,
        ["mix"] = 1,
        ["helm"] = 1,
        ["flutter"] = 1,
        ["dart"] = 1,
        ["swift"] = 1,
        ["nx"] = 1,
        ["turbo"] = 2,
        ["mise"] = 2,
        ["task"] = 1,
        ["bazel"] = 1,
        ["php"] = 1,
        ["vercel"] = 1,
        ["wrangler"] = 1,
        ["supabase"] = 2,
    };

    // Runners: what they run is the program.
    private static readonly HashSet<string> Runners = new(StringComparer.Ordinal) { "npx", "bunx", "uvx", "pnpx" };

    public static IReadOnlyList<CommandSegment> Parse(string command)
    {
        var plain = WithoutQuotes(command.Length > Longest ? command[..Longest] : command);
        var segments = new List<CommandSegment>();
        var joint = "";
        foreach (var (text, next) in Split(plain))
        {
            if (Segment(joint, text) is { } segment) segments.Add(segment);
            joint = next;
        }
        return segments;
    }

    /// <summary>Program and subcommand of each segment that does something, e.g. <c>npm run build</c>; runners are looked through.</summary>
    public static IReadOnlyList<string> Verbs(string command) => [.. Parse(command).Select(Verb).Where(v => v.Length > 0 && !Incidental.Contains(v)).Distinct()];

    /// <summary>The verb the line was written for; the first of an all-incidental line.</summary>
    public static string Main(string command)
    {
        var verbs = Verbs(command);
        return verbs.Count > 0 ? verbs[0] : Parse(command) is { Count: > 0 } segments ? segments[^1].Program : "";
    }

    private static string Verb(CommandSegment segment)
    {
        var words = segment.Words;
        var program = segment.Program.ToLowerInvariant();
        if (program.EndsWith(".exe", StringComparison.Ordinal)) program = program[..^4];
        var plain = words.Skip(1).Where(w => w.Length > 0 && char.IsAsciiLetterLower(w[0]) && w.All(c => char.IsAsciiLetterOrDigit(c) || c is ':' or '.' or '-' or '_')).ToList();
        if (Runners.Contains(program) && plain.Count > 0)
        {
            program = plain[0];
            plain.RemoveAt(0);
        }
        if (program is "python" or "python3" && words.Count > 2 && words[1] == "-m") return words[2];
        if (!Subcommands.TryGetValue(program, out var depth) || plain.Count == 0) return program;
        if (depth == 2 && plain[0] is not ("run" or "exec" or "compose" or "x" or "pr" or "issue" or "api" or "workflow" or "repo" or "release" or "get" or "describe" or "s3" or "pip" or "db")) depth = 1;
        return program + " " + string.Join(' ', plain.Take(depth));
    }

    private static CommandSegment? Segment(string joint, string text)
    {
        var words = text.Split((char[])[' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries).ToList();
        while (words.Count > 0 && (Prefixes.Contains(words[0]) || IsAssignment(words[0]) || words[0][0] is '<' or '>' or '#' or '-' || (char.IsAsciiDigit(words[0][0]) && words[0].IndexOfAny(['<', '>']) > 0)))
        {
            if (words[0][0] == '#') return null;
            words.RemoveAt(0);
        }
        if (words is ["timeout", _, ..]) words.RemoveRange(0, Math.Min(2, words.Count));
        if (words.Count == 0) return null;
        var program = FileName.Of(words[0]);
        return program.Length == 0 ? null : new CommandSegment(joint, program, words);
    }

    private static bool IsAssignment(string word)
    {
        var equals = word.IndexOf('=');
        return equals > 0 && word.AsSpan(0, equals).IndexOfAnyExcept("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_") < 0;
    }

    private static IEnumerable<(string Text, string Next)> Split(string plain)
    {
        var start = 0;
        for (var i = 0; i < plain.Length; i++)
        {
            var c = plain[i];
            var next = i + 1 < plain.Length ? plain[i + 1] : '\0';
            if (c == '&' && ((i > 0 && plain[i - 1] is '>' or '<') || next == '>')) continue; // 2>&1, &>file
            var joint = (c, next) switch
            {
                ('&', '&') => "&&",
                ('|', '|') => "||",
                ('&' or '|' or ';' or '\n' or '(' or ')' or '{' or '}' or '`', _) => c.ToString(),
                _ => null,
            };
            if (joint is null) continue;
            if (i > start) yield return (plain[start..i], joint);
            i += joint.Length - 1;
            start = i + 1;
        }
        if (start < plain.Length) yield return (plain[start..], "");
    }

    /// <summary>The line with here-documents removed and quoted strings replaced by <c>Q</c>.</summary>
    internal static string WithoutQuotes(string command)
    {
        var result = new StringBuilder(command.Length);
        var quote = '\0';
        for (var i = 0; i < command.Length; i++)
        {
            var c = command[i];
            if (quote != '\0')
            {
                if (c == '\\' && quote == '"') i++;
                else if (c == quote)
                {
                    quote = '\0';
                    result.Append('Q');
                }
            }
            else if (c == '\\' && i + 1 < command.Length) result.Append(command[++i] == '\n' ? ' ' : command[i]);
            else if (c is '\'' or '"') quote = c;
            else if (c == '<' && i + 1 < command.Length && command[i + 1] == '<' && HereDocumentEnd(command, i) is { } end) i = end - 1;
            else result.Append(c);
        }
        return result.ToString();
    }

    // <<WORD, <<-'WORD': everything up to the line that is WORD.
    private static int? HereDocumentEnd(string command, int at)
    {
        var i = at + 2;
        while (i < command.Length && command[i] is '-' or ' ' or '\'' or '"' or '\\') i++;
        var start = i;
        while (i < command.Length && (char.IsAsciiLetterOrDigit(command[i]) || command[i] == '_')) i++;
        if (i == start) return null;
        var word = command[start..i];
        var line = command.IndexOf('\n', i);
        while (line >= 0)
        {
            var end = command.IndexOf('\n', line + 1);
            if (command.AsSpan(line + 1, (end < 0 ? command.Length : end) - line - 1).Trim().SequenceEqual(word)) return end < 0 ? command.Length : end;
            line = end;
        }
        return command.Length;
    }
}
