using CsCheck;
using TotalMemory.Knowledge;
using TotalMemory.Recall;
using TotalMemory.Spool;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Recall.Semantic;

/// <summary>Whatever was saved, forgotten and corrected where, and whoever asks for what: only what is theirs is found.</summary>
public sealed class SemanticScopeTests
{
    private const int Projects = 4;

    private static readonly Gen<string> Word = Gen.OneOf(
        "car",
        "automobile",
        "broken",
        "defect",
        "tests",
        "specs",
        "docker",
        "netowrk",
        "getUserById",
        "port8080",
        "v1.2.3"
    );

    private static readonly Gen<string> TwoWords = Gen.Select(Word, Word, (one, other) => $"{one} {other}");

    private static readonly Gen<string?> Branch = Gen.OneOf<string?>(null, null, "b0", "b1");

    /// <param name="Fate">0: it is forgotten; 1: it is corrected.</param>
    private sealed record Saved(string Text, int Project, bool IsGlobal, string? Branch, int Fate);

    private static readonly Gen<Saved[]> SavedRecords = Gen.Select(
        TwoWords,
        Gen.Int[0, Projects - 1],
        Gen.Int[0, 7],
        Branch,
        Gen.Int[0, 6],
        (text, project, global, branch, fate) => new Saved(text, project, global == 0, branch, fate)
    ).Array[0, 30];

    private sealed record Asked(int Project, RecallQuery Query);

    // A record is saved every seven minutes.
    private static readonly Gen<DateTimeOffset?> Moment = Gen.Int[0, 220].Select(minutes => Some.Time.AddMinutes(minutes)).Nullable();

    private static readonly Gen<Asked> Question = Gen.Select(
        Gen.Select(TwoWords, Gen.Int[0, Projects - 1], Branch, Gen.Int[1, 40]),
        Gen.Select(Moment, Moment, Gen.Bool, Gen.Bool),
        Gen.Enum<FusionMethod>(),
        (what, which, fusion) =>
            new Asked(
                what.Item2,
                new RecallQuery
                {
                    Text = what.Item1,
                    Branch = what.Item3,
                    Limit = what.Item4,
                    Since = which.Item1,
                    Until = which.Item2,
                    Kind = which.Item3 ? FactKinds.Convention : null,
                    Types = which.Item4 ? [RecordType.Fact] : null,
                    Fusion = fusion,
                }
            )
    );

    [Fact]
    public Task Nothing_shows_outside_its_project_status_branch_or_time_in_any_leg() =>
        Gen.Select(SavedRecords, SavedRecords, Question.Array[1, 10])
            .SampleAsync(
                async (before, after, asked) =>
                {
                    using var memory = new OwnMemory();
                    memory.SaveAll(before);
                    await memory.EmbedAllAsync();
                    memory.SaveAll(after);
                    // Some have a vector, others not yet.
                    Assert.All(asked, memory.Check);
                    await memory.EmbedAllAsync();
                    Assert.All(asked, memory.Check);
                },
                iter: 25,
                threads: 1
            );

    private sealed class OwnMemory : SemanticCase
    {
        private readonly List<ProjectIdentity> projects;
        private int number;

        public OwnMemory() => projects = [.. Enumerable.Range(0, Projects).Select(i => ProjectIdentity.Resolve(temp.MakeFolder($"p{i}")))];

        public Task<int> EmbedAllAsync() => EmbedAsync();

        public void SaveAll(Saved[] records)
        {
            foreach (var record in records)
            {
                time.Advance(TimeSpan.FromMinutes(7));
                var scope = record.IsGlobal ? Scope.Global : Scope.Project;
                var id = Save($"{record.Text} note{number++}", projects[record.Project], scope, record.Branch);
                if (record.Fate == 0)
                    memory.Knowledge.Forget(id, "test");
                else if (record.Fate == 1)
                    memory.Knowledge.Correct(id, $"{record.Text} corrected{number}");
            }
        }

        public void Check(Asked asked)
        {
            var query = asked.Query with { Project = projects[asked.Project].Id };
            var hits = memory.Recall.Recall(query).Hits;
            Assert.True(hits.Count <= query.Limit);
            foreach (var r in hits.Select(h => h.Record))
            {
                Assert.True(r.Project == query.Project || r.Scope == Scope.Global);
                Assert.Equal(RecordStatus.Active, r.Status);
                Assert.True(query.Branch is null || r.Branch is null || r.Branch == query.Branch);
                Assert.True(query.Kind is null || r.Kind == query.Kind);
                Assert.True(query.Since is null || r.Confirmed >= query.Since);
                Assert.True(query.Until is null || r.Created <= query.Until);
            }
        }
    }
}
