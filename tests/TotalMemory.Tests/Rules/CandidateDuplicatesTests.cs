using TotalMemory.Knowledge;
using TotalMemory.Language;
using TotalMemory.Rules;

namespace TotalMemory.Tests.Rules;

public sealed class CandidateDuplicatesTests
{
    private static readonly string[] Vocabulary =
    [
        "never",
        "not",
        "use",
        "pnpm",
        "yarn",
        "tests",
        "commit",
        "branch",
        "v1.2",
        "main",
        "docker",
        "run",
    ];

    [Fact]
    public void The_index_finds_what_comparing_each_with_each_finds()
    {
        var random = new Random(7);
        var twins = new CandidateDuplicates();
        for (var n = 0; n < 400; n++)
        {
            var candidate = Candidate(
                Text(random),
                random.Next(3) == 0 ? "other" : "shop",
                random.Next(5) == 0 ? Scope.Global : Scope.Project
            );
            var expected = twins
                .Kept.Select((k, i) => (Candidate: k, Index: i))
                .Where(k => k.Candidate.Scope == Scope.Global || k.Candidate.Project == candidate.Project)
                .Where(k => NearDuplicate.Same(k.Candidate.Text, candidate.Text))
                .Select(k => k.Index)
                .DefaultIfEmpty(-1)
                .First();

            Assert.Equal(expected, twins.Find(candidate));
            if (expected < 0)
                twins.Add(candidate);
        }
        Assert.InRange(twins.Kept.Count, 20, 399);
    }

    private static string Text(Random random) =>
        string.Join(' ', Enumerable.Range(0, random.Next(2, 6)).Select(_ => Vocabulary[random.Next(Vocabulary.Length)]));

    private static RuleCandidate Candidate(string text, string project, Scope scope) =>
        new()
        {
            Source = RuleSource.Stated,
            Scope = scope,
            Project = project,
            Text = text,
            SessionCount = 1,
            Importance = 3,
            FoundedAt = DateTimeOffset.UnixEpoch,
            Trigger = new RuleTrigger(),
            Records = [],
            Evidence = [],
            FoundingSessions = new HashSet<string>(),
            CorrectedAgain = new Dictionary<string, IReadOnlyList<int>>(),
        };
}
