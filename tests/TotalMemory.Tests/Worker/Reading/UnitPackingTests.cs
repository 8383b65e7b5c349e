using TotalMemory.Extraction.Reading;
using TotalMemory.Tests.Support;
using TotalMemory.Transcripts;
using TotalMemory.Worker.Embedding;
using TotalMemory.Worker.Reading;

namespace TotalMemory.Tests.Worker.Reading;

public sealed class UnitPackingTests : IDisposable
{
    private readonly TempHome temp = new();

    private UnitPacking Packing()
    {
        var words = Enumerable.Range(0, 1100).Select(i => $"[unused{i}]").ToArray();
        (words[100], words[101], words[102]) = ("[UNK]", "[CLS]", "[SEP]");
        (words[1000], words[1001]) = ("use", "tabs");
        var vocabulary = new WordPiece(temp.Write("vocab.txt", string.Join('\n', words)));
        var file = ReaderFile.Load(
            temp.Write(
                "reader.json",
                """
                {"version":"test","features":["stop","length"],"grams":null,"calibration":{"worth":2},"bias":{"worth":[0,0,0,1]},
                 "thresholds":{"objects":0.4,"stored":0.3,"said":0.7}}
                """
            )
        );
        Assert.Equal(2, file.Head("worth").Temperature);
        Assert.Equal(1, file.Head("act").Temperature);
        return new UnitPacking(vocabulary, file);
    }

    private static SentenceUnit Sentence(string text, string heading)
    {
        var sheet = new FeatureSheet();
        sheet.Set("stop", 1);
        var turn = new Turn(1, 0, TurnKind.Prompt, Some.Time, text);
        return new SentenceUnit(0, turn, 0, SpeakerRole.User, text, heading, "", "", "", "", false, sheet);
    }

    [Fact]
    public void What_is_judged_comes_first_and_what_is_around_it_behind_a_marker()
    {
        var packed = Packing().Pack(Sentence("use tabs", "tabs"));
        Assert.Equal([101, 11, 1000, 1001, 102, 1, 1001, 102], packed.Ids);
        Assert.Equal(5, packed.TextLength);
        Assert.Equal([1f, 0f], packed.Features);
    }

    [Fact]
    public void A_word_that_the_vocabulary_lacks_is_spelt()
    {
        var packed = Packing().Pack(Sentence("да", ""));
        Assert.Equal([101, 11, 104 + 'д' % 895, 104 + 'а' % 895, 102, 102], packed.Ids);
    }

    [Fact]
    public void Pairs_and_triples_of_characters_have_stable_slots() =>
        Assert.Equal([Slot(" a"), Slot("a "), Slot(" a ")], CharacterGrams.Extract("A"));

    private static int Slot(string characters)
    {
        var hash = 2166136261u;
        foreach (var c in characters)
            hash = unchecked((hash ^ c) * 16777619u);
        return (int)(1 + hash % 8191);
    }

    public void Dispose() => temp.Dispose();
}
