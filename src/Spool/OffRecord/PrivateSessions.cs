using System.Text;
using TotalMemory.Spool.Files;

namespace TotalMemory.Spool.OffRecord;

/// <summary>
/// Private sessions, one small file each, named by a digest of the session's id. It contains the id until what was taken from the session
/// is forgotten, and is empty afterwards.
/// </summary>
public sealed class PrivateSessions(string folder)
{
    /// <summary>The environment variable that makes the sessions of a client private.</summary>
    public const string Variable = "TOTALMEMORY_PRIVATE";

    private const int LongestId = 4 * 1024; // chosen: far above a session's id

    /// <summary>True if the variable is set, and not to a "no" value.</summary>
    public static bool IsAsked =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } set && set is not ("0" or "false" or "no");

    public bool Contains(string session) => File.Exists(PathOf(session));

    /// <summary>True if it was not private before.</summary>
    public bool Mark(string session)
    {
        if (Contains(session))
            return false;
        PrivateFiles.CreateFolder(folder);
        PrivateFiles.WriteAtomic(PathOf(session), Encoding.UTF8.GetBytes(session));
        return true;
    }

    /// <summary>Ids of sessions that may still have to be forgotten.</summary>
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

    /// <summary>Marks a session as completely forgotten.</summary>
    public void Settle(string session) => PrivateFiles.WriteAtomic(PathOf(session), []);

    public int Count => Directory.Exists(folder) ? Directory.EnumerateFiles(folder).Count(f => Path.GetExtension(f).Length == 0) : 0;

    private string PathOf(string session) => Path.Combine(folder, Sha256.Hex(session, 16));
}
