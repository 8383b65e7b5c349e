namespace TotalMemory.Spool.Redaction;

/// <summary>Text of elements whose name, or whose attribute <c>name</c> or <c>key</c>, says that it is secret.</summary>
internal static class XmlElements
{
    private const int LongestTag = 200; // chosen: above a tag with its attributes
    private const int LongestText = 16 * 1024; // chosen: keeps the search linear

    public static void Find(string text, List<Finding> found)
    {
        for (var at = text.IndexOf('<'); at >= 0 && at + 2 < text.Length; at = text.IndexOf('<', at + 1))
        {
            var nameEnd = CharacterRuns.RunEnd(text, at + 1, CharacterRuns.TagName, AssignmentSecrets.LongestName);
            if (nameEnd == at + 1 || nameEnd >= text.Length || text[nameEnd] is not ('>' or ' ' or '\t' or '\n'))
                continue;
            var tag = text.AsSpan(at, Math.Min(LongestTag, text.Length - at));
            var close = tag.IndexOf('>');
            if (close < 0 || tag[close - 1] == '/')
                continue;
            var kind = KindOfTag(text.AsSpan(at + 1, nameEnd - at - 1), tag[..close]);
            if (kind is SecretName.Kind.None && IsValue(text.AsSpan(at + 1, nameEnd - at - 1)))
                kind = KindOfNameBefore(text, at);
            if (kind is SecretName.Kind.None && IsPartOfRsaKey(text.AsSpan(at + 1, nameEnd - at - 1), text.AsSpan(at + close + 1)))
                kind = SecretName.Kind.Key;
            if (kind is SecretName.Kind.None)
                continue;
            var start = at + close + 1;
            start = SkipInner(text, start);
            var end = text.AsSpan(start, Math.Min(LongestText, text.Length - start)).IndexOf('<');
            if (end <= 0 || start + end + 1 >= text.Length || text[start + end + 1] is not ('/' or '!'))
                continue;
            var value = text.AsSpan(start, end);
            if (value.IndexOf("]]>") is var data and >= 0)
                value = value[..data];
            var bare = value.Trim();
            if (bare.IsEmpty || !SecretValue.IsSecret(bare[..Math.Min(bare.Length, SecretValue.Examined)], kind, quoted: true, firm: true))
                continue;
            start += value.IndexOf(bare);
            found.Add(new Finding(start, start + bare.Length, SecretName.Label(kind)));
            at = start + bare.Length - 1;
        }
    }

    // The private members of .NET's RSAKeyValue
    private static bool IsPartOfRsaKey(ReadOnlySpan<char> name, ReadOnlySpan<char> after) =>
        name is "D" or "P" or "Q" or "DP" or "DQ" or "InverseQ"
        && after.Length > LeastOfRsa
        && after[..LeastOfRsa].IndexOfAnyExcept(CharacterRuns.Base64) < 0;

    private const int LeastOfRsa = 40; // chosen: enough of a value to tell a key

    // <Password><Value>…
    private static int SkipInner(string text, int start)
    {
        var at = start;
        while (at < text.Length && at - start < 80 && char.IsWhiteSpace(text[at]))
            at++;
        foreach (var inner in (ReadOnlySpan<string>)["<value>", "<![CDATA["])
            if (text.AsSpan(at).StartsWith(inner, StringComparison.OrdinalIgnoreCase))
                return at + inner.Length;
        return start;
    }

    private static bool IsValue(ReadOnlySpan<char> name) =>
        name is "string" or "String" or "data" or "value" or "Value" or "param-value" or "td" or "dd" or "i:String";

    // <key>password</key><string>…</string>, <name>password</name><value>…: the name of this element is in the text before it.
    private static SecretName.Kind KindOfNameBefore(string text, int at)
    {
        var before = text.AsSpan(Math.Max(0, at - 120), Math.Min(120, at)).TrimEnd();
        foreach (var opening in (ReadOnlySpan<string>)["<value>", "<Value>"])
            if (before.EndsWith(opening))
                before = before[..^opening.Length].TrimEnd();
        foreach (var close in (ReadOnlySpan<string>)["</key>", "</name>", "</param-name>", "</td>", "</th>", "</dt>"])
            if (before.EndsWith(close, StringComparison.OrdinalIgnoreCase))
            {
                before = before[..^close.Length];
                return SecretName.Classify(before[(before.LastIndexOf('>') + 1)..].Trim(" :"));
            }
        return SecretName.Kind.None;
    }

    private static SecretName.Kind KindOfTag(ReadOnlySpan<char> name, ReadOnlySpan<char> tag)
    {
        var kind = name.Equals("pass", StringComparison.OrdinalIgnoreCase) ? SecretName.Kind.Password : SecretName.Classify(name);
        if (kind is not SecretName.Kind.None || tag.Length == name.Length + 1)
            return kind;
        foreach (var attribute in (ReadOnlySpan<string>)[" name=", " key=", " id=", " Name=", " Key="])
        {
            var at = tag.IndexOf(attribute);
            if (at < 0 || at + attribute.Length + 2 >= tag.Length)
                continue;
            var value = tag[(at + attribute.Length + 1)..];
            var end = value.IndexOfAny('"', '\'');
            return end < 0 ? SecretName.Kind.None : SecretName.Classify(value[..end]);
        }
        return SecretName.Kind.None;
    }
}
