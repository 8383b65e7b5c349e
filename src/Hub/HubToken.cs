using TotalMemory.Spool;
using TotalMemory.Sync;

namespace TotalMemory.Hub;

/// <summary>Everything an unattended machine needs to join: address, password and pairing code in one line.</summary>
internal sealed record HubToken(string Address, string? Code)
{
    /// <summary>The token from the environment variable; null if it is not set.</summary>
    public static HubToken? FromEnvironment => EnvironmentHub.Token is { } token ? Parse(token) : null;

    public static HubToken Parse(string token)
    {
        var parts = token.Trim().Split('#', 2);
        return new HubToken(parts[0], parts.Length > 1 && parts[1].Length > 0 ? parts[1] : null);
    }

    /// <summary>The token of a machine that has joined.</summary>
    /// <exception cref="HubException">The machine has not joined, or its secrets are missing.</exception>
    public static HubToken For(MemoryHome home)
    {
        var membership = HubMembership.Load(home) ?? throw new HubException("This memory has joined no hub.");
        var secrets = HubSecrets.Load(home, membership.Machine);
        var address = membership.Address;
        if (secrets.Password is { } password)
        {
            var at = address.IndexOf('@', StringComparison.Ordinal);
            address = $"{address[..at]}:{Uri.EscapeDataString(password)}{address[at..]}";
        }
        return new HubToken(address, secrets.Key);
    }

    public override string ToString() => Code is null ? Address : $"{Address}#{Code}";
}
