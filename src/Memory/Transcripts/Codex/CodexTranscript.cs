using System.Text.Json;
using System.Text.RegularExpressions;
using TotalMemory.Knowledge;
using TotalMemory.Language;
using TotalMemory.Spool.Redaction;

namespace TotalMemory.Transcripts.Codex;

/// <summary>
/// Reads lines of Codex rollouts. Words come from events (<c>user_message</c>/<c>agent_message</c> up to 0.142,
/// <c>item_completed</c> since), calls and results from response items, which both dialects have; further events correct the status.
/// </summary>
internal sealed partial class CodexTranscript(OpenCalls calls) : ITranscriptFormat
{
    private bool isAgent;

    public void ExpectAgent() => isAgent = true;

    public ParsedLine Read(JsonElement record, int line, DateTimeOffset previous)
    {
        var at = record.Time("timestamp") ?? previous;
        var payload = record.Get("payload") ?? default;
        return record.Text("type") switch
        {
            "session_meta" => new([], Meta(payload)),
            "event_msg" => Event(payload, line, at),
            "response_item" => new(Item(payload, line, at)),
            "compacted" => new([new Turn(line, 0, TurnKind.Compaction, at, "") { Origin = Origin.Tool }]),
            "turn_context" => new([], new SessionFacts { Cwd = payload.Text("cwd") }),
            "world_state" or "token_usage_record" or "inter_agent_communication" => ParsedLine.Nothing,
            _ => ParsedLine.Unknown,
        };
    }

    private SessionFacts Meta(JsonElement payload)
    {
        var agent = payload.Text("thread_source") == "subagent" || payload.Get("source") is { ValueKind: JsonValueKind.Object };
        isAgent |= agent;
        return new SessionFacts
        {
            Session = payload.Text("id") ?? payload.Text("session_id"),
            Cwd = payload.Text("cwd"),
            Branch = payload.Get("git").Text("branch"),
            Remote = payload.Get("git").Text("repository_url"),
            Agent = agent ? payload.Text("id") : null,
            ForkedFrom = payload.Text("forked_from_id"),
        };
    }

    private ParsedLine Event(JsonElement payload, int line, DateTimeOffset at)
    {
        switch (payload.Text("type"))
        {
            case "user_message":
                return new(Prompt(payload.Text("message") ?? "", line, at));
            case "agent_message":
                return new(Said(payload.Text("message") ?? "", line, at));
            case "item_completed":
                return new(Completed(payload.Get("item") ?? default, line, at));
            case "turn_aborted":
                return new([new Turn(line, 0, TurnKind.Interrupt, at, "") { Origin = Origin.User }]);
            case "mcp_tool_call_end":
                return new(McpEnded(payload, line, at));
            case "task_complete" when payload.Get("error") is { } error:
                return new([
                    new Turn(line, 0, TurnKind.ApiError, at, TurnText.Said(error.Text("message") ?? error.GetRawText()))
                    {
                        Origin = Origin.Tool,
                    },
                ]);
            default:
                return ParsedLine.Nothing;
        }
    }

    private List<Turn> Prompt(string text, int line, DateTimeOffset at)
    {
        if (HarnessText.HandedPlan(text) is { } plan)
            return [new Turn(line, 0, TurnKind.Approval, at, TurnText.Said(plan)) { Origin = Origin.Assistant }];
        var said = TurnText.Said(HarnessText.PersonsWords(OwnContext.Remove(text)));
        if (said.Length == 0)
            return [];
        return
        [
            new Turn(line, 0, isAgent ? TurnKind.TaskPrompt : TurnKind.Prompt, at, said)
            {
                Origin = isAgent ? Origin.Assistant : Origin.User,
            },
        ];
    }

    private static List<Turn> Said(string text, int line, DateTimeOffset at) =>
        TurnText.Said(text) is { Length: > 0 } said ? [new Turn(line, 0, TurnKind.Assistant, at, said) { Origin = Origin.Assistant }] : [];

    private List<Turn> Completed(JsonElement item, int line, DateTimeOffset at) =>
        item.Text("type") switch
        {
            "UserMessage" => Prompt(item.Get("content").Content(), line, at),
            "AgentMessage" => Said(item.Get("content").Content(), line, at),
            "McpToolCall" when item.Text("status") == "failed" => Failed(
                item.Text("id"),
                item.Get("result").Get("content").Content() is { Length: > 0 } text ? text : item.Get("error").Text("message") ?? "",
                line,
                at
            ),
            // A nested command of a scripted call has no call of its own.
            "CommandExecution" when item.Text("id") is { } id && calls.Find(id) is null => Nested(item, id, line, at),
            "CommandExecution" when item.Int("exit_code") is { } code => Executed(item, item.Text("id")!, code, line, 0, at),
            _ => [],
        };

    private List<Turn> Nested(JsonElement item, string id, int line, DateTimeOffset at)
    {
        var command = item.Get("command").Items().LastOrDefault() is { ValueKind: JsonValueKind.String } last ? last.String() : "";
        calls.Add(id, new ToolCallInfo("exec_command", command, null));
        List<Turn> turns =
        [
            new Turn(line, 0, TurnKind.ToolCall, at, TurnText.Call(command))
            {
                Tool = "exec_command",
                Call = id,
                Origin = Origin.Assistant,
            },
        ];
        if (item.Int("exit_code") is { } code)
            turns.AddRange(Executed(item, id, code, line, 1, at));
        return turns;
    }

    private List<Turn> Executed(JsonElement item, string id, int code, int line, int part, DateTimeOffset at) =>
        item.Text("status") == "declined"
            ? [Result(id, calls.Find(id), new ToolVerdict(ToolOutcome.Rejected), null, "", line, at) with { Part = part }]
            : [Judged(id, item.Text("aggregated_output") ?? "", code, line, at) with { Part = part }];

    private static List<Turn> McpEnded(JsonElement payload, int line, DateTimeOffset at)
    {
        var result = payload.Get("result");
        var ok = result.Get("Ok");
        var text = result.Text("Err") ?? (ok is { } value && value.True("isError") ? value.Get("content").Content() : null);
        return text is null ? [] : Failed(payload.Text("call_id"), text, line, at);
    }

    // Corrects the status of a result whose own text does not show it.
    private static List<Turn> Failed(string? call, string text, int line, DateTimeOffset at)
    {
        var stack = text.IndexOf("Stack backtrace", StringComparison.Ordinal);
        var cause = (stack < 0 ? text : text[..stack]).Trim();
        return
        [
            new Turn(line, 0, TurnKind.ToolResult, at, TurnText.Result(cause, failed: true))
            {
                Call = call,
                Outcome = ToolOutcome.Error,
                Origin = Origin.External,
                Tool = "mcp",
                Detail = TurnText.Call(cause.Split('\n', 2)[0]),
            },
        ];
    }

    private List<Turn> Item(JsonElement payload, int line, DateTimeOffset at)
    {
        var id = payload.Text("call_id");
        switch (payload.Text("type"))
        {
            case "function_call" or "custom_tool_call" or "local_shell_call" when id is not null:
                var call = CodexCalls.Describe(payload);
                if (call.Tool == "write_stdin")
                {
                    calls.Add(id, new ToolCallInfo(call.Tool, call.Process ?? "", null));
                    return [];
                }
                calls.Add(id, new ToolCallInfo(call.Tool, call.Text, call.Target));
                return
                [
                    new Turn(line, 0, call.Tool == "update_plan" ? TurnKind.Tasks : TurnKind.ToolCall, at, TurnText.Call(call.Text))
                    {
                        Tool = call.Tool,
                        Call = id,
                        Target = call.Target,
                        Origin = Origin.Assistant,
                    },
                ];
            case "function_call_output" or "custom_tool_call_output" when id is not null:
                return Output(id, CodexCalls.OutputText(payload.Get("output")), line, at);
            default:
                return [];
        }
    }

    private List<Turn> Output(string id, string text, int line, DateTimeOffset at)
    {
        var call = calls.Find(id);
        if (call?.Tool is "request_user_input" && CodexCalls.Answers(text) is { Count: > 0 } answers)
            return
            [
                .. answers.Select(
                    (a, i) =>
                        new Turn(line, i, TurnKind.Answer, at, TurnText.Said(new AnswerText(call.Command, a).Join()))
                        {
                            Call = id,
                            Tool = call.Tool,
                            Origin = Origin.User,
                        }
                ),
            ];
        var head = text.Length > 400 ? text[..400] : text;
        var end = head.IndexOf("Output:\n", StringComparison.Ordinal);
        if (end >= 0)
            head = head[..end];
        int? code = ExitCode().Match(head) is { Success: true } m && int.TryParse(m.Groups[1].Value, out var parsed) ? parsed : null;
        // The output of a poll belongs to the polled process.
        if (call?.Tool == "write_stdin")
        {
            if (calls.CallOf(call.Command) is not { } original)
                return [];
            return code is { } done ? [Judged(original, ToolFailure.Body(text), done, line, at)] : [];
        }
        if (code is null && Process().Match(head) is { Success: true } process)
            calls.AddProcess(process.Groups[1].Value, id);
        return [Judged(id, text, code, line, at)];
    }

    private Turn Judged(string id, string text, int? code, int line, DateTimeOffset at)
    {
        text = Redactor.Redact(text); // whole, before a single line of it is picked
        var call = calls.Find(id);
        var refused = text.Length < 400 && RejectedByUser().IsMatch(text);
        var verdict = refused
            ? new ToolVerdict(ToolOutcome.Rejected)
            : ToolFailure.Judge(call?.Tool, call?.Command ?? "", flagged: FailedToRun().IsMatch(text), code, text);
        var turn = Result(id, call, verdict, code, text, line, at);
        return verdict.Outcome == ToolOutcome.Running && Process().Match(text) is { Success: true } m
            ? turn with
            {
                Detail = m.Groups[1].Value,
            }
            : turn;
    }

    private static Turn Result(string id, ToolCallInfo? call, ToolVerdict verdict, int? code, string text, int line, DateTimeOffset at) =>
        new(
            line,
            0,
            TurnKind.ToolResult,
            at,
            ToolNames.IsOurs(call?.Tool) ? "" : TurnText.Result(text, verdict.Outcome == ToolOutcome.Error)
        )
        {
            Tool = call?.Tool,
            Call = id,
            Target = call?.Target,
            Outcome = verdict.Outcome,
            ExitCode = code,
            Origin = ToolNames.IsExternal(call?.Tool) ? Origin.External : Origin.Tool,
            Detail = verdict.Diagnostic is { } diagnostic ? TurnText.Call(diagnostic) : null,
        };

    [Examples("Process exited with code 2", "took 1 s\nExit code: -1")]
    [CounterExamples("the exit code is 2", "Exit code")]
    [GeneratedRegex(@"(?:Process exited with code|^Exit code:?) (-?[0-9]+)", RegexOptions.Multiline)]
    private static partial Regex ExitCode();

    [Examples("Process running with session ID 7")]
    [CounterExamples("session ID 7")]
    [GeneratedRegex(@"Process running with session ID ([0-9]+)")]
    private static partial Regex Process();

    [Examples("patch rejected by user", "Err(\"rejected by user\")")]
    [CounterExamples("the patch was rejected by user")]
    [GeneratedRegex(@"^(?:exec command|patch) rejected by user|rejected by user\\?""\)")]
    private static partial Regex RejectedByUser();

    [Examples(
        "exec_command failed for `make`: no shell",
        "write_stdin failed: closed",
        "sandbox denied exec error",
        "unsupported call: shop",
        "Script failed"
    )]
    [CounterExamples("make failed", "it has failed, no")]
    [GeneratedRegex(@"^(?:\w+ failed(?: for `|:)|write_stdin failed|sandbox denied exec error|unsupported call|Script failed)")]
    private static partial Regex FailedToRun();
}
