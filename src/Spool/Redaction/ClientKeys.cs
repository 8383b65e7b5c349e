namespace TotalMemory.Spool.Redaction;

/// <summary>
/// Random values that code hands to a client of a service: <c>Client("…")</c>, <c>sdk.init('…')</c>, <c>RestClient('id', '…')</c>.
/// </summary>
internal static class ClientKeys
{
    private const int LeastKey = 20; // chosen: shorter values are as often names
    private const int FarthestCall = 120; // chosen: a line; keeps the search linear

    private static readonly string[] Parts = ["client", "init", "realtime", "search", "sdk", "configure", "authenticate", "apikey"];

    public static void Find(string text, List<Finding> found)
    {
        for (var at = text.IndexOf('('); at >= 0; at = at + 1 < text.Length ? text.IndexOf('(', at + 1) : -1)
            if (at > 2 && at + LeastKey < text.Length && text[at + 1] is '"' or '\'' && IsClient(text, at))
                Arguments(text, at + 1, found);
    }

    private static bool IsClient(string text, int at)
    {
        var start = at;
        while (start > 0 && at - start < AssignmentSecrets.LongestName && CharacterRuns.Word.Contains(text[start - 1]))
            start--;
        return WordLists.Contains(text.AsSpan(start, at - start), Parts);
    }

    private static void Arguments(string text, int at, List<Finding> found)
    {
        for (var from = at; at < text.Length && at - from < FarthestCall && text[at] is '"' or '\''; )
        {
            var value = ValueAt.Read(text, at);
            if (!value.Quoted)
                return;
            if (IsKey(value.Slice(text)))
                found.Add(new Finding(value.Start, value.End, "secret"));
            at = value.End + 1;
            if (at >= text.Length || text[at] is not ',')
                return;
            at = ValueAt.SkipBlanks(text, at + 1, 4);
        }
    }

    private static bool IsKey(ReadOnlySpan<char> value) =>
        value.Length >= LeastKey
        && value.IndexOfAnyExcept(CharacterRuns.Colon) < 0
        && (
            CodeShape.IsRandom(value)
            || value.Length is 32 or 40 or 64 && CharacterRuns.Mixed(value) && value.IndexOfAnyExcept(CharacterRuns.Hex) < 0
        )
        && !IdPrefixes.IsId(value)
        && !PathShape.Is(value);
}
