using System.Text;

namespace TotalMemory.Spool.Git;

/// <summary>Parses git's configuration files. Never throws: invalid lines are skipped.</summary>
internal static class GitSettingsText
{
    private const int MostSettings = 4096; // chosen: far above a real file

    public static IEnumerable<GitSetting> Parse(string text)
    {
        string section = "",
            part = "";
        var found = 0;
        foreach (var line in Lines(text))
        {
            var rest = line.TrimStart('\uFEFF', ' ', '\t');
            if (rest.StartsWith('['))
            {
                (section, part, rest) = Heading(rest);
                rest = rest.TrimStart();
            }
            if (section.Length == 0 || rest.Length == 0 || rest[0] is '#' or ';')
                continue;
            var equals = rest.IndexOf('=');
            var key = (equals < 0 ? rest : rest[..equals]).Trim().ToLowerInvariant();
            if (key.Length == 0 || ++found > MostSettings)
                continue;
            yield return new GitSetting(section, part, key, equals < 0 ? "true" : Value(rest[(equals + 1)..]));
        }
    }

    // A backslash at the end of a line continues it.
    private static IEnumerable<string> Lines(string text)
    {
        var joined = new StringBuilder();
        foreach (var raw in text.Split('\n'))
        {
            var line = raw.TrimEnd('\r');
            if (line.EndsWith('\\') && !line.EndsWith("\\\\", StringComparison.Ordinal))
            {
                joined.Append(line, 0, line.Length - 1);
                continue;
            }
            yield return joined.Append(line).ToString();
            joined.Clear();
        }
        if (joined.Length > 0)
            yield return joined.ToString();
    }

    // [section], [section "part"] or the old [section.part]; the rest of the line belongs to the body.
    private static (string Section, string Part, string Body) Heading(string line)
    {
        var name = new StringBuilder();
        var part = new StringBuilder();
        var quoted = false;
        for (var i = 1; i < line.Length; i++)
        {
            var c = line[i];
            if (quoted && c == '\\' && i + 1 < line.Length)
                part.Append(line[++i]);
            else if (c == '"')
                quoted = !quoted;
            else if (quoted)
                part.Append(c);
            else if (c == ']')
                return Named(name.ToString().Trim().ToLowerInvariant(), part.ToString(), line[(i + 1)..]);
            else
                name.Append(c);
        }
        return ("", "", "");
    }

    private static (string Section, string Part, string Body) Named(string name, string part, string rest) =>
        part.Length == 0 && name.IndexOf('.') is > 0 and var dot ? (name[..dot], name[(dot + 1)..], rest) : (name, part, rest);

    private static string Value(string text)
    {
        var value = new StringBuilder();
        var quoted = false;
        var kept = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '"')
                quoted = !quoted;
            else if (!quoted && c is '#' or ';')
                break;
            else if (c == '\\' && i + 1 < text.Length)
                value.Append(
                    text[++i] switch
                    {
                        'n' => '\n',
                        't' => '\t',
                        'b' => '\b',
                        var other => other,
                    }
                );
            else if (value.Length > 0 || quoted || !char.IsWhiteSpace(c))
                value.Append(c);
            if (quoted || value.Length > 0 && !char.IsWhiteSpace(value[^1]))
                kept = value.Length;
        }
        return value.ToString(0, kept);
    }
}
