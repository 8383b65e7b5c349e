namespace TotalMemory.Hub;

/// <summary>A role's state on this hub.</summary>
/// <param name="IsIn">Whether it may use the hub's tables.</param>
internal sealed record MemberRow(bool MayLogIn, bool IsIn, bool IsInTeam, bool HasVault)
{
    /// <summary>Whether it was admitted, by this hub or by another hub on the same server.</summary>
    public bool MayJoin => MayLogIn && IsIn;
}
