using System.IO.Compression;
using Microsoft.Extensions.Time.Testing;
using TotalMemory.Knowledge;
using TotalMemory.Storage;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Storage;

/// <summary>
/// A memory that the programs of the first release made from six sessions, a saved fact, a fact in time, a relation, a skill, and
/// something that was forgotten (<c>Fixtures/release-0.1.0.db.gz</c>).
/// </summary>
public sealed class ReleaseTests : IDisposable
{
    private readonly TempHome temp = new();
    private readonly MemoryServices memory;

    public ReleaseTests()
    {
        Directory.CreateDirectory(temp.Home.Root);
        using (var packed = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Fixtures/release-0.1.0.db.gz")))
        using (var unpacked = new GZipStream(packed, CompressionMode.Decompress))
        using (var file = File.Create(temp.Home.Database))
            unpacked.CopyTo(file);
        memory = new MemoryServices(temp.Home, new FakeTimeProvider(new DateTimeOffset(2026, 11, 28, 9, 0, 0, TimeSpan.Zero)));
    }

    public void Dispose() => temp.Dispose();

    [Theory]
    [InlineData("record", 21)]
    [InlineData("evidence", 41)]
    [InlineData("rule", 3)]
    [InlineData("rule_source", 5)]
    [InlineData("occasion", 1)]
    [InlineData("tombstone", 1)]
    [InlineData("vector", 20)]
    [InlineData("relation", 23)]
    [InlineData("mention", 15)]
    [InlineData("temporal_fact", 1)]
    [InlineData("skill", 1)]
    [InlineData("skill_use", 1)]
    [InlineData("transcript", 6)]
    [InlineData("turn", 41)]
    public void Every_row_is_there(string table, long rows)
    {
        using var c = memory.Database.Open();
        Assert.Equal((table, rows), (table, c.Scalar($"SELECT count(*) FROM {table}")));
        Assert.Equal(
            ((long)Database.Schema, 0L),
            (c.Scalar("PRAGMA user_version"), c.Scalar("SELECT count(*) FROM pragma_foreign_key_check"))
        );
    }

    [Fact]
    public void A_rule_has_its_words_its_sources_and_its_ledger()
    {
        var rule = memory.Rules.Find(15)!.Rule;
        Assert.True(rule.IsProven);
        Assert.Equal("Run npm inside the container: docker compose exec app npm ci", rule.Record.Text);
        Assert.Equal(1, rule.Ledger.Obeyed);
        Assert.Contains("npm error code EACCES", string.Join(' ', memory.Rules.Find(15)!.Evidence.Select(e => e.Quote)));
    }

    [Fact]
    public void What_was_known_is_found_and_what_was_forgotten_stays_away()
    {
        var shop = memory.Projects.All().Single(p => p.Name == "shop");
        Assert.Equal(18, memory.Recall.Recall(new() { Text = "kamal", Project = shop.Id }).Hits[0].Record.Id);
        Assert.Empty(memory.Recall.Recall(new() { Text = "zanzibar", Project = shop.Id }).Hits);
        Assert.Equal(WriteResult.Refused, memory.Knowledge.Save(shop, Some.Fact("The old staging host is called zanzibar")).Result);
    }

    [Fact]
    public void What_stands_beside_records_is_in_its_place()
    {
        var shop = memory.Projects.All().Single(p => p.Name == "shop");
        var skill = memory.Skills.Find("release", shop.Id)!;
        Assert.Equal(["tag", "push"], skill.Steps);
        Assert.True(Assert.Single(skill.Uses).Success);
        Assert.Equal("redis", Assert.Single(memory.TemporalFacts.Timeline(shop.Id, "api", null, 5)).Value);
        using var c = memory.Database.Open();
        Assert.Equal(1L, c.Scalar("SELECT count(*) FROM relation WHERE type = 'related' AND from_record = 18 AND to_record = 17"));
        Assert.Equal("npm install: npm error code EACCES", c.Records.Find(1)!.Text);
        Assert.Contains("docker compose exec app npm ci", c.Records.Find(1)!.Fix);
    }
}
