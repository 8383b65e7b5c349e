using TotalMemory.Storage;

namespace TotalMemory.Transfer;

/// <summary>The stores of this room, over one connection.</summary>
internal static class TransferStores
{
    extension(MemoryConnection c)
    {
        public BackupStore Backups => new(c);

        public SanitizeStore Sanitizing => new(c);

        public TransferStore Transfers => new(c);
    }
}
