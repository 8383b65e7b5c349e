using System.Text;
using System.Text.Unicode;

namespace TotalMemory.Spool.Redaction;

/// <summary>
/// Base64 of something secret: a private key in PEM, an address with its password,
/// user:password under a name like "auth". What it decodes to is searched as any text is, but not decoded again.
/// </summary>
internal static class Base64Secrets
{
    private const int Least = 20; // chosen: shorter values are as often words
    private const int Longest = 8192; // chosen: longer ones are files

    public static void Find(string text, List<Finding> found)
    {
        for (var run = LongRuns.Next(text, 0, CharacterRuns.Base64, Least); run >= 0; )
        {
            var end = CharacterRuns.RunEnd(text, run, CharacterRuns.Base64);
            var at = Begin(text, run, end);
            if (end - at is >= Least and < Longest)
                Judge(text, at, end, found);
            else if (end - at >= Longest && StartsPem(text.AsSpan(at, 60)))
                found.Add(new Finding(at, end, "private-key"));
            run = LongRuns.Next(text, end, CharacterRuns.Base64, Least);
        }
    }

    // Skips NAME= and the signs before the first letter or digit.
    private static int Begin(string text, int run, int end)
    {
        var run64 = text.AsSpan(run, end - run).TrimEnd('=');
        var from = run64.LastIndexOf('=') + 1;
        var first = run64[from..].IndexOfAny(CharacterRuns.Alphanumeric);
        return first < 0 ? end : run + from + first;
    }

    private static void Judge(string text, int at, int end, List<Finding> found)
    {
        var run = text.AsSpan(at, end - at);
        if (StartsPem(run))
        {
            found.Add(new Finding(at, end, "private-key"));
            return;
        }
        // Words and identifiers are no base64; nor are digests.
        if (run.IndexOfAnyInRange('A', 'Z') < 0 || run.IndexOfAnyInRange('a', 'z') < 0 || run.IndexOf("==") < 0 && run.Length % 4 != 0)
            return;
        if (Decode(run) is not { Length: >= 4 } plain)
            return;
        var secret = plain.Length >= 12 && !ReferenceEquals(Redactor.RedactPlain(plain), plain);
        secret |= SecretValue.IsPair(plain) && AuthBefore(text, at);
        if (secret)
            found.Add(new Finding(at, end, "base64"));
    }

    // base64 of "-----BEGIN ", unless what follows is CERTIFICATE or PUBLIC
    private static bool StartsPem(ReadOnlySpan<char> run) =>
        run.StartsWith("LS0tLS1CRUdJTi") && !run.StartsWith("LS0tLS1CRUdJTiBDRVJUSUZ") && !run.StartsWith("LS0tLS1CRUdJTiBQVUJM");

    // A cheap check first: text that is not base64 mostly decodes to control characters.
    private static bool BeginsPrintable(ReadOnlySpan<char> run)
    {
        Span<char> head = stackalloc char[Least];
        Span<byte> bytes = stackalloc byte[Least];
        run[..Least].CopyTo(head);
        head.Replace('-', '+');
        head.Replace('_', '/');
        return head.Contains('=')
            || Convert.TryFromBase64Chars(head, bytes, out var n)
                && bytes[..n].IndexOfAnyInRange((byte)14, (byte)31) < 0
                && bytes[..n].IndexOfAnyInRange((byte)0, (byte)8) < 0;
    }

    // The decoded text; null if it is not printable.
    private static string? Decode(ReadOnlySpan<char> run)
    {
        if (!BeginsPrintable(run))
            return null;
        var padded = run.ToString().Replace('-', '+').Replace('_', '/').TrimEnd('=');
        padded = padded.PadRight((padded.Length + 3) / 4 * 4, '=');
        var bytes = new byte[padded.Length];
        if (!Convert.TryFromBase64String(padded, bytes, out var n))
            return null;
        foreach (var b in bytes.AsSpan(0, n))
            if (b is < 9 or (> 13 and < 32) or 127)
                return null;
        // Identifiers decode to bytes that are no text.
        return Utf8.IsValid(bytes.AsSpan(0, n)) ? Encoding.UTF8.GetString(bytes, 0, n) : null;
    }

    private static bool AuthBefore(string text, int at) =>
        Announces(text.AsSpan(Math.Max(0, at - 24), Math.Min(24, at)).TrimEnd("\"'=: \\"));

    private static bool Announces(ReadOnlySpan<char> before) =>
        before.EndsWith("auth", StringComparison.OrdinalIgnoreCase)
        || before.EndsWith("authorization", StringComparison.OrdinalIgnoreCase)
        || before.EndsWith("basic", StringComparison.OrdinalIgnoreCase)
        || before.EndsWith("credentials", StringComparison.OrdinalIgnoreCase);
}
