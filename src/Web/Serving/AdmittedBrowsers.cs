using System.Collections.Concurrent;
using TotalMemory.Spool;

namespace TotalMemory.Web.Serving;

/// <summary>An admitted browser.</summary>
/// <param name="Csrf">The CSRF token that every change must send.</param>
internal sealed record AdmittedBrowser(string Cookie, string Csrf);

/// <summary>The admitted browsers, remembered as long as the server runs.</summary>
internal sealed class AdmittedBrowsers(WebAccess access)
{
    /// <summary>Chosen: enough for the browsers and profiles of one person.</summary>
    private const int Most = 50;

    private readonly ConcurrentDictionary<string, AdmittedBrowser> known = new(StringComparer.Ordinal);

    /// <summary>Null if the invitation is wrong, expired or used.</summary>
    public AdmittedBrowser? Admit(string invitation)
    {
        if (known.Count >= Most || !access.Accept(invitation))
            return null;
        var admission = new AdmittedBrowser(WebAccess.Secret(), WebAccess.Secret());
        known[admission.Cookie] = admission;
        return admission;
    }

    public AdmittedBrowser? Find(string? cookie) => cookie is null ? null : known.GetValueOrDefault(cookie);
}
