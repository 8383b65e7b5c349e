using Microsoft.Data.Sqlite;
using TotalMemory.Language;
using TotalMemory.Storage;

namespace TotalMemory.Knowledge;

/// <summary>What the full-text index holds beside the words as they stand, worked out anew where an older version worked it out.</summary>
internal static class TermsStore
{
    /// <summary>Raised with every change to <see cref="IndexText"/>.</summary>
    private const string Version = "2";

    private const string Name = "terms.version";
    private const int Batch = 500;

    /// <summary>The parts of identifiers, and the pairs of letters of scripts without blanks.</summary>
    public static string IndexText(string text) => $"{IdentifierParts.Split(text)} {UnspacedText.IndexTerms(text)}".Trim();

    /// <summary>
    /// Brings the index up to date, in short transactions; interrupted, or while others write, it is left to the next start.
    /// </summary>
    public static void Refresh(Database database)
    {
        using (var c = database.Open())
            if (database.ReadOnly is not null || Notes.Read(c, Name) == Version)
                return;
        try
        {
            for (long? after = 0; after is { } id; )
                after = database.Write(c => Refresh(c, id));
            database.Write(c => Notes.Write(c, Name, Version));
        }
        catch (SqliteException e) when (e.SqliteErrorCode is 5 or 6) { }
    }

    private static readonly string[] Told = ["text", "context", "fix", "norm", "tags"];

    // The last id of a batch; null behind the last record.
    private static long? Refresh(MemoryConnection c, long after)
    {
        var records = c.List(
            "SELECT id, text, context, fix, norm, tags, terms FROM record WHERE id > $after ORDER BY id LIMIT $take",
            r => new Held(r.Long("id"), string.Join(' ', Told.Select(r.OptionalText)), r.Text("terms")),
            ("$after", after),
            ("$take", Batch)
        );
        foreach (var record in records)
            if (UnspacedText.Letters(record.Words) > 0 && IndexText(record.Words) is var terms && terms != record.Terms)
                c.Execute("UPDATE record SET terms = $terms WHERE id = $id", ("$terms", terms), ("$id", record.Id));
        return records.Count < Batch ? null : records[^1].Id;
    }

    private sealed record Held(long Id, string Words, string Terms);
}
