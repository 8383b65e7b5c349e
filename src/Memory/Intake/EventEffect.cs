using System.Text.Json;
using TotalMemory.Knowledge;
using TotalMemory.Spool;
using TotalMemory.Spool.Redaction;
using TotalMemory.Storage;
using TotalMemory.Transcripts;

namespace TotalMemory.Intake;

/// <summary>The effect of an event, prepared outside the lock.</summary>
/// <param name="Event">The event, its time clamped to the time of reading.</param>
/// <param name="Body">The stored JSON: everything but its text.</param>
/// <param name="Turns">Its text as turns, used while there is no transcript; without line numbers.</param>
internal sealed record EventEffect(HookEvent Event, string Body, IReadOnlyList<Turn> Turns)
{
    public static EventEffect Decide(HookEvent e, DateTimeOffset now)
    {
        var seen = e with { At = Clock.NoLaterThan(e.At, now) };
        IReadOnlyList<Turn> turns = [.. Prompt(seen), .. Failure(seen), .. Message(seen)];
        return new(
            seen,
            JsonSerializer.Serialize(WithoutWords(seen), HookEventJson.Default.HookEvent),
            [.. turns.Select((t, part) => TranscriptStore.Redacted(t with { Part = part }))]
        );
    }

    private static HookEvent WithoutWords(HookEvent e) =>
        e with
        {
            Prompt = null,
            Message = null,
            Error = null,
            Transcript = Redactor.RedactPlace(e.Transcript),
            AgentTranscript = Redactor.RedactPlace(e.AgentTranscript),
            Cwd = Redactor.RedactPlace(e.Cwd),
        };

    // Prompts that a client submits by itself are not a person's.
    private static IEnumerable<Turn> Prompt(HookEvent e)
    {
        var isPersons = e.AgentId is null && e.Detail is not ("system" or "loop_wakeup");
        if (e.Prompt is { } prompt && isPersons && HarnessText.PersonsWords(OwnContext.Remove(prompt)) is { Length: > 0 } said)
            yield return new Turn(0, 0, TurnKind.Prompt, e.At, said) { Origin = Origin.User };
    }

    private static IEnumerable<Turn> Failure(HookEvent e)
    {
        if (e.Error is not { } error || e.Tool is not { } tool)
            yield break;
        var call = e.ToolUseId ?? e.Id;
        yield return new Turn(0, 0, TurnKind.ToolCall, e.At, "")
        {
            Tool = tool,
            Call = call,
            Origin = Origin.Assistant,
        };
        var verdict = ToolFailure.Judge(tool, "", flagged: true, null, error);
        yield return new Turn(0, 0, TurnKind.ToolResult, e.At, ToolFailure.Body(error))
        {
            Tool = tool,
            Call = call,
            Outcome = verdict.Outcome,
            Detail = verdict.Diagnostic,
            Origin = ToolNames.IsExternal(tool) ? Origin.External : Origin.Tool,
        };
    }

    private static IEnumerable<Turn> Message(HookEvent e)
    {
        if (e.Message is { } message && e.AgentId is null)
            yield return new Turn(0, 0, TurnKind.Assistant, e.At, message) { Origin = Origin.Assistant };
    }
}
