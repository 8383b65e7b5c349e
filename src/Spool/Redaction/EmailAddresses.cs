using System.Buffers;

namespace TotalMemory.Spool.Redaction;

/// <summary>
/// E-mail addresses, including non-ASCII ones (RFC 6531). Addresses of remote machines stay (<c>git@host:path</c>, <c>ssh
/// root@host</c>),
/// as does <c>@scope/package@1.2.3</c>.
/// </summary>
internal static class EmailAddresses
{
    private const string Ascii = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private static readonly SearchValues<char> Local = SearchValues.Create(Ascii + "._%+-");
    private static readonly SearchValues<char> Domain = SearchValues.Create(Ascii + ".-");

    // Endings of file names that follow an '@' in paths and asset names (icon@2x.png), not in addresses.
    private static readonly string[] FileEndings =
    [
        "png",
        "jpg",
        "jpeg",
        "svg",
        "gif",
        "webp",
        "js",
        "ts",
        "css",
        "json",
        "md",
        "html",
        "py",
        "rb",
        "service",
        "sha256",
    ];

    // Accounts of services and machines, not of people.
    private static readonly string[] Machines =
    [
        "git",
        "hg",
        "svn",
        "root",
        "ubuntu",
        "ec2-user",
        "pi",
        "deploy",
        "vagrant",
        "gitlab",
        "aur",
        "www-data",
        "azureuser",
        "postgres",
        "admin@",
        "jenkins",
        "runner",
    ];

    private static readonly string[] RemoteShells = ["ssh", "scp", "sftp", "rsync", "mosh", "ssh-copy-id", "autossh", "sshfs"];

    public static void Find(string text, List<Finding> found)
    {
        for (var at = text.IndexOf('@'); at >= 0; at = at + 1 < text.Length ? text.IndexOf('@', at + 1) : -1)
        {
            var start = Start(text, at);
            var end = at + 1;
            while (end < text.Length && end - at < 255 && Is(text[end], Domain))
                end++;
            while (end > at + 1 && text[end - 1] is '.' or '-')
                end--;
            if (start >= 3 && text.AsSpan(start - 3, 3) is "://")
                continue; // the user name of a URL
            if (start == at || !IsDomain(text.AsSpan(at + 1, end - at - 1)) || IsPlace(text, start, at, end))
                continue;
            found.Add(new Finding(start, end, "email"));
            TypedLogins.AfterAddress(text, end, found);
        }
    }

    private static int Start(string text, int at)
    {
        var start = at;
        while (start > 0 && at - start < 64 && Is(text[start - 1], Local))
            start--;
        if (start > 0 && text[start - 1] == '\\' && start < at && text[start] is 'n' or 'r' or 't')
            start++;
        // A plus sign is the mark of an added line: +@router.post
        while (start < at && text[start] is '.' or '-' or '+')
            start++;
        return start;
    }

    // Non-ASCII letters below U+0700: of scripts that put blanks between words.
    private static bool Is(char c, SearchValues<char> ascii) => c < 128 ? ascii.Contains(c) : c < '\u0700' && char.IsLetter(c);

    // user@host:path, or an argument of ssh, scp and the like
    private static bool IsPlace(string text, int start, int at, int end)
    {
        var user = text.AsSpan(start, at - start);
        foreach (var machine in Machines)
            if (user.SequenceEqual(machine))
                return true;
        if (
            end + 1 < text.Length
            && text[end] == ':'
            && (text[end + 1] is '/' or '~' or '.' || CharacterRuns.IsAlphanumeric(text[end + 1]) && PathFollows(text, end + 1))
        )
            return true;
        var line = text.AsSpan(Math.Max(0, start - 80), Math.Min(80, start));
        line = line[(line.LastIndexOfAny("\n|;&") + 1)..].TrimStart(" $>#\"'`");
        foreach (var shell in RemoteShells)
            if (line.StartsWith(shell) && line.Length > shell.Length && line[shell.Length] == ' ')
                return true;
        return false;
    }

    private static bool PathFollows(string text, int at)
    {
        var end = CharacterRuns.RunEnd(text, at, CharacterRuns.Dotted, 100);
        return end < text.Length && text[end] == '/' || text.AsSpan(at, end - at).EndsWith(".git");
    }

    private static bool IsDomain(ReadOnlySpan<char> domain)
    {
        var dot = domain.LastIndexOf('.');
        if (dot <= 0 || domain.Length - dot - 1 is < 2 or > 24 || domain.IndexOf("..") >= 0)
            return false;
        // A version, as in package@1.2.3
        if (
            char.IsAsciiDigit(domain[0])
            && domain[..domain.IndexOf('.')].IndexOfAnyExceptInRange('0', '9') < 0
            && domain.IndexOfAnyInRange('0', '9') == 0
        )
            return false;
        var ending = domain[(dot + 1)..];
        foreach (var c in ending)
            if (!char.IsLetter(c) && !ending.StartsWith("xn--"))
                return false;
        foreach (var file in FileEndings)
            if (ending.Equals(file, StringComparison.OrdinalIgnoreCase))
                return false;
        return true;
    }
}
