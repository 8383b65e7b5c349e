namespace TotalMemory.Spool.Redaction;

/// <summary>Last words of names. Written as patterns, which compile to fast switches: they are checked for each name.</summary>
internal static partial class SecretName
{
    /// <summary>For names of something about a secret (its length, type or path), not of the secret.</summary>
    // csharpier-ignore
    private static bool IsAbout(ReadOnlySpan<char> word) =>
        word is "length" or "len" or "min" or "max" or "count" or "size" or "type" or "name" or "field" or "input" or "label"
            or "placeholder" or "hint" or "error" or "message" or "policy" or "regex" or "pattern" or "url" or "uri"
            or "endpoint" or "path" or "file" or "filename" or "dir" or "ref" or "reference" or "expiry" or "expires"
            or "expiration" or "ttl" or "age" or "at" or "date" or "id" or "arn" or "prefix" or "suffix" or "header" or "param"
            or "column" or "index" or "manager" or "service" or "provider" or "factory" or "store" or "repository"
            or "validator" or "encoder" or "hasher" or "hash" or "strength" or "reset" or "required" or "enabled" or "visible"
            or "changed" or "algorithm" or "version" or "limit" or "usage" or "budget" or "tokens" or "tokenizer" or "secrets"
            or "passwords" or "consent" or "class" or "method" or "mode" or "scope" or "status" or "source" or "public"
            or "env" or "var" or "command" or "helper" or "callback" or "handler" or "stdin" or "host" or "domain" or "user"
            or "username" or "email" or "text";

    /// <summary>For variables that hold an id, a digest or something else without a secret.</summary>
    public static bool IsHarmlessVariable(ReadOnlySpan<char> name)
    {
        Span<char> last = stackalloc char[64];
        var word = name[(name.LastIndexOfAny('_', '-') + 1)..];
        if (word.Length > last.Length)
            return true;
        word.ToLowerInvariant(last);
        return IsAbout(last[..word.Length]) || IsDigest(last[..word.Length]) || name.Contains("PUBLIC", StringComparison.Ordinal);
    }

    /// <summary>For names of passwords that end in whose they are: passwordAdmin, PASSWORD_PROD, password_confirmation.</summary>
    // csharpier-ignore
    private static bool IsOwner(ReadOnlySpan<char> word) =>
        word is "admin" or "root" or "db" or "database" or "prod" or "production" or "staging" or "dev" or "smtp" or "ftp"
            or "master" or "server" or "wifi" or "new" or "old" or "again" or "repeat" or "confirm" or "confirmation";

    // csharpier-ignore
    private static bool IsDigest(ReadOnlySpan<char> word) =>
        word is "sha" or "sha1" or "sha256" or "sha512" or "md5" or "digest" or "checksum" or "sum" or "commit" or "rev" or "revision"
            or "cid" or "uuid" or "guid" or "sheet" or "spreadsheet" or "folder" or "address" or "fingerprint" or "build"
            or "integrity" or "data" or "image" or "tag" or "nonce" or "blob" or "base64" or "b64" or "cert" or "ids" or "x" or "a";

    /// <summary>File extensions: in "file.ts:12", the name before the colon is a file.</summary>
    // csharpier-ignore
    public static bool IsFile(ReadOnlySpan<char> word) =>
        word is "md" or "cs" or "ts" or "js" or "rs" or "py" or "go" or "java" or "c" or "h" or "cpp" or "json" or "yml"
            or "yaml" or "toml" or "rb" or "php" or "txt" or "sql" or "log" or "html" or "css" or "tsx" or "jsx" or "vue"
            or "kt" or "swift" or "https" or "http";

    /// <summary>Names of passwords that end in "pass"; not bypass, compass, firstpass.</summary>
    // csharpier-ignore
    private static bool IsCompoundPass(ReadOnlySpan<char> word) =>
        word is "sshpass" or "dbpass" or "ftppass" or "smtppass" or "mailpass" or "mysqlpass" or "redispass" or "userpass"
            or "adminpass" or "rootpass" or "keypass" or "storepass" or "vncpass" or "proxypass" or "wifipass" or "svnpass";

    // csharpier-ignore
    private static bool IsNoPassword(ReadOnlySpan<char> word) =>
        word is "bypass" or "compass" or "encompass" or "surpass" or "trespass" or "overpass" or "underpass" or "firstpass"
            or "secondpass" or "renderpass" or "subpass" or "prepass" or "postpass" or "multipass" or "onepass" or "twopass"
            or "testpass" or "typecheckpass" or "buildpass";

    /// <summary>For names that are often not of a secret.</summary>
    // csharpier-ignore
    private static bool IsWeak(ReadOnlySpan<char> word) =>
        word is "auth" or "salt" or "pat" or "creds" or "cred" or "signature" or "sig" or "hmac" or "dsn" or "pepper"
            or "session" or "sessionid" or "sid" or "csrf" or "xsrf" or "tok" or "otp" or "totp"
            or "ntlm" or "jwt" or "bearer" or "ticket" or "passkey"
            or "pass" or "pin" or "vmpin" or "puk" or "seed" or "encrypt" or "key" or "login"
            or "signing" or "passwordsalt" or "passwordsecret";

    private static bool IsLookup(ReadOnlySpan<char> plain)
    {
        foreach (var word in Lookups)
            if (plain.StartsWith(word))
                return true;
        return false;
    }

    private static readonly string[] Lookups =
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
        "bypass",
        "compass",
        "first",
        "second",
        "last",
        "render",
        "object",
    ];
}
