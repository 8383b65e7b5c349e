namespace TotalMemory.Spool.Redaction;

/// <summary>
/// Tokens of two or three long parts with dots between, of which one is random: Discord's bots, Zhipu's keys. Host names, files and members
/// of objects have no random part.
/// </summary>
internal static class DottedTokens
{
    private const int Least = 44; // chosen: shorter ones are names of packages and hosts
    private const int Most = 400; // chosen: keeps the search linear
    private const int LeastRandom = 16; // chosen: shorter parts are as often words

    public static void Find(string text, List<Finding> found)
    {
        for (var run = LongRuns.Next(text, 0, CharacterRuns.Dotted, Least); run >= 0; )
        {
            var end = CharacterRuns.RunEnd(text, run, CharacterRuns.Dotted);
            if (end - run <= Most && IsToken(text.AsSpan(run, end - run).TrimEnd('.')) && !IsWithin(text, run, end))
                found.Add(new Finding(run, end, "key"));
            run = LongRuns.Next(text, end, CharacterRuns.Dotted, Least);
        }
    }

    private static bool IsToken(ReadOnlySpan<char> run)
    {
        if (run.Count('.') is not (1 or 2))
            return false;
        var isRandom = false;
        foreach (var range in run.Split('.'))
        {
            var part = run[range];
            if (part.Length < 6 || part.IndexOfAny(CharacterRuns.Separators) is var sign && sign >= 0 && !CharacterRuns.Mixed(part))
                return false;
            isRandom |=
                UnknownIssuers.IsRandom(part) || part.Length >= LeastRandom && CharacterRuns.IsShuffled(part) && part.IndexOf('_') < 0;
        }
        return isRandom;
    }

    // Part of a path, an address or a longer text in base64
    private static bool IsWithin(string text, int start, int end) =>
        start > 0 && text[start - 1] is '/' or '\\' or '+' or '@' or '#' || end < text.Length && text[end] is '/' or '+' or '(' or '@';
}
