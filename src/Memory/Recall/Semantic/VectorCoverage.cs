using TotalMemory.Storage;

namespace TotalMemory.Recall.Semantic;

/// <summary>Counts the records that can be found by meaning.</summary>
public sealed class VectorCoverage(Database database)
{
    /// <summary>For the most complete encoder version.</summary>
    public EncodedShare Read()
    {
        using var c = database.Open();
        return new(c.Vectors.Versions().Select(v => v.Records).DefaultIfEmpty(0).Max(), c.Vectors.Active());
    }
}
