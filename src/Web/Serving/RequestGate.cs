namespace TotalMemory.Web.Serving;

/// <summary>The headers and values of a request that show where it comes from.</summary>
/// <param name="Cookie">The session cookie; null if there is none.</param>
/// <param name="Csrf">The CSRF token that a change sent.</param>
internal sealed record RequestSource(string Method, string? Host, string? Origin, string? FetchSite, string? Cookie, string? Csrf);

/// <summary>Why a request is refused, in words for a person.</summary>
internal sealed record Refusal(int Status, string Words);

/// <summary>
/// Decides which requests are accepted: those of an invited browser on this machine, sent from our own page. Other host names are refused
/// (DNS rebinding), and so is every change that another site's page sends. Pure.
/// </summary>
internal sealed class RequestGate(int port)
{
    private readonly string[] hosts = [$"127.0.0.1:{port}", $"localhost:{port}"];

    public Refusal? Judge(RequestSource caller, string? session, string? csrf)
    {
        if (!IsOurHost(caller.Host))
            return new Refusal(421, "Wrong address for this page.");
        if (caller.Method is not ("GET" or "HEAD" or "POST"))
            return new Refusal(405, "Only GET and POST are allowed.");
        if (caller.Origin is { } origin && !IsOurOrigin(origin, caller.Host!))
            return new Refusal(403, "Refused: the request came from another page.");
        if (caller.FetchSite is "cross-site" or "same-site")
            return new Refusal(403, "Refused: the request came from another page.");
        if (session is null || caller.Cookie is null || !IsSame(session, caller.Cookie))
            return new Refusal(403, "Open this page with: totalmemory web");
        if (caller.Method == "POST" && (csrf is null || caller.Csrf is null || !IsSame(csrf, caller.Csrf)))
            return new Refusal(403, "This form has expired. Reload the page.");
        return null;
    }

    /// <summary>Whether the first request, which carries the invitation, is addressed to our own host name.</summary>
    public bool IsOurHost(string? host) => host is not null && hosts.Contains(host, StringComparer.OrdinalIgnoreCase);

    private static bool IsOurOrigin(string origin, string host) => origin.Equals("http://" + host, StringComparison.OrdinalIgnoreCase);

    // Takes the same time whatever differs, so that the time reveals nothing.
    private static bool IsSame(string one, string other)
    {
        var difference = one.Length ^ other.Length;
        for (var i = 0; i < Math.Min(one.Length, other.Length); i++)
            difference |= one[i] ^ other[i];
        return difference == 0;
    }
}
