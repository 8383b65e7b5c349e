using TotalMemory.Delivery;
using TotalMemory.Knowledge;
using TotalMemory.Recall;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Delivery;

/// <summary>What is said beside a prompt is clearly about it.</summary>
public sealed class RelevanceTests
{
    private const string Prompt = "why does the invoice export lose the customer address";

    private static bool IsClear(string text, double cosine) =>
        Relevance.IsClear(
            new Hit(
                Some.Record(1, text) with
                {
                    Importance = 4,
                    Confidence = 0.8,
                },
                1,
                [new SearchSignal(SearchSignalKind.Meaning, 1, cosine)]
            ),
            Prompt
        );

    [Fact]
    public void One_sentence_of_it_shares_the_prompts_words() =>
        Assert.True(IsClear("It was slow. The invoice export drops the customer address when it is empty.", 0.5));

    [Fact]
    public void Words_from_all_over_a_passage_are_not_enough() =>
        Assert.False(IsClear("The invoice page is done. The export runs nightly. A customer asked for it; the address is on file.", 0.5));

    [Fact]
    public void Near_enough_in_meaning_no_word_is_needed() => Assert.True(IsClear("Empty fields are left out of the file.", 0.7));

    [Theory]
    [InlineData("We must not lose the customer's address in exports.", true)]
    [InlineData("no, that is the wrong export", false)]
    [InlineData("can you look at the export again", false)]
    public void Of_what_was_corrected_only_a_norm_is_said(string text, bool isSaid) =>
        Assert.Equal(
            isSaid,
            Relevance.IsClear(
                new Hit(Some.Record(1, text, RecordType.Correction, "correction"), 1, [new SearchSignal(SearchSignalKind.Meaning, 1, 0.7)]),
                Prompt
            )
        );
}
