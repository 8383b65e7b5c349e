using TotalMemory.Knowledge;
using TotalMemory.Rules.Asks;
using TotalMemory.Tests.Support;
using TotalMemory.Transcripts;

namespace TotalMemory.Tests.Rules.Asks;

/// <summary>Messages are split once, and read again as if for the first time.</summary>
public sealed class AskReaderTests
{
    private static readonly AskMessage[] Said =
    [
        Message(1, "please delegate the parser to a worker agent"),
        Message(2, "you must never use npm here, and always run the linter first", tells: true),
        Message(3, "you may use npm again"),
        Message(4, "please delegate the parser to a worker agent"),
        Message(5, "ok"),
    ];

    [Fact]
    public void Read_again_the_requests_are_the_same_and_nothing_is_split()
    {
        var reader = new AskReader();
        var first = reader.Read(Said);
        Assert.NotEmpty(first);
        Assert.Equal(4, reader.Splits);
        Assert.Equal(first, reader.Read(Said));
        Assert.Equal(4, reader.Splits);
    }

    [Fact]
    public void Only_what_is_new_is_split_and_the_result_is_that_of_a_first_reading()
    {
        var reader = new AskReader();
        reader.Read(Said[..3]);
        var splits = reader.Splits;
        Assert.Equal(new AskReader().Read(Said), reader.Read(Said));
        Assert.Equal(splits + 1, reader.Splits);
    }

    [Fact]
    public void A_message_that_is_judged_otherwise_is_split_anew()
    {
        var reader = new AskReader();
        var silent = Message(1, "the totals are wrong in the summary");
        Assert.Empty(reader.Read([silent]));
        Assert.Single(reader.Read([silent with { Objects = true }]));
    }

    [Fact]
    public void A_message_whose_words_were_changed_is_read_in_its_new_words()
    {
        var reader = new AskReader();
        reader.Read(Said);
        var changed = Message(1, "please delegate the parser to a person ag.");
        Assert.Contains(reader.Read([changed]), a => a.Text.Contains("person", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_no_longer_said_is_not_kept()
    {
        var reader = new AskReader();
        reader.Read(Said);
        reader.Read([]);
        var splits = reader.Splits;
        reader.Read(Said[..1]);
        Assert.Equal(splits + 1, reader.Splits);
    }

    private static AskMessage Message(int line, string text, bool tells = false) =>
        new(
            "shop",
            $"s{line}",
            TurnKind.Prompt,
            new Evidence(EvidenceRole.Source, $"s{line}", "/t.jsonl", line, Origin.User, text, Some.Time),
            Objects: false,
            tells
        );
}
