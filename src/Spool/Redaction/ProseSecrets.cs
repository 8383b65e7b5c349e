using static TotalMemory.Spool.Redaction.SecretWord;

namespace TotalMemory.Spool.Redaction;

/// <summary>
/// Secrets in sentences: "the password for staging is …", "mot de passe : …", "login with bob / …", and in files that put a
/// blank between
/// name and value (netrc, SQL, redis.conf). Looks at most ten words after the name and a few before it.
/// </summary>
internal static class ProseSecrets
{
    private const int MostWords = 10; // chosen: one sentence
    private const int Window = 140; // chosen: one sentence; keeps the search linear

    public static readonly WordIndex<SecretWord> ByStart = new(SecretWords.Latin, static w => w.Text);

    /// <summary>Call for each word: if the name of a secret starts here, looks for its value.</summary>
    public static void Find(string text, int start, WordStart word, List<Finding> found)
    {
        for (var i = ByStart.First(word); i != 0; i = ByStart.Next(i))
        {
            var name = ByStart[i];
            var after = start + name.Text.Length;
            if (after > text.Length || !text.AsSpan(start, name.Text.Length).Equals(name.Text, StringComparison.OrdinalIgnoreCase))
                continue;
            if (!IsWord(text, start, after) && !IsEndOfCompound(text, start, after, name.What))
            {
                OfVariable(text, start, after, name.What, found);
                continue;
            }
            if (name.Text is "key" or "token" && IsHarmless(text, start) || text.AsSpan(0, start).EndsWith(Redactor.Mark))
                return;
            if (name.Text is "pass" && text.AsSpan(start).StartsWith("PASS:"))
                return; // the result of a test
            if (name.Text is "eap" or "xauth" && !text.AsSpan(0, start).EndsWith(": "))
                return;
            if (name.What is Announces.Place)
            {
                OfPlace(text, start, after, found);
                return;
            }
            var what =
                name.Text is "pass" && IsAfterAccessWord(text, start) || name.Text is "key" && IsOfNetwork(text, start)
                    ? Announces.Password
                    : name.What;
            if (name.Text is "secret" && IsBehindUser(text, start))
                what = Announces.Stated; // network devices: username bob secret X
            if (text.AsSpan(start, after - start) is "PASSWORD" && text.AsSpan(after).StartsWith(" '"))
                what = Announces.Quoted; // SQL: CREATE ROLE app PASSWORD '…'
            ProseValue.After(text, after, what, found, Math.Min(text.Length, after + Window), MostWords);
            if (name.What is Announces.Password or Announces.Key or Announces.Phrase or Announces.Number)
                ProseValueBefore.Find(text, start, name.What, found);
            if (name.What is Announces.Password or Announces.Key || name is { What: Announces.Login, Text: not ("user" or "account") })
                ProseValueBelow.Find(text, after, name.What, found);
            Aside(text, after, name.What, found);
            return;
        }
    }

    // "input_pw X", "db/password X", "reset-admin-password X": an argument after one that names it
    private static void OfVariable(string text, int start, int after, Announces what, List<Finding> found)
    {
        if (what is not Announces.Password || start < 2 || text[start - 1] is not ('_' or '-' or '/'))
            return;
        if (after + 4 >= text.Length || text[after] is not ' ' || !char.IsAsciiLetterOrDigit(text[after + 1]))
            return;
        var value = Argument.Read(text, after + 1, text.Length);
        var word = value.Slice(text);
        if (!value.IsEmpty && word.IndexOfAny("/\\:(){}<>[]\"'=.,") < 0 && SecretValue.IsUnmistakable(word) && CharacterRuns.Mixed(word))
            found.Add(new Finding(value.Start, value.End, "password"));
    }

    // "username bob " at the start of a line
    private static bool IsBehindUser(string text, int start)
    {
        var line = text.AsSpan(Math.Max(0, start - FarthestCode), Math.Min(FarthestCode, start));
        line = line[(line.LastIndexOf('\n') + 1)..].Trim();
        return line.StartsWith("username ") && line.Count(' ') == 1;
    }

    private static void OfPlace(string text, int start, int after, List<Finding> found)
    {
        // Most sentences about doors and alarms have no number.
        var hasNumber = text.AsSpan(after, Math.Min(FarthestCode, text.Length - after)).IndexOfAnyInRange('0', '9') >= 0;
        // "locker code"
        if (hasNumber && text.AsSpan(after).StartsWith(Code, StringComparison.OrdinalIgnoreCase))
            ProseValue.After(
                text,
                after + Code.Length,
                Announces.Number,
                found,
                Math.Min(text.Length, after + Window),
                MostWordsBehindPlace
            );
        else if (hasNumber && IsBehindCode(text, start))
            ProseValue.After(text, after, Announces.Place, found, Math.Min(text.Length, after + Window), MostWordsBehindPlace);
    }

    // "code for the back door", "code de la porte"
    private static bool IsBehindCode(string text, int start)
    {
        var before = text.AsSpan(Math.Max(0, start - FarthestCode), Math.Min(FarthestCode, start));
        before = before[(before.LastIndexOfAny(".!?;:\n") + 1)..];
        foreach (var code in (ReadOnlySpan<string>)["code ", "pin ", "código ", "codigo ", "codice ", "kod ", "kode ", "combination "])
            if (before.IndexOf(code, StringComparison.OrdinalIgnoreCase) is var at and >= 0 && (at == 0 || !char.IsLetter(before[at - 1])))
                return true;
        return false;
    }

    private const string Code = " code";
    private const int FarthestCode = 40;
    private const int MostWordsBehindPlace = 4;

    // "the password, X, is …"
    private static void Aside(string text, int after, Announces what, List<Finding> found)
    {
        if (
            what is not Announces.Password
            || after + 2 >= text.Length
            || text[after] is not (',' or '(') && !text.AsSpan(after).StartsWith(" (")
        )
            return;
        var start = ValueAt.SkipBlanks(text, after + 1, 2);
        start += text[after] is ' ' ? 1 : 0;
        if (start >= text.Length)
            return;
        var value = ProseValue.Read(text, start);
        var end = value.End + (value.Quoted ? 1 : 0);
        var isClosed = end < text.Length && text[end] is ',' or ')' or '?';
        if (
            isClosed
            && CharacterRuns.Mixed(value.Slice(text))
            && (SecretValue.IsUnmistakable(value.Slice(text)) || SecretValue.IsNumberedPhrase(value.Slice(text)))
        )
            found.Add(new Finding(value.Start, value.End, "password"));
    }

    // "wifi pass", "root pass": here "pass" means password.
    private static bool IsAfterAccessWord(string text, int start)
    {
        var before = text.AsSpan(Math.Max(0, start - 10), Math.Min(10, start)).TrimEnd();
        foreach (
            var word in (ReadOnlySpan<string>)
                ["wifi", "wi-fi", "wlan", "root", "admin", "sudo", "ssh", "vpn", "db", "database", "login", "ftp"]
        )
            if (before.EndsWith(word, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }

    // "SSID Home, key X", "Key: X SSID: Home"
    private static bool IsOfNetwork(string text, int start)
    {
        var before = text.AsSpan(Math.Max(0, start - 40), Math.Min(text.Length, start + 40) - Math.Max(0, start - 40));
        return before.IndexOf("SSID") >= 0 || before.IndexOf("ssid ") >= 0;
    }

    // "public key", "primary key", "next token": not secret
    private static bool IsHarmless(string text, int start)
    {
        var before = text.AsSpan(Math.Max(0, start - 16), Math.Min(16, start)).TrimEnd();
        foreach (
            var word in (ReadOnlySpan<string>)
                [
                    "public",
                    "primary",
                    "foreign",
                    "cache",
                    "sort",
                    "unique",
                    "partition",
                    "object",
                    "host",
                    "next",
                    "stop",
                    "row",
                    "idempotency",
                    "composite",
                    "group",
                ]
        )
            if (before.EndsWith(word, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }

    // Keys of shorter names have hyphens in code: cache-key (chosen)
    private const int LeastOfCompound = 8;

    // Root-Passwort, wifi-password: after a word and a hyphen, but not within an identifier
    private static bool IsEndOfCompound(string text, int start, int after, Announces what)
    {
        if (
            start < 3
            || text[start - 1] != '-'
            || what is not Announces.Password && (what is not Announces.Key || after - start < LeastOfCompound)
        )
            return false;
        after += after < text.Length && text[after] is ':' ? 1 : 0;
        if (after < text.Length && !char.IsWhiteSpace(text[after]))
            return false;
        var first = start - 1;
        while (first > 0 && char.IsLetter(text[first - 1]))
            first--;
        return first < start - 2 && (first == 0 || char.IsWhiteSpace(text[first - 1]));
    }

    // A word of its own, neither part of an identifier nor an option or a tag.
    private static bool IsWord(string text, int start, int after)
    {
        if (start > 0 && text[start - 1] is '_' or '-' or '.' or '$' or '{' or '<' or '/' or '@' or '%' or '&' or '[' or '\\' or '\u2581')
            return false;
        if (start > 0 && text[start - 1] > 127 && char.IsLetter(text[start - 1]) && text[start - 1] < '\u3000')
            return false;
        if (after >= text.Length)
            return true;
        var next = text[after];
        // Password1 X; password2 is also the name of something
        if (char.IsAsciiDigit(next) && after + 1 < text.Length && text[after + 1] is ' ' && text[start] is 'P')
            return after - start > 7;
        if (next is 's' && after + 1 < text.Length)
            next = text[after + 1];
        // "password+reset" is two words of an address
        return !(char.IsLetterOrDigit(next) && next < '\u3000')
            && next is not ('_' or '(' or '[' or '/' or '@' or '>' or '+')
            && !(next is '-' or '.' && after + 1 < text.Length && char.IsLetterOrDigit(text[after + 1]));
    }
}
