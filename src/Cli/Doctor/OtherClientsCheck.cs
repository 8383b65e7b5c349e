using TotalMemory.Cli.Install;
using TotalMemory.Spool;

namespace TotalMemory.Cli.Doctor;

/// <summary>Other clients that start the MCP server.</summary>
internal sealed class OtherClientsCheck(MemoryHome home) : ICheck
{
    public string Name => "other clients";

    public IEnumerable<JsonCheck> Run() =>
        InstallableClients
            .All(home)
            .OfType<OtherClient>()
            .Where(c => c.IsRegistered)
            .Select(c => new JsonCheck(c.Title, true, "its settings start the MCP server", null));
}
