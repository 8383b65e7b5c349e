using System.Globalization;

namespace TotalMemory.Spool.Git;

/// <summary>Normalises the address of a remote repository (git-clone(1), "GIT URLS").</summary>
public static class RemoteAddress
{
    private const int Longest = 2048; // chosen: far above an address
    private const string FormerAzure = ".visualstudio.com";

    private static readonly string[] Schemes =
    [
        "https",
        "http",
        "ssh",
        "git",
        "git+ssh",
        "ssh+git",
        "git+https",
        "git+http",
        "ftp",
        "ftps",
        "rsync",
    ];

    // Alternative names of hosts, for networks that only allow HTTPS.
    private static readonly Dictionary<string, string> OtherNames = new(StringComparer.Ordinal)
    {
        ["ssh.github.com"] = "github.com",
        ["www.github.com"] = "github.com",
        ["altssh.gitlab.com"] = "gitlab.com",
        ["www.gitlab.com"] = "gitlab.com",
        ["altssh.bitbucket.org"] = "bitbucket.org",
        ["www.bitbucket.org"] = "bitbucket.org",
        ["ssh.dev.azure.com"] = "dev.azure.com",
        ["vs-ssh.visualstudio.com"] = "dev.azure.com",
    };

    /// <summary>
    /// <c>host/owner/name</c> in lower case, without user, password, default port, <c>.git</c>, query and fragment. Null when the address
    /// has no host (a path, a relative path, a bundle): such an address means a different repository in every folder.
    /// </summary>
    public static string? Canonical(string address)
    {
        address = address.Trim();
        if (address.Length is 0 or > Longest || address.AsSpan().ContainsAnyInRange('\0', '\u001f'))
            return null;
        var scheme = address.IndexOf("://", StringComparison.Ordinal);
        return scheme >= 0 ? OfUrl(address[..scheme].ToLowerInvariant(), address[(scheme + 3)..]) : OfScp(address);
    }

    private static string? OfUrl(string scheme, string rest)
    {
        if (!Schemes.Contains(scheme))
            return null;
        var isHttp = scheme.EndsWith("http", StringComparison.Ordinal) || scheme.EndsWith("https", StringComparison.Ordinal);
        if (isHttp && rest.IndexOfAny(['?', '#']) is >= 0 and var query)
            rest = rest[..query];
        var slash = rest.IndexOf('/');
        var isNumeric = rest.StartsWith('[') && slash > 0 && !rest[..slash].Contains('@', StringComparison.Ordinal);
        // A password may hold anything, a slash and an at sign too.
        var at = rest.LastIndexOf('@');
        if (at > slash && slash >= 0 && (isNumeric || HostAndPort(rest[..slash]).Host.IndexOf(':') < 0))
            at = rest.LastIndexOf('@', slash);
        rest = rest[(at + 1)..];
        slash = rest.IndexOf('/');
        if (slash <= 0)
            return null;
        var (host, port) = HostAndPort(rest[..slash]);
        return Joined(host, port, Decoded(rest[slash..]), scheme.Contains("ssh", StringComparison.Ordinal), scheme);
    }

    // [user@]host:path without a slash before the colon; "C:\path" is a drive.
    private static string? OfScp(string address)
    {
        var slash = address.IndexOfAny(['/', '\\']);
        var close = address.IndexOf("]:", StringComparison.Ordinal);
        var colon = close > 0 ? close + 1 : address.IndexOf(':');
        if (colon <= 0 || slash >= 0 && slash < colon || address.AsSpan(colon).StartsWith("::"))
            return null;
        var server = address[..colon];
        var isInBrackets = server.StartsWith('[') && server.Contains('@', StringComparison.Ordinal);
        if (isInBrackets)
            server = server[1..^1];
        var at = server.LastIndexOf('@');
        if (at < 0 && colon == 1)
            return null;
        server = server[(at + 1)..];
        var (host, port) = isInBrackets || server.Count(c => c == ':') == 1 ? HostAndPort(server.Trim('[', ']')) : (server, "");
        return Joined(host, port, address[(colon + 1)..], isSsh: true, "ssh");
    }

    private static (string Host, string Port) HostAndPort(string server)
    {
        var colon = server.LastIndexOf(':');
        return colon > server.LastIndexOf(']') && server[(colon + 1)..].All(char.IsAsciiDigit)
            ? (server[..colon], server[(colon + 1)..])
            : (server, "");
    }

    private static string? Joined(string host, string port, string path, bool isSsh, string scheme)
    {
        host = host.Trim('[', ']').TrimEnd('.').ToLowerInvariant();
        if (isSsh)
            host = SshHosts.NameOf(host).TrimEnd('.').ToLowerInvariant();
        host = OtherNames.GetValueOrDefault(host, host);
        // The name Azure DevOps had before: the organisation stood in the host.
        if (host.EndsWith(FormerAzure, StringComparison.Ordinal))
            (host, path) = ("dev.azure.com", host[..^FormerAzure.Length] + "/" + path);
        if (host.Length == 0 || host.Any(char.IsWhiteSpace) || host.StartsWith('.'))
            return null;
        path = Path(host, path, isSsh);
        return path.Length == 0 ? null : $"{host}{PortThatCounts(host, port, isSsh, scheme)}/{path}".ToLowerInvariant();
    }

    // An SSH port does not identify a repository, except on localhost, where it distinguishes servers.
    private static string PortThatCounts(string host, string port, bool isSsh, string scheme)
    {
        var standard = scheme switch
        {
            "http" or "git+http" => 80,
            "https" or "git+https" => 443,
            "git" => 9418,
            _ => 22,
        };
        if (!int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number == standard)
            return "";
        return isSsh && host is not ("localhost" or "127.0.0.1" or "::1") ? "" : $":{number}";
    }

    private static string Path(string host, string path, bool isSsh)
    {
        var parts = path.Replace('\\', '/').Split('/').Where(p => p is not ("" or "." or "~")).ToList();
        if (host is "dev.azure.com")
            parts = AzureParts(parts);
        // Bitbucket Server writes scm/project/name for HTTPS and project/name for ssh.
        else if (!isSsh && parts is ["scm", _, _])
            parts.RemoveAt(0);
        if (parts.Count > 0 && parts[^1] != ".git" && parts[^1].EndsWith(".git", StringComparison.OrdinalIgnoreCase))
            parts[^1] = parts[^1][..^4];
        else if (parts.Count > 1 && parts[^1] == ".git")
            parts.RemoveAt(parts.Count - 1);
        return parts.Contains("..") ? "" : string.Join('/', parts);
    }

    // v3/org/project/name for ssh, org/project/_git/name for HTTPS, org/_git/name where the project is called like the repository.
    private static List<string> AzureParts(List<string> parts)
    {
        var kept = parts
            .Where(
                (p, i) => p is not ("_git" or "_optimized" or "_full") && !(i == 0 && p == "v3") && !(i == 1 && p == "DefaultCollection")
            )
            .ToList();
        return kept.Count == 2 && parts.Contains("_git") ? [.. kept, kept[1]] : kept;
    }

    private static string Decoded(string path) => path.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(path) : path;
}
