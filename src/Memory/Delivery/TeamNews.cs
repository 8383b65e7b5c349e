using TotalMemory.Spool.Greetings;
using TotalMemory.Storage;
using TotalMemory.Team;

namespace TotalMemory.Delivery;

/// <summary>News for the greeting, told once: the team could use words of the person.</summary>
internal static class TeamNews
{
    public static IEnumerable<GreetingNews> Find(MemoryConnection c, string project) =>
        ShareBook
            .Proposed(c)
            .Where(p => p.Record.ShownIn == project)
            .Select(p => new GreetingNews(
                -p.Record.Id,
                $"three of your team made the same mistake, and you have words for it (totalmemory share {p.Record.Id})"
            ));
}
