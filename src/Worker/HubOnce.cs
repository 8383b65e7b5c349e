using TotalMemory.Hub;
using TotalMemory.Spool;
using TotalMemory.Spool.Printing;
using TotalMemory.Sync;

namespace TotalMemory.Worker;

/// <summary>Runs <c>totalmemory hub …</c> in the foreground, because only this program contains the PostgreSQL client.</summary>
internal static class HubOnce
{
    public static async Task<int> RunAsync(MemoryHome home, string[] words)
    {
        try
        {
            var memory = new MemoryServices(home, TimeProvider.System);
            var commands = new HubCommands(home, new Replica(memory.Database, memory.Erasure, TimeProvider.System), TimeProvider.System)
            {
                Publish = projects => memory.Publishing.Publish(projects),
            };
            // The pairing code is typed on standard input, so that it does not appear in the list of processes.
            var typed = words.Contains("--code") ? await Console.In.ReadLineAsync() : null;
            foreach (var line in await commands.RunAsync(words, typed, CancellationToken.None))
                await Console.Out.WriteLineAsync(SafeText.Clean(line));
            return 0;
        }
        catch (Exception e) when (HubTrouble.IsHubs(e))
        {
            await Console.Error.WriteLineAsync(SafeText.Clean(HubTrouble.Describe(e)));
            return 1;
        }
    }
}
