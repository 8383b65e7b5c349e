using System.Globalization;
using System.Text.Json.Nodes;

namespace TotalMemory.Tests.Support;

/// <summary>Builds a Claude Code transcript, record by record, as the client writes it.</summary>
public sealed class ClaudeSession(string session, string cwd, DateTimeOffset? start = null)
{
    private readonly List<string> lines = [];
    private DateTimeOffset at = start ?? new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);
    private int sequence;

    public int Lines => lines.Count;

    public string Text => string.Concat(lines.Select(l => l + "\n"));

    public ClaudeSession User(string text, string? uuid = null) =>
        Add(
            "user",
            new JsonObject { ["role"] = "user", ["content"] = text },
            r =>
            {
                r["turnOrigin"] = "human";
                if (uuid is not null)
                    r["uuid"] = uuid;
            }
        );

    public ClaudeSession Says(string text) =>
        Add(
            "assistant",
            new JsonObject { ["role"] = "assistant", ["content"] = new JsonArray(new JsonObject { ["type"] = "text", ["text"] = text }) }
        );

    public ClaudeSession Calls(string tool, JsonObject input, string result, bool isError = false, string? id = null)
    {
        id ??= $"toolu_{session}_{sequence}";
        Add(
            "assistant",
            new JsonObject
            {
                ["role"] = "assistant",
                ["content"] = new JsonArray(
                    new JsonObject
                    {
                        ["type"] = "tool_use",
                        ["id"] = id,
                        ["name"] = tool,
                        ["input"] = input,
                    }
                ),
            }
        );
        return Add(
            "user",
            new JsonObject
            {
                ["role"] = "user",
                ["content"] = new JsonArray(
                    new JsonObject
                    {
                        ["type"] = "tool_result",
                        ["tool_use_id"] = id,
                        ["content"] = result,
                        ["is_error"] = isError,
                    }
                ),
            }
        );
    }

    public ClaudeSession Bash(string command, string output, int exitCode = 0) =>
        Calls("Bash", new JsonObject { ["command"] = command }, exitCode == 0 ? output : $"Exit code {exitCode}\n{output}", exitCode != 0);

    public ClaudeSession Edits(string file, string before = "a", string after = "b", string? failure = null) =>
        Calls(
            "Edit",
            new JsonObject
            {
                ["file_path"] = file,
                ["old_string"] = before,
                ["new_string"] = after,
            },
            failure ?? $"The file {file} has been updated.",
            failure is not null
        );

    /// <summary>The person answers a question of the agent.</summary>
    public ClaudeSession Answers(string question, string answer)
    {
        Calls("AskUserQuestion", new JsonObject { ["questions"] = new JsonArray() }, "answered");
        var record = JsonNode.Parse(lines[^1])!.AsObject();
        record["toolUseResult"] = new JsonObject { ["answers"] = new JsonObject { [question] = answer } };
        lines[^1] = record.ToJsonString();
        return this;
    }

    public ClaudeSession Interrupted() =>
        Add(
            "user",
            new JsonObject
            {
                ["role"] = "user",
                ["content"] = new JsonArray(new JsonObject { ["type"] = "text", ["text"] = "[Request interrupted by user]" }),
            }
        );

    public ClaudeSession Raw(JsonObject record)
    {
        lines.Add(record.ToJsonString());
        return this;
    }

    public ClaudeSession Line(string line)
    {
        lines.Add(line);
        return this;
    }

    private ClaudeSession Add(string type, JsonObject message, Action<JsonObject>? more = null)
    {
        at = at.AddSeconds(5);
        var record = new JsonObject
        {
            ["type"] = type,
            ["uuid"] = string.Create(CultureInfo.InvariantCulture, $"{session}-{sequence++}"),
            ["sessionId"] = session,
            ["cwd"] = cwd,
            ["gitBranch"] = "main",
            ["timestamp"] = at.ToString("O", CultureInfo.InvariantCulture),
            ["version"] = "2.1.330",
            ["message"] = message,
        };
        more?.Invoke(record);
        lines.Add(record.ToJsonString());
        return this;
    }
}
