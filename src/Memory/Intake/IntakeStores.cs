using TotalMemory.Storage;

namespace TotalMemory.Intake;

/// <summary>The stores of this room, over one connection.</summary>
internal static class IntakeStores
{
    extension(MemoryConnection c)
    {
        public AnnouncedStore Announcements => new(c);

        public HookEventStore HookEvents => new(c);
    }
}
