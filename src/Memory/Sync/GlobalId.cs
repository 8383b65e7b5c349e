using TotalMemory.Spool;

namespace TotalMemory.Sync;

/// <summary>
/// Ids that are the same on every machine. They are made from what makes a record one record, so that what two machines learned
/// independently is one from the start. Scope, project and branch are part of it: nothing of one meets what is of another.
/// </summary>
internal static class GlobalId
{
    private const int Bytes = 16;

    /// <param name="turn">0; one more for each time that it was forgotten and said again.</param>
    public static string Compute(string kind, string identity, string project, string branch, int turn) =>
        Sha256.Hex(string.Join('\n', kind, project, branch, turn, identity), Bytes);
}
