using static TotalMemory.Spool.Redaction.SecretWord;

namespace TotalMemory.Spool.Redaction;

/// <summary>Finds secrets after and before their names in scripts other than Latin.</summary>
internal static class ForeignSecrets
{
    private const int MostWords = 8; // chosen: one clause
    private const int Window = 80; // chosen: one clause; keeps the search linear
    private const int LongestParticle = 3; // chosen: longer ones are words
    private const char FirstCjk = '\u2e80';

    private static readonly Dictionary<char, SecretWord[]> ByFirst = ForeignWords
        .All.GroupBy(w => w.Text[0])
        .ToDictionary(g => g.Key, g => g.OrderByDescending(w => w.Text.Length).ToArray());

    public static void Find(string text, List<Finding> found)
    {
        for (var at = Next(text, 0); at >= 0; at = Next(text, at + 1))
        {
            if (!ByFirst.TryGetValue(char.ToLowerInvariant(text[at]), out var names))
                continue;
            foreach (var name in names)
            {
                if (!text.AsSpan(at).StartsWith(name.Text, StringComparison.OrdinalIgnoreCase))
                    continue;
                var after = at + name.Text.Length;
                ProseValue.After(text, after, name.What, found, Math.Min(text.Length, after + Window), MostWords);
                ProseValueBefore.Find(text, at, name.What, found);
                if (name.What is Announces.Password)
                    Attached(text, at, found);
                break;
            }
        }
    }

    // 用X作为密码, Xをパスワードに: no blank stands between the value and the words after it
    private static void Attached(string text, int at, List<Finding> found)
    {
        var end = at;
        while (end > 0 && at - end <= LongestParticle && text[end - 1] >= FirstCjk)
            end--;
        while (end > 0 && text[end - 1] is ' ')
            end--;
        if (end == at)
            return;
        var start = end;
        while (start > 0 && end - start < Window && text[start - 1] < 128 && !char.IsWhiteSpace(text[start - 1]))
            start--;
        var value = text.AsSpan(start, end - start).Trim("\"'`");
        if (
            !value.IsEmpty
            && (SecretValue.IsUnmistakable(value) || SecretValue.IsNumberedPhrase(value) || SecretValue.IsNumberedPair(value))
        )
            found.Add(
                new Finding(
                    start + text.AsSpan(start, end - start).IndexOf(value),
                    start + text.AsSpan(start, end - start).IndexOf(value) + value.Length,
                    "password"
                )
            );
    }

    private static int Next(string text, int at)
    {
        if (at >= text.Length)
            return -1;
        var next = text.AsSpan(at).IndexOfAnyExceptInRange('\0', '\u007f');
        return next < 0 ? -1 : at + next;
    }
}
