using TotalMemory.Language;
using TotalMemory.Storage;

namespace TotalMemory.Knowledge;

/// <summary>
/// Removes the names in a forgotten record from sessions, once no record and no message of a person contains them. Agents' calls and their
/// results do not count as uses, so names are removed from them, too.
/// </summary>
internal sealed class NameErasureStore(MemoryConnection c)
{
    /// <summary>A word in more sessions than these is a technical term of the project, although no person uses it. Chosen.</summary>
    private const int MostSessions = 3;

    /// <summary>Turns with a name's letters that are searched for the name (chosen).</summary>
    private const int MostTurns = 1_000;

    private const int LeastLetters = 4; // chosen: shorter words are seldom names
    private const int LeastUnspaced = 2; // chosen: two characters may be a word

    private static readonly string[] KindsOfErrors = ["error", "exception", "warning"];

    private const string Person = "t.kind IN ('prompt', 'steer', 'queued', 'refusal', 'answer') AND t.origin = 'user'";

    /// <summary>The names in a record's text that occur nowhere else.</summary>
    /// <param name="said">The record's text.</param>
    /// <param name="unsaid">Its words that no other record contains.</param>
    public IEnumerable<string> In(string said, IReadOnlySet<string> unsaid, IReadOnlyList<string> sessions) =>
        NamingWords.Extract(said).Where(unsaid.Contains).Union(InCalls(said, unsaid, sessions));

    /// <summary>Returns the removed names.</summary>
    /// <param name="names">Folded; a name of several words contains spaces.</param>
    public List<string> Forget(KnowledgeRecord record, IReadOnlyList<string> names, IReadOnlyList<string> sessions)
    {
        var gone = new List<string>();
        foreach (var name in names)
        {
            // TypeError and its like are not names.
            if (record.Type == RecordType.Error && KindsOfErrors.Any(e => name.EndsWith(e, StringComparison.Ordinal)))
                continue;
            var forgot = c.Forgotten.AddName(sessions, name);
            if (SayingSessions(name, forgot, Person).Count > 0)
                continue;
            var silent = SayingSessions(name, forgot, "NOT (" + Person + ")", record);
            if (silent.Count > MostSessions)
                continue;
            List<string> all = [.. forgot, .. silent];
            c.Forgotten.Add(all, ForgottenName.Digests(name));
            foreach (var session in all)
                c.Erasures.Clean(session);
            gone.Add(name);
        }
        return gone;
    }

    // For languages without a known vocabulary: words that agents used in calls are not prose.
    private HashSet<string> InCalls(string said, IReadOnlySet<string> unsaid, IReadOnlyList<string> sessions)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var folded = Folding.Fold(said);
        foreach (
            var text in c.List(
                """
                SELECT t.text || ' ' || coalesce(t.target, '') AS words FROM turn t JOIN transcript x ON x.id = t.transcript
                WHERE t.kind = 'toolcall' AND x.session IN (SELECT value FROM json_each($sessions))
                """,
                r => r.Text("words"),
                ("$sessions", Sql.Texts(sessions))
            )
        )
        foreach (var word in FoldedText.Words(text).SelectMany(w => w.Parts().Prepend(w.Text)))
            if (UnspacedText.IsMostlyUnspaced(word))
                names.UnionWith(Shared(word, folded));
            else if (word.Length >= LeastLetters && unsaid.Contains(word) && !OrdinaryWords.Has(word))
                names.Add(word);
        return names;
    }

    // In scripts without spaces, a word of a call that occurs in the text.
    private static IEnumerable<string> Shared(string word, string said) =>
        word.Length >= LeastUnspaced && said.Contains(word, StringComparison.Ordinal) ? [word] : [];

    private List<string> SayingSessions(string name, IReadOnlyList<string> sessions, string who, KnowledgeRecord? within = null) =>
        [
            .. c.List(
                    $"""
                    SELECT x.session AS said_in, t.text || ' ' || coalesce(t.target, '') || ' ' || coalesce(t.detail, '') AS words
                    FROM turn t JOIN transcript x ON x.id = t.transcript WHERE {who} AND x.session IS NOT NULL
                    AND EXISTS (SELECT 1 FROM json_each($names) n WHERE instr(t.text, n.value) OR instr(t.target, n.value)
                        OR instr(t.detail, n.value))
                    AND x.session NOT IN (SELECT value FROM json_each($sessions))
                    AND ($scope = 'global' OR x.session IN (SELECT session FROM session_in WHERE project = $project)) LIMIT $most
                    """,
                    r => KeyValuePair.Create(r.Text("said_in"), r.Text("words")),
                    ("$names", Sql.Texts(Capitals(name.Split(' ')[0]))),
                    ("$sessions", Sql.Texts(sessions)),
                    ("$scope", within?.Scope ?? Scope.Global),
                    ("$project", within?.Project ?? ""),
                    ("$most", MostTurns)
                )
                .Where(t => Holds(t.Value, name))
                .Select(t => t.Key)
                .Distinct(StringComparer.Ordinal),
        ];

    private static bool Holds(string text, string name) =>
        WordRuns.Holds(text, name)
        || FoldedText.Words(text).Exists(w => ForgottenName.PossiblePlaces(w, name.Length).Any(at => w.Text.AsSpan(at).StartsWith(name)));

    private static IEnumerable<string> Capitals(string name) =>
        new[] { name, name.ToUpperInvariant(), char.ToUpperInvariant(name[0]) + name[1..] }.Distinct(StringComparer.Ordinal);
}
