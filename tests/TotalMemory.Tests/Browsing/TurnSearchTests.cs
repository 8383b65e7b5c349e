using TotalMemory.Browsing;
using TotalMemory.Storage;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Browsing;

/// <summary>Every turn of every session can be found by its words.</summary>
public sealed class TurnSearchTests : IDisposable
{
    private readonly Workplace work = new();

    public void Dispose() => work.Dispose();

    private IReadOnlyList<TurnHit> Find(string words, string? project = null, Speaker by = Speaker.Anyone) =>
        work
            .Memory.TurnSearch.Find(
                new TurnQuery
                {
                    Text = words,
                    Project = project,
                    By = by,
                }
            )
            .Hits;

    [Fact]
    public void Prompts_answers_calls_and_results_are_found_and_each_by_who_said_it()
    {
        work.Session(
            "shop",
            s => s.User("where does the pelican live?").Says("The pelican lives in the cache.").Bash("ls pelican", "pelican.txt")
        );
        Assert.Equal(4, Find("pelican").Count);
        Assert.Equal("where does the pelican live?", Assert.Single(Find("pelican", by: Speaker.Person)).Text);
        Assert.Equal("The pelican lives in the cache.", Assert.Single(Find("pelican", by: Speaker.Agent)).Text);
        Assert.Equal(2, Find("pelican", by: Speaker.Tools).Count);
    }

    [Fact]
    public void All_of_the_words_are_asked_for_and_any_where_nobody_said_all()
    {
        work.Session("shop", s => s.User("the pelican and the stork").Says("only a pelican"));
        Assert.Single(Find("pelican stork"));
        Assert.Equal(2, Find("pelican unicorn").Count);
        Assert.Empty(Find("unicorn"));
        Assert.Empty(Find(""));
    }

    [Theory]
    [InlineData("部署之前必须先运行迁移脚本", "迁移")]
    [InlineData("デプロイの前に必ずマイグレーションを実行します", "マイグレーション")]
    [InlineData("เราใช้ระบบคิวสำหรับส่งอีเมล", "อีเมล")]
    [InlineData("部署 service7 之前必须先运行迁移脚本", "迁移 service7")]
    public void A_word_is_found_in_scripts_that_put_no_blanks_between_words(string said, string word)
    {
        work.Session("shop", s => s.User(said).Says("OK."));
        work.Session("bank", s => s.User(said));

        Assert.Equal(said, Assert.Single(Find(word, work.ProjectId("shop"), Speaker.Person)).Text);
        Assert.Empty(Find(word + " unicorn"));
        Assert.Empty(Find(word, by: Speaker.Tools));
    }

    [Fact]
    public void A_project_finds_its_own_turns_only()
    {
        work.Session("shop", s => s.User("the pelican of the shop"));
        work.Session("bank", s => s.User("the pelican of the bank"));
        Assert.Equal("the pelican of the bank", Assert.Single(Find("pelican", work.ProjectId("bank"))).Text);
        Assert.Equal(2, Find("pelican").Count);
    }

    [Fact]
    public void Reading_a_session_again_finds_each_turn_once()
    {
        work.Session("shop", "s1", s => s.User("the pelican"));
        work.Session("shop", "s1", s => s.User("the pelican").Says("which pelican?"));
        using var c = work.Memory.Database.Open();
        c.Execute("INSERT OR REPLACE INTO turn SELECT * FROM turn");
        Assert.Equal(2, Find("pelican").Count);
    }

    [Fact]
    public void What_was_forgotten_is_not_found_and_not_in_the_index()
    {
        work.Session("shop", s => s.User("Always write zanzibarish in the changelog."));
        Assert.NotEmpty(Find("zanzibarish"));
        foreach (var card in work.Memory.Records.Page(new RecordFilter(), null, 20).Items)
            work.Memory.Knowledge.Forget(card.Record.Id, "a test");
        work.Memory.Erasure.Finish();
        Assert.Empty(Find("zanzibarish"));
        MemoryConnection.CloseIdle();
        foreach (var file in Directory.EnumerateFiles(work.Temp.Home.Root, "memory.db*"))
            Assert.Equal(-1, File.ReadAllBytes(file).AsSpan().IndexOf("zanzibar"u8));
    }
}
