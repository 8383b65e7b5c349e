using TotalMemory.Spool;

namespace TotalMemory.Sync;

/// <summary>
/// Ids that are the same on every machine, derived from the identity of a record, so that a record learned independently on two machines
/// is one. Scope, project and branch are part of the id and keep records apart.
/// </summary>
internal static class GlobalId
{
    private const int Bytes = 16; // chosen: as a UUID

    /// <param name="turn">Number of times it was forgotten and said again.</param>
    public static string Compute(string kind, string identity, string project, string branch, int turn) =>
        Sha256.Hex(string.Join('\n', kind, project, branch, turn, identity), Bytes);
}
