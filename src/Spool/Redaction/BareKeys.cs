using System.Buffers;

namespace TotalMemory.Spool.Redaction;

/// <summary>
/// Keys without a fixed prefix, recognised by their context: AWS secrets, and Telegram's tokens (number, colon, 35 characters).
/// </summary>
internal static class BareKeys
{
    private static readonly SearchValues<char> AwsAlphabet = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+/"
    );

    public static void Find(string text, List<Finding> found)
    {
        Telegram(text, found);
        Aws(text, found);
    }

    // 40 characters of base64 beside a word that says AWS or secret
    private static void Aws(string text, List<Finding> found)
    {
        if (!Announced(text))
            return;
        for (var i = LongRuns.Next(text, 0, AwsAlphabet, 40); i >= 0; )
        {
            var end = CharacterRuns.RunEnd(text, i, AwsAlphabet);
            var start = end - i == 41 && i > 0 && text[i - 1] == '\\' ? i + 1 : i; // the letter of an escaped line break
            if (
                end - start == 40
                && IsAws(text.AsSpan(start, 40))
                && Announced(text.AsSpan(Math.Max(0, start - 160), Math.Min(160, start)))
            )
                found.Add(new Finding(start, end, "aws-secret"));
            i = LongRuns.Next(text, end, AwsAlphabet, 40);
        }
    }

    private static bool IsAws(ReadOnlySpan<char> run) =>
        run.ContainsAnyInRange('A', 'Z')
        && run.ContainsAnyInRange('a', 'z')
        && run.ContainsAnyInRange('0', '9')
        && CharacterRuns.Entropy(run) >= 4.0;

    private static bool Announced(ReadOnlySpan<char> before) =>
        new CaselessWord("aws", rarest: 1).IsIn(before)
        || new CaselessWord("secret", rarest: 2).IsIn(before)
        || before.Contains("AKIA", StringComparison.Ordinal)
        || before.Contains("ASIA", StringComparison.Ordinal);

    // 123456789:AA… : the number of the bot, a colon, 35 characters.
    private static void Telegram(string text, List<Finding> found)
    {
        for (
            var colon = text.IndexOf(":AA", StringComparison.Ordinal);
            colon >= 0;
            colon = text.IndexOf(":AA", colon + 1, StringComparison.Ordinal)
        )
        {
            var start = colon;
            while (start > 0 && colon - start < 11 && char.IsAsciiDigit(text[start - 1]))
                start--;
            var end = CharacterRuns.RunEnd(text, colon + 1, CharacterRuns.UrlSafe, 40);
            if (colon - start is >= 8 and <= 10 && end - colon - 1 is >= 33 and <= 36)
                found.Add(new Finding(start, end, "telegram-token"));
        }
    }
}
