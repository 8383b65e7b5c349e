using System.Globalization;
using System.Text.Json.Serialization;
using TotalMemory.Spool.Records;

namespace TotalMemory.Spool;

/// <summary>
/// An event from a hook to the worker: what happened, where the transcript is, and the text that a transcript might not contain (a session
/// without persistence). Texts are redacted and capped before this record is created.
/// </summary>
public sealed record HookEvent
{
    /// <summary>Our own event that a session has become private; contains none of its text.</summary>
    public const string Private = "Private";

    /// <summary>Name of the spool file without extension; the unique key under which the effect is stored once.</summary>
    [JsonIgnore]
    public string Id { get; init; } = "";

    public int Version { get; init; } = 1;
    public required string Client { get; init; }
    public required string Event { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string Session { get; init; }
    public string? Transcript { get; init; }
    public string? Cwd { get; init; }
    public string? Tool { get; init; }
    public string? ToolUseId { get; init; }
    public string? AgentId { get; init; }
    public string? AgentType { get; init; }
    public string? AgentTranscript { get; init; }

    /// <summary>SessionStart source, SessionEnd reason or compaction trigger.</summary>
    public string? Detail { get; init; }

    public string? Prompt { get; init; }
    public string? Message { get; init; }
    public string? Error { get; init; }

    /// <summary>Number of the rule or error that the hook showed, if any.</summary>
    public long? Said { get; init; }

    /// <summary>True if the transcript contains everything in this event, so that such events of one session may coalesce.</summary>
    [JsonIgnore]
    public bool IsWakeUp => Transcript is not null && Prompt is null && Message is null && Error is null && Said is null;

    /// <summary>JSON for <see cref="HookEventJson"/>.</summary>
    public ReadOnlyMemory<byte> ToJson() =>
        new ObjectText()
            .Add("version", Version)
            .Add("client", Client)
            .Add("event", Event)
            .Add("at", At.ToString("O", CultureInfo.InvariantCulture))
            .Add("session", Session)
            .Add("transcript", Transcript)
            .Add("cwd", Cwd)
            .Add("tool", Tool)
            .Add("toolUseId", ToolUseId)
            .Add("agentId", AgentId)
            .Add("agentType", AgentType)
            .Add("agentTranscript", AgentTranscript)
            .Add("detail", Detail)
            .Add("prompt", Prompt)
            .Add("message", Message)
            .Add("error", Error)
            .Add("said", Said)
            .End();
}
