using System.ComponentModel;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using TotalMemory.Knowledge;
using TotalMemory.Language;
using TotalMemory.Recall;
using TotalMemory.Spool.Reminders;

namespace TotalMemory.Mcp.Tools;

/// <summary>Changing the memory on purpose.</summary>
internal sealed class KnowledgeTools(Callers callers, KnowledgeBase knowledge, IRecall recall, Publishing publishing, TimeProvider time)
{
    [McpServerTool(Name = "memory_save", Title = "Save", Destructive = false, Idempotent = true, OpenWorld = false)]
    [Description("Save what the user asks to remember. Sessions are learned from automatically.")]
    [Tolerates("filter", "coref", "agent_id", "parent_agent_id", "source_format", "supersede", "stuck")]
    public CallToolResult Save(
        RequestContext<CallToolRequestParams> request,
        [Description("One self-contained statement")] string content,
        [Description("decision, fact, solution, lesson, convention or preference")] string type = FactKinds.Fact,
        [Description("Default: the current one")] string? project = null,
        string[]? tags = null,
        [Description("Why, or where it applies")] string? context = null,
        [Description("Only on this git branch")] string? branch = null,
        [Description("critical, high, medium or low")] string importance = "medium",
        [Description("For every project")] bool everywhere = false
    )
    {
        if (string.IsNullOrWhiteSpace(content))
            throw new McpException("content is empty. Give one self-contained statement.");
        var words = ArgumentReader.Text(content, "content");
        var kind = ArgumentReader.OneOf(type, "type", FactKinds.All);
        var caller = callers.IdentifyWriter(request, project);
        var written = knowledge.Save(
            caller.Project,
            new Draft
            {
                Type = RecordType.Fact,
                Kind = kind,
                Text = words,
                Context = context ?? "",
                Tags = tags ?? [],
                Branch = string.IsNullOrWhiteSpace(branch) ? null : branch.Trim(),
                Scope = everywhere ? Scope.Global : Scope.Project,
                Importance = ArgumentReader.Importance(importance),
                Confidence = 0.8,
                Origin = Origin.Assistant,
                Evidence = [Evidence.FromCall(caller.Session, words, time.GetUtcNow())],
            }
        );
        if (written.Result == WriteResult.Refused)
            return Reply.Create(
                "Not saved: the user removed this before. Ask the user before saving it again in other words.",
                [],
                ("saved", false)
            );
        Publish(caller.Project.Id, everywhere);
        return Reply.Create(
            Outcome(written, words, caller),
            [written.Id],
            ("saved", true),
            ("deduplicated", written.Result != WriteResult.Added)
        );
    }

    private string Outcome(Written written, string words, Caller caller)
    {
        var record = knowledge.Find(written.Id)!.Record;
        var isCut = System.Text.Encoding.UTF8.GetByteCount(words) > KnowledgeBase.LongestText;
        return written.Result switch
        {
            WriteResult.Added =>
                $"Saved as #{written.Id} in {caller.Project.Name}.{(isCut ? " It was cut: a record holds 2,000 bytes." : "")}",
            WriteResult.Extended => $"#{written.Id} was known in fewer words; it now says what you gave.",
            _ when record.Origin == Origin.User && Normalized.Text(record.Text) != Normalized.Text(words) =>
                $"Known already as #{written.Id}, in the user's own words, which stay: {Sentences.OneLine(record.Text)} "
                    + "(yours are kept as evidence; memory_update replaces them).",
            _ => $"Known already as #{written.Id}; confirmed. It says: {Sentences.OneLine(record.Text)}",
        };
    }

    [McpServerTool(Name = "memory_update", Title = "Correct", Destructive = false, Idempotent = true, OpenWorld = false)]
    [Description("Correct a record; the old text is kept as history.")]
    public async Task<CallToolResult> UpdateAsync(
        RequestContext<CallToolRequestParams> request,
        [Description("Corrected text")] string new_content,
        [Description("Record id")] long? id = null,
        [Description("Instead of id: words unique to it")] string? find = null,
        [Description("Default: the current one")] string? project = null,
        [Unlisted] string? reason = null,
        CancellationToken cancel = default
    )
    {
        var words = ArgumentReader.Text(new_content, "new_content");
        var caller = callers.Identify(request, project);
        var target = id ?? await FindSingleAsync(ArgumentReader.Text(find, "id (or find)"), caller, cancel);
        if (StatementText.Trouble(words) is { } trouble && knowledge.Find(target, caller.Project.Id) is not null)
            throw new McpException($"new_content {trouble}. Give the whole corrected text. Nothing was done.");
        var done =
            knowledge.Correct(
                target,
                words,
                caller.Project.Id,
                Origin.Assistant,
                Evidence.FromCall(
                    caller.Session,
                    string.IsNullOrWhiteSpace(reason) ? words : $"{words} (because: {reason.Trim()})",
                    time.GetUtcNow()
                )
            )
            ?? throw new McpException(
                $"There is no record #{target} in {caller.Project.Name} to correct, or the user had these very words removed "
                    + "before. memory_recall gives ids. Nothing was done."
            );
        Publish(done.New.Project, done.New.Scope == Scope.Global);
        return Reply.Create(
            $"#{done.Old.Id} is now #{done.New.Id}: {Sentences.OneLine(done.New.Text)}",
            [done.New.Id],
            ("old_id", done.Old.Id),
            ("new_id", done.New.Id)
        );
    }

    [McpServerTool(Name = "memory_delete", Title = "Forget", Destructive = true, Idempotent = true, OpenWorld = false)]
    [Description("Delete a record for good, when the user asks.")]
    [Tolerates("hard")]
    public CallToolResult Delete(
        RequestContext<CallToolRequestParams> request,
        long id,
        [Description("Default: the current one")] string? project = null
    )
    {
        var caller = callers.Identify(request, project);
        var forgotten =
            knowledge.Forget(id, "deleted by an agent", caller.Project.Id)
            ?? throw new McpException($"There is no record #{id} in {caller.Project.Name} to forget. Ids come from memory_recall.");
        var record = forgotten.Record;
        Publish(record.Project, record.Scope == Scope.Global);
        return Reply.Create($"Forgotten: {record.Text}{ForgottenRecord.AlsoIn(forgotten.Others.Count)}", [id]);
    }

    // Changing the wrong record would go unnoticed, so only a single clear match is accepted.
    private async Task<long> FindSingleAsync(string find, Caller caller, CancellationToken cancel)
    {
        var asked = new RecallQuery
        {
            Text = find,
            Project = caller.Project.Id,
            Limit = 5,
        };
        var hits = (await recall.RecallAsync(asked, cancel: cancel)).Hits;
        var wanted = Normalized.Text(find);
        var holding = hits.Where(h => Normalized.Text(h.Record.Text).Contains(wanted, StringComparison.Ordinal)).ToList();
        return (holding, hits) switch
        {
            ([var one], _) => one.Record.Id,
            ([], [var only]) => only.Record.Id,
            (_, []) => throw new McpException(
                $"Nothing is known about '{find}' in {caller.Project.Name}. Save it with memory_save instead. Nothing was done."
            ),
            _ => throw new McpException(
                $"'{find}' means more than one record. Call again with the id of one:\n"
                    + string.Join('\n', (holding.Count > 1 ? holding : hits).Select(h => RecordText.Line(h.Record, brief: true)))
                    + "\nNothing was done."
            ),
        };
    }

    private void Publish(string project, bool everywhere)
    {
        publishing.Publish([everywhere ? Reminder.Everywhere : project]);
    }
}
