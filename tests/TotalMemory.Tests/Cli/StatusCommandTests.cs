using TotalMemory.Tests.Support;
using TotalMemory.Transcripts;

namespace TotalMemory.Tests.Cli;

/// <summary>What a person is told about the memory's state.</summary>
public sealed class StatusCommandTests : IDisposable
{
    private readonly CommandLine cli = new();

    public void Dispose() => cli.Dispose();

    [Fact]
    public void What_was_read_and_not_yet_learned_from_is_counted()
    {
        var session = new ClaudeSession("s1", cli.WorkFolder).User("where does the pelican live?").Says("The pelican lives in the cache.");
        var file = cli.Write("s1.jsonl", session.Text);
        cli.Run("import", file);
        Assert.DoesNotContain("to be learned from", cli.Run("status").Output);
        Forget(file);
        Assert.Contains("still to be learned from: 1 transcript", cli.Run("status").Output);
        Assert.Contains("\"unlearned\":1", cli.Run("status", "--json").Output);
    }

    private void Forget(string file)
    {
        var memory = new MemoryServices(cli.Home, TimeProvider.System);
        memory.Database.Write(c => c.Transcripts.Save(c.Transcripts.Find(file)! with { Extracted = 0 }));
    }
}
