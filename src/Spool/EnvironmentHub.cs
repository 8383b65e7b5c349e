using System.Text;

namespace TotalMemory.Spool;

/// <summary>
/// A hub given in the environment, for machines that start without a memory, such as a cloud agent's container. A small file shows whether
/// this home has synchronised with it, so that a hook can know without a network.
/// </summary>
public static class EnvironmentHub
{
    /// <summary>The hub's address with the role's password, then <c>#</c> and the vault's pairing code.</summary>
    public const string Variable = "TOTALMEMORY_HUB";

    private const int LongestAnswer = 1024; // chosen: far above a path

    /// <summary>Null if not set.</summary>
    public static string? Token => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } token ? token : null;

    /// <summary>Result of the first synchronisation: empty on success, otherwise the error; null if there was none yet.</summary>
    public static string? FirstMeeting(MemoryHome home) =>
        File.Exists(PathOf(home)) ? Utf8Text.Cap(File.ReadAllText(PathOf(home)), LongestAnswer) : null;

    /// <param name="trouble">Null on success.</param>
    public static void SetFirstMeeting(MemoryHome home, string? trouble)
    {
        PrivateFiles.CreateFolder(home.Root);
        PrivateFiles.WriteAtomic(PathOf(home), Encoding.UTF8.GetBytes(trouble ?? ""));
    }

    private static string PathOf(MemoryHome home) => Path.Combine(home.Root, "hub.first");
}
