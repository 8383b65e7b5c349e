using Microsoft.Extensions.Time.Testing;
using TotalMemory.Cli;

namespace TotalMemory.Tests.Cli;

public sealed class ProgressLinesTests
{
    [Fact]
    public void It_speaks_at_once_then_every_few_seconds_and_not_of_the_end()
    {
        var time = new FakeTimeProvider();
        var output = new StringWriter { NewLine = "|" };
        var lines = new ProgressLines(output, time);
        lines.Begin("reading 90 transcripts");
        for (var i = 1; i <= 90; i++)
        {
            time.Advance(TimeSpan.FromMilliseconds(100));
            lines.Report("transcripts read", i, 90);
        }
        Assert.Equal("totalmemory: reading 90 transcripts|totalmemory: transcripts read: 50 of 90|", output.ToString());
    }
}
