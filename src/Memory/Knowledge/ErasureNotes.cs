using TotalMemory.Storage;

namespace TotalMemory.Knowledge;

/// <summary>
/// Forgotten text that must still be removed from the files beside the database. Stored in clear until that is done.
/// </summary>
internal static class ErasureNotes
{
    private const string Sentences = "erase_sentences";
    private const string Names = "erase_names";

    /// <summary>The content of the notes, for removing exactly that later.</summary>
    public sealed record PendingErasure(string? Sentences, string? Names)
    {
        public bool IsEmpty => Sentences is null && Names is null;

        public ForgottenPhrases Phrases => new(Lines(Sentences), Lines(Names).ToHashSet(StringComparer.Ordinal));
    }

    public static void Add(MemoryConnection c, IEnumerable<string> sentences, IEnumerable<string> names)
    {
        Append(c, Sentences, sentences);
        Append(c, Names, names);
    }

    public static PendingErasure Read(MemoryConnection c) => new(c.Markers.Read(Sentences), c.Markers.Read(Names));

    /// <summary>Keeps what was added meanwhile.</summary>
    public static void Remove(MemoryConnection c, PendingErasure noted)
    {
        c.Markers.RemoveIfStill(Sentences, noted.Sentences);
        c.Markers.RemoveIfStill(Names, noted.Names);
    }

    private static void Append(MemoryConnection c, string name, IEnumerable<string> texts)
    {
        var all = Lines(c.Markers.Read(name)).Concat(texts.Where(t => !t.Contains('\n'))).Distinct(StringComparer.Ordinal).ToList();
        if (all.Count > 0)
            c.Markers.Write(name, string.Join('\n', all));
    }

    private static string[] Lines(string? note) => note?.Split('\n') ?? [];
}
