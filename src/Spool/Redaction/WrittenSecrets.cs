namespace TotalMemory.Spool.Redaction;

/// <summary>
/// Secrets that a shell writes into a file whose name says that it holds one: <c>echo X &gt; password.txt</c>, <c>printf %s X | tee
/// ~/.token</c>.
/// </summary>
internal static class WrittenSecrets
{
    private const int LongestLine = 200; // chosen: keeps the search linear

    /// <summary>Looks at the arguments of <c>echo</c> or <c>printf</c> that begin at <paramref name="at"/>.</summary>
    public static void Find(string text, int at, List<Finding> found)
    {
        var line = text.AsSpan(at, Math.Min(LongestLine, text.Length - at));
        line = line.IndexOf('\n') is var end and >= 0 ? line[..end] : line;
        var sign = line.IndexOf("> ");
        var tee = line.IndexOf("| tee ");
        var to = tee >= 0 ? tee + "| tee ".Length : sign + 2;
        if (tee < 0 && sign < 0 || !PrintedSecrets.IsSecretFile(Argument.Read(text, at + to, at + line.Length).Slice(text)))
            return;
        var most = at + (tee >= 0 ? tee : sign);
        var last = default(Argument);
        for (var word = Argument.Read(text, at, most); !word.IsEmpty; word = Argument.Read(text, word.Next, most))
            last = word.Slice(text) is ">" ? last : word;
        if (!last.IsEmpty && SecretValue.HasDigitsOrSigns(last.Slice(text)))
            found.Add(new Finding(last.Start, last.End, "password"));
    }
}
