using TotalMemory.Spool.Redaction;
using TotalMemory.Storage;

namespace TotalMemory.Transfer;

/// <summary>
/// Redacts in place what an older release stored, by today's rules. Works in short transactions beside other programs; running it again
/// changes nothing.
/// </summary>
public sealed class Sanitizer(Database database)
{
    private const int Batch = 500; // chosen: one transaction stays short
    private const string SameName = "another row has the redacted words already, and two may not have the same";

    private readonly SortedDictionary<string, int> rewritten = new(StringComparer.Ordinal);
    private readonly Dictionary<SanitizeSkip, int> skipped = [];

    public SanitizeReport Run()
    {
        rewritten.Clear();
        skipped.Clear();
        foreach (var table in SanitizedTable.All)
            Sanitize(table, Redactor.RedactOrNull);
        foreach (var table in SanitizedTable.Places)
            Sanitize(table, Redactor.RedactPlace);
        SanitizeSessions();
        if (rewritten.Count > 0)
        {
            database.Write(c => c.Sanitizing.Rebuild());
            using var connection = database.Open();
            connection.Sanitizing.Compact();
        }
        return new SanitizeReport(rewritten, skipped);
    }

    private void Sanitize(SanitizedTable table, Func<string?, string?> redact)
    {
        using var connection = database.Open();
        for (var skip = 0L; ; skip += Batch)
        {
            var rows = connection.Sanitizing.Rows(table, skip, Batch);
            var changed = rows.Select(r => r with { Texts = [.. r.Texts.Select(redact)] })
                .Where((r, i) => !r.Texts.SequenceEqual(rows[i].Texts))
                .ToList();
            if (changed.Count > 0)
            {
                var done = database.Write(c => changed.Count(row => c.Sanitizing.Rewrite(table, row)));
                Count(table.Name, done, changed.Count - done);
            }
            if (rows.Count < Batch)
                return;
        }
    }

    private void SanitizeSessions()
    {
        using var connection = database.Open();
        foreach (var id in connection.Sanitizing.SessionIds())
        {
            if (Redactor.RedactPlace(id) is not { } redacted || redacted == id)
                continue;
            var isDone = database.Write(c => c.Sanitizing.Rename(id, redacted));
            Count("session", isDone ? 1 : 0, isDone ? 0 : 1);
        }
    }

    private void Count(string table, int done, int left)
    {
        if (done > 0)
            rewritten[table] = rewritten.GetValueOrDefault(table) + done;
        var skip = new SanitizeSkip(table, SameName);
        if (left > 0)
            skipped[skip] = skipped.GetValueOrDefault(skip) + left;
    }
}
