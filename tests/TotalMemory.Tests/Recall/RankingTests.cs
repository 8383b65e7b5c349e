using TotalMemory.Knowledge;
using TotalMemory.Recall;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Recall;

/// <summary>What a search puts first of several records about the same thing.</summary>
public sealed class RankingTests
{
    private static KnowledgeRecord Learned(string text, RecordType type = RecordType.Fact) =>
        Some.Record(1, text, type) with
        {
            Source = RecordSource.Extracted,
        };

    private static double Weight(KnowledgeRecord record) => Ranking.Weight(record, Some.Time);

    [Fact]
    public void A_question_weighs_less_than_what_may_answer_it()
    {
        var answer = Weight(Learned("the dropout rate has the enrolment of May as its base"));
        Assert.True(Weight(Learned("which base does the dropout rate have?")) < answer);
        Assert.True(Weight(Learned("辍学率的基数是什么？")) < answer);
        Assert.Equal(answer, Weight(Learned("Which base? → the enrolment of May, or not?")));
        Assert.True(Weight(Learned("does the path a → b → c have a base?")) < answer);
        Assert.Equal(answer, Weight(Learned("which base does it have?") with { Source = RecordSource.Saved }));
    }

    [Fact]
    public void What_repeats_the_request_of_its_session_is_shown_once()
    {
        const string asked = "the data loader of the trainer is slow";
        var hits = new[]
        {
            Learned(asked + " → It reads whole images.", RecordType.Episode),
            Learned(asked),
            Learned("the data loader reads windows now"),
            Learned(asked) with
            {
                Project = "other",
            },
        };
        var kept = Ranking.WithoutTwins([.. hits.Select(r => new Hit(r, 1, []))]).Select(h => h.Record).ToList();
        Assert.Equal([hits[0], hits[2], hits[3]], kept);
    }
}
