using TotalMemory.Knowledge;
using TotalMemory.Rules;
using TotalMemory.Rules.Asks;

namespace TotalMemory.Tests.Rules.Asks;

/// <summary>When requests with known similarities are listed, and when they become active.</summary>
public sealed class AskCandidatesTests
{
    private static readonly string[] SameWish =
    [
        "use table driven tests for the parser",
        "use table driven tests for the lexer",
        "use table driven tests in the printer",
    ];

    private static readonly string[] OneSubject =
    [
        "remove the trace plugin from the kit",
        "remove the workspace field from its core",
        "remove the old viewer and its pages",
    ];

    [Fact]
    public void Nearly_the_same_in_three_sessions_is_active() => Assert.True(Find(SameWish, 0.8f).IsConfirmed);

    [Fact]
    public void Of_one_subject_only_it_is_listed_however_often() => Assert.False(Find(OneSubject, 0.52f).IsConfirmed);

    [Theory]
    [InlineData("never use mocks in the tests of the parser", "the parser is never tested with mocks", 0.6f, true)]
    [InlineData("no uses nunca mocks en el parser", "el parser se prueba siempre sin mocks", 0.6f, true)]
    [InlineData("use mocks in the tests of the parser", "the parser is to be tested with mocks", 0.6f, false)]
    [InlineData("never use mocks in the tests of the parser", "the parser is never tested with mocks", 0.35f, false)]
    public void What_is_meant_to_last_is_active_when_it_was_said_twice(string first, string second, float cosine, bool isActive) =>
        Assert.Equal(isActive, Find([first, second], cosine).IsConfirmed);

    [Fact]
    public void What_is_right_instead_stays_with_what_is_forbidden()
    {
        var asks = new[] { "don't run pytest here. make check", "don't run pytest here. thanks" }
            .Select((text, i) => Asked("don't run pytest here.", $"s{i}", i) with { Evidence = Said($"s{i}", text, i) })
            .ToList();
        Assert.Equal("Don't run pytest here: make check", Alternative.With(asks[0]) is var with ? Instructions.Clean(with) : "");
        Assert.Equal("don't run pytest here.", Alternative.With(asks[1]));
    }

    [Fact]
    public void An_order_about_an_address_is_never_active() =>
        Assert.False(Find([.. SameWish.Select(s => s + " of https://example.org/shop")], 0.9f).IsConfirmed);

    [Fact]
    public void Half_of_a_remark_in_brackets_is_no_wording() =>
        Assert.Empty(
            Candidates(["keep their cards) or bet chips", "keep their cards) or bet money", "keep all cards) or bet chips"], 0.8f)
        );

    [Theory]
    [InlineData("get back to me when you have finished", true)]
    [InlineData("the tests", false)]
    [InlineData("let me know if the docs of the parser are stale", false)]
    [InlineData("split /home/ann/shop/index.ts into two files", false)]
    [InlineData("analyze the following report of the parser", false)]
    [InlineData("I suspect the parser should read whole folders", false)]
    [InlineData("I want to know whether the parser reads whole folders", false)]
    public void A_wording_says_what_is_wanted_and_of_what(string text, bool isOne) =>
        Assert.Equal(isOne, Candidates([text, text + " soon", text + " at last"], 0.9f).Count == 1);

    [Fact]
    public void Shared_words_make_up_for_a_little_less_of_the_same_meaning()
    {
        Assert.NotNull(Find(SameWish, 0.41f));
        Assert.Empty(Candidates(["remove the trace plugin", "drop the workspace field", "delete the viewer"], 0.41f));
    }

    private static RuleCandidate Find(string[] texts, float cosine) => Assert.Single(Candidates(texts, cosine));

    /// <param name="cosine">Of each pair.</param>
    private static IReadOnlyList<RuleCandidate> Candidates(string[] texts, float cosine)
    {
        var asks = texts.Select((text, i) => Asked(text, $"s{i}", i)).ToList();
        var vectors = texts.Select((text, i) => (text, Vector(i, texts.Length, cosine))).ToDictionary(v => v.text, v => v.Item2);
        return AskCandidates.Find(asks, vectors);
    }

    private static Ask Asked(string text, string session, int day) =>
        new("shop", session, text, Said(session, text, day)) { Sentence = text };

    private static Evidence Said(string session, string text, int day) =>
        new(EvidenceRole.Source, session, session + ".jsonl", 1, Origin.User, text, DateTimeOffset.UnixEpoch.AddDays(day));

    // One part that all share, and one of each alone.
    private static float[] Vector(int own, int all, float cosine)
    {
        var vector = new float[all + 1];
        vector[0] = MathF.Sqrt(cosine);
        vector[own + 1] = MathF.Sqrt(1 - cosine);
        return vector;
    }

    [Fact]
    public void The_opposite_is_not_the_same_wish_however_near_it_is() =>
        Assert.Empty(Candidates(["we should use pnpm here, not npm", "run npm install for the shop"], 0.9f));
}
