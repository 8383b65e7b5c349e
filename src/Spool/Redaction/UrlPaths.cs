namespace TotalMemory.Spool.Redaction;

/// <summary>Secret parts of a URL's path: <c>/reset-password/…</c>, <c>/invite/…</c>, <c>/webhook/…</c>.</summary>
internal static class UrlPaths
{
    private const int Least = 20; // chosen: shorter ones are as often words
    private const int LeastStreamKey = 10; // chosen: shorter ones are as often words
    private const int LeastShare = 15;
    private const int MostShare = 20;

    private static readonly string[] AccessWords =
    [
        "reset",
        "password",
        "verify",
        "verification",
        "confirm",
        "invite",
        "invitation",
        "magic",
        "activate",
        "activation",
        "unsubscribe",
        "webhook",
        "hooks",
        "hook",
        "login",
        "signin",
        "auth",
        "token",
        "secret",
        "private",
        "share",
        "join",
        "optin",
        "sso",
        "recover",
        "access",
        "key",
        "sign",
        "input",
        "ingest",
        "heartbeat",
        "receiver",
        "collector",
        "feed",
    ];

    // rtmp://host/app/KEY: the last part allows to send
    private static void StreamKey(string text, int start, int end, List<Finding> found)
    {
        var scheme = text.AsSpan(Math.Max(0, start - 10), Math.Min(10, start));
        if (!scheme.EndsWith("rtmp://") && !scheme.EndsWith("rtmps://") && !scheme.EndsWith("srt://"))
            return;
        var part = start + text.AsSpan(start, end - start).LastIndexOf('/') + 1;
        if (end - part >= LeastStreamKey && CharacterRuns.Mixed(text.AsSpan(part, end - part)))
            found.Add(new Finding(part, end, "stream-key"));
    }

    // Whoever knows an address in a store of objects cannot read it yet.
    private static bool IsStore(ReadOnlySpan<char> before) =>
        before.EndsWith("s3://") || before.EndsWith("gs://") || before.EndsWith("s3a://") || before.EndsWith("hdfs://");

    public static void Find(string text, int start, int end, List<Finding> found)
    {
        StreamKey(text, start, end, found);
        if (IsStore(text.AsSpan(0, start)))
            return;
        var isAfterAccess = false;
        var isAfterShare = false;
        var isAfterToken = false;
        var isAfterVersion = false; // https://host/v3/KEY
        var isDirectlyAfter = false; // The part before is an access word as a whole.
        var at = text.AsSpan(start, end - start).IndexOf('/');
        while (at >= 0)
        {
            var from = start + at + 1;
            var segmentEnd =
                from + text.AsSpan(from, end - from).IndexOfAnyExcept(CharacterRuns.UrlSafe) is var stop && stop >= from ? stop : end;
            var segment = text.AsSpan(from, segmentEnd - from);
            if (
                isAfterAccess
                && segment.Length >= Least
                && (CharacterRuns.IsShuffled(segment) || CharacterRuns.IsUuid(segment) || isDirectlyAfter && IsLongHexadecimal(segment))
            )
                found.Add(new Finding(from, segmentEnd, "url-secret"));
            else if (PrivatePart(segment) is var part && part > 0)
                found.Add(new Finding(from + part, segmentEnd, "url-secret"));
            else if (
                segmentEnd == end
                && isAfterVersion
                && (segment.Length == 32 && IsLongHexadecimal(segment) || CharacterRuns.IsShuffled(segment))
            )
                found.Add(new Finding(from, segmentEnd, "url-secret"));
            else if (isAfterToken && IsOneRun(segment) || isAfterShare && IsShared(segment))
                found.Add(new Finding(from, segmentEnd, "url-secret"));
            isAfterToken = segment is "t"; // channels of conda; forums have words with hyphens there
            isAfterShare = segment is "s"; // Whoever has the link can read what is shared.
            isAfterVersion = IsVersion(segment);
            isDirectlyAfter = WordLists.Is(segment, AccessWords);
            isAfterAccess = IsAccessPart(segment) || isAfterAccess && segment.Length < 12;
            var next = segmentEnd < end ? text.AsSpan(segmentEnd, end - segmentEnd).IndexOf('/') : -1;
            at = next < 0 ? -1 : segmentEnd - start + next;
        }
    }

    private static bool IsCode(ReadOnlySpan<char> segment) =>
        CharacterRuns.Mixed(segment)
        && (CharacterRuns.IsScrambled(segment) || CodeShape.IsNoWord(segment) || LetterPairs.AreRandom(segment));

    private static bool IsOneRun(ReadOnlySpan<char> segment) =>
        segment.Length >= Least && segment.IndexOfAnyExcept(CharacterRuns.Alphanumeric) < 0 && CharacterRuns.IsShuffled(segment);

    private static bool IsShared(ReadOnlySpan<char> segment) => segment.Length is >= LeastShare and <= MostShare && IsCode(segment);

    private static bool IsVersion(ReadOnlySpan<char> segment) => segment.Length == 2 && segment[0] is 'v' && char.IsAsciiDigit(segment[1]);

    private static bool IsLongHexadecimal(ReadOnlySpan<char> segment) =>
        segment.Length >= 32 && segment.IndexOfAnyExcept(CharacterRuns.Hex) < 0;

    // private-0a1b…: calendars and feeds that can be read by anybody who knows the URL
    private static int PrivatePart(ReadOnlySpan<char> segment) =>
        segment.StartsWith("private-", StringComparison.OrdinalIgnoreCase) && IsLongHexadecimal(segment[8..]) ? 8 : 0;

    private static bool IsAccessPart(ReadOnlySpan<char> segment)
    {
        if (segment.Length > 24)
            return false;
        foreach (var word in AccessWords)
            if (segment.StartsWith(word, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }
}
