using System.Text;

namespace TotalMemory.Spool.Redaction;

/// <summary>
/// Replaces secrets by <c>[redacted:what]</c>. Pure, idempotent, and linear in its input: every detector reads the text once and
/// looks a bounded distance around each candidate. Run it before anything is written, and before texts are cut: half a key is no longer
/// recognised.
/// </summary>
public static class Redactor
{
    public const string Mark = "[redacted:";

    /// <summary>
    /// Hides every telephone number and postal address. Set once, when a program starts; off unless the person turned it on.
    /// </summary>
    public static bool HidesContacts { get; set; }

    public static string Redact(string text)
    {
        if (text.Length < 6)
            return text;
        var found = new List<Finding>();
        MarkedPrivate.Find(text, found);
        Base64Secrets.Find(text, found);
        return Replaced(text, found);
    }

    /// <summary>
    /// Redacts secrets in a path, an address or an id. Personal data stays: home folders are named after people, and the path must remain
    /// usable. Null stays null.
    /// </summary>
    public static string? RedactPlace(string? text) => text is { Length: >= 6 } ? Replaced(text, [], persons: false) : text;

    /// <summary>Null stays null.</summary>
    public static string? RedactOrNull(string? text) => text is null ? null : Redact(text);

    /// <summary>The same for decoded text, which is not decoded again.</summary>
    internal static string RedactPlain(string text) => Replaced(text, []);

    private static string Replaced(string text, List<Finding> found, bool persons = true)
    {
        PemBlocks.Find(text, found);
        WordPass.Find(text, found);
        JsonWebTokens.Find(text, found);
        DottedTokens.Find(text, found);
        AuthorizationSchemes.Find(text, found);
        UrlPasswords.Find(text, found);
        UrlParameters.Find(text, found);
        AssignmentSecrets.Find(text, found);
        LongOptions.Find(text, found);
        ShortOptions.Find(text, found);
        PipedSecrets.Find(text, found);
        StandardInputSecrets.Find(text, found);
        PrintedSecrets.Find(text, found);
        SlashSecrets.Find(text, found);
        FindInCode(text, found);
        FindInFiles(text, found);
        if (persons)
        {
            EmailAddresses.Find(text, found);
            PersonalNumbers.Find(text, found);
            Contacts.Find(text, HidesContacts, found);
        }
        ForeignSecrets.Find(text, found);
        ProseConstants.Find(text, found);
        return found.Count == 0 ? text : Replace(text, found);
    }

    private static void FindInCode(string text, List<Finding> found)
    {
        CallSecrets.Find(text, found);
        FallbackSecrets.Find(text, found);
        ShellDefaults.Find(text, found);
        SqlInserts.Find(text, found);
        ByteKeys.Find(text, found);
        if (text.AsSpan().IndexOfAny('"', '\'') >= 0)
        {
            QuotedPairs.Find(text, found);
            CommentedKeys.Find(text, found);
            ClientKeys.Find(text, found);
        }
    }

    private static void FindInFiles(string text, List<Finding> found)
    {
        KubernetesSecrets.Find(text, found);
        BareKeys.Find(text, found);
        TableSecrets.Find(text, found);
        CookieJars.Find(text, found);
        Directives.Find(text, found);
        XmlElements.Find(text, found);
        FormParts.Find(text, found);
        PasswordHashes.Find(text, found);
        AccountLines.Find(text, found);
        AccountFiles.Find(text, found);
    }

    // Overlapping findings become one, named after the one that starts first (the longer of two that start together).
    private static string Replace(string text, List<Finding> found)
    {
        found.Sort((a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : b.End.CompareTo(a.End));
        var result = new StringBuilder(text.Length);
        var at = 0;
        for (var i = 0; i < found.Count; )
        {
            var (start, end, label) = found[i++];
            while (i < found.Count && found[i].Start < end)
                end = Math.Max(end, found[i++].End);
            result.Append(text, at, start - at).Append(Mark).Append(label).Append(']');
            at = end;
        }
        return result.Append(text, at, text.Length - at).ToString();
    }
}
