using System.Globalization;
using TotalMemory.Projects;
using TotalMemory.Spool;
using TotalMemory.Spool.Greetings;
using TotalMemory.Storage;

namespace TotalMemory.Delivery;

/// <summary>News for the greeting, told once: the checkout's remote has changed.</summary>
internal static class MovedNews
{
    public static IEnumerable<GreetingNews> Find(MemoryConnection c, string project) =>
        c
            .Places.Moved()
            .Where(m => m.Project == project)
            .Select(m => new GreetingNews(
                Number(m),
                $"this was {m.Was.Remote ?? m.Was.Root} before; if it was renamed: totalmemory projects merge {m.Was.Id} {m.Project}"
            ));

    // An id below zero, since it is no record, and the same each time it is published.
    private static long Number(MovedCheckout m) =>
        -1 - long.Parse(Sha256.Hex($"moved {m.Was.Id} {m.Project}", 7), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
