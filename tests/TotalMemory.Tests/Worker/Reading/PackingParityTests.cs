using System.Text.Json;
using TotalMemory.Conversations;
using TotalMemory.Extraction.Reading;
using TotalMemory.Tests.Support;
using TotalMemory.Transcripts;
using TotalMemory.Worker.Embedding;
using TotalMemory.Worker.Reading;

namespace TotalMemory.Tests.Worker.Reading;

/// <summary>What training packed (<c>training/units.py</c>) and what we pack, number by number.</summary>
public sealed class PackingParityTests
{
    private static readonly UnitPacking Packing = new(
        new WordPiece(Path.Combine(EmbeddingGenerators.BuiltInFolder, "vocab.txt")),
        new ReaderFile("test", [], true, new ReaderThresholds(1, 1, 1), new Dictionary<string, HeadCalibration>())
    );

    private static List<JsonElement> Units() =>
        [
            .. JsonDocument
                .Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Approved", "packing.json")))
                .RootElement.EnumerateArray(),
        ];

    [Fact]
    public void Units_are_packed_as_in_training() =>
        Assert.All(
            Units(),
            unit =>
            {
                var packed = Packing.Pack(Of(unit));
                Assert.Equal(Numbers(unit, "ids"), packed.Ids);
                Assert.Equal(Numbers(unit, "kinds").Count(k => k == 0), packed.TextLength);
                Assert.Equal(Numbers(unit, "grams"), packed.Grams);
            }
        );

    private static List<int> Numbers(JsonElement unit, string name) =>
        [.. unit.GetProperty(name).EnumerateArray().Select(n => n.GetInt32())];

    private static string Text(JsonElement unit, string name) => unit.TryGetProperty(name, out var text) ? text.GetString()! : "";

    private static ReadingUnit Of(JsonElement unit)
    {
        var text = Text(unit, "text");
        var turn = new Turn(1, 0, TurnKind.Prompt, Some.Time, text);
        return Text(unit, "unit") switch
        {
            "message" => new MessageUnit(
                new HumanMessage(0, turn, false, false, "", []),
                text,
                Text(unit, "before"),
                "",
                Text(unit, "reply"),
                new FeatureSheet()
            ),
            "sentence" => new SentenceUnit(
                0,
                turn,
                0,
                Enum.Parse<SpeakerRole>(Text(unit, "role"), ignoreCase: true),
                text,
                Text(unit, "heading"),
                Text(unit, "left"),
                Text(unit, "right"),
                Text(unit, "said"),
                Text(unit, "after"),
                false,
                new FeatureSheet()
            ),
            _ => new CallUnit(new Call(0, turn, null), text, new FeatureSheet()),
        };
    }
}
