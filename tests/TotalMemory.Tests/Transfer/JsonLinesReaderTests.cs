using System.Text.Json.Nodes;
using TotalMemory.Storage;
using TotalMemory.Tests.Support;
using TotalMemory.Transfer;

namespace TotalMemory.Tests.Transfer;

public sealed class JsonLinesReaderTests : IDisposable
{
    private readonly Workplace work = new();

    public void Dispose() => work.Dispose();

    private string Line(string text, Action<JsonObject>? change = null)
    {
        using var home = new TempHome();
        var other = new MemoryServices(home.Home, work.Time);
        other.Knowledge.Save(other.Projects.IdentifyFolder(home.MakeFolder("shop")), Some.Fact(text));
        using var writer = new StringWriter();
        other.Export.Write(writer);
        var record = JsonNode.Parse(writer.ToString())!.AsObject();
        change?.Invoke(record);
        return record.ToJsonString();
    }

    [Theory]
    [InlineData("tags", "[null]", "tags holds null")]
    [InlineData("fix", "{}", "fix is not whole")]
    [InlineData("tags", "7", "tags is of another type")]
    [InlineData("text", "7", "text is of another type")]
    [InlineData("text", "null", "text is empty")]
    [InlineData("evidence", "[null]", "evidence is not whole")]
    [InlineData("evidence", "null", "evidence is not whole")]
    [InlineData("importance", "\"high\"", "importance is of another type")]
    [InlineData("created", "\"yesterday\"", "created is of another type")]
    [InlineData("type", "\"7\"", "type '7' is unknown")]
    [InlineData("steps", "[null]", "steps holds null")]
    public void A_bad_line_costs_itself_and_says_why(string name, string value, string reason)
    {
        var bad = Line("The mascot is a stork", r => r[name] = JsonNode.Parse(value));
        var file = work.Temp.Write("export.jsonl", $"{Line("The mascot is a heron")}\n{bad}\nrubbish\n{Line("Deploys happen on Mondays")}");
        var report = work.Memory.Import.Run(JsonLinesReader.Read(file), isTrusted: true, cancel: TestContext.Current.CancellationToken);
        Assert.Equal((2, 2), (report.Added, report.Unreadable));
        Assert.Contains(reason, report.Reasons[0], StringComparison.Ordinal);
        Assert.StartsWith("line 2: ", report.Reasons[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"type\":\"\\ud800\"")]
    [InlineData("\"\\ud800\":1,\"type\":\"nothing\"")]
    public void Half_a_character_costs_its_line_alone(string part)
    {
        var file = work.Temp.Write("export.jsonl", $"{{{part}}}\n{Line("The mascot is a heron")}\n");
        var report = work.Memory.Import.Run(JsonLinesReader.Read(file), isTrusted: true, cancel: TestContext.Current.CancellationToken);
        Assert.Equal((1, 1), (report.Added, report.Unreadable));
    }

    [Fact]
    public void Whatever_a_line_holds_the_others_are_imported()
    {
        var random = new Random(13);
        var good = Line("The mascot is a heron");
        string[] values = ["null", "7", "-1e400", "\"x\"", "[]", "[null]", "{}", "{\"text\":1}", "true", "\"\\ud83d\""];
        var names = JsonNode.Parse(good)!.AsObject().Select(p => p.Key).Append("fix").Append("tags").ToList();
        var lines = Enumerable
            .Range(0, 200)
            .Select(_ =>
            {
                var record = JsonNode.Parse(good)!.AsObject();
                var name = names[random.Next(names.Count)];
                record[name] = "@";
                return record.ToJsonString().Replace("\"@\"", values[random.Next(values.Length)], StringComparison.Ordinal);
            })
            .ToList();
        lines.Insert(100, Line("Deploys happen on Mondays"));
        var report = work.Memory.Import.Run(
            JsonLinesReader.Read(work.Temp.Write("export.jsonl", string.Join('\n', lines))),
            isTrusted: true,
            cancel: TestContext.Current.CancellationToken
        );
        Assert.Contains(work.Memory.Recall.Recall(new() { Text = "Mondays" }).Hits, h => h.Record.Text == "Deploys happen on Mondays");
        Assert.Equal(201, report.Added + report.Known + report.Unreadable + report.Refused);
    }

    [Fact]
    public void A_pipe_is_no_export()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such files.");
        Assert.Contains(
            "cannot be read",
            Assert.Throws<MemoryStoreException>(() => JsonLinesReader.Read("/dev/zero")).Message,
            StringComparison.Ordinal
        );
    }
}
