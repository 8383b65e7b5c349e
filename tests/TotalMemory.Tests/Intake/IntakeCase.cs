using Microsoft.Extensions.Time.Testing;
using TotalMemory.Knowledge;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Intake;

/// <summary>A memory, and sessions that it reads.</summary>
public abstract class IntakeCase : IDisposable
{
    private protected readonly TempHome temp = new();
    private protected readonly MemoryServices memory;
    private protected readonly string project;

    private protected IntakeCase()
    {
        memory = new MemoryServices(temp.Home, new FakeTimeProvider(Some.Time.AddHours(1)));
        project = temp.MakeFolder("shop");
    }

    public void Dispose()
    {
        temp.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected ClaudeSession Session(string id = "s1") => new(id, project);

    private protected ClaudeSession Corrected(string id = "s1") =>
        Session(id)
            .User("please build the shop")
            .Bash("npm install", "npm error code ENOENT: no such file or directory, open package.json", 254)
            .Says("The build failed.")
            .User("No, that is wrong: do not use npm here, use dotnet build.")
            .Bash("dotnet build", "Build succeeded.")
            .Says("Built with dotnet.");

    private protected string Export()
    {
        using var writer = new StringWriter();
        memory.Export.Write(writer);
        return writer.ToString();
    }

    private protected IReadOnlyList<KnowledgeRecord> Records(string words) =>
        [.. Enum.GetValues<RecordType>().SelectMany(type => Records(words, type))];

    // By type: a correction and the fact of the same message are one hit.
    private protected IEnumerable<KnowledgeRecord> Records(string words, RecordType type) =>
        memory
            .Recall.Recall(
                new()
                {
                    Text = words,
                    Limit = 50,
                    Types = [type],
                }
            )
            .Hits.Select(h => h.Record);

    private protected static List<string> Texts(string export) =>
        [
            .. export
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(l => System.Text.Json.JsonDocument.Parse(l).RootElement)
                .Select(r => $"{r.GetProperty("type")}|{r.GetProperty("text")}|{r.GetProperty("evidence").GetArrayLength()}")
                .Order(StringComparer.Ordinal),
        ];
}
