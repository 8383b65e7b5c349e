using TotalMemory.Storage;

namespace TotalMemory.Transfer;

/// <summary>Which record an imported item became.</summary>
internal sealed class TransferStore(MemoryConnection c)
{
    public long? Find(string source, string item) =>
        (long?)c.Scalar("SELECT record FROM imported WHERE source = $source AND item = $item", ("$source", source), ("$item", item));

    public void Note(string source, string item, long record) =>
        c.Execute(
            "INSERT OR IGNORE INTO imported (source, item, record) VALUES ($source, $item, $record)",
            ("$source", source),
            ("$item", item),
            ("$record", record)
        );
}
