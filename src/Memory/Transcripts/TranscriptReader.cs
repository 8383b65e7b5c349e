using System.Runtime.InteropServices;
using System.Text.Json;
using TotalMemory.Spool.Records;

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

    /// <summary>
    /// The transcript is a subagent's: its prompts are an agent's. Told when reading goes on behind the line that says so.
    /// </summary>
    public void ExpectAgent() => codex?.ExpectAgent();

    /// <summary>What a line holds. Each of its records has a number of its own, from <paramref name="number"/> on.</summary>
    public LineReading Read(ReadOnlyMemory<byte> line, int number, DateTimeOffset previous)
    {
        if (number == 1 && line.Span.StartsWith("\uFEFF"u8))
            line = line[3..];
        line = line.Trim(Blank);
        if (line.IsEmpty)
            return LineReading.Blank;
        using var records = LineRecords.Split(line, IsRecord);
        var parsed = new List<ParsedLine>(records.Documents.Count);
        var lost = records.Lost;
        foreach (var document in records.Documents)
        {
            if ((TryRead(document.RootElement, number, previous) ?? TryReadMended(document.RootElement, number, previous)) is not { } read)
            {
                lost++;
                continue;
            }
            parsed.Add(read);
            number++;
        }
        return new(parsed, lost, records.EndsWhole);
    }

    // Every record of both clients that holds conversation; what a cut one holds names neither session nor time.
    private static bool IsRecord(JsonElement value) =>
        value.Text("type") is not null
        && (value.Text("sessionId") is not null || (value.Text("timestamp") is not null && value.Get("payload") is not null));

    // One record that no reader foresaw must not keep the rest of the session from being read.
    private ParsedLine? TryRead(JsonElement record, int number, DateTimeOffset previous)
    {
        try
        {
            if (Client is null)
                Expect(record.Get("payload") is { ValueKind: JsonValueKind.Object } ? Clients.Codex : Clients.Claude);
            return codex?.Read(record, number, previous) ?? claude!.Read(record, number, previous);
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException or OverflowException or ArgumentException)
        {
            return null;
        }
    }

    // Half a character in a name keeps the values beside it from being looked up.
    private ParsedLine? TryReadMended(JsonElement record, int number, DateTimeOffset previous)
    {
        using var mended = LenientJson.ParseStrictly(MendedJson.Mend(JsonMarshal.GetRawUtf8Value(record)));
        return mended is null ? null : TryRead(mended.RootElement, number, previous);
    }
}
