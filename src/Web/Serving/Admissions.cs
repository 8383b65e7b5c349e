using System.Collections.Concurrent;
using TotalMemory.Spool;

namespace TotalMemory.Web.Serving;

/// <summary>A browser that was let in.</summary>
/// <param name="Csrf">Every change must bring it back.</param>
internal sealed record Admission(string Cookie, string Csrf);

/// <summary>The browsers that were let in. They are known as long as the server lives.</summary>
internal sealed class Admissions(WebAccess door)
{
    /// <summary>Chosen: browsers and profiles of one person.</summary>
    private const int Most = 50;

    private readonly ConcurrentDictionary<string, Admission> known = new(StringComparer.Ordinal);

    /// <summary>Null when the invitation is wrong, old or used.</summary>
    public Admission? Admit(string invitation)
    {
        if (known.Count >= Most || !door.Accept(invitation))
            return null;
        var admission = new Admission(WebAccess.Secret(), WebAccess.Secret());
        known[admission.Cookie] = admission;
        return admission;
    }

    public Admission? Find(string? cookie) => cookie is null ? null : known.GetValueOrDefault(cookie);
}
