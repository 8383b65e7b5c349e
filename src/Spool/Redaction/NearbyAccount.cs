namespace TotalMemory.Spool.Redaction;

/// <summary>
/// Whether the name of an account or a server is assigned nearby: <c>user=…</c>, <c>Uid=…;</c>, <c>"host": …</c>. If so, <c>pass</c> and
/// <c>pwd</c> name a password, not a folder or a number of passed tests.
/// </summary>
internal static class NearbyAccount
{
    private const int Farthest = 120; // chosen: a line or two; keeps the search linear
    private const int LongestName = 24; // chosen: above real labels

    public static bool HasAccount(string text, int at)
    {
        var start = Math.Max(0, at - Farthest);
        var near = text.AsSpan(start, Math.Min(text.Length, at + Farthest) - start);
        for (var from = 0; from < near.Length; )
        {
            var sign = near[from..].IndexOfAny('=', ':');
            if (sign < 0)
                return false;
            sign += from;
            var name = NameBefore(near, sign);
            if ((IsAccount(name) || IsAccount(name[(name.LastIndexOf(' ') + 1)..])) && HasValue(near, sign))
                return true;
            from = sign + 1;
        }
        return false;
    }

    private static ReadOnlySpan<char> NameBefore(ReadOnlySpan<char> near, int sign)
    {
        var end = sign;
        while (end > 0 && sign - end < 4 && near[end - 1] is ' ' or '"' or '\'' or '\\')
            end--;
        var start = end;
        while (start > 0 && end - start < LongestName && (char.IsAsciiLetter(near[start - 1]) || near[start - 1] is '_' or '-' or ' '))
            start--;
        return near[start..end].TrimStart();
    }

    private static bool HasValue(ReadOnlySpan<char> near, int sign)
    {
        var value = near[(sign + 1)..].TrimStart(" \"'\\");
        return value.Length > 0 && char.IsLetterOrDigit(value[0]);
    }

    // csharpier-ignore
    public static bool IsAccount(ReadOnlySpan<char> name)
    {
        Span<char> lower = stackalloc char[LongestName];
        if (name.IsEmpty || name.Length > LongestName)
            return false;
        name.ToLowerInvariant(lower);
        return lower[..name.Length] is "user" or "username" or "user_name" or "user-name" or "user id" or "userid"
            or "uid" or "login" or "log" or "account" or "email" or "usr" or "db_user" or "auth-user" or "auth_user"
            or "benutzer" or "usuario" or "utilisateur" or "host" or "hostname" or "server" or "broker" or "ssid"
            or "database" or "dbname" or "db";
    }
}
