using System.Text;
using System.Text.Json;
using TotalMemory.Spool.Records;

namespace TotalMemory.Tests.Spool.Records;

public sealed class RecordLinesTests
{
    private static RecordLines Lines(string text, long offset = 0) => new(new MemoryStream(Encoding.UTF8.GetBytes(text)), offset);

    private static string Text(ReadOnlyMemory<byte> line) => Encoding.UTF8.GetString(line.Span);

    [Fact]
    public void A_half_written_last_line_waits()
    {
        using var lines = Lines("{\"a\":1}\n{\"b\":");
        Assert.True(lines.TryRead(out var first));
        Assert.Equal("{\"a\":1}", Text(first));
        Assert.False(lines.TryRead(out _));
        Assert.Equal(8, lines.Offset);
        Assert.True(lines.TryLookAtTail(out var tail));
        Assert.Equal("{\"b\":", Text(tail));
        Assert.Equal(8, lines.Offset);
    }

    [Theory]
    [InlineData("\n{\"c\":3}\n")]
    [InlineData("\r\n{\"c\":3}\n")]
    [InlineData("{\"c\":3}\n")]
    public void What_is_written_behind_an_accepted_last_line_is_the_next(string later)
    {
        const string Before = "{\"a\":1}\n{\"b\":2}";
        using var lines = Lines(Before);
        while (lines.TryRead(out _)) { }
        Assert.True(lines.TryLookAtTail(out _));
        lines.AcceptTail();
        Assert.Equal(Before.Length, lines.Offset);
        Assert.False(lines.TryLookAtTail(out _));
        using var more = Lines(Before + later, lines.Offset);
        Assert.True(more.TryRead(out var next));
        Assert.Equal("{\"c\":3}", Text(next));
        Assert.False(more.TryRead(out _));
        Assert.Equal(Before.Length + later.Length, more.Offset);
    }

    [Fact]
    public void A_line_longer_than_the_buffer_is_one_line()
    {
        using var lines = Lines(new string('x', 3_000_000) + "\r\nend\n");
        lines.TryRead(out var first);
        Assert.Equal(3_000_000, first.Length);
        lines.TryRead(out var second);
        Assert.Equal("end", Text(second));
    }

    [Fact]
    public void Of_a_very_long_record_the_long_strings_are_cut_and_the_next_is_read()
    {
        var image = new string('A', 6_000_000);
        using var lines = Lines($$"""{"id":1,"image":"{{image}}","text":"said \" beside it"}""" + "\n{\"id\":2}\n");
        Assert.True(lines.TryRead(out var first));
        using var document = JsonDocument.Parse(first);
        Assert.Equal("said \" beside it", document.RootElement.GetProperty("text").GetString());
        Assert.InRange(document.RootElement.GetProperty("image").GetString()!.Length, 1_000, RecordLines.LongestString + 1);
        Assert.True(lines.TryRead(out var second));
        Assert.Equal("{\"id\":2}", Text(second));
        Assert.Equal((1, 0), (lines.Shortened, lines.Skipped));
    }

    [Fact]
    public void A_record_of_many_short_values_that_is_too_long_is_skipped()
    {
        var many = string.Join(',', Enumerable.Range(0, 900_000));
        using var lines = Lines($"{{\"id\":1,\"n\":[{many}]}}\n{{\"id\":2}}\n");
        Assert.True(lines.TryRead(out var first));
        Assert.True(first.IsEmpty);
        Assert.True(lines.TryRead(out var second));
        Assert.Equal("{\"id\":2}", Text(second));
        Assert.Equal((0, 1), (lines.Shortened, lines.Skipped));
    }

    [Fact]
    public void A_gigabyte_in_one_line_takes_no_more_than_the_buffer()
    {
        using var lines = new RecordLines(new EndlessString(1L << 30), 0);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.True(lines.TryRead(out var first));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 32 << 20);
        using var document = JsonDocument.Parse(first);
        Assert.Equal(7, document.RootElement.GetProperty("after").GetInt32());
        Assert.True(lines.TryRead(out var second));
        Assert.Equal("{\"id\":2}", Text(second));
    }

    // A record with one string of so many bytes, and a short record behind it.
    private sealed class EndlessString(long length) : Stream
    {
        private static readonly byte[] Head = Encoding.UTF8.GetBytes("{\"image\":\"");
        private static readonly byte[] End = Encoding.UTF8.GetBytes("\",\"after\":7}\n{\"id\":2}\n");
        private long at;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => at;
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var part =
                at < Head.Length ? Head.AsSpan((int)at)
                : at - Head.Length - length is >= 0 and var behind ? End.AsSpan((int)Math.Min(behind, End.Length))
                : default;
            int n;
            if (at >= Head.Length && at < Head.Length + length)
            {
                n = (int)Math.Min(count, Head.Length + length - at);
                buffer.AsSpan(offset, n).Fill((byte)'A');
            }
            else
            {
                n = Math.Min(count, part.Length);
                part[..n].CopyTo(buffer.AsSpan(offset));
            }
            at += n;
            return n;
        }

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
