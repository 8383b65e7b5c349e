using Microsoft.Extensions.Time.Testing;
using TotalMemory.Knowledge;
using TotalMemory.Language;
using TotalMemory.Spool;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Knowledge;

public sealed class NearDuplicateQueryTests : IDisposable
{
    private readonly TempHome temp = new();
    private readonly MemoryServices memory;
    private readonly ProjectIdentity shop;

    public NearDuplicateQueryTests()
    {
        memory = new MemoryServices(temp.Home, new FakeTimeProvider(Some.Time));
        shop = ProjectIdentity.Resolve(temp.MakeFolder("shop"));
    }

    public void Dispose() => temp.Dispose();

    [Theory]
    [InlineData("We use tabs.", "text : ((\"tabs\") AND (\"use\"))")]
    [InlineData("Service 7 listens on port 8080", "text : (\"8080\" AND \"7\" AND (\"listens\") AND (\"service\") AND (\"port\"))")]
    // One of four may be lacking: of any two, one is there.
    [InlineData("red green blue yellow", "text : ((\"yellow\" OR \"green\") AND (\"blue\" OR \"red\"))")]
    [InlineData("quote \"a\"b", "text : ((\"quote\") AND (\"b\"))")]
    [InlineData("8080", "text : (\"8080\")")]
    [InlineData("&& ??", "")]
    [InlineData("", "")]
    public void It_asks_for_all_that_a_twin_must_have(string text, string query) =>
        Assert.Equal(query, NearDuplicateQuery.Build(Words.Extract(text)));

    [Theory]
    [InlineData("Run the tests with `make test`.", "Please run the tests with make test")]
    [InlineData("The API listens on port 8080", "the API listens on port 8080.")]
    [InlineData("Deployed policies cache configured uses", "deploy policy caches configure use")]
    [InlineData("src/app/config.ts holds the limits of C++ builds, 2 m² each", "Src/App/config.ts holds limits of C++ builds (2 m² each)")]
    [InlineData("Größe heißt Cache-Größe im Café", "größe heißt cache-größe im Café")]
    [InlineData("我们使用 yarn 安装依赖", "我们使用 yarn 安装依赖.")]
    [InlineData(
        "The nightly export writes invoices orders customers and returns into the archive bucket",
        "The nightly export writes invoices orders customers and returns into the archive bucket of Frankfurt today"
    )]
    public void What_says_the_same_is_found_either_way(string a, string b)
    {
        Assert.True(NearDuplicate.Same(a, b));
        var first = memory.Knowledge.Save(shop, Some.Fact(a));
        Assert.Equal((first.Id, true), (memory.Knowledge.Save(shop, Some.Fact(b)).Id, first.Result == WriteResult.Added));
        var other = ProjectIdentity.Resolve(temp.MakeFolder("other"));
        var second = memory.Knowledge.Save(other, Some.Fact(b));
        Assert.Equal(second.Id, memory.Knowledge.Save(other, Some.Fact(a)).Id);
    }

    [Fact]
    public void A_twin_is_found_among_many_that_differ_in_one_word()
    {
        foreach (var n in Enumerable.Range(0, 300))
            memory.Knowledge.Save(shop, Some.Fact($"Always run service {n} on port {1_000 + n} in the staging cluster."));
        var again = memory.Knowledge.Save(shop, Some.Fact("always run service 3 on port 1003 in the staging cluster, please"));
        Assert.Equal(WriteResult.Merged, again.Result);
        Assert.Equal(300, memory.Knowledge.Count().Facts);
    }
}
