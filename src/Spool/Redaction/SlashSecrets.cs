namespace TotalMemory.Spool.Redaction;

/// <summary>
/// Values after a blank and a slash: passwords after their account, as people note them ("jan / fwKw4!u3Jq"), and values that <c>reg add
/// … /v NAME … /d X</c> writes into the registry of Windows.
/// </summary>
internal static class SlashSecrets
{
    private const string DataOption = " /d ";
    private const int Farthest = 120; // chosen: keeps the search linear
    private const int LongestAddress = 80; // chosen: above real addresses

    public static void Find(string text, List<Finding> found)
    {
        for (var at = text.IndexOf(" /", StringComparison.Ordinal); at >= 0; at = text.IndexOf(" /", at + 2, StringComparison.Ordinal))
        {
            if (at + 4 >= text.Length)
                return;
            if (text[at + 2] == ' ')
                Pair(text, at, found);
            else if (text[at + 2] is 'v' or 'V' && text[at + 3] == ' ')
                Registry(text, at, found);
        }
    }

    private static void Pair(string text, int at, List<Finding> found)
    {
        if (at == 0 || !CharacterRuns.Account.Contains(text[at - 1]) && text[at - 1] is not ('`' or '"' or '\''))
            return;
        var value = ProseValue.Read(text, at + 3);
        if (value.IsEmpty)
            return;
        var word = value.Slice(text);
        var isPlain =
            SecretValue.LooksLikePassword(word) && !Logins.IsNumberedWord(word) || Logins.IsWordAndDigits(word) && HasColon(text, at);
        if (word.IndexOf(":~") >= 0)
            return; // a line of a file
        if (IsPassword(word) || isPlain && (value.Quoted && IsAfterAddress(text, at) || IsLogin(text, at)))
            found.Add(new Finding(value.Start, value.End, "password"));
    }

    // "account settings / notifications2" is no login.
    private static bool HasColon(string text, int at)
    {
        var line = text.AsSpan(Math.Max(0, at - LongestAddress), Math.Min(LongestAddress, at));
        return line[(line.LastIndexOf('\n') + 1)..].IndexOfAny(":\uff1a") > 0;
    }

    // "Login: admin / X"; the account is one word in small letters
    private static bool IsLogin(string text, int at)
    {
        var line = text.AsSpan(Math.Max(0, at - LongestAddress), Math.Min(LongestAddress, at));
        line = line[(line.LastIndexOf('\n') + 1)..];
        var blank = line.LastIndexOf(' ');
        return blank > 0 && line[blank..].IndexOfAnyInRange('A', 'Z') < 0 && WordLists.Contains(line[..blank], LoginWords);
    }

    // In many languages; the beginnings of words
    private static readonly string[] LoginWords =
    [
        "wifi",
        "wi-fi",
        "wlan",
        "login",
        "log in",
        "sign in",
        "logon",
        "credential",
        "creds",
        "account",
        "access:",
        "zugang",
        "anmeld",
        "konto",
        "identifiant",
        "accès",
        "connexion",
        "acceso",
        "acesso",
        "accesso",
        "credencia",
        "credenzial",
        "inlog",
        "toegang",
        "dostęp",
        "logowan",
        "přihl",
        "giriş",
        "доступ",
        "логин",
        "вход",
        "登录",
        "登入",
        "账号",
        "ログイン",
        "로그인",
        "계정",
    ];

    // `jan@shop.dev` / `X`
    private static bool IsAfterAddress(string text, int at)
    {
        var before = text.AsSpan(Math.Max(0, at - LongestAddress), Math.Min(LongestAddress, at)).TrimEnd("`\"'");
        before = before[(before.LastIndexOfAny(" `\"'\n") + 1)..];
        return before.IndexOf('@') > 0;
    }

    // Letters, digits and, in the middle, a sign that words do not have there
    private static bool IsPassword(ReadOnlySpan<char> value) =>
        value.Length >= 6 && CharacterRuns.Mixed(value) && value[..^1].IndexOfAny("!#$%^&*~") > 0 && SecretValue.LooksLikePassword(value);

    private static void Registry(string text, int at, List<Finding> found)
    {
        var most = Math.Min(text.Length, at + Farthest);
        var name = Argument.Read(text, at + DataOption.Length, most);
        var kind = name.IsEmpty ? SecretName.Kind.None : SecretName.Classify(name.Slice(text));
        var data = text.AsSpan(at, most - at).IndexOf(DataOption);
        if (kind is SecretName.Kind.None || data < 0)
            return;
        var value = Argument.Read(text, at + data + DataOption.Length, text.Length);
        if (!value.IsEmpty && SecretValue.IsSecret(value.Slice(text), kind, value.Quoted, firm: true))
            found.Add(new Finding(value.Start, value.End, SecretName.Label(kind)));
    }
}
