namespace TotalMemory.Spool.Redaction;

/// <summary>
/// Default values in code for a secret that is not set: <c>process.env.JWT_SECRET || "…"</c>, <c>config.Password ?? "…"</c>, Terraform's
/// <c>variable "db_password" { default = "…" }</c>.
/// </summary>
internal static class Fallbacks
{
    private const int Farthest = 120;
    private const string Default = "default";
    private const int LeastPlain = 8;

    public static void Find(string text, List<Finding> found)
    {
        Operators(text, "||", found);
        Operators(text, "??", found);
        Operators(text, "?:", found);
        foreach (var call in Calls)
            Operators(text, call, found);
        Options(text, found);
        Variables(text, found);
        Expansions(text, found);
    }

    private static readonly string[] Calls = [".unwrap_or(", ".unwrap_or_else(", ".getOrElse(", ".orElse(", ".or_else(", ".GetValueOrDefault("];

    // add_argument("--password", default="X"), @click.option("--token", default="X")
    private static void Options(string text, List<Finding> found)
    {
        for (
            var at = text.IndexOf("default=", StringComparison.Ordinal);
            at >= 0;
            at = text.IndexOf("default=", at + Default.Length, StringComparison.Ordinal)
        )
        {
            var before = text.AsSpan(Math.Max(0, at - Farthest), Math.Min(Farthest, at));
            var open = before.LastIndexOf("(\"");
            if (open < 0 || before[open..].IndexOfAny("\n)") >= 0)
                continue;
            var name = before[(open + 2)..].TrimStart('-');
            var end = name.IndexOf('"');
            if (end > 0)
                Take(text, at + Default.Length + 1, SecretName.Classify(name[..end]), found);
        }
    }

    // PASSWORD="${1:-X}", ${DB_PASSWORD:-X}
    private static void Expansions(string text, List<Finding> found)
    {
        for (var at = text.IndexOf("${", StringComparison.Ordinal); at >= 0; at = text.IndexOf("${", at + 2, StringComparison.Ordinal))
        {
            var end = Chars.RunEnd(text, at + 2, Chars.Word, Assignments.LongestName);
            if (end + 2 >= text.Length || text[end] != ':' || text[end + 1] is not ('-' or '='))
                continue;
            var close = text.AsSpan(end, Math.Min(Farthest, text.Length - end)).IndexOfAny("}\n");
            var name = text.AsSpan(at + 2, end - at - 2);
            var kind = SecretName.Classify(name);
            if (kind is SecretName.Kind.None)
                kind = SecretName.Classify(AssignedName(text, at));
            if (close < 3 || text[end + close] != '}' || kind is SecretName.Kind.None)
                continue;
            var value = text.AsSpan(end + 2, close - 2).Trim("\"'");
            var start = end + 2 + text.AsSpan(end + 2, close - 2).IndexOf(value);
            // POSTGRES_PASSWORD:-postgres is known to everybody.
            var isName = name.Contains(value, StringComparison.OrdinalIgnoreCase);
            if (!value.IsEmpty && !isName && SecretValue.IsSecret(value, kind, quoted: true, firm: true))
                found.Add(new Finding(start, start + value.Length, SecretName.Label(kind)));
        }
    }

    // The name in NAME="${…
    private static ReadOnlySpan<char> AssignedName(string text, int at)
    {
        var end = at;
        while (end > 0 && at - end < 2 && text[end - 1] is '"' or '\'')
            end--;
        if (end == 0 || text[--end] is not '=')
            return [];
        var start = end;
        while (start > 0 && end - start < Assignments.LongestName && Chars.Word.Contains(text[start - 1]))
            start--;
        return text.AsSpan(start, end - start);
    }

    private static void Operators(string text, string sign, List<Finding> found)
    {
        for (var at = text.IndexOf(sign, StringComparison.Ordinal); at >= 0; at = text.IndexOf(sign, at + 2, StringComparison.Ordinal))
        {
            var end = at;
            while (end > 0 && text[end - 1] is ' ' or '"' or '\'' or ']' or ')')
                end--;
            var start = end;
            while (start > 0 && end - start < Assignments.LongestName && Chars.Dotted.Contains(text[start - 1]))
                start--;
            var kind = SecretName.Classify(text.AsSpan(start, end - start));
            if (kind is SecretName.Kind.None)
                kind = SecretName.Classify(NameOfLine(text, start));
            Take(text, ValueAt.SkipBlanks(text, at + sign.Length, 4), kind, found);
        }
    }

    // password: ENV['X'] || "…": the name at the start of the line
    private static ReadOnlySpan<char> NameOfLine(string text, int at)
    {
        var line = text.AsSpan(Math.Max(0, at - Farthest), Math.Min(Farthest, at));
        line = line[(line.LastIndexOf('\n') + 1)..];
        var sign = line.IndexOfAny(":=");
        if (sign < 0)
            return [];
        line = line[..sign].Trim(" \t\"'?");
        return line[(line.LastIndexOfAny(" \t\"'") + 1)..];
    }

    private static void Variables(string text, List<Finding> found)
    {
        const string variable = "variable \"";
        for (
            var at = text.IndexOf(variable, StringComparison.Ordinal);
            at >= 0;
            at = text.IndexOf(variable, at + variable.Length, StringComparison.Ordinal)
        )
        {
            var name = at + variable.Length;
            var end = Chars.RunEnd(text, name, Chars.UrlSafe, Assignments.LongestName);
            var block = text.AsSpan(end, Math.Min(Farthest, text.Length - end));
            var start = block.IndexOf(Default, StringComparison.Ordinal);
            if (start < 0 || block[..start].IndexOf('}') >= 0)
                continue;
            start = ValueAt.SkipBlanks(text, end + start + Default.Length, 16);
            if (start < text.Length && text[start] == '=')
                Take(text, ValueAt.SkipBlanks(text, start + 1, 4), SecretName.Classify(text.AsSpan(name, end - name)), found);
        }
    }

    // A plain name is a secret here, too: nothing else is a default for one.
    private static bool IsSecret(ReadOnlySpan<char> value, SecretName.Kind kind) =>
        SecretValue.IsSecret(value, kind, quoted: true, firm: true)
        || kind is SecretName.Kind.Key or SecretName.Kind.Password
            && value.Length >= LeastPlain
            && value.IndexOfAnyExcept(Chars.UrlSafe) < 0
            && value.IndexOf('-') > 0
            && SecretValue.IsStated(value);

    private static void Take(string text, int at, SecretName.Kind kind, List<Finding> found)
    {
        if (kind is SecretName.Kind.None || at >= text.Length || text[at] is not ('"' or '\'' or '`'))
            return;
        var value = ValueAt.Read(text, at);
        if (value.Quoted && !value.IsEmpty && IsSecret(value.Slice(text), kind))
            found.Add(new Finding(value.Start, value.End, SecretName.Label(kind)));
    }
}
