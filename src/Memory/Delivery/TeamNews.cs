using TotalMemory.Spool.Greetings;
using TotalMemory.Storage;
using TotalMemory.Team;

namespace TotalMemory.Delivery;

/// <summary>What the person is asked on behalf of their team, told once with a session's greeting.</summary>
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
