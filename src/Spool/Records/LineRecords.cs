using System.Text.Json;

namespace TotalMemory.Spool.Records;

/// <summary>
/// The records of one physical line. A killed writer leaves an incomplete record without a line feed, and the next record is appended to
/// it: reading resumes at the next record, so that only the incomplete one is lost.
/// </summary>
public sealed class LineRecords : IDisposable
{
    // An incomplete record with many nested objects has many positions to resume from; the search ends after a budget per byte (chosen).
    private const int MostLooks = 16;
    private const int CostOfLook = 2_000; // chosen: about what a look costs, in bytes read
    private const int LeastBudget = 2_000_000; // chosen: every record of a usual size is searched to its end

    private static readonly JsonReaderOptions Options = new() { MaxDepth = 256, AllowTrailingCommas = true };

    private LineRecords(IReadOnlyList<JsonDocument> documents, int lost, bool endsWhole) =>
        (Documents, Lost, EndsWhole) = (documents, lost, endsWhole);

    /// <summary>Objects, in their order.</summary>
    public IReadOnlyList<JsonDocument> Documents { get; }

    /// <summary>Number of parts of the line that are not records.</summary>
    public int Lost { get; }

    /// <summary>The line ends with a complete record.</summary>
    public bool EndsWhole { get; }

    /// <param name="line">Without its line feed.</param>
    /// <param name="isRecord">Distinguishes a record from a part of an incomplete one.</param>
    public static LineRecords Split(ReadOnlyMemory<byte> line, Func<JsonElement, bool> isRecord)
    {
        if (Whole(line) is { } one)
            return one;
        ReadOnlyMemory<byte> mended = MendedJson.Mend(line.Span);
        return Whole(mended) ?? Resynchronised(mended, isRecord);
    }

    public void Dispose()
    {
        foreach (var document in Documents)
            document.Dispose();
    }

    private static LineRecords? Whole(ReadOnlyMemory<byte> line)
    {
        if (LenientJson.ParseStrictly(line) is not { } document)
            return null;
        if (document.RootElement.ValueKind == JsonValueKind.Object)
            return new([document], 0, true);
        var isList = document.RootElement.ValueKind == JsonValueKind.Array;
        document.Dispose();
        return isList ? null : new([], 1, false);
    }

    private static LineRecords Resynchronised(ReadOnlyMemory<byte> line, Func<JsonElement, bool> isRecord)
    {
        var found = new List<JsonDocument>();
        var (at, lost, isLost) = (0, 0, false);
        var budget = (long)MostLooks * line.Length + LeastBudget;
        while (budget > 0 && Start(line.Span[at..]) is >= 0 and var gap)
        {
            isLost |= !IsBlank(line.Span.Slice(at, gap));
            at += gap;
            var document = Read(line.Span[at..], out var looked);
            budget -= looked + CostOfLook;
            if (document is not null && (!isLost || isRecord(document.RootElement)))
            {
                found.Add(document);
                lost += isLost ? 1 : 0;
                (at, isLost) = (at + looked, false);
                continue;
            }
            // A complete value that is not a record is part of an incomplete record, and so is its content.
            at += document is null ? 1 : looked;
            document?.Dispose();
            isLost = true;
        }
        isLost |= !IsBlank(line.Span[at..]);
        return new(found, lost + (isLost ? 1 : 0), found.Count > 0 && !isLost);
    }

    // A brace and a name; a pretty-printed record has blanks between them.
    private static int Start(ReadOnlySpan<byte> line)
    {
        for (var at = 0; line[at..].IndexOf((byte)'{') is >= 0 and var gap; at += gap + 1)
            if (line[(at + gap + 1)..].TrimStart(" \t\r\n"u8) is [(byte)'"', ..])
                return at + gap;
        return -1;
    }

    // A list of records is as good as lines of them.
    private static bool IsBlank(ReadOnlySpan<byte> bytes) => bytes.IndexOfAnyExcept(" \t\r\n,[]"u8) < 0;

    private static JsonDocument? Read(ReadOnlySpan<byte> bytes, out int looked)
    {
        var reader = new Utf8JsonReader(bytes, Options);
        try
        {
            var document = JsonDocument.ParseValue(ref reader);
            looked = (int)reader.BytesConsumed;
            return document;
        }
        catch (JsonException e)
        {
            looked = (int)Math.Min(e.BytePositionInLine ?? bytes.Length, bytes.Length);
            return null;
        }
    }
}
