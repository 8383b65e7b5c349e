using System.Runtime.InteropServices;
using System.Text.Json;
using TotalMemory.Spool.Records;

namespace TotalMemory.Transcripts;

/// <summary>Reads one transcript line by line, detecting the client's format.</summary>
internal sealed class TranscriptReader(OpenCalls calls)
{
    private static readonly byte[] Blank = [.. " \t\r\0"u8];

    private ITranscriptFormat? format;

    /// <summary>The client's name; null until a line shows it.</summary>
    public string? Client { get; private set; }

    /// <param name="client">Its name; ignored if it has no adapter.</param>
    public void Expect(string client)
    {
        if (Client is null && Clients.Named(client) is { } adapter)
            Expect(adapter);
    }

    /// <inheritdoc cref="ITranscriptFormat.ExpectAgent"/>
    public void ExpectAgent() => format?.ExpectAgent();

    /// <summary>Reads a line. Its records are numbered from <paramref name="number"/> on.</summary>
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

    // Records with conversation contain these; parts of a cut record contain neither.
    private static bool IsRecord(JsonElement value) =>
        value.Text("type") is not null
        && (value.Text("sessionId") is not null || (value.Text("timestamp") is not null && value.Get("payload") is not null));

    // An unexpected record must not keep the rest of the session from being read.
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

    // A half character in a property name makes lookups fail.
    private ParsedLine? TryReadMended(JsonElement record, int number, DateTimeOffset previous)
    {
        using var mended = LenientJson.ParseStrictly(MendedJson.Mend(JsonMarshal.GetRawUtf8Value(record)));
        return mended is null ? null : TryRead(mended.RootElement, number, previous);
    }
}
