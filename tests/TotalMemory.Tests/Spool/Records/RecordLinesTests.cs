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

    [Theory]
    [InlineData("{\n  \"a\": 1,\n  \"b\": {\n    \"c\": \"}\"\n  }\n}\n{\"d\":4}\n")]
    [InlineData("{\r\n\t\"a\": 1,\r\n\t\"b\": {\r\n\t\t\"c\": \"}\"\r\n\t}\r\n}\r\n{\"d\":4}\r\n")]
    [InlineData("{\n  \"a\": 1,\n  \"b\": {\n    \"c\": \"}\"\n  }\n}\n{\n  \"d\": 4\n}")]
    [InlineData("[\n  {\n    \"a\": 1,\n    \"b\": {\n      \"c\": \"}\"\n    }\n  },\n  {\n    \"d\": 4\n  }\n]\n")]
    [InlineData("[{\n  \"a\": 1,\n  \"b\": {\n    \"c\": \"}\"\n  }\n}, {\n  \"d\": 4\n}]")]
    [InlineData("[{\"a\":1,\"b\":{\"c\":\"}\"}},{\"d\":4}]\n")]
    public void A_record_may_be_spread_over_lines_and_stand_in_a_list(string text)
    {
        Assert.Equal(["""{"a":1,"b":{"c":"}"}}""", """{"d":4}"""], Records(text, out var lost));
        Assert.Equal(0, lost);
    }

    [Fact]
    public void A_raw_line_feed_in_a_string_does_not_end_the_record()
    {
        const string Written = "{\"said\":\"one\ntwo: \\\"{\nthree\",\"n\":1}\n{\"d\":4}\n";
        Assert.Equal(["""{"said":"one\ntwo: \"{\nthree","n":1}""", """{"d":4}"""], Records(Written, out var lost));
        Assert.Equal(0, lost);
    }

    [Theory]
    [InlineData("{\"cut\":\"of\n{\"d\":4}\n")]
    [InlineData("{\n  \"cut\": [\n{\"d\":4}\n")]
    [InlineData("{\"cut\":\"of{\"type\":\"x\",\n{\"d\":4}\n")]
    public void A_record_that_never_ends_costs_itself_alone(string text)
    {
        Assert.Contains("""{"d":4}""", Records(text, out var lost));
        Assert.NotEqual(0, lost);
    }

    [Fact]
    public void A_spread_record_is_read_on_from_any_record_before_it()
    {
        const string Written = "{\"a\":1}\n{\n \"b\": 2\n}\n{\"c\":3}\n";
        using var lines = Lines(Written, 8);
        Assert.True(lines.TryRead(out var second));
        Assert.Equal("{\n \"b\": 2\n}", RecordLinesTests.Text(second));
        Assert.Equal(Written.IndexOf("{\"c\"", StringComparison.Ordinal), lines.Offset);
    }

    private static List<string> Records(string text, out int lost)
    {
        using var lines = Lines(text);
        var found = new List<string>();
        lost = 0;
        while (lines.TryRead(out var line) || lines.TryLookAtTail(out line))
        {
            using var records = LineRecords.Split(line, _ => true);
            found.AddRange(records.Documents.Select(d => JsonSerializer.Serialize(d.RootElement, Relaxed)));
            lost += records.Lost;
            if (lines.IsAtEnd)
                break;
        }
        return found;
    }

    private static readonly JsonSerializerOptions Relaxed = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

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
