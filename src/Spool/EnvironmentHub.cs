using System.Text;

namespace TotalMemory.Spool;

/// <summary>
/// A hub that stands in the environment, for machines that begin without a memory, such as a cloud agent's container. Whether this home
/// has met it yet is told by a small file, so that a hook can know without a network.
/// </summary>
public static class EnvironmentHub
{
    /// <summary>The hub's address with the role's password, and behind a <c>#</c> the vault's pairing code.</summary>
    public const string Variable = "TOTALMEMORY_HUB";

    private const int LongestAnswer = 1024;

    /// <summary>Null where none is given.</summary>
    public static string? Token => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } token ? token : null;

    /// <summary>What came of the first meeting: empty when it went well, else why not; null while there was none.</summary>
    public static string? FirstMeeting(MemoryHome home) =>
        File.Exists(PathOf(home)) ? Utf8Text.Cap(File.ReadAllText(PathOf(home)), LongestAnswer) : null;

    /// <param name="trouble">Null when it went well.</param>
    public static void SetFirstMeeting(MemoryHome home, string? trouble)
    {
        PrivateFiles.CreateFolder(home.Root);
        PrivateFiles.WriteAtomic(PathOf(home), Encoding.UTF8.GetBytes(trouble ?? ""));
    }

    private static string PathOf(MemoryHome home) => Path.Combine(home.Root, "hub.first");
}
