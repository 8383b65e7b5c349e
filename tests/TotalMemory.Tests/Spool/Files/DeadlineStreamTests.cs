using System.Text;
using TotalMemory.Spool.Files;
using TotalMemory.Spool.Records;

namespace TotalMemory.Tests.Spool.Files;

public sealed class DeadlineStreamTests
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(5);

    private static string Somewhere => $"/mnt/{Guid.NewGuid()}";

    [Fact]
    public void What_is_read_is_handed_on()
    {
        using var lines = new RecordLines(new DeadlineStream(new MemoryStream("one\ntwo\nhalf"u8.ToArray()), Somewhere, Long), 4);

        Assert.True(lines.TryRead(out var line));
        Assert.Equal("two", Encoding.UTF8.GetString(line.Span));
        Assert.False(lines.TryRead(out _));
        Assert.True(lines.TryLookAtTail(out var tail));
        Assert.Equal("half", Encoding.UTF8.GetString(tail.Span));
    }

    [Fact]
    public void A_file_that_opens_and_then_hangs_costs_its_own_patience_and_nobody_elses_memory()
    {
        using var hanging = new HangingFile();
        var path = Somewhere;
        using var file = new DeadlineStream(hanging, path, TimeSpan.Zero);
        var mine = new byte[4];

        Assert.Contains(path, Assert.Throws<IOException>(() => file.Read(mine.AsSpan())).Message, StringComparison.Ordinal);
        Assert.Throws<IOException>(() => file.ReadByte()); // at once, while the first read hangs

        hanging.Answer();
        Assert.Equal(new byte[4], mine);
    }

    private sealed class HangingFile : MemoryStream
    {
        private readonly ManualResetEventSlim answers = new();
        private readonly ManualResetEventSlim done = new();

        public void Answer()
        {
            answers.Set();
            done.Wait(TestContext.Current.CancellationToken);
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            answers.Wait();
            buffer.AsSpan(offset, count).Fill(1);
            done.Set();
            return count;
        }
    }
}
