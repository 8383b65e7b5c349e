using System.Buffers;

namespace TotalMemory.Spool.Redaction;

/// <summary>E-mail addresses. <c>git@host:path</c> is an address of a repository and stays, as does <c>@scope/package@1.2.3</c>.</summary>
internal static class EmailAddresses
{
    private static readonly SearchValues<char> Local = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._%+-"
    );
    private static readonly SearchValues<char> Domain = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-"
    );

    // Endings of file names that follow an '@' in paths and asset names (icon@2x.png), not in addresses.
    private static readonly string[] FileEndings = ["png", "jpg", "jpeg", "svg", "gif", "webp", "js", "ts", "css", "json", "md"];

    public static void Find(string text, List<Finding> found)
    {
        for (var at = text.IndexOf('@'); at >= 0; at = text.IndexOf('@', at + 1))
        {
            var start = at;
            while (start > 0 && at - start < 64 && Local.Contains(text[start - 1]))
                start--;
            if (start > 1 && text[start - 1] == '\\' && text[start] is 'n' or 'r' or 't')
                start++;
            while (start < at && text[start] is '.' or '-')
                start++;
            var end = Chars.RunEnd(text, at + 1, Domain, 255);
            while (end > at + 1 && text[end - 1] is '.' or '-')
                end--;
            if (start >= 3 && text.AsSpan(start - 3, 3) is "://")
                continue; // the user of an address, not a person's
            if (start == at || !IsDomain(text.AsSpan(at + 1, end - at - 1)))
                continue;
            var user = text.AsSpan(start, at - start);
            if (
                user is "git"
                || (
                    end < text.Length
                    && text[end] == ':'
                    && end + 1 < text.Length
                    && Chars.IsAlphanumeric(text[end + 1])
                    && user is "hg" or "svn"
                )
            )
                continue;
            found.Add(new Finding(start, end, "email"));
        }
    }

    private static bool IsDomain(ReadOnlySpan<char> domain)
    {
        var dot = domain.LastIndexOf('.');
        if (dot <= 0 || domain.Length - dot - 1 is < 2 or > 24 || domain.IndexOf("..") >= 0)
            return false;
        var ending = domain[(dot + 1)..];
        foreach (var c in ending)
            if (!char.IsAsciiLetter(c))
                return false;
        foreach (var file in FileEndings)
            if (ending.Equals(file, StringComparison.OrdinalIgnoreCase))
                return false;
        return true;
    }
}
