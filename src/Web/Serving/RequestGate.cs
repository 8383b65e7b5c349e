namespace TotalMemory.Web.Serving;

/// <summary>What a request says about where it comes from.</summary>
/// <param name="Cookie">The session's cookie; null when there is none.</param>
/// <param name="Csrf">The word that a change brought along.</param>
internal sealed record Caller(string Method, string? Host, string? Origin, string? FetchSite, string? Cookie, string? Csrf);

/// <summary>Why a request is turned away, in words for a person.</summary>
internal sealed record Refusal(int Status, string Words);

/// <summary>
/// Who may enter: a browser on this machine that was invited, asking from our own page. Pure. Names other than ours are refused (DNS
/// rebinding), as is every change that another page sends.
/// </summary>
internal sealed class RequestGate(int port)
{
    private readonly string[] hosts = [$"127.0.0.1:{port}", $"localhost:{port}"];

    public Refusal? Judge(Caller caller, string? session, string? csrf)
    {
        if (!IsOurHost(caller.Host))
            return new Refusal(421, "This is not an address of TotalMemory.");
        if (caller.Method is not ("GET" or "HEAD" or "POST"))
            return new Refusal(405, "Only GET and POST are answered.");
        if (caller.Origin is { } origin && !IsOurOrigin(origin, caller.Host!))
            return new Refusal(403, "Another page asked for this; it was refused.");
        if (caller.FetchSite is "cross-site" or "same-site")
            return new Refusal(403, "Another page asked for this; it was refused.");
        if (session is null || caller.Cookie is null || !IsSame(session, caller.Cookie))
            return new Refusal(403, "Open this page with: totalmemory web");
        if (caller.Method == "POST" && (csrf is null || caller.Csrf is null || !IsSame(csrf, caller.Csrf)))
            return new Refusal(403, "This form is too old. Load the page again.");
        return null;
    }

    /// <summary>Whether the first visit, with its invitation, is at our own address.</summary>
    public bool IsOurHost(string? host) => host is not null && hosts.Contains(host, StringComparer.OrdinalIgnoreCase);

    private static bool IsOurOrigin(string origin, string host) => origin.Equals("http://" + host, StringComparison.OrdinalIgnoreCase);

    // Compares all of it: how long it takes tells nothing.
    private static bool IsSame(string one, string other)
    {
        var difference = one.Length ^ other.Length;
        for (var i = 0; i < Math.Min(one.Length, other.Length); i++)
            difference |= one[i] ^ other[i];
        return difference == 0;
    }
}
