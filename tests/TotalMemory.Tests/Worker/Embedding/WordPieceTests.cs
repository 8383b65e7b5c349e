using System.Text.Json;
using TotalMemory.Worker.Embedding;

namespace TotalMemory.Tests.Worker.Embedding;

public sealed class WordPieceTests
{
    private static readonly WordPiece Tokenizer = new(Path.Combine(EmbeddingGenerators.BuiltInFolder, "vocab.txt"));

    /// <summary>
    /// Lines of code, paths, errors and a dozen scripts, with the ids that Hugging Face's tokenizers give (npm @huggingface/tokenizers
    /// 0.2.0; CJK beyond the basic plane is left out, where that port departs from BERT).
    /// </summary>
    [Fact]
    public void It_equals_the_reference_on_every_line()
    {
        var file =
            Environment.GetEnvironmentVariable("WORDPIECE_LINES")
            ?? Path.Combine(AppContext.BaseDirectory, "Worker", "Embedding", "Fixtures", "wordpiece.jsonl");
        var (lines, different) = (0, new List<string>());
        foreach (var line in File.ReadLines(file))
        {
            using var json = JsonDocument.Parse(line);
            lines++;
            var text = json.RootElement.GetProperty("t").GetString()!;
            if (
                !Tokenizer
                    .Encode(text, int.MaxValue)
                    .SequenceEqual(json.RootElement.GetProperty("i").EnumerateArray().Select(i => i.GetInt32()))
            )
                different.Add(text);
        }
        Assert.True(lines >= 800, $"{lines} lines");
        Assert.True(different.Count == 0, $"{different.Count} of {lines} differ:\n{string.Join('\n', different.Take(20))}");
    }

    [Fact]
    public void A_long_text_is_cut_and_closed()
    {
        var ids = Tokenizer.Encode(string.Concat(Enumerable.Repeat("word ", 1_000)), 256);
        Assert.Equal(256, ids.Count);
        Assert.Equal((101, 102), (ids[0], ids[^1]));
    }
}
