using System.ComponentModel;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using TotalMemory.Knowledge;

namespace TotalMemory.Mcp;

/// <summary>Changing the memory on purpose.</summary>
[McpServerToolType]
internal sealed class KnowledgeTools(MemoryServices memory, TimeProvider? time = null)
{
    private readonly TimeProvider time = time ?? TimeProvider.System;

    [McpServerTool(Name = "memory_save", Title = "Save", Destructive = false, Idempotent = true, OpenWorld = false)]
    [Description("Remember something the user asked to be remembered. Sessions are remembered without this.")]
    public string Save(
        RequestContext<CallToolRequestParams> request,
        [Description("One self-contained statement")] string content,
        [Description("decision, fact, solution, lesson, convention or preference")] string type = "fact",
        [Description("Project name; default: the current one")] string? project = null,
        [Description("Words to find it by")] string[]? tags = null,
        [Description("Why, or where it applies")] string? context = null,
        [Description("Only on this git branch")] string? branch = null,
        [Description("critical, high, medium or low")] string importance = "medium",
        [Description("True: holds in every project")] bool everywhere = false)
    {
        if (string.IsNullOrWhiteSpace(content)) throw new McpException("content is empty. Give one self-contained statement.");
        if (content.Length > 8_000) throw new McpException("content is over 8,000 characters. Save one statement a call.");
        var kind = type.ToLowerInvariant();
        if (!FactKinds.All.Contains(kind)) throw new McpException($"type '{type}' is unknown. Use {string.Join(", ", FactKinds.All)}.");
        var meta = request.Params?.Meta;
        var target = CallerProject.NamedOrNew(memory, project, meta);
        var session = CallerProject.Session(meta);
        var written = memory.Knowledge.Save(target, new Draft
        {
            Type = RecordType.Fact,
            Kind = kind,
            Text = content.Trim(),
            Context = context ?? "",
            Tags = tags ?? [],
            Branch = branch,
            Scope = everywhere ? Scope.Global : Scope.Project,
            Importance = Importance(importance),
            Confidence = 0.8,
            Origin = Origin.Assistant,
            Evidence = [new Evidence(EvidenceRole.Source, session, "mcp:" + (session.Length > 0 ? session : "unknown"), 0, Origin.Assistant, content.Trim(), time.GetUtcNow())],
        });
        Publish(target.Id, everywhere);
        return written.Result switch
        {
            WriteResult.Buried => "Not saved: the user had this removed before. Ask the user before saving it again in other words.",
            WriteResult.Added => $"Saved as #{written.Id} in {target.Name}.",
            _ => $"Known already as #{written.Id}; confirmed.",
        };
    }

    [McpServerTool(Name = "memory_delete", Title = "Forget", Destructive = true, Idempotent = true, OpenWorld = false)]
    [Description("Forget a record for good, when the user says so.")]
    public string Delete(RequestContext<CallToolRequestParams> request, [Description("Id of the record")] long id)
    {
        var project = CallerProject.Current(memory, request.Params?.Meta);
        var record = memory.Knowledge.Forget(id, "deleted by an agent", project.Id) ?? throw new McpException($"There is no record #{id} in {project.Name} to forget. Ids come from memory_recall.");
        Publish(record.Project, record.Scope == Scope.Global);
        return $"Forgotten: {record.Text}";
    }

    private void Publish(string project, bool everywhere)
    {
        if (everywhere) memory.Briefings.PublishAll();
        else memory.Briefings.Publish([project]);
    }

    private static int Importance(string word) => word.ToLowerInvariant() switch
    {
        "critical" => 5,
        "high" => 4,
        "medium" => 3,
        "low" => 2,
        _ => throw new McpException($"importance '{word}' is unknown. Use critical, high, medium or low."),
    };
}
