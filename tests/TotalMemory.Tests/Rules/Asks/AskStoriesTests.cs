using Microsoft.Extensions.AI;
using TotalMemory.Rules;
using TotalMemory.Spool;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Rules.Asks;

/// <summary>What a person asks for again and again becomes an insight, in their words.</summary>
public sealed class AskStoriesTests : IDisposable
{
    private readonly Workplace work = new();

    public void Dispose() => work.Dispose();

    private IReadOnlyList<Rule> Rules => work.Memory.Rules.All(work.ProjectId("shop"));

    private Workplace Asked(params string[] messages)
    {
        foreach (var message in messages)
            work.Session("shop", s => s.Says("Done so far.").User(message).Says("All right."));
        return work;
    }

    private string Briefing => new BriefingFiles(work.Temp.Home).Read(work.ProjectId("shop")) ?? "";

    [Fact]
    public void Said_in_three_sessions_it_is_told_to_the_fourth()
    {
        Asked(
            "please delegate the parser to a worker agent",
            "can you delegate this to a worker agent",
            "delegate the rest to a worker agent"
        );
        var rule = Assert.Single(Rules);
        Assert.Equal(RuleSource.Asked, rule.Source);
        Assert.Matches("^Delegate the (?:parser|rest) to a worker agent$", rule.Record.Text);
        Assert.Contains(rule.Record.Text, Briefing);
    }

    [Fact]
    public void Said_in_two_sessions_it_waits_and_is_silent_and_the_third_confirms_it()
    {
        Asked("please delegate the parser to a worker agent", "delegate the rest to a worker agent");
        Assert.NotNull(Assert.Single(Rules).WaitingSince);
        Assert.DoesNotContain("worker agent", Briefing);
        Asked("again: delegate the tests to a worker agent");
        Assert.Null(Assert.Single(Rules).WaitingSince);
    }

    [Fact]
    public void An_order_of_two_words_stays_silent_however_often_it_is_given()
    {
        Asked("spawn a worker to do this", "ok, spawn a worker then", "now spawn a worker", "please spawn a worker for this");
        Assert.DoesNotContain(Rules, r => r.WaitingSince is null);
        Assert.DoesNotContain("pawn", Briefing);
    }

    [Fact]
    public void A_numbered_task_is_of_its_day()
    {
        Asked("start with task 1", "start with task 1 please");
        Assert.Empty(Rules);
    }

    [Fact]
    public void Said_twice_in_one_session_it_is_nothing()
    {
        work.Session(
            "shop",
            s => s.Says("Done.").User("delegate the parser to a worker agent").Says("Done.").User("delegate the rest to a worker agent")
        );
        Assert.Empty(Rules);
    }

    [Fact]
    public void Different_wishes_are_no_group() =>
        Assert.Empty(
            Asked("rename the column to total", "update the readme of the parser", "push the release branch")
                .Memory.Rules.All(work.ProjectId("shop"))
        );

    [Fact]
    public void A_template_that_comes_back_word_for_word_is_no_wish()
    {
        const string template = "Read the whole agent file and follow its menu exactly as it is written there.";
        Asked(template, template, template);
        Assert.Empty(Rules);
    }

    [Fact]
    public void What_a_person_retired_does_not_come_back()
    {
        Asked("please delegate the parser to a worker agent", "delegate the rest to a worker agent", "delegate the docs to a worker agent");
        work.Memory.Rules.Decide(Assert.Single(Rules).Id, new(RuleChoice.Retired));
        Asked("delegate the tests to a worker agent");
        Assert.Empty(Rules);
    }

    [Fact]
    public async Task Other_words_for_the_same_wish_are_found_by_meaning()
    {
        Asked("have sonnet carry out the change", "let the smaller model implement it please", "give the coding to sonnet");
        Assert.Empty(Rules);
        using var encoder = new SameMeaning("sonnet", "smaller model");
        await work.Memory.AskEmbedding.RunAsync(encoder, "test", int.MaxValue, TestContext.Current.CancellationToken);
        work.Memory.Publishing.Review([], judgeAll: false);
        Assert.Equal(3, Assert.Single(Rules).FoundingSessions);
    }

    [Fact]
    public void Three_sessions_that_only_come_near_it_are_listed_and_not_said()
    {
        Asked(
            "please delegate the parser to a worker agent",
            "let the worker agent do the upload with the new key, then delegate the login form",
            "delegate the rest to a worker agent and tell me how long the upload takes with the new key"
        );
        Assert.All(Rules, r => Assert.NotNull(r.WaitingSince));
        Assert.DoesNotContain("worker agent", Briefing);
    }

    [Fact]
    public void Chinese_wishes_are_joined_by_pairs_of_characters()
    {
        Asked("提交信息要简洁，不加作用域", "请保持提交信息简洁，不要加作用域");
        var rule = Assert.Single(Rules);
        Assert.Contains("作用域", rule.Record.Text);
        Assert.NotNull(rule.WaitingSince);
    }

    /// <summary>Texts that hold one of the words point one way, all others each in its own.</summary>
    private sealed class SameMeaning(params string[] words) : IEmbeddingGenerator<string, Embedding<float>>
    {
        public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
            IEnumerable<string> values,
            EmbeddingGenerationOptions? options = null,
            CancellationToken cancellationToken = default
        ) => Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(values.Select(v => new Embedding<float>(Vector(v)))));

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose() { }

        private float[] Vector(string text)
        {
            var vector = new float[64];
            var isMeant = words.Any(w => text.Contains(w, StringComparison.Ordinal));
            vector[isMeant ? 0 : 1 + (text.Sum(c => c) % 63)] = 1;
            return vector;
        }
    }
}
