namespace TotalMemory.Spool.Git;

/// <summary>Which remote a repository's settings name.</summary>
internal static class GitRemote
{
    /// <summary><c>host/owner/name</c> of <c>origin</c>, else of the first remote; null when there is none or it names no host.</summary>
    /// <param name="settings">The repository's.</param>
    /// <param name="common">Its common directory.</param>
    public static string? Find(IReadOnlyList<GitSetting> settings, string common)
    {
        var remotes = settings.Where(s => s is { Section: "remote", Key: "url", Part.Length: > 0, Value.Length: > 0 }).ToList();
        if ((remotes.Find(r => r.Part == "origin") ?? remotes.FirstOrDefault()) is not { } remote)
            return null;
        var all = GitSettings.ReadUser(common, settings);
        all.AddRange(settings);
        var address = Rewritten(remote.Value, all, "insteadof") ?? remote.Value;
        return RemoteAddress.Canonical(address)
            ?? (Rewritten(address, all, "pushinsteadof") is { } push ? RemoteAddress.Canonical(push) : null);
    }

    // [url "base"] insteadOf = prefix: the longest prefix wins.
    private static string? Rewritten(string address, IEnumerable<GitSetting> settings, string key) =>
        settings
            .Where(s => s.Section == "url" && s.Key == key && s.Value.Length > 0 && address.StartsWith(s.Value, StringComparison.Ordinal))
            .MaxBy(s => s.Value.Length)
            is { } rule
            ? rule.Part + address[rule.Value.Length..]
            : null;
}
