using System.Runtime.InteropServices;
using System.Text.Json;
using TotalMemory.Spool.Records;

namespace TotalMemory.Transcripts;

/// <summary>Reads one transcript line by line in whichever client's format it is.</summary>
internal sealed class TranscriptReader(OpenCalls calls)
{
    private static readonly byte[] Blank = [.. " \t\r\0"u8];

    private ITranscriptFormat? format;

    /// <summary>The client's name; null until a line told.</summary>
    public string? Client { get; private set; }

    /// <param name="client">Its name; one without an adapter is left for the first line to tell.</param>
    public void Expect(string client)
    {
        if (Client is null && Clients.Named(client) is { } adapter)
            Expect(adapter);
    }

    /// <inheritdoc cref="ITranscriptFormat.ExpectAgent"/>
    public void ExpectAgent() => format?.ExpectAgent();

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

    private void Expect(IClientAdapter client) => (Client, format) = (client.Name, client.Read(calls));

    // Every record of both clients that holds conversation; what a cut one holds names neither session nor time.
    private static bool IsRecord(JsonElement value) =>
        value.Text("type") is not null
        && (value.Text("sessionId") is not null || (value.Text("timestamp") is not null && value.Get("payload") is not null));

    // One record that no reader foresaw must not keep the rest of the session from being read.
    private ParsedLine? TryRead(JsonElement record, int number, DateTimeOffset previous)
    {
        try
        {
            if (format is null)
                Expect(Clients.All.First(c => c.Wrote(record)));
            return format!.Read(record, number, previous);
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
