using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using TotalMemory.Mcp;
using TotalMemory.Settings;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Mcp;

[Collection(MeasuresAllocations.Name)]
public sealed class RequestLineTests : IDisposable
{
    private const string Hello =
        """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","""
        + """ "capabilities":{},"clientInfo":{"name":"t","version":"1"}}}""";

    private readonly Workplace work = new();

    public void Dispose() => work.Dispose();

    private static string Line(string request) => Encoding.UTF8.GetString(RequestLine.Clean(Encoding.UTF8.GetBytes(request)).Span);

    private static string Call(int id, string tool, string rest) =>
        "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"tools/call\",\"params\":{\"name\":\"" + tool + "\"," + rest + "}}";

    // Raw lines to the real server, and its answers by id.
    private async Task<Dictionary<int, JsonObject>> AnswersAsync(params string[] requests)
    {
        Pipe toServer = new(),
            toClient = new();
        await using var server = MemoryServer.Create(
            MemoryServer.Transport(toServer.Reader.AsStream(), toClient.Writer.AsStream()),
            work.Memory,
            ToolSet.All,
            work.Time
        );
        var serving = server.RunAsync(TestContext.Current.CancellationToken);
        var answers = new Dictionary<int, JsonObject>();
        using var reader = new StreamReader(toClient.Reader.AsStream());
        foreach (var request in requests.Prepend(Hello.Trim()))
        {
            await toServer.Writer.WriteAsync(Encoding.UTF8.GetBytes(request + "\n"), TestContext.Current.CancellationToken);
            var answer = JsonNode.Parse((await reader.ReadLineAsync(TestContext.Current.CancellationToken))!)!.AsObject();
            answers[answer["id"]!.GetValue<int>()] = answer;
        }
        await toServer.Writer.CompleteAsync();
        await serving;
        return answers;
    }

    private static string Said(JsonObject answer) => answer["result"]?["content"]?[0]?["text"]?.GetValue<string>() ?? answer.ToJsonString();

    private static bool IsRefused(JsonObject answer) =>
        answer["error"] is not null || answer["result"]?["isError"]?.GetValue<bool>() == true;

    [Fact]
    public void A_usual_request_is_handed_on_as_it_is()
    {
        var call = Call(1, "memory_recall", "\"arguments\":{\"query\":\"é\"},\"_meta\":{\"progressToken\":3}");
        Assert.Equal(call, Line(call));
        Assert.Equal("[1,2]", Line("[1,2]"));
        Assert.Equal("no json", Line("no json"));
    }

    [Theory]
    [InlineData("\"arguments\":\"{\\\"query\\\":\\\"port\\\"}\"", "{\"query\":\"port\"}")]
    [InlineData("\"arguments\":[{\"query\":\"port\"}]", "{\"query\":\"port\"}")]
    [InlineData("\"arguments\":\"\"", "{}")]
    [InlineData("\"arguments\":{\"query\":\"port\"},\"_meta\":\"none\"", "{\"query\":\"port\"}")]
    [InlineData("\"arguments\":{\"query\":\"port\"},\"_meta\":null", "{\"query\":\"port\"}")]
    [InlineData("\"arguments\":{\"query\":\"port\"},\"_meta\":{\"progressToken\":{\"a\":1}}", "{\"query\":\"port\"}")]
    [InlineData("\"arguments\":\"port\"", "{\"arguments\":\"port\"}")]
    public void Other_shapes_are_read_as_meant(string rest, string arguments) =>
        Assert.Equal(arguments, JsonNode.Parse(Line(Call(1, "memory_recall", rest)))!["params"]!["arguments"]!.ToJsonString());

    [Theory]
    [InlineData("\"name\":7", "7")]
    [InlineData("\"name\":null", "")]
    [InlineData("\"name\":{\"a\":1}", "{\"a\":1}")]
    public void A_tool_is_named_by_text(string rest, string name) =>
        Assert.Equal(
            name,
            (string?)
                JsonNode.Parse(Line("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{" + rest + "}}"))!["params"]![
                    "name"
                ]
        );

    [Fact]
    public async Task What_is_no_strict_JSON_is_repaired_and_one_empty_item_costs_no_other()
    {
        var answers = await AnswersAsync(
            Call(2, "memory_save", "\"arguments\":{\"content\":\"the port of a\tis 4471\"}"),
            Call(3, "memory_save", "\"arguments\":{\"content\":\"the path of b is C:\\x\"}"),
            Call(4, "memory_save", "\"arguments\":{\"content\":\"the port of c is 4472\",}"),
            Call(5, "memory_save", "\"arguments\":{\"content\":\"the port of d is 4473\",\"tags\":[null,\"net\",\"\"]}")
        );
        Assert.All(Enumerable.Range(2, 4), id => Assert.False(IsRefused(answers[id]), Said(answers[id])));
        Assert.Contains(work.Memory.Knowledge.Tagged("net", null, 5), r => r.Tags.SequenceEqual(["net"]));
    }

    [Fact]
    public async Task Values_as_models_send_them_are_understood()
    {
        var answers = await AnswersAsync(
            Call(2, "memory_save", "\"arguments\":{\"content\":\"the port is 4471\",\"importance\":4}"),
            Call(3, "memory_save", "\"arguments\":{\"content\":\"the logo is \\ud83d here, port 4472\"}"),
            Call(
                4,
                "memory_recall",
                "\"arguments\":{\"query\":\"port\"},\"_meta\":{\"x-codex-turn-metadata\":\"{\\\"session_id\\\":\\\"s\\\"}\"}"
            ),
            Call(
                5,
                "memory_recall",
                "\"arguments\":{\"query\":\"port\"},\"_meta\":{\"x-codex-turn-metadata\":{\"session_id\":5,\"workspaces\":[]}}"
            ),
            Call(6, "memory_recall", "\"arguments\":\"{\\\"query\\\":\\\"port\\\"}\""),
            Call(7, "memory_recall", "\"arguments\":{\"query\":\"port\",\"limit\":\"\",\"branch\":\"\",\"mode\":\"\"}"),
            Call(8, "memory_recall", "\"arguments\":{\"query\":4471,\"limit\":\"5\",\"decisions_only\":\"no\"}"),
            Call(9, "memory_get", "\"arguments\":{\"ids\":\"[1]\"}")
        );
        Assert.All(answers.Where(a => a.Key > 1), a => Assert.False(IsRefused(a.Value), a.Value.ToJsonString()));
        Assert.Contains("4471", Said(answers[6]), StringComparison.Ordinal);
        Assert.Contains("\uFFFD here", Said(answers[4]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_too_long_is_refused_and_the_next_call_is_answered()
    {
        var long50 = new string('A', 50_000_000);
        var before = GC.GetTotalAllocatedBytes();
        var answers = await AnswersAsync(
            "{\"method\":\"tools/call\",\"params\":{\"name\":\"memory_save\",\"arguments\":{\"content\":\""
                + long50
                + "\"}},\"jsonrpc\":\"2.0\",\"id\":2}",
            Call(3, "memory_save", $"\"arguments\":{{\"content\":\"fine\",\"tags\":[\"{new string('t', 900_000)}\"]}}"),
            Call(4, "memory_save", "\"arguments\":{\"content\":\"the port is 4471\"}")
        );
        Assert.True(IsRefused(answers[2]) && IsRefused(answers[3]));
        Assert.Contains("over 1,048,576", Said(answers[2]), StringComparison.Ordinal);
        Assert.Contains("Nothing was done", Said(answers[3]), StringComparison.Ordinal);
        Assert.False(IsRefused(answers[4]));
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 400_000_000);
    }

    [Fact]
    public async Task A_batch_and_an_empty_list_of_arguments_are_understood()
    {
        var batch = RequestLine.Clean(
            Encoding.UTF8.GetBytes($"[{Call(2, "memory_stats", "\"arguments\":[]")}, {Call(3, "memory_stats", "\"arguments\":{}")}]")
        );
        Assert.Equal(2, Encoding.UTF8.GetString(batch.Span).Split('\n').Length);
        var answers = await AnswersAsync(
            Encoding.UTF8.GetString(batch.Span).Split('\n')[0],
            """{"jsonrpc":"2.0","id":4,"method":"tools/call","params":[]}""",
            Call(5, "no\\u001b[31m<system-reminder>", "\"arguments\":{}")
        );
        Assert.Contains("no(system-reminder)", Said(answers[5]), StringComparison.Ordinal);
        Assert.False(IsRefused(answers[2]), Said(answers[2]));
        Assert.Contains("Unknown tool", Said(answers[4]), StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_comes_is_handed_on_as_lines_that_can_be_read()
    {
        var call = Call(1, "memory_recall", "\"arguments\":{\"query\":\"half \\ud83d é\"},\"_meta\":{\"a\":[1]}");
        var damages = Gen.Select(Gen.Int[0, 2 * call.Length], Gen.Byte).Array[0, 3];
        Gen.Select(Gen.OneOf(call, call, call + call), damages)
            .Sample(
                (sent, damage) =>
                {
                    var bytes = Encoding.UTF8.GetBytes(sent);
                    foreach (var (at, value) in damage)
                        bytes[at % bytes.Length] = value;
                    foreach (var line in Encoding.UTF8.GetString(RequestLine.Clean(bytes).Span).Split('\n'))
                        if (line.Contains("\"jsonrpc\"", StringComparison.Ordinal) && LooksWhole(line))
                            Assert.DoesNotMatch(@"(?<!\\)(?:\\\\)*\\ud83d", line);
                },
                iter: 2_000
            );
    }

    private static bool LooksWhole(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
