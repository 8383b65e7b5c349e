namespace TotalMemory.Spool.Redaction;

/// <summary>
/// Every value below <c>data:</c> and <c>stringData:</c> of a Kubernetes Secret, whatever its name: as people write it, and as
/// <c>kubectl get secret -o yaml</c> and <c>-o json</c> print it, with the kind behind the data.
/// </summary>
internal static class KubernetesSecrets
{
    private const int LongestName = 128; // chosen: above real names
    private const int Farthest = 8192; // chosen: above real secrets; keeps the search linear
    private const int MostValues = 200; // chosen: above real secrets

    private const string Word = "Secret";

    public static void Find(string text, List<Finding> found)
    {
        if (!HasSecret(text))
            return;
        for (var at = text.IndexOf("ata", StringComparison.Ordinal); at >= 0; at = text.IndexOf("ata", at + 3, StringComparison.Ordinal))
        {
            var colon = at + 3 + (at + 3 < text.Length && text[at + 3] is '"' ? 1 : 0);
            if (colon + 1 >= text.Length || text[colon] is not ':' || !IsOfSecret(text, at))
                continue;
            var start = ValueAt.SkipBlanks(text, colon + 1, 8);
            if (start < text.Length && text[start] is '{')
                InBraces(text, start + 1, found);
            else
                Below(text, colon + 1, found);
        }
    }

    private static bool HasSecret(string text)
    {
        for (var at = text.IndexOf(Word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Word, at + 6, StringComparison.Ordinal))
            if (IsKind(text, at))
                return true;
        return false;
    }

    // kind: Secret, "kind": "Secret"; not SecretStore
    private static bool IsKind(string text, int at)
    {
        var before = text.AsSpan(Math.Max(0, at - 10), Math.Min(10, at)).TrimEnd("\"'").TrimEnd(' ');
        var end = at + Word.Length;
        return before is [.., ':']
            && before[..^1].TrimEnd("\"'").EndsWith("kind")
            && (end == text.Length || !char.IsAsciiLetterOrDigit(text[end]));
    }

    // The kind stands before the data in the same object, else behind it.
    private static bool IsOfSecret(string text, int at)
    {
        var before = text.AsSpan(Math.Max(0, at - Farthest), Math.Min(Farthest, at));
        before = before[(before.LastIndexOf("\n---") + 1)..];
        var kind = before.LastIndexOf("kind");
        if (kind >= 0 && kind > before.LastIndexOf("apiVersion"))
            return Names(before[kind..]);
        var after = text.AsSpan(at, Math.Min(Farthest, text.Length - at));
        after = after.IndexOf("\n---") is var end and >= 0 ? after[..end] : after;
        after = after.IndexOf("apiVersion") is var next and >= 0 ? after[..next] : after;
        if (after.IndexOf("kind") is var behind and >= 0)
            return Names(after[behind..]);
        return kind >= 0 && Names(before[kind..]);
    }

    private static bool Names(ReadOnlySpan<char> kind) => kind["kind".Length..].TrimStart("\"': ").StartsWith(Word);

    // {"user": "…", "password": "…"}
    private static void InBraces(string text, int at, List<Finding> found)
    {
        for (var n = 0; n < MostValues; n++)
        {
            at = AfterSpace(text, at);
            if (at >= text.Length || text[at] is not '"' || ValueAt.Read(text, at) is not { Quoted: true } name)
                return;
            at = AfterSpace(text, name.End + 1);
            if (at >= text.Length || text[at] is not ':')
                return;
            at = AfterSpace(text, at + 1);
            if (at >= text.Length || text[at] is not '"' || ValueAt.Read(text, at) is not { Quoted: true } value)
                return;
            Take(text, value, found);
            at = value.End + 1;
        }
    }

    private static int AfterSpace(string text, int at)
    {
        while (at < text.Length && (char.IsWhiteSpace(text[at]) || text[at] is ','))
            at++;
        return at;
    }

    private static void Below(string text, int at, List<Finding> found)
    {
        for (var n = 0; n < MostValues; n++)
        {
            var line = ValueAt.AfterLineBreak(text, ValueAt.SkipBlanks(text, at, 8));
            var name = ValueAt.SkipBlanks(text, line, 32);
            var quote = name < text.Length && text[name] is '"' or '\'' ? 1 : 0;
            var nameEnd = CharacterRuns.RunEnd(text, Math.Min(name + quote, text.Length), CharacterRuns.Dotted, LongestName);
            var colon = nameEnd + quote;
            if (line == at || name == line || nameEnd == name + quote || colon + 1 >= text.Length || text[colon] != ':')
                return;
            var start = ValueAt.SkipBlanks(text, colon + 1, 8);
            if (start >= text.Length || ValueAt.IsLineEnd(text, start))
                return;
            var value =
                text[start] is '|' or '>' && NestedValues.After(text, start, colon + 1) is { } block ? block : ValueAt.Read(text, start);
            Take(text, value, found);
            at = Math.Max(value.End < text.Length && text[value.End] is '"' or '\'' ? value.End + 1 : value.End, colon + 1);
        }
    }

    private static void Take(string text, ValueAt.ValueSpan value, List<Finding> found)
    {
        if (!value.IsEmpty && SecretValue.IsStated(value.Slice(text)))
            found.Add(new Finding(value.Start, ValueAt.Whole(text, value).End, "secret"));
    }
}
