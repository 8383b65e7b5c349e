using TotalMemory.Storage;

namespace TotalMemory.Recall.Semantic;

/// <summary>Active records with a vector, and all active ones.</summary>
public sealed record EncodedShare(long Embedded, long Active);

/// <summary>How much of the memory can be found by meaning.</summary>
public sealed class VectorCoverage(Database database)
{
    /// <summary>Of the most complete version of an encoder.</summary>
    public EncodedShare Read()
    {
        using var c = database.Open();
        return new(VectorStore.Versions(c).Select(v => v.Records).DefaultIfEmpty(0).Max(), VectorStore.Active(c));
    }
}
