using System.Text;
using System.Text.Json;
using TotalMemory.Spool.Records;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Spool.Records;

public sealed class LineRecordsTests
{
    private static bool IsRecord(JsonElement value) => value.TryGetProperty("id", out _);

    private static (string Ids, int Lost, bool EndsWhole) Read(string line)
    {
        using var records = LineRecords.Split(Encoding.UTF8.GetBytes(line), IsRecord);
        return (
            string.Join(' ', records.Documents.Select(d => d.RootElement.TryGetProperty("id", out var id) ? id.ToString() : "?")),
            records.Lost,
            records.EndsWhole
        );
    }

    [Theory]
    [InlineData("""{"id":1}""", "1", 0, true)]
    [InlineData("""{"id":1}{"id":2}""", "1 2", 0, true)]
    [InlineData("""{"id":1} {"id":2}  {"id":3}""", "1 2 3", 0, true)]
    [InlineData("""{"id":1,"text":"cut he{"id":2}""", "2", 1, true)]
    [InlineData("""{"id":1,"part":{"whole":true},"text":"cut{"id":2}{"id":3}""", "2 3", 1, true)]
    [InlineData("""{"id":1,"text":"cut \{"id":2}""", "2", 1, true)]
    [InlineData("""{"id":1,"text":"cut \ud8{"id":2,"half":"\ud83d"}""", "2", 1, true)]
    [InlineData("""{"id":1}{"id":2,"text":"cut""", "1", 1, false)]
    [InlineData("""{"id":1}rubbish""", "1", 1, false)]
    [InlineData("""rubbish{"id":1}""", "1", 1, true)]
    [InlineData("""{"id":""", "", 1, false)]
    [InlineData("[1]", "", 1, false)]
    [InlineData("rubbish", "", 1, false)]
    public void Reading_goes_on_at_the_next_record(string line, string ids, int lost, bool endsWhole) =>
        Assert.Equal((ids, lost, endsWhole), Read(line));

    [Fact]
    public void Every_whole_record_behind_a_cut_one_is_read_wherever_it_was_cut()
    {
        const string First =
            """{"id":1,"message":{"content":[{"type":"text","text":"a {brace} and \"quote\" é\\"}]},"n":[1,2,{"x":null}]}""";
        for (var cut = 1; cut < First.Length; cut++)
        {
            var (ids, lost, endsWhole) = Read(First[..cut] + """{"id":2,"message":{"content":"whole"}}{"id":3}""");
            Assert.Equal(("2 3", 1, true), (ids, lost, endsWhole));
        }
    }

    [Fact]
    public void A_line_made_to_be_slow_is_not()
    {
        var growth = Growth.OfEightfold(size => Assert.Equal("", Read(string.Concat(Enumerable.Repeat("{\"a\":[", size))).Ids), 50_000);
        Assert.True(growth < 32, $"{growth:0.0} times as long for eight times as much");
    }
}
