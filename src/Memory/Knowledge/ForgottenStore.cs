using TotalMemory.Storage;

namespace TotalMemory.Knowledge;

/// <summary>Digests of forgotten text: by session, and of sentences by project.</summary>
internal sealed class ForgottenStore(MemoryConnection c)
{
    public void Add(IReadOnlyList<string> sessions, IEnumerable<string> digests)
    {
        foreach (var digest in digests.Distinct(StringComparer.Ordinal))
        foreach (var session in sessions)
            c.Execute(
                "INSERT OR IGNORE INTO forgotten (session, digest) VALUES ($session, $digest)",
                ("$session", session),
                ("$digest", digest)
            );
    }

    /// <summary>Records that these sessions must forget a name; returns all sessions that must.</summary>
    public List<string> AddName(IReadOnlyList<string> sessions, string name)
    {
        var pending = ForgottenText.PendingDigest(name);
        Add(sessions, [pending]);
        return c.List(
            "SELECT DISTINCT session FROM forgotten WHERE digest IN (SELECT value FROM json_each($digests))",
            r => r.Text("session"),
            ("$digests", Sql.Texts([pending, ForgottenText.WordDigest(name), .. ForgottenName.Digests(name)]))
        );
    }

    /// <summary>Keeps sessions of the record's project, or all sessions if it was global, from bringing these back.</summary>
    public void AddSentences(KnowledgeRecord record, IEnumerable<string> sentences)
    {
        foreach (var digest in sentences.Select(ForgottenRun.Hash).OfType<string>())
            c.Execute(
                "INSERT OR IGNORE INTO forgotten_in (project, scope, digest) VALUES ($project, $scope, $digest)",
                ("$project", record.Project),
                ("$scope", record.Scope),
                ("$digest", digest)
            );
    }

    /// <summary>Allows a text again, because a person saved it on purpose.</summary>
    public void Allow(string text, string project)
    {
        foreach (var digest in ForgottenText.Sentences(text).Select(ForgottenRun.Hash).OfType<string>())
            c.Execute(
                "DELETE FROM forgotten_in WHERE digest = $digest AND (project = $project OR scope = 'global')",
                ("$digest", digest),
                ("$project", project)
            );
    }

    /// <summary>Digests of sentences forgotten in a project; if null, only those forgotten everywhere.</summary>
    public HashSet<string> InProject(string? project) =>
        c.List("SELECT digest FROM forgotten_in WHERE scope = 'global' OR project = $project", r => r.Text("digest"), ("$project", project))
            .ToHashSet(StringComparer.Ordinal);

    /// <summary>All digests for these sessions.</summary>
    public HashSet<string> InSessions(IReadOnlyList<string> sessions) =>
        c.List(
                """
                SELECT digest FROM forgotten WHERE session IN (SELECT value FROM json_each($sessions))
                UNION SELECT f.digest FROM forgotten_in f WHERE f.scope = 'global' OR EXISTS (
                    SELECT 1 FROM session_in s WHERE s.session IN (SELECT value FROM json_each($sessions))
                    AND s.project IN (f.project, (SELECT j.project FROM project_joined j WHERE j.id = f.project)))
                """,
                r => r.Text("digest"),
                ("$sessions", Sql.Texts(sessions))
            )
            .ToHashSet(StringComparer.Ordinal);
}
