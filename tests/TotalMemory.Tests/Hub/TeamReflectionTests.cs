using Microsoft.Extensions.Time.Testing;
using Npgsql;
using TotalMemory.Benchmarks;
using TotalMemory.Knowledge;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Hub;

/// <summary>The same mistake of three people becomes a question to one of them.</summary>
[Collection(PostgresTests.Name)]
public sealed class TeamReflectionTests : IDisposable
{
    private const string Words = "No, never run npm install here, use pnpm install instead";

    private readonly FakeTimeProvider time = new(DateTimeOffset.Parse("2026-03-01T09:00:00Z", null));
    private readonly PostgresServer server;
    private readonly TeamHomes team;

    public TeamReflectionTests(PostgresServer server)
    {
        this.server = server;
        team = new TeamHomes(server, time);
    }

    public void Dispose() => team?.Dispose();

    private static long Correct(HubHome home, string words = Words, string project = "shop") =>
        home
            .Home.Memory.Knowledge.Save(
                home.Home.Clone(project),
                new Draft
                {
                    Type = RecordType.Correction,
                    Kind = "correction",
                    Text = words,
                    Norm = words,
                    ActionsBefore = new(["npm install"], []),
                    Origin = Origin.User,
                    Confidence = 0.9,
                    Identity = TotalMemory.Language.Normalized.Identity(words),
                    Evidence = [Some.Evidence(words)],
                }
            )
            .Id;

    private async Task CompareAsync(params HubHome[] homes)
    {
        time.Advance(TimeSpan.FromMinutes(11));
        foreach (var home in homes)
            await home.MeetAsync();
    }

    private static bool IsAsked(HubHome home) => home.Home.Memory.Shares.Proposed().Count > 0;

    private List<string> Rows(string table) => server.Query(team.Database, $"SELECT * FROM totalmemory.{table}");

    private async Task<HubHome[]> ThreeAsync()
    {
        var anna = await team.OwnerAsync();
        return [anna, await team.MemberAsync(anna, "ben"), await team.MemberAsync(anna, "carl")];
    }

    [Fact]
    public async Task One_of_three_is_asked_and_no_word_leaves_before_a_yes()
    {
        var homes = await ThreeAsync();
        foreach (var home in homes)
            Correct(home);
        await CompareAsync(homes);
        await CompareAsync(homes);
        var asked = Assert.Single(homes, IsAsked);
        Assert.NotEmpty(Rows("mistake"));
        Assert.DoesNotContain(
            Rows("mistake").Concat(Rows("proposal")).Concat(Rows("shared")),
            r => r.Contains("npm", StringComparison.Ordinal)
        );
        var review = Assert.Single(asked.Home.Memory.Shares.Proposed());
        var greeting = new TotalMemory.Spool.Greetings.GreetingFiles(asked.Home.Temp.Home).Read(asked.Home.Shop.Id);
        Assert.Contains(greeting!.News, n => n.Text.Contains($"totalmemory share {review.Record.Id}", StringComparison.Ordinal));
        Assert.Equal("Never run npm install here, use pnpm install instead", review.Text);
        Assert.True(asked.Home.Memory.Shares.Share(review.Record.Id, review.Text!));
        await CompareAsync(asked);
        await CompareAsync(homes);
        Assert.DoesNotContain(homes, IsAsked);
        foreach (var other in homes.Where(h => h != asked))
            Assert.Equal([review.Text!], TeamHomes.Said(other));
    }

    [Fact]
    public async Task Two_are_too_few_and_another_project_is_another_mistake()
    {
        var homes = await ThreeAsync();
        Correct(homes[0]);
        Correct(homes[1]);
        homes[2].Home.Clone("bank");
        Correct(homes[2], project: "bank");
        await CompareAsync(homes);
        await CompareAsync(homes);
        Assert.DoesNotContain(homes, IsAsked);
        Assert.Empty(Rows("proposal"));
    }

    [Fact]
    public async Task A_no_asks_the_next_and_never_the_same_again()
    {
        var homes = await ThreeAsync();
        foreach (var home in homes)
            Correct(home);
        await CompareAsync(homes);
        await CompareAsync(homes);
        var asked = new HashSet<HubHome>();
        for (var n = 0; n < 3; n++)
        {
            var now = Assert.Single(homes, IsAsked);
            Assert.True(asked.Add(now));
            Assert.True(now.Home.Memory.Shares.Decline(now.Home.Memory.Shares.Proposed()[0].Record.Id));
            await CompareAsync(now);
            await CompareAsync(homes);
        }
        Assert.DoesNotContain(homes, IsAsked);
        Assert.Empty(Rows("shared"));
    }

    [Fact]
    public async Task Who_does_not_answer_for_a_week_is_not_waited_for()
    {
        var homes = await ThreeAsync();
        foreach (var home in homes)
            Correct(home);
        await CompareAsync(homes);
        await CompareAsync(homes);
        var silent = Assert.Single(homes, IsAsked);
        server.Execute(team.Database, "UPDATE totalmemory.proposal SET since = since - interval '8 days'");
        await CompareAsync([.. homes.Where(h => h != silent)]);
        await CompareAsync(homes);
        Assert.False(IsAsked(silent));
        Assert.Single(homes, IsAsked);
    }

    [Fact]
    public async Task One_compares_at_a_time_and_what_a_killed_one_held_is_taken_over()
    {
        var homes = await ThreeAsync();
        foreach (var home in homes)
            Correct(home);
        await using var other = new NpgsqlConnection(
            $"Host=127.0.0.1;Port={server.Port};Database={team.Database};Username={team.RoleOf("ben")};"
                + $"Password={team.Passwords[team.RoleOf("ben")]};Pooling=false"
        );
        await other.OpenAsync(TestContext.Current.CancellationToken);
        await using (await other.BeginTransactionAsync(TestContext.Current.CancellationToken))
        {
            var store = new TotalMemory.Hub.Team.CommonMistakeStore(other);
            Assert.True(await store.TryTakeTurnAsync(TestContext.Current.CancellationToken));
            await CompareAsync(homes);
            Assert.Empty(Rows("mistake"));
            server.Execute(team.Database, $"SELECT pg_terminate_backend({other.ProcessID})");
            await CompareAsync(homes);
            await CompareAsync(homes);
        }
        Assert.Single(homes, IsAsked);
    }

    [Fact]
    public async Task What_is_forgotten_leaves_its_fingerprint_too()
    {
        var homes = await ThreeAsync();
        var id = Correct(homes[1]);
        await CompareAsync(homes);
        Assert.NotEmpty(Rows("mistake"));
        homes[1].Home.Memory.Knowledge.Forget(id, "a person");
        await CompareAsync(homes);
        Assert.Empty(Rows("mistake"));
    }

    [Fact]
    public async Task Nobody_sees_whose_mistake_it_is_nor_one_that_they_did_not_make()
    {
        var homes = await ThreeAsync();
        await team.MemberAsync(homes[0], "dora");
        foreach (var home in homes)
            Correct(home);
        await CompareAsync(homes);
        Assert.NotEmpty(AsMember("ben", "SELECT * FROM totalmemory.common_mistake"));
        Assert.Equal([team.RoleOf("ben")], AsMember("ben", "SELECT DISTINCT author FROM totalmemory.mistake"));
        Assert.Empty(AsMember("dora", "SELECT * FROM totalmemory.common_mistake"));
        Assert.Empty(AsMember("dora", "SELECT * FROM totalmemory.mistake"));
    }

    [Fact]
    public async Task A_team_of_two_sends_no_fingerprints()
    {
        var anna = await team.OwnerAsync();
        var ben = await team.MemberAsync(anna, "ben");
        Correct(anna);
        await CompareAsync(anna, ben);
        Assert.Empty(Rows("mistake"));
    }

    private List<string> AsMember(string member, string sql) =>
        server.Query(team.Database, sql, team.RoleOf(member), team.Passwords[team.RoleOf(member)]);
}
