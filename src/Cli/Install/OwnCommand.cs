using System.Text;

namespace TotalMemory.Cli.Install;

/// <summary>Recognises our registrations by the name of the program that a command line runs, in any folder.</summary>
internal static class OwnCommand
{
    public const string Hook = "totalmemory-hook";
    public const string Server = "totalmemory-mcp";

    /// <summary>The page's program of earlier versions; in its place lies a script.</summary>
    public const string Web = "totalmemory-web";

    /// <summary>The path of <paramref name="program"/> that this command runs; null when it runs something else.</summary>
    public static string? PathIn(string command, string program)
    {
        if (Words(command).SkipWhile(IsPrefix).FirstOrDefault() is { } first && IsNamed(first, program))
            return first;
        // If the client keeps arguments separately, the command is a path that may contain spaces.
        return Path.IsPathRooted(command) && !command.Contains(" /", StringComparison.Ordinal) && IsNamed(command, program)
            ? command
            : null;
    }

    /// <summary>True if the program is missing. Unknown (false) for one that is looked up through PATH.</summary>
    public static bool IsDead(string path) => Path.IsPathRooted(path) && !File.Exists(path);

    /// <summary>True for our own executable, also through links, and for a missing one.</summary>
    public static bool IsOursOrDead(string path, string ours) =>
        path == ours || !Path.IsPathRooted(path) || IsDead(path) || RealPath(path) == RealPath(ours);

    private static bool IsNamed(string path, string program) =>
        path[(path.LastIndexOfAny(['/', '\\']) + 1)..] is var name
        && (name == program || name.Equals(program + ".exe", StringComparison.OrdinalIgnoreCase));

    private static bool IsPrefix(string word) =>
        word is "env" or "exec" or "command"
        || (word.IndexOf('=', StringComparison.Ordinal) is > 0 and var at && word[..at].All(c => char.IsAsciiLetterOrDigit(c) || c == '_'));

    /// <summary>The words of a POSIX shell command, unquoted.</summary>
    public static List<string> Words(string command)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var quote = '\0';
        var isInside = false;
        for (var i = 0; i < command.Length; i++)
        {
            var c = command[i];
            if (quote != '\0' && c == quote)
                quote = '\0';
            else if (quote == '\0' && c is '\'' or '"')
            {
                quote = c;
                isInside = true;
            }
            else if (c == '\\' && quote != '\'' && i + 1 < command.Length && command[i + 1] is ' ' or '\'' or '"' or '\\')
                word.Append(command[++i]);
            else if (quote == '\0' && char.IsWhiteSpace(c))
                Finish();
            else
                word.Append(c);
        }
        Finish();
        return words;

        void Finish()
        {
            if (word.Length > 0 || isInside)
                words.Add(word.ToString());
            word.Clear();
            isInside = false;
        }
    }

    // Our bin folder, or the home above it, may be a link.
    private static string RealPath(string path)
    {
        try
        {
            var real = Path.GetFullPath(path);
            for (var folder = Path.GetDirectoryName(real); folder is not null; folder = Path.GetDirectoryName(folder))
                if (Directory.ResolveLinkTarget(folder, returnFinalTarget: true) is { } target)
                    return RealPath(Path.Combine(target.FullName, Path.GetRelativePath(folder, real)));
            return real;
        }
        catch (IOException)
        {
            return path;
        }
    }
}
