using System.Text;
using TotalMemory.Benchmarks;

namespace TotalMemory.Tests.Benchmarks;

public sealed class RetrievalSetsTests
{
    // The schema of the official files: longmemeval_s.json.
    private const string LongMemEval = """
        [
          {"question_id":"q1","question_type":"multi-session","question":"Where do I live?","answer":"Berlin",
           "question_date":"2023/05/30 (Tue) 23:40",
           "haystack_dates":["a","b","c"],"haystack_session_ids":["s1","s2","s3"],
           "haystack_sessions":[[{"role":"user","content":"I moved to Berlin.","has_answer":true},{"role":"assistant","content":"Nice."}],
            [{"role":"user","content":"Tell me a joke."},{"role":"user","content":"Another."}],
            [{"role":"assistant","content":"Only me."}]],
           "answer_session_ids":["s1"]},
          {"question_id":"q2_abs","question_type":"multi-session","question":"Unknown?",
           "haystack_session_ids":["s1"],"haystack_sessions":[[{"role":"user","content":"x"}]],"answer_session_ids":[]},
          {"question_id":"q3","question_type":"single-session-assistant","question":"What did you say?",
           "haystack_session_ids":["s4"],"haystack_sessions":[[{"role":"user","content":"Hi."},
            {"role":"assistant","content":"42","has_answer":true}]],"answer_session_ids":["s4"]}
        ]
        """;

    private static List<RetrievalSet> Read(string json, bool official = false)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));
        return [.. RetrievalSets.Read(stream, official)];
    }

    [Fact]
    public void LongMemEval_is_read_as_one_document_a_session_of_its_user_turns()
    {
        var sets = Read(LongMemEval);
        Assert.Equal(["q1", "q3"], sets.Select(s => s.Id));
        Assert.Equal([("s1", "I moved to Berlin."), ("s2", "Tell me a joke.\nAnother.")], sets[0].Documents);
        Assert.Equal("multi-session", sets[0].Questions[0].Category);
        Assert.Equal(["s1"], sets[0].Questions[0].Gold);
    }

    [Fact]
    public void The_official_variant_leaves_out_what_no_user_turn_answers() =>
        Assert.Equal("q1", Assert.Single(Read(LongMemEval, official: true)).Id);

    [Fact]
    public void Scores_are_what_the_field_means_by_them()
    {
        var score = RetrievalScore.Of(["a", "b", "c", "d", "e", "f"], new HashSet<string> { "b", "f" });
        Assert.Equal(
            (0.5, 1.0, 1.0, 0.0, 1.0, 0.5),
            (score.Recall5, score.Recall10, score.Any5, score.All5, score.All10, score.ReciprocalRank)
        );
        Assert.Equal((1 / Math.Log2(3) + 1 / Math.Log2(7)) / (1 + 1 / Math.Log2(3)), score.Ndcg10, 6);
    }
}
