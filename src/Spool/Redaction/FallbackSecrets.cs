using System.Buffers;

namespace TotalMemory.Spool.Redaction;

/// <summary>
/// Default values in code for a secret that is not set: <c>process.env.JWT_SECRET || "…"</c>, <c>config.Password ?? "…"</c>, Terraform's
/// <c>variable "db_password" { default = "…" }</c>.
/// </summary>
internal static class FallbackSecrets
{
    private const int Farthest = 120; // chosen: a line; keeps the search linear
    private const string Default = "default";
    private const int LeastPlain = 8; // chosen: shorter ones are as often words

    private const string Option = "default=";
    private const string Variable = "variable \"";

    private static readonly string[] Signs =
    [
        "||",
        "??",
        "?:",
        " or ",
        ".unwrap_or(",
        ".unwrap_or_else(",
        ".getOrElse(",
        ".orElse(",
        ".or_else(",
        ".GetValueOrDefault(",
        "\") { \"",
        "') { '",
    ];

    private static readonly SearchValues<string> AnySign = SearchValues.Create(Signs, StringComparison.Ordinal);

    public static void Find(string text, List<Finding> found)
    {
        for (var at = Next(text, 0); at >= 0; )
        {
            var sign = SignAt(text, at);
            After(text, at, sign, found);
            at = Next(text, at + sign.Length);
        }
        for (var at = text.IndexOf(Option, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Option, at + 1, StringComparison.Ordinal))
            OfOption(text, at, found);
        for (
            var at = text.IndexOf(Variable, StringComparison.Ordinal);
            at >= 0;
            at = text.IndexOf(Variable, at + 1, StringComparison.Ordinal)
        )
            OfVariable(text, at + Variable.Length, found);
    }

    private static int Next(string text, int at)
    {
        var next = at < text.Length ? text.AsSpan(at).IndexOfAny(AnySign) : -1;
        return next < 0 ? -1 : at + next;
    }

    private static string SignAt(string text, int at)
    {
        foreach (var sign in Signs)
            if (string.CompareOrdinal(text, at, sign, 0, sign.Length) == 0)
                return sign;
        return Signs[0];
    }

    // add_argument("--password", default="X"), @click.option("--token", default="X")
    private static void OfOption(string text, int at, List<Finding> found)
    {
        var before = text.AsSpan(Math.Max(0, at - Farthest), Math.Min(Farthest, at));
        var open = before.LastIndexOf("(\"");
        if (open < 0 || before[open..].IndexOfAny("\n)") >= 0)
            return;
        var name = before[(open + 2)..].TrimStart('-');
        var end = name.IndexOf('"');
        if (end > 0)
            Take(text, at + Option.Length, SecretName.Classify(name[..end]), found);
    }

    private static void After(string text, int at, string sign, List<Finding> found)
    {
        var value = sign[^1] is '"' or '\'' ? at + sign.Length - 1 : ValueAt.SkipBlanks(text, at + sign.Length, 4);
        if (sign is " or " && text[at - 1 + (at == 0 ? 1 : 0)] is not ')')
            return;
        if (value >= text.Length || text[value] is not ('"' or '\'' or '`'))
            return;
        var end = at;
        while (end > 0 && text[end - 1] is ' ' or '"' or '\'' or ']' or ')')
            end--;
        var start = end;
        while (start > 0 && end - start < AssignmentSecrets.LongestName && CharacterRuns.Dotted.Contains(text[start - 1]))
            start--;
        var kind = SecretName.Classify(text.AsSpan(start, end - start));
        if (kind is SecretName.Kind.None)
            kind = SecretName.Classify(NameOfLine(text, start));
        Take(text, value, kind, found);
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

    // Terraform's variable "db_password" { default = "X" }
    private static void OfVariable(string text, int name, List<Finding> found)
    {
        var end = CharacterRuns.RunEnd(text, name, CharacterRuns.UrlSafe, AssignmentSecrets.LongestName);
        var block = text.AsSpan(end, Math.Min(Farthest, text.Length - end));
        var start = block.IndexOf(Default, StringComparison.Ordinal);
        if (start < 0 || block[..start].IndexOf('}') >= 0)
            return;
        start = ValueAt.SkipBlanks(text, end + start + Default.Length, 16);
        if (start < text.Length && text[start] == '=')
            Take(text, ValueAt.SkipBlanks(text, start + 1, 4), SecretName.Classify(text.AsSpan(name, end - name)), found);
    }

    // A plain name is a secret here, too: nothing else is a default for one.
    private static bool IsSecret(ReadOnlySpan<char> value, SecretName.Kind kind) =>
        SecretValue.IsSecret(value, kind, quoted: true, firm: true)
        || kind is SecretName.Kind.Key or SecretName.Kind.Password
            && value.Length >= LeastPlain
            && value.IndexOfAnyExcept(CharacterRuns.UrlSafe) < 0
            && (value.IndexOf('-') > 0 || char.IsAsciiDigit(value[^1]) && char.IsAsciiDigit(value[^2]) && CharacterRuns.Mixed(value))
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
