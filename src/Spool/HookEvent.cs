using System.Globalization;
using System.Text.Json.Serialization;
using TotalMemory.Spool.Records;

namespace TotalMemory.Spool;

/// <summary>
/// What a hook tells the worker: that something happened, where to read about it, and the few words that a transcript might
/// not hold (a session without persistence). Texts are redacted and capped before this record is made.
/// </summary>
public sealed record HookEvent
{
    /// <summary>Name of the event that says that a session has become private: no client's, and without a word of it.</summary>
    public const string Private = "Private";

    /// <summary>Name of the spool file without its ending; unique, and the key under which the effect is stored once.</summary>
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

    /// <summary>Number of the rule or error the hook spoke of, if it did.</summary>
    public long? Said { get; init; }

    /// <summary>True when the transcript says everything this event says: such events of one session may coalesce.</summary>
    [JsonIgnore]
    public bool IsWakeUp => Transcript is not null && Prompt is null && Message is null && Error is null && Said is null;

    /// <summary>As <see cref="HookEventJson"/> reads it.</summary>
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

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(HookEvent))]
public sealed partial class HookEventJson : JsonSerializerContext;
