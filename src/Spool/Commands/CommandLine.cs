using System.Text;

namespace TotalMemory.Spool.Commands;

/// <summary>Parses a shell command line, well enough to know which programs it runs. Expands nothing.</summary>
public static class CommandLine
{
    /// <summary>Stands for a quoted part of a command; no program, option or file is named so.</summary>
    public const char Quoted = '…';

    private const int Longest = 8_000; // chosen: more is a script or a text given to a program

    // Words that may come before the program.
    private static readonly HashSet<string> Prefixes = new(StringComparer.Ordinal)
    {
        "do",
        "then",
        "else",
        "!",
        "time",
        "sudo",
        "env",
        "exec",
        "nohup",
        "xargs",
        "if",
        "while",
        "command",
        "nice",
        "stdbuf",
    };

    private static readonly HashSet<string> Incidental = new(StringComparer.Ordinal)
    {
        "cd",
        "echo",
        "export",
        "set",
        "printf",
        "true",
        "source",
        ".",
        "pwd",
        "sleep",
        "head",
        "tail",
        "sort",
        "uniq",
        "wc",
        "tee",
        "cut",
        "tr",
        Quoted.ToString(),
        "mkdir",
        "rm",
        "cat",
        "pushd",
        "popd",
        "fi",
        "done",
        "exit",
        "touch",
    };

    public static IReadOnlyList<CommandSegment> Parse(string command)
    {
        var plain = WithoutQuotes(command.Length > Longest ? command[..Longest] : command);
        var segments = new List<CommandSegment>();
        var joint = "";
        foreach (var (text, next) in Split(plain))
        {
            if (Segment(joint, text) is { } segment)
                segments.Add(segment);
            joint = next;
        }
        return segments;
    }

    /// <summary>
    /// Program and subcommand of each relevant segment, such as <c>npm run build</c>; runners are skipped, and a command run in a
    /// container counts in addition.
    /// </summary>
    public static IReadOnlyList<string> Verbs(string command) =>
        [
            .. Parse(command)
                .SelectMany(s => InnerCommand(s) is { } inner ? (CommandSegment[])[s, inner] : [s])
                .Select(VerbOf)
                .Where(v => v.Length > 0 && !Incidental.Contains(v))
                .Distinct(),
        ];

    /// <summary>
    /// The command run in a container or an environment: of <c>docker compose exec app npm ci</c>, <c>npm ci</c>.
    /// </summary>
    public static CommandSegment? InnerCommand(CommandSegment segment)
    {
        if (!Programs.ContainerRunners.Contains(segment.Program))
            return null;
        var words = segment.Words;
        for (var i = 1; i < words.Count; i++)
        {
            if (words[i] is not ("exec" or "run" or "--" or "-c"))
                continue;
            for (var j = i + 1; j < words.Count; j++)
                if (Programs.Known.Contains(FileName.Last(words[j])))
                    return new CommandSegment("", FileName.Last(words[j]), [.. words.Skip(j)]);
        }
        return null;
    }

    /// <summary>The main verb of the line; the first if all are incidental.</summary>
    public static string Main(string command)
    {
        var verbs = Verbs(command);
        if (verbs.Count > 0)
            return verbs[0];
        return Parse(command) is { Count: > 0 } segments ? segments[^1].Program : "";
    }

    /// <summary>Program and subcommand of one command, e.g. <c>npm run build</c>.</summary>
    public static string VerbOf(CommandSegment segment)
    {
        var words = segment.Words;
        var program = segment.Program.ToLowerInvariant();
        if (program.EndsWith(".exe", StringComparison.Ordinal))
            program = program[..^4];
        var plain = words
            .Skip(1)
            .Where(w =>
                w.Length > 0 && char.IsAsciiLetterLower(w[0]) && w.All(c => char.IsAsciiLetterOrDigit(c) || c is ':' or '.' or '-' or '_')
            )
            .ToList();
        if (Programs.Runners.Contains(program) && plain.Count > 0)
        {
            program = plain[0];
            plain.RemoveAt(0);
        }
        if (program is "python" or "python3" && words.Count > 2 && words[1] == "-m")
            return words[2];
        if (!Programs.Subcommands.TryGetValue(program, out var depth) || plain.Count == 0)
            return program;
        if (depth == 2 && !Programs.Groups.Contains(plain[0]))
            depth = 1;
        return program + " " + string.Join(' ', plain.Take(depth));
    }

    private static CommandSegment? Segment(string joint, string text)
    {
        var words = text.Split((char[])[' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries).ToList();
        while (
            words.Count > 0
            && (
                Prefixes.Contains(words[0])
                || IsAssignment(words[0])
                || words[0][0] is '<' or '>' or '#' or '-'
                || (char.IsAsciiDigit(words[0][0]) && words[0].IndexOfAny(['<', '>']) > 0)
            )
        )
        {
            if (words[0][0] == '#')
                return null;
            words.RemoveAt(0);
        }
        if (words is ["timeout", _, ..])
            words.RemoveRange(0, Math.Min(2, words.Count));
        if (words.Count == 0)
            return null;
        var program = FileName.Last(words[0]);
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
            if (c == '&' && ((i > 0 && plain[i - 1] is '>' or '<') || next == '>'))
                continue; // 2>&1, &>file
            var joint = (c, next) switch
            {
                ('&', '&') => "&&",
                ('|', '|') => "||",
                ('&' or '|' or ';' or '\n' or '(' or ')' or '{' or '}' or '`', _) => c.ToString(),
                _ => null,
            };
            if (joint is null)
                continue;
            if (i > start)
                yield return (plain[start..i], joint);
            i += joint.Length - 1;
            start = i + 1;
        }
        if (start < plain.Length)
            yield return (plain[start..], "");
    }

    /// <summary>The line with here-documents removed and quoted strings replaced by <see cref="Quoted"/>.</summary>
    public static string WithoutQuotes(string command)
    {
        var result = new StringBuilder(command.Length);
        var quote = '\0';
        for (var i = 0; i < command.Length; i++)
        {
            var c = command[i];
            if (quote != '\0')
            {
                if (c == '\\' && quote == '"')
                    i++;
                else if (c == quote)
                {
                    quote = '\0';
                    result.Append(Quoted);
                }
            }
            else if (c == '\\' && i + 1 < command.Length)
                result.Append(command[++i] == '\n' ? ' ' : command[i]);
            else if (c is '\'' or '"')
                quote = c;
            else if (c == '<' && i + 1 < command.Length && command[i + 1] == '<' && HereDocumentEnd(command, i) is { } end)
                i = end - 1;
            else
                result.Append(c);
        }
        return result.ToString();
    }

    // <<WORD, <<-'WORD': everything up to the line WORD.
    private static int? HereDocumentEnd(string command, int at)
    {
        var i = at + 2;
        while (i < command.Length && command[i] is '-' or ' ' or '\'' or '"' or '\\')
            i++;
        var start = i;
        while (i < command.Length && (char.IsAsciiLetterOrDigit(command[i]) || command[i] == '_'))
            i++;
        if (i == start)
            return null;
        var word = command[start..i];
        var line = command.IndexOf('\n', i);
        while (line >= 0)
        {
            var end = command.IndexOf('\n', line + 1);
            if (command.AsSpan(line + 1, (end < 0 ? command.Length : end) - line - 1).Trim().SequenceEqual(word))
                return end < 0 ? command.Length : end;
            line = end;
        }
        return command.Length;
    }
}
