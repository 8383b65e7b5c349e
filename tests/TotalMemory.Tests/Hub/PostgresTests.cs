using TotalMemory.Benchmarks;

namespace TotalMemory.Tests.Hub;

/// <summary>Tests that share one server, one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class PostgresTests : ICollectionFixture<PostgresServer>
{
    public const string Name = "PostgreSQL";
}

/// <summary>What tests ask of a server.</summary>
public static class PostgresSkipping
{
    /// <summary>Skips the test, saying why, where no server can be had.</summary>
    public static void SkipWhenMissing(this PostgresServer server) => Assert.SkipWhen(server.Missing is not null, server.Missing ?? "");
}
