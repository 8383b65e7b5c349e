using TotalMemory.Benchmarks;
using TotalMemory.Tests.Hub;

namespace TotalMemory.Journeys.Support;

/// <summary>What journeys with a hub of their own share.</summary>
public abstract class HubJourney(Installed installed, PostgresServer server) : IClassFixture<PostgresServer>
{
    protected const string Lesson = "No. From now on always build with dotnet, never with make.";

    protected Installed Installed { get; } = installed;

    protected PostgresServer Server { get; } = server;

    /// <summary>The address of a new, empty database.</summary>
    protected string NewHub()
    {
        Installed.Require();
        Server.SkipWhenMissing();
        return Server.Address(Server.NewDatabase());
    }

    protected static bool Contains(string text, string words) => text.Contains(words, StringComparison.Ordinal);
}
