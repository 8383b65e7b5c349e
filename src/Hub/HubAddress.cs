using System.Net;
using Npgsql;
using TotalMemory.Sync;

namespace TotalMemory.Hub;

/// <summary>
/// A hub's address, from <c>postgres://user:password@host:port/database?sslmode=…</c>. Its text form never contains the password.
/// </summary>
internal sealed record HubAddress(string Host, int Port, string Database, string User, SslMode Tls, string? RootCertificate)
{
    private const int UsualPort = 5432; // published: PostgreSQL's

    /// <summary>Chosen, in seconds: longer than a slow connection needs, short enough that a waiting job is not held up.</summary>
    private const int Timeout = 30;

    /// <summary>Parses an address and the password in it.</summary>
    /// <exception cref="HubException">It is not an address, or it would send the memory over a network unencrypted.</exception>
    public static HubAddress Parse(string url, out string? password)
    {
        if (
            !Uri.TryCreate(url, UriKind.Absolute, out var uri)
            || uri.Scheme is not ("postgres" or "postgresql")
            || uri.Host.Length == 0
            || uri.AbsolutePath.Trim('/').Length == 0
        )
            throw new HubException("A hub's address reads postgres://USER@HOST:PORT/DATABASE.");
        var who = uri.UserInfo.Split(':', 2);
        if (who[0].Length == 0)
            throw new HubException("The address names no user: postgres://USER@HOST:PORT/DATABASE.");
        password = who.Length > 1 ? Uri.UnescapeDataString(who[1]) : null;
        var options = Options(uri.Query);
        var host = uri.Host.Trim('[', ']');
        if (IPAddress.TryParse(host, out var ip) && (ip.Equals(IPAddress.Any) || ip.Equals(IPAddress.IPv6Any)))
            throw new HubException($"{host} is where a server listens, and no machine's address. Name the host.");
        return new HubAddress(
            host,
            uri.Port > 0 ? uri.Port : UsualPort,
            Uri.UnescapeDataString(uri.AbsolutePath.Trim('/')),
            Uri.UnescapeDataString(who[0]),
            TlsOf(options.GetValueOrDefault("sslmode"), IsLoopback(host)),
            options.GetValueOrDefault("sslrootcert") is { Length: > 0 } authority ? Path.GetFullPath(authority) : null
        );
    }

    /// <summary>Does not open a connection yet; the caller disposes it.</summary>
    /// <exception cref="HubException">The file with the trusted root certificates is missing.</exception>
    public NpgsqlDataSource Connect(string? password)
    {
        if (RootCertificate is not null && !File.Exists(RootCertificate))
            throw new HubException($"The hub's authority is missing: there is no file {RootCertificate} (sslrootcert).");
        var builder = new NpgsqlConnectionStringBuilder
        {
            Host = Host,
            Port = Port,
            Database = Database,
            Username = User,
            Password = password,
            SslMode = Tls,
            RootCertificate = RootCertificate,
            Timeout = Timeout,
            CommandTimeout = 4 * Timeout,
            ApplicationName = "totalmemory",
            MaxPoolSize = 2,
            PersistSecurityInfo = false,
            IncludeErrorDetail = false,
        };
        var slim = new NpgsqlSlimDataSourceBuilder(builder.ConnectionString);
        slim.EnableArrays();
        slim.EnableTransportSecurity();
        return slim.Build();
    }

    public override string ToString()
    {
        var options = IsLoopback(Host) && Tls == SslMode.Prefer ? "" : $"?sslmode={Name(Tls)}";
        if (RootCertificate is not null)
            options += $"{(options.Length == 0 ? '?' : '&')}sslrootcert={Uri.EscapeDataString(RootCertificate)}";
        var host = Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]" : Host;
        return $"postgres://{Uri.EscapeDataString(User)}@{host}:{Port}/{Uri.EscapeDataString(Database)}{options}";
    }

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || IPAddress.TryParse(host, out var ip) && IPAddress.IsLoopback(ip);

    private static SslMode TlsOf(string? mode, bool isLoopback) =>
        mode switch
        {
            null => isLoopback ? SslMode.Prefer : SslMode.VerifyFull,
            "require" => SslMode.Require,
            "verify-ca" => SslMode.VerifyCA,
            "verify-full" => SslMode.VerifyFull,
            "prefer" when isLoopback => SslMode.Prefer,
            "disable" when isLoopback => SslMode.Disable,
            "prefer" or "disable" or "allow" => throw new HubException(
                $"sslmode={mode} would send your memory over the network in the clear. Use sslmode=verify-full, or require."
            ),
            _ => throw new HubException($"sslmode is require, verify-ca or verify-full, not {mode}."),
        };

    private static string Name(SslMode mode) =>
        mode switch
        {
            SslMode.Disable => "disable",
            SslMode.Require => "require",
            SslMode.VerifyCA => "verify-ca",
            SslMode.VerifyFull => "verify-full",
            _ => "prefer",
        };

    private static Dictionary<string, string> Options(string query) =>
        query
            .TrimStart('?')
            .Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(o => o.Split('=', 2))
            .GroupBy(o => o[0], StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => Uri.UnescapeDataString(g.First().ElementAtOrDefault(1) ?? ""), StringComparer.Ordinal);
}
