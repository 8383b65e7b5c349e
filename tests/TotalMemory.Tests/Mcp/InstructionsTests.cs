using TotalMemory.Knowledge;
using TotalMemory.Mcp;
using TotalMemory.Projects;
using TotalMemory.Settings;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Mcp;

/// <summary>What the server's instructions say of the project, unasked.</summary>
public sealed class InstructionsTests : IDisposable
{
    private readonly Workplace work = new();

    [Fact]
    public async Task They_say_what_a_briefing_says_and_no_more()
    {
        Learn("From now on always run the linter before you commit", KnowledgeRecord.ThresholdSaidOnce);
        Learn("run the tests", said: null);
        Learn("you committed on main again", KnowledgeRecord.ThresholdSaidAgain);
        await using var server = await ToolServer.StartAsync(work, ToolSet.Core);
        var instructions = server.Client.ServerInstructions!;
        Assert.Contains("run the linter before you commit", instructions, StringComparison.Ordinal);
        Assert.DoesNotContain("run the tests", instructions, StringComparison.Ordinal);
        Assert.DoesNotContain("committed on main", instructions, StringComparison.Ordinal);
    }

    private void Learn(string text, double? said)
    {
        var project = work.Memory.Projects.IdentifyFolder(CallMetadata.FolderOfProcess);
        work.Memory.Database.Write(c =>
        {
            c.Projects.Add(project, Some.Time);
            var draft = Some.Fact(text) with { Said = said, Evidence = [Some.Evidence(text)] };
            return WritePath.Write(c, project.Id, Some.Clean(draft), Some.Time);
        });
    }

    public void Dispose() => work.Dispose();
}
