using System.Text;
using Microsoft.Data.Sqlite;
using TotalMemory.Language;
using TotalMemory.Storage;

namespace TotalMemory.Knowledge;

/// <summary>Additional terms in the full-text index; recomputed if an older version computed them.</summary>
internal sealed class TermsStore(MemoryConnection c)
{
    /// <summary>Raised with every change to what <see cref="Extract(Draft)"/> gives.</summary>
    private const string Version = "4";

    private const string Name = "terms.version";
    private const int Batch = 500; // chosen: one transaction stays short

    // All text of a record, as in a draft.
    private const string Words = $"{RecordRow.AllText} || ' ' || tags";

    public static string Extract(Draft d) => Extract($"{d.Text} {d.Context} {d.Fix} {d.Norm} {string.Join(' ', d.Tags)}");

    // Parts of identifiers, letter pairs of scripts without spaces, pictures, and folded spellings.
    private static string Extract(string text)
    {
        var unified = Folding.Unify(text);
        var pictures = string.Join(' ', PictureWords.In(text).Distinct(StringComparer.Ordinal));
        return string.Join(
            ' ',
            ((string[])[IdentifierParts.Split(unified), UnspacedText.IndexTerms(unified), pictures, Folded(text)]).Where(t => t.Length > 0)
        );
    }

    private static string Folded(string text) =>
        Ascii.IsValid(text)
            ? ""
            : string.Join(
                ' ',
                FoldedText.Words(text).Where(w => w.Text != w.Written()).Select(w => w.Text).Distinct(StringComparer.Ordinal)
            );

    /// <summary>Computes the terms of a record that came from another machine.</summary>
    public void Update(long record) => Update(Records, ReadWords(Records, "id = $id", ("$id", record)));

    /// <summary>Recomputes all terms, after words were removed.</summary>
    public void Rebuild()
    {
        foreach (var table in (ReadOnlySpan<TermsTable>)[Records, Purged])
            Update(table, ReadWords(table, "terms <> ''"));
    }

    /// <summary>
    /// Brings the index up to date in short transactions; if interrupted, or while others write, left to the next start.
    /// </summary>
    public static void Refresh(Database database)
    {
        using (var c = database.Open())
            if (database.ReadOnly is not null || c.Markers.Read(Name) == Version)
                return;
        try
        {
            for (long? after = 0; after is { } id; )
                after = database.Write(c => c.Terms.Refresh(id));
            database.Write(c => c.Markers.Write(Name, Version));
        }
        catch (SqliteException e) when (e.SqliteErrorCode is 5 or 6) { }
    }

    // The last id of a batch; null after the last record.
    private long? Refresh(long after)
    {
        var held = ReadWords(Records, "id > $after ORDER BY id LIMIT $take", ("$after", after), ("$take", Batch));
        Update(Records, held.Where(h => !Ascii.IsValid(h.Words)));
        return held.Count < Batch ? null : held[^1].Key;
    }

    private List<HeldWords> ReadWords(TermsTable table, string which, params ReadOnlySpan<(string, object?)> values) =>
        c.List(
            $"SELECT {table.Key} AS key, {Words} AS words, terms FROM {table.Name} WHERE {which}",
            r => new HeldWords(r.Long("key"), r.Text("words"), r.Text("terms")),
            values
        );

    private void Update(TermsTable table, IEnumerable<HeldWords> held)
    {
        foreach (var one in held)
            if (Extract(one.Words) is var terms && terms != one.Terms)
                c.Execute($"UPDATE {table.Name} SET terms = $terms WHERE {table.Key} = $key", ("$terms", terms), ("$key", one.Key));
    }

    private static TermsTable Records { get; } = new("record", "id");

    private static TermsTable Purged { get; } = new("purged_record", "record");

    private sealed record TermsTable(string Name, string Key);

    private sealed record HeldWords(long Key, string Words, string Terms);
}
