using TotalMemory.Knowledge;
using TotalMemory.Spool.Greetings;
using TotalMemory.Storage;
using TotalMemory.Team;

namespace TotalMemory.Delivery;

/// <summary>What the person is asked on behalf of their team, told once with a session's greeting.</summary>
internal static class TeamNews
{
    public static IEnumerable<GreetingNews> Of(MemoryConnection c, string project) =>
        ProposalStore
            .Open(c)
            .Select(c.Records.Find)
            .OfType<KnowledgeRecord>()
            .Where(r => r.ShownIn == project)
            .Select(r => new GreetingNews(
                -r.Id,
                $"three of your team made the same mistake, and you have words for it (totalmemory share {r.Id})"
            ));
}
