using System.Text.Json;
using TotalMemory.Knowledge;
using TotalMemory.Spool.Redaction;

namespace TotalMemory.Transcripts.Claude;

/// <summary>
/// Reads records of Claude Code's transcripts (versions 1.0 to 2.1). File order is the truth: timestamps run backwards and
/// parent links fork. Only four record types contain conversation; all others repeat it or describe the client.
/// </summary>
internal sealed class ClaudeTranscript(OpenCalls calls) : ITranscriptFormat
{
    /// <summary>What it writes outside git, and in a repository whose commit is checked out without a branch.</summary>
    private const string NoBranch = "HEAD";

    private static readonly HashSet<string> NotConversation = new(StringComparer.Ordinal)
    {
        "progress",
        "last-prompt",
        "custom-title",
        "mode",
        "permission-mode",
        "file-history-snapshot",
        "api-request",
        "api-request-blob",
        "api-request-shape",
        "atis-latch",
        "tools-used",
        "cost-state",
        "summary",
        "pr-link",
        "environment",
        "model",
        "instructions",
        "session_context",
        "date",
        "remote_session_change",
        "ai-title",
        "agent-name",
        "tag",
        "turn-summary",
        "speculation-accept",
    };

    /// <summary>Each record says itself whose it is.</summary>
    public void ExpectAgent() { }

    public ParsedLine Read(JsonElement record, int line, DateTimeOffset previous)
    {
        var type = record.Text("type");
        var at = record.Time("timestamp") ?? previous;
        switch (type)
        {
            case "user":
                return new(User(record, line, at), Facts(record));
            case "assistant":
                return new(Assistant(record, line, at), Facts(record));
            case "attachment":
                return new(Attachment(record, line, at), Facts(record));
            case "queue-operation":
                return new(Queue(record, line, at));
            case "system" when record.Text("subtype") == "compact_boundary":
                return new(
                    [new Turn(line, 0, TurnKind.Compaction, at, "") { Uuid = record.Text("uuid"), Origin = Origin.Tool }],
                    Facts(record)
                );
            case "system":
                return new([], Facts(record));
            default:
                return type is not null && NotConversation.Contains(type) ? ParsedLine.Nothing : ParsedLine.Unknown;
        }
    }

    private static SessionFacts Facts(JsonElement record) =>
        new()
        {
            Session = record.Text("sessionId"),
            Cwd = record.Text("cwd"),
            Branch = record.Text("gitBranch") is { Length: > 0 } and not NoBranch and var branch ? branch : null,
            Agent = record.True("isSidechain") ? record.Text("agentId") ?? "sidechain" : null,
        };

    private List<Turn> User(JsonElement record, int line, DateTimeOffset at)
    {
        var content = record.Get("message").Get("content");
        var turns = new List<Turn>();
        foreach (var block in content.Items())
            if (block.Text("type") == "tool_result")
                Result(record, block, line, at, turns);
        if (turns.Count > 0)
            return turns;

        if (record.True("isCompactSummary"))
            return [];
        var text = Text(content);
        var uuid = record.Text("uuid");
        if (ClaudeOutput.IsInterrupt(text))
            return [new Turn(line, 0, TurnKind.Interrupt, at, "") { Uuid = uuid, Origin = Origin.User }];
        if (record.True("isMeta") || record.True("isVisibleInTranscriptOnly"))
            return [];
        if (record.True("isSidechain"))
            return [new Turn(line, 0, TurnKind.TaskPrompt, at, TurnText.Said(text)) { Uuid = uuid, Origin = Origin.Assistant }];
        if (record.Get("origin").Text("kind") is { } origin && origin != "human")
            return [];
        if (record.Text("turnOrigin") is { } turnOrigin && turnOrigin is not ("human" or "sdk"))
            return [];
        if (HarnessText.HandedPlan(text) is { } plan)
            return [new Turn(line, 0, TurnKind.Approval, at, TurnText.Said(plan)) { Uuid = uuid, Origin = Origin.Assistant }];
        return Prompt(TurnKind.Prompt, text, line, at, uuid);
    }

    private static List<Turn> Prompt(TurnKind kind, string text, int line, DateTimeOffset at, string? uuid)
    {
        var said = TurnText.Said(HarnessText.PersonsWords(OwnContext.Remove(text)));
        return said.Length == 0 ? [] : [new Turn(line, 0, kind, at, said) { Uuid = uuid, Origin = Origin.User }];
    }

    private static string Text(JsonElement? content) =>
        content is { ValueKind: JsonValueKind.Array }
            ? string.Join(
                '\n',
                content.Items().Where(b => b.ValueKind == JsonValueKind.String || b.Text("type") == "text").Select(b => b.Block())
            )
            : content.Content();

    private void Result(JsonElement record, JsonElement block, int line, DateTimeOffset at, List<Turn> turns)
    {
        var id = block.Text("tool_use_id");
        var call = calls.Find(id);
        var text = block.Get("content").Content();
        var flagged = block.True("is_error");
        var exit = ExitCode(text, flagged);
        var redacted = Redactor.Redact(text); // whole, before a single line of it is picked
        var verdict = Judge(record, call, text, flagged, exit, redacted);
        var like = new Turn(line, turns.Count, TurnKind.ToolResult, at, "")
        {
            Uuid = record.Text("uuid"),
            Tool = call?.Tool,
            Call = id,
        };
        if (
            call?.Tool is "AskUserQuestion"
            && verdict.Outcome == ToolOutcome.Ok
            && record.Get("toolUseResult").Get("answers") is { ValueKind: JsonValueKind.Object } answers
        )
        {
            turns.AddRange(answers.EnumerateObject().Select((answer, i) => Answer(answer, like with { Part = like.Part + i })));
            return;
        }
        if (call?.Tool is "ExitPlanMode" && verdict.Outcome == ToolOutcome.Ok)
            turns.Add(like with { Kind = TurnKind.Approval, Text = TurnText.Said(call.Command), Origin = Origin.Assistant });
        like = like with { Part = turns.Count, Target = call?.Target };
        turns.Add(
            like with
            {
                Text = ToolNames.IsOurs(call?.Tool) ? "" : TurnText.Result(redacted, verdict.Outcome == ToolOutcome.Error),
                Outcome = verdict.Outcome,
                ExitCode = exit,
                Origin = ResultOrigin(call?.Tool),
                Detail = verdict.Diagnostic is { } diagnostic ? TurnText.Call(diagnostic) : null,
            }
        );
        if (verdict.Outcome == ToolOutcome.Rejected && call?.Tool is not "ExitPlanMode" && ClaudeOutput.RefusalReason(text) is { } reason)
            turns.Add(Refusal(reason, like with { Part = turns.Count }));
    }

    private static Turn Answer(JsonProperty answer, Turn like) =>
        like with
        {
            Kind = TurnKind.Answer,
            Text = TurnText.Said(new AnswerText(answer.Name, ((JsonElement?)answer.Value).Content()).Join()),
            Origin = Origin.User,
        };

    private static Turn Refusal(string reason, Turn like) =>
        like with
        {
            Kind = TurnKind.Refusal,
            Text = TurnText.Said(reason),
            Origin = Origin.User,
        };

    private static ToolVerdict Judge(JsonElement record, ToolCallInfo? call, string text, bool flagged, int? exit, string redacted) =>
        record.Text("toolDenialKind") switch
        {
            "user-rejected" => new ToolVerdict(ToolOutcome.Rejected),
            not null => new ToolVerdict(ToolOutcome.Cancelled),
            _ when flagged && IsHarnessFault(text) => new ToolVerdict(ToolOutcome.Cancelled),
            _ => ToolFailure.Judge(call?.Tool, call?.Command ?? "", flagged, exit, redacted),
        };

    private static int? ExitCode(string text, bool flagged)
    {
        if (!flagged)
            return null;
        var at = text.StartsWith("Error: ", StringComparison.Ordinal) ? 7 : 0;
        if (!text.AsSpan(at).StartsWith("Exit code "))
            return null;
        var digits = text.AsSpan(at + 10);
        var end = digits.IndexOfAnyExcept("-0123456789");
        return int.TryParse(end < 0 ? digits : digits[..end], out var code) ? code : null;
    }

    // The client failed, not the agent: a sibling call's failure, the permission service, an internal error.
    private static bool IsHarnessFault(string text) =>
        text.Contains("Sibling tool call errored", StringComparison.Ordinal)
        || text.Contains("is temporarily unavailable, so auto mode", StringComparison.Ordinal)
        || text.StartsWith("[Tool result missing", StringComparison.Ordinal)
        || text.StartsWith("Streaming fallback", StringComparison.Ordinal)
        || text.StartsWith("[Request interrupted by user", StringComparison.Ordinal);

    private static Origin ResultOrigin(string? tool)
    {
        if (ToolNames.IsExternal(tool))
            return Origin.External;
        return ToolNames.IsLookup(tool) ? Origin.File : Origin.Tool;
    }

    private List<Turn> Assistant(JsonElement record, int line, DateTimeOffset at)
    {
        var turns = new List<Turn>();
        var uuid = record.Text("uuid");
        if (record.True("isApiErrorMessage"))
            return
            [
                new Turn(line, 0, TurnKind.ApiError, at, TurnText.Said(Text(record.Get("message").Get("content"))))
                {
                    Uuid = uuid,
                    Origin = Origin.Tool,
                },
            ];
        foreach (var block in record.Get("message").Get("content").Items())
        {
            if (block.Text("type") == "text" && TurnText.Said(block.Text("text") ?? "") is { Length: > 0 } said)
                turns.Add(new Turn(line, turns.Count, TurnKind.Assistant, at, said) { Uuid = uuid, Origin = Origin.Assistant });
            else if (block.Text("type") == "tool_use" && block.Text("id") is { } id)
                turns.Add(Call(block, id, line, turns.Count, at, uuid));
        }
        return turns;
    }

    private Turn Call(JsonElement block, string id, int line, int part, DateTimeOffset at, string? uuid)
    {
        var tool = block.Text("name") ?? "";
        var (kind, command, target) = ClaudeCalls.Describe(tool, block.Get("input") ?? default);
        calls.Add(id, new ToolCallInfo(tool, command, target));
        return new Turn(line, part, kind, at, TurnText.Call(command))
        {
            Uuid = uuid,
            Tool = tool,
            Call = id,
            Target = target,
            Origin = Origin.Assistant,
        };
    }

    private static List<Turn> Attachment(JsonElement record, int line, DateTimeOffset at)
    {
        var attachment = record.Get("attachment");
        if (attachment.Text("type") != "queued_command" || attachment.Text("commandMode") is "task-notification")
            return [];
        if (attachment.Get("origin").Text("kind") is { } kind && kind != "human")
            return [];
        return Prompt(TurnKind.Steer, Text(attachment.Get("prompt")), line, at, record.Text("uuid"));
    }

    private static List<Turn> Queue(JsonElement record, int line, DateTimeOffset at)
    {
        if (
            record.Text("operation") != "enqueue"
            || record.Text("content") is not { Length: > 0 } content
            || content[0] is '<' or '{' or '/'
        )
            return [];
        return Prompt(TurnKind.Queued, content, line, at, null);
    }
}
