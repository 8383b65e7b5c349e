using TotalMemory.Extraction.Reading;
using TotalMemory.Storage;
using TotalMemory.Tests.Support;
using TotalMemory.Transcripts;

namespace TotalMemory.Tests.Extraction.Reading;

public sealed class RememberingReaderTests : IDisposable
{
    private readonly TempHome temp = new();

    private sealed class CountingReader : IReader
    {
        public int Asked { get; private set; }
        public string Version { get; set; } = "one";
        public ReaderThresholds Thresholds => new(0.5, 0.5, 0.7);

        public bool IsContent(string? version) => version == Version;

        public IReadOnlyList<Judgement> Judge(IReadOnlyList<ReadingUnit> units)
        {
            Asked += units.Count;
            return [.. units.Select(_ => new Judgement { Worth = [0.1f, 0.2f, 0.3f, 0.4f], Alone = 0.25f })];
        }
    }

    private static SentenceUnit Unit(string text) =>
        new(0, new Turn(1, 0, TurnKind.Prompt, Some.Time, text), 0, SpeakerRole.User, text, "", "", "", "", "", false, new FeatureSheet());

    [Fact]
    public void What_was_judged_is_not_judged_again_unless_by_another_reader()
    {
        var inner = new CountingReader();
        var reader = new RememberingReader(inner, new Database(temp.Home));
        reader.Judge([Unit("a"), Unit("b")]);
        var again = reader.Judge([Unit("b"), Unit("c")]);
        Assert.Equal(3, inner.Asked);
        Assert.Equal([0.1f, 0.2f, 0.3f, 0.4f], again[0].Worth);
        Assert.Equal(0.25f, again[0].Alone);
        inner.Version = "two";
        reader.Judge([Unit("a")]);
        Assert.Equal(4, inner.Asked);
    }

    public void Dispose() => temp.Dispose();
}
