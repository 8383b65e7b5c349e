namespace TotalMemory.Spool.Redaction;

/// <summary>What a name says of the value assigned to it.</summary>
internal static class SecretName
{
    public enum Kind
    {
        /// <summary>Nothing secret.</summary>
        None,

        /// <summary>May be secret: only a random-looking value is.</summary>
        Key,

        /// <summary>A person may have chosen the value: any value that is not a placeholder counts.</summary>
        Password,
    }

    private static readonly string[] Passwords = ["password", "passwd", "passphrase", "pwd", "passwort"];

    private static readonly string[] Keys =
    [
        "secret",
        "token",
        "apikey",
        "accesskey",
        "privatekey",
        "secretkey",
        "encryptionkey",
        "signingkey",
        "masterkey",
        "authkey",
        "accountkey",
        "sharedkey",
        "credential",
        "sharedaccess",
        "servicekey",
        "licensekey",
        "sessionkey",
        "deploykey",
        "webhookkey",
        "subscriptionkey",
        "connectionstring",
        "authorization",
        "sasurl",
        "cookie",
    ];

    // Names of these are about secrets, or hold something public.
    private static readonly string[] Harmless =
    [
        "public",
        "tokens",
        "tokenizer",
        "tokencount",
        "maxtoken",
        "tokenlimit",
        "tokentype",
        "tokenusage",
        "tokenbudget",
        "secretname",
        "secretsmanager",
        "passwordreset",
        "passwordless",
        "passwordfield",
        "passwordinput",
        "tokenurl",
        "tokenendpoint",
        "secretref",
        "cachekey",
        "csscookie",
        "tokenpath",
        "tokenfile",
        "secretfile",
        "secretpath",
        "cookiename",
        "cookiepolicy",
        "tokenname",
        "keyname",
        "passwordhash",
        "passwordpolicy",
        "oldpwd",
        "passwordfile",
        "credentialstype",
        "cookieconsent",
    ];

    public static Kind Of(ReadOnlySpan<char> name)
    {
        if (name.Length is < 3 or > 64)
            return Kind.None;
        Span<char> flat = stackalloc char[name.Length];
        var n = 0;
        foreach (var c in name)
            if (char.IsAsciiLetterOrDigit(c))
                flat[n++] = char.ToLowerInvariant(c);
        var plain = flat[..n];
        foreach (var word in Harmless)
            if (plain.IndexOf(word) >= 0)
                return Kind.None;
        foreach (var word in Passwords)
            if (plain.EndsWith(word, StringComparison.Ordinal))
                return plain is "pwd" && name is "PWD" ? Kind.None : Kind.Password;
        if (
            plain.EndsWith("pass", StringComparison.Ordinal)
            && name is not "pass"
            && (plain.IndexOf("db") >= 0 || plain.IndexOf("user") >= 0 || name.IndexOf('_') >= 0 || name is "PASS")
        )
            return Kind.Password;
        foreach (var word in Keys)
            if (plain.IndexOf(word) >= 0)
                return Kind.Key;
        // SOMETHING_KEY in an environment; "cacheKey" and "key" name map entries.
        return name.EndsWith("_KEY", StringComparison.Ordinal) && !IsLookup(plain) ? Kind.Key : Kind.None;
    }

    public static string Label(Kind kind) => kind is Kind.Password ? "password" : "secret";

    private static bool IsLookup(ReadOnlySpan<char> plain)
    {
        foreach (
            var word in (ReadOnlySpan<string>)
                [
                    "cache",
                    "primary",
                    "foreign",
                    "partition",
                    "sort",
                    "row",
                    "lookup",
                    "index",
                    "hot",
                    "unique",
                    "idempot",
                    "storage",
                    "local",
                ]
        )
            if (plain.StartsWith(word, StringComparison.Ordinal))
                return true;
        return false;
    }
}
