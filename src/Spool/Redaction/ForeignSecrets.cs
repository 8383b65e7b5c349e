namespace TotalMemory.Spool.Redaction;

/// <summary>Finds secrets after and before their names in scripts other than Latin.</summary>
internal static class ForeignSecrets
{
    private const int MostWords = 8;
    private const int Window = 80;

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
                Said.After(text, after, name.What, found, Math.Min(text.Length, after + Window), MostWords);
                SaidBefore.Find(text, at, name.What, found);
                break;
            }
        }
    }

    private static int Next(string text, int at)
    {
        if (at >= text.Length)
            return -1;
        var next = text.AsSpan(at).IndexOfAnyExceptInRange('\0', '\u007f');
        return next < 0 ? -1 : at + next;
    }
}
