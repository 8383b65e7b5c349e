using static TotalMemory.Spool.Redaction.SecretWord;

namespace TotalMemory.Spool.Redaction;

/// <summary>
/// Names of secrets that end a longer word, as German, Dutch and the languages of the north build them (Datenbankpasswort,
/// Lizenzschlüssel, routerwachtwoord), and commands (MqttPassword).
/// </summary>
internal static class CompoundNames
{
    /// <summary>Shorter words are no compounds.</summary>
    public const int Least = 10;

    private const int Window = 100;
    private const int MostWords = 6;
    private const int LengthOfPassword = 8;

    /// <summary>Call for each run of letters and digits.</summary>
    public static void Find(string text, int start, int end, List<Finding> found)
    {
        if (end - start < Least || !char.IsAsciiLetter(text[end - 1]))
            return;
        if (text[end - 1] is 'd' && text[end - LengthOfPassword] is 'P' && Ends(text, end, "password"))
            Argument(text, end, found);
        var what = text[end - 1] switch
        {
            't' when Ends(text, end, "passwort") || Ends(text, end, "kennwort") => Announces.Password,
            'd' when Ends(text, end, "wachtwoord") || Ends(text, end, "passord") => Announces.Password,
            'n' when Ends(text, end, "adgangskoden") => Announces.Password,
            'e' when Ends(text, end, "adgangskode") => Announces.Password,
            'a' when Ends(text, end, "salasana") => Announces.Password,
            'l' when Ends(text, end, "schl") && text.AsSpan(end).StartsWith("üssel") => Announces.Key,
            _ => Announces.Pair,
        };
        if (what is Announces.Pair)
            return;
        var after = what is Announces.Key ? end + "üssel".Length : end;
        ProseValue.After(text, after, what, found, Math.Min(text.Length, after + Window), MostWords);
        ProseValueBefore.Find(text, start, what, found);
    }

    // "MqttPassword X", a command among others on its line
    private static void Argument(string text, int end, List<Finding> found)
    {
        if (end + 1 >= text.Length || text[end] is not ' ')
            return;
        var value = ProseValue.Read(text, end + 1);
        var word = value.Slice(text);
        if (!value.IsEmpty && (SecretValue.IsUnmistakable(word) || SecretValue.IsNumberedPhrase(word)))
            found.Add(new Finding(value.Start, value.End, "password"));
    }

    private static bool Ends(string text, int end, string name) => text.AsSpan(0, end).EndsWith(name, StringComparison.OrdinalIgnoreCase);
}
