using TotalMemory.Spool.Redaction;
using TotalMemory.Storage;

namespace TotalMemory.Transfer;

/// <summary>
/// Redacts what an older release stored, in place: every text of every table is read again by today's rules. Works in short
/// transactions beside other programs; running it again finds nothing.
/// </summary>
public sealed class Sanitizer(Database database)
{
    private const int Batch = 500;

    /// <summary>Rows rewritten, by table; tables without any are left out.</summary>
    public IReadOnlyDictionary<string, int> Run()
    {
        var rewritten = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var table in SanitizedTable.All)
            Sanitize(table, Redactor.RedactOrNull, rewritten);
        foreach (var table in SanitizedTable.Places)
            Sanitize(table, Redactor.RedactPlace, rewritten);
        if (rewritten.Count > 0)
        {
            database.Write(SanitizeStore.Rebuild);
            using var connection = database.Open();
            SanitizeStore.Compact(connection);
        }
        return rewritten;
    }

    private void Sanitize(SanitizedTable table, Func<string?, string?> redact, SortedDictionary<string, int> rewritten)
    {
        using var connection = database.Open();
        if (!SanitizeStore.Exists(connection, table.Name))
            return;
        for (var skip = 0L; ; skip += Batch)
        {
            var rows = SanitizeStore.Rows(connection, table, skip, Batch);
            var changed = rows.Select(r => r with { Texts = [.. r.Texts.Select(redact)] })
                .Where((r, i) => !r.Texts.SequenceEqual(rows[i].Texts))
                .ToList();
            if (changed.Count > 0)
            {
                database.Write(c => changed.ForEach(row => SanitizeStore.Rewrite(c, table, row)));
                rewritten[table.Name] = rewritten.GetValueOrDefault(table.Name) + changed.Count;
            }
            if (rows.Count < Batch)
                return;
        }
    }
}
