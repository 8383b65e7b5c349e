using TotalMemory.Cli.Install.Claude;
using TotalMemory.Cli.Install.Codex;
using TotalMemory.Spool;

namespace TotalMemory.Cli.Install;

/// <summary>The clients that the memory can be registered with: a new one is added here, or to <see cref="OtherClients"/>.</summary>
internal static class InstallableClients
{
    private const string Aider = "aider";

    public static IReadOnlyList<IClientInstall> All(MemoryHome home) =>
        [
            new ClaudeInstall(home),
            new CodexInstall(home),
            .. OtherClients.All.Select(c => c with { Home = home }),
            new ContinueInstall(home),
        ];

    /// <summary>Every name that <c>--client</c> knows.</summary>
    public static IReadOnlyList<string> Names(MemoryHome home) => [.. All(home).Select(c => c.Name), Aider];

    /// <exception cref="CommandException">There is none of this name, or it cannot be registered with.</exception>
    public static IClientInstall Named(string name, MemoryHome home) =>
        All(home).FirstOrDefault(c => c.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new CommandException(
            name.Equals(Aider, StringComparison.OrdinalIgnoreCase)
                ? "Aider has neither MCP nor hooks. Give it the memory as a file: totalmemory briefing > FILE, then aider --read FILE."
                : $"Unknown client '{name}'. Known clients: {string.Join(", ", Names(home))}."
        );
}
