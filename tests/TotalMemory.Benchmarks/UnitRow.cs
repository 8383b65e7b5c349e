using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using TotalMemory.Extraction.Reading;

namespace TotalMemory.Benchmarks;

/// <summary>A unit of the reader as one JSON object: what training/units.py packs, without labels.</summary>
internal static class UnitRow
{
    public static JsonObject Create(ReadingUnit unit) =>
        unit switch
        {
            MessageUnit message => Message(message),
            SentenceUnit sentence => Sentence(sentence),
            CallUnit call => With(Start("call", call), ("tool", call.Call.Tool)),
            _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, "No such kind of unit."),
        };

    private static JsonObject Message(MessageUnit unit) =>
        With(Start("message", unit), ("before", unit.Before), ("earlier", unit.Earlier), ("reply", unit.Reply));

    private static JsonObject Sentence(SentenceUnit unit)
    {
        var row = With(
            Start("sentence", unit),
            ("role", unit.Role.ToString().ToLowerInvariant()),
            ("heading", unit.Heading),
            ("left", unit.Left),
            ("right", unit.Right),
            ("said", unit.Said),
            ("after", unit.After)
        );
        row["external"] = unit.IsExternal;
        return row;
    }

    private static JsonObject Start(string unit, ReadingUnit of)
    {
        var features = new JsonObject();
        foreach (var (name, value) in of.Features.Values)
            if (value != 0)
                features[name] = MathF.Round(value, 4);
        return new JsonObject
        {
            ["unit"] = unit,
            ["line"] = of.Turn.Line,
            ["hash"] = Hash(of.Text),
            ["text"] = of.Text,
            ["features"] = features,
        };
    }

    /// <summary>Twelve hexadecimal digits of the text's SHA-256: a label names a sentence by it, without its words.</summary>
    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..12];

    private static JsonObject With(JsonObject row, params ReadOnlySpan<(string Name, string? Value)> more)
    {
        foreach (var (name, value) in more)
            row[name] = value;
        return row;
    }
}
