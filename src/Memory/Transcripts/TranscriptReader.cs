using System.Text.Json;

namespace TotalMemory.Transcripts;

/// <summary>Reads one transcript line by line in whichever client's format it is.</summary>
internal sealed class TranscriptReader(OpenCalls calls)
{
    private static readonly byte[] Blank = [.. " \t\r\0"u8];

    private ClaudeTranscript? claude;
    private CodexTranscript? codex;

    /// <summary><c>claude</c> or <c>codex</c>; null until a line told.</summary>
    public string? Client =>
        claude is not null ? Clients.Claude
        : codex is not null ? Clients.Codex
        : null;

    public void Expect(string client)
    {
        if (client == Clients.Codex)
            codex ??= new CodexTranscript(calls);
        else if (client == Clients.Claude)
            claude ??= new ClaudeTranscript(calls);
    }

    /// <summary>The transcript is a subagent's: its prompts are an agent's. Told when reading goes on behind the line that says so.</summary>
    public void ExpectAgent() => codex?.ExpectAgent();

    /// <summary>What the line holds; null when it cannot be read at all.</summary>
    public ParsedLine? Read(ReadOnlyMemory<byte> line, int number, DateTimeOffset previous)
    {
        if (number == 1 && line.Span.StartsWith("\uFEFF"u8))
            line = line[3..];
        line = Trimmed(line);
        if (line.IsEmpty)
            return ParsedLine.Nothing;
        using var document = JsonLine.Parse(line);
        if (document is null)
            return null;
        var record = document.RootElement;
        if (Client is null)
            Expect(record.Get("payload") is { ValueKind: JsonValueKind.Object } ? Clients.Codex : Clients.Claude);
        return codex?.Read(record, number, previous) ?? claude!.Read(record, number, previous);
    }

    private static ReadOnlyMemory<byte> Trimmed(ReadOnlyMemory<byte> line) => line.Trim(Blank);
}
