using TotalMemory.History;
using TotalMemory.Knowledge;
using TotalMemory.Projects;
using TotalMemory.Storage;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.History;

/// <summary>What followed a delivery is what the session's own episode says.</summary>
public sealed class DeliveryOutcomeTests : IDisposable
{
    private readonly Workplace work = new();

    public void Dispose() => work.Dispose();

    private long Write(MemoryConnection c, Draft draft) => WritePath.Write(c, work.ProjectId("shop"), Some.Clean(draft), Some.Time).Id;

    private static Draft Episode(string identity, string kind) =>
        new()
        {
            Type = RecordType.Episode,
            Kind = kind,
            Text = $"The work of {identity}",
            Origin = Origin.Assistant,
            Identity = identity,
        };

    [Fact]
    public void Also_if_it_was_reworded_and_another_session_is_named_alike()
    {
        var project = work.Memory.Projects.IdentifyFolder(work.Project("shop"));
        var id = work.Memory.Database.Write(c =>
        {
            c.Projects.Touch(project, Some.Time);
            Write(c, Episode("sx1#7", "failure"));
            Write(c, Episode("s_2#8", "success"));
            var fact = Write(c, Some.Fact("The cart lives in redis"));
            c.Deliveries.Add([fact], "s_1", DeliveryStore.Prompt, Some.Time);
            c.Deliveries.Add([fact], "s_2", DeliveryStore.Prompt, Some.Time);
            return fact;
        });
        var story = work.Memory.History.Trace(id)!;
        Assert.Equal([("s_1", null), ("s_2", "success")], story.Deliveries.Select(d => (d.Session, d.Outcome)));
        Assert.Contains("outcome of the session: success", string.Join(" ", StoryText.Lines(story)), StringComparison.Ordinal);
    }
}
