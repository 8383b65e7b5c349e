using TotalMemory.Association;
using TotalMemory.Delivery;
using TotalMemory.History;
using TotalMemory.Recall;
using TotalMemory.Spool;

namespace TotalMemory.Tests;

/// <summary>For stories that look at what is remembered between two steps: their encoders answer at once.</summary>
internal static class RecallNow
{
    public static RecallResult Recall(this IRecall recall, RecallQuery query, string? givenTo = null) =>
        recall.RecallAsync(query, givenTo).GetAwaiter().GetResult();

    public static PromptNote Recall(this PromptRecall prompts, PromptQuestion question) =>
        prompts.RecallAsync(question).GetAwaiter().GetResult();

    public static IReadOnlyList<AssociatedRecord> Associate(this KnowledgeGraph graph, RecallQuery query) =>
        graph.AssociateAsync(query).GetAwaiter().GetResult();

    public static TimelinePage Find(this SessionTimeline timeline, TimelineQuery query) =>
        timeline.FindAsync(query).GetAwaiter().GetResult();
}
