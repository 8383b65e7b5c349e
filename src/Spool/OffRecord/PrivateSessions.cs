using System.Text;
using TotalMemory.Spool.Files;

namespace TotalMemory.Spool.OffRecord;

/// <summary>
/// Sessions of which nothing is kept, one small file each, under a digest of the session's id. It holds the id until what was taken of the
/// session is forgotten, and nothing afterwards.
/// </summary>
public sealed class PrivateSessions(string folder)
{
    /// <summary>The environment variable that makes the sessions of a client private.</summary>
    public const string Variable = "TOTALMEMORY_PRIVATE";

    private const int LongestId = 4 * 1024;

    /// <summary>Set, and not to a no.</summary>
    public static bool IsAsked =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } set && set is not ("0" or "false" or "no");

    public bool Contains(string session) => File.Exists(PathOf(session));

    /// <summary>True when it was not private before.</summary>
    public bool Mark(string session)
    {
        if (Contains(session))
            return false;
        PrivateFiles.CreateFolder(folder);
        PrivateFiles.WriteAtomic(PathOf(session), Encoding.UTF8.GetBytes(session));
        return true;
    }

    /// <summary>Ids of those of which something may be left to forget.</summary>
    public IReadOnlyList<string> Unsettled() =>
        !Directory.Exists(folder)
            ? []
            :
            [
                .. Directory
                    .EnumerateFiles(folder)
                    .Where(f => Path.GetExtension(f).Length == 0 && new FileInfo(f) is { Exists: true, Length: > 0 })
                    .Select(f => OutsideFile.TryReadText(f, LongestId))
                    .OfType<string>(),
            ];

    /// <summary>Nothing of it is left.</summary>
    public void Settle(string session) => PrivateFiles.WriteAtomic(PathOf(session), []);

    public int Count => Directory.Exists(folder) ? Directory.EnumerateFiles(folder).Count(f => Path.GetExtension(f).Length == 0) : 0;

    private string PathOf(string session) => Path.Combine(folder, Sha256.Hex(session, 16));
}
