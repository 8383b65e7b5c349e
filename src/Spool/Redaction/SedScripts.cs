namespace TotalMemory.Spool.Redaction;

/// <summary>What sed puts in the place of the name of a secret: <c>s/CHANGE_ME_PASSWORD/X/</c>, <c>s|@db_pass@|X|</c>.</summary>
internal static class SedScripts
{
    private const int Longest = 120; // chosen: keeps the search linear

    /// <summary>Looks at the script of a command whose name ends at <paramref name="from"/>.</summary>
    public static void Script(string text, int from, List<Finding> found)
    {
        var command = text.AsSpan(from, Math.Min(Longest, text.Length - from));
        command = command.IndexOf('\n') is var end and >= 0 ? command[..end] : command;
        var script = command.IndexOfAny('"', '\'');
        if (script < 0 || script + 4 >= command.Length || command[script + 1] is not 's' || !char.IsPunctuation(command[script + 2]))
            return;
        var sign = command[script + 2];
        var pattern = command[(script + 3)..];
        var middle = pattern.IndexOf(sign);
        if (middle < 1)
            return;
        var value = pattern[(middle + 1)..];
        var length = value.IndexOf(sign);
        var kind = SecretName.Classify(pattern[..middle].Trim("@%{}[]^$<>_ "));
        if (length < 1 || kind is SecretName.Kind.None || !IsSecret(value[..length], kind))
            return;
        var start = from + script + 3 + middle + 1;
        found.Add(new Finding(start, start + length, SecretName.Label(kind)));
    }

    // Scripts also rename things: a plain word is no secret here.
    private static bool IsSecret(ReadOnlySpan<char> value, SecretName.Kind kind) =>
        SecretValue.IsSecret(value, kind, quoted: true, firm: true)
        && (SecretValue.HasDigitsOrSigns(value) || SecretValue.IsNumberedPhrase(value));
}
