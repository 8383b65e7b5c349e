namespace TotalMemory.Spool.Redaction;

/// <summary>
/// What a name says about the value assigned to it. A name is split into words: <c>dbPassword</c>, <c>DB_PASSWORD</c>,
/// <c>db.password</c>.
/// </summary>
internal static partial class SecretName
{
    public enum Kind
    {
        /// <summary>Nothing secret.</summary>
        None,

        /// <summary>Often something else (auth, salt, signature): only a long random value, or user:password, is secret.</summary>
        Weak,

        /// <summary>pwd and pass: often a folder or a test result. Only an unmistakable value is a password.</summary>
        Doubtful,

        /// <summary>May be secret: only a value that looks random counts.</summary>
        Key,

        /// <summary>A person may have chosen the value: anything but a placeholder counts.</summary>
        Password,
    }

    private const int MostWords = 12; // chosen: above real names

    // Last words of names of passwords
    private static readonly NamePart[] Passwords = NamePart.Each(
        "password",
        "wpakey",
        "wifikey",
        "wlankey",
        "wepkey",
        "voicemailpin",
        "passwd",
        "passphrase",
        "passcode",
        "pwd",
        "pw",
        "passwort",
        "kennwort",
        "psw",
        "psk",
        "contrasena",
        "senha",
        "wachtwoord",
        "storepass",
        "keypass",
        "bindpw",
        "rootpw",
        "requirepass",
        "masterauth",
        "upw",
        "mdp",
        "authtok",
        "motdepasse",
        "palavrapasse",
        "heslo",
        "haslo",
        "sifre",
        "parola",
        "salasana",
        "losenord",
        "adgangskode",
        "jelszo",
        "psksecret",
        "pswd",
        "passwrd",
        "pasword",
        "rediscliauth",
        "keymaterial",
        "secretstring",
        "secretvalue",
        "cleartext",
        "alarmcode",
        "doorcode",
        "gatecode",
        "unlockcode",
        "pincode"
    );

    // Searched for anywhere in the name, after its separators are removed
    private static readonly NamePart[] Keys = NamePart.Each(
        "secret",
        "credential",
        "sharedaccess",
        "connectionstring",
        "authorization",
        "sasurl",
        "mnemonic",
        "seedphrase",
        "token",
        "apikey",
        "apihash",
        "accesskey",
        "privatekey",
        "encryptionkey",
        "decryptionkey",
        "validationkey",
        "signingkey",
        "jwtkey",
        "nwkskey",
        "appskey",
        "networkkey",
        "localkey",
        "hmackey",
        "cookiekey",
        "cryptokey",
        "masterkey",
        "authkey",
        "accountkey",
        "sharedkey",
        "presharedkey",
        "clientkey",
        "servicekey",
        "licensekey",
        "sessionkey",
        "deploykey",
        "webhookkey",
        "streamkey",
        "codeverifier",
        "passkey",
        "subscriptionkey",
        "applicationkey",
        "pkcs12",
        "p12base64",
        "pfxbase64",
        "keystorebase64",
        "keystoredata",
        "kubeconfigbase64",
        "kubeconfigdata",
        "appkey",
        "cookie",
        "samlresponse",
        "sessionid",
        "phpsessid",
        "devicecode",
        "usercode",
        "authcode",
        "authorizationcode",
        "keybase",
        "signingsalt",
        "encryptionsalt",
        "recoverycode"
    );

    public static Kind Classify(ReadOnlySpan<char> name)
    {
        if (name.Length is < 2 or > 64)
            return Kind.None;
        var known = _known ??= new (string? Name, Kind Kind)[Remembered];
        ref var entry = ref known[((name[0] * 31 + name[name.Length / 2]) * 31 + name[^1] + name.Length * 7) % Remembered];
        if (!name.SequenceEqual(entry.Name))
            entry = (name.ToString(), Judge(name));
        return entry.Kind;
    }

    // Files repeat their names: those seen last are not judged again (chosen; a prime spreads them).
    private const int Remembered = 509;

    [ThreadStatic]
    private static (string? Name, Kind Kind)[]? _known;

    private static Kind Judge(ReadOnlySpan<char> name)
    {
        Span<char> flat = stackalloc char[64];
        Span<int> starts = stackalloc int[MostWords];
        var words = Flatten(name, flat, starts, out var length);
        if (words == 0 || length < 2)
            return Kind.None;
        ReadOnlySpan<char> plain = flat[..length];
        var last = plain[starts[words - 1]..];
        // api_key_2, password1
        if (words > 1 && last.IndexOfAnyExceptInRange('0', '9') < 0)
        {
            plain = plain[..starts[words - 1]];
            last = plain[starts[--words - 1]..];
        }
        last = last.TrimEnd("0123456789");
        if (IsHashOfPassword(plain, last))
            return Kind.Weak;
        if (
            IsAbout(last) && !plain.EndsWith("secretid") && !plain.EndsWith("apihash") && !plain.EndsWith("cleartext")
            || name.IndexOf('.') > 0 && IsFile(last)
        )
            return Kind.None;
        var kind = Named(name, plain, last, words);
        return kind is not Kind.None && Contains(plain, Harmless) ? Kind.None : kind;
    }

    // password_hash, password_sha256_hex; x-shop-hmac-sha256
    private static bool IsHashOfPassword(ReadOnlySpan<char> plain, ReadOnlySpan<char> last) =>
        last is "hash" or "hex" or "sha" or "md" or "digest" or "hashed" or "bcrypt"
        && (plain.IndexOf("password") >= 0 || plain.IndexOf("passwd") >= 0 || last is "sha" && plain.IndexOf("hmac") >= 0);

    private static Kind Named(ReadOnlySpan<char> name, ReadOnlySpan<char> plain, ReadOnlySpan<char> last, int words)
    {
        if (name[(name.LastIndexOf(' ') + 1)..].Length == last.Length && last is "pwd" or "pass")
            return name is "set PASS" ? Kind.Password : Kind.Doubtful;
        if (last is "key" && plain.IndexOf("wireless") >= 0)
            return Kind.Password; // OpenWrt
        if (EndsWith(plain, Passwords, last) || words > 1 && IsOwner(last) && EndsWith(plain[..^last.Length], Passwords, default))
            return Kind.Password;
        // smbpass, wppass
        if (last.Length > 5 && last.EndsWith("pass") && !IsNoPassword(last))
            return Kind.Doubtful;
        if (last is "pass" or "pin" && words > 1 && name[(name.LastIndexOf(' ') + 1)..].Length > 4 && !IsLookup(plain))
            return last is "pin" ? Kind.Weak : Kind.Password;
        if (Contains(plain, Keys))
            return Kind.Key;
        if (last is "key")
            return KindOfKeyName(name, plain, words);
        // A signature that an API puts on its own answers is content.
        if (last is "signature" && (words < 2 && name[0] == 's' || plain.IndexOf("thought") >= 0))
            return Kind.None;
        return IsWeak(last) || last is "sign" && words > 1 ? Kind.Weak : Kind.None;
    }

    // SOMETHING_KEY is an environment variable. Other keys may be anything: only a long random value counts.
    private static Kind KindOfKeyName(ReadOnlySpan<char> name, ReadOnlySpan<char> plain, int words)
    {
        if (plain is "pragmakey")
            return Kind.Password; // SQLCipher
        if (words < 2 || IsLookup(plain))
            return Kind.None;
        return name.EndsWith("_KEY", StringComparison.Ordinal) ? Kind.Key : Kind.Weak;
    }

    public static string Label(Kind kind) => kind is Kind.Password or Kind.Doubtful ? "password" : "secret";

    /// <summary>Writes the name's letters and digits in lower case, and the start of each word; returns the number of words.</summary>
    private static int Flatten(ReadOnlySpan<char> name, Span<char> flat, Span<int> starts, out int length)
    {
        length = 0;
        var words = 0;
        var inside = false;
        for (var i = 0; i < name.Length; i++)
        {
            var c = name[i];
            if (!char.IsAsciiLetterOrDigit(c))
            {
                inside = false;
                continue;
            }
            var hump = char.IsAsciiLetterUpper(c) && i > 0 && char.IsAsciiLetterLower(name[i - 1]);
            if ((!inside || hump) && words < MostWords)
                starts[words++] = length;
            inside = true;
            flat[length++] = (char)(c | 0x20);
        }
        return words;
    }

    private static bool Contains(ReadOnlySpan<char> plain, NamePart[] list)
    {
        var letters = NamePart.LettersOf(plain);
        foreach (var part in list)
            if ((part.Letters & ~letters) == 0 && plain.IndexOf(part.Text) >= 0)
                return true;
        return false;
    }

    // Short endings must be a word of their own: "pw", but not "gpw".
    private static bool EndsWith(ReadOnlySpan<char> plain, NamePart[] list, ReadOnlySpan<char> last)
    {
        plain = plain.TrimEnd("0123456789");
        var letters = NamePart.LettersOf(plain);
        foreach (var part in list)
            if ((part.Letters & ~letters) == 0 && (part.Text.Length < 5 ? last.SequenceEqual(part.Text) : plain.EndsWith(part.Text)))
                return true;
        return last.Length > 3 && last.EndsWith("pwd") || IsCompoundPass(last);
    }
}
